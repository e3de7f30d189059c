"""The bars in one table: what was measured, what it may come to, and by how much it is missed.

`.venv/bin/python bench/bars.py` prints the table of the last run again.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).resolve().parent / "out" / "results.json"
Measured = dict[str, Any]

SMALLEST = 1_000
# By size: seconds of wall-clock time, bytes of memory.
NOTHING = {1_000: 0.5, 10_000: 2.5}
MEMORY = {1_000: 250e6, 10_000: 1e9}
HUGO = {"cold": 1.0, "nothing changed": 0.25, "one edit": 0.3, "peak": 0.5}


@dataclass(frozen=True)
class Bar:
    """One promise: what is measured, at which size, in which unit, what came of it, and the most that it may be."""

    what: str
    size: int
    unit: str
    found: float
    most: float

    def __str__(self) -> str:
        """Give a row of the table."""
        over = self.found / self.most - 1
        verdict = "kept" if over <= 0 else f"missed by {over:.0%}"
        return f"{self.what:58} {self.size:>7,} {self.found:>10,.2f} {self.most:>8,.2f} {self.unit:4} {verdict}"


def table(results: list[Measured]) -> str:
    """Hold all results against the bars."""
    head = f"{'':58} {'at':>7} {'measured':>10} {'at most':>8}"
    return "\n".join([head, *(str(bar) for bar in bars(results))])


def bars(results: list[Measured]) -> Iterator[Bar]:
    """List the bars that these results can be held against."""
    # In smaller handbooks most of the time goes into starting Python.
    for one in (one for one in results if one["size"] >= SMALLEST):
        yield from _builds(one)
        yield from _checks(one)
        yield from _values(one)
        yield from _beside_hugo(one)
    yield from _growth({one["size"]: one for one in results})


def _builds(one: Measured) -> Iterator[Bar]:
    size, ours = one["size"], one["mopsdocs"]
    yield Bar("cold: CPU a playbook", size, "ms", ours["cold"]["cpu"] / size * 1000, 5)
    if size in NOTHING:
        still = ours["nothing changed"]["wall"]
        yield Bar("nothing changed", size, "s", still, NOTHING[size])
        yield Bar("one edit of prose, more than that", size, "s", ours["one edit"]["wall"] - still, 0.1)
        yield Bar("peak memory", size, "MB", ours["peak"] / 1e6, MEMORY[size] / 1e6)


def _checks(one: Measured) -> Iterator[Bar]:
    size, check = one["size"], one["check"]
    yield Bar("check, cold: CPU a playbook", size, "ms", check["cold"]["cpu"] / size * 1000, 4)
    if size == 1_000:
        yield Bar("check, warm", size, "s", check["nothing changed"]["wall"], 0.5)
        yield Bar("check, one edit of prose", size, "s", check["one edit"]["wall"], 1)


def _values(one: Measured) -> Iterator[Bar]:
    without, values = one["without values"], one["24 months of values"]
    for case, most in (("cold", 1.25), ("nothing changed", 1.05)):
        times = values[case]["cpu"] / without[case]["cpu"]
        yield Bar(f"24 months of values, {case}: CPU, times without", one["size"], "x", times, most)


def _beside_hugo(one: Measured) -> Iterator[Bar]:
    hugo = one.get("hugo")
    if not hugo:
        return
    for case, most in HUGO.items():
        here, there = one["mopsdocs"][case], hugo[case]
        times = here / there if case == "peak" else here["wall"] / there["wall"]
        yield Bar(f"beside Hugo: {'peak memory' if case == 'peak' else case}", one["size"], "x", times, most)


def _growth(by_size: dict[int, Measured]) -> Iterator[Bar]:
    """How what should not grow with the handbook does grow: CPU a playbook, the bytes of one and the same page."""
    least, most = min(by_size), max(by_size)
    if least < most:
        page = by_size[most]["page"] / by_size[least]["page"]
        yield Bar(f"bytes of the same page: times those at {least:,}", most, "x", page, 1.05)
    if {1_000, 10_000} <= by_size.keys():
        small, large = (by_size[size]["mopsdocs"]["cold"]["cpu"] / size for size in (1_000, 10_000))
        yield Bar("cold: CPU a playbook, times that at 1,000", 10_000, "x", large / small, 1.1)


if __name__ == "__main__":
    print(table(json.loads(RESULTS.read_text("utf-8"))))
