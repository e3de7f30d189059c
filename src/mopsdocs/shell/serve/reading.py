"""The prose that nobody has read yet, read behind everybody's back: pages need it for what is wrong with links.

Knows: when others are sent for it; how what they have read is taken up.
Never: shows anything (`keeper` does).
"""

from collections.abc import Callable
from dataclasses import dataclass

from mopsdocs.compile.live import Live
from mopsdocs.compile.sketching import finished, read_by_others
from mopsdocs.shell.serve.crew import MANY, Crew
from mopsdocs.shell.serve.keepsake import Finished, Keepsake
from mopsdocs.shell.workspace import Workspace


@dataclass
class Reading:
    """What is lacking is left to a crew, or read here where it is little; `heard` is given what others have read."""

    crew: Crew
    keepsake: Keepsake
    now: Callable[[], Live | None]
    heard: Callable[[Finished], None]

    def go_on(self, live: Live, workspace: Workspace) -> Live:
        """Have the rest read; gives the state that follows from what little was read here."""
        if live.lists is None or not live.sketched or self.crew.busy:
            return live
        if len(live.sketched) <= MANY:
            return finished(live)
        self.crew.finish(workspace, self._done)
        return live

    def taken(self, live: Live, found: Finished) -> Live:
        """Take up what others have read; where they did not do well, it is read here."""
        if not found.standings:
            return finished(live)
        now = read_by_others(live, found.standings)
        self.keepsake.note(found.memory, now)
        return now

    def _done(self, well: bool) -> None:  # noqa: FBT001  # It is the one thing that is told.
        """Unpack what the crew has put down, in its thread: that takes as long as an edit must not wait."""
        live = self.now()
        if live is not None:
            self.heard(self.keepsake.read_by_others(live) if well else Finished({}, {}))
