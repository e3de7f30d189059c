"""What changed, in sentences: who gained and lost what, which target became which.

Knows: what a change means to the people whom it concerns.
Never: where the sentences are shown.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from mopsdocs.model.change import EDITORIAL, GRADES, REFERENCES, SIGNOFF, Change, Plain, heaviest
from mopsdocs.model.playbook import PartyId
from mopsdocs.outputs.aspects import aspect_name
from mopsdocs.outputs.changes_fields import in_order, name_of, subject_name
from mopsdocs.outputs.changes_values import Teller
from mopsdocs.words import Words

_Sayer = Callable[[Words, str, str, int], str]
_GAINED: Mapping[str, _Sayer] = {
    "accountable": lambda w, who, what, count: w.many(
        "{who} is now accountable for {what}", "{who} are now accountable for {what}", count, who=who, what=what
    ),
    "responsible": lambda w, who, what, count: w.many(
        "{who} is now responsible for {what}", "{who} are now responsible for {what}", count, who=who, what=what
    ),
    "consulted": lambda w, who, what, count: w.many(
        "{who} is now consulted on {what}", "{who} are now consulted on {what}", count, who=who, what=what
    ),
    "informed": lambda w, who, what, count: w.many(
        "{who} is now informed on {what}", "{who} are now informed on {what}", count, who=who, what=what
    ),
    "owner": lambda w, who, what, count: w.many(
        "{who} now owns {what}", "{who} now own {what}", count, who=who, what=what
    ),
    "holder": lambda w, who, what, count: w.many(
        "{who} now holds {what}", "{who} now hold {what}", count, who=who, what=what
    ),
}
_LOST: Mapping[str, _Sayer] = {
    "accountable": lambda w, who, what, count: w.many(
        "{who} is no longer accountable for {what}",
        "{who} are no longer accountable for {what}",
        count,
        who=who,
        what=what,
    ),
    "responsible": lambda w, who, what, count: w.many(
        "{who} is no longer responsible for {what}",
        "{who} are no longer responsible for {what}",
        count,
        who=who,
        what=what,
    ),
    "consulted": lambda w, who, what, count: w.many(
        "{who} is no longer consulted on {what}", "{who} are no longer consulted on {what}", count, who=who, what=what
    ),
    "informed": lambda w, who, what, count: w.many(
        "{who} is no longer informed on {what}", "{who} are no longer informed on {what}", count, who=who, what=what
    ),
    "owner": lambda w, who, what, count: w.many(
        "{who} no longer owns {what}", "{who} no longer own {what}", count, who=who, what=what
    ),
    "holder": lambda w, who, what, count: w.many(
        "{who} no longer holds {what}", "{who} no longer hold {what}", count, who=who, what=what
    ),
}
ROLES = tuple(_GAINED)
FINGERPRINT = "fingerprint"
_TOLD: Mapping[str, tuple[str, ...]] = {
    "playbook": ("owner",),
    "goal": ("target.value", "due", "owner"),
    "sla": ("provider", "consumer", "commitment.value"),
    "metric": ("unit", "formula"),
    "step": ("accountable", "due"),
    "task": ("accountable", "responsible", "due"),
    "risk": ("owner", "answer"),
    "decision": ("by", "date"),
    "person": ("team",),
    "role": ("holder",),
    "team": ("lead",),
}
_KEPT = ("playbook", "page", "goal", "sla", "task")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with the changes that it tells; `grade` is that of the weightiest."""

    text: str
    grade: str
    changes: tuple[Change, ...]


def told(teller: Teller, changes: Iterable[Change]) -> tuple[Told, ...]:
    """Tell the changes of one playbook, or of all that belongs to none: equal changes of roles in one sentence."""
    by_item: dict[tuple[str, str], list[Change]] = {}
    by_role: dict[tuple[str, Plain | None, Plain | None], list[Change]] = {}
    signed: dict[str, list[Change]] = {}
    found: list[Told] = []
    for change in unfolded(tuple(changes)):
        if _is_role(change):
            by_role.setdefault((change.field, _of(change.before), _of(change.after)), []).append(change)
        elif change.subject == SIGNOFF:
            signed.setdefault(change.item, []).append(change)
        elif change.field:
            by_item.setdefault((change.subject, change.item), []).append(change)
        else:
            found.append(Told(_whole(teller, change), change.grade, (change,)))
    found += [_told(_roles(teller, several), several) for several in by_role.values()]
    found += [_told(_facts(teller, several), several) for several in by_item.values()]
    found += [_told(signoff(teller, several[0]), several) for several in signed.values()]
    # That all of it came or went is said before what came or went with it.
    return tuple(sorted(found, key=lambda one: (not _is_all(one.changes[0]), -GRADES.index(one.grade))))


