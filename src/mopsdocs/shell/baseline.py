"""mopsdocs.baseline.json: the findings that a handbook had when checking began.

Knows: findings by their fingerprints.
Never: accepts what is unsafe.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from mopsdocs.model.diagnostic import ACCEPTED, Diagnostic, Report
from mopsdocs.model.source import Source
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.manifest import read_regular
from mopsdocs.shell.workspace import Workspace

NAME = "mopsdocs.baseline.json"
_SCHEMA = "mopsdocs-baseline/1"
_LIMIT = 50_000_000


def accept(workspace: Workspace, report: Report, sources: Mapping[str, Source]) -> int:
    """Write down all findings of a report as accepted; give how many there are."""
    found = [one for one in report.diagnostics if _may_be(one)]
    marks = _marks(found, sources)
    rows = [{"path": one.path, "code": one.code, "fingerprint": mark} for one, mark in zip(found, marks, strict=True)]
    text = json.dumps({"schema": _SCHEMA, "findings": rows}, indent=1) + "\n"
    (workspace.root / NAME).write_text(text, "utf-8", newline="\n")
    return len(rows)


def with_accepted(workspace: Workspace, report: Report, sources: Mapping[str, Source]) -> Report:
    """Give a report in which what was accepted no longer counts."""
    known = _known(workspace)
    if not known:
        return report
    candidates = [one for one in report.diagnostics if _may_be(one)]
    marks = _marks(candidates, sources)
    old = {id(one) for one, mark in zip(candidates, marks, strict=True) if mark in known}
    told = (replace(one, ignored=ACCEPTED) if id(one) in old else one for one in report.diagnostics)
    return replace(report, diagnostics=tuple(told))


def _marks(found: Sequence[Diagnostic], sources: Mapping[str, Source]) -> tuple[str, ...]:
    from mopsdocs.compile.anchors import fingerprints  # Most handbooks have accepted nothing.

    return fingerprints(found, sources)


def _may_be(one: Diagnostic) -> bool:
    from mopsdocs.checks.exceptions import NEVER_IGNORED  # As above.

    return one.ignored is None and not one.code.startswith(NEVER_IGNORED)


def _known(workspace: Workspace) -> frozenset[str]:
    path = workspace.root / NAME
    if not path.is_file():
        return frozenset()
    try:
        kept = json.loads(read_regular(path, _LIMIT))
        if kept["schema"] == _SCHEMA:
            return frozenset(row["fingerprint"] for row in kept["findings"])
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    raise UserError(f"{NAME} cannot be read", "Write it anew with `mopsdocs check --baseline`, or delete it")
