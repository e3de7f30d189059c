"""What is on somebody's desk: load against the team, metrics to collect, reviews due, service levels of both sides.

Knows: how a load is shown and said.
Never: how a load is counted; which page it stands on.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from mopsdocs.model.parties import Person
from mopsdocs.model.playbook import PartyId
from mopsdocs.model.text import Text
from mopsdocs.model.view import Bar, Link, LoadRow, TaskLineView, TeamLoad
from mopsdocs.outputs import address, lines, states
from mopsdocs.outputs.load import EVERYBODY
from mopsdocs.outputs.scribe import Scribe
from mopsdocs.outputs.tally import Line, Tally
from mopsdocs.words import Words
from mopsdocs.words.places import to_places

_FULL = Decimal(100)
_TICK = Decimal("99.5")
"""Where a tick has to stand at the latest so that it is seen."""
_METRICS = 100
"""How many metrics a page lists; whoever collects more finds them in their playbooks."""


def load_bar(scribe: Scribe, tally: Tally, person: Person) -> Bar | None:
    """Show how much somebody has to do against the median of the team; None for who is not here."""
    words, loads = scribe.words, tally.loads
    mine = loads.of.get(person.id)
    if mine is None:
        return None
    group = person.team or EVERYBODY
    middle = loads.medians[group]
    if loads.sizes[group] == 1:
        alone = words.many("{count} open task", "{count} open tasks", mine)
        return _bar(mine, None, f"{alone}; {words('nobody else is in the team')}" if person.team else alone)
    if person.team:
        return _bar(mine, middle, _against_team(words, mine, middle))
    said = words.many(
        "Responsible for {count} open task; the median of everybody is {median}",
        "Responsible for {count} open tasks; the median of everybody is {median}",
        mine,
        median=middle,
    )
    return _bar(mine, middle, said)


def _against_team(words: Words, mine: int, middle: Decimal) -> str:
    return words.many(
        "Responsible for {count} open task; the median of the team is {median}",
        "Responsible for {count} open tasks; the median of the team is {median}",
        mine,
        median=middle,
    )


def _bar(mine: int, middle: Decimal | None, words: str, most: Decimal | int = 0) -> Bar:
    """Draw a load: as wide as `most`; or, so that nobody else's load moves it, as twice the median."""
    full = max(Decimal(most or max(mine, 2 * (middle or 0))), Decimal(1))
    return Bar(_share(mine, full, _FULL), None if middle is None else _share(middle, full, _TICK), words)


def _share(part: Decimal | int, full: Decimal, most: Decimal) -> str:
    return str(to_places(min(_FULL * part / full, most), 1))


def team_load(scribe: Scribe, tally: Tally, team: str) -> TeamLoad | None:
    """Show what each member of a team has to do, those with the most first; None for a team without anybody here."""
    words, loads = scribe.words, tally.loads
    members = [one for one in scribe.edition.parties.members(team) if one.id in loads.of]
    if not members:
        return None
    members.sort(key=lambda one: (-loads.of[one.id], one.name.casefold(), one.id))
    middle, most = loads.medians[team], Decimal(loads.of[members[0].id])
    said = words.many(
        "{count} open task in the team; the median is {median}.",
        "{count} open tasks in the team; the median is {median}.",
        open_in_team(scribe, tally, team),
        median=middle,
    )
    rows = (_load_row(scribe, tally, one.id, middle, most) for one in members[: lines.LONG])
    return TeamLoad(said, tuple(rows))


def open_in_team(scribe: Scribe, tally: Tally, team: str) -> int:
    """Count the open tasks that a team, or anybody in it, is responsible for; one that several share is one."""
    parties = (f"team:{team}", *(person.id for person in scribe.edition.parties.members(team)))
    lists = (tally.duties[party][1] for party in parties if party in tally.duties)
    return len({(line.card.id, line.duty.id) for several in lists for line in several})


def _load_row(scribe: Scribe, tally: Tally, person: PartyId, middle: Decimal, most: Decimal) -> LoadRow:
    words, count = scribe.words, tally.loads.of[person]
    late, week = urgent(tally, person, scribe.today)
    bar = _bar(count, middle, _against_team(words, count, middle), max(most, middle))
    return LoadRow(scribe.party(person), words.number(late), words.number(week), words.number(count), bar)


def urgent(tally: Tally, person: PartyId, today: date) -> tuple[int, int]:
    """Count the tasks that somebody is responsible for and that are late, and those due within a week."""
    mine = tally.duties[person][1] if person in tally.duties else []
    late = bisect_left(mine, today, key=_due)
    return late, bisect_right(mine, today + timedelta(days=states.SOON), key=_due) - late


def _due(line: Line) -> date:
    return line.duty.due or date.max


def metric_links(scribe: Scribe, tally: Tally, party: PartyId) -> tuple[Link, ...]:
    """Link to the metrics that somebody collects, each with its playbook."""
    found = tally.collected.get(party, [])
    links = []
    for card, metric in found[:_METRICS]:
        link = scribe.link(metric.name or Text(metric.id, card.title.lang), address.metric(card.id, metric.id))
        links.append(Link(link.text, link.href, link.lang, scribe.card(card).text))
    return tuple(links)


def reviews_due(scribe: Scribe, tally: Tally, party: PartyId) -> tuple[TaskLineView, ...]:
    """Show what somebody should look at again now, or within a month."""
    last = scribe.today + timedelta(days=states.REVIEW_SOON)
    due = [one for one in tally.reviewed.get(party, []) if one.review_due <= last]
    return tuple(lines.review_row(scribe, one) for one in due[: lines.LONG])


def sla_links(scribe: Scribe, tally: Tally, party: PartyId) -> Iterator[Link]:
    """Link to the service levels in which somebody provides or receives, themselves or by a role."""
    for card, sla, provides in tally.slas.get(party, [])[: lines.LONG]:
        link = scribe.link(sla.title, f"{card.address}#{address.anchor(sla.id)}")
        side = scribe.words("provides") if provides else scribe.words("receives")
        yield Link(link.text, link.href, link.lang, side)
