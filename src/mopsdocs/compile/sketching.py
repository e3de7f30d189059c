"""Playbooks known by their plans alone: as much as other pages need, for half of the work.

Knows: what of a document can be told without its prose.
Never: what is wrong with it.
"""

from collections.abc import Mapping
from dataclasses import replace

from msgspec import structs

from mopsdocs.compile.advance import Changes, changed_names, edited, following
from mopsdocs.compile.live import Live
from mopsdocs.compile.standing import Standing
from mopsdocs.model.outline import Outline
from mopsdocs.model.sharing import held_once, unpack_outline


def completed(sketched: Standing, whole: Standing) -> Standing:
    """Give a sketch what others have found in the prose; what is as it was stays the very thing that lists hold."""
    old, new, known = sketched.card, whole.card, sketched.outline
    if old is None or new is None or not isinstance(known, Outline) or not isinstance(whole.outline, bytes):
        return whole
    card, outline = structs.replace(old, headings=held_once(new.headings)), unpack_outline(whole.outline)
    if card != new or not _looks_like(known, outline):
        return replace(whole, outline=outline)
    return replace(whole, card=card, outline=structs.replace(known, card=card, links=outline.links))


def read_by_others(before: Live, found: Mapping[str, Standing]) -> Live:
    """Take up what others have read to the end of documents that nobody has read here, where they are the same.

    Lists show nothing of prose: they stay where all that they show is as it was.
    """
    standings = dict(before.standings)
    taken = {
        name: replace(one, group=old.group, shown=old.shown)
        for name, one in found.items()
        if (old := standings.get(name)) and old.sketched and old.readable and old.group.key == one.group.key
    }
    if not taken:
        return before
    names = changed_names(taken, {name: standings[name].card for name in taken})
    changes = Changes({}, frozenset(taken), frozenset(names))
    live = following(before, standings | taken, before.sources, changes)
    if before.lists and all(_look_alike(standings[name], one) for name, one in taken.items()):
        live.sight = before.sight
        # Lists that are behind stay whole as they were, until others have been made.
        live.lists = before.lists if before.behind else live.overviews().with_planned(before.lists)
    return live


def _look_alike(old: Standing, new: Standing) -> bool:
    known, now = old.outline, new.outline
    return isinstance(known, Outline) and isinstance(now, Outline) and _looks_like(known, now)


def _looks_like(known: Outline, now: Outline) -> bool:
    """Whether lists show the same: what differs between a sketch and the whole are headings, and links in prose."""
    card = structs.replace(now.card, headings=known.card.headings)
    return structs.replace(now, card=card, links=known.links) == known


def finished(before: Live) -> Live:
    """Read the prose that nobody has read, one document after the other."""
    groups = (before.standings[name].group for name in before.sketched)
    return edited(before, tuple(one for group in groups for one in group.files)) or before
