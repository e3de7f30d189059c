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
from mopsdocs.parse.json_ids import taken
from mopsdocs.parse.json_schema import Kind
from mopsdocs.shell.lsp.keys import groups_at

_KINDS: dict[str | None, tuple[str, ...]] = {
    "parties": ("person", "role", "team"),
    "people": ("person",),
    "teams": ("team",),
    "areas": ("area",),
    "metrics": ("metric",),
    "goals": ("goal", "playbook"),
    "playbooks": ("playbook",),
}
# What the schema does not list, since it is for the most part the playbook's own.
_REFERENCES: dict[str, tuple[str, ...]] = {
    "serves": ("goal", "need", "problem"),
    "supports": ("need", "problem", "goal"),
    "milestones": ("step",),
    "after": ("task", "step"),
    "changed": ("step", "task", "goal", "sla", "metric"),
    "watch": ("metric", "goal", "sla", "step"),
}
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


def fits(kind: Kind, path: KeyPath) -> tuple[str, ...]:
    """Name the kinds of things whose ids stand at a key path; none where words are free."""
    end = max((at for at, part in enumerate(path) if isinstance(part, str)), default=-1)
    if end < 0:
        return ()
    key = str(path[end])
    if key in _REFERENCES:
        return _REFERENCES[key]
    names = (taken(group, key) for group in groups_at(kind, path[:end]))
    return next((_KINDS[name] for name in names if name), ())


def known(live: Live, kind: Kind, path: str, at: KeyPath) -> Iterator[Named]:
    """List what may be named at a key path of a file, its own things first."""
    kinds = fits(kind, at)
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


def find(live: Live, kind: Kind, path: str, at: KeyPath, name: str) -> Named | None:
    """Find what an id at a key path leads to."""
    return next((one for one in known(live, kind, path, at) if one.id == name.removeprefix("person:")), None)


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
    for name, title in live.edition.config.areas.items():
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
