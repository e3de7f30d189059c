"""The texts of published versions: what several of them share is read once.

Knows: the repository, which files each version has.
Never: what is made of a text.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from msgspec import structs

from mopsdocs.compile.prepare import Prepared, Shared, prepare, prepare_again
from mopsdocs.model.source import BlobId, Inputs, Snapshot, Source, Version
from mopsdocs.shell.comparing import Side, listed
from mopsdocs.shell.errors import DISK, UserError
from mopsdocs.shell.git import Inventory, Repository, open_repository
from mopsdocs.shell.parsed import parsed_of
from mopsdocs.shell.selection import NAMED, is_image
from mopsdocs.shell.shelved import Shelved
from mopsdocs.shell.workspace import engine


@dataclass(frozen=True)
class Texts:
    """The texts of versions; `own` is the working tree as prepared, whose clothes they all wear."""

    root: Path
    own: Prepared
    repository: Repository
    lists: Mapping[str, Inventory]
    _known: dict[tuple[str | None, ...], Prepared] = field(default_factory=dict)
    _contents: dict[BlobId, bytes] = field(default_factory=dict)

    def snapshot(self, version: Version) -> Snapshot:
        """Read a version, but for what an older one has."""
        listed = self.repository.inventory(version.commit)
        texts = {path: id_ for path, id_ in listed.files.items() if not is_image(path)}
        self._contents.update(self.repository.blobs(set(texts.values()) - self._contents.keys()))
        sources = tuple(Source(path, self._contents[id_], id_) for path, id_ in texts.items())
        return Snapshot(version, sources, tuple(filter(is_image, listed.files)), listed.refused)

    def prepared(self, snapshot: Snapshot) -> Prepared:
        """Prepare a version: old words in today's clothes; settings and people that are known are not read again."""
        inputs, ids = Inputs(snapshot, self.own.theme, engine()), {one.path: one.id for one in snapshot.sources}
        key = tuple(map(ids.get, NAMED))
        known = self._known.get(key)
        if known and not known.noticed and not snapshot.refused:
            return prepare_again(inputs, Shared(known.config, known.parties, known.signoffs))
        prepared = prepare(inputs)
        mine = self.own.config
        config = structs.replace(
            prepared.config, address=mine.address, repository=mine.repository, accent=mine.accent
        )
        self._known[key] = replace(prepared, config=config)
        return self._known[key]

    def side(self, one: Shelved) -> Side:
        """Give a version to be compared: its documents are listed, and read only if they differ."""
        files = self.lists[one.release.name].files
        prepared = self.prepared(listed(one.release, files, self.repository.blobs))
        return Side(one.release, prepared, parsed_of(self.root, prepared), one.accountable, one.note)

    def images(self, version: str) -> Callable[[str], bytes]:
        """Give a version's images, to be read one by one."""
        return _Images(self.root, self.lists[version].files)


class _Images:
    """Reads images of a version; each process that does so talks to a git of its own."""

    def __init__(self, root: Path, ids: Mapping[str, str]) -> None:
        self._root = root
        self._ids = ids

    def __call__(self, path: str) -> bytes:
        repository = open_repository(self._root)
        if repository is None:
            raise UserError("The repository went away while its versions were read", "Build again", DISK)
        with repository:
            return repository.blobs([self._ids[path]])[self._ids[path]]
