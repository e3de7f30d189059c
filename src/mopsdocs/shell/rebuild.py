"""Compile and write the whole handbook, in shares.

Knows: which process does which verb, what is remembered of each document.
Never: what a verb does; what a file looks like.
"""

from collections.abc import Iterable, Mapping, Sequence

from mopsdocs.compile import Prepared, arrange_overviews, arrange_sitemap, check_handbook, prepare, voices
from mopsdocs.compile.locate import located
from mopsdocs.compile.stages import edition_from
from mopsdocs.model.diagnostic import Diagnostic, Report, Severity
from mopsdocs.model.handbook import BoundPage, Edition, Outline
from mopsdocs.outputs.pages import Pages
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
    with watch.time("check all"):
        outlined = [(unpack_outline(one.outline) if one.outline else None, one.paths) for one in documents.values()]
        edition = edition_from(((one.card if one else None, paths) for one, paths in outlined), prepared)
        outlines = tuple(one for one, _ in outlined if one)
        diagnostics = [one for part in done for one in part.diagnostics]
        diagnostics += check_handbook(prepared, edition, outlines)
    report = _failure(order, prepared, diagnostics)
    if report:
        return Built(report.files, report=report)
    own = {area: page for part in done for area, page in part.own_pages.items()}
    made = [part.made for part in done]
    made += _make_overviews(order, work, edition, outlines, own, watch)
    words = {lang: voice.words for lang, voice in voices(prepared, edition).items()}
    paths = [path for part in made for path in (*part.kept, *(filed.path for filed in part.written))]
    made.append(work.make(arrange_sitemap(prepared, paths), words, watch))
    return published(order, site, made, _summary(ledger, prepared, diagnostics), documents, watch)


def work_of(order: Order, site: Site, prepared: Prepared) -> Work:
    """Set up the work of a build."""
    workspace = order.workspace
    return Work(prepared, site, site.stage(), lambda path: source_path(workspace, path))


def _make_overviews(
    order: Order,
    work: Work,
    edition: Edition,
    outlines: tuple[Outline, ...],
    own: Mapping[str, BoundPage],
    watch: Stopwatch,
) -> list[Made]:
    """Make what is made of more than one document: each worker plans its share, a part at a time."""
    with watch.time("gather"):
        speaking = voices(work.prepared, edition)
        words = {lang: voice.words for lang, voice in speaking.items()}
        parts = arrange_overviews(work.prepared, edition, outlines, own, speaking)

    def make(share: Sequence[Pages]) -> tuple[list[Made], Mapping[str, float]]:
        mine = Stopwatch()
        with mine.time("overviews"):
            return [work.make(pages(), words, mine) for pages in share], mine.spent

    found = in_shares(parts, jobs_for(len(parts), order.jobs), make)
    for _, spent in found:
        watch.add(spent)
    return [made for several, _ in found for made in several]


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
