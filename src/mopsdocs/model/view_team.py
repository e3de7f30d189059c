"""Teams as a template shows them: who is who, reviews, and what somebody who leaves still holds.

Knows: finished words, finished addresses.
Never: who could take what; when a review is due.
"""

from msgspec import Struct

from mopsdocs.model.view_frame import Day, Label, Link, PartyMark
from mopsdocs.model.view_lists import Filter, Group


class PartyRow(Struct, frozen=True, array_like=True):
    """A line of the page of people: name, what she is, roles, team, open tasks."""

    text: str
    href: str
    note: str | None
    roles: tuple[Link, ...]
    team: Link | None
    accountable: str
    responsible: str
    leaving: Link | None = None


class TeamRow(Struct, frozen=True, array_like=True):
    """A team in a list: who leads it, who is in it (of a large one only `count`), what is open in it."""

    text: str
    href: str
    lead: PartyMark | None
    members: tuple[PartyMark, ...]
    count: str
    open_tasks: str


class PeopleView(Struct, frozen=True, array_like=True):
    """People, roles and teams."""

    title: str
    intro: str
    people: tuple[PartyRow, ...]
    roles: tuple[PartyRow, ...]
    teams: tuple[TeamRow, ...]


class Taker(Struct, frozen=True, array_like=True):
    """Somebody who could take something, and why (`deputy, 3 open tasks`)."""

    person: PartyMark
    why: str


class HoldingRow(Struct, frozen=True, array_like=True):
    """Something that somebody holds: where it is written (a file, and a key by ids), and who could take it."""

    title: Label
    href: str
    note: str | None
    playbook: Link | None
    due: Day | None
    file: str
    place: str
    takers: tuple[Taker, ...]


class HoldingGroup(Struct, frozen=True, array_like=True):
    """Things that are held in the same way (`Responsible for`)."""

    title: str
    anchor: str
    rows: tuple[HoldingRow, ...]
    more: str | None = None


class HandoverView(Struct, frozen=True, array_like=True):
    """Everything that somebody still holds, and who could take it."""

    title: str
    lead: str
    how: str | None
    groups: tuple[HoldingGroup, ...]


class ReviewsView(Struct, frozen=True, array_like=True):
    """All reviews by date: overdue, due soon, later; filters by area, and links by who looks."""

    title: str
    intro: str
    filters: tuple[Filter, ...]
    owners: tuple[Link, ...]
    groups: tuple[Group, ...]
