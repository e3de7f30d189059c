"""Timelines as a template shows them: what runs when, laid out along a stretch of days.

Knows: finished words, finished places among the days.
Never: what day it is: a style of its own puts the line of the day in its place.
"""

from msgspec import Struct

from mopsdocs.model.view_frame import Day, Label, Link, PartyMark, Tag


class Stretch(Struct, frozen=True, array_like=True):
    """The days of a timeline: an SVG's `box`, a unit a day; the path of its months' beginnings; their names."""

    box: str
    grid: str
    months: tuple[str, ...]


class TimelineRow(Struct, frozen=True, array_like=True):
    """What runs from a day to another, or has one day: its `bar` is a path, `look` done, late, open, step or goal."""

    title: Label
    href: str
    tag: Tag
    start: Day | None
    end: Day | None
    owners: tuple[PartyMark, ...]
    bar: str
    look: str
    note: str | None = None
    playbook: Link | None = None


class TimelineWeek(Struct, frozen=True, array_like=True):
    """What begins in one week."""

    title: str
    rows: tuple[TimelineRow, ...]


class Fold(Struct, frozen=True, array_like=True):
    """Rows that are shown when somebody asks for them; `title` counts them."""

    title: str
    caption: str
    weeks: tuple[TimelineWeek, ...]


class Timeline(Struct, frozen=True, array_like=True):
    """What runs when, in the order in which it begins; `line` tells what today's is, `undated` counts other tasks.

    Of many rows the tasks are in the `fold`.
    """

    caption: str
    stretch: Stretch
    weeks: tuple[TimelineWeek, ...]
    line: str | None = None
    undated: str | None = None
    fold: Fold | None = None


class QuarterView(Struct, frozen=True, array_like=True):
    """An area's timeline of the quarter; `more` leads to what has no room on it."""

    title: str
    intro: str
    timeline: Timeline | None
    more: tuple[Link, ...]
