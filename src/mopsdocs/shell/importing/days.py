"""Days as spreadsheets write them.

Knows: the orders of day, month and year, names of months in three languages, Excel's count of days.
Never: guesses between two days.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from mopsdocs.shell.importing.headings import plain

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})", re.ASCII)
_NAMED = re.compile(r"(?:(\d{1,2})-)?(?:de-)?([a-z]+)-(?:(\d{1,2})-)?(?:de-)?(\d{4}|\d{2})", re.ASCII)
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}.*", re.ASCII)
_COUNT = re.compile(r"[3-7]\d{4}", re.ASCII)
_ZERO = date(1899, 12, 30)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january ene enero janeiro", "feb february febrero fev fevereiro", "mar march marzo marco",
            "apr april abr abril", "may mayo mai maio", "jun june junio junho", "jul july julio julho",
            "aug august ago agosto", "sep sept september septiembre set setembro", "oct october octubre out outubro",
            "nov november noviembre novembro", "dec december dic diciembre dez dezembro",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "mon monday lun lunes seg segunda segunda-feira", "tue tues tuesday mar martes ter terca terca-feira",
            "wed wednesday mie miercoles qua quarta quarta-feira",
            "thu thur thurs thursday jue jueves qui quinta quinta-feira",
            "fri friday vie viernes sex sexta sexta-feira", "sat saturday sab sabado", "sun sunday dom domingo",
        ),
    )
    for name in names.split()
}  # fmt: skip


def day_first(texts: Iterable[str], lang: str) -> bool | None:
    """Tell from a column whether days stand before months; the language decides where numbers do not.

    None where both could be: in English, 03/04 is a day in March as well as in April.
    """
    settled = [set(days) for text in texts if (days := _both_ways(text))]
    first, second = ({way} in settled for way in (True, False))
    if first != second:
        return first
    return True if lang in ("es", "pt") and not first else None


def day_of(text: str, first: bool | None) -> date | None:  # noqa: FBT001  # It is what `day_first` says.
    """Read a day, whatever time stands beside it; None for what is none, or could be two."""
    days = _both_ways(text)
    if days:
        return days.get(first) if could_be_two(text) else next(iter(days.values()))
    weekday, text = _parts(text)
    day = _one_way(text)
    return day if day and weekday in (None, day.weekday()) else None


def could_be_two(text: str) -> bool:
    """Whether numbers are one day where days stand before months, and another where they do not."""
    return len(set(_both_ways(text).values())) > 1


def _both_ways(text: str) -> Mapping[bool | None, date]:
    """Read numbers with the day first (True), and with the month first, as far as calendar and weekday allow it."""
    weekday, text = _parts(text)
    found = _NUMBERS.fullmatch(text)
    if not found:
        return {}
    one, two, year = found.groups()
    days = {True: _day(year, two, one), False: _day(year, one, two)}
    return {way: day for way, day in days.items() if day and weekday in (None, day.weekday())}


def _parts(text: str) -> tuple[int | None, str]:
    """Part a weekday from the day behind it, and drop the time: `Mon 2/2/26 8:00`; mar 5, 2026 is in March."""
    text = _TIME.sub("", text.strip()).rstrip(".,")
    word, _, rest = text.partition(" ")
    weekday = None if _NAMED.fullmatch(plain(text)) else _WEEKDAYS.get(plain(word))
    return (None, text) if weekday is None else (weekday, rest)


def _one_way(text: str) -> date | None:
    """Read what has one order alone."""
    if found := _ISO.fullmatch(text):
        return _day(found[1], found[2], found[3])
    if found := _NAMED.fullmatch(plain(text)):
        number = _MONTHS.get(found[2])
        day = found[1] or found[3]
        return _day(found[4], str(number), day) if number and day else None
    return _ZERO + timedelta(days=int(text)) if _COUNT.fullmatch(text) else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year) if len(year) > 2 else 2000 + int(year), int(month), int(day))  # noqa: PLR2004  # 26 is 2026.
    except ValueError:
        return None
