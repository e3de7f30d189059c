"""What was measured: the observed values of a metric, period by period.

Knows: the rows of a file of values, each with its period and its line.
Never: what the numbers amount to; what day it is.
"""

from decimal import Decimal

from msgspec import Struct

from mopsdocs.model.source import BlobId

VALUE = "value"
"""The column of a metric that has no formula."""


class Row(Struct, frozen=True, array_like=True, gc=False):
    """The numbers of one period, in the order of the series' columns; `period` is its number in its cadence."""

    period: int
    numbers: tuple[Decimal, ...]
    line: int
    note: str = ""


class Series(Struct, frozen=True, array_like=True):
    """All values of a metric: one row a period, without gaps, the earliest first.

    `columns` are the inputs that the rows have, or `value`; a file with mistakes is not `sound` and has no rows.
    """

    path: str
    id: BlobId
    every: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    sound: bool = True

    def at(self, period: int) -> Row | None:
        """Give the row of a period."""
        index = period - self.rows[0].period if self.rows else -1
        return self.rows[index] if 0 <= index < len(self.rows) else None
