"""A look at the handbook as it stands: at what the last build remembers, or where something has changed at the files.

Knows: what a build leaves behind, which process works on which documents.
Never: what is looked for.
"""

import gc
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec
from msgspec import structs

from mopsdocs.compile.glance import Glance, charges_in, edition_with, glance, outlines
from mopsdocs.compile.prepare import Prepared, Shared, prepare, prepare_again
from mopsdocs.compile.stages import Surveyed, survey
from mopsdocs.model.config import Config
from mopsdocs.model.outline import Outline
from mopsdocs.model.parties import Parties
from mopsdocs.model.playbook import PartyId
from mopsdocs.model.sharing import unpack_outline
from mopsdocs.model.signoff import Signoffs
from mopsdocs.parse import Group
from mopsdocs.shell.ledger import Ledger, open_ledger
from mopsdocs.shell.memory import Remembered, Summary, memory_of
from mopsdocs.shell.packing import pack, unpack_card
from mopsdocs.shell.pool import cores, in_two_turns, jobs_for
from mopsdocs.shell.reader import read
from mopsdocs.shell.workspace import Workspace

Cards = list[tuple[bytes, tuple[str, ...]]]


def look_at(workspace: Workspace, lang: str | None, leaving: PartyId | None = None) -> Glance:
    """Look at a handbook in a language; of somebody who is `leaving` also at every place that names them."""
    gc.disable()  # A look is short, and what it makes it keeps.
    memory = memory_of(workspace.root, workspace.site.resolve())
    summary = memory.summary()
    ledger = open_ledger(workspace, summary) if summary and summary.parties and summary.config else None
    if summary and ledger and ledger.unchanged:
        documents = memory.documents()
        if len(documents) == summary.documents:
            return _remembered(ledger, summary, documents, lang, leaving)
    return _made(workspace, lang, leaving)


def _remembered(
    ledger: Ledger, summary: Summary, documents: Mapping[str, Remembered], lang: str | None, leaving: PartyId | None
) -> Glance:
    """Take the outlines of the last build, which was made of the same files on the same day."""
    shared = Shared(
        msgspec.msgpack.decode(summary.config, type=Config),
        msgspec.msgpack.decode(summary.parties, type=Parties),
        msgspec.msgpack.decode(summary.signoffs, type=Signoffs),
    )
    sources = ledger.sources() if leaving else ()
    prepared = prepare_again(ledger.inputs(sources), shared)
    found = [
        (unpack_outline(one.outline) if one.outline else None, one.paths) for _, one in sorted(documents.items())
    ]
    if leaving:
        found = list(_with_charges(found, prepared, leaving))
    edition = edition_with(((one.card if one else None, paths) for one, paths in found), prepared, ())
    return glance(found, edition, prepared, lang)


def _with_charges(
    found: list[tuple[Outline | None, tuple[str, ...]]], prepared: Prepared, leaving: PartyId
) -> Iterator[tuple[Outline | None, tuple[str, ...]]]:
    """Add the places that name somebody: only what has the id somewhere in it needs to be read."""
    groups = tuple(one for one in prepared.groups if leaving.encode() in one.source.content)
    charges = charges_in(replace(prepared, groups=groups), {leaving})
    for one, paths in found:
        more = charges.get(paths[0], ()) if one else ()
        yield (structs.replace(one, charges=more) if one and more else one), paths


def _made(workspace: Workspace, lang: str | None, leaving: PartyId | None) -> Glance:
    """Work the outlines out, in shares."""
    work = _Work(prepare(read(workspace)), (leaving,) if leaving else ())
    groups = work.prepared.groups
    done = in_two_turns(groups, jobs_for(len(groups), cores()), work.first, work.between, work.second)
    packed = sorted((one for part in done for one in part), key=lambda pair: pair[1])
    found = [(unpack_outline(outline) if outline else None, paths) for outline, paths in packed]
    cards = ((one.card if one else None, paths) for one, paths in found)
    return glance(found, edition_with(cards, work.prepared, work.leaving), work.prepared, lang)


@dataclass(frozen=True, slots=True)
class _Work:
    """The work of a look, as workers share it."""

    prepared: Prepared
    leaving: tuple[PartyId, ...]

    def first(self, share: Sequence[Group]) -> tuple[list[Surveyed], Cards]:
        """Parse; tell the cards."""
        surveyed = [survey(one, self.prepared) for one in share]
        return surveyed, [(pack(one.card) if one.card else b"", one.paths) for one in surveyed]

    def between(self, told: list[Cards]) -> Cards:
        """Put the cards of all shares together, in order of path."""
        return sorted((card for cards in told for card in cards), key=lambda pair: pair[1])

    def second(self, surveyed: list[Surveyed], cards: Cards) -> Cards:
        """Bind and assess; tell the outlines."""
        known = ((unpack_card(card) if card else None, paths) for card, paths in cards)
        edition = edition_with(known, self.prepared, self.leaving)
        found = outlines(surveyed, edition, self.prepared)
        return [(pack(one) if one else b"", paths) for one, paths in found]
