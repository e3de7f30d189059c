"""A report as GitHub's workflow commands, and as a table for the summary of a run.

Knows: how many notes GitHub shows of one step, and which characters end a command.
Never: how a change is found.
"""

import os
from pathlib import Path

from mopsdocs.model.diagnostic import Diagnostic, Severity
from mopsdocs.shell.plain import safe
from mopsdocs.shell.shown import Shown, place_of

SHOWN = 10
"""How many errors, and how many warnings, GitHub shows of one step."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning"}
_TABLE = 900_000  # GitHub takes a summary of 1 MiB.
_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})
_CELL = str.maketrans({char: f"&#{ord(char)};" for char in "|<>&`*_[]()!\\~#@:"})


def github(shown: Shown) -> str:
    """Give the first errors and warnings as notes on their lines; all of them go into the step's summary.

    What stands on lines that the change is about comes first, then what stands in their files.
    """
    from mopsdocs.shell.terminal import summary  # It draws excerpts, which nobody wants here.

    ranked = sorted(shown.findings, key=shown.distance)
    first = [one for severity in _COMMANDS for one in _of(severity, ranked)[:SHOWN]]
    rest = len(ranked) - len(first)
    lines = [_command(one, shown) for one in first]
    if rest:
        more = shown.words.many("and {count} more: see the summary", "and {count} more: see the summary", rest)
        lines.append(f"::notice title=mopsdocs::{more.translate(_TEXT)}")
    target = os.environ.get("GITHUB_STEP_SUMMARY")
    if target:
        with Path(target).open("a", encoding="utf-8", newline="\n") as file:
            file.write(table(shown))
    return "\n".join([*lines, summary(shown)]) + "\n"


def _of(severity: Severity, findings: list[Diagnostic]) -> list[Diagnostic]:
    return [one for one in findings if one.severity is severity]


def _command(one: Diagnostic, shown: Shown) -> str:
    span = place_of(one)
    path = safe(shown.in_checkout(one.path)).translate(_PROPERTY)
    place = f"file={path},line={span.line},endLine={span.end_line},col={span.column}"
    if span.end_line == span.line:
        place += f",endColumn={max(span.column, span.end_column - 1)}"
    said = " ".join(filter(None, (f"{shown.said(one.said)}.", shown.said(one.hint))))
    return f"::{_COMMANDS[one.severity]} {place},title={one.code}::{safe(said).translate(_TEXT)}"


def table(shown: Shown) -> str:
    """Give all findings as a table in Markdown, as long as GitHub takes it, and name what exceptions hide."""
    from mopsdocs.shell.terminal import summary  # As above.

    words = shown.words
    head = f"| {words('Rule')} | {words('Place')} | {words('Finding')} | {words('What to write')} |"
    rows = [f"## mopsdocs\n\n{summary(shown)}\n"]
    rows += [head, "|---|---|---|---|"] if shown.findings else []
    said = [_row(one, shown) for one in sorted(shown.findings, key=shown.distance)]
    said += ["", *(_hidden(one, shown) for one in shown.ignored)] if shown.ignored else []
    size = sum(map(len, rows))
    for number, row in enumerate(said):
        size += len(row.encode()) + 1
        if size > _TABLE:
            left = len(said) - number
            rows.append(f"\n{words.many('and {count} more', 'and {count} more', left)}")
            break
        rows.append(row)
    return "\n".join(rows) + "\n\n"


def _row(one: Diagnostic, shown: Shown) -> str:
    place = f"{one.path}:{place_of(one).line}"
    cells = (f"{one.severity} {one.code}", place, shown.said(one.said), shown.said(one.hint))
    return f"| {' | '.join(map(_cell, cells))} |"


def _hidden(one: Diagnostic, shown: Shown) -> str:
    """Name a finding that an exception hides, with its reason, for whoever reviews."""
    why = shown.words("why: {why}", why=one.ignored or "")
    return f"- ignored {one.code}, {_cell(f'{one.path}:{place_of(one).line}: {shown.said(one.said)} ({why})')}"


def _cell(text: str) -> str:
    return safe(text).translate(_CELL)
