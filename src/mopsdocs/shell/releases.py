"""The published versions of a handbook: each made from its commit, or left as it is.

Knows: which version comes after which, what each was made from.
Never: reads a version of which nothing has changed; lets a mistake in an old version stop a build.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from msgspec import structs

from mopsdocs.compile import Prepared, Surveyed, prepare
from mopsdocs.compile.hindsight import came_from, moved_in
from mopsdocs.model.change import Comparison, Stage
from mopsdocs.model.handbook import Outline
from mopsdocs.model.hindsight import Former, Hindsight
from mopsdocs.model.place import VERSIONS, Place, Release, Standing
from mopsdocs.model.recipe import digest
from mopsdocs.model.source import Inputs, Snapshot, Version
from mopsdocs.model.text import Text
from mopsdocs.outputs import address
from mopsdocs.shell.comparing import Key, Side, compared, former, listed, total
from mopsdocs.shell.editions import finish, gather, paths
from mopsdocs.shell.errors import DISK, UserError
from mopsdocs.shell.git import Inventory, Repository, open_repository
from mopsdocs.shell.order import Order
from mopsdocs.shell.packing import pack, unpack_comparison
from mopsdocs.shell.parsed import parsed_of
from mopsdocs.shell.shares import Made, Work
from mopsdocs.shell.shelved import Shelved
from mopsdocs.shell.stopwatch import Stopwatch
from mopsdocs.shell.versions import Available, newest
from mopsdocs.shell.workspace import engine
from mopsdocs.shell.writer import Site

ROOT_ALONE = frozenset((address.VERSIONS, address.VERSIONS_SCRIPT, address.SITEMAP))


@dataclass(frozen=True)
class Releases:
    """The published versions, the newest first, with the files of all of them."""

    shelved: tuple[Shelved, ...] = ()
    files: tuple[Made, ...] = ()


@dataclass(frozen=True)
class Shelving:
    """What making the versions takes: the order, the site, the working tree as prepared, the repository.

    `before` are the versions as they were made last time, by name; `moves` are files that went elsewhere from each
    version to the next and to the working tree, the oldest first.
    """

    order: Order
    site: Site
    own: Prepared
    repository: Repository
    asked: Available
    lists: Mapping[str, Inventory]
    before: Mapping[str, Shelved]
    watch: Stopwatch
    moves: tuple[Mapping[str, str], ...] = ()
    surveyed: dict[Key, Surveyed] = field(default_factory=dict)

    def all(self) -> Releases:
        """Make every version, the oldest first, or keep it."""
        done: tuple[Shelved, ...] = ()
        made: list[Made] = []
        for version in reversed(self.asked.versions):
            shelved, files = self._one(version, done)
            done = (shelved, *done)
            made += files
        return Releases(done, tuple(made))

    def standing(self, side: Side, older: tuple[Shelved, ...], *, root: bool) -> Standing:
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
        far = tuple(compared(self._side(one), side, read, self.surveyed) for one in wanted)
        before = (unpack_comparison(one.changes) for one in older if one.changes)
        return Standing(
            places,
            tuple(one.past for one in older),
            (far[0], *before),
            (*far, *now) if root else (),
            hindsight=hindsight,
        )

    def former(self, side: Side, shelved: tuple[Shelved, ...]) -> Former | None:
        """Take from the newest version what the working tree must not just lose."""
        found = newest(self.asked)
        old = next((one for one in shelved if found and one.release.name == found.name), None)
        return former(self._side(old), side, self.repository.blobs) if old else None

    def _one(self, version: Version, older: tuple[Shelved, ...]) -> tuple[Shelved, list[Made]]:
        release = self._release(version)
        current = version.name == self.asked.current
        key = self._key(version, release, older)
        known = self.before.get(version.name)
        if known and known.key == key and (known.root or not current):
            kept = [path for path in self.site.manifest if self._belongs(path, release, root=current)]
            if known.paths(root=current).issubset(kept) and all(self.site.intact(path) for path in kept):
                return structs.replace(known, root=current), [Made([], kept)]
        return self._make(version, release, older, key)

    def _belongs(self, path: str, release: Release, *, root: bool) -> bool:
        if path.startswith(VERSIONS):
            return path.startswith(release.folder)
        # What tells of all versions is made anew.
        folder, _, name = path.rpartition("/")
        return root and not (name in ROOT_ALONE and folder in ("", *self.own.config.languages))

    def _release(self, version: Version) -> Release:
        # Nobody looks into the future: what was committed later is read as of the day asked for.
        day = min(version.as_of, self.order.workspace.today)
        return Release(version.name, version.label or Text(version.ref, self.own.config.languages[0]), day)

    def _key(self, version: Version, release: Release, older: tuple[Shelved, ...]) -> str:
        """Digest all that a version's pages depend on; through the version before, on all older ones."""
        config = self.own.config
        mine = (config.address, config.accent, config.repository)
        return digest(version.commit, self.own.look, mine, release, version.note, older[0].key if older else "")

    def _make(
        self, version: Version, release: Release, older: tuple[Shelved, ...], key: str
    ) -> tuple[Shelved, list[Made]]:
        current = version.name == self.asked.current
        with self.watch.time("read versions"):
            read = self._prepared(self.repository.snapshot(replace(version, as_of=release.day)))
        with self.watch.time("compare"):
            side = Side(release, read, parsed_of(self.order.workspace.root, read), note=version.note)
            standing = structs.replace(self.standing(side, older, root=current), published=True)
        prepared = replace(read, standing=standing)
        gathered = gather(self._work(version, prepared), self.order.jobs, self.watch)
        done = finish(gathered, self.order.jobs, self.watch)
        shelved = Shelved(
            key=key,
            root=current,
            release=release,
            commit=version.commit,
            languages=prepared.config.languages,
            pages=tuple(_pages(paths(done.pages), release.folder, prepared.config.languages)),
            accountable=tuple(sorted(accountable_in(gathered.outlines))),
            note=version.note,
            total=total(standing.comparisons[0]) if older else None,
            changes=pack(standing.comparisons[0]) if older else b"",
        )
        return shelved, [*done.pages, done.moved]

    def _work(self, version: Version, prepared: Prepared) -> Work:
        root = self.order.workspace.root
        images = _Images(root, self.lists[version.name].files)
        return Work(prepared, self.site, self.site.stage(), images, parsed_of(root, prepared))

    def _prepared(self, snapshot: Snapshot) -> Prepared:
        """Prepare a version: old words in today's clothes."""
        prepared = prepare(Inputs(snapshot, self.own.theme, engine()))
        mine = self.own.config
        config = structs.replace(
            prepared.config, address=mine.address, repository=mine.repository, accent=mine.accent
        )
        return replace(prepared, config=config)

    def _side(self, one: Shelved) -> Side:
        """Give a version to be compared: its documents are listed, and read only if they differ."""
        files = self.lists[one.release.name].files
        prepared = self._prepared(listed(one.release, files, self.repository.blobs))
        return Side(one.release, prepared, parsed_of(self.order.workspace.root, prepared), one.accountable, one.note)


class _Images:
    """Reads images of a version; each process that does so talks to a git of its own."""

    def __init__(self, root: Path, ids: Mapping[str, str]) -> None:
        self._root = root
        self._ids = ids

    def __call__(self, path: str) -> bytes:
        repository = open_repository(self._root)
        if repository is None:
            raise UserError("The repository went away while its versions were read", "Build again", DISK)
        with repository:
            return repository.blobs([self._ids[path]])[self._ids[path]]


def accountable_in(outlines: Iterable[Outline]) -> set[str]:
    """Find everybody who answers for something in an edition."""
    found: set[str] = set()
    for outline in outlines:
        found.update(owner for owner in (outline.card.owner, *(goal.owner for goal in outline.goals)) if owner)
        for duty in outline.duties:
            found.update(duty.accountable)
    return found


def _pages(made: Iterable[str], folder: str, languages: tuple[str, ...]) -> Iterator[str]:
    """Give the addresses of the pages in the first language: those in the others are the same."""
    others = tuple(f"{lang}/" for lang in languages[1:])
    for path in sorted(made):
        page = path.removeprefix(folder)
        if page != path and page.endswith(".html") and not page.startswith(others):
            yield page
