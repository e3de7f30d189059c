"""The tables of an Excel file, read with suspicion.

Knows: that such a file is a zip archive of XML, and what can be wrong with one.
Never: computes a formula, follows a link, opens an archive before its sizes are known.
"""

import io
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from itertools import islice
from typing import Any, Final
from xml.parsers import expat

from mopsdocs.shell.errors import UserError
from mopsdocs.shell.importing.marks import marks_of, spread
from mopsdocs.shell.importing.sheet import COLUMNS, ROWS, Cell, Row, Sheet, kept
from mopsdocs.shell.plain import safe

PARTS: Final = 1_000
UNPACKED: Final = 60_000_000
"""How many bytes all parts together may come to."""

SHEETS: Final = 30
_BLANK_ROWS = 200  # After so many in a row nothing is looked for any more.


class _SeenError(Exception):
    """The beginning of a document's content has been reached."""


def sheets_of(content: bytes, name: str, wanted: str | None = None) -> tuple[Sheet, ...]:
    """Read the visible sheets of a workbook, or the one that is wanted and no other.

    Raise UserError for a workbook that cannot be read, or is dangerous, or has no such sheet.
    """
    try:
        from openpyxl import load_workbook  # type: ignore[import-untyped]  # It brings no types.
    except ImportError:
        hint = "Install what reads it: pip install 'mopsdocs[xlsx]', or save the table as .csv"
        raise UserError(f"{name} is an Excel file", hint) from None
    try:
        _inspect(content, name)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Of charts and styles nothing is wanted.
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
            try:
                return tuple(_sheets(book, name, wanted))
            finally:
                book.close()
    except UserError:
        raise
    except Exception as error:  # A broken archive can break in any way.
        hint = "Open it in a spreadsheet program and save it anew, or as .csv"
        raise UserError(f"{name} cannot be read as an Excel file", hint) from error


def _inspect(content: bytes, name: str) -> None:
    """Refuse an archive that unpacks to too much, or whose XML declares entities."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
            raise UserError(f"{name} unpacks to more than 60 MB", "Keep the table alone in it, or save it as .csv")
        for part in parts:
            if part.filename.endswith((".xml", ".rels")) and _declares(archive.read(part)):
                hint = "No spreadsheet program writes that. Do not open it; ask where it comes from"
                raise UserError(f"{name} declares entities in {part.filename}", hint)


def _declares(xml: bytes) -> bool:
    """Whether a document has a type declaration, the only place where entities can be declared."""
    found: list[bool] = []

    def declared(*_: object) -> None:
        found.append(True)
        raise _SeenError

    def begun(*_: object) -> None:
        raise _SeenError

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = declared
    parser.StartElementHandler = begun
    with suppress(_SeenError, expat.ExpatError):
        parser.Parse(xml, True)  # noqa: FBT003  # As expat has it: there is no more.
    return bool(found)


def _sheets(book: Any, name: str, wanted: str | None) -> Iterator[Sheet]:  # noqa: ANN401  # openpyxl has no types.
    titles = {sheet: _bare(sheet.title) for sheet in book.worksheets if sheet.sheet_state == "visible"}
    if wanted is not None:
        meant = _bare(wanted).casefold()
        titles = {sheet: title for sheet in book.worksheets if (title := _bare(sheet.title)).casefold() == meant}
        if not titles:
            there = ", ".join(_bare(sheet.title) for sheet in book.worksheets[:SHEETS])
            raise UserError(f"{name} has no sheet {safe(wanted)}", f"Its sheets are {safe(there)}")
    for sheet, title in islice(titles.items(), SHEETS):
        try:
            rows = tuple(_rows(sheet, name))
        except UserError as error:
            if len(titles) == 1:
                raise
            hint = f"Name the one that holds the plan: --sheet NAME. There are {safe(', '.join(titles.values()))}"
            raise UserError(f"{error.message} in the sheet {safe(title)}", hint) from error
        with sheet._get_source() as source:  # noqa: SLF001  # What openpyxl reads of a sheet in passing lacks merged cells.
            marks = marks_of(source)
        doubts = (f"cell {cell}: its formula has no value in the file" for cell in marks.formulas)
        yield Sheet(title, spread(rows, marks.merged), tuple(doubts))


def _bare(title: object) -> str:
    return " ".join(str(title).split())[:100]


def _rows(sheet: Any, name: str) -> Iterator[Row]:  # noqa: ANN401  # As above.
    blank = 0
    # One more of each than is read: it is what shows that there is too much.
    rows = sheet.iter_rows(max_row=ROWS + 1, max_col=COLUMNS + 1, values_only=True)
    for number, cells in enumerate(islice(rows, ROWS + 1), 1):
        row = kept(number, map(_cell, cells), name)
        blank = 0 if row else blank + 1
        if row:
            yield row
        elif blank > _BLANK_ROWS:
            return


def _cell(value: object) -> Cell:
    """Give a value as text, a day as a day; a formula is what it last came to."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
