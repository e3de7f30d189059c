"""PEOPLE: whoever is named exists, is still here, and can be stood in for.

Knows: people.yml, and every place where a plan or a text names a party.
Never: how much work is too much for a body.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from mopsdocs.checks.crowd import CROWD_RULES, PEOPLE_FILE
from mopsdocs.checks.leads import PARTIES
from mopsdocs.checks.lives import is_live, is_open
from mopsdocs.checks.places import mentions, named
from mopsdocs.checks.rows import rows
from mopsdocs.checks.rule import Case, Family, Whole, Written, noticed, rule
from mopsdocs.checks.strangers import is_lonely, unknown
from mopsdocs.model.diagnostic import Finding, KeyPath, PartyName, Said, Span, Value
from mopsdocs.model.handbook import Edition
from mopsdocs.model.parties import Parties, Person
from mopsdocs.model.playbook import PartyId, Playbook, Raci
from mopsdocs.model.prose import Reference

_LEFT = (
    "\n=== people.yml\npeople:\n"
    "  luis.gomez: {name: Luis Gómez, to: 2026-08-31, successor: marta.gil}\n  marta.gil: {name: Marta Gil}\n"
)


def _unknown_in_prose(written: Written) -> Iterator[Finding]:
    for body in written.bodies:
        for piece in body.prose.pieces:
            if piece.__class__ is not Reference or piece.target in written.landings:
                continue
            if piece.target.startswith(PARTIES):
                said, hint = unknown(piece.target.removeprefix("person:"), written.edition.parties)
                yield Finding(Span(piece.line, 1, piece.line, 1), said, hint, body.path)


def _unknown_in_people(whole: Whole) -> Iterator[Finding]:
    parties = whole.edition.parties
    for person in parties.people.values():
        if person.team and not parties.knows(f"team:{person.team}"):
            yield _at_home((*person.at, "team"), f"team:{person.team}", parties)
        if person.successor and not _is_person(person.successor, parties):
            yield _no_person((*person.at, "successor"), person.successor, parties)
    for role in parties.roles.values():
        if role.holder and not _is_person(role.holder, parties):
            yield _no_person((*role.at, "holder"), role.holder, parties)
        if role.deputy and not _is_person(role.deputy, parties):
            yield _no_person((*role.at, "deputy"), role.deputy, parties)
    for team in parties.teams.values():
        if team.lead and not parties.knows(team.lead):
            yield _at_home((*team.at, "lead"), team.lead, parties)
    for one in whole.edition.signoffs.all():
        if not _is_person(one.by, parties):
            yield replace(_no_person((*one.at, "by"), one.by, parties), path=whole.edition.signoffs.path)


def _is_person(party: PartyId, parties: Parties) -> bool:
    return parties.knows(party) and not party.startswith(("role:", "team:"))


def _no_person(at: KeyPath, party: PartyId, parties: Parties) -> Finding:
    if not parties.knows(party):
        return _at_home(at, party, parties)
    said = Said("{party} is no person, and only a person can stand here", {"party": party})
    return Finding(at, said, Said("Write the id of a person, such as `ana.ruiz`"), PEOPLE_FILE)


def _at_home(at: KeyPath, party: PartyId, parties: Parties) -> Finding:
    return Finding(at, *unknown(party, parties), PEOPLE_FILE)


@rule(
    "PEOPLE-001",
    "Whoever is named is in people.yml",
    "EEE",
    fails="owner: ana.riuz\n",
    mended="owner: ana.ruiz\n",
    prose=_unknown_in_prose,
    whole=_unknown_in_people,
)
def everybody_is_known(case: Case) -> Iterator[Finding]:
    """A name that nobody knows gets no work done, and the task shows on nobody's page."""
    parties, playbook = case.edition.parties, case.bound.playbook
    # A character that cannot be seen in a name is SAFE-001's to report.
    strangers = {party for party in named(playbook) if party and party.isprintable() and not parties.knows(party)}
    if strangers and not is_lonely(case):
        for party, at, keys in mentions(playbook):
            if party in strangers:
                yield Finding((*at, *keys), *unknown(party, parties))


def _gone_holders(whole: Whole) -> Iterator[Finding]:
    parties, today = whole.edition.parties, whole.edition.today
    for role in parties.roles.values():
        person = parties.people.get(role.holder) if role.holder else None
        if person and person.end and person.end < today:
            values: dict[str, Value] = {"person": PartyName(person.id), "end": person.end, "item": role.id}
            said = Said("{person} left on {end} and still holds the role {item}", values)
            yield Finding((*role.at, "holder"), said, _hand_over(person, "holder"), PEOPLE_FILE)


