"""How formulas are spelled, and how they are read.

Knows: numbers, names of inputs, metrics in brackets, + - * / ( ), functions, and how large a formula may be.
Never: which names are declared; what numbers they stand for. It raises for nothing that an author can write.
"""

import re
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from mopsdocs.assess.formula import FUNCTIONS, Formula

MAX_LENGTH = 1000
MAX_PARTS = 200
MAX_DEPTH = 32
MAX_DIGITS = 34

_TOKEN = re.compile(
    r"""[ \t\r\n]+
    |(?P<number>[0-9]+(?:\.[0-9]+)?(?![\w.]))
    |(?P<name>\w+)
    |(?P<metric>\[[^\[\]\n]+\])
    |(?P<sign>[-+*/(),])
    |(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_BINDING = {"+": 1, "-": 1, "*": 2, "/": 2}
_SIGNED = 3


class Misread(Struct, frozen=True):
    """Why a text is no formula.

    `kind` is empty, long, large, deep, digits, character, operand, operator, unclosed, bracket, function,
    few or many; `position` counts characters from 1, and `seen` is what stands there, empty at the end.
    """

    kind: str
    position: int
    seen: str


def parse(text: str) -> Formula | Misread:
    """Read a formula; the same text is read once."""
    if len(text) > MAX_LENGTH:
        return Misread("long", MAX_LENGTH + 1, "")
    return _parsed(text)


class _RefusedError(Exception):
    """Unwinds the parser; it never leaves this module."""

    def __init__(self, misread: Misread) -> None:
        super().__init__(misread.kind)
        self.misread = misread


class _Token(Struct, frozen=True):
    kind: str
    text: str
    position: int


@lru_cache(maxsize=1024)
def _parsed(text: str) -> Formula | Misread:
    try:
        tokens = _tokens(text)
        parser = _Parser(tokens)
        parser.expression(0, 0)
        parser.finish()
    except _RefusedError as refused:
        return refused.misread
    return parser.formula()


def _tokens(text: str) -> list[_Token]:
    found = [
        _Token(match.lastgroup, match[0], match.start() + 1) for match in _TOKEN.finditer(text) if match.lastgroup
    ]
    if not found:
        raise _RefusedError(Misread("empty", 1, ""))
    for token in found:
        if token.kind == "other":
            kind = "bracket" if token.text in "[]" else "character"
            raise _RefusedError(Misread(kind, token.position, token.text))
        if token.kind == "number" and len(token.text) > MAX_DIGITS:
            raise _RefusedError(Misread("digits", token.position, token.text[:MAX_DIGITS]))
    if len(found) > MAX_PARTS:
        raise _RefusedError(Misread("large", found[MAX_PARTS].position, found[MAX_PARTS].text))
    return [*found, _Token("end", "", len(text) + 1)]


class _Parser:
    """Reads tokens by binding power into steps of a program."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.program: list[tuple[str, Decimal | str | int]] = []
        self.parts: list[tuple[str, str]] = []

    def formula(self) -> Formula:
        """Give what was read."""
        return Formula(tuple(self.program), tuple(self.parts), self.named("input"), self.named("metric"))

    def named(self, action: str) -> tuple[str, ...]:
        """Give the names of inputs, or of metrics, each once."""
        names = (str(what) for does, what in self.program if does == action)
        return tuple(dict.fromkeys(names))

    def expression(self, binding: int, depth: int) -> None:
        """Read a value, and all operators after it that bind tighter."""
        if depth > MAX_DEPTH:
            raise self.refused("deep")
        self.operand(depth)
        while (power := _BINDING.get(self.tokens[self.at].text, 0)) > binding:
            sign = self.take().text
            self.parts.append(("text", f" {sign} "))
            self.expression(power, depth)
            self.program.append((sign, 2))

    def finish(self) -> None:
        """See to it that nothing is left over."""
        if self.tokens[self.at].kind != "end":
            raise self.refused("operator")

    def operand(self, depth: int) -> None:
        """Read a number, a name, a metric, a sign, a function or a group."""
        token = self.take()
        match token.kind, token.text:
            case "number", text:
                self.emit("number", text, Decimal(text))
            case "metric", text:
                name = text[1:-1].strip()
                self.emit("name", name, name, action="metric")
            case "name", text:
                self.name(token, text, depth)
            case "sign", "-" | "+":
                self.signed(token.text, depth)
            case "sign", "(":
                self.parts.append(("text", "("))
                self.expression(0, depth + 1)
                self.close(token)
            case _:
                self.at -= 1
                raise self.refused("operand")

    def signed(self, sign: str, depth: int) -> None:
        """Read what a sign stands before."""
        self.parts.append(("text", sign))
        self.expression(_SIGNED, depth + 1)
        if sign == "-":
            self.program.append(("negate", 1))

    def name(self, token: _Token, text: str, depth: int) -> None:
        """Read an input, or a function with its values."""
        if self.tokens[self.at].text != "(":
            self.emit("name", text, text, action="input")
            return
        if text not in FUNCTIONS:
            self.at -= 1
            raise self.refused("function")
        opening = self.take()
        self.parts.append(("text", f"{text}("))
        count = self.values(depth)
        self.close(opening)
        least, most = FUNCTIONS[text]
        if not least <= count <= most:
            raise _RefusedError(Misread("few" if count < least else "many", token.position, text))
        self.program.append((text, count))

    def values(self, depth: int) -> int:
        """Read the values of a function; how many there are."""
        if self.tokens[self.at].text == ")":
            return 0
        self.expression(0, depth + 1)
        count = 1
        while self.tokens[self.at].text == ",":
            self.take()
            self.parts.append(("text", ", "))
            self.expression(0, depth + 1)
            count += 1
        return count

    def close(self, opening: _Token) -> None:
        """Read the closing parenthesis of an opening one."""
        token = self.tokens[self.at]
        if token.kind == "end":
            raise _RefusedError(Misread("unclosed", opening.position, opening.text))
        if token.text != ")":
            raise self.refused("operator")
        self.take()
        self.parts.append(("text", ")"))

    def emit(self, kind: str, text: str, what: Decimal | str, *, action: str = "number") -> None:
        """Add a step that puts a number on the stack."""
        self.parts.append((kind, text))
        self.program.append((action, what))

    def take(self) -> _Token:
        """Go past a token."""
        token = self.tokens[self.at]
        self.at += 1
        return token

    def refused(self, kind: str) -> _RefusedError:
        """Refuse the token that stands next."""
        token = self.tokens[self.at]
        return _RefusedError(Misread(kind, token.position, token.text))
