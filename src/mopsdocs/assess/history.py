"""The past of a metric: what it came to in a period that is over, and the best that it has ever come to.

Knows: which stretches of time can be compared, and whether all their values are there.
Never: what a goal makes of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Context, Decimal
from itertools import accumulate

from mopsdocs.assess.arithmetic import difference, tidy
from mopsdocs.assess.course import Course
from mopsdocs.assess.formula import Formula, evaluate_all
from mopsdocs.assess.goals import Aim
from mopsdocs.assess.records import Record, Records
from mopsdocs.model.periods import containing, days_of, first_day, last_day
from mopsdocs.model.values import Row

_TOLERANCE = Decimal("0.005")
_EXACT = Context(prec=150)  # Nothing is lost of a sum by adding here and taking away there.
_DAY = timedelta(days=1)


def in_period(record: Record, records: Records, written: str) -> Decimal | None:
    """Give what a metric came to in a period such as `2025`; None unless it is over and all its values are there."""
    days = days_of(written)
    every = record.every
    if days is None or every is None or days[1] > records.today:
        return None
    first, last = days
    if not (record.adds_up or record.is_ratio):
        final = record.series.at(containing(every, last)) if record.series else None
        single = record.metric.kind != "rate" or containing(every, first) == containing(every, last)
        return _tidied(records.single(record, final)) if final and single else None
    return _tidied(records.over(record, first, last))


def agrees(stated: Decimal, found: Decimal) -> bool:
    """Whether a number is the one that the values make, up to half a per cent."""
    return abs(difference(stated, found)) <= abs(found) * _TOLERANCE


def is_sum(stated: Decimal, record: Record, records: Records, written: str) -> bool:
    """Whether a number is what the values of a period add up to, though it is not the last of them."""
    days, last = days_of(written), in_period(record, records, written)
    every = record.every
    if days is None or every is None or last is None or record.series is None:
        return False
    first, final = (containing(every, day) for day in days)
    rows = [row for row in record.series.rows if first <= row.period <= final]
    values = [value for value in records.singles(record, rows) if isinstance(value, Decimal)]
    if len(values) != final - first + 1 or len(values) == 1 or agrees(stated, last):
        return False
    return agrees(stated, sum(values, Decimal(0)))


def best_before(aim: Aim, records: Records) -> Decimal | None:
    """Give the best value before a goal began, over as many periods as the goal has; None without a past."""
    start, due = aim.goal.start, aim.end
    record = records.of(aim.goal.metric) if aim.goal.metric else None
    if record is None or record.every is None or start is None or due is None:
        return None
    key = (record.key, aim.direction, start, due)
    if key not in records.bests:
        rows = _before(record, records, start)
        found = _comparable(record, records, rows, Course(start, due, record.every))
        known = [value for value in found if isinstance(value, Decimal)]
        # Rounded last: of two numbers the larger one is not the smaller one when both are rounded.
        records.bests[key] = _tidied((max if aim.direction == "increase" else min)(known, default=None))
    return records.bests[key]


def _before(record: Record, records: Records, start: date) -> tuple[Row, ...]:
    rows = records.complete(record)
    count = containing(record.every or "month", start) - rows[0].period if rows else 0
    return rows[: max(0, count)]


def _comparable(record: Record, records: Records, rows: tuple[Row, ...], course: Course) -> Iterator[object]:
    if not (record.adds_up or record.is_ratio):
        yield from records.singles(record, rows)
        return
    count = course.count(course.due)
    if record.adds_up:
        singles = records.singles(record, rows)
        yield from _running([value if isinstance(value, Decimal) else None for value in singles], count)
    elif record.formula and record.series and not record.formula.metrics:
        yield from _ratios(record.formula, record.series.columns, rows, count)
    else:
        for first, last in _windows(rows, count):
            yield records.over(record, first_day(course.every, first), last_day(course.every, last))


def _windows(rows: tuple[Row, ...], count: int) -> Iterable[tuple[int, int]]:
    return ((rows[end - count].period, rows[end - 1].period) for end in range(count, len(rows) + 1))


def _running(values: list[Decimal | None], count: int) -> Iterator[Decimal]:
    """Add up each stretch of so many values that are all there."""
    found, missing = Decimal(0), 0
    for index, value in enumerate(values):
        found += value or 0
        missing += value is None
        if index >= count:
            found -= values[index - count] or 0
            missing -= values[index - count] is None
        if index >= count - 1 and not missing:
            yield found


def _ratios(formula: Formula, columns: tuple[str, ...], rows: tuple[Row, ...], count: int) -> Sequence[object]:
    """Compute a ratio over each stretch of so many values."""
    if len(rows) < count:
        return ()
    numbers = zip(*[row.numbers for row in rows], strict=True)
    sums = {name: _stretches(column, count) for name, column in zip(columns, numbers, strict=True)}
    return evaluate_all(formula, sums, len(rows) - count + 1)


def _stretches(numbers: Sequence[Decimal], count: int) -> list[Decimal]:
    """Add up each stretch of so many numbers: all up to its end, less all up to its beginning."""
    totals = list(accumulate(numbers, _EXACT.add, initial=Decimal(0)))
    return list(map(_EXACT.subtract, totals[count:], totals))


def _tidied(value: object) -> Decimal | None:
    return tidy(value) if isinstance(value, Decimal) else None
