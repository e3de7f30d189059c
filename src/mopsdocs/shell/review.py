"""A check in shares: each worker parses its documents, hears of all cards, and judges its own.

Knows: in which order the verbs are called, what is told to the other workers, what need not be looked at again.
Never: the rules; what git remembers, which whoever calls looks up.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TypeAlias

import msgspec
from msgspec import Struct

from mopsdocs.compile.prepare import Prepared
from mopsdocs.compile.reporting import report_of
from mopsdocs.compile.resting import Reading, Rests, Witness, same_values
from mopsdocs.compile.stages import Surveyed, check_handbook, edition_from, judge, outline, survey, survey_again
from mopsdocs.model.assessment import Depth
from mopsdocs.model.diagnostic import Noticed, Report
from mopsdocs.model.handbook import Edition
from mopsdocs.model.hindsight import NOTHING, Hindsight
from mopsdocs.model.place import Standing
from mopsdocs.model.playbook import Playbook
from mopsdocs.model.sharing import unpack_outline
from mopsdocs.parse import Group
from mopsdocs.shell.lines import Lines
from mopsdocs.shell.packing import pack, pack_plan, unpack_card, unpack_plan
from mopsdocs.shell.pool import in_shares, in_two_turns, jobs_for
from mopsdocs.shell.rows import Row, diagnostic_of, row_of
from mopsdocs.shell.watching import is_signed, watches
from mopsdocs.shell.workspace import CONFIG

LookBack: TypeAlias = Callable[[Sequence[Surveyed]], tuple[tuple[Noticed, ...], Hindsight]]
"""From the documents that watch something, or in which something is signed, to what is noticed of mopsdocs.yml, and
what git remembers."""

_Cards: TypeAlias = list[tuple[bytes, tuple[str, ...]]]
"""Packed cards, each with the paths of its document's files; a document that cannot be read has none."""

_News: TypeAlias = tuple[_Cards, Hindsight]
_Values: TypeAlias = tuple[tuple[str, str], ...]
_State: TypeAlias = list[tuple[Group, Surveyed, _Values]]


class Judgement(Struct, frozen=True, array_like=True):
    """What one document came to: the paths and blob ids of its `files`, card and outline as data, its findings.

    `asks` is whether git has a say in it, so that it has to be parsed each time. `plan` is what its front matters
    (known by their `marks`) say, empty where something was wrong with them. `shared` is what all documents rest on.
    """

    files: tuple[str, ...]
    card: bytes
    outline: bytes
    rows: tuple[Row, ...]
    rests: Rests
    asks: bool
    plan: bytes
    marks: tuple[str, ...]
    shared: str

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of its files."""
        return self.files[::2]


_Told: TypeAlias = list[tuple[str, bytes]]
"""Judgements as data, each with the path of its document's source."""

_unpack = msgspec.msgpack.Decoder(Judgement).decode


