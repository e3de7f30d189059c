"""What commands have in common: the handbook that is meant, and how they speak to whoever typed them.

Knows: the terminal's streams, colours.
Never: what a command does.
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
from mopsdocs.shell.workspace import CONFIG, Workspace, looks_bare, open_workspace

if TYPE_CHECKING:
    from mopsdocs.model.diagnostic import Diagnostic, Report
    from mopsdocs.model.source import Inputs
    from mopsdocs.shell.shown import Shown


def workspace_of(root: Path | None, today: date | None, *, bare: bool = False) -> Workspace:
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
        from mopsdocs.shell.reader import no_folder

        raise no_folder(str(workspace.root))
    if not workspace.configured and root is None:
        message = f"There is no handbook here: neither {workspace.root} nor a folder above has a mopsdocs.yml"
        raise UserError(message, "Start one with `mopsdocs init DIR`, or name any folder of Markdown with --root DIR")
    return workspace


def _named(one: "Diagnostic", workspace: Workspace) -> "Diagnostic":
    """Give a finding by the paths that the user knows, in its words, too."""
    path = workspace.shown(one.path)
    values = {key: path if value == one.path else value for key, value in one.said.values.items()}
    return replace(one, path=path, said=replace(one.said, values=values))


def shown_to(report: "Report", inputs: "Inputs", workspace: Workspace, lang: str | None, stream: TextIO) -> "Shown":
    """Give a report by the paths that the user knows, in the language asked for or the handbook's."""
    from mopsdocs.shell.shown import Shown, finding_words

    sources = inputs.snapshot.sources
    if lang is None:
        from mopsdocs.parse.documents import read_config

        lang = read_config(next((one for one in sources if one.path == CONFIG), None), ())[0].languages[0]
    named = report.diagnostics if workspace.configured else [_named(one, workspace) for one in report.diagnostics]
    return Shown(
        replace(report, diagnostics=tuple(named)),
        {workspace.shown(one.path): one for one in sources},
        finding_words(lang, inputs.theme),
        coloured(stream),
        workspace.in_checkout,
    )


def refused(report: "Report", inputs: "Inputs", workspace: Workspace) -> int:
    """Show the findings that keep anything from being written."""
    from mopsdocs.shell import terminal

    write(sys.stderr, terminal.full(shown_to(report, inputs, workspace, None, sys.stderr)))
    why = "mend the errors first" if report.failed else "with --strict warnings count as errors, so mend them first"
    write(sys.stderr, f"Nothing was written: {why}.\n")
    return 1


def write(stream: TextIO, text: str) -> None:
    """Write a report; whoever has heard enough may close the pipe, and the exit code stays what it is."""
    with suppress(BrokenPipeError):
        stream.write(text)


def coloured(stream: object) -> bool:
    """Whether whoever reads a stream sees colours."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or bool(getattr(stream, "isatty", bool)())


def tell_built(out: Path, documents: int, written: int, removed: int, warnings: int) -> None:
    """Say what a build has done."""
    what = counted(written, "file") + " written" if written or removed else "nothing to do"
    if removed:
        what += f", {removed} removed"
    notes = f" {counted(warnings, 'warning')}: see `mopsdocs check`." if warnings else ""
    print(f"Built {counted(documents, 'document')} into {safe(str(out))}: {what}.{notes}", file=sys.stderr)


def counted(count: int, word: str) -> str:
    """Give a number of things."""
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"
