"""What an Excel sheet says beside its values: which cells are merged, and which formulas nobody has computed.

Knows: the elements of a sheet's XML, in which what is merged stands behind all cells.
Never: keeps more ranges than a table can have; computes a formula.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from mopsdocs.shell.importing.sheet import CELL, COLUMNS, ROWS, Row

Range = tuple[int, int, int, int]
"""The first row and column, and the last row and column, counted from 1."""


@dataclass(slots=True)
class Marks:
    """What a sheet says beside its values; it is filled while the sheet's XML is read."""

    merged: list[Range] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    """The cells whose formula has no value in the file."""

    _room: int = ROWS * COLUMNS
    _cell: str = ""
    _empty: bool = False
    _tag: str = ""

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Note where an element stands."""
        self._tag = tag.rpartition(":")[2]
        if self._tag == "mergeCell":
            self._merge(attributes["ref"])
        elif self._tag == "c":
            computed = attributes.get("t") == "str"  # A text that a formula came to may be empty.
            self._cell, self._empty = "" if computed else attributes.get("r", "")[:CELL], False
        elif self._tag == "f":
            self._empty = True

    def text(self, text: str) -> None:
        """Note that a cell has a value."""
        if self._tag == "v" and text.strip():
            self._empty = False

    def end(self, tag: str) -> None:
        """Note a formula whose cell ends without a value."""
        self._tag = ""
        if tag.rpartition(":")[2] == "c" and self._empty and self._cell and len(self.formulas) < ROWS:
            self.formulas.append(self._cell)

    def _merge(self, ref: str) -> None:
        from openpyxl.utils import range_boundaries  # type: ignore[import-untyped]  # It brings no types.

        left, top, right, bottom = range_boundaries(ref)
        right, bottom = min(right, COLUMNS), min(bottom, ROWS)
        area = (right - left + 1) * (bottom - top + 1)
        if left <= right and top <= bottom and area <= self._room:
            self._room -= area  # Merged cells never overlap: all of them are no more than the table has.
            self.merged.append((top, left, bottom, right))


def marks_of(source: IO[bytes]) -> Marks:
    """Read what a sheet's XML says beside values."""
    found = Marks()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = found.begin
    parser.CharacterDataHandler = found.text
    parser.EndElementHandler = found.end
    parser.ParseFile(source)
    return found


def spread(rows: Iterable[Row], merged: Sequence[Range]) -> tuple[Row, ...]:
    """Say what stands in merged cells in each of them; a row that holds nothing else is a title, and says it once."""
    table = {number: list(cells) for number, cells in rows}
    filled = {number: [at for at, cell in enumerate(cells, 1) if cell != ""] for number, cells in table.items()}
    for top, left, bottom, right in merged:
        if left not in filled.get(top, ()):
            continue
        value = table[top][left - 1]
        for number in range(top, bottom + 1):
            if number in table and (filled[number][0] < left or filled[number][-1] > right):
                cells = table[number]
                cells += [""] * (left - 1 - len(cells))
                cells[left - 1 : right] = [value] * (right - left + 1)
    return tuple((number, tuple(cells)) for number, cells in table.items())
