"""A table read as a plan: which row is the heading, which columns are what, which rows are tasks or steps.

Knows: RACI matrices (people across, letters below) and lists of tasks (a column for each fact).
Never: who somebody is; the playbook's text.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest
from string import ascii_uppercase

from mopsdocs.shell.importing.days import could_be_two, day_first, day_of
from mopsdocs.shell.importing.headings import OTHER, ROLES, heading, is_yes, letters, plain, state
from mopsdocs.shell.importing.sheet import Cell, Row, Sheet

_LOOKED_AT = 20
"""How many rows a heading is looked for in."""

_MOSTLY = 0.6
_DAYS = ("start", "due", "done")
_WHO = frozenset(("owner", *ROLES))

Knows = Callable[[str], bool]
"""Whether people.yml has a name."""


@dataclass(frozen=True, slots=True)
class Task:
    """A row as a task: its names as they are written, by role; `line` is its number in the file."""

    line: int
    title: str
    names: Mapping[str, tuple[str, ...]]
    days: Mapping[str, date] = field(default_factory=dict)
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """Tasks that stand together, under a title or under none."""

    title: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a table says: its steps, the columns nobody asked for, and what could not be read, in words."""

    steps: tuple[Step, ...]
    matrix: bool
    left: tuple[str, ...]
    doubts: tuple[str, ...]

    @property
    def tasks(self) -> tuple[Task, ...]:
        """All tasks in order."""
        return tuple(task for step in self.steps for task in step.tasks)


@dataclass(frozen=True, slots=True)
class _Columns:
    """What the columns of a table are, by their numbers: one for each fact, and one for each party of a matrix."""

    facts: Mapping[str, int]
    parties: Mapping[int, str]
    left: tuple[str, ...]


def plan_of(sheet: Sheet, lang: str, knows: Knows) -> Plan | None:
    """Read a table as a plan; None where it is none. Days are read as the language writes them."""
    found = _head(sheet.rows, knows)
    if found is None:
        return None
    at, columns = found
    below = [(line, _texts(cells)) for line, cells in sheet.rows[at + 1 :]]
    doubts = list(sheet.doubts)
    first = {
        name: day_first((cells[columns.facts[name]] for _, cells in below if len(cells) > columns.facts[name]), lang)
        for name in _DAYS
        if name in columns.facts
    }
    steps = tuple(_steps(below, _Reader(columns, first, sheet.rows[at][1], doubts)))
    if not any(step.tasks for step in steps):
        return None
    return Plan(tuple(step for step in steps if step.tasks), bool(columns.parties), columns.left, tuple(doubts))


def _head(rows: Sequence[Row], knows: Knows) -> tuple[int, _Columns] | None:
    """Find the row of headings: the first that names tasks and something about them, or the one below it."""
    for at, (_, cells) in enumerate(rows[:_LOOKED_AT]):
        head = _headings(cells)
        below = [_texts(one) for _, one in rows[at + 1 :]]
        columns = _columns(head, below, knows)
        if columns:
            lower = _lower(head, below, columns, knows) if below else None
            return (at + 1, lower) if lower else (at, columns)
    return None


def _lower(head: Sequence[str], below: Sequence[Sequence[str]], columns: _Columns, knows: Knows) -> _Columns | None:
    """Read people from a second row of headings, below their departments; None where there is no such row."""
    second = _headings(below[0])
    found = _columns([one or other for one, other in zip_longest(second, head, fillvalue="")], below[1:], knows)
    if not found:
        return None
    names = {second[number] for number in found.parties if number < len(second)}
    known, above = (sum(map(knows, some)) for some in (names, set(columns.parties.values())))
    again = heading(second[found.facts["title"]]) == "title"
    # SDR is a role, and could be three letters; a row that has hardly anything else is a task's.
    are_names = sum(map(bool, map(letters, names))) < _MOSTLY * len(names)
    return found if are_names and (again or 0 < known >= above) else None


def _columns(head: Sequence[str], below: Sequence[Sequence[str]], knows: Knows) -> _Columns | None:
    facts: dict[str, int] = {}
    parties: dict[int, str] = {}
    left: dict[int, str] = {}
    for number, text in enumerate(head):
        if _widens(number, head, below):
            continue
        known = heading(text)
        # Letters below Support or Owner are those of a party; letters below Status are states.
        may = known is None or known in _WHO or knows(text)
        if may and len(plain(text)) > 1 and _is_lettered(number, below):
            parties[number] = text
        elif known and known not in facts and known != OTHER:
            facts[known] = number
        elif text:
            left[number] = text
    if not _WHO.isdisjoint(facts):
        # Where a column has the names, letters are of something else, unless people.yml knows better.
        left |= {number: parties.pop(number) for number, text in tuple(parties.items()) if not knows(text)}
    if "title" not in facts:
        # The corner of a matrix says `Task / role`, or nothing.
        free = (n for n in range(len(head)) if n not in parties and n not in facts.values())
        corner = next(free, None)
        if not parties or corner is None:
            return None
        facts["title"] = corner
        left.pop(corner, None)
    if "owner" in facts:
        facts.setdefault("accountable" if "responsible" in facts else "responsible", facts.pop("owner"))
    told = facts.keys() - {"title", "number", "step"}
    if not parties and not told:
        return None
    bare = (n for n in range(max(map(len, below), default=0)) if not any(head[n : n + 1]) and n not in facts.values())
    left |= {number: f"{_letter(number)} (it has no heading)" for number in bare if _is_lettered(number, below)}
    return _Columns(facts, parties, tuple(left[number] for number in sorted(left)))


