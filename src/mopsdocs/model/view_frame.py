"""What views are made of, and what surrounds every page.

Knows: labels, links, tags; title, navigation, languages.
Never: what the page itself shows.
"""

from msgspec import Struct

Tone = str


class Label(Struct, frozen=True, array_like=True):
    """Words of the plan; `lang` is set where they fall back to another language than the page's."""

    text: str
    lang: str | None = None


class Day(Struct, frozen=True, array_like=True):
    """A date: ISO for machines, short words for readers (`15 Oct 2026`)."""

    iso: str
    text: str


class Link(Struct, frozen=True, array_like=True):
    """A link; `lang` as in `Label`, `note` a word that follows it quietly (`3 playbooks`)."""

    text: str
    href: str
    lang: str | None = None
    note: str | None = None


class Tag(Struct, frozen=True, array_like=True):
    """A state in words: `Tag("warn", "Due in 2 days")`."""

    tone: Tone
    text: str


class PartyMark(Struct, frozen=True, array_like=True):
    """A person, role or team: its short name, its page, and for a role the holder in brackets."""

    text: str
    href: str | None
    holder: str | None = None


class NavLink(Struct, frozen=True, array_like=True):
    """A line of the navigation; `current` for the page itself, `within` for the section it stands in."""

    text: str
    href: str
    current: bool = False
    within: bool = False
    lang: str | None = None


class Nav(Struct, frozen=True, array_like=True):
    """Sections of the handbook; the areas; of the current area at most 8 neighbours and a link to all of them."""

    sections: tuple[NavLink, ...]
    areas: tuple[NavLink, ...]
    area: str | None = None
    neighbours: tuple[NavLink, ...] = ()
    all_of_area: Link | None = None


class Alternate(Struct, frozen=True, array_like=True):
    """This page in a language: its own name for itself, the way there, its absolute address if one is configured."""

    lang: str
    name: str
    href: str
    current: bool
    absolute: str | None = None


class VersionLink(Struct, frozen=True, array_like=True):
    """This page in a version; without `href` it did not exist there, or is the one at hand."""

    label: str
    day: Day
    href: str | None


class VersionMark(Struct, frozen=True, array_like=True):
    """Which version a page belongs to. `root` leads to the site's root, `page` is its address below the edition's.

    `own` says that the page stands in its version's folder, and so does not change when others are published;
    `current` leads to the same page of the current version, `since` to what changed up to that one.
    """

    name: str
    label: str
    day: Day
    root: str
    page: str
    own: bool
    older: tuple[VersionLink, ...]
    all_versions: str
    current: str
    since: str | None = None


class Frame(Struct, frozen=True, array_like=True):
    """What every page carries. `top` leads to the folder of styles and scripts, `home` to the home page.

    `as_of` stands on the home page, and on every page of a published version: elsewhere a new day would make every
    page stale. `moved` leads to the page that has taken this one's place, `feed` to the feed of changes that concern
    what the page is about, `calendar` to what is due of it, `tables` to what spreadsheets and others may have.
    """

    lang: str
    title: str
    description: str
    site: str
    top: str
    home: str
    nav: Nav
    alternates: tuple[Alternate, ...]
    as_of: Day | None = None
    crumbs: tuple[Link, ...] = ()
    canonical: str | None = None
    accent: bool = False
    edit: str | None = None
    robots: str | None = None
    version: VersionMark | None = None
    moved: str | None = None
    feed: str | None = None
    calendar: str | None = None
    tables: tuple[Link, ...] = ()
