"""Timelines: rows with their days, laid out along whole months.

Knows: how days become places, in which order rows stand, how weeks and months are told.
Never: which rows there are; what day it is, but for a style that every page shares.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from mopsdocs.model.view import Fold, Label, Link, PartyMark, Stretch, Tag, Timeline, TimelineRow, TimelineWeek
from mopsdocs.outputs.scribe import Scribe

_FIRST_DAY = date(2000, 1, 1).toordinal()  # Places near zero: what draws them is not exact to the day at 700,000.
_DAY = timedelta(days=1)
_NAMES = 6  # of months that a timeline has room for
_YEAR = 12
_THIN = 80  # What is shorter than this share of the stretch could not be seen.
_HEIGHT = 10
_MARGIN = 48  # A point on the first or the last day needs room: a part of the stretch on both sides.


@dataclass(frozen=True, slots=True)
class Span:
    """Something with a place in time: it runs from a day to another, or has one day; `look` is what its bar is of."""

    title: Label
    href: str
    tag: Tag
    begins: date | None
    ends: date | None
    owners: tuple[PartyMark, ...]
    look: str
    note: str | None = None
    playbook: Link | None = None

    @property
    def is_task(self) -> bool:
        """Whether it is neither a step nor a goal."""
        return self.look not in ("step", "goal")

    @property
    def first(self) -> date:
        """The first of its days."""
        return self.begins or self.ends or date.max

    @property
    def last(self) -> date:
        """The last of its days."""
        return self.ends or self.begins or date.min


def place(day: date) -> int:
    """Give a day's place: every timeline counts from the same day, so that one line of today serves all."""
    return day.toordinal() - _FIRST_DAY


def dated(spans: Iterable[Span]) -> list[Span]:
    """Choose what has a day, in the order in which it begins."""
    found = [one for one in spans if one.begins or one.ends]
    return sorted(found, key=lambda one: (one.first, one.look != "step", one.last))


def timeline(
    scribe: Scribe,
    spans: list[Span],
    window: tuple[date, date] | None = None,
    undated: int = 0,
    *,
    fold: bool = False,
) -> Timeline | None:
    """Lay out what has a day, in order; within a window, or from the first day to the last; with tasks folded."""
    if not spans:
        return None
    first, last = window or (spans[0].first, max(one.last for one in spans))
    months = _months(first, last)
    begin, end = months[0], months[-1] - _DAY
    words = scribe.words
    away = [one for one in spans if one.is_task] if fold else []
    return Timeline(
        caption=words("What runs when, in the order in which it begins."),
        stretch=_stretch(scribe, months),
        weeks=tuple(_weeks(scribe, (one for one in spans if not (fold and one.is_task)), begin, end)),
        line=line_said(scribe) if begin <= scribe.today <= end else None,
        undated=words.many("{count} task has no date.", "{count} tasks have no date.", undated) if undated else None,
        fold=_fold(scribe, away, begin, end) if away else None,
    )


def line_said(scribe: Scribe) -> str:
    """Say what the upright line is: today, or the day of a version that is published."""
    if scribe.edition.standing.published:
        return scribe.words("The upright line is {day}.", day=scribe.today)
    return scribe.words("The upright line is today.")


def _fold(scribe: Scribe, spans: list[Span], begin: date, end: date) -> Fold:
    title = scribe.words.many("{count} task", "{count} tasks", len(spans))
    caption = scribe.words("Tasks, in the order in which they begin.")
    return Fold(title, caption, tuple(_weeks(scribe, spans, begin, end)))


def _months(first: date, last: date) -> tuple[date, ...]:
    """Give the first days of months that part the days evenly, one more at the end; at most as many as have room."""
    start, stop = first.year * _YEAR + first.month - 1, last.year * _YEAR + last.month
    step = -(-(stop - start) // _NAMES)
    return tuple(date(one // _YEAR, one % _YEAR + 1, 1) for one in range(start, stop + step, step))


def _stretch(scribe: Scribe, months: tuple[date, ...]) -> Stretch:
    first, last = place(months[0]), place(months[-1])
    margin = (last - first) // _MARGIN
    return Stretch(
        box=f"{first - margin} 0 {last - first + 2 * margin} {_HEIGHT}",
        grid="".join(f"M{place(day)} 0v{_HEIGHT}" for day in months[:-1]),
        months=tuple(scribe.words.day(day, "MMM y") for day in months[:-1]),
    )


def _weeks(scribe: Scribe, spans: Iterable[Span], begin: date, end: date) -> Iterator[TimelineWeek]:
    words, parted = scribe.words, dict[date, list[TimelineRow]]()
    for one in spans:
        monday = one.first - one.first.weekday() * _DAY
        parted.setdefault(date.min if one.first < begin else monday, []).append(_row(scribe, one, begin, end))
    for monday, rows in parted.items():
        before = monday == date.min
        title = words("Begun before {day}", day=begin) if before else words("Week of {day}", day=monday)
        yield TimelineWeek(title, tuple(rows))


def _row(scribe: Scribe, span: Span, begin: date, end: date) -> TimelineRow:
    return TimelineRow(
        title=span.title,
        href=span.href,
        tag=span.tag,
        start=scribe.day(span.begins),
        end=scribe.day(span.ends),
        owners=span.owners,
        bar=_bar(span, begin, end),
        look=span.look,
        note=span.note,
        playbook=span.playbook,
    )


def _bar(span: Span, begin: date, end: date) -> str:
    """Draw a line over the days, the last one included; a point where there is one day only."""
    left = place(max(span.first, begin))
    if span.begins is None or span.ends is None:
        return f"M{left} 5h0"
    right = place(min(span.last, end)) + 1
    thin = place(end) - place(begin)
    return f"M{left} 5H{max(right, left + 1 + thin // _THIN)}"
