"""Is a goal achievable: a reason, resources, a target that is not far beyond the best so far, steps in time.

Knows: what was given for it, and which steps and tasks serve it.
Never: whether the team will make it; that is for a person to say.
"""

from collections.abc import Iterator
from decimal import Decimal

from mopsdocs.assess.arithmetic import change_in_percent, tenth, tidy
from mopsdocs.assess.goals import Aim
from mopsdocs.assess.history import best_before
from mopsdocs.assess.scene import ACHIEVABLE, Scene
from mopsdocs.model.assessment import Fault
from mopsdocs.model.diagnostic import Quantity, Said, Value
from mopsdocs.model.playbook import Step


def faults(aim: Aim, scene: Scene) -> Iterator[Fault]:
    """Find what keeps a goal from being achievable."""
    yield from _reason(aim)
    yield from _stretch(aim, scene)
    yield from _work(aim)


def evidence(aim: Aim, scene: Scene) -> Said:
    """Say what makes a goal achievable."""
    values: dict[str, Value] = {"count": len(aim.work) or len(aim.goal.milestones)}
    best = _best(aim, scene)
    if best is None or aim.target is None:
        return _work_alone(aim, values)
    values |= {"best": Quantity(best, aim.unit), "target": Quantity(aim.target, aim.unit)}
    if all(isinstance(work, Step) for work in aim.work):
        return Said(
            "The best so far was {best}, the target is {target}; {count} step leads there",
            values,
            "The best so far was {best}, the target is {target}; {count} steps lead there",
        )
    if any(isinstance(work, Step) for work in aim.work):
        return Said("The best so far was {best}, the target is {target}; {count} steps and tasks lead there", values)
    return Said(
        "The best so far was {best}, the target is {target}; {count} task leads there",
        values,
        "The best so far was {best}, the target is {target}; {count} tasks lead there",
    )


def _work_alone(aim: Aim, values: dict[str, Value]) -> Said:
    if all(isinstance(work, Step) for work in aim.work):
        return Said(
            "A reason and resources are given; {count} step leads there",
            values,
            "A reason and resources are given; {count} steps lead there",
        )
    if any(isinstance(work, Step) for work in aim.work):
        return Said("A reason and resources are given; {count} steps and tasks lead there", values)
    return Said(
        "A reason and resources are given; {count} task leads there",
        values,
        "A reason and resources are given; {count} tasks lead there",
    )


def _reason(aim: Aim) -> Iterator[Fault]:
    given, values = aim.goal.achievable, {"goal": aim.goal.id}
    reason, resources = bool(given and given.why), bool(given and given.resources)
    if reason and resources:
        return
    if not reason and not resources:
        said = Said("Goal {goal} says neither why it can be reached nor with what", values)
        hint = Said("Write `why` and `resources` under `achievable`")
    elif not reason:
        said = Said("Goal {goal} does not say why it can be reached", values)
        hint = Said("Write `why` under `achievable`: what was reached before, or what will be different")
    else:
        said = Said("Goal {goal} does not say with what it can be reached", values)
        hint = Said("Write `resources` under `achievable`: people, days, licences, money")
    yield Fault("SMART-A01", ACHIEVABLE, (*aim.goal.at, "achievable"), said, hint)


def _best(aim: Aim, scene: Scene) -> Decimal | None:
    """Give the best so far: what the author knows of, or what the values show, whichever is better."""
    given = aim.goal.achievable.past_best if aim.goal.achievable else None
    if aim.direction not in ("increase", "decrease"):
        return given
    known = [best for best in (given, best_before(aim, scene.ground.records)) if best is not None]
    return (max if aim.direction == "increase" else min)(known, default=None)


def _stretch(aim: Aim, scene: Scene) -> Iterator[Fault]:
    best, target = _best(aim, scene), aim.target
    if best is None or target is None or best <= 0:
        return
    gain = change_in_percent(best, target) or Decimal(0)
    beyond = gain if aim.direction == "increase" else -gain if aim.direction == "decrease" else Decimal(0)
    if beyond > Decimal(str(scene.config.stretch)) * 100:
        values: dict[str, Value] = {
            "target": Quantity(target, aim.unit),
            "beyond": Quantity(tidy(tenth(beyond)), "%"),
            "best": Quantity(best, aim.unit),
        }
        said = Said("The target, {target}, is {beyond} beyond the best so far, {best}", values)
        hint = Said("Come closer to the best so far, or let the person sign who knows why it can be reached")
        yield Fault("SMART-A02", ACHIEVABLE, (*aim.goal.at, "target"), said, hint)


def _work(aim: Aim) -> Iterator[Fault]:
    goal, end = aim.goal, aim.end
    if not aim.work and not goal.milestones:
        said = Said("No step and no task serves goal {goal}", {"goal": goal.id})
        hint = Said("Write `serves: [{goal}]` at the step that leads there", {"goal": goal.id})
        yield Fault("", ACHIEVABLE, goal.at, said, hint)
    for work in aim.work:
        if end and work.due and work.due > end:
            values: dict[str, Value] = {"work": work.title, "day": work.due, "due": end}
            said = Said("{work} ends on {day}, after the goal on {due}", values)
            hint = Said("Bring the step forward, or give the goal more time")
            yield Fault("", ACHIEVABLE, (*work.at, "due"), said, hint)
            return
