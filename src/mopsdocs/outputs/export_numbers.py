"""Numbers for other programs: decimals as they are, and what is computed to twelve digits.

Knows: decimal arithmetic.
Never: binary fractions; a language.
"""

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Context, Decimal

_TWELVE = Context(prec=12, rounding=ROUND_HALF_EVEN, traps=[])
_ONE = Decimal(1)
_WIDE = Context(prec=150, traps=[])


def short(number: Decimal | None) -> Decimal | None:
    """Round what was computed, and strip it of trailing zeros: 0.333333333333, 60000."""
    if number is None:
        return None
    found = number.normalize(_TWELVE)
    exponent = found.as_tuple().exponent
    return found.quantize(_ONE, context=_WIDE) if isinstance(exponent, int) and exponent > 0 else found


def all_exact(numbers: Iterable[Decimal]) -> list[str]:
    """Write many numbers, as `exact` does each."""
    texts = list(map(str, numbers))
    return [exact(Decimal(text)) for text in texts] if "E" in "".join(texts) else texts


def exact(number: Decimal | None) -> str:
    """Write a number as it is, with a point and without an exponent; nothing where there is none."""
    if number is None:
        return ""
    text = str(number)
    return format(number, "f") if "E" in text else text
