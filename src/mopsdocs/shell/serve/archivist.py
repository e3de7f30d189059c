"""A process that looks things up in the archive, so that the preview need not: run as `python -m`.

Knows: one question at a time, and when nobody asks any more.
Never: outlives the preview; keeps memory while nobody looks at versions.
"""

import os
import sys
import traceback
from contextlib import suppress
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path

from mopsdocs.shell.errors import UserError
from mopsdocs.shell.serve.archive import Archive
from mopsdocs.shell.serve.cellar import cellar_of
from mopsdocs.shell.serve.kin import Failed, Kin, Leaf, Question, Step
from mopsdocs.shell.workspace import Workspace

_PATIENCE = 300.0  # seconds without a question after which it goes home, and gives its memory back
_GENTLE = 5  # What is being written comes first.


def attend(line: "Connection[object, object]", workspace: Workspace) -> None:
    """Answer questions until nobody has any."""
    archive = Archive(workspace, cellar_of(workspace), lambda done, count: line.send(Step(done, count)))
    while line.poll(_PATIENCE):
        asked = line.recv()
        if isinstance(asked, Question):
            line.send(_answer(archive, asked))


def _answer(archive: Archive, asked: Question) -> Kin | Leaf | Failed | None:
    try:
        if not asked.version:
            return archive.kin(asked.today)
        if not archive.known:
            archive.kin(asked.today)
        return archive.page(asked.version, asked.path)
    except UserError as error:
        return Failed(error.message, error.hint)
    except Exception as fault:  # noqa: BLE001  # Whatever it is, the preview goes on, and is told.
        traceback.print_exc()
        return Failed(f"Something in mopsdocs itself went wrong with the versions: {type(fault).__name__}")


if __name__ == "__main__":
    _, root, day, configured, descriptor = sys.argv
    os.nice(_GENTLE)
    with suppress(EOFError, BrokenPipeError, ConnectionError, KeyboardInterrupt):
        place = Workspace(Path(root), date.fromisoformat(day), configured == "yes")
        attend(Connection(int(descriptor)), place)
