"""How finely a number is told: to so many decimal places that what matters of it can be seen.

Knows: rounding, half to even, of numbers however large.
Never: a language.
"""

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Context, Decimal

_MOST = 10
_ALWAYS = 2
_PERCENT, _PERCENT_PLACES = "%", 2
_WIDE = Context(prec=150, rounding=ROUND_HALF_EVEN, traps=[])
_STEPS = tuple(Decimal(1).scaleb(-places) for places in range(_MOST + 1))


def places_for(size: Decimal, unit: str = "") -> int:
    """Give the decimal places by which a twentieth of a size, or less, can be seen; a little finer in per cent."""
    fine = min(_MOST, max(0, 1 - size.adjusted())) if size else 0
    return max(fine, min(_PERCENT_PLACES, fine + 1)) if unit == _PERCENT else fine


def places_finely(value: Decimal, unit: str = "") -> int:
    """Give the decimal places of a value that stands for itself: two at least."""
    return max(_ALWAYS, places_for(value, unit))


def places_apart(value: Decimal, bounds: Iterable[Decimal]) -> int:
    """Give the decimal places at which a value, rounded, is on the same side of every bound as before."""
    return max((_apart(value, bound) for bound in bounds), default=0)


def _apart(value: Decimal, bound: Decimal) -> int:
    off = _WIDE.subtract(value, bound)
    # Rounding moves a number by less than its last place; what is at a bound has all the bound's places.
    last = off.adjusted() if off else bound.normalize(_WIDE).as_tuple().exponent
    return min(_MOST, max(0, -int(last)))


def to_places(value: Decimal, places: int) -> Decimal:
    """Round to a number of decimal places, without zeros at the end."""
    found = value.quantize(_STEPS[places] if places <= _MOST else Decimal(1).scaleb(-places), context=_WIDE)
    return found if places == 0 else found.normalize(_WIDE) + 0
