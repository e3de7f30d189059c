"""The pages that list everything of a kind: goals, problems, all pages from A to Z; and the page for a lost reader.

Knows: goals, problems and titles of an edition.
Never: tasks.
"""

import unicodedata
from collections.abc import Iterator

from mopsdocs.model.assessment import CRITERIA
from mopsdocs.model.handbook import Card
from mopsdocs.model.recipe import Recipe, page
from mopsdocs.model.view import (
    AtoZView,
    Frame,
    GoalLineView,
    GoalsView,
    Link,
    MissingView,
    ProblemCard,
    ProblemsView,
)
from mopsdocs.outputs import address, lines
from mopsdocs.outputs.frame import area_name, crumbs, frame, sections
from mopsdocs.outputs.goals import goal_lines
from mopsdocs.outputs.pages import Pages, several, single
from mopsdocs.outputs.scribe import Scribe, Voice
from mopsdocs.outputs.tally import GoalOf, Tally


def index_pages(voice: Voice, tally: Tally, theme: str) -> Iterator[Pages]:
    """Plan the pages of goals, problems, A to Z, and the one for an address that does not exist."""
    yield several(_goals, voice, tally, theme)
    yield single(_problems, voice, tally, theme)
    yield several(_a_to_z, voice, tally, theme)
    yield single(_missing, voice, theme)


def _goals(voice: Voice, tally: Tally, theme: str) -> Iterator[Recipe]:
    scribe, words = voice.at(address.GOALS), voice.words
    parted: dict[str, list[GoalOf]] = {}
    for one in tally.goals:
        parted.setdefault(one.card.area or "", []).append(one)
    areas = [area for area in scribe.edition.config.areas if area in parted]
    count = words.many("{count} goal", "{count} goals", len(tally.goals))
    smart = words.number(sum(1 for one in tally.goals if one.goal.met == CRITERIA))
    counted = words("{goals}; {smart} of them meet all five SMART criteria.", goals=count, smart=smart)
    intro = f"{counted} {words('SMART: specific, measurable, achievable, relevant and time-bound.')}"
    long = len(tally.goals) > lines.LONG
    view = GoalsView(
        title=words("Goals"),
        intro=intro,
        groups=()
        if long
        else tuple((area_name(scribe, area), area, _goal_rows(scribe, parted[area])) for area in areas),
        more=tuple(_goal_link(scribe, area, parted[area]) for area in areas) if long else (),
    )
    around = frame(scribe, view.title, intro, section=address.GOALS, crumbs=crumbs(scribe))
    yield page(voice.prefix + scribe.page, "pages/goals.html", around, view, theme)
    if long:
        for area in areas:
            yield from _goals_of_area(voice, area, parted[area], theme)


def _goal_rows(scribe: Scribe, goals: list[GoalOf]) -> tuple[GoalLineView, ...]:
    return tuple(line for one in goals for line in goal_lines(scribe, one.card, (one.goal,)))


def _goal_link(scribe: Scribe, area: str, goals: list[GoalOf]) -> Link:
    count = scribe.words.many("{count} goal", "{count} goals", len(goals))
    return Link(area_name(scribe, area), scribe.href(f"goals/{area}.html"), note=count)


def _goals_of_area(voice: Voice, area: str, goals: list[GoalOf], theme: str) -> Iterator[Recipe]:
    """Plan the goals of one area, and where they are many a page for each month in which they end."""
    months: dict[str, list[GoalOf]] = {}
    for one in goals:
        months.setdefault(f"{one.goal.due:%Y-%m}" if one.goal.due else "none", []).append(one)
    scribe = voice.at(f"goals/{area}.html")
    name = area_name(scribe, area)
    links = tuple(
        Link(lines.month_name(scribe, month), scribe.href(f"goals/{area}-{month}.html"), note=str(len(part)))
        for month, part in sorted(months.items())
    )
    yield _goal_list(scribe, name, (), links, theme)
    for month, part in sorted(months.items()):
        deep = voice.at(f"goals/{area}-{month}.html")
        title = f"{name}, {lines.month_name(deep, month)}"
        yield _goal_list(deep, title, ((title, month, _goal_rows(deep, part)),), (), theme)


def _goal_list(
    scribe: Scribe,
    title: str,
    groups: tuple[tuple[str, str, tuple[GoalLineView, ...]], ...],
    more: tuple[Link, ...],
    theme: str,
) -> Recipe:
    up = Link(scribe.words("Goals"), scribe.href(address.GOALS))
    around: Frame = frame(scribe, f"{up.text}: {title}", section=address.GOALS, crumbs=crumbs(scribe, up))
    view = GoalsView(f"{up.text}: {title}", "", groups, more)
    return page(scribe.voice.prefix + scribe.page, "pages/goals.html", around, view, theme)


