"""Spans of time, reviews, exceptions: what many parts of a plan have.

Knows: days, durations, who looks at something again.
Never: what it belongs to.
"""

from calendar import monthrange
from datetime import date, timedelta

from msgspec import Struct

from mopsdocs.model.diagnostic import KeyPath
from mopsdocs.model.refs import PartyId

_DAYS = {"day": 1, "week": 7}
_PARTS = {"minute": 1440, "hour": 24, "business hour": 24}
_WEEK, _SATURDAY = 7, 5
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


class Window(Struct, frozen=True):
    """From a day to a day, both included; either may be missing."""

    start: date | None = None
    end: date | None = None


class Duration(Struct, frozen=True):
    """A whole number of units: minutes, hours, business hours, days, business days, weeks, months, years."""

    count: int
    unit: str

    def after(self, day: date) -> date:
        """Give the day so much later; a month later than the 31st is the month's last day."""
        unit = self.unit.rstrip("s")
        if unit in _MONTHS:
            months = day.year * 12 + day.month - 1 + self.count * _MONTHS[unit]
            year, month = divmod(months, 12)
            return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
        if unit == "business day":
            return _working_days(day, self.count)
        # A part of a day is over on the next one.
        return day + timedelta(days=-(-self.count * _DAYS.get(unit, 1) // _PARTS.get(unit, 1)))


def _working_days(day: date, count: int) -> date:
    weeks, rest = divmod(count, _SATURDAY)
    day += timedelta(days=weeks * _WEEK)
    while rest or day.weekday() >= _SATURDAY:
        day += timedelta(days=1)
        rest -= day.weekday() < _SATURDAY and rest > 0
    return day


class Review(Struct, frozen=True):
    """How often something is looked at again, when that last happened, by whom, and what it watches."""

    at: KeyPath
    every: Duration | None = None
    last: date | None = None
    by: PartyId | None = None
    watch: tuple[str, ...] = ()

    @property
    def due(self) -> date | None:
        """The day on which it is to be looked at again."""
        return self.every.after(self.last) if self.last and self.every else None


class Ignore(Struct, frozen=True):
    """A rule that the author asks not to hear of, with the reason and an end."""

    at: KeyPath
    rule: str
    why: str
    until: date | None = None
    folder: str = ""


class SignoffAsked(Struct, frozen=True):
    """A sign-off that the author asks for; `aspect` is `agreement` for a service level."""

    at: KeyPath
    aspect: str
    by: PartyId | None
