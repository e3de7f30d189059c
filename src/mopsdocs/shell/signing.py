"""A sign-off given from the command line: one entry in signoffs.yml, and not a byte of the others changed.

Knows: who may sign what, what she signs, how an entry is written and an older one replaced.
Never: signs for somebody who was not asked; touches a file that has mistakes.
"""

from dataclasses import dataclass
from datetime import date

from mopsdocs.assess import coverage, fingerprint, may_answer
from mopsdocs.assess.covered import spelled
from mopsdocs.assess.references import lookup_of
from mopsdocs.bind import bind
from mopsdocs.checks.nearest import nearest
from mopsdocs.checks.strangers import is_a_name
from mopsdocs.compile.prepare import SIGNOFFS, Prepared, prepare
from mopsdocs.compile.speaking import voices
from mopsdocs.compile.stages import bind_edition, survey
from mopsdocs.model.change import Comparison, Stage
from mopsdocs.model.handbook import Card, Edition
from mopsdocs.model.parties import Person
from mopsdocs.model.playbook import Goal, Playbook, Sla
from mopsdocs.model.signoff import AGREEMENT, Covered, Signoff
from mopsdocs.model.text import Text
from mopsdocs.outputs.changes_values import Teller
from mopsdocs.outputs.signatures import covered_in_words, framed
from mopsdocs.shell.edits import write_back
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.reader import read, source_path
from mopsdocs.shell.selection import MARKDOWN_LIMIT
from mopsdocs.shell.signoff_entries import with_entry
from mopsdocs.shell.workspace import Workspace
from mopsdocs.words import NO_BREAK_SPACE

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to sign; without an aspect, all of a service level, and without a day, today."""

    item: str
    aspect: str | None
    by: str
    on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    """What is to be signed, as it stands in its playbook."""

    card: Card
    playbook: Playbook
    subject: Goal | Sla
    edition: Edition

    @property
    def name(self) -> str:
        """Its id with that of its playbook."""
        return f"{self.card.id}/{self.subject.id}"


def sign(workspace: Workspace, wish: Wish) -> str:
    """Write a sign-off, and say what was signed; UserError where that cannot be."""
    inputs = read(workspace)
    prepared = prepare(inputs)
    _is_sound(prepared)
    on = wish.on or workspace.today
    if on > workspace.today:
        raise UserError(f"{on} is still to come", "Sign on the day, or give an earlier one with `--on`")
    found = _find(wish.item, prepared)
    person = _person(wish.by, found.edition, on)
    aspect = _aspect(wish.aspect, found)
    _is_asked(person, aspect, found)
    covered = coverage(found.playbook, found.edition)[found.subject.id, aspect]
    if not covered:
        raise UserError(f"There is nothing to sign yet: {found.name} says nothing about `{aspect}`", "Write it first")
    entry = Signoff((), found.name, aspect, person.id, on, _on_one_line(wish.note), fingerprint(covered))
    _is_news(entry, person, found)
    before = prepared.sources.get(SIGNOFFS)
    names = {f"{name}/{found.subject.id}" for name in (found.playbook.id, *found.playbook.was)}
    after = with_entry(before, entry, names)
    if after is None or len(after) > MARKDOWN_LIMIT:
        raise UserError(
            f"{SIGNOFFS} is not written so that a sign-off can be added" if after is None else f"{SIGNOFFS} is full",
            "Let each sign-off begin on a line of its own with `- `" if after is None else "256 KB are the most",
        )
    write_back(source_path(workspace, SIGNOFFS), before.content if before else None, after)
    return _told(entry, person, covered, found, prepared)


def _is_sound(prepared: Prepared) -> None:
    """Refuse to write into a file that cannot be read as it stands."""
    if any(path == SIGNOFFS for path, _ in prepared.noticed):
        raise UserError(f"{SIGNOFFS} has mistakes, so nothing was added to it", "`mopsdocs check` shows them")


def _find(ref: str, prepared: Prepared) -> _Found:
    """Find a goal or a service level by its playbook's id and its own."""
    name, slash, item = ref.rpartition("/")
    if not slash or not name or not item:
        hint = "Name the playbook and the goal or service level, for example email-program/G1"
        raise UserError(f"{ref} names nothing that can be signed", hint)
    surveyed = [survey(one, prepared) for one in prepared.groups]
    edition = bind_edition(surveyed, prepared)
    card = edition.cards.get(edition.aliases.get(name, name))
    if card is None:
        near = nearest(name, edition.cards)
        hint = "Its id is the name of its file, unless the file says another one under `id`"
        raise UserError(f"There is no playbook {name}", f"Did you mean {near}/{item}?" if near else hint)
    document = next(one.document for one in surveyed if one.paths[0] == card.path)
    several: tuple[Goal | Sla, ...] = (*document.goals, *document.slas) if isinstance(document, Playbook) else ()
    subject = next((one for one in several if one.id == item), None)
    if subject is None or not isinstance(document, Playbook):
        ids = [one.id for one in several]
        near = nearest(item, ids)
        hint = f"Did you mean {name}/{near}?" if near else f"There are: {', '.join(ids[:_SHOWN]) or 'none'}"
        raise UserError(f"{name} has no goal and no service level {item}", hint)
    return _Found(card, document, subject, edition)


