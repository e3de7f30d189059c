"""What the documents mean together.

Knows: cards, outlines and editions: all that one page may learn of another playbook.
Never: another playbook's prose.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

import msgspec
from msgspec import Struct

from mopsdocs.model.config import Config
from mopsdocs.model.diagnostic import KeyPath, Level
from mopsdocs.model.parties import Parties
from mopsdocs.model.place import ALONE, Standing
from mopsdocs.model.playbook import Metric, Page, PartyId, Playbook, Ref
from mopsdocs.model.signoff import UNSIGNED, Signoffs
from mopsdocs.model.source import BlobId
from mopsdocs.model.text import Text


class Landmark(Struct, frozen=True):
    """Something with an id that others may refer to.

    `kind` is goal, metric, step, task, sla, stakeholder, need, problem, risk, decision or feedback.
    `serves` are the references that it serves or supports, `after` those that it comes after; `values` is the
    blob id of a metric's observed values.
    """

    kind: str
    id: str
    title: Text | None
    start: date | None = None
    due: date | None = None
    status: str | None = None
    metric: Metric | None = None
    serves: tuple[Ref, ...] = ()
    after: tuple[Ref, ...] = ()
    values: BlobId = ""


_pack = msgspec.msgpack.encode
_unpack = msgspec.msgpack.Decoder(tuple[Landmark, ...]).decode


@lru_cache(maxsize=64)
def _unpacked(marks: bytes) -> tuple[Landmark, ...]:
    """Unpack landmarks; a document that is worked on in one version after another asks for the same ones."""
    return _unpack(marks)


UNREAD_HEADINGS = ("*",)
"""In place of headings, while nobody has read the prose that they stand in: each one asked for may be there."""


class Card(Struct, frozen=True):
    """All that another page may know of a playbook, or of a plain page (then `page` is its name and `id` empty).

    `address` is the page's path below a language's root: `playbooks/email-program.html`; `marks` are its landmarks,
    packed; `borrows` are those that use a metric of another playbook, by id, each with the metric.
    """

    id: str
    path: str
    address: str
    title: Text
    summary: Text | None
    area: str | None
    owner: PartyId | None
    status: str
    tags: tuple[str, ...]
    was: tuple[str, ...]
    parent: Ref | None
    supersedes: tuple[str, ...]
    marks: bytes
    headings: tuple[str, ...]
    page: str | None = None
    borrows: tuple[tuple[str, Ref], ...] = ()

    @property
    def landmarks(self) -> tuple[Landmark, ...]:
        """Everything with an id in the playbook. Read it once and keep it: of few cards it stays unpacked."""
        return _unpacked(self.marks)

    @property
    def sketched(self) -> bool:
        """Whether it was taken from a plan whose prose nobody has read yet."""
        return self.headings == UNREAD_HEADINGS


def pack_landmarks(landmarks: Iterable[Landmark]) -> bytes:
    """Pack what a card has of its playbook: ten thousand cards have no room for it as it is."""
    return _pack(tuple(landmarks))


class Edition(Struct, frozen=True):
    """A version's documents bound together.

    `cards` holds playbooks by id, `by_path` every document's card by its source path (translations too),
    `areas` the playbooks of each area in order of their titles, `area_pages` the areas' own pages,
    `aliases` earlier ids, `files` the images beside the documents, by path; `unread` are documents that are there and
    could not be read, by path: what refers to them is not held to lead nowhere. `others` are the paths of what lies
    among the documents and is no part of the site; `borrowers` are what uses a metric of another playbook: by the
    metric's full name the card and the id of each. `standing` is how it stands to other versions; `leaving` are the
    people of whom every page has to know what they hold: those who have left, or will. `signoffs` are those that
    people have given.
    """

    config: Config
    parties: Parties
    cards: Mapping[str, Card]
    by_path: Mapping[str, Card]
    areas: Mapping[str, tuple[Card, ...]]
    area_pages: Mapping[str, Card]
    aliases: Mapping[str, str]
    files: frozenset[str]
    today: date
    unread: frozenset[str] = frozenset()
    standing: Standing = ALONE
    others: frozenset[str] = frozenset()
    borrowers: Mapping[str, tuple[tuple[Card, str], ...]] = {}
    leaving: frozenset[PartyId] = frozenset()
    signoffs: Signoffs = UNSIGNED

    def level(self, path: str) -> Level:
        """How strictly a source is checked."""
        return self.config.level_of(path)

    def knows(self, card: Card) -> bool:
        """Whether a playbook's id leads to it: a second claim to an id leads to the first."""
        # By path: workers tell each other of cards as data, so one card may be here more than once.
        found = self.cards.get(card.id)
        return found is not None and found.path == card.path


class Landing(Struct, frozen=True):
    """Where a reference leads: an address below a language's root, with anchor, and the title found there."""

    kind: str
    address: str
    title: Text | None = None
    playbook: str | None = None
    id: str | None = None


class Duty(Struct, frozen=True):
    """A row of who does what, inheritance applied: a task, or a step that has no tasks.

    `begins` is the day on which it can begin: its start, or else the day after all that it comes after.
    """

    kind: str
    id: str
    title: Text
    step: str | None
    accountable: tuple[PartyId, ...]
    responsible: tuple[PartyId, ...]
    consulted: tuple[PartyId, ...]
    informed: tuple[PartyId, ...]
    start: date | None
    due: date | None
    status: str
    done: date | None
    at: KeyPath
    begins: date | None = None


class Charge(Struct, frozen=True):
    """A place where a plan names somebody for something that is not over: what would have to name somebody else.

    `place` is where, as ids joined by dots (`steps.S1.tasks.T1.responsible`), `at` its key path; `beside` are the
    others who are named there, too. `goals` are those that go with a playbook to its next owner: they name none.
    """

    kind: str
    id: str
    title: Text | None
    key: str
    place: str
    party: PartyId
    beside: tuple[PartyId, ...]
    due: date | None
    at: KeyPath
    goals: tuple[Ref, ...] = ()


class Bound(Struct, frozen=True):
    """A playbook with its references resolved and its roles inherited.

    `landings` holds every reference that leads somewhere, as written in plan or prose; others are missing. `charges`
    are the places that name somebody who is leaving.
    """

    playbook: Playbook
    duties: tuple[Duty, ...]
    landings: Mapping[str, Landing]
    charges: tuple[Charge, ...] = ()


class BoundPage(Struct, frozen=True):
    """A plain page with its references resolved, as in `Bound`."""

    page: Page
    landings: Mapping[str, Landing]