def _widens(number: int, head: Sequence[str], below: Iterable[Sequence[str]]) -> bool:
    """Whether a column says what the one before it says: merged cells make one of two."""
    pairs = (cells[number - 1 : number + 1] for cells in below if len(cells) > number)
    return number > 0 and head[number] == head[number - 1] and all(one in ("", before) for before, one in pairs)


def _letter(number: int) -> str:
    """Name a column as spreadsheet programs do: C, and after Z AA."""
    more, last = divmod(number, len(ascii_uppercase))
    return f"{ascii_uppercase[more - 1] if more else ''}{ascii_uppercase[last]}"


def _is_lettered(number: int, below: Iterable[Sequence[str]]) -> bool:
    """Whether a column holds letters of roles, and hardly anything else."""
    cells = [cells[number] for cells in below if len(cells) > number]
    # A dash, a question mark or `none` says nothing of what the column is for.
    told = [found for one in cells if any(map(str.isalnum, one)) and (found := letters(one)) != ()]
    read = [one for one in told if one]
    return bool(read) and len(read) >= _MOSTLY * len(told)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads rows by what the columns are, and notes what it cannot read."""

    columns: _Columns
    first: Mapping[str, bool | None]
    head: tuple[Cell, ...]
    doubts: list[str]

    def cell(self, cells: Sequence[str], name: str) -> str:
        """Give the cell of a fact; nothing where there is none."""
        number = self.columns.facts.get(name, len(cells))
        text = cells[number] if number < len(cells) else ""
        return text if name in ROLES else _in_one_line(text)  # Names may stand one below the other.

    def task(self, line: int, cells: Sequence[str]) -> Task:
        """Read a row as a task."""
        names: dict[str, tuple[str, ...]] = {role: (text,) for role in ROLES if (text := self.cell(cells, role))}
        for number, party in self.columns.parties.items():
            for role in self._letters(line, party, cells[number] if number < len(cells) else ""):
                names[role] = (*names.get(role, ()), party)
        days = {name: day for name in self.first if (day := self._day(line, name, self.cell(cells, name)))}
        return Task(line, self.cell(cells, "title"), names, days, self._state(line, cells, days))

    def _letters(self, line: int, party: str, text: str) -> tuple[str, ...]:
        text = _in_one_line(text)
        found = letters(text)
        if found is None:
            self.doubts.append(f"row {line}, {party}: {text!r} is none of R, A, C, I, S")
        return found or ()

    def _day(self, line: int, name: str, text: str) -> date | None:
        day = day_of(text, self.first[name])
        if text and day is None and not (name == "done" and is_yes(text)):
            both = "could be two days" if could_be_two(text) else "is no day"
            self.doubts.append(f"row {line}, {name}: {text!r} {both}; write it as 2026-12-31")
        return day

    def _state(self, line: int, cells: Sequence[str], days: Mapping[str, date]) -> str | None:
        if "done" in days or is_yes(self.cell(cells, "done")):
            return "done"
        text = self.cell(cells, "status")
        found = state(text) if text else None
        if text and found is None:
            self.doubts.append(f"row {line}, state: {text!r} is none of todo, doing, blocked, review, done, dropped")
        return found


def _steps(below: Sequence[tuple[int, Sequence[str]]], reader: _Reader) -> Iterator[Step]:
    """Part the rows into steps: by a column of phases, or by rows that hold a title alone."""
    title = ""
    tasks: list[Task] = []
    for line, cells in below:
        named = reader.cell(cells, "step")
        alone = _is_alone(cells, reader)
        if alone or (named and named != title):
            yield Step(title, tuple(tasks))
            only = reader.cell(cells, "title") or _in_one_line(next(filter(None, cells)))
            title, tasks = (only if alone else named), []
        if not alone and _is_work(cells, reader):
            tasks.append(reader.task(line, cells))
        elif not alone and not named:
            reader.doubts.append(f"row {line}: it has no task in it")
    yield Step(title, tuple(tasks))


def _is_alone(cells: Sequence[str], reader: _Reader) -> bool:
    """Whether a row of a matrix holds a title and nothing else: the name of a step, or a remark at the end."""
    return bool(reader.columns.parties) and sum(1 for one in cells if one) == 1


def _is_work(cells: Sequence[str], reader: _Reader) -> bool:
    """Whether a row is a task, and not the headings once more."""
    return bool(reader.cell(cells, "title")) and tuple(cells) != tuple(_texts(reader.head))


def _headings(cells: Iterable[Cell]) -> list[str]:
    return [_in_one_line(one) for one in _texts(cells)]


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def _texts(cells: Iterable[Cell]) -> list[str]:
    return [one.isoformat() if isinstance(one, date) else one for one in cells]
