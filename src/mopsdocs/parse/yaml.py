"""Front matter as a tree: text, lists and groups, quoted or not, under limits.

Knows: YAML's events, and what in them asks for a second look.
Never: types (the schema gives them), nor what the keys mean.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from mopsdocs.model.diagnostic import Noticed
from mopsdocs.parse.events import DEPTH, ENDS, NODES, UNREADABLE, NextEvent, open_events
from mopsdocs.parse.precheck import precheck
from mopsdocs.parse.second_look import look_again
from mopsdocs.parse.spelling import OPENING
from mopsdocs.parse.text import unseen

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree] | None"


class Quoted(str):
    """A text that its author put in quotes, or wrote as a block: no mere word, number or date."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Read:
    """What YAML says, and what was noticed; the tree is None for nothing at all, or for what cannot be read."""

    tree: Tree
    noticed: tuple[Noticed, ...] = ()


_BEFORE = frozenset(" \t\n,[{")
_SPACE = frozenset(" \t\n")
_CURLY = re.compile(r"[:\-,\[{][ \t]*[\u2018-\u201f]")

_SCALAR, _DOCUMENT_END = yaml.ScalarEvent, yaml.DocumentEndEvent
_MAPPING, _SEQUENCE = yaml.MappingStartEvent, yaml.SequenceStartEvent
_GROWS: dict[Any, Callable[[], Any]] = {_MAPPING: dict, _SEQUENCE: list, yaml.AliasEvent: lambda: None}
_NOTHING = {"": None, "~": None}
_MERGE = "<<"
_ODD_KEYS = ("", _MERGE)
_BLOCKS = ("|", ">")
_ENTRY = object()  # In a list no key is awaited.


def read(front: str, line: int = 1) -> Read:
    """Read YAML that begins on a line of its file, and notice all that is wrong with it as YAML."""
    noticed = unseen(front, line)
    try:
        tree, odd = _grow(open_events(front))
    except UNREADABLE:
        return Read(None, (*noticed, precheck(front, line)))
    if isinstance(tree, str):
        return Read(None, (*noticed, precheck(front, line)))
    if odd or _asks_for_a_second_look(front):
        noticed += look_again(front, line)
    return Read(_unmerged(tree) if odd else tree, noticed)


def _unmerged(tree: Tree) -> Tree:
    """Leave out merge keys: that they are refused is told already."""
    if isinstance(tree, list):
        return [_unmerged(one) for one in tree]
    if isinstance(tree, dict):
        return {key: _unmerged(one) for key, one in tree.items() if key != _MERGE}
    return tree


def _asks_for_a_second_look(front: str) -> bool:
    """Whether something may be wrong that the tree does not show.

    References and tags are refused, text behind ` #` is cut off, curly quotes are no quotes, backslashes may hide
    control characters. Each sign is looked for by itself, because most playbooks have none of them.
    """
    return (
        len(front) > NODES
        or "\\" in front
        or _closes_a_quote_alone(front)
        or _stands(front, "&", _BEFORE, _SPACE)
        or _stands(front, "*", _BEFORE, _SPACE)
        or _stands(front, "!", _BEFORE, frozenset())
        or _stands(front, "#", frozenset(" \t"), _SPACE)
        or (not front.isascii() and any(quote in front for quote in OPENING) and bool(_CURLY.search(front)))
    )


def _closes_a_quote_alone(front: str) -> bool:
    """Whether a line or group ends with a double quote, the only one of its line."""
    for ending in ('"\n', '"}'):
        at = front.find(ending)
        while at >= 0:
            if front.rfind('"', front.rfind("\n", 0, at) + 1, at) < 0:
                return True
            at = front.find(ending, at + 1)
    return front.endswith('"') and '"' not in front[front.rfind("\n") + 1 : -1]


def _stands(front: str, sign: str, before: frozenset[str], after: frozenset[str]) -> bool:
    """Whether a sign stands somewhere with one of these characters before it, and none of those after it."""
    at = front.find(sign)
    while at >= 0:
        if (at == 0 or front[at - 1] in before) and front[at + 1 : at + 2] not in after:
            return True
        at = front.find(sign, at + 1)
    return False


def _grow(next_event: NextEvent) -> tuple[Tree, bool]:
    """Grow the tree from the events, and tell whether something is odd that a second look must name."""
    next_event()
    start = next_event()
    if not isinstance(start, yaml.DocumentStartEvent):
        return None, False
    root: list[Tree] = []
    odd = _branch_out(next_event, root)
    odd = odd or bool(start.version or start.tags) or not isinstance(next_event(), yaml.StreamEndEvent)
    return root[0] if root else None, odd


def _branch_out(next_event: NextEvent, root: list[Tree]) -> bool:
    """Put one document into the root, and tell whether it is odd; no value where it cannot be put together.

    This loop runs for every key and value of the handbook, so it only builds: it knows no places and no words.
    """
    branch: Any = root
    key: Any = _ENTRY  # None where a key is awaited.
    value: Any
    stack: list[tuple[Any, Any]] = []
    odd = False
    for event in iter(next_event, None):
        kind = event.__class__
        if kind is _SCALAR:
            value = event.value
            if key is None:
                key = value
                if not value.isascii():
                    key = unicodedata.normalize("NFC", value)
                    odd = odd or not key[0].isalnum()
                odd = odd or key in branch or key in _ODD_KEYS
                continue
            value = _in_quotes(event) if event.style else _NOTHING.get(value, value)
        elif kind in ENDS:
            branch, key = stack.pop()
            continue
        elif kind is _DOCUMENT_END:
            return odd
        elif key is None or len(stack) == DEPTH:
            root.clear()
            return True
        else:
            value = _grown(_GROWS[kind](), branch.get(key) if key is not _ENTRY else None)
        if key is _ENTRY:
            branch.append(value)
        else:
            branch[key], key = value, None
        if kind is _MAPPING or kind is _SEQUENCE:
            stack.append((branch, key))
            branch, key = value, _ENTRY if kind is _SEQUENCE else None
    return odd


def _grown(new: Tree, held: Tree) -> Tree:
    """A new branch, or the one that its key holds: that a key is written twice is told already, and hides nothing."""
    return held if new is not None and held.__class__ is new.__class__ else new


def _in_quotes(event: yaml.ScalarEvent) -> Quoted:
    """A text that is no plain one; the end of the last line is no part of a block."""
    return Quoted(event.value.rstrip("\n") if event.style in _BLOCKS else event.value)
