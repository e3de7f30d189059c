"""A handbook while it is written: any page of it, made when it is asked for.

Knows: what is remembered of each document, and which document a page belongs to.
Never: which files have changed (`compile.advance` does); disk, clock, processes.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from mopsdocs.bind import bind_page
from mopsdocs.checks import Whole, check_unread, check_whole
from mopsdocs.compile.addresses import Addresses
from mopsdocs.compile.arranging import arrange_moved, arrange_sitemap, arrange_unit, extract
from mopsdocs.compile.locate import located
from mopsdocs.compile.overviews import Overviews
from mopsdocs.compile.prepare import CONFIG, Prepared
from mopsdocs.compile.shelves import Guards, Shelves, kept
from mopsdocs.compile.speaking import Voices
from mopsdocs.compile.stages import Judged, Surveyed, judge, outline, survey
from mopsdocs.compile.standing import Standing, needs_of
from mopsdocs.model.diagnostic import Diagnostic, Noticed, Said, Span
from mopsdocs.model.handbook import BoundPage, Edition
from mopsdocs.model.outline import Outline
from mopsdocs.model.place import Published
from mopsdocs.model.playbook import Page
from mopsdocs.model.recipe import Recipe
from mopsdocs.model.source import Source, Theme
from mopsdocs.outputs import address
from mopsdocs.outputs.moved import moved_page, once, unread_at
from mopsdocs.outputs.placing import place_in, placed
from mopsdocs.parse import Group
from mopsdocs.render import Say, render
from mopsdocs.words import Words

SITEMAP = "sitemap.xml"
_OF_VERSIONS = ("VER-001", "LINK-010")
"""The rules about the whole handbook that ask for its versions, and for no lists of its documents."""

_LOST = Noticed(
    "FM-008",
    Span(1, 1, 1, 1),
    Said("the plan that stood here cannot be found"),
    Said("write --- on line 1, the plan below it, and --- again; after a merge, mend the lines with <<<<<<<"),
)


@dataclass
class Live:
    """A handbook as it stands: `standings` are its documents by source path; `lists` are None at first.

    `noticed` is what is wrong with the files at the root, `gone` are those of them that were there and are not;
    `last` is the theme by which each template was filled in last. `published` are its versions, itself first, and
    `missed` is what its settings ask git for in vain; `read` parses a document, `places` knows where pages are.
    `sight` is another number whenever lists have something else to show; theirs is that of the state that they show.
    """

    prepared: Prepared
    edition: Edition
    speaking: Voices
    standings: Mapping[str, Standing]
    sources: Mapping[str, Source]
    noticed: tuple[tuple[str, Noticed], ...] = ()
    gone: frozenset[str] = frozenset()
    lists: Overviews | None = None
    shelves: Shelves = field(default_factory=Shelves)
    last: dict[str, Theme] = field(default_factory=dict)
    published: tuple[Published, ...] = ()
    missed: tuple[Noticed, ...] = ()
    read: Callable[[Group, Prepared], Surveyed] = survey
    places: Addresses = field(default_factory=Addresses)
    guards: Guards = field(default_factory=Guards)
    sight: int = 0

    @property
    def behind(self) -> bool:
        """Whether lists show the handbook as it was before the last edit that concerns them."""
        return self.lists is not None and self.lists.sight != self.sight

    def page(self, path: str) -> bytes | None:
        """Give the bytes of one file; None where there is none. A broken template is raised as such."""
        recipe = self.recipe(path)
        return None if recipe is None else self.rendered(recipe, self.prepared.theme)

    def rendered(self, recipe: Recipe, theme: Theme) -> bytes:
        """Render one file with a theme, which is remembered for worse days."""
        content = render(recipe, theme, self._say)
        self.last[recipe.template] = theme
        return content

    def digest(self, path: str) -> str | None:
        """Give the digest of one file's ingredients; None where there is no such file."""
        recipe = self.recipe(path)
        return recipe.digest if recipe else None

    def paths(self) -> Iterator[str]:
        """List every file that there is. This plans the whole handbook."""
        yield from (one.path for one in self._recipes())
        if self.lists and self.prepared.config.address:
            yield SITEMAP

    def recipe(self, path: str) -> Recipe | None:
        """Plan one file."""
        name = self.document_of(path)
        if name is not None:
            return next((one for one in self._planned(name) if one.path == path), None)
        if self.lists is None:
            return self._moved(path) if "playbooks/" in path else None
        if path == SITEMAP:
            return next(iter(arrange_sitemap(self.prepared, self._searchable())), None)
        return self.lists.recipe(path) or self._moved(path)

    def planned(self, path: str) -> Recipe | None:
        """Give what has been planned already of one file."""
        name = self.document_of(path)
        if name is not None:
            return next((one for one in self.shelves.planned.get(name, ()) if one.path == path), None)
        return self.lists.planned(path) if self.lists else None

    def document_of(self, path: str) -> str | None:
        """Name the source that a page is the page of; None for lists."""
        return self._by_address.get(self._parted(path)[1])

    def words_of(self, path: str) -> Words:
        """Give the words of the language that a page is in."""
        return self.speaking[self._parted(path)[0] or self.prepared.config.languages[0]].words

    def addresses(self) -> Iterator[str]:
        """List the addresses of all pages below a language's root, but for those that lead on from elsewhere."""
        yield from self._by_address
        if self.lists:
            yield from self.lists.addresses()

    def diagnostics(self, name: str) -> tuple[Diagnostic, ...]:
        """Say what is wrong with one document as its files are now, with lines."""
        standing = self.standings[name]
        found = self.broken(name) if standing.card is None or not standing.readable else self.judged(name).diagnostics
        return located((one for one in found if one.ignored is None), self.sources)

    @cached_property
    def troubles(self) -> tuple[Diagnostic, ...]:
        """Say what keeps pages from showing what files say: settings, parties, documents that cannot be read."""
        found = list(check_unread(self.noticed, self.edition))
        for name, one in self.standings.items():
            if not one.readable:
                found += self.broken(name)
        return located((one for one in found if one.ignored is None), self.sources)

    @cached_property
    def sketched(self) -> frozenset[str]:
        """Name the documents whose prose nobody has read, so that not all is known of what leads to them."""
        return frozenset(name for name, one in self.standings.items() if one.sketched and one.readable)

    @cached_property
    def unmet(self) -> tuple[Diagnostic, ...]:
        """Say which versions are asked of git in vain, which lack a note, and what went since without a way on."""
        missed = check_unread(((CONFIG, one) for one in self.missed), self.edition)
        found = (*missed, *check_whole(Whole((), self.edition), _OF_VERSIONS))
        return located((one for one in found if one.ignored is None), self.sources)

    def broken(self, name: str) -> tuple[Diagnostic, ...]:
        """Say what is wrong with a document that cannot be read."""
        surveyed = self.read(self.standings[name].group, self.prepared)
        # Without its plan, all that is wrong with its translations is that they have none.
        whole = surveyed.document is None
        noticed = tuple(one for one in surveyed.noticed if whole or one[0] == name) or ((name, _LOST),)
        lost = replace(surveyed, document=None, card=None, noticed=noticed)
        return judge(lost, self.edition, self.prepared).diagnostics

    def outline(self, name: str) -> Outline | None:
        """Give a document's outline, worked out where it is not known."""
        standing = self.standings[name]
        if standing.outline is None and standing.card is not None:
            judged = self.judged(name)
            # In this order: whoever goes on to the next state meanwhile takes a known outline's needs to be known.
            standing.needs = needs_of(judged.bound, self.edition) if judged.bound else frozenset()
            standing.outline = outline(judged)
        return standing.read_outline()

    def judged(self, name: str) -> Judged:
        """Judge a document by what its page is made of."""

        def make() -> Judged:
            known = self.edition.by_path.get(name)
            return judge(replace(self.surveyed(name), card=known), self.edition, self.prepared)

        with self.guards.document:
            return kept(self.shelves.judged, name, make)

    def surveyed(self, name: str) -> Surveyed:
        """Parse the files that a document's page is made of."""
        with self.guards.document:
            return kept(self.shelves.surveyed, name, lambda: self.read(self.standings[name].shown, self.prepared))

    def overviews(self) -> Overviews:
        """Make lists of the documents as they are."""
        alone = replace(self, lists=None)  # Lists that hold each other through states would stay for ever.
        standings = self.standings

        def gather() -> tuple[Outline, ...]:
            return tuple(found for name in standings if (found := alone.outline(name)))

        def own() -> Mapping[str, BoundPage]:
            pages = alone.edition.area_pages
            documents = {area: alone.surveyed(card.path).document for area, card in pages.items()}
            return {area: bind_page(one, alone.edition) for area, one in documents.items() if isinstance(one, Page)}

        def extracts() -> Iterator[bytes]:
            found = (extract(alone.judged(name), alone.speaking) for name in standings)
            return (one for one in found if one)

        given = (self.prepared, self.edition, self.speaking, gather, own, extracts, self.published)
        return Overviews(*given, sight=self.sight, guard=self.guards.anew())

    def _recipes(self) -> Iterator[Recipe]:
        paths = []
        for one in self._had():
            paths.append(one.path)
            yield one
        yield from arrange_moved(self.prepared, paths, self.speaking)

    def _searchable(self) -> Iterator[str]:
        for one in self._recipes():
            # The list of versions is left out by builds as well.
            if one.frame and one.frame.robots is None and self._parted(one.path)[1] != address.VERSIONS:
                yield one.path

    def _had(self) -> Iterator[Recipe]:
        for name in self.standings:
            yield from self._planned(name)
        if self.lists:
            yield from self.lists.recipes()

    def _planned(self, name: str) -> tuple[Recipe, ...]:
        def make() -> tuple[Recipe, ...]:
            return arrange_unit(self.judged(name), self.prepared, self.speaking).recipes

        with self.guards.document:
            return kept(self.shelves.planned, name, make)

    @cached_property
    def _by_address(self) -> Mapping[str, str]:
        found = self.places.of(self.edition)
        if not self.prepared.standing.published:
            return found
        # What cannot be read any more has a page that says so.
        return {**found, **{unread_at(name): name for name, one in self.standings.items() if one.card is None}}

    def _parted(self, path: str) -> tuple[str, str]:
        """Take a path apart: the language's folder, empty for the first, and the address below it."""
        within = path.removeprefix(place_in(self.prepared.standing.places, path).folder)
        first, _, rest = within.partition("/")
        return (first, rest) if first in self.prepared.config.languages[1:] else ("", within)

    def _moved(self, path: str) -> Recipe | None:
        """Plan what stands at an address that once was, and that nothing else has."""
        lang, gone = self._parted(path)
        if gone not in self._once:
            return None
        voice = self.speaking[lang or self.prepared.config.languages[0]]
        place = place_in(self.prepared.standing.places, path)
        return next(iter(placed([moved_page(voice.at(gone), place, self.prepared.look)], place, self.speaking)), None)

    @cached_property
    def _once(self) -> frozenset[str]:
        return once(self.edition)

    @cached_property
    def _say(self) -> Mapping[str, Say]:
        return {lang: voice.words for lang, voice in self.speaking.items()}


def unknown(live: Live) -> list[str]:
    """Name the documents whose outlines nobody knows."""
    return [name for name, one in live.standings.items() if one.outline is None and one.card is not None]
