"""The pages of areas.

Knows: the playbooks, goals, pages and open tasks of an area.
Never: other areas' tasks.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from mopsdocs.model.handbook import BoundPage, Card
from mopsdocs.model.lives import is_live
from mopsdocs.model.outline import Outline
from mopsdocs.model.recipe import Recipe, page
from mopsdocs.model.view import AreaCard, AreasView, AreaView, GoalLineView, Group, Link, PlaybookRow, Tag
from mopsdocs.outputs import address, body, lines, states
from mopsdocs.outputs.coverage import coverage
from mopsdocs.outputs.frame import area_name, crumbs, frame
from mopsdocs.outputs.goals import goal_lines
from mopsdocs.outputs.pages import Pages, several, single
from mopsdocs.outputs.quarter import quarter_page
from mopsdocs.outputs.scribe import Scribe, Voice
from mopsdocs.outputs.tally import Line, Tally


def area_pages(voice: Voice, tally: Tally, prose: Mapping[str, BoundPage], theme: str) -> Iterator[Pages]:
    """Plan the page of areas and the page of each; `prose` has the areas' own pages."""
    yield single(_index, voice, tally, theme)
    parted: dict[str, list[Outline]] = {area: [] for area in voice.edition.config.areas}
    for outline in tally.outlines:
        parted.setdefault(outline.card.area or "", []).append(outline)
    tasks: dict[str, list[Line]] = {}
    for line in tally.open:
        tasks.setdefault(line.card.area or "", []).append(line)
    for area in voice.edition.config.areas:
        yield several(_area, voice, area, parted[area], tasks.get(area, []), prose.get(area), theme)


def area_cards(scribe: Scribe, tally: Tally, *, used: bool = False) -> tuple[AreaCard, ...]:
    """Show every area with its counts, or those that are `used`: that have a playbook or a page of their own."""
    books = Counter(card.area for card in scribe.edition.cards.values())
    goals = Counter(one.card.area for one in tally.goals)
    tasks = Counter(line.card.area for line in tally.open)
    words, own = scribe.words, scribe.edition.area_pages
    return tuple(
        AreaCard(
            title=area_name(scribe, area),
            href=scribe.href(address.area(area)),
            playbooks=words.many("{count} playbook", "{count} playbooks", books[area]),
            goals=words.many("{count} goal", "{count} goals", goals[area]),
            open_tasks=words.many("{count} open task", "{count} open tasks", tasks[area]),
            summary=scribe.maybe(own[area].summary) if area in own else None,
        )
        for area in scribe.edition.config.areas
        if books[area] or area in own or not used
    )


def playbook_row(scribe: Scribe, outline: Outline) -> PlaybookRow:
    """Show a playbook in a table."""
    card, words = outline.card, scribe.words
    duties = outline.duties if is_live(card.status) else ()
    count = sum(1 for duty in duties if states.is_open(duty))
    late = sum(1 for duty in duties if states.is_late(duty, scribe.today))
    return PlaybookRow(
        title=scribe.label(card.title),
        href=scribe.href(card.address),
        summary=scribe.maybe(card.summary),
        owner=scribe.maybe_party(card.owner),
        status=states.of_playbook(card.status, words),
        review=scribe.day(outline.review_due),
        review_tag=states.of_review(outline.review_due, states.day_for(card.status, scribe.today), words),
        open_tasks=words.number(count),
        late=Tag("bad", words.many("{count} task late", "{count} tasks late", late)) if late else None,
    )


def _index(voice: Voice, tally: Tally, theme: str) -> Recipe:
    scribe, words = voice.at(address.AREAS), voice.words
    intro = words("What marketing operations takes care of, and the playbooks of each area.")
    view = AreasView(words("Areas"), intro, area_cards(scribe, tally))
    around = frame(scribe, view.title, intro, section=address.AREAS, crumbs=crumbs(scribe))
    return page(voice.prefix + scribe.page, "pages/areas.html", around, view, theme)


def _area(
    voice: Voice, area: str, outlines: list[Outline], tasks: list[Line], own: BoundPage | None, theme: str
) -> Iterator[Recipe]:
    scribe = voice.at(address.area(area))
    up = Link(voice.words("Areas"), scribe.href(address.AREAS))
    view = _view(scribe, area, outlines, tasks, own)
    around = frame(
        scribe,
        view.title,
        view.summary.text if view.summary else "",
        section=address.AREAS,
        area=area,
        crumbs=crumbs(scribe, up),
    )
    yield page(voice.prefix + scribe.page, "pages/area.html", around, view, theme)
    if view.quarter:
        yield quarter_page(voice, area, outlines, theme)
    if len(tasks) > lines.LONG:
        yield from lines.long_pages(voice, f"areas/{area}", view.title, tasks, theme, address.AREAS)


def _view(scribe: Scribe, area: str, outlines: list[Outline], tasks: list[Line], own: BoundPage | None) -> AreaView:
    books = sorted((one for one in outlines if one.card.page is None), key=_by_title)
    plain = [one.card for one in outlines if one.card.page is not None and one.card.address[:6] == "pages/"]
    document = own.page if own else None
    return AreaView(
        title=area_name(scribe, area),
        body=body.parts(scribe, body.body_in(document.bodies, scribe.words.lang), own.landings, _nowhere)
        if own and document
        else (),
        summary=scribe.maybe(document.summary) if document else None,
        fallback=body.fallback(scribe, document.bodies, document.lang) if document else None,
        goals=_goals(scribe, books),
        playbooks=tuple(playbook_row(scribe, one) for one in books[: lines.LONG]),
        pages=tuple(scribe.card(card) for card in sorted(plain, key=_card_title)),
        tasks=_tasks(scribe, area, tasks),
        coverage=coverage(scribe, books),
        more=_more(scribe, books),
        quarter=_quarter(scribe, area) if books else None,
    )


def _quarter(scribe: Scribe, area: str) -> Link:
    return Link(scribe.words("Timeline of the quarter"), scribe.href(address.quarter(area)))


def _nowhere(_: object) -> None:
    """An area's own page has no plan, hence no blocks."""


def _goals(scribe: Scribe, books: list[Outline]) -> tuple[GoalLineView, ...]:
    if sum(len(one.goals) for one in books) > lines.LONG:
        return ()
    return tuple(line for one in books for line in goal_lines(scribe, one.card, one.goals))


def _tasks(scribe: Scribe, area: str, tasks: list[Line]) -> tuple[Group, ...]:
    if len(tasks) > lines.LONG:
        return lines.overview(scribe, f"areas/{area}", tasks)
    return lines.groups(scribe, tasks)


def _more(scribe: Scribe, books: list[Outline]) -> tuple[Link, ...]:
    if len(books) <= lines.LONG:
        return ()
    return (Link(scribe.words("All playbooks from A to Z"), scribe.href(address.A_TO_Z)),)


def _by_title(one: Outline) -> tuple[str, str]:
    return one.card.title.source.casefold(), one.card.id


def _card_title(card: Card) -> tuple[str, str]:
    return card.title.source.casefold(), card.path
