"""From a handbook as it stood to the handbook as its files are now, with as little work as their digests ask for.

Knows: what follows from a change of a file; how to go on with what was good last.
Never: which files to look at; when.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from mopsdocs.compile.ancestry import NOBODY, Ancestry, ancestry_of
from mopsdocs.compile.live import Live
from mopsdocs.compile.prepare import Prepared, prepare
from mopsdocs.compile.shared import gone_since, with_good
from mopsdocs.compile.shelves import KEPT, Guards, Shelves
from mopsdocs.compile.sights import sighted
from mopsdocs.compile.speaking import Voices, voices
from mopsdocs.compile.stages import Surveyed, edition_from, survey
from mopsdocs.compile.standing import ANY, Recalled, Standing, card_in, measured, names_of, standing_of
from mopsdocs.model.handbook import Card, Edition
from mopsdocs.model.place import Published
from mopsdocs.model.source import Inputs, Source
from mopsdocs.outputs.scribe import Voice
from mopsdocs.parse import Group, group, value_files

Memory = Mapping[str, Recalled]


@dataclass(frozen=True, slots=True)
class Changes:
    """Which documents are others now, and under which names others may rest on them; `whole`: all rest on more.

    `parsed` are those of them that have just been parsed.
    """

    parsed: Mapping[str, Surveyed]
    documents: frozenset[str]
    names: frozenset[str]
    whole: bool = False


def advance(
    before: Live | None, inputs: Inputs, memory: Memory | None = None, ancestry: Ancestry = NOBODY,
    guards: Guards | None = None,
) -> Live:  # fmt: skip
    """Go on to new inputs; `memory` has what is remembered of documents that `before` does not have as they are.

    Where there is no `before`, `ancestry` is what is remembered of versions, and `guards` hold who looks at it apart.
    """
    fresh, gone = prepared_for(before, inputs)
    sources, recalled = {one.path: one for one in inputs.snapshot.sources}, memory or {}
    kin = (ancestry_of(before) if before else ancestry) if fresh.config.versions.asked else NOBODY
    settled_on = replace(fresh, groups=(), sources=value_files(inputs.snapshot.sources), noticed=())
    prepared = replace(settled_on, standing=kin.standing)
    same = before if before and before.prepared.config == prepared.config else None
    old = same.standings if same else {}
    groups = {one.source.path: one for one in fresh.groups}
    values = _differing(same.prepared.sources, prepared.sources) if same else frozenset[str]()
    parsed: dict[str, Surveyed] = {}
    standings = {
        name: _standing(one, old.get(name), recalled.get(name), prepared, parsed, values)
        for name, one in groups.items()
    }
    if same:
        documents = {name for name, one in standings.items() if old.get(name) is not one}
        cards = {name: one.card for name, one in old.items() if name in documents or name not in standings}
    else:
        documents = {name for name, one in groups.items() if name not in recalled or recalled[name].key != one.key}
        cards = {name: card_in(one) for name, one in recalled.items() if name in documents or name not in standings}
    changes = Changes(
        parsed,
        frozenset(documents),
        frozenset(changed_names({name: standings[name] for name in documents}, cards))
        | (_files(same.prepared, prepared) | _signed(same, prepared) if same else set()),
        same is not None and _rests_on_others(same.prepared, prepared),
    )
    live = assembled(same, prepared, standings, sources, changes, kin.published, guards or Guards())
    live.noticed, live.gone = fresh.noticed, gone
    if before:
        live.last, live.missed = before.last, before.missed
    return live


def prepared_for(before: Live | None, inputs: Inputs) -> tuple[Prepared, frozenset[str]]:
    """Prepare with the settings and parties that will be shown; also names the files at the root that have gone."""
    if before is None:
        return prepare(inputs), frozenset()
    there = frozenset(one.path for one in inputs.snapshot.sources)
    gone = gone_since(frozenset(before.sources) | before.gone, there)
    return with_good(prepare(inputs), before.prepared, before.edition, gone), gone


def same_as(before: Live | None, live: Live) -> bool:
    """Whether nothing at all has changed from one to the other."""
    return (
        before is not None
        and before.edition is live.edition
        and before.prepared.look == live.prepared.look
        and (before.noticed, before.gone) == (live.noticed, live.gone)
        and before.lists is live.lists
        and before.standings.keys() == live.standings.keys()
        and all(before.standings[name] is one for name, one in live.standings.items())
    )


def edited(before: Live, changed: Iterable[Source]) -> Live | None:
    """Go on to other contents of documents that are there already; None where that is not all there is to it."""
    new = {one.path: one for one in changed}
    names = {path if path in before.standings else f"{path[:-6]}.md" for path in new}  # NAME.md, or NAME.xx.md
    touched = {name: before.standings[name].group for name in names if name in before.standings}
    if new.keys() - {path for one in touched.values() for path in one.paths}:
        return None
    standings, parsed = dict(before.standings), dict[str, Surveyed]()
    for name, old in touched.items():
        translations = tuple((lang, new.get(one.path, one)) for lang, one in old.translations)
        found = Group(new.get(old.source.path, old.source), translations)
        standings[name] = _parsed(found, before.standings[name], before.prepared, parsed)
    cards = {name: before.standings[name].card for name in touched}
    others = changed_names({name: standings[name] for name in touched}, cards)
    changes = Changes(parsed, frozenset(touched), frozenset(others))
    return following(before, standings, {**before.sources, **new}, changes)


def following(before: Live, standings: dict[str, Standing], sources: Mapping[str, Source], changes: Changes) -> Live:
    """Go on to other documents, and to nothing else."""
    live = assembled(before, before.prepared, standings, sources, changes, before.published, before.guards)
    live.noticed, live.gone, live.last, live.missed = before.noticed, before.gone, before.last, before.missed
    return live


def missing(before: Live | None, inputs: Inputs, memory: Memory) -> int:
    """Count the documents that would have to be parsed: they are others, or the values of their metrics are."""
    known = before.standings if before else {}
    now = value_files(inputs.snapshot.sources)
    values = _differing(before.prepared.sources, now) if before else frozenset[str]()
    count = 0
    for one in group(inputs.snapshot.sources):
        here, there = known.get(one.source.path), memory.get(one.source.path)
        stands = here and here.group.key == one.key and not measured(here.card, values)
        count += not (stands or (there and there.key == one.key))
    return count


def _standing(
    found: Group,
    before: Standing | None,
    recalled: Recalled | None,
    prepared: Prepared,
    parsed: dict[str, Surveyed],
    values: frozenset[str] = frozenset(),
) -> Standing:
    """Take a document up as it is; `values` are the files of values that are others now."""
    there = standing_of(found, recalled) if recalled else None
    if before and before.group.key == found.key and not measured(before.card, values):
        # Somebody else may have worked out in the meantime what nobody knew.
        lacking = before.outline is None or (before.sketched and there is not None and not there.sketched)
        return there if there and there.outline and lacking and before.readable else before
    return there or _parsed(found, before, prepared, parsed)


def _parsed(
    found: Group, before: Standing | None, prepared: Prepared, parsed: dict[str, Surveyed]
) -> Standing:
    """Parse a document; `parsed` grows by a few."""
    surveyed = survey(found, prepared)
    if before and before.card and (surveyed.card is None or _lost(before.card, surveyed, found)):
        return replace(before, group=found)  # Its page stays as it was.
    if len(parsed) < KEPT:
        parsed[found.source.path] = surveyed
    if surveyed.card and before and surveyed.card == before.card:
        return Standing(found, found, before.card)
    return Standing(found, found, surveyed.card)


def _lost(card: Card, surveyed: Surveyed, found: Group) -> bool:
    """Whether a playbook has become a plain page by accident: emptied, torn by a merge, or no text at all."""
    if card.page is not None or surveyed.card is None or surveyed.card.page is None:
        return False
    content = found.source.content
    return bool(surveyed.noticed) or not content.strip() or b"<<<<<<<" in content


def changed_names(standings: Mapping[str, Standing], cards: Mapping[str, Card | None]) -> Iterator[str]:
    """List the names of all documents that others see changed: those that are new, gone, or have another card."""
    for name, old in cards.items():
        new = standings.get(name)
        if new is None or new.card != old:
            yield from (ANY, *names_of(old), *names_of(new.card if new else None), *_unread(name, new))
    for name, new in standings.items():
        if name not in cards:
            yield from (ANY, *names_of(new.card), *_unread(name, new))


def _unread(name: str, standing: Standing | None) -> Iterator[str]:
    """Name a document that nobody has been able to read by its file."""
    if standing is not None and standing.card is None:
        folder, _, last = name.removesuffix(".md").rpartition("/")
        named = folder.rpartition("/")[2] if last == "index" else last
        yield from (named, f"playbooks/{named}.html")


def _files(before: Prepared, now: Prepared) -> set[str]:
    changed = set(before.files) ^ set(now.files)
    anything = changed or before.others != now.others
    return {f"files/{path.removeprefix('playbooks/')}" for path in changed} | ({ANY} if anything else set())


def _signed(before: Live, now: Prepared) -> set[str]:
    """Name the playbooks of which somebody has signed something since, or has taken it back."""
    old, new = before.prepared.signoffs.given, now.signoffs.given
    items = (item for item in old.keys() | new.keys() if old.get(item) != new.get(item))
    names = (item.rpartition("/")[0] for item in items)
    return {before.edition.aliases.get(name, name) for name in names}


def _differing(before: Mapping[str, Source], now: Mapping[str, Source]) -> frozenset[str]:
    """Name the files of values that are others now."""
    return frozenset(path for path in before.keys() | now.keys() if before.get(path) != now.get(path))


def _rests_on_others(before: Prepared, now: Prepared) -> bool:
    return before.parties != now.parties or before.version != now.version


def assembled(
    before: Live | None, prepared: Prepared, standings: dict[str, Standing], sources: Mapping[str, Source],
    changes: Changes, published: tuple[Published, ...], guards: Guards,
) -> Live:  # fmt: skip
    """Put a state together, and take from the one before what stands."""
    anew = before is None or bool(changes.names) or changes.whole
    edition = _edition(standings, prepared) if before is None or anew else before.edition
    stale = set(_stale(standings, changes)) if anew else set[str]()
    for name in stale:
        standings[name] = replace(standings[name], outline=None)
    speaking = _speaking(before, prepared, edition)
    live = Live(prepared, edition, speaking, standings, sources, published=published, guards=guards)
    if before is not None:
        live.places, live.guards = before.places, before.guards
        # What the prose of a sketched document rests on is not known before somebody reads it.
        unread = {name for name in [*before.shelves.judged] if name in standings and standings[name].sketched}
        unsure = stale | unread if anew else stale
        live.shelves = _shelves(before, live, changes.documents, changes.documents | unsure)
    live.shelves.put(changes.parsed)
    sighted(before, live, changes.documents)
    return live


def _stale(standings: Mapping[str, Standing], changes: Changes) -> Iterator[str]:
    """Name the documents to be judged anew; of those without an outline nobody knows what they rest on."""
    for name, one in standings.items():
        needed = changes.whole or one.outline is None or not changes.names.isdisjoint(one.needs)
        if needed and name not in changes.documents:
            yield name


def _edition(standings: Mapping[str, Standing], prepared: Prepared) -> Edition:
    return edition_from(((one.card, one.group.paths) for one in standings.values()), prepared)


def _speaking(before: Live | None, prepared: Prepared, edition: Edition) -> Voices:
    if before is None or not _speaks_as_before(before.prepared, prepared):
        return voices(prepared, edition)
    if edition is before.edition:
        return before.speaking
    return {lang: Voice(edition, one.words) for lang, one in before.speaking.items()}


def _speaks_as_before(before: Prepared, now: Prepared) -> bool:
    return before.look == now.look and before.parties is now.parties


def _shelves(before: Live, live: Live, changed: frozenset[str], stale: frozenset[str]) -> Shelves:
    kept = Shelves(dict(before.shelves.surveyed), dict(before.shelves.judged), dict(before.shelves.planned))
    kept.drop(changed, stale)
    if live.speaking is not before.speaking:  # Every page names its neighbours.
        kept.planned.clear()
    return kept
