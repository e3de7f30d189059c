"""How finely a number is told: to so many decimal places that what matters of it can be seen.

Knows: rounding, half to even, of numbers however large.
Never: a language.
"""

from decimal import ROUND_HALF_EVEN, Context, Decimal

_MOST = 10
_PERCENT, _PERCENT_PLACES = "%", 2
_WIDE = Context(prec=150, rounding=ROUND_HALF_EVEN, traps=[])
_STEPS = tuple(Decimal(1).scaleb(-places) for places in range(_MOST + 1))


def places_for(size: Decimal, unit: str = "") -> int:
    """Give the decimal places by which a twentieth of a size, or less, can be seen; a little finer in per cent."""
    fine = min(_MOST, max(0, 1 - size.adjusted())) if size else 0
    return max(fine, min(_PERCENT_PLACES, fine + 1)) if unit == _PERCENT else fine


def to_places(value: Decimal, places: int) -> Decimal:
    """Round to a number of decimal places, without zeros at the end."""
    found = value.quantize(_STEPS[places] if places <= _MOST else Decimal(1).scaleb(-places), context=_WIDE)
    return found if places == 0 else found.normalize(_WIDE) + 0
