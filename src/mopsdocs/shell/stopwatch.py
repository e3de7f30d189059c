"""Milliseconds per verb, and how often things were made, over all processes.

Knows: the clock.
Never: what a verb does.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """Seconds spent, by verb, in the order in which the verbs were first timed; what was counted."""

    spent: dict[str, float] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    @contextmanager
    def time(self, verb: str) -> Iterator[None]:
        """Time what happens within."""
        start = perf_counter()
        try:
            yield
        finally:
            self.spent[verb] = self.spent.get(verb, 0.0) + perf_counter() - start

    def count(self, what: str) -> None:
        """Count one more."""
        self.counts[what] = self.counts.get(what, 0) + 1

    def add(self, other: "Stopwatch") -> None:
        """Add what a worker has measured."""
        for verb, seconds in other.spent.items():
            self.spent[verb] = self.spent.get(verb, 0.0) + seconds
        for what, count in other.counts.items():
            self.counts[what] = self.counts.get(what, 0) + count
