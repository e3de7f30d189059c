"""A value recorded: one row more in a metric's file, and not a byte of the others changed.

Knows: where a metric keeps its values, how a row is written, how a file is replaced in one step.
Never: overwrites a value; touches a file that has mistakes, but for a gap that the row fills.
"""

import re
from datetime import date

from msgspec import structs

from mopsdocs.model.handbook import Card, Edition
from mopsdocs.model.periods import EXAMPLES, first_day, number_of, written_as
from mopsdocs.model.playbook import Metric
from mopsdocs.model.source import Source
from mopsdocs.shell.edits import write_back
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.reader import read, source_path
from mopsdocs.shell.workspace import Workspace

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
# Thousands as half the world parts them, or three decimals: whoever typed it knows.
_EITHER = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
_SIGNS = "=+-@\t\r"


def record(workspace: Workspace, metric: str, period: str, given: tuple[str, ...], note: str | None) -> str:
    """Add a row to a metric's values; the path of its file, relative to the handbook's root."""
    # Other commands need none of the core.
    from mopsdocs.compile.prepare import prepare
    from mopsdocs.compile.stages import bind_edition, survey
    from mopsdocs.parse.values import columns_of, read_series, values_path

    prepared = prepare(read(workspace))
    edition = bind_edition([survey(one, prepared) for one in prepared.groups], prepared)
    card, found = _metric(metric, edition)
    path = values_path(card.path, found)
    source = prepared.sources.get(path or "")
    if source and not found.every:  # The rows that there are say it, too.
        series, _ = read_series(source, found)
        found = structs.replace(found, every=series.every if series.rows else None)
    if path is None or found.every is None:
        raise _unready(card, found)
    number = _period(period, found.every, workspace.today)
    columns = columns_of(found)
    numbers = _numbers(given, columns)
    content = _with_row(source, found, number, numbers, note)
    write_back(source_path(workspace, path), source.content if source else None, content)
    return workspace.shown(path)


def _unready(card: Card, metric: Metric) -> UserError:
    """Say what a metric lacks before anything can be recorded, and where to write it."""
    lacks = {
        "where its values are kept": "" if metric.values else f"`values: {metric.id}.csv`",
        "how often it is measured": "" if metric.every else "`every: month`",
    }
    what = " and ".join(what for what, line in lacks.items() if line)
    lines = " and ".join(filter(None, lacks.values()))
    message = f"The metric {metric.id} does not say {what}"
    return UserError(message, f"Write {lines} at the metric in {card.path}; the file of values is made then")


def _metric(name: str, edition: Edition) -> tuple[Card, Metric]:
    """Find a metric by its id, or by its playbook's and its own: `email-program/total-clicks`."""
    home, _, item = name.rpartition("/")
    found = [
        (card, mark.metric)
        for card in edition.cards.values()
        if not home or card.id == edition.aliases.get(home, home)
        for mark in card.landmarks
        if mark.metric and mark.id == item
    ]
    if not found:
        near = sorted(mark.id for card in edition.cards.values() for mark in card.landmarks if mark.metric)
        hint = f"Metrics are: {', '.join(dict.fromkeys(near))}" if near else "No playbook defines one yet"
        raise UserError(f"There is no metric {name}", hint[:1000])
    if len(found) > 1:
        names = ", ".join(f"{card.id}/{item}" for card, _ in found)
        raise UserError(f"Several playbooks have a metric {name}", f"Name its playbook, too: {names}")
    return found[0]


def _period(written: str, every: str, today: date) -> int:
    number = number_of(written, every)
    if number is None:
        message = f"{written} is no period of this metric, which is measured every {every}"
        raise UserError(message, f"Write it as in {EXAMPLES[every]}")
    if first_day(every, number) > today:
        raise UserError(f"{written} has not begun yet", "What is planned belongs to a goal's checkpoints")
    return number


