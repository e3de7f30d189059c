"""The commands, each a few lines.

Knows: which function answers which command, and what is printed where.
Never: logic; click.
"""

import os
import sys
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from mopsdocs.shell.errors import UserError
from mopsdocs.shell.plain import safe
from mopsdocs.shell.workspace import CONFIG, Workspace, open_workspace

if TYPE_CHECKING:
    from mopsdocs.model.diagnostic import Report
    from mopsdocs.model.source import Inputs
    from mopsdocs.parse.json_schema import Kind
    from mopsdocs.shell.order import CheckOrder
    from mopsdocs.shell.shown import Shown


def build(
    *,
    root: Path | None,
    out: Path | None,
    today: date | None,
    jobs: int | None,
    strict: bool,
    adopt: bool,
    profile: bool,
) -> int:
    """Build the handbook; 0, or 1 if findings stopped it."""
    from mopsdocs.shell import build as builder  # Each command loads only what it needs.
    from mopsdocs.shell.order import Order
    from mopsdocs.shell.pool import cores
    from mopsdocs.shell.stopwatch import Stopwatch

    workspace, watch = _workspace(root, today), Stopwatch()
    order = Order(workspace, (out or workspace.site).absolute(), jobs or cores(), strict, adopt)
    built = builder.build(order, watch)
    if built.report:
        from mopsdocs.shell import terminal
        from mopsdocs.shell.reader import read

        _write(sys.stderr, terminal.full(_shown(built.report, read(workspace), workspace, None, sys.stderr)))
        _write(sys.stderr, "Nothing was written: mend the errors first.\n")
        return 1
    _tell_built(order.out, built.documents, built.written, built.removed, built.warnings)
    for path in built.spared:
        print(f"Left alone, since somebody changed it: {safe(path)}", file=sys.stderr)
    if profile:
        for verb, seconds in watch.spent.items():
            print(f"{verb:>24} {seconds * 1000:9.1f} ms", file=sys.stderr)
    return 0


def check(*, order: "CheckOrder") -> int:
    """Check the handbook, and show what is found in some files, or in all; 0, or 1 if there are errors."""
    from mopsdocs.model.diagnostic import Severity
    from mopsdocs.shell.checking import checked
    from mopsdocs.shell.formats import format_of

    workspace = _workspace(order.root, order.today)
    report, inputs, accepted = checked(workspace, order)
    if accepted:
        print(accepted)
        return 0
    _write(sys.stdout, format_of(order.output)(_shown(report, inputs, workspace, order.lang, sys.stdout)))
    return 1 if report.failed or (order.strict and report.count(Severity.WARNING)) else 0


def translate(*, root: Path | None, files: tuple[Path, ...]) -> int:
    """Mark translations as made from what their sources say today."""
    from mopsdocs.shell.checking import in_handbook
    from mopsdocs.shell.translations import mark

    workspace = _workspace(root, None)
    written = mark(workspace, [in_handbook(file, workspace) for file in files])
    for path in written:
        print(safe(path))
    print(f"Marked {_counted(len(written), 'translation')} as up to date.", file=sys.stderr)
    return 0


def diff(*, root: Path | None, today: date | None, base: str, head: str | None, output: str) -> int:
    """Print what changed between two versions."""
    from mopsdocs.outputs.changes_text import markdown
    from mopsdocs.outputs.changes_values import Teller
    from mopsdocs.shell.change_formats import as_json, for_terminal
    from mopsdocs.shell.differing import as_page, difference

    first, dots, last = base.partition("..")
    if dots and head is not None:
        raise UserError(f"{base} names two versions already", f"Write `mopsdocs diff {first} {head}`")
    found = difference(_workspace(root, today), first, head or last.lstrip(".") or None)
    teller = Teller(found.voice.words, found.comparison, found.prepared.config.areas)
    said = {
        "terminal": lambda: for_terminal(teller, colour=_colour(sys.stdout)),
        "markdown": lambda: markdown(teller, found.added.findings, found.mended.findings, found.added.words),
        "json": lambda: as_json(found.comparison, found.added, found.mended),
        "html": lambda: as_page(found),
    }
    _write(sys.stdout, said[output]())
    return 0


def explain(*, code: str) -> int:
    """Print why a rule exists."""
    from mopsdocs.checks import explanation, similar_codes

    text = explanation(code.upper())
    if text is None:
        near = similar_codes(code.upper())
        hint = f"Did you mean {' or '.join(near)}?" if near else "`mopsdocs check` prints codes such as RACI-001"
        raise UserError(f"There is no rule {code}.", hint)
    print(text)
    return 0


def init(*, folder: Path, lang: str) -> int:
    """Write a small handbook."""
    from mopsdocs.shell.scaffold import write_handbook

    write_handbook(folder, lang)
    print(f"A handbook to start from is in {safe(str(folder))}. Next:")
    print(f"  cd {safe(_pasted(folder))}\n  mopsdocs build")
    return 0


