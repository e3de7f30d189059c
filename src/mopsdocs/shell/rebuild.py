"""Compile and write the whole handbook, in shares.

Knows: which process does which verb, what is remembered of each document.
Never: what a verb does; what a file looks like.
"""

from dataclasses import replace

from msgspec import structs

from mopsdocs.compile.locate import located
from mopsdocs.compile.prepare import Prepared, prepare
from mopsdocs.compile.stages import check_handbook
from mopsdocs.model.diagnostic import Report, Severity
from mopsdocs.shell.baseline import reported
from mopsdocs.shell.beside import stood
from mopsdocs.shell.imprints import imprints_of
from mopsdocs.shell.ledger import Ledger
from mopsdocs.shell.lineage import opened
from mopsdocs.shell.memory import Summary
from mopsdocs.shell.order import Built, Order
from mopsdocs.shell.packing import pack
from mopsdocs.shell.parsed import parsed_of
from mopsdocs.shell.publish import published
from mopsdocs.shell.reader import source_path
from mopsdocs.shell.remembering import reviewed
from mopsdocs.shell.shares import Work
from mopsdocs.shell.stopwatch import Stopwatch
from mopsdocs.shell.writer import Site


def build_all(order: Order, site: Site, ledger: Ledger, watch: Stopwatch) -> Built:
    """Compile everything; write what differs."""
    with watch.time("read"):
        alone = prepare(ledger.inputs(ledger.sources()))
    known = ledger.summary.shelved if ledger.summary else ()
    with opened(order, site, alone, known, watch) as found:
        lineage, gathered = found.gathered(work_of(order, site, found.prepared), order.jobs)
        prepared = lineage.prepared
        with watch.time("check all"):
            diagnostics = gathered.diagnostics + check_handbook(prepared, gathered.edition, gathered.outlines)
        told = reported(order.workspace, prepared, diagnostics)
        report = _failure(order, prepared, told)
        if report:
            return Built(report.files, report=report)
        lineage, done = lineage.finished(gathered, order.jobs)
        made = [*lineage.releases.files, *done.pages, done.moved, lineage.root(done)]
        remembered = {**lineage.remembered, "stood": b"" if reviewed(prepared) else stood(prepared.standing)}
        summary = structs.replace(_summary(ledger, prepared, told), **remembered)
        return published(order, site, made, summary, gathered.documents, watch)


def work_of(order: Order, site: Site, prepared: Prepared) -> Work:
    """Set up the work of a build."""
    workspace = order.workspace
    work = Work(prepared, site, site.stage(), lambda path: source_path(workspace, path).read_bytes())
    if not prepared.config.versions.asked:
        return work
    kept = imprints_of(workspace.root, len(prepared.groups))
    return replace(work, parsed=parsed_of(workspace.root, prepared), imprints=kept)


def _failure(order: Order, prepared: Prepared, found: Report) -> Report | None:
    """Give what stops the build, with lines; `check` shows the rest."""
    if not found.failed and not (order.strict and found.count(Severity.WARNING)):
        return None
    weights = {Severity.ERROR, Severity.WARNING} if order.strict else {Severity.ERROR}
    stopping = [one for one in found.diagnostics if one.severity in weights and one.ignored is None]
    return Report(located(stopping, prepared.sources), found.files)


def _summary(ledger: Ledger, prepared: Prepared, found: Report) -> Summary:
    return Summary(
        surroundings=ledger.surroundings,
        files=ledger.files(ledger.ids),
        config=b"" if prepared.noticed else pack(prepared.config),
        parties=b"" if prepared.noticed else pack(prepared.parties),
        signoffs=b"" if prepared.noticed else pack(prepared.signoffs),
        voided=pack(prepared.standing.hindsight.voided),
        site="",
        warnings=found.count(Severity.WARNING),
        infos=found.count(Severity.INFO),
        documents=len(prepared.groups),
    )
