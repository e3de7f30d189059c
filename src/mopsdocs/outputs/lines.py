"""Tasks in lists: rows, groups by time, and long lists in pages of their own.

Knows: how a task is shown in a list, when a list is too long for one page.
Never: which lists there are.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import structs

from mopsdocs.model.recipe import Recipe, page
from mopsdocs.model.view import Frame, Group, Link, ListPageView, Tag, TaskLineView
from mopsdocs.outputs import address, states
from mopsdocs.outputs.frame import area_link, area_name, crumbs, frame
from mopsdocs.outputs.scribe import Row, Scribe, Voice
from mopsdocs.outputs.tally import Line, ReviewOf
from mopsdocs.words import Words

LONG = 500
"""From this many rows on a list becomes an overview and one page for each area and month."""
WHEN = ("late", "week", "next", "later", "none")
_ANCHORS = {"none": "no-date", "next": "next-week"}


def row(scribe: Scribe, line: Line) -> TaskLineView:
    """Show a task in a list: the same wherever the way to it is the same."""
    key, rows = (scribe.up, line.card.address, line.duty.id, line.via), scribe.voice.rows
    known = rows.get(key)
    if known is None or known.of is not line.duty or known.card is not line.card:
        known = rows[key] = Row(line.card, line.duty, scribe.today, _row(scribe, line))
    elif known.day != scribe.today:
        tag, view = states.of_duty(line.duty, scribe.today, scribe.words), known.view
        view = view if tag == view.tag else structs.replace(view, tag=tag)
        known = rows[key] = Row(line.card, line.duty, scribe.today, view)
    return known.view


def _row(scribe: Scribe, line: Line) -> TaskLineView:
    card, duty = line.card, line.duty
    title = scribe.label(duty.title)
    return TaskLineView(
        title=title,
        href=scribe.href(f"{card.address}#{address.anchor(duty.id)}"),
        within=scribe.card(card),
        area=area_name(scribe, card.area or ""),
        people=scribe.parties(duty.responsible or duty.accountable),
        due=scribe.day(duty.due),
        tag=states.of_duty(duty, scribe.today, scribe.words),
        role=scribe.words.name_of(line.via) if line.via else None,
        area_id=card.area or "",
        state=duty.status,
    )


def review_row(scribe: Scribe, review: ReviewOf) -> TaskLineView:
    """Show a review as a line: of a playbook, or of one of its service levels."""
    card, link, sla = review.card, scribe.card(review.card), review.sla
    around = area_link(scribe, card.area) if card.area else None
    return TaskLineView(
        title=scribe.label(sla.title if sla else card.title),
        href=scribe.href(f"{card.address}#{address.anchor(sla.id)}") if sla else link.href,
        within=link if sla else around,
        area=area_name(scribe, card.area or ""),
        people=scribe.parties((review.by,) if review.by else ()),
        due=scribe.day(review.review_due),
        tag=states.of_review(review.review_due, scribe.today, scribe.words) or _reviewed(scribe, review.last),
        area_id=card.area or "",
        state="review",
    )


def _reviewed(scribe: Scribe, last: date | None) -> Tag:
    return Tag("mute", scribe.words("Reviewed {day}", day=last) if last else scribe.words("Not yet reviewed"))


def groups(scribe: Scribe, lines: Iterable[Line]) -> tuple[Group, ...]:
    """Part tasks, which come by due date, into late, the next seven days, the seven after, and months."""
    parted: dict[tuple[str, str], list[TaskLineView]] = {}
    for line in lines:
        parted.setdefault(_when(scribe, line.duty.due), []).append(row(scribe, line))
    return tuple(Group(title, anchor, tuple(rows)) for (anchor, title), rows in parted.items())


def when(due: date | None, today: date) -> str:
    """Say how near a day is: late, week (the next seven days), next (the seven after), later or none."""
    if due is None:
        return "none"
    days = (due - today).days
    if days < 0:
        return "late"
    if days <= states.SOON:
        return "week"
    return "next" if days <= 2 * states.SOON else "later"


def when_said(words: Words, near: str) -> str:
    """Say in words what `when` says."""
    match near:
        case "late":
            return words("Late")
        case "week":
            return words("In the next seven days")
        case "next":
            return words("In the week after")
        case "later":
            return words("Later")
        case _:
            return words("Without a date")


def _when(scribe: Scribe, due: date | None) -> tuple[str, str]:
    """Give the anchor and the heading of a task's group; what is far away goes by months."""
    near = when(due, scribe.today)
    if near == "later" and due is not None:
        return f"m{due:%Y-%m}", scribe.words.month(due)
    return _ANCHORS.get(near, near), when_said(scribe.words, near)


def by_area_and_month(lines: Iterable[Line]) -> dict[tuple[str, str], list[Line]]:
    """Part lines for pages of their own: area and month as `2026-10`, or `none`."""
    parted: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        month = f"{line.duty.due:%Y-%m}" if line.duty.due else "none"
        parted.setdefault((line.card.area or "", month), []).append(line)
    return dict(sorted(parted.items()))


def overview(scribe: Scribe, base: str, lines: Iterable[Line]) -> tuple[Group, ...]:
    """Show a long list as counts by area and month, each a link; `base` is the list's address without `.html`."""
    found: dict[str, list[Link]] = {}
    for (area, month), part in by_area_and_month(lines).items():
        link = Link(
            month_name(scribe, month),
            scribe.href(f"{base}/{area}-{month}.html"),
            note=scribe.words.many("{count} task", "{count} tasks", len(part)),
        )
        found.setdefault(area, []).append(link)
    return tuple(Group(area_name(scribe, area), f"area-{area}", links=tuple(links)) for area, links in found.items())


def month_name(scribe: Scribe, month: str) -> str:
    """Give a month's name, or say that there is no date."""
    return (
        scribe.words("Without a date") if month == "none" else scribe.words.month(date.fromisoformat(f"{month}-01"))
    )


def long_pages(
    voice: Voice,
    base: str,
    title: str,
    lines: Iterable[Line],
    theme: str,
    section: str,
    up: str | None = None,
) -> Iterator[Recipe]:
    """Plan the pages of a long list: one for each area and month; `up` is where the list is, if not at `base`."""
    for (area, month), part in by_area_and_month(lines).items():
        scribe = voice.at(f"{base}/{area}-{month}.html")
        way_up = Link(title, scribe.href(up or f"{base}.html"))
        name = f"{title}: {area_name(scribe, area)}, {month_name(scribe, month)}"
        rows = Group(name, "tasks", tuple(row(scribe, line) for line in part))
        view = ListPageView(name, voice.words.many("{count} task", "{count} tasks", len(part)), (rows,), way_up)
        around: Frame = frame(scribe, name, section=section, crumbs=crumbs(scribe, way_up))
        yield page(voice.prefix + scribe.page, "pages/listpage.html", around, view, theme)
