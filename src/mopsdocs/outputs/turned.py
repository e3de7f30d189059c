"""A playbook's page as of another day: where the facts are the same, only what the day shows is made anew.

Knows: which parts of the page tell of the day: states of tasks, reviews and goals, the line of today, the history.
Never: how a part is made.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec import structs

from mopsdocs.model.assessment import Assessment, GoalAssessment
from mopsdocs.model.handbook import Bound, Duty
from mopsdocs.model.playbook import Goal
from mopsdocs.model.view import GoalCard, PlaybookView, RaciTable, StepCard, TaskRow
from mopsdocs.outputs import charts, goals, metrics, plan, raci, states
from mopsdocs.outputs.outline import goal_line
from mopsdocs.outputs.playbook import history_of, tags_of
from mopsdocs.outputs.scribe import Scribe
from mopsdocs.outputs.spans import playbook_timeline


@dataclass(frozen=True, slots=True)
class Shown:
    """A playbook's page as of an earlier day: how it looked, and the assessment that it shows."""

    view: PlaybookView
    assessment: Assessment


def turned(scribe: Scribe, bound: Bound, assessment: Assessment, before: Shown) -> PlaybookView:
    """Give a playbook's page as of the edition's day; what it refers to is as it was `before`."""
    was = before.view
    playbook, duties = bound.playbook, {duty.id: duty for duty in bound.duties}
    same = assessment.metrics == before.assessment.metrics
    reviewed = any(one.review for one in playbook.slas) or assessment.slas != before.assessment.slas
    steps = tuple(_step(scribe, one, duties) for one in was.steps)
    tasks, cards = _tasks(scribe, was.tasks, duties), _goals(scribe, bound, assessment, before)
    return structs.replace(
        was,
        tags=tags_of(scribe, bound),
        slas=plan.slas(scribe, bound, assessment.slas) if reviewed else was.slas,
        goals=cards,
        metrics=was.metrics if same else metrics.metric_cards(scribe, bound, assessment.metrics),
        raci=_raci(scribe, bound, assessment, was.raci),
        steps=steps,
        tasks=tasks,
        history=history_of(scribe, playbook.id),
        timeline=playbook_timeline(scribe, bound, assessment.steps, (steps, tasks, cards)),
    )


def _goals(scribe: Scribe, bound: Bound, assessment: Assessment, before: Shown) -> tuple[GoalCard, ...]:
    found = zip(bound.playbook.goals, assessment.goals, before.assessment.goals, before.view.goals, strict=True)
    return tuple(
        _goal(scribe, goal, now, card) if now == then else goals.goal_card(scribe, bound, goal, now)
        for goal, now, then, card in found
    )


def _goal(scribe: Scribe, goal: Goal, found: GoalAssessment, was: GoalCard) -> GoalCard:
    chart = was.chart
    if chart and goal.start and goal.due:
        chart = charts.turned(scribe.words, chart, found.progress, (goal.start, goal.due), scribe.today)
    tag = states.of_goal(goal_line(goal, found), scribe.today, scribe.words)
    return structs.replace(was, tag=tag, chart=chart)


def _raci(scribe: Scribe, bound: Bound, assessment: Assessment, was: RaciTable | None) -> RaciTable | None:
    if was is None:
        return None
    status = {step.id: step.status for step in assessment.steps}
    days = (raci.day_of(scribe, duty, status) for duty in bound.duties)
    rows = (structs.replace(row, tag=tag, late=late) for row, (tag, late) in zip(was.rows, days, strict=True))
    return structs.replace(was, rows=tuple(rows))


def _step(scribe: Scribe, was: StepCard, duties: dict[str, Duty]) -> StepCard:
    return structs.replace(was, tasks=_tasks(scribe, was.tasks, duties))


def _tasks(scribe: Scribe, was: Sequence[TaskRow], duties: dict[str, Duty]) -> tuple[TaskRow, ...]:
    return tuple(
        structs.replace(row, tag=states.of_duty(duties[row.id], scribe.today, scribe.words)) for row in was
    )
