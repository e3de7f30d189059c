"""Charts of progress and of values, drawn: lines, points and labels with their places.

Knows: how days and numbers become places on paper, and where labels stand clear of each other.
Never: what the numbers mean; how a line looks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from msgspec import structs

from mopsdocs.model.assessment import Measured, Progress
from mopsdocs.model.view import Chart, ChartText
from mopsdocs.outputs.scribe import Now
from mopsdocs.words import Words
from mopsdocs.words.places import places_apart, places_finely, places_for, to_places

WIDTH, HEIGHT = 320, 196
_LEFT, _RIGHT, _TOP, _BOTTOM = 6.0, 314.0, 34.0, 160.0
_AXIS, _ABOVE, _BELOW, _HIGHEST = 184, 8, 16, 14
_DOTS = 13
_BESIDE, _LETTER = 7, 6.6
_PERCENT = "%"
Points = Sequence[tuple[date, Decimal]]


@dataclass(frozen=True, slots=True)
class _Paper:
    """A stretch of days and a range of numbers, laid out."""

    first: date
    last: date
    low: float
    high: float

    def across(self, day: date) -> float:
        """How far to the right a day stands, from 0 to 1."""
        return (day - self.first).days / max(1, (self.last - self.first).days)

    def x(self, day: date) -> float:
        """The place of a day."""
        return _LEFT + (_RIGHT - _LEFT) * min(1.0, max(0.0, self.across(day)))

    def y(self, value: Decimal) -> float:
        """The place of a number."""
        return _BOTTOM - (_BOTTOM - _TOP) * (float(value) - self.low) / (self.high - self.low)

    def ys(self, points: Points) -> list[float]:
        """The places of many numbers, each as `y` gives it."""
        low, size, height = self.low, self.high - self.low, _BOTTOM - _TOP
        return [_BOTTOM - height * (float(value) - low) / size for _, value in points]


def goal_chart(
    words: Words, anchor: str, progress: Progress, unit: str, window: tuple[date, date], now: Now
) -> Chart | None:
    """Draw the way of a goal: what is expected, what there was, and where the day stands; None without a value."""
    if not progress.seen or progress.as_of is None:
        return None
    plan, seen = progress.plan, progress.seen
    paper = _paper(plan[0][0] if plan else window[0], window[1], [*plan, *seen], progress.bounds)
    # A total begins at zero, a level at its baseline; what is to be kept has no beginning.
    line = (plan[0], *seen) if plan else seen
    return Chart(
        id=f"{anchor}--chart",
        title=words.said(progress.sentence),
        bounds=tuple(_place(paper.y(bound)) for bound in progress.bounds),
        plan=_points(paper, plan) if plan else None,
        seen=_points(paper, line),
        dots=_dots(seen, "later" if plan else "all"),
        today=_today_at(paper, window, now),
        checks=tuple((_place(paper.x(day)), _place(paper.y(value))) for day, value in plan[1:-1]),
        texts=(*_texts(words, paper, progress, unit, window), *_today(paper, window, now)),
    )


def turned(chart: Chart, progress: Progress, window: tuple[date, date], now: Now) -> Chart:
    """Give the chart of a goal as of another day: only where the day stands differs."""
    plan, seen = progress.plan, progress.seen
    paper = _paper(plan[0][0] if plan else window[0], window[1], [*plan, *seen], progress.bounds)
    return structs.replace(
        chart,
        today=_today_at(paper, window, now),
        texts=(*(chart.texts[:-1] if chart.today else chart.texts), *_today(paper, window, now)),
    )


def history_chart(words: Words, anchor: str, title: str, rows: Sequence[Measured], unit: str) -> Chart | None:
    """Draw the values of a metric, period by period; None where there is no line yet."""
    seen = [(row.day, row.value) for row in rows if row.value is not None]
    if len(seen) <= 1:
        return None
    paper = _paper(seen[0][0], seen[-1][0], seen, ())
    places = places_for(Decimal(str(paper.high - paper.low)), unit)
    first, last, ys = seen[0], seen[-1], paper.ys(seen)
    line = list(zip(_across(paper.first, paper.last, tuple([day for day, _ in seen])), ys, strict=True))
    return Chart(
        id=f"{anchor}--chart",
        title=title,
        bounds=(),
        plan=None,
        seen=_drawn(paper, seen, ys),
        dots=_dots(seen, "all"),
        today=None,
        texts=(
            _edge(line, "start", _figure(words, to_places(first[1], places), unit)),
            _edge(line[::-1], "end", _figure(words, to_places(last[1], places), unit)),
            ChartText(_place(_LEFT), str(_AXIS), "start", "axis", words.period(rows[0].period)),
            ChartText(_place(_RIGHT), str(_AXIS), "end", "axis", words.period(rows[-1].period)),
        ),
    )


def _paper(first: date, last: date, points: Points, bounds: Sequence[Decimal]) -> _Paper:
    values = [float(value) for _, value in points] + [float(bound) for bound in bounds]
    low, high = min(values), max(values)
    if high <= low:
        room = max(1.0, abs(high) / 10)
        low, high = low - room, high + room
    return _Paper(first, last, low, high)


def _points(paper: _Paper, points: Points) -> str:
    return _drawn(paper, points, paper.ys(points))


def _drawn(paper: _Paper, points: Points, ys: Sequence[float]) -> str:
    """Place a line at known heights; as `_place` does, the many points of it at once."""
    across = _places(paper.first, paper.last, tuple([day for day, _ in points]))
    text = " ".join([f"{x},{y:.1f}" for x, y in zip(across, ys, strict=True)])
    return text.replace(".0 ", " ").removesuffix(".0")


@lru_cache(maxsize=256)
def _across(first: date, last: date, days: tuple[date, ...]) -> tuple[float, ...]:
    """Place days; most metrics are measured on the same ones."""
    paper = _Paper(first, last, 0, 1)
    return tuple([paper.x(day) for day in days])


@lru_cache(maxsize=256)
def _places(first: date, last: date, days: tuple[date, ...]) -> tuple[str, ...]:
    """Place days, in words of a drawing."""
    return tuple(map(_place, _across(first, last, days)))


def _dots(seen: Points, which: str) -> str:
    return which if len(seen) <= _DOTS else "last"


def _texts(
    words: Words, paper: _Paper, progress: Progress, unit: str, window: tuple[date, date]
) -> Iterator[ChartText]:
    """Label the lines themselves: what is to be reached, what was expected, what there is, the window's two ends."""
    places = places_for(Decimal(str(paper.high - paper.low)), unit)
    day, now = progress.seen[-1]
    rises = not progress.plan or progress.plan[-1][1] >= progress.plan[0][1]
    for bound in progress.bounds:
        said = words("Target {number}", number=_figure(words, bound, unit))
        above = paper.y(bound) - _ABOVE
        # On the side where the line has not been yet, or has long left.
        side = ("start", _LEFT) if rises and progress.plan else ("end", _RIGHT)
        yield ChartText(_place(side[1]), _place(above), side[0], "target", said)
    fine = places if progress.plan else places_finely(now, unit)
    number = _figure(words, to_places(now, max(fine, places_apart(now, progress.bounds))), unit)
    said = words("So far {number}", number=number) if progress.adds_up else words("Now {number}", number=number)
    planned = progress.planned
    over = planned is None or now >= planned
    yield _beside(paper, day, now, "now", said, rises=rises, over=over)
    if planned is not None and planned not in progress.bounds:  # At the end that is the target, which has its label.
        said = words("Expected {number}", number=_figure(words, to_places(planned, places), unit))
        yield _beside(paper, day, planned, "plan", said, rises=rises, over=not over)
    yield ChartText(_place(_LEFT), str(_AXIS), "start", "axis", words.day(window[0]))
    yield ChartText(_place(_RIGHT), str(_AXIS), "end", "axis", words.day(window[1]))


