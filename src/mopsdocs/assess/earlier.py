"""What a total had come to a year earlier, where that is what its goal begins at.

Knows: which baseline is last year's, and the same periods of the year before.
Never: what was planned; what a goal comes to.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from mopsdocs.assess.arithmetic import ARITHMETIC
from mopsdocs.assess.course import Course
from mopsdocs.assess.goals import Aim
from mopsdocs.assess.records import Record, Records, Result, part_of, shares
from mopsdocs.model.periods import days_of, first_day, last_day, year_before

_YEAR = timedelta(days=365)
_LONGEST = 366
ALIKE = Fraction(3, 4)
"""Stretches of time that have so much in common, or are so nearly as long, are held against each other."""
Days = tuple[date, date]


def base_of(aim: Aim, record: Record, records: Records, course: Course, day: date) -> Decimal:
    """Give what the baseline of a total had come to by a day: the same periods a year earlier, or pro rata."""
    if is_last_year(aim.goal.baseline.period if aim.goal.baseline else None, course):
        earlier = _year_earlier(record, records, course, day)
        if earlier is not None:
            return earlier
    return part_of(aim.baseline or Decimal(0), course.elapsed(day))


def is_last_year(period: str | None, course: Course) -> bool:
    """Whether a baseline may be what the window made a year earlier; one without a period may.

    Where it is of another time (the quarter before, say), what last year made so far is no part of it.
    """
    if days_in((course.start, course.due)) > _LONGEST:
        return False  # The year before its second year is its first one.
    covered = days_of(period) if period else None
    return covered is None or _in_common(covered, (course.start - _YEAR, course.due - _YEAR)) >= ALIKE


def _in_common(one: Days, other: Days) -> Fraction:
    """Give the days that two stretches have in common, as a share of the longer one."""
    shared = days_in((max(one[0], other[0]), min(one[1], other[1])))
    return Fraction(max(0, shared), max(days_in(one), days_in(other)))


def days_in(stretch: Days) -> int:
    """Count the days from the first to the last, both within."""
    return (stretch[1] - stretch[0]).days + 1


def _year_earlier(record: Record, records: Records, course: Course, day: date) -> Decimal | None:
    """Sum the same periods of the year before; None unless the values have them all."""
    *_, (_, whole) = year_earlier(record, records, course, day)
    return whole


def year_earlier(
    record: Record, records: Records, course: Course, last: date
) -> Iterator[tuple[date, Decimal | None]]:
    """Give the sum of the same periods of the year before up to the end of each; None where one is missing."""
    every, found = course.every, Decimal(0)
    for number, day in shares(every, course.start, last):
        before = year_before(every, number)
        value = None if before is None else _single(record, records, every, before)
        if not isinstance(value, Decimal):
            yield day, None
            return
        start, end = first_day(every, number), last_day(every, number)
        within = Fraction((day - max(start, course.start)).days + 1, (end - start).days + 1)
        found = ARITHMETIC.add(found, value if within == 1 else part_of(value, within))
        yield day, found


def _single(record: Record, records: Records, every: str, number: int) -> Result | None:
    """Compute a metric for one period: from its own row, or where it has none from the metrics that it adds."""
    if record.series is None:
        return records.over(record, first_day(every, number), last_day(every, number))
    row = record.series.at(number)
    return records.single(record, row) if row else None
