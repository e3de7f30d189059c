"""Whether git is in the middle of something, so that what lies in the folder is neither the old nor the new.

Knows: git's lock on its index, in a working tree of its own and in a linked one.
Never: starts git; waits for ever, since git may have been killed.
"""

from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep

_POINTER = 4096
_LONGEST = 10.0  # seconds that git is given to finish
_GLIMPSE = 0.02


def git_is_busy(root: Path) -> bool:
    """Whether git holds the index of the repository that a handbook lies in."""
    return any((_gitdir(one / ".git") / "index.lock").exists() for one in (root, *root.parents))


def wait_for_git(root: Path) -> None:
    """Let git finish."""
    end = monotonic() + _LONGEST
    while git_is_busy(root) and monotonic() < end:
        sleep(_GLIMPSE)


def _gitdir(place: Path) -> Path:
    """Follow the file that stands for the repository in a linked working tree."""
    with suppress(OSError, UnicodeDecodeError):
        if place.is_file():
            with place.open("rb") as file:
                said = file.read(_POINTER).decode("utf-8")
            return place.parent / said.removeprefix("gitdir:").strip()
    return place
