"""What git remembers of a handbook for the rules that ask, and a version of it in the place of the working tree.

Knows: which versions there are, what they are held against.
Never: the rules.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from msgspec import structs

from mopsdocs.compile.prepare import Prepared, prepare
from mopsdocs.compile.reporting import check
from mopsdocs.compile.stages import Surveyed
from mopsdocs.model.diagnostic import Level, Noticed
from mopsdocs.model.hindsight import NOTHING, Hindsight, Unnoted
from mopsdocs.model.place import Release
from mopsdocs.model.releases import NEXT
from mopsdocs.model.source import Inputs, Version
from mopsdocs.model.text import Text
from mopsdocs.parse.documents import read_config
from mopsdocs.shell.comparing import Key as Parse
from mopsdocs.shell.comparing import Side, compared, former, listed, total
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.git import Inventory, Repository, open_repository
from mopsdocs.shell.parsed import NOWHERE, parsed_of
from mopsdocs.shell.reader import read, read_theme
from mopsdocs.shell.recheck import Checked
from mopsdocs.shell.remembering import authors, may_want_note, moves_since, unnoted, watched
from mopsdocs.shell.versions import (
    Available,
    inventories,
    newest,
    open_versions,
    since_at,
    unread,
    version_at,
    with_notes,
)
from mopsdocs.shell.voiding import if_any, voided, voids
from mopsdocs.shell.watching import watches
from mopsdocs.shell.workspace import CONFIG, Workspace, engine


def examined_at(workspace: Workspace, name: str, level: Level | None) -> Checked:
    """Check a version by its name."""
    with repository_of(workspace) as repository:
        inputs = inputs_at(workspace, repository, name)
    sources = {one.path: one for one in inputs.snapshot.sources}
    config, _ = read_config(sources.get(CONFIG), ())
    return Checked(check(inputs, level), inputs, tuple(sources), config.languages[0])


def repository_of(workspace: Workspace) -> Repository:
    """Open the handbook's repository; raise UserError where there is none."""
    repository = open_repository(workspace.root)
    if repository is None:
        raise UserError("The handbook lies in no git repository, so it has no versions", "Start one with `git init`")
    return repository


def inputs_at(workspace: Workspace, repository: Repository, name: str) -> Inputs:
    """Read a version by its name, as of its own day, with today's theme."""
    version = version_at(repository, name, _refs(workspace))
    version = replace(version, as_of=min(version.as_of, workspace.today))
    return Inputs(repository.snapshot(version), read_theme(workspace), engine())


def _refs(workspace: Workspace) -> Mapping[str, str]:
    """Give the commits to which the settings give names; any other name is git's to know."""
    found = {one.path: one for one in read(workspace).snapshot.sources}.get(CONFIG)
    config, _ = read_config(found, ())
    return config.versions.refs


def looked_back(
    workspace: Workspace, prepared: Prepared, several: Sequence[Surveyed], base: str | None
) -> tuple[tuple[Noticed, ...], Hindsight]:
    """Ask git what rules want to know, and which versions the settings ask for in vain; git may not be needed."""
    wanted = prepared.config.versions
    void, watching = voids(prepared, several), [one for one in several if watches(one)]
    if not (wanted.asked or base or void or watching):
        return (), NOTHING
    repository, asked = open_versions(workspace.root, wanted)
    if repository is None:
        repository = repository_of(workspace) if base else None if wanted.asked else if_any(workspace)
    if repository is None:
        return asked.noticed, NOTHING
    with repository:
        asked, lists = inventories(repository, asked)
        past = _Past(workspace, repository, prepared, _noted(asked, prepared), lists)
        try:
            found = past.hindsight(watching, base)
            return asked.noticed, structs.replace(found, voided=voided(repository, workspace, prepared, void))
        except UserError as error:
            if base:
                raise
            # A clone that lacks what rules ask for is no reason to check nothing.
            return (*asked.noticed, *((unread(error),) if wanted.asked else ())), NOTHING


def _noted(asked: Available, prepared: Prepared) -> Available:
    return with_notes(asked, prepared.sources, prepared.config.languages)


@dataclass(frozen=True)
class _Past:
    """The versions that the working tree is held against."""

    workspace: Workspace
    repository: Repository
    prepared: Prepared
    asked: Available
    lists: Mapping[str, Inventory]

    def hindsight(self, watching: Sequence[Surveyed], base: str | None) -> Hindsight:
        """Gather what rules ask for."""
        refs = self.prepared.config.versions.refs
        since = since_at(self.repository, base, refs) if base else newest(self.asked)
        found = Hindsight(
            unnoted=self._unnoted(),
            watched=watched(self.repository, self.workspace, self.prepared, watching),
            authors=authors(self.repository, since.commit) if since and base else (),
        )
        if since is None:
            return found
        files = self.repository.inventory(since.commit).files
        moved = moves_since(self.repository, files, self.prepared)
        now = Side(self._release(Version(NEXT, self.workspace.today)), self.prepared, NOWHERE)
        return structs.replace(found, former=former(self._side(since), now, self.repository.blobs), moved=moved)

    def _unnoted(self) -> tuple[Unnoted, ...]:
        sides: dict[str, Side] = {}
        surveyed: dict[Parse, Surveyed] = {}
        found: list[Unnoted] = []
        for version, older in pairwise(self.asked.versions):
            if not may_want_note(version):
                continue
            for one in (older, version):
                sides[one.name] = sides.get(one.name) or self._side(one)
            read, root = self.repository.blobs, self.workspace.root
            change = total(compared(sides[older.name], sides[version.name], read, surveyed, root))
            found += unnoted(version, sides[version.name].release, change)
            del sides[version.name]  # The next one is compared with the older of the two.
        return tuple(found)

    def _side(self, version: Version) -> Side:
        files = self.repository.inventory(version.commit).files
        release = self._release(version)
        inputs = Inputs(listed(release, files, self.repository.blobs), self.prepared.theme, engine())
        prepared = prepare(inputs)
        return Side(release, prepared, parsed_of(self.workspace.root, prepared))

    def _release(self, version: Version) -> Release:
        label = version.label or Text(version.ref or version.name, self.prepared.config.languages[0])
        return Release(version.name, label, min(version.as_of, self.workspace.today))
