"""The versions beside the working tree: found, made, and told to those who read the root of the site.

Knows: what the settings ask for, what git has, what was made last time.
Never: how a version is made.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from msgspec import structs

from mopsdocs.compile.arranging import arrange_sitemap
from mopsdocs.compile.hindsight import moves_of
from mopsdocs.compile.prepare import Prepared
from mopsdocs.compile.speaking import voices
from mopsdocs.model.config import Versions
from mopsdocs.model.handbook import Edition
from mopsdocs.model.hindsight import Hindsight, Unnoted
from mopsdocs.model.place import ALONE, VERSIONS, Place, Published, Release, Standing
from mopsdocs.model.playbook import PartyId
from mopsdocs.model.recipe import Recipe
from mopsdocs.model.releases import NEXT
from mopsdocs.model.text import Text
from mopsdocs.outputs.placing import placed
from mopsdocs.outputs.versions import newer_pages, versions_page, versions_script
from mopsdocs.shell.comparing import Side, total
from mopsdocs.shell.editions import Finished, Gathered, finish, paths
from mopsdocs.shell.order import Order
from mopsdocs.shell.packing import pack
from mopsdocs.shell.parsed import NOWHERE, Parsed, parsed_of
from mopsdocs.shell.refs import state
from mopsdocs.shell.releases import Elder, Releases, Shelving
from mopsdocs.shell.remembering import moves_since, reviewed, unnoted, watched
from mopsdocs.shell.shares import Made, Work
from mopsdocs.shell.shelved import Shelved
from mopsdocs.shell.stopwatch import Stopwatch
from mopsdocs.shell.texts import Texts
from mopsdocs.shell.together import gather
from mopsdocs.shell.versions import Available, inventories, open_versions, with_notes
from mopsdocs.shell.voiding import Void, if_any, signed_groups, voided, voids
from mopsdocs.shell.writer import Site

CONFIG = "mopsdocs.yml"
Maker = Callable[..., Shelving]
UNASKED, NONE = Available(), Releases()
WORKING = Text("Next", "en", (("es", "Próxima"), ("pt", "Próxima")))
"""What the working tree is called among the versions, unless the settings have a label for it."""


@dataclass(frozen=True)
class Lineage:
    """The working tree as prepared, and the versions beside it; without `shelving` it stands alone."""

    prepared: Prepared
    watch: Stopwatch
    asked: Available = UNASKED
    shelving: Shelving | None = None
    older: tuple[tuple[Gathered, frozenset[PartyId]], ...] = ()
    releases: Releases = NONE

    def gathered(self, own: Work, jobs: int) -> tuple["Lineage", Gathered]:
        """Make the pages of all documents, of the versions and of the working tree."""
        shelving, answerable = self.shelving, list[frozenset[PartyId]]()
        if shelving is None:
            (found,) = gather([own], jobs, self.watch)
            return self, found

        def stand(editions: Sequence[Edition], parties: Sequence[frozenset[PartyId]]) -> list[Standing]:
            answerable[:] = parties
            return self._standings(shelving, editions, parties)

        *older, found = gather([*(one.work for one in shelving.fresh), own], jobs, self.watch, stand)
        return replace(self, prepared=found.work.prepared, older=tuple(zip(older, answerable, strict=False))), found

    def standing(self) -> Standing:
        """Tell how the working tree stands to versions of which none has to be made."""
        return self._standings(self.shelving, (), ())[-1] if self.shelving else ALONE

    def finished(self, found: Gathered, jobs: int) -> tuple["Lineage", Finished]:
        """Make all else of the versions and of the working tree, as gathered, which then knows all their pages."""
        if self.shelving is None:
            (done,) = finish([found], lambda _at, _made: found, jobs, self.watch)
            return self, done
        releases, done = self.shelving.finished(self.older, found, jobs)
        return replace(self, prepared=done.gathered.work.prepared, releases=releases), done

    def _standings(
        self, shelving: Shelving, editions: Sequence[Edition], parties: Sequence[frozenset[PartyId]]
    ) -> list[Standing]:
        """Tell how the editions stand; of the working tree also what git remembers."""
        alone = self.prepared
        own = own_release(alone.config.versions, shelving.order)
        standings, elders = shelving.stand(editions, parties, own)
        with self.watch.time("compare"):
            side = Side(own, alone, parsed_of(shelving.order.workspace.root, alone))
            asks = side.parsed.survey(reviewed(alone), alone)
            hindsight = structs.replace(
                standings[-1].hindsight,
                former=shelving.former(own, elders),
                unnoted=_unnoted(shelving.asked, elders),
                watched=watched(shelving.repository, shelving.order.workspace, alone, asks),
                voided=voided(shelving.repository, shelving.order.workspace, alone, _void(alone, side.parsed)),
            )
        return [*standings[:-1], structs.replace(standings[-1], hindsight=hindsight)]

    @property
    def remembered(self) -> Mapping[str, object]:
        """What the next build has to know of the versions."""
        asked = self.prepared.config.versions
        if not asked.asked:
            return {}
        return {"versions": pack(asked), "refs": state(self.asked), "shelved": self.releases.shelved}

    def root(self, done: Finished) -> Made:
        """Make what stands at the root alone."""
        recipes = [*self.lists(done.gathered), *arrange_sitemap(self.prepared, self._at_root(done))]
        return done.gathered.work.make(recipes, done.words, self.watch)

    def _at_root(self, done: Finished) -> Iterator[str]:
        """List the pages of the root that a search engine should know."""
        now = next((one for one in self.releases.shelved if one.root), None)
        if now is None:
            yield from (path for path in paths(done.pages) if not path.startswith(VERSIONS))
            return
        for i, lang in enumerate(now.languages):
            yield from (f"{lang}/{page}" if i else page for page in now.pages)

    def lists(self, gathered: Gathered) -> Iterator[Recipe]:
        """Plan the page of all versions, and the list of them that old pages learn from."""
        standing = self.prepared.standing
        own = standing.places[0].release
        if own is None:
            return
        whole = total(standing.comparisons[0]) if standing.comparisons else None
        newest = Published(own, self.prepared.config.languages, None, whole)
        listed = (newest, *(one.listed for one in self.releases.shelved))
        yield versions_script(listed, self.asked.current)
        releases = [one.release for one in listed]
        now = next(i for i, one in enumerate(releases) if one.name == self.asked.current)
        # What stands at the root is the current version's, and knows the versions before that one.
        before = structs.replace(standing, older=standing.older[now:])
        speaking = voices(self.prepared, structs.replace(gathered.edition, standing=before))
        look = self.prepared.look
        pages = [versions_page(one, listed, self.asked.current, look) for one in speaking.values()]
        for voice in speaking.values():
            pages += newer_pages(voice, listed[1:now], releases[now], look)
        yield from placed(pages, Place("", releases[now]), speaking)


@contextmanager
def opened(
    order: Order, site: Site, alone: Prepared, known: Iterable[Shelved], watch: Stopwatch, make: Maker = Shelving
) -> Iterator[Lineage]:
    """Find the versions that the settings ask for, and stand the working tree beside them.

    `known` are the versions as they were made last time, `make` says how they are made.
    """
    wanted = alone.config.versions
    if not wanted.asked:
        yield Lineage(_remembering(order, alone), watch)
        return
    repository, asked = open_versions(order.workspace.root, wanted)
    if repository is None:
        yield Lineage(_with(alone, asked), watch, asked)
        return
    with repository:
        asked, lists = inventories(repository, asked)
        if not asked.versions:
            yield Lineage(_with(alone, asked), watch, asked)
            return
        before = {one.release.name: one for one in known}
        noted = with_notes(asked, alone.sources, alone.config.languages)
        files = [lists[one.name].files for one in reversed(noted.versions)]
        moves = (*moves_of(files), moves_since(repository, files[-1], alone))
        texts = Texts(order.workspace.root, alone, repository, lists)
        shelving = make(order, site, alone, repository, noted, texts, before, watch, moves)
        yield Lineage(_with(alone, asked), watch, asked, shelving)


def _remembering(order: Order, alone: Prepared) -> Prepared:
    """Ask git what has changed since somebody signed; most handbooks without versions have nothing to ask."""
    void = _void(alone, NOWHERE)
    repository = if_any(order.workspace) if void else None
    if repository is None:
        return alone
    with repository:
        hindsight = Hindsight(voided=voided(repository, order.workspace, alone, void))
    return replace(alone, standing=structs.replace(alone.standing, hindsight=hindsight))


def _void(alone: Prepared, parsed: Parsed) -> tuple[Void, ...]:
    return voids(alone, parsed.survey(signed_groups(alone), alone))


def own_release(wanted: Versions, order: Order) -> Release:
    """Give the working tree as others name it."""
    return Release(NEXT, wanted.label.get(NEXT, WORKING), order.workspace.today)


def _unnoted(asked: Available, elders: tuple[Elder, ...]) -> tuple[Unnoted, ...]:
    versions = {one.name: one for one in asked.versions}
    found: list[Unnoted] = []
    for one in elders:
        if one.changes:
            release = one.past.release
            found += unnoted(versions[release.name], release, total(one.changes))
    return tuple(found)


def _with(alone: Prepared, asked: Available) -> Prepared:
    noticed = tuple((CONFIG, one) for one in asked.noticed)
    return replace(alone, noticed=(*alone.noticed, *noticed), standing=ALONE)