def _figure(words: Words, value: Decimal, unit: str) -> str:
    """Say a number on a chart: of units only the one that is a sign has room there."""
    return words.quantity(value, unit) if unit == _PERCENT else words.number(value)


def _today_at(paper: _Paper, window: tuple[date, date], now: Now) -> str | None:
    return _place(paper.x(now.day)) if window[0] <= now.day <= window[1] else None


def _today(paper: _Paper, window: tuple[date, date], now: Now) -> Iterator[ChartText]:
    if window[0] <= now.day <= window[1]:
        x = paper.x(now.day)
        yield ChartText(_place(x), "11", "end" if x > WIDTH / 2 else "start", "axis", now.said)


def _beside(
    paper: _Paper, day: date, value: Decimal, kind: str, text: str, *, rises: bool, over: bool
) -> ChartText:
    """Put a label over or under a line, on the side that the line leaves free."""
    x, y = paper.x(day), paper.y(value)
    if rises == over:
        anchor, shift, near = ("end", -_BESIDE, x - _BESIDE >= len(text) * _LETTER)
    else:
        anchor, shift, near = ("start", _BESIDE, x + _BESIDE + len(text) * _LETTER <= WIDTH)
    y += (-_ABOVE if over else _BELOW) * (1 if near else 2)
    x = x + shift if near else (_LEFT if anchor == "end" else _RIGHT)
    anchor = anchor if near else ("start" if anchor == "end" else "end")
    return ChartText(_place(x), _place(min(y, _BOTTOM)), anchor, kind, text)


def _edge(near: Sequence[tuple[float, float]], anchor: str, text: str) -> ChartText:
    """Label the near end of a line over or under all of the line that the label is as wide as."""
    x, y = near[0]
    beside = list(_along(near, len(text) * _LETTER))
    over, under = min(beside) - _ABOVE, max(beside) + _BELOW
    above = under > _BOTTOM or (over >= _HIGHEST and y - over <= under - y - (_BELOW - _ABOVE))
    return ChartText(_place(x), _place(over if above else under), anchor, "now", text)


def _along(near: Sequence[tuple[float, float]], width: float) -> Iterator[float]:
    """Give the heights of a line from its near end as far as a width, and at its very end."""
    start, before = near[0]
    gone = 0.0
    yield before
    for x, y in near[1:]:
        far = abs(x - start)
        yield y if far <= width else before + (y - before) * (width - gone) / (far - gone)
        if far >= width:
            return
        gone, before = far, y


def _place(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
