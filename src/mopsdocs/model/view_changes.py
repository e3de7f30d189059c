"""The pages and parts that tell what changed between two versions.

Knows: changes as a template shows them.
Never: how versions are compared.
"""

from msgspec import Struct

from mopsdocs.model.run import Run
from mopsdocs.model.view_frame import Label, Link, PartyMark, Tag
from mopsdocs.model.view_lists import Filter


class ChangeRow(Struct, frozen=True, array_like=True):
    """A fact that changed: `before` and `after` in words, or `runs` of a text; `key` is the filter's word for it.

    `lang` is set where the words are in another language than the page's.
    """

    name: str
    before: str | None = None
    after: str | None = None
    runs: tuple[Run, ...] = ()
    key: str = ""
    lang: str | None = None


class ChangeCard(Struct, frozen=True, array_like=True):
    """What changed about one item: added, changed or removed, with its facts; `note` is set for commitments.

    `also` are further items of which the same is to be said.
    """

    tag: Tag
    title: Label
    href: str | None
    note: str | None
    rows: tuple[ChangeRow, ...]
    key: str = ""
    also: tuple[Link, ...] = ()


class ChangeGroup(Struct, frozen=True, array_like=True):
    """All that changed in one playbook; `more` says what is not shown here."""

    title: Label
    anchor: str
    href: str | None
    people: tuple[PartyMark, ...]
    cards: tuple[ChangeCard, ...]
    more: str | None = None


class ChangesView(Struct, frozen=True, array_like=True):
    """What changed between two versions: first what people must do, then what only reads otherwise.

    `note` is what was said of the newer one, `when` from which day to which they stood; `unread` says of what cannot
    be read that it is not compared.
    """

    title: str
    lead: str
    filters: tuple[Filter, ...]
    groups: tuple[ChangeGroup, ...]
    wording: tuple[ChangeGroup, ...]
    wording_title: str
    up: Link | None = None
    note: Label | None = None
    when: str = ""
    unread: tuple[str, ...] = ()
    unread_title: str = ""
