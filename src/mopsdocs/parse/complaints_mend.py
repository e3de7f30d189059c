"""An author's tree with its mistakes mended, so that one mistake hides nothing else.

Knows: how to look into a tree, and how to put, drop and rename in a copy of it.
Never: what is a mistake, nor what is said of it.
"""

from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from mopsdocs.model.diagnostic import KeyPath

Tree: TypeAlias = Any
"""Whatever stands in an author's file, at any place of it."""


class _Gap:
    """Nothing at all, where None is an empty value."""


GAP: Final = _Gap()


@dataclass(frozen=True, slots=True)
class Mend:
    """What to do at a place: put a value there (or take it away), and give its key another name."""

    at: KeyPath
    put: object = GAP
    rename: str | None = None


@dataclass(slots=True)
class Copy:
    """A tree of our own, and what stood where before keys were renamed."""

    tree: Tree
    _renamed: list[tuple[KeyPath, str]] = field(default_factory=list)
    _thinned: list[list[Any]] = field(default_factory=list)

    def mend(self, mend: Mend) -> None:
        """Do it; places that an earlier mend has taken away are left alone."""
        parent = seen(self.tree, mend.at[:-1]) if mend.at else None
        key: Any = mend.at[-1] if mend.at else None
        if isinstance(parent, list) and isinstance(key, int) and key < len(parent):
            parent[key] = mend.put
            if mend.put is GAP:
                self._thinned.append(parent)
        elif isinstance(parent, dict):
            self._mend_key(parent, key, mend)

    def _mend_key(self, group: dict[str, Any], key: str, mend: Mend) -> None:
        value = group.pop(key, GAP) if mend.put is GAP or mend.rename else GAP
        if mend.rename:
            kept = value if mend.put is GAP else mend.put
            if kept is not GAP and mend.rename not in group:
                group[mend.rename] = kept
                self._renamed.append(((*mend.at[:-1], mend.rename), key))
        elif mend.put is not GAP:
            group[key] = mend.put

    def close_ranks(self) -> None:
        """Fill the gaps in lists: by nothing among groups, whose places must not move, else by moving up."""
        for entries in self._thinned:
            grouped = any(isinstance(entry, dict) for entry in entries)
            entries[:] = [
                None if entry is GAP else entry for entry in entries if grouped or entry is not GAP
            ]
        self._thinned.clear()

    def as_written(self, place: KeyPath) -> KeyPath:
        """Where a place stands in the author's file, under the names used there."""
        for renamed, before in reversed(self._renamed):
            if place[: len(renamed)] == renamed:
                place = (*renamed[:-1], before, *place[len(renamed) :])
        return place

    def keys_as_written(self) -> dict[str, str]:
        """The keys at the top that have been renamed, with their names in the author's file."""
        return {str(renamed[0]): before for renamed, before in self._renamed if len(renamed) == 1}


def copied(tree: Tree) -> Tree:
    """The same tree, with nothing shared."""
    if isinstance(tree, dict):
        return {key: copied(value) for key, value in tree.items() if isinstance(key, str)}
    if isinstance(tree, list):
        return [copied(value) for value in tree]
    return tree


def seen(tree: Tree, place: KeyPath) -> Tree:
    """What stands at a place, or the gap."""
    for part in place:
        if isinstance(tree, dict):
            tree = tree.get(part, GAP)
        elif isinstance(tree, list) and isinstance(part, int) and part < len(tree):
            tree = tree[part]
        else:
            return GAP
    return tree
