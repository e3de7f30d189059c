"""The handbook kept up to date in a thread of its own: whatever happens to the files, there is something to show.

Knows: when to look at the folder, what to show meanwhile, what to remember.
Never: HTTP; dies because a file is broken.
"""

import threading
import traceback
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from time import sleep
from typing import TYPE_CHECKING

from mopsdocs.model.diagnostic import Said
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.serve import garbage
from mopsdocs.shell.serve.cellar import Cellar, Shown
from mopsdocs.shell.serve.crew import MANY, Crew, Progress
from mopsdocs.shell.serve.folder import Folder, surroundings, theme_of, unchanged
from mopsdocs.shell.serve.git_pause import git_is_busy, wait_for_git
from mopsdocs.shell.serve.rings import Rings
from mopsdocs.shell.workspace import Workspace, this_day

if TYPE_CHECKING:
    from mopsdocs.compile.live import Live
    from mopsdocs.compile.standing import Recalled
    from mopsdocs.model.source import Inputs, Theme
    from mopsdocs.shell.serve.keepsake import Keepsake
    from mopsdocs.shell.serve.kinship import Kinship

_QUIET = 1.5  # seconds without a ring after which the whole folder is looked at, whatever the bell has said
_IDLE = 2.0  # seconds without a ring after which there is time to remember
_DAY = 60.0  # seconds after which somebody looks whether it is tomorrow
_FIRST = 0.2  # seconds in which whoever waits for the first page has the machine to themselves
_VERSIONS = 3.0  # seconds after which somebody looks whether git has another version
_END_WITHIN = 5.0  # seconds in which what is known is remembered


