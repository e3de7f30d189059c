"""What is to be checked: the working tree, or a version of it, and what git says of the versions asked for.

Knows: where a handbook's files come from.
Never: the rules.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from mopsdocs.compile import check
from mopsdocs.model.diagnostic import Level, Noticed, Report
from mopsdocs.model.source import Inputs, Source
from mopsdocs.parse.documents import read_config
from mopsdocs.shell import baseline
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.git import Repository, open_repository
from mopsdocs.shell.order import CheckOrder
from mopsdocs.shell.reader import read, read_theme
from mopsdocs.shell.versions import inventories, open_versions, version_at
from mopsdocs.shell.workspace import CONFIG, Workspace, engine


def checked(workspace: Workspace, order: CheckOrder) -> tuple[Report, Inputs, str]:
    """Check as asked; where findings were accepted instead, say how many in the last value."""
    level = Level(order.level) if order.level else None
    if order.fix:
        _fix(workspace, level)
    report, inputs = _examined(workspace, level, order.version)
    sources = {one.path: one for one in inputs.snapshot.sources}
    if order.no_ignore:
        report = replace(report, diagnostics=tuple(replace(one, ignored=None) for one in report.diagnostics))
    elif order.baseline:
        count = baseline.accept(workspace, report, sources)
        what = f"{count:,} finding" if count == 1 else f"{count:,} findings"
        return report, inputs, f"{what} accepted in {baseline.NAME}: from now on only new ones count."
    else:
        report = baseline.with_accepted(workspace, report, sources)
    if order.files:
        report = _within(report, tuple(in_handbook(file, workspace) for file in order.files), sources)
    return report, inputs, ""


def _examined(workspace: Workspace, level: Level | None, version: str | None) -> tuple[Report, Inputs]:
    """Check the working tree, or a version by its name (any tag, branch or commit will do)."""
    if version is None:
        inputs = read(workspace)
        return check(inputs, level, _asked(workspace, inputs)), inputs
    with repository_of(workspace) as repository:
        inputs = inputs_at(workspace, repository, version)
    return check(inputs, level), inputs


def _fix(workspace: Workspace, level: Level | None) -> None:
    from mopsdocs.shell.fixes import fix_all  # Most checks mend nothing.

    count, files = fix_all(workspace, level)
    what = f"Mended {count:,} finding{'s' * (count != 1)} in {files:,} file{'s' * (files != 1)}."
    print(what if count else "Nothing to mend is certain.", file=sys.stderr)


def in_handbook(file: Path, workspace: Workspace) -> str:
    """Give a file or folder by its path in the handbook; raise UserError for one that is not there."""
    if not os.path.lexists(file):
        raise UserError(f"There is no file {file}", "Name a file of the handbook, such as playbooks/data/consent.md")
    path = file.parent.resolve() / file.name if file.is_symlink() else file.resolve()
    if not path.is_relative_to(workspace.root):
        raise UserError(f"{file} is no file of the handbook in {workspace.root}", "Name its handbook with --root DIR")
    found = path.relative_to(workspace.root).as_posix()
    return found if workspace.configured else f"playbooks/{found}"


def _within(report: Report, chosen: tuple[str, ...], sources: Mapping[str, Source]) -> Report:
    """Keep what is found in some files, or below some folders."""

    def is_chosen(path: str) -> bool:
        return any(one in (".", "playbooks/.", path) or path.startswith(f"{one}/") for one in chosen)

    kept = tuple(one for one in report.diagnostics if is_chosen(one.path))
    return replace(report, diagnostics=kept, files=sum(1 for path in sources if is_chosen(path)))


def repository_of(workspace: Workspace) -> Repository:
    """Open the handbook's repository; raise UserError where there is none."""
    repository = open_repository(workspace.root)
    if repository is None:
        raise UserError("The handbook lies in no git repository, so it has no versions", "Start one with `git init`")
    return repository


def inputs_at(workspace: Workspace, repository: Repository, name: str) -> Inputs:
    """Read a version by its name, as of its own day, with today's theme."""
    version = version_at(repository, _ref_of(workspace, name))
    version = replace(version, as_of=min(version.as_of, workspace.today))
    return Inputs(repository.snapshot(version), read_theme(workspace), engine())


def _ref_of(workspace: Workspace, name: str) -> str:
    """Give the commit that the settings call by a name; any other name is git's to know."""
    found = {one.path: one for one in read(workspace).snapshot.sources}.get(CONFIG)
    config, _ = read_config(found, ())
    return config.versions.refs.get(name, name)


def _asked(workspace: Workspace, inputs: Inputs) -> tuple[tuple[str, Noticed], ...]:
    """Tell which versions the settings ask for in vain."""
    found = {one.path: one for one in inputs.snapshot.sources}.get(CONFIG)
    asked_for = read_config(found, ())[0].versions if found else None
    if asked_for is None or not asked_for.asked:
        return ()
    repository, asked = open_versions(workspace.root, asked_for)
    if repository is not None:
        with repository:
            asked, _ = inventories(repository, asked)
    return tuple((CONFIG, one) for one in asked.noticed)
