"""Who does what, as a page shows it: a table of tasks and parties.

Knows: words ready to be read.
Never: how they came to be.
"""

from msgspec import Struct

from mopsdocs.model.view_frame import Day, Label, Tag


class RaciColumn(Struct, frozen=True, array_like=True):
    """A party of the matrix: its short name, its page, and how often it is A, R, C and I."""

    text: str
    href: str | None
    counts: str


class RaciRow(Struct, frozen=True, array_like=True):
    """A task of the matrix; `marks` has one entry of letters for each column."""

    title: Label
    href: str
    marks: tuple[str, ...]
    due: Day | None
    tag: Tag
    late: bool = False


class RaciTable(Struct, frozen=True, array_like=True):
    """The matrix of who does what."""

    caption: str
    columns: tuple[RaciColumn, ...]
    rows: tuple[RaciRow, ...]
