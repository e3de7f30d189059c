"""The versions as the keeper keeps them: when they are looked at again, and what follows for what is shown.

Knows: the annex; what was known when it was asked last.
Never: waits for it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from mopsdocs.compile.ancestry import stood
from mopsdocs.compile.sights import FEW
from mopsdocs.shell.serve.annex import Annex, signs
from mopsdocs.shell.serve.kin import Kin
from mopsdocs.shell.workspace import Workspace

if TYPE_CHECKING:
    from mopsdocs.compile.live import Live


@dataclass
class Kinship:
    """What is known of versions: `kin` is None until somebody has found out, `done` of `count` have been looked at.

    `found` is given what is found out, from another thread; `step` is called when another one has been looked at.
    """

    workspace: Workspace
    found: Callable[[Kin], None]
    step: Callable[[], None]
    kin: Kin | None = None
    done: int = 0
    count: int = 0
    _asked: "Live | None" = None
    _day: date | None = None
    _signs: tuple[tuple[str, int], ...] = field(default_factory=tuple)

    def __post_init__(self) -> None:
        self.annex = Annex(self.workspace, self.found, self._stepped)

    def look_back(self, live: "Live", today: date) -> bool:
        """See whether versions have to be looked at again, and have it done; gives whether there are any."""
        if not live.prepared.config.versions.asked:
            self.kin = None
            return False
        now = signs(self.kin.repository) if self.kin else ()
        same = self._asked is live and (self._day, self._signs) == (today, now)
        # What is broken is not held against its versions: it would seem to be gone.
        if not (same or live.troubles or self.annex.looking):
            self._asked, self._day, self._signs = live, today, now
            self.annex.begin(today)
        return True

    def stand(self, live: "Live", kin: Kin) -> "Live":
        """Stand a handbook beside its versions as they have been found."""
        if self.kin is None:
            self._signs = signs(kin.repository)
        self.kin = kin
        now = stood(live, kin.ancestry, kin.missed, FEW)
        if self._asked is live:  # What follows from the answer is no reason to ask again.
            self._asked = now
        return now

    def _stepped(self, done: int, count: int) -> None:
        self.done, self.count = done, count
        self.step()