def _numbers(given: tuple[str, ...], columns: tuple[str, ...]) -> dict[str, str]:
    """Read `clicks=5100`; a metric with one column takes a bare number."""
    from mopsdocs.parse.scalars import NUMBER

    found: dict[str, str] = {}
    for word in given:
        name, equals, number = word.partition("=")
        if not equals and len(columns) == 1:
            name, number = columns[0], word
        if name not in columns:
            raise UserError(f"This metric has no input {name}", f"Its inputs are: {', '.join(columns)}")
        if name in found:
            raise UserError(f"{name} is given twice", "Give each input once")
        if not re.fullmatch(NUMBER, number):
            hint = "Write a decimal point and no sign for thousands: 5100.5"
            raise UserError(f"{name}={number} is not a number", hint)
        if _EITHER.fullmatch(number):
            hint = f"Write {number.replace('.', '')}, or {number}0 if the point stands before decimals"
            raise UserError(f"{name}={number} may be two numbers", hint)
        found[name] = number
    missing = [name for name in columns if name not in found]
    if missing:
        raise UserError(f"Nothing is given for {', '.join(missing)}", f"Write {missing[0]}=NUMBER")
    return {name: found[name] for name in columns}


def _with_row(
    source: Source | None, metric: Metric, number: int, numbers: dict[str, str], note: str | None
) -> bytes:
    """Give a file's content with a row more, where it belongs."""
    from mopsdocs.parse.tables import table
    from mopsdocs.parse.values import GAP, read_series

    every = metric.every or "month"
    if source is None or not source.content.strip(b"\xef\xbb\xbf \t\r\n"):
        head = ["period", *numbers, *(["note"] if note else [])]
        return f"{','.join(head)}\n{_row(head, every, number, numbers, note)}\n".encode()
    _, noticed = read_series(source, metric)
    if any(one.hint != GAP for one in noticed):
        message = f"{source.path} has mistakes, so nothing was added to it"
        raise UserError(message, "`mopsdocs check` shows them with their lines")
    rows = [(number_of(line.cells[0], every) or 0, line.number) for line in table(source.content).lines[1:]]
    _fits(source.path, [period for period, _ in rows], number, every)
    lines = _LINE.findall(source.content.decode())
    end = lines[0][len(lines[0].rstrip("\r\n")) :] or "\n"
    head = [cell.strip(' \t\r\n"').removeprefix("\ufeff") for cell in lines[0].split(",")]
    if note and "note" not in head:
        hint = "Add `,note` to its first line, and a comma to each row"
        raise UserError(f"{source.path} has no column for notes", hint)
    row = _row(head, every, number, numbers, note)
    if not lines[-1].endswith(("\r", "\n")):
        lines[-1] += end
    place = next((line - 1 for period, line in rows if period > number), len(lines))
    lines.insert(place, row + end)
    return "".join(lines).encode()


def _fits(path: str, periods: list[int], number: int, every: str) -> None:
    """See to it that a row is neither there already nor leaves others out."""
    written = written_as(every, number)
    if number in periods:
        hint = "Correct it in the file, where git shows why"
        raise UserError(f"{path} has a value for {written} already", hint)
    if periods and not periods[0] - 1 <= number <= periods[-1] + 1:
        next_one = written_as(every, periods[0] - 1 if number < periods[0] else periods[-1] + 1)
        message = f"Between {written} and the values in {path} others are missing"
        raise UserError(message, f"Record {next_one} first")


def _row(head: list[str], every: str, number: int, numbers: dict[str, str], note: str | None) -> str:
    cells = {"period": written_as(every, number), "note": _quoted(note or ""), **numbers}
    return ",".join(cells.get(name, "") for name in head)


def _quoted(note: str) -> str:
    """Write a note so that it stays one cell, and is a formula to no spreadsheet."""
    line = " ".join(note.split())
    if line.startswith(tuple(_SIGNS)):
        line = f"'{line}"
    return '"' + line.replace('"', '""') + '"' if any(sign in line for sign in '",') else line
