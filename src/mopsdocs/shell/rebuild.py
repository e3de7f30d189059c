"""Compile and write: the whole handbook in shares, or only the documents whose prose was edited.

Knows: what must be made anew, what is remembered of each document.
Never: what a verb does; what a file looks like.
"""

from collections.abc import Iterable, Sequence

from msgspec import structs

from mopsdocs.compile import Prepared, arrange_overviews, check_handbook, prepare, voices
from mopsdocs.compile.locate import located
from mopsdocs.model.diagnostic import Diagnostic, Report, Severity
from mopsdocs.model.handbook import Edition
from mopsdocs.model.recipe import Recipe
from mopsdocs.shell.ledger import Ledger
from mopsdocs.shell.memory import Remembered, Summary, memory_of
from mopsdocs.shell.order import Built, Order, fingerprint
from mopsdocs.shell.pool import in_shares, in_two_turns, jobs_for
from mopsdocs.shell.reader import inputs, source_path
from mopsdocs.shell.shares import Done, Made, Work, unpack_outline
from mopsdocs.shell.stopwatch import Stopwatch
from mopsdocs.shell.writer import Site


def build_all(order: Order, site: Site, ledger: Ledger, watch: Stopwatch) -> Built:
    """Compile everything; write what differs."""
    with watch.time("read"):
        prepared = prepare(inputs(order.workspace, ledger.listing, ledger.sources()))
    work = _work(order, site, prepared)
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
    return _published(order, site, [*(part.made for part in done), *made], summary, documents, watch)


def build_few(order: Order, site: Site, ledger: Ledger, watch: Stopwatch) -> Built | None:
    """Make only the documents that were edited, if nothing that other pages show has changed; else nothing."""
    memory = memory_of(order.workspace.root, order.out.resolve())
    with watch.time("recall"):
        known = memory.documents()
    summary = ledger.summary
    if known is None or summary is None or len(known) != summary.documents:
        return None
    edited = {path: one for path, one in known.items() if ledger.changed & set(one.paths)}
    if sum(len(ledger.changed & set(one.paths)) for one in edited.values()) != len(ledger.changed):
        return None
    paths = frozenset(path for one in edited.values() for path in one.paths) | {"mopsdocs.yml", "people.yml"}
    with watch.time("read"):
        prepared = prepare(inputs(order.workspace, ledger.listing, ledger.only(paths)))
    done = _few(order, site, prepared, known, watch)
    if done is None or any(one.severity == Severity.ERROR for one in done.diagnostics):
        return None
    if any(_differs(one, known[path]) for path, one in done.documents.items()):
        return None
    replaced = {path for path, _ in (pair for one in edited.values() for pair in one.recipes)}
    kept = Made([], [path for path in site.manifest if path not in replaced])
    counted = _recounted(ledger, summary, edited, done.documents)
    if order.strict and counted.warnings:
        return None
    return _published(order, site, [done.made, kept], counted, done.documents, watch, anew=False)


def _work(order: Order, site: Site, prepared: Prepared) -> Work:
    workspace = order.workspace
    return Work(prepared, site, site.stage(), lambda path: source_path(workspace, path))


def _few(
    order: Order, site: Site, prepared: Prepared, known: dict[str, Remembered], watch: Stopwatch
) -> Done | None:
    work = _work(order, site, prepared)
    state, cards = work.first(prepared.groups)
    if [card for card, _ in cards] != [known[paths[0]].card for _, paths in cards]:
        return None  # A title, a date or a state has changed: other pages show it, too.
    done = work.second(state, [(one.card, one.paths) for _, one in sorted(known.items()) if one.card])
    watch.add(done.spent)
    return done


def _differs(now: Remembered, before: Remembered) -> bool:
    """Whether anything has changed but the document's own page."""
    same_pages = [path for path, _ in now.recipes] == [path for path, _ in before.recipes]
    return now.outline != before.outline or not same_pages


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
        site="",
        warnings=found.count(Severity.WARNING),
        infos=found.count(Severity.INFO),
        documents=len(prepared.groups),
    )


def _recounted(
    ledger: Ledger, before: Summary, old: dict[str, Remembered], new: dict[str, Remembered]
) -> Summary:
    warnings = sum(one.warnings for one in new.values()) - sum(one.warnings for one in old.values())
    infos = sum(one.infos for one in new.values()) - sum(one.infos for one in old.values())
    return Summary(
        before.surroundings,
        ledger.files(ledger.ids),
        "",
        before.warnings + warnings,
        before.infos + infos,
        before.documents,
    )


def _published(
    order: Order,
    site: Site,
    made: list[Made],
    summary: Summary,
    documents: dict[str, Remembered],
    watch: Stopwatch,
    *,
    anew: bool = True,
) -> Built:
    with watch.time("publish"):
        written = [one for part in made for one in part.written]
        published = site.publish(written, [path for part in made for path in part.kept])
    with watch.time("remember"):
        memory = memory_of(order.workspace.root, order.out.resolve())
        if anew:
            memory.forget()
        memory.remember(structs.replace(summary, site=fingerprint(site.manifest)), documents, ())
    return Built(
        summary.documents,
        len(published.written),
        len(published.removed),
        published.spared,
        summary.warnings,
        summary.infos,
    )
