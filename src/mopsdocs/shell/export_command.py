"""The command that exports: what is printed where.

Knows: standard output and error, the order, whether a terminal is listening.
Never: how a file is made; click.
"""

import sys

from mopsdocs.shell.errors import UserError
from mopsdocs.shell.exporting import Export, ExportOrder, made, opened, written
from mopsdocs.shell.plain import safe
from mopsdocs.shell.workspace import Workspace


def export(workspace: Workspace, order: ExportOrder) -> Export | None:
    """Write what is asked for; the handbook itself comes back where errors keep it from being exported."""
    if order.kind == "xlsx" and order.out is None and sys.stdout.isatty():
        raise UserError("A workbook is nothing for a terminal", "Name a file: --out handbook.xlsx")
    found = opened(workspace)
    if found.report.failed:
        return found
    content = _codeowners(found, workspace) if order.kind == "codeowners" else made(found, order)
    if order.out is not None:
        written(order.out, content)
        print(f"Wrote {safe(str(order.out))}", file=sys.stderr)
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    return None


def _codeowners(found: Export, workspace: Workspace) -> bytes:
    owners = found.owners(workspace.root)
    for person in owners.unnamed:
        who = f"{safe(person.name)} ({safe(person.id)})"
        print(f"{who} has neither a handle nor an email in people.yml", file=sys.stderr)
    for path in owners.unowned:
        print(f"{safe(workspace.shown(path))} has no owner who could be named", file=sys.stderr)
    return owners.text.encode()
