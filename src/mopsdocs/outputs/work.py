"""Steps and tasks of a playbook, with their states.

Knows: steps, tasks, who is on them, what they wait for.
Never: lists across playbooks.
"""

from mopsdocs.model.assessment import StepAssessment
from mopsdocs.model.handbook import Bound, Duty
from mopsdocs.model.playbook import Step, Task
from mopsdocs.model.view import StepCard, TaskRow
from mopsdocs.outputs import address, phrases, states
from mopsdocs.outputs.body import outward
from mopsdocs.outputs.scribe import Scribe


def step_cards(scribe: Scribe, bound: Bound, assessed: tuple[StepAssessment, ...]) -> tuple[StepCard, ...]:
    """Show the steps with their tasks."""
    duties = {duty.id: duty for duty in bound.duties}
    return tuple(
        _step(scribe, bound, step, found, duties) for step, found in zip(bound.playbook.steps, assessed, strict=True)
    )


def task_rows(scribe: Scribe, bound: Bound) -> tuple[TaskRow, ...]:
    """Show the tasks that belong to no step."""
    duties = {duty.id: duty for duty in bound.duties}
    return tuple(_task(scribe, bound, task, duties[task.id]) for task in bound.playbook.tasks)


def _step(scribe: Scribe, bound: Bound, step: Step, found: StepAssessment, duties: dict[str, Duty]) -> StepCard:
    words = scribe.words
    progress = words.many("{done} of {count} task done", "{done} of {count} tasks done", found.count, done=found.done)
    return StepCard(
        id=step.id,
        anchor=address.anchor(step.id),
        title=scribe.label(step.title),
        tag=states.of_step(found.status, words),
        done_when=scribe.maybe(step.done_when),
        accountable=scribe.parties(step.raci.accountable or ()),
        window=phrases.window(words, step.start, step.due),
        serves=tuple(scribe.landing(bound.landings[r], r) for r in step.serves if r in bound.landings),
        tasks=tuple(_task(scribe, bound, task, duties[task.id]) for task in step.tasks),
        progress=progress if found.count else "",
        done=found.done,
        count=found.count,
    )


def _task(scribe: Scribe, bound: Bound, task: Task, duty: Duty) -> TaskRow:
    return TaskRow(
        id=task.id,
        anchor=address.anchor(task.id),
        title=scribe.label(task.title),
        state=task.status,
        tag=states.of_duty(duty, states.day_for(bound.playbook.status, scribe.today), scribe.words),
        people=scribe.parties(duty.responsible or duty.accountable),
        due=scribe.day(task.due),
        notes=_notes(scribe, task),
        evidence=outward(scribe, bound.landings, task.evidence),
        issue=outward(scribe, bound.landings, task.issue),
        after=tuple(scribe.landing(bound.landings[r], r) for r in task.after if r in bound.landings),
    )


def _notes(scribe: Scribe, task: Task) -> tuple[str, ...]:
    words, notes = scribe.words, []
    if task.done:
        notes.append(words("Done on {day}", day=task.done))
    if task.blocked_by and task.status not in states.CLOSED:
        notes.append(words("Blocked by: {why}", why=task.blocked_by))
    if task.support:
        notes.append(words("Supported by {parties}", parties=tuple(words.name_of(p) for p in task.support)))
    if task.effort:
        notes.append(words("Effort {effort}", effort=phrases.effort(words, task.effort)))
    return tuple(notes)
