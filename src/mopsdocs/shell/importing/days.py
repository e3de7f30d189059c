"""Days as spreadsheets write them.

Knows: the orders of day, month and year, names of months in three languages, Excel's count of days.
Never: guesses between two days.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from mopsdocs.shell.importing.headings import plain

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})", re.ASCII)
_NAMED = re.compile(r"(?:(\d{1,2})-)?(?:de-)?([a-z]+)-(?:(\d{1,2})-)?(?:de-)?(\d{4}|\d{2})", re.ASCII)
_COUNT = re.compile(r"[3-7]\d{4}", re.ASCII)
_ZERO = date(1899, 12, 30)
_MOST = 12
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


def day_first(texts: Iterable[str], lang: str) -> bool | None:
    """Tell from a column whether days stand before months; the language decides where numbers do not.

    None where both could be: in English, 03/04 is a day in March as well as in April.
    """
    pairs = [(int(found[1]), int(found[2])) for text in texts if (found := _NUMBERS.fullmatch(text))]
    first, second = (any(pair[i] > _MOST for pair in pairs) for i in (0, 1))
    if first != second:
        return first
    return True if lang in ("es", "pt") and not first else None


def day_of(text: str, first: bool | None) -> date | None:  # noqa: FBT001  # It is what `day_first` says.
    """Read a day; None for what is none, or could be two."""
    text = text.strip().rstrip(".")
    if found := _ISO.fullmatch(text):
        return _day(found[1], found[2], found[3])
    if found := _NUMBERS.fullmatch(text):
        one, two = found[1], found[2]
        if first is None and int(one) <= _MOST and int(two) <= _MOST and int(one) != int(two):
            return None
        return _day(found[3], two, one) if first or (first is None and int(one) > _MOST) else _day(found[3], one, two)
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
