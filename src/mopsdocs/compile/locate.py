"""Key paths turned into lines, when somebody has to read them.

Knows: which file a finding stands in.
Never: what a finding is about.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from mopsdocs.model.diagnostic import Diagnostic, Span
from mopsdocs.model.source import Source


def located(diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source]) -> tuple[Diagnostic, ...]:
    """Give every diagnostic its line and column, and put them in order of file, line and code."""
    found = [_located(one, sources.get(one.path)) for one in diagnostics]
    return tuple(sorted(found, key=_order))


def _located(one: Diagnostic, source: Source | None) -> Diagnostic:
    if isinstance(one.at, Span):
        return replace(one, span=one.at)
    from mopsdocs.parse.documents import find_span  # noqa: PLC0415  # Most builds have nothing to locate.

    span = find_span(source, one.at) if source else Span(1, 1, 1, 1)
    return replace(one, span=span)


def _order(one: Diagnostic) -> tuple[str, int, int, str, str]:
    span = one.span or Span(1, 1, 1, 1)
    return one.path, span.line, span.column, one.code, one.said.text
