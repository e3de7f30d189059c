"""A playbook taken apart: what is done, and by whom.

Knows: participation, steps, tasks, risks, decisions; who does what on each row.
Never: how roles are inherited; which facts weigh how much.
"""

from collections.abc import Iterable

from mopsdocs.diff.parts import Collected, Value
from mopsdocs.model.handbook import Duty
from mopsdocs.model.playbook import PartyId, Playbook
from mopsdocs.model.work import Raci, Step, Task

ROLES = ("accountable", "responsible", "consulted", "informed")


def add_work(found: Collected, playbook: Playbook, duties: Iterable[Duty]) -> None:
    """Take steps and tasks apart, each with those who are on it."""
    rows = {(duty.kind, duty.id): duty for duty in reversed(tuple(duties))}
    for step in playbook.steps:
        _add_step(found, step)
    for above, task in playbook.all_tasks():
        _add_task(found, task, above, rows.get(("task", task.id)))


def _add_step(found: Collected, step: Step) -> None:
    # A step says who is accountable for it even where each of its tasks has somebody else.
    people = _written(step.raci)
    facts: dict[str, Value] = {
        "title": step.title,
        "serves": tuple(sorted(step.serves)),
        "done_when": step.done_when,
        "start": step.start,
        "due": step.due,
        **people,
    }
    found.add("step", step.id, facts, step.title, _all(people))


def _add_task(found: Collected, task: Task, step: Step | None, duty: Duty | None) -> None:
    people = _inherited(duty) if duty else _written(task.raci)
    facts: dict[str, Value] = {
        "title": task.title,
        "step": step.id if step else None,
        "serves": tuple(sorted(task.serves)),
        **people,
        "support": tuple(sorted(task.support)),
        "start": task.start,
        "due": task.due,
        "status": task.status,
        "done": task.done,
        "evidence": task.evidence,
        "after": tuple(sorted(task.after)),
        "blocked_by": task.blocked_by,
        "effort": task.effort,
        "issue": task.issue,
    }
    found.add("task", task.id, facts, task.title, (*_all(people), *task.support))


def _inherited(duty: Duty) -> dict[str, tuple[PartyId, ...]]:
    several = (duty.accountable, duty.responsible, duty.consulted, duty.informed)
    return {role: tuple(sorted(set(parties))) for role, parties in zip(ROLES, several, strict=True)}


def _written(raci: Raci) -> dict[str, tuple[PartyId, ...]]:
    several = (raci.accountable, raci.responsible, raci.consulted, raci.informed)
    return {role: tuple(sorted(set(parties or ()))) for role, parties in zip(ROLES, several, strict=True)}


def _all(people: dict[str, tuple[PartyId, ...]]) -> tuple[PartyId, ...]:
    return tuple(party for parties in people.values() for party in parties)


def add_participation(found: Collected, playbook: Playbook) -> None:
    """Take apart whose work changes and how they were heard."""
    heard = playbook.participation
    if heard is None:
        return
    if heard.window:
        span: dict[str, Value] = {"open": heard.window.start, "close": heard.window.end}
        found.add("participation", "participation", span)
    for one in heard.affected:
        changes: dict[str, Value] = {"who": one.who, "changes": one.changes, "gains": one.gains, "how": one.how}
        found.add("affected", f"affected.{one.who or ''}", changes, None, (one.who,))
    for said in heard.feedback:
        facts: dict[str, Value] = {
            "from": said.party,
            "date": said.on,
            "text": said.text,
            "answer": said.answer,
            "status": said.status,
            "changed": tuple(sorted(said.changed)),
        }
        found.add("feedback", said.id, facts, said.text, (said.party,))


def add_record(found: Collected, playbook: Playbook) -> None:
    """Take risks and decisions apart."""
    for risk in playbook.risks:
        danger: dict[str, Value] = {
            "text": risk.text,
            "owner": risk.owner,
            "likelihood": risk.likelihood,
            "impact": risk.impact,
            "answer": risk.answer,
        }
        found.add("risk", risk.id, danger, risk.text, (risk.owner,))
    for decision in playbook.decisions:
        facts: dict[str, Value] = {
            "title": decision.title,
            "date": decision.on,
            "by": decision.by,
            "why": decision.why,
            "status": decision.status,
        }
        found.add("decision", decision.id, facts, decision.title, (decision.by,))
