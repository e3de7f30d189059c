"""Files of observed values: the columns `period` and the metric's inputs, one row a period, nothing guessed.

Knows: how the values of a metric are written, and what people get wrong in a spreadsheet.
Never: what the values amount to; what day it is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from posixpath import dirname

from mopsdocs.model.diagnostic import Noticed, Said, Span, Value
from mopsdocs.model.goal import Metric
from mopsdocs.model.periods import EXAMPLES, WRITTEN, cadence_of, containing, days_of, number_of, written_as
from mopsdocs.model.playbook import Playbook
from mopsdocs.model.source import Source
from mopsdocs.model.values import VALUE, Row, Series
from mopsdocs.parse import scalars
from mopsdocs.parse.grouped import SUSPECT, grouped
from mopsdocs.parse.suggest_values import numbers, periods
from mopsdocs.parse.tables import ROWS, SIZE, Line, table

PERIOD, NOTE = "period", "note"
_ONE_NUMBER = 2
MOST = 100
"""After how many mistakes a file is read no further."""

_NAME = re.compile(r"\b[a-z][a-z0-9_]*\b(?![^\[\]]*\])(?! ?\()")
_NUMBER = re.compile(scalars.NUMBER)
Found = tuple[tuple[str, Noticed], ...]


def values_path(playbook: str, metric: Metric) -> str | None:
    """Give the path of a metric's values; `playbook` is the path of the file that defines it."""
    # Without an input there is nothing to observe: such a formula uses other metrics alone.
    if metric.values is None or (metric.formula and not metric.inputs):
        return None
    return f"{dirname(playbook)}/{metric.values}"


def columns_of(metric: Metric) -> tuple[str, ...]:
    """Name the columns of a metric's values after the period."""
    return tuple(name for name, _ in metric.inputs) or (VALUE,)


def read_values(playbook: Playbook, files: Mapping[str, Source]) -> tuple[dict[str, Series], Found]:
    """Read the values of a playbook's metrics, by the metric's id; a metric without a file is not among them."""
    found: dict[str, Series] = {}
    noticed: list[tuple[str, Noticed]] = []
    for metric in playbook.metrics:
        source = files.get(values_path(playbook.path, metric) or "")
        if source:
            found[metric.id], about = read_series(source, metric)
            # An input that the formula has and the metric has not is told of at the formula.
            told = [one for one in about if not (_is_of_head(one) and _lacks_inputs(metric))]
            noticed += _new(source.path, tuple(told), noticed)
    return found, tuple(noticed)


def _is_of_head(one: Noticed) -> bool:
    return isinstance(one.at, Span) and one.at.line == 1


def _lacks_inputs(metric: Metric) -> bool:
    """Whether a metric's formula uses names that are not among its inputs."""
    return not {name for name, _ in metric.inputs}.issuperset(_NAME.findall(metric.formula or ""))


def read_series(source: Source, metric: Metric) -> tuple[Series, tuple[Noticed, ...]]:
    """Read the values of one metric; with any mistake in the file there are none."""
    columns = columns_of(metric)
    quick = _quick(source.content, columns, metric.every) if metric.every else None
    if quick and metric.every:
        return Series(source.path, source.id, metric.every, columns, quick), ()
    read = table(source.content)
    reader = _Reader(columns, metric.every)
    noticed = read.noticed or tuple(islice(reader.faults(read.lines), MOST))
    every = reader.every or "month"
    rows = () if noticed else tuple(reader.rows)
    return Series(source.path, source.id, every, columns, rows, sound=not noticed), noticed


def _quick(content: bytes, columns: tuple[str, ...], every: str) -> tuple[Row, ...] | None:
    """Read a file that is plainly in order; None where a closer look is needed."""
    if len(content) > SIZE or not content.isascii():
        return None
    text = content.decode().replace("\r\n", "\n")
    if "." in text and SUSPECT.search(text):
        return None
    head, _, body = text.removesuffix("\n").partition("\n")
    if head != ",".join((PERIOD, *columns)) or not _rows(every, len(columns)).fullmatch(body):
        return None
    cells = body.replace("\n", ",").split(",") if body else []
    wide = len(columns) + 1
    periods = _consecutive(cells[::wide], every)
    if periods is None or len(periods) > ROWS:
        return None
    numbers = zip(*(map(Decimal, cells[at::wide]) for at in range(1, wide)), strict=True)
    return tuple(map(Row, periods, numbers, range(2, len(periods) + 2)))