@dataclass
class Keeper:
    """The handbook as it is shown now: `live` once it is known, until then `stored` pages, where nothing has changed.

    `tell` is called from the keeper's thread whenever there is something new to show, `step` when that is nearer.
    """

    workspace: Workspace
    cellar: Cellar
    tell: Callable[[], None]
    step: Callable[[], None]
    fixed_day: bool = False
    crew: Crew = field(default_factory=Crew)
    live: "Live | None" = None
    stored: dict[str, Shown] = field(default_factory=dict)
    progress: Progress = field(default_factory=Progress)
    fault: UserError | None = None
    beside: "Kinship | None" = None
    lock: threading.RLock = field(default_factory=threading.RLock)
    looked: threading.Event = field(default_factory=threading.Event)
    _rings: Rings = field(default_factory=Rings)
    theme: "Theme | None" = None
    _kept: "Keepsake | None" = None
    shown: "dict[str, tuple[Live | None, Shown]]" = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._folder = Folder(self.workspace)
        self._thread = threading.Thread(target=self._run, name="keeper", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def ring(self, paths: Iterable[str] = ()) -> None:
        """Say that something may have changed, and perhaps what; without a path, anything."""
        self._rings.ring(paths)

    def stop(self) -> None:
        """End, and remember."""
        self._rings.end()
        self.crew.stop()
        if self.beside is not None:
            self.beside.annex.stop()
        self._thread.join(_END_WITHIN)

    def _run(self) -> None:
        garbage.put_off()
        self._first_look()
        if self.stored:
            sleep(_FIRST)
        self._round(frozenset())
        quiet, wait = True, _IDLE
        while True:
            heard = self._rings.wait(wait)
            if heard is None:
                wait = self._at_rest(quiet=quiet)
                quiet = True
                continue
            if heard.ended:
                self._remember(ended=True)
                return
            if heard.paths is not None:
                garbage.resume(sweep=False)  # Somebody waits.
                quiet = self._round(heard.paths)
            for news in heard.news:
                self._take_up(well=news) if isinstance(news, bool) else self._stand(news)
            wait = _IDLE if quiet else _QUIET

    def _at_rest(self, *, quiet: bool) -> float:
        """Use the time in which nothing happens; gives how long to wait then."""
        if not quiet:
            self._round(frozenset())
            return _IDLE
        if len(self._folder.stats) < len(self._folder.sources):
            self._round(frozenset())  # What had only just been written when it was read is looked at once more.
        garbage.resume(sweep=True)
        self._finish()
        versions = self._look_back()
        self._remember()
        if not self.fixed_day and this_day() != self.workspace.today:
            self.workspace = replace(self.workspace, today=this_day())
            self._folder.workspace = self.workspace
            self._round(frozenset())
        return _VERSIONS if versions else _DAY

    def _look_back(self) -> bool:
        """Have the versions looked at where that is due; gives whether there are any."""
        live = self.live
        if live is None or live.lists is None:
            return False
        if self.beside is None:
            from mopsdocs.shell.serve.kinship import Kinship

            self.beside = Kinship(self.workspace, self._rings.tell, self.step)
        return self.beside.look_back(live, self.workspace.today)

    def _stand(self, kin: object) -> None:
        """Show the handbook beside its versions."""
        from mopsdocs.shell.serve.kin import Kin

        if self.live is not None and self.beside is not None and isinstance(kin, Kin):
            before, known = self.live, self.beside.kin
            with self.lock:
                live = self.beside.stand(before, kin)
            self._show(live)
            if live is before and known != kin:  # Pages of versions can be had, or are others.
                self.tell()

    def _first_look(self) -> None:
        """See whether nothing has changed since the last preview: then its pages can be shown at once."""
        try:
            self.theme, self.fault = theme_of(self.workspace, None)
            state = self.cellar.state()
            known = state.surroundings == surroundings(self.workspace, self.theme)
            if known and unchanged(self.workspace, state.stats):
                self.stored = self.cellar.pages()
        except UserError as error:
            self.fault = error
        self.looked.set()

    def _round(self, paths: frozenset[str]) -> bool:
        """Bring what is shown up to date; gives whether every file has been looked at."""
        before = self.fault
        try:
            if self._glance(paths):
                return False
            self._look()
        except UserError as error:  # A file went away, or may not be read, while it was looked at.
            self.fault = error
        except Exception as fault:  # noqa: BLE001  # What is shown stays; the next change may mend it.
            kind = type(fault).__name__
            self.fault = UserError(Said("Something in mopsdocs itself went wrong: {kind}", {"kind": kind}))
            traceback.print_exc()
        if self.fault is not before:
            self.tell()
        return True

    def _glance(self, paths: frozenset[str]) -> bool:
        """Take the bell at its word for a moment: the page that somebody looks at comes before the whole folder."""
        from mopsdocs.compile.advance import edited

        live = self.live
        if not paths or live is None or len(paths) > MANY or git_is_busy(self.workspace.root):
            return False
        changed = self._folder.glance(paths)
        if not changed:
            return False
        with self.lock:
            found = edited(live, changed)
        if found is not None:
            self._show(found)
        return found is not None

    def _look(self) -> None:
        """Look at the whole folder."""
        from mopsdocs.compile.advance import FEW, missing
        from mopsdocs.compile.live import unknown

        wait_for_git(self.workspace.root)
        self.theme, self.fault = theme_of(self.workspace, self.theme)
        inputs = self._folder.read(self.theme)
        if self._folder.is_shown(self.live, inputs):
            return
        memory = self._keepsake().recalled(self.live, inputs) if self.live is None else {}
        lacking = missing(self.live, inputs, memory) if self._folder.changed > MANY else 0
        if lacking > MANY:
            self._with_crew(inputs, lacking)
        else:
            self._advance(inputs, memory)
        if self.live and len(unknown(self.live)) > FEW:
            self._with_crew(inputs, len(unknown(self.live)))
        if self.live and (self.live.lists is None or len(unknown(self.live)) > FEW):
            self._alone()

    def _advance(self, inputs: "Inputs", memory: "Mapping[str, Recalled]") -> None:
        from mopsdocs.compile.advance import advance

        with self.lock:
            live = advance(self.live, inputs, memory, self._keepsake().ancestry())
        self._keepsake().note(memory, live)
        self._show(live)

    def _with_crew(self, inputs: "Inputs", count: int) -> None:
        """Let others work many documents out; pages are shown as soon as all cards are known."""

        def step(several: int) -> None:
            self.progress = replace(self.progress, done=min(self.progress.done + several, count))
            self.step()

        def take_up() -> None:
            self._advance(inputs, self._keepsake().recalled(self.live, inputs))

        def cards() -> None:
            self.progress = Progress(0, count, assessed=True)
            take_up()

        self.progress = Progress(0, count)
        self.crew.work(self.workspace, step, cards)
        take_up()

    def _finish(self) -> None:
        """Have the prose read that nobody has read yet: pages need it for what is wrong with links."""
        live = self.live
        if live is None or live.lists is None or not live.sketched or self.crew.busy:
            return
        if len(live.sketched) > MANY:
            self.crew.finish(self.workspace, self._rings.tell)
        else:
            self._take_up(well=False)

    def _take_up(self, *, well: bool) -> None:
        """Take up what others have worked out to the end, or do it where they did not do well."""
        from mopsdocs.compile.sketching import finished

        if self.live is None or self.theme is None:
            return
        if well:
            inputs = self._folder.read(self.theme)
            self._advance(inputs, self._keepsake().recalled(self.live, inputs))
            self._finish()
        else:
            with self.lock:
                live = finished(self.live)
            self._show(live)

    def _alone(self) -> None:
        """Work out what nobody else has, one document after the other, and make the lists anew."""
        from mopsdocs.shell.serve.keepsake import worked_out

        if self.live is not None:
            live = worked_out(self.live, self.lock)
            self._show(replace(live, lists=live.overviews()))

    def _keepsake(self) -> "Keepsake":
        if self._kept is None:
            from mopsdocs.shell.serve.keepsake import Keepsake

            self._kept = Keepsake(self.cellar)
        return self._kept

    def _show(self, live: "Live") -> None:
        """Show another state of the handbook from now on."""
        from mopsdocs.compile.advance import same_as

        if same_as(self.live, live):
            return
        self.shown |= {path: (None, one) for path, one in self.stored.items() if path not in self.shown}
        self.live, self.stored = live, {}
        self.tell()

    def _remember(self, *, ended: bool = False) -> None:
        """Put down what has changed, for the next preview, unless somebody else is about to put down more."""
        live = self.live
        if live is not None and live.lists is not None and (ended or not self.crew.busy):
            self._keepsake().put_down(live, *self._folder.proof(self.theme), self.lock)
            self._keepsake().put_down_pages(live, [(path, *one) for path, one in [*self.shown.items()]], self.lock)
