"""What was made of the documents looked at last, so that it need not be made again at once.

Knows: how many are kept.
Never: how any of it is made; whether it still holds.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import TypeVar

from mopsdocs.compile.stages import Judged, Surveyed
from mopsdocs.model.recipe import Recipe

KEPT = 64
"""Of how many documents what was parsed, judged and planned is kept: one that is looked at is looked at again."""

Guard = AbstractContextManager[object]
_Kind = TypeVar("_Kind")
_Kept = dict[str, _Kind]


@dataclass(frozen=True, slots=True)
class Guards:
    """What is held by whoever works on one document, and, made `anew` for the lists of one state, on a list.

    Several threads may look at one handbook: each waits for one document at most, and those who want lists for them.
    """

    document: Guard = field(default_factory=nullcontext)
    anew: Callable[[], Guard] = nullcontext


@dataclass
class Shelves:
    """What was made of the documents looked at last; each is made anew when it is missing."""

    surveyed: _Kept[Surveyed] = field(default_factory=dict)
    judged: _Kept[Judged] = field(default_factory=dict)
    planned: _Kept[tuple[Recipe, ...]] = field(default_factory=dict)

    def put(self, parsed: Mapping[str, Surveyed]) -> None:
        """Put there what has just been parsed."""
        self.surveyed.update(parsed)
        while len(self.surveyed) > KEPT:
            del self.surveyed[next(iter(self.surveyed))]

    def drop(self, changed: frozenset[str], stale: frozenset[str]) -> None:
        """Clear away what was made of documents that have changed, or that rest on others that have."""
        for name in changed:
            self.surveyed.pop(name, None)
        for name in stale:
            self.judged.pop(name, None)
            self.planned.pop(name, None)


def kept(shelf: _Kept[_Kind], name: str, make: Callable[[], _Kind]) -> _Kind:
    """Take from a shelf, or make and keep; the one that lay there longest makes room."""
    found = shelf.pop(name, None)
    if found is None:
        found = make()
        if len(shelf) >= KEPT:
            del shelf[next(iter(shelf))]
    shelf[name] = found
    return found
