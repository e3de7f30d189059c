"""How far a build is: one line on a terminal, wiped when the build ends.

Knows: the clock; what each verb is to somebody who waits.
Never: writes into a file or a pipe; speaks of a build that is done at once.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Final, TextIO

from mopsdocs.shell.stopwatch import Stopwatch

PATIENCE: Final = 1.0
"""So many seconds nobody wonders what goes on."""
MANY: Final = 200
"""With so many documents it will be longer, and reading them says nothing in between."""
_PAUSE = 0.1
_WIPED = "\r\x1b[K"
_READING = frozenset({"look", "read", "read versions", "bind", "compare"})
_PLACING = frozenset({"publish", "remember"})


@contextmanager
def in_sight(stream: TextIO) -> Iterator[Stopwatch]:
    """Give the stopwatch of a build; whoever waits at a terminal sees how far it has come."""
    if not stream.isatty() or os.environ.get("TERM") == "dumb":
        yield Stopwatch()
        return
    line = _Line(stream)
    try:
        yield Stopwatch(told=line.tell)
    finally:
        line.wipe()


class _Line:
    """The line; its first words come after a while, its next ones not at once."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._next = perf_counter() + PATIENCE
        self._there = False

    def tell(self, watch: Stopwatch, verb: str) -> None:
        """Say what is done now, and how much of it."""
        now = perf_counter()
        if now >= self._next or (verb == "parse" and watch.counts["documents"] >= MANY):
            self._stream.write(f"{_WIPED}{_said(watch, verb)} …")
            self._stream.flush()
            self._next, self._there = now + _PAUSE, True

    def wipe(self) -> None:
        """Make room for what comes after the build."""
        if self._there:
            self._stream.write(_WIPED)
            self._stream.flush()


def _said(watch: Stopwatch, verb: str) -> str:
    counts = watch.counts
    if verb == "pages":
        done = counts.get("documents arranged", 0) + counts.get("documents turned", 0)
        return f"Pages made of {done:,} of {counts['documents']:,} documents"
    if verb == "parse":
        return f"Reading {counts['documents']:,} documents"
    if verb in _READING:
        return "Reading"
    return "Putting the pages in place" if verb in _PLACING else "Making lists"
