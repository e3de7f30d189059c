"""Where a plan names parties and refers to other things: each mention with its key path.

Knows: which keys hold a party or a reference, and what a reference may lead to.
Never: whether what is named exists.
"""

from collections.abc import Iterator

from mopsdocs.model.diagnostic import KeyPath
from mopsdocs.model.playbook import PartyId, Playbook, Raci, Ref, Sla

Mention = tuple[PartyId, KeyPath, KeyPath]
"""A party, the path of what names it, and the rest of the path: joined only when somebody must know."""

Kinds = frozenset[str]
Lead = tuple[Ref, KeyPath, KeyPath, Kinds]
"""A reference, the two halves of its path, and the kinds of thing that it may lead to; none means any."""

ANY: Kinds = frozenset()
METRIC = frozenset(("metric",))
WORTH = frozenset(("need", "problem", "goal"))
WORK = frozenset(("task", "step"))
ABOVE = frozenset(("goal", "playbook"))
PLAYBOOK = frozenset(("playbook",))


def mentions(playbook: Playbook) -> Iterator[Mention]:
    """List every party that a plan names."""
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


def leads(playbook: Playbook) -> Iterator[Lead]:
    """List every reference that a plan makes."""
    if playbook.parent:
        yield playbook.parent, (), ("parent",), ABOVE
    for i, ref in enumerate(playbook.supersedes):
        yield ref, (), ("supersedes", i), PLAYBOOK
    for sla in playbook.slas:
        for i, ref in enumerate(sla.serves):
            yield ref, sla.at, ("serves", i), WORTH
        for side in (sla.commitment, sla.in_return):
            if side and side.metric:
                yield side.metric, side.at, ("metric",), METRIC
    for metric in playbook.metrics:
        for i, ref in enumerate(metric.counter):
            yield ref, metric.at, ("counter", i), METRIC
    yield from _leads_of_goals(playbook)
    yield from _leads_of_work(playbook)


def _leads_of_goals(playbook: Playbook) -> Iterator[Lead]:
    for goal in playbook.goals:
        if goal.metric:
            yield goal.metric, goal.at, ("metric",), METRIC
        for i, ref in enumerate(goal.milestones):
            yield ref, goal.at, ("milestones", i), WORK
        if goal.relevant:
            for i, ref in enumerate(goal.relevant.supports):
                yield ref, goal.relevant.at, ("supports", i), WORTH


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
        for task in step.tasks:
            yield from _of_raci(task.raci, task.at)
            for i, party in enumerate(task.support):
                yield party, task.at, ("support", i)
    for task in playbook.tasks:
        yield from _of_raci(task.raci, task.at)
        for i, party in enumerate(task.support):
            yield party, task.at, ("support", i)


def _of_raci(raci: Raci, at: KeyPath) -> Iterator[Mention]:
    if raci.responsible:
        for i, party in enumerate(raci.responsible):
            yield party, at, ("responsible", i)
    if raci.accountable:
        for i, party in enumerate(raci.accountable):
            yield party, at, ("accountable", i)
    if raci.consulted:
        for i, party in enumerate(raci.consulted):
            yield party, at, ("consulted", i)
    if raci.informed:
        for i, party in enumerate(raci.informed):
            yield party, at, ("informed", i)


def _leads_of_work(playbook: Playbook) -> Iterator[Lead]:
    for step in playbook.steps:
        for i, ref in enumerate(step.serves):
            yield ref, step.at, ("serves", i), WORTH
    for _, task in playbook.all_tasks():
        for i, ref in enumerate(task.serves):
            yield ref, task.at, ("serves", i), WORTH
        for i, ref in enumerate(task.after):
            yield ref, task.at, ("after", i), WORK
    if playbook.participation:
        for feedback in playbook.participation.feedback:
            for i, ref in enumerate(feedback.changed):
                yield ref, feedback.at, ("changed", i), ANY
