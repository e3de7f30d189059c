"""What is known of one document while a handbook is looked at: its files, its card, its outline, whom it needs.

Knows: on which other documents a document's judgement rests.
Never: when a document is looked at again; its page.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec
from msgspec import Struct

from mopsdocs.bind import references_of
from mopsdocs.model.handbook import Bound, BoundPage, Card, Outline
from mopsdocs.model.playbook import Body, Playbook
from mopsdocs.model.prose import Block, Reference
from mopsdocs.parse import Group

ANY = "*"
"""What a document needs that refers to something unknown: any other document may turn out to be it."""

_encode = msgspec.msgpack.encode
_card = msgspec.msgpack.Decoder(Card).decode
_outline = msgspec.msgpack.Decoder(Outline).decode


class Recalled(Struct, frozen=True, array_like=True):
    """What one document came to, as data: card and outline packed, empty where there is none (yet).

    `key` is the group's, so that it is only believed of the same files; `needs` are those of `needs_of`.
    """

    key: tuple[str, ...]
    card: bytes
    outline: bytes
    needs: tuple[str, ...]


@dataclass(slots=True)
class Standing:
    """A document as it stands: `group` are its files now, `shown` those that its page is made of.

    The two differ while its front matter cannot be read. `outline` is packed until somebody reads it, None while
    nobody knows it.
    """

    group: Group
    shown: Group
    card: Card | None
    outline: Outline | bytes | None = None
    needs: frozenset[str] = frozenset()

    @property
    def readable(self) -> bool:
        """Whether its page is made of the files that are there now."""
        return self.group is self.shown and self.card is not None

    def read_outline(self) -> Outline | None:
        """Unpack the outline where it is known."""
        if isinstance(self.outline, bytes):
            self.outline = _outline(self.outline)
        return self.outline

    def recalled(self) -> Recalled:
        """Give what there is to remember."""
        known = self.outline
        packed = known if isinstance(known, bytes) else _encode(known) if known else b""
        return Recalled(self.group.key, _encode(self.card) if self.card else b"", packed, tuple(sorted(self.needs)))


def standing_of(group: Group, recalled: Recalled) -> Standing | None:
    """Take up a document from memory; None where the files are others, or nothing came of them."""
    card = card_in(recalled) if recalled.key == group.key else None
    return Standing(group, group, card, recalled.outline or None, frozenset(recalled.needs)) if card else None


def card_in(recalled: Recalled) -> Card | None:
    """Unpack a remembered card."""
    return _card(recalled.card) if recalled.card else None


def needs_of(bound: Bound | BoundPage) -> frozenset[str]:
    """List what a document's judgement rests on: ids and addresses of other documents, and files."""
    found: set[str] = set()
    for ref in _references(bound):
        landing = bound.landings.get(ref)
        found.add(ref.partition("/")[0])
        found.add(ANY if landing is None else landing.playbook or landing.address.partition("#")[0])
    document = bound.playbook if isinstance(bound, Bound) else bound.page
    return frozenset(found | {document.id} if isinstance(document, Playbook) else found)


def names_of(card: Card | None) -> Iterator[str]:
    """List the names under which others may need a document."""
    if card is not None:
        yield from (card.id, card.address, *card.was, *card.supersedes)


def _references(bound: Bound | BoundPage) -> Iterator[str]:
    yield from bound.landings
    if isinstance(bound, Bound):
        yield from references_of(bound.playbook)
        yield from _targets(bound.playbook.bodies)
    else:
        yield from _targets(bound.page.bodies)


def _targets(bodies: Iterable[Body]) -> Iterator[str]:
    for body in bodies:
        for piece in body.prose.pieces:
            if isinstance(piece, Reference):
                yield piece.target
            elif isinstance(piece, Block) and piece.argument:
                yield piece.argument
