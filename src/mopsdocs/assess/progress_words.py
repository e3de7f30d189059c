"""What is said of a goal's progress: one sentence, with its numbers still apart.

Knows: what stands in the place of a number that cannot be computed, and how finely numbers are told.
Never: how a number comes about; how a sentence sounds in another language.
"""

from datetime import date
from decimal import Decimal

from mopsdocs.assess.arithmetic import difference
from mopsdocs.assess.formula import Failure
from mopsdocs.assess.goals import PERCENT, WITHIN, Aim
from mopsdocs.model.diagnostic import Measuring, Quantity, Said, Value
from mopsdocs.model.playbook import Metric
from mopsdocs.words.places import places_apart, places_finely, places_for, to_places

_POINTS = "pp"


def no_window(aim: Aim) -> Said:
    """Say that a goal has no window in which it could be on its way."""
    return Said("Goal {goal} has no start and due date to hold its progress against", {"goal": aim.goal.id})


def no_metric(aim: Aim) -> Said:
    """Say that there is nothing to measure."""
    return Said("Goal {goal} has no metric to hold its progress against", {"goal": aim.goal.id})


def no_milestones(aim: Aim) -> Said:
    """Say that no step tells how far a milestone is."""
    return Said("Goal {goal} has no steps to hold its progress against", {"goal": aim.goal.id})


def lacking(aim: Aim) -> Said | None:
    """Say which number a goal lacks, if it lacks one."""
    values: dict[str, Value] = {"goal": aim.goal.id}
    if aim.direction == WITHIN:
        known = aim.low is not None and aim.high is not None and aim.low < aim.high
        return None if known else Said("Goal {goal} has no bounds to hold its progress against", values)
    if aim.target is None:
        return Said("Goal {goal} has no target to hold its progress against", values)
    if aim.keeps:
        return None
    if aim.baseline is None:
        return Said("Goal {goal} has no baseline to hold its progress against", values)
    if aim.baseline == aim.target:
        return Said("Goal {goal} starts where it wants to end: there is no way to measure", values)
    return None


def starts(day: date) -> Said:
    """Say when a goal begins."""
    return Said("It starts on {day}", {"day": day})


def too_early() -> Said:
    """Say that too little of the window is over."""
    return Said("Too early to say: less than a tenth of the time is over")


def awaited(due: tuple[str, date] | None) -> Said:
    """Say when the first value is due."""
    if due is None:
        return Said("Too early to say: no value is due yet")
    values: dict[str, Value] = {"period": Measuring(due[0]), "day": due[1]}
    return Said("Too early to say: the value of {period} is due on {day}", values)


def failed(failure: Failure, metric: Metric) -> Said:
    """Say why values come to no number."""
    values: dict[str, Value] = {"metric": metric.name or metric.id}
    match failure.kind:
        case "zero":
            return Said("Data needed: {metric} divides by zero", values)
        case "range" | "places":
            return Said("Data needed: {metric} leads to a number that cannot be computed with", values)
        case "circle":
            return Said("Data needed: the formula of {metric} leads back to itself", values)
        case _:
            return Said("Data needed: {metric} has no values for a part of the time", values)


def moved(aim: Aim, day: date, now: Decimal, planned: Decimal, end: Decimal | None) -> Said:
    """Say how far above or below the expected line a goal is, and where this rate leads."""
    places = _places(aim)
    seen, line = to_places(now, places), to_places(planned, places)
    off = abs(difference(seen, line))
    unit = PERCENT if aim.unit == PERCENT else ""
    values: dict[str, Value] = {
        "difference": Quantity(off, _POINTS) if unit else off,
        "expected": Quantity(line, unit),
        "day": day,
    }
    if end is None:
        return _side(seen, line, values)
    values["end"] = Quantity(to_places(end, places), unit)
    if seen == line:
        return Said("At the expected {expected} on {day}; at this rate it ends at {end}", values)
    if seen > line:
        return Said("{difference} above the expected {expected} on {day}; at this rate it ends at {end}", values)
    return Said("{difference} below the expected {expected} on {day}; at this rate it ends at {end}", values)


def _side(seen: Decimal, line: Decimal, values: dict[str, Value]) -> Said:
    if seen == line:
        return Said("At the expected {expected} on {day}", values)
    if seen > line:
        return Said("{difference} above the expected {expected} on {day}", values)
    return Said("{difference} below the expected {expected} on {day}", values)


def kept(aim: Aim, day: date, now: Decimal, inside: int, count: int) -> Said:
    """Say how often a value stayed within its bounds."""
    bounds = [bound for bound in (aim.low, aim.high, aim.target) if bound is not None]
    places = max(places_finely(now, aim.unit), places_apart(now, bounds))
    values: dict[str, Value] = {
        "inside": inside,
        "count": count,
        "now": Quantity(to_places(now, places), aim.unit),
        "day": day,
    }
    return Said(
        "{inside} of {count} value lies within bounds; the last, on {day}, was {now}",
        values,
        "{inside} of {count} values lie within bounds; the last, on {day}, was {now}",
    )


def milestones(done: int, expected: int, count: int, day: date) -> Said:
    """Say how many steps are done, and how many should be."""
    values: dict[str, Value] = {"done": done, "expected": expected, "count": count, "day": day}
    return Said(
        "{done} of {count} step done, {expected} expected by {day}",
        values,
        "{done} of {count} steps done, {expected} expected by {day}",
    )


def _places(aim: Aim) -> int:
    return places_for(difference(aim.target or Decimal(0), aim.baseline or Decimal(0)), aim.unit)
