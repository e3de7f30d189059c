"""Observed values of a metric: what each comes to, and what is wrong with them.

Knows: values that are late, that lie in the future, that cannot be divided, that contradict the metric's type.
Never: how a file of values is written; what a goal makes of them.
"""

from collections.abc import Iterator
from decimal import Decimal

from msgspec import structs

from mopsdocs.assess.course import Course
from mopsdocs.assess.formula import Failure, Formula, divides
from mopsdocs.assess.history import is_sum
from mopsdocs.assess.lateness import next_due
from mopsdocs.assess.measured import measured
from mopsdocs.assess.records import Record, Records
from mopsdocs.model.assessment import Fault, MetricAssessment
from mopsdocs.model.diagnostic import Said, Value
from mopsdocs.model.periods import first_day, written_as
from mopsdocs.model.playbook import Goal, Metric, Playbook
from mopsdocs.model.values import Row

_GROUP, _THOUSAND, _FAR = 3, 1000, 100
_PLAIN = frozenset(("*", "/", "number", "input"))


def observed(
    found: MetricAssessment, metric: Metric, playbook: Playbook, records: Records, *, shown: bool
) -> MetricAssessment:
    """Add to a metric what is wrong with its values and, where they are shown, what they come to."""
    record = records.of(metric.id)
    if record is None or (metric.values is None and record.series is None):
        return found
    goals = [goal for goal in playbook.goals if goal.metric and goal.metric.partition("@")[0] == metric.id]
    faults = (
        *_summed(metric, record, goals, records),
        *_future(record, records),
        *_thousandth(record, goals),
        *_zero(record, records),
        *_late(metric, record, goals, records),
    )
    if not shown:
        return structs.replace(found, faults=(*found.faults, *faults))
    columns = record.series.columns if record.series else ()
    rows = measured(record, records, record.rows)
    return structs.replace(found, faults=(*found.faults, *faults), columns=columns, rows=rows)


def _late(metric: Metric, record: Record, goals: list[Goal], records: Records) -> Iterator[Fault]:
    if metric.formula and not metric.inputs:
        return  # Its numbers are those of other metrics.
    if goals and all(goal.outcome for goal in goals):
        return
    at, values = (*metric.at, "values"), {"metric": metric.id, "path": metric.values or ""}
    hint = Said("Add the row, or let `mopsdocs record {metric}` do it", {"metric": metric.id})
    if record.series is None:
        said = Said("There is no file {path} yet, so nothing is known of {metric}", values)
        columns = ",".join(("period", *(name for name, _ in metric.inputs or (("value", None),))))
        begin: dict[str, Value] = {"columns": columns, "metric": metric.id}
        told = Said("Begin it with the line `{columns}`, or let `mopsdocs record {metric}` write it", begin)
        yield Fault("METRIC-006", "", at, said, told)
        return
    if not record.series.sound:
        return
    due = next_due(record, records)
    if due is None:
        yield Fault("METRIC-006", "", at, Said("No value of {metric} has been recorded yet", values), hint)
    elif records.today > due[1]:
        late: dict[str, Value] = {"metric": metric.id, "period": due[0], "day": due[1]}
        yield Fault("METRIC-006", "", at, Said("The value of {metric} for {period} was due on {day}", late), hint)


def _future(record: Record, records: Records) -> Iterator[Fault]:
    every = record.every or "month"
    for row in reversed(record.rows):
        if first_day(every, row.period) <= records.today:
            return
        said = Said("{period} has not begun yet", {"period": written_as(every, row.period)})
        hint = Said("Take the row out; what is planned belongs to the goal's checkpoints")
        yield _of_row("METRIC-007", record, row, said, hint)


def _thousandth(record: Record, goals: list[Goal]) -> Iterator[Fault]:
    """Find whether a point between thousands has made all numbers a thousand times smaller than the goals are."""
    rows = record.rows
    if not goals or not rows or not all(_is_pointed(row) for row in rows):
        return
    wanted = [_per_period(goal, record) for goal in goals]
    most = max(abs(row.numbers[0]) for row in rows)
    if any(one is None or abs(one) < most * _FAR for one in wanted):
        return
    seen = f"{rows[0].numbers[0]}"
    values: dict[str, Value] = {"seen": seen, "goal": goals[0].id}
    meant: dict[str, Value] = {"meant": seen.replace(".", ""), "seen": f"{seen}0"}
    said = Said("{seen} is far less than goal {goal} speaks of: a point stands before decimals", values)
    hint = Said(
        "Write {meant}, with nothing between thousands, in all rows; should it be so small, write {seen}",
        meant,
    )
    yield _of_row("METRIC-007", record, rows[0], said, hint)


def _is_pointed(row: Row) -> bool:
    """Whether a number could be one of thousands: three digits stand behind its point, one to three before it."""
    (number, *others) = row.numbers
    return not others and number.as_tuple().exponent == -_GROUP and abs(number) < _THOUSAND


def _per_period(goal: Goal, record: Record) -> Decimal | None:
    """Give about what a period makes, as the baseline of a goal has it, or else its target."""
    stated = [part.value for part in (goal.baseline, goal.target) if part and part.value]
    start, due = goal.start, goal.due
    if not stated or not record.adds_up:
        return stated[0] if stated else None
    if start is None or due is None or due <= start:
        return None
    return stated[0] / Course(start, due, record.every or "month").count(due)


def _zero(record: Record, records: Records) -> Iterator[Fault]:
    formula = record.formula
    if formula is None or not divides(formula):
        return
    # Without a sum or a difference below the line, only a number that is zero makes zero.
    rows = [row for row in record.rows if not all(row.numbers)] if _is_plain(formula) else record.rows
    for row, value in zip(rows, records.singles(record, rows), strict=True):
        if isinstance(value, Failure) and value.kind == "zero":
            values = {"metric": record.metric.id, "period": written_as(record.every or "month", row.period)}
            said = Said("{metric} divides by zero in {period}", values)
            yield _of_row("METRIC-004", record, row, said, _ZERO)


_ZERO = Said("Check the number; where zero is right, the period counts in sums, and has no value of its own")


def _is_plain(formula: Formula) -> bool:
    return all(action in _PLAIN and (action != "number" or what) for action, what in formula.program)


def _summed(metric: Metric, record: Record, goals: list[Goal], records: Records) -> Iterator[Fault]:
    if metric.kind != "level":
        return
    for goal in goals:
        baseline = goal.baseline
        if baseline is None or baseline.value is None or baseline.period is None:
            continue
        if is_sum(baseline.value, record, records, baseline.period):
            values: dict[str, Value] = {"metric": metric.id, "goal": goal.id, "period": baseline.period}
            said = Said("{metric} is a level, but the baseline of goal {goal} sums up the values of {period}", values)
            hint = Said("Write `type: total`, or take the last value of the period as the baseline")
            yield Fault("METRIC-012", "", (*metric.at, "type"), said, hint)
            return


def _of_row(rule: str, record: Record, row: Row, said: Said, hint: Said) -> Fault:
    path = record.series.path if record.series else None
    return Fault(rule, "", record.metric.at, said, hint, path, row.line)
