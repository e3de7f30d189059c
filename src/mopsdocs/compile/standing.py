"""What is known of one document while a handbook is looked at: its files, its card, its outline, whom it needs.

Knows: on which other documents a document's judgement rests.
Never: when a document is looked at again; its page.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import msgspec
from msgspec import Struct

from mopsdocs.bind import references_of
from mopsdocs.compile.borrow import lenders
from mopsdocs.model.handbook import Bound, BoundPage, Card, Edition
from mopsdocs.model.outline import Outline
from mopsdocs.model.playbook import Body, Playbook
from mopsdocs.model.prose import Block, Reference
from mopsdocs.model.sharing import held_once, unpack_outline
from mopsdocs.parse import Group

ANY = "*"
"""What a document needs that refers to something unknown: any other document may turn out to be it."""

_encode = msgspec.msgpack.encode
_card = msgspec.msgpack.Decoder(Card).decode


class Recalled(Struct, frozen=True, array_like=True):
    """What one document came to, as data: card and outline packed, empty where there is none (yet).

    `key` is the group's, so that it is only believed of the same files; `needs` are those of `needs_of`, `values` the
    files of its metrics' values, each with its blob id, which is empty where there is no such file.
    """

    key: tuple[str, ...]
    card: bytes
    outline: bytes
    needs: tuple[str, ...]
    values: tuple[tuple[str, str], ...] = ()


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

    @property
    def sketched(self) -> bool:
        """Whether nobody has read its prose yet."""
        return self.card is not None and self.card.sketched

    def read_outline(self) -> Outline | None:
        """Unpack the outline where it is known."""
        if isinstance(self.outline, bytes):
            self.outline = unpack_outline(self.outline)
        return self.outline

    def recalled(self) -> Recalled:
        """Give what there is to remember."""
        known = self.outline
        packed = known if isinstance(known, bytes) else _encode(known) if known else b""
        return recalled(self.group, self.card, packed, tuple(sorted(self.needs)))


def recalled(group: Group, card: Card | None, outline: bytes = b"", needs: tuple[str, ...] = ()) -> Recalled:
    """Give what there is to remember of a document."""
    values = tuple(sorted(set(_values_of(card)))) if card else ()
    return Recalled(group.key, _encode(card) if card else b"", outline, needs, values)


def standing_of(group: Group, recalled: Recalled) -> Standing | None:
    """Take up a document from memory; None where the files are others, or nothing came of them."""
    card = card_in(recalled) if recalled.key == group.key else None
    needs = frozenset(held_once(recalled.needs))
    return Standing(group, group, card, recalled.outline or None, needs) if card else None


def is_sketch(recalled: Recalled) -> bool:
    """Whether it was put down by somebody who had read the plan alone."""
    card = card_in(recalled)
    return card is not None and card.sketched


def card_in(recalled: Recalled) -> Card | None:
    """Unpack a remembered card."""
    return _card(recalled.card) if recalled.card else None


def settled(
    memory: Mapping[str, Recalled], new: Mapping[str, Recalled], present: Collection[str]
) -> dict[str, Recalled]:
    """Give what is remembered with what is new; outlines that rest on a card that is another now are left out."""
    names: set[str] = set()
    for name in memory.keys() | new.keys():
        old, now = memory.get(name), new.get(name, memory.get(name)) if name in present else None
        if old is not now and (old is None or now is None or old.card != now.card):
            cards = (card_in(one) for one in (old, now) if one)
            names.update((ANY, *(told for card in cards for told in names_of(card))))
    return {
        name: one if name in new or names.isdisjoint(one.needs) else msgspec.structs.replace(one, outline=b"")
        for name, one in {**memory, **new}.items()
        if name in present
    }


def measured(card: Card | None, paths: Collection[str]) -> bool:
    """Whether values of a document's metrics are kept in one of some files."""
    return bool(paths) and card is not None and any(path in paths for path, _ in _values_of(card))


def _values_of(card: Card) -> Iterator[tuple[str, str]]:
    """List the files of values that the metrics of a document name, there or not, each with its blob id."""
    # The schema is loaded by whoever reads plans.
    from mopsdocs.parse.values import values_path  # noqa: PLC0415  # As said above.

    for mark in card.landmarks:
        path = values_path(card.path, mark.metric) if mark.metric else None
        if path:
            yield path, mark.values


def needs_of(bound: Bound | BoundPage, edition: Edition) -> frozenset[str]:
    """List what a document's judgement rests on: ids and addresses of other documents, and files."""
    found: set[str] = set()
    for ref in _references(bound):
        landing = bound.landings.get(ref)
        found.add(ref.partition("/")[0])
        found.add(ANY if landing is None else landing.playbook or landing.address.partition("#")[0])
    document = bound.playbook if isinstance(bound, Bound) else bound.page
    if isinstance(document, Playbook):
        found |= {document.id} | lenders(document, edition)
    return frozenset(found)


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
