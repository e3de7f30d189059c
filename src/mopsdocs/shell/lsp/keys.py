"""The format of a file as far as a writer needs it at one place: keys, words, what they mean.

Knows: the JSON Schema of each kind of file.
Never: any key by name.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from mopsdocs.model.diagnostic import KeyPath
from mopsdocs.parse.json_schema import Kind, schema

Piece = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """A key or a word that may stand somewhere, and what it means."""

    name: str
    meaning: str
    deeper: bool = False


def keys_at(kind: Kind, path: KeyPath) -> tuple[Told, ...]:
    """List the keys of the group at a path; `deeper` are those that hold more than one word."""
    found = {
        name: Told(name, below.get("description", ""), deeper=_deep(kind, below))
        for piece in _at(kind, path)
        for name, below in piece.get("properties", {}).items()
    }
    return tuple(found.values())


def words_at(kind: Kind, path: KeyPath) -> tuple[Told, ...]:
    """List the words that may stand at a path, where only some may."""
    return tuple(
        Told(word, meaning)
        for piece in _at(kind, path)
        for word, meaning in zip(piece.get("enum", ()), piece.get("enumDescriptions", ()), strict=False)
    )


def meaning_of(kind: Kind, path: KeyPath) -> str:
    """Say what the key at the end of a path is for; empty for one that is not known."""
    if not path or not isinstance(path[-1], str):
        return ""
    return next((told.meaning for told in keys_at(kind, path[:-1]) if told.name == path[-1]), "")


def groups_at(kind: Kind, path: KeyPath) -> tuple[str, ...]:
    """Name the groups of keys that a path may lead to, as the schema calls them; the file as a whole has no name."""
    pieces = _at(kind, path)
    named = tuple(name for name, one in _schema(kind)["definitions"].items() if any(one is each for each in pieces))
    return named if path else ("",)


def _deep(kind: Kind, piece: Piece) -> bool:
    choices = [one for one in _choices(kind, piece) if one.get("type") != "null"]
    return bool(choices) and all(one.get("type") in ("object", "array") for one in choices)


def _at(kind: Kind, path: KeyPath) -> list[Piece]:
    pieces = list(_choices(kind, _schema(kind)))
    for part in path:
        pieces = [one for piece in pieces for below in _below(piece, part) for one in _choices(kind, below)]
    return pieces


def _below(piece: Piece, part: str | int) -> Iterator[Piece]:
    if isinstance(part, int):
        items = piece.get("items")
        if isinstance(items, dict):
            yield items
    elif part in piece.get("properties", {}):
        yield piece["properties"][part]
    else:
        yield from piece.get("patternProperties", {}).values()
        if isinstance(piece.get("additionalProperties"), dict):
            yield piece["additionalProperties"]


def _choices(kind: Kind, piece: Piece) -> Iterator[Piece]:
    """Go to what a piece of the schema stands for."""
    yield piece
    for below in (*piece.get("anyOf", ()), *piece.get("allOf", ())):
        yield from _choices(kind, below)
    if "$ref" in piece:
        yield from _choices(kind, _schema(kind)["definitions"][piece["$ref"].rpartition("/")[2]])


@cache
def _schema(kind: Kind) -> Piece:
    return schema(kind)
