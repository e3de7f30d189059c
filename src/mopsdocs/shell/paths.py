"""Which paths the site may use, so that it can be unpacked on any machine and never leaves its folder.

Knows: what Windows, macOS and Linux make of a file's name.
Never: touches a disk.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from mopsdocs.shell.errors import UserError

LONGEST: Final = 255
RENAME: Final = "Give the playbook or page that it comes from another file name."
# The list of our files, the journal: names that begin so are ours, at the top of the output folder.
OURS: Final = ".mopsdocs-"

_STEPS: Final = ("//", "/./", "/../", "\\")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|con(?:in|out)\$|(?:com|lpt)[0-9\xb9\xb2\xb3]) *(?:\.|\Z)", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f-\x9f\ud800-\udfff]')


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
    segments = set("/".join(planned).split("/"))
    faulty = {segment: fault for segment in segments if (fault := _fault(segment))}
    for path in planned if faulty else ():
        for segment in path.split("/"):
            if segment in faulty:
                raise UserError(f"The site cannot have a file {path!r}: {faulty[segment]}.", RENAME)
    _refuse_clashes(planned)


def folders_of(paths: Iterable[str]) -> set[str]:
    """Every folder that these paths need, and the folders above it."""
    found: set[str] = set()
    for folder in {path.rpartition("/")[0] for path in paths}:
        above = folder
        while above and above not in found:
            found.add(above)
            above = above.rpartition("/")[0]
    return found


def _fault(segment: str) -> str:
    """What is wrong with one step of a path; empty when all is well."""
    if not segment or segment in {".", ".."}:
        return "it has an empty or dotted part, so it is no plain path inside the site"
    if segment[-1] in ". ":
        return "a part of it ends with a dot or a space, which Windows drops"
    if found := _FORBIDDEN.search(segment):
        return f"Windows allows no {found[0]!r} in a file name"
    if _DEVICE.match(segment):
        return f"{segment!r} is the name of a device on Windows"
    # No character takes more than four bytes, so most names need no counting.
    if len(segment) * 4 > LONGEST and len(segment.encode()) > LONGEST:
        return f"a part of it is longer than {LONGEST} bytes"
    return ""


def _refuse_clashes(planned: list[str]) -> None:
    """Refuses two paths, or two folders, that are one on a disk that ignores capitals or accents' form."""
    claimed: dict[str, str] = {}
    for path in planned:
        folded = _folded(path)
        if folded in claimed:
            raise _clash(claimed[folded], path)
        claimed[folded] = path
        if folded.startswith(OURS):
            raise UserError(f"The site cannot have a file {path!r}: that name is mopsdocs' own.", RENAME)
    folders: dict[str, str] = {}
    for folder in sorted(folders_of(planned)):
        folded = _folded(folder)
        if folded in claimed or folders.setdefault(folded, folder) != folder:
            raise _clash(claimed.get(folded) or f"{folders[folded]}/", f"{folder}/")


def _folded(path: str) -> str:
    """The path as a disk sees it that tells neither capitals nor forms of accents apart."""
    if path.isascii():
        return path.lower()
    normal = unicodedata.normalize("NFC", path)
    return unicodedata.normalize("NFC", normal.casefold())


def _clash(first: str, second: str) -> UserError:
    if first == second:
        return UserError(f"Two pages of the site want the same place, {first!r}.", RENAME)
    message = f"{first!r} and {second!r} cannot both be in the site: a disk may take them for one."
    return UserError(message, RENAME)
