"""The files of a handbook as a commit of its repository holds them, by the ids of their contents.

Knows: git's trees, read one level after another, within limits.
Never: reads a file; follows a symbolic link or a submodule.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from mopsdocs.model.diagnostic import Said
from mopsdocs.model.source import BlobId, Refused
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.git_objects import About, MissingObjectError, Objects
from mopsdocs.shell.selection import (
    DEPTH_LIMIT,
    FOLDER,
    NAMED,
    irregular,
    is_wanted,
    limit_of,
    linked,
    named_badly,
    too_deep,
    too_large,
)

CHILDREN_LIMIT = 100_000
_KEPT = 300_000
_FILES = frozenset((b"100644", b"100755"))
_TREE, _LINK, _SUBMODULE = b"40000", b"120000", b"160000"


@dataclass(frozen=True, slots=True)
class Child:
    """What a tree holds under a name: its mode as git writes it, and its id."""

    name: str
    mode: bytes
    id: str

    @property
    def is_tree(self) -> bool:
        """Whether it is a folder."""
        return self.mode == _TREE

    @property
    def is_file(self) -> bool:
        """Whether it is a regular file."""
        return self.mode in _FILES


@dataclass(frozen=True, slots=True)
class Inventory:
    """The files of a handbook in one commit, path to blob id, ordered by path; and what will not be read."""

    files: Mapping[str, BlobId]
    refused: tuple[Refused, ...]


class Trees:
    """The trees of one repository; those read are kept, since versions share most of them."""

    def __init__(self, objects: Objects, prefix: str) -> None:
        self._objects = objects
        self._steps = tuple(step for step in prefix.split("/") if step)
        self._read: dict[str, tuple[Child, ...]] = {}
        self._held = 0

    def root(self, tree: str) -> str | None:
        """Find the handbook's own folder below a commit's tree; None where there is none."""
        found = tree
        for step in self._steps:
            inner = next((one for one in self.children([found])[found] if one.name == step), None)
            if inner is None or not inner.is_tree:
                return None
            found = inner.id
        return found

    def children(self, trees: list[str]) -> dict[str, tuple[Child, ...]]:
        """Give what some trees hold."""
        if self._held > _KEPT:
            self._read.clear()
            self._held = 0
        unknown = [one for one in dict.fromkeys(trees) if one not in self._read]
        for id_, content in self._objects.read(unknown, "tree").items():
            self._read[id_] = tuple(_parsed(content, len(id_) // 2))
            self._held += len(self._read[id_])
        return {one: self._read[one] for one in trees}

    def inventory(self, tree: str) -> Inventory:
        """List the handbook's files below a commit's tree; sizes are asked for, contents are not."""
        root = self.root(tree)
        refused: list[Refused] = []
        found = dict(self._files(root, refused)) if root else {}
        kept: dict[str, str] = {}
        for path, size in self._sizes(found):
            if size.kind == "blob" and size.size <= limit_of(path):
                kept[path] = found[path]
            else:
                refused.append(too_large(path) if size.kind == "blob" else irregular(path))
        return Inventory(kept, tuple(refused))

    def _sizes(self, files: Mapping[str, str]) -> Iterator[tuple[str, About]]:
        """Give kind and size of each file, ordered by path."""
        try:
            about = self._objects.about(files.values())
        except MissingObjectError as error:
            path = next(path for path, id_ in files.items() if id_ == error.id)
            raise MissingObjectError(error.id, path) from None
        for path, id_ in sorted(files.items()):
            size = about[id_]
            if size is None:
                raise MissingObjectError(id_, path)
            yield path, size

    def _files(self, root: str, refused: list[Refused]) -> Iterator[tuple[str, str]]:
        level: list[tuple[str, str]] = []
        for child in self.children([root])[root]:
            if child.name in NAMED and child.is_file:
                yield child.name, child.id
            elif child.name == FOLDER and child.is_tree:
                level.append((FOLDER, child.id))
            elif child.name in NAMED or child.name == FOLDER:
                refused.append(_irregular(child.name, child))
        count = 0
        while level:
            known = self.children([id_ for _, id_ in level])
            below: list[tuple[str, str]] = []
            for folder, id_ in level:
                count += len(known[id_])
                if count > CHILDREN_LIMIT:
                    raise UserError(f"It holds more than {CHILDREN_LIMIT:,} files", "Split the handbook")
                yield from _sorted_out(folder, known[id_], below, refused)
            level = below

    def changed(self, old: str | None, new: str | None) -> Iterator[str]:
        """Find the handbook's files that differ between the trees of two commits; None holds nothing."""
        before, after = (self.root(one) if one else None for one in (old, new))
        steps = [("", before, after)]
        count = 0
        while steps:
            folder, left, right = steps.pop()
            olds, news = self._named(left), self._named(right)
            count += len(olds) + len(news)
            if count > 2 * CHILDREN_LIMIT:
                raise UserError("A commit changes more files than a handbook may have")
            for name in sorted(olds.keys() | news.keys()):
                one, other = olds.get(name), news.get(name)
                path = f"{folder}{name}"
                if one == other or _is_hidden(name) or named_badly(path, name):
                    continue
                if _counts(path) and any(child and child.is_file for child in (one, other)):
                    yield path
                inside = path == FOLDER or 0 < path.count("/") <= DEPTH_LIMIT
                if inside and any(child and child.is_tree for child in (one, other)):
                    steps.append((f"{path}/", _tree_id(one), _tree_id(other)))

    def _named(self, tree: str | None) -> dict[str, Child]:
        return {one.name: one for one in self.children([tree])[tree]} if tree else {}


