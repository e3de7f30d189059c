"""Names of files that any machine can hold, and that no machine takes for one another.

Knows: what Windows, macOS and Linux make of a file's name.
Never: touches a disk; which files there are.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from mopsdocs.model.diagnostic import Said

LONGEST = 255

_DEVICE = re.compile(r"(?:con|prn|aux|nul|con(?:in|out)\$|(?:com|lpt)[0-9\xb9\xb2\xb3]) *(?:\.|\Z)", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f-\x9f\ud800-\udfff]')
# Nearly all names are so plain, and too long to be a device's, that one look is enough.
_PLAIN = re.compile(r"[A-Za-z0-9_-]{5,200}(?:\.[A-Za-z0-9]{1,5}){0,3}\Z")


def is_plain(segment: str) -> bool:
    """Whether one step of a path is plainly sound; what is not plain may be sound all the same."""
    return _PLAIN.match(segment) is not None


def flaw(segment: str) -> Said | None:
    """Say what is wrong with one step of a path; nothing when all is well."""
    if _PLAIN.match(segment):
        return None
    if not segment or segment in {".", ".."}:
        return Said("it has an empty or dotted part, so it is no plain path inside the site")
    if segment[-1] in ". ":
        return Said("a part of it ends with a dot or a space, which Windows drops")
    if found := _FORBIDDEN.search(segment):
        return Said("Windows allows no {character} in a file name", {"character": repr(found[0])})
    if _DEVICE.match(segment):
        return Said("{name} is the name of a device on Windows", {"name": repr(segment)})
    # No character takes more than four bytes, so most names need no counting.
    if len(segment) * 4 > LONGEST and len(segment.encode()) > LONGEST:
        return Said("a part of it is longer than {limit} bytes", {"limit": LONGEST})
    return None


def flaws(paths: Iterable[str]) -> Iterator[tuple[str, Said]]:
    """Find the paths that some machine cannot hold, each with what is wrong with it."""
    planned = list(paths)
    faulty = {segment: found for segment in set("/".join(planned).split("/")) if (found := flaw(segment))}
    for path in planned if faulty else ():
        wrong = next((segment for segment in path.split("/") if segment in faulty), None)
        if wrong is not None:
            yield path, faulty[wrong]


def clashes(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Find two paths, or folders, that are one on a disk that ignores capitals or accents' form.

    The one that came first comes first; a folder ends with a slash.
    """
    claimed: dict[str, str] = {}
    planned = list(paths)
    for path in planned:
        name = folded(path)
        if name in claimed:
            yield claimed[name], path
        claimed.setdefault(name, path)
    folders: dict[str, str] = {}
    for folder in sorted(folders_of(planned)):
        name = folded(folder)
        if name in claimed or folders.setdefault(name, folder) != folder:
            yield claimed.get(name) or f"{folders[name]}/", f"{folder}/"


def folders_of(paths: Iterable[str]) -> set[str]:
    """Every folder that these paths need, and the folders above it."""
    found: set[str] = set()
    for folder in {path.rpartition("/")[0] for path in paths}:
        above = folder
        while above and above not in found:
            found.add(above)
            above = above.rpartition("/")[0]
    return found


def folded(path: str) -> str:
    """Give the path as a disk sees it that tells neither capitals nor forms of accents apart."""
    if path.isascii():
        return path.lower()
    normal = unicodedata.normalize("NFC", path)
    return unicodedata.normalize("NFC", normal.casefold())
