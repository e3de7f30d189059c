"""Tables that miss their form: rows of another width, tables that Markdown takes for a paragraph.

Knows: how cells are divided in a line of a table.
Never: how a table is shown.
"""

import re

from markdown_it.rules_block.table import escapedSplit

from mopsdocs.dialect.manuscript import Manuscript
from mopsdocs.model.diagnostic import Said

MOST_COLUMNS = 100
MOST_ROWS = 2_000
_PREFIX = re.compile(r"[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+(?=\|))?")
_RULE = re.compile(r"[|:\-\s]+")
_CODE = re.compile(r"`[^`\n]*`")
_FEWEST_BARE_ROWS = 3
_ROW_PIPES = 3
_DIVIDE = Said("make several tables of it")


def check_table(script: Manuscript, start: int, end: int, columns: int) -> None:
    """Notice rows of another width than the header, and a table past the limits."""
    rows = [line.rstrip() for line in script.lines[start:end]]
    if columns > MOST_COLUMNS:
        said = Said("this table has more than {most} columns", {"most": MOST_COLUMNS})
        script.notice("SAFE-002", script.row(start), said, _DIVIDE)
    if end - start - 2 > MOST_ROWS:
        said = Said("this table has more than {most} rows", {"most": MOST_ROWS})
        script.notice("SAFE-002", script.row(start), said, _DIVIDE)
    # Rows that are drawn alike are as wide as each other, and nearly all tables are drawn so.
    if len({(row.count("|"), row[:1], row[-1:] == "|", "\\" in row) for row in rows}) > 1:
        _check_widths(script, rows, start, columns)


def _check_widths(script: Manuscript, rows: list[str], start: int, columns: int) -> None:
    for index, row in enumerate(rows):
        width = _width(row)
        if width != columns and index > 1:
            said = Said(
                "this row of the table has {count} cell, its header has {columns}",
                {"count": width, "columns": columns},
                "this row of the table has {count} cells, its header has {columns}",
            )
            hint = Said("give each row as many cells as the header; write \\| for a bar that is text")
            script.notice("BODY-002", script.row(start + index), said, hint)


def _width(row: str) -> int:
    cells = escapedSplit(_PREFIX.sub("", row, count=1).strip())
    return len(cells) - (not cells[0].strip()) - (len(cells) > 1 and not cells[-1].strip())


def misread_table(script: Manuscript, row: int, paragraph: str) -> None:
    """Notice a paragraph that was meant as a table."""
    lines = [line.strip() for line in _CODE.sub("", paragraph).split("\n")]
    rule = next((n for n, line in enumerate(lines) if _is_rule(line)), 0)
    widths = (_width(lines[rule - 1]), _width(lines[rule])) if rule else (0, 0)
    if widths[0] != widths[1]:
        said = Said(
            "this looks like a table, but its header has {columns} cells and the line below has {count}",
            {"columns": widths[0], "count": widths[1]},
        )
        script.notice("FM-006", script.row(row + rule - 1), said, Said("give both lines as many cells"))
    elif _looks_drawn(lines):
        said = Said("this looks like a table, but it is shown as text")
        hint = Said("put a line such as | --- | --- | below the first row, with no empty line around it")
        script.notice("FM-006", script.row(row), said, hint)


def _is_rule(line: str) -> bool:
    return "|" in line and "-" in line and _RULE.fullmatch(line) is not None


def _looks_drawn(lines: list[str]) -> bool:
    framed = [line for line in lines if line.startswith("|") and line.count("|") > 1]
    if len(framed) > 1 or (framed and framed[0].endswith("|") and framed[0].count("|") >= _ROW_PIPES):
        return True
    bare = [line for line in lines if " | " in line]
    return len(bare) >= _FEWEST_BARE_ROWS and len({line.count(" | ") for line in bare}) == 1
