"""Processes that work many documents out, and put them where the preview looks for them.

Knows: how they are started, what they say.
Never: what they work out.
"""

import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from mopsdocs.shell.workspace import Workspace

PROGRESS, CARDS = "+", "cards"
STRIDE = 10


@dataclass
class Crew:
    """One crew at a time."""

    _running: "subprocess.Popen[str] | None" = field(default=None)

    def begin(self, workspace: Workspace) -> None:
        """Let the work begin, if it has not."""
        if self._running is not None:
            return
        configured = "yes" if workspace.configured else "no"
        # -P: what lies in the folder that the preview was started in is no part of mopsdocs.
        command = [sys.executable, "-P", "-m", "mopsdocs.shell.serve.warm"]
        with suppress(OSError):
            self._running = subprocess.Popen(  # noqa: S603  # Our own module, by our own Python.
                [*command, str(workspace.root), str(workspace.today), configured],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )

    def work(self, workspace: Workspace, step: Callable[[int], None], cards: Callable[[], None]) -> None:
        """Let the work be done to its end; hears of each few documents, and once when all cards are there."""
        self.begin(workspace)
        running = self._running
        if running is None:
            return
        with running:
            for line in running.stdout or ():
                if line.strip() == PROGRESS:
                    step(STRIDE)
                elif line.strip() == CARDS:
                    cards()
        self._running = None

    def stop(self) -> None:
        """End the work, if there is any."""
        running = self._running
        if running is not None:
            with suppress(OSError):
                running.terminate()
