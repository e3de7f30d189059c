"""What is wrong with a formula that does not parse, in words.

Knows: the kinds of misreadings, and what to write instead.
Never: how a formula is read.
"""

from collections.abc import Callable, Mapping

from mopsdocs.assess.grammar import MAX_DEPTH, MAX_DIGITS, MAX_LENGTH, MAX_PARTS, Misread
from mopsdocs.model.diagnostic import Said, Value

_INSTEAD = {
    "×": "*",
    "·": "*",
    "•": "*",
    "∗": "*",
    "÷": "/",
    ":": "/",
    "∕": "/",
    "⁄": "/",
    "−": "-",
    "–": "-",
    "—": "-",
    "{": "(",
    "}": ")",
    "\N{NO-BREAK SPACE}": " ",
}


def said_of(misread: Misread, metric: str) -> tuple[Said, Said]:
    """Say why a metric's formula does not parse, and what to write instead."""
    values: dict[str, Value] = {"metric": metric, "position": misread.position, "seen": misread.seen}
    return _SAID[misread.kind](values), _hint(misread)


def _hint(misread: Misread) -> Said:
    instead = _INSTEAD.get(misread.seen)
    if misread.kind == "character" and instead:
        return Said("Write `{instead}` in its place", {"instead": instead})
    found = _SEEN.get(misread.seen)
    if misread.kind in ("character", "operator") and found:
        return found()
    return _HINTS[misread.kind]()


def _operand(values: Mapping[str, Value]) -> Said:
    if values["seen"]:
        return Said(
            "The formula of {metric} has `{seen}` at character {position}, where a number or a name belongs",
            values,
        )
    return Said("The formula of {metric} breaks off: a number or a name should follow", values)


def _operator(values: Mapping[str, Value]) -> Said:
    return Said(
        "The formula of {metric} has `{seen}` at character {position}, where + - * / or the end belongs",
        values,
    )


def _limit(values: Mapping[str, Value], most: int) -> dict[str, Value]:
    return {**values, "most": most}


_SAID: Mapping[str, Callable[[Mapping[str, Value]], Said]] = {
    "empty": lambda v: Said("The formula of {metric} is empty", v),
    "long": lambda v: Said("The formula of {metric} is longer than {most} characters", _limit(v, MAX_LENGTH)),
    "large": lambda v: Said("The formula of {metric} has more than {most} parts", _limit(v, MAX_PARTS)),
    "deep": lambda v: Said("The formula of {metric} is nested deeper than {most} times", _limit(v, MAX_DEPTH)),
    "digits": lambda v: Said(
        "The formula of {metric} has a number of more than {most} digits at character {position}",
        _limit(v, MAX_DIGITS),
    ),
    "character": lambda v: Said(
        "The formula of {metric} has `{seen}` at character {position}, which formulas do not know", v
    ),
    "operand": _operand,
    "operator": _operator,
    "unclosed": lambda v: Said(
        "The formula of {metric} opens a parenthesis at character {position} and never closes it", v
    ),
    "bracket": lambda v: Said("The formula of {metric} has a single bracket at character {position}", v),
    "function": lambda v: Said(
        "The formula of {metric} uses a function {seen} at character {position}, which does not exist", v
    ),
    "few": lambda v: Said("In the formula of {metric}, {seen} at character {position} has nothing to compute", v),
    "many": lambda v: Said("In the formula of {metric}, {seen} at character {position} has too many values", v),
}

_SEEN: Mapping[str, Callable[[], Said]] = {
    "%": lambda: Said("For a result in percent multiply by 100: `clicks / impressions * 100`"),
    "^": lambda: Said("There are no powers: multiply the name by itself"),
    "=": lambda: Said("Write only what stands to the right of the equals sign"),
    ",": lambda: Said("Numbers are written with a point: 3.5"),
    ".": lambda: Said("Numbers are written with a digit before and after the point: 0.5"),
    ")": lambda: Said("This parenthesis was never opened: remove it, or open one before it"),
}

_HINTS: Mapping[str, Callable[[], Said]] = {
    "empty": lambda: Said("Write the names of the inputs with + - * / between them, or remove `formula`"),
    "long": lambda: Said("Compute a part of it in a metric of its own, and name that in brackets"),
    "large": lambda: Said("Compute a part of it in a metric of its own, and name that in brackets"),
    "deep": lambda: Said("Remove parentheses that change nothing"),
    "digits": lambda: Said("Round the number"),
    "character": lambda: Said(
        "Formulas know numbers, names of inputs, metrics in brackets, + - * / ( ), min, max, abs and round"
    ),
    "operand": lambda: Said("Write a number, the name of an input, or a metric in brackets, such as `[click-rate]`"),
    "operator": lambda: Said("Write one of + - * / between two names"),
    "unclosed": lambda: Said("Write `)` where the parenthesis ends"),
    "bracket": lambda: Said("Write the id of a metric between two brackets: `[click-rate]`"),
    "function": lambda: Said("The functions are min, max, abs and round"),
    "few": lambda: Said("Write a name or a number between the parentheses"),
    "many": lambda: Said("`abs` takes one value, `round` a value and the number of places"),
}
