"""The verbs in order: from inputs to every file that there will be, and what is wrong.

Knows: every room below.
Never: disk, clock, processes.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from mopsdocs.checks import Shortening
from mopsdocs.compile.anchors import fingerprints
from mopsdocs.compile.locate import located
from mopsdocs.compile.prepare import Prepared, prepare, prepare_again
from mopsdocs.compile.speaking import voices
from mopsdocs.compile.stages import (
    Harvest,
    Judged,
    Surveyed,
    Unit,
    arrange_moved,
    arrange_overviews,
    arrange_sitemap,
    arrange_unit,
    bind_edition,
    check_handbook,
    judge,
    outline,
    survey,
    survey_again,
    survey_known,
)
from mopsdocs.model.diagnostic import Diagnostic, Level, Report
from mopsdocs.model.handbook import BoundPage, Edition
from mopsdocs.model.hindsight import NOTHING, Hindsight
from mopsdocs.model.place import ALONE, Standing
from mopsdocs.model.recipe import Recipe, SitePlan
from mopsdocs.model.source import Inputs
from mopsdocs.render import Say, render

Place: TypeAlias = Callable[[Sequence[Diagnostic]], Sequence[Diagnostic]]
"""From the findings of one file to the same with their lines, in order."""

__all__ = [
    "Compilation",
    "Harvest",
    "Judged",
    "Place",
    "Prepared",
    "Surveyed",
    "Unit",
    "arrange_moved",
    "arrange_overviews",
    "arrange_sitemap",
    "arrange_unit",
    "bind_edition",
    "check",
    "check_handbook",
    "compile",
    "fingerprints",
    "judge",
    "located",
    "outline",
    "prepare",
    "prepare_again",
    "report_of",
    "survey",
    "survey_again",
    "survey_known",
    "voices",
]


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
    edition, judged = _judged([survey(one, prepared) for one in prepared.groups], prepared)
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
    return Compilation(prepared, edition, planned(recipes), _report(prepared, edition, judged))


def check(inputs: Inputs, level: Level | None = None, hindsight: Hindsight = NOTHING) -> Report:
    """What is wrong with a handbook, every finding with its line; at the level asked for, or the one configured."""
    prepared = prepare(inputs, level, Standing(hindsight=hindsight))
    return _report(prepared, *_judged([survey(one, prepared) for one in prepared.groups], prepared))


def planned(recipes: Iterable[Recipe]) -> SitePlan:
    """Put the files in order of path."""
    return {recipe.path: recipe for recipe in sorted(recipes, key=lambda recipe: recipe.path)}


def _judged(surveyed: Iterable[Surveyed], prepared: Prepared) -> tuple[Edition, list[Judged]]:
    several = tuple(surveyed)
    edition = bind_edition(several, prepared)
    return edition, [judge(one, edition, prepared) for one in several]


def _area_pages(judged: Iterable[Judged]) -> dict[str, BoundPage]:
    found = [(one.surveyed.card, one.bound) for one in judged]
    return {
        card.address[6:-5]: bound
        for card, bound in found
        if card and isinstance(bound, BoundPage) and card.address.startswith("areas/")
    }


def _report(prepared: Prepared, edition: Edition, judged: list[Judged]) -> Report:
    diagnostics = [one for unit in judged for one in unit.diagnostics]
    outlines = tuple(found for one in judged if (found := outline(one)))
    return report_of(prepared, [*diagnostics, *check_handbook(prepared, edition, outlines)])


def report_of(prepared: Prepared, diagnostics: Iterable[Diagnostic], place: Place | None = None) -> Report:
    """Report what was found, with lines where somebody reads them, in order of file, line and code.

    `place` gives the findings of one file their lines and that order, where somebody knows them from before.
    """
    look_up = place or (lambda several: located(several, prepared.sources))
    by_path: dict[str, list[Diagnostic]] = {}
    for one in diagnostics:
        by_path.setdefault(one.path, []).append(one)
    shown = Shortening()
    for _, several in sorted(by_path.items()):
        # To find a line, a file is read once more: not where all that is told of it is its number.
        shown.add(look_up(several) if shown.asks_for_order(several) else several)
    return Report(shown.finish(), len(prepared.groups))
