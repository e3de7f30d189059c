"""Milliseconds per verb, over all processes.

Knows: the clock.
Never: what a verb does.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """Seconds spent, by verb, in the order in which the verbs were first timed."""

    spent: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def time(self, verb: str) -> Iterator[None]:
        """Time what happens within."""
        start = perf_counter()
        try:
            yield
        finally:
            self.spent[verb] = self.spent.get(verb, 0.0) + perf_counter() - start

    def add(self, other: Mapping[str, float]) -> None:
        """Add what a worker has measured."""
        for verb, seconds in other.items():
            self.spent[verb] = self.spent.get(verb, 0.0) + seconds
