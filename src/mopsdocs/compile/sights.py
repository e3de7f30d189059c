"""What lists show, from one state of a handbook to the next: whether it is another, and when they are made anew.

Knows: which edits lists show nothing of.
Never: makes a list.
"""

from mopsdocs.compile.live import Live, unknown

FEW = 200
"""So many outlines may be worked out anew, or gathered, while somebody waits; with more, lists stay as they were."""

_AT_ONCE = 8
"""After so few changes it is worth while to see whether lists show any of them."""


def sighted(before: Live | None, live: Live, changed: frozenset[str]) -> None:
    """Give a state its lists: those of the state before while they show the same, or would take too long to make.

    Then they are `behind`, until somebody has made others. There are none while too little is known for the first.
    """
    old = before.lists if before else None
    few = len(unknown(live)) <= FEW
    same = before and old and few and _shows_no_more(before, live, changed)
    live.sight = (before.sight + (not same)) if before else 0
    live.lists = old
    if few and not same and (old is None or len(live.standings) <= FEW):
        live.lists = live.overviews()


def _shows_no_more(before: Live, live: Live, changed: frozenset[str]) -> bool:
    if live.speaking is not before.speaking or len(changed) > _AT_ONCE:
        return False
    return all(_shows_the_same(before, live, one) for one in changed)


def _shows_the_same(before: Live, live: Live, name: str) -> bool:
    card = live.standings[name].card
    if card is not None and card.address.startswith("areas/"):
        return False
    known = before.standings.get(name)
    return known is not None and known.outline is not None and known.read_outline() == live.outline(name)
