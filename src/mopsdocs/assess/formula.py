"""Formulas of metrics as values: computed with whatever numbers are at hand, and shown with them in place.

Knows: the steps of a formula, decimal arithmetic, what cannot be computed.
Never: how a formula is spelled; which names are declared; what a result means.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation, Overflow
from itertools import repeat

from msgspec import Struct

from mopsdocs.assess.arithmetic import ARITHMETIC

MAX_PLACES = 12
FUNCTIONS: Mapping[str, tuple[int, int]] = {"abs": (1, 1), "max": (1, 99), "min": (1, 99), "round": (1, 2)}
"""The functions, with the least and the most values that each takes."""

_OPERATORS = ("+", "-", "*", "/")
_WITH_PLACES = 2
_PLAIN_RATIO = 3  # Steps.


class Formula(Struct, frozen=True):
    """A formula that parses.

    `program` computes it on a stack: each step is what to do, and with what. `parts` are what it looks like:
    a kind (text, number, name) and its text. `inputs` and `metrics` stand in the order of their first use.
    """

    program: tuple[tuple[str, Decimal | str | int], ...]
    parts: tuple[tuple[str, str], ...]
    inputs: tuple[str, ...]
    metrics: tuple[str, ...]


class Failure(Struct, frozen=True):
    """Why a formula has no result: kind is zero, missing (with the `name`), places or range."""

    kind: str
    name: str = ""


def evaluate(formula: Formula, values: Mapping[str, Decimal]) -> Decimal | Failure:
    """Compute a formula; inputs and metrics (without brackets) take their numbers from `values`."""
    stack: list[Decimal] = []
    steps = formula.program
    try:
        # One input by another: what most rates are.
        if len(steps) == _PLAIN_RATIO and steps[2][0] == "/" and steps[0][0] == steps[1][0] == "input":
            return _divided(values, str(steps[0][1]), str(steps[1][1]))
        for action, what in steps:
            failure = _ACTIONS[action](stack, what, values)
            if failure:
                return failure
    except (InvalidOperation, Overflow):
        return Failure("range")
    return stack[0]


def evaluate_all(formula: Formula, columns: Mapping[str, Sequence[Decimal]], count: int) -> list[Decimal | Failure]:
    """Compute a formula for so many rows, whose numbers are given column by column; what each row comes to."""
    try:
        found = _by_columns(formula, columns, count)
    except (InvalidOperation, Overflow):
        found = None
    if found is not None:
        return list(found)
    # Where a row fails, each is computed on its own, so that its own failure is known.
    names = tuple(columns)
    rows = zip(*columns.values(), strict=True) if columns else repeat((), count)
    return [evaluate(formula, dict(zip(names, row, strict=True))) for row in rows]


def _by_columns(formula: Formula, columns: Mapping[str, Sequence[Decimal]], count: int) -> Sequence[Decimal] | None:
    """Compute each step for all rows before the next step; None where that is no way to tell what comes of them."""
    stack: list[Sequence[Decimal]] = []
    for action, what in formula.program:
        join = _JOINS.get(action)
        if join:
            right = stack.pop()
            if action == "/" and not all(right):
                return None
            stack[-1] = list(map(join, stack[-1], right))
        elif isinstance(what, Decimal):
            stack.append([ARITHMETIC.create_decimal(what)] * count)
        elif action in ("input", "metric") and what in columns:
            stack.append(list(map(ARITHMETIC.plus, columns[str(what)])))
        else:
            return None
    return stack[0]


def worked(formula: Formula, values: Mapping[str, Decimal]) -> tuple[str | Decimal, ...]:
    """Write a formula with numbers in the place of its names; a name without a number stays."""
    found: list[str | Decimal] = []
    for kind, text in formula.parts:
        part = Decimal(text) if kind == "number" else values.get(text, text) if kind == "name" else text
        last = found[-1] if found else None
        if isinstance(part, str) and isinstance(last, str):
            found[-1] = last + part
        else:
            found.append(part)
    return tuple(found)


def divides(formula: Formula) -> bool:
    """Whether a formula divides by something that is not a plain number."""
    plain: list[bool] = []
    for action, what in formula.program:
        if action in _OPERATORS:
            right = plain.pop()
            if action == "/" and not right:
                return True
            plain[-1] = plain[-1] and right
        elif isinstance(what, int):
            start = len(plain) - what
            plain[start:] = [all(plain[start:])]
        else:
            plain.append(action == "number")
    return False


def numbers(formula: Formula) -> frozenset[Decimal]:
    """Give the plain numbers of a formula."""
    return frozenset(what for _, what in formula.program if isinstance(what, Decimal))


def _divided(values: Mapping[str, Decimal], above: str, below: str) -> Decimal | Failure:
    left, right = values.get(above), values.get(below)
    if left is None or right is None:
        return Failure("missing", above if left is None else below)
    left, right = ARITHMETIC.plus(left), ARITHMETIC.plus(right)
    return ARITHMETIC.divide(left, right) if right else Failure("zero")


_Stack = list[Decimal]
_Values = Mapping[str, Decimal]
_Action = Callable[[_Stack, Decimal | str | int, _Values], Failure | None]


def _push(stack: _Stack, what: Decimal | str | int, _values: _Values) -> None:
    stack.append(ARITHMETIC.create_decimal(what))


def _look_up(stack: _Stack, what: Decimal | str | int, values: _Values) -> Failure | None:
    value = values.get(str(what))
    if value is None:
        return Failure("missing", str(what))
    stack.append(ARITHMETIC.plus(value))
    return None


def _joined(join: Callable[[Decimal, Decimal], Decimal]) -> _Action:
    def action(stack: _Stack, _what: Decimal | str | int, _values: _Values) -> None:
        right = stack.pop()
        stack[-1] = join(stack[-1], right)

    return action


def _divide(stack: _Stack, _what: Decimal | str | int, _values: _Values) -> Failure | None:
    right = stack.pop()
    if not right:
        return Failure("zero")
    stack[-1] = ARITHMETIC.divide(stack[-1], right)
    return None


def _changed(change: Callable[[Decimal], Decimal]) -> _Action:
    def action(stack: _Stack, _what: Decimal | str | int, _values: _Values) -> None:
        stack[-1] = change(stack[-1])

    return action


def _chosen(choose: Callable[[Decimal, Decimal], Decimal]) -> _Action:
    def action(stack: _Stack, what: Decimal | str | int, _values: _Values) -> None:
        for _ in range(int(what) - 1):
            right = stack.pop()
            stack[-1] = choose(stack[-1], right)

    return action


def _round(stack: _Stack, what: Decimal | str | int, _values: _Values) -> Failure | None:
    places = stack.pop() if what == _WITH_PLACES else Decimal(0)
    if places != int(places) or not 0 <= places <= MAX_PLACES:
        return Failure("places")
    step = Decimal(1).scaleb(-int(places))
    if stack[-1].adjusted() + int(places) < ARITHMETIC.prec:  # A larger number has no such places to lose.
        stack[-1] = stack[-1].quantize(step, context=ARITHMETIC)
    return None


_JOINS: Mapping[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": ARITHMETIC.add,
    "-": ARITHMETIC.subtract,
    "*": ARITHMETIC.multiply,
    "/": ARITHMETIC.divide,
}

_ACTIONS: Mapping[str, _Action] = {
    "number": _push,
    "input": _look_up,
    "metric": _look_up,
    "+": _joined(ARITHMETIC.add),
    "-": _joined(ARITHMETIC.subtract),
    "*": _joined(ARITHMETIC.multiply),
    "/": _divide,
    "negate": _changed(ARITHMETIC.minus),
    "abs": _changed(ARITHMETIC.abs),
    "min": _chosen(ARITHMETIC.min),
    "max": _chosen(ARITHMETIC.max),
    "round": _round,
}
