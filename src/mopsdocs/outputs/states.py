"""States in words, each with its tone.

Knows: how a state and a day become one short tag.
Never: where the tag is shown.
"""

from collections.abc import Callable
from datetime import date

from mopsdocs.model.assessment import CRITERIA
from mopsdocs.model.handbook import Duty
from mopsdocs.model.lives import is_live
from mopsdocs.model.outline import GoalLine
from mopsdocs.model.view import Tag
from mopsdocs.words import Words

SOON = 7
REVIEW_SOON = 30
CLOSED = ("done", "dropped")

_PLAYBOOK: dict[str, tuple[str, Callable[[Words], str]]] = {
    "draft": ("mute", lambda w: w("Draft")),
    "proposed": ("info", lambda w: w("Proposed")),
    "active": ("ok", lambda w: w("Active")),
    "paused": ("warn", lambda w: w("Paused")),
    "achieved": ("ok", lambda w: w("Achieved")),
    "missed": ("bad", lambda w: w("Missed")),
    "superseded": ("mute", lambda w: w("Superseded")),
    "retired": ("mute", lambda w: w("Retired")),
}
# What a state is said of decides in other languages whether it is masculine or feminine.
_STEP: dict[str, tuple[str, Callable[[Words], str]]] = {
    "todo": ("mute", lambda w: w("To do")),
    "doing": ("info", lambda w: w("Doing")),
    "blocked": ("bad", lambda w: w.term("step", "Blocked")),
    "review": ("info", lambda w: w("In review")),
    "done": ("ok", lambda w: w.term("step", "Done")),
    "dropped": ("mute", lambda w: w.term("step", "Dropped")),
}
_TASK = {
    **_STEP,
    "blocked": ("bad", lambda w: w.term("task", "Blocked")),
    "done": ("ok", lambda w: w.term("task", "Done")),
    "dropped": ("mute", lambda w: w.term("task", "Dropped")),
}
_FEEDBACK: dict[str, tuple[str, Callable[[Words], str]]] = {
    "open": ("warn", lambda w: w("Open")),
    "accepted": ("ok", lambda w: w("Accepted")),
    "declined": ("mute", lambda w: w("Declined")),
}
_DECISION: dict[str, tuple[str, Callable[[Words], str]]] = {
    "proposed": ("info", lambda w: w.term("decision", "Proposed")),
    "accepted": ("ok", lambda w: w.term("decision", "Accepted")),
    "superseded": ("mute", lambda w: w.term("decision", "Superseded")),
}
_LIKELIHOOD: dict[str, Callable[[Words], str]] = {
    "low": lambda w: w.term("likelihood", "low"),
    "medium": lambda w: w.term("likelihood", "medium"),
    "high": lambda w: w.term("likelihood", "high"),
}
_IMPACT: dict[str, Callable[[Words], str]] = {
    "low": lambda w: w.term("impact", "low"),
    "medium": lambda w: w.term("impact", "medium"),
    "high": lambda w: w.term("impact", "high"),
}

_OUTCOME: dict[str, tuple[str, Callable[[Words], str]]] = {
    "achieved": ("ok", lambda w: w("Achieved")),
    "missed": ("bad", lambda w: w("Missed")),
    "dropped": ("mute", lambda w: w("Dropped")),
}
_PROGRESS: dict[str, tuple[str, Callable[[Words], str]]] = {
    "on-track": ("ok", lambda w: w("On track")),
    "at-risk": ("warn", lambda w: w("At risk")),
    "off-track": ("bad", lambda w: w("Off track")),
    "unreachable": ("bad", lambda w: w("Out of reach")),
    "too-early": ("mute", lambda w: w("Too early to say")),
    "data-needed": ("info", lambda w: w("Data needed")),
}


def of_playbook(status: str, words: Words) -> Tag:
    """Tag a playbook's status."""
    tone, say = _PLAYBOOK[status]
    return Tag(tone, say(words))


