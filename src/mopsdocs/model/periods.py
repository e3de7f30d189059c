"""Periods by which metrics are measured: days, weeks, months, quarters, years, each with a number in its row.

Knows: how a period is written, its first and last day, which one comes next, which one was a year earlier.
Never: what was measured in it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

FIRST, LAST = 1900, 2199
EXAMPLES: Mapping[str, str] = {
    "day": "2026-01-31",
    "week": "2026-W05",
    "month": "2026-01",
    "quarter": "2026-Q1",
    "year": "2026",
}
"""How a period of each cadence is written."""

WRITTEN: Mapping[str, re.Pattern[str]] = {
    "day": re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})"),
    "week": re.compile(r"([0-9]{4})-W([0-9]{2})"),
    "month": re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])"),
    "quarter": re.compile(r"([0-9]{4})-Q([1-4])"),
    "year": re.compile(r"([0-9]{4})"),
}
"""The grammar of the periods of each cadence; its groups are the parts that number them."""

_ONE = timedelta(days=1)
_WEEK = 7
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def number_of(written: str, every: str) -> int | None:
    """Give the number of a period as it is written; None where it is none of this cadence."""
    found = WRITTEN[every].fullmatch(written)
    return None if found is None else numbered(every, found.groups())


def numbered(every: str, parts: Sequence[str]) -> int | None:
    """Give the number of a period by the groups of its pattern; None where the calendar has no such period."""
    whole = [int(part) for part in parts]
    if not FIRST <= whole[0] <= LAST:
        return None
    try:
        return _NUMBER[every](*whole)
    except ValueError:
        return None


def cadence_of(written: str) -> str | None:
    """Give the cadence that a period is written for."""
    return next((every for every, pattern in WRITTEN.items() if pattern.fullmatch(written)), None)


def days_of(written: str) -> tuple[date, date] | None:
    """Give the first and the last day of a period of whichever cadence."""
    every = cadence_of(written)
    number = number_of(written, every) if every else None
    return None if every is None or number is None else (first_day(every, number), last_day(every, number))


@lru_cache(maxsize=4096)
def written_as(every: str, number: int) -> str:
    """Write a period."""
    day = first_day(every, number)
    match every:
        case "day":
            return day.isoformat()
        case "week":
            year, week, _ = day.isocalendar()
            return f"{year}-W{week:02}"
        case "month":
            return f"{day:%Y-%m}"
        case "quarter":
            return f"{day.year}-Q{(day.month + 2) // 3}"
        case _:
            return str(day.year)


@lru_cache(maxsize=4096)
def first_day(every: str, number: int) -> date:
    """Give a period's first day."""
    if every == "day":
        return date.fromordinal(number)
    if every == "week":
        return date.fromordinal(number * _WEEK + 1)
    year, month = divmod(number * _MONTHS[every], 12)
    return date(year, month + 1, 1)


@lru_cache(maxsize=4096)
def last_day(every: str, number: int) -> date:
    """Give a period's last day."""
    return first_day(every, number + 1) - _ONE


def containing(every: str, day: date) -> int:
    """Give the period in which a day lies."""
    if every == "day":
        return day.toordinal()
    if every == "week":
        return (day.toordinal() - 1) // _WEEK
    return (day.year * 12 + day.month - 1) // _MONTHS[every]


def year_before(every: str, number: int) -> int | None:
    """Give the same period of the year before; None where that is before the first year.

    29 February and a 53rd week have no other: there it is what the period before them has.
    """
    if every in _MONTHS:
        return number - 12 // _MONTHS[every]
    found = (number_of(_a_year_before(every, one), every) for one in (number, number - 1))
    return next((one for one in found if one is not None), None)


def _a_year_before(every: str, number: int) -> str:
    day = first_day(every, number)
    if every == "day":
        return f"{day.year - 1}-{day:%m-%d}"
    year, week, _ = day.isocalendar()
    return f"{year - 1}-W{week:02}"


@lru_cache(maxsize=4096)
def position(every: str, day: date) -> Fraction:
    """Give the place of a day's morning among all periods: whole periods, and days of the one that it lies in."""
    number = containing(every, day)
    first = first_day(every, number)
    return number + Fraction((day - first).days, (last_day(every, number) - first).days + 1)


def _week(year: int, week: int) -> int:
    return (date.fromisocalendar(year, week, 1).toordinal() - 1) // _WEEK


_NUMBER: Mapping[str, Callable[..., int]] = {
    "day": lambda year, month, day: date(year, month, day).toordinal(),
    "week": _week,
    "month": lambda year, month: year * 12 + month - 1,
    "quarter": lambda year, quarter: year * 4 + quarter - 1,
    "year": lambda year: year,
}
