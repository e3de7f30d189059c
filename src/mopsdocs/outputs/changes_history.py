"""What changed, where readers stand: the history of a playbook in words, and what changed for a person.

Knows: the comparisons of neighbouring versions, newest first.
Never: how versions are compared.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from msgspec import structs

from mopsdocs.model.change import EDITORIAL, GRADES, Change, Comparison, wording_only
from mopsdocs.model.playbook import PartyId
from mopsdocs.model.view import HistoryRow, Label, Latest, Link, PersonChange, PersonChanges, Tag
from mopsdocs.outputs import address
from mopsdocs.outputs.changes import anchor_of, teller_of
from mopsdocs.outputs.changes_lead import lead, uncompared
from mopsdocs.outputs.changes_said import by_place, told
from mopsdocs.outputs.scribe import Scribe
from mopsdocs.words import Words

Where = Callable[[Comparison], str | None]
"""Where the page of a comparison is, below the language's root; None where it has none."""

_SHOWN, _PLACES = 3, 5


@dataclass(frozen=True, slots=True)
class _Known:
    """A comparison, told apart by identity: it is too large to be compared with others for every page."""

    id: int
    comparison: Comparison = field(compare=False)


@dataclass(frozen=True, slots=True)
class _Index:
    """The changes of a comparison by playbook, and by party those that are more than wording."""

    of_playbook: dict[str, tuple[Change, ...]]
    of_party: dict[PartyId, tuple[Change, ...]]


@lru_cache(maxsize=256)
def _index(known: _Known) -> _Index:
    playbooks: dict[str, list[Change]] = {}
    parties: dict[PartyId, list[Change]] = {}
    for change in known.comparison.changes:
        playbooks.setdefault(change.playbook, []).append(change)
        for party in change.people if change.grade != EDITORIAL else ():
            parties.setdefault(party, []).append(change)
    return _Index(_settled(playbooks), _settled(parties))


def _settled(found: dict[str, list[Change]]) -> dict[str, tuple[Change, ...]]:
    return {name: tuple(changes) for name, changes in found.items()}


def history(scribe: Scribe, playbook: str, comparisons: Iterable[Comparison], where: Where) -> tuple[HistoryRow, ...]:
    """List the versions in which a playbook changed, newest first; earlier ids are followed."""
    found: list[HistoryRow] = []
    name = playbook
    for comparison in comparisons:
        changes = _index(_Known(id(comparison), comparison)).of_playbook.get(name, ())
        if changes or any(one.playbook == name for one in comparison.uncompared):
            found.append(_row(scribe, comparison, name, changes, where(comparison)))
        name = next((str(one.before) for one in changes if one.field == "id"), name)
    return tuple(found)


def _row(
    scribe: Scribe, comparison: Comparison, name: str, changes: tuple[Change, ...], page: str | None
) -> HistoryRow:
    words, on, teller = scribe.words, comparison.head.on, teller_of(scribe, comparison)
    sentences = [one.text for one in told(teller, changes) if not wording_only(one.changes)]
    sentences += uncompared(teller, name)
    left = len(sentences) - _SHOWN
    more = (words.many("{count} more", "{count} more", left),) if left > 0 else ()
    link = Link(words("All that changed"), scribe.href(f"{page}#{anchor_of(name)}")) if page else None
    return HistoryRow(
        label=words.text(comparison.head.label),
        day=words.day(on),
        iso=on.isoformat(),
        tags=tags(words, changes),
        sentences=(*sentences[:_SHOWN], *more),
        link=link,
    )


def tags(words: Words, changes: Iterable[Change]) -> tuple[Tag, ...]:
    """Say of which weights changes are, the weightiest first."""
    say = {
        "commitment": Tag("info", words("Commitment")),
        "material": Tag("mute", words("What people do")),
        "editorial": Tag("mute", words("Wording")),
    }
    several = tuple(changes)
    known = {change.grade for change in several if not change.moves}
    found = tuple(say[grade] for grade in reversed(GRADES) if grade in known)
    return (*found, Tag("mute", words.term("change", "Moved"))) if any(one.moves for one in several) else found


def changed_for(
    scribe: Scribe, party: PartyId, comparison: Comparison, page: str | None = None
) -> PersonChanges | None:
    """Tell what changed for a person, role or team since a version; None where nothing did, or only wording."""
    words, teller = scribe.words, teller_of(scribe, comparison)
    mine = _index(_Known(id(comparison), comparison)).of_party.get(party, ())
    groups = tuple(
        _for_party(scribe, comparison, place, tuple(one.text for one in told(teller, changes)))
        for place, changes in by_place(mine).items()
    )
    if not groups:
        return None
    return PersonChanges(
        title=words("What changed since {version}", version=words.text(comparison.base.label)),
        groups=groups,
        more=Link(words("All that changed"), scribe.href(page)) if page else None,
    )


def latest(scribe: Scribe, comparison: Comparison, page: str) -> Latest | None:
    """Tell in a few sentences what the newest version changed of what people do, and what was promised."""
    changed = _weighty(comparison.changes)
    if not changed:
        return None
    # Of wording the page says nothing, so that an edit of prose is nothing to it.
    comparison = structs.replace(comparison, changes=changed)
    teller, weighty = teller_of(scribe, comparison), by_place(changed)
    groups = tuple(
        _for_party(scribe, comparison, place, tuple(one.text for one in told(teller, changes))[:_SHOWN])
        for place, changes in islice(weighty.items(), _PLACES)
    )
    title = scribe.words("What changed since {version}", version=scribe.words.text(comparison.base.label))
    more = Link(scribe.words("All that changed"), scribe.href(page))
    return Latest(lead(teller), PersonChanges(title, groups, more))


def _weighty(changes: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(change for change in changes if change.grade != EDITORIAL)


def _for_party(scribe: Scribe, comparison: Comparison, place: str, sentences: tuple[str, ...]) -> PersonChange:
    subject = comparison.subjects.get(place)
    if subject is None:
        return PersonChange(Label(scribe.words("People and roles")), None, sentences)
    href = scribe.href(address.playbook(subject.id)) if subject.there else None
    return PersonChange(scribe.label(subject.title), href, sentences)
