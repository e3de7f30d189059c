"""Tables for spreadsheets: who does what, tasks, goals, values; a playbook's rows of each.

Knows: which columns a table has, and what stands in a row.
Never: how a table is written to a file; other playbooks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from mopsdocs.model.assessment import Assessment, GoalAssessment, MetricAssessment
from mopsdocs.model.handbook import Bound, Duty
from mopsdocs.model.playbook import Goal, Metric, Task
from mopsdocs.model.text import Text
from mopsdocs.outputs.export_numbers import all_exact, exact, short
from mopsdocs.words import Words

Row = tuple[str, ...]
"""Cells as text: days as 2026-12-31, numbers with a point; empty where there is nothing."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table's name and its columns; `days` and `numbers` are those that hold no words."""

    name: str
    columns: tuple[str, ...]
    days: frozenset[str] = frozenset({"start", "due", "done", "as_of", "last_day"})
    numbers: frozenset[str] = frozenset(
        {
            "baseline",
            "target",
            "from",
            "to",
            "now",
            "planned",
            "way",
            "expected",
            "pace",
            "ends_at",
            "smart_met",
            "value",
        }
    )


_OF = ("playbook", "playbook_title", "area")
_CRITERIA = ("specific", "measurable", "achievable", "relevant", "realistic", "time-bound")
RACI = Table(
    "raci",
    (*_OF, "step", "id", "title", "accountable", "responsible", "consulted", "informed", "due", "status"),
)
TASKS = Table(
    "tasks",
    (
        *_OF,
        "step",
        "id",
        "title",
        "status",
        "start",
        "due",
        "done",
        "accountable",
        "responsible",
        "support",
        "effort",
        "serves",
        "after",
        "blocked_by",
        "evidence",
        "issue",
    ),
)
GOALS = Table(
    "goals",
    (
        *_OF,
        "id",
        "title",
        "metric",
        "unit",
        "direction",
        "baseline",
        "target",
        "from",
        "to",
        "start",
        "due",
        "owner",
        "outcome",
        "status",
        "as_of",
        "now",
        "planned",
        "way",
        "expected",
        "pace",
        "ends_at",
        "smart_met",
        *(one.replace("-", "_") for one in _CRITERIA),
    ),
)
VALUES = Table(
    "values",
    ("playbook", "metric", "name", "unit", "period", "last_day", "value", "inputs", "note"),
)
TABLES = (RACI, TASKS, GOALS, VALUES)


def raci_rows(bound: Bound, words: Words) -> Iterator[Row]:
    """Give the rows of who does what: tasks, and steps that have none; several parties are parted by spaces."""
    of = _of(bound, words)
    for duty in bound.duties:
        yield (*of, duty.step or "", duty.id, words.text(duty.title), *_raci(duty), _day(duty.due), duty.status)


def task_rows(bound: Bound, words: Words) -> Iterator[Row]:
    """Give the rows of tasks."""
    of, duties = _of(bound, words), (duty for duty in bound.duties if duty.kind == "task")
    for (step, task), duty in zip(bound.playbook.all_tasks(), duties, strict=True):
        yield (*of, step.id if step else "", *_task(task, duty, words))


def goal_rows(bound: Bound, assessment: Assessment, words: Words) -> Iterator[Row]:
    """Give the rows of goals, with where each stands; a goal without a title has the sentence that its facts make."""
    of = _of(bound, words)
    for goal, found in zip(bound.playbook.goals, assessment.goals, strict=True):
        yield (*of, *_goal(goal, found, words), *_state(found))


def value_rows(bound: Bound, assessment: Assessment, words: Words) -> Iterator[Row]:
    """Give the rows of values: what each period comes to, and the numbers that it comes from."""
    for metric, found in zip(bound.playbook.metrics, assessment.metrics, strict=True):
        if found.rows:
            yield from _values((bound.playbook.id, metric.id, _text(metric.name, words), metric.unit), metric, found)


def _values(of: Row, metric: Metric, found: MetricAssessment) -> list[Row]:
    # A column that is the value itself need not be told twice.
    told = metric.formula and metric.formula.strip() not in found.columns
    inputs = _inputs(found) if told else [""] * len(found.rows)
    return [
        (*of, row.period, _iso(row.day), exact(row.value), numbers, row.note)
        for row, numbers in zip(found.rows, inputs, strict=True)
    ]


def _inputs(found: MetricAssessment) -> list[str]:
    """Write the numbers of each row with the names of their columns: `clicks=4200 views=120000`."""
    numbers = zip(*(row.numbers for row in found.rows), strict=True)
    columns = zip(found.columns, map(all_exact, numbers), strict=True)
    return list(map(" ".join, zip(*([f"{name}={one}" for one in told] for name, told in columns), strict=True)))


def _of(bound: Bound, words: Words) -> Row:
    found = bound.playbook
    return found.id, words.text(found.title), found.area


def _raci(duty: Duty) -> Row:
    return (
        " ".join(duty.accountable),
        " ".join(duty.responsible),
        " ".join(duty.consulted),
        " ".join(duty.informed),
    )


def _task(task: Task, duty: Duty, words: Words) -> Row:
    return (
        task.id,
        words.text(task.title),
        task.status,
        _day(task.start),
        _day(task.due),
        _day(task.done),
        " ".join(duty.accountable),
        " ".join(duty.responsible),
        " ".join(task.support),
        task.effort or "",
        " ".join(task.serves),
        " ".join(task.after),
        _text(task.blocked_by, words),
        task.evidence or "",
        task.issue or "",
    )


def _goal(goal: Goal, found: GoalAssessment, words: Words) -> Row:
    title, metric, target = goal.title or goal.statement, found.metric, goal.target
    return (
        goal.id,
        words.text(title) if title else words.said(found.sentence),
        goal.metric or "",
        metric.unit if metric else "",
        found.direction or "",
        exact(found.baseline),
        exact(found.target),
        exact(target.low) if target else "",
        exact(target.high) if target else "",
        _day(goal.start),
        _day(goal.due),
        found.owner or "",
        goal.outcome or "",
    )


def _state(found: GoalAssessment) -> Row:
    progress, states = found.progress, {one.criterion: one.state for one in found.verdicts}
    numbers = (progress.now, progress.planned, progress.way, progress.expected, progress.pace, progress.ends_at)
    return (
        progress.status,
        _day(progress.as_of),
        *[exact(short(number)) for number in numbers],
        str(found.met),
        *[states.get(one, "") for one in _CRITERIA],
    )


def _day(day: date | None) -> str:
    return "" if day is None else _iso(day)


@lru_cache(maxsize=4096)
def _iso(day: date) -> str:
    return day.isoformat()


def _text(text: Text | None, words: Words) -> str:
    return "" if text is None else words.text(text)
