"""Tables as CSV (RFC 4180): what a spreadsheet opens, and never runs.

Knows: quotes, and the signs by which a spreadsheet takes a cell for a formula.
Never: which tables there are.
"""

import re
from collections.abc import Iterable

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""What tells Excel that a file is UTF-8; other programs skip it."""

_APART = "\x1f"  # The reader lets no text have it.
_SIGNS = "=+\\-@\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
# Where another sign than the comma parts cells, a new cell may begin after it, in quotes or not.
_FORMULA = re.compile(f"^(?= {{0,9}}[{_SIGNS}]|[\t\r\n])|(?<=[;\t\r\n])(?= {{0,9}}[{_SIGNS}])")
_NUMBER = re.compile(r"-?\d{1,60}(?:\.\d{1,60})?")
_CAREFUL = re.compile(f'[",;\r\n\t]|(?:^|{_APART}) *[{_SIGNS}]|(?:^|{_APART}) | (?:{_APART}|$)')
_QUOTED = re.compile('[",;\r\n\t]|^ | $')


def lines(rows: Iterable[tuple[str, ...]]) -> str:
    """Write rows as lines of CSV."""
    return "".join([_line(row) for row in rows])


def _line(row: tuple[str, ...]) -> str:
    joined = _APART.join(row)
    if _CAREFUL.search(joined):
        return ",".join(map(cell, row)) + "\r\n"
    return joined.replace(_APART, ",") + "\r\n"


def cell(text: str) -> str:
    """Write a cell: in quotes where it must, with an apostrophe before what would begin a formula."""
    found = text if _NUMBER.fullmatch(text) else _FORMULA.sub("'", text)
    return '"' + found.replace('"', '""') + '"' if _QUOTED.search(found) else found
