"""The published versions of a handbook: each made from its commit, or left as it is.

Knows: which version comes after which, what each was made from.
Never: reads a version of which nothing has changed; lets a mistake in an old version stop a build.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from msgspec import structs

from mopsdocs.compile import Prepared, prepare
from mopsdocs.model.place import Past, Place, Published, Release, Standing
from mopsdocs.model.recipe import digest
from mopsdocs.model.source import Inputs, Version
from mopsdocs.outputs.placing import WORKING
from mopsdocs.shell.comparing import Compared, compared
from mopsdocs.shell.editions import Gathered, finish, gather, paths
from mopsdocs.shell.git import Repository
from mopsdocs.shell.order import Order
from mopsdocs.shell.parsed import parsed_of
from mopsdocs.shell.shares import Made, Work
from mopsdocs.shell.shelved import Shelved
from mopsdocs.shell.stopwatch import Stopwatch
from mopsdocs.shell.versions import Resolved
from mopsdocs.shell.workspace import engine
from mopsdocs.shell.writer import Site


@dataclass(frozen=True)
class Shelf:
    """The published versions, the newest first, with the files of all of them; how the working tree stands to them."""

    shelved: tuple[Shelved, ...]
    made: tuple[Made, ...]
    current: str

    @property
    def older(self) -> tuple[Past, ...]:
        """The versions as the working tree sees them."""
        return tuple(one.past for one in self.shelved)

    @property
    def published(self) -> tuple[Published, ...]:
        """The versions as the page of all versions lists them."""
        return tuple(one.published for one in self.shelved)


@dataclass(frozen=True)
class Shelving:
    """What making the versions takes: the order, the site, the working tree's settings, the repository."""

    order: Order
    site: Site
    own: Prepared
    repository: Repository
    resolved: Resolved
    before: Mapping[str, Shelved]
    watch: Stopwatch

    def all(self) -> Shelf:
        """Make every version, the oldest first, or keep it."""
        done: list[Shelved] = []
        made: list[Made] = []
        for version in reversed(self.resolved.versions):
            shelved, files = self._one(version, done)
            done.insert(0, shelved)
            made += files
        return Shelf(tuple(done), tuple(made), self.resolved.current)

    def _one(self, version: Version, older: list[Shelved]) -> tuple[Shelved, list[Made]]:
        release = Release(version.name, version.label, min(version.as_of, self.order.workspace.today))
        current = version.name == self.resolved.current
        key = self._key(version, release, older)
        known = self.before.get(version.name)
        if known and known.key == key and (known.root or not current):
            kept = self._kept(release, root=current)
            if all(self.site.intact(path) for path in kept):
                return structs.replace(known, root=current), [Made([], kept)]
        return self._make(version, release, older, key)

    def _key(self, version: Version, release: Release, older: list[Shelved]) -> str:
        """Digest all that a version's pages depend on."""
        config = self.own.config
        mine = (config.address, config.accent, config.repository)
        return digest(version.commit, self.own.look, mine, release, version.note, older[0].key if older else "")

    def _kept(self, release: Release, *, root: bool) -> list[str]:
        return [path for path in self.site.manifest if path.startswith(release.folder) or (root and at_root(path))]

    def _make(
        self, version: Version, release: Release, older: list[Shelved], key: str
    ) -> tuple[Shelved, list[Made]]:
        current = version.name == self.resolved.current
        with self.watch.time("read versions"):
            prepared = self._prepared(version, release, older)
        with self.watch.time("compare"):
            found = compared(self.repository, prepared, older[0] if older else None)
        prepared = replace(prepared, standing=structs.replace(prepared.standing, changed=found.changed))
        work = Work(prepared, self.site, self.site.stage(), self._content(version), parsed_of(self.root, prepared))
        gathered = gather(work, self.order.jobs, self.watch)
        done = finish(gathered, self.order.jobs, self.watch)
        shelved = Shelved(
            key=key,
            root=current,
            release=release,
            commit=version.commit,
            languages=prepared.config.languages,
            pages=tuple(pages_of(paths(done.pages), release.folder)),
            changed=found.changed,
            accountable=accountable_in(gathered),
            note=version.note,
            changes=found.packed,
        )
        return shelved, [*done.pages, done.moved]
