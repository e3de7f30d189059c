"""Numbers as people write them in a sentence: `60,000`, `60.000`, `60 000`, `60k`, `3,5 %`.

Knows: decimal and thousands marks, multipliers, percent and percentage points in three languages.
Never: what a number should have been.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from mopsdocs.assess.arithmetic import half_step

_FIGURE = re.compile(
    r"(?<![\w.,/])(?<!\w-)(?P<money>[€$£]\s?|r\$\s?|(?:eur|usd|gbp|brl|mxn)\s)?"
    r"(?P<number>[0-9]{1,15}(?:[.,][0-9]{1,9}|[ \u00a0\u202f\u2009][0-9]{3}(?![0-9]))*)"
    r"(?:\s?(?P<times>k|mil|thousand|m|mio|millions?|mill[oó]n(?:es)?|milh(?:ão|ões)|bn|billions?)\b)?"
    r"(?:\s?(?P<points>pp|p\.p\.|(?:percentage )?points?\b|puntos?\b(?: porcentuales)?"
    r"|pontos?\b(?: percentuais)?)"
    r"|\s?(?P<percent>%|per ?cent\b|por ?ciento\b|por ?cento\b))?"
)
_SPACES = re.compile(r"[ \u00a0\u202f\u2009]")
_ROUGHLY = re.compile(
    r"(?:about|around|nearly|almost|roughly|approximately|over|more than|less than|casi|unos|unas|cerca de"
    r"|alrededor de|más de|menos de|mais de|quase|aproximadamente|[~≈])\s*$"
)
_PERIOD = re.compile(
    r"(?:within|in|over|for|after|every|each|(?:last|first|next|past)|en|dentro de|durante|cada|por"
    r"|(?:últim|primer|próxim)[oa]s|tras|em|nos|nas|após|ao longo de)\s*$"
)
_SHARE = re.compile(r"\s*(?:of|de|do|da|dos|das|del)\b")
_AROUND = 40
_TIMES = {"k": 3, "mil": 3, "t": 3, "b": 9}
_GROUP = 3


class Figure(Struct, frozen=True):
    """A number in a sentence.

    `readings` are the values that it may stand for, each with half of its last place; `before` and `rest`
    are the words around it.
    """

    seen: str
    readings: tuple[tuple[Decimal, Decimal], ...]
    money: str
    percent: bool
    points: bool
    before: str
    rest: str

    @property
    def is_rough(self) -> bool:
        """Whether the author rounded it: `about 500`."""
        return _ROUGHLY.search(self.before) is not None

    @property
    def is_period(self) -> bool:
        """Whether it may be a stretch of time: `within 30 days`."""
        return _PERIOD.search(self.before) is not None

    @property
    def is_share(self) -> bool:
        """Whether it is a part of something: `90 % of the leads`."""
        return _SHARE.match(self.rest) is not None


def figures(text: str) -> Iterator[Figure]:
    """Find the numbers of a text in lower case."""
    for match in _FIGURE.finditer(text):
        yield Figure(
            seen=match[0].strip(),
            readings=_readings(match["number"], match["times"] or ""),
            money=(match["money"] or "").strip(),
            percent=match["percent"] is not None,
            points=match["points"] is not None,
            before=text[max(0, match.start() - _AROUND) : match.start()],
            rest=text[match.end() : match.end() + _AROUND],
        )


@lru_cache(maxsize=512)
def _readings(number: str, times: str) -> tuple[tuple[Decimal, Decimal], ...]:
    texts = tuple(dict.fromkeys(_decimals(_SPACES.sub("", number))))
    plain = tuple((value := Decimal(text), half_step(value)) for text in texts)
    power = _power(times)
    if not power:
        return plain
    scaled = tuple((value.scaleb(power), half.scaleb(power)) for value, half in plain)
    return (*scaled, *plain) if times == "m" else scaled


def _power(times: str) -> int:
    if times in _TIMES:
        return _TIMES[times]
    return 3 if times.startswith("thou") else 9 if times.startswith(("bn", "bil")) else 6 if times else 0


def _decimals(number: str) -> Iterator[str]:
    points, commas = number.count("."), number.count(",")
    if points and commas:
        mark = max(".", ",", key=number.rindex)
        other = "," if mark == "." else "."
        if number.count(mark) == 1:
            yield number.replace(other, "").replace(mark, ".")
        return
    mark = "." if points else ","
    head, *tail = number.split(mark)
    if not tail:
        yield number
        return
    if len(tail) == 1:
        yield f"{head}.{tail[0]}"
    if all(len(group) == _GROUP for group in tail) and len(head) <= _GROUP and not head.startswith("0"):
        yield head + "".join(tail)
