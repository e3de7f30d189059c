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
from typing import TYPE_CHECKING

from mopsdocs.model.diagnostic import Level, Report, Said, Value
from mopsdocs.shell import baseline
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.order import CheckOrder
from mopsdocs.shell.recheck import Checked, open_recheck
from mopsdocs.shell.workspace import Workspace

if TYPE_CHECKING:
    from mopsdocs.words import Words


def checked(workspace: Workspace, order: CheckOrder) -> tuple[Checked, str]:
    """Check as asked; where findings were accepted instead, say how many in the last value."""
    mended = _fixed(workspace, order.level) if order.fix else None
    found = _examined(workspace, order)
    if mended:
        print(_words(order, found).said(mended), file=sys.stderr)
    report, sources = found.report, {one.path: one for one in found.inputs.snapshot.sources}
    if order.no_ignore:
        report = replace(report, diagnostics=tuple(replace(one, ignored=None) for one in report.diagnostics))
    elif order.baseline:
        count = baseline.accept(workspace, report, sources)
        said = Said(
            "{count} finding accepted in {path}: from now on only new ones count.",
            {"count": count, "path": baseline.NAME},
            "{count} findings accepted in {path}: from now on only new ones count.",
        )
        return found, _words(order, found).said(said)
    else:
        report = baseline.with_accepted(workspace, report, sources)
    if order.files:
        chosen = tuple(in_handbook(file, workspace) for file in order.files)
        report = _within(report, chosen, found.paths)
        for path in _strangers(chosen, workspace, found, report):
            print(_words(order, found).said(_unread(path, workspace)), file=sys.stderr)
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


def _fixed(workspace: Workspace, level: str | None) -> Said:
    from mopsdocs.shell.fixes import fix_all  # Most checks mend nothing.

    count, files = fix_all(workspace, Level(level) if level else None)
    if not count:
        return Said("Nothing to mend is certain.")
    if files == 1:
        return Said("Mended {count} finding in 1 file.", {"count": count}, "Mended {count} findings in 1 file.")
    values: dict[str, Value] = {"count": count, "files": files}
    # Each of several files had at least one.
    return Said("Mended {count} findings in {files} files.", values)


def _words(order: CheckOrder, found: Checked) -> "Words":
    from mopsdocs.shell.shown import finding_words  # What is not said needs no words.

    return finding_words(order.lang or found.lang, found.inputs.theme)


def _examined(workspace: Workspace, order: CheckOrder) -> Checked:
    alone = order.version is None and order.base is None  # Otherwise git has a say.
    recheck = open_recheck(workspace, order.level) if alone else None
    again = recheck.again() if recheck else None
    if again:
        return again
    gc.disable()  # As in a build: looking for garbage is a fifth of the time.
    from mopsdocs.shell.checking import examined  # The whole house.

    return examined(workspace, order, recheck)


def _strangers(chosen: tuple[str, ...], workspace: Workspace, found: Checked, report: Report) -> list[str]:
    """The files among those chosen that a check does not read, and says nothing of."""
    known = {*found.paths, *found.inputs.snapshot.files, *(one.path for one in report.diagnostics)}
    shown = (workspace.shown(path) for path in chosen if path not in known)
    return [path for path in shown if (workspace.root / path).is_file()]


def _unread(path: str, workspace: Workspace) -> Said:
    """Say that a file is not read; of a playbook also where it belongs."""
    from mopsdocs.shell.reader import begins_planned  # Files that are named are mostly read.

    if begins_planned(workspace.root / path):
        values: dict[str, Value] = {"path": path, "folder": "playbooks/"}
        return Said("{path} lies outside {folder}, so nothing in it was checked: move it there.", values)
    return Said("{path} is no file of the handbook, so nothing in it was checked.", {"path": path})


def _within(report: Report, chosen: tuple[str, ...], paths: Sequence[str]) -> Report:
    """Keep what is found in some files, or below some folders."""

    def is_chosen(path: str) -> bool:
        return any(one in (".", "playbooks/.", path) or path.startswith(f"{one}/") for one in chosen)

    kept = tuple(one for one in report.diagnostics if is_chosen(one.path))
    return replace(report, diagnostics=kept, files=sum(1 for path in paths if is_chosen(path)))
