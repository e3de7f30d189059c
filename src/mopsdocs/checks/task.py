"""TASK: when things are due, in which order, and whether what is said of them can be true.

Knows: dates and states of steps and tasks, today.
Never: who does them.
"""

from collections.abc import Iterator
from datetime import date

from mopsdocs.checks.lives import is_live, is_open
from mopsdocs.checks.misplaced import before_their_steps, outside_their_steps
from mopsdocs.checks.rule import Case, Family, rule
from mopsdocs.model.diagnostic import Finding, KeyPath, Said, Value
from mopsdocs.model.playbook import Ref, Step, Task

_HEAD = "tasks:\n  - id: T1\n    title: Change the form\n    "
_AFTER = "tasks:\n  - {id: T1, title: Draw it, due: 2026-11-27}\n  - {id: T2, title: Build it, after: [T1], "


def _step(step: str, task: str) -> str:
    return f"steps:\n  - id: S1\n    title: Change the forms\n    {step}\n    tasks:\n      - {{id: T1, {task}}}\n"


@rule(
    "TASK-001",
    "A task belongs to a step or serves a goal",
    "IWW",
    fails=f"{_HEAD}due: 2026-11-20\n",
    mended=f"{_HEAD}due: 2026-11-20\n    serves: [G1]\n",
)
def task_has_a_purpose(case: Case) -> Iterator[Finding]:
    """Work that leads to no goal of the plan may be good work, but it is not this plan's."""
    landings = case.bound.landings
    for task in case.bound.playbook.tasks:
        # A reference that leads nowhere is LINK-001's to report.
        if not any(ref not in landings or landings[ref].kind == "goal" for ref in task.serves):
            said = Said("{task} belongs to no step and serves no goal", {"task": task.id})
            hint = Said("Name the goal, for example `serves: [G1]`, or move it to a step")
            yield Finding((*task.at, "serves"), said, hint)


@rule(
    "TASK-002",
    "A task has a due date",
    "IWE",
    fails=f"{_HEAD}responsible: [luis.gomez]\n",
    mended=f"{_HEAD}responsible: [luis.gomez]\n    due: 2026-11-20\n",
)
def task_is_due(case: Case) -> Iterator[Finding]:
    """What has no date waits for everything that has one."""
    for duty in case.bound.duties:
        if duty.due is None and duty.kind == "task" and is_open(duty.status):
            said = Said("{task} has no due date", {"task": duty.id})
            yield Finding((*duty.at, "due"), said, Said("Write the day for it, for example `due: 2026-11-20`"))


@rule(
    "TASK-003",
    "A task is due within its step, and before its goal",
    "WWE",
    fails=_step("due: 2026-10-30", "title: Build the form, due: 2026-11-20"),
    mended=_step("due: 2026-11-27", "title: Build the form, due: 2026-11-20"),
)
def due_in_time(case: Case) -> Iterator[Finding]:
    """A step is over when its tasks are; and what comes after the goal's last day helps the goal no more."""
    playbook = case.bound.playbook
    # A goal or step that ends before it starts has a finding of its own.
    last = {goal.id: goal.due for goal in playbook.goals if goal.due and not (goal.start and goal.due <= goal.start)}
    # Most work is due before any goal is, and then no goal has to be looked up.
    first = min(last.values(), default=date.max)
    for step in playbook.steps:
        for work in step.tasks or (step,):
            found = _outside(work, step) if isinstance(work, Task) else None
            if found:
                yield found
            elif work.due and work.due > first:
                yield from _after_goal(work, _latest(step.serves, last, playbook.id))
    for task in playbook.tasks:
        if task.due and task.due > first:
            yield from _after_goal(task, _latest(task.serves, last, playbook.id))


def _outside(task: Task, step: Step) -> Finding | None:
    values: dict[str, Value] = {"task": task.id, "step": step.id}
    if step.start and step.due and step.due < step.start:
        return None
    if task.due and step.due and task.due > step.due:
        dates: dict[str, Value] = {"due": task.due, "end": step.due}
        said = Said("{task} is due on {due}, after its step {step} ({end})", {**values, **dates})
        return Finding((*task.at, "due"), said, Said("Set an earlier date, or let the step end later"))
    if task.due and step.start and task.due < step.start:
        said = Said(
            "{task} is due on {due}, before its step {step} begins ({start})",
            {**values, "due": task.due, "start": step.start},
        )
        return Finding((*task.at, "due"), said, Said("Set a later date, or let the step begin earlier"))
    return None