def _problems(voice: Voice, tally: Tally, theme: str) -> Recipe:
    scribe, words = voice.at(address.PROBLEMS), voice.words
    parted: dict[str, list[ProblemCard]] = {}
    for card, problem in tally.problems:
        if problem.problem is None:
            continue
        parted.setdefault(card.area or "", []).append(
            ProblemCard(
                anchor=f"{card.id}-{problem.id}",
                problem=scribe.label(problem.problem),
                solution=scribe.maybe(problem.solution),
                evidence=scribe.maybe(problem.evidence),
                source=scribe.outward(problem.source),
                served_by=tuple(
                    scribe.link(title, f"{card.address}#{address.anchor(item)}")
                    for item, title in problem.served_by
                    if title
                ),
                playbook=scribe.card(card),
            )
        )
    intro = words("Start from what hurts: each problem with what marketing operations does about it.")
    groups = tuple(
        (area_name(scribe, area), area, tuple(parted[area])) for area in scribe.edition.config.areas if area in parted
    )
    view = ProblemsView(words("From problem to solution"), intro, groups)
    around = frame(scribe, view.title, intro, section=address.PROBLEMS, crumbs=crumbs(scribe))
    return page(voice.prefix + scribe.page, "pages/problems.html", around, view, theme)


def _a_to_z(voice: Voice, tally: Tally, theme: str) -> Iterator[Recipe]:
    words, scribe = voice.words, voice.at(address.A_TO_Z)
    # The edition's own card of an area's page has the name that the settings give the area.
    cards = [scribe.edition.by_path.get(one.card.path, one.card) for one in tally.outlines]
    parted = _letters(scribe, cards)
    count = sum(len(links) for links in parted.values())
    title, intro = words("All pages from A to Z"), words.many("{count} page", "{count} pages", count)
    if count <= lines.LONG:
        letters = tuple((letter, _anchor(letter), links) for letter, links in parted.items())
        yield _letter_page(scribe, AtoZView(title, intro, letters), theme)
        return
    more = tuple(
        Link(letter, scribe.href(f"a-z/{_anchor(letter)}.html"), note=words.number(len(links)))
        for letter, links in parted.items()
    )
    yield _letter_page(scribe, AtoZView(title, intro, (), more), theme)
    for letter, links in _letters(voice.at("a-z/a.html"), cards).items():
        one = voice.at(f"a-z/{_anchor(letter)}.html")
        view = AtoZView(f"{title}: {letter}", "", ((letter, _anchor(letter), links),))
        yield _letter_page(one, view, theme)


def _letter_page(scribe: Scribe, view: AtoZView, theme: str) -> Recipe:
    around = frame(scribe, view.title, section=address.A_TO_Z, crumbs=crumbs(scribe))
    return page(scribe.voice.prefix + scribe.page, "pages/atoz.html", around, view, theme)


def _letters(scribe: Scribe, cards: list[Card]) -> dict[str, tuple[Link, ...]]:
    every = [*map(scribe.card, cards), *_parties(scribe)]
    named = [(_folded(link.text), link) for link in every]
    found: dict[str, list[Link]] = {}
    for folded, link in sorted(named, key=lambda pair: (pair[0], pair[1].href)):
        first = folded[:1].upper()
        found.setdefault(first if first.isalpha() else "0-9", []).append(link)
    return {letter: tuple(links) for letter, links in found.items()}


def _parties(scribe: Scribe) -> Iterator[Link]:
    """Link to everybody who has a page, saying who is meant."""
    parties, words = scribe.edition.parties, scribe.words
    for person in parties.people.values():
        yield Link(person.name, scribe.href(address.party(person.id)), note=words("person"))
    for role in parties.roles.values():
        link = scribe.link(role.title, address.party(f"role:{role.id}"))
        yield Link(link.text, link.href, link.lang, words("role"))
    for team in parties.teams.values():
        link = scribe.link(team.name, address.party(f"team:{team.id}"))
        yield Link(link.text, link.href, link.lang, words("team"))


def _folded(text: str) -> str:
    """Fold case and accents, so that `Ética` stands under E."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char)).lstrip("«“\"'¿¡ ")


def _anchor(letter: str) -> str:
    return "letter-" + (letter.lower() if letter.isascii() else f"u{ord(letter[0]):04x}")


def _missing(voice: Voice, theme: str) -> Recipe:
    """Plan the page for an address that does not exist: it may be shown at any depth, so its links are absolute."""
    words, base = voice.words, voice.root
    at = voice.at(address.MISSING)
    scribe = Scribe(voice, at.page, base + voice.prefix, base)
    view = MissingView(
        title=words("This page does not exist"),
        intro=words("It may have been moved or retired. These lists have everything that there is."),
        links=tuple(Link(name, scribe.href(target)) for target, name in sections(words)),
    )
    around = frame(scribe, view.title, view.intro)
    return page(voice.prefix + scribe.page, "pages/missing.html", around, view, theme)
