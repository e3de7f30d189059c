"""A table as it was written: rows of cells, from CSV or Excel.

Knows: encodings, separators, limits.
Never: what a column means.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from mopsdocs.shell.errors import UserError
from mopsdocs.shell.manifest import read_regular

FILE_LIMIT: Final = 20_000_000
ROWS: Final = 5_000
COLUMNS: Final = 200
CELL: Final = 2_000
_SAMPLE = 20
_SEPARATORS = (";", "\t", ",", "|")
_OLD = (".xls", ".ods", ".numbers", ".xlsb")

Cell = str | date
Row = tuple[int, tuple[Cell, ...]]
"""The number of a row in its file, from 1, and its cells; an empty cell is an empty text."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table by its name (empty for CSV), without its empty rows."""

    name: str
    rows: tuple[Row, ...]
    doubts: tuple[str, ...] = ()
    """What could not be read of it, in words."""


def read_sheets(path: Path, wanted: str | None = None) -> tuple[Sheet, ...]:
    """Read the tables of a file, or the sheet that is wanted.

    Raise UserError for a file that is not there, too large, of another kind, or without such a sheet.
    """
    kind = path.suffix.casefold()
    if kind in _OLD:
        raise UserError(f"{path.name} is in a format that is not read", "Save it as .xlsx or .csv first")
    if kind not in (".csv", ".tsv", ".txt", ".xlsx", ".xlsm"):
        raise UserError(f"{path.name} is no table", "Name a file that ends with .csv or .xlsx")
    if not path.is_file():
        raise UserError(f"There is no file {path}", "Name a file that ends with .csv or .xlsx")
    if path.stat().st_size > FILE_LIMIT:
        raise UserError(f"{path.name} is larger than 20 MB", "Keep the table alone in it")
    content = read_regular(path.resolve(), FILE_LIMIT)
    if kind.startswith(".xls"):
        from mopsdocs.shell.importing.excel import sheets_of

        return sheets_of(content, path.name, wanted)
    if wanted is not None:
        raise UserError(f"{path.name} is one table, without sheets", "Leave out --sheet")
    return (Sheet("", tuple(_rows(_text(content), path.name))),)


def kept(number: int, cells: Iterable[Cell], name: str) -> Row | None:
    """Clean a row; None for an empty one. Raise UserError for more rows or columns than anybody reads."""
    found = tuple(_clean(one) for one in cells)
    while found and found[-1] == "":
        found = found[:-1]
    if len(found) > COLUMNS or (found and number > ROWS):
        message = f"{name} has more than {ROWS:,} rows or {COLUMNS} columns"
        raise UserError(message, "Keep the plan alone in it, and split a large one")
    return (number, found) if found else None


def _clean(cell: Cell) -> Cell:
    """Give a cell as visible characters, in lines where it has several."""
    if not isinstance(cell, str):
        return cell
    lines = [" ".join(line.split()) for line in cell.splitlines()]
    if not all(map(str.isprintable, lines)):
        lines = ["".join(char for char in line if char.isprintable()) for line in lines]
    return "\n".join(filter(None, lines))[:CELL]


def _text(content: bytes) -> str:
    """Decode what Excel and others write: with a byte order mark, as UTF-8, or as Windows does in the west."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _rows(text: str, name: str) -> Iterator[Row]:
    first, _, rest = text.partition("\n")
    told = first.strip().casefold()
    if told.startswith("sep=") and len(told) == len("sep=;"):
        yield from _read(rest, told[-1], name)
        return
    yield from _read(text, _separator(text), name)


def _read(text: str, separator: str, name: str) -> Iterator[Row]:
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), 1):
            if row := kept(number, cells, name):
                yield row
    except csv.Error as error:
        raise UserError(f"{name} cannot be read as CSV: {error}", "Save it anew as CSV, or as .xlsx") from error


def _separator(text: str) -> str:
    """Find what stands between cells: whatever parts the first rows into most columns, row by row alike."""
    lines = [line for line in text.splitlines()[: 10 * _SAMPLE] if line.strip()][:_SAMPLE]
    sample = "\n".join(lines)

    def fit(separator: str) -> tuple[int, int]:
        try:
            widths = [len(row) for row in csv.reader(io.StringIO(sample), delimiter=separator) if row]
        except csv.Error:
            return (0, 0)
        common = max(set(widths), key=lambda one: (widths.count(one), one), default=1)
        return (widths.count(common) if common > 1 else 0, common)

    return max(_SEPARATORS, key=fit)