def _sorted_out(
    folder: str, children: tuple[Child, ...], below: list[tuple[str, str]], refused: list[Refused]
) -> Iterator[tuple[str, str]]:
    """Give the files of a folder; add its folders to `below`, and what will not be read to `refused`."""
    if folder.count("/") > DEPTH_LIMIT:
        refused.append(too_deep(folder))
        return
    seen: set[str] = set()
    for child in children:
        path = f"{folder}/{child.name}"
        if _is_hidden(child.name):
            continue
        if wrong := named_badly(path, child.name):
            refused.append(wrong)
        elif child.name in seen:
            refused.append(_odd(path, Said("{path} stands there twice"), Said("Commit it once more")))
        elif child.is_tree:
            below.append((path, child.id))
        elif not child.is_file:
            refused.append(_irregular(path, child))
        elif is_wanted(child.name):
            yield path, child.id
        seen.add(child.name)


def _is_hidden(name: str) -> bool:
    return name.startswith(".") and name != "." and not name.startswith("..")


def _irregular(path: str, child: Child) -> Refused:
    if child.mode == _LINK:
        return linked(path)
    if child.mode == _SUBMODULE:
        return _odd(path, Said("{path} is a submodule, which mopsdocs does not enter"), Said("Put the files there"))
    return irregular(path)


def _odd(path: str, said: Said, hint: Said) -> Refused:
    return Refused(path, "SAFE-004", replace(said, values={"path": path}), hint)


def _counts(path: str) -> bool:
    return path in NAMED or (path.startswith(f"{FOLDER}/") and is_wanted(path))


def _tree_id(child: Child | None) -> str | None:
    return child.id if child and child.is_tree else None


def _parsed(content: bytes, width: int) -> Iterator[Child]:
    """Read a tree: mode, space, name, NUL, id, again and again."""
    start = 0
    while start < len(content):
        space = content.find(b" ", start, start + 8)
        end = content.find(b"\0", space)
        if space < 0 or end < 0 or end + width >= len(content):
            raise UserError("A tree of the repository is damaged", "See what `git fsck` says")
        name = os.fsdecode(content[space + 1 : end])
        yield Child(name, content[start:space], content[end + 1 : end + 1 + width].hex())
        start = end + 1 + width
