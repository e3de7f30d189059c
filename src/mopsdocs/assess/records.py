"""What metrics come to over a stretch of time, out of their observed values.

Knows: totals add up, a rate is the ratio of the summed inputs, of a level the latest value counts.
Never: what a goal wants; whether a file of values is in order.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation, Overflow
from fractions import Fraction

from mopsdocs.assess.arithmetic import ARITHMETIC
from mopsdocs.assess.formula import Failure, Formula, evaluate, evaluate_all
from mopsdocs.assess.grammar import parse
from mopsdocs.assess.references import Lookup
from mopsdocs.model.assessment import Measured
from mopsdocs.model.periods import containing, first_day, last_day
from mopsdocs.model.playbook import Metric, Ref
from mopsdocs.model.values import Row, Series

Result = Decimal | Failure
_ONE_DAY = 1
_DEEPEST = 32  # So many metrics may stand one upon the other.
_MISSING = Failure("missing")
_CIRCLE = Failure("circle")


@dataclass(frozen=True, slots=True)
class Record:
    """A metric with what is known of it: its formula if it can be read, its values, and whose it is."""

    playbook: str
    metric: Metric
    formula: Formula | None
    series: Series | None

    @property
    def key(self) -> str:
        """Its full name."""
        return f"{self.playbook}/{self.metric.id}"

    @property
    def every(self) -> str | None:
        """How often it is measured."""
        return self.metric.every or (self.series.every if self.series else None)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Its observed values."""
        return self.series.rows if self.series else ()

    @property
    def adds_up(self) -> bool:
        """Whether its values add up over time."""
        return self.metric.kind == "total"

    @property
    def is_ratio(self) -> bool:
        """Whether it is a ratio whose inputs are known, so that periods can be put together."""
        return self.metric.kind == "rate" and self.formula is not None