@dataclass(slots=True)
class Review:
    """A handbook under check; what git remembers, and whether anything is watched, is known once all is parsed.

    `known` is what documents came to last time, as data, by path; `fresh` what those that were looked at come to now;
    `shared` a digest of what all of them rest on.
    """

    prepared: Prepared
    look_back: LookBack
    lines: Lines
    shared: str = ""
    known: Mapping[str, bytes] = field(default_factory=dict)
    fresh: dict[str, bytes] = field(default_factory=dict)
    watching: bool = False
    noticed: tuple[Noticed, ...] = ()
    news: _News = field(default=([], NOTHING))
    before: dict[str, Judgement] = field(default_factory=dict)
    kept: dict[str, Judgement] = field(default_factory=dict)

    def report(self, cores: int) -> Report:
        """Check all documents that have to be looked at, then the handbook as a whole."""
        groups = {one.source.path: one for one in self.prepared.groups}
        self.before = {path: one for path, one in self._before() if path in groups}
        self.kept = {path: one for path, one in self.before.items() if not one.asks and one.files == groups[path].key}
        stale = [one for path, one in groups.items() if path not in self.kept]
        jobs = jobs_for(len(stale), cores)
        found: list[_Told] = in_two_turns(stale, jobs, self._first, self._between, self._second)
        prepared, edition = self._bound(self.news)
        witness = Witness(edition) if self.kept else None
        around = [groups[path] for path, one in self.kept.items() if witness and not witness.holds(one.rests)]
        found += in_shares(around, jobs_for(len(around), cores), self._anew)
        self.fresh = {path: content for told in found for path, content in told}
        every = {**self.kept, **{path: _unpack(content) for path, content in self.fresh.items()}}
        judged = [every[path] for path in sorted(every)]
        outlines = tuple(unpack_outline(one.outline) for one in judged if one.outline)
        told = (*self.prepared.noticed, *((CONFIG, one) for one in self.noticed))
        whole = check_handbook(replace(prepared, noticed=told), edition, outlines)
        own = [diagnostic_of(row) for one in judged for row in one.rows]
        return report_of(prepared, [*own, *whole], self.lines.place)

    def _before(self) -> Iterator[tuple[str, Judgement]]:
        """Give what documents came to last time, where the values that they rest on are what they were."""
        for path, content in self.known.items():
            with suppress(msgspec.MsgspecError):
                found = _unpack(content)
                # Somebody else may have checked in the meantime, with other settings.
                if found.shared == self.shared and same_values(found.rests, self.prepared.sources):
                    yield path, found

    def _first(self, share: Sequence[Group]) -> tuple[_State, tuple[_Cards, list[Surveyed]]]:
        """Parse; tell the cards, and what git is to be asked about."""
        reading, state = Reading(self.prepared), _State()
        for one in share:
            surveyed = self._with_new_prose(one)
            values = self.before[one.source.path].rests.values if surveyed else ()
            state.append((one, surveyed or survey(one, reading.prepared), (*values, *reading.told())))
        cards = [(pack(one.card) if one.card else b"", one.paths) for _, one, _ in state]
        return state, (cards, [one for _, one, _ in state if self._asks(one)])

    def _with_new_prose(self, group: Group) -> Surveyed | None:
        """Compose the prose of a document whose plan is known; None where more than prose has changed."""
        before = self.before.get(group.source.path)
        if before is None or not before.plan or before.paths != group.paths:
            return None
        return survey_again(group, unpack_plan(before.plan), before.marks, self.prepared)

    def _between(self, told: list[tuple[_Cards, list[Surveyed]]]) -> _News:
        """Put the cards of all shares together, and ask what git remembers."""
        cards = [card for cards, _ in told for card in cards] + [(one.card, one.paths) for one in self.kept.values()]
        several = sorted((one for _, found in told for one in found), key=lambda one: one.paths)
        self.noticed, hindsight = self.look_back(several)
        self.watching = any(map(watches, several)) or bool(hindsight.voided)
        self.news = sorted(cards, key=lambda pair: pair[1]), hindsight
        return self.news

    def _second(self, state: _State, news: _News) -> _Told:
        """Bind, assess and check; each document is let go as soon as it is judged."""
        prepared, edition = self._bound(news)
        reading, witness = Reading(prepared), Witness(edition)
        found: _Told = []
        state.reverse()
        while state:
            group, surveyed, values = state.pop()
            # Another process told of this card as data; the edition's own stands for it from here on.
            known = replace(surveyed, card=edition.by_path.get(surveyed.paths[0])) if surveyed.card else surveyed
            document = known.document
            judged = judge(known, witness.edition, reading.prepared, depth=Depth.RULES)
            shown = outline(judged)
            judgement = Judgement(
                files=group.key,
                card=pack(known.card) if known.card else b"",
                outline=pack(shown) if shown else b"",
                rows=tuple(map(row_of, judged.diagnostics)),
                rests=witness.told(tuple(sorted({*values, *reading.told()}))),
                asks=self._asks(known),
                plan=pack_plan(document) if isinstance(document, Playbook) and known.plain else b"",
                marks=known.marks,
                shared=self.shared,
            )
            found.append((group.source.path, pack(judgement)))
        return found

    def _anew(self, share: Sequence[Group]) -> _Told:
        """Judge documents again whose files are what they were, and something that they rest on is not."""
        return self._second(self._first(share)[0], self.news)

    def _asks(self, one: Surveyed) -> bool:
        return watches(one) or is_signed(one, self.prepared.signoffs.playbooks())

    def _bound(self, news: _News) -> tuple[Prepared, Edition]:
        cards, hindsight = news
        prepared = replace(self.prepared, standing=Standing(hindsight=hindsight))
        known = ((unpack_card(card) if card else None, paths) for card, paths in cards)
        return prepared, edition_from(known, prepared)
