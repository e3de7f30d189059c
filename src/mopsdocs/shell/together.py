"""Editions made together, so that what several of them share is made once.

Knows: which process does which documents, in which order the verbs are called, what is told to the others.
Never: what a verb does; which editions there are, how they stand to each other.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import TypeAlias

from msgspec import structs

from mopsdocs.compile.again import same_values
from mopsdocs.compile.facts import answerable_in
from mopsdocs.compile.speaking import voices
from mopsdocs.compile.stages import Surveyed, edition_from, survey_known
from mopsdocs.model.handbook import Card, Edition
from mopsdocs.model.outline import Outline
from mopsdocs.model.place import Standing
from mopsdocs.model.playbook import PartyId, Playbook
from mopsdocs.model.sharing import unpack_outline
from mopsdocs.parse import Group
from mopsdocs.shell.editions import Gathered
from mopsdocs.shell.imprints import Imprints, key_of
from mopsdocs.shell.memory import Remembered
from mopsdocs.shell.packing import pack, pack_document, unpack_card, unpack_document
from mopsdocs.shell.pool import in_parts, jobs_for
from mopsdocs.shell.shares import Desk, Done, Work
from mopsdocs.shell.spool import Spool
from mopsdocs.shell.stopwatch import Stopwatch

Strand: TypeAlias = tuple[tuple[int, Group], ...]
"""A document by its path: the number of each edition that has it, the oldest first, and its files there."""

Told: TypeAlias = tuple[bytes, tuple[str, ...], tuple[PartyId, ...]]
"""A card as data, empty where the document could not be read; the paths of its files; who answers for something."""

News: TypeAlias = list[tuple[list[Told], Standing]]
"""What every process is told of each edition: its cards, and how it stands to the others."""

Stand: TypeAlias = Callable[[Sequence[Edition], Sequence[frozenset[PartyId]]], Sequence[Standing]]
"""Tells how editions stand to each other, by what is bound of each and who answers for something in it."""

_TOGETHER = 64
"""So many documents are parsed, and told of, at a time."""
_FEW = 200
"""Up to so many parsed documents a process holds as they are."""
_MANY = 2000
"""What came of more documents than this is put by in a file."""


@dataclass(frozen=True, slots=True)
class _Folded:
    """A document in which nothing was noticed, as data: there is no room for thousands as they are."""

    paths: tuple[str, ...]
    content: bytes


_Strands: TypeAlias = list[list[tuple[int, Surveyed | _Folded]]]
_State: TypeAlias = tuple[_Strands, Stopwatch]


def alone(works: Sequence[Work]) -> Stand:
    """Leave the editions standing as they do."""
    return lambda _editions, _answerable: [one.prepared.standing for one in works]


def gather(works: Sequence[Work], jobs: int, watch: Stopwatch, stand: Stand | None = None) -> list[Gathered]:
    """Make the pages of all documents of some editions, the oldest first."""
    strands = strands_of(works)
    watch.count("documents", sum(map(len, strands)))
    watch.tell("parse")
    together = _Together(tuple(works), watch, stand or alone(works))
    together.documents.extend(map(_put_by, works))
    turns = (together.first, together.between, together.second)
    in_parts(strands, jobs_for(len(strands), jobs), turns, together.hear)
    own = works[-1]
    if own.imprints.kept:
        own.imprints.only(key_of(own.parsed.settings, one.paths, own.prepared) for one in own.prepared.groups)
    return [together.gathered(at) for at in range(len(works))]


def strands_of(works: Sequence[Work]) -> list[Strand]:
    """Put the documents of all editions together by their paths, in the order of the newest edition."""
    found: dict[str, list[tuple[int, Group]]] = {}
    for at, work in enumerate(works):
        for group in work.prepared.groups:
            found.setdefault(group.source.path, []).append((at, group))
    return [tuple(found[path]) for path in sorted(found)]


class _Outlines(dict[bytes, Outline]):
    """Outlines by their data, each unpacked once however many editions have it."""

    def __missing__(self, packed: bytes) -> Outline:
        """Unpack an outline that is new."""
        self[packed] = found = unpack_outline(packed)
        return found


@dataclass(frozen=True)
class _Together:
    """The turns of all processes; what comes of `between` is kept for the end."""

    works: tuple[Work, ...]
    watch: Stopwatch
    stand: Stand
    editions: list[Edition] = field(default_factory=list)
    told: list[tuple[int, list[Done]]] = field(default_factory=list)
    documents: list[dict[str, Remembered] | Spool] = field(default_factory=list)
    outlines: _Outlines = field(default_factory=_Outlines)

    def first(self, share: Sequence[Strand]) -> tuple[_State, list[list[Told]]]:
        """Parse; tell the cards."""
        watch = Stopwatch()
        with watch.time("parse"):
            strands, told = self._several(share) if len(self.works) > 1 else self._alone(share)
        return (strands, watch), told

    def _several(self, share: Sequence[Strand]) -> tuple[_Strands, list[list[Told]]]:
        known, told_of = _Known(), dict[int, Told]()
        strands: dict[str, list[tuple[int, Surveyed | _Folded]]] = {}
        told: list[list[Told]] = []
        for at, work in enumerate(self.works):
            groups = [group for strand in share for number, group in strand if number == at]
            found = known.survey(work, groups)
            for one in found:
                strands.setdefault(one.paths[0], []).append((at, one))
            told.append([told_of.setdefault(id(one), _told(one)) for one in found])
        return list(strands.values()), told

    def _alone(self, share: Sequence[Strand]) -> tuple[_Strands, list[list[Told]]]:
        """Parse the documents of a single edition, some at a time, and put them by until their turn comes."""
        (work,) = self.works
        strands: _Strands = []
        told: list[Told] = []
        groups = [group for strand in share for _, group in strand]
        for start in range(0, len(groups), _TOGETHER):
            for one in work.parsed.survey(groups[start : start + _TOGETHER], work.prepared):
                told.append(_told(one))
                strands.append([(0, _folded(one) if len(groups) > _FEW else one)])
        return strands, [told]

    def between(self, told: list[list[list[Told]]]) -> News:
        """Put the cards of all processes together, in order of path, and tell how the editions stand."""
        cards = [sorted((one for part in told for one in part[at]), key=_paths) for at in range(len(self.works))]
        unpacked = _Cards()
        with self.watch.time("bind"):
            self.editions[:] = [
                edition_from(((unpacked[card], paths) for card, paths, _ in several), work.prepared)
                for several, work in zip(cards, self.works, strict=True)
            ]
        answerable = [frozenset(party for _, _, parties in several for party in parties) for several in cards]
        standings = self.stand(self.editions, answerable)
        placed = zip(self.editions, standings, strict=True)
        self.editions[:] = [structs.replace(edition, standing=standing) for edition, standing in placed]
        return list(zip(cards, standings, strict=True))

    def second(self, state: _State, news: News) -> Iterator[list[Done]]:
        """Bind, assess, check, arrange, render and place, one document after another through all editions."""
        strands, watch = state
        imprints = self.works[-1].imprints
        with watch.time("bind"):
            desks = _desks(self.works, news, watch)
        news.clear()  # What was told is bound; there is no room for it twice.
        strands.reverse()
        while strands:  # Each document is let go as soon as its pages are made, and told of with some others.
            coming = strands[-(len(strands) % _TOGETHER or _TOGETHER) :]
            imprints.fetch(desks[at].key(one.paths) for strand in coming for at, one in strand)
            del strands[-len(coming) :]
            while coming:
                mains, before = dict[str, str](), None
                for at, surveyed in coming.pop():
                    before = desks[at].document(_unfolded(surveyed, desks[at].edition), mains, before)
            imprints.put_away()
            yield [desk.done for desk in desks]
            spent = Stopwatch()
            desks = [replace(desk, done=Done.empty(spent)) for desk in desks]

    def hear(self, share: int, parts: list[Done]) -> None:
        """Hear of some documents; what each has come to is put by, for there may be thousands."""
        self.watch.add(parts[0].watch)
        for part, documents in zip(parts, self.documents, strict=True):
            documents.update(part.documents)
            part.documents.clear()
        self.told.append((share, parts))
        self.watch.tell("pages")

    def gathered(self, at: int) -> Gathered:
        """Put together what the processes have made of an edition."""
        work, edition = self.works[at], self.editions[at]
        done = [parts[at] for _, parts in sorted(self.told, key=itemgetter(0))]
        found = self.documents[at]
        documents = found if isinstance(found, Spool) else dict(sorted(found.items()))
        outlines = tuple(self._outline(one, edition) for one in documents.values() if one.outline)
        standing = edition.standing
        prepared = replace(work.prepared, standing=standing)
        return Gathered(replace(work, prepared=prepared), done, documents, edition, outlines)

    def _outline(self, one: Remembered, edition: Edition) -> Outline:
        """Read an outline; its card is the edition's own."""
        if len(self.works) > 1:
            return self.outlines[one.outline]
        found = unpack_outline(one.outline)
        card = edition.by_path.get(one.paths[0])
        return structs.replace(found, card=card) if card else found


