"""Numbers as a language writes them: what stands between thousands, before decimals and before what is below zero.

Knows: what CLDR says of a language's numbers.
Never: what is counted; how finely a number is told.
"""

import re
from collections.abc import Iterable
from decimal import Context, Decimal, localcontext
from functools import lru_cache

from babel import Locale
from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol, get_minus_sign_symbol

# English dates as most of the world writes them: 15 Oct 2026, not Oct 15, 2026.
_LOCALES = {"en": "en_GB"}
_NUMBER, _DECIMALS = "#,##0.##########", 10
# No number of a plan has more digits than this, however much is computed with it.
_WIDE = Context(prec=150)
_ZERO = Decimal(0)  # Nothing is nothing, with a minus sign or without.
# Spanish writes 4200 and 52.000.
_GROUPED_FROM = {"es": 10_000}
_GROUP, _TWO_GROUPS = 3, 6
_PLAIN = "[0-9]{1,6}(?:[.][0-9]{1,10})?"
_COLUMN = re.compile(f"(?:\n{_PLAIN})+")
_ZEROS = re.compile(r"(?m)(?:(\.[0-9]*[1-9])|\.)0+$")


@lru_cache(maxsize=32)
def locale(lang: str) -> Locale:
    """Give CLDR's data for a language."""
    return Locale.parse(_LOCALES.get(lang, lang))


def written(value: Decimal | int, lang: str) -> str:
    """Write a number: `48,000`, `3.5`; in es `48.000` and `3,5`."""
    whole, parting, decimals = str(value).partition(".")
    if len(whole) <= _TWO_GROUPS and whole.isdigit() and (not parting or decimals.isdigit()):
        found = _plain(lang, whole, decimals)
        if found:
            return found
    exact = Decimal(value) or _ZERO
    grouped = abs(exact) >= _GROUPED_FROM.get(lang, 0)
    text = f"{exact:,f}" if exact.is_finite() and exact.adjusted() >= -_DECIMALS else ""
    whole, _, decimals = text.partition(".")
    if text and len(decimals) <= _DECIMALS:
        short = text.rstrip("0").removesuffix(".") if decimals else whole
        return short.translate(_signs(lang, grouped=grouped))
    with localcontext(_WIDE):
        return format_decimal(exact, _NUMBER, locale(lang), group_separator=grouped)


def column(values: Iterable[Decimal], lang: str) -> list[str] | None:
    """Write many plain numbers at once, as `written` does each; None where one of them wants a closer look."""
    text = "\n".join(["", *map(str, values)])
    if not _COLUMN.fullmatch(text):
        return None
    group, point, least = _marks(lang)
    long = _long(least).search(text)
    if "." in text:
        text = _ZEROS.sub(r"\1", text).replace(".", point)
    found = text.split("\n")[1:]
    # What is shorter with its decimals is shorter without them.
    return [_parted(one, group, point, least) if len(one) >= least else one for one in found] if long else found


@lru_cache(maxsize=64)
def _signs(lang: str, *, grouped: bool) -> dict[int, str]:
    """Give what stands in a language for a number's comma, point and sign."""
    there = locale(lang)
    group, point = get_group_symbol(there), get_decimal_symbol(there)
    return {ord(","): group if grouped else "", ord("."): point, ord("-"): get_minus_sign_symbol(there)}


def _plain(lang: str, whole: str, decimals: str) -> str | None:
    """Write a number of at most two groups of digits; None where it has more decimals than are told."""
    if len(decimals) > _DECIMALS:
        return None
    group, point, least = _marks(lang)
    short = decimals.rstrip("0")
    return _parted(f"{whole}{point}{short}" if short else whole, group, point, least)


def _parted(number: str, group: str, point: str, least: int) -> str:
    """Part the two groups of a number that has at least so many digits before its point."""
    whole, parting, decimals = number.partition(point)
    return number if len(whole) < least else f"{whole[:-_GROUP]}{group}{whole[-_GROUP:]}{parting}{decimals}"


@lru_cache(maxsize=64)
def _marks(lang: str) -> tuple[str, str, int]:
    """Give what stands in a language between groups and before decimals, and how many digits are put in groups."""
    signs, least = _signs(lang, grouped=True), _GROUPED_FROM.get(lang, 0)
    return signs[ord(",")], signs[ord(".")], max(_GROUP + 1, len(str(least)))


@lru_cache(maxsize=8)
def _long(least: int) -> re.Pattern[str]:
    """Find in lines of plain numbers one that has so many digits before its point."""
    return re.compile(rf"\n[0-9]{{{least}}}")
