"""The last check of a handbook, told again where nothing has changed since.

Knows: what a report was made from, and how a report is written down.
Never: the rules; loads a room of the house: a check with nothing to look at again asks this alone.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec
from msgspec import Struct

from mopsdocs.model.diagnostic import Diagnostic, Fix, Key, KeyPart, KeyPath, Report, Severity, Span
from mopsdocs.model.kept import Kept, keep, recall
from mopsdocs.model.source import Inputs
from mopsdocs.shell.ledger import Ledger, open_ledger
from mopsdocs.shell.memory import Memory, Summary, beside
from mopsdocs.shell.reader import inputs
from mopsdocs.shell.selection import is_image
from mopsdocs.shell.workspace import CONFIG, PACKAGE, Workspace, bundled_templates

_Place = tuple[str, tuple[KeyPart, ...]]
_PATH, _KEY, _SPAN = "path", "key", "span"


class _Fix(Struct, frozen=True, array_like=True):
    text: str
    upto: tuple[KeyPart, ...] | None
    span: _Place | None


class _Row(Struct, frozen=True, array_like=True):
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


class _Told(Struct, frozen=True, array_like=True):
    """A report: what it was made from, the handbook's first language, and what was found.

    `besides` is a digest of what it rests on and no build asks: the rules themselves, while somebody works on them.
    """

    made_from: Summary
    besides: str
    lang: str
    rows: tuple[_Row, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A report with the inputs that it speaks of, the paths of all sources, and the handbook's first language.

    Where a report is told again, the inputs have no more sources than it speaks of.
    """

    report: Report
    inputs: Inputs
    paths: tuple[str, ...]
    lang: str


@dataclass(frozen=True, slots=True)
class Recheck:
    """A handbook as its files lie there, beside what the last check at the same level was made from."""

    ledger: Ledger
    memory: Memory
    told: _Told | None

    def again(self) -> Checked | None:
        """Give the last report; None where anything differs."""
        told, ledger = self.told, self.ledger
        if told is None or not ledger.unchanged or told.besides != _besides(ledger):
            return None
        found = Report(tuple(map(_diagnostic, told.rows)), told.made_from.documents)
        sources = ledger.only(frozenset((CONFIG, *(one.path for one in told.rows))))
        return Checked(found, inputs(ledger.workspace, ledger.listing, sources), self.paths, told.lang)

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of all sources."""
        return tuple(one.path for one in self.ledger.listing.files if not is_image(one.path))

    def remember(self, done: Checked) -> None:
        """Keep a report that is made of the files alone."""
        ledger, report = self.ledger, done.report
        made_from = Summary(ledger.surroundings, ledger.files(ledger.ids), *(b"",) * 4, "", 0, 0, report.files)
        rows = tuple(map(_row, report.diagnostics))
        self.memory.remember(_Told(made_from, _besides(ledger), done.lang, rows), {})


def open_recheck(workspace: Workspace, level: str | None) -> Recheck:
    """Look at the files, and at what was remembered of the last check at a level."""
    memory = Memory(beside(workspace.root, f"check {level or ''}"))
    told = memory.whole(_Told)
    return Recheck(open_ledger(workspace, told.made_from if told else None), memory, told)


def _besides(ledger: Ledger) -> str:
    """A digest of what lies among the documents and is none, for a link to it is told as that; of unfinished code."""
    code: list[tuple[str, int]] = []
    if not bundled_templates().is_relative_to(PACKAGE):  # A checkout, whose states have one version.
        code = sorted((str(path), path.stat().st_mtime_ns) for path in PACKAGE.rglob("*.py"))
    return hashlib.sha256(msgspec.json.encode((sorted(ledger.listing.others), code))).hexdigest()


def _row(one: Diagnostic) -> _Row:
    return _Row(
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


def _diagnostic(row: _Row) -> Diagnostic:
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
