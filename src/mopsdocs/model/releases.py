"""Names of versions: the folder that each is kept in, and which one is newer.

Knows: what a ref may be called, what an address may be, how people number what they release.
Never: which versions there are.
"""

import re

from mopsdocs.model.diagnostic import Said
from mopsdocs.model.filenames import flaw

NEXT, LATEST = "next", "latest"
NOTES = "playbooks/_versions/"
"""Here lies what was said of versions, `NAME.md` each: these files are no documents."""

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")
_PARTS = re.compile(r"[0-9]+|[A-Za-z]+")
_LEADING = re.compile(r"[vV](?=[0-9])")
_EARLY = {name: rank for rank, name in enumerate(("dev", "draft", "alpha", "a", "beta", "b", "pre", "preview", "rc"))}
_BEFORE, _END, _NUMBER, _WORD = range(4)

Key = tuple[tuple[int, int, str], ...]


def folder_name(ref: str) -> str:
    """Give the folder of a version: its ref, with `-` for whatever an address could not hold."""
    return _UNSAFE.sub("-", ref)


def name_flaw(ref: str) -> Said | None:
    """Say why a version cannot be called so; nothing when it can."""
    name = folder_name(ref)
    if name.casefold() in {NEXT, LATEST}:
        return Said("`{name}` has a meaning of its own", {"name": name.casefold()})
    return flaw(name) or (Said("it begins with a dot, which hides a folder") if name.startswith(".") else None)


def newness(name: str) -> Key:
    """Give what versions are ordered by, the newer the greater: v10 > v9, 2.0 > 2.0-rc1, 2025-q4 > 2025."""
    found = tuple(_part(part) for part in _PARTS.findall(_LEADING.sub("", name, count=1)))
    return (*found, (_END, 0, ""))


def numbered(name: str) -> int:
    """Say how a name is numbered: 2 for a number at its beginning (v10, 2026-q1), 1 for one in it, 0 for none."""
    if _LEADING.sub("", name, count=1)[:1].isdecimal():
        return 2
    return 1 if any(map(str.isdecimal, name)) else 0


def _part(part: str) -> tuple[int, int, str]:
    if part.isdecimal():
        return _NUMBER, int(part), ""
    word = part.casefold()
    return (_BEFORE, _EARLY[word], "") if word in _EARLY else (_WORD, 0, word)
