"""The verbs in order: from inputs to every file that there will be, and what is wrong.

Knows: every room below.
Never: disk, clock, processes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from mopsdocs.compile.arranging import Harvest, arrange_moved, arrange_overviews, arrange_sitemap, arrange_unit
from mopsdocs.compile.prepare import Prepared, prepare
from mopsdocs.compile.reporting import judged_of, report_on
from mopsdocs.compile.speaking import voices
from mopsdocs.compile.stages import Judged, survey
from mopsdocs.model.diagnostic import Report
from mopsdocs.model.handbook import BoundPage, Edition
from mopsdocs.model.place import ALONE, Standing
from mopsdocs.model.recipe import Recipe, SitePlan
from mopsdocs.model.source import Inputs
from mopsdocs.render import Say, render


@dataclass(frozen=True)
class Compilation:
    """What the site would be, and what is wrong with it; any page of it can be rendered at any time."""

    prepared: Prepared
    edition: Edition
    site: SitePlan
    report: Report

    @cached_property
    def _say(self) -> Mapping[str, Say]:
        return {lang: voice.words for lang, voice in voices(self.prepared, self.edition).items()}

    def render(self, path: str) -> bytes:
        """Give the bytes of one file of the site."""
        return render(self.site[path], self.prepared.theme, self._say)


def compile(inputs: Inputs, standing: Standing = ALONE) -> Compilation:  # It is what the verb is called.
    """What the site would be, and what is wrong with it; `standing` is how the version stands to others."""
    prepared = prepare(inputs, standing=standing)
    edition, judged = judged_of([survey(one, prepared) for one in prepared.groups], prepared)
    speaking = voices(prepared, edition)
    units = [arrange_unit(one, prepared, speaking) for one in judged]
    harvest = Harvest(
        tuple(one.outline for one in units if one.outline), tuple(one.extract for one in units if one.extract)
    )
    own_pages = _area_pages(judged)
    recipes = [recipe for one in units for recipe in one.recipes]
    for pages in arrange_overviews(prepared, edition, harvest, own_pages, speaking):
        recipes += pages()
    recipes += arrange_moved(prepared, [one.path for one in recipes], speaking)
    recipes += arrange_sitemap(prepared, [one.path for one in recipes if one.frame and one.frame.robots is None])
    return Compilation(prepared, edition, planned(recipes), report_on(prepared, edition, judged))


def planned(recipes: Iterable[Recipe]) -> SitePlan:
    """Put the files in order of path."""
    return {recipe.path: recipe for recipe in sorted(recipes, key=lambda recipe: recipe.path)}


def _area_pages(judged: Iterable[Judged]) -> dict[str, BoundPage]:
    found = [(one.surveyed.card, one.bound) for one in judged]
    return {
        card.address[6:-5]: bound
        for card, bound in found
        if card and isinstance(bound, BoundPage) and card.address.startswith("areas/")
    }
