"""The commands, each a few lines.

Knows: which function answers which command, and what is printed where.
Never: logic; click.
"""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from mopsdocs.shell.errors import UserError
from mopsdocs.shell.plain import safe
from mopsdocs.shell.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from mopsdocs.model.diagnostic import Report
    from mopsdocs.model.source import Source
    from mopsdocs.parse.json_schema import Kind


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

        report, sources = _as_known(built.report, read(workspace).snapshot.sources, workspace)
        _write(sys.stderr, terminal.full(report, sources, colour=_colour(sys.stderr)))
        _write(sys.stderr, "Nothing was written: mend the errors first.\n")
        return 1
    _tell_built(order.out, built.documents, built.written, built.removed, built.warnings)
    for path in built.spared:
        print(f"Left alone, since somebody changed it: {safe(path)}", file=sys.stderr)
    if profile:
        for verb, seconds in watch.spent.items():
            print(f"{verb:>24} {seconds * 1000:9.1f} ms", file=sys.stderr)
    return 0


def check(*, root: Path | None, today: date | None, level: str | None, output: str, strict: bool) -> int:
    """Check the handbook; 0, or 1 if there are errors."""
    from mopsdocs.compile import check as check_all
    from mopsdocs.model.diagnostic import Level, Severity
    from mopsdocs.shell import terminal
    from mopsdocs.shell.reader import read

    workspace = _workspace(root, today)
    inputs = read(workspace)
    found = check_all(inputs, Level(level) if level else None)
    report, sources = _as_known(found, inputs.snapshot.sources, workspace)
    _write(sys.stdout, terminal.FORMATS[output](report, sources, colour=_colour(sys.stdout)))
    return 1 if report.failed or (strict and report.count(Severity.WARNING)) else 0


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
    print(f"A handbook to start from is in {folder}. Next:\n  cd {folder}\n  mopsdocs build")
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


def _as_known(
    report: "Report", sources: "Iterable[Source]", workspace: Workspace
) -> "tuple[Report, dict[str, Source]]":
    """Give report and sources by the paths that the user knows."""
    named = [replace(one, path=workspace.shown(one.path)) for one in report.diagnostics]
    return replace(report, diagnostics=tuple(named)), {workspace.shown(one.path): one for one in sources}


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
