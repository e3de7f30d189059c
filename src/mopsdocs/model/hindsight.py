"""What git remembers of a handbook, as far as rules and pages ask for it.

Knows: what a published version had, what moved since, who changed what, what changed since it was looked at.
Never: git; whether any of it is right.
"""

from collections.abc import Mapping

from msgspec import Struct

from mopsdocs.model.diagnostic import Key, KeyPath
from mopsdocs.model.text import Text
from mopsdocs.model.work import Decision


def signed_as(item: str, aspect: str, fingerprint: str = "") -> str:
    """Name what was signed: an item with its playbook, its aspect, and the fingerprint where it matters."""
    return f"{item}#{aspect}#{fingerprint}"


class Former(Struct, frozen=True):
    """What an older version had, as far as it differs: others build on it and it must not just vanish.

    `playbooks` are paths by id, `pages` paths of plain pages by address, `agreed` the accepted decisions by playbook.
    `covered` are by `signed_as` the fingerprints of what could be signed, empty for one that cannot be told.
    """

    label: Text
    playbooks: Mapping[str, str] = {}
    pages: Mapping[str, str] = {}
    agreed: Mapping[str, tuple[Decision, ...]] = {}
    covered: Mapping[str, str] = {}


class Unnoted(Struct, frozen=True):
    """A version that changed plans, and of which nobody said why; `at` is where the settings ask for it."""

    name: str
    label: Text
    at: KeyPath | Key
    changes: int


class Author(Struct, frozen=True):
    """Who says to have changed which files, as a commit has it."""

    name: str
    email: str
    paths: tuple[str, ...]


class Hindsight(Struct, frozen=True):
    """What git remembers; all of it is empty where there is no git, or nobody asks.

    `moved` leads from the path of a file in an older version to where the same file lies now, `came_from` back.
    `watched` are, by the path of a playbook, the things it watches that have changed since it was reviewed. `authors`
    are those of the commits that are judged. `voided` are, by `signed_as`, the facts that have changed since somebody
    signed.
    """

    former: Former | None = None
    moved: Mapping[str, str] = {}
    came_from: Mapping[str, tuple[str, ...]] = {}
    unnoted: tuple[Unnoted, ...] = ()
    watched: Mapping[str, tuple[str, ...]] = {}
    authors: tuple[Author, ...] = ()
    voided: Mapping[str, tuple[str, ...]] = {}


NOTHING = Hindsight()
"""Of a handbook without a past."""
