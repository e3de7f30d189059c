"""The handbook's folder while it is being edited: each file is read again when it may be another.

Knows: what stat said when a file was read.
Never: what a change means.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from time import time_ns
from typing import TYPE_CHECKING

from mopsdocs.model.source import Inputs, Snapshot, Source, Theme, Version, blob_id
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.reader import UNSURE, Listing, Seen, contents, look, no_folder, read_theme, source_path
from mopsdocs.shell.selection import FOLDER, is_image
from mopsdocs.shell.workspace import Workspace, engine

if TYPE_CHECKING:
    from mopsdocs.compile.live import Live

Stat = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Looked:
    """All files as the folder shows them, and when it was asked (in ns)."""

    listing: Listing
    when: int


@dataclass(frozen=True, slots=True)
class Wrote:
    """A file that was edited from a page of the preview."""

    path: str


@dataclass
class Folder:
    """The files as they were read last; `stats` lack those that may have changed since without showing it.

    `changed` is how many were read the last time that all were looked at, `same` whether the same ones were refused.
    """

    workspace: Workspace
    stats: dict[str, Stat] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    changed: int = 0
    same: bool = False
    _listing: Listing | None = None

    def look(self) -> Looked:
        """Look at every file, and read none: whoever does so may take as long as it takes."""
        if self.workspace.configured and not source_path(self.workspace, FOLDER).is_dir():
            raise no_folder(self.workspace.root.name)
        when = time_ns()
        return Looked(look(self.workspace), when)

    def read(self, theme: Theme, looked: Looked | None = None) -> Inputs:
        """Read the files that may be others, as somebody has just looked at all of them, or looks now."""
        looked = looked or self.look()
        listing = looked.listing
        changed = [one for one in listing.files if self.stats.get(one.path) != _stat(one) and not is_image(one.path)]
        found = {one.path: one for one in contents(self.workspace, changed)}
        self.changed = len(found)
        self.same = self._listing is not None and self._listing.refused == listing.refused
        self._listing = listing
        there = {one.path for one in listing.files}
        self.sources = {path: one for path, one in (self.sources | found).items() if path in there}
        self.stats = {one.path: _stat(one) for one in listing.files if one.changed < looked.when - UNSURE}
        return self._inputs(listing, theme)

    def glance(self, paths: Iterable[str]) -> tuple[Source, ...] | None:
        """Read a few files again, those that are others; None where more has happened to them than that."""
        found = []
        for path in paths:
            if path not in self.sources or not path.endswith(".md"):
                return None
            try:
                source = fresh(self.workspace, path)
            except (OSError, UserError):
                return None
            self.stats.pop(path, None)
            if source.id != self.sources[path].id:
                self.sources[path] = source
                found.append(source)
        return tuple(found)

    def proof(self, theme: Theme | None) -> tuple[str, dict[str, Stat]]:
        """Give what it takes to know the same folder again; nothing while a file may have changed unseen."""
        if theme is None or len(self.stats) < len(self.sources):
            return "", {}
        return surroundings(self.workspace, theme), dict(self.stats)

    def is_shown(self, live: "Live | None", inputs: Inputs) -> bool:
        """Whether what is shown is made of just these files, on this day, with this theme."""
        if live is None or live.lists is None or not self.same:
            return False
        now, shown = inputs.snapshot, live.prepared
        if (now.files, now.others, now.version) != (shown.files, shown.others, shown.version):
            return False
        return inputs.theme.digest == shown.theme.digest and self.sources == live.sources

    def _inputs(self, listing: Listing, theme: Theme) -> Inputs:
        sources = tuple(self.sources[path] for path in sorted(self.sources))
        images = tuple(one.path for one in listing.files if is_image(one.path))
        version = Version("next", self.workspace.today)
        return Inputs(Snapshot(version, sources, images, listing.refused, listing.others), theme, _engine())


def fresh(workspace: Workspace, path: str) -> Source:
    """Read one file as it is at this moment."""
    found = source_path(workspace, path).lstat()
    return contents(workspace, (Seen(path, found.st_size, found.st_mtime_ns, found.st_ino),))[0]


def unchanged(workspace: Workspace, stats: Mapping[str, Stat]) -> bool:
    """Whether every file shows what it showed when it was read, and there are no others."""
    return bool(stats) and {one.path: _stat(one) for one in look(workspace).files} == stats


def surroundings(workspace: Workspace, theme: Theme) -> str:
    """What pages depend on beside the files."""
    return f"{_engine()}\0{theme.digest}\0{workspace.today}\0{workspace.configured}"


def read_bytes(workspace: Workspace, path: str) -> bytes | None:
    """Read a file that is copied as it is, without following a link; None where there is none."""
    try:
        descriptor = os.open(source_path(workspace, path), os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            return file.read()
    except OSError:
        return None


def theme_of(workspace: Workspace, before: Theme | None) -> tuple[Theme, UserError | None]:
    """Read the theme; where that cannot be, the one before stays."""
    try:
        return read_theme(workspace), None
    except UserError as error:
        if before is None:
            raise
        return before, error


def key_of(content: bytes) -> str:
    """The id of a content."""
    return blob_id(content)


@cache
def _engine() -> str:
    return engine()


def _stat(one: Seen) -> Stat:
    return one.size, one.changed, one.inode
