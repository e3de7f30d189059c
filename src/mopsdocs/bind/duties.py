"""Who does what, inheritance applied; and when it can begin.

Knows: steps, tasks, their roles, what they come after.
Never: who holds a role; how many are too many; other playbooks' days.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from mopsdocs.model.handbook import Duty
from mopsdocs.model.playbook import PartyId, Playbook, Raci, Ref, Step, Task

_NOBODY: tuple[PartyId, ...] = ()
_NO_RACI = Raci(None, None, None, None)
_DAY = timedelta(days=1)
Ends = Mapping[Ref, date | None]
"""The day on which each task or step of a playbook is over, None where nobody knows."""


def duties_of(playbook: Playbook) -> tuple[Duty, ...]:
    """List the rows of who does what: tasks in the order written, a step without tasks as one row."""
    return tuple(_rows(playbook))


def _rows(playbook: Playbook) -> Iterator[Duty]:
    ends = _ends(playbook)
    for step in playbook.steps:
        if not step.tasks:
            yield _of_step(step)
        for task in step.tasks:
            yield _of_task(task, step, ends)
    for task in playbook.tasks:
        yield _of_task(task, None, ends)


def _ends(playbook: Playbook) -> Ends:
    tasks = {
        task.id: task.done if task.status == "done" and task.done else task.due for _, task in playbook.all_tasks()
    }
    return {step.id: step.due for step in playbook.steps} | tasks


def _begins(task: Task, ends: Ends) -> date | None:
    """Give the day on which a task can begin; none is made up where what it comes after has no day, or ends late."""
    if task.start or not task.after:
        return task.start
    before = [ends.get(ref) for ref in task.after]
    known = [day for day in before if day is not None]
    first = max(known) + _DAY if len(known) == len(before) else None
    last = task.done if task.status == "done" and task.done else task.due
    return first if first and last and first <= last else None


def _of_task(task: Task, step: Step | None, ends: Ends) -> Duty:
    own, above = task.raci, step.raci if step else _NO_RACI
    return Duty(
        kind="task",
        id=task.id,
        title=task.title,
        step=step.id if step else None,
        accountable=_either(own.accountable, above.accountable),
        responsible=_either(own.responsible, above.responsible),
        consulted=_either(own.consulted, above.consulted),
        informed=_either(own.informed, above.informed),
        start=task.start,
        due=task.due,
        status=task.status,
        done=task.done,
        at=task.at,
        begins=_begins(task, ends),
    )


def _of_step(step: Step) -> Duty:
    raci = step.raci
    return Duty(
        kind="step",
        id=step.id,
        title=step.title,
        step=None,
        accountable=raci.accountable or _NOBODY,
        responsible=raci.responsible or _NOBODY,
        consulted=raci.consulted or _NOBODY,
        informed=raci.informed or _NOBODY,
        start=step.start,
        due=step.due,
        status="todo",
        done=None,
        at=step.at,
        begins=step.start,
    )


def _either(own: tuple[PartyId, ...] | None, above: tuple[PartyId, ...] | None) -> tuple[PartyId, ...]:
    return own if own is not None else above or _NOBODY
