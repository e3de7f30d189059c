"""Milliseconds per verb, and how often things were made, over all processes.

Knows: the clock.
Never: what a verb does.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """Seconds spent, by verb, in the order in which the verbs were first timed; what was counted.

    `told` hears of each verb as it begins.
    """

    spent: dict[str, float] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    told: Callable[["Stopwatch", str], None] | None = None

    def tell(self, verb: str) -> None:
        """Say what is being done."""
        if self.told:
            self.told(self, verb)

    @contextmanager
    def time(self, verb: str) -> Iterator[None]:
        """Time what happens within."""
        self.tell(verb)
        start = perf_counter()
        try:
            yield
        finally:
            self.spent[verb] = self.spent.get(verb, 0.0) + perf_counter() - start

    def count(self, what: str, more: int = 1) -> None:
        """Count one more, or several."""
        self.counts[what] = self.counts.get(what, 0) + more

    def add(self, other: "Stopwatch") -> None:
        """Add what a worker has measured."""
        for verb, seconds in other.spent.items():
            self.spent[verb] = self.spent.get(verb, 0.0) + seconds
        for what, count in other.counts.items():
            self.counts[what] = self.counts.get(what, 0) + count
