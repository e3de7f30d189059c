"""What changed, as it stands on the pages that it concerns: a playbook's, a person's.

Knows: a few sentences for each version.
Never: how versions are compared.
"""

from msgspec import Struct

from mopsdocs.model.view_frame import Label, Link, Tag


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
