"""The small parts that recur all over a plan: parties, windows, reviews, signatures.

Knows: how the author's short spellings unfold.
Never: the things that the parts belong to.
"""

from collections.abc import Iterator, Sequence

from mopsdocs.model.diagnostic import KeyPath
from mopsdocs.model.playbook import Ignore, Raci, Review, SignoffAsked, Window
from mopsdocs.parse.meaning_sheet import Group
from mopsdocs.parse.scalars import duration

Entries = Sequence[Group | None] | None
_PERSON = "person:"  # As links in prose say it; in the plan a person's id stands alone.


def entries(listed: Entries, at: KeyPath) -> Iterator[tuple[KeyPath, Group]]:
    """The entries of a list with their places; what is empty is passed over."""
    for place, group in enumerate(listed or ()):
        if group is not None:
            yield (*at, place), group


def party(written: str | None) -> str | None:
    """A party's id."""
    return written[7:] if written and written[:7] == _PERSON else written or None


def parties(written: str | Sequence[str] | None) -> tuple[str, ...] | None:
    """Parties as written: None for nothing, which is inherited; one where no list is given."""
    if written is None:
        return None
    if isinstance(written, str):
        return (party(written) or written,)
    return tuple([one[7:] if one[:7] == _PERSON else one for one in written])


def raci(group: Group) -> Raci:
    """Who does what, as written on a step or task."""
    get = group.get
    return Raci(
        parties(get("responsible")),
        parties(get("accountable")),
        parties(get("consulted")),
        parties(get("informed")),
    )


def window(group: Group | None, start: str, end: str) -> Window | None:
    """From a day to a day."""
    return Window(group.get(start), group.get(end)) if group else None


def review(group: Group | None, at: KeyPath) -> Review | None:
    """How often something is looked at again."""
    if not group:
        return None
    get = group.get
    every = get("every")
    return Review(
        (*at, "review"),
        duration(every) if every else None,
        get("last"),
        party(get("by")),
        tuple(get("watch") or ()),
    )


def signoffs(listed: Entries, at: KeyPath, aspect: str = "") -> tuple[SignoffAsked, ...]:
    """The signatures that are asked for; one without an aspect says nothing."""
    return tuple(
        SignoffAsked(place, group.get("aspect") or aspect, party(group.get("by")))
        for place, group in entries(listed, (*at, "signoffs"))
        if group.get("aspect") or aspect
    )


def ignores(listed: Entries) -> tuple[Ignore, ...]:
    """The rules that are not to speak."""
    return tuple(
        Ignore(place, group["rule"], group["why"], group.get("until"), (group.get("in") or "").strip("/"))
        for place, group in entries(listed, ("ignore",))
    )
