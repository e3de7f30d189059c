"""The versions of a handbook for its preview: what there is to know of them, and any page when it is asked for.

Knows: git's versions through those who make them in a build; how many stay open.
Never: writes a page; looks again at a version whose commit it has seen.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial

from msgspec import structs

from mopsdocs.compile.ancestry import Ancestry
from mopsdocs.compile.facts import answerable_in
from mopsdocs.compile.live import Live
from mopsdocs.compile.prepare import Prepared, prepare
from mopsdocs.compile.speaking import voices
from mopsdocs.compile.stages import Surveyed, bind_edition
from mopsdocs.compile.standing import Standing
from mopsdocs.model.place import Published
from mopsdocs.model.playbook import Playbook
from mopsdocs.model.releases import NEXT
from mopsdocs.model.source import Theme, Version
from mopsdocs.parse import Group
from mopsdocs.shell.comparing import Side, total
from mopsdocs.shell.git import open_repository
from mopsdocs.shell.lineage import Lineage, opened
from mopsdocs.shell.order import Order
from mopsdocs.shell.packing import pack
from mopsdocs.shell.parsed import Parsed, parsed_of
from mopsdocs.shell.reader import read
from mopsdocs.shell.releases import Fresh, Shelving
from mopsdocs.shell.serve.cellar import Cellar
from mopsdocs.shell.serve.kin import Kin, Leaf
from mopsdocs.shell.serve.rendering import rendered
from mopsdocs.shell.shelved import Shelved
from mopsdocs.shell.stopwatch import Stopwatch
from mopsdocs.shell.workspace import Workspace, engine
from mopsdocs.shell.writer import Site

OPEN = 2
"""How many versions are open at a time: each holds its texts and what lists show of them."""

Told = Callable[[int, int], None]
"""Hears how many versions are known, of how many."""


def _unheard(done: int, count: int) -> None:
    del done, count


@dataclass(frozen=True)
class Annals(Shelving):
    """The versions, each looked through once instead of made."""

    told: Told = _unheard
    last: dict[str, Theme] = field(default_factory=dict)

    @cached_property
    def line(self) -> tuple[Shelved | Fresh, ...]:
        """The versions, the oldest first, all of them known: what nobody has looked through is looked through now."""
        found: tuple[Shelved, ...] = ()
        for version in reversed(self.asked.versions):
            self.told(len(found), len(self.asked.versions))
            key = self._key(version, self._release(version), found[-1].key if found else "")
            known = self.before.get(version.name)
            found = (*found, known if known and known.key == key else self._looked_through(version, key, found))
        return found

    @property
    def shelved(self) -> tuple[Shelved, ...]:
        """The versions, the newest first."""
        return tuple(one for one in reversed(self.line) if isinstance(one, Shelved))

    def live(self, version: Version) -> Live:
        """Open a version that is known: its pages are planned when they are asked for."""
        at = next(i for i, one in enumerate(self.shelved) if one.release.name == version.name)
        return self._live(version, tuple(reversed(self.shelved[at + 1 :])))[0]

    def _live(self, version: Version, older: tuple[Shelved, ...]) -> tuple[Live, Side]:
        release = self._release(version)
        alone = self.texts.prepared(self.repository.snapshot(replace(version, as_of=release.day)))
        parsed = parsed_of(self.order.workspace.root, alone)
        surveyed = parsed.survey(alone.groups, alone)
        side = Side(release, alone, parsed, _answerable(surveyed), version.note)
        elders = tuple(self._elder(one) for one in reversed(older))
        standing = structs.replace(self.standing(side, elders, root=False), published=True)
        prepared = replace(alone, standing=standing)
        edition = bind_edition(surveyed, prepared)
        standings = {
            group.source.path: Standing(group, group, one.card)
            for group, one in zip(prepared.groups, surveyed, strict=True)
        }
        live = Live(prepared, edition, voices(prepared, edition), standings, {}, read=partial(_read, parsed))
        live.last = self.last
        live.lists = live.overviews()
        return live, side

    def _looked_through(self, version: Version, key: str, older: tuple[Shelved, ...]) -> Shelved:
        live, side = self._live(version, older)
        near = live.prepared.standing.comparisons[:1]
        return Shelved(
            key=key,
            root=False,
            release=self._release(version),
            commit=version.commit,
            languages=live.prepared.config.languages,
            pages=tuple(sorted(page for page in live.addresses() if page.endswith(".html"))),
            accountable=side.accountable,
            note=version.note,
            total=total(near[0]) if near else None,
            changes=pack(near[0]) if near else b"",
        )


def _answerable(surveyed: Iterable[Surveyed]) -> tuple[str, ...]:
    """Name everybody who answers for something in some documents."""
    plans = (one.document for one in surveyed)
    return tuple(sorted({who for plan in plans if isinstance(plan, Playbook) for who in answerable_in(plan)}))


def _read(parsed: Parsed, group: Group, prepared: Prepared) -> Surveyed:
    return parsed.survey((group,), prepared)[0]


@dataclass
class Archive:
    """The versions as git has them now; whoever asks for a page asks for `kin` first."""

    workspace: Workspace
    cellar: Cellar
    told: Told
    last: dict[str, Theme] = field(default_factory=dict)
    _annals: Annals | None = None
    _open: dict[str, Live] = field(default_factory=dict)
    _held: ExitStack = field(default_factory=ExitStack)
    _keys: dict[str, str] = field(default_factory=dict)
    _look: tuple[object, ...] = ()

    @property
    def known(self) -> bool:
        """Whether it has been found out which versions there are."""
        return self._annals is not None

    def kin(self, today: date) -> Kin:
        """Look at the files and at git, and find out how they stand to each other."""
        self._held.close()
        self._annals = None
        workspace = replace(self.workspace, today=today)
        inputs = read(workspace)
        prepared = prepare(inputs)
        # Here, what is being written is the current version, and its look is nothing that pages of versions have.
        wanted = structs.replace(prepared.config.versions, current=NEXT)
        config = structs.replace(prepared.config, versions=wanted)
        alone = replace(prepared, config=config, look=engine())
        site = Site(workspace.site, engine())  # It is never opened: nothing is written.
        order = Order(workspace, workspace.site, 1)
        make = partial(Annals, told=self.told, last=self.last)
        lineage = self._held.enter_context(opened(order, site, alone, self.cellar.versions(), Stopwatch(), make))
        annals = lineage.shelving if isinstance(lineage.shelving, Annals) else None
        shelved = annals.shelved if annals else ()
        self._annals = annals
        self._keep_open(inputs.theme, alone, shelved)
        return self._kin(lineage, shelved)

    def page(self, name: str, path: str) -> Leaf | None:
        """Give a page of a version by its path in the whole site; None where there is none."""
        live = self._opened(name)
        recipe = live.recipe(path) if live else None
        if live is None or recipe is None:
            return None
        if recipe.renderer == "copy":
            return self._copy(name, recipe.text, recipe.digest)
        content, fault = rendered(live, recipe)
        return Leaf(content, f"{recipe.digest}-{fault.place}" if fault else recipe.digest)

    def close(self) -> None:
        """Let git go."""
        self._held.close()

    def _kin(self, lineage: Lineage, shelved: tuple[Shelved, ...]) -> Kin:
        missed, place = lineage.asked.noticed, self._repository()
        standing = lineage.standing()
        own = standing.places[0].release
        if own is None:
            return Kin(missed=missed, repository=place)
        self.cellar.store_versions(shelved)
        whole = total(standing.comparisons[0]) if standing.comparisons else None
        first = Published(own, lineage.prepared.config.languages, changed=whole)
        published = (first, *(one.listed for one in shelved))
        names = frozenset(one.release.name for one in shelved)
        return Kin(Ancestry(standing, published), missed, place, names)

    def _repository(self) -> str:
        repository = open_repository(self.workspace.root)
        if repository is None:
            return ""
        with repository:
            return str(repository.place.common)

    def _keep_open(self, theme: Theme, alone: Prepared, shelved: tuple[Shelved, ...]) -> None:
        """Keep those versions open that are what they were, and would look as they did."""
        config = alone.config
        look = (theme.digest, config.address, config.accent, config.repository)
        if look != self._look:
            self._open.clear()
        self._look = look
        keys = {one.release.name: one.key for one in shelved}
        self._open = {name: live for name, live in self._open.items() if self._keys.get(name) == keys.get(name)}
        self._keys = keys

    def _opened(self, name: str) -> Live | None:
        annals = self._annals
        version = next((one for one in annals.asked.versions if one.name == name), None) if annals else None
        if annals is None or version is None:
            return None
        live = self._open.pop(name, None) or annals.live(version)
        while len(self._open) >= OPEN:
            del self._open[next(iter(self._open))]
        self._open[name] = live
        return live

    def _copy(self, name: str, path: str, digest: str) -> Leaf | None:
        annals = self._annals
        listed: Mapping[str, str] = annals.texts.lists[name].files if annals else {}
        if annals is None or path not in listed:
            return None
        return Leaf(annals.repository.blobs([listed[path]])[listed[path]], digest)
