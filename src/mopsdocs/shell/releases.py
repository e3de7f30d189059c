"""The published versions of a handbook: each made from its commit, or left as it is.

Knows: which version comes after which, what each was made from.
Never: reads a version of which nothing has changed; lets a mistake in an old version stop a build.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache, partial

from msgspec import structs

from mopsdocs.compile.again import unit_addresses
from mopsdocs.compile.hindsight import came_from, moved_in
from mopsdocs.compile.prepare import Prepared
from mopsdocs.compile.stages import Surveyed
from mopsdocs.model.change import Comparison, Stage
from mopsdocs.model.handbook import Edition
from mopsdocs.model.hindsight import Former, Hindsight
from mopsdocs.model.place import VERSIONS, Past, Place, Release, Standing
from mopsdocs.model.playbook import PartyId
from mopsdocs.model.recipe import digest
from mopsdocs.model.releases import NEXT
from mopsdocs.model.source import Version
from mopsdocs.model.text import Text
from mopsdocs.outputs import address
from mopsdocs.shell.comparing import Key, Side, compared, former, total
from mopsdocs.shell.editions import Finished, Gathered, finish, pages_of, paths
from mopsdocs.shell.git import Repository
from mopsdocs.shell.order import Order
from mopsdocs.shell.packing import pack, unpack_comparison
from mopsdocs.shell.parsed import parsed_of
from mopsdocs.shell.shares import Made, Work
from mopsdocs.shell.shelved import Shelved
from mopsdocs.shell.stopwatch import Stopwatch
from mopsdocs.shell.texts import Texts
from mopsdocs.shell.versions import Available, newest
from mopsdocs.shell.writer import Site

ROOT_ALONE = frozenset((address.VERSIONS, address.VERSIONS_SCRIPT, address.SITEMAP))


@dataclass(frozen=True)
class Releases:
    """The published versions, the newest first, with the files of all of them."""

    shelved: tuple[Shelved, ...] = ()
    files: tuple[Made, ...] = ()


@dataclass(frozen=True)
class Fresh:
    """A version to be made: what it is made from, and how it will stand; `root` is whether it is the current one."""

    version: Version
    release: Release
    key: str
    root: bool
    work: Work


@dataclass(frozen=True)
class Elder:
    """An older version as the ones after it see it; `side` gives it to be compared."""

    past: Past
    side: Callable[[], Side]
    changes: Comparison | None = None


@dataclass(frozen=True)
class Shelving:
    """What making the versions takes: the order, the site, the working tree as prepared, the repository.

    `texts` are those of the versions, `before` is what was made last time, by name; `moves` are files that went
    elsewhere from each version to the next and to the working tree, the oldest first.
    """

    order: Order
    site: Site
    own: Prepared
    repository: Repository
    asked: Available
    texts: Texts
    before: Mapping[str, Shelved]
    watch: Stopwatch
    moves: tuple[Mapping[str, str], ...] = ()
    surveyed: dict[Key, Surveyed] = field(default_factory=dict)

    @cached_property
    def line(self) -> tuple[Shelved | Fresh, ...]:
        """The versions, the oldest first: those that stay as they are, and those to be made."""
        found: list[Shelved | Fresh] = []
        for version in reversed(self.asked.versions):
            release, root = self._release(version), version.name == self.asked.current
            key = self._key(version, release, found[-1].key if found else "")
            found.append(self._kept(release, key, root=root) or self._fresh(version, release, key, root=root))
        return tuple(found)

    @property
    def fresh(self) -> tuple[Fresh, ...]:
        """The versions to be made, the oldest first."""
        return tuple(one for one in self.line if isinstance(one, Fresh))

    def stand(
        self, editions: Sequence[Edition], answerable: Sequence[frozenset[PartyId]], own: Release
    ) -> tuple[list[Standing], tuple[Elder, ...]]:
        """Tell how each edition to be made stands to those before it, the last of them the working tree.

        Gives all that the working tree has before it, too. Of the editions only what is made of one document is
        known as yet.
        """
        told = iter(zip(editions, answerable, strict=True))
        elders: tuple[Elder, ...] = ()
        found: list[Standing] = []
        for one in self.line:
            if isinstance(one, Shelved):
                elders = (self._elder(one), *elders)
                continue
            edition, parties = next(told)
            with self.watch.time("compare"):
                side = self._side_of(one, parties)
                standing = structs.replace(self.standing(side, elders, root=one.root), published=True)
            past = Past(one.release, edition.config.languages, unit_addresses(edition))
            elders = (Elder(past, _given(side), next(iter(standing.comparisons), None) if elders else None), *elders)
            found.append(standing)
        with self.watch.time("compare"):
            side = Side(own, self.own, parsed_of(self.order.workspace.root, self.own))
            found.append(self.standing(side, elders, root=self.asked.current == NEXT))
        return found, elders

    def standing(self, side: Side, older: tuple[Elder, ...], *, root: bool) -> Standing:
        """Tell how an edition stands to the versions before it; at the root it is compared with all of them."""
        release = side.release
        places = (Place(release.folder, release), *((Place("", release),) if root else ()))
        stage = Stage(release.name, release.label, release.day)
        # Who asks what has changed since the current version is told that nothing has.
        now = (Comparison(stage, stage),) if root else ()
        if not older:
            return Standing(places, far=now)
        moved = moved_in(self.moves[: len(older)])
        hindsight = Hindsight(moved=moved, came_from=came_from(moved))
        wanted, read = older if root else older[:1], self.repository.blobs
        folder = self.order.workspace.root
        far = tuple(compared(one.side(), side, read, self.surveyed, folder) for one in wanted)
        return Standing(
            places,
            tuple(one.past for one in older),
            (far[0], *(one.changes for one in older if one.changes)),
            (*far, *now) if root else (),
            hindsight=hindsight,
        )

    def former(self, own: Release, elders: tuple[Elder, ...]) -> Former | None:
        """Take from the newest version what the working tree must not just lose."""
        found = newest(self.asked)
        old = next((one for one in elders if found and one.past.release.name == found.name), None)
        side = Side(own, self.own, parsed_of(self.order.workspace.root, self.own))
        return former(old.side(), side, self.repository.blobs) if old else None

    def finished(
        self, gathered: Sequence[tuple[Gathered, frozenset[PartyId]]], own: Gathered, jobs: int
    ) -> tuple[Releases, Finished]:
        """Make the rest of each version, the oldest first, and of the working tree, which stands after all of them.

        The versions are put with those that stay as they are.
        """
        several = [*(one for one, _ in gathered), own]

        def stand(at: int, made: Sequence[Past]) -> Gathered:
            standing = structs.replace(several[at].edition.standing, older=self._older(at, made))
            return several[at].standing_so(standing)

        *finished, last = finish(several, stand, jobs, self.watch)
        answerable = (parties for _, parties in gathered)
        parts = iter(zip(finished, answerable, strict=True))
        done: list[Shelved] = []
        files: list[Made] = []
        for one in self.line:
            if isinstance(one, Shelved):
                done.append(one)
                files.append(Made([], self._files(one.release, root=one.root)))
            else:
                shelved, made = self._shelved(one, *next(parts))
                done.append(shelved)
                files += made
        return Releases(tuple(reversed(done)), tuple(files)), last

    def _older(self, at: int, made: Sequence[Past]) -> tuple[Past, ...]:
        """Give the versions before the one to be made as number `at`, the newest first; `made` are among them."""
        fresh, found = iter(made), list[Past]()
        for one in self.line:
            if isinstance(one, Fresh):
                if at == 0:
                    break
                at -= 1
            past = self._stays[one.release.name] if isinstance(one, Shelved) else next(fresh, None)
            if past:
                found.append(past)
        return tuple(reversed(found))

    @cached_property
    def _stays(self) -> Mapping[str, Past]:
        return {one.release.name: one.past for one in self.line if isinstance(one, Shelved)}

    def _kept(self, release: Release, key: str, *, root: bool) -> Shelved | None:
        """Give a version as it was made last time, if it was made of the same and all its files are there."""
        known = self.before.get(release.name)
        if known is None or known.key != key or (root and not known.root):
            return None
        kept = self._files(release, root=root)
        if not known.paths(root=root).issubset(kept) or not all(map(self.site.intact, kept)):
            return None
        return structs.replace(known, root=root)

    def _files(self, release: Release, *, root: bool) -> list[str]:
        own = self._filed.get(release.folder, ())
        if not root:
            return list(own)
        # What tells of all versions is made anew.
        several = ((path, self._page(path)) for path in self._filed.get("", ()))
        return [*own, *(path for path, page in several if page not in ROOT_ALONE and page not in self._newer)]

    @cached_property
    def _filed(self) -> Mapping[str, list[str]]:
        """The files of ours that there are, by the folder of their version; at the root it has no name."""
        found: dict[str, list[str]] = {}
        for path in self.site.manifest:
            name = path.split("/", 2)[1] if path.startswith(VERSIONS) else ""
            found.setdefault(f"{VERSIONS}{name}/" if name else "", []).append(path)
        return found

    def _page(self, path: str) -> str:
        first, _, rest = path.partition("/")
        return rest if first in self.own.config.languages else path

    @cached_property
    def _newer(self) -> frozenset[str]:
        """The pages at the root that tell of versions newer than the current one."""
        names = [one.name for one in self.asked.versions]
        newer = names[: names.index(self.asked.current)] if self.asked.current in names else ()
        return frozenset(map(address.since, newer))

    def _release(self, version: Version) -> Release:
        # Nobody looks into the future: what was committed later is read as of the day asked for.
        day = min(version.as_of, self.order.workspace.today)
        return Release(version.name, version.label or Text(version.ref, self.own.config.languages[0]), day)

    def _key(self, version: Version, release: Release, before: str) -> str:
        """Digest all that a version's pages depend on; through the version before, on all older ones."""
        config = self.own.config
        mine = (config.address, config.accent, config.repository)
        return digest(version.commit, self.own.look, mine, release, version.note, before)

    def _fresh(self, version: Version, release: Release, key: str, *, root: bool) -> Fresh:
        with self.watch.time("read versions"):
            prepared = self.texts.prepared(self.texts.snapshot(replace(version, as_of=release.day)))
        folder = self.order.workspace.root
        places = (Place(release.folder, release), *((Place("", release),) if root else ()))
        prepared = replace(prepared, standing=Standing(places, published=True))
        images = self.texts.images(version.name)
        work = Work(prepared, self.site, self.site.stage(), images, parsed_of(folder, prepared))
        return Fresh(version, release, key, root, work)

    def _shelved(
        self, one: Fresh, done: Finished, answerable: frozenset[PartyId]
    ) -> tuple[Shelved, list[Made]]:
        standing, languages = done.gathered.edition.standing, done.gathered.edition.config.languages
        changes = standing.comparisons[0] if standing.older else None
        shelved = Shelved(
            key=one.key,
            root=one.root,
            release=one.release,
            commit=one.version.commit,
            languages=languages,
            pages=tuple(sorted(pages_of(paths(done.pages), one.release.folder, languages))),
            accountable=tuple(sorted(answerable)),
            note=one.version.note,
            total=total(changes) if changes else None,
            changes=pack(changes) if changes else b"",
        )
        return shelved, [*done.pages, done.moved]

    def _elder(self, one: Shelved) -> Elder:
        changes = unpack_comparison(one.changes) if one.changes else None
        return Elder(one.past, lru_cache(maxsize=1)(partial(self.texts.side, one)), changes)

    def _side_of(self, one: Fresh, answerable: frozenset[PartyId]) -> Side:
        return Side(one.release, one.work.prepared, one.work.parsed, tuple(sorted(answerable)), one.version.note)


def _given(side: Side) -> Callable[[], Side]:
    return lambda: side
