"""A value of the front matter changed in the file's own bytes: everything around it stays as it was written.

Knows: how lists and groups are written in YAML, in blocks and in brackets.
Never: what a key means; it never guesses, and refuses what it could not read back.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, NamedTuple

from mopsdocs.model.diagnostic import KeyPath, Said, Span
from mopsdocs.parse.fences import split
from mopsdocs.parse.locate import Places, survey
from mopsdocs.parse.text import decode
from mopsdocs.parse.yaml import read

Value = str | tuple[str, ...] | None
"""What a key is to say: a word, a list, or nothing (then the key is taken out)."""

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./:@+%?=-]*(?<!:)\Z")
_NOTHING = re.compile(r"(?:y|n|yes|no|on|off|true|false|null)\Z", re.IGNORECASE)
_REST = re.compile(r"[ \t]*(?:#.*)?\r?\Z")
_MOVED = Said("What is to be changed is not where it was")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a change was not made, in a sentence for whoever wanted it."""

    said: Said


class _CannotError(Exception):
    """The value is written in a way that cannot be changed safely."""

    def __init__(self, said: Said) -> None:
        super().__init__(said.text)
        self.said = said


class _Place(NamedTuple):
    """A place in the lines of a text: both count from 0."""

    line: int
    column: int


def with_values(content: bytes, at: KeyPath, values: Mapping[str, Value], order: Sequence[str]) -> bytes | Refusal:
    """Set keys of the group at a path; a key that is not there yet goes below the one before it in `order`."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return Refusal(Said("The file is not written in UTF-8"))
    if re.search(r"\r(?!\n)", text):
        return Refusal(Said("The file has line ends of a kind that only old programs write"))
    try:
        for key, value in values.items():
            text = _with(text, at, key, value, order)
    except _CannotError as cannot:
        return Refusal(cannot.said)
    return text.encode()


def values_at(content: bytes, at: KeyPath, keys: Iterable[str]) -> dict[str, str | tuple[str, ...]]:
    """Give what keys of the group at a path say, of a file that could be edited; nothing is an empty word."""
    group = _at(read(split(_unified(content.decode())).front or "").tree, at)
    found = {key: group.get(key) or "" for key in keys}
    return {key: _listed(value) if isinstance(value, list) else str(value) for key, value in found.items()}


def _with(text: str, at: KeyPath, key: str, value: Value, order: Sequence[str]) -> str:
    """Set one key, and read the text again to see that it says this and nothing else."""
    fenced = split(_unified(text))
    before = read(fenced.front or "").tree
    wanted = deepcopy(before)
    group = _at(wanted, at)
    old = group.get(key)
    if isinstance(value, tuple):
        value = (*(one for one in _listed(old) if one in value), *(one for one in value if one not in _listed(old)))
    if old == value or _listed(old) == value or (value is None and key not in group):
        return text
    if value is None:
        del group[key]
    elif isinstance(value, tuple):
        group[key] = list(value)
    else:
        group[key] = value
    places = survey(fenced.front or "", fenced.front_line)
    found = _Edit(text.split("\n"), places, at).made(key, value, order)
    again = split(_unified(found))
    tree = read(again.front or "").tree
    if again.body != fenced.body or not _same(tree, wanted, at, key):
        said = Said("`{key}` is written here in a way that mopsdocs does not dare to change", {"key": key})
        raise _CannotError(said)
    return found


def _over_lines(path: KeyPath) -> Said:
    return Said("`{key}` is written over several lines", {"key": str(path[-1])})


def _unified(text: str) -> str:
    return decode(text.encode())[0]


def _at(tree: Any, at: KeyPath) -> dict[str, Any]:  # noqa: ANN401  # A tree of any shape.
    for part in at:
        try:
            tree = tree[part]
        except (KeyError, IndexError, TypeError):
            raise _CannotError(_MOVED) from None
    if not isinstance(tree, dict):
        raise _CannotError(_MOVED)
    return tree


def _listed(value: object) -> tuple[str, ...]:
    if isinstance(value, list | tuple):
        return tuple(value)
    return (value,) if isinstance(value, str) else ()


def _same(tree: Any, wanted: Any, at: KeyPath, key: str) -> bool:  # noqa: ANN401  # Trees of any shape.
    """Whether two trees say the same; a list of one may stand as a single word."""
    found, sought = _at(tree, at), _at(wanted, at)
    if _listed(found.get(key)) == _listed(sought.get(key)) and key in found and key in sought:
        found[key] = sought[key]
    return bool(tree == wanted)


class _Edit:
    """One change of the lines of a file; `places` say where keys and values stand in them."""

    def __init__(self, lines: list[str], places: Places, at: KeyPath) -> None:
        self.lines, self.places, self.at = lines, places, at
        self.shift = 1 if lines[0].startswith("\ufeff") else 0
        start = _start(places.of(at))
        self.flow = self.lines[start.line][start.column : start.column + 1] == "{"
        self.keys = [path for path in places.keys if path[:-1] == at]

    def made(self, key: str, value: Value, order: Sequence[str]) -> str:
        """Give the text with the change."""
        path = (*self.at, key)
        if path not in self.places.keys:
            self.add(key, value, order)
        elif value is None:
            self.take_out(path)
        elif (*path, 0) in self.places.values and not self.bracketed(path):
            self.relist(path, _listed(value))
        else:
            self.replace(path, value)
        return "\n".join(self.lines)

    def bracketed(self, path: KeyPath) -> bool:
        """Whether a list stands in brackets."""
        start = _start(self.places.values[path])
        return self.lines[start.line][start.column : start.column + 1] == "["

    def replace(self, path: KeyPath, value: Value) -> None:
        """Put a word or a bracketed list in the place of another."""
        span, key = self.places.values[path], self.places.keys[path]
        written = self.written(value, alone=not self.bracketed(path))
        if span == key:  # Nothing stands there yet.
            line, column = key.end_line - 1, self.lines[key.end_line - 1].index(":", key.end_column - 1) + 1
            if not self.flow and not _REST.match(self.lines[line], column):
                raise _CannotError(_over_lines(path))
            self.splice(_Place(line, column), _Place(line, column), f" {written}")
        else:
            start, end = _start(span), _end(span)
            if start.line != end.line and not self.bracketed(path):
                raise _CannotError(_over_lines(path))
            self.splice(start, end, written)

    def relist(self, path: KeyPath, value: tuple[str, ...]) -> None:
        """Take lines out of a list written in lines, and add others below it."""
        count = sum(1 for one in self.places.values if one[:-1] == path)
        spans = [self.places.values[*path, number] for number in range(count)]
        rows = [span.line - 1 for span in spans]
        for span in spans:
            line = self.lines[span.line - 1]
            before, after = line[: span.column - 1], line[span.end_column - 1 :]
            if span.line != span.end_line or not re.fullmatch(r"[ \t]*-[ \t]+", before) or not _REST.match(after):
                raise _CannotError(Said("The list of `{key}` is written in an unusual way", {"key": str(path[-1])}))
        said = [self.lines[s.line - 1][s.column - 1 : s.end_column - 1].strip("'\"") for s in spans]
        lead, ending = self.lines[rows[0]][: spans[0].column - 1], "\r" if self.lines[rows[0]].endswith("\r") else ""
        added = [f"{lead}{self.written(one)}{ending}" for one in value if one not in said]
        self.lines[rows[-1] + 1 : rows[-1] + 1] = added
        for row, one in reversed(list(zip(rows, said, strict=True))):
            if one not in value:
                if "#" in self.lines[row]:
                    raise _CannotError(Said("There is a remark beside {word}", {"word": one}))
                del self.lines[row]

    def add(self, key: str, value: Value, order: Sequence[str]) -> None:
        """Add a key below, or behind, the one that comes before it."""
        earlier = order[: order.index(key)]
        known = [path for path in self.keys if path[-1] in earlier] or self.keys
        if not known:
            raise _CannotError(Said("There is nothing yet to put it beside"))
        after = max(known, key=lambda path: earlier.index(path[-1]) if path[-1] in earlier else -1)
        end = self.end_of(after)
        if self.flow:
            self.splice(end, end, f", {key}: {self.written(value, alone=False)}")
            return
        indent = " " * (self.places.keys[self.keys[0]].column - 1)
        ending = "\r" if self.lines[end.line].endswith("\r") else ""
        self.lines.insert(end.line + 1, f"{indent}{key}: {self.written(value, alone=False)}{ending}")

    def take_out(self, path: KeyPath) -> None:
        """Take out a key with its value."""
        key, span = self.places.keys[path], self.places.values[path]
        if self.flow:
            number = self.keys.index(path)
            if number:
                self.splice(self.end_of(self.keys[number - 1]), self.end_of(path), "")
            else:
                next_key = self.keys[1] if len(self.keys) > 1 else None
                if next_key is None:
                    raise _CannotError(Said("`{key}` is all that stands there", {"key": str(path[-1])}))
                self.splice(_start(key), _start(self.places.keys[next_key]), "")
            return
        line = self.lines[key.line - 1]
        alone = not line[: key.column - 1].strip() and _REST.match(line, span.end_column - 1) and "#" not in line
        if span.line != span.end_line or key.line != span.line or not alone:
            raise _CannotError(Said("`{key}` does not stand on a line of its own", {"key": str(path[-1])}))
        del self.lines[key.line - 1]

    def end_of(self, path: KeyPath) -> _Place:
        """Where a value ends, with all that is in it."""
        inner = [span for one, span in self.places.values.items() if one[: len(path)] == path]
        place = max(_end(span) for span in inner)
        key = self.places.keys[path]
        if place == _end(key) and self.flow:  # An empty value ends behind the colon.
            column = self.lines[key.end_line - 1].find(":", key.end_column - 1)
            return _Place(place.line, column + 1 if column >= 0 else place.column)
        return place

    def splice(self, start: _Place, end: _Place, text: str) -> None:
        """Put a text between two places."""
        tail = self.lines[end.line][end.column :]
        self.lines[start.line : end.line + 1] = [self.lines[start.line][: start.column] + text + tail]

    def written(self, value: Value, *, alone: bool = True) -> str:
        """Write a value down; a list of one stands alone where a single word stood."""
        if isinstance(value, tuple):
            if alone and len(value) == 1:
                return self.written(value[0])
            return f"[{', '.join(self.written(one) for one in value)}]"
        text = value or ""
        plain = _PLAIN.match(text) and not _NOTHING.match(text)
        return text if plain else json.dumps(text, ensure_ascii=False)


def _start(span: Span) -> _Place:
    return _Place(span.line - 1, span.column - 1)


def _end(span: Span) -> _Place:
    return _Place(span.end_line - 1, span.end_column - 1)
