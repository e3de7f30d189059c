"""What is to be checked: the working tree, or a version of it, and what git says of the versions asked for.

Knows: where a handbook's files come from.
Never: the rules.
"""

from dataclasses import replace

from mopsdocs.compile import check
from mopsdocs.model.diagnostic import Level, Noticed, Report
from mopsdocs.model.source import Inputs, Source
from mopsdocs.parse.documents import read_config
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.git import Repository, open_repository
from mopsdocs.shell.reader import read, read_theme
from mopsdocs.shell.versions import inventories, open_versions, version_at
from mopsdocs.shell.workspace import CONFIG, Workspace, engine


def examine(workspace: Workspace, level: Level | None, version: str | None) -> tuple[Report, tuple[Source, ...]]:
    """Check the working tree, or a version by its name (any tag, branch or commit will do)."""
    if version is None:
        inputs = read(workspace)
        return check(inputs, level, _asked(workspace, inputs)), inputs.snapshot.sources
    with repository_of(workspace) as repository:
        inputs = inputs_at(workspace, repository, version)
    return check(inputs, level), inputs.snapshot.sources


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
