"""An edit of a task, from a page into its file: those bytes and no others, or a sentence that says why not.

Knows: the file as it is on disk, what the handbook says of it before and after.
Never: HTTP; writes what would not check.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from posixpath import dirname, normpath
from typing import TYPE_CHECKING, Final

from mopsdocs.model.diagnostic import Diagnostic, Said, Severity
from mopsdocs.model.handbook import Bound
from mopsdocs.model.source import Source, blob_id
from mopsdocs.shell.edits import ChangedError, write_back
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.plain import safe
from mopsdocs.shell.reader import source_path
from mopsdocs.shell.serve.folder import fresh
from mopsdocs.shell.shown import ENGLISH
from mopsdocs.shell.workspace import Workspace
from mopsdocs.words import Words

if TYPE_CHECKING:
    from mopsdocs.compile.live import Live
    from mopsdocs.model.work import Task
    from mopsdocs.parse.edit import Value

STATES: Final = ("todo", "doing", "blocked", "review", "done", "dropped")
FIELDS: Final = ("responsible", "due", "status", "done", "evidence", "blocked_by")
ORDER: Final = (
    "id", "title", "serves", "responsible", "accountable", "consulted", "informed", "support", "start", "due",
    "status", "done", "evidence", "after", "blocked_by", "effort", "issue",
)  # fmt: skip
_LONGEST = 500
_MEANWHILE: Final = Said("The file has been changed in the meantime. Look at what is there now, and then try again.")
_NOT_HERE: Final = Said("This cannot be changed from here.")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants of a task: `blob` is the file as they saw it; an empty value takes the key out."""

    path: str
    blob: str
    task: str
    values: Mapping[str, str | tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Made:
    """An edit that was made: the id of the file as it is then, and what stood before in the keys that it changed."""

    blob: str
    before: Mapping[str, str | tuple[str, ...]]


class Refused(Exception):  # noqa: N818  # It is no error: somebody is told why.
    """Why an edit was not made; `conflict` where the file is another than the one that was seen.

    `worse` is what would be wrong then.
    """

    def __init__(self, *said: Said, conflict: bool = False, worse: Iterable[Diagnostic] = ()) -> None:
        super().__init__(*(one.text for one in said))
        self.said, self.conflict, self.worse = said, conflict, tuple(worse)

    def why(self, words: Words) -> str:
        """Say why, in somebody's language."""
        sentences = [words.said(one) for one in self.said]
        for one in self.worse:
            sentences.append(f"{one.code}: {words.said(one.said)}")
            sentences += [words.said(one.hint)] if one.hint else []
        return " ".join(safe(one if one.endswith((".", "?", "!")) else f"{one}.") for one in sentences)


def edit(workspace: Workspace, live: "Live", wish: Wish) -> Made:
    """Make an edit."""
    try:
        source = fresh(workspace, wish.path) if wish.path in live.standings else None
    except (OSError, UserError):
        source = None
    if source is None:
        raise Refused(Said("There is no such file any more."), conflict=True)
    shown = live.standings[wish.path].shown.source
    if wish.blob not in {source.id, ""} or source.id != shown.id:
        raise Refused(_MEANWHILE, conflict=True)
    content, before = changed(live, source, wish)
    new = Source(source.path, content, blob_id(content))
    if new.id != source.id:
        _refuse_worse(live, new)
        _write(workspace, source, new.content)
    return Made(new.id, before)


def changed(live: "Live", source: Source, wish: Wish) -> tuple[bytes, Mapping[str, str | tuple[str, ...]]]:
    """Give the file's bytes with the edit, and what stood before in the keys that it changes."""
    from mopsdocs.parse.edit import Refusal, values_at, with_values

    task = _task(live, wish)
    _refuse_bare(live, wish)
    values = _values(wish.values, task, live.edition.today)
    done = with_values(source.content, task.at, values, ORDER)
    if isinstance(done, Refusal):
        raise Refused(_NOT_HERE, done.said, Said("Change it in the file itself."))
    return done, values_at(source.content, task.at, values)


def _task(live: "Live", wish: Wish) -> "Task":
    bound = live.judged(wish.path).bound
    if isinstance(bound, Bound):
        found = [task for _, task in bound.playbook.all_tasks() if task.id == wish.task]
        if len(found) == 1:
            return found[0]
    raise Refused(Said("There is no task {task} in this playbook.", {"task": safe(wish.task)}), conflict=True)


def _values(wanted: Mapping[str, str | tuple[str, ...]], task: "Task", today: date) -> "dict[str, Value]":
    """Say what each key is to be; who ticks a task off today need not write the day."""
    found: dict[str, Value] = {}
    for key, value in wanted.items():
        if key not in FIELDS or (key == "responsible") != isinstance(value, tuple):
            raise Refused(Said("{key} cannot be changed from here.", {"key": safe(key)}))
        _refuse_odd(key, value)
        found[key] = value or None
    status = found.get("status", task.status)
    if status == "done" and task.status != "done" and not found.get("done"):
        found["done"] = today.isoformat()
    if status != "done" and task.done:
        found["done"] = None
    return found


def _refuse_odd(key: str, value: str | tuple[str, ...]) -> None:
    for one in value if isinstance(value, tuple) else (value,):
        if len(one) > _LONGEST or not one.isprintable():
            raise Refused(Said("{key} is too long, or has characters that cannot be seen.", {"key": key}))
    if key == "status" and value and value not in STATES:
        raise Refused(Said("A state is one of these: {states}.", {"states": ", ".join(STATES)}))
    if key in {"due", "done"} and value and not _DAY.match(str(value)):
        raise Refused(Said("Write a day as year, month and day, such as 2026-12-31."))


def _refuse_bare(live: "Live", wish: Wish) -> None:
    """Refuse an address on the web without its https://, which would be looked for among the handbook's files."""
    from mopsdocs.checks.paths import web_address

    written = str(wish.values.get("evidence", ""))
    path, address = normpath(f"{dirname(wish.path)}/{written}"), web_address(written)
    if address and path not in live.edition.by_path and path not in live.edition.files:
        said = Said("`{value}` has no https:// before it, so it reads as a file of the handbook", {"value": written})
        raise Refused(said, Said("Write {address} to link outside the handbook", {"address": address}))


def _refuse_worse(live: "Live", new: Source) -> None:
    """Refuse an edit after which something would be wrong that is not wrong now."""
    from mopsdocs.compile.advance import edited

    trial = edited(live, (new,))
    if trial is None or not trial.standings[new.path].readable:
        raise Refused(Said("The playbook could not be read any more after this edit."))
    before = {_gist(one) for one in live.diagnostics(new.path)}
    worse = [one for one in trial.diagnostics(new.path) if _is_error(one) and _gist(one) not in before]
    if worse:
        raise Refused(worse=worse)


def _is_error(one: Diagnostic) -> bool:
    return one.severity is Severity.ERROR


def _gist(one: Diagnostic) -> tuple[str, str]:
    return one.code, ENGLISH.said(one.said)


def _write(workspace: Workspace, before: Source, content: bytes) -> None:
    """Put new content in a file's place, if it still is the file that was read."""
    try:
        write_back(source_path(workspace, before.path), before.content, content)
    except ChangedError as error:
        raise Refused(_MEANWHILE, conflict=True) from error
    except UserError as error:
        reason = getattr(error.__cause__, "strerror", None) or error.message
        raise Refused(Said("The file could not be written: {reason}.", {"reason": reason})) from error
