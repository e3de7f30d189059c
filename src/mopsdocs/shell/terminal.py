"""A report as text for people, as one line each, or as JSON.

Knows: excerpts, carets, colours.
Never: decides how much a finding weighs.
"""

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from mopsdocs.model.diagnostic import Diagnostic, Report, Said, Severity, Span
from mopsdocs.model.source import Source
from mopsdocs.shell.plain import safe
from mopsdocs.words import Words

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_LONGEST = 120
_BEFORE = 70
_LONGEST_SENTENCE = 1000
_NOWHERE = Span(1, 1, 1, 1)
ENGLISH = Words("en", {})

Sources = Mapping[str, Source]


class Format(Protocol):
    """A way to show a report; colours are used where the reader can see them."""

    def __call__(self, report: Report, sources: Sources, *, colour: bool) -> str:
        """Give the report as text."""


def full(report: Report, sources: Sources, *, colour: bool) -> str:
    """Show every finding with the line that it stands on, a caret, and what to write instead."""
    blocks = ["\n".join(_block(one, sources, colour=colour)) for one in _shown(report)]
    ignored = ["\n".join(found)] if (found := list(_ignored(report))) else []
    return "\n\n".join([*blocks, *ignored, summary(report)]) + "\n"


def block(one: Diagnostic, sources: Sources) -> str:
    """Show one finding with its line, as `full` does."""
    return "\n".join(_block(one, sources, colour=False))


def concise(report: Report, sources: Sources, *, colour: bool) -> str:
    """Show every finding on a line of its own."""
    del sources
    return "".join(f"{_headline(one, colour=colour)}\n" for one in _shown(report)) + summary(report) + "\n"


def as_json(report: Report, sources: Sources, *, colour: bool) -> str:
    """Give the report as one JSON object of the schema `mopsdocs-findings/1`."""
    del sources, colour
    shape = {
        "schema": "mopsdocs-findings/1",
        "findings": [_as_object(one) for one in _shown(report)],
        "summary": {
            "error": report.count(Severity.ERROR),
            "warning": report.count(Severity.WARNING),
            "info": report.count(Severity.INFO),
            "files": report.files,
        },
    }
    # Escaped to ASCII: what acts on a terminal, and what the terminal cannot show, stay data.
    return json.dumps(shape, indent=2) + "\n"


FORMATS: Mapping[str, Format] = {"full": full, "concise": concise, "json": as_json}


def summary(report: Report) -> str:
    """Sum a report up in a line."""
    counts = [
        ENGLISH.many("{count} error", "{count} errors", report.count(Severity.ERROR)),
        ENGLISH.many("{count} warning", "{count} warnings", report.count(Severity.WARNING)),
        ENGLISH.many("{count} note", "{count} notes", report.count(Severity.INFO)),
    ]
    ignored = sum(1 for one in report.diagnostics if one.ignored is not None)
    files = ENGLISH.many("{count} file checked", "{count} files checked", report.files)
    more = [ENGLISH.many("{count} ignored", "{count} ignored", ignored)] if ignored else []
    return f"{files}: {', '.join([*counts, *more])}."


def _said(said: Said) -> str:
    """Give a sentence, however long the words in it are."""
    words = ENGLISH.said(said)
    return words if len(words) <= _LONGEST_SENTENCE else words[:_LONGEST_SENTENCE] + "\N{HORIZONTAL ELLIPSIS}"


def _shown(report: Report) -> Iterable[Diagnostic]:
    return (one for one in report.diagnostics if one.ignored is None)


def _ignored(report: Report) -> Iterator[str]:
    """Name what an exception hides, with its reason: nothing is hidden from a reviewer."""
    for one in report.diagnostics:
        if one.ignored is not None:
            place = f"{safe(one.path)}:{(one.span or _NOWHERE).line}"
            yield f"{place}: ignored[{one.code}]: {safe(_said(one.said))} (why: {safe(one.ignored)})"


def _headline(one: Diagnostic, *, colour: bool) -> str:
    span = one.span or _NOWHERE
    weight = f"{one.severity}[{one.code}]"
    painted = f"\x1b[1;{_COLOURS[one.severity]}m{weight}\x1b[0m" if colour else weight
    return f"{safe(one.path)}:{span.line}:{span.column}: {painted}: {safe(_said(one.said))}"


def _block(one: Diagnostic, sources: Sources, *, colour: bool) -> Iterator[str]:
    yield _headline(one, colour=colour)
    span, source = one.span, sources.get(one.path)
    margin = " " * len(str(span.line)) if span else " "
    if source and span:
        yield from _excerpt(source, span, margin)
    if one.hint:
        yield f"{margin} = help: {safe(_said(one.hint))}"


def _excerpt(source: Source, span: Span, margin: str) -> Iterator[str]:
    lines = source.content.decode("utf-8", "replace").removeprefix("\ufeff").splitlines()
    if not 0 < span.line <= len(lines):
        return
    yield f"{margin} |"
    first = span.line - 1 if span.line > 1 and lines[span.line - 2].strip() else span.line
    line = lines[span.line - 1]
    left = max(0, span.column - 1 - _BEFORE) if len(line) > _LONGEST else 0
    for number in range(first, span.line + 1):
        yield f"{number:>{len(margin)}} | {_cut(lines[number - 1], left)}".rstrip()
    blanks = _width(line[left : span.column - 1]) + (1 if left else 0)
    yield f"{margin} | {blanks * ' '}{'^' * _caret(line, span)}"


def _caret(line: str, span: Span) -> int:
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    return max(1, min(_width(line[span.column - 1 : end]), _BEFORE))


def _cut(line: str, left: int) -> str:
    """Show as much of a line as fits, from a column on."""
    shown = safe(line[left:].replace("\t", " "))
    if len(shown) > _LONGEST:
        shown = shown[:_LONGEST] + "\N{HORIZONTAL ELLIPSIS}"
    return "\N{HORIZONTAL ELLIPSIS}" + shown if left else shown


def _width(text: str) -> int:
    """Count the columns that a terminal gives to a text."""
    shown = safe(text.replace("\t", " "))
    if shown.isascii():
        return len(shown)
    wide = sum(1 for char in shown if unicodedata.east_asian_width(char) in "WF")
    return len(shown) + wide - sum(1 for char in shown if unicodedata.combining(char))


def _as_object(one: Diagnostic) -> dict[str, object]:
    span = one.span or _NOWHERE
    return {
        "path": one.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "code": one.code,
        "severity": str(one.severity),
        "message": _said(one.said),
        "hint": _said(one.hint) if one.hint else None,
    }
