"""The home page: what needs attention today.

Knows: which few things of the whole handbook stand first.
Never: everything.
"""

from datetime import date, timedelta

from msgspec import structs

from mopsdocs.model.assessment import CRITERIA
from mopsdocs.model.recipe import Recipe, page
from mopsdocs.model.view import AreaCard, GoalLineView, HomeView, Latest, Link, TaskLineView, Total
from mopsdocs.outputs import address, goals, lines, reviews, states
from mopsdocs.outputs.areas import area_cards
from mopsdocs.outputs.changes_history import latest
from mopsdocs.outputs.frame import frame
from mopsdocs.outputs.handover import leaving
from mopsdocs.outputs.holdings import holders
from mopsdocs.outputs.scribe import Scribe, Voice
from mopsdocs.outputs.tally import GoalOf, Tally

_GOALS, _TASKS, _PROBLEMS, _LEAVING = 6, 10, 6, 6
_RANKS = {"unreachable": 0, "off-track": 1, "at-risk": 2, "data-needed": 3}


def home_page(voice: Voice, tally: Tally, theme: str) -> Recipe:
    """Plan the home page."""
    scribe, words = voice.at(address.HOME), voice.words
    view = HomeView(
        title=_title(scribe),
        totals_line=_totals_line(scribe, tally),
        totals=_totals(scribe, tally),
        goals=_goals(scribe, tally),
        all_goals=Link(words("All goals"), scribe.href(address.GOALS)),
        due=_due(scribe, tally),
        due_title=words("Due next"),
        all_tasks=Link(words("All tasks"), scribe.href(address.TASKS)),
        problems=_problems(scribe, tally),
        all_problems=Link(words("All problems"), scribe.href(address.PROBLEMS)),
        areas=(shown := _areas(scribe, tally)),
        all_areas=_all_areas(scribe, len(shown)),
        latest=_latest(scribe),
        leaving=_leaving(scribe, tally),
    )
    site = words.text(scribe.edition.config.title)
    around = frame(scribe, site, view.totals_line, section=address.HOME)
    dated = structs.replace(around, as_of=scribe.day(scribe.today))
    return page(voice.prefix + scribe.page, "pages/home.html", dated, view, theme)


def _title(scribe: Scribe) -> str:
    """Say what stands first: a version that is published tells of its own day, whenever it is read."""
    if scribe.edition.standing.published:
        return scribe.words("What needed attention on {day}", day=scribe.today)
    return scribe.words("What needs attention today")


def _latest(scribe: Scribe) -> Latest | None:
    compared = scribe.edition.standing.comparisons
    return latest(scribe, compared[0], address.CHANGES) if compared else None


def _leaving(scribe: Scribe, tally: Tally) -> tuple[Link, ...]:
    """Name those who leave within a month, or have left, and still hold something."""
    soon = scribe.today + timedelta(days=states.REVIEW_SOON)
    people = [one for one in scribe.edition.parties.people.values() if one.end and one.end <= soon]
    people.sort(key=lambda one: (one.end or date.max, one.id))
    holding = holders(tally, scribe.edition) if people else frozenset[str]()
    still = [one for one in people if one.id in holding]
    return tuple(
        Link(one.name, scribe.href(address.handover(one.id)), note=leaving(scribe.words, one, scribe.today))
        for one in still[:_LEAVING]
    )


def _areas(scribe: Scribe, tally: Tally) -> tuple[AreaCard, ...]:
    return area_cards(scribe, tally, used=True) or area_cards(scribe, tally)


def _all_areas(scribe: Scribe, shown: int) -> Link | None:
    """Lead to the other areas, where there are any."""
    missing = shown < len(scribe.edition.config.areas)
    return Link(scribe.words("All areas"), scribe.href(address.AREAS)) if missing else None


def _totals_line(scribe: Scribe, tally: Tally) -> str:
    words = scribe.words
    return words(
        "{playbooks}, {goals}, {people}. As of {day}.",
        playbooks=words.many("{count} playbook", "{count} playbooks", len(scribe.edition.cards)),
        goals=words.many("{count} goal", "{count} goals", len(tally.goals)),
        people=words.many("{count} person", "{count} people", len(scribe.edition.parties.people)),
        day=scribe.today,
    )


def _totals(scribe: Scribe, tally: Tally) -> tuple[Total, ...]:
    words, today = scribe.words, scribe.today
    late, week = len(tally.late(today)), len(tally.this_week(today))
    off = sum(1 for one in tally.goals if one.card.status == "active" and states.is_off_track(one.goal, today))
    past = reviews.overdue(tally, today)
    due = words.many("task due in seven days", "tasks due in seven days", week)
    behind = words.many("goal off track", "goals off track", off)
    overdue = words.many("review overdue", "reviews overdue", past)
    return (
        _total(scribe, late, words.many("task late", "tasks late", late), f"{address.TASKS}#late", bad=True),
        _total(scribe, week, due, f"{address.TASKS}#week"),
        _total(scribe, off, behind, address.GOALS, bad=True),
        _total(scribe, past, overdue, f"{address.REVIEWS}#overdue", bad=True),
    )


def _total(scribe: Scribe, number: int, text: str, target: str, *, bad: bool = False) -> Total:
    # Without a row to show there is no group to lead to.
    href = scribe.href(target if number else target.partition("#")[0])
    return Total(scribe.words.number(number), text, href, "bad" if bad and number else "mute")


def _goals(scribe: Scribe, tally: Tally) -> tuple[GoalLineView, ...]:
    running = [one for one in tally.goals if _runs(one, scribe.today)]
    first = sorted(running, key=_urgency)[:_GOALS]
    return tuple(line for one in first for line in goals.goal_lines(scribe, one.card, (one.goal,)))


def _runs(one: GoalOf, today: date) -> bool:
    begun = one.goal.start is None or one.goal.start <= today
    return one.card.status == "active" and one.goal.outcome is None and begun


def _urgency(one: GoalOf) -> tuple[int, bool, date, str, str]:
    rank = _RANKS.get(one.goal.pace.status, len(_RANKS))
    return rank, one.goal.met == CRITERIA, one.goal.due or date.max, one.card.id, one.goal.id


def _due(scribe: Scribe, tally: Tally) -> tuple[TaskLineView, ...]:
    return tuple(lines.row(scribe, line) for line in tally.open[:_TASKS] if line.duty.due)


def _problems(scribe: Scribe, tally: Tally) -> tuple[Link, ...]:
    found: list[Link] = []
    for card, problem in tally.problems:
        if problem.problem and card.status not in ("retired", "superseded"):
            link = scribe.link(problem.problem, f"{card.address}#{address.anchor(problem.id)}")
            found.append(Link(link.text, link.href, link.lang, scribe.card(card).text))
    return tuple(found[:_PROBLEMS])
