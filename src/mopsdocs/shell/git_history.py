"""Who changed which file of a handbook, and when.

Knows: the order of commits from git, and what differs between their trees.
Never: asks git to compare; believes that a name in a commit is who it says.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from mopsdocs.shell.errors import UserError
from mopsdocs.shell.git_commits import day_at, read_commit
from mopsdocs.shell.git_objects import Objects
from mopsdocs.shell.git_program import Git
from mopsdocs.shell.git_trees import Trees

COMMITS_LIMIT = 10_000
_FORMAT = "--format=%H%x00%T%x00%P%x00%ct%x00%an%x00%ae"
_PARTS = 6


@dataclass(frozen=True, slots=True)
class Authored:
    """One commit: who says to have written it, when it was committed (UTC), and which files it touches."""

    commit: str
    name: str
    email: str
    day: date | None
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Logged:
    id: str
    tree: str
    parents: tuple[str, ...]
    day: date | None
    name: str
    email: str


class History:
    """The commits of one repository, in git's order."""

    def __init__(self, git: Git, objects: Objects, trees: Trees, *, shallow: bool) -> None:
        self._git = git
        self._objects = objects
        self._trees = trees
        self._shallow = shallow

    def authors(self, base: str, head: str) -> tuple[Authored, ...]:
        """List the commits in BASE..HEAD (ids), newest first, that touch the handbook's files.

        A merge touches what differs from all of its parents.
        """
        return tuple(
            Authored(one.id, one.name, one.email, one.day, paths)
            for one in self._log(head, f"^{base}")
            if (paths := self._touched(one))
        )

    def parted(self, head: str, base: str) -> str | None:
        """Give the last commit that two lines of work (ids) have in common; None where none is known.

        Where lines have crossed, several are: the one that comes after none of the others is taken.
        """
        own = list(self._log(head, f"^{base}"))
        if not own:
            return head
        ids = {one.id for one in own}
        shared = sorted({parent for one in own for parent in one.parents} - ids)
        if len(shared) > 1 and len(own) < COMMITS_LIMIT:
            return next(self._log(shared[0], "--topo-order", *shared[1:])).id
        return shared[0] if len(own) < COMMITS_LIMIT and shared else None

    def last_changed(self, paths: Collection[str], head: str) -> Mapping[str, date]:
        """Give for each path the day (UTC) on which it came to say what it says in HEAD (an id).

        Follows first parents; a path whose change lies beyond a shallow clone, or too far back, is left out.
        """
        missing = set(paths)
        found: dict[str, date] = {}
        for one in self._log(head, "--first-parent"):
            for path in missing & set(self._first_touched(one)):
                missing.discard(path)
                if one.day:
                    found[path] = one.day
            if not missing:
                break
        return found

    def on_days(self, days: Collection[date], head: str) -> Mapping[date, str]:
        """Give for each day the last commit (its id) until its end (UTC), by first parents; none for earlier days."""
        missing = sorted(days)
        found: dict[date, str] = {}
        for one in self._log(head, "--first-parent"):
            while missing and one.day and one.day <= missing[-1]:
                found[missing.pop()] = one.id
            if not missing:
                break
        return found

    def _touched(self, one: _Logged) -> tuple[str, ...]:
        if len(one.parents) <= 1:
            return tuple(sorted(self._first_touched(one)))
        sides = [set(self._trees.changed(read_commit(self._objects, old).tree, one.tree)) for old in one.parents]
        return tuple(sorted(set.intersection(*sides)))

    def _first_touched(self, one: _Logged) -> Iterator[str]:
        if one.parents:
            yield from self._trees.changed(read_commit(self._objects, one.parents[0]).tree, one.tree)
        elif not self._shallow:  # Where a shallow clone ends, everything would look new.
            yield from self._trees.changed(None, one.tree)

    def _log(self, head: str, *range_: str) -> Iterator[_Logged]:
        """Read the log, no more than is asked for."""
        said = self._git.read(
            "log",
            "-z",
            "--no-color",
            "--no-mailmap",
            "--no-notes",
            "--no-show-signature",
            f"--max-count={COMMITS_LIMIT}",
            _FORMAT,
            *(one for one in range_ if one.startswith("--")),
            "--end-of-options",
            head,
            *(one for one in range_ if not one.startswith("--")),
            "--",
        )
        parts = said.decode("utf-8", "replace").split("\0")
        if len(parts) % _PARTS > 1:
            raise UserError("The log of the repository could not be read", "See what `git fsck` says")
        for i in range(0, len(parts) - _PARTS + 1, _PARTS):
            id_, tree, parents, seconds, name, email = parts[i : i + _PARTS]
            yield _Logged(id_, tree, tuple(parents.split()), day_at(seconds), name, email)
