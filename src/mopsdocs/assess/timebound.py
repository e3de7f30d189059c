"""Is a goal time-bound: a start, a due date, checkpoints and tasks between them, an outcome once it is over.

Knows: dates of a goal and of what serves it, and what day it is.
Never: whether the date means something; that is for a person to say.
"""

import re
from collections.abc import Iterator
from datetime import date

from mopsdocs.assess.goals import Aim
from mopsdocs.assess.measurable import wrong_way
from mopsdocs.assess.scene import TIME_BOUND, Scene
from mopsdocs.assess.sentences import beside_unit
from mopsdocs.model.assessment import Fault
from mopsdocs.model.diagnostic import Quantity, Said, Value
from mopsdocs.model.playbook import Checkpoint, Step, Task

_EN = (
    r"(?:in|within|over|after) (?:the (?:next|coming) )?(?:an?|one|two|three|four|five|six|twelve|[0-9]{1,2})"
    r" (?:weeks?|months?|quarters?|years?)"
    r"|(?:next|this) (?:month|quarter|year)|by (?:the )?(?:year.end|end of the year)"
)
_ES = (
    r"(?:en|dentro de|durante|tras) (?:una?|dos|tres|cuatro|seis|doce|[0-9]{1,2})"
    r" (?:semanas?|mes(?:es)?|trimestres?|años?)"
    r"|(?:este|el próximo) (?:mes|trimestre|año)|a final(?:es)? de año"
)
_PT = (
    r"(?:em|dentro de|durante|daqui a) (?:uma?|dois|duas|três|quatro|seis|doze|[0-9]{1,2})"
    r" (?:semanas?|m[eê]s(?:es)?|trimestres?|anos?)"
    r"|(?:neste|no próximo) (?:mês|trimestre|ano)|até o fim do ano"
)
_RELATIVE = re.compile(rf"\b(?:{_EN}|{_ES}|{_PT})\b")


def faults(aim: Aim, scene: Scene) -> Iterator[Fault]:
    """Find what keeps a goal from being time-bound."""
    yield from _window(aim)
    yield from _over(aim, scene)
    yield from _checkpoints(aim)
    yield from _late_task(aim)


def evidence(aim: Aim) -> Said:
    """Say what makes a goal time-bound."""
    # Where the criterion is met, both are there.
    start, due = aim.goal.start or date.min, aim.goal.due or date.min
    days = (due - start).days + 1
    values: dict[str, Value] = {"start": start, "due": due, "count": days}
    return Said("{start} to {due}: {count} day", values, "{start} to {due}: {count} days")


def _fault(rule: str, aim: Aim, key: str, said: Said, hint: Said) -> Fault:
    return Fault(rule, TIME_BOUND, (*aim.goal.at, key), said, hint)


def _window(aim: Aim) -> Iterator[Fault]:
    goal = aim.goal
    if goal.start and goal.due:
        if goal.due <= goal.start:
            values: dict[str, Value] = {"goal": goal.id, "start": goal.start, "due": goal.due}
            said = Said("Goal {goal} is due on {due} and does not start before {start}", values)
            yield _fault("SMART-T01", aim, "due", said, Said("Write a due date after the start"))
        return
    key = "due" if goal.start else "start"
    relative = _relative(aim)
    if relative:
        where, seen = relative
        said = Said("Goal {goal} says {seen}, and nothing says counted from when", {"goal": goal.id, "seen": seen})
        hint = Said("Write the dates, for example `start: 2026-01-01` and `due: 2026-12-31`")
        yield _fault("SMART-T02", aim, where, said, hint)
        return
    values = {"goal": goal.id}
    if goal.start is None and goal.due is None:
        said = Said("Goal {goal} has neither a start nor a due date", values)
    elif goal.start is None:
        said = Said("Goal {goal} has no start", values)
    else:
        said = Said("Goal {goal} has no due date", values)
    yield _fault("SMART-T01", aim, key, said, Said("Write dates as year, month and day, for example 2026-12-31"))


