"""Outlines read from data: what thousands of them have in common is held once.

Knows: which parts of an outline are the same in many.
Never: where outlines are kept.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

import msgspec
from msgspec import Struct, structs

from mopsdocs.model.outline import Outline, Pace
from mopsdocs.model.text import Text

_unpack = msgspec.msgpack.Decoder(Outline).decode
_MANY = 50_000
_EQUAL = frozenset((str, date, tuple))
_Line = TypeVar("_Line", bound=Struct)


_shared: dict[object, Any] = {}
"""Parts that are the same in many documents: the first of each stands for all of them."""


def unpack_outline(content: bytes) -> Outline:
    """Read an outline; what it has in common with others it shares, for thousands of them are held at once."""
    found = _unpack(content)
    if len(_shared) > _MANY:
        _shared.clear()
    return structs.replace(
        found,
        goals=tuple(map(_sharing, found.goals)),
        duties=tuple(map(_sharing, found.duties)),
        slas=tuple(map(_sharing, found.slas)),
        metrics=tuple(map(_sharing, found.metrics)),
        steps=tuple(map(_sharing, found.steps)),
        links=held_once(found.links),
    )


def held_once(names: Iterable[str]) -> tuple[str, ...]:
    """Give names that stand for all their equals."""
    return tuple([_shared.setdefault(one, one) for one in names])


def _sharing(line: _Line) -> _Line:
    """Give a line made of the parts that stand for all their equals; the words of a title are mostly its own."""
    parts = list(structs.astuple(line))
    for at, part in enumerate(parts):
        kind = part.__class__
        if kind in _EQUAL:
            parts[at] = _shared.setdefault(part, part)
        elif kind is Text:
            parts[at] = Text(part.source, _shared.setdefault(part.lang, part.lang), part.others)
        elif kind is Pace:
            parts[at] = _sharing(part)
    return type(line)(*parts)
