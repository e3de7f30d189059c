"""The pages that were shown last, each with what it was made of, so that it is known whether it still holds.

Knows: how many are kept.
Never: makes a page.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from weakref import ref

from mopsdocs.shell.serve.cellar import Shown

if TYPE_CHECKING:
    from mopsdocs.compile.live import Live

KEPT = 48
_MadeOf = Callable[[], object]
"""What a page was made of, while that is there: a page keeps no state from going when it is over."""


@dataclass
class Window:
    """Pages by path, the one that was asked for last at the end.

    A page of a document holds for the state that it was made of, a list for as long as lists are the same.
    """

    _pages: dict[str, tuple[_MadeOf, Shown]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def at_hand(self, path: str, live: "Live | None") -> Shown | None:
        """Give a page that is known to be the one of this state."""
        made_of, shown = self._pages.get(path, (_nothing, None))
        there = made_of()
        return shown if live and there is not None and (there is live or there is live.lists) else None

    def known(self, path: str, digest: str) -> Shown | None:
        """Give a page if it was made of just this."""
        shown = self._pages.get(path, (_nothing, None))[1]
        return shown if shown and shown.digest == digest else None

    def put(self, path: str, live: "Live", shown: Shown) -> None:
        """Keep a page of a state."""
        made_of = live if live.document_of(path) or not (live.lists and live.lists.planned(path)) else live.lists
        with self._lock:
            self._pages.pop(path, None)
            self._pages[path] = (ref(made_of), shown)
            while len(self._pages) > KEPT:
                del self._pages[next(iter(self._pages))]

    def take_over(self, stored: Mapping[str, Shown], live: "Live", *, sure: bool) -> None:
        """Keep what an earlier preview showed; `sure` if nothing has changed since."""
        for path, shown in stored.items():
            of_document = live.document_of(path) is not None
            made_of = (live if of_document else live.lists) if sure else None
            with self._lock:
                self._pages.setdefault(path, (ref(made_of) if made_of else _nothing, shown))

    def lists(self, live: "Live") -> list[str]:
        """Name the pages that are no document's."""
        return [path for path in [*self._pages] if path.endswith(".html") and live.document_of(path) is None]

    def holding(self, live: "Live", *, thorough: bool) -> Iterator[tuple[str, Shown]]:
        """Give the pages that hold for a state, as far as is known; if `thorough`, documents are planned for it."""
        with self._lock:
            pages = [(path, shown) for path, (_, shown) in self._pages.items()]
        for path, shown in pages:
            if self.at_hand(path, live) is not shown:
                recipe = live.recipe(path) if thorough and live.document_of(path) else live.planned(path)
                if recipe is None or recipe.digest != shown.digest:
                    continue
            yield path, shown


def _nothing() -> None:
    """In place of what a page was made of, where its digest alone can tell whether it still holds."""