def _person(by: str, edition: Edition, on: date) -> Person:
    """Find the person who signs: no role and no team can."""
    parties = edition.parties
    person = parties.people.get(by.removeprefix("person:"))
    if person is None and by.startswith(("role:", "team:")) and parties.knows(by):
        holder = parties.holder(by)
        hint = f"Write `--by {holder.id}`" if holder else "Write the id of a person, such as ana.ruiz"
        raise UserError(f"{by} is no person, and only a person can sign", hint)
    if person is None:
        named = (one.id for one in parties.people.values() if one.name == by)
        near = nearest(by, parties.people) or next(named, None)
        hint = f"Did you mean {near}?" if near else "People are listed there"
        if is_a_name(by, parties):
            raise UserError(f"{by} is a name, and an id stands here", hint)
        raise UserError(f"There is nobody called {by} in people.yml", hint)
    if person.end and person.end < on:
        raise UserError(f"{person.name} left on {person.end}", "Ask whoever has taken over")
    return person


def _aspect(wanted: str | None, found: _Found) -> str:
    """Settle which aspect is signed: a service level has one, a goal six."""
    subject = found.subject
    if isinstance(subject, Sla):
        if wanted not in (None, AGREEMENT):
            raise UserError(f"{found.name} is a service level and signed as a whole", f"Write `--aspect {AGREEMENT}`")
        return AGREEMENT
    if wanted is None or wanted == AGREEMENT:
        asked = dict.fromkeys(one.aspect for one in subject.signoffs)
        hint = f"Sign-offs are asked for under: {', '.join(asked)}" if asked else "For example `--aspect achievable`"
        raise UserError(f"{found.name} is a goal and signed under one of its criteria", hint)
    return wanted


def _is_asked(person: Person, aspect: str, found: _Found) -> None:
    """Refuse the sign-off of somebody who was not asked, and say who was."""
    parties = found.edition.parties
    asked = [one.by for one in found.subject.signoffs if one.aspect == aspect and one.by]
    what = found.name if aspect == AGREEMENT else f"`{aspect}` of {found.name}"
    if not asked:
        written = f"{{by: {person.id}}}" if aspect == AGREEMENT else f"{{aspect: {aspect}, by: {person.id}}}"
        raise UserError(f"Nobody is asked to sign {what}", f"Ask for it in the playbook: `signoffs: [{written}]`")
    if any(may_answer(party, person.id, parties) for party in asked):
        return
    held = ((party, parties.holder(party) if party.startswith("role:") else None) for party in asked)
    who = ", ".join(f"{party} ({one.name})" if one else party for party, one in held)
    raise UserError(f"{person.name} is not asked to sign {what}", f"Asked to sign it: {who}")


def _is_news(entry: Signoff, person: Person, found: _Found) -> None:
    """Refuse to sign what the same person has signed, and what is still the same."""
    names = (found.playbook.id, *found.playbook.was)
    for one in found.edition.signoffs.on(names, found.subject.id):
        if (one.aspect, one.by, one.fingerprint) == (entry.aspect, entry.by, entry.fingerprint):
            message = f"{person.name} signed `{one.aspect}` of {found.name} on {one.on}, and it is still the same"
            raise UserError(message, "A sign-off holds until one of the facts that it covers changes")


def _on_one_line(note: str) -> str:
    return "".join(char for char in " ".join(note.split()) if char.isprintable())


def _told(entry: Signoff, person: Person, covered: Covered, found: _Found, prepared: Prepared) -> str:
    """Say what was signed, fact by fact, in the handbook's language: whoever signs has read it so."""
    words = next(iter(voices(prepared, found.edition).values())).words
    now = Stage("now", Text("now", "en"), found.edition.today)
    teller = Teller(words, Comparison(now, now))
    kind = "sla" if isinstance(found.subject, Sla) else "goal"
    facts = covered_in_words(teller, covered, kind, _spoken(found), _unit(found))
    width = max(len(name) for name, _ in facts)
    signed, reminder = framed(words, person.name, found.name, entry, SIGNOFFS)
    lines = [signed, *(f"  {name:<{width}}  {value}" for name, value in facts), *reminder]
    return "\n".join(lines).replace(NO_BREAK_SPACE, " ")


def _spoken(found: _Found) -> dict[str, str]:
    """Say what references mean, and write names with their capitals again."""
    landings = bind(found.playbook, found.edition).landings
    spoken = {ref: f'{ref} "{landing.title.source}"' for ref, landing in landings.items() if landing.title}
    sides = (found.subject.commitment, found.subject.in_return) if isinstance(found.subject, Sla) else ()
    measures = (side.measure.source for side in sides if side and side.measure)
    return spoken | {spelled(measure): measure for measure in measures}


def _unit(found: _Found) -> str:
    ref = found.subject.metric if isinstance(found.subject, Goal) else None
    metric = lookup_of(found.playbook, found.edition)(ref) if ref else None
    return metric.unit if metric else ""
