"""Everything that somebody holds, with who could take it: what is handed over when they leave.

Knows: people.yml, the places where plans name somebody, who is here, how much each has to do.
Never: words; pages.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from msgspec import Struct

from mopsdocs.model.diagnostic import KeyPath
from mopsdocs.model.handbook import Charge, Edition
from mopsdocs.model.outline import GoalLine, Outline
from mopsdocs.model.parties import Parties, Person, Role
from mopsdocs.model.playbook import PartyId
from mopsdocs.model.text import Text
from mopsdocs.outputs import address
from mopsdocs.outputs.load import Loads, is_here
from mopsdocs.outputs.tally import Tally

GROUPS = ("parties", "owned", "accountable", "responsible", "involved")
"""The ways to hold something, from the most to the least that hangs on it."""

_KEYS = {
    "accountable": "accountable",
    "responsible": "responsible",
    "support": "responsible",
    "consulted": "involved",
    "informed": "involved",
}
_SHOWN = 3
_Offer = tuple[PartyId | None, str]


class Candidate(Struct, frozen=True):
    """Somebody who could take something: `why` is successor, deputy, backup, title, team or load."""

    person: PartyId
    why: str
    load: int


class Holding(Struct, frozen=True):
    """Something that somebody holds: what, in which file, under which key.

    `group` is one of GROUPS, `place` the key with ids for numbers, `at` its key path, `target` an address below the
    language's root; `tasks` are the open tasks that hang on a role, `goals` those on a role or a playbook. `outline`
    is None in people.yml.
    """

    group: str
    title: Text | None
    target: str
    file: str
    place: str
    at: KeyPath
    due: date | None
    candidates: tuple[Candidate, ...]
    outline: Outline | None = None
    item: str = ""
    tasks: int = 0
    goals: tuple[GoalLine, ...] = ()


def holdings_of(person: PartyId, tally: Tally, edition: Edition) -> tuple[Holding, ...]:
    """List what somebody holds, in the order of GROUPS; what plans name is known of whoever is leaving."""
    parties = edition.parties
    pool = _pool(person, edition, tally.loads)
    found = [*_roles(person, parties, tally, pool), *_teams(person, parties, pool)]
    found += _successions(person, parties, pool)
    found += [_of_charge(charge, outline, pool) for outline, charge in tally.charges.get(person, ())]
    return tuple(sorted(found, key=lambda one: GROUPS.index(one.group)))


def holders(tally: Tally, edition: Edition) -> frozenset[PartyId]:
    """Name everybody who holds anything: of those who are not leaving, as far as people.yml says it."""
    parties = edition.parties
    found = set(tally.charges)
    found.update(name for role in parties.roles.values() for name in (role.holder, role.deputy) if name)
    found.update(team.lead for team in parties.teams.values() if team.lead)
    found.update(one.successor for one in parties.people.values() if one.successor and _is_missed(one, edition.today))
    return frozenset(found)


def _of_charge(charge: Charge, outline: Outline, pool: "_Pool") -> Holding:
    card = outline.card
    anchor = f"#{address.anchor(charge.id)}" if charge.kind != "playbook" else ""
    return Holding(
        group=_KEYS.get(charge.key, "owned"),
        title=charge.title,
        target=card.address + anchor,
        file=card.path,
        place=charge.place,
        at=charge.at,
        due=None if charge.kind == "playbook" else charge.due,
        candidates=pool.candidates([(outline.backup, "backup")], charge.beside, charge.due),
        outline=outline,
        item=charge.id if charge.kind == "goal" else "",
        goals=tuple(goal for goal in outline.goals if goal.id in charge.goals),
    )


def _roles(person: PartyId, parties: Parties, tally: Tally, pool: "_Pool") -> Iterator[Holding]:
    for role in parties.roles.values():
        name = f"role:{role.id}"
        for key, holder, other in (("holder", role.holder, role.deputy), ("deputy", role.deputy, role.holder)):
            if holder != person:
                continue
            # Who is the deputy of a role may well become its holder, but nobody is their own deputy.
            first: list[_Offer] = [(other, "deputy")] if key == "holder" else []
            beside = (other,) if other and key == "deputy" else ()
            yield Holding(
                group="parties",
                title=role.title,
                target=address.party(name),
                file=parties.path,
                place=f"roles.{role.id}.{key}",
                at=(*role.at, key),
                due=None,
                candidates=pool.candidates(first, beside, None),
                tasks=_hanging(name, tally) if key == "holder" else 0,
                goals=tuple(one.goal for one in tally.goals_of.get(name, ())) if key == "holder" else (),
            )


def _hanging(role: PartyId, tally: Tally) -> int:
    """Count the open tasks that a role is accountable or responsible for."""
    accountable, responsible, *_ = tally.duties.get(role, ([], []))
    return len({(line.card.id, line.duty.id) for line in (*accountable, *responsible)})


def _teams(person: PartyId, parties: Parties, pool: "_Pool") -> Iterator[Holding]:
    for team in parties.teams.values():
        if team.lead == person:
            target, at = address.party(f"team:{team.id}"), (*team.at, "lead")
            place, candidates = f"teams.{team.id}.lead", pool.candidates([], (), None)
            yield Holding("parties", team.name, target, parties.path, place, at, None, candidates)


def _successions(person: PartyId, parties: Parties, pool: "_Pool") -> Iterator[Holding]:
    for one in parties.people.values():
        if one.successor == person and one.id != person and _is_missed(one, pool.edition.today):
            title, at = Text(one.name, ""), (*one.at, "successor")
            place, candidates = f"people.{one.id}.successor", pool.candidates([], (one.id,), None)
            yield Holding("parties", title, address.party(one.id), parties.path, place, at, None, candidates)


def _is_missed(one: Person, today: date) -> bool:
    """Whether a successor of somebody is still to come, so that it matters who that is."""
    return one.end is None or one.end >= today


@dataclass(frozen=True, slots=True)
class _Pool:
    """Who could take what somebody holds: successors and deputies, then those of the same title and team."""

    person: PartyId
    edition: Edition
    loads: Loads
    successors: tuple[_Offer, ...]
    deputies: tuple[_Offer, ...]
    peers: tuple[_Offer, ...]

    def candidates(
        self, first: Iterable[_Offer], beside: Iterable[PartyId], due: date | None
    ) -> tuple[Candidate, ...]:
        """Choose at most three who are here until it is due; `beside` hold it already."""
        parties = self.edition.parties
        taken = {self.person, *(holder.id for one in beside if (holder := parties.holder(one)))}
        found: list[Candidate] = []
        for party, why in chain(self.successors, first, self.deputies, self.peers, self._others(found)):
            person = parties.holder(party) if party else None
            if person and person.id not in taken and self._stays(person, due):
                taken.add(person.id)
                found.append(Candidate(person.id, why, self.loads.of.get(person.id, 0)))
                if len(found) == _SHOWN:
                    break
        return tuple(found)

    def _others(self, found: list[Candidate]) -> Iterator[_Offer]:
        """Turn to everybody else, the least loaded first, where nobody is near."""
        if not found:
            yield from ((name, "load") for name in self.loads.free)

    def _stays(self, person: Person, due: date | None) -> bool:
        today = self.edition.today
        return is_here(person, today) and (person.end is None or person.end >= max(due or today, today))


def _pool(person: PartyId, edition: Edition, loads: Loads) -> _Pool:
    parties = edition.parties
    mine = parties.people.get(person)
    peers = [one for one in parties.people.values() if one.id != person and mine and _is_peer(one, mine)]
    peers.sort(key=lambda one: (not _same_title(one, mine), loads.of.get(one.id, 0), one.id))
    return _Pool(
        person,
        edition,
        loads,
        successors=tuple((name, "successor") for name in _line_of(person, parties)),
        deputies=tuple((one.deputy, "deputy") for one in parties.roles.values() if _held(one, person)),
        peers=tuple((one.id, "title" if _same_title(one, mine) else "team") for one in peers),
    )


def _held(role: Role, person: PartyId) -> bool:
    return role.holder == person and role.deputy is not None


def _line_of(person: PartyId, parties: Parties) -> Iterator[PartyId]:
    """Follow the successors; whoever has left too has somebody after them."""
    seen = {person}
    now = parties.people.get(person)
    while now and now.successor and now.successor not in seen:
        seen.add(now.successor)
        yield now.successor
        now = parties.people.get(now.successor)


def _is_peer(one: Person, mine: Person) -> bool:
    return _same_title(one, mine) or (one.team is not None and one.team == mine.team)


def _same_title(one: Person, mine: Person | None) -> bool:
    return one.title is not None and mine is not None and mine.title is not None and one.title == mine.title
