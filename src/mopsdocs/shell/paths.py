"""Which paths the site may use, so that it can be unpacked on any machine and never leaves its folder.

Knows: which names are ours.
Never: touches a disk.
"""

import re
from collections.abc import Iterable
from typing import Final

from mopsdocs.model.diagnostic import Said
from mopsdocs.model.filenames import clashes, flaws, folded, folders_of
from mopsdocs.shell.errors import UserError

__all__ = ["check_paths", "folders_of", "is_sound"]

RENAME: Final = "Give the playbook or page that it comes from another file name."
# The list of our files, the journal: names that begin so are ours, at the top of the output folder.
OURS: Final = ".mopsdocs-"

_STEPS: Final = ("//", "/./", "/../", "\\")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def is_sound(paths: Iterable[str]) -> bool:
    """Whether every path is relative, normalised and free of what no file's name may hold."""
    # One look at all of them, for speed: a single space is a sound segment, so it can stand in between.
    joined = f"/{'/ /'.join((' ', *paths))}/"
    if any(step in joined for step in _STEPS):
        return False
    return joined.isprintable() or not _CONTROL.search(joined)


def check_paths(paths: Iterable[str]) -> None:
    """Refuses paths that clash, or that some machine cannot hold, and names both claimants."""
    planned = list(paths)
    for path, flaw in flaws(planned):
        said = Said("The site cannot have a file {path}: {flaw}.", {"path": repr(path), "flaw": flaw})
        raise UserError(said, RENAME)
    for first, second in clashes(planned):
        raise _clash(first, second)
    for path in planned:
        if path[:1] == "." and folded(path).startswith(OURS):
            raise UserError(f"The site cannot have a file {path!r}: that name is mopsdocs' own.", RENAME)


def _clash(first: str, second: str) -> UserError:
    if first == second:
        return UserError(f"Two pages of the site want the same place, {first!r}.", RENAME)
    message = f"{first!r} and {second!r} cannot both be in the site: a disk may take them for one."
    return UserError(message, RENAME)
