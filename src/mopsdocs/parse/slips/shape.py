"""The shape of a slip: a guess at what went wrong on a line, with the line as it was perhaps meant.

Knows: how a line of YAML is built.
Never: how people get it wrong; whether a guess is right.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from mopsdocs.model.diagnostic import Said

Lines = Sequence[str]


@dataclass(frozen=True, slots=True)
class Slip:
    """A guess: its place on a line, what was seen, what to write, and the lines that would then be different.

    An `end` of None is the end of the line; `certain` is whether nothing else can have been meant.
    """

    line: int
    column: int
    end: int | None
    said: Said
    hint: Said
    mended: tuple[tuple[int, str], ...] = ()
    certain: bool = False


Guess = Callable[[Lines, int], Iterator[Slip]]

LINE = re.compile(
    r"(?P<lead> *(?:-[ \t]+)*)"
    r"(?:(?P<key>\"[^\":]*\"|'[^':]*'|[^\s\"'\[\]{}#&*!|>%@`,:-][^:]*):(?:[ \t]+|$))?"
    r"(?P<value>.*)"
)
_COMMENT = re.compile(r"(?<![ \t])[ \t]++#.*")
WHOLE_QUOTE = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")


@dataclass(frozen=True, slots=True)
class Anatomy:
    """A line in its parts: `  - `, `title`, `title: ` up to the value, the value without its comment."""

    before: str
    key: str
    value: str
    after: str

    @property
    def column(self) -> int:
        """Where the value begins."""
        return len(self.before)


def anatomy(line: str) -> Anatomy:
    """Take a line apart."""
    found = LINE.match(line)
    if not found:  # It matches any line; a line with an odd break in it has none of this anyway.
        return Anatomy("", "", line, "")
    value = found["value"]
    comment = None if value[:1] in ("'", '"') else _COMMENT.search(value)
    stop = comment.start() if comment else len(value.rstrip())
    at = found.start("value")
    return Anatomy(line[:at], (found["key"] or "").strip(), value[:stop], value[stop:])


PARTY = re.compile(r"(role|team|person):[ \t]+([\w.-]+)")
"""A party with a space in it, which makes a key of its kind."""


def one_word(party: re.Match[str]) -> Said:
    """That a party is written without a space."""
    return Said("a space stands behind {kind}, which makes one word with its id", {"kind": f"{party[1]}:"})


AT_NAME = re.compile(r"@[\w.-]+")


def by_id(mended: str) -> Said:
    """What to write instead of `@name`."""
    return Said(
        "people stand here by their id in people.yml, such as {id}; any other text goes in quotes: {line}",
        {"id": "ana.ruiz", "line": mended.strip()},
    )


def slip(at: int, column: int, mended: str, said: Said, hint: Said | None = None) -> Slip:
    """A slip of one line, from a column on: how the line should be is its hint unless another is given."""
    return Slip(at, column, None, said, hint or Said("write {line}", {"line": mended.strip()}), ((at, mended),))
