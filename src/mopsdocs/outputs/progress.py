"""Progress of goals in words, bars and tables.

Knows: how far a goal has come, and how that is said in a line.
Never: how progress is measured; how a bar looks.
"""

from collections.abc import Iterable
from decimal import Decimal
from itertools import repeat

from mopsdocs.model.assessment import Measured
from mopsdocs.model.outline import GoalLine
from mopsdocs.model.view import Bar, ValueRow, ValueTable
from mopsdocs.words import Words
from mopsdocs.words.places import places_apart, places_for, to_places

_FULL, _NONE = Decimal(100), Decimal(0)
_KEEPING = ("keep-above", "keep-below", "keep-within")


def bar(words: Words, goal: GoalLine) -> Bar | None:
    """Show how far a goal has come, and how far it should be; None where nobody knows."""
    pace = goal.pace
    if pace.way is None or goal.outcome == "dropped":
        return None
    if goal.direction in _KEEPING and pace.pace is not None:
        # Of so many values, not of so much time: there is no day by which a part of them is expected.
        return Bar(_within(pace.pace), None, _said(words, goal))
    expected = pace.expected
    return Bar(_within(pace.way), None if expected is None else _within(expected), _said(words, goal))


def value_table(
    words: Words, caption: str, unit: str, columns: tuple[str, ...], rows: tuple[Measured, ...]
) -> ValueTable:
    """Show observed values, the latest first."""
    values = [row.value for row in rows if row.value is not None]
    # The smallest of them takes the most places.
    places = places_for(min(filter(None, values), key=Decimal.adjusted, default=_NONE), unit) if values else 0
    # Of a single number that is the value itself, one column is enough.
    alone = len(columns) == 1 and all(row.value in (None, row.numbers[0]) for row in rows)
    told = iter(words.numbers(values if alone else [to_places(value, places) for value in values]))
    shown = ["" if row.value is None else next(told) for row in rows]
    cells = repeat(()) if alone else _by_rows(words, rows)
    lines = [
        ValueRow(words.period(row.period), numbers, value, row.note)
        for row, numbers, value in zip(rows, cells, shown, strict=False)
    ]
    return ValueTable(
        caption=caption,
        columns=() if alone else columns,
        value=words.unit(unit) if unit else words("Value"),
        notes=any(row.note for row in rows),
        rows=tuple(reversed(lines)),
    )


def _by_rows(words: Words, rows: tuple[Measured, ...]) -> Iterable[tuple[str, ...]]:
    """Write the numbers that values come from, column by column."""
    columns = zip(*(row.numbers for row in rows), strict=True)
    return zip(*(words.numbers(column) for column in columns), strict=True)


def _said(words: Words, goal: GoalLine) -> str:
    pace = goal.pace
    way, expected = _percent(words, pace.way), _percent(words, pace.expected)
    if goal.direction in _KEEPING:
        return words("{share} of the values so far lie within bounds", share=_percent(words, pace.pace))
    if pace.as_of is None:
        return words("{way} of the way", way=way)
    return words("{way} of the way, {expected} expected by {day}", way=way, expected=expected, day=pace.as_of)


def _percent(words: Words, share: Decimal | None) -> str:
    value = (share or Decimal(0)) * _FULL
    return words.quantity(to_places(value, places_apart(value, (Decimal(0), _FULL))), "%")


def _within(share: Decimal) -> str:
    """Give a share out of 100 as a bar can show it."""
    return str(to_places(min(_FULL, max(Decimal(0), share * _FULL)), 1))
