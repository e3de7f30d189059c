"""Compile and write the whole handbook, in shares.

Knows: which process does which verb, what is remembered of each document.
Never: what a verb does; what a file looks like.
"""

from collections.abc import Iterable

from mopsdocs.compile import Prepared, arrange_sitemap, check_handbook, prepare
from mopsdocs.compile.locate import located
from mopsdocs.model.diagnostic import Diagnostic, Report, Severity
from mopsdocs.shell.editions import finish, gather, paths
from mopsdocs.shell.ledger import Ledger
from mopsdocs.shell.memory import Summary
from mopsdocs.shell.order import Built, Order
from mopsdocs.shell.packing import pack
from mopsdocs.shell.publish import published
from mopsdocs.shell.reader import inputs, source_path
from mopsdocs.shell.shares import Work
from mopsdocs.shell.stopwatch import Stopwatch
from mopsdocs.shell.writer import Site


def build_all(order: Order, site: Site, ledger: Ledger, watch: Stopwatch) -> Built:
    """Compile everything; write what differs."""
    with watch.time("read"):
        prepared = prepare(inputs(order.workspace, ledger.listing, ledger.sources()))
    gathered = gather(work_of(order, site, prepared), order.jobs, watch)
    with watch.time("check all"):
        diagnostics = gathered.diagnostics + check_handbook(prepared, gathered.edition, gathered.outlines)
    report = _failure(order, prepared, diagnostics)
    if report:
        return Built(report.files, report=report)
    done = finish(gathered, order.jobs, watch)
    made = [*done.pages, done.moved]
    made.append(gathered.work.make(arrange_sitemap(prepared, paths(done.pages)), done.words, watch))
    return published(order, site, made, _summary(ledger, prepared, diagnostics), gathered.documents, watch)


def work_of(order: Order, site: Site, prepared: Prepared) -> Work:
    """Set up the work of a build."""
    workspace = order.workspace
    return Work(prepared, site, site.stage(), lambda path: source_path(workspace, path).read_bytes())


def _failure(order: Order, prepared: Prepared, diagnostics: Iterable[Diagnostic]) -> Report | None:
    """Give what stops the build, with lines; `check` shows the rest."""
    found = Report(tuple(diagnostics), len(prepared.groups))
    if not found.failed and not (order.strict and found.count(Severity.WARNING)):
        return None
    weights = {Severity.ERROR, Severity.WARNING} if order.strict else {Severity.ERROR}
    stopping = [one for one in found.diagnostics if one.severity in weights]
    return Report(located(stopping, prepared.sources), found.files)


def _summary(ledger: Ledger, prepared: Prepared, diagnostics: list[Diagnostic]) -> Summary:
    found = Report(tuple(diagnostics), len(prepared.groups))
    return Summary(
        surroundings=ledger.surroundings,
        files=ledger.files(ledger.ids),
        config=b"" if prepared.noticed else pack(prepared.config),
        parties=b"" if prepared.noticed else pack(prepared.parties),
        site="",
        warnings=found.count(Severity.WARNING),
        infos=found.count(Severity.INFO),
        documents=len(prepared.groups),
    )
