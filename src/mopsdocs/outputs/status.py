"""Where things stand, in rows for a terminal: goals with their numbers, and tasks by due date, the late ones first.

Knows: which goals and tasks somebody asks for, and which are shown to somebody who asks for nothing.
Never: columns, colours, a terminal.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from mopsdocs.model.handbook import Duty, Edition
from mopsdocs.model.lives import is_live
from mopsdocs.model.playbook import PartyId
from mopsdocs.model.view import Tag
from mopsdocs.outputs import phrases, progress, states
from mopsdocs.outputs.goals import goal_title
from mopsdocs.outputs.scribe import Scribe
from mopsdocs.outputs.tally import GoalOf, Line, Tally

LATE = "late"
TASK_STATES = ("todo", "doing", "blocked", "review", "done", "dropped")
GOAL_STATES = ("on-track", "at-risk", "off-track", "unreachable", "too-early", "data-needed", "achieved", "missed")
STATES = (LATE, *TASK_STATES, *GOAL_STATES)
"""What can be asked for; `dropped` is said of goals, too."""

_RANKS = {"unreachable": 0, "off-track": 1, "at-risk": 2, "data-needed": 3}
_MOST = 20
"""How many goals, and how many tasks, are shown to somebody who asks for nothing in particular."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks for; None is everything."""

    person: PartyId | None = None
    area: str | None = None
    state: str | None = None

    @property
    def everything(self) -> bool:
        """Whether nothing in particular is asked for."""
        return self == Wanted()


@dataclass(frozen=True, slots=True)
class Row:
    """A goal or a task: its state, its date, its id with the playbook's, its title, and what else there is to say."""

    tag: Tag
    due: str
    ref: str
    title: str
    more: str


@dataclass(frozen=True, slots=True)
class Part:
    """Rows under a title; `rest` says how many more there are, where they are many, or that there are none."""

    title: str
    rows: tuple[Row, ...]
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Status:
    """Where things stand on a day."""

    title: str
    parts: tuple[Part, ...]


def status_of(scribe: Scribe, tally: Tally, wanted: Wanted) -> Status:
    """Choose what is asked for: goals where a state of goals may be meant, tasks where one of tasks may be."""
    words = scribe.words
    parts: list[Part] = []
    if wanted.state is None or wanted.state in (*GOAL_STATES, "dropped"):
        rows = [_goal(scribe, one) for one in _goals(tally, wanted, scribe.today)]
        parts.append(_part(scribe, words("Goals"), rows, wanted, words("No goals.")))
    if wanted.state is None or wanted.state in (LATE, *TASK_STATES):
        near = wanted.person is None and wanted.state is None
        tasks = [_task(scribe, one) for one in _tasks(tally, wanted, scribe.edition)]
        shown = words("Late, and due in the next seven days") if near else words("Tasks")
        parts.append(_part(scribe, shown, tasks, wanted, words("Nothing is due.")))
    title = words("{handbook}, as of {day}", handbook=scribe.edition.config.title, day=scribe.today)
    return Status(title, tuple(parts))


def _part(scribe: Scribe, title: str, rows: list[Row], wanted: Wanted, nothing: str) -> Part:
    if not rows:
        return Part(title, (), nothing)
    left = len(rows) - _MOST if wanted.everything else 0
    if left <= 0:
        return Part(title, tuple(rows))
    more = scribe.words.many(
        "{count} more: choose with --person, --area or --state",
        "{count} more: choose with --person, --area or --state",
        left,
    )
    return Part(title, tuple(rows[:_MOST]), more)


