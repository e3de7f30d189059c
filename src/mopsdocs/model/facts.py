"""What of a version is compared with another one.

Knows: plans, pages and parties of a version.
Never: how they are compared.
"""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from mopsdocs.model.diagnostic import KeyPath
from mopsdocs.model.handbook import Duty
from mopsdocs.model.parties import Parties
from mopsdocs.model.playbook import Page, PartyId, Playbook
from mopsdocs.model.signoff import UNSIGNED, Signoffs
from mopsdocs.model.source import BlobId

Sources = tuple[tuple[str, BlobId], ...]
"""The files of a document with their blob ids, the source's first."""


class Meant(Struct, frozen=True):
    """What a goal comes to, however it is written: `+25 %` on 48,000 is a target of 60,000, and an increase."""

    target: Decimal | None
    direction: str | None


class Plan(Struct, frozen=True):
    """A playbook as it is compared: with who does what, inheritance applied, and the files it was read from.

    Two with the same files, none of them empty, are the same and are not looked into. `refused` are the places of
    what could not be taken as it is written: it is lacking here, and its author has not taken it away. `goals` are
    by id what its goals come to.
    """

    playbook: Playbook
    duties: tuple[Duty, ...] = ()
    sources: Sources = ()
    refused: frozenset[KeyPath] = frozenset()
    goals: Mapping[str, Meant] = {}


class Leaf(Struct, frozen=True):
    """A plain page as it is compared, with the files it was read from."""

    page: Page
    sources: Sources = ()


class Facts(Struct, frozen=True):
    """What of one version is compared: playbooks by id, plain pages by name, parties, sign-offs.

    `unread` are the files of documents that cannot be read: nobody knows what they say.

    Documents whose files are the same in both versions may be left out of both. `accountable` are the parties that
    are accountable for something, or own it, anywhere in the version: documents that were left out count too.
    """

    plans: Mapping[str, Plan] = {}
    pages: Mapping[str, Leaf] = {}
    parties: Parties = Parties()
    accountable: frozenset[PartyId] = frozenset()
    signoffs: Signoffs = UNSIGNED
    unread: tuple[Sources, ...] = ()
