"""Rows of observed values with what each comes to.

Knows: a metric's formula, period by period.
Never: what a goal makes of them; how they are shown.
"""

from decimal import Decimal

from mopsdocs.assess.arithmetic import tidy
from mopsdocs.assess.records import Record, Records
from mopsdocs.model.assessment import Measured
from mopsdocs.model.periods import containing, last_day, written_as
from mopsdocs.model.values import Row


def measured(record: Record, records: Records, rows: tuple[Row, ...]) -> tuple[Measured, ...]:
    """Give rows, one after another, with what they come to, the latest last; those that have not begun are left out.

    They are worked out once: a goal shows those of its window, the metric's page shows all.
    """
    if not rows:
        return ()
    start = rows[0].period
    count = max(0, min(len(rows), containing(record.every or "month", records.today) - start + 1))
    first, known = records.measured.get(record.key, (start, ()))
    if not known or start < first or start + count > first + len(known):
        first, known = start, _worked_out(record, records, rows[:count])
        records.measured[record.key] = first, known
    return known[start - first : start - first + count]


def _worked_out(record: Record, records: Records, rows: tuple[Row, ...]) -> tuple[Measured, ...]:
    every = record.every or "month"
    values = [tidy(one) if isinstance(one, Decimal) else None for one in records.singles(record, rows)]
    found = [
        Measured(written_as(every, row.period), last_day(every, row.period), row.numbers, value, row.note)
        for row, value in zip(rows, values, strict=True)
    ]
    return tuple(found)
