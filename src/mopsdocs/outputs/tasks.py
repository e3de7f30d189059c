"""The page of tasks: the one central place, by due date.

Knows: open tasks by due date, what was done lately, reviews that are due.
Never: how a filter works.
"""

from collections.abc import Iterable, Iterator

from mopsdocs.model.recipe import Recipe, page
from mopsdocs.model.view import Filter, Group, Link, NavLink, TasksView
from mopsdocs.outputs import address, lines, states
from mopsdocs.outputs.frame import area_name, crumbs, frame
from mopsdocs.outputs.scribe import Scribe, Voice
from mopsdocs.outputs.tally import Tally

_DONE_SHOWN = 20
_STATES = ("todo", "doing", "blocked", "review")


def tasks_pages(voice: Voice, tally: Tally, theme: str) -> Iterator[Recipe]:
    """Plan the page of tasks, and where they are many one for each area and month."""
    scribe, words = voice.at(address.TASKS), voice.words
    title = words("Tasks")
    long = len(tally.open) > lines.LONG
    view = TasksView(
        title=title,
        intro=_intro(scribe, tally),
        filters=() if long else _filters(scribe, tally),
        owners=owners(scribe, tally),
        groups=(*_open(scribe, tally, long=long), *_reviews(scribe, tally)),
        done=_done(scribe, tally),
        ways=ways(scribe),
    )
    around = frame(scribe, title, view.intro, section=address.TASKS, crumbs=crumbs(scribe))
    yield page(voice.prefix + scribe.page, "pages/tasks.html", around, view, theme)
    if long:
        yield from lines.long_pages(voice, "tasks", title, tally.open, theme, address.TASKS)


def ways(scribe: Scribe) -> tuple[NavLink, ...]:
    """Lead to tasks by due date, and by state."""
    words = scribe.words
    named = ((address.TASKS, words("By due date")), (address.BOARD, words("By state")))
    return tuple(NavLink(name, scribe.href(target), current=target == scribe.page) for target, name in named)


def _open(scribe: Scribe, tally: Tally, *, long: bool) -> tuple[Group, ...]:
    if not long:
        return lines.groups(scribe, tally.open)
    late, week = tally.late(scribe.today), tally.this_week(scribe.today)
    urgent = (*late, *week)
    shown = lines.groups(scribe, urgent) if len(urgent) <= lines.LONG else ()
    return (*shown, *lines.overview(scribe, "tasks", tally.open))


def _intro(scribe: Scribe, tally: Tally) -> str:
    words, today = scribe.words, scribe.today
    count = words.many("{count} open task", "{count} open tasks", len(tally.open))
    late = words.number(len(tally.late(today)))
    week = words.number(len(tally.this_week(today)))
    return words("{count}: {late} late, {week} due in the next seven days.", count=count, late=late, week=week)


def _filters(scribe: Scribe, tally: Tally) -> tuple[Filter, ...]:
    words = scribe.words
    areas = [area for area in scribe.edition.config.areas if any(one.card.area == area for one in tally.open)]
    known = {one.duty.status for one in tally.open}
    return (
        area_filter(scribe, areas),
        Filter(
            "state",
            words("State"),
            tuple((state, states.of_task(state, words).text) for state in _STATES if state in known),
        ),
    )


def area_filter(scribe: Scribe, areas: Iterable[str]) -> Filter:
    """Let a reader choose an area."""
    return Filter("area", scribe.words("Area"), tuple((area, area_name(scribe, area)) for area in areas))


def owners(scribe: Scribe, tally: Tally) -> tuple[Link, ...]:
    """Link to those who have something to do, with how much."""
    found: list[Link] = []
    for person in scribe.edition.parties.people.values():
        duties = tally.duties.get(person.id)
        if duties and duties[1]:
            count = scribe.words.number(len(duties[1]))
            found.append(Link(person.name, scribe.href(address.party(person.id)), note=count))
    return tuple(found)


def _reviews(scribe: Scribe, tally: Tally) -> tuple[Group, ...]:
    due = [one for one in tally.reviews if states.of_review(one.review_due, scribe.today, scribe.words) is not None]
    if not due:
        return ()
    rows = tuple(lines.review_row(scribe, one) for one in due[: lines.LONG])
    more = Link(scribe.words("All reviews"), scribe.href(address.REVIEWS))
    return (Group(scribe.words("Reviews due"), "reviews", rows, more),)


def _done(scribe: Scribe, tally: Tally) -> tuple[Group, ...]:
    if not tally.done_lately:
        return ()
    rows = tuple(lines.row(scribe, line) for line in tally.done_lately[:_DONE_SHOWN])
    return (Group(scribe.words("Done in the last 30 days"), "done", rows),)
