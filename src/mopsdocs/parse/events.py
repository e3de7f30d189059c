"""YAML as events: the one door to PyYAML, with the limits that hold behind it.

Knows: PyYAML's parser, its marks, the limits of a tree.
Never: what the keys mean, nor what a finding says.
"""

from collections.abc import Callable, Sequence
from typing import Any

import yaml
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from mopsdocs.model.diagnostic import Span

DEPTH = 32
"""How deep lists and groups may stand in each other."""

NODES = 20_000
"""How many keys, values, lists and groups a file may have."""

SCALAR = 65_536
"""How long a single value may be, in characters."""

Mark = tuple[int, int]
"""A place within the YAML: line and column from 0, columns in code points."""

NextEvent = Callable[[], Any]
"""Hands out one event after the other, then None; readers tell events by their class."""

STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
UNREADABLE = (yaml.YAMLError, UnicodeError)
"""What the parser may raise on text that it cannot read."""


class PureParser(Reader, Scanner, Parser):
    """PyYAML's parser in Python, for machines without the one in C: the same events, ten times slower."""

    def __init__(self, stream: str) -> None:
        Reader.__init__(self, stream)
        Scanner.__init__(self)
        Parser.__init__(self)


try:
    from yaml._yaml import CParser
except ImportError:
    _EVENT_PARSER: Callable[[str], Any] = PureParser
else:
    _EVENT_PARSER = CParser


def open_events(front: str) -> NextEvent:
    """Give the function that hands out one event after the other, then None."""
    return _EVENT_PARSER(_evened(front)).get_event  # type: ignore[no-any-return]  # One of two classes.


def lines_of(front: str) -> list[str]:
    """The lines, counted as the events count them."""
    return _evened(front).split("\n")


def _evened(front: str) -> str:
    """Leave only what YAML and editors both count as the end of a line; columns stay as they are."""
    if "\u2028" in front or "\u2029" in front or "\u0085" in front:
        front = front.replace("\u2028", "\ufffd").replace("\u2029", "\ufffd").replace("\u0085", "\ufffd")
    return front.replace("\r\n", "\n").replace("\r", "\n") if "\r" in front else front


def start_of(event: yaml.Event, lines: Sequence[str]) -> Mark:
    """Where an event begins, within the lines."""
    return _within(event.start_mark, lines)


def end_of(event: yaml.Event, lines: Sequence[str]) -> Mark:
    """Where an event ends, within the lines."""
    return _within(event.end_mark, lines)


def _within(mark: Any, lines: Sequence[str]) -> Mark:  # noqa: ANN401  # The parsers' marks have no class in common.
    """A mark's line and column; the end of the file is often marked below its last line."""
    if mark.line < len(lines):
        return mark.line, mark.column
    return len(lines) - 1, len(lines[-1])


def span(line: int, start: Mark, end: Mark) -> Span:
    """The place in the file, where the YAML begins on the given line."""
    return Span(line + start[0], start[1] + 1, line + end[0], end[1] + 1)
