"""What an id leads to, and which ids may stand at a key.

Knows: parties, landmarks, playbooks and areas, with the places where they are written.
Never: the protocol.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mopsdocs.compile.live import Live
from mopsdocs.model.diagnostic import KeyPath
from mopsdocs.model.handbook import Card, Landmark
from mopsdocs.model.text import Text

_PARTY = ("person", "role", "team")
_REFERENCES: dict[str, tuple[str, ...]] = {
    "metric": ("metric",),
    "counter": ("metric",),
    "serves": ("goal", "need", "problem"),
    "supports": ("need", "problem", "goal"),
    "milestones": ("step",),
    "after": ("task", "step"),
    "changed": ("step", "task", "goal", "sla", "metric"),
    "watch": ("metric", "goal", "sla", "step"),
    "supersedes": ("playbook",),
    "parent": ("goal", "playbook"),
    "area": ("area",),
    "holder": ("person",),
    "deputy": ("person",),
    "successor": ("person",),
}
_PARTIES = frozenset(
    (
        "owner", "backup", "by", "who", "from", "provider", "consumer", "collector", "lead", "accountable",
        "responsible", "consulted", "informed", "support",
    )
)  # fmt: skip
_ELSEWHERE = frozenset(("metric", "counter", "supports", "serves", "parent", "after", "watch"))


@dataclass(frozen=True, slots=True)
class Named:
    """Something with an id: the kind of thing it is, what it is called, and where it is written."""

    id: str
    kind: str
    title: str
    path: str
    at: KeyPath
    days: tuple[date | None, date | None] = (None, None)


def fits(path: KeyPath) -> tuple[str, ...]:
    """Name the kinds of things whose ids stand at a key path; none where words are free."""
    key = next((part for part in reversed(path) if isinstance(part, str)), "")
    if path[:1] == ("people",) and key == "team":
        return ("team",)
    return _PARTY if key in _PARTIES else _REFERENCES.get(key, ())


def known(live: Live, path: str, at: KeyPath) -> Iterator[Named]:
    """List what may be named at a key path of a file, its own things first."""
    kinds = fits(at)
    bare = kinds == ("team",)
    for one in _parties(live):
        if one.kind in kinds:
            yield Named(one.id.removeprefix("team:"), *_rest(one)) if bare else one
    own = live.edition.by_path.get(path)
    if own:
        yield from _things(live, own, "", kinds)
    if "area" in kinds:
        yield from _areas(live)
    key = next((part for part in reversed(at) if isinstance(part, str)), "")
    for card in live.edition.cards.values():
        if "playbook" in kinds and card is not own:
            yield Named(card.id, "playbook", _said(live, card.title), card.path, ())
        if key in _ELSEWHERE and card is not own:
            yield from _things(live, card, f"{card.id}/", kinds)


def find(live: Live, path: str, at: KeyPath, name: str) -> Named | None:
    """Find what an id at a key path leads to."""
    return next((one for one in known(live, path, at) if one.id == name.removeprefix("person:")), None)


def _rest(one: Named) -> tuple[str, str, str, KeyPath]:
    return one.kind, one.title, one.path, one.at


def _parties(live: Live) -> Iterator[Named]:
    parties = live.edition.parties
    for person in parties.people.values():
        yield Named(person.id, "person", person.name, parties.path, person.at)
    for role in parties.roles.values():
        yield Named(f"role:{role.id}", "role", _said(live, role.title), parties.path, role.at)
    for team in parties.teams.values():
        yield Named(f"team:{team.id}", "team", _said(live, team.name), parties.path, team.at)


def _areas(live: Live) -> Iterator[Named]:
    for name, title in live.prepared.config.areas.items():
        yield Named(name, "area", _said(live, title), "mopsdocs.yml", ("areas", name))


def _things(live: Live, card: Card, prefix: str, kinds: tuple[str, ...]) -> Iterator[Named]:
    for mark in card.landmarks:
        if mark.kind in kinds:
            yield _thing(live, card, mark, prefix)


def _thing(live: Live, card: Card, mark: Landmark, prefix: str) -> Named:
    title = _said(live, mark.title) if mark.title else ""
    return Named(f"{prefix}{mark.id}", mark.kind, title, card.path, (mark.id,), (mark.start, mark.due))


def _said(live: Live, text: Text) -> str:
    return text.in_language(live.prepared.config.languages[0]) or text.source
