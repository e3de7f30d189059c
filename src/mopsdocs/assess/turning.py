"""Whether an assessment would say the same on another day.

Knows: on which days something turns: a goal's start and end, the end of a period with a value, the day on which the
next value is due.
Never: what is assessed on either day.
"""

from collections.abc import Iterator
from datetime import date

from mopsdocs.model.periods import containing, days_of, first_day, last_day
from mopsdocs.model.playbook import Metric, Playbook
from mopsdocs.model.values import Series


def turns(playbook: Playbook, one: date, other: date) -> bool:
    """Whether anything in a playbook's assessment may depend on which of two days it is made on.

    All else has to be the same; of a playbook that uses metrics of others this cannot be told, so it may.
    """
    if any(goal.milestones for goal in playbook.goals) or _looks_elsewhere(playbook):
        return True
    if one == other:
        return False
    first, last = min(one, other), max(one, other)
    if any(first <= day <= last for day in _days(playbook)):
        return True
    starts = {goal.start for goal in playbook.goals if goal.start}
    return any(_values_turn(one, playbook.series.get(one.id), starts, first, last) for one in playbook.metrics)


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


def _values_turn(metric: Metric, series: Series | None, starts: set[date], first: date, last: date) -> bool:
    """Whether between two days, or on one of them, a period with a value begins or is over, or a value comes due.

    What is due next follows from the periods that are over: as long as these are the same, one value at most for each
    beginning of a goal.
    """
    every = metric.every or (series.every if series else None) or "month"
    low, high = containing(every, first), containing(every, last)
    rows = series.rows if series else ()
    touched = low < high or first == first_day(every, low) or last == last_day(every, high)
    if touched and rows and rows[0].period <= high and rows[-1].period >= low:
        return True
    begun = {containing(every, start) for start in starts}
    if rows and rows[0].period < low:
        lacking = min(rows[-1].period + 1, low)
        begun = {lacking, *(max(lacking, number) for number in begun)}
    return any(first <= _due(metric, every, number) <= last for number in begun)


def _due(metric: Metric, every: str, number: int) -> date:
    """Give the last day on which the value of a period is in time."""
    end = last_day(every, number)
    return metric.due_after.after(end) if metric.due_after else end
