"""Tables as CSV (RFC 4180): what a spreadsheet opens, and never runs.

Knows: quotes, and the signs by which a spreadsheet takes a cell for a formula.
Never: which tables there are.
"""

import re
from collections.abc import Iterable

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""What tells Excel that a file is UTF-8; other programs skip it."""

_APART, _BELOW = "\x1f", "\x1e"  # The reader lets no text have them.
_SIGNS = "=+\\-@\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
# Where another sign than the comma parts cells, a new cell may begin after it, in quotes or not.
_FORMULA = re.compile(f"^(?= {{0,9}}[{_SIGNS}]|[\t\r\n])|(?<=[;\t\r\n])(?= {{0,9}}[{_SIGNS}])")
_NUMBER = re.compile(r"-?\d{1,60}(?:\.\d{1,60})?")
_QUOTED = re.compile('[",;\r\n\t]|^ | $')
_BEGINS = re.compile(f"{_APART}[ {_SIGNS}]")


def lines(rows: Iterable[tuple[str, ...]]) -> str:
    """Write rows as lines of CSV."""
    several = tuple(rows)
    if not several:
        return ""
    joined = [_APART.join(row) for row in several]
    # Most playbooks, and most rows of the others, hold nothing to be careful with: one look at all of it is enough.
    if _is_plain(f"{_APART}{f'{_APART}{_BELOW}{_APART}'.join(joined)}{_APART}"):
        return f"{_BELOW.join(joined)}\n".replace(_APART, ",").replace(_BELOW, "\n").replace("\n", "\r\n")
    return "".join([_line(row, text) for row, text in zip(several, joined, strict=True)])


def _line(row: tuple[str, ...], joined: str) -> str:
    if _is_plain(f"{_APART}{joined}{_APART}"):
        return joined.replace(_APART, ",") + "\r\n"
    return ",".join([text if text.isalnum() else cell(text) for text in row]) + "\r\n"


def _is_plain(text: str) -> bool:
    if '"' in text or "," in text or ";" in text or "\n" in text or "\r" in text or "\t" in text:
        return False
    return f" {_APART}" not in text and not _BEGINS.search(text)


def cell(text: str) -> str:
    """Write a cell: in quotes where it must, with an apostrophe before what would begin a formula."""
    found = text if _NUMBER.fullmatch(text) else _FORMULA.sub("'", text)
    return '"' + found.replace('"', '""') + '"' if _QUOTED.search(found) else found
