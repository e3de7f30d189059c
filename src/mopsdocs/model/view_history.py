"""The versions, and what changed in them as it stands on the pages that it concerns: a playbook's, a person's.

Knows: a few sentences for each version.
Never: how versions are compared.
"""

from msgspec import Struct

from mopsdocs.model.view_frame import Day, Label, Link, Tag


class HistoryRow(Struct, frozen=True, array_like=True):
    """A version in which a playbook changed: what changed in a few words, and the way to all of it."""

    label: str
    day: str
    iso: str
    tags: tuple[Tag, ...]
    sentences: tuple[str, ...]
    link: Link | None


class PersonChange(Struct, frozen=True, array_like=True):
    """What changed for a person in one playbook, in sentences."""

    title: Label
    href: str | None
    sentences: tuple[str, ...]


class PersonChanges(Struct, frozen=True, array_like=True):
    """What changed for a person since a version."""

    title: str
    groups: tuple[PersonChange, ...]
    more: Link | None = None


class Latest(Struct, frozen=True, array_like=True):
    """What the newest version has changed: the gist in a sentence, and the first of what changed."""

    lead: str
    changes: PersonChanges


class VersionRow(Struct, frozen=True, array_like=True):
    """A version: the way to it, its day, its state in words, what it changed, what its author said of it."""

    link: Link
    day: Day
    tag: Tag | None
    changes: Link | None
    note: Label | None


class VersionsView(Struct, frozen=True, array_like=True):
    """All versions of the handbook, the newest first."""

    title: str
    intro: str
    rows: tuple[VersionRow, ...]