class _Known:
    """Documents that were parsed for an older edition: the very same files say the very same."""

    def __init__(self) -> None:
        self._found: dict[tuple[bytes, tuple[str, ...]], Surveyed] = {}

    def survey(self, work: Work, groups: Sequence[Group]) -> list[Surveyed]:
        """Parse documents, or take them as they were parsed before."""
        keys = [(work.parsed.settings, one.key) for one in groups]
        found = [self._again(self._found.get(key), one, work) for key, one in zip(keys, groups, strict=True)]
        lacking = [one for one, surveyed in zip(groups, found, strict=True) if surveyed is None]
        fresh = iter(work.parsed.survey(lacking, work.prepared))
        whole = [one or next(fresh) for one in found]
        self._found.update(zip(keys, whole, strict=True))
        return whole

    @staticmethod
    def _again(before: Surveyed | None, group: Group, work: Work) -> Surveyed | None:
        if before is None or same_values(before, work.prepared):
            return before
        if before.document is None or before.noticed:
            return None
        return survey_known(group, before.document, before.marks, work.prepared)


class _Cards(dict[bytes, Card | None]):
    """Cards by their data, each unpacked once however many editions have it."""

    def __missing__(self, packed: bytes) -> Card | None:
        """Unpack a card that is new."""
        self[packed] = found = unpack_card(packed) if packed else None
        return found


