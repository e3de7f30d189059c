"""A playbook's page as of another day: where the facts are the same, only what the day shows is made anew.

Knows: which parts of the page tell of the day: states of tasks, reviews and goals, the line of today, the history.
Never: how a part is made; makes anew what reads the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from msgspec import structs

from mopsdocs.model.assessment import Assessment, GoalAssessment
from mopsdocs.model.handbook import Bound, Duty
from mopsdocs.model.playbook import Goal
from mopsdocs.model.view import GoalCard, PlaybookView, RaciTable, SlaCard, StepCard, TaskRow, Timeline
from mopsdocs.outputs import charts, goals, metrics, plan, raci, states
from mopsdocs.outputs.outline import goal_line
from mopsdocs.outputs.playbook import history_of, tags_of
from mopsdocs.outputs.scribe import Scribe
from mopsdocs.outputs.spans import playbook_timeline
from mopsdocs.outputs.timeline import line_said
from mopsdocs.words import Words

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Shown:
    """A playbook's page as of an earlier day: how it looked, the assessment that it shows, the day."""

    view: PlaybookView
    assessment: Assessment
    day: date


def turned(scribe: Scribe, bound: Bound, assessment: Assessment, before: Shown) -> PlaybookView:
    """Give a playbook's page as of the edition's day; what it refers to is as it was `before`.

    Where nothing on it reads otherwise than then, it is the very page of then.
    """
    was, then = before.view, before.assessment
    duties = {duty.id: duty for duty in bound.duties}
    day = states.day_for(bound.playbook.status, scribe.today)
    steps = _same(was.steps, tuple(_step(scribe.words, one, duties, day) for one in was.steps))
    tasks, cards = _tasks(scribe.words, was.tasks, duties, day), _goals(scribe, bound, assessment, before)
    same = assessment.metrics is then.metrics or assessment.metrics == then.metrics
    now = {
        "tags": tags_of(scribe, bound),
        "slas": _slas(scribe, bound, assessment, before),
        "goals": cards,
        "metrics": was.metrics if same else metrics.metric_cards(scribe, bound, assessment.metrics),
        "raci": _raci(scribe, bound, assessment, was.raci),
        "steps": steps,
        "tasks": tasks,
        "history": history_of(scribe, bound.playbook.id),
        "timeline": _timeline(scribe, bound, assessment, before, (steps, tasks, cards)),
    }
    if all(part is getattr(was, name) or part == getattr(was, name) for name, part in now.items()):
        return was
    return structs.replace(was, **now)


def _same(was: tuple[_T, ...], now: tuple[_T, ...]) -> tuple[_T, ...]:
    """Give what was, where all of it is the very same."""
    return was if all(one is other for one, other in zip(was, now, strict=True)) else now


def _slas(scribe: Scribe, bound: Bound, assessment: Assessment, before: Shown) -> tuple[SlaCard, ...]:
    was = before.view.slas
    due = [one.review.due for one in bound.playbook.slas if one.review]
    now, then = (states.day_for(bound.playbook.status, day) for day in (scribe.today, before.day))
    told = all(states.of_review(day, now, scribe.words) == states.of_review(day, then, scribe.words) for day in due)
    return was if told and assessment.slas == before.assessment.slas else plan.slas(scribe, bound, assessment.slas)


def _goals(scribe: Scribe, bound: Bound, assessment: Assessment, before: Shown) -> tuple[GoalCard, ...]:
    was = before.view.goals
    found = zip(bound.playbook.goals, assessment.goals, before.assessment.goals, was, strict=True)
    now = (
        _goal(scribe, goal, now, card) if now is then or now == then else goals.goal_card(scribe, bound, goal, now)
        for goal, now, then, card in found
    )
    return _same(was, tuple(now))


def _goal(scribe: Scribe, goal: Goal, found: GoalAssessment, was: GoalCard) -> GoalCard:
    chart = was.chart
    if chart and goal.start and goal.due and (chart.today or goal.start <= scribe.today <= goal.due):
        chart = charts.turned(chart, found.progress, (goal.start, goal.due), scribe.now)
    tag = states.of_goal(goal_line(goal, found), scribe.today, scribe.words)
    return was if tag == was.tag and chart is was.chart else structs.replace(was, tag=tag, chart=chart)


def _raci(scribe: Scribe, bound: Bound, assessment: Assessment, was: RaciTable | None) -> RaciTable | None:
    if was is None:
        return None
    status = {step.id: step.status for step in assessment.steps}
    days = [raci.day_of(scribe, bound, duty, status) for duty in bound.duties]
    if all((row.tag, row.late) == day for row, day in zip(was.rows, days, strict=True)):
        return was
    rows = (structs.replace(row, tag=tag, late=late) for row, (tag, late) in zip(was.rows, days, strict=True))
    return structs.replace(was, rows=tuple(rows))


def _step(words: Words, was: StepCard, duties: Mapping[str, Duty], day: date | None) -> StepCard:
    tasks = _tasks(words, was.tasks, duties, day)
    return was if tasks is was.tasks else structs.replace(was, tasks=tasks)


def _tasks(
    words: Words, was: tuple[TaskRow, ...], duties: Mapping[str, Duty], day: date | None
) -> tuple[TaskRow, ...]:
    tags = [states.of_duty(duties[row.id], day, words) for row in was]
    if all(row.tag == tag for row, tag in zip(was, tags, strict=True)):
        return was
    return tuple(structs.replace(row, tag=tag) for row, tag in zip(was, tags, strict=True))


def _timeline(
    scribe: Scribe,
    bound: Bound,
    assessment: Assessment,
    before: Shown,
    shown: tuple[tuple[StepCard, ...], tuple[TaskRow, ...], tuple[GoalCard, ...]],
) -> Timeline | None:
    """Give the timeline, which shows whole months: as it was, where the month and all its tags are the same."""
    was, (steps, tasks, cards) = before.view, shown
    tagged = all(one.tag == other.tag for one, other in zip(was.goals, cards, strict=True))
    month = (before.day.year, before.day.month) == (scribe.today.year, scribe.today.month)
    same = month and tagged and steps is was.steps and tasks is was.tasks
    if was.timeline is None:
        return None
    if same and assessment.steps == before.assessment.steps:
        line = line_said(scribe) if was.timeline.line else None
        return was.timeline if line == was.timeline.line else structs.replace(was.timeline, line=line)
    return playbook_timeline(scribe, bound, assessment.steps, shown)
