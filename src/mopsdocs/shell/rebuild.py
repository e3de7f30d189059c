"""Compile and write the whole handbook, in shares.

Knows: which process does which verb, what is remembered of each document.
Never: what a verb does; what a file looks like.
"""

from collections.abc import Iterable, Sequence

from mopsdocs.compile import Prepared, arrange_overviews, check_handbook, prepare, voices
from mopsdocs.compile.locate import located
from mopsdocs.model.diagnostic import Diagnostic, Report, Severity
from mopsdocs.model.handbook import Edition
from mopsdocs.model.recipe import Recipe
from mopsdocs.shell.ledger import Ledger
from mopsdocs.shell.memory import Summary
from mopsdocs.shell.order import Built, Order
from mopsdocs.shell.pool import in_shares, in_two_turns, jobs_for
from mopsdocs.shell.publish import published
from mopsdocs.shell.reader import inputs, source_path
from mopsdocs.shell.shares import Made, Work, pack, unpack_outline
from mopsdocs.shell.stopwatch import Stopwatch
from mopsdocs.shell.writer import Site


def build_all(order: Order, site: Site, ledger: Ledger, watch: Stopwatch) -> Built:
    """Compile everything; write what differs."""
    with watch.time("read"):
        prepared = prepare(inputs(order.workspace, ledger.listing, ledger.sources()))
    work = work_of(order, site, prepared)
    done = in_two_turns(
        prepared.groups, jobs_for(len(prepared.groups), order.jobs), work.first, work.between, work.second
    )
    for part in done:
        watch.add(part.spent)
    documents = dict(sorted((path, one) for part in done for path, one in part.documents.items()))
    with watch.time("overviews"):
        edition = work.edition([(one.card, one.paths) for one in documents.values() if one.card])
        outlines = tuple(unpack_outline(one.outline) for one in documents.values() if one.outline)
        diagnostics = [one for part in done for one in part.diagnostics]
        diagnostics += check_handbook(prepared, edition, outlines)
    report = _failure(order, prepared, diagnostics)
    if report:
        return Built(report.files, report=report)
    with watch.time("overviews"):
        own = {area: page for part in done for area, page in part.own_pages.items()}
        speaking = voices(prepared, edition)
        paths = [path for one in documents.values() for path, _ in one.recipes]
        recipes = arrange_overviews(prepared, edition, outlines, own, speaking, paths)
    made = _make_overviews(order, work, edition, recipes, watch)
    summary = _summary(ledger, prepared, diagnostics)
    return published(order, site, [*(part.made for part in done), *made], summary, documents, watch)


def work_of(order: Order, site: Site, prepared: Prepared) -> Work:
    """Set up the work of a build."""
    workspace = order.workspace
    return Work(prepared, site, site.stage(), lambda path: source_path(workspace, path))


def _make_overviews(
    order: Order, work: Work, edition: Edition, recipes: list[Recipe], watch: Stopwatch
) -> list[Made]:
    words = {lang: voice.words for lang, voice in voices(work.prepared, edition).items()}

    def make(share: Sequence[Recipe]) -> tuple[Made, dict[str, float]]:
        own = Stopwatch()
        return work.make(share, words, own), own.spent

    found = in_shares(recipes, jobs_for(len(recipes), order.jobs), make)
    for _, spent in found:
        watch.add({f"{verb} overviews": seconds for verb, seconds in spent.items()})
    return [made for made, _ in found]


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