@dataclass(frozen=True, slots=True)
class Records:
    """The metrics that one playbook speaks of, with their values.

    `series` has its own by their ids, and those of other playbooks by their full names. The dictionaries remember
    what has been asked: metrics, stretches of time, rows with what they come to, the best before a goal.
    """

    lookup: Lookup
    series: Mapping[str, Series]
    today: date
    known: dict[str, Record | None] = field(default_factory=dict)
    results: dict[tuple[str, date, date], Result] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)
    measured: dict[str, tuple[int, tuple[Measured, ...]]] = field(default_factory=dict)
    bests: dict[tuple[str, str | None, date, date], Decimal | None] = field(default_factory=dict)

    def of(self, ref: Ref, home: str | None = None) -> Record | None:
        """Find a metric as the playbook `home` names it (by default the one whose records these are)."""
        own = self.lookup.playbook
        name = ref.partition("@")[0]
        full = name if "/" in name else f"{home or own}/{name}"
        if full not in self.known:
            short = full.removeprefix(f"{own}/")
            metric = self.lookup(short)
            self.known[full] = self._record(full, metric, self.series.get(short)) if metric else None
        return self.known[full]

    def through(self, record: Record) -> date | None:
        """Give the last day up to which there are values of periods that are over; None where there are none."""
        days: list[date] = []
        for one in self.grounds(record):
            rows = self.complete(one)
            if not rows:
                return None
            days.append(last_day(one.every or "month", rows[-1].period))
        return min(days, default=None)

    def over(self, record: Record, first: date, last: date) -> Result:
        """Compute a metric over a stretch of days; a period at its edge counts by its share of days."""
        key = (record.key, first, last)
        if key not in self.results:
            if record.key in self.open or len(self.open) > _DEEPEST:
                return _CIRCLE
            self.open.append(record.key)
            self.results[key] = self._computed(record, first, last)
            self.open.pop()
        return self.results[key]

    def single(self, record: Record, row: Row) -> Result:
        """Compute a metric for one period of its own."""
        formula = record.formula
        if formula is None:
            return row.numbers[0] if len(row.numbers) == 1 and not record.metric.formula else _MISSING
        if formula.program == (("input", record.series.columns[0] if record.series else ""),):
            return row.numbers[0]
        values = dict(zip(record.series.columns if record.series else (), row.numbers, strict=False))
        if formula.metrics:
            every = record.every or "month"
            days = first_day(every, row.period), last_day(every, row.period)
            failure = self._add_metrics(record, values, *days)
            if failure:
                return failure
        return evaluate(formula, values)

    def singles(self, record: Record, rows: Sequence[Row]) -> Sequence[Result]:
        """Compute a metric for several periods of its own, each by itself."""
        formula, series = record.formula, record.series
        if formula is None or series is None or formula.metrics or not rows:
            return [self.single(record, row) for row in rows]
        if formula.program == (("input", series.columns[0]),):
            return [row.numbers[0] for row in rows]
        numbers = zip(*[row.numbers for row in rows], strict=True)
        return evaluate_all(formula, dict(zip(series.columns, numbers, strict=True)), len(rows))

    def complete(self, record: Record) -> tuple[Row, ...]:
        """Give the rows of the periods that are over."""
        rows, every = record.rows, record.every or "month"
        over = containing(every, self.today)
        if last_day(every, over) == self.today:
            over += 1
        count = len(rows) if not rows else max(0, min(len(rows), over - rows[0].period))
        return rows[:count]

    def _record(self, full: str, metric: Metric, series: Series | None) -> Record:
        formula = parse(metric.formula) if metric.formula else None
        return Record(full.rpartition("/")[0], metric, formula if isinstance(formula, Formula) else None, series)

    def grounds(self, record: Record) -> Iterator[Record]:
        """List the metrics with values of their own that a metric rests on, each once."""
        stack, seen = [record], {record.key}
        while stack:
            one = stack.pop()
            if one.metric.inputs or one.formula is None:
                yield one
            for ref in one.formula.metrics if one.formula else ():
                other = self.of(ref, one.playbook)
                if other and other.key not in seen:
                    seen.add(other.key)
                    stack.append(other)

    def _computed(self, record: Record, first: date, last: date) -> Result:
        try:
            if record.adds_up and record.rows:
                return self._total(record, first, last)
            if record.rows and not record.is_ratio:
                return self._latest(record, first, last)
            return self._ratio(record, first, last)
        except (InvalidOperation, Overflow):
            return Failure("range")

    def _total(self, record: Record, first: date, last: date) -> Result:
        found = Decimal(0)
        shared = self._shared(record, first, last)
        if shared is None:
            return _MISSING
        for row, share in shared:
            value = self.single(record, row)
            if isinstance(value, Failure):
                return value
            found = ARITHMETIC.add(found, value if share is None else part_of(value, share))
        return found

    def _latest(self, record: Record, first: date, last: date) -> Result:
        every = record.every or "month"
        for row in reversed(self.complete(record)):
            if last_day(every, row.period) < first:
                break
            # What was measured in a period that the stretch ends in counts at the stretch's end.
            if first_day(every, row.period) <= last:
                return self.single(record, row)
        return _MISSING

    def _ratio(self, record: Record, first: date, last: date) -> Result:
        formula = record.formula
        if formula is None:
            return _MISSING
        values = self._summed(record, first, last)
        if values is None:
            return _MISSING
        return self._add_metrics(record, values, first, last) or evaluate(formula, values)

    def _summed(self, record: Record, first: date, last: date) -> dict[str, Decimal] | None:
        if not record.metric.inputs:
            return {}
        shared = self._shared(record, first, last)
        if shared is None or record.series is None:
            return None
        sums = [Decimal(0)] * len(record.series.columns)
        for row, share in shared:
            for index, number in enumerate(row.numbers):
                part = number if share is None else part_of(number, share)
                sums[index] = ARITHMETIC.add(sums[index], part)
        return dict(zip(record.series.columns, sums, strict=True))

    def _add_metrics(
        self, record: Record, values: dict[str, Decimal], first: date, last: date
    ) -> Failure | None:
        for ref in record.formula.metrics if record.formula else ():
            other = self.of(ref, record.playbook)
            value = self.over(other, first, last) if other else _MISSING
            if isinstance(value, Failure):
                return value
            values[ref] = value
        return None

    def _shared(self, record: Record, first: date, last: date) -> list[tuple[Row, Fraction | None]] | None:
        """List the rows of a stretch, each with its share of days where that is not all; None if one is missing."""
        every = record.every or "month"
        start, end = containing(every, first), containing(every, last)
        rows = self.complete(record)
        if not rows or start < rows[0].period or end > rows[-1].period:
            return None
        base = rows[0].period
        found: list[tuple[Row, Fraction | None]] = [(row, None) for row in rows[start - base : end - base + 1]]
        for edge in (0, -1):
            row = found[edge][0]
            found[edge] = row, _share(every, row.period, first, last)
        return found


def shares(every: str, first: date, last: date) -> Iterator[tuple[int, date]]:
    """List the periods of a stretch, each with its last day within it."""
    for number in range(containing(every, first), containing(every, last) + 1):
        yield number, min(last, last_day(every, number))


def _share(every: str, number: int, first: date, last: date) -> Fraction | None:
    start, end = first_day(every, number), last_day(every, number)
    if first <= start and end <= last:
        return None
    within = (min(end, last) - max(start, first)).days + _ONE_DAY
    return Fraction(within, (end - start).days + _ONE_DAY)


def part_of(value: Decimal, share: Fraction) -> Decimal:
    """Give a part of a number; it is divided last, so that a third of three is one."""
    return ARITHMETIC.divide(ARITHMETIC.multiply(value, Decimal(share.numerator)), Decimal(share.denominator))
