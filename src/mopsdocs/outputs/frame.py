"""What surrounds every page: title, languages, navigation, the way back.

Knows: the sections of the site, an area's neighbours.
Never: what the page itself shows.
"""

from bisect import bisect_left

from mopsdocs.model.handbook import Card, Edition
from mopsdocs.model.view import Alternate, Frame, Link, Nav, NavLink
from mopsdocs.outputs import address
from mopsdocs.outputs.scribe import Scribe
from mopsdocs.words import Words, language_name

NEIGHBOURS = 8
_DESCRIPTION = 160
_FED = ("areas/", "people/", "roles/", "teams/")


def frame(
    scribe: Scribe,
    title: str,
    description: str = "",
    *,
    section: str | None = None,
    area: str | None = None,
    card: Card | None = None,
    crumbs: tuple[Link, ...] = (),
) -> Frame:
    """Surround a page: `section` is the address of the list that it belongs to, `card` its own document."""
    edition, config = scribe.edition, scribe.edition.config
    site = scribe.words.text(config.title)
    full = site if title == site else f"{title} \N{MIDDLE DOT} {site}"
    return Frame(
        lang=scribe.words.lang,
        title=full,
        description=_short(description or full),
        site=site,
        top=scribe.top,
        home=scribe.href(address.HOME),
        nav=_nav(scribe, section, area, card),
        alternates=_alternates(scribe),
        crumbs=crumbs,
        canonical=_absolute(edition, scribe.voice.prefix + scribe.page),
        accent=config.accent is not None,
        edit=_edit(edition, card),
        feed=_feed(scribe),
        calendar=_calendar(scribe),
        tables=_tables(scribe),
    )


def crumbs(scribe: Scribe, *between: Link) -> tuple[Link, ...]:
    """Give the way from the home page to this one."""
    return (Link(scribe.words("Handbook"), scribe.href(address.HOME)), *between)


def area_name(scribe: Scribe, area: str) -> str:
    """Give an area's name."""
    known = scribe.edition.config.areas.get(area)
    return scribe.words.text(known) if known else area


def area_link(scribe: Scribe, area: str) -> Link:
    """Link to an area."""
    return Link(area_name(scribe, area), scribe.href(address.area(area)))


def sections(words: Words) -> tuple[tuple[str, str], ...]:
    """List the handbook's sections: address and name."""
    return (
        (address.HOME, words("Home")),
        (address.AREAS, words("Areas")),
        (address.GOALS, words("Goals")),
        (address.TASKS, words("Tasks")),
        (address.PEOPLE, words("People")),
        (address.PROBLEMS, words("Problems")),
        (address.A_TO_Z, words("A to Z")),
    )


def _nav(scribe: Scribe, section: str | None, area: str | None, card: Card | None) -> Nav:
    links = _menu(scribe, "sections", section)
    if area is None:
        return Nav(links, ())
    return Nav(
        sections=links,
        areas=_menu(scribe, "areas", address.area(area)),
        area=area_name(scribe, area),
        neighbours=tuple(_near(scribe, neighbour) for neighbour in neighbours(scribe.edition, area, card)),
        all_of_area=Link(scribe.words("All in this area"), scribe.href(address.area(area))),
    )


def _menu(scribe: Scribe, name: str, within: str | None) -> tuple[NavLink, ...]:
    """Link to all sections, or all areas; pages of one depth share what has no link to themselves."""
    key = (name, scribe.up, within)
    known = scribe.voice.menus.get(key)
    if known is None or scribe.page in known[0]:
        pairs = sections(scribe.words) if name == "sections" else _areas(scribe)
        links = tuple(
            NavLink(title, scribe.href(target), current=target == scribe.page, within=target == within)
            for target, title in pairs
        )
        found = frozenset(target for target, _ in pairs), links
        if scribe.page in found[0]:
            return links
        known = scribe.voice.menus[key] = found
    return known[1]


def _areas(scribe: Scribe) -> tuple[tuple[str, str], ...]:
    return tuple((address.area(name), area_name(scribe, name)) for name in scribe.edition.config.areas)


def neighbours(edition: Edition, area: str, card: Card | None) -> tuple[Card, ...]:
    """Choose at most eight playbooks of an area around one of them, in the area's order."""
    known = edition.areas.get(area, ())
    if card is None or card.page is not None:
        return known[:NEIGHBOURS]
    position = bisect_left(known, _order(card), key=_order)
    first = max(0, min(position - NEIGHBOURS // 2, len(known) - NEIGHBOURS - 1))
    return known[first : first + NEIGHBOURS + 1]


def _order(card: Card) -> tuple[str, str]:
    return card.title.source.casefold(), card.id


def _near(scribe: Scribe, card: Card) -> NavLink:
    link = scribe.card(card)
    return NavLink(link.text, link.href, current=card.address == scribe.page, lang=link.lang)


def _alternates(scribe: Scribe) -> tuple[Alternate, ...]:
    languages = scribe.edition.config.languages
    if len(languages) == 1:
        return ()
    return tuple(
        Alternate(
            lang=lang,
            name=language_name(lang),
            href=scribe.top + address.in_language(scribe.page, lang, languages[0]),
            current=lang == scribe.words.lang,
            absolute=_absolute(scribe.edition, address.in_language(scribe.page, lang, languages[0])),
        )
        for lang in languages
    )


def _absolute(edition: Edition, path: str) -> str | None:
    base = edition.config.address
    return f"{base.rstrip('/')}/{path}" if base else None


def _edit(edition: Edition, card: Card | None) -> str | None:
    repository = edition.config.repository
    return f"{repository.rstrip('/')}/edit/HEAD/{card.path}" if repository and card else None


def _feed(scribe: Scribe) -> str | None:
    """Lead to the feed of what concerns the page, where the handbook has versions."""
    page = scribe.page
    if not scribe.edition.standing.comparisons or page in (address.AREAS, address.PEOPLE):
        return None
    if page == address.HOME:
        return scribe.href(address.FEED)
    return scribe.href(address.feed(page)) if page.startswith(_FED) and page.count("/") == 1 else None


def _calendar(scribe: Scribe) -> str | None:
    """Lead to the calendar of what the page is about."""
    page = scribe.page
    if page in (address.HOME, address.TASKS, address.GOALS):
        return scribe.href(address.CALENDAR)
    if page in (address.AREAS, address.PEOPLE) or not page.startswith(_FED) or page.count("/") != 1:
        return None
    return scribe.href(address.calendar(page))


def _tables(scribe: Scribe) -> tuple[Link, ...]:
    """Lead to the tables of what the page lists."""
    words, top = scribe.words, scribe.top
    if scribe.page == address.HOME:
        return (Link(words("Everything as JSON"), top + address.DATA),)
    if scribe.page == address.TASKS:
        return (
            Link(words("Tasks as CSV"), top + address.table("tasks")),
            Link(words("Who does what as CSV"), top + address.table("raci")),
        )
    if scribe.page == address.GOALS:
        return (
            Link(words("Goals as CSV"), top + address.table("goals")),
            Link(words("Values as CSV"), top + address.table("values")),
        )
    return ()


def _short(text: str) -> str:
    return (
        text if len(text) <= _DESCRIPTION else text[: _DESCRIPTION - 1].rsplit(" ", 1)[0] + "\N{HORIZONTAL ELLIPSIS}"
    )
