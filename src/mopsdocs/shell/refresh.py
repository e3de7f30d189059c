"""Make only the documents whose prose was edited, where nothing that other pages show has changed.

Knows: what was remembered of every document, which files differ.
Never: does half of it: if anything else has changed, the whole handbook is built.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from mopsdocs.compile.borrow import borrows
from mopsdocs.compile.prepare import Prepared, Shared, prepare_again
from mopsdocs.compile.speaking import voices
from mopsdocs.compile.stages import Surveyed, edition_from, survey_again
from mopsdocs.model.config import Config
from mopsdocs.model.diagnostic import Severity
from mopsdocs.model.hindsight import Hindsight
from mopsdocs.model.parties import Parties
from mopsdocs.model.place import Standing
from mopsdocs.model.signoff import Signoffs
from mopsdocs.parse import Group
from mopsdocs.shell.ledger import Ledger
from mopsdocs.shell.memory import Listed, Remembered, Summary, memory_of
from mopsdocs.shell.order import Built, Order
from mopsdocs.shell.packing import pack, unpack_card, unpack_plan
from mopsdocs.shell.publish import published
from mopsdocs.shell.reader import source_path
from mopsdocs.shell.shares import Desk, Done, Made, Work
from mopsdocs.shell.stopwatch import Stopwatch
from mopsdocs.shell.writer import Site

if TYPE_CHECKING:
    from mopsdocs.shell.beside import Beside

Known = Mapping[str, Remembered]


@dataclass(frozen=True, slots=True)
class Recalled:
    """What is remembered: the cards of all documents, and all of those that were edited."""

    cards: Mapping[str, Listed]
    edited: Known


def build_few(order: Order, site: Site, ledger: Ledger, watch: Stopwatch) -> Built | None:
    """Build anew what was edited; None where that is not enough."""
    summary = ledger.summary
    with watch.time("recall"):
        memory = memory_of(order.workspace.root, order.out.resolve())
        cards = memory.cards()
        names = [name for name, one in cards.items() if not ledger.changed.isdisjoint(one.paths)]
        edited = {name: one for name in names if (one := memory.document(name))}
    if summary is None or len(cards) != summary.documents or not summary.parties:
        return None
    if not ledger.changed <= {path for one in edited.values() for path in one.paths}:
        return None
    with watch.time("read"):
        prepared = _prepared(ledger, summary, edited)
    recalled = Recalled(cards, edited)
    if not summary.versions:
        return _built(order, site, ledger, recalled, prepared, watch)
    # Beside versions an edit of prose is a change of the handbook as well, and "What changed" tells of it.
    from mopsdocs.shell.beside import beside  # Most handbooks have no versions.

    with beside(order, ledger, summary, prepared, watch) as found:
        return _built(order, site, ledger, recalled, found.prepared, watch, found) if found else None


def _built(
    order: Order,
    site: Site,
    ledger: Ledger,
    recalled: Recalled,
    prepared: Prepared,
    watch: Stopwatch,
    beside: "Beside | None" = None,
) -> Built | None:
    """Make what was edited, and what tells of it; None where that is not enough."""
    summary, edited = ledger.summary, recalled.edited
    desk = _made(order, recalled, site, prepared, watch)
    if summary is None or desk is None or not _stays(desk.done, edited):
        return None
    made = [desk.done.made, *(beside.pages(desk) if beside else ())]
    replaced = {path for one in edited.values() for path, _ in one.recipes}
    replaced.update(path for part in made for path in (*part.kept, *(one.path for one in part.written)))
    kept = Made([], [path for path in site.manifest if path not in replaced])
    counted = _recounted(ledger, summary, edited, desk.done.documents)
    if beside:
        counted = msgspec.structs.replace(counted, stood=beside.remembered)
    if order.strict and counted.warnings:
        return None
    return published(order, site, [*made, kept], counted, desk.done.documents, watch, anew=False)


def _prepared(ledger: Ledger, summary: Summary, edited: Known) -> Prepared:
    sources = ledger.only(frozenset(path for one in edited.values() for path in one.paths))
    shared = Shared(
        msgspec.msgpack.decode(summary.config, type=Config),
        msgspec.msgpack.decode(summary.parties, type=Parties),
        msgspec.msgpack.decode(summary.signoffs, type=Signoffs),
    )
    prepared = prepare_again(ledger.inputs(sources), shared)
    voided = msgspec.msgpack.decode(summary.voided, type=dict[str, tuple[str, ...]])
    return replace(prepared, standing=Standing(hindsight=Hindsight(voided=voided)))


def _made(order: Order, recalled: Recalled, site: Site, prepared: Prepared, watch: Stopwatch) -> Desk | None:
    with watch.time("parse"):
        surveyed = [_surveyed(group, recalled.edited, prepared) for group in prepared.groups]
    found = [one for one in surveyed if one is not None]
    if len(found) != len(surveyed):
        return None
    workspace = order.workspace
    work = Work(prepared, site, site.stage(), lambda path: source_path(workspace, path).read_bytes())
    cards = ((unpack_card(one.card), one.paths) for _, one in sorted(recalled.cards.items()) if one.card)
    with watch.time("bind"):
        edition = edition_from(cards, prepared)
    desk = Desk(work, edition, voices(prepared, edition), Done.empty(watch))
    for one in found:
        desk.document(one, {}, None)
    return desk


def _surveyed(group: Group, known: Known, prepared: Prepared) -> Surveyed | None:
    """Compose the new prose of a document; None where its plan or its card (which has its headings) is another."""
    before = known.get(group.source.path)
    if before is None or not before.plan or before.paths != group.paths:
        return None
    plan = unpack_plan(before.plan)
    if borrows(plan):
        return None  # The values of other playbooks' metrics are not remembered with this one.
    found = survey_again(group, plan, before.marks, prepared)
    return found if found and pack(found.card) == before.card else None


def _stays(done: Done, known: Known) -> bool:
    """Whether nothing stops the build, and nothing has changed but the documents' own pages."""
    if any(one.severity == Severity.ERROR and one.ignored is None for one in done.diagnostics):
        return False
    return all(
        now.outline == known[path].outline and [p for p, _ in now.recipes] == [p for p, _ in known[path].recipes]
        for path, now in done.documents.items()
    )


def _recounted(ledger: Ledger, before: Summary, old: Known, new: Known) -> Summary:
    gone, come = old.values(), new.values()
    return msgspec.structs.replace(
        before,
        files=ledger.files(ledger.ids),
        warnings=before.warnings
        + sum(one.warnings for one in new.values())
        - sum(one.warnings for one in old.values()),
        infos=before.infos + sum(one.infos for one in come) - sum(one.infos for one in gone),
    )