def _consecutive(written: Sequence[str], every: str) -> range | None:
    """Give the numbers of periods that follow each other; None where they do not, or the calendar lacks one."""
    if not written:
        return range(0)
    first, last = number_of(written[0], every), number_of(written[-1], every)
    if first is None or last is None or last - first + 1 != len(written):
        return None
    found = range(first, last + 1)
    return found if [written_as(every, number) for number in found] == written else None


@lru_cache(maxsize=64)
def _rows(every: str, columns: int) -> re.Pattern[str]:
    """Give the grammar of the rows of a file: each a period, and so many numbers."""
    row = WRITTEN[every].pattern.replace("(", "(?:") + columns * f",{scalars.NUMBER[1:-1]}"
    return re.compile(f"(?:{row}(?:\n{row})*)?")


def _new(path: str, about: tuple[Noticed, ...], before: Iterable[tuple[str, Noticed]]) -> list[tuple[str, Noticed]]:
    """Leave out what another metric with the same file has told already."""
    places = {(one, noticed.at) for one, noticed in before} if about else ()
    return [(path, one) for one in about if (path, one.at) not in places]


def _fault(span: Span, said: Said, hint: Said) -> Noticed:
    return Noticed("METRIC-007", span, said, hint)


class _Reader:
    """Reads the lines of a table into rows; `every` is the cadence, or that of the first period."""

    def __init__(self, columns: tuple[str, ...], every: str | None) -> None:
        self.columns = columns
        self.every = every
        self.rows: list[Row] = []
        self.read: list[Line] = []  # The lines that became rows.
        self.lines: dict[int, int] = {}
        self.disordered = False  # That rows are not in order is said once.
        self.unread = False  # The row before could not be read: whether a period is missing is open.

    def faults(self, lines: tuple[Line, ...]) -> Iterator[Noticed]:
        """Find what is wrong; what is right is kept in `rows`."""
        wanted = ",".join((PERIOD, *self.columns))
        if not lines:
            said = Said("the file is empty; its first line names the columns")
            yield _fault(Span(1, 1, 1, 2), said, Said("write `{columns}` in its first line", {"columns": wanted}))
            return
        head, *rest = lines
        if not self._fits(head):
            yield _fault(head.span(0), *_columns(head, wanted))
            return
        for line in rest:
            yield from self._line(line, head, latest=line is rest[-1])
        for name in self.columns:
            at = head.cells.index(name)
            for line in grouped(self.read, at):
                yield _fault(line.span(at), *_grouped(line.cells[at]))

    def _fits(self, head: Line) -> bool:
        named = [cell for cell in head.cells if cell != NOTE]
        return (
            head.cells[0] == PERIOD
            and sorted(named) == sorted((PERIOD, *self.columns))
            and head.cells.count(NOTE) <= 1
        )

    def _line(self, line: Line, head: Line, *, latest: bool) -> Iterator[Noticed]:
        if len(line.cells) != len(head.cells):
            yield _fault(line.span(0), *_ragged(line, head))
            self.unread = True
            return
        if self.every is None:
            self.every = cadence_of(line.cells[0])
        period = number_of(line.cells[0], self.every or "month")
        cells = dict(zip(head.cells, range(len(head.cells)), strict=True))
        wrong = [index for name in self.columns if not _NUMBER.fullmatch(line.cells[index := cells[name]])]
        if period is None:
            yield _fault(line.span(0), *_no_period(line.cells[0], self.every or "month"))
        for index in wrong:
            yield _fault(line.span(index), *_no_number(line.cells[index], latest=latest))
        if period is None or wrong:
            self.unread = True
            return
        order = self._order(period, line)
        self.unread = False
        if order:
            yield _fault(line.span(0), *order)
        else:
            written = (line.cells[cells[name]] for name in self.columns)
            note = line.cells[cells[NOTE]] if NOTE in cells else ""
            self.rows.append(Row(period, tuple(map(scalars.number, written)), line.number, note))
            self.lines[period] = line.number
            self.read.append(line)

    def _order(self, period: int, line: Line) -> tuple[Said, Said] | None:
        """Find whether a row is where it belongs: after all earlier periods, and right after the last one."""
        every, seen = self.every or "month", line.cells[0]
        if period in self.lines:
            values: dict[str, Value] = {"period": seen, "line": str(self.lines[period])}
            said = Said("{period} stands here a second time; line {line} has it, too", values)
            return said, Said("keep the row that is right")
        if self.disordered or not self.rows or period == self.rows[-1].period + 1:
            return None
        last = self.rows[-1].period
        if period > last and self.unread:
            return None
        if period < last:
            self.disordered = True
            values = {"period": seen, "last": written_as(every, last)}
            said = Said("{period} stands after {last}: the rows are not in order", values)
            return said, Said("sort the rows by period, the earliest first")
        # The rows after a gap are held against this one.
        self.rows.append(Row(period, (), line.number))
        self.lines[period] = line.number
        values = {"first": written_as(every, last + 1), "count": period - last - 1}
        if period == last + 2:
            return Said("{first} is missing before this row", values), GAP
        values["last"] = written_as(every, period - 1)
        return Said("{first} to {last} are missing before this row", values), GAP


