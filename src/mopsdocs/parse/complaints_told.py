"""What every complaint is made from: a fault in its place, and what is said and done about it.

Knows: the tree round a fault, and what the schema says of its key.
Never: which fault is told in which words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from string import digits
from typing import TypeAlias

from mopsdocs.model.diagnostic import Fix, KeyPath, Said, Value
from mopsdocs.parse.complaints_mend import Mend, Tree, seen
from mopsdocs.parse.schema import Door, Fault, Field, keys

Values: TypeAlias = dict[str, Value]
"""What fills a sentence."""

SHOWN = 60
"""How much of a value is shown, in characters."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """What is said of a fault, and what makes the tree whole; `place` where it is told elsewhere.

    `fix` is what to write in the file, where that is certain.
    """

    code: str
    said: Said
    hint: Said | None
    mends: tuple[Mend, ...]
    place: KeyPath | None = None
    fix: Fix | None = None


LISTS_OF_PARTIES = frozenset(("responsible", "consulted", "informed", "support"))
"""The keys that list who does something, or hears of it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A fault in its tree."""

    door: Door
    tree: Tree
    fault: Fault

    @property
    def at(self) -> KeyPath:
        """Where the fault is."""
        return self.fault.at

    @property
    def key(self) -> str:
        """The nearest key: that of the value, or of the list that it stands in."""
        return _last_key(self.at)

    @property
    def within(self) -> str:
        """The key that the fault's own key stands under; empty at the top."""
        return _last_key(self.at[:-1])

    @property
    def in_list(self) -> bool:
        """Whether the fault is an entry of a list."""
        return isinstance(self.at[-1], int)

    @property
    def value(self) -> Tree:
        """What stands there; for a key, the value under it. That it was in quotes is left behind."""
        found = seen(self.tree, self.at)
        return str(found) if isinstance(found, str) else found

    @property
    def shown(self) -> str:
        """What stands there, short enough for a sentence."""
        return shown(self.value)

    @property
    def known(self) -> Mapping[str, Field]:
        """The keys that may stand beside this one."""
        return keys(self.door, self.at[:-1])

    @property
    def example(self) -> str:
        """How the nearest key could be written."""
        place = self.at[:-1] if self.in_list else self.at
        field = keys(self.door, place[:-1]).get(self.key)
        if field is None or not field.example:
            return ""
        return f"{self.key}: {self._free(field.example) if self.key == 'id' else field.example}"

    def _free(self, example: str) -> str:
        """An id like the example that none of the things beside this one has."""
        beside = seen(self.tree, self.at[:-2])
        taken = {str(one.get("id")) for one in beside if isinstance(one, dict)} if isinstance(beside, list) else set()
        stem = example.rstrip(digits)
        if stem == example:
            return example
        return next(f"{stem}{number}" for number in range(1, len(taken) + 2) if f"{stem}{number}" not in taken)

    def by_example(self) -> Said | None:
        """The hint that shows how the nearest key is written."""
        return Said("Write it like this: `{example}`", {"example": self.example}) if self.example else None

    def put(self, value: object) -> tuple[Mend, ...]:
        """Put another value there."""
        return (Mend(self.at, value),)

    def drop(self) -> tuple[Mend, ...]:
        """Take it away, key and all."""
        return (Mend(self.at),)

    def without(self) -> tuple[Mend, ...]:
        """Do without the value: what cannot be without it gets an id or a title for the time being."""
        field = None if self.in_list else self.known.get(self.key)
        if field is None or not field.required:
            return self.drop()
        if self.key == "id":
            return self.put(_id_by_place(self.at[:-1]))
        if self.key == "title":
            return self.put(shown(seen(self.tree, (*self.at[:-1], "id"))) or "?")
        return (Mend(self.at[:-1]),)


def shown(value: Tree) -> str:
    """A value, short enough for a sentence."""
    if isinstance(value, list):
        return shown(", ".join(part for part in value if isinstance(part, str)))
    if not isinstance(value, str):
        return ""
    return value if len(value) <= SHOWN else value[: SHOWN - 1] + "…"


def _last_key(place: KeyPath) -> str:
    return next((part for part in reversed(place) if isinstance(part, str)), "")


def _id_by_place(place: KeyPath) -> str:
    """An id that no author gives: `steps-1-tasks-2`."""
    return "-".join(part if isinstance(part, str) else str(part + 1) for part in place)
