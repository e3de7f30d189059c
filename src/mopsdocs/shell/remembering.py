"""What git remembers of the working tree's handbook, gathered for the rules that ask.

Knows: the repository, the working tree, what is watched since when.
Never: the rules; asks git anything that no rule wants to know.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress

from mopsdocs.compile.hindsight import Files, changed_items, moves_of, values_of, watched_item
from mopsdocs.compile.prepare import Prepared, prepare
from mopsdocs.compile.stages import Surveyed, survey
from mopsdocs.model.hindsight import Author, Unnoted
from mopsdocs.model.place import Changed, Release
from mopsdocs.model.playbook import Playbook
from mopsdocs.model.releases import NOTES
from mopsdocs.model.source import BlobId, Inputs, Kind, Snapshot, Source, Version, blob_id
from mopsdocs.model.watched import watched_files
from mopsdocs.parse import Group
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.git import Repository
from mopsdocs.shell.manifest import read_regular
from mopsdocs.shell.reader import source_path
from mopsdocs.shell.selection import IMAGE_LIMIT, NAMED
from mopsdocs.shell.versions import place_of
from mopsdocs.shell.watching import watch_of
from mopsdocs.shell.workspace import Workspace, engine

_WATCH = re.compile(rb"""watch["']?[ ]*:""")
_ID = re.compile(rb"""(?m)^id:[ ]*["']?([a-z0-9][a-z0-9-]*)""")
_SHA1 = 40  # Files on disk are known by the ids that most repositories use; where theirs are longer, contents count.
_HEAD = 65_536
"""Ids are looked for in the beginning of a file: they stand near the top."""


def reviewed(prepared: Prepared) -> list[Group]:
    """Choose the documents that may watch something; the others need not be parsed to know."""
    return [one for one in prepared.groups if _WATCH.search(one.source.content)]


def moves_since(repository: Repository, files: Files, prepared: Prepared) -> Mapping[str, str]:
    """Find which files of a version lie elsewhere in the working tree and say the same."""
    now = {path: one.id for path, one in prepared.sources.items()}
    gone = {path: id_ for path, id_ in files.items() if path not in now and path.endswith(".md")}
    if any(len(id_) > _SHA1 for id_ in gone.values()):
        gone = {path: blob_id(content) for path, content in _read(repository, gone)}
    then = {path: gone.get(path, id_) for path, id_ in files.items()}
    return moves_of((then, now))[0]


def _read(repository: Repository, files: Files) -> Iterator[tuple[str, bytes]]:
    read = repository.blobs(files.values())
    yield from ((path, read[id_]) for path, id_ in files.items())


def may_want_note(version: Version) -> bool:
    """Whether it matters what a version changed: nobody said anything of it, and it stays as it is."""
    return version.note is None and version.kind is not Kind.BRANCH


def unnoted(version: Version, release: Release, changed: Changed) -> tuple[Unnoted, ...]:
    """Tell of a version that changed what people do, and of which nobody said anything."""
    count = changed.commitment + changed.material
    if not (count and may_want_note(version)):
        return ()
    return (Unnoted(version.name, release.label, place_of(version), count),)


def authors(repository: Repository, base: str) -> tuple[Author, ...]:
    """Tell who says to have changed what between a commit (an id) and the one that is checked out."""
    head = repository.head()
    return tuple(Author(one.name, one.email, one.paths) for one in repository.authors(base, head)) if head else ()


def watched(
    repository: Repository, workspace: Workspace, prepared: Prepared, surveyed: Iterable[Surveyed]
) -> Mapping[str, tuple[str, ...]]:
    """Find by the path of a playbook which of the things that it watches have changed since it was reviewed.

    What a clone has not got, such as a partial one, is not asked again.
    """
    several = tuple(surveyed)
    watching = [one for one in map(watch_of, several) if one]
    head = repository.head() if watching else None
    found: dict[str, tuple[str, ...]] = {}
    if head is None:
        return found
    with suppress(UserError):
        days = repository.on_days({one.since for one in watching}, head)
        past = {day: Then(repository, workspace, prepared, commit) for day, commit in days.items()}
        documents = _Documents(prepared, {one.paths[0]: one for one in several})
        for one in watching:
            then = past.get(one.since)
            changed = (thing for thing in one.things if then and _has_changed(thing, one.playbook, then, documents))
            if things := tuple(changed):
                found[one.playbook.path] = things
    return found


