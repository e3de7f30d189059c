"""Compares two versions by meaning: what came, what went, and which facts are others.

Knows: parts with an id, matched by id.
Never: text positions, HTML, git; how a change is said.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol, TypeAlias

from msgspec import structs

from mopsdocs.diff import grades
from mopsdocs.diff.matching import matched_pages, matched_plans, renamed_sections
from mopsdocs.diff.parties import party_parts
from mopsdocs.diff.parts import Field, Key, Part, Parts
from mopsdocs.diff.plans import page_parts, parts_of
from mopsdocs.diff.signoffs import compare_signoffs
from mopsdocs.model.change import EDITORIAL, KINDS, SIGNOFF, Change, Plain
from mopsdocs.model.facts import Facts, Plan, Sources
from mopsdocs.model.parties import Parties
from mopsdocs.model.playbook import PartyId
from mopsdocs.model.text import Text

SUBJECTS = (
    *("playbook", "problem", "stakeholder", "need", "sla", "metric", "goal", "participation", "affected", "feedback"),
    *("step", "task", "risk", "decision", "page", "section", "person", "role", "team"),
    SIGNOFF,
)
_KINDS = {("playbook", "area"): "moved", ("page", "area"): "moved", ("section", "heading"): "renamed"}
_NUMBERS = re.compile(r"(\d+)")
_LANG = "en"


Pair: TypeAlias = tuple[Sources, Sources]
"""A playbook in two versions, by the files that it was read from in each."""


class Before(Protocol):
    """What came of comparing playbooks before: for the same files it is the same, whoever holds which role."""

    def known(self, pairs: Sequence[Pair]) -> Mapping[Pair, tuple[Change, ...]]:
        """Give what is known of some of these."""

    def keep(self, fresh: Mapping[Pair, tuple[Change, ...]]) -> None:
        """Take what was not known."""


def compare(old: Facts, new: Facts, before: Before | None = None) -> tuple[Change, ...]:
    """What changed from one version to another, in an order that depends on what changed alone."""
    resolve = _Holders(old.parties, new.parties)
    found = (*_plans(old, new, before), *_pages(old, new), *_parties(old, new), *compare_signoffs(old, new))
    return tuple(structs.replace(change, people=resolve.people(change.people)) for change in found)


class _Holders:
    """Who holds the roles of two versions."""

    def __init__(self, *several: Parties) -> None:
        self.several = several
        self.known: dict[PartyId, set[PartyId]] = {}

    def people(self, parties: Iterable[PartyId]) -> tuple[PartyId, ...]:
        """Give the parties with those who hold them, before or after."""
        found: set[PartyId] = set()
        for party in parties:
            if party not in self.known:
                held = (parties.holder(party) for parties in self.several) if party.startswith("role:") else ()
                self.known[party] = {party, *(person.id for person in held if person)}
            found |= self.known[party]
        return tuple(sorted(found))


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    """A playbook told apart by its files, or where these are not known, by identity."""

    sources: Sources
    id: int
    plan: Plan

    def __hash__(self) -> int:
        return hash(self.sources or self.id)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Known):
            return False
        return self.plan is other.plan or (bool(self.sources) and self.sources == other.sources and self._like(other))

    def _like(self, other: "_Known") -> bool:
        """Whether the settings have the same bearing on both."""
        one, two = self.plan.playbook, other.plan.playbook
        return (one.id, one.lang, one.area) == (two.id, two.lang, two.area)


@lru_cache(maxsize=2048)
def _apart(known: _Known) -> Parts:
    """Take a playbook apart; one that is compared with many versions, once."""
    return parts_of(known.plan)


def title_in(plan: Plan, item: str) -> Text | None:
    """Give the title of an item of a playbook, or of the playbook itself."""
    parts = _apart(_Known(plan.sources, id(plan), plan)).values()
    return next((part.title for part in parts if part.item == item), None)


def _plans(old: Facts, new: Facts, earlier: Before | None) -> Iterator[Change]:
    matched = list(matched_plans(old.plans, new.plans))
    pairs = [_pair(before, after) for before, after in matched]
    known = earlier.known([pair for pair in pairs if pair and pair[0] != pair[1]]) if earlier else {}
    fresh: dict[Pair, tuple[Change, ...]] = {}
    for pair, (before, after) in zip(pairs, matched, strict=True):
        if pair and pair[0] == pair[1]:
            continue
        found = known.get(pair) if pair else None
        if found is None:
            found = tuple(_plan(before, after))
            if pair:
                fresh[pair] = found
        yield from found
    if earlier and fresh:
        earlier.keep(fresh)


def _pair(before: Plan | None, after: Plan | None) -> Pair | None:
    """Give the files of a playbook that both versions have, where they are known."""
    if before is None or after is None or not before.sources or not after.sources:
        return None
    return before.sources, after.sources


def _plan(before: Plan | None, after: Plan | None) -> Iterator[Change]:
    name = after.playbook.id if after else before.playbook.id if before else ""
    was = _apart(_Known(before.sources, id(before), before)) if before else {}
    now = _apart(_Known(after.sources, id(after), after)) if after else {}
    if before and after and before.playbook.id != name:
        yield _change("renamed", name, "id", (before.playbook.id, name), now["playbook", ""])
    yield from _compared(was, now, name)


def _pages(old: Facts, new: Facts) -> Iterator[Change]:
    for before, after in matched_pages(old.pages, new.pages):
        if before and after and before.sources and before.sources == after.sources:
            continue
        name = after.page.name if after else before.page.name if before else ""
        was = page_parts(before) if before else {}
        now = page_parts(after) if after else {}
        found = _compared(was, now, "")
        if before and after and before.page.name != name:
            found.insert(0, _change("renamed", "", "path", (before.page.name, name), now["page", ""]))
        for change in found:
            yield structs.replace(change, item=f"page:{name}{change.item}")


def _parties(old: Facts, new: Facts) -> Iterator[Change]:
    if old.parties == new.parties or old.parties.unread or new.parties.unread:
        return
    accountable = old.accountable | new.accountable
    was, now = party_parts(old.parties, _LANG), party_parts(new.parties, _LANG)
    for change in _compared(was, now, ""):
        held = change.subject == "role" and (change.field == "holder" or not change.field)
        yield structs.replace(change, grade=grades.of_holder(change.item, accountable)) if held else change


def _compared(old: Parts, new: Parts, playbook: str) -> list[Change]:
    if old == new:
        return []
    known_as = renamed_sections(old, new) if old and new else {}
    gone = old.keys() - new.keys() - set(known_as.values())
    found = [_whole("removed", playbook, old[key]) for key in gone]
    for key, part in new.items():
        earlier = old.get(known_as.get(key, key))
        if earlier is None:
            found.append(_whole("added", playbook, part))
        elif earlier.fields != part.fields:
            found += _fields(earlier, part, playbook)
    if old and new:
        found += _reordered(old, new, known_as, playbook)
    places = {**{key: part.place for key, part in old.items()}, **{key: part.place for key, part in new.items()}}
    return sorted(found, key=lambda change: _order(change, places))


def _order(change: Change, places: Mapping[Key, int]) -> tuple[object, ...]:
    place = places.get((change.subject, change.item), 0)
    return (
        SUBJECTS.index(change.subject),
        change.subject == "section" and change.item.partition(".")[2],
        place,
        _natural(change.item),
        change.field,
        change.lang,
        KINDS.index(change.kind),
    )


def _natural(item: str) -> tuple[tuple[int, str], ...]:
    """Order ids as people do: T2 before T10."""
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in _NUMBERS.split(item))


def _whole(kind: str, playbook: str, part: Part) -> Change:
    fields = {_joined(field): value for field, value in sorted(part.fields.items())}
    gone = kind == "removed"
    return Change(
        grade=grades.of_gone(part.subject, fields.get("status")) if gone else grades.of_whole(part.subject),
        kind=kind,
        playbook=playbook,
        item=part.item,
        field="",
        before=fields if gone else None,
        after=None if gone else fields,
        people=part.people,
        subject=part.subject,
        title=part.title,
        lang=part.lang,
        unit=part.unit,
    )


def _joined(field: Field) -> str:
    name, lang = field
    return f"{name}.{lang}" if lang else name


def _fields(old: Part, new: Part, playbook: str) -> Iterator[Change]:
    part = replace(new, people=tuple(sorted({*old.people, *new.people})))
    for field in sorted(old.fields.keys() | new.fields.keys()):
        before, after = old.fields.get(field), new.fields.get(field)
        if before != after:
            name, lang = field
            found = _change(_KINDS.get((new.subject, name), "changed"), playbook, name, (before, after), part, lang)
            yield structs.replace(found, grade=EDITORIAL) if _restates(field, old, new) else found


def _restates(field: Field, old: Part, new: Part) -> bool:
    """Whether a fact is another way to write one that is compared itself: `+25 %`, from which a target follows."""
    return field == ("target.change", "") and all(("target.value", "") in part.fields for part in (old, new))


def _change(
    kind: str, playbook: str, field: str, values: tuple[Plain | None, Plain | None], part: Part, lang: str = ""
) -> Change:
    before, after = values
    return Change(
        grade=grades.of_field(part.subject, field, lang),
        kind=kind,
        playbook=playbook,
        item=part.item,
        field=field,
        before=before,
        after=after,
        people=part.people,
        subject=part.subject,
        title=part.title,
        lang=lang or part.lang,
        unit=part.unit,
    )


def _reordered(old: Parts, new: Parts, known_as: Mapping[Key, Key], playbook: str) -> Iterator[Change]:
    """Tell where sections that both versions have stand in another order."""
    for lang in sorted({part.lang for part in new.values() if part.subject == "section"}):
        after = [key for key, part in _sections(new, lang) if known_as.get(key, key) in old]
        earlier = {known_as.get(key, key): key for key in after}
        before = [earlier[key] for key, _ in _sections(old, lang) if key in earlier]
        if before != after:
            orders = [tuple(name for key in keys if (name := _heading(new[key]))) for keys in (before, after)]
            part = Part("section", f"#.{lang}" if lang else "#", {}, None, lang=lang)
            yield _change("changed", playbook, "order", (orders[0], orders[1]), part)


def _sections(parts: Parts, lang: str) -> list[tuple[Key, Part]]:
    own = [(key, part) for key, part in parts.items() if part.subject == "section" and part.lang == lang]
    return sorted(own, key=lambda pair: pair[1].place)


def _heading(part: Part) -> str:
    heading = part.fields.get(("heading", ""), "")
    return heading if isinstance(heading, str) else ""
