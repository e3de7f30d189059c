"""The course of a goal: its window in periods, and what should have been reached by a day.

Knows: whole periods since the start, edges by days; the line from baseline to target, through the checkpoints.
Never: observed values.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from mopsdocs.assess.arithmetic import ARITHMETIC
from mopsdocs.assess.goals import Aim
from mopsdocs.assess.records import part_of
from mopsdocs.model.periods import containing, last_day, position

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Course:
    """A window from `start` to `due`, both within it, in periods of the cadence `every`."""

    start: date
    due: date
    every: str

    def elapsed(self, day: date) -> Fraction:
        """Give the share of the window that is over at a day's end."""
        return _elapsed(self.every, self.start, self.due, day)

    def as_of(self, through: date) -> date | None:
        """Give the end of the last period that is over by a day and lies in the window, at most the due date."""
        number = containing(self.every, through)
        if last_day(self.every, number) > through:
            number -= 1
        last = last_day(self.every, min(number, containing(self.every, self.due)))
        return min(last, self.due) if last >= self.start else None

    def count(self, day: date) -> int:
        """Count the periods from the start to a day, those at the edges as whole ones."""
        return containing(self.every, day) - containing(self.every, self.start) + 1


def plan_of(aim: Aim, course: Course, baseline: Decimal, target: Decimal) -> tuple[tuple[date, Decimal], ...]:
    """Give the days on which the expected line bends, each with the value to be reached: a total begins at 0."""
    first = Decimal(0) if aim.metric and aim.metric.kind == "total" else baseline
    between = {
        point.on: point.value
        for point in aim.goal.checkpoints
        if point.on and point.value is not None and course.start <= point.on < course.due
    }
    return ((course.start - _DAY, first), *sorted(between.items()), (course.due, target))


def planned_at(plan: tuple[tuple[date, Decimal], ...], course: Course, day: date) -> Decimal:
    """Give the value that the expected line has at a day's end."""
    after = next(index for index, (on, _) in enumerate(plan) if index and on >= day)
    (left, low), (right, high) = plan[after - 1], plan[after]
    begin = course.elapsed(left)
    share = (course.elapsed(day) - begin) / (course.elapsed(right) - begin)
    return ARITHMETIC.add(low, part_of(ARITHMETIC.subtract(high, low), share))


@lru_cache(maxsize=1024)
def _elapsed(every: str, start: date, due: date, day: date) -> Fraction:
    """Give the share of a window that is over at a day's end: most windows are a quarter's or a year's."""
    begin = position(every, start)
    return (position(every, day + _DAY) - begin) / (position(every, due + _DAY) - begin)
