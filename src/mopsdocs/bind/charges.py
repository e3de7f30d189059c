"""What a plan would have to give to somebody else: the places where it names people who leave.

Knows: which keys name somebody for something that is still to be done or answered for.
Never: who could take it; what was said or decided by somebody once.
"""

from collections.abc import Collection, Iterator
from datetime import date

from msgspec import structs

from mopsdocs.model.diagnostic import KeyPath
from mopsdocs.model.handbook import Charge
from mopsdocs.model.playbook import PartyId, Playbook, Raci, Step, Task
from mopsdocs.model.text import Text

_OVER = frozenset(("achieved", "missed", "superseded", "retired"))
_SETTLED = frozenset(("done", "dropped"))
_KEYS = ("accountable", "responsible", "consulted", "informed")
_Named = tuple[str, KeyPath, tuple[PartyId, ...]]


def charges_of(playbook: Playbook, people: Collection[PartyId]) -> tuple[Charge, ...]:
    """List what a playbook that is not over has to give to others if some people leave, in the order of its keys."""
    if playbook.status in _OVER:
        return ()
    return tuple(one for one in _all(playbook) if one.party in people)


def _all(playbook: Playbook) -> Iterator[Charge]:
    end = playbook.period.end if playbook.period else None
    yield from _of_playbook(playbook, end)
    for sla in playbook.slas:
        named: list[_Named] = [("escalation", (*sla.at, "escalation"), sla.escalation)]
        named += [(key, (*sla.at, key), (party,)) for key, party in _sides(sla.provider, sla.consumer) if party]
        if sla.review and sla.review.by:
            named.append(("review.by", (*sla.review.at, "by"), (sla.review.by,)))
        yield from _charges(("sla", sla.id, sla.title), f"slas.{sla.id}", named, None)
    for metric in playbook.metrics:
        if metric.collector:
            named = [("collector", (*metric.at, "collector"), (metric.collector,))]
            yield from _charges(("metric", metric.id, metric.name), f"metrics.{metric.id}", named, None)
    for goal in playbook.goals:
        if goal.owner and goal.outcome is None and not goal.inherits:
            named = [("owner", (*goal.at, "owner"), (goal.owner,))]
            yield from _charges(("goal", goal.id, goal.title or goal.statement), f"goals.{goal.id}", named, goal.due)
    for step in playbook.steps:
        yield from _of_step(step)
    for task in playbook.tasks:
        yield from _of_task(task, "")
    for risk in playbook.risks:
        if risk.owner:
            named = [("owner", (*risk.at, "owner"), (risk.owner,))]
            yield from _charges(("risk", risk.id, risk.text), f"risks.{risk.id}", named, None)


def _sides(provider: PartyId | None, consumer: PartyId | None) -> tuple[tuple[str, PartyId | None], ...]:
    return ("provider", provider), ("consumer", consumer)


def _of_playbook(playbook: Playbook, end: date | None) -> Iterator[Charge]:
    named: list[_Named] = []
    if playbook.owner:
        named.append(("owner", ("owner",), (playbook.owner,)))
    if playbook.backup:
        named.append(("backup", ("backup",), (playbook.backup,)))
    if playbook.review and playbook.review.by:
        named.append(("review.by", (*playbook.review.at, "by"), (playbook.review.by,)))
    inherited = tuple(goal.id for goal in playbook.goals if goal.inherits and goal.outcome is None)
    for one in _charges(("playbook", playbook.id, playbook.title), "", named, end):
        yield structs.replace(one, goals=inherited) if one.key == "owner" and inherited else one


def _of_step(step: Step) -> Iterator[Charge]:
    if not step.tasks or any(task.status not in _SETTLED for task in step.tasks):
        named = _of_raci(step.raci, step.at)
        yield from _charges(("step", step.id, step.title), f"steps.{step.id}", named, step.due)
    for task in step.tasks:
        yield from _of_task(task, f"steps.{step.id}.")


def _of_task(task: Task, above: str) -> Iterator[Charge]:
    if task.status not in _SETTLED:
        named = [*_of_raci(task.raci, task.at), ("support", (*task.at, "support"), task.support)]
        yield from _charges(("task", task.id, task.title), f"{above}tasks.{task.id}", named, task.due)


def _of_raci(raci: Raci, at: KeyPath) -> list[_Named]:
    return [(key, (*at, key), getattr(raci, key) or ()) for key in _KEYS]


def _charges(
    what: tuple[str, str, Text | None], place: str, named: list[_Named], due: date | None
) -> Iterator[Charge]:
    for key, at, parties in named:
        for i, party in enumerate(parties):
            plain = party.removeprefix("person:")
            beside = tuple(one for one in parties if one != party)
            yield Charge(*what, key, f"{place}.{key}".lstrip("."), plain, beside, due, (*at, i))
