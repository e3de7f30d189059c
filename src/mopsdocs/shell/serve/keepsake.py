"""What a preview takes from the one before it, and leaves to the next.

Knows: what of it has been put down already.
Never: when there is time for it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from time import sleep

from mopsdocs.compile.advance import prepared_for
from mopsdocs.compile.ancestry import Ancestry, ancestry_of
from mopsdocs.compile.live import Live, unknown
from mopsdocs.compile.sketching import completed
from mopsdocs.compile.standing import Recalled, Standing, standing_of
from mopsdocs.model.source import Inputs
from mopsdocs.shell.serve.cellar import Cellar, Shown, State
from mopsdocs.shell.serve.recall import holding, shared_state, usable

_BREATH = 0.0002  # seconds after each document in which whoever has saved goes first


@dataclass(frozen=True, slots=True)
class Finished:
    """Documents that others have read to the end, and have put down."""

    standings: Mapping[str, Standing]


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

    def read_by_others(self, live: Live) -> Finished:
        """Take what others have put down of documents whose prose nobody has read here; from any thread."""
        read: dict[str, Standing] = {}
        there = self.cellar.some_documents(live.sketched, Recalled)
        for name, recalled in holding(there, self.cellar.state(), live.prepared):
            sleep(_BREATH)
            sketched = live.standings[name]
            whole = standing_of(sketched.group, recalled)
            if whole and whole.outline and not whole.sketched:
                read[name] = completed(sketched, whole)
        return Finished(read)

    def note(self, memory: Mapping[str, Recalled], live: Live) -> None:
        """Note what has been taken from the cellar as it lies there."""
        for name, one in memory.items():
            there = live.standings.get(name)
            if there and there.group.key == one.key and bool(one.outline) == (there.outline is not None):
                self.saved[name] = (there, there.outline is not None)

    def note_read(self, found: Mapping[str, Standing], live: Live) -> None:
        """Note what others have read, and has been taken up, as it lies in the cellar."""
        for name, one in found.items():
            there = live.standings.get(name)
            if there and there.card is one.card and there.outline is one.outline:
                self.saved[name] = (there, True)

    def put_down(self, live: Live, around: str, stats: dict[str, tuple[int, int, int]]) -> None:
        """Put down the documents that are others than those that lie there."""
        worked_out(live)
        now = {name: (one, one.outline is not None) for name, one in live.standings.items() if one.readable}
        new = {name: one.recalled() for name, (one, known) in now.items() if not self._lies(name, one, known=known)}
        state = State(shared_state(live.prepared).shared, around, stats)
        self.cellar.store(new, state, self.saved.keys() - live.standings.keys())
        self.saved = now
        if ancestry_of(live) != self._ancestry:
            self._ancestry = ancestry_of(live)
            self.cellar.store_ancestry(self._ancestry)

    def put_down_pages(self, shown: Iterable[tuple[str, Shown]]) -> None:
        """Put down the pages that were shown last."""
        self.cellar.store_pages(dict(shown))

    def _lies(self, name: str, standing: Standing, *, known: bool) -> bool:
        saved = self.saved.get(name)
        return saved is not None and saved[0] is standing and saved[1] == known


def worked_out(live: Live) -> Live:
    """Work out what nobody else has, one document after the other."""
    for name in unknown(live):
        live.outline(name)
    return live
