"""The work on one edition: its documents judged, its pages made.

Knows: in which order the verbs are called.
Never: what a verb does; how many workers there are, or editions.
"""

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from mopsdocs.compile.again import Again, Before, arrange_again, judge_again
from mopsdocs.compile.arranging import Unit
from mopsdocs.compile.imprint import begun, surroundings
from mopsdocs.compile.prepare import Prepared
from mopsdocs.compile.speaking import Voices
from mopsdocs.compile.stages import Judged, Surveyed
from mopsdocs.model.diagnostic import Diagnostic, Severity
from mopsdocs.model.handbook import BoundPage, Edition
from mopsdocs.model.playbook import Playbook
from mopsdocs.model.recipe import Recipe
from mopsdocs.render import Say, render
from mopsdocs.shell.imprints import NOWHERE as NOTHING_KEPT
from mopsdocs.shell.imprints import Imprints, key_of
from mopsdocs.shell.memory import Remembered
from mopsdocs.shell.packing import pack, pack_plan
from mopsdocs.shell.parsed import NOWHERE, Parsed
from mopsdocs.shell.stopwatch import Stopwatch
from mopsdocs.shell.writer import Filed, Site, place, place_pieces


@dataclass(frozen=True, slots=True)
class Made:
    """Files made: newly placed ones, and those that stay as they are."""

    written: list[Filed]
    kept: list[str]


@dataclass(frozen=True, slots=True)
class Done:
    """What came of one share: documents by source path, findings, files, the areas' own pages, the time it took."""

    documents: dict[str, Remembered]
    diagnostics: list[Diagnostic]
    made: Made
    own_pages: dict[str, BoundPage]
    watch: Stopwatch

    @classmethod
    def empty(cls, watch: Stopwatch) -> "Done":
        """Begin."""
        return cls({}, [], Made([], []), {}, watch)


@dataclass(frozen=True)
class Work:
    """The work on an edition; `content` reads a file that is copied, `parsed` knows documents from before.

    `imprints` are kept of how documents were arranged, where that is worth while.
    """

    prepared: Prepared
    site: Site
    staging: Path
    content: Callable[[str], bytes]
    parsed: Parsed = NOWHERE
    imprints: Imprints = NOTHING_KEPT

    def make(
        self,
        recipes: Iterable[Recipe],
        say: Mapping[str, Say],
        watch: Stopwatch,
        mains: MutableMapping[str, str] | None = None,
        kind: str = "lists",
    ) -> Made:
        """Render and place the files whose ingredients differ from those of the site that is there.

        `mains` remembers what stands within pages: those that differ only in what surrounds it are filled in once.
        `kind` is what is counted.
        """
        made, manifest = Made([], []), self.site.manifest
        within = {} if mains is None else mains
        for recipe in recipes:
            old = manifest.get(recipe.path)
            if old and old.recipe == recipe.digest and recipe.renderer != "copy" and self.site.intact(recipe.path):
                made.kept.append(recipe.path)
                continue
            if recipe.content and recipe.content not in within:
                watch.count(f"{kind} filled in")
            if recipe.renderer == "joined":
                with watch.time("write"):
                    made.written.append(place_pieces(self.staging, recipe.path, recipe.pieces, recipe.digest))
                continue
            with watch.time("render"):
                content = self._bytes(recipe, say, within)
            with watch.time("write"):
                made.written.append(place(self.staging, recipe.path, content, recipe.digest))
        return made

    def _bytes(self, recipe: Recipe, say: Mapping[str, Say], mains: MutableMapping[str, str]) -> bytes:
        if recipe.renderer == "copy":
            return self.content(recipe.text)
        return render(recipe, self.prepared.theme, say, mains)


@dataclass(frozen=True)
class Desk:
    """Where the documents of an edition are worked on, one after another: the edition as bound, and its voices."""

    work: Work
    edition: Edition
    speaking: Voices
    done: Done
    imprints: Imprints = NOTHING_KEPT

    def document(self, surveyed: Surveyed, mains: MutableMapping[str, str], before: Before | None) -> Before:
        """Assess and check a document, make its pages, write down what came of it; `before` is it an edition ago."""
        prepared, edition, watch, done = self.work.prepared, self.edition, self.done.watch, self.done
        # Another process told of this card as data; the edition's own stands for it from here on.
        known = edition.by_path.get(surveyed.paths[0])
        own = replace(surveyed, card=known) if surveyed.card else surveyed
        with watch.time("assess and check"):
            again = judge_again(surveyed, own, edition, prepared, before)
            again = again if again.before else self._begun(again)
        judged = again.judged
        done.diagnostics.extend(judged.diagnostics)
        with watch.time("arrange"):
            unit, now = arrange_again(again, prepared, self.speaking)
            if not prepared.standing.published and self.imprints.kept:
                self.imprints.keep(self.key(own.paths), now, self.around)
        watch.count("documents turned" if again.before else "documents arranged")
        if known and isinstance(judged.bound, BoundPage) and known.address.startswith("areas/"):
            done.own_pages[known.address[6:-5]] = judged.bound
        made = self.work.make(unit.recipes, self.words, watch, mains, "pages")
        done.made.written.extend(made.written)
        done.made.kept.extend(made.kept)
        # Of a published version nothing is edited, so nobody looks up what its documents came to.
        edited = not prepared.standing.published
        recipes = tuple((one.path, one.digest) for one in unit.recipes) if edited else ()
        done.documents[own.paths[0]] = remembered(judged, unit, recipes, plan=edited)
        return now

    def key(self, paths: Iterable[str]) -> bytes:
        """Give the key under which it is kept how a document was arranged."""
        return key_of(self.work.parsed.settings, paths, self.work.prepared)

    def _begun(self, again: Again) -> Again:
        key = self.key(again.surveyed.paths) if self.imprints.found else b""
        known = self.imprints.known(key)
        return begun(again, known, self.edition, self.around) if known else again

    @cached_property
    def around(self) -> str:
        """The digest of what all playbooks of the edition rest on."""
        return surroundings(self.edition, self.work.prepared.look)

    @cached_property
    def words(self) -> Mapping[str, Say]:
        """The words of each language."""
        return {lang: voice.words for lang, voice in self.speaking.items()}


def remembered(judged: Judged, unit: Unit, recipes: tuple[tuple[str, str], ...], *, plan: bool) -> Remembered:
    """Write down what one document came to, with its `plan` or without."""
    card = judged.surveyed.card
    document = judged.surveyed.document
    found = [one.severity for one in judged.diagnostics if one.ignored is None]
    return Remembered(
        paths=judged.surveyed.paths,
        card=pack(card) if card else b"",
        outline=pack(unit.outline) if unit.outline else b"",
        plan=pack_plan(document) if plan and isinstance(document, Playbook) and judged.surveyed.plain else b"",
        marks=judged.surveyed.marks,
        recipes=recipes,
        warnings=found.count(Severity.WARNING),
        infos=found.count(Severity.INFO),
        extract=unit.extract,
    )
