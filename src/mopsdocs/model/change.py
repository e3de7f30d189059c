"""What differs between two versions.

Knows: kinds and grades of changes.
Never: how a change is found, or how it is said.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from mopsdocs.model.refs import PartyId, Ref
from mopsdocs.model.text import Text

EDITORIAL, MATERIAL, COMMITMENT = GRADES = ("editorial", "material", "commitment")
"""How much a change weighs, the lightest first."""

KINDS = ("added", "removed", "renamed", "moved", "changed")

SIGNOFF = "signoff"
"""The subject of changes of sign-offs."""

REFERENCES = frozenset(
    {
        *("parent", "supersedes", "step", "serves", "after", "milestones", "relevant.supports", "changed"),
        *("metric", "counter"),
    }
)
"""The fields that name other things by their ids."""

Plain = str | tuple[str, ...]
"""A fact as text: words, a number with a point, an ISO date, an id; or a list of such."""


class Change(Struct, frozen=True):
    """One thing that differs.

    `grade` is editorial, material or commitment; `kind` is added, removed, renamed, moved or changed. `playbook` is
    its id in the newer version, empty for what belongs to none; `item` is an id as written (`T2`), `#slug` for a
    section of prose, `affected.team:x`, `page:name`, a party's id, or empty for the playbook itself. `field` is the
    key with its path (`target.value`), empty where all of the item came or went: then `before` or `after` are its
    facts by field. `lang` is set where words in a language other than the source's differ. `people` are the parties
    concerned, holders of roles among them.

    For those who put it in words: `subject` is what the item is (goal, task, role), `title` what it is called, `unit`
    the unit of its numbers.
    """

    grade: str
    kind: str
    playbook: str
    item: str
    field: str
    before: Plain | Mapping[str, Plain] | None
    after: Plain | Mapping[str, Plain] | None
    people: tuple[PartyId, ...] = ()
    subject: str = ""
    title: Text | None = None
    lang: str = ""
    unit: str = ""

    @property
    def moves(self) -> bool:
        """Whether it is the address or the area of a playbook that is another: nobody does anything else for it."""
        return self.subject == "playbook" and self.kind in ("renamed", "moved")

    @property
    def key(self) -> str:
        """The field, with the language where it is not the source's: `title.es`. A section's id has it already."""
        return f"{self.field}.{self.lang}" if self.lang and self.subject != "section" else self.field


class Subject(Struct, frozen=True):
    """A playbook that changes are about: its title and area, and whether the newer version still has it.

    One that is gone may have an `heir`: the playbook that names it among its earlier ids, by its title.
    """

    id: str
    title: Text
    area: str
    there: bool = True
    heir: Text | None = None


class Uncompared(Struct, frozen=True):
    """A document that one version, or both, cannot read, so that nobody knows what changed in it.

    `path` is where it lies in the newer version that has it; `playbook` and `title` are known where one side can be
    read, and the id only of a playbook. `partly` says that only something in it cannot be read.
    """

    path: str
    playbook: str = ""
    title: Text | None = None
    in_base: bool = False
    in_head: bool = False
    partly: bool = False


class Stage(Struct, frozen=True):
    """A version as readers know it: its name in addresses, its label, the day it stands for, what was said of it."""

    name: str
    label: Text
    on: date
    note: Text | None = None


class Comparison(Struct, frozen=True):
    """Two versions and what changed from one to the other.

    `subjects` are the playbooks concerned by id, `names` the parties concerned that the newer version no longer has,
    `holders` who holds the roles concerned in the newer version, `uncompared` the documents that cannot be read.
    `titles` are those of what changed facts refer to (`email/T1`, or a playbook's id), as far as it was compared.
    """

    base: Stage
    head: Stage
    changes: tuple[Change, ...] = ()
    subjects: Mapping[str, Subject] = {}
    names: Mapping[PartyId, Text] = {}
    holders: Mapping[PartyId, PartyId] = {}
    uncompared: tuple[Uncompared, ...] = ()
    titles: Mapping[Ref, Text] = {}

    def count(self, grade: str) -> int:
        """How many changes weigh so much."""
        return sum(1 for change in self.changes if change.grade == grade)

    def of(self, playbook: str) -> Iterator[Change]:
        """The changes of one playbook."""
        return (change for change in self.changes if change.playbook == playbook)


def wording_only(changes: Iterable[Change]) -> bool:
    """Whether some changes are of words alone: nobody does anything else, and nothing stands elsewhere."""
    return all(change.grade == EDITORIAL and not change.moves for change in changes)


def heaviest(changes: Iterator[Change] | tuple[Change, ...]) -> str:
    """Give the grade of the weightiest of some changes."""
    return max((change.grade for change in changes), key=GRADES.index, default=EDITORIAL)
