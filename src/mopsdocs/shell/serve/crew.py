"""Processes that work many documents out, and put them where the preview looks for them.

Knows: how they are started, and when; what they say.
Never: what they work out.
"""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from mopsdocs.shell.errors import UserError
from mopsdocs.shell.reader import look
from mopsdocs.shell.serve.cellar import cellar_of
from mopsdocs.shell.workspace import Workspace

PROGRESS, CARDS = "+", "cards"
SKETCH, WHOLE = "sketch", "whole"
"""How far documents are worked out: as far as pages need it, or to the end."""

STRIDE = 10

MANY = 60
"""From this many documents on, processes of their own work them out."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the first look at a handbook is; once all playbooks are read, how many are `assessed`."""

    done: int = 0
    count: int = 0
    assessed: bool = False


@dataclass
class Crew:
    """One crew at a time that is waited for, and one that works behind everybody's back."""

    _running: "subprocess.Popen[str] | None" = field(default=None)
    _behind: "subprocess.Popen[str] | None" = field(default=None)
    _ended: bool = False

    @property
    def busy(self) -> bool:
        """Whether somebody works behind everybody's back."""
        return self._behind is not None

    def begin(self, workspace: Workspace) -> None:
        """Let the work begin, if it has not."""
        if self._running is None:
            if self._behind is not None:
                _end(self._behind)  # It works on what is no longer there, and would put it down over the new.
            with suppress(OSError):
                self._running = _started(workspace, SKETCH)

    def work(self, workspace: Workspace, step: Callable[[int], None], cards: Callable[[], None]) -> None:
        """Let documents be sketched; hears of each few of them, and once when all cards are there."""
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

    def finish(self, workspace: Workspace, done: Callable[[bool], None]) -> None:
        """Let documents be worked out to the end, unless somebody is at it; `done` hears later whether they were."""
        if self.busy or self._ended:
            return
        with suppress(OSError):
            self._behind = _started(workspace, WHOLE)
            threading.Thread(target=self._wait, args=(self._behind, done), name="crew", daemon=True).start()

    def stop(self) -> None:
        """End the work, if there is any."""
        self._ended = True
        for running in (self._running, self._behind):
            if running is not None:
                _end(running)

    def _wait(self, running: "subprocess.Popen[str]", done: Callable[[bool], None]) -> None:
        with running:
            well = running.wait() == 0
        try:
            if not self._ended:
                done(well)
        finally:
            self._behind = None


def _started(workspace: Workspace, extent: str) -> "subprocess.Popen[str]":
    configured = "yes" if workspace.configured else "no"
    # -P: what lies in the folder that the preview was started in is no part of mopsdocs.
    command = [sys.executable, "-P", "-m", "mopsdocs.shell.serve.warm"]
    return subprocess.Popen(  # noqa: S603  # Our own module, by our own Python.
        [*command, str(workspace.root), str(workspace.today), configured, extent],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if extent == SKETCH else subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
        process_group=0,
    )


def _end(running: "subprocess.Popen[str]") -> None:
    """End a crew with all who work in it: none of them hears that the others are gone."""
    with suppress(OSError):
        os.killpg(running.pid, signal.SIGTERM)


def crew_of(workspace: Workspace) -> Crew:
    """Give a crew, which has begun where nothing is remembered of many documents."""
    crew = Crew()
    with suppress(UserError):
        if not cellar_of(workspace).state().shared and _is_large(workspace):
            crew.begin(workspace)
    return crew


def _is_large(workspace: Workspace) -> bool:
    return sum(one.path.endswith(".md") for one in look(workspace).files) > MANY
