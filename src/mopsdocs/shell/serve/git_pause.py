"""Whether git is in the middle of something, so that what lies in the folder is neither the old nor the new.

Knows: git's lock on its index, in a working tree of its own and in a linked one.
Never: starts git; waits for ever, or twice for the same lock, since git may have been killed.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

_POINTER = 4096
_LONGEST = 10.0  # seconds that git is given to finish
_SHORT = 1.0  # seconds after which it is said that git is waited for
_GLIMPSE = 0.02
_Lock = tuple[Path, int, int]


@dataclass
class GitPause:
    """The pauses that git is given in a folder; `waiting` while one has lasted so long that `told` has heard."""

    root: Path
    told: Callable[["GitPause"], None]
    waiting: bool = False
    _outwaited: frozenset[_Lock] = frozenset()

    @property
    def busy(self) -> bool:
        """Whether git holds the index of the repository that the folder lies in, by a lock not yet waited out."""
        return not self._outwaited.issuperset(_locks(self.root))

    def wait(self) -> None:
        """Let git finish."""
        began = monotonic()
        while self.busy and monotonic() < began + _LONGEST:
            if monotonic() > began + _SHORT:
                self._say(waiting=True)
            sleep(_GLIMPSE)
        self._outwaited = frozenset(_locks(self.root))
        self._say(waiting=False)

    def _say(self, *, waiting: bool) -> None:
        if self.waiting != waiting:
            self.waiting = waiting
            self.told(self)


def _locks(root: Path) -> Iterator[_Lock]:
    """Find the locks that there are, each by its file: another one is of another errand."""
    for one in (root, *root.parents):
        with suppress(OSError):
            lock = _gitdir(one / ".git") / "index.lock"
            found = lock.stat()
            yield lock, found.st_ino, found.st_mtime_ns


def _gitdir(place: Path) -> Path:
    """Follow the file that stands for the repository in a linked working tree."""
    with suppress(OSError, UnicodeDecodeError):
        if place.is_file():
            with place.open("rb") as file:
                said = file.read(_POINTER).decode("utf-8")
            return place.parent / said.removeprefix("gitdir:").strip()
    return place
