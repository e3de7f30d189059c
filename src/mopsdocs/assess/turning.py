"""Whether an assessment would say the same on another day.

Knows: on which days something turns: a goal's start and end, the end of a period, the day on which a value is late.
Never: what is assessed on either day.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from mopsdocs.model.periods import containing, days_of, last_day
from mopsdocs.model.playbook import Metric, Playbook

_DAY = timedelta(days=1)


def turns(playbook: Playbook, one: date, other: date) -> bool:
    """Whether anything in a playbook's assessment may depend on which of two days it is made on.

    All else has to be the same; of a playbook that uses metrics of others this cannot be told, so it may.
    """
    if one == other:
        return False
    first, last = min(one, other), max(one, other)
    if any(goal.milestones for goal in playbook.goals) or _looks_elsewhere(playbook):
        return True
    if any(first <= day <= last for day in _days(playbook)):
        return True
    return any(_period_turns(every, first, last) for every in _cadences(playbook)) or any(
        _comes_due(metric, every, first, last) for metric in playbook.metrics for every in _cadences(playbook)
    )


def _looks_elsewhere(playbook: Playbook) -> bool:
    named = [goal.metric or "" for goal in playbook.goals]
    for metric in playbook.metrics:
        named += (metric.formula or "" if "[" in (metric.formula or "") else "", *metric.counter)
    named += [side.metric or "" for sla in playbook.slas for side in (sla.commitment, sla.in_return) if side]
    return any("/" in name for name in named)


def _days(playbook: Playbook) -> Iterator[date]:
    """List the days on which a goal begins or ends, a word said by hand lapses, or a baseline's period is over."""
    for goal in playbook.goals:
        over = days_of(goal.baseline.period) if goal.baseline and goal.baseline.period else None
        until = goal.override.until if goal.override else None
        yield from (day for day in (goal.start, goal.due, until, over[1] if over else None) if day)


def _cadences(playbook: Playbook) -> set[str]:
    found = {metric.every or "month" for metric in playbook.metrics}
    return {"month", *found, *(series.every for series in playbook.series.values())}


def _period_turns(every: str, first: date, last: date) -> bool:
    """Whether a period ends between two days, or on one of them."""
    return containing(every, first) != containing(every, last + _DAY)


def _comes_due(metric: Metric, every: str, first: date, last: date) -> bool:
    """Whether between two days, or on one of them, is the last day on which a period's value is in time."""
    if metric.due_after is None:
        return False
    number, due = containing(every, last), last
    while due >= first:
        due = metric.due_after.after(last_day(every, number))
        if first <= due <= last:
            return True
        number -= 1
    return False
