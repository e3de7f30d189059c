"""What was read, uninterpreted.

Knows: bytes, their names and their git blob ids.
Never: what the bytes mean.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mopsdocs.model.diagnostic import Said
from mopsdocs.model.text import Text

BlobId = str


def blob_id(content: bytes) -> BlobId:
    """The id that git gives this content: the same for a file on disk and for a blob of any version."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


@dataclass(frozen=True, slots=True)
class Source:
    """One file of a handbook: its path within the root (with `/`), its bytes, its blob id."""

    path: str
    content: bytes
    id: BlobId


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not read, and why: a rule's code, what was seen and what to do about it."""

    path: str
    code: str
    said: Said
    hint: Said


class Kind(StrEnum):
    """What a version is in git; `next` is the working tree."""

    NEXT = "next"
    TAG = "tag"
    BRANCH = "branch"
    REF = "ref"


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the handbook; `as_of` is the day on which it is assessed.

    `name` is that of its folder, `ref` what the settings or git call it, `commit` the commit's id, `note` what was
    said of it: until the notes are read the message of an annotated tag, whose language nobody knows (`""`). A branch
    has no day of release; both days are in UTC.
    """

    name: str
    as_of: date
    released: date | None = None
    kind: Kind = Kind.NEXT
    ref: str = ""
    commit: str = ""
    label: Text | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything one version contains, ordered by path.

    `files` are images, whose bytes nobody interprets; `others` are files and folders that are no part of the site.
    """

    version: Version
    sources: tuple[Source, ...]
    files: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()
    others: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Theme:
    """Templates, styles, scripts and catalogues as text, by their path within `templates/`."""

    files: Mapping[str, str]
    digest: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """The whole outside world, as a value."""

    snapshot: Snapshot
    theme: Theme
    engine: str
