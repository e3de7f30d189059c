"""Dates as people write them in a sentence: `31 December 2026`, `Q3 2026`, `antes de junio de 2026`, `2026`.

Knows: days, months, quarters and years in three languages, and words that make them a deadline.
Never: which date was meant.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

_MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero janeiro",
            "february feb febrero fevereiro",
            "march mar marzo março",
            "april apr abril",
            "may mayo maio",
            "june jun junio junho",
            "july jul julio julho",
            "august aug agosto",
            "september sept sep septiembre setembro",
            "october oct octubre outubro",
            "november nov noviembre novembro",
            "december dec diciembre dezembro",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?:19|20)[0-9]{2}"
_OF = r"(?:,? | del? | of )"
_DAY = re.compile(
    rf"(?<![\w.,/-])(?:(?P<iso>{_YEAR}-[0-9]{{2}}-[0-9]{{2}})"
    rf"|(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th|º)?{_OF}(?P<dm>{_MONTH}){_OF}(?P<dy>{_YEAR})"
    rf"|(?P<em>{_MONTH}) (?P<ed>[0-9]{{1,2}})(?:st|nd|rd|th)?,? (?P<ey>{_YEAR})"
    rf"|(?P<m>{_MONTH}){_OF}(?P<my>{_YEAR})"
    rf"|[qt](?P<q>[1-4]){_OF}(?P<qy>{_YEAR})|(?P<qi>{_YEAR})-q(?P<qq>[1-4])"
    rf"|(?P<y>{_YEAR})(?!\s?[%€$£0-9]))(?!\w)"
)
_UNTIL = re.compile(
    r"\b(?:by|until|till|before|hasta|antes del?|até|para)"
    r"(?: (?:the )?end of| (?:el )?final(?:es)? de| (?:o )?fi(?:m|nal) de)?(?: (?:el|o))?\s*$"
)
_WITHIN = re.compile(r"\b(?:within|through|dentro de)\s*$")
_DURING = re.compile(r"\b(?:in|during|en|durante|em)\s*$")
_BEFORE = 32


class Stretch(Struct, frozen=True):
    """A day, month, quarter or year in a sentence.

    `relation` is until (it is to be over by then), within (and not later), during (it happens then), or empty.
    """

    seen: str
    first: date
    last: date
    relation: str


def stretches(text: str) -> Iterator[Stretch]:
    """Find the dates of a text in lower case."""
    for match in _DAY.finditer(text):
        span = _span(match.groupdict())
        if span is None:
            continue
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        yield Stretch(match[0], *span, _relation(before))


def _relation(before: str) -> str:
    if _UNTIL.search(before):
        return "until"
    if _WITHIN.search(before):
        return "within"
    return "during" if _DURING.search(before) else ""


def _span(found: dict[str, str | None]) -> tuple[date, date] | None:
    match found:
        case {"iso": str(text)}:
            return _day(*text.split("-"))
        case {"dy": str(year), "dm": str(month), "d": str(day)}:
            return _day(year, _MONTHS[month], day)
        case {"ey": str(year), "em": str(month), "ed": str(day)}:
            return _day(year, _MONTHS[month], day)
        case {"my": str(year), "m": str(month)}:
            return _months(int(year), _MONTHS[month], 1)
        case {"qy": str(year), "q": str(quarter)} | {"qi": str(year), "qq": str(quarter)}:
            return _months(int(year), int(quarter) * 3 - 2, 3)
        case _:
            return _months(int(found["y"] or 0), 1, 12)


def _day(year: str, month: str | int, day: str) -> tuple[date, date] | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found, found


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    last = month + count - 1
    return date(year, month, 1), date(year, last, monthrange(year, last)[1])
