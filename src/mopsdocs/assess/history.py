"""The past of a metric: what it came to in a period that is over, and the best that it has ever come to.

Knows: which stretches of time can be compared, and whether all their values are there.
Never: what a goal makes of it.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Context, Decimal

from mopsdocs.assess.arithmetic import difference, tidy
from mopsdocs.assess.course import Course
from mopsdocs.assess.formula import Formula, evaluate
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
    values = [value for row in rows if isinstance(value := records.single(record, row), Decimal)]
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
        records.bests[key] = _tidied((max if aim.direction == "increase" else min)(known, default=None))
    return records.bests[key]


def _before(record: Record, records: Records, start: date) -> tuple[Row, ...]:
    every = record.every or "month"
    return tuple(row for row in records.complete(record) if last_day(every, row.period) < start)


def _comparable(record: Record, records: Records, rows: tuple[Row, ...], course: Course) -> Iterator[object]:
    if not (record.adds_up or record.is_ratio):
        yield from (records.single(record, row) for row in rows)
        return
    count = course.count(course.due)
    if record.adds_up:
        singles = [records.single(record, row) for row in rows]
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


def _ratios(formula: Formula, columns: tuple[str, ...], rows: tuple[Row, ...], count: int) -> Iterator[object]:
    """Compute a ratio over each stretch of so many values, the sums carried on from one stretch to the next."""
    sums = [Decimal(0)] * len(columns)
    for index, row in enumerate(rows):
        sums = [_EXACT.add(total, number) for total, number in zip(sums, row.numbers, strict=True)]
        if index >= count:
            gone = rows[index - count].numbers
            sums = [_EXACT.subtract(total, number) for total, number in zip(sums, gone, strict=True)]
        if index >= count - 1:
            yield evaluate(formula, dict(zip(columns, sums, strict=True)))


def _tidied(value: object) -> Decimal | None:
    return tidy(value) if isinstance(value, Decimal) else None
