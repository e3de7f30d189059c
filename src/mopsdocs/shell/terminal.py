"""A report as text for people: with the lines that it speaks of, or as one line each.

Knows: excerpts, carets, colours.
Never: decides how much a finding weighs.
"""

from collections.abc import Iterator

from mopsdocs.model.diagnostic import ACCEPTED, Diagnostic, Severity, Span
from mopsdocs.model.source import Source
from mopsdocs.shell.plain import safe, width_of
from mopsdocs.shell.shown import Shown, place_of

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_LONGEST = 120
_BEFORE = 70


def full(shown: Shown) -> str:
    """Show every finding with the line that it stands on, a caret, and what to write instead."""
    blocks = [block(one, shown) for one in shown.findings]
    ignored = ["\n".join(found)] if (found := list(_ignored(shown))) else []
    return "\n\n".join([*blocks, *ignored, summary(shown)]) + "\n"


def block(one: Diagnostic, shown: Shown) -> str:
    """Show one finding with its line, as `full` does."""
    return "\n".join(_block(one, shown))


def concise(shown: Shown) -> str:
    """Show every finding on a line of its own."""
    return "".join(f"{_headline(one, shown)}\n" for one in shown.findings) + summary(shown) + "\n"


def summary(shown: Shown) -> str:
    """Sum a report up in a line."""
    words, report = shown.words, shown.report
    counts = [
        words.many("{count} error", "{count} errors", report.count(Severity.ERROR)),
        words.many("{count} warning", "{count} warnings", report.count(Severity.WARNING)),
        words.many("{count} note", "{count} notes", report.count(Severity.INFO)),
    ]
    accepted = sum(1 for one in report.diagnostics if one.ignored == ACCEPTED)
    ignored = len(shown.ignored)
    files = words.many("{count} file checked", "{count} files checked", report.files)
    more = [words.many("{count} ignored", "{count} ignored", ignored)] if ignored else []
    more += [words.many("{count} accepted before", "{count} accepted before", accepted)] if accepted else []
    return f"{files}: {', '.join([*counts, *more])}."


def _ignored(shown: Shown) -> Iterator[str]:
    """Name what an exception hides, with its reason: nothing is hidden from a reviewer."""
    for one in shown.ignored:
        why = shown.words("why: {why}", why=safe(one.ignored or ""))
        yield f"{safe(one.path)}:{place_of(one).line}: ignored[{one.code}]: {safe(shown.said(one.said))} ({why})"


def _headline(one: Diagnostic, shown: Shown) -> str:
    span = place_of(one)
    weight = f"{one.severity}[{one.code}]"
    painted = f"\x1b[1;{_COLOURS[one.severity]}m{weight}\x1b[0m" if shown.colour else weight
    return f"{safe(one.path)}:{span.line}:{span.column}: {painted}: {safe(shown.said(one.said))}"


def _block(one: Diagnostic, shown: Shown) -> Iterator[str]:
    yield _headline(one, shown)
    span, source = one.span, shown.sources.get(one.path)
    margin = " " * len(str(span.line)) if span else " "
    if source and span:
        yield from _excerpt(source, span, margin)
    if one.hint:
        yield f"{margin} = {shown.words('help: {hint}', hint=safe(shown.said(one.hint)))}"


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
    blanks = width_of(line[left : span.column - 1]) + (1 if left else 0)
    yield f"{margin} | {blanks * ' '}{'^' * _caret(line, span)}"


def _caret(line: str, span: Span) -> int:
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    return max(1, min(width_of(line[span.column - 1 : end]), _BEFORE))


def _cut(line: str, left: int) -> str:
    """Show as much of a line as fits, from a column on."""
    shown = safe(line[left:].replace("\t", " "))
    if len(shown) > _LONGEST:
        shown = shown[:_LONGEST] + "\N{HORIZONTAL ELLIPSIS}"
    return "\N{HORIZONTAL ELLIPSIS}" + shown if left else shown