def _latest(serves: tuple[Ref, ...], last: dict[str, date], playbook: str) -> tuple[str, date] | None:
    """The goal that is due last among those served: until then the work can still help."""
    prefix = f"{playbook}/"
    dated = [(due, goal) for ref in serves if (due := last.get(goal := ref.removeprefix(prefix)))]
    latest = max(dated, default=None)
    return (latest[1], latest[0]) if latest else None


def _after_goal(work: Step | Task, ends: tuple[str, date] | None) -> Iterator[Finding]:
    if ends and work.due and work.due > ends[1]:
        values: dict[str, Value] = {"item": work.id, "due": work.due, "goal": ends[0], "end": ends[1]}
        said = Said("{item} is due on {due}, after the goal it serves: {goal} ends on {end}", values)
        yield Finding((*work.at, "due"), said, Said("Set an earlier date, or let the goal run longer"))


@rule(
    "TASK-004",
    "A task is done by its due date",
    "IWW",
    fails=f"{_HEAD}due: 2026-09-30\n    status: doing\n",
    mended=f"{_HEAD}due: 2026-11-20\n    status: doing\n",
)
def not_overdue(case: Case) -> Iterator[Finding]:
    """A date that has passed is either a task to tick off or a promise to make anew; both take a minute."""
    if not is_live(case.bound.playbook.status):
        return
    today, misplaced = case.edition.today, before_their_steps(case.bound.playbook)
    for duty in (one for one in case.bound.duties if one.id not in misplaced):
        # What has a `done` date and is not done is TASK-009's to report.
        if duty.due and duty.due < today and not duty.done and duty.kind == "task" and is_open(duty.status):
            said = Said("{task} was due on {due} and is not done", {"task": duty.id, "due": duty.due})
            hint = Said("Tick it off with `status: done` and its `done` date, or set a new date")
            yield Finding((*duty.at, "due"), said, hint)


@rule(
    "TASK-005",
    "A task that is done says since when",
    "IWE",
    fails=f"{_HEAD}due: 2026-10-09\n    status: done\n",
    mended=f"{_HEAD}due: 2026-10-09\n    status: done\n    done: 2026-10-08\n",
)
def done_on_a_day(case: Case) -> Iterator[Finding]:
    """The day shows whether dates are kept, and which of them to plan with next time."""
    today = case.edition.today
    for _, task in case.bound.playbook.all_tasks():
        if task.status != "done":
            continue
        if task.done is None:
            said = Said("{task} is done, but nobody knows since when", {"task": task.id})
            yield Finding((*task.at, "done"), said, Said("Write that day, for example `done: 2026-10-08`"))
        elif task.done > today:
            said = Said("{task} is done on {done}, which is still to come", {"task": task.id, "done": task.done})
            hint = Said("Write the day it was finished, or another `status`")
            yield Finding((*task.at, "done"), said, hint)


@rule(
    "TASK-006",
    "A task comes after what it waits for",
    "WWE",
    fails=f"{_AFTER}due: 2026-11-20}}\n",
    mended=f"{_AFTER}due: 2026-12-11}}\n",
)
def in_this_order(case: Case) -> Iterator[Finding]:
    """A task that is due before the one it builds on is late on the day it is planned."""
    known: dict[str, tuple[date | None, str]] | None = None
    misplaced = outside_their_steps(case.bound.playbook)
    for _, task in case.bound.playbook.all_tasks():
        if task.after and is_open(task.status) and task.id not in misplaced:
            known = known or _dates(case)
            for i, ref in enumerate(task.after):
                found = known.get(ref) or _elsewhere(ref, case)
                if found and ref not in misplaced:
                    yield from _too_early(task, ref, (*task.at, "after", i), found)


def _dates(case: Case) -> dict[str, tuple[date | None, str]]:
    """When steps and tasks are due and how they stand, by the ids that this playbook may use for them."""
    playbook = case.bound.playbook
    found = {step.id: (step.due, "todo") for step in playbook.steps}
    found |= {task.id: (task.due, task.status) for _, task in playbook.all_tasks()}
    return found


def _elsewhere(ref: Ref, case: Case) -> tuple[date | None, str] | None:
    landing = case.bound.landings.get(ref)
    card = case.edition.cards.get(landing.playbook or "") if landing else None
    mark = next((m for m in card.landmarks if landing and m.id == landing.id), None) if card else None
    return (mark.due, mark.status or "todo") if mark else None


