"""signoffs.yml: who has signed what.

Knows: sign-offs as their file lists them.
Never: whether what was signed exists, or is still the same.
"""

from collections.abc import Iterator
from typing import Final

from mopsdocs.model.diagnostic import Key, KeyPath, Noticed, Span
from mopsdocs.model.refs import Ref
from mopsdocs.model.signoff import ALL, Signoff, Signoffs
from mopsdocs.parse.complaints import admit
from mopsdocs.parse.complaints_mend import Tree
from mopsdocs.parse.meaning_parts import entries, party
from mopsdocs.parse.meaning_sheet import Group

PATH = "signoffs.yml"
_LIST: Final = "signoffs"


def signoffs(tree: Tree) -> tuple[Signoffs, tuple[Noticed, ...]]:
    """All sign-offs by item, and what was noticed; the file is a list."""
    admitted = admit(_LIST, {_LIST: tree})
    given: dict[Ref, list[Signoff]] = {}
    read = dict(entries(admitted.value.get(_LIST), ()))
    for at, group in read.items():
        one = _signoff(at, group)
        given.setdefault(one.item, []).append(one)
    noticed = tuple(_in_list(one) for one in admitted.noticed)
    unread = not isinstance(tree, list) and bool(tree)
    found = {item: tuple(several) for item, several in given.items()}
    return Signoffs(PATH, found, unread, frozenset(_broken(tree, noticed))), noticed


def _signoff(at: KeyPath, group: Group) -> Signoff:
    return Signoff(
        at=at,
        item=group["item"],
        aspect=group["aspect"],
        by=party(group["by"]) or "",
        on=group["date"],
        note=group.get("note") or "",
        fingerprint=group["fingerprint"],
    )


def _in_list(one: Noticed) -> Noticed:
    """Place what was noticed in the file, where no key stands above the list."""
    if isinstance(one.at, Span):
        return one
    at = Key(one.at.path[1:]) if isinstance(one.at, Key) else one.at[1:]
    return Noticed(one.code, at, one.said, one.hint, one.fix)


def _broken(tree: Tree, noticed: tuple[Noticed, ...]) -> Iterator[Ref]:
    """Name the items of the sign-offs in which something is wrong."""
    for one in noticed:
        at = one.at.path if isinstance(one.at, Key) else one.at
        place = at[0] if isinstance(at, tuple) and at else None
        entry = tree[place] if isinstance(tree, list) and isinstance(place, int) and place < len(tree) else None
        item = entry.get("item") if isinstance(entry, dict) else None
        yield str(item) if isinstance(item, str) and item else ALL
