"""Whoever is named and is not in people.yml: who was meant, or whether a plan was meant at all.

Knows: ids, names, handles and their spelling.
Never: where somebody may be named.
"""

import re
from collections.abc import Iterable

from mopsdocs.checks.nearest import nearest, same
from mopsdocs.checks.rule import Case
from mopsdocs.model.diagnostic import Said, Value
from mopsdocs.model.parties import Parties
from mopsdocs.model.playbook import PartyId

_FEW = 8
_KINDS = ("", "role", "team", "person")
_APART = re.compile(r"[,;/&+]|\s(?:and|y|e)\s")
_TO_PEOPLE = Said("Name somebody who is listed in people.yml, or list this name there")


def unknown(party: PartyId, parties: Parties) -> tuple[Said, Said]:
    """Say that nobody knows a party, and who is probably meant."""
    kind, _, name = party.rpartition(":")
    values: dict[str, Value] = {"name": name if kind in _KINDS and name else party}
    if is_a_name(party, parties):
        said = Said("{name} is a name, and an id stands here", values)
    elif kind == "role":
        said = Said("There is no role {name} in people.yml", values)
    elif kind == "team":
        said = Said("There is no team {name} in people.yml", values)
    else:
        said = Said("There is nobody called {name} in people.yml", values)
    return said, _meant(party, parties)


def is_a_name(party: PartyId, parties: Parties) -> bool:
    """Whether somebody is called so in people.yml, or a role or a team of the kind that is written before it."""
    kind, _, name = party.rpartition(":")
    names = {
        "role": (one.title.source for one in parties.roles.values()),
        "team": (one.name.source for one in parties.teams.values()),
    }.get(kind, (one.name for one in parties.people.values()))
    return any(same(name, one) for one in names)


def is_lonely(case: Case) -> bool:
    """Whether nothing makes a plan of a file but an owner who is like nobody: `owner: platform-team`."""
    playbook, parties = case.bound.playbook, case.edition.parties
    owner = playbook.owner
    if not owner or parties.knows(owner) or ":" in owner or "." in owner:
        return False
    rest = (playbook.backup, playbook.parent, playbook.period, playbook.review, playbook.participation)
    plan = (playbook.problems, playbook.stakeholders, playbook.slas, playbook.metrics, playbook.goals)
    work = (playbook.steps, playbook.tasks, playbook.risks, playbook.decisions)
    if any(rest) or any(plan) or any(work):
        return False
    return _near(owner, parties) is None and not _several(owner, parties)


def _meant(party: PartyId, parties: Parties) -> Said:
    if not (parties.people or parties.roles or parties.teams):
        return Said("Nobody is listed yet: write people.yml beside mopsdocs.yml")
    near = _near(party, parties)
    if near is None and (several := _several(party, parties)):
        values: dict[str, Value] = {"first": several[0], "all": ", ".join(several)}
        return Said("Name one of them, `{first}`; several stand in a list: `[{all}]`", values)
    return Said("Did you mean {near}?", {"near": near}) if near else _among(_alike(party, parties))


def _alike(party: PartyId, parties: Parties) -> tuple[str, ...]:
    """Everybody of the kind that an id names."""
    kind, _, _ = party.rpartition(":")
    if kind == "role":
        return tuple(f"role:{role}" for role in parties.roles)
    if kind == "team":
        return tuple(f"team:{team}" for team in parties.teams)
    return tuple(parties.people)


def _near(party: PartyId, parties: Parties) -> str | None:
    """Who was probably meant."""
    kind, _, name = party.rpartition(":")
    near = _by_handle(party, parties) or nearest(party, _alike(party, parties)) or _by_title(kind, name, parties)
    if near is None and kind not in ("role", "team"):
        near = next((f"{k}:{name}" for k in ("role", "team") if parties.knows(f"{k}:{name}")), None)
        near = near or nearest(name, (p.name for p in parties.people.values()))
        near = next((p.id for p in parties.people.values() if p.name == near), near)
        near = near or _group_so_called(name, parties)
    return name if near is None and name in parties.people else near


def _group_so_called(name: str, parties: Parties) -> PartyId | None:
    """The role or team whose id or name this is, but for case and accents: `Marketing` is `team:marketing`."""
    found = [f"role:{one.id}" for one in parties.roles.values() if same(name, one.id) or same(name, one.title.source)]
    found += [f"team:{one.id}" for one in parties.teams.values() if same(name, one.id) or same(name, one.name.source)]
    return found[0] if len(found) == 1 else None


def _by_title(kind: str, name: str, parties: Parties) -> str | None:
    """The role or team that readers know by this name: `team:ventas` is `team:sales`, whose name is Ventas."""
    titles = {f"role:{one.id}": one.title for one in parties.roles.values()} if kind == "role" else {}
    if kind == "team":
        titles = {f"team:{one.id}": one.name for one in parties.teams.values()}
    meant = nearest(name, (title.source for title in titles.values()))
    return next((one for one, title in titles.items() if title.source == meant), None) if meant else None


def _several(written: str, parties: Parties) -> tuple[PartyId, ...]:
    """Whoever is named where somebody wrote several names as one: `ana.ruiz, luis.gomez`."""
    by_name = {person.name.casefold(): person.id for person in parties.people.values()}
    words = [word for part in _APART.split(written) if (word := part.strip())]
    found = tuple(word if parties.knows(word) else by_name.get(word.casefold(), "") for word in words)
    return found if len(found) > 1 and all(found) else ()


def _among(names: Iterable[str]) -> Said:
    """Say who there is, where that is no long list."""
    known = tuple(names)
    if not 0 < len(known) <= _FEW:
        return _TO_PEOPLE
    return Said("Name one of {names}, or list this name in people.yml", {"names": known})


def _by_handle(party: PartyId, parties: Parties) -> str | None:
    """The person who is called so elsewhere: `@tsilva`."""
    handle = party.removeprefix("@").casefold()
    handles = ((person.id, person.handle) for person in parties.people.values() if person.handle)
    near = next((name for name, written in handles if written.removeprefix("@").casefold() == handle), None)
    if near:
        return near
    # An address is somebody's, or begins as her id does.
    local, _, domain = handle.partition("@")
    if not (local and domain):
        return None
    owner = next((one.id for one in parties.people.values() if one.email and one.email.casefold() == handle), None)
    return owner or (local if local in parties.people else None)
