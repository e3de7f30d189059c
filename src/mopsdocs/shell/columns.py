"""Rows as columns: aligned, as wide as a terminal is, and never broken by what stands in them.

Knows: how wide a text is on a terminal.
Never: what the rows say.
"""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

from mopsdocs.shell.plain import safe, width_of

_GAP = "  "
_ROOM = 28
"""Fewer columns than this are too few for a title: it stands below what comes before it."""
_NARROWEST = 20


@dataclass(frozen=True, slots=True)
class Cells:
    """A row: short cells, each in its column, then a title and what else there is to say; `paint` is of the first."""

    short: tuple[str, ...]
    ref: str
    title: str
    more: str
    paint: str = ""


def room(stream: TextIO) -> int | None:
    """Give the width of a terminal in columns; None for a file or a pipe, which have no width."""
    return max(shutil.get_terminal_size().columns, _NARROWEST) if stream.isatty() else None


def shown(text: str) -> str:
    """Give words as a terminal can show them: it breaks no lines, so a space that forbids it is a plain one."""
    return safe(text.replace("\N{NO-BREAK SPACE}", " "))


def lines(rows: Sequence[Cells], width: int | None, *, colour: bool) -> list[str]:
    """Lay rows out: a line each where that fits, or else with the title and the rest in a column of their own."""
    if not rows:
        return []
    whole = [tuple(map(shown, (*row.short, row.ref, row.title, row.more))) for row in rows]
    paints = [row.paint if colour else "" for row in rows]
    widths = [max(map(width_of, column)) for column in zip(*whole, strict=True)]
    if width is None or len(_GAP) * len(widths) + sum(widths) <= width:
        return [_row(cells, widths, paint).rstrip() for cells, paint in zip(whole, paints, strict=True)]
    short = widths[: len(rows[0].short)]
    return [one for cells, paint in zip(whole, paints, strict=True) for one in _stacked(cells, short, width, paint)]


def _row(cells: Sequence[str], widths: Sequence[int], paint: str) -> str:
    """Put cells side by side, each as wide as its column; the first one is painted."""
    blanks = [" " * (wide - width_of(cell)) for cell, wide in zip(cells, widths, strict=True)]
    painted = (f"\x1b[{paint}m{cells[0]}\x1b[0m" if paint else cells[0], *cells[1:])
    return "".join(_GAP + cell + blank for cell, blank in zip(painted, blanks, strict=True))


def _stacked(cells: Sequence[str], widths: Sequence[int], width: int, paint: str) -> Iterator[str]:
    """Lay a row out where it has no room on one line."""
    count = len(widths)
    head, (ref, title, more) = _row(cells[:count], widths, paint), cells[count:]
    left = len(_GAP) * (count + 1) + sum(widths)
    beside = width - left >= _ROOM
    wide = width - left if beside else width - 2 * len(_GAP)
    told = [*_wrapped(title, wide), *_wrapped(", ".join(part for part in (ref, more) if part), wide)]
    if beside:
        yield head + _GAP + told[0]
        yield from (" " * left + one for one in told[1:])
    else:
        yield head.rstrip()
        yield from (2 * _GAP + one for one in told)


def _wrapped(text: str, width: int) -> Iterator[str]:
    """Break a text between words; a word that is too long stands alone, and whole."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and width_of(longer) > width:
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line
