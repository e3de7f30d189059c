"""Rules about people.yml itself, and about what one person carries over the whole handbook.

Knows: people, roles and teams; the open work of all playbooks.
Never: a single playbook's plan.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from mopsdocs.checks.lives import is_live, is_open
from mopsdocs.checks.loops import loops
from mopsdocs.checks.rows import behind
from mopsdocs.checks.rule import Whole, whole_rule
from mopsdocs.model.diagnostic import Finding, Key, PartyName, Said, Value
from mopsdocs.model.outline import Outline
from mopsdocs.model.parties import Parties, Person

PEOPLE_FILE = "people.yml"
_SOON = timedelta(days=30)
_SHOWN = 5
_TASKS = (
    "tasks:\n  - {{id: T1, title: Draw the form, responsible: [ana.ruiz], due: 2026-10-30}}\n"
    "  - {{id: T2, title: Build the form, responsible: [{}], due: 2026-10-30}}\n"
)
_LEAVES = (
    "\n=== people.yml\npeople:\n  ana.ruiz: {name: Ana Ruiz}\n  luis.gomez: {name: Luis Gómez, to: 2026-10-31}\n"
)
_LIMIT = "\n=== mopsdocs.yml\ntitle: Handbook\nlevels: {default: publish}\nsettings: {people: {max_open_tasks: 1}}\n"


@whole_rule(
    "PEOPLE-003",
    "Whoever leaves soon has handed over",
    "IWW",
    fails=_TASKS.format("luis.gomez") + _LEAVES,
    mended=_TASKS.format("ana.ruiz") + _LEAVES,
)
def handed_over(whole: Whole) -> Iterator[Finding]:
    """In the last month there is still time to explain the work to whoever takes it over."""
    edition = whole.edition
    leaving = {
        person.id: person
        for person in edition.parties.people.values()
        if person.end and edition.today <= person.end <= edition.today + _SOON
    }
    if not leaving:
        return
    found: dict[str, list[str]] = {}
    for outline in whole.outlines:
        if is_live(outline.card.status):
            for name, item in _open_items(outline, leaving, edition.parties):
                found.setdefault(name, []).append(item)
    for name, items in found.items():
        yield _still_holds(leaving[name], items)


def _still_holds(person: Person, items: list[str]) -> Finding:
    values: dict[str, Value] = {
        "person": PartyName(person.id),
        "end": person.end or "",
        "count": len(items),
        "items": tuple(items[:_SHOWN]),
    }
    said = Said(
        "{person} leaves on {end} and still has {count} open item: {items}",
        values,
        "{person} leaves on {end} and still has {count} open items, such as {items}",
    )
    return Finding((*person.at, "to"), said, _receiver(person), PEOPLE_FILE)


def _open_items(outline: Outline, leaving: Mapping[str, Person], parties: Parties) -> Iterator[tuple[str, str]]:
    """What the leaving hold and could still finish: what is due later is PEOPLE-002's to report."""
    card = outline.card
    if card.owner and (owner := behind(card.owner, parties)) in leaving:
        yield owner, card.id
    for goal in outline.goals:
        if goal.owner and goal.outcome is None and _in_time(goal.owner, goal.due, leaving):
            holder = behind(goal.owner, parties)
            if holder in leaving:
                yield holder, f"{card.id}/{goal.id}"
    for duty in outline.duties:
        if is_open(duty.status):
            named = (*duty.accountable, *duty.responsible)
            holders = {behind(p, parties) for p in named if _in_time(p, duty.due, leaving)}
            for holder in sorted(holders & leaving.keys()):
                yield holder, f"{card.id}/{duty.id}"


def _in_time(party: str, due: date | None, leaving: Mapping[str, Person]) -> bool:
    end = leaving[party].end if party in leaving else None
    return not (end and due and end < due)


def _receiver(person: Person) -> Said:
    if person.successor:
        return Said("Hand them over to {successor}", {"successor": PartyName(person.successor)})
    return Said("Hand them over, and name a `successor` in people.yml")


