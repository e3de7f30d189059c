"""The board: open tasks by state, and what was done lately.

Knows: states as columns, how many tasks a column has room for.
Never: how a filter works; the order of tasks, which come by due date.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from mopsdocs.model.recipe import Recipe, page
from mopsdocs.model.view import BoardCard, BoardColumn, BoardView, Filter, Link
from mopsdocs.outputs import address, lines, states
from mopsdocs.outputs.frame import area_name, crumbs, frame
from mopsdocs.outputs.scribe import Scribe, Voice
from mopsdocs.outputs.tally import Line, Tally
from mopsdocs.outputs.tasks import area_filter, owners, ways
from mopsdocs.words import Words

_STATES = ("todo", "doing", "blocked", "review")
_SHOWN = 50
"""Of a handbook with too many tasks for one page, so many stand in a column: those that are due first."""


def board_pages(voice: Voice, tally: Tally, theme: str) -> Iterator[Recipe]:
    """Plan the board, and where there are too many tasks for it one for each area."""
    open_in, done_in = _by_area(tally.open), _by_area(tally.done_lately)
    long = len(tally.open) + len(tally.done_lately) > lines.LONG
    areas = [area for area in voice.edition.config.areas if area in open_in]
    scribe = voice.at(address.BOARD)
    view = BoardView(
        title=voice.words("Tasks by state"),
        intro=_intro(scribe, tally.open),
        ways=ways(scribe),
        filters=() if long else (area_filter(scribe, areas), _due_filter(scribe)),
        owners=owners(scribe, tally),
        columns=_columns(scribe, tally.open, tally.done_lately, address.TASKS, long=long),
        areas=tuple(_link(scribe, area, len(open_in[area])) for area in areas) if long else (),
    )
    yield _page(scribe, view, theme)
    for area in areas if long else ():
        yield _of_area(voice, area, open_in[area], done_in.get(area, []), theme)


def _by_area(several: Sequence[Line]) -> dict[str, list[Line]]:
    parted: dict[str, list[Line]] = {}
    for line in several:
        parted.setdefault(line.card.area or "", []).append(line)
    return parted


def _link(scribe: Scribe, area: str, count: int) -> Link:
    note = scribe.words.many("{count} task", "{count} tasks", count)
    return Link(area_name(scribe, area), scribe.href(address.board(area)), note=note)


def _of_area(voice: Voice, area: str, todo: list[Line], done: list[Line], theme: str) -> Recipe:
    scribe, words = voice.at(address.board(area)), voice.words
    view = BoardView(
        title=f"{words('Tasks by state')}: {area_name(scribe, area)}",
        intro=_intro(scribe, todo),
        ways=ways(scribe),
        filters=(),
        owners=(),
        columns=_columns(scribe, todo, done, address.area(area), long=True),
    )
    return _page(scribe, view, theme)


def _page(scribe: Scribe, view: BoardView, theme: str) -> Recipe:
    up = Link(scribe.words("Tasks"), scribe.href(address.TASKS))
    around = frame(scribe, view.title, view.intro, section=address.TASKS, crumbs=crumbs(scribe, up))
    return page(scribe.voice.prefix + scribe.page, "pages/board.html", around, view, theme)


def _intro(scribe: Scribe, todo: Sequence[Line]) -> str:
    words = scribe.words
    late = sum(1 for one in todo if states.is_late(one.duty, scribe.today))
    count = words.many("{count} open task", "{count} open tasks", len(todo))
    return words("{count}, {late} of them late.", count=count, late=words.number(late)) if late else f"{count}."


def _columns(
    scribe: Scribe, todo: Sequence[Line], done: Sequence[Line], every: str, *, long: bool
) -> tuple[BoardColumn, ...]:
    """Part tasks by state; `every` is the address of a list that has all of them."""
    parted: dict[str, list[Line]] = {state: [] for state in _STATES}
    for line in todo:
        parted[line.duty.status].append(line)
    rest = Link(scribe.words("All by due date"), scribe.href(every))
    return (
        *(_column(scribe, state, found, rest, long=long) for state, found in parted.items()),
        _column(scribe, "done", done, None, long=long),
    )


def _column(scribe: Scribe, state: str, found: Sequence[Line], rest: Link | None, *, long: bool) -> BoardColumn:
    words, shown = scribe.words, found[:_SHOWN] if long else found
    own = states.of_task(state, words).text
    return BoardColumn(
        title=words("Done in the last 30 days") if state == "done" else own,
        anchor=state,
        count=_count(scribe, found, len(shown)),
        cards=tuple(_card(scribe, line, own) for line in shown),
        rest=rest if len(shown) < len(found) else None,
    )


def _count(scribe: Scribe, found: Sequence[Line], shown: int) -> str:
    words = scribe.words
    count = words.many("{count} task", "{count} tasks", len(found))
    late = sum(1 for one in found if states.is_late(one.duty, scribe.today))
    said = words("{count}, {late} late", count=count, late=words.number(late)) if late else count
    if shown == len(found):
        return said
    return words("{count}; the first {shown}", count=said, shown=words.number(shown))


def _card(scribe: Scribe, line: Line, own: str) -> BoardCard:
    row = lines.row(scribe, line)
    return BoardCard(row, _when(line, scribe.today), None if row.tag.text == own else row.tag)


def _when(line: Line, today: date) -> str:
    """Say when a task is due, as the filter knows it; what is done was due."""
    return f"due-{lines.when(line.duty.due, today)}" if states.is_open(line.duty) else "due-past"


def _due_filter(scribe: Scribe) -> Filter:
    words: Words = scribe.words
    return Filter("due", words("Due"), tuple((f"due-{when}", lines.when_said(words, when)) for when in lines.WHEN))
