"""A doorbell: something in the handbook's folder may have changed.

Knows: watchfiles, the limits of what a system tells, what to do where they are reached.
Never: is believed about what has changed.
"""

import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from watchfiles import BaseFilter, Change, watch

from mopsdocs.shell.plain import safe
from mopsdocs.shell.selection import NAMED
from mopsdocs.shell.workspace import Workspace

_STEP = 10  # milliseconds of silence that end a burst
_CALM = 50  # the same at the root, where nobody writes prose
_BURST = 400  # milliseconds after which a burst is told of, though it goes on
_POLL = 700  # milliseconds between two looks where the system tells of nothing
_TIRED = 1000  # milliseconds after which a listener sees whether its folders are still those
_OFTEN = 5  # times that listening may fail for another reason than a limit
_LIMITS = ("limit reached", "os error 24", "os error 28")  # watches, instances, and what older systems say of either
_FOLDERS = ("playbooks", "templates")


class _Visible(BaseFilter):
    """What is no editor's own, and no repository's."""

    def __call__(self, change: Change, path: str) -> bool:
        """Whether to ring."""
        del change
        return not any(part.startswith(".") for part in path.split("/")[-2:]) and not path.endswith("~")


class _Root(BaseFilter):
    """The files of the root that matter, and the folders in it."""

    def __call__(self, change: Change, path: str) -> bool:
        """Whether to ring."""
        del change
        return path.rpartition("/")[2] in {*NAMED, *_FOLDERS}


@dataclass
class Bell:
    """Rings with the paths of a burst of changes as sources are named; without any, anything may have changed."""

    workspace: Workspace
    ring: Callable[[frozenset[str]], None]
    _ended: threading.Event = field(default_factory=threading.Event)
    _moved: threading.Event = field(default_factory=threading.Event)
    _polling: bool = False
    _failures: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _threads: list[threading.Thread] = field(default_factory=list)

    def start(self) -> None:
        """Begin to listen."""
        listeners = [self._hear_below]
        if self.workspace.configured:
            listeners.append(self._hear_root)
        for one in listeners:
            self._threads.append(threading.Thread(target=self._listen, args=(one,), name="bell", daemon=True))
            self._threads[-1].start()

    def stop(self) -> None:
        """Listen no more."""
        self._ended.set()
        self._moved.set()
        for one in self._threads:
            one.join(2)

    def _listen(self, hear: Callable[[], None]) -> None:
        while not self._ended.is_set():
            try:
                hear()
            except (OSError, RuntimeError) as error:  # The limit of watches, or a folder that has just gone.
                self._failed(str(error))
                self._ended.wait(_POLL / 1000)
            if not self._ended.is_set():
                self.ring(frozenset())

    def _failed(self, why: str) -> None:
        """Look now and then from here on, where the system cannot tell; a folder that has just gone may be back."""
        self._failures += 1
        limited = any(one in why for one in _LIMITS)
        with self._lock:
            if self._polling or not (limited or self._failures > _OFTEN):
                return
            self._polling = True
        reason = "it watches as many folders as it may" if limited else why
        _say(f"the system does not tell of changes ({reason}): the folder is looked at now and then, which is slower")
        if limited:
            _say("to raise the limit: sudo sysctl fs.inotify.max_user_watches=524288")

    def _hear_root(self) -> None:
        """Listen to the root itself, but not to what else lies in it: a repository, a site."""
        for changes in self._changes((self.workspace.root,), _Root(), self._ended, recursive=False):
            names = {path.rpartition("/")[2] for _, path in changes}
            if not names.isdisjoint(_FOLDERS):
                self._moved.set()
            if names:
                self.ring(frozenset())

    def _hear_below(self) -> None:
        """Listen to the folders of playbooks and templates, until they are others."""
        self._moved.clear()
        folders = self._folders()
        if not folders:
            self._moved.wait(_TIRED / 1000)
            return
        for changes in self._changes(folders, _Visible(), self._moved, recursive=True):
            if changes:
                self.ring(frozenset(self._named(path) for _, path in changes))
            if self._folders() != folders:
                return

    def _changes(
        self, folders: tuple[Path, ...], chosen: BaseFilter, end: threading.Event, *, recursive: bool
    ) -> Iterator[set[tuple[Change, str]]]:
        return watch(
            *folders,
            watch_filter=chosen,
            debounce=_BURST,
            step=_STEP if recursive else _CALM,
            stop_event=end,
            rust_timeout=_TIRED,
            yield_on_timeout=True,
            raise_interrupt=False,
            force_polling=self._polling or None,
            poll_delay_ms=_POLL,
            # What this leaves out silently is more than its name says: the limit of watches, too.
            ignore_permission_denied=self._polling,
            recursive=recursive,
        )

    def _named(self, path: str) -> str:
        found = path.removeprefix(f"{self.workspace.root}/")
        return found if self.workspace.configured else f"playbooks/{found}"

    def _folders(self) -> tuple[Path, ...]:
        if not self.workspace.configured:
            return (self.workspace.root,)
        return tuple(
            one for name in _FOLDERS if (one := self.workspace.root / name).is_dir() and not one.is_symlink()
        )


def _say(text: str) -> None:
    print(f"mopsdocs: {safe(text)}", file=sys.stderr, flush=True)