@rule(
    "PEOPLE-002",
    "Whoever owns something is here until it is due",
    "WEE",
    fails=f"owner: luis.gomez\n{_LEFT}",
    mended=f"owner: marta.gil\n{_LEFT}",
    whole=_gone_holders,
)
def still_here(case: Case) -> Iterator[Finding]:
    """Work that belongs to somebody who has left belongs to nobody, and shows it too late."""
    playbook, edition = case.bound.playbook, case.edition
    people = edition.parties.people
    if not is_live(playbook.status) or not any(
        (person := people.get(party)) and person.end for party in named(playbook) if party
    ):
        return
    end = playbook.period.end if playbook.period else None
    owner = next(_leaves(playbook.owner, "owner", (), (playbook.id, end), edition), None)
    if owner:
        yield owner
    for goal in playbook.goals:
        # A goal that names no owner has the playbook's.
        if goal.outcome is None and not (owner and goal.owner == playbook.owner):
            yield from _leaves(goal.owner, "owner", goal.at, (goal.id, goal.due), edition)
    dates = _dates_of_work(playbook)
    for item, at, raci in rows(playbook):
        if item in dates:
            yield from _leaves_work(item, at, raci, dates[item], edition)
    for risk in playbook.risks:
        yield from _leaves(risk.owner, "owner", risk.at, (risk.id, None), edition)


def _dates_of_work(playbook: Playbook) -> dict[str, date | None]:
    """When open steps and tasks are due."""
    found = {t.id: t.due for _, t in playbook.all_tasks() if is_open(t.status)}
    for step in playbook.steps:
        if not step.tasks or any(task.id in found for task in step.tasks):
            found[step.id] = step.due
    return found


def _leaves_work(item: str, at: KeyPath, raci: Raci, due: date | None, edition: Edition) -> Iterator[Finding]:
    for i, party in enumerate(raci.accountable or ()):
        yield from _leaves(party, "accountable", at, (item, due), edition, i)
    for i, party in enumerate(raci.responsible or ()):
        yield from _leaves(party, "responsible", at, (item, due), edition, i)


def _leaves(
    party: PartyId | None, key: str, at: KeyPath, work: tuple[str, date | None], edition: Edition, *index: int
) -> Iterator[Finding]:
    person = edition.parties.people.get(party) if party else None
    if person is None or person.end is None:
        return
    item, due = work
    values: dict[str, Value] = {"person": PartyName(person.id), "end": person.end, "item": item, "key": key}
    if person.has_left(edition.today):
        said = Said("{person} left on {end} and is still `{key}` of {item}", values)
    elif due and person.end < due:
        said = Said("{person} leaves on {end}, before {item} is due on {due}", {**values, "due": due})
    else:
        return
    yield Finding((*at, key, *index), said, _hand_over(person, key))


def _hand_over(person: Person, key: str) -> Said:
    if person.successor:
        values: dict[str, Value] = {"successor": person.successor, "key": key}
        return Said("The successor is {successor}: write it under `{key}`", values)
    return Said("Name somebody who stays, or a role, whose holder can change")


@rule(
    "PEOPLE-005",
    "An owner has somebody who stands in",
    "-IW",
    fails="owner: ana.ruiz\n",
    mended="owner: ana.ruiz\nbackup: luis.gomez\n",
)
def owner_has_a_backup(case: Case) -> Iterator[Finding]:
    """Questions do not wait until the owner is back from holiday. A role's deputy is as good as a backup."""
    playbook, parties = case.bound.playbook, case.edition.parties
    owner = playbook.owner
    if not is_live(playbook.status) or (owner and playbook.backup):
        return
    if not owner:
        # A goal that has no owner either is SMART-S01's to report.
        if all(goal.owner for goal in playbook.goals):
            said = Said("Nobody owns this playbook")
            hint = Said("Name a person or a role, for example `owner: role:mops-lead`")
            yield Finding(("owner",), said, hint)
        return
    role = parties.roles.get(owner[5:]) if owner.startswith("role:") else None
    if not (role and role.deputy) and parties.knows(owner):
        said = Said("Nobody stands in for {owner}, who owns this playbook", {"owner": PartyName(owner)})
        yield Finding(("owner",), said, Said("Name a person or a role, for example `backup: luis.gomez`"))


_BY_CODE = {one.code: one for one in (everybody_is_known, still_here, owner_has_a_backup, *CROWD_RULES)}

FAMILY = Family(
    "PEOPLE",
    "People, roles and teams",
    rules=(
        *(_BY_CODE[code] for code in sorted(_BY_CODE)),
        noticed(
            "PEOPLE-008",
            "Email addresses and telephone numbers stand in people.yml alone",
            "IWW",
            why="A playbook is read by many and kept for years; in people.yml an address is changed in one place, "
            "and published only where the handbook says so.",
            fails="Write to ana.ruiz@summer.example when a list is wrong.\n",
            mended="Tell [](person:ana.ruiz) when a list is wrong.\n",
        ),
    ),
)
