"""Values that are late: those that should have been recorded by now.

Knows: when the value of a period is due, and which period comes next.
Never: what a late value does to a goal; how much a finding weighs.
"""

from datetime import date
from operator import itemgetter

from mopsdocs.assess.course import Course
from mopsdocs.assess.records import Record, Records
from mopsdocs.model.diagnostic import Measuring, Said, Value
from mopsdocs.model.periods import containing, first_day, last_day, written_as


def next_due(record: Record, records: Records, since: date | None = None) -> tuple[str, date] | None:
    """Give the next period without a value, as written, and the last day on which it is in time."""
    every, rows = record.every or "month", records.complete(record)
    number = rows[-1].period + 1 if rows else None
    if since is not None:
        number = max(number or 0, containing(every, since))
    if number is None:
        return None
    end = last_day(every, number)
    return written_as(every, number), record.metric.due_after.after(end) if record.metric.due_after else end


def first_due(record: Record, records: Records, course: Course) -> tuple[str, date] | None:
    """Give the period that a goal's first value waits for, as written, and the day on which it is due."""
    due = (next_due(one, records, course.start) for one in records.grounds(record))
    return max((one for one in due if one), key=itemgetter(1), default=None)


def late_of(record: Record, records: Records, course: Course) -> Said | None:
    """Say which value of a goal's window should have been there by now; None if none is late."""
    for one in records.grounds(record):
        if one.series and not one.series.sound:
            return Said("Data needed: the file of values has mistakes")
        every, rows = one.every or "month", records.complete(one)
        if rows and first_day(every, rows[-1].period + 1) > course.due:
            continue
        due = next_due(one, records, course.start)
        if due and records.today > due[1]:
            late: dict[str, Value] = {"period": Measuring(due[0]), "day": due[1]}
            if rows:
                return Said("Data needed: the value of {period} was due on {day}", late)
            return Said("Data needed: nothing has been recorded yet; the value of {period} was due on {day}", late)
    return None