class _Documents:
    """The playbooks of the working tree by id, parsed when one is asked for."""

    def __init__(self, prepared: Prepared, known: dict[str, Surveyed]) -> None:
        self.prepared = prepared
        self._known = known
        self._groups = {id_of(one): one for one in reversed(prepared.groups)}

    def named(self, playbook: str) -> Surveyed | None:
        """Give the playbook that goes by an id; None where there is none."""
        group = self._groups.get(playbook)
        if group is None:
            return None
        path = group.source.path
        if path not in self._known:
            self._known[path] = survey(group, self.prepared)
        return self._known[path]


def id_of(group: Group) -> str:
    """Give the id of a playbook without parsing it: that of its file or folder, unless it says otherwise."""
    said = _ID.search(group.source.content, 0, _HEAD)
    return said[1].decode() if said else _stem(group.source.path)


def _stem(path: str) -> str:
    return path.removesuffix("/index.md").removesuffix(".md").rpartition("/")[2]


class Then:
    """The handbook as a commit has it."""

    def __init__(self, repository: Repository, workspace: Workspace, prepared: Prepared, commit: str) -> None:
        self._repository = repository
        self._workspace = workspace
        self._commit = commit
        self._like = prepared

    def differs(self, path: str) -> bool | None:
        """Whether a file is another one now; None if it was there neither then nor is now."""
        source = self._like.sources.get(path)
        now = source.id if source else _id_on_disk(self._workspace, path)
        then = self._id(path)
        if then and len(then) > _SHA1:
            then = blob_id(self._repository.blobs([then])[then])
        return None if now is None and then is None else now != then

    def document(self, now: Surveyed) -> tuple[Surveyed, Prepared] | None:
        """Give what a playbook was then, under its name of today or an earlier one; None if it was not there."""
        path = self._path(now)
        if path is None:
            return None
        ids = {one: id_ for one in sorted((path, *NAMED)) if (id_ := self._id(one))}
        read = self._repository.blobs(ids.values())
        sources = tuple(Source(one, read[id_], id_) for one, id_ in ids.items())
        version = Version("then", self._like.version.as_of)
        prepared = prepare(Inputs(Snapshot(version, sources), self._like.theme, engine()))
        return survey(prepared.groups[0], prepared), prepared

    def _path(self, now: Surveyed) -> str | None:
        if self._id(now.paths[0]):
            return now.paths[0]
        names = {now.card.id, *now.card.was} if now.card else set[str]()
        found = (path for path in self._repository.inventory(self._commit).files if not path.startswith(NOTES))
        return next((path for path in found if path.endswith(".md") and _stem(path) in names), None)

    def _id(self, path: str) -> BlobId | None:
        return self._repository.file_at(path, self._commit)


def _has_changed(thing: str, playbook: Playbook, then: Then, documents: _Documents) -> bool:
    paths = watched_files(thing, playbook.path)
    if paths:
        return next((found for path in paths if (found := then.differs(path)) is not None), False)
    name, item = watched_item(thing, playbook)
    now = documents.named(name)
    if now is None:
        return False
    values = values_of(now, item)
    if values and then.differs(values):
        return True
    if then.differs(now.paths[0]) is False:
        return False
    old = then.document(now)
    changed = changed_items(old, (now, documents.prepared)) if old and old[0].document else frozenset[str]()
    return item in changed if item else bool(changed)


def _id_on_disk(workspace: Workspace, path: str) -> BlobId | None:
    """Give the id of a file that is not read otherwise; None where there is none within the handbook."""
    place = source_path(workspace, path)
    try:
        if place.resolve().is_relative_to(workspace.root):
            return blob_id(read_regular(place, IMAGE_LIMIT))
    except (OSError, ValueError):  # What no file can be called is no file.
        pass
    return None
