"""A task ticked off from the command line.

Knows: which file a playbook's id leads to.
Never: how a file is changed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from mopsdocs.compile.advance import advance
from mopsdocs.compile.live import Live
from mopsdocs.model.diagnostic import Said
from mopsdocs.model.source import Inputs, Source
from mopsdocs.parse import Group, group
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.plain import safe
from mopsdocs.shell.reader import read
from mopsdocs.shell.selection import NAMED, is_table
from mopsdocs.shell.shown import finding_words
from mopsdocs.shell.task_edits import Refused, Wish, edit
from mopsdocs.shell.workspace import Workspace

FINDINGS = 1


def tick(workspace: Workspace, ref: str, on: date | None, evidence: str | None) -> str:
    """Tick a task off, and say so in the handbook's language; UserError where that cannot be."""
    name, slash, task = ref.rpartition("/")
    if not slash or not name or not task:
        raise UserError(f"{safe(ref)} names no task", "Name the playbook and the task, for example email-program/T2")
    live, source = _found(workspace, name)
    words = finding_words(live.prepared.config.languages[0], live.prepared.theme)
    values = {"status": "done", "done": on.isoformat() if on else "", "evidence": evidence or ""}
    wish = Wish(source.path, source.id, task, {key: value for key, value in values.items() if value})
    try:
        edit(workspace, live, wish)
    except Refused as refused:
        not_done = words.said(Said("{task} was not ticked off.", {"task": safe(ref)}))
        raise UserError(f"{not_done} {refused.why(words)}", exit_code=FINDINGS) from None
    values = {"path": safe(workspace.shown(source.path)), "task": safe(ref)}
    return words.said(Said("{path}: {task} is done", values))


def _found(workspace: Workspace, name: str) -> tuple[Live, Source]:
    """Read the one playbook of an id, and of the rest only settings and people."""
    inputs = read(workspace)
    for one in _likely(group(inputs.snapshot.sources), name):
        live = advance(None, _only(inputs, one))
        if name in live.edition.cards or name in live.edition.aliases:
            return live, one.source
    message = f"There is no playbook {safe(name)}"
    raise UserError(message, "Its id is the name of its file, unless the file says another one under `id`")


def _likely(groups: Iterable[Group], name: str) -> Iterator[Group]:
    """List the documents that may have an id: those named so, then those in which it is written somewhere."""
    named, written = [], []
    for one in groups:
        parts = one.name.split("/")
        if name in (parts[-1], parts[-2] if parts[-1] == "index" and len(parts) > 1 else ""):
            named.append(one)
        elif name.encode() in one.source.content:
            written.append(one)
    yield from (*named, *written)


def _only(inputs: Inputs, found: Group) -> Inputs:
    wanted = {*NAMED, *found.paths}
    sources = tuple(one for one in inputs.snapshot.sources if one.path in wanted or is_table(one.path))
    return replace(inputs, snapshot=replace(inputs.snapshot, sources=sources))