def _grouped(seen: str) -> tuple[Said, Said]:
    meant = {"meant": seen.replace(".", ""), "seen": f"{seen}0"}
    said = Said("{seen} is far less than the other numbers here: a point stands before decimals", {"seen": seen})
    return said, Said("write {meant}, with nothing between thousands; should it be so small, write {seen}", meant)


GAP = Said("add a row for each period; write 0 only where 0 was measured")
"""What mends a gap, the one mistake that a row more can mend."""


def _columns(head: Line, wanted: str) -> tuple[Said, Said]:
    said = Said("the columns are {seen}, and this metric needs {columns}", {
        "seen": ",".join(head.cells)[:200],
        "columns": wanted,
    })
    if head.cells[0].casefold().startswith("sep="):
        said = Said("{seen} is a line for Excel alone, and the first line names the columns", {"seen": head.cells[0]})
        return said, Said("delete it, and separate the columns by commas: {columns}", {"columns": wanted})
    if len(head.cells) == 1 and ";" in head.cells[0]:
        return said, Said("separate the columns by commas, not by semicolons, and write decimals with a point")
    if len(head.cells) == 1 and "\t" in head.cells[0]:
        return said, Said("separate the columns by commas, not by tabs")
    return said, Said("write `{columns}` in the first line; a column `note` may follow", {"columns": wanted})


def _ragged(line: Line, head: Line) -> tuple[Said, Said]:
    values: dict[str, Value] = {"cells": str(len(line.cells)), "columns": str(len(head.cells))}
    said = Said("the row has another number of cells ({cells}) than the first line ({columns})", values)
    if len(line.cells) > len(head.cells) and all(map(_NUMBER.fullmatch, line.cells[1:])):
        # Of several numbers nobody knows which ones belong together.
        alone = len(head.cells) == _ONE_NUMBER
        example = f"{line.cells[-2]}.{line.cells[-1]}" if alone else "3.5"
        return said, Said("a comma parts cells: write decimals with a point, as in {example}", {"example": example})
    if len(line.cells) == 1 and ";" in line.cells[0]:
        return said, Said("separate the columns by commas, not by semicolons, and write decimals with a point")
    return said, Said("write one cell for each column; put a note that has a comma in it into quotes")


def _no_period(seen: str, every: str) -> tuple[Said, Said]:
    example = EXAMPLES[every]
    said = Said("{seen} is no period here: this metric has `every: {every}`", {"seen": seen, "every": every})
    if seen and not any(map(str.isdigit, seen)):
        return said, Said("take the line out")
    candidates = periods(seen)
    meant = next((one for one in candidates if cadence_of(one) == every), None)
    if meant is None and len(candidates) == 1 and (days := days_of(candidates[0])) and days[0] == days[1]:
        meant = written_as(every, containing(every, days[0]))
    if meant:
        return said, Said("write {meant}", {"meant": meant})
    return said, Said("write it as in {example}", {"example": example})


def _no_number(seen: str, *, latest: bool) -> tuple[Said, Said]:
    if not seen and latest:
        return Said("a number is missing here"), Said("leave the whole row out until the number is known")
    if not seen:
        return Said("a number is missing here"), Said("write the number; write 0 only where 0 was measured")
    meant = numbers(seen)
    said = Said("{seen} is not a number as this file needs it", {"seen": seen})
    if meant:
        return said, Said("write {meant}: a point before decimals, nothing between thousands", {"meant": meant[0]})
    return said, Said("write the number alone, with a point before decimals: 4200 or 3.5")