def _relative(aim: Aim) -> tuple[str, str] | None:
    for key, text in (("title", aim.goal.title), ("statement", aim.goal.statement)):
        found = _RELATIVE.search(text.source.lower()) if text else None
        if found:
            return key, found[0]
    return None


def _over(aim: Aim, scene: Scene) -> Iterator[Fault]:
    goal = aim.goal
    # A due date before the start is to be mended first.
    if aim.end and goal.due and goal.due < scene.today and aim.playbook.status == "active" and goal.outcome is None:
        values: dict[str, Value] = {"goal": goal.id, "due": goal.due}
        said = Said("Goal {goal} was due on {due}, and nothing says what became of it", values)
        hint = Said("Write `outcome: achieved`, `outcome: missed` or `outcome: dropped`")
        yield _fault("SMART-T03", aim, "due", said, hint)


def _checkpoints(aim: Aim) -> Iterator[Fault]:
    before: Checkpoint | None = None
    for point in aim.goal.checkpoints:
        wrong = _misplaced(aim, point, before) or _beyond(aim, point)
        if wrong:
            yield Fault("SMART-T04", TIME_BOUND, point.at, *wrong)
        else:  # What is wrong itself tells nothing of the next one.
            before = point


def _misplaced(aim: Aim, point: Checkpoint, before: Checkpoint | None) -> tuple[Said, Said] | None:
    goal = aim.goal
    if point.on is None or point.value is None:
        said = Said("A checkpoint of goal {goal} lacks its date or its value", {"goal": goal.id})
        return said, Said("Write both, for example `date: 2026-06-30` and `value: 29500`")
    values: dict[str, Value] = {"goal": goal.id, "day": point.on}
    backwards = goal.due is not None and aim.end is None
    if not backwards and ((goal.start and point.on < goal.start) or (goal.due and point.on > goal.due)):
        said = Said("The checkpoint on {day} lies outside the window of goal {goal}", values)
        return said, Said("Write a date between the goal's start and its due date")
    if before and before.on and point.on <= before.on:
        said = Said("The checkpoint on {day} does not come after the one before it", values)
        return said, Said("Order the checkpoints by date, one a day")
    return None


def _beyond(aim: Aim, point: Checkpoint) -> tuple[Said, Said] | None:
    value, target = point.value, aim.target
    if value is None or target is None or aim.metric is None or aim.direction not in ("increase", "decrease"):
        return None
    lowest, highest = None, None
    if aim.metric.kind == "total":
        lowest, highest = sorted((target * 0, target))
    elif aim.baseline is not None and aim.metric.kind:
        lowest, highest = sorted((aim.baseline, target))
    if lowest is None or highest is None or lowest <= value <= highest or wrong_way(aim):
        return None
    values: dict[str, Value] = {
        "value": Quantity(value, aim.unit),
        "low": beside_unit(aim, lowest),
        "high": Quantity(highest, aim.unit),
    }
    said = Said("A checkpoint of {value} does not lie on the way, between {low} and {high}", values)
    if aim.metric.kind == "total":
        return said, Said("Write what has added up since the start by that day")
    return said, Said("Write a value between baseline and target")


def _late_task(aim: Aim) -> Iterator[Fault]:
    due = aim.end
    if due is None:
        return
    for task in _tasks(aim):
        if task.due and task.due > due and task.status != "dropped":
            values: dict[str, Value] = {"task": task.title, "day": task.due, "due": due}
            said = Said("{task} is due on {day}, after the goal on {due}", values)
            hint = Said("Bring the task forward, or give the goal more time")
            yield Fault("", TIME_BOUND, (*task.at, "due"), said, hint)
            return


def _tasks(aim: Aim) -> Iterator[Task]:
    for work in aim.work:
        if isinstance(work, Step):
            yield from work.tasks
        else:
            yield work