def of_step(status: str, words: Words) -> Tag:
    """Tag the state of a step."""
    tone, say = _STEP[status]
    return Tag(tone, say(words))


def of_task(status: str, words: Words) -> Tag:
    """Tag the state of a task, whatever the day."""
    tone, say = _TASK[status]
    return Tag(tone, say(words))


def of_feedback(status: str, words: Words) -> Tag:
    """Tag what became of a colleague's feedback."""
    tone, say = _FEEDBACK[status]
    return Tag(tone, say(words))


def of_decision(status: str, words: Words) -> Tag:
    """Tag whether a decision holds."""
    tone, say = _DECISION[status]
    return Tag(tone, say(words))


def likelihood(word: str, words: Words) -> str:
    """Say how likely a risk is."""
    return _LIKELIHOOD[word](words)


def impact(word: str, words: Words) -> str:
    """Say how grave a risk is."""
    return _IMPACT[word](words)


def day_for(status: str, today: date) -> date | None:
    """Give the day by which what a playbook asks for is late; none for one that rests, as nobody is to do it."""
    return today if is_live(status) else None


def is_open(duty: Duty) -> bool:
    """Whether something is still to be done."""
    return duty.status not in CLOSED


def is_late(duty: Duty, today: date | None) -> bool:
    """Whether something open is past its date."""
    return today is not None and duty.due is not None and duty.due < today and is_open(duty)


def of_duty(duty: Duty, today: date | None, words: Words) -> Tag:
    """Tag a task, or a step without tasks, by what matters most on the day: late, due soon, or its state."""
    state = of_step if duty.kind == "step" else of_task
    if not is_open(duty) or duty.due is None or today is None:
        return state(duty.status, words)
    days = (duty.due - today).days
    if days < 0:
        return Tag("bad", words.many("{count} day late", "{count} days late", -days))
    if duty.status == "blocked":
        return state("blocked", words)
    if days == 0:
        return Tag("warn", words("Due today"))
    if days <= SOON:
        return Tag("warn", words.many("Due tomorrow", "Due in {count} days", days))
    return state(duty.status, words)


def of_goal(goal: GoalLine, today: date, words: Words) -> Tag:
    """Tag a goal by its outcome, by what a person says of it, by its window, or by its progress."""
    if goal.outcome in _OUTCOME:
        tone, say = _OUTCOME[goal.outcome]
        return Tag(tone, say(words))
    standing = goal.pace.status
    if goal.pace.by_hand and standing in _PROGRESS:
        return of_progress(standing, words)
    if goal.start and goal.start > today:
        return Tag("mute", words("Starts {day}", day=goal.start))
    if goal.due and goal.due < today:
        return Tag("bad", words("Ended {day}, outcome open", day=goal.due))
    if standing in _PROGRESS:
        return of_progress(standing, words)
    if goal.due:
        return Tag("info", words("Running"))
    return Tag("warn", words("No end date"))


def of_progress(status: str, words: Words) -> Tag:
    """Tag how a goal stands, whoever says so."""
    tone, say = _PROGRESS[status]
    return Tag(tone, say(words))


def is_off_track(goal: GoalLine, today: date) -> bool:
    """Whether a goal that is running will not be reached as it goes."""
    runs = goal.outcome is None and (goal.due is None or goal.due >= today)
    return runs and goal.pace.status in ("off-track", "unreachable")


def of_smart(met: int, words: Words) -> Tag:
    """Tag how many of the five SMART criteria are met."""
    return Tag("ok" if met == CRITERIA else "warn", words("SMART {met} of 5", met=met))


def of_review(due: date | None, today: date | None, words: Words) -> Tag | None:
    """Tag a review that is near or past; none while it is far."""
    if due is None or today is None:
        return None
    days = (due - today).days
    if days < 0:
        return Tag("bad", words.many("Review {count} day late", "Review {count} days late", -days))
    if days == 0:
        return Tag("warn", words("Review due today"))
    if days <= REVIEW_SOON:
        return Tag("warn", words.many("Review due in {count} day", "Review due in {count} days", days))
    return None
