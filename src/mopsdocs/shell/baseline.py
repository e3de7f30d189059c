"""mopsdocs.baseline.json: the findings that a handbook had when checking began.

Knows: findings by their fingerprints.
Never: accepts what is unsafe; loads the core where there is no such file.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from mopsdocs.model.diagnostic import ACCEPTED, Diagnostic, Report, Said
from mopsdocs.model.source import Source
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.manifest import read_regular
from mopsdocs.shell.workspace import Workspace

if TYPE_CHECKING:
    from mopsdocs.compile.prepare import Prepared

NAME = "mopsdocs.baseline.json"
_SCHEMA = "mopsdocs-baseline/1"
_LIMIT = 50_000_000


def accept(workspace: Workspace, report: Report, sources: Mapping[str, Source]) -> int:
    """Write down all findings of a report as accepted; give how many there are."""
    found, marks = _marked(report.diagnostics, sources)
    rows = [{"path": one.path, "code": one.code, "fingerprint": mark} for one, mark in zip(found, marks, strict=True)]
    text = json.dumps({"schema": _SCHEMA, "findings": rows}, indent=1) + "\n"
    (workspace.root / NAME).write_text(text, "utf-8", newline="\n")
    return len(rows)


def with_accepted(workspace: Workspace, report: Report, sources: Mapping[str, Source]) -> Report:
    """Give a report in which what was accepted no longer counts."""
    known = known_in(workspace)
    if not known:
        return report
    return replace(report, diagnostics=told_apart(report.diagnostics, sources, known))


def reported(workspace: Workspace, prepared: "Prepared", diagnostics: Iterable[Diagnostic]) -> Report:
    """Report what a build has found, as `check` would: what was accepted does not count."""
    found = Report(tuple(diagnostics), len(prepared.groups))
    if not is_kept(workspace):
        return found
    from mopsdocs.checks import shortened
    from mopsdocs.compile.locate import located

    # A finding is known by its place among those like it, so that they have to stand in the order of `check`.
    ordered = replace(found, diagnostics=shortened(located(found.diagnostics, prepared.sources)))
    return with_accepted(workspace, ordered, prepared.sources)


def told_apart(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source], known: frozenset[str]
) -> tuple[Diagnostic, ...]:
    """Give findings, those marked as ignored that were accepted."""
    found = tuple(diagnostics)
    candidates, marks = _marked(found, sources)
    old = {id(one) for one, mark in zip(candidates, marks, strict=True) if mark in known}
    return tuple(replace(one, ignored=ACCEPTED) if id(one) in old else one for one in found)


def is_kept(workspace: Workspace) -> bool:
    """Whether findings have been accepted."""
    return (workspace.root / NAME).is_file()


def digest(workspace: Workspace) -> str:
    """Tell what is accepted from what was; empty where nothing is."""
    return hashlib.sha256(_content(workspace)).hexdigest() if is_kept(workspace) else ""


def known_in(workspace: Workspace) -> frozenset[str]:
    """Give the fingerprints of what was accepted; raise UserError where they cannot be read."""
    if not is_kept(workspace):
        return frozenset()
    try:
        kept = json.loads(_content(workspace))
        if kept["schema"] == _SCHEMA:
            return frozenset(row["fingerprint"] for row in kept["findings"])
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    said = Said("{path} cannot be read", {"path": NAME})
    raise UserError(said, Said("Write it anew with `mopsdocs check --baseline`, or delete it"))


def _content(workspace: Workspace) -> bytes:
    return read_regular(workspace.root / NAME, _LIMIT)


def _marked(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source]
) -> tuple[list[Diagnostic], tuple[str, ...]]:
    """Give what may be accepted, and the fingerprints of it."""
    from mopsdocs.checks.exceptions import NEVER_IGNORED
    from mopsdocs.compile.anchors import fingerprints

    found = [one for one in diagnostics if one.ignored is None and not one.code.startswith(NEVER_IGNORED)]
    return found, fingerprints(found, sources)
