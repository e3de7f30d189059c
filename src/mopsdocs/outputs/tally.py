"""The small facts of all playbooks, gathered for lists: who has what open, by due date.

Knows: outlines of an edition.
Never: words, addresses, prose.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from mopsdocs.model.handbook import Card, Charge, Duty, Edition
from mopsdocs.model.lives import is_live
from mopsdocs.model.outline import AskedLine, GoalLine, MetricLine, Outline, ProblemLine, SlaLine
from mopsdocs.model.playbook import PartyId
from mopsdocs.outputs.load import Loads, loads_of
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


class ReviewOf(Struct, frozen=True, gc=False):
    """A playbook, or a service level of it, that is to be looked at again, by whom, and when that happened last."""

    card: Card
    review_due: date
    last: date | None
    by: PartyId | None
    sla: SlaLine | None = None


class Tally(Struct, frozen=True):
    """What lists are made of. Open tasks, goals and reviews are ordered by due date.

    `duties` gives the open tasks of a party by role (accountable, responsible, consulted, informed); `collected` are
    the metrics that it collects, `reviewed` what it looks at again, `charges` what whoever leaves has to give away.
    """

    outlines: tuple[Outline, ...]
    open: tuple[Line, ...]
    done_lately: tuple[Line, ...]
    goals: tuple[GoalOf, ...]
    problems: tuple[tuple[Card, ProblemLine], ...]
    reviews: tuple[ReviewOf, ...]
    duties: dict[PartyId, tuple[list[Line], ...]]
    owned: dict[PartyId, list[Outline]]
    slas: dict[PartyId, list[tuple[Card, SlaLine, bool]]]
    goals_of: dict[PartyId, list[GoalOf]]
    collected: dict[PartyId, list[tuple[Card, MetricLine]]]
    reviewed: dict[PartyId, list[ReviewOf]]
    charges: dict[PartyId, list[tuple[Outline, Charge]]]
    loads: Loads
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
    todo = sorted((line for line in lines if is_open(line.duty) and is_live(line.card.status)), key=_by_due)
    goals = sorted((GoalOf(one.card, goal) for one in books for goal in one.goals), key=_goal_by_due)
    live = (one for one in books if is_live(one.card.status))
    reviews = sorted((review for one in live for review in _reviews(one)), key=_by_review)
    duties = _duties(todo, edition)
    return Tally(
        outlines=found,
        open=tuple(todo),
        done_lately=tuple(_done_lately(lines, edition.today)),
        goals=tuple(goals),
        problems=tuple((one.card, problem) for one in books for problem in one.problems),
        reviews=tuple(reviews),
        duties=duties,
        owned=_owned(books, edition),
        slas=_slas(books, edition),
        goals_of=_goals_of(goals, edition),
        collected=_collected(books, edition),
        reviewed=_reviewed(reviews, edition),
        charges=_charges(books),
        loads=loads_of(edition, {party: len(lists[1]) for party, lists in duties.items()}),
        asked=_asked(books, edition),
    )


def _by_due(line: Line) -> tuple[date, str, str, str]:
    duty = line.duty
    return duty.due or date.max, line.card.title.source.casefold(), line.card.id, duty.id


def _goal_by_due(one: GoalOf) -> tuple[date, str, str]:
    return one.goal.due or date.max, one.card.id, one.goal.id


def _reviews(one: Outline) -> Iterator[ReviewOf]:
    if one.review_due:
        yield ReviewOf(one.card, one.review_due, one.review_last, one.review_by or one.card.owner)
    for sla in one.slas:
        if sla.review_due:
            yield ReviewOf(one.card, sla.review_due, sla.review_last, sla.review_by or sla.provider, sla)


def _by_review(one: ReviewOf) -> tuple[date, str, str]:
    return one.review_due, one.card.id, one.sla.id if one.sla else ""


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


def _slas(books: tuple[Outline, ...], edition: Edition) -> dict[PartyId, list[tuple[Card, SlaLine, bool]]]:
    """List the service levels of each party; the last value says whether it provides."""
    found: dict[PartyId, list[tuple[Card, SlaLine, bool]]] = {}
    for one in books:
        for sla in one.slas:
            for side, provides in ((sla.provider, True), (sla.consumer, False)):
                for party, _ in _behind(side, edition) if side else ():
                    found.setdefault(party, []).append((one.card, sla, provides))
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
        yield from (party for party in (role.holder, role.deputy) if party and not _has_left(party, edition))
    if kind == "team":
        yield from (one.id for one in edition.parties.members(name) if not _has_left(one.id, edition))
    if line.by:
        yield line.by


def _has_left(party: PartyId, edition: Edition) -> bool:
    person = edition.parties.people.get(party)
    return person is not None and person.has_left(edition.today)


def _goals_of(goals: list[GoalOf], edition: Edition) -> dict[PartyId, list[GoalOf]]:
    found: dict[PartyId, list[GoalOf]] = {}
    for one in goals:
        if one.goal.owner and one.goal.outcome is None:
            for party, _ in _behind(one.goal.owner, edition):
                found.setdefault(party, []).append(one)
    return found


def _collected(books: tuple[Outline, ...], edition: Edition) -> dict[PartyId, list[tuple[Card, MetricLine]]]:
    found: dict[PartyId, list[tuple[Card, MetricLine]]] = {}
    for one in books:
        for metric in one.metrics:
            if metric.collector:
                for party, _ in _behind(metric.collector, edition):
                    found.setdefault(party, []).append((one.card, metric))
    return found


def _reviewed(reviews: list[ReviewOf], edition: Edition) -> dict[PartyId, list[ReviewOf]]:
    found: dict[PartyId, list[ReviewOf]] = {}
    for one in reviews:
        for party, _ in _behind(one.by, edition) if one.by else ():
            found.setdefault(party, []).append(one)
    return found


def _charges(books: tuple[Outline, ...]) -> dict[PartyId, list[tuple[Outline, Charge]]]:
    found: dict[PartyId, list[tuple[Outline, Charge]]] = {}
    for one in books:
        for charge in one.charges:
            found.setdefault(charge.party, []).append((one, charge))
    return found
