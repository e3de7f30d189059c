"""From key paths to places: the front matter's events once more, when somebody has to read the line.

Knows: YAML's events with their places.
Never: what the keys mean; what a finding says.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass

import yaml

from mopsdocs.model.diagnostic import KeyPath, Span
from mopsdocs.parse.events import (
    DEPTH,
    ENDS,
    NODES,
    STARTS,
    UNREADABLE,
    Mark,
    NextEvent,
    end_of,
    lines_of,
    open_events,
    span,
    start_of,
)

_UNWANTED: KeyPath = (-1,)
"""No path begins so, and what stands below it is unwanted as well."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where each key and each value of one front matter stands."""

    first: Span
    values: Mapping[KeyPath, Span]
    keys: Mapping[KeyPath, Span]

    def of(self, path: KeyPath, *, key: bool = False) -> Span:
        """Give the place of a value, or of its key; for one that is missing, that of the nearest one around it."""
        if path in self.values:
            return self.keys.get(path, self.values[path]) if key else self.values[path]
        if path[-1:] == (0,) and path[:-1] in self.values:
            return self.values[path[:-1]]  # One word may stand for a list of one.
        while path:
            path = path[:-1]
            around = self.keys.get(path) or self.values.get(path)
            if around:
                return around
        return self.first


def locate(front: str, line: int, path: KeyPath, *, key: bool = False) -> Span:
    """Give the place of one value, or of its key, in front matter that begins on a line of its file."""
    return survey(front, line).of(path, key=key)


def survey(front: str, line: int, sought: Iterable[KeyPath] | None = None) -> Places:
    """Find the places of all keys and values, as far as the front matter can be read; or only of those sought."""
    wanted = None if sought is None else frozenset(path[:end] for path in sought for end in range(len(path) + 1))
    walk = _Walk(lines_of(front), line, wanted)
    with suppress(*UNREADABLE):  # What comes before the fault has its places all the same.
        walk.through(open_events(front))
    return Places(walk.whole_line((0, 0)), walk.values, walk.keys)


@dataclass(slots=True)
class _Branch:
    """A list or group on the way down, and the key or number of its next value; None where a key is awaited."""

    path: KeyPath
    start: Mark
    flow: bool
    part: str | int | None


class _Walk:
    """One walk over the events, noting places on the way; of a branch that nobody wants only the shape matters."""

    def __init__(self, lines: list[str], line: int, wanted: frozenset[KeyPath] | None) -> None:
        self.lines = lines
        self.line = line
        self.wanted = wanted
        self.nodes = 0
        self.branches: list[_Branch] = []
        self.values: dict[KeyPath, Span] = {}
        self.keys: dict[KeyPath, Span] = {}
        self.counts: dict[KeyPath, int] = {}  # A list whose key is written twice goes on where it ended.

    def through(self, next_event: NextEvent) -> None:
        """Walk until the end of the document, or until a limit is passed."""
        for event in iter(next_event, None):
            if isinstance(event, yaml.NodeEvent):
                if self.nodes >= NODES or not self.note(event):
                    return
            elif isinstance(event, ENDS):
                branch = self.branches.pop()
                if isinstance(branch.part, int):
                    self.counts[branch.path] = branch.part
                if branch.flow:
                    self.values[branch.path] = span(self.line, branch.start, end_of(event, self.lines))
                self.advance()
            elif isinstance(event, yaml.DocumentEndEvent):
                return

    def note(self, event: yaml.NodeEvent) -> bool:
        """Note the place of a key or value; False where the walk ends."""
        branch = self.branches[-1] if self.branches else None
        if branch and branch.part is None:
            if isinstance(event, yaml.ScalarEvent):
                self.note_key(branch, event)
            return isinstance(event, yaml.ScalarEvent)
        self.nodes += 1
        path = (*branch.path, branch.part) if branch and branch.part is not None else ()
        if self.wanted is not None and path not in self.wanted:
            return self.pass_by(event)
        if isinstance(event, STARTS):
            self.values[path] = self.keys.get(path) or self.whole_line(start_of(event, self.lines))
            part = self.counts.get(path, 0) if isinstance(event, yaml.SequenceStartEvent) else None
            self.branches.append(_Branch(path, start_of(event, self.lines), bool(event.flow_style), part))
            return len(self.branches) <= DEPTH
        self.values[path] = self.place(event, path)
        self.advance()
        return True

    def note_key(self, branch: _Branch, event: yaml.ScalarEvent) -> None:
        """Note the place of a key."""
        branch.part = unicodedata.normalize("NFC", event.value)
        path = (*branch.path, branch.part)
        if self.wanted is None or path in self.wanted:
            self.keys[path] = self.wide(start_of(event, self.lines), end_of(event, self.lines))

    def pass_by(self, event: yaml.NodeEvent) -> bool:
        """Go on after a value that nobody wants, or into one that can have nothing that is wanted."""
        if not isinstance(event, STARTS):
            self.advance()
            return True
        part = 0 if isinstance(event, yaml.SequenceStartEvent) else None
        self.branches.append(_Branch(_UNWANTED, (0, 0), flow=False, part=part))
        return len(self.branches) <= DEPTH

    def advance(self) -> None:
        """Go on to the next key of a group, or the next value of a list."""
        if self.branches:
            branch = self.branches[-1]
            branch.part = branch.part + 1 if isinstance(branch.part, int) else None

    def place(self, event: yaml.NodeEvent, path: KeyPath) -> Span:
        """The place of a word or text; one that is empty stands where its key does."""
        start, end = start_of(event, self.lines), end_of(event, self.lines)
        if start == end:
            return self.keys.get(path) or self.wide(start, end)
        while end[0] > start[0] and not self.lines[end[0]][: end[1]].strip():  # A block ends below its last line.
            end = (end[0] - 1, len(self.lines[end[0] - 1]))
        return self.wide(start, end)

    def whole_line(self, start: Mark) -> Span:
        """The rest of a line."""
        return self.wide(start, (start[0], len(self.lines[start[0]].rstrip())))

    def wide(self, start: Mark, end: Mark) -> Span:
        """A place at least one character wide."""
        return span(self.line, start, end if end > start else (start[0], start[1] + 1))
