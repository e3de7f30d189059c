"""Where the pages of documents are, worked out once for each card.

Knows: which cards were looked at last; which addresses a card may have.
Never: plans a page.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from mopsdocs.model.handbook import Card, Edition
from mopsdocs.outputs import address

_Known = dict[str, tuple[Card, tuple[str, ...]]]


@dataclass
class Addresses:
    """The addresses of an edition, and of those that follow it: what has not changed is not worked out again."""

    _cards: _Known = field(default_factory=dict)
    _last: tuple[Edition, Mapping[str, str]] | None = None

    def of(self, edition: Edition) -> Mapping[str, str]:
        """Give the source path of a document by the address of each of its pages."""
        if self._last is None or self._last[0] is not edition:
            before, cards = self._cards, _Known()
            for path, card in edition.by_path.items():
                known = before.get(path)
                cards[path] = known if known and known[0] is card else (card, tuple(_addresses(card)))
            self._cards = cards
            found = {
                place: card.path
                for card, places in cards.values()
                if card.page is not None or edition.knows(card)
                for place in places
            }
            self._last = (edition, found)
        return self._last[1]


def _addresses(card: Card) -> Iterator[str]:
    """List where the pages of a document are, unless its id is another one's; an area's own page is a list."""
    if not card.address.startswith("areas/"):
        yield card.address
        yield from (address.metric(card.id, mark.id) for mark in card.landmarks if mark.metric)
