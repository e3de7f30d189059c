"""What a preview takes from the one before it, and leaves to the next.

Knows: what of it has been put down already.
Never: when there is time for it.
"""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from mopsdocs.compile.advance import prepared_for
from mopsdocs.compile.ancestry import Ancestry, ancestry_of
from mopsdocs.compile.live import Live, unknown
from mopsdocs.compile.standing import Recalled, Standing
from mopsdocs.model.source import Inputs
from mopsdocs.shell.serve.cellar import Cellar, Shown, State
from mopsdocs.shell.serve.recall import shared_state, usable

Lock = AbstractContextManager[bool]


@dataclass
class Keepsake:
    """The cellar, with what is known to lie in it: documents, each with whether its outline lies there, too."""

    cellar: Cellar
    saved: dict[str, tuple[Standing, bool]] = field(default_factory=dict)
    _ancestry: Ancestry | None = None

    def ancestry(self) -> Ancestry:
        """Give how the handbook stood to its versions when it was put down last."""
        if self._ancestry is None:
            self._ancestry = self.cellar.ancestry()
        return self._ancestry

    def recalled(self, live: Live | None, inputs: Inputs) -> dict[str, Recalled]:
        """Take what still holds."""
        prepared, _ = prepared_for(live, inputs)
        state = self.cellar.state()
        if state.shared != shared_state(prepared).shared:
            self.saved.clear()  # It was put there by somebody who saw other settings or parties.
        return usable(self.cellar.documents(Recalled), state, prepared)

    def note(self, memory: Mapping[str, Recalled], live: Live) -> None:
        """Note what has been taken from the cellar as it lies there."""
        for name, one in memory.items():
            there = live.standings.get(name)
            if there and there.group.key == one.key and bool(one.outline) == (there.outline is not None):
                self.saved[name] = (there, there.outline is not None)

    def put_down(self, live: Live, around: str, stats: dict[str, tuple[int, int, int]], lock: Lock) -> None:
        """Put down the documents that are others than those that lie there."""
        worked_out(live, lock)
        now = {name: (one, one.outline is not None) for name, one in live.standings.items() if one.readable}
        new = {name: one.recalled() for name, (one, known) in now.items() if not self._lies(name, one, known=known)}
        state = State(shared_state(live.prepared).shared, around, stats)
        self.cellar.store(new, state, self.saved.keys() - live.standings.keys())
        self.saved = now
        if ancestry_of(live) != self._ancestry:
            self._ancestry = ancestry_of(live)
            self.cellar.store_ancestry(self._ancestry)

    def put_down_pages(
        self, live: Live, shown: Iterable[tuple[str, Live | None, Shown]], lock: Lock
    ) -> None:
        """Put down the pages that were shown last, each of a handbook as it was then, if they still are the same."""
        pages = {}
        for path, seen, one in shown:
            with lock:
                if seen is live or live.digest(path) == one.digest:
                    pages[path] = one
        self.cellar.store_pages(pages)

    def _lies(self, name: str, standing: Standing, *, known: bool) -> bool:
        saved = self.saved.get(name)
        return saved is not None and saved[0] is standing and saved[1] == known


def worked_out(live: Live, lock: Lock) -> Live:
    """Work out what nobody else has, one document after the other."""
    for name in unknown(live):
        with lock:
            live.outline(name)
    return live