def _goals(tally: Tally, wanted: Wanted, today: date) -> list[GoalOf]:
    """Choose goals: those that are still open, or those of a state; the worst off first, last what has not begun."""
    known: Iterable[GoalOf] = tally.goals_of.get(wanted.person, ()) if wanted.person else tally.goals
    chosen = _of_state(wanted.state) if wanted.state else _is_open
    found = [one for one in known if _in_area(one.card.area, wanted) and chosen(one, today)]

    def rank(one: GoalOf) -> tuple[date, int, date]:
        later = date.min if _has_begun(one, today) else one.goal.start or date.min
        return later, _RANKS.get(one.goal.pace.status, len(_RANKS)), one.goal.due or date.max

    return sorted(found, key=rank)


def _of_state(state: str) -> Callable[[GoalOf, date], bool]:
    def is_so(one: GoalOf, today: date) -> bool:
        outcome = one.goal.outcome
        return outcome == state if outcome else one.goal.pace.status == state and _runs(one, today)

    return is_so


def _runs(one: GoalOf, today: date) -> bool:
    return _is_open(one, today) and _has_begun(one, today)


def _is_open(one: GoalOf, _today: date) -> bool:
    return is_live(one.card.status) and one.goal.outcome is None


def _has_begun(one: GoalOf, today: date) -> bool:
    return one.goal.start is None or one.goal.start <= today


def _tasks(tally: Tally, wanted: Wanted, edition: Edition) -> list[Line]:
    """Choose tasks by due date: without a person or state, those that are late or due within a week."""
    today = edition.today
    if wanted.state in states.CLOSED:
        found = _closed(tally, wanted, edition)
    elif wanted.person:
        accountable, responsible, *_ = tally.duties.get(wanted.person, ([], []))
        known = {(line.card.id, line.duty.id): line for line in (*accountable, *responsible)}
        found = sorted(known.values(), key=lambda line: (line.duty.due or date.max, line.card.id, line.duty.id))
    elif wanted.state:
        found = list(tally.open)
    else:
        found = [*tally.late(today), *tally.this_week(today)]
    return [line for line in found if _in_area(line.card.area, wanted) and _is_in_state(line, wanted.state, today)]


def _closed(tally: Tally, wanted: Wanted, edition: Edition) -> list[Line]:
    """List the tasks that are done, or dropped, the latest first."""
    roles = edition.parties.roles.values()
    mine = {wanted.person, *(f"role:{one.id}" for one in roles if one.holder and one.holder == wanted.person)}
    found = [
        Line(one.card, duty)
        for one in tally.outlines
        for duty in one.duties
        if duty.status == wanted.state and (wanted.person is None or not mine.isdisjoint(_people(duty)))
    ]
    return sorted(found, key=lambda line: (line.duty.done or line.duty.due or date.min, line.card.id), reverse=True)


def _people(duty: Duty) -> Iterable[PartyId]:
    return (one.removeprefix("person:") for one in (*duty.accountable, *duty.responsible))


def _is_in_state(line: Line, state: str | None, today: date) -> bool:
    if state == LATE:
        return states.is_late(line.duty, today)
    return state is None or line.duty.status == state


def _in_area(area: str | None, wanted: Wanted) -> bool:
    return wanted.area is None or area == wanted.area


def _goal(scribe: Scribe, one: GoalOf) -> Row:
    words, goal = scribe.words, one.goal
    bar = progress.bar(words, goal)
    said = [
        phrases.way(words, goal),
        bar.words if bar else "",
        words("Set by hand: {why}", why=goal.why) if goal.why else "",
        words.name_of(goal.owner) if goal.owner else "",
    ]
    return Row(
        states.of_goal(goal, scribe.today, words),
        words.day(goal.due) if goal.due else "",
        f"{one.card.id}/{goal.id}",
        goal_title(scribe, goal).text,
        "; ".join(part for part in said if part),
    )


def _task(scribe: Scribe, line: Line) -> Row:
    words, duty = scribe.words, line.duty
    return Row(
        states.of_duty(duty, scribe.today, words),
        words.day(duty.due) if duty.due else "",
        f"{line.card.id}/{duty.id}",
        scribe.label(duty.title).text,
        ", ".join(map(words.name_of, duty.responsible or duty.accountable)),
    )
