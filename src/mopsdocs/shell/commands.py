"""The commands that read a handbook and make something of it, each a few lines.

Knows: which function answers which command, and what is printed where.
Never: logic; click.
"""

import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mopsdocs.shell.errors import UserError
from mopsdocs.shell.plain import safe
from mopsdocs.shell.telling import coloured, refused, shown_to, tell_built, workspace_of, write

if TYPE_CHECKING:
    from mopsdocs.parse.json_schema import Kind
    from mopsdocs.shell.order import CheckOrder

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
    from mopsdocs.shell.progress import in_sight

    workspace = workspace_of(root, today)
    order = Order(workspace, (out or workspace.site).absolute(), jobs or cores(), strict, adopt)
    with in_sight(sys.stderr) as watch:
        built = builder.build(order, watch)
    if built.report:
        from mopsdocs.shell.reader import read

        return refused(built.report, read(workspace), workspace)
    tell_built(order.out, built.documents, built.written, built.removed, built.warnings)
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

    workspace = workspace_of(order.root, order.today)
    found, accepted = checked(workspace, order)
    if accepted:
        print(accepted)
        return 0
    report, lang = found.report, order.lang or found.lang
    shown = shown_to(report, found.inputs, workspace, lang, sys.stdout)
    if order.output == "github":
        from mopsdocs.shell.changed import changed_in

        lines = changed_in(workspace, found.inputs, order.base)
        shown = replace(shown, changed={workspace.shown(path): numbers for path, numbers in lines.items()})
    write(sys.stdout, format_of(order.output)(shown))
    return 1 if report.failed or (order.strict and report.count(Severity.WARNING)) else 0


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
    found = difference(workspace_of(root, today, bare=newer is not None), first, newer)
    teller = Teller(found.voice.words, found.comparison, found.voice.edition.config.areas)
    said = {
        "terminal": lambda: for_terminal(teller, colour=coloured(sys.stdout)),
        "markdown": lambda: markdown(teller, found.added.findings, found.mended.findings, found.added.words),
        "json": lambda: as_json(found.comparison, found.added, found.mended),
        "html": lambda: as_page(found),
    }
    write(sys.stdout, said[output]())
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

    found, unread = look(workspace_of(root, today), Wanted(person, area, state), lang)
    write(sys.stdout, for_terminal(found, room(sys.stdout), colour=coloured(sys.stdout)))
    _tell_unread(unread)
    return 0


def handover(*, person: str, root: Path | None, today: date | None, lang: str | None) -> int:
    """Print everything that somebody holds, and who could take it."""
    from mopsdocs.shell.handing_over import hand_over

    told, unread = hand_over(workspace_of(root, today), person, lang)
    write(sys.stdout, told)
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


def schema(*, kind: "Kind | Literal['handbook']", with_ids: bool, root: Path | None) -> int:
    """Print a JSON Schema, on its own or with a handbook's ids in it."""
    import json

    if kind == "handbook":
        from mopsdocs.outputs.export_schema import handbook_schema

        made = handbook_schema()
    elif with_ids:
        from mopsdocs.shell.schemas import schema_with_ids

        made = schema_with_ids(kind, workspace_of(root, None))
    else:
        from mopsdocs.parse.json_schema import schema as schema_of

        made = schema_of(kind)
    print(json.dumps(made, ensure_ascii=False, indent=2))
    return 0


def export(*, root: Path | None, today: date | None, **options: object) -> int:
    """Write the handbook for other programs; 0, or 1 if findings stopped it."""
    from mopsdocs.shell.export_command import export as write
    from mopsdocs.shell.exporting import ExportOrder

    workspace = workspace_of(root, today)
    failed = write(workspace, ExportOrder(**options))  # type: ignore[arg-type]  # click has seen to it.
    return 0 if failed is None else refused(failed.report, failed.inputs, workspace)


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

    workspace = workspace_of(root, today)
    place, listening = place_of(host, port, allow_host)
    from mopsdocs.shell.serve.crew import crew_of

    crew = crew_of(workspace)  # Where there is much to read, others begin while we load what answers are given with.
    from mopsdocs.shell.serve.server import Wanted, serve

    wanted = Wanted(edit, open_, today is not None or "SOURCE_DATE_EPOCH" in os.environ)
    serve(workspace, place, listening, wanted, crew)
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
