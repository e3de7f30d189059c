"""What is to be checked: the working tree, or a version of it, and what git remembers of it for the rules that ask.

Knows: where a handbook's files come from, which versions there are.
Never: the rules.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from msgspec import structs

from mopsdocs.compile import Prepared, Surveyed, check, prepare, report_on, survey
from mopsdocs.model.diagnostic import Level, Noticed, Report
from mopsdocs.model.hindsight import NOTHING, Hindsight, Unnoted
from mopsdocs.model.place import Release, Standing
from mopsdocs.model.releases import NEXT
from mopsdocs.model.source import Inputs, Source, Version
from mopsdocs.model.text import Text
from mopsdocs.parse.documents import read_config
from mopsdocs.shell import baseline
from mopsdocs.shell.comparing import Side, compared, former, listed, total
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.git import Inventory, Repository, open_repository
from mopsdocs.shell.order import CheckOrder
from mopsdocs.shell.parsed import NOWHERE
from mopsdocs.shell.reader import read, read_theme
from mopsdocs.shell.remembering import authors, moves_since, unnoted, watched, watches
from mopsdocs.shell.versions import (
    Available,
    inventories,
    newest,
    open_versions,
    unread,
    version_at,
    with_notes,
)
from mopsdocs.shell.voiding import if_any, voided, voids
from mopsdocs.shell.workspace import CONFIG, Workspace, engine

Checked = tuple[Report, tuple[Source, ...]]


def checked(workspace: Workspace, order: CheckOrder) -> tuple[Report, Inputs, str]:
    """Check as asked; where findings were accepted instead, say how many in the last value."""
    level = Level(order.level) if order.level else None
    if order.fix:
        _fix(workspace, level)
    report, inputs = _examined(workspace, level, order)
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


def _examined(workspace: Workspace, level: Level | None, order: CheckOrder) -> tuple[Report, Inputs]:
    """Check the working tree, or a version by its name (any tag, branch or commit will do).

    The working tree is judged as a change since a base, or since the newest version.
    """
    if order.version is not None:
        if order.base is not None:
            raise UserError("A version is checked as it is: `--base` means nothing there", "Leave out one of the two")
        with repository_of(workspace) as repository:
            inputs = inputs_at(workspace, repository, order.version)
        return check(inputs, level), inputs
    inputs = read(workspace)
    prepared = prepare(inputs, level)
    surveyed = [survey(one, prepared) for one in prepared.groups]
    noticed, hindsight = _looked_back(workspace, prepared, surveyed, order.base)
    found = (*prepared.noticed, *((CONFIG, one) for one in noticed))
    judged = replace(prepared, noticed=found, standing=Standing(hindsight=hindsight))
    return report_on(judged, surveyed), inputs


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


def _looked_back(
    workspace: Workspace, prepared: Prepared, surveyed: Sequence[Surveyed], base: str | None
) -> tuple[tuple[Noticed, ...], Hindsight]:
    """Ask git what rules want to know, and which versions the settings ask for in vain; git may not be needed."""
    wanted = prepared.config.versions
    void = voids(prepared, surveyed)
    if not (wanted.asked or base or void or any(map(watches, surveyed))):
        return (), NOTHING
    repository, asked = open_versions(workspace.root, wanted)
    if repository is None:
        repository = repository_of(workspace) if base else None if wanted.asked else if_any(workspace)
    if repository is None:
        return asked.noticed, NOTHING
    with repository:
        asked, lists = inventories(repository, asked)
        past = _Past(workspace, repository, prepared, with_notes(asked, prepared.sources), lists)
        try:
            found = past.hindsight(surveyed, base)
            return asked.noticed, structs.replace(found, voided=voided(repository, workspace, prepared, void))
        except UserError as error:
            if base:
                raise
            # A clone that lacks what rules ask for is no reason to check nothing.
            return (*asked.noticed, *((unread(error),) if wanted.asked else ())), NOTHING


@dataclass(frozen=True)
class _Past:
    """The versions that the working tree is held against."""

    workspace: Workspace
    repository: Repository
    prepared: Prepared
    asked: Available
    lists: Mapping[str, Inventory]

    def hindsight(self, surveyed: Sequence[Surveyed], base: str | None) -> Hindsight:
        """Gather what rules ask for."""
        name = self.prepared.config.versions.refs.get(base, base) if base else None
        since = version_at(self.repository, name) if name else newest(self.asked)
        found = Hindsight(
            unnoted=self._unnoted(),
            watched=watched(self.repository, self.workspace, self.prepared, surveyed),
            authors=authors(self.repository, since.commit) if since and base else (),
        )
        if since is None:
            return found
        files = self.repository.inventory(since.commit).files
        moved = moves_since(self.repository, files, self.prepared)
        now = Side(self._release(Version(NEXT, self.workspace.today)), self.prepared, NOWHERE)
        return structs.replace(found, former=former(self._side(since), now, self.repository.blobs), moved=moved)

    def _unnoted(self) -> tuple[Unnoted, ...]:
        version = newest(self.asked)
        older = self.asked.versions[self.asked.versions.index(version) + 1 :] if version else ()
        if version is None or version.note or not older:
            return ()
        change = total(compared(self._side(older[0]), self._side(version), self.repository.blobs))
        return unnoted(version, self._release(version), change)

    def _side(self, version: Version) -> Side:
        files = self.repository.inventory(version.commit).files
        release = self._release(version)
        inputs = Inputs(listed(release, files, self.repository.blobs), self.prepared.theme, engine())
        return Side(release, prepare(inputs), NOWHERE)

    def _release(self, version: Version) -> Release:
        label = version.label or Text(version.ref or version.name, self.prepared.config.languages[0])
        return Release(version.name, label, min(version.as_of, self.workspace.today))