def new_playbook(*, title: str, root: Path | None, area: str | None, owner: str | None) -> int:
    """Write a new playbook."""
    from mopsdocs.shell.scaffold import write_playbook

    print(write_playbook(_workspace(root, None), title, area, owner))
    return 0


def task_done(*, ref: str, root: Path | None, on: date | None, evidence: str | None) -> int:
    """Tick a task off in its file."""
    from mopsdocs.shell.ticking import tick

    workspace = _workspace(root, None)
    print(f"{safe(workspace.shown(tick(workspace, ref, on, evidence)))}: {safe(ref)} is done")
    return 0


def _pasted(folder: Path) -> str:
    """Give a path as it can be pasted into a shell."""
    from shlex import quote

    return quote(f"./{folder}" if str(folder).startswith("-") else str(folder))


def record(
    *, metric: str, period: str, inputs: tuple[str, ...], note: str | None, root: Path | None, today: date | None
) -> int:
    """Add a row to a metric's values."""
    from mopsdocs.shell.record import record as add

    print(f"Recorded {safe(period)} in {safe(add(_workspace(root, today), metric, period, inputs, note))}")
    return 0


def sign(
    *,
    item: str,
    aspect: str | None,
    by: str,
    on: date | None,
    note: str | None,
    root: Path | None,
    today: date | None,
) -> int:
    """Write a sign-off, and say what was signed."""
    from mopsdocs.shell.signing import Wish, sign

    told = sign(_workspace(root, today), Wish(item, aspect, by, on, note or ""))
    print("\n".join(map(safe, told.split("\n"))))
    return 0


def schema(*, kind: "Kind") -> int:
    """Print a JSON Schema."""
    import json

    from mopsdocs.parse.json_schema import schema as schema_of

    print(json.dumps(schema_of(kind), ensure_ascii=False, indent=2))
    return 0


def serve(
    *,
    root: Path | None,
    host: str,
    port: int | None,
    allow_host: tuple[str, ...],
    today: date | None,
    edit: bool,
    open_: bool,
) -> int:
    """Show the handbook in a browser while it is being written, until somebody ends it."""
    from mopsdocs.shell.serve.place import place_of
    from mopsdocs.shell.serve.server import Wanted, serve

    workspace = _workspace(root, today)
    place, listening = place_of(host, port, allow_host)
    serve(workspace, place, listening, Wanted(edit, open_, today is not None or "SOURCE_DATE_EPOCH" in os.environ))
    return 0


def _workspace(root: Path | None, today: date | None) -> Workspace:
    workspace = open_workspace(root, today)
    folder = workspace.root / "playbooks"
    if workspace.configured and not folder.is_dir():
        message = f"There is no folder playbooks/ in {workspace.root}"
        raise UserError(message, "Make it and put a first playbook there: mopsdocs new playbook TITLE")
    if not workspace.configured and root is None:
        message = f"There is no handbook here: neither {workspace.root} nor a folder above has a mopsdocs.yml"
        raise UserError(message, "Start one with `mopsdocs init DIR`, or name any folder of Markdown with --root DIR")
    return workspace


def _shown(report: "Report", inputs: "Inputs", workspace: Workspace, lang: str | None, stream: TextIO) -> "Shown":
    """Give a report by the paths that the user knows, in the language asked for or the handbook's."""
    from mopsdocs.parse.documents import read_config
    from mopsdocs.shell.shown import Shown, finding_words

    sources = inputs.snapshot.sources
    if lang is None:
        lang = read_config(next((one for one in sources if one.path == CONFIG), None), ())[0].languages[0]
    named = [replace(one, path=workspace.shown(one.path)) for one in report.diagnostics]
    return Shown(
        replace(report, diagnostics=tuple(named)),
        {workspace.shown(one.path): one for one in sources},
        finding_words(lang, inputs.theme),
        _colour(stream),
    )


def _write(stream: TextIO, text: str) -> None:
    """Write a report; whoever has heard enough may close the pipe, and the exit code stays what it is."""
    with suppress(BrokenPipeError):
        stream.write(text)


def _colour(stream: object) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or bool(getattr(stream, "isatty", bool)())


def _tell_built(out: Path, documents: int, written: int, removed: int, warnings: int) -> None:
    what = _counted(written, "file") + " written" if written or removed else "nothing to do"
    if removed:
        what += f", {removed} removed"
    notes = f" {_counted(warnings, 'warning')}: see `mopsdocs check`." if warnings else ""
    print(f"Built {_counted(documents, 'document')} into {safe(str(out))}: {what}.{notes}", file=sys.stderr)


def _counted(count: int, word: str) -> str:
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"
