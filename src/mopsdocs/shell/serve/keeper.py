"""The handbook kept up to date in a thread of its own: whatever happens to the files, there is something to show.

Knows: when to look at the folder, what to show meanwhile, what to remember.
Never: HTTP; dies because a file is broken.
"""

import threading
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from time import sleep
from typing import TYPE_CHECKING, TypeVar

from mopsdocs.model.diagnostic import Said
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.serve import garbage
from mopsdocs.shell.serve.cellar import Cellar, Shown
from mopsdocs.shell.serve.clerk import Clerk, Listed
from mopsdocs.shell.serve.crew import MANY, Crew, Progress
from mopsdocs.shell.serve.folder import Folder, Looked, Wrote, surroundings, theme_of, unchanged
from mopsdocs.shell.serve.git_pause import GitPause
from mopsdocs.shell.serve.rings import Rings
from mopsdocs.shell.serve.scout import Scout
from mopsdocs.shell.serve.window import Window
from mopsdocs.shell.workspace import Workspace, this_day

if TYPE_CHECKING:
    from mopsdocs.compile.live import Live
    from mopsdocs.model.source import Theme
    from mopsdocs.shell.serve.kinship import Kinship
    from mopsdocs.shell.serve.workshop import Workshop

_QUIET = 1.5  # seconds without a ring after which the whole folder is looked at, whatever the bell has said
_IDLE = 2.0  # seconds without a ring after which there is time to remember
_DAY = 60.0  # seconds after which somebody looks whether it is tomorrow
_FIRST = 0.2  # seconds in which whoever waits for the first page has the machine to themselves
_VERSIONS = 3.0  # seconds after which somebody looks whether git has another version
_END_WITHIN = 5.0  # seconds in which what is known is remembered
_Given = TypeVar("_Given")
_Found = TypeVar("_Found")


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
    _shop: "Workshop | None" = None
    window: Window = field(default_factory=Window)

    def __post_init__(self) -> None:
        self._folder = Folder(self.workspace)
        self.git = GitPause(self.workspace.root, self._rings.tell)
        self._scout = Scout(self._folder, self.git, self._rings.tell)
        self._clerk = Clerk(lambda: self.window.lists(self.live) if self.live else (), self._rings.tell)
        self._stats: dict[str, tuple[int, int, int]] = {}
        self._thread = threading.Thread(target=self._run, name="keeper", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def ring(self, paths: Iterable[str] = ()) -> None:
        """Say that something may have changed, and perhaps what; without a path, anything."""
        self._rings.ring(paths)

    def wrote(self, path: str) -> None:
        """Say that a file was edited from here: that is shown at once, whatever git is doing."""
        self._rings.tell(Wrote(path))
        self._rings.ring((path,))

    def stop(self) -> None:
        """End, and remember."""
        self._rings.end()
        self._clerk.stop()
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
                garbage.begin()
                quiet = self._round(heard.paths)
            for news in heard.news:
                self._safely(self._hear, news)
            wait = _IDLE if quiet else _QUIET

    def _hear(self, news: object) -> None:
        """Take up what others have found out, or made."""
        if isinstance(news, Looked):
            self._scout.back()
            self._look(news)
        elif isinstance(news, Listed):
            self._list(news)
        elif isinstance(news, Wrote) and self.live is not None:
            self._show_edited(self.live, (news.path,))
        elif isinstance(news, GitPause):
            self.tell()
        elif isinstance(news, Exception):
            self._scout.back()
            raise news
        else:
            self._take_up(news)

    def _at_rest(self, *, quiet: bool) -> float:
        """Use the time in which nothing happens; gives how long to wait then."""
        if not quiet:
            self._round(frozenset())
            return _IDLE
        if len(self._folder.stats) < len(self._folder.sources):
            self._round(frozenset())  # What had only just been written when it was read is looked at once more.
        self._rest()
        self._workshop().read_on(self.workspace)
        versions = self._look_back()
        self._remember()
        if not self.fixed_day and this_day() != self.workspace.today:
            self.workspace = replace(self.workspace, today=this_day())
            self._folder.workspace = self.workspace
            self._round(frozenset())
        return _VERSIONS if versions else _DAY

    def _rest(self) -> None:
        """Make the lists that are looked at most, where nobody has, and look for garbage."""
        garbage.begin()
        if self.live and self.live.lists:
            self._clerk.make(self.live)
        if not (self._clerk.busy or self.crew.busy):
            garbage.sweep()

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
                self.stored, self._stats = self.cellar.pages(), state.stats
        except UserError as error:
            self.fault = error
        self.looked.set()

    def _round(self, paths: frozenset[str]) -> bool:
        """Bring what is shown up to date; gives whether every file has been looked at, or is about to be."""
        if self._safely(self._glance, paths):
            return False
        if self.live is None or self.live.lists is None:
            self.git.wait()
            self._safely(lambda _: self._look(self._folder.look()), None)
        else:
            self._scout.send()
        return True

    def _safely(self, act: "Callable[[_Given], _Found]", given: "_Given") -> "_Found | None":
        """Do something that may go wrong: then what is shown stays, and why is told."""
        before = self.fault
        found = None
        try:
            found = act(given)
        except UserError as error:  # A file went away, or may not be read, while it was looked at.
            self.fault = error
        except Exception as fault:  # noqa: BLE001  # What is shown stays; the next change may mend it.
            kind = type(fault).__name__
            self.fault = UserError(Said("Something in mopsdocs itself went wrong: {kind}", {"kind": kind}))
            traceback.print_exc()
        if self.fault is not before:
            self.tell()
        return found

    def _glance(self, paths: frozenset[str]) -> bool:
        """Take the bell at its word for a moment: the page that somebody looks at comes before the whole folder."""
        live = self.live
        if not paths or live is None or len(paths) > MANY or self.git.busy:
            return False
        return self._show_edited(live, paths)

    def _show_edited(self, live: "Live", paths: Iterable[str]) -> bool:
        """Show a few files as they are now; gives whether that was all there is to it."""
        from mopsdocs.compile.advance import edited

        changed = self._folder.glance(paths)
        if not changed:
            return False
        found = edited(live, changed)
        if found is not None:
            self._show(found)
        return found is not None

    def _look(self, looked: Looked) -> None:
        """Take up what lies in the folder."""
        self.theme, self.fault = theme_of(self.workspace, self.theme)
        inputs = self._folder.read(self.theme, looked)
        if not self._folder.is_shown(self.live, inputs):
            self._workshop().catch_up(inputs, self._folder.changed, self.workspace)

    def _take_up(self, found: object) -> None:
        """Show what others have read to the end, or how the handbook stands to its versions."""
        from mopsdocs.shell.serve.keepsake import Finished

        if isinstance(found, Finished):
            self._workshop().take_up(found)
            self._workshop().read_on(self.workspace)
        else:
            self._stand(found)

    def _told(self, progress: Progress) -> None:
        self.progress = progress
        self.step()

    def _list(self, news: Listed) -> None:
        """Show lists that have been made, unless it was under other settings."""
        if self.live and self.live.behind and self.live.prepared.config == news.lists.prepared.config:
            self._show(replace(self.live, lists=news.lists))
        garbage.settle()

    def _workshop(self) -> "Workshop":
        if self._shop is None:
            from mopsdocs.shell.serve.keepsake import Keepsake
            from mopsdocs.shell.serve.workshop import Workshop

            kept, tell = Keepsake(self.cellar), self._rings.tell
            self._shop = Workshop(self.crew, kept, self.lock, lambda: self.live, self._show, self._told, tell)
        return self._shop

    def _show(self, live: "Live") -> None:
        """Show another state of the handbook from now on."""
        from mopsdocs.compile.advance import same_as

        if same_as(self.live, live):
            return
        if self.stored:
            self.window.take_over(self.stored, live, sure=self._stats == self._folder.stats)
        self.live, self.stored = live, {}
        if live.behind:
            self._clerk.make(live)
        self.tell()

    def _remember(self, *, ended: bool = False) -> None:
        """Put down what has changed, for the next preview, unless somebody else is about to put down more."""
        live = self.live
        if live is not None and live.lists is not None and (ended or not self.crew.busy):
            keepsake = self._workshop().keepsake
            keepsake.put_down(live, *self._folder.proof(self.theme))
            keepsake.put_down_pages(self.window.holding(live, thorough=ended))
