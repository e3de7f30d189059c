"""A plan as the front matter of a playbook to fill in.

Knows: how steps and tasks are written, in which order, and that text is quoted.
Never: invents a fact: what the table does not say is marked TODO.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from mopsdocs.parse.scalars import TITLE_LIMIT
from mopsdocs.shell.importing.headings import ROLES
from mopsdocs.shell.importing.plan import Plan, Task
from mopsdocs.shell.importing.who import Register
from mopsdocs.shell.scaffold import quoted

_DONE_WHEN = {
    "en": "TODO: how everybody can see that it is done",
    "es": "TBD: cómo puede ver cualquiera que está hecho",
    "pt": "TBD: como qualquer pessoa pode ver que está concluída",
}


def work_of(plan: Plan, register: Register, lang: str) -> str:
    """Write the steps and tasks of a plan, its names as ids."""
    return "\n".join(_lines(plan, register, lang))


def _lines(plan: Plan, register: Register, lang: str) -> Iterator[str]:
    numbers = {id(task): number for number, task in enumerate(plan.tasks, 1)}
    steps = [step for step in plan.steps if step.title]
    if steps:
        yield "steps:"
    for number, step in enumerate(steps, 1):
        yield f"  - id: S{number}"
        yield f"    title: {_title(step.title)}"
        yield "    serves: [G1]"
        yield f"    done_when: {quoted(_DONE_WHEN.get(lang, _DONE_WHEN['en']))}"
        yield "    tasks:"
        for task in step.tasks:
            yield from _task(task, numbers[id(task)], register, "      ")
    loose = [task for step in plan.steps if not step.title for task in step.tasks]
    if loose:
        yield "tasks:"
    for task in loose:
        yield from _task(task, numbers[id(task)], register, "  ")


def _task(task: Task, number: int, register: Register, margin: str) -> Iterator[str]:
    yield f"{margin}- id: T{number}"
    margin += "  "
    yield f"{margin}title: {_title(task.title)}"
    yield f"{margin}serves: [G1]"
    parties = {role: _parties(task, role, register) for role in ROLES}
    for role, found in parties.items():
        if found:
            # One answers for it; where the table has several, check says so.
            alone = role == "accountable" and len(found) == 1
            yield f"{margin}{role}: {found[0] if alone else _list(found)}"
    for name in ("start", "due", "done"):
        if name in task.days:
            yield f"{margin}{name}: {task.days[name]}"
    if task.status:
        yield f"{margin}status: {task.status}"
    missing = _missing(parties, task.days, task.status)
    if missing:
        yield f"{margin}# TODO: {', '.join(missing)}"


def _missing(parties: Mapping[str, tuple[str, ...]], days: Mapping[str, date], status: str | None) -> list[str]:
    """Name what every task has, and this one has not."""
    found = [role for role in ("responsible", "accountable") if not parties[role]]
    found += ["due"] if "due" not in days else []
    return [*found, "done"] if status == "done" and "done" not in days else found


def _parties(task: Task, role: str, register: Register) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for name in task.names.get(role, ()) for one in register.ids(name)))


def _list(found: tuple[str, ...]) -> str:
    return f"[{', '.join(found)}]"


def _title(text: str) -> str:
    return quoted(text if len(text) <= TITLE_LIMIT else f"{text[: TITLE_LIMIT - 3]}...")
