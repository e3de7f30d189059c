"""Findings written down so that they can be kept as plain data and read again.

Knows: every shape of a finding's place, its mend, its sentences.
Never: where they are kept; what they mean.
"""

from collections.abc import Iterable

from msgspec import Struct

from mopsdocs.model.diagnostic import Diagnostic, Fix, Key, KeyPart, KeyPath, Severity, Span
from mopsdocs.model.kept import Kept, keep, recall

_Place = tuple[str, tuple[KeyPart, ...]]
_PATH, _KEY, _SPAN = "path", "key", "span"


class _Fix(Struct, frozen=True, array_like=True):
    text: str
    upto: tuple[KeyPart, ...] | None
    span: _Place | None


class Row(Struct, frozen=True, array_like=True):
    """A diagnostic as plain data."""

    code: str
    severity: str
    path: str
    at: _Place
    said: Kept
    hint: Kept | None
    span: _Place | None
    ignored: str | None
    fix: _Fix | None


def row_of(one: Diagnostic) -> Row:
    """Write a finding down."""
    return Row(
        code=one.code,
        severity=one.severity,
        path=one.path,
        at=_written(one.at),
        said=keep(one.said),
        hint=keep(one.hint) if one.hint else None,
        span=_written(one.span) if one.span else None,
        ignored=one.ignored,
        fix=_kept(one.fix) if one.fix else None,
    )


def _kept(fix: Fix) -> _Fix:
    return _Fix(fix.text, fix.upto.path if fix.upto else None, _written(fix.span) if fix.span else None)


def diagnostic_of(row: Row) -> Diagnostic:
    """Read a finding again: what `row_of` was given."""
    return Diagnostic(
        code=row.code,
        severity=Severity(row.severity),
        path=row.path,
        at=_read(row.at),
        said=recall(row.said),
        hint=recall(row.hint) if row.hint else None,
        span=_span(row.span),
        ignored=row.ignored,
        fix=_recalled(row.fix) if row.fix else None,
    )


def _recalled(fix: _Fix) -> Fix:
    return Fix(fix.text, Key(fix.upto) if fix.upto else None, _span(fix.span))


def _written(at: KeyPath | Key | Span) -> _Place:
    if isinstance(at, Span):
        return _SPAN, (at.line, at.column, at.end_line, at.end_column)
    return (_KEY, at.path) if isinstance(at, Key) else (_PATH, at)


def _read(place: _Place) -> KeyPath | Key | Span:
    kind, parts = place
    if kind == _SPAN:
        return Span(*_whole(parts))
    return Key(parts) if kind == _KEY else parts


def _span(place: _Place | None) -> Span | None:
    return Span(*_whole(place[1])) if place else None


def _whole(parts: Iterable[KeyPart]) -> Iterable[int]:
    return (part for part in parts if isinstance(part, int))
