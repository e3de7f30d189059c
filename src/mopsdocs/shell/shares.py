"""One worker's share of a build: parse its documents, hear of all cards, make its pages.

Knows: in which order the verbs are called, what is told to the other workers.
Never: what a verb does; how many workers there are.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from mopsdocs.compile import Judged, Prepared, Surveyed, Unit, arrange_unit, judge, voices
from mopsdocs.compile.speaking import Voices
from mopsdocs.compile.stages import edition_from
from mopsdocs.model.diagnostic import Diagnostic, Severity
from mopsdocs.model.handbook import BoundPage, Edition
from mopsdocs.model.playbook import Playbook
from mopsdocs.model.recipe import Recipe
from mopsdocs.parse import Group
from mopsdocs.render import Say, render
from mopsdocs.shell.memory import Remembered
from mopsdocs.shell.packing import pack, pack_plan, unpack_card
from mopsdocs.shell.parsed import NOWHERE, Parsed
from mopsdocs.shell.stopwatch import Stopwatch
from mopsdocs.shell.writer import Filed, Site, place

Cards: TypeAlias = list[tuple[bytes, tuple[str, ...]]]
"""Cards as data, each with the paths of its document's files; empty where the document could not be read."""

@dataclass(frozen=True, slots=True)
class Made:
    """Files made: newly placed ones, and those that stay as they are."""

    written: list[Filed]
    kept: list[str]


@dataclass(frozen=True, slots=True)
class Done:
    """What came of one share: documents by source path, findings, files, the areas' own pages, seconds by verb."""

    documents: dict[str, Remembered]
    diagnostics: list[Diagnostic]
    made: Made
    own_pages: dict[str, BoundPage]
    spent: dict[str, float]


@dataclass(frozen=True)
class Work:
    """The work of a build; `content` reads a file that is copied as it is, `parsed` knows documents from before."""

    prepared: Prepared
    site: Site
    staging: Path
    content: Callable[[str], bytes]
    parsed: Parsed = NOWHERE

    def first(self, share: Sequence[Group]) -> tuple[tuple[list[Surveyed], Stopwatch], Cards]:
        """Parse; tell the cards."""
        watch = Stopwatch()
        with watch.time("parse"):
            surveyed = self.parsed.survey(share, self.prepared)
        return (surveyed, watch), [(pack(one.card) if one.card else b"", one.paths) for one in surveyed]

    def between(self, told: list[Cards]) -> Cards:
        """Put the cards of all shares together, in order of path."""
        return sorted((card for cards in told for card in cards), key=lambda pair: pair[1])

    def edition(self, cards: Cards) -> Edition:
        """Bind cards into an edition."""
        return edition_from(((unpack_card(card) if card else None, paths) for card, paths in cards), self.prepared)

    def second(self, state: tuple[list[Surveyed], Stopwatch], cards: Cards) -> Done:
        """Bind, assess, check, arrange, render and place."""
        surveyed, watch = state
        with watch.time("bind"):
            edition = self.edition(cards)
        with watch.time("words"):
            speaking = voices(self.prepared, edition)
        done = Done({}, [], Made([], []), {}, watch.spent)
        surveyed.reverse()
        while surveyed:  # Each document is let go as soon as its pages are made.
            self._document(surveyed.pop(), edition, speaking, done, watch)
        return done

    def make(self, recipes: Iterable[Recipe], say: Mapping[str, Say], watch: Stopwatch) -> Made:
        """Render and place the files whose ingredients differ from those of the site that is there."""
        made, manifest = Made([], []), self.site.manifest
        for recipe in recipes:
            old = manifest.get(recipe.path)
            if old and old.recipe == recipe.digest and recipe.renderer != "copy" and self.site.intact(recipe.path):
                made.kept.append(recipe.path)
                continue
            with watch.time("render"):
                content = self._bytes(recipe, say)
            with watch.time("write"):
                made.written.append(place(self.staging, recipe.path, content, recipe.digest))
        return made

    def _document(self, surveyed: Surveyed, edition: Edition, speaking: Voices, done: Done, watch: Stopwatch) -> None:
        card = surveyed.card
        # Another process told of this card as data; the edition's own stands for it from here on.
        known = edition.by_path.get(surveyed.paths[0])
        own = replace(surveyed, card=known) if card else surveyed
        with watch.time("assess and check"):
            judged = judge(own, edition, self.prepared)
        done.diagnostics.extend(judged.diagnostics)
        with watch.time("arrange"):
            unit = arrange_unit(judged, self.prepared, speaking)
        if known and isinstance(judged.bound, BoundPage) and known.address.startswith("areas/"):
            done.own_pages[known.address[6:-5]] = judged.bound
        words = {lang: voice.words for lang, voice in speaking.items()}
        made = self.make(unit.recipes, words, watch)
        done.made.written.extend(made.written)
        done.made.kept.extend(made.kept)
        recipes = tuple((one.path, one.digest) for one in unit.recipes)
        done.documents[own.paths[0]] = remembered(judged, unit, recipes)

    def _bytes(self, recipe: Recipe, say: Mapping[str, Say]) -> bytes:
        if recipe.renderer == "copy":
            return self.content(recipe.text)
        return render(recipe, self.prepared.theme, say)


def remembered(judged: Judged, unit: Unit, recipes: tuple[tuple[str, str], ...]) -> Remembered:
    """Write down what one document came to."""
    card = judged.surveyed.card
    document = judged.surveyed.document
    found = [one.severity for one in judged.diagnostics if one.ignored is None]
    return Remembered(
        paths=judged.surveyed.paths,
        card=pack(card) if card else b"",
        outline=pack(unit.outline) if unit.outline else b"",
        plan=pack_plan(document) if isinstance(document, Playbook) and judged.surveyed.plain else b"",
        marks=judged.surveyed.marks,
        recipes=recipes,
        warnings=found.count(Severity.WARNING),
        infos=found.count(Severity.INFO),
        extract=unit.extract,
    )
