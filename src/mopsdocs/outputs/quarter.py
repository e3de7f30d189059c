"""An area's timeline of the quarter.

Knows: which steps and tasks of an area have a day in the quarter, and what to show where they are too many.
Never: how days become places.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from mopsdocs.model.handbook import Outline
from mopsdocs.model.recipe import Recipe, page
from mopsdocs.model.view import Link, QuarterView, Timeline
from mopsdocs.outputs import address, lines, spans, states
from mopsdocs.outputs.frame import area_link, area_name, crumbs, frame
from mopsdocs.outputs.scribe import Scribe, Voice
from mopsdocs.outputs.timeline import Span, dated, timeline

_MONTHS = 3
_DECEMBER = 12
_DAY = timedelta(days=1)


def quarter_page(voice: Voice, area: str, books: Iterable[Outline], theme: str) -> Recipe:
    """Plan the timeline of an area in the quarter of the day."""
    scribe, words = voice.at(address.quarter(area)), voice.words
    window = quarter_of(scribe.today)
    within = [(one, found) for one in books if (found := _work(scribe, one, window))]
    shown, more = _shown(scribe, area, within, window)
    name = area_name(scribe, area)
    title = words("{area}: timeline of the quarter", area=name)
    intro = _intro(scribe, [found for _, found in within], window)
    around = frame(
        scribe,
        title,
        intro,
        section=address.AREAS,
        crumbs=crumbs(scribe, Link(words("Areas"), scribe.href(address.AREAS)), area_link(scribe, area)),
    )
    return page(
        voice.prefix + scribe.page, "pages/quarter.html", around, QuarterView(title, intro, shown, more), theme
    )


def quarter_of(day: date) -> tuple[date, date]:
    """Give the first and the last day of a day's quarter."""
    month = (day.month - 1) // _MONTHS * _MONTHS + 1
    after = month + _MONTHS
    end = date(day.year + after // (_DECEMBER + 1), (after - 1) % _DECEMBER + 1, 1) - _DAY
    return date(day.year, month, 1), end


def _work(scribe: Scribe, book: Outline, window: tuple[date, date]) -> list[Span]:
    """Choose the steps and tasks of a playbook that have a day in the window."""
    first, last = window
    steps = [one for one in book.steps if _meets(one.start, one.due, first, last)]
    tasks = [one for one in book.duties if _meets(one.begins, spans.over(one), first, last)]
    if not steps and not tasks:
        return []
    there, link = book.card.address, scribe.card(book.card)
    return [
        *spans.step_spans(scribe, there, steps, playbook=link),
        *spans.task_spans(scribe, there, tasks, playbook=link),
    ]


def _meets(begins: date | None, ends: date | None, first: date, last: date) -> bool:
    start, end = begins or ends, ends or begins
    return start is not None and end is not None and start <= last and end >= first


def _shown(
    scribe: Scribe, area: str, within: list[tuple[Outline, list[Span]]], window: tuple[date, date]
) -> tuple[Timeline | None, tuple[Link, ...]]:
    """Show all work; a row for each playbook where there is too much of it, and at most as many as a list has."""
    words, up = scribe.words, area_link(scribe, area)
    every = [one for _, found in within for one in found]
    if len(every) <= lines.LONG:
        return timeline(scribe, dated(every), window), (up,)
    whole = dated(_whole(scribe, one, found) for one, found in within)
    left = len(whole) - lines.LONG
    note = words.many("{count} more playbook", "{count} more playbooks", left) if left > 0 else None
    return timeline(scribe, whole[: lines.LONG], window), (Link(up.text, up.href, note=note),)


def _whole(scribe: Scribe, book: Outline, found: list[Span]) -> Span:
    """Place a playbook from where its work of the quarter begins to where it ends."""
    card, ordered = book.card, dated(found)
    return Span(
        title=scribe.label(card.title),
        href=scribe.href(card.address),
        tag=states.of_playbook(card.status, scribe.words),
        begins=ordered[0].first,
        ends=max(one.last for one in ordered),
        owners=(card.owner,) if card.owner else (),
        look="step",
        note=_counted(scribe, found),
    )


def _intro(scribe: Scribe, several: list[list[Span]], window: tuple[date, date]) -> str:
    words = scribe.words
    stretch = words("{start} to {end}", start=window[0], end=window[1])
    return f"{stretch[:1].upper()}{stretch[1:]}: {_counted(scribe, (one for found in several for one in found))}."


def _counted(scribe: Scribe, several: Iterable[Span]) -> str:
    """Say how much work there is: `2 steps, 7 tasks`."""
    words, looks = scribe.words, [one.look for one in several]
    steps = looks.count("step")
    tasks = words.many("{count} task", "{count} tasks", len(looks) - steps)
    return f"{words.many('{count} step', '{count} steps', steps)}, {tasks}" if steps else tasks
