"""A check of a handbook: made anew where something has changed, told again where nothing has.

Knows: what was asked for: a version, some files, to mend first, to accept what is found.
Never: the rules; loads them where the last report still holds.
"""

import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from mopsdocs.model.diagnostic import Level, Report
from mopsdocs.shell import baseline
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.order import CheckOrder
from mopsdocs.shell.recheck import Checked, open_recheck
from mopsdocs.shell.workspace import Workspace


def checked(workspace: Workspace, order: CheckOrder) -> tuple[Checked, str]:
    """Check as asked; where findings were accepted instead, say how many in the last value."""
    if order.fix:
        _fix(workspace, order.level)
    found = _examined(workspace, order)
    report, sources = found.report, {one.path: one for one in found.inputs.snapshot.sources}
    if order.no_ignore:
        report = replace(report, diagnostics=tuple(replace(one, ignored=None) for one in report.diagnostics))
    elif order.baseline:
        count = baseline.accept(workspace, report, sources)
        what = f"{count:,} finding" if count == 1 else f"{count:,} findings"
        return found, f"{what} accepted in {baseline.NAME}: from now on only new ones count."
    else:
        report = baseline.with_accepted(workspace, report, sources)
    if order.files:
        report = _within(report, tuple(in_handbook(file, workspace) for file in order.files), found.paths)
    return replace(found, report=report), ""


def in_handbook(file: Path, workspace: Workspace) -> str:
    """Give a file or folder by its path in the handbook; raise UserError for one that is not there."""
    if not os.path.lexists(file):
        raise UserError(f"There is no file {file}", "Name a file of the handbook, such as playbooks/data/consent.md")
    path = file.parent.resolve() / file.name if file.is_symlink() else file.resolve()
    if not path.is_relative_to(workspace.root):
        raise UserError(f"{file} is no file of the handbook in {workspace.root}", "Name its handbook with --root DIR")
    found = path.relative_to(workspace.root).as_posix()
    return found if workspace.configured else f"playbooks/{found}"


def _fix(workspace: Workspace, level: str | None) -> None:
    from mopsdocs.shell.fixes import fix_all  # Most checks mend nothing.

    count, files = fix_all(workspace, Level(level) if level else None)
    what = f"Mended {count:,} finding{'s' * (count != 1)} in {files:,} file{'s' * (files != 1)}."
    print(what if count else "Nothing to mend is certain.", file=sys.stderr)


def _examined(workspace: Workspace, order: CheckOrder) -> Checked:
    alone = order.version is None and order.base is None  # Otherwise git has a say.
    recheck = open_recheck(workspace, order.level) if alone else None
    again = recheck.again() if recheck else None
    if again:
        return again
    gc.disable()  # As in a build: looking for garbage is a fifth of the time.
    from mopsdocs.shell.checking import examined  # The whole house.

    return examined(workspace, order, recheck)


def _within(report: Report, chosen: tuple[str, ...], paths: Sequence[str]) -> Report:
    """Keep what is found in some files, or below some folders."""

    def is_chosen(path: str) -> bool:
        return any(one in (".", "playbooks/.", path) or path.startswith(f"{one}/") for one in chosen)

    kept = tuple(one for one in report.diagnostics if is_chosen(one.path))
    return replace(report, diagnostics=kept, files=sum(1 for path in paths if is_chosen(path)))
