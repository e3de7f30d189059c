"""What is known of a document, written down as data and read again.

Knows: the shape of cards, plans and prose.
Never: where they are kept; what they mean.
"""

from typing import Any, TypeAlias

import msgspec
from msgspec import Struct

from mopsdocs.model.change import Comparison
from mopsdocs.model.handbook import Card
from mopsdocs.model.playbook import Body, Document, Page, Playbook
from mopsdocs.model.prose import Block, Heading, Piece, Prose, Reference

pack = msgspec.msgpack.encode
unpack_card = msgspec.msgpack.Decoder(Card).decode
unpack_comparison = msgspec.msgpack.Decoder(Comparison).decode

# A document without its bodies: their pieces are of several kinds, which data alone does not tell apart.
_PARTS = {kind: [part for part in msgspec.structs.fields(kind) if part.name != "bodies"] for kind in (Playbook, Page)}
_Plan, _Leaf = (
    msgspec.defstruct(f"_{kind.__name__}", [(part.name, part.type) for part in parts], frozen=True, array_like=True)
    for kind, parts in _PARTS.items()
)
_unpack_plan = msgspec.msgpack.Decoder(_Plan).decode
_unpack_leaf = msgspec.msgpack.Decoder(_Leaf).decode

_Written: TypeAlias = str | list[Any]
_REFERENCE = 4


class _Bodied(Struct, frozen=True, array_like=True):
    """The prose of one file: its pieces and headings as plain lists."""

    lang: str
    path: str
    pieces: list[_Written]
    headings: list[tuple[int, str, str, int]]


class _Whole(Struct, frozen=True, array_like=True):
    """A document: whether it has a plan, all but its prose, its prose, and the digests of its front matters."""

    playbook: bool
    plan: msgspec.Raw
    bodies: list[_Bodied]
    marks: tuple[str, ...]


_unpack_whole = msgspec.msgpack.Decoder(_Whole).decode


def pack_plan(playbook: Playbook) -> bytes:
    """Write down a playbook but for its prose."""
    return pack(_Plan(*(getattr(playbook, part.name) for part in _PARTS[Playbook])))


def unpack_plan(content: bytes) -> Playbook:
    """Read a playbook without prose."""
    plan = _unpack_plan(content)
    return Playbook(**{part.name: getattr(plan, part.name) for part in _PARTS[Playbook]}, bodies=())


def pack_document(document: Document, marks: tuple[str, ...]) -> bytes:
    """Write down a document in which nothing was noticed, prose and all."""
    kind = type(document)
    shape = _Plan if kind is Playbook else _Leaf
    plan = pack(shape(*(getattr(document, part.name) for part in _PARTS[kind])))
    return pack(_Whole(kind is Playbook, msgspec.Raw(plan), [_bodied(body) for body in document.bodies], marks))


def unpack_document(content: bytes) -> tuple[Document, tuple[str, ...]]:
    """Read a document, and the digests of its front matters."""
    whole = _unpack_whole(content)
    bodies = tuple(_body(one) for one in whole.bodies)
    kind, unpack = (Playbook, _unpack_plan) if whole.playbook else (Page, _unpack_leaf)
    plan = unpack(whole.plan)
    return kind(**{part.name: getattr(plan, part.name) for part in _PARTS[kind]}, bodies=bodies), whole.marks


def _bodied(body: Body) -> _Bodied:
    headings = [(one.level, one.text, one.slug, one.line) for one in body.prose.headings]
    return _Bodied(body.lang, body.path, [_written(piece) for piece in body.prose.pieces], headings)


def _written(piece: Piece) -> _Written:
    if isinstance(piece, Reference):
        return [piece.target, piece.html, piece.line, piece.image]
    return [piece.name, piece.argument, piece.line] if isinstance(piece, Block) else piece


def _body(one: _Bodied) -> Body:
    pieces = tuple(_piece(written) for written in one.pieces)
    return Body(one.lang, one.path, Prose(pieces, tuple(Heading(*heading) for heading in one.headings)))


def _piece(written: _Written) -> Piece:
    if isinstance(written, str):
        return written
    return Reference(*written) if len(written) == _REFERENCE else Block(*written)
