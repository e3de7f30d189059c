"""How much a change weighs: words only, what people do, or what was promised.

Knows: the fields of each kind of item.
Never: what is in them.
"""

from collections.abc import Mapping

from mopsdocs.model.change import COMMITMENT, EDITORIAL, MATERIAL

_PROMISED: Mapping[str, frozenset[str]] = {
    "playbook": frozenset({"owner", "status"}),
    "goal": frozenset(
        {"metric", "direction", "baseline", "target", "milestones", "start", "due", "checkpoints", "owner", "outcome"}
    ),
    "metric": frozenset({"type", "unit", "good", "inputs", "formula", "revision"}),
    "sla": frozenset(
        {"provider", "consumer", "deliverable", "commitment", "in_return", "hours", "escalation", "effective"}
    ),
    "step": frozenset({"accountable"}),
    "task": frozenset({"accountable"}),
}
_WORDS: Mapping[str, frozenset[str]] = {
    "playbook": frozenset({"id", "area", "title", "summary", "supersedes", "tags"}),
    "problem": frozenset({"problem", "solution", "evidence", "source"}),
    "need": frozenset({"text"}),
    "sla": frozenset({"title"}),
    "metric": frozenset({"name", "example", "values", "changed"}),
    "goal": frozenset({"title", "statement"}),
    "affected": frozenset({"changes", "gains", "how"}),
    "feedback": frozenset({"text"}),
    "step": frozenset({"title"}),
    "task": frozenset({"title", "issue"}),
    "risk": frozenset({"text"}),
    "decision": frozenset({"title", "why"}),
    "person": frozenset({"name", "title", "handle", "email"}),
    "role": frozenset({"title"}),
    "team": frozenset({"name"}),
}
_WHOLE = {"goal": COMMITMENT, "sla": COMMITMENT, "section": EDITORIAL, "page": EDITORIAL}
_PROSE = ("section", "page")
_IN_FORCE = ("active", "paused")


def of_whole(subject: str) -> str:
    """Grade the coming or going of an item."""
    return _WHOLE.get(subject, MATERIAL)


def of_gone(subject: str, status: object) -> str:
    """Grade the going of an item: a playbook that is in force ends by it, as by a status that says so."""
    return COMMITMENT if subject == "playbook" and status in _IN_FORCE else of_whole(subject)


def of_field(subject: str, field: str, lang: str) -> str:
    """Grade a change of one field; words in another language than the source's are words only."""
    top, _, below = field.partition(".")
    described = top == "inputs" and below
    if lang or below == "why" or described or subject in _PROSE or top in _WORDS.get(subject, ()):
        return EDITORIAL
    return COMMITMENT if top in _PROMISED.get(subject, ()) else MATERIAL


def of_holder(party: str, accountable: frozenset[str]) -> str:
    """Grade a change of who holds a role: where the role is accountable, the accountable person has changed."""
    return COMMITMENT if party in accountable else MATERIAL
