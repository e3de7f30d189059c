"""The repository that a handbook lies in: its versions are read from it by object ids.

Knows: commits, trees and blobs, and which of them make a handbook.
Never: checks out, writes, touches the index, compares, fetches; runs what a repository names.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from mopsdocs.model.diagnostic import Said
from mopsdocs.model.source import BlobId, Snapshot, Source, Version
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.git_commits import Peeled, peel, read_commit
from mopsdocs.shell.git_history import Authored, History
from mopsdocs.shell.git_objects import Objects
from mopsdocs.shell.git_place import Location, find_place
from mopsdocs.shell.git_program import Git, find_program
from mopsdocs.shell.git_refs import Refs, head_id, is_id, read_refs, typed_id, whole_id
from mopsdocs.shell.git_trees import Inventory, Trees
from mopsdocs.shell.plain import safe
from mopsdocs.shell.selection import TABLE_LIMIT, is_image

__all__ = ["Authored", "Inventory", "Peeled", "Repository", "open_repository"]


class Repository:
    """One repository, open for reading; close it, or use it in a `with`."""

    def __init__(self, program: str, place: Location) -> None:
        self.place = place
        self._git = Git(program, str(place.gitdir), str(place.gitdir))
        self._objects = Objects(self._git)
        self._trees = Trees(self._objects, place.prefix)
        self._inventories: dict[str, Inventory] = {}
        self._roots: dict[str, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End git."""
        self._objects.close()

    @cached_property
    def refs(self) -> Refs:
        """Tags and branches, read once."""
        return read_refs(self._git)

    def head(self) -> str | None:
        """Give the id of the commit that is checked out; None where there is none yet."""
        return head_id(self._git)

    def find(self, name: str) -> Peeled:
        """Find the commit that a tag, a branch, `HEAD`, or an id or its beginning names; raise UserError for none."""
        id_ = self.head() if name == "HEAD" else self.refs.named(name)
        if id_ is None and is_id(name):
            id_ = whole_id(self._git, name)
        if id_ is None:
            hint = Said("`git tag`, `git branch` and `git log --oneline` show what there is")
            if self.place.shallow:
                hint = Said("This clone is shallow: `git fetch --unshallow --tags` fetches the rest")
            raise UserError(Said("The repository has no tag, branch or commit {name}", {"name": safe(name)}), hint)
        return peel(self._objects, id_)

    def find_typed(self, typed: str) -> Peeled:
        """Find the commit that the operator means, in any way that git has to name one; raise UserError for none.

        Never for what a file of the handbook says: that may name tags, branches and ids.
        """
        known = typed == "HEAD" or is_id(typed) or self.refs.named(typed)
        id_ = None if known else typed_id(self._git, typed)
        return peel(self._objects, id_) if id_ else self.find(typed)

    def peel(self, id_: str) -> Peeled:
        """Follow an id to a commit; raise UserError where it leads to none."""
        return peel(self._objects, id_)

    def inventory(self, commit: str) -> Inventory:
        """List a handbook's files in a commit by blob id, reading none; raise UserError for one that cannot be."""
        known = self._inventories.get(commit)
        if known is None:
            tree = read_commit(self._objects, commit).tree
            known = self._inventories[commit] = self._trees.inventory(tree)
        return known

    def blobs(self, ids: Iterable[BlobId]) -> Mapping[BlobId, bytes]:
        """Read files by their ids, texts and images alike; raise UserError for one that is missing or too large."""
        return self._objects.read(ids, "blob", TABLE_LIMIT)

    def snapshot(self, version: Version) -> Snapshot:
        """Read all texts of a version; images are named and not read."""
        listed = self.inventory(version.commit)
        texts = {path: id_ for path, id_ in listed.files.items() if not is_image(path)}
        read = self.blobs(texts.values())
        sources = tuple(Source(path, read[id_], id_) for path, id_ in texts.items())
        return Snapshot(version, sources, tuple(filter(is_image, listed.files)), listed.refused)

    def authors(self, base: str, head: str) -> tuple[Authored, ...]:
        """List the commits in BASE..HEAD (ids) that touch the handbook's files, newest first."""
        return self._history.authors(base, head)

    def parted(self, base: str) -> str | None:
        """Give the last commit that a commit (an id) and the one checked out have in common; None where none is."""
        head = self.head()
        return self._history.parted(head, base) if head else None

    def last_changed(self, paths: Collection[str], head: str) -> Mapping[str, date]:
        """Give for each path the day in UTC on which it came to say what it says in a commit (an id)."""
        return self._history.last_changed(paths, head)

    def on_days(self, days: Collection[date], head: str) -> Mapping[date, str]:
        """Give for each day the commit (its id) that stood at its end in UTC; none for days before the first."""
        return self._history.on_days(days, head)

    def file_at(self, path: str, commit: str) -> BlobId | None:
        """Give the id of any file below the handbook's root as a commit has it; None where there is none."""
        if commit not in self._roots:
            self._roots[commit] = read_commit(self._objects, commit).tree
        return self._trees.file(self._roots[commit], path)

    @property
    def _history(self) -> History:
        return History(self._git, self._objects, self._trees, shallow=self.place.shallow)


def open_repository(root: Path) -> Repository | None:
    """Open the repository that a handbook's root lies in, or a bare one that it is; None where there is none.

    Raises UserError where there is no git, or where the repository is broken, another user's, or not its own.
    """
    program = find_program()
    if program is None:
        hint = Said("Install it from https://git-scm.com to publish versions")
        raise UserError(Said("There is no git on this machine"), hint)
    place = find_place(program, root)
    return Repository(program, place) if place else None