def _too_early(task: Task, ref: Ref, at: KeyPath, before: tuple[date | None, str]) -> Iterator[Finding]:
    due, status = before
    values: dict[str, Value] = {"task": task.id, "before": ref}
    if status == "dropped":
        said = Said("{task} comes after {before}, which was dropped", values)
        yield Finding(at, said, Said("Take it out of `after`, or name what it waits for now"))
    elif due and task.due and task.due < due:
        said = Said(
            "{task} is due on {due}, before {before}, which it comes after ({end})",
            {**values, "due": task.due, "end": due},
        )
        yield Finding((*task.at, "due"), said, Said("Swap the dates, or take it out of `after`"))
    elif due and task.start and task.start < due and status != "done":
        said = Said(
            "{task} starts on {start}, before {before}, which it comes after, is due ({end})",
            {**values, "start": task.start, "end": due},
        )
        yield Finding((*task.at, "start"), said, Said("Let it start later, or take it out of `after`"))


@rule(
    "TASK-007",
    "A blocked task says by what",
    "IWW",
    fails=f"{_HEAD}due: 2026-11-20\n    status: blocked\n",
    mended=f"{_HEAD}due: 2026-11-20\n    status: blocked\n    blocked_by: The CRM export has no template id yet\n",
)
def blocked_by_something(case: Case) -> Iterator[Finding]:
    """Whoever could clear the way has to read what stands in it."""
    for _, task in case.bound.playbook.all_tasks():
        if task.status == "blocked" and task.blocked_by is None:
            said = Said("{task} is blocked, but not said by what", {"task": task.id})
            yield Finding((*task.at, "status"), said, Said("Write what it waits for under `blocked_by`"))


@rule(
    "TASK-008",
    "A step says when it is done",
    "IWW",
    fails=_step("due: 2026-11-27", "title: Build the form, due: 2026-11-20"),
    mended=_step(
        "due: 2026-11-27\n    done_when: All briefs of a month came through the form",
        "title: Build the form, due: 2026-11-20",
    ),
)
def done_when(case: Case) -> Iterator[Finding]:
    """Ticked tasks are not yet a result; one sentence decides later whether the step has reached what it was for."""
    for step in case.bound.playbook.steps:
        if step.done_when is None:
            said = Said("{step} does not say when it is done", {"step": step.id})
            hint = Said("Write what can be seen then, for example `done_when: All sends ran through it for 30 days`")
            yield Finding((*step.at, "done_when"), said, hint)


@rule(
    "TASK-009",
    "Only what is done has a `done` date",
    "WEE",
    fails=f"{_HEAD}due: 2026-11-20\n    status: doing\n    done: 2026-10-08\n",
    mended=f"{_HEAD}due: 2026-11-20\n    status: done\n    done: 2026-10-08\n",
)
def not_done_yet(case: Case) -> Iterator[Finding]:
    """Of the two, one is wrong, and readers cannot know which."""
    for _, task in case.bound.playbook.all_tasks():
        if task.done and task.status != "done":
            values: dict[str, Value] = {"task": task.id, "done": task.done, "status": task.status}
            said = Said("{task} has the `done` date {done}, but its status is `{status}`", values)
            yield Finding((*task.at, "done"), said, Said("Write `status: done`, or take the date out"))


@rule(
    "TASK-010",
    "Nothing is due before it starts",
    "EEE",
    fails=f"{_HEAD}start: 2026-11-27\n    due: 2026-11-20\n",
    mended=f"{_HEAD}start: 2026-11-16\n    due: 2026-11-20\n",
)
def start_before_due(case: Case) -> Iterator[Finding]:
    """Two dates in the wrong order are a slip of the pen, mostly of the year."""
    playbook = case.bound.playbook
    for step in playbook.steps:
        yield from _backwards(step)
    for _, task in playbook.all_tasks():
        yield from _backwards(task)


def _backwards(work: Step | Task) -> Iterator[Finding]:
    if work.start and work.due and work.due < work.start:
        values: dict[str, Value] = {"item": work.id, "due": work.due, "start": work.start}
        said = Said("{item} is due on {due}, before it starts on {start}", values)
        yield Finding((*work.at, "due"), said, Said("Swap the two, or look at the year"))


FAMILY = Family(
    "TASK",
    "Tasks and their dates",
    rules=(
        task_has_a_purpose,
        task_is_due,
        due_in_time,
        not_overdue,
        done_on_a_day,
        in_this_order,
        blocked_by_something,
        done_when,
        not_done_yet,
        start_before_due,
    ),
)
