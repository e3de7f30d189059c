"""What is wrong with signoffs.yml as a list: names of nothing and nobody, and what stands there twice.

Knows: sign-offs as written, the goals and service levels of all playbooks, people.yml.
Never: whether a sign-off still holds.
"""

from collections.abc import Iterator

from mopsdocs.checks.nearest import nearest
from mopsdocs.checks.places import has_nameless
from mopsdocs.checks.rule import Whole
from mopsdocs.model.diagnostic import Finding, PartyName, Said, Value
from mopsdocs.model.handbook import Card, Edition
from mopsdocs.model.signoff import AGREEMENT, Signoff

_KINDS = {"goal": False, "sla": True}
_Known = dict[str, tuple[dict[str, str], bool]]
"""Of each playbook the kinds of what can be signed, by id; whether something of it lacks its id."""


def signed_twice(whole: Whole) -> Iterator[Finding]:
    """Find what one person has signed twice."""
    edition, seen = whole.edition, set[tuple[str, str, str]]()
    for one in _in_order(edition):
        name, _, item = one.item.rpartition("/")
        mark = (f"{edition.aliases.get(name, name)}/{item}", one.aspect, one.by)
        if mark in seen:
            values: dict[str, Value] = {"person": PartyName(one.by), "item": one.item, "aspect": one.aspect}
            said = Said("{person} has signed `{aspect}` of {item} twice", values)
            yield Finding(one.at, said, Said("Keep the later one alone"), edition.signoffs.path)
        seen.add(mark)


def signed_nothing(whole: Whole) -> Iterator[Finding]:
    """Find sign-offs under what does not exist, or under what has no such aspect."""
    edition = whole.edition
    known: _Known = {}
    for one in _in_order(edition):
        found = _item(one, edition, known)
        if found:
            key = "aspect" if found[2] else "item"
            yield Finding((*one.at, key), found[0], found[1], edition.signoffs.path)


def _in_order(edition: Edition) -> list[Signoff]:
    return sorted(edition.signoffs.all(), key=lambda one: [part for part in one.at if isinstance(part, int)])


def _item(one: Signoff, edition: Edition, known: _Known) -> tuple[Said, Said, bool] | None:
    """What is said of a sign-off's item; whether it is about its aspect comes last. None where all is well."""
    name, slash, item = one.item.rpartition("/")
    values: dict[str, Value] = {"item": one.item, "aspect": one.aspect, "name": name, "ref": item}
    if not slash:
        hint = Said("Write the playbook and the goal or service level, as in `email-program/G1`")
        return Said("{item} names no playbook", values), hint, False
    card = edition.cards.get(edition.aliases.get(name, name))
    if card is None:
        if _is_unread(name, edition):
            return None
        near = nearest(name, edition.cards)
        hint = Said("Did you mean {near}?", {"near": f"{near}/{item}"}) if near else _GONE
        return Said("There is no playbook {name}", values), hint, False
    if card.id not in known:
        known[card.id] = _kinds(card), has_nameless(card)
    kinds, nameless = known[card.id]
    if item not in kinds:
        if nameless:
            return None  # What lacks its id may well be what is meant; that is told already.
        near = nearest(item, kinds)
        hint = Said("Did you mean {near}?", {"near": f"{name}/{near}"}) if near else _GONE
        return Said("There is no goal or service level {ref} in the playbook {name}", values), hint, False
    if (one.aspect == AGREEMENT) is not _KINDS[kinds[item]]:
        if kinds[item] == "sla":
            return Said("{item} is a service level, and `{aspect}` belongs to goals", values), _OF_LEVELS, True
        return Said("{item} is a goal, and `{aspect}` belongs to service levels", values), _OF_GOALS, True
    return None


_GONE = Said("If it is gone for good, take its line out of signoffs.yml")
_OF_LEVELS = Said("A service level is signed as a whole: `aspect: agreement`")
_OF_GOALS = Said("A goal is signed under one of its criteria, as in `aspect: achievable`")


def _kinds(card: Card) -> dict[str, str]:
    return {mark.id: mark.kind for mark in card.landmarks if mark.kind in _KINDS}


def _is_unread(name: str, edition: Edition) -> bool:
    """Whether a playbook is there and could not be read."""
    stems = (path.removesuffix("/index.md").removesuffix(".md").rpartition("/")[2] for path in edition.unread)
    return name in stems
