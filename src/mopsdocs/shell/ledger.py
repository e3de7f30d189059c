"""Which files have changed since the last build.

Knows: what stat says, and contents where stat cannot tell.
Never: what a change means.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from msgspec import MsgspecError, Raw, msgpack

from mopsdocs.model.source import Inputs, Source, Theme
from mopsdocs.shell import baseline
from mopsdocs.shell.looking import Looked, look_now
from mopsdocs.shell.memory import SCHEMA, Files, Summary
from mopsdocs.shell.reader import UNSURE, Listing, Seen, Unopened, contents, inputs, read_theme
from mopsdocs.shell.selection import NAMED, is_image
from mopsdocs.shell.workspace import Workspace, engine

_packed = msgpack.Encoder().encode
_unpacked = msgpack.Decoder(tuple[Seen, ...]).decode
_NO_FILES = Files(Raw(_packed(())), ())


@dataclass(frozen=True)
class Ledger:
    """The files of a handbook against those of its last build; `read` holds those that had to be opened.

    `before` are those of the last build with their ids, left out where all are the `same`.
    """

    workspace: Workspace
    listing: Listing
    summary: Summary | None
    ids: Mapping[str, str]
    read: Mapping[str, Source]
    surroundings: str
    looked: int
    theme: Theme
    before: Mapping[Seen, str]
    same: bool

    @cached_property
    def changed(self) -> frozenset[str]:
        """Paths that are new, gone, or have another content than last time."""
        if self.same:
            return frozenset()
        before = {one.path: id_ for one, id_ in self.before.items()}
        if before == self.ids:
            return frozenset()
        # A file may be on one side alone.
        return frozenset(path for path, _ in before.items() ^ self.ids.items())

    @property
    def unchanged(self) -> bool:
        """Whether nothing at all differs from the last build."""
        return self._same_surroundings and not self.changed

    @property
    def few(self) -> bool:
        """Whether all that differs is the content of some documents that were there last time, too."""
        if not self._same_surroundings or self.summary is None:
            return False
        before = {one.path for one in self.before}
        return all(path in before and path in self.ids and path.endswith(".md") for path in self.changed)

    @property
    def _same_surroundings(self) -> bool:
        return self.summary is not None and self.summary.surroundings == self.surroundings

    def files(self, ids: Mapping[str, str]) -> Files:
        """What to remember of the files."""
        sure = self.looked - UNSURE
        seen = [one if one.changed < sure else one._replace(changed=-1) for one in self.listing.files]
        return Files(Raw(_packed(seen)), tuple([ids.get(one.path, "") for one in seen]))

    def sources(self) -> tuple[Source, ...]:
        """Read all text files, those that have been read already not again."""
        missing = [one for one in self.listing.files if one.path not in self.read]
        found = {**self.read, **{one.path: one for one in contents(self.workspace, missing)}}
        return tuple(found[path] for path in sorted(found))

    def unopened(self) -> tuple[Source, ...]:
        """Give all text files; those whose ids are known are opened when somebody asks for their content."""
        found = [one for one in self.listing.files if not is_image(one.path)]
        return tuple(self.read.get(one.path) or Unopened(self.workspace, one, self.ids[one.path]) for one in found)

    def inputs(self, sources: tuple[Source, ...]) -> Inputs:
        """Put together all that the compiler sees, with some of the files."""
        return inputs(self.workspace, self.listing, sources, self.theme)

    def only(self, paths: frozenset[str]) -> tuple[Source, ...]:
        """Read the files named."""
        missing = [one for one in self.listing.files if one.path in paths and one.path not in self.read]
        found = contents(self.workspace, missing)
        return (*(one for path, one in self.read.items() if path in paths), *found)


def open_ledger(workspace: Workspace, summary: Summary | None, looked: Looked | None = None) -> Ledger:
    """Open those files that may have changed, as a look at them has shown; without one, look now."""
    found = looked or look_now(workspace)
    listing = found.listing
    files, theme = summary.files if summary else _NO_FILES, read_theme(workspace)
    same = len(files.ids) == len(listing.files) and bytes(files.seen) == found.seen
    before: dict[Seen, str] = {}
    read: dict[str, Source] = {}
    if same:
        ids = dict(zip([one.path for one in listing.files], files.ids, strict=True))
    else:
        before.update(_before(files))
        ids = {one.path: before.get(one, "") for one in listing.files}
        doubtful = [one for one in listing.files if one not in before]
        read.update((one.path, one) for one in contents(workspace, doubtful))
        ids.update((one.path, read[one.path].id if one.path in read else _image_id(one)) for one in doubtful)
    around = _surroundings(workspace, listing, ids, theme)
    return Ledger(workspace, listing, summary, ids, read, around, found.since, theme, before, same)


def _before(files: Files) -> Iterable[tuple[Seen, str]]:
    """Open what is remembered of files; nothing of what cannot be believed."""
    try:
        return zip(_unpacked(files.seen), files.ids, strict=False)
    except MsgspecError:
        return ()


def _image_id(one: Seen) -> str:
    return f"{one.size} {one.changed}" if is_image(one.path) else ""


def _surroundings(workspace: Workspace, listing: Listing, ids: Mapping[str, str], theme: Theme) -> str:
    """A digest of all that every page may depend on."""
    found = hashlib.sha256()
    for part in (
        SCHEMA,
        engine(),
        theme.digest,
        str(workspace.today),
        str(workspace.configured),
        baseline.digest(workspace),
    ):
        found.update(f"{part}\0".encode())
    for name in NAMED:
        found.update(f"{ids.get(name)}\0".encode())
    for refused in listing.refused:
        found.update(f"{refused.path} {refused.code}\0".encode())
    return found.hexdigest()
