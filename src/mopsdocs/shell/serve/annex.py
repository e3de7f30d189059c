"""The versions beside the preview: a process of its own that is asked for them.

Knows: how it is called, and called again when it has gone home; when git may have something new.
Never: what a version holds; lets the preview wait.
"""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path

from mopsdocs.model.diagnostic import Said
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.serve.kin import Failed, Kin, Leaf, Question, Step
from mopsdocs.shell.workspace import Workspace

_SIGNS = ("HEAD", "packed-refs", "reftable")
_Line = "Connection[Question, object]"


@dataclass
class Annex:
    """One process at a time, which answers one question after another.

    `heard` is told what was found out about versions, `stepped` how far it is.
    """

    workspace: Workspace
    heard: Callable[[Kin], None]
    stepped: Callable[[int, int], None]
    looking: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _running: "subprocess.Popen[bytes] | None" = None
    _line: "Connection[Question, object] | None" = None
    _ended: bool = False

    def begin(self, today: date) -> None:
        """Let somebody find out how the files stand to their versions, unless somebody is at it."""
        if not self.looking:
            self.looking = True
            threading.Thread(target=self._look, args=(today,), name="annex", daemon=True).start()

    def page(self, today: date, version: str, path: str) -> Leaf | None:
        """Give a page of a version; None where there is none."""
        found = self._ask(Question(today, version, path))
        return found if isinstance(found, Leaf) else None

    def stop(self) -> None:
        """Send whoever is there home."""
        self._ended = True
        running = self._running
        if running is not None:
            with suppress(OSError):
                running.terminate()

    def _look(self, today: date) -> None:
        try:
            found = self._ask(Question(today))
            if isinstance(found, Kin):
                self.heard(found)
        except UserError as error:
            if not self._ended:
                print(f"mopsdocs: {error.message}", file=sys.stderr, flush=True)
        finally:
            self.looking = False

    def _ask(self, question: Question) -> object:
        """Ask; whoever has gone home in the meantime is called once more."""
        with self._lock:
            for _ in range(2):
                if self._ended:
                    break
                with suppress(EOFError, OSError):
                    return self._answer(self._called(), question)
                self._line = None
        raise UserError(Said("The versions could not be looked at"))

    def _answer(self, line: "Connection[Question, object]", question: Question) -> object:
        line.send(question)
        while isinstance(found := line.recv(), Step):
            self.stepped(found.done, found.count)
        if isinstance(found, Failed):
            raise UserError(found.message, found.hint)
        return found

    def _called(self) -> "Connection[Question, object]":
        if self._line is not None:
            return self._line
        if self._running is not None:
            self._running.wait()
        ours, theirs = socket.socketpair()
        given = (str(self.workspace.root), str(self.workspace.today), "yes" if self.workspace.configured else "no")
        # -P: what lies in the folder that the preview was started in is no part of mopsdocs.
        command = [sys.executable, "-P", "-m", "mopsdocs.shell.serve.archivist", *given, str(theirs.fileno())]
        with theirs:
            self._running = subprocess.Popen(  # noqa: S603  # Our own module, by our own Python.
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, pass_fds=(theirs.fileno(),)
            )
        self._line = Connection(ours.detach())
        return self._line


def signs(repository: str) -> tuple[tuple[str, int], ...]:
    """Look when tags, branches and HEAD of a repository may have changed last; nothing of what they lead to."""
    if not repository:
        return ()
    folder = Path(repository)
    found = [str(folder / name) for name in _SIGNS]
    found += [place for place, _, _ in os.walk(folder / "refs")]
    return tuple((place, _changed(place)) for place in found)


def _changed(place: str) -> int:
    try:
        return Path(place).lstat().st_mtime_ns
    except OSError:
        return 0
