"""Is a goal's baseline what it says: the number of its period, of a time that the goal can be held against.

Knows: the values of a baseline's period, how long it is.
Never: whether there is a baseline.
"""

from collections.abc import Iterator
from fractions import Fraction

from mopsdocs.assess.arithmetic import writable
from mopsdocs.assess.earlier import ALIKE, days_in
from mopsdocs.assess.goals import Aim
from mopsdocs.assess.history import agrees, in_period, is_sum
from mopsdocs.assess.records import Records
from mopsdocs.assess.scene import MEASURABLE
from mopsdocs.model.assessment import Fault
from mopsdocs.model.diagnostic import Quantity, Said, Value
from mopsdocs.model.periods import days_of

_WRITABLE = (1, 7, 30, 91, 365)
"""The days of the periods that can be written: a day, a week, a month, a quarter, a year."""


def doubts(aim: Aim, records: Records) -> Iterator[Fault]:
    """Find what speaks against a baseline."""
    yield from _unlike_values(aim, records)
    yield from _unlike_window(aim)


def _unlike_window(aim: Aim) -> Iterator[Fault]:
    """Find whether a total's baseline is of another length than the goal, or of the goal's own time.

    A goal of a length that no period has (half a year) can be given none that fits.
    """
    start, due = aim.goal.start, aim.end
    period = aim.goal.baseline.period if aim.goal.baseline else None
    covered = days_of(period) if period else None
    if covered is None or start is None or due is None or aim.keeps or not _adds_up(aim):
        return
    length, days = days_in(covered), days_in((start, due))
    values: dict[str, Value] = {"goal": aim.goal.id, "period": period or "", "length": length, "days": days}
    if covered[0] >= start:
        said = Said("The baseline of goal {goal} is the total of {period}, when the goal has begun already", values)
        hint = Said("Give the total of a time before the goal began, with its `period`")
        yield _fault("SMART-M08", aim, said, hint)
    elif not _alike(length, days) and any(_alike(days, one) for one in _WRITABLE):
        said = Said(
            "The baseline of goal {goal} is the total of {length} days ({period}), and the goal runs for {days}",
            values,
        )
        hint = Said("Give the total of as long a time, the same months of the year before say, with its `period`")
        yield _fault("SMART-M08", aim, said, hint)


def _adds_up(aim: Aim) -> bool:
    return aim.metric is not None and aim.metric.kind == "total"


def _alike(one: int, other: int) -> bool:
    return Fraction(min(one, other), max(one, other)) >= ALIKE


def _unlike_values(aim: Aim, records: Records) -> Iterator[Fault]:
    """Find whether a baseline is another number than the values of its period make."""
    baseline = aim.goal.baseline
    record = records.of(aim.goal.metric or "")
    if record is None or baseline is None or baseline.value is None or baseline.period is None:
        return
    found = in_period(record, records, baseline.period)
    if found is None or agrees(baseline.value, found) or agrees(baseline.value, found * 1000):
        return  # Where it is a thousand times as much, METRIC-007 asks about the point.
    if record.metric.kind == "level" and is_sum(baseline.value, record, records, baseline.period):
        return  # METRIC-012 asks about the type.
    values: dict[str, Value] = {
        "goal": aim.goal.id,
        "baseline": Quantity(baseline.value, aim.unit),
        "period": baseline.period,
        "found": Quantity(found, aim.unit),
    }
    said = Said("The baseline of goal {goal} is {baseline}, and the values of {period} make {found}", values)
    hint = Said("Write `value: {value}`, or mend the values", {"value": f"{writable(found):f}"})
    yield _fault("SMART-M07", aim, said, hint)


def _fault(rule: str, aim: Aim, said: Said, hint: Said) -> Fault:
    return Fault(rule, MEASURABLE, (*aim.goal.at, "baseline"), said, hint)
