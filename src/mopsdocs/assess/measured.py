"""Rows of observed values with what each comes to.

Knows: a metric's formula, period by period.
Never: what a goal makes of them; how they are shown.
"""

from decimal import Decimal

from mopsdocs.assess.arithmetic import tidy
from mopsdocs.assess.records import Record, Records
from mopsdocs.model.assessment import Measured
from mopsdocs.model.periods import first_day, last_day, written_as
from mopsdocs.model.values import Row


def measured(record: Record, records: Records, rows: tuple[Row, ...]) -> tuple[Measured, ...]:
    """Give rows with what they come to, the latest last."""
    every = record.every or "month"
    return tuple(_row(record, records, row) for row in rows if first_day(every, row.period) <= records.today)


def _row(record: Record, records: Records, row: Row) -> Measured:
    """Work a row out once: a goal shows those of its window, the metric's page shows all."""
    key = (record.key, row.period)
    known = records.measured.get(key)
    if known is None:
        every, value = record.every or "month", records.single(record, row)
        known = records.measured[key] = Measured(
            period=written_as(every, row.period),
            day=last_day(every, row.period),
            numbers=row.numbers,
            value=tidy(value) if isinstance(value, Decimal) else None,
            note=row.note,
        )
    return known
