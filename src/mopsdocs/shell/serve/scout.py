"""Whoever looks at every file of a large folder while the keeper listens, so that no edit waits for it.

Knows: when git is busy; that one look at a time is enough.
Never: reads a file.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from mopsdocs.shell.errors import UserError
from mopsdocs.shell.serve.folder import Folder, Looked
from mopsdocs.shell.serve.git_pause import GitPause


@dataclass
class Scout:
    """One look at a time; `heard` is given what was seen, or why nothing was. The keeper sends and takes back."""

    folder: Folder
    git: GitPause
    heard: Callable[[Looked | Exception], None]
    away: bool = False
    _again: bool = False

    def send(self) -> None:
        """Have every file looked at; whoever is on the way goes once more, since it may have passed by already."""
        self._again = self.away
        if not self.away:
            self.away = True
            threading.Thread(target=self._look, name="scout", daemon=True).start()

    def back(self) -> None:
        """Take back whoever was sent, and send again where that was asked for."""
        self.away = False
        if self._again:
            self.send()

    def _look(self) -> None:
        try:
            self.git.wait()
            self.heard(self.folder.look())
        except OSError as error:
            self.heard(UserError(f"The folder could not be looked at: {error.strerror}"))
        except Exception as fault:  # noqa: BLE001  # The keeper tells it; who never came back would never be sent again.
            self.heard(fault)
