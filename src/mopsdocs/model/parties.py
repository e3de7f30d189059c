"""The people, roles and teams that playbooks name.

Knows: people.yml as values.
Never: what they are accountable for.
"""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from mopsdocs.model.diagnostic import KeyPath
from mopsdocs.model.playbook import PartyId
from mopsdocs.model.text import Text


class Person(Struct, frozen=True):
    """A person; `start` and `end` are the keys `from` and `to`."""

    at: KeyPath
    id: str
    name: str
    title: Text | None = None
    team: str | None = None
    handle: str | None = None
    email: str | None = None
    start: date | None = None
    end: date | None = None
    successor: str | None = None

    def has_left(self, day: date) -> bool:
        """Whether the day is after the last one."""
        return self.end is not None and self.end < day


class Role(Struct, frozen=True):
    """A role and who holds it."""

    at: KeyPath
    id: str
    title: Text
    holder: str | None = None
    deputy: str | None = None


class Team(Struct, frozen=True):
    """A team; its members are the people who name it."""

    at: KeyPath
    id: str
    name: Text
    lead: PartyId | None = None


class Parties(Struct, frozen=True):
    """Everybody, by id, in the order written. `path` is the file they come from.

    Where that file cannot be read it is `unread`, and nobody is held to be unknown. Those are `broken` (as in
    `ana.ruiz`, `role:mops-lead`) who stand there and could not be understood.
    """

    path: str = "people.yml"
    people: Mapping[str, Person] = {}
    roles: Mapping[str, Role] = {}
    teams: Mapping[str, Team] = {}
    unread: bool = False
    broken: frozenset[PartyId] = frozenset()

    def holder(self, party: PartyId) -> Person | None:
        """The person behind an id: herself, or the holder of a role; None for a team or a vacancy."""
        if party.startswith("role:"):
            role = self.roles.get(party[5:])
            return self.people.get(role.holder) if role and role.holder else None
        return None if party.startswith("team:") else self.people.get(party)

    def knows(self, party: PartyId) -> bool:
        """Whether an id names somebody."""
        if self.unread or party.removeprefix("person:") in self.broken:
            return True
        kind, _, name = party.rpartition(":")
        if kind == "role":
            return name in self.roles
        if kind == "team":
            return name in self.teams
        return kind in ("", "person") and name in self.people

    def members(self, team: str) -> tuple[Person, ...]:
        """The people who name a team."""
        return tuple(p for p in self.people.values() if p.team == team)
