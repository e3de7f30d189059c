"""Numbers in a text of any language, by the values that they may stand for.

Knows: signs of thousands and decimals, numbers spelled out up to twelve, the clock of twelve hours.
Never: what is counted; which of two readings was meant.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

_NUMBER = re.compile(r"(?<![\w.,:])[0-9]{1,15}(?:[.,][0-9]{1,9}|[ \u00a0\u202f\u2009][0-9]{3}(?![0-9]))*")
_GROUPS = re.compile(r"[ \u00a0\u202f\u2009]")
_GROUP = 3
_SPELLED = (
    "zero|cero",
    "one|once|a|an|un|uno|una|um|uma|first|primer|primero|primera|primeiro|primeira",
    "two|both|twice|half|dos|ambos|ambas|mitad|dois|duas|metade|second|segundo|segunda",
    "three|third|tres|três|tercer|tercero|tercera|terceiro|terceira",
    "four|quarter|quarterly|cuatro|quatro|cuarto|cuarta|quarto|quarta",
    "five|cinco|fifth|quinto|quinta",
    "six|seis|sixth|sexto|sexta",
    "seven|siete|sete|seventh|séptimo|sétimo",
    "eight|ocho|oito|eighth|octavo|oitavo",
    "nine|nueve|nove|ninth",
    "ten|diez|dez|tenth",
    "eleven|once|onze",
    "twelve|dozen|doce|docena|doze|dúzia",
)
_VALUE = {word: Decimal(value) for value, words in enumerate(_SPELLED) for word in words.split("|")}
_WORD = re.compile(r"[^\W\d_]+")
_AFTERNOON = re.compile(r"(?<![\w.,:])([0-9]{1,2})(?:[:.][0-9]{2})?\s?p\.?\s?m\b", re.IGNORECASE)
_NOON = 12


class Numeral(NamedTuple):
    """A number as it is written, where it begins in its text, and the values that it may stand for."""

    seen: str
    start: int
    readings: frozenset[Decimal]


def numerals(text: str) -> Iterator[Numeral]:
    """Find the numbers written in digits."""
    for found in _NUMBER.finditer(text):
        yield Numeral(found[0], found.start(), _readings(found[0]))


def spelled(text: str) -> set[Decimal]:
    """Give the values that a text has in words, or by another clock: `six`, `3 pm`."""
    lowered = text.lower()
    found = {_VALUE[word] for word in _WORD.findall(lowered) if word in _VALUE}
    if "p" in lowered:
        found.update(Decimal(int(hour[1]) + _NOON) for hour in _AFTERNOON.finditer(lowered))
    return found


@lru_cache(maxsize=4096)
def _readings(seen: str) -> frozenset[Decimal]:
    return frozenset(Decimal(one) for one in _decimals(_GROUPS.sub("", seen)))


def _decimals(number: str) -> Iterator[str]:
    points, commas = number.count("."), number.count(",")
    if points and commas:
        mark = max(".", ",", key=number.rindex)
        whole, _, rest = number.rpartition(mark)
        yield whole.replace(".", "").replace(",", "") + ("." if number.count(mark) == 1 else "") + rest
        return
    head, *tail = number.split("." if points else ",")
    if len(tail) == 1:
        yield f"{head}.{tail[0]}"
    if not tail or all(len(group) == _GROUP for group in tail) or len(tail) > 1:
        yield head + "".join(tail)
