"""Where a plan names parties and refers to other things.

Knows: which keys hold a party or a reference, and what a reference may lead to.
Never: whether what is named exists.
"""

import re
from collections.abc import Iterator

from mopsdocs.model.diagnostic import KeyPath
from mopsdocs.model.handbook import Card
from mopsdocs.model.playbook import PartyId, Playbook, Raci, Ref, Sla

Mention = tuple[PartyId, KeyPath, KeyPath]
"""A party, the path of what names it, and the rest of the path: joined only when somebody must know."""

Kinds = frozenset[str]
Leads = tuple[tuple[Ref, ...], KeyPath, str, Kinds]
"""References that stand together: where, under which key, and the kinds of thing they may lead to; none means any."""

ANY: Kinds = frozenset()
METRIC = frozenset(("metric",))
WORTH = frozenset(("need", "problem", "goal"))
WORK = frozenset(("task", "step"))
ABOVE = frozenset(("goal", "playbook"))
PLAYBOOK = frozenset(("playbook",))
_BY_PLACE = re.compile(r"(?:[a-z]+-[0-9]+)(?:-[a-z]+-[0-9]+)?")


def has_nameless(card: Card | None) -> bool:
    """Whether something in a playbook has an id by its place, since its author gave it none."""
    return any(_BY_PLACE.fullmatch(mark.id) for mark in (card.landmarks if card else ()))


def named(playbook: Playbook) -> set[PartyId | None]:
    """Gather whom a plan names, quickly and without the places; None comes along."""
    review, participation = playbook.review, playbook.participation
    found = {playbook.owner, playbook.backup, review.by if review else None}
    found.update([one.who for one in playbook.stakeholders])
    for sla in playbook.slas:
        found.update((sla.provider, sla.consumer, *sla.escalation))
        found.update([one.by for one in sla.signoffs])
    found.update([one.collector for one in playbook.metrics])
    for goal in playbook.goals:
        found.add(goal.owner)
        found.update([one.by for one in goal.signoffs])
        found.add(goal.override.by if goal.override else None)
    if participation:
        found.update([one.who for one in participation.affected])
        found.update([one.party for one in participation.feedback])
    for step in playbook.steps:
        _gather(step.raci, found)
        for task in step.tasks:
            _gather(task.raci, found)
            found.update(task.support)
    for task in playbook.tasks:
        _gather(task.raci, found)
        found.update(task.support)
    found.update([one.owner for one in playbook.risks])
    found.update([one.by for one in playbook.decisions])
    return found


def _gather(raci: Raci, found: set[PartyId | None]) -> None:
    found.update(raci.responsible or (), raci.accountable or (), raci.consulted or (), raci.informed or ())


def mentions(playbook: Playbook) -> Iterator[Mention]:
    """List every place in which a plan names a party."""
    if playbook.owner:
        yield playbook.owner, (), ("owner",)
    if playbook.backup:
        yield playbook.backup, (), ("backup",)
    if playbook.review and playbook.review.by:
        yield playbook.review.by, playbook.review.at, ("by",)
    for stakeholder in playbook.stakeholders:
        if stakeholder.who:
            yield stakeholder.who, stakeholder.at, ("who",)
    for sla in playbook.slas:
        yield from _of_sla(sla)
    for metric in playbook.metrics:
        if metric.collector:
            yield metric.collector, metric.at, ("collector",)
    yield from _of_goals(playbook)
    yield from _of_participation(playbook)
    yield from _of_work(playbook)
    for risk in playbook.risks:
        if risk.owner:
            yield risk.owner, risk.at, ("owner",)
    for decision in playbook.decisions:
        if decision.by:
            yield decision.by, decision.at, ("by",)


def leads(playbook: Playbook) -> Iterator[Leads]:
    """List the references that a plan makes, those that stand together at once."""
    if playbook.parent:
        yield (playbook.parent,), (), "parent", ABOVE
    if playbook.supersedes:
        yield playbook.supersedes, (), "supersedes", PLAYBOOK
    if playbook.review and playbook.review.watch:
        yield playbook.review.watch, ("review",), "watch", ANY
    for sla in playbook.slas:
        if sla.serves:
            yield sla.serves, sla.at, "serves", WORTH
        for side in (sla.commitment, sla.in_return):
            if side and side.metric:
                yield (side.metric,), side.at, "metric", METRIC
    for metric in playbook.metrics:
        if metric.counter:
            yield metric.counter, metric.at, "counter", METRIC
    yield from _leads_of_goals(playbook)
    yield from _leads_of_work(playbook)
    if playbook.participation:
        for feedback in playbook.participation.feedback:
            yield feedback.changed, feedback.at, "changed", ANY


def place(at: KeyPath, key: str, index: int) -> KeyPath:
    """Join the path of one of several references; where only one may stand, it is the key's value."""
    return (*at, key) if key in ("parent", "metric") else (*at, key, index)


def task_at(playbook: Playbook, at: KeyPath) -> str:
    """Give the id of the task that stands at a place; nothing where none does."""
    return next((task.id for _, task in playbook.all_tasks() if task.at == at), "")


def _leads_of_goals(playbook: Playbook) -> Iterator[Leads]:
    for goal in playbook.goals:
        if goal.metric:
            yield (goal.metric,), goal.at, "metric", METRIC
        if goal.milestones:
            yield goal.milestones, goal.at, "milestones", WORK
        if goal.relevant and goal.relevant.supports:
            yield goal.relevant.supports, goal.relevant.at, "supports", WORTH


def _leads_of_work(playbook: Playbook) -> Iterator[Leads]:
    for step in playbook.steps:
        if step.serves:
            yield step.serves, step.at, "serves", WORTH
    for _, task in playbook.all_tasks():
        if task.serves:
            yield task.serves, task.at, "serves", WORTH
        if task.after:
            yield task.after, task.at, "after", WORK


def _of_sla(sla: Sla) -> Iterator[Mention]:
    if sla.provider:
        yield sla.provider, sla.at, ("provider",)
    if sla.consumer:
        yield sla.consumer, sla.at, ("consumer",)
    for i, party in enumerate(sla.escalation):
        yield party, sla.at, ("escalation", i)
    for signoff in sla.signoffs:
        if signoff.by:
            yield signoff.by, signoff.at, ("by",)


def _of_goals(playbook: Playbook) -> Iterator[Mention]:
    for goal in playbook.goals:
        # A goal that names no owner has the playbook's.
        if goal.owner and goal.owner != playbook.owner:
            yield goal.owner, goal.at, ("owner",)
        for signoff in goal.signoffs:
            if signoff.by:
                yield signoff.by, signoff.at, ("by",)
        if goal.override and goal.override.by:
            yield goal.override.by, goal.override.at, ("by",)


def _of_participation(playbook: Playbook) -> Iterator[Mention]:
    if not playbook.participation:
        return
    for affected in playbook.participation.affected:
        if affected.who:
            yield affected.who, affected.at, ("who",)
    for feedback in playbook.participation.feedback:
        if feedback.party:
            yield feedback.party, feedback.at, ("from",)


def _of_work(playbook: Playbook) -> Iterator[Mention]:
    for step in playbook.steps:
        yield from _of_raci(step.raci, step.at)
    for _, task in playbook.all_tasks():
        yield from _of_raci(task.raci, task.at)
        for i, party in enumerate(task.support):
            yield party, task.at, ("support", i)


def _of_raci(raci: Raci, at: KeyPath) -> Iterator[Mention]:
    for key in ("responsible", "accountable", "consulted", "informed"):
        for i, party in enumerate(getattr(raci, key) or ()):
            yield party, at, (key, i)
