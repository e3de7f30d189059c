"""A table as text: comma-separated values, read strictly into rows of cells with their places.

Knows: commas, quotes, line ends, the limits of a table.
Never: what a column means.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from mopsdocs.model.diagnostic import Noticed, Said, Span, Value
from mopsdocs.parse.text import decode_any

SIZE = 20_000_000
"""How many bytes a table may have."""

ROWS, COLUMNS, CELL = 200_000, 200, 32_768
"""How many rows and columns a table may have, and how many characters a cell."""

# Nothing is tried twice: a quote that is not closed ends the search where the text ends.
_CELL = re.compile(r'[ \t]*"([^"]*+(?:""[^"]*+)*+)"[ \t]*(?=[,\n]|\Z)|([^",\n]*)(?=[,\n]|\Z)')
_SHOWN = 40


class Line(Struct, frozen=True):
    """A row of a table: its cells without the blanks round them, and the columns in which they begin."""

    number: int
    cells: tuple[str, ...]
    starts: tuple[int, ...]

    def span(self, cell: int) -> Span:
        """Give the place of a cell."""
        start = self.starts[cell]
        return Span(self.number, start, self.number, start + max(1, len(self.cells[cell])))


class Table(Struct, frozen=True):
    """The rows of a table that are not empty; with anything `noticed` it has none."""

    lines: tuple[Line, ...]
    noticed: tuple[Noticed, ...] = ()


class _RefusedError(Exception):
    """Unwinds the reader; it never leaves this module."""

    def __init__(self, noticed: Noticed) -> None:
        super().__init__(noticed.code)
        self.noticed = noticed


def table(content: bytes) -> Table:
    """Read a table."""
    if len(content) > SIZE:
        values: dict[str, Value] = {"limit": SIZE // 1_000_000}
        said = Said("the table is larger than {limit} MB", values)
        return Table((), (Noticed("SAFE-002", Span(1, 1, 1, 2), said, _SPLIT),))
    text, noticed = decode_any(content)
    if noticed:
        return Table((), noticed)
    try:
        return Table(tuple(_lines(text)))
    except _RefusedError as refused:
        return Table((), (refused.noticed,))


_SPLIT = Said("keep what goals are measured by, and put the rest into another file")


def _lines(text: str) -> Iterator[Line]:
    read = _quoted(text) if '"' in text else _plain(text)
    for count, line in enumerate(read):
        if count > ROWS:
            raise _limit(line.number, Said("the table has more than {limit} rows", {"limit": ROWS}))
        if len(line.cells) > COLUMNS:
            raise _limit(line.number, Said("the table has more than {limit} columns", {"limit": COLUMNS}))
        if any(len(cell) > CELL for cell in line.cells):
            raise _limit(line.number, Said("a cell has more than {limit} characters", {"limit": CELL}))
        yield line


def _limit(number: int, said: Said) -> _RefusedError:
    return _RefusedError(Noticed("SAFE-002", Span(number, 1, number, 2), said, _SPLIT))


def _plain(text: str) -> Iterator[Line]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip(" \t,"):
            yield _line(number, line.split(","))


def _line(number: int, raw: list[str]) -> Line:
    starts: list[int] = []
    column = 1
    for cell in raw:
        starts.append(column + len(cell) - len(cell.lstrip(" \t")))
        column += len(cell) + 1
    return Line(number, tuple(cell.strip(" \t") for cell in raw), tuple(starts))


def _quoted(text: str) -> Iterator[Line]:
    at, number, began = 0, 1, 0
    while at <= len(text):
        first, cells, starts = number, list[str](), list[int]()
        while True:
            found = _CELL.match(text, at)
            if found is None:
                raise _bad_quote(text, at, number, began)
            written, bare = found.group(1, 2)
            cell = bare.strip(" \t") if written is None else written.replace('""', '"')
            starts.append(max(1, at - began + 1))
            cells.append(cell)
            number += found[0].count("\n")
            at = found.end() + 1
            if found.end() == len(text) or text[found.end()] == "\n":
                break
        if any(cells):
            yield Line(first, tuple(cells), tuple(starts))
        number, began = number + 1, at


def _bad_quote(text: str, at: int, number: int, began: int) -> _RefusedError:
    start = text.index('"', at)
    seen = text[start : start + _SHOWN].partition("\n")[0]
    column = max(1, start - began + 1)
    opened = not text[at:start].strip(" \t")
    unclosed = opened and text.count('"', start) % 2 == 1
    said = (
        Said("a quote opens here that is never closed: {seen}", {"seen": seen})
        if unclosed
        else Said("a quote stands within a cell: {seen}", {"seen": seen})
    )
    hint = Said('close it, or take it out; a quote within quotes is written twice: `"the ""new"" form"`')
    return _RefusedError(Noticed("METRIC-007", Span(number, column, number, column + 1), said, hint))
