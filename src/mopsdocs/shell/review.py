"""A check in shares: each worker parses its documents, hears of all cards, and judges its own.

Knows: in which order the verbs are called, what is told to the other workers.
Never: the rules; what git remembers, which whoever calls looks up.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from mopsdocs.compile import Prepared, Surveyed, check_handbook, judge, outline, report_of, survey
from mopsdocs.compile.stages import edition_from
from mopsdocs.model.diagnostic import Diagnostic, Noticed, Report
from mopsdocs.model.handbook import Edition
from mopsdocs.model.hindsight import NOTHING, Hindsight
from mopsdocs.model.place import Standing
from mopsdocs.parse import Group
from mopsdocs.shell.packing import pack, unpack_card, unpack_outline
from mopsdocs.shell.pool import in_two_turns, jobs_for
from mopsdocs.shell.remembering import watches
from mopsdocs.shell.voiding import is_signed
from mopsdocs.shell.workspace import CONFIG

LookBack: TypeAlias = Callable[[Sequence[Surveyed]], tuple[tuple[Noticed, ...], Hindsight]]
"""From the documents that watch something, or in which something is signed, to what is noticed of mopsdocs.yml, and
what git remembers."""

_Cards: TypeAlias = list[tuple[bytes, tuple[str, ...]]]
"""Packed cards, each with the paths of its document's files; a document that cannot be read has none."""

_News: TypeAlias = tuple[_Cards, Hindsight]
_Found: TypeAlias = tuple[list[Diagnostic], list[bytes]]


@dataclass(slots=True)
class Review:
    """A handbook under check; what git remembers, and whether anything is watched, is known once all is parsed."""

    prepared: Prepared
    look_back: LookBack
    watching: bool = False
    noticed: tuple[Noticed, ...] = ()
    news: _News = field(default=([], NOTHING))

    def report(self, cores: int) -> Report:
        """Check all documents, then the handbook as a whole."""
        groups = self.prepared.groups
        found: list[_Found] = in_two_turns(
            groups, jobs_for(len(groups), cores), self._first, self._between, self._second
        )
        outlines = sorted((unpack_outline(one) for _, kept in found for one in kept), key=lambda one: one.card.path)
        told = (*self.prepared.noticed, *((CONFIG, one) for one in self.noticed))
        prepared, edition = self._bound(self.news)
        whole = check_handbook(replace(prepared, noticed=told), edition, tuple(outlines))
        return report_of(prepared, [*(one for several, _ in found for one in several), *whole])

    def _first(self, share: Sequence[Group]) -> tuple[list[Surveyed], tuple[_Cards, list[Surveyed]]]:
        """Parse; tell the cards, and what git is to be asked about."""
        surveyed = [survey(one, self.prepared) for one in share]
        cards = [(pack(one.card) if one.card else b"", one.paths) for one in surveyed]
        signed = self.prepared.signoffs.playbooks()
        return surveyed, (cards, [one for one in surveyed if watches(one) or is_signed(one, signed)])

    def _between(self, told: list[tuple[_Cards, list[Surveyed]]]) -> _News:
        """Put the cards of all shares together, and ask what git remembers."""
        cards = sorted((card for cards, _ in told for card in cards), key=lambda pair: pair[1])
        several = sorted((one for _, found in told for one in found), key=lambda one: one.paths)
        self.noticed, hindsight = self.look_back(several)
        self.watching = any(map(watches, several)) or bool(hindsight.voided)
        self.news = cards, hindsight
        return self.news

    def _second(self, surveyed: list[Surveyed], news: _News) -> _Found:
        """Bind, assess and check; each document is let go as soon as it is judged."""
        prepared, edition = self._bound(news)
        diagnostics: list[Diagnostic] = []
        outlines: list[bytes] = []
        surveyed.reverse()
        while surveyed:
            one = surveyed.pop()
            # Another process told of this card as data; the edition's own stands for it from here on.
            known = replace(one, card=edition.by_path.get(one.paths[0])) if one.card else one
            judged = judge(known, edition, prepared)
            diagnostics.extend(judged.diagnostics)
            shown = outline(judged)
            if shown:
                outlines.append(pack(shown))
        return diagnostics, outlines

    def _bound(self, news: _News) -> tuple[Prepared, Edition]:
        cards, hindsight = news
        prepared = replace(self.prepared, standing=Standing(hindsight=hindsight))
        known = ((unpack_card(card) if card else None, paths) for card, paths in cards)
        return prepared, edition_from(known, prepared)
