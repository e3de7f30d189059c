"""What templates may ask of a view: pairs, separators, what is placed already.

Knows: plain sequences and the anchors of what a view shows.
Never: HTML; words of a language.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from mopsdocs.model.view import Filter

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
T = TypeVar("T")


class Anchored(Protocol):
    """Something on the page that a link can lead to."""

    @property
    def anchor(self) -> str:
        """Its anchor."""


A = TypeVar("A", bound=Anchored)


def spaced(several: Sequence[T]) -> Iterable[tuple[T, str]]:
    """Pair each with what parts it from the next: a comma, after the last nothing."""
    return zip(several, [", "] * (len(several) - 1) + [""], strict=False)


def counted(several: Iterable[T]) -> Iterable[tuple[int, T]]:
    """Count from one."""
    return enumerate(several, start=1)


def at(several: Iterable[A], anchors: tuple[str, ...]) -> tuple[A, ...]:
    """Choose those with one of the anchors."""
    return tuple(one for one in several if one.anchor in anchors)


def unplaced(several: tuple[A, ...], section: str, shown: tuple[str, ...]) -> tuple[A, ...]:
    """Leave out what the author has placed among the prose: a whole section, or one by one."""
    if not shown:
        return several
    return () if section in shown else tuple(one for one in several if one.anchor not in shown)


def pairs(counts: str) -> tuple[str, ...]:
    """Part `3 A 1 R` into `3 A` and `1 R`, each unbreakable."""
    parts = counts.split()
    return tuple(map(NO_BREAK_SPACE.join, zip(parts[::2], parts[1::2], strict=False)))


def apart(number: str) -> tuple[str, str]:
    """Part a number from its unit, which a no-break space joins to it."""
    figure, _, unit = number.partition(NO_BREAK_SPACE)
    return figure, unit


def keys(filters: tuple[Filter, ...]) -> Mapping[str, str]:
    """Give the class by which a filter's choice knows its rows: the third choice of the first is `f1-3`."""
    return {
        value: f"f{kind}-{place}"
        for kind, one in enumerate(filters, start=1)
        for place, (value, _) in enumerate(one.options, start=1)
    }
