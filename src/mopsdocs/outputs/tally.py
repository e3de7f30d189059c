"""The small facts of all playbooks, gathered for lists: who has what open, by due date.

Knows: outlines of an edition.
Never: words, addresses, prose.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from mopsdocs.model.handbook import AskedLine, Card, Duty, Edition, GoalLine, Outline, ProblemLine, SlaLine
from mopsdocs.model.playbook import PartyId
from mopsdocs.outputs.states import SOON, is_open

ROLES = ("accountable", "responsible", "consulted", "informed")
_DONE_LATELY = timedelta(days=30)


class Line(Struct, frozen=True, gc=False):
    """A task with the card of its playbook; `via` is the role through which a person has it."""

    card: Card
    duty: Duty
    via: PartyId | None = None


class GoalOf(Struct, frozen=True, gc=False):
    """A goal with the card of its playbook."""

    card: Card
    goal: GoalLine


class Tally(Struct, frozen=True):
    """What lists are made of. Open tasks, goals and reviews are ordered by due date.

    `duties` gives the open tasks of a party by role (accountable, responsible, consulted, informed).
    """

    outlines: tuple[Outline, ...]
    open: tuple[Line, ...]
    done_lately: tuple[Line, ...]
    goals: tuple[GoalOf, ...]
    problems: tuple[tuple[Card, ProblemLine], ...]
    reviews: tuple[Outline, ...]
    duties: dict[PartyId, tuple[list[Line], ...]]
    owned: dict[PartyId, list[Outline]]
    slas: dict[PartyId, list[tuple[Card, SlaLine]]]
    goals_of: dict[PartyId, list[GoalOf]]
    asked: dict[PartyId, list[tuple[Card, AskedLine]]]

    def late(self, today: date) -> tuple[Line, ...]:
        """Open tasks past their date."""
        return tuple(line for line in self.open if line.duty.due and line.duty.due < today)

    def this_week(self, today: date) -> tuple[Line, ...]:
        """Open tasks due from the day on, within a week."""
        last = today + timedelta(days=SOON)
        return tuple(line for line in self.open if line.duty.due and today <= line.duty.due <= last)


def tally(outlines: Iterable[Outline], edition: Edition) -> Tally:
    """Gather the outlines of an edition's playbooks."""
    found = tuple(outlines)
    books = tuple(one for one in found if one.card.page is None)
    lines = [Line(one.card, duty) for one in books for duty in one.duties]
    todo = sorted((line for line in lines if is_open(line.duty)), key=_by_due)
    goals = sorted((GoalOf(one.card, goal) for one in books for goal in one.goals), key=_goal_by_due)
    return Tally(
        outlines=found,
        open=tuple(todo),
        done_lately=tuple(_done_lately(lines, edition.today)),
        goals=tuple(goals),
        problems=tuple((one.card, problem) for one in books for problem in one.problems),
        reviews=tuple(sorted((one for one in books if one.review_due), key=_by_review)),
        duties=_duties(todo, edition),
        owned=_owned(books, edition),
        slas=_slas(books),
        goals_of=_goals_of(goals, edition),
        asked=_asked(books, edition),
    )


def _by_due(line: Line) -> tuple[date, str, str, str]:
    duty = line.duty
    return duty.due or date.max, line.card.title.source.casefold(), line.card.id, duty.id


def _goal_by_due(one: GoalOf) -> tuple[date, str, str]:
    return one.goal.due or date.max, one.card.id, one.goal.id


def _by_review(one: Outline) -> tuple[date, str]:
    return one.review_due or date.max, one.card.id


def _done_lately(lines: list[Line], today: date) -> list[Line]:
    first = today - _DONE_LATELY
    done = [line for line in lines if line.duty.done and first <= line.duty.done <= today]
    return sorted(done, key=lambda line: (line.duty.done or today, _by_due(line)), reverse=True)


def _behind(party: PartyId, edition: Edition) -> Iterator[tuple[PartyId, PartyId | None]]:
    """Give the party itself, and for a role also the person who holds it."""
    plain = party.removeprefix("person:")
    yield plain, None
    if party.startswith("role:"):
        holder = edition.parties.holder(party)
        if holder:
            yield holder.id, party


def _duties(lines: list[Line], edition: Edition) -> dict[PartyId, tuple[list[Line], ...]]:
    found: dict[PartyId, tuple[list[Line], ...]] = {}
    behind: dict[PartyId, tuple[tuple[PartyId, PartyId | None], ...]] = {}
    for line in lines:
        duty = line.duty
        groups = (duty.accountable, duty.responsible, duty.consulted, duty.informed)
        for number, parties in enumerate(groups):
            for party in parties:
                people = behind.get(party)
                if people is None:
                    people = behind[party] = tuple(_behind(party, edition))
                for one, via in people:
                    lists = found.get(one)
                    if lists is None:
                        lists = found[one] = ([], [], [], [])
                    mine = lists[number]
                    if not mine or mine[-1].duty is not duty:
                        mine.append(Line(line.card, duty, via) if via else line)
    return found


def _owned(books: tuple[Outline, ...], edition: Edition) -> dict[PartyId, list[Outline]]:
    found: dict[PartyId, list[Outline]] = {}
    for one in books:
        if one.card.owner:
            for party, _ in _behind(one.card.owner, edition):
                found.setdefault(party, []).append(one)
    return found


def _slas(books: tuple[Outline, ...]) -> dict[PartyId, list[tuple[Card, SlaLine]]]:
    found: dict[PartyId, list[tuple[Card, SlaLine]]] = {}
    for one in books:
        for sla in one.slas:
            for party in (sla.provider, sla.consumer):
                if party:
                    found.setdefault(party, []).append((one.card, sla))
    return found


def _asked(books: tuple[Outline, ...], edition: Edition) -> dict[PartyId, list[tuple[Card, AskedLine]]]:
    """Give what each party is asked to sign: a role's holder and deputy, and a team's people, are asked as well."""
    found: dict[PartyId, list[tuple[Card, AskedLine]]] = {}
    for one in books:
        for line in one.asked:
            for party in dict.fromkeys(_signers(line, edition)):
                found.setdefault(party, []).append((one.card, line))
    return found


def _signers(line: AskedLine, edition: Edition) -> Iterator[PartyId]:
    yield line.party
    kind, _, name = line.party.rpartition(":")
    role = edition.parties.roles.get(name) if kind == "role" else None
    if role:
        yield from (party for party in (role.holder, role.deputy) if party)
    if kind == "team":
        yield from (person.id for person in edition.parties.members(name))
    if line.by:
        yield line.by


def _goals_of(goals: list[GoalOf], edition: Edition) -> dict[PartyId, list[GoalOf]]:
    found: dict[PartyId, list[GoalOf]] = {}
    for one in goals:
        if one.goal.owner and one.goal.outcome is None:
            for party, _ in _behind(one.goal.owner, edition):
                found.setdefault(party, []).append(one)
    return found
