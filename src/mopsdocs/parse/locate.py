"""From key paths to places: the front matter's events once more, when somebody has to read the line.

Knows: YAML's events with their places.
Never: what the keys mean; what a finding says.
"""

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass

import yaml

from mopsdocs.model.diagnostic import KeyPath, Span
from mopsdocs.model.source import Source
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
from mopsdocs.parse.fences import split
from mopsdocs.parse.text import decode

_START = Span(1, 1, 1, 1)


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


def places_in(source: Source, sought: Collection[KeyPath] | None = None) -> Places:
    """Find where all keys and values of a source stand, or some; nothing stands anywhere without front matter."""
    text, _ = decode(source.content)
    if not source.path.endswith(".md"):
        return survey(text, 1, sought)
    fenced = split(text)
    return survey(fenced.front, fenced.front_line, sought) if fenced.front else Places(_START, {}, {})


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
        self.next_event: NextEvent = lambda: None
        self.counts: dict[KeyPath, int] = {}  # A list whose key is written twice goes on where it ended.

    def through(self, next_event: NextEvent) -> None:
        """Walk until the end of the document, or until a limit is passed."""
        self.next_event = next_event
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
        """Go on after a value that nobody wants; one that has parts is gone through at once."""
        deep, most = int(isinstance(event, STARTS)), DEPTH - len(self.branches)
        for part in iter(self.next_event, None) if 0 < deep <= most else ():
            kind = part.__class__
            deep += (kind in STARTS) - (kind in ENDS)
            if not 0 < deep <= most:
                break
        self.advance()
        return not deep

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