@whole_rule(
    "PEOPLE-004",
    "A role has a holder, a team has members",
    "IWE",
    fails="=== people.yml\npeople:\n  ana.ruiz: {name: Ana Ruiz}\nroles:\n  forms-lead: {title: Forms lead}\n",
    mended="=== people.yml\npeople:\n  ana.ruiz: {name: Ana Ruiz}\n"
    "roles:\n  forms-lead: {title: Forms lead, holder: ana.ruiz}\n",
)
def nothing_is_vacant(whole: Whole) -> Iterator[Finding]:
    """What a vacant role answers for, nobody answers for; this is said here once, not at every use of the role."""
    parties = whole.edition.parties
    for role in parties.roles.values():
        if not role.holder:
            said = Said("The role {role} has no holder", {"role": role.id})
            yield Finding(Key(role.at), said, Said("Write who holds it: `holder: ana.ruiz`"), PEOPLE_FILE)
    manned = {person.team for person in parties.people.values()}
    for team in parties.teams.values():
        if team.id not in manned:
            said = Said("The team {team} has no members", {"team": team.id})
            hint = Said("Write `team: {team}` at each of its members, or take the team out", {"team": team.id})
            yield Finding(Key(team.at), said, hint, PEOPLE_FILE)


@whole_rule(
    "PEOPLE-006",
    "Nobody has more open tasks than can be carried",
    "-IW",
    fails=_TASKS.format("ana.ruiz") + _LIMIT,
    mended=_TASKS.format("luis.gomez") + _LIMIT,
)
def nobody_is_overloaded(whole: Whole) -> Iterator[Finding]:
    """Whoever has too many tasks chooses alone which of them are late."""
    parties, most = whole.edition.parties, whole.edition.config.max_open_tasks
    counts: dict[str, int] = {}
    for outline in whole.outlines:
        if is_live(outline.card.status):
            for duty in outline.duties:
                if is_open(duty.status):
                    for name in {behind(party, parties) for party in duty.responsible}:
                        counts[name] = counts.get(name, 0) + 1
    for name, count in sorted(counts.items()):
        person = parties.people.get(name)
        if person and count > most:
            values: dict[str, Value] = {"person": PartyName(name), "count": count, "most": most}
            said = Said("{person} is responsible for {count} open tasks; more than {most} are too many", values)
            hint = Said("Give some to others, or set later dates; the limit is `people.max_open_tasks`")
            yield Finding(Key(person.at), said, hint, PEOPLE_FILE)


@whole_rule(
    "PEOPLE-007",
    "A person can be told from everybody else",
    "EEE",
    fails="=== people.yml\npeople:\n"
    '  ana.ruiz: {name: Ana Ruiz, handle: "@ana"}\n  ana.lopez: {name: Ana López, handle: "@ana"}\n',
    mended="=== people.yml\npeople:\n"
    '  ana.ruiz: {name: Ana Ruiz, handle: "@aruiz"}\n  ana.lopez: {name: Ana López, handle: "@alopez"}\n',
)
def nobody_is_another(whole: Whole) -> Iterator[Finding]:
    """A handle or an address leads to one person, and work handed over has to arrive somewhere in the end."""
    people = whole.edition.parties.people
    handles: dict[str, Person] = {}
    emails: dict[str, Person] = {}
    for person in people.values():
        if person.handle:
            first = handles.setdefault(person.handle.casefold().removeprefix("@"), person)
            if first is not person:
                yield _same(person, first, "handle", person.handle)
        if person.email:
            first = emails.setdefault(person.email.casefold(), person)
            if first is not person:
                yield _same(person, first, "email", person.email)
    after = {p.id: (p.successor,) for p in people.values() if p.successor}
    for loop in loops(after):
        said = Said("The successors run in a circle: {people}", {"people": (*loop, loop[0])})
        hint = Said("Name somebody who stays as the last `successor`")
        yield Finding((*people[loop[0]].at, "successor"), said, hint, PEOPLE_FILE)


def _same(person: Person, first: Person, key: str, value: str) -> Finding:
    values: dict[str, Value] = {"key": key, "value": value, "other": PartyName(first.id)}
    said = Said("The `{key}` {value} already belongs to {other}", values)
    return Finding((*person.at, key), said, Said("Give each person their own `{key}`", values), PEOPLE_FILE)


CROWD_RULES = (handed_over, nothing_is_vacant, nobody_is_overloaded, nobody_is_another)
