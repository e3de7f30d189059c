"""Answers: the page at a path, what is wrong with it, what may be changed on it.

Knows: the handbook as the keeper has it.
Never: HTTP.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mopsdocs.model.template_error import TemplateError
from mopsdocs.shell.baseline import known_in
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.serve.cellar import Shown
from mopsdocs.shell.serve.folder import read_bytes
from mopsdocs.shell.serve.keeper import Keeper

if TYPE_CHECKING:
    from mopsdocs.compile.live import Live
    from mopsdocs.model.recipe import Recipe
    from mopsdocs.shell.serve.told import Told

KEPT = 48
MISSING = "404.html"


@dataclass(frozen=True, slots=True)
class Answer:
    """The bytes at a path, the digest of what they are made from, and whether they are there in place of others."""

    content: bytes
    digest: str
    missing: bool = False


@dataclass
class Desk:
    """Where pages are asked for. `name` tells one start of the preview from another."""

    keeper: Keeper
    name: str = ""
    version: int = 0

    def __post_init__(self) -> None:
        self.name = secrets.token_hex(8)

    @property
    def ready(self) -> bool:
        """Whether there is anything to show."""
        return self.keeper.live is not None or bool(self.keeper.stored)

    def at_hand(self, path: str) -> Answer | None:
        """Give a page that has been made of the handbook as it is; None where that has to be found out."""
        seen = self.keeper.shown.get(path)
        return Answer(seen[1].content, seen[1].digest) if seen and seen[0] is self.keeper.live else None

    def answer(self, path: str) -> Answer | None:
        """Give a page, or the one for missing pages in its place; None while nobody can tell."""
        live = self.keeper.live
        if live is None:
            stored = self.keeper.stored.get(path)
            return Answer(stored.content, stored.digest) if stored else None
        with self.keeper.lock:
            found = self._page(live, path)
            if found is not None:
                return found
            if live.lists is None and live.document_of(path) is None:
                return None
            missing = self._page(live, MISSING)
        return Answer(missing.content if missing else b"", "", missing=True)

    def _page(self, live: "Live", path: str) -> Answer | None:
        recipe = live.recipe(path)
        if recipe is None:
            return None
        if recipe.renderer == "copy":
            content = read_bytes(self.keeper.workspace, recipe.text)
            return Answer(content, recipe.digest) if content is not None else None
        seen = self.keeper.shown.pop(path, None)
        if seen is None or seen[1].digest != recipe.digest:
            content, fault = _rendered(live, recipe)
            if fault is not None:
                return Answer(content, f"{recipe.digest}-{fault.place}-{fault.why}")
            seen = (live, Shown(recipe.digest, content))
        self.keeper.shown[path] = (live, seen[1])
        while len(self.keeper.shown) > KEPT:
            del self.keeper.shown[next(iter(self.keeper.shown))]
        return Answer(seen[1].content, seen[1].digest)

    def told(self, path: str) -> "tuple[list[Told], list[Told]]":
        """Say what is wrong with a page, and what keeps pages from showing what their files say."""
        from mopsdocs.shell.serve import told

        live = self.keeper.live
        accepted, fault = self._accepted()
        about: Iterable[Told] = [told.of_operator(one) for one in (self.keeper.fault, fault) if one]
        if live is None:
            return [], list(about)
        with self.keeper.lock:
            recipe = live.recipe(path)
            fine = recipe is None or (
                path in self.keeper.shown and self.keeper.shown[path][1].digest == recipe.digest
            )
            broken = None if fine or recipe is None else _rendered(live, recipe)[1]
            return told.on_page(live, path, accepted), [*about, *told.of_template(broken), *told.of_troubles(live)]

    def _accepted(self) -> tuple[frozenset[str], UserError | None]:
        """Give what was accepted when checking began; a list of it that cannot be read hides nothing."""
        try:
            return known_in(self.keeper.workspace), None
        except UserError as error:
            return frozenset(), error


def _rendered(live: "Live", recipe: "Recipe") -> tuple[bytes, TemplateError | None]:
    """Render a page; where the theme cannot any more, with the one that last could."""
    try:
        return live.rendered(recipe, live.prepared.theme), None
    except TemplateError as fault:
        last = live.last.get(recipe.template)
        return (live.rendered(recipe, last) if last else b""), fault
