"""The board of tasks as a template shows it.

Knows: columns of tasks in one state.
Never: what day it is; how a task is told to be late.
"""

from msgspec import Struct

from mopsdocs.model.view_frame import Link, NavLink, Tag
from mopsdocs.model.view_lists import Filter, TaskLineView


class BoardCard(Struct, frozen=True, array_like=True):
    """A task on the board: its line, when it is due (a filter's value), a tag where its column says less."""

    line: TaskLineView
    when: str
    tag: Tag | None


class BoardColumn(Struct, frozen=True, array_like=True):
    """The tasks in one state, their count in words, and the way to all of them where only the first stand here."""

    title: str
    anchor: str
    count: str
    cards: tuple[BoardCard, ...]
    rest: Link | None = None


class BoardView(Struct, frozen=True, array_like=True):
    """The board: tasks by state; `areas` leads to the boards of areas, where there are too many tasks for one."""

    title: str
    intro: str
    ways: tuple[NavLink, ...]
    filters: tuple[Filter, ...]
    owners: tuple[Link, ...]
    columns: tuple[BoardColumn, ...]
    areas: tuple[Link, ...] = ()
