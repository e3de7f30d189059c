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
from typing import TYPE_CHECKING, Literal, TextIO

from mopsdocs.shell.errors import UserError
from mopsdocs.shell.plain import safe
from mopsdocs.shell.workspace import CONFIG, Workspace, looks_bare, open_workspace

if TYPE_CHECKING:
    from mopsdocs.model.diagnostic import Report
    from mopsdocs.model.source import Inputs
    from mopsdocs.parse.json_schema import Kind
    from mopsdocs.shell.order import CheckOrder
    from mopsdocs.shell.shown import Shown

_LONGEST = 500


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
        from mopsdocs.shell.reader import read

        return _refused(built.report, read(workspace), workspace)
    _tell_built(order.out, built.documents, built.written, built.removed, built.warnings)
    for path in built.spared:
        print(f"Left alone, since somebody changed it: {safe(path)}", file=sys.stderr)
    if profile:
        for verb, seconds in watch.spent.items():
            print(f"{verb:>24} {seconds * 1000:9.1f} ms", file=sys.stderr)
        for what, count in watch.counts.items():
            print(f"{what:>24} {count:9,}", file=sys.stderr)
    return 0


def check(*, order: "CheckOrder") -> int:
    """Check the handbook, and show what is found in some files, or in all; 0, or 1 if there are errors."""
    from mopsdocs.model.diagnostic import Severity
    from mopsdocs.shell.check import checked
    from mopsdocs.shell.formats import format_of

    workspace = _workspace(order.root, order.today)
    found, accepted = checked(workspace, order)
    if accepted:
        print(accepted)
        return 0
    report, lang = found.report, order.lang or found.lang
    shown = _shown(report, found.inputs, workspace, lang, sys.stdout)
    if order.output == "github":
        from mopsdocs.shell.changed import changed_in

        lines = changed_in(workspace, found.inputs, order.base)
        shown = replace(shown, changed={workspace.shown(path): numbers for path, numbers in lines.items()})
    _write(sys.stdout, format_of(order.output)(shown))
    return 1 if report.failed or (order.strict and report.count(Severity.WARNING)) else 0


def translate(*, root: Path | None, files: tuple[Path, ...]) -> int:
    """Mark translations as made from what their sources say today."""
    from mopsdocs.shell.check import in_handbook
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
    newer = head or last.lstrip(".") or None
    found = difference(_workspace(root, today, bare=newer is not None), first, newer)
    teller = Teller(found.voice.words, found.comparison, found.prepared.config.areas)
    said = {
        "terminal": lambda: for_terminal(teller, colour=_colour(sys.stdout)),
        "markdown": lambda: markdown(teller, found.added.findings, found.mended.findings, found.added.words),
        "json": lambda: as_json(found.comparison, found.added, found.mended),
        "html": lambda: as_page(found),
    }
    _write(sys.stdout, said[output]())
    return 0


def status(
    *,
    root: Path | None,
    today: date | None,
    person: str | None,
    area: str | None,
    state: str | None,
    lang: str | None,
) -> int:
    """Print where goals and tasks stand."""
    from mopsdocs.outputs.status import Wanted
    from mopsdocs.shell.columns import room
    from mopsdocs.shell.status import for_terminal
    from mopsdocs.shell.status import status as look

    found, unread = look(_workspace(root, today), Wanted(person, area, state), lang)
    _write(sys.stdout, for_terminal(found, room(sys.stdout), colour=_colour(sys.stdout)))
    _tell_unread(unread)
    return 0


def handover(*, person: str, root: Path | None, today: date | None, lang: str | None) -> int:
    """Print everything that somebody holds, and who could take it."""
    from mopsdocs.shell.handing_over import hand_over

    told, unread = hand_over(_workspace(root, today), person, lang)
    _write(sys.stdout, told)
    _tell_unread(unread)
    return 0


def _tell_unread(paths: tuple[str, ...]) -> None:
    if paths:
        names = safe(", ".join(paths))[:_LONGEST]
        print(f"Left out, since it cannot be read: {names}. `mopsdocs check` says why.", file=sys.stderr)


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


def bring(*, file: Path, out: Path | None, title: str | None, root: Path | None) -> int:
    """Write a table from a spreadsheet as a new playbook, and say what became of it."""
    from mopsdocs.shell.importing.bring import bring as brought_from

    brought = brought_from(_workspace(root, None), file, out, title)
    print(safe(brought.path))
    print("\n".join(brought.told), file=sys.stderr)
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


def schema(*, kind: "Kind | Literal['handbook']", with_ids: bool, root: Path | None) -> int:
    """Print a JSON Schema, on its own or with a handbook's ids in it."""
    import json

    if kind == "handbook":
        from mopsdocs.outputs.export_schema import handbook_schema

        made = handbook_schema()
    elif with_ids:
        from mopsdocs.shell.schemas import schema_with_ids

        made = schema_with_ids(kind, _workspace(root, None))
    else:
        from mopsdocs.parse.json_schema import schema as schema_of

        made = schema_of(kind)
    print(json.dumps(made, ensure_ascii=False, indent=2))
    return 0


def export(*, root: Path | None, today: date | None, **options: object) -> int:
    """Write the handbook for other programs; 0, or 1 if findings stopped it."""
    from mopsdocs.shell.export_command import export as write
    from mopsdocs.shell.exporting import ExportOrder

    workspace = _workspace(root, today)
    failed = write(workspace, ExportOrder(**options))  # type: ignore[arg-type]  # click has seen to it.
    return 0 if failed is None else _refused(failed.report, failed.inputs, workspace)


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


def lsp(*, root: Path | None) -> int:
    """Speak with an editor until it says goodbye."""
    try:
        from mopsdocs.shell.lsp.features import serve
    except ModuleNotFoundError as error:
        if error.name not in ("pygls", "lsprotocol"):
            raise
        message = "The language server needs a package that is not installed: pygls"
        raise UserError(message, "Install it with: pip install 'mopsdocs[lsp]'") from None
    serve(root)
    return 0


def _workspace(root: Path | None, today: date | None, *, bare: bool = False) -> Workspace:
    """Find the handbook; `bare` allows for a repository that has versions and no files of its own."""
    workspace = open_workspace(root, today)
    if looks_bare(workspace.root):
        if bare:
            return workspace
        message = f"{workspace.root} is a bare repository: it has versions, and no files of its own"
        hint = "Clone it and work there: git clone FOLDER. Here `mopsdocs diff v1 v2` compares two versions"
        raise UserError(message, hint)
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
    from mopsdocs.shell.shown import Shown, finding_words

    sources = inputs.snapshot.sources
    if lang is None:
        from mopsdocs.parse.documents import read_config

        lang = read_config(next((one for one in sources if one.path == CONFIG), None), ())[0].languages[0]
    named = [replace(one, path=workspace.shown(one.path)) for one in report.diagnostics]
    return Shown(
        replace(report, diagnostics=tuple(named)),
        {workspace.shown(one.path): one for one in sources},
        finding_words(lang, inputs.theme),
        _colour(stream),
        workspace.in_checkout,
    )


def _refused(report: "Report", inputs: "Inputs", workspace: Workspace) -> int:
    """Show the findings that keep anything from being written."""
    from mopsdocs.shell import terminal

    _write(sys.stderr, terminal.full(_shown(report, inputs, workspace, None, sys.stderr)))
    _write(sys.stderr, "Nothing was written: mend the errors first.\n")
    return 1


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
