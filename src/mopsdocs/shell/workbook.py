"""The handbook's tables as one workbook for Excel and its kin.

Knows: xlsxwriter, an extra that need not be there; sheets, widths, what such a program holds at most.
Never: what stands in a table; lets a text become a formula or a link.
"""

import io
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

from mopsdocs.outputs.export_tables import Row, Table
from mopsdocs.shell.errors import UserError

_MOST_ROWS = 1_048_575
_LONGEST = 32_767
_NAMES = {"raci": "Who does what", "tasks": "Tasks", "goals": "Goals", "values": "Values"}
_WIDE, _NARROW = 36, 14
_WORDY = frozenset({"playbook_title", "title", "name", "note", "blocked_by"})
_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def workbook(tables: Mapping[Table, Iterable[Row]]) -> bytes:
    """Write a workbook with a sheet for each table; the same tables give the same bytes."""
    try:
        import xlsxwriter  # type: ignore[import-untyped]  # It comes without types.
    except ImportError:
        hint = "pip install 'mopsdocs[xlsx]', or take the tables as CSV: mopsdocs export csv"
        raise UserError("Writing a workbook takes xlsxwriter, which is not installed", hint) from None
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(target, options)
    # When it was made would be another thing each time.
    book.set_properties({"created": _MADE})
    head, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    for table, rows in tables.items():
        sheet = book.add_worksheet(_NAMES[table.name])
        for column, name in enumerate(table.columns):
            sheet.set_column(column, column, _WIDE if name in _WORDY else _NARROW)
            sheet.write_string(0, column, name, head)
        last = 0
        for last, row in enumerate(rows, 1):
            if last > _MOST_ROWS:
                message = f"The table {table.name} has more rows than a sheet can hold"
                raise UserError(message, f"Take it as CSV: mopsdocs export csv --table {table.name}")
            for column, (name, text) in enumerate(zip(table.columns, row, strict=True)):
                if not text:
                    continue
                if name in table.numbers:
                    sheet.write_number(last, column, float(text))
                elif name in table.days:
                    sheet.write_datetime(last, column, date.fromisoformat(text), day)
                else:
                    sheet.write_string(last, column, text[:_LONGEST])
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, len(table.columns) - 1)
    book.close()
    return target.getvalue()
