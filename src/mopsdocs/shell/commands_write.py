"""The commands that write into a handbook's files, each a few lines.

Knows: which function answers which command, and what is printed where.
Never: logic; click.
"""

import sys
from datetime import date
from pathlib import Path

from mopsdocs.shell.plain import safe
from mopsdocs.shell.telling import counted, workspace_of


def init(*, folder: Path, lang: str) -> int:
    """Write a small handbook, and speak its language."""
    from mopsdocs.model.diagnostic import Said
    from mopsdocs.model.source import Theme
    from mopsdocs.shell.scaffold import write_handbook
    from mopsdocs.shell.shown import finding_words

    words = finding_words(lang, Theme({}, ""))
    write_handbook(folder, words)
    print(words.said(Said("A handbook to start from is in {folder}. Next:", {"folder": safe(str(folder))})))
    print(f"  cd {safe(_pasted(folder))}\n  mopsdocs build")
    return 0


def _pasted(folder: Path) -> str:
    """Give a path as it can be pasted into a shell."""
    from shlex import quote

    return quote(f"./{folder}" if str(folder).startswith("-") else str(folder))


def new_playbook(*, title: str, root: Path | None, area: str | None, owner: str | None) -> int:
    """Write a new playbook."""
    from mopsdocs.shell.scaffold import write_playbook

    print(write_playbook(workspace_of(root, None), title, area, owner))
    return 0


def bring(*, file: Path, out: Path | None, title: str | None, root: Path | None, sheet: str | None = None) -> int:
    """Write a table from a spreadsheet as a new playbook, and say what became of it."""
    from mopsdocs.shell.importing.bring import bring as brought_from

    brought = brought_from(workspace_of(root, None), file, out, title, sheet)
    print(safe(brought.path))
    print("\n".join(brought.told), file=sys.stderr)
    return 0


def task_done(*, ref: str, root: Path | None, on: date | None, evidence: str | None) -> int:
    """Tick a task off in its file."""
    from mopsdocs.shell.ticking import tick

    print(tick(workspace_of(root, None), ref, on, evidence))
    return 0


def record(
    *, metric: str, period: str, inputs: tuple[str, ...], note: str | None, root: Path | None, today: date | None
) -> int:
    """Add a row to a metric's values."""
    from mopsdocs.shell.record import record as add

    print(f"Recorded {safe(period)} in {safe(add(workspace_of(root, today), metric, period, inputs, note))}")
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

    told = sign(workspace_of(root, today), Wish(item, aspect, by, on, note or ""))
    print("\n".join(map(safe, told.split("\n"))))
    return 0


def translate(*, root: Path | None, files: tuple[Path, ...]) -> int:
    """Mark translations as made from what their sources say today."""
    from mopsdocs.shell.check import in_handbook
    from mopsdocs.shell.translations import mark

    workspace = workspace_of(root, None)
    written = mark(workspace, [in_handbook(file, workspace) for file in files])
    for path in written:
        print(safe(path))
    print(f"Marked {counted(len(written), 'translation')} as up to date.", file=sys.stderr)
    return 0
