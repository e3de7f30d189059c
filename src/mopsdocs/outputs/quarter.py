"""An area's timeline of the quarter.

Knows: which steps and tasks of an area have a day in the quarter, and what to show where they are too many.
Never: how days become places.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mopsdocs.model.handbook import Duty, Outline, StepLine
from mopsdocs.model.recipe import Recipe, page
from mopsdocs.model.view import Link, QuarterView, Timeline
from mopsdocs.outputs import address, states
from mopsdocs.outputs.frame import area_link, area_name, crumbs, frame
from mopsdocs.outputs.scribe import Scribe, Voice
from mopsdocs.outputs.spans import over, work_spans
from mopsdocs.outputs.timeline import Span, dated, timeline

_MONTHS = 3
_DECEMBER = 12
_DAY = timedelta(days=1)
_ROWS = 200
"""With more steps and tasks a row is a playbook; more rows no timeline has."""
Window = tuple[date, date]


@dataclass(frozen=True, slots=True)
class _Work:
    """What of a playbook has a day in the quarter."""

    book: Outline
    steps: Sequence[StepLine]
    tasks: Sequence[Duty]

    @property
    def days(self) -> list[date]:
        """All first and last days."""
        found = [day for one in self.steps for day in (one.start, one.due) if day]
        return found + [day for one in self.tasks for day in (one.begins, over(one)) if day]


def quarter_page(voice: Voice, area: str, books: Iterable[Outline], theme: str) -> Recipe:
    """Plan the timeline of an area in the quarter of the day."""
    scribe, words = voice.at(address.quarter(area)), voice.words
    window = quarter_of(scribe.today)
    within = [found for one in books if (found := _within(one, window))]
    shown, more = _shown(scribe, area, within, window)
    title = words("{area}: timeline of the quarter", area=area_name(scribe, area))
    intro = _intro(scribe, within, window)
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


def quarter_of(day: date) -> Window:
    """Give the first and the last day of a day's quarter."""
    month = (day.month - 1) // _MONTHS * _MONTHS + 1
    after = month + _MONTHS
    end = date(day.year + after // (_DECEMBER + 1), (after - 1) % _DECEMBER + 1, 1) - _DAY
    return date(day.year, month, 1), end


def _within(book: Outline, window: Window) -> _Work | None:
    """Choose the steps and tasks of a playbook that have a day in the window; None where there are none."""
    steps = [one for one in book.steps if one.status != "dropped" and _meets(one.start, one.due, window)]
    tasks = [one for one in book.duties if one.status != "dropped" and _meets(one.begins, over(one), window)]
    return _Work(book, steps, tasks) if steps or tasks else None


def _meets(begins: date | None, ends: date | None, window: Window) -> bool:
    start, end = begins or ends, ends or begins
    return start is not None and end is not None and start <= window[1] and end >= window[0]


def _shown(
    scribe: Scribe, area: str, within: Sequence[_Work], window: Window
) -> tuple[Timeline | None, tuple[Link, ...]]:
    """Show all work; a row for each playbook where there is too much of it, and at most as many as have room."""
    words, up = scribe.words, area_link(scribe, area)
    if sum(len(one.steps) + len(one.tasks) for one in within) <= _ROWS:
        spans = (span for one in within for span in _spans(scribe, one))
        return timeline(scribe, dated(spans), window), (up,)
    whole = dated(_whole(scribe, one) for one in within)
    left = len(whole) - _ROWS
    note = words.many("{count} more playbook", "{count} more playbooks", left) if left > 0 else None
    return timeline(scribe, whole[:_ROWS], window), (Link(up.text, up.href, note=note),)


def _spans(scribe: Scribe, work: _Work) -> Iterable[Span]:
    card = work.book.card
    return work_spans(scribe, card.address, scribe.card(card), work.steps, work.tasks)


def _whole(scribe: Scribe, work: _Work) -> Span:
    """Place a playbook from where its work of the quarter begins to where it ends."""
    card, days = work.book.card, work.days
    return Span(
        title=scribe.label(card.title),
        href=scribe.href(card.address),
        tag=states.of_playbook(card.status, scribe.words),
        begins=min(days),
        ends=max(days),
        owners=scribe.parties((card.owner,)) if card.owner else (),
        look="step",
        note=_counted(scribe, (work,)),
    )


def _intro(scribe: Scribe, within: Sequence[_Work], window: Window) -> str:
    stretch = scribe.words("{start} to {end}", start=window[0], end=window[1])
    return f"{stretch[:1].upper()}{stretch[1:]}: {_counted(scribe, within)}."


def _counted(scribe: Scribe, several: Sequence[_Work]) -> str:
    """Say how much work there is: `2 steps, 7 tasks`."""
    words, steps = scribe.words, sum(len(one.steps) for one in several)
    tasks = words.many("{count} task", "{count} tasks", sum(len(one.tasks) for one in several))
    return f"{words.many('{count} step', '{count} steps', steps)}, {tasks}" if steps else tasks
