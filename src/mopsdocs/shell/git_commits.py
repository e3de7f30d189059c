"""Commits and annotated tags, as their objects say it.

Knows: the headers of both, and that anybody can have written them.
Never: what a commit holds.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from mopsdocs.shell.errors import UserError
from mopsdocs.shell.git_objects import MissingObjectError, Objects
from mopsdocs.shell.workspace import FIRST, LAST

COMMIT_LIMIT = 1_000_000
NOTE_LIMIT = 20_000
_TAGS_OF_TAGS = 8
_STAMP = re.compile(r"> (-?[0-9]{1,12}) [+-][0-9]{4}$")
_SIGNATURE = re.compile(r"(?m)^-----BEGIN [A-Z ]{3,40}-----$")
_SEEN_CONTROLS = frozenset("\n\t")


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its id, the id of its tree, and the day it was committed on, in UTC."""

    id: str
    tree: str
    day: date


@dataclass(frozen=True, slots=True)
class Peeled:
    """What a ref leads to: a commit, and, of an annotated tag, its day and its message."""

    commit: Commit
    tagged: date | None = None
    note: str = ""


def read_commit(objects: Objects, id_: str) -> Commit:
    """Read a commit; raise UserError where there is none, or none with a day."""
    headers, _ = _headed(objects.read([id_], "commit", COMMIT_LIMIT)[id_])
    day = day_of(headers.get("committer", ""))
    tree = headers.get("tree", "")
    if day is None:
        raise UserError(f"The commit {id_[:12]} has no day that a plan could be assessed on")
    return Commit(id_, tree, day)


def peel(objects: Objects, id_: str) -> Peeled:
    """Follow annotated tags to the commit; raise UserError where they lead to none."""
    tagged, note, found = None, "", id_
    for _ in range(_TAGS_OF_TAGS):
        about = objects.about([found])[found]
        if about is None:
            raise MissingObjectError(found)
        if about.kind == "commit":
            return Peeled(read_commit(objects, found), tagged, note)
        if about.kind != "tag":
            raise UserError(f"It leads to a {about.kind}, not to a commit", "Tag a commit")
        headers, message = _headed(objects.read([found], "tag", COMMIT_LIMIT)[found])
        if found == id_:
            tagged, note = day_of(headers.get("tagger", "")), _readable(message)
        found = headers.get("object", "")
    raise UserError("It is a tag of a tag of a tag, and so on", "Tag a commit")


def day_of(signed: str) -> date | None:
    """Give the day in UTC of a line such as `Ana <ana@example.com> 1767225600 +0100`."""
    found = _STAMP.search(signed)
    return day_at(found[1]) if found else None


def day_at(seconds: str) -> date | None:
    """Give the day in UTC of a number of seconds since 1970; None for one that no plan can have."""
    try:
        day = datetime.fromtimestamp(int(seconds), tz=UTC).date()
    except (ValueError, OverflowError, OSError):
        return None
    return day if FIRST <= day.year <= LAST else None


def _headed(content: bytes) -> tuple[Mapping[str, str], str]:
    """Part the headers from the message; of a header that stands twice the first counts."""
    head, _, message = content.decode("utf-8", "replace").partition("\n\n")
    headers: dict[str, str] = {}
    for line in head.split("\n"):
        name, _, value = line.partition(" ")
        headers.setdefault(name, value)
    return headers, message


def _readable(message: str) -> str:
    """Leave out a signature, and what cannot be seen."""
    found = _SIGNATURE.search(message)
    text = (message[: found.start()] if found else message)[:NOTE_LIMIT]
    return "".join(one for one in text if one in _SEEN_CONTROLS or unicodedata.category(one)[0] != "C").strip()
