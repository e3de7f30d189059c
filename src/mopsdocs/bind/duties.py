"""Who does what, inheritance applied.

Knows: steps, tasks and their roles.
Never: who holds a role; how many are too many.
"""

from collections.abc import Iterator

from mopsdocs.model.handbook import Duty
from mopsdocs.model.playbook import PartyId, Playbook, Raci, Step, Task

_NOBODY: tuple[PartyId, ...] = ()
_NO_RACI = Raci(None, None, None, None)


def duties_of(playbook: Playbook) -> tuple[Duty, ...]:
    """List the rows of who does what: tasks in the order written, a step without tasks as one row."""
    return tuple(_rows(playbook))


def _rows(playbook: Playbook) -> Iterator[Duty]:
    for step in playbook.steps:
        if not step.tasks:
            yield _of_step(step)
        for task in step.tasks:
            yield _of_task(task, step)
    for task in playbook.tasks:
        yield _of_task(task, None)


def _of_task(task: Task, step: Step | None) -> Duty:
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
    )


def _either(own: tuple[PartyId, ...] | None, above: tuple[PartyId, ...] | None) -> tuple[PartyId, ...]:
    return own if own is not None else above or _NOBODY
