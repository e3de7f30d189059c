"""Whoever makes lists behind everybody's back: of ten thousand playbooks that takes seconds, and nobody waits.

Knows: which lists are wanted first; that only the latest state of a handbook is worth while.
Never: shows anything (`keeper` does); what stands in a list.
"""

import threading
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mopsdocs.outputs import address

if TYPE_CHECKING:
    from mopsdocs.compile.live import Live
    from mopsdocs.compile.overviews import Overviews

_BREATH = 0.25  # seconds in which whoever has saved sees the page itself, and may save again
_FIRST = (address.STYLE, address.SCRIPT, address.HOME, address.TASKS)


@dataclass(frozen=True, slots=True)
class Listed:
    """Lists of which those that somebody looks at have been made."""

    lists: "Overviews"


@dataclass
class Clerk:
    """One state at a time, in a thread that ends when there is none left.

    `wanted` names the lists that somebody has looked at; `heard` is given what has been made.
    """

    wanted: Callable[[], Iterable[str]]
    heard: Callable[[Listed], None]
    _next: "Live | None" = None
    _last: "Overviews | None" = None
    _working: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _ended: threading.Event = field(default_factory=threading.Event)

    @property
    def busy(self) -> bool:
        """Whether lists are being made."""
        return self._working

    def make(self, live: "Live") -> None:
        """Have the lists of a state made: others where its own are behind, else what is still lacking in them."""
        with self._lock:
            if live.lists is self._last and not live.behind:
                return
            self._next = live
            if not self._working and not self._ended.is_set():
                self._working = True
                threading.Thread(target=self._run, name="clerk", daemon=True).start()

    def stop(self) -> None:
        """Begin with nothing any more."""
        self._ended.set()

    def _run(self) -> None:
        while not self._ended.wait(_BREATH):
            with self._lock:
                live, self._next = self._next, None
                if live is None:
                    self._working = False
                    return
            try:
                self._make(live)
            except Exception:  # noqa: BLE001  # What is shown stays; the next change may mend it.
                traceback.print_exc()

    def _make(self, live: "Live") -> None:
        lists = live.overviews() if live.behind or live.lists is None else live.lists
        for path in dict.fromkeys((*_FIRST, *self.wanted())):
            if self._ended.is_set():
                return
            lists.recipe(path)
        self._last = lists
        self.heard(Listed(lists))
