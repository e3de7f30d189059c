"""What stands on timelines: steps, tasks and goals, each with its days.

Knows: when work begins and ends, whose it is, what it comes after.
Never: how days become places; which days a timeline shows.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from mopsdocs.model.assessment import Assessment
from mopsdocs.model.handbook import Bound, Duty, StepLine
from mopsdocs.model.playbook import Goal, Ref
from mopsdocs.model.view import Link, Timeline
from mopsdocs.outputs import address, goals, states
from mopsdocs.outputs.outline import goal_line, step_lines
from mopsdocs.outputs.scribe import Scribe
from mopsdocs.outputs.timeline import Span, dated, timeline

_DROPPED = "dropped"
_NO_NOTES: Mapping[Ref, str] = {}


def playbook_timeline(scribe: Scribe, bound: Bound, assessment: Assessment) -> Timeline | None:
    """Show what of a playbook runs when; a single day needs no timeline."""
    playbook, page = bound.playbook, scribe.page
    tasks = [one for one in bound.duties if one.kind == "task"]
    spans = [
        *step_spans(scribe, page, step_lines(playbook, assessment), _milestones(scribe, playbook.goals)),
        *task_spans(scribe, page, tasks, _after(scribe, bound)),
        *_goal_spans(scribe, bound, assessment),
    ]
    lacking = sum(1 for one in tasks if states.is_open(one) and not one.begins and not one.due)
    found = dated(spans)
    return timeline(scribe, found, undated=lacking) if len(found) > 1 else None


def step_spans(
    scribe: Scribe,
    page: str,
    steps: Iterable[StepLine],
    milestones: Mapping[Ref, str] = _NO_NOTES,
    playbook: Link | None = None,
) -> Iterator[Span]:
    """Place the steps of the playbook at an address; `milestones` names the goals of those that are such."""
    words = scribe.words
    for step in steps:
        if step.status != _DROPPED:
            goal = milestones.get(step.id)
            yield Span(
                title=scribe.label(step.title),
                href=scribe.href(f"{page}#{address.anchor(step.id)}"),
                tag=states.of_step(step.status, words),
                begins=step.start,
                ends=step.due,
                owners=step.accountable,
                look="step",
                note=words("Step, milestone of the goal: {goal}", goal=goal) if goal else words("Step"),
                playbook=playbook,
            )


def task_spans(
    scribe: Scribe,
    page: str,
    duties: Iterable[Duty],
    after: Mapping[Ref, str] = _NO_NOTES,
    playbook: Link | None = None,
) -> Iterator[Span]:
    """Place the tasks of the playbook at an address; `after` says what they come after."""
    for duty in duties:
        if duty.status != _DROPPED:
            yield Span(
                title=scribe.label(duty.title),
                href=scribe.href(f"{page}#{address.anchor(duty.id)}"),
                tag=states.of_duty(duty, scribe.today, scribe.words),
                begins=duty.begins,
                ends=over(duty),
                owners=duty.responsible or duty.accountable,
                look=_look(duty, scribe.today),
                note=after.get(duty.id),
                playbook=playbook,
            )


def over(duty: Duty) -> date | None:
    """Give the day on which a task was done, or is to be."""
    return duty.done if duty.status == "done" and duty.done else duty.due


def _look(duty: Duty, today: date) -> str:
    if not states.is_open(duty):
        return "done"
    return "late" if states.is_late(duty, today) else "open"


def _after(scribe: Scribe, bound: Bound) -> dict[Ref, str]:
    """Say what each task comes after, by title."""
    words, found = scribe.words, dict[Ref, str]()
    for _, task in bound.playbook.all_tasks():
        known = (bound.landings.get(ref) for ref in task.after)
        before = tuple(words.text(one.title) for one in known if one and one.title)
        if before:
            found[task.id] = words("After: {tasks}", tasks=before)
    return found


def _milestones(scribe: Scribe, several: Iterable[Goal]) -> dict[Ref, str]:
    """Name the goal of each step that is a milestone of one."""
    return {
        step: scribe.words.text(title)
        for goal in several
        if (title := goal.title or goal.statement)
        for step in goal.milestones
    }


def _goal_spans(scribe: Scribe, bound: Bound, assessment: Assessment) -> Iterator[Span]:
    """Place the last day of each goal."""
    for goal, assessed in zip(bound.playbook.goals, assessment.goals, strict=True):
        if goal.due:
            line = goal_line(goal, assessed)
            yield Span(
                title=goals.goal_title(scribe, line),
                href=f"#{address.anchor(goal.id)}",
                tag=states.of_goal(line, scribe.today, scribe.words),
                begins=None,
                ends=goal.due,
                owners=(goal.owner,) if goal.owner else (),
                look="goal",
                note=scribe.words("Last day of the goal"),
            )
