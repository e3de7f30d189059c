"""A playbook taken apart: why there is a plan and what is to be reached.

Knows: the facts of a playbook, its problems, stakeholders, service levels, metrics and goals.
Never: what is done, and by whom; which facts weigh how much.
"""

from mopsdocs.diff.parts import Collected, Parts, Value, number, quantity, review
from mopsdocs.diff.prose import add_prose
from mopsdocs.diff.work import add_participation, add_record, add_work
from mopsdocs.model.facts import Leaf, Meant, Plan
from mopsdocs.model.goal import Goal, Metric
from mopsdocs.model.playbook import Playbook
from mopsdocs.model.promise import Commitment, Sla, Stakeholder


def parts_of(plan: Plan) -> Parts:
    """Take a playbook apart."""
    playbook, found = plan.playbook, Collected()
    _add_playbook(found, playbook)
    for problem in playbook.problems:
        words: dict[str, Value] = {
            "problem": problem.problem,
            "solution": problem.solution,
            "evidence": problem.evidence,
            "source": problem.source,
        }
        found.add("problem", problem.id, words, problem.problem)
    for stakeholder in playbook.stakeholders:
        _add_stakeholder(found, stakeholder)
    for sla in playbook.slas:
        _add_sla(found, sla)
    for metric in playbook.metrics:
        _add_metric(found, metric, playbook)
    units = {metric.id: metric.unit for metric in playbook.metrics}
    for goal in playbook.goals:
        _add_goal(found, goal, units.get((goal.metric or "").partition("@")[0], ""), plan.goals.get(goal.id))
    add_participation(found, playbook)
    add_work(found, playbook, plan.duties)
    add_record(found, playbook)
    add_prose(found, playbook.bodies)
    return found.parts


def page_parts(leaf: Leaf) -> Parts:
    """Take a plain page apart."""
    page, found = leaf.page, Collected()
    found.add("page", "", {"title": page.title, "summary": page.summary, "area": page.area}, page.title)
    add_prose(found, page.bodies)
    return found.parts


def _add_playbook(found: Collected, playbook: Playbook) -> None:
    period = playbook.period
    facts: dict[str, Value] = {
        "title": playbook.title,
        "summary": playbook.summary,
        "area": playbook.area,
        "status": playbook.status,
        "owner": playbook.owner,
        "backup": playbook.backup,
        "parent": playbook.parent,
        "supersedes": tuple(sorted(playbook.supersedes)),
        "period.start": period.start if period else None,
        "period.end": period.end if period else None,
        "tags": tuple(sorted(playbook.tags)),
        **review(playbook.review),
    }
    found.add("playbook", "", facts, playbook.title, (playbook.owner, playbook.backup))


def _add_stakeholder(found: Collected, stakeholder: Stakeholder) -> None:
    found.add("stakeholder", stakeholder.id, {"who": stakeholder.who}, None, (stakeholder.who,))
    for need in stakeholder.needs:
        facts: dict[str, Value] = {"stakeholder": stakeholder.id, "text": need.text}
        found.add("need", need.id, facts, need.text, (stakeholder.who,))


def _add_sla(found: Collected, sla: Sla) -> None:
    hours = sla.hours
    facts: dict[str, Value] = {
        "title": sla.title,
        "provider": sla.provider,
        "consumer": sla.consumer,
        "serves": tuple(sorted(sla.serves)),
        "deliverable": sla.deliverable,
        **_side("commitment", sla.commitment),
        **_side("in_return", sla.in_return),
        "hours.days": hours.days if hours else None,
        "hours.from": hours.start if hours else None,
        "hours.to": hours.end if hours else None,
        "hours.time_zone": hours.time_zone if hours else None,
        "escalation": sla.escalation,
        "effective": sla.effective,
        **review(sla.review),
        "signoffs": tuple(sorted(one.by or "" for one in sla.signoffs)),
    }
    found.add("sla", sla.id, facts, sla.title, (sla.provider, sla.consumer, *sla.escalation))


def _side(name: str, side: Commitment | None) -> dict[str, Value]:
    if side is None:
        return {}
    return {
        f"{name}.measure": side.measure,
        f"{name}.metric": side.metric,
        f"{name}.op": side.op,
        f"{name}.value": quantity(side.value, side.unit),
        f"{name}.share": quantity(side.share, "%"),
        f"{name}.window": side.window,
    }


def _add_metric(found: Collected, metric: Metric, playbook: Playbook) -> None:
    since, why = metric.changed or (None, None)
    facts: dict[str, Value] = {
        "name": metric.name,
        "type": metric.kind,
        "unit": metric.unit,
        "good": metric.good,
        "inputs": tuple(sorted(name for name, _ in metric.inputs)),
        **{f"inputs.{name}": words for name, words in metric.inputs},
        "formula": metric.formula,
        "example": tuple(f"{name} = {number(value)}" for name, value in sorted((metric.example or {}).items())),
        "source": metric.source,
        "collector": metric.collector,
        "every": metric.every,
        "due_after": metric.due_after,
        "values": metric.values,
        "counter": tuple(sorted(metric.counter)),
        "revision": metric.revision,
        "changed.date": since,
        "changed.why": why,
    }
    owners = (goal.owner for goal in playbook.goals if (goal.metric or "").partition("@")[0] == metric.id)
    found.add("metric", metric.id, facts, metric.name, (metric.collector, *owners), metric.unit)


def _add_goal(found: Collected, goal: Goal, unit: str, meant: Meant | None) -> None:
    facts: dict[str, Value] = {
        "title": goal.title,
        "statement": goal.statement,
        "scope": goal.scope,
        "metric": goal.metric,
        "direction": meant.direction if meant else goal.direction,
        **_numbers(goal, meant),
        "milestones": tuple(sorted(goal.milestones)),
        "start": goal.start,
        "due": goal.due,
        **{f"checkpoints.{point.on.isoformat()}": point.value for point in goal.checkpoints if point.on is not None},
        "owner": goal.owner,
        **_reasons(goal),
        "signoffs": tuple(sorted(f"{one.aspect}: {one.by or ''}" for one in goal.signoffs)),
        "outcome": goal.outcome,
    }
    found.add("goal", goal.id, facts, goal.title or goal.statement, (goal.owner,), unit)


def _numbers(goal: Goal, meant: Meant | None) -> dict[str, Value]:
    baseline, target = goal.baseline, goal.target
    change = target.change if target else None
    sign = "+" if change and change.amount >= 0 else ""
    return {
        "baseline.value": baseline.value if baseline else None,
        "baseline.period": baseline.period if baseline else None,
        "target.value": meant.target if meant and target else target.value if target else None,
        "target.change": f"{sign}{quantity(change.amount, change.kind)}" if change else None,
        "target.from": target.low if target else None,
        "target.to": target.high if target else None,
    }


def _reasons(goal: Goal) -> dict[str, Value]:
    can, good, real, set_by = goal.achievable, goal.relevant, goal.realistic, goal.override
    return {
        "achievable.why": can.why if can else None,
        "achievable.resources": can.resources if can else None,
        "achievable.past_best": can.past_best if can else None,
        "relevant.supports": tuple(sorted(good.supports)) if good else None,
        "relevant.why": good.why if good else None,
        "realistic.why": real.why if real else None,
        "realistic.capacity": real.capacity if real else None,
        "override.status": set_by.status if set_by else None,
        "override.why": set_by.why if set_by else None,
        "override.by": set_by.by if set_by else None,
        "override.until": set_by.until if set_by else None,
    }
