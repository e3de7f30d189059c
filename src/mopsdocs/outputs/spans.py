"""What stands on timelines: steps, tasks and goals, each with its days.

Knows: when work begins and ends, whose it is, what it comes after.
Never: how days become places; which days a timeline shows.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from mopsdocs.model.assessment import StepAssessment
from mopsdocs.model.handbook import Bound, Duty
from mopsdocs.model.outline import StepLine
from mopsdocs.model.playbook import Ref
from mopsdocs.model.view import GoalCard, Link, StepCard, TaskRow, Timeline
from mopsdocs.outputs import address, states
from mopsdocs.outputs.scribe import Scribe
from mopsdocs.outputs.timeline import Span, dated, timeline

_DROPPED = "dropped"
_ROWS = 12
"""A playbook's timeline of more rows shows steps and goals, and folds its tasks, which stand above as well."""


def playbook_timeline(
    scribe: Scribe,
    bound: Bound,
    assessed: tuple[StepAssessment, ...],
    shown: tuple[tuple[StepCard, ...], tuple[TaskRow, ...], tuple[GoalCard, ...]],
) -> Timeline | None:
    """Show what of a playbook runs when, by the cards of its steps, other tasks and goals; one day needs none."""
    steps, tasks, goals = shown
    duties = [one for one in bound.duties if one.kind == "task"]
    rows = [*(row for step in steps for row in step.tasks), *tasks]
    spans = [
        *_steps(scribe, bound, assessed, steps, _milestones(bound, goals)),
        *_tasks(scribe, bound, duties, rows),
        *_goals(scribe, bound, goals),
    ]
    lacking = sum(1 for one in duties if states.is_open(one) and not one.begins and not one.due)
    found = dated(spans)
    return timeline(scribe, found, undated=lacking, fold=len(found) > _ROWS) if len(found) > 1 else None


def work_spans(
    scribe: Scribe, page: str, playbook: Link, steps: Iterable[StepLine], duties: Iterable[Duty]
) -> Iterator[Span]:
    """Place steps and tasks of the playbook at an address among those of others."""
    words, step_note = scribe.words, scribe.words("Step")
    for step in steps:
        yield Span(
            title=scribe.label(step.title),
            href=scribe.href(f"{page}#{address.anchor(step.id)}"),
            tag=states.of_step(step.status, words),
            begins=step.start,
            ends=step.due,
            owners=scribe.parties(step.accountable),
            look="step",
            note=step_note,
            playbook=playbook,
        )
    for duty in duties:
        yield Span(
            title=scribe.label(duty.title),
            href=scribe.href(f"{page}#{address.anchor(duty.id)}"),
            tag=states.of_duty(duty, scribe.today, words),
            begins=duty.begins,
            ends=over(duty),
            owners=scribe.parties(duty.responsible or duty.accountable),
            look=_look(duty, scribe.today),
            playbook=playbook,
        )


def over(duty: Duty) -> date | None:
    """Give the day on which a task was done, or is to be."""
    return duty.done if duty.status == "done" and duty.done else duty.due


def _look(duty: Duty, today: date | None) -> str:
    if not states.is_open(duty):
        return "done"
    return "late" if states.is_late(duty, today) else "open"


def _steps(
    scribe: Scribe,
    bound: Bound,
    assessed: tuple[StepAssessment, ...],
    cards: tuple[StepCard, ...],
    milestones: Mapping[Ref, str],
) -> Iterator[Span]:
    words, note = scribe.words, scribe.words("Step")
    for step, found, card in zip(bound.playbook.steps, assessed, cards, strict=True):
        if found.status != _DROPPED and (step.start or step.due):
            goal = milestones.get(step.id)
            yield Span(
                title=card.title,
                href=f"#{card.anchor}",
                tag=card.tag,
                begins=step.start,
                ends=step.due,
                owners=card.accountable,
                look="step",
                note=words("Step, milestone of the goal: {goal}", goal=goal) if goal else note,
            )


def _tasks(scribe: Scribe, bound: Bound, duties: list[Duty], rows: list[TaskRow]) -> Iterator[Span]:
    words, day = scribe.words, states.day_for(bound.playbook.status, scribe.today)
    for duty, row in zip(duties, rows, strict=True):
        ends = over(duty)
        if duty.status != _DROPPED and (ends or duty.begins):
            yield Span(
                title=row.title,
                href=f"#{row.anchor}",
                tag=row.tag,
                begins=duty.begins,
                ends=ends,
                owners=row.people,
                look=_look(duty, day),
                note=words("After: {tasks}", tasks=tuple(one.text for one in row.after)) if row.after else None,
            )


def _milestones(bound: Bound, cards: tuple[GoalCard, ...]) -> dict[Ref, str]:
    """Name the goal of each step that is a milestone of one."""
    several = zip(bound.playbook.goals, cards, strict=True)
    return {step: card.title.text for goal, card in several for step in goal.milestones}


def _goals(scribe: Scribe, bound: Bound, cards: tuple[GoalCard, ...]) -> Iterator[Span]:
    """Place the last day of each goal."""
    for goal, card in zip(bound.playbook.goals, cards, strict=True):
        if goal.due:
            yield Span(
                title=card.title,
                href=f"#{card.anchor}",
                tag=card.tag,
                begins=None,
                ends=goal.due,
                owners=scribe.parties((goal.owner,)) if goal.owner else (),
                look="goal",
                note=scribe.words("Last day of the goal"),
            )
