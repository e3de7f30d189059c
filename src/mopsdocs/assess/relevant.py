"""Is a goal relevant (what it is good for) or realistic (who has the time), as the handbook asks.

Knows: what a goal supports, and the capacity given for it.
Never: whether it is worth it; that is for a person to say.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from mopsdocs.assess.goals import Aim
from mopsdocs.assess.scene import REALISTIC, RELEVANT, Scene
from mopsdocs.model.assessment import Fault
from mopsdocs.model.diagnostic import PartyName, Quantity, Said, Value

_WORTH = ("need", "problem", "goal")
_FULL_TIME = re.compile(r"\s*([0-9]{1,4}(?:\.[0-9]{1,4})?)\s*FTE\s*", re.IGNORECASE)
_ONE = Decimal(1)


def criterion(scene: Scene) -> str:
    """Give what the R stands for in this handbook: relevant also where both are asked for."""
    return REALISTIC if scene.config.smart_r == REALISTIC else RELEVANT


def faults(aim: Aim, scene: Scene) -> Iterator[Fault]:
    """Find what keeps a goal from being relevant, realistic, or both."""
    if scene.config.smart_r != REALISTIC:
        yield from _support(aim, scene)
    if scene.config.smart_r != RELEVANT:
        yield from _capacity(aim, scene)


def evidence(aim: Aim, scene: Scene) -> Said:
    """Say what makes a goal relevant, realistic, or both."""
    goal = aim.goal
    values: dict[str, Value] = {
        "count": len(goal.relevant.supports) if goal.relevant else 0,
        "capacity": (goal.realistic.capacity if goal.realistic else None) or "",
    }
    match scene.config.smart_r:
        case "relevant":
            return Said("Supports {count} need, problem or goal", values, "Supports {count} needs, problems or goals")
        case "realistic":
            return Said("Capacity: {capacity}", values)
        case _:
            return Said(
                "Supports {count} need, problem or goal; capacity: {capacity}",
                values,
                "Supports {count} needs, problems or goals; capacity: {capacity}",
            )


def _support(aim: Aim, scene: Scene) -> Iterator[Fault]:
    goal = aim.goal
    supports = goal.relevant.supports if goal.relevant else ()
    prefix = f"{aim.playbook.id}/"
    others = [ref for ref in supports if ref.removeprefix(prefix) != goal.id]
    landings = [scene.landings.get(ref) for ref in others]
    # A reference that leads nowhere has a finding of its own.
    if any(landing is None or landing.kind in _WORTH for landing in landings):
        return
    said = Said("Goal {goal} supports no need, no problem and no other goal", {"goal": goal.id})
    hint = _support_by(aim, scene)
    # What is named and is of another kind is reported where references are.
    yield Fault("" if others else "SMART-R01", criterion(scene), (*goal.at, "relevant"), said, hint)


def _support_by(aim: Aim, scene: Scene) -> Said:
    example = _example(aim, scene)
    if example is None:
        return Said("Write the problem that it solves under `problems`, then name its id here under `supports`")
    return Said("Name one under `relevant`, for example `supports: [{example}]`", {"example": example})


def _example(aim: Aim, scene: Scene) -> str | None:
    playbook = aim.playbook
    if playbook.problems:
        return playbook.problems[0].id
    needs = (need.id for stakeholder in playbook.stakeholders for need in stakeholder.needs)
    above = scene.landings.get(playbook.parent or "")
    return next(needs, playbook.parent if above and above.kind == "goal" else None)


def _capacity(aim: Aim, scene: Scene) -> Iterator[Fault]:
    goal = aim.goal
    if not (goal.realistic and goal.realistic.capacity):
        said = Said("Goal {goal} does not say how much time there is for it", {"goal": goal.id})
        hint = Said("Write `capacity: 0.5 FTE` under `realistic`, or as much as there is")
        yield Fault("SMART-R02", criterion(scene), (*goal.at, "realistic"), said, hint)
        return
    total = _taken(aim, scene)
    if total > _ONE and aim.owner:
        values: dict[str, Value] = {"owner": PartyName(aim.owner), "total": Quantity(total, "FTE")}
        said = Said("The goals of {owner} in this playbook take {total} together", values)
        hint = Said("Give one of them to somebody else, or plan less for it")
        yield Fault("SMART-R02", criterion(scene), (*goal.at, "realistic", "capacity"), said, hint)


def _taken(aim: Aim, scene: Scene) -> Decimal:
    """Add up what the goals of one owner take; more than one FTE in a single goal is a team's capacity."""
    if aim.owner is None or aim.owner.startswith("team:"):
        return Decimal(0)
    total = Decimal(0)
    for other in scene.aims:
        share = _full_time(other) if other.owner == aim.owner else Decimal(0)
        if share > _ONE:
            return Decimal(0)
        total += share
    return total


def _full_time(aim: Aim) -> Decimal:
    realistic = aim.goal.realistic
    found = _FULL_TIME.fullmatch(realistic.capacity) if realistic and realistic.capacity else None
    return Decimal(found[1]) if found else Decimal(0)
