"""The page of reviews: what is overdue, what is due within a month, what comes later.

Knows: playbooks and service levels by the day on which they are to be looked at again.
Never: whether something that they watch has changed (a rule says that).
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from mopsdocs.model.recipe import Recipe, page
from mopsdocs.model.view import Filter, Group, Link, ListPageView, ReviewsView
from mopsdocs.outputs import address, lines, states
from mopsdocs.outputs.frame import area_name, crumbs, frame
from mopsdocs.outputs.scribe import Scribe, Voice
from mopsdocs.outputs.tally import ReviewOf, Tally


def reviews_pages(voice: Voice, tally: Tally, theme: str) -> Iterator[Recipe]:
    """Plan the page of reviews, and where they are many one for each area and month."""
    scribe, words = voice.at(address.REVIEWS), voice.words
    long = len(tally.reviews) > lines.LONG
    view = ReviewsView(
        title=words("Reviews"),
        intro=_intro(scribe, tally),
        filters=() if long else _filters(scribe, tally),
        owners=_owners(scribe, tally),
        groups=_overview(scribe, tally) if long else _groups(scribe, tally.reviews),
    )
    up = Link(words("Tasks"), scribe.href(address.TASKS))
    around = frame(scribe, view.title, view.intro, section=address.TASKS, crumbs=crumbs(scribe, up))
    yield page(voice.prefix + scribe.page, "pages/reviews.html", around, view, theme)
    if long:
        yield from _long(voice, tally, theme)


def overdue(tally: Tally, today: date) -> int:
    """Count the reviews that are past their date."""
    return sum(1 for one in tally.reviews if one.review_due < today)


def _intro(scribe: Scribe, tally: Tally) -> str:
    words, today = scribe.words, scribe.today
    soon = today + timedelta(days=states.REVIEW_SOON)
    late = overdue(tally, today)
    return words(
        "{count}: {late} overdue, {soon} due in the next 30 days.",
        count=words.many("{count} review", "{count} reviews", len(tally.reviews)),
        late=late,
        soon=sum(1 for one in tally.reviews if today <= one.review_due <= soon),
    )


def _filters(scribe: Scribe, tally: Tally) -> tuple[Filter, ...]:
    known = {one.card.area for one in tally.reviews}
    areas = [area for area in scribe.edition.config.areas if area in known]
    return (Filter("area", scribe.words("Area"), tuple((area, area_name(scribe, area)) for area in areas)),)


def _owners(scribe: Scribe, tally: Tally) -> tuple[Link, ...]:
    """Link to those who should look at something now or within a month, with at how much."""
    soon = scribe.today + timedelta(days=states.REVIEW_SOON)
    parties = scribe.edition.parties
    found: list[Link] = []
    for party in (*parties.people, *(f"team:{one}" for one in parties.teams)):
        count = sum(1 for one in tally.reviewed.get(party, ()) if one.review_due <= soon)
        if count:
            name, note = scribe.words.name_of(party), scribe.words.number(count)
            found.append(Link(name, scribe.href(address.party(party)), note=note))
    return tuple(found)


def _groups(scribe: Scribe, reviews: Iterable[ReviewOf]) -> tuple[Group, ...]:
    """Part reviews, which come by date, into overdue, due within a month, and later."""
    words, today = scribe.words, scribe.today
    soon = today + timedelta(days=states.REVIEW_SOON)
    parted: dict[tuple[str, str], list[ReviewOf]] = {}
    for one in reviews:
        late, near = one.review_due < today, one.review_due <= soon
        when = ("overdue", words("Overdue")) if late else ("soon", words("In the next 30 days"))
        parted.setdefault(when if near else ("later", words("Later")), []).append(one)
    return tuple(
        Group(title, anchor, tuple(lines.review_row(scribe, one) for one in several))
        for (anchor, title), several in parted.items()
    )


def _by_area_and_month(tally: Tally) -> dict[tuple[str, str], list[ReviewOf]]:
    parted: dict[tuple[str, str], list[ReviewOf]] = {}
    for one in tally.reviews:
        parted.setdefault((one.card.area or "", f"{one.review_due:%Y-%m}"), []).append(one)
    return dict(sorted(parted.items()))


def _overview(scribe: Scribe, tally: Tally) -> tuple[Group, ...]:
    """Show many reviews as counts by area and month, each a link."""
    found: dict[str, list[Link]] = {}
    for (area, month), part in _by_area_and_month(tally).items():
        count = scribe.words.many("{count} review", "{count} reviews", len(part))
        target = scribe.href(f"reviews/{area}-{month}.html")
        found.setdefault(area, []).append(Link(lines.month_name(scribe, month), target, note=count))
    return tuple(Group(area_name(scribe, area), f"area-{area}", links=tuple(links)) for area, links in found.items())


def _long(voice: Voice, tally: Tally, theme: str) -> Iterator[Recipe]:
    for (area, month), part in _by_area_and_month(tally).items():
        scribe, words = voice.at(f"reviews/{area}-{month}.html"), voice.words
        up = Link(words("Reviews"), scribe.href(address.REVIEWS))
        title = f"{up.text}: {area_name(scribe, area)}, {lines.month_name(scribe, month)}"
        count = words.many("{count} review", "{count} reviews", len(part))
        view = ListPageView(title, count, _groups(scribe, part), up)
        around = frame(scribe, title, section=address.TASKS, crumbs=crumbs(scribe, up))
        yield page(voice.prefix + scribe.page, "pages/listpage.html", around, view, theme)
