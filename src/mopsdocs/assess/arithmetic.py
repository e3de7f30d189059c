"""Decimal arithmetic as the handbook does it: 34 digits, half to even, never binary floats.

Knows: how numbers are rounded, compared and written.
Never: what a number stands for.
"""

from decimal import ROUND_HALF_EVEN, Context, Decimal, DivisionByZero, InvalidOperation, Overflow

ARITHMETIC = Context(
    prec=34,
    rounding=ROUND_HALF_EVEN,
    Emin=-99,
    Emax=99,
    clamp=0,
    flags=[],
    traps=[InvalidOperation, DivisionByZero, Overflow],
)
"""Numbers beyond 10^99 overflow: no plan needs them, and nobody could read them."""

_RESULT = Context(prec=12, rounding=ROUND_HALF_EVEN, Emin=-999_999, Emax=999_999, clamp=0, flags=[], traps=[])
# What authors write of goals is never refused for its size: it is compared, and findings are made of it.
_LENIENT = Context(prec=34, rounding=ROUND_HALF_EVEN, Emin=-999_999, Emax=999_999, clamp=0, flags=[], traps=[])
_ZERO = Decimal(0)
_ONE = Decimal(1)
_HUNDRED = Decimal(100)
_TENTH = Decimal("0.1")
_TINY = Decimal("1e-10")


def rounded(value: Decimal) -> Decimal:
    """Round to the 12 significant digits by which results are compared."""
    return _RESULT.plus(value)


def agree(one: Decimal, other: Decimal) -> bool:
    """Whether two results are the same number, as far as it can be written down."""
    return rounded(one) == rounded(other) or writable(one) == writable(other)


def tidy(value: Decimal) -> Decimal:
    """Round a result and strip it of trailing zeros, without an exponent: 60000, not 6E+4 or 60000.00."""
    short = value.normalize(_RESULT) or _ZERO  # Nothing is nothing, with a minus sign or without.
    # Its writing shows whether it has an exponent; to take it apart costs ten times as much.
    if "E+" in str(short) and short.adjusted() < ARITHMETIC.prec:
        return short.quantize(_ONE, context=ARITHMETIC)
    return short


def writable(value: Decimal) -> Decimal:
    """Round a result to what an author can write: 12 significant digits, 10 of them after the point."""
    short = tidy(value)
    if short.adjusted() >= _RESULT.prec:
        return short
    return tidy(short.quantize(_TINY, context=_LENIENT))


def half_step(value: Decimal) -> Decimal:
    """Half of the last decimal place written: 0.05 for 3.5, and 0.5 for 60000."""
    exponent = value.as_tuple().exponent
    places = min(exponent, 0) if isinstance(exponent, int) else 0
    return Decimal((0, (5,), places - 1))


def tenth(value: Decimal) -> Decimal:
    """Round to one decimal place; a number too large to have one stays."""
    return value.quantize(_TENTH, context=_LENIENT) if value.adjusted() < _RESULT.prec else value


def difference(new: Decimal, old: Decimal) -> Decimal:
    """Give by how much a value changes."""
    return _LENIENT.subtract(new, old)


def share_of(value: Decimal, percent: Decimal) -> Decimal:
    """Give a share of a number's size, in percent."""
    return _LENIENT.divide(_LENIENT.multiply(abs(value), percent), _HUNDRED)


def added(value: Decimal, change: Decimal) -> Decimal:
    """Add a change to a value."""
    return _LENIENT.add(value, change)


def change_in_percent(old: Decimal, new: Decimal) -> Decimal | None:
    """By how many percent a value changes; None where it starts from zero."""
    if not old:
        return None
    return _LENIENT.divide(_LENIENT.multiply(difference(new, old), _HUNDRED), abs(old))
