"""The pages made of more than one document, each planned when it is asked for.

Knows: which address belongs to which list.
Never: what stands on a page.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import cached_property

from mopsdocs.compile.prepare import Prepared
from mopsdocs.compile.shelves import Guard
from mopsdocs.compile.speaking import Voices
from mopsdocs.model.handbook import BoundPage, Edition
from mopsdocs.model.outline import Outline
from mopsdocs.model.place import Place, Published
from mopsdocs.model.recipe import Recipe, copied
from mopsdocs.model.releases import NEXT
from mopsdocs.outputs import address
from mopsdocs.outputs.areas import area_pages
from mopsdocs.outputs.assets import asset_files
from mopsdocs.outputs.board import board_pages
from mopsdocs.outputs.calendars import calendars
from mopsdocs.outputs.changes import changes_page
from mopsdocs.outputs.changes_feed import feeds
from mopsdocs.outputs.export_tables import TABLES
from mopsdocs.outputs.exports import export_files
from mopsdocs.outputs.home import home_page
from mopsdocs.outputs.indexes import index_pages
from mopsdocs.outputs.pages import Pages, several, single
from mopsdocs.outputs.people import people_pages
from mopsdocs.outputs.placing import place_in, placed
from mopsdocs.outputs.reviews import reviews_pages
from mopsdocs.outputs.scribe import Voice
from mopsdocs.outputs.tally import Tally, tally
from mopsdocs.outputs.tasks import tasks_pages
from mopsdocs.outputs.versions import versions_page, versions_script

_FILES = "files/"
_INDEXES = (address.GOALS, address.PROBLEMS, address.A_TO_Z, address.MISSING)
_OF_VERSIONS = (address.VERSIONS, address.VERSIONS_SCRIPT)
_EXPORTS = frozenset((address.DATA, *(address.table(table.name) for table in TABLES)))
_ASSETS = frozenset((address.STYLE, address.CHOOSER, address.SCRIPT, address.ICON))
_CALENDAR = ".ics"
_PARTIES = ("people/", "roles/", "teams/")


@dataclass
class Overviews:
    """All lists of a handbook; `gather`, `own` and `extracts` each give their part when it is needed.

    `gather` gives the outlines, `own` the areas' own pages, `extracts` what other programs are given of playbooks.
    `published` are its versions, itself first: the files that are being written stand at the root. `sight` is that of
    the state that they show; `guard` is held while some are planned.
    """

    prepared: Prepared
    edition: Edition
    speaking: Voices
    gather: Callable[[], tuple[Outline, ...]]
    own: Callable[[], Mapping[str, BoundPage]]
    extracts: Callable[[], Iterable[bytes]]
    published: tuple[Published, ...] = ()
    sight: int = 0
    guard: Guard = field(default_factory=nullcontext)
    _planned: dict[str, Recipe] = field(default_factory=dict)

    def recipe(self, path: str) -> Recipe | None:
        """Plan the page at a path; None where there is none."""
        if path not in self._planned:
            # What each page needs waits for no list.
            with nullcontext() if path in _ASSETS else self.guard:
                self._plan(path)
        return self._planned.get(path)

    def planned(self, path: str) -> Recipe | None:
        """Give a page that has been planned already."""
        return self._planned.get(path)

    def with_planned(self, other: "Overviews") -> "Overviews":
        """Take from the lists of another state, which show the same, what has been planned of them."""
        self._planned.update(other._planned)  # noqa: SLF001  # It is one of us.
        return self

    def _plan(self, path: str) -> None:
        place = place_in(self.prepared.standing.places, path)
        for pages in self._candidates(path.removeprefix(place.folder), place):
            if path in self._planned:
                break
            self._planned |= {one.path: one for one in placed(pages(), place, self.speaking)}

    def recipes(self) -> Iterator[Recipe]:
        """Plan everything."""
        found = [*self._assets(), *self._exports()]
        found += (copied(self._copy(path), path) for path in self.prepared.files)
        for voice in self.speaking.values():
            found += (one for _, pages in self._lists(voice) for one in pages())
        for place in self.prepared.standing.places:
            own = () if place.folder else self._of_versions()
            yield from placed((*found, *own), place, self.speaking)

    def addresses(self) -> Iterator[str]:
        """List the addresses of all lists below a language's root, of those that an edition has in its own folder."""
        voice = next(iter(self.speaking.values()))
        place = self.prepared.standing.places[0]
        for _, pages in self._lists(voice):
            for one in placed(pages(), place, self.speaking):
                yield one.path.removeprefix(place.folder)

    @cached_property
    def outlines(self) -> tuple[Outline, ...]:
        """The outlines of all documents."""
        return self.gather()

    @cached_property
    def _counted(self) -> Tally:
        return tally(self.outlines, self.edition)

    def _candidates(self, path: str, place: Place) -> Iterator[Pages]:
        lang, page = self._parted(path)
        if page in _OF_VERSIONS:
            if not place.folder:
                yield self._of_versions
        elif path in _ASSETS:
            yield self._assets
        elif path in _EXPORTS:
            yield self._exports
        elif path.startswith(_FILES):
            source = f"playbooks/{path.removeprefix(_FILES)}"
            if source in self.edition.files:
                yield lambda: (copied(path, source),)
        else:
            for list_at, pages in self._lists_near(self.speaking[lang], page):
                if page == list_at or page.startswith(f"{list_at.removesuffix('.html')}/"):
                    yield pages

    def _parted(self, path: str) -> tuple[str, str]:
        first, _, rest = path.partition("/")
        languages = self.prepared.config.languages
        return (first, rest) if first in languages[1:] else (languages[0], path)

    def _lists_near(self, voice: Voice, place: str) -> Iterable[tuple[str, Pages]]:
        if place.endswith(_CALENDAR):
            return calendars(voice, self._counted)
        if place == address.HOME:
            return self._home(voice)
        if place.endswith(".xml"):
            return ((place, pages) for _, pages in self._feeds(voice))
        if place == address.CHANGES or place.startswith(address.SINCE):
            return self._changes(voice)
        if place.startswith("areas/"):
            return self._areas(voice)
        if place.startswith(_PARTIES):
            return self._people(voice)
        if place.startswith(("playbooks/", "pages/")):
            return ()
        return (*self._tasks(voice), *self._reviews(voice), *self._indexes(voice))

    def _lists(self, voice: Voice) -> Iterator[tuple[str, Pages]]:
        yield from self._home(voice)
        yield from self._areas(voice)
        yield from self._people(voice)
        yield from self._tasks(voice)
        yield from self._reviews(voice)
        yield from self._indexes(voice)
        yield from self._changes(voice)
        yield from self._feeds(voice)
        yield from calendars(voice, self._counted)

    def _home(self, voice: Voice) -> Iterator[tuple[str, Pages]]:
        yield address.HOME, lambda: (home_page(voice, self._counted, self.prepared.look),)

    def _tasks(self, voice: Voice) -> Iterator[tuple[str, Pages]]:
        yield address.BOARD, lambda: board_pages(voice, self._counted, self.prepared.look)
        yield address.TASKS, lambda: tasks_pages(voice, self._counted, self.prepared.look)

    def _reviews(self, voice: Voice) -> Iterator[tuple[str, Pages]]:
        yield address.REVIEWS, lambda: reviews_pages(voice, self._counted, self.prepared.look)

    def _areas(self, voice: Voice) -> Iterator[tuple[str, Pages]]:
        places = (address.AREAS, *(address.area(area) for area in self.prepared.config.areas))
        return zip(places, area_pages(voice, self._counted, self.own(), self.prepared.look), strict=True)

    def _people(self, voice: Voice) -> Iterator[tuple[str, Pages]]:
        parties = self.edition.parties
        roles, teams = (f"role:{one}" for one in parties.roles), (f"team:{one}" for one in parties.teams)
        places = (address.PEOPLE, *(address.party(one) for one in (*parties.people, *roles, *teams)))
        return zip(places, people_pages(voice, self._counted, self.prepared.look), strict=True)

    def _indexes(self, voice: Voice) -> Iterator[tuple[str, Pages]]:
        return zip(_INDEXES, index_pages(voice, self._counted, self.prepared.look), strict=True)

    def _changes(self, voice: Voice) -> Iterator[tuple[str, Pages]]:
        standing, look = self.prepared.standing, self.prepared.look
        for one in standing.far:
            since = address.since(one.base.name)
            yield since, single(changes_page, voice, one, look, since)
        for one in standing.comparisons[:1]:
            yield address.CHANGES, single(changes_page, voice, one, look)

    def _feeds(self, voice: Voice) -> Iterator[tuple[str, Pages]]:
        comparisons = self.prepared.standing.comparisons
        if comparisons:
            yield address.FEED, several(feeds, voice, comparisons)

    def _of_versions(self) -> Iterator[Recipe]:
        if self.published:
            yield versions_script(self.published, NEXT)
            for voice in self.speaking.values():
                yield versions_page(voice, self.published, NEXT, self.prepared.look)

    def _assets(self) -> Iterable[Recipe]:
        return asset_files(self.prepared.theme, self.prepared.config, self.edition.today)

    def _exports(self) -> Iterable[Recipe]:
        found = tuple(self.extracts())
        return export_files(self.edition, lambda: found)

    @staticmethod
    def _copy(path: str) -> str:
        return f"{_FILES}{path.removeprefix('playbooks/')}"
