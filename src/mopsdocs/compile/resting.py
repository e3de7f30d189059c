"""What the findings of a document rest on beside its own files: every question that was asked, and what was answered.

Knows: an edition as mappings and sets of names, how to tell two answers apart.
Never: why something is asked; what all documents share, such as settings, people and the day.
"""

import hashlib
from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar, overload

import msgspec
from msgspec import Struct, structs

from mopsdocs.compile.prepare import Prepared
from mopsdocs.model.handbook import Card, Edition
from mopsdocs.model.source import BlobId

_Answer = TypeVar("_Answer")
_Default = TypeVar("_Default")
_SIZE = 16
_encode = msgspec.msgpack.Encoder(order="deterministic").encode


class Rests(Struct, frozen=True, array_like=True):
    """What one document's findings rest on: names asked for, each with its part of the handbook, and whole parts.

    Of a part that somebody `went` through it is told whether for its names alone. `answers` is a digest of all that
    the handbook had to say; `values` are the files of values that were looked for, empty where there was none.
    """

    asked: tuple[tuple[str, str], ...]
    went: tuple[tuple[str, bool], ...]
    answers: bytes
    values: tuple[tuple[str, BlobId], ...]


@dataclass(frozen=True, slots=True)
class _Notes:
    """What has been asked so far."""

    asked: set[tuple[str, str]] = field(default_factory=set)
    went: set[tuple[str, bool]] = field(default_factory=set)

    def clear(self) -> None:
        """Begin anew."""
        self.asked.clear()
        self.went.clear()


_Within = TypeVar("_Within", bound=Mapping[str, Any] | AbstractSet[str])


class _Noting(Generic[_Within]):
    """A part of the handbook that notes which names are asked for, and whether somebody goes through all of them."""

    def __init__(self, name: str, within: _Within, notes: _Notes) -> None:
        self._name, self._within, self._notes = name, within, notes

    def __contains__(self, key: object) -> bool:
        self._notes.asked.add((self._name, str(key)))
        return key in self._within

    def __iter__(self) -> Iterator[str]:
        self._notes.went.add((self._name, True))
        return iter(self._within)

    def __len__(self) -> int:
        self._notes.went.add((self._name, True))
        return len(self._within)


class _Part(_Noting[Mapping[str, _Answer]], Mapping[str, _Answer]):
    """A mapping that notes what is asked of it."""

    def __getitem__(self, key: str) -> _Answer:
        self._notes.asked.add((self._name, key))
        return self._within[key]

    @overload
    def get(self, key: str, /) -> _Answer | None: ...
    @overload
    def get(self, key: str, /, default: _Answer | _Default) -> _Answer | _Default: ...
    def get(self, key: str, /, default: Any = None) -> Any:
        """Give what goes by a name."""
        self._notes.asked.add((self._name, key))
        return self._within.get(key, default)

    def values(self) -> ValuesView[_Answer]:
        """Give everything."""
        self._notes.went.add((self._name, False))
        return self._within.values()

    def items(self) -> ItemsView[str, _Answer]:
        """Give everything by its name."""
        self._notes.went.add((self._name, False))
        return self._within.items()


class _Names(_Noting[AbstractSet[str]], AbstractSet[str]):
    """A set that notes what is asked of it."""


class Reading:
    """What is prepared, with sources that note which of them are looked for."""

    def __init__(self, prepared: Prepared) -> None:
        self._notes, self._sources = _Notes(), prepared.sources
        self.prepared = replace(prepared, sources=_Part("sources", prepared.sources, self._notes))

    def told(self) -> tuple[tuple[str, BlobId], ...]:
        """Give what has been looked for since the last time."""
        paths = sorted(path for _, path in self._notes.asked if path)
        self._notes.clear()
        return tuple((path, _id(self._sources, path)) for path in paths)


def same_values(rests: Rests, sources: Mapping[str, Any]) -> bool:
    """Whether the files of values that findings rest on are what they were."""
    return all(_id(sources, path) == id_ for path, id_ in rests.values)


class Witness:
    """An edition that notes what is asked of it."""

    def __init__(self, edition: Edition) -> None:
        self._notes, self._parts = _Notes(), dict[str, Mapping[str, Any] | AbstractSet[str]]()
        self._marks: dict[tuple[str, str], bytes] = {}
        self._wholes: dict[tuple[str, bool], bytes] = {}
        self._cards: dict[str, bytes] = {}
        past = edition.standing.hindsight
        # What every document may ask about the past without a name.
        self._always = _encode((past.former.label if past.former else None, past.authors))
        self.edition = self._watched(edition)

    def told(self, values: tuple[tuple[str, BlobId], ...]) -> Rests:
        """Give what has been asked since the last time, beside the `values` that were looked for."""
        asked, went = tuple(sorted(self._notes.asked)), tuple(sorted(self._notes.went))
        self._notes.clear()
        return Rests(asked, went, self._answers(asked, went), values)

    def holds(self, rests: Rests) -> bool:
        """Whether everything would be answered as it was."""
        return self._answers(rests.asked, rests.went) == rests.answers

    def _watched(self, edition: Edition) -> Edition:
        """Watch every mapping and every set of names, in what git remembers as well."""
        past = edition.standing.hindsight
        former = structs.replace(past.former, **self._parted(past.former, "former.")) if past.former else None
        past = structs.replace(past, **self._parted(past, "past."), former=former)
        standing = structs.replace(edition.standing, hindsight=past)
        return structs.replace(edition, **self._parted(edition, ""), standing=standing)

    def _parted(self, of: Struct, within: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, part in structs.asdict(of).items():
            if isinstance(part, Mapping):
                self._parts[within + name] = part
                found[name] = _Part(within + name, part, self._notes)
            elif isinstance(part, frozenset):
                self._parts[within + name] = part
                found[name] = _Names(within + name, part, self._notes)
        return found

    def _answers(self, asked: tuple[tuple[str, str], ...], went: tuple[tuple[str, bool], ...]) -> bytes:
        found = hashlib.blake2b(self._always, digest_size=_SIZE)
        for part, name in asked:
            found.update(self._mark(part, name))
        for part, names in went:
            found.update(self._whole(part, names=names))
        return found.digest()

    def _mark(self, part: str, name: str) -> bytes:
        """Tell an answer from others."""
        known = self._marks.get((part, name))
        if known is None:
            within = self._parts.get(part, {})
            answer = within.get(name) if isinstance(within, Mapping) else name in within
            known = self._marks[part, name] = self._card(answer) if isinstance(answer, Card) else _digest(answer)
        return known

    def _card(self, card: Card) -> bytes:
        known = self._cards.get(card.path)
        if known is None:
            known = self._cards[card.path] = _digest(card)
        return known

    def _whole(self, part: str, *, names: bool) -> bytes:
        known = self._wholes.get((part, names))
        if known is None:
            within = self._parts.get(part, {})
            # Mappings keep their order, and the first of two that are equally near is the one that is meant.
            every = list(within) if isinstance(within, Mapping) else sorted(within)
            found = _digest(every if names else [(name, self._mark(part, name)) for name in every])
            known = self._wholes[part, names] = found
        return known


def _digest(answer: object) -> bytes:
    return hashlib.blake2b(_encode(answer), digest_size=_SIZE).digest()


def _id(sources: Mapping[str, Any], path: str) -> BlobId:
    found = sources.get(path)
    return found.id if found else ""
