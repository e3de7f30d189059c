"""Key paths turned into lines, when somebody has to read them.

Knows: which file a finding stands in.
Never: what a finding is about.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from mopsdocs.model.diagnostic import Diagnostic, Key, KeyPath, Span
from mopsdocs.model.source import Source

_START = Span(1, 1, 1, 1)


def located(diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source]) -> tuple[Diagnostic, ...]:
    """Give every diagnostic its line and column, and put them in order of file, line and code."""
    by_path: dict[str, list[Diagnostic]] = {}
    for one in diagnostics:
        by_path.setdefault(one.path, []).append(one)
    found = [one for path, several in by_path.items() for one in _located(several, sources.get(path))]
    return tuple(sorted(found, key=_order))


def _located(several: list[Diagnostic], source: Source | None) -> Iterator[Diagnostic]:
    """Locate the diagnostics of one file, which is read once for all of them."""
    sought = {one.at for one in several if not isinstance(one.at, Span)}
    spans = _spans(source, sought) if source and sought else {}
    for one in several:
        yield replace(one, span=one.at if isinstance(one.at, Span) else spans.get(one.at, _START))


def _spans(source: Source, sought: Iterable[KeyPath | Key]) -> dict[KeyPath | Key, Span]:
    from mopsdocs.parse.documents import places_in  # noqa: PLC0415  # Most builds have nothing to locate.

    places = places_in(source)
    return {at: places.of(at.path, key=True) if isinstance(at, Key) else places.of(at) for at in sought}


def _order(one: Diagnostic) -> tuple[str, int, int, str, str]:
    span = one.span or _START
    return one.path, span.line, span.column, one.code, one.said.text
