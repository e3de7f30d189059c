"""The versions beside the working tree: found, made, and told to those who read the root of the site.

Knows: what the settings ask for, what git has, what was made last time.
Never: how a version is made.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from msgspec import structs

from mopsdocs.compile import Prepared, arrange_sitemap, voices
from mopsdocs.compile.hindsight import moves_of
from mopsdocs.model.config import Versions
from mopsdocs.model.hindsight import Unnoted
from mopsdocs.model.place import ALONE, VERSIONS, Place, Published, Release, Standing
from mopsdocs.model.recipe import Recipe
from mopsdocs.model.releases import NEXT
from mopsdocs.model.text import Text
from mopsdocs.outputs.placing import placed
from mopsdocs.outputs.versions import versions_page, versions_script
from mopsdocs.shell.comparing import Side, total
from mopsdocs.shell.editions import Finished, Gathered, paths
from mopsdocs.shell.order import Order
from mopsdocs.shell.packing import pack
from mopsdocs.shell.parsed import parsed_of
from mopsdocs.shell.refs import state
from mopsdocs.shell.releases import Shelving
from mopsdocs.shell.remembering import moves_since, reviewed, unnoted, watched
from mopsdocs.shell.shares import Made
from mopsdocs.shell.shelved import Shelved
from mopsdocs.shell.stopwatch import Stopwatch
from mopsdocs.shell.versions import Available, inventories, newest, open_versions, with_notes
from mopsdocs.shell.writer import Site

CONFIG = "mopsdocs.yml"
UNASKED = Available()
Maker = Callable[..., Shelving]
WORKING = Text("Next", "en", (("es", "Próxima"), ("pt", "Próxima")))
"""What the working tree is called among the versions, unless the settings have a label for it."""


@dataclass(frozen=True)
class Lineage:
    """The versions made, and the working tree as it stands to them; without versions, the working tree alone."""

    prepared: Prepared
    watch: Stopwatch
    asked: Available = UNASKED
    shelved: tuple[Shelved, ...] = ()
    made: tuple[Made, ...] = ()

    @property
    def remembered(self) -> Mapping[str, object]:
        """What the next build has to know of the versions."""
        asked = self.prepared.config.versions
        if not asked.asked:
            return {}
        return {"versions": pack(asked), "refs": state(self.asked), "shelved": self.shelved}

    def root(self, gathered: Gathered, done: Finished) -> Made:
        """Make what stands at the root alone."""
        recipes = [*self._lists(gathered), *arrange_sitemap(self.prepared, self._at_root(done))]
        return gathered.work.make(recipes, done.words, self.watch)

    def _at_root(self, done: Finished) -> Iterator[str]:
        """List the pages of the root that a search engine should know."""
        now = next((one for one in self.shelved if one.root), None)
        if now is None:
            yield from (path for path in paths(done.pages) if not path.startswith(VERSIONS))
            return
        for i, lang in enumerate(now.languages):
            yield from (f"{lang}/{page}" if i else page for page in now.pages)

    def _lists(self, gathered: Gathered) -> Iterator[Recipe]:
        """Plan the page of all versions, and the list of them that old pages learn from."""
        standing = self.prepared.standing
        own = standing.places[0].release
        if own is None:
            return
        whole = total(standing.comparisons[0]) if standing.comparisons else None
        listed = (Published(own, self.prepared.config.languages, "", whole), *(one.listed for one in self.shelved))
        yield versions_script(listed, self.asked.current)
        releases = [one.release for one in listed]
        now = next(i for i, one in enumerate(releases) if one.name == self.asked.current)
        # What stands at the root is the current version's, and knows the versions before that one.
        before = structs.replace(standing, older=standing.older[now:])
        speaking = voices(self.prepared, structs.replace(gathered.edition, standing=before))
        pages = [versions_page(one, listed, self.asked.current, self.prepared.look) for one in speaking.values()]
        yield from placed(pages, Place("", releases[now]), speaking)


@contextmanager
def opened(
    order: Order, site: Site, alone: Prepared, known: Iterable[Shelved], watch: Stopwatch, make: Maker = Shelving
) -> Iterator[Lineage]:
    """Make the versions that the settings ask for, and stand the working tree beside them.

    `known` are the versions as they were made last time, `make` says how they are made.
    """
    wanted = alone.config.versions
    if not wanted.asked:
        yield Lineage(alone, watch)
        return
    repository, asked = open_versions(order.workspace.root, wanted)
    if repository is None:
        yield Lineage(_with(alone, asked, ALONE), watch, asked)
        return
    with repository:
        asked, lists = inventories(repository, asked)
        if not asked.versions:
            yield Lineage(_with(alone, asked, ALONE), watch, asked)
            return
        before = {one.release.name: one for one in known}
        noted = with_notes(asked, alone.sources)
        files = [lists[one.name].files for one in reversed(noted.versions)]
        moves = (*moves_of(files), moves_since(repository, files[-1], alone))
        shelves = make(order, site, alone, repository, noted, lists, before, watch, moves)
        made = shelves.all()
        own = _own(wanted, order)
        with watch.time("compare"):
            side = Side(own, alone, parsed_of(order.workspace.root, alone))
            standing = shelves.standing(side, made.shelved, root=asked.current == NEXT)
            hindsight = structs.replace(
                standing.hindsight,
                former=shelves.former(side, made.shelved),
                unnoted=_unnoted(noted, made.shelved),
                watched=watched(repository, order.workspace, alone, side.parsed.survey(reviewed(alone), alone)),
            )
            standing = structs.replace(standing, hindsight=hindsight)
        yield Lineage(_with(alone, asked, standing), watch, asked, made.shelved, made.files)


def _own(wanted: Versions, order: Order) -> Release:
    return Release(NEXT, wanted.label.get(NEXT, WORKING), order.workspace.today)


def _unnoted(asked: Available, shelved: tuple[Shelved, ...]) -> tuple[Unnoted, ...]:
    version = newest(asked)
    made = next((one for one in shelved if version and one.release.name == version.name), None)
    return unnoted(version, made.release, made.total) if version and made else ()


def _with(alone: Prepared, asked: Available, standing: Standing) -> Prepared:
    noticed = tuple((CONFIG, one) for one in asked.noticed)
    return replace(alone, noticed=(*alone.noticed, *noticed), standing=standing)
