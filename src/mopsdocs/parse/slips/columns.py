"""Slips of the column in which a line begins.

Knows: the lines above, and where they begin.
Never: whether a guess is right.
"""

from collections.abc import Iterator

from mopsdocs.model.diagnostic import Said
from mopsdocs.parse.slips.shape import LINE, Lines, Slip

_MARGIN = Said("begin it at the very start of the line")
_COLUMN = Said(
    "begin it {count} space in, like the line it belongs to",
    plural="begin it {count} spaces in, like the line it belongs to",
)


def indentation(lines: Lines, at: int) -> Iterator[Slip]:
    """A line that begins in another column than those it belongs to."""
    line = lines[at]
    own = len(line) - len(line.lstrip(" "))
    said = Said("the line begins {count} space in", {"count": own}, "the line begins {count} spaces in")
    if not own:
        said = Said("the line begins at the very start, and belongs to lines that do not")
    for column in _columns(lines, at):
        if column != own:
            hint = Said(_COLUMN.text, {"count": column}, _COLUMN.plural) if column else _MARGIN
            mended = tuple(
                (n, " " * (column - own) + lines[n][max(0, own - column) :]) for n in _moved(lines, at, own)
            )
            yield Slip(at, 0, max(own, 1), said, hint, mended)


def _columns(lines: Lines, at: int) -> list[int]:
    """Where the lines above begin, and what follows their dashes, the nearest first; the margin for the first."""
    columns: dict[int, None] = {}
    deepest = 1_000
    for n in range(at - 1, max(-1, at - 200), -1):
        found = LINE.match(lines[n])
        if not found or not lines[n].strip() or lines[n].lstrip().startswith("#"):
            continue
        own = len(lines[n]) - len(lines[n].lstrip(" "))
        if own < deepest:
            columns |= dict.fromkeys((found.end("lead"), own))
            deepest = own
        if own == 0:
            break
    return list(columns or {0: None})


def _moved(lines: Lines, at: int, own: int) -> Iterator[int]:
    """The lines that move along: this one and those below that are no less deep."""
    yield at
    for n in range(at + 1, len(lines)):
        if lines[n].strip():
            if len(lines[n]) - len(lines[n].lstrip(" ")) < own or own == 0:
                return
            yield n
