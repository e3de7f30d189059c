"""Key paths turned into lines, when somebody has to read them.

Knows: which file a finding stands in.
Never: what a finding is about.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from mopsdocs.compile.causes import of_one_cause
from mopsdocs.model.diagnostic import Diagnostic, Fix, Key, KeyPath, Span
from mopsdocs.model.source import Source

_START = Span(1, 1, 1, 1)
_AROUND = (("](", ")"), ("](", "#"), ("](", " "), ("](<", ">"))


def located(diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source]) -> tuple[Diagnostic, ...]:
    """Give every diagnostic its line and column, and put them in order of file, line and code."""
    by_path: dict[str, list[Diagnostic]] = {}
    for one in diagnostics:
        by_path.setdefault(one.path, []).append(one)
    found = [one for path, several in by_path.items() for one in _located(several, sources.get(path))]
    return in_order(found)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Put diagnostics that have their lines in order of file, line and code."""
    return tuple(sorted(diagnostics, key=_order))


def _located(several: list[Diagnostic], source: Source | None) -> list[Diagnostic]:
    """Locate the diagnostics of one file, which is read once for all of them."""
    sought = {one.at for one in several if not isinstance(one.at, Span)}
    sought |= {one.fix.upto for one in several if one.fix and one.fix.upto}
    spans = _spans(source, sought) if source and sought else {}
    lines = source.content.decode("utf-8", "replace").split("\n") if source else []
    found = []
    for one in several:
        span = _within_line(one, one.at, lines) if isinstance(one.at, Span) else spans.get(one.at, _START)
        found.append(replace(one, span=span, fix=_placed(one.fix, span, spans) if one.fix else None))
    return of_one_cause(found, lines)


def _placed(fix: Fix, span: Span, spans: Mapping[KeyPath | Key, Span]) -> Fix:
    """Give a fix the place that it replaces: the finding's own, or one that goes on to another key."""
    if fix.span:
        return fix
    end = spans.get(fix.upto, span) if fix.upto else span
    return replace(fix, span=Span(span.line, span.column, end.end_line, end.end_column))


def _spans(source: Source, sought: Collection[KeyPath | Key]) -> dict[KeyPath | Key, Span]:
    from mopsdocs.parse.locate import places_in  # noqa: PLC0415  # Most builds have nothing to locate.

    places = places_in(source, [at.path if isinstance(at, Key) else at for at in sought])
    return {at: places.of(at.path, key=True) if isinstance(at, Key) else places.of(at) for at in sought}


def _within_line(one: Diagnostic, span: Span, lines: list[str]) -> Span:
    """Find in its line what a finding speaks of: prose keeps lines, not columns."""
    if (span.column, span.end_column) != (1, 1) or span.line > len(lines):
        return span
    line = lines[span.line - 1]
    for value in one.said.values.values():
        if isinstance(value, str) and value and value in line:
            column = _column(value, line)
            return Span(span.line, column, span.line, column + len(value))
    return span


def _column(value: str, line: str) -> int:
    """Where a value stands in its line: rather as the address of a link than within another word."""
    before, behind = next((one for one in _AROUND if f"{one[0]}{value}{one[1]}" in line), ("", ""))
    return line.index(f"{before}{value}{behind}") + len(before) + 1


def _order(one: Diagnostic) -> tuple[str, int, int, str, str]:
    span = one.span or _START
    return one.path, span.line, span.column, one.code, one.said.text
