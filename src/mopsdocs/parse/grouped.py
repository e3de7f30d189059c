"""Numbers that a point for thousands has made a thousand times smaller, as spreadsheets in many languages write it.

Knows: that numbers of one column are of one kind.
Never: takes a number for another one; doubts a column of decimals.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from mopsdocs.parse.tables import Line

SUSPECT = re.compile(r"[\n,]-?[0-9]{1,3}\.[0-9]{3}(?=[\n,]|\Z)")
"""What such a number looks like between two commas."""

_GROUPED = re.compile(r"-?[0-9]{1,3}\.[0-9]{3}")
_LARGE = 100
_FAR = 10


def grouped(lines: Sequence[Line], column: int) -> Iterator[Line]:
    """Find the rows whose number has three decimals and is far from all others, which are whole and large."""
    pointed = [line for line in lines if "." in line.cells[column]]
    whole = [abs(Decimal(line.cells[column])) for line in lines if "." not in line.cells[column]]
    least = min((one for one in whole if one), default=Decimal(0))
    if least < _LARGE or not all(_GROUPED.fullmatch(line.cells[column]) for line in pointed):
        return
    for line in pointed:
        if abs(Decimal(line.cells[column])) * _FAR < least:
            yield line
