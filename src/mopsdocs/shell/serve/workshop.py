"""Where a handbook is brought up to what lies in its folder: by itself, or by others where there is much to do.

Knows: when others are sent for; how what they have found out is taken up.
Never: which files to look at, or when; decides what is shown (`keeper` does).
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from mopsdocs.compile.advance import advance, missing
from mopsdocs.compile.live import Live, unknown
from mopsdocs.compile.shelves import Guards
from mopsdocs.compile.sights import FEW
from mopsdocs.compile.sketching import finished, read_by_others
from mopsdocs.compile.standing import Recalled
from mopsdocs.model.source import Inputs
from mopsdocs.shell.serve.crew import MANY, Crew, Progress
from mopsdocs.shell.serve.keepsake import Finished, Keepsake, worked_out
from mopsdocs.shell.workspace import Workspace


@dataclass
class Workshop:
    """`now` gives the state that is shown, `show` shows another; `lock` is held by whoever looks at one document.

    `told` hears how far others are, `heard` what they have read.
    """

    crew: Crew
    keepsake: Keepsake
    lock: threading.RLock
    now: Callable[[], Live | None]
    show: Callable[[Live], None]
    told: Callable[[Progress], None]
    heard: Callable[[Finished], None]

    def catch_up(self, inputs: Inputs, changed: int, workspace: Workspace) -> None:
        """Go on to what lies in the folder, of which so many files have changed."""
        live = self.now()
        memory = self.keepsake.recalled(live, inputs) if live is None else {}
        lacking = missing(live, inputs, memory) if changed > MANY else 0
        if lacking > MANY:
            self._with_crew(inputs, lacking, workspace)
        else:
            self._advance(inputs, memory)
        if (live := self.now()) and len(unknown(live)) > FEW:
            self._with_crew(inputs, len(unknown(live)), workspace)
        if (live := self.now()) and (live.lists is None or len(unknown(live)) > FEW):
            live = worked_out(live)
            self.show(replace(live, lists=live.overviews()))

    def read_on(self, workspace: Workspace) -> None:
        """Have the prose read that nobody has read yet: pages need it for what is wrong with links."""
        live = self.now()
        if live is None or live.lists is None or not live.sketched or self.crew.busy:
            return
        if len(live.sketched) > MANY:
            self.crew.finish(workspace, self._done)
        else:
            self.show(finished(live))

    def take_up(self, found: Finished) -> None:
        """Show what others have read to the end; where they did not do well, it is read here."""
        live = self.now()
        if live is not None:
            now = read_by_others(live, found.standings) if found.standings else finished(live)
            self.keepsake.note_read(found.standings, now)
            self.show(now)

    def _advance(self, inputs: Inputs, memory: Mapping[str, Recalled]) -> None:
        live = advance(self.now(), inputs, memory, self.keepsake.ancestry(), Guards(self.lock, threading.RLock))
        self.keepsake.note(memory, live)
        self.show(live)

    def _with_crew(self, inputs: Inputs, count: int, workspace: Workspace) -> None:
        """Let others work many documents out; pages are shown as soon as all cards are known."""
        progress = Progress(0, count)

        def step(several: int) -> None:
            nonlocal progress
            progress = replace(progress, done=min(progress.done + several, count))
            self.told(progress)

        def take_up() -> None:
            self._advance(inputs, self.keepsake.recalled(self.now(), inputs))

        def cards() -> None:
            nonlocal progress
            progress = Progress(0, count, assessed=True)
            step(0)
            take_up()

        step(0)
        self.crew.work(workspace, step, cards)
        take_up()

    def _done(self, well: bool) -> None:  # noqa: FBT001  # It is the one thing that is told.
        """Unpack what the crew has put down, in its thread: that takes as long as an edit must not wait."""
        live = self.now()
        if live is not None:
            self.heard(self.keepsake.read_by_others(live) if well else Finished({}))