def _put_by(work: Work) -> dict[str, Remembered] | Spool:
    many = len(work.prepared.groups) > _MANY
    return Spool(work.staging.with_name(f"{work.staging.name}.spool")) if many else {}


def _folded(one: Surveyed) -> Surveyed | _Folded:
    return one if one.document is None or one.noticed else _Folded(one.paths, pack_document(one.document, one.marks))


def _unfolded(one: Surveyed | _Folded, edition: Edition) -> Surveyed:
    if isinstance(one, Surveyed):
        return one
    document, marks = unpack_document(one.content)
    return Surveyed(one.paths, document, edition.by_path.get(one.paths[0]), (), marks)


def _told(one: Surveyed) -> Told:
    answerable = tuple(sorted(set(answerable_in(one.document)))) if isinstance(one.document, Playbook) else ()
    return pack(one.card) if one.card else b"", one.paths, answerable


def _paths(told: Told) -> tuple[str, ...]:
    return told[1]


def _desks(works: Sequence[Work], news: News, watch: Stopwatch) -> list[Desk]:
    unpacked, desks = _Cards(), list[Desk]()
    for work, (several, standing) in zip(works, news, strict=True):
        desks.append(_desk(work, several, standing, unpacked, desks[-1:], watch, works[-1].imprints))
    return desks


def _desk(
    work: Work,
    told: Sequence[Told],
    standing: Standing,
    cards: _Cards,
    before: Sequence[Desk],
    watch: Stopwatch,
    imprints: Imprints,
) -> Desk:
    prepared = replace(work.prepared, standing=standing)
    edition = edition_from(((cards[card], paths) for card, paths, _ in told), prepared)
    speaking = voices(prepared, edition, before[0].speaking if before else None)
    return Desk(replace(work, prepared=prepared), edition, speaking, Done.empty(watch), imprints)