def unfolded(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Leave out, where a whole playbook or page came or went, all but promises and tasks.

    Of what a sign-off covers a reader is told that it is signed anew: nobody can read its fingerprint.
    """
    if any(map(_is_all, changes)):
        return tuple(one for one in changes if one.subject in _KEPT)
    anew = {one.item for one in changes if one.subject == SIGNOFF and one.field != FINGERPRINT}
    return tuple(one for one in changes if one.field != FINGERPRINT or one.item not in anew)


def _is_all(change: Change) -> bool:
    """Whether a whole playbook or page came or went."""
    return not change.field and change.subject in ("playbook", "page")


def by_place(changes: Iterable[Change]) -> dict[str, tuple[Change, ...]]:
    """Part changes by where they are told: playbooks by id, pages as `page:name`, people and roles as nothing.

    The weightiest place is told first, and of those that weigh the same playbooks, pages, then people and roles.
    """
    found: dict[str, list[Change]] = {}
    for change in changes:
        page = change.item.partition("#")[0] if change.item.startswith("page:") else ""
        found.setdefault(change.playbook or page, []).append(change)
    weight = {name: GRADES.index(heaviest(tuple(several))) for name, several in found.items()}
    order = sorted(found, key=lambda name: (-weight[name], not name, name.startswith("page:"), name))
    return {name: tuple(found[name]) for name in order}


def concerned(teller: Teller, changes: Iterable[Change]) -> tuple[PartyId, ...]:
    """Choose whom to name, people first: a role is named by who holds it, where that person is named anyway."""
    people = {party for change in changes for party in change.people}
    held = teller.comparison.holders
    shown = (party for party in people if not (party in held and held[party] in people))
    return tuple(sorted(shown, key=lambda party: (":" in party, party)))


def _is_role(change: Change) -> bool:
    return change.field in ROLES and change.subject in ("playbook", "goal", "step", "task", "role", "risk")


def _told(text: str, several: list[Change]) -> Told:
    return Told(text, max((one.grade for one in several), key=GRADES.index), tuple(several))


def named(teller: Teller, change: Change) -> str:
    """Name what changed: `T2 "Redefine the contact lists"`; a role or person by its name alone."""
    words = teller.words
    match change.subject:
        case "playbook":
            subject = teller.comparison.subjects.get(change.playbook)
            return words("the playbook") if subject is None else words.text(subject.title)
        case "person" | "role" | "team":
            return words.text(change.title) if change.title else change.item
        case "affected":
            return teller.party(change.item.removeprefix("affected."))
        case "participation":
            return subject_name(words, "participation").lower()
        case "section" if change.title is None:
            return words("the introduction")
        case "page" | "section" if change.title:
            return words("“{title}”", title=change.title.source)
    if change.title is None:
        return change.item
    return words("{id} “{title}”", id=change.item, title=words.text(change.title))


def signoff(teller: Teller, change: Change) -> str:
    """Say that somebody has signed, has signed anew, or no longer signs."""
    words = teller.words
    item, aspect, by = change.item.split(".", 2)
    person, what = teller.party(by), aspect_name(words, aspect)
    if change.kind == "changed":
        return words("{person} has signed {item} anew: {aspect}", person=person, item=item, aspect=what)
    if change.kind == "removed":
        return words("{person} no longer signs {item}: {aspect}", person=person, item=item, aspect=what)
    return words("{person} has signed {item}: {aspect}", person=person, item=item, aspect=what)


def _roles(teller: Teller, several: list[Change]) -> str:
    words, role = teller.words, several[0].field
    before, after = _several(several[0].before), _several(several[0].after)
    gained = tuple(party for party in after if party not in before)
    lost = tuple(party for party in before if party not in after)
    what = words.names(tuple(named(teller, change) for change in several))
    if not gained:
        return _LOST[role](words, teller.parties(lost), what, len(lost))
    first = _GAINED[role](words, teller.parties(gained), what, len(gained))
    return f"{first}; {no_longer(words, teller.parties(lost), len(lost), role)}" if lost else first


def no_longer(words: Words, who: str, count: int, role: str) -> str:
    """Say of some that they no longer are, or do, what others now are, or do."""
    if role in ("owner", "holder"):
        return words.many("{who} no longer does", "{who} no longer do", count, who=who)
    return words.many("{who} no longer is", "{who} no longer are", count, who=who)


def _facts(teller: Teller, several: list[Change]) -> str:
    parts = "; ".join(_fact(teller, change) for change in sorted(several, key=in_order))
    first = several[0]
    if first.subject == "playbook":
        return parts
    return teller.words("{what}: {facts}", what=named(teller, first), facts=parts)


def _fact(teller: Teller, change: Change) -> str:
    words = teller.words
    name = name_of(words, change.subject, change.key, "" if change.subject == "section" else change.lang)
    before, after = said(teller, change, change.before), said(teller, change, change.after)
    if change.kind == "moved":
        return words("moved from {before} to {after}", before=before or "?", after=after or "?")
    if change.subject == "section" and change.field == "prose":
        return words("reworded") if before and after else words("written") if after else words("removed")
    if before is None:
        return words("{name}: now {after}", name=name, after=_short(after or ""))
    if after is None:
        return words("{name}: no longer given (it was {before})", name=name, before=_short(before))
    if change.grade == EDITORIAL and len(before) + len(after) > _LONGEST:
        return words("{name} reworded", name=name)
    return words("{name} {before} to {after}", name=name, before=_short(before), after=_short(after))


def said(teller: Teller, change: Change, value: Plain | Mapping[str, Plain] | None) -> str | None:
    """Give one side of a change in words, or None where there is none."""
    if value is None or not isinstance(value, str | tuple):
        return None
    if change.field in REFERENCES:
        return teller.words.names(tuple(teller.reference(change.playbook, one) for one in _several(value)))
    return teller.value(change.subject, change.field, value, change.unit)


def _whole(teller: Teller, change: Change) -> str:
    words = teller.words
    kind = subject_name(words, change.subject)
    shown = named(teller, change)
    what = shown if shown.lower() == kind.lower() else f"{kind.lower()} {shown}"
    told = (*heir(teller, change), *details(teller, change))
    facts = "; ".join(f"{name.lower()}: {value}" for name, value in told)
    if change.kind == "added":
        return words("Added: {what}", what=what) + (f" ({facts})" if facts else "")
    return words("Removed: {what}", what=what) + (f" ({facts})" if facts else "")


def heir(teller: Teller, change: Change) -> Iterator[tuple[str, str]]:
    """Name the playbook that one which is gone has become a part of."""
    subject = teller.comparison.subjects.get(change.playbook)
    if _is_all(change) and subject and subject.heir:
        yield teller.words("Now part of"), teller.words.text(subject.heir)


def details(teller: Teller, change: Change) -> Iterator[tuple[str, str]]:
    """Give the facts worth telling of an item that came or went, each with its name."""
    facts = whole(change)
    for field in _TOLD.get(change.subject, ()):
        fact = facts.get(f"{field}.{teller.words.lang}", facts.get(field))
        if fact is not None:
            value = teller.value(change.subject, field, fact, change.unit)
            yield name_of(teller.words, change.subject, field), _short(value)


def whole(change: Change) -> Mapping[str, Plain]:
    """Give the facts of an item that came or went."""
    facts = change.after if change.kind == "added" else change.before
    return facts if isinstance(facts, Mapping) else {}


def _of(value: Plain | Mapping[str, Plain] | None) -> Plain | None:
    return value if isinstance(value, str | tuple) else None


def _several(value: Plain | Mapping[str, Plain] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()


def _short(text: str) -> str:
    return text if len(text) <= 2 * _LONGEST else text[: 2 * _LONGEST].rsplit(" ", 1)[0] + "\N{HORIZONTAL ELLIPSIS}"
