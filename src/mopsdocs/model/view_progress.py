"""Progress and load as a template shows them: bars, charts, tables of values, and the page of a metric.

Knows: finished coordinates, finished words.
Never: what a number means; other parts of a page.
"""

from msgspec import Struct

from mopsdocs.model.view_frame import Label, Link, PartyMark


class Bar(Struct, frozen=True, array_like=True):
    """How far a goal has come, out of 100: the way made, and where it should be; the same in words."""

    way: str
    expected: str | None
    words: str


class ChartText(Struct, frozen=True, array_like=True):
    """A label of a chart: where it stands, which end of it stands there, and what it is of (a class)."""

    x: str
    y: str
    anchor: str
    kind: str
    text: str


class Chart(Struct, frozen=True, array_like=True):
    """A chart, drawn: `bounds` are the heights of what is to be reached or kept, `plan` and `seen` lines of points.

    `title` states the finding for those who do not see it; `today` is where the day stands, `checks` the checkpoints.
    `dots` says which points of `seen` have one: `all`, `later` (all but the first) or `last`.
    """

    id: str
    title: str
    bounds: tuple[str, ...]
    plan: str | None
    seen: str
    dots: str
    today: str | None
    texts: tuple[ChartText, ...]
    checks: tuple[tuple[str, str], ...] = ()


class ValueRow(Struct, frozen=True, array_like=True):
    """A row of values: its period, its numbers, what they come to, a note."""

    period: str
    numbers: tuple[str, ...]
    value: str
    note: str


class ValueTable(Struct, frozen=True, array_like=True):
    """Observed values; `columns` are the inputs, and `value` names what they come to, empty where it is the input."""

    caption: str
    columns: tuple[str, ...]
    value: str
    notes: bool
    rows: tuple[ValueRow, ...]
    more: str | None = None


class Use(Struct, frozen=True, array_like=True):
    """Who uses a metric: a goal, a formula, a service level, with its playbook."""

    kind: str
    link: Link
    playbook: Link | None = None


class Revision(Struct, frozen=True, array_like=True):
    """A definition of a metric, and since when and why it holds."""

    title: str
    why: Label | None


class LoadRow(Struct, frozen=True, array_like=True):
    """What a member of a team has to do: late, due within a week, open in all; the bar is drawn beside them."""

    person: PartyMark
    late: str
    week: str
    open: str
    bar: Bar


class TeamLoad(Struct, frozen=True, array_like=True):
    """The load of a team: a sentence with the median, and its members, the most loaded first."""

    words: str
    rows: tuple[LoadRow, ...]
