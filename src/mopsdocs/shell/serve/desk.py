"""Answers: the page at a path, what is wrong with it, what may be changed on it.

Knows: the handbook as the keeper has it.
Never: HTTP.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from mopsdocs.model.releases import NEXT
from mopsdocs.model.source import Theme
from mopsdocs.shell.baseline import known_in
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.serve.cellar import Shown
from mopsdocs.shell.serve.folder import read_bytes
from mopsdocs.shell.serve.keeper import Keeper
from mopsdocs.shell.serve.phrases import likely_language
from mopsdocs.shell.serve.rendering import rendered
from mopsdocs.shell.workspace import CONFIG

if TYPE_CHECKING:
    from mopsdocs.compile.live import Live
    from mopsdocs.shell.serve.told import Told
    from mopsdocs.words import Words

VERSIONS = "v/"
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
    _words: "tuple[tuple[str, str], Words] | None" = None

    def __post_init__(self) -> None:
        self.name = secrets.token_hex(8)

    @property
    def ready(self) -> bool:
        """Whether there is anything to show."""
        return self.keeper.live is not None or bool(self.keeper.stored)

    @property
    def checking(self) -> bool:
        """Whether there may be more wrong than is told yet."""
        live = self.keeper.live
        return live is not None and bool(live.sketched)

    def behind(self, path: str) -> bool:
        """Whether a page is a list that shows the handbook as it was, until others have been made."""
        live = self.keeper.live
        return live is not None and live.behind and live.document_of(path) is None and not self.version_of(path)

    def at_hand(self, path: str) -> Answer | None:
        """Give a page that has been made of the handbook as it is; None where that has to be found out."""
        seen = self.keeper.window.at_hand(path, self.keeper.live)
        return Answer(seen.content, seen.digest) if seen else None

    def takes_long(self, path: str) -> bool:
        """Whether a list would have to be made, which may take long: meanwhile others are answered."""
        live = self.keeper.live
        return live is not None and live.document_of(path) is None and live.planned(path) is None

    def answer(self, path: str) -> Answer | None:
        """Give a page, or the one for missing pages in its place; None while nobody can tell."""
        live = self.keeper.live
        if live is None:
            stored = self.keeper.stored.get(path)
            return Answer(stored.content, stored.digest) if stored else None
        found = self._page(live, path)
        if found is not None:
            return found
        if live.lists is None and live.document_of(path) is None:
            return None
        missing = self._page(live, MISSING)
        return Answer(missing.content if missing else b"", "", missing=True)

    def version_of(self, path: str) -> str:
        """Name the version that a page belongs to, by its folder; empty for what is being written."""
        name = path.removeprefix(VERSIONS).partition("/")[0] if path.startswith(VERSIONS) else ""
        return "" if name == NEXT else name

    def in_version(self, name: str, path: str) -> Answer | None:
        """Give a page of a version, or the one for missing pages; None while nobody can tell."""
        keeper = self.keeper
        live, beside = keeper.live, keeper.beside
        if live is None:
            return self.answer(path)  # It was at hand when the preview was looked at last, or nobody knows.
        if live.prepared.config.versions.asked and (beside is None or beside.kin is None):
            return None
        if beside is None or beside.kin is None or name not in beside.kin.names:
            return self._missing()
        found = beside.annex.page(keeper.workspace.today, name, path)
        return Answer(found.content, found.digest) if found else self._missing()

    def _missing(self) -> Answer | None:
        found = self.answer(MISSING)
        return replace(found, digest="", missing=True) if found else None

    def _page(self, live: "Live", path: str) -> Answer | None:
        recipe = live.recipe(path)
        if recipe is None:
            return None
        if recipe.renderer == "copy":
            content = read_bytes(self.keeper.workspace, recipe.text)
            return Answer(content, recipe.digest) if content is not None else None
        seen = self.keeper.window.known(path, recipe.digest)
        if seen is None:
            content, fault = rendered(live, recipe)
            if fault is not None:
                return Answer(content, f"{recipe.digest}-{fault.place}-{fault.why}")
            seen = Shown(recipe.digest, content)
        self.keeper.window.put(path, live, seen)
        return Answer(seen.content, seen.digest)

    def spoken(self) -> "Words":
        """Give the words of findings in the handbook's first language, as `mopsdocs check` says them."""
        from mopsdocs.shell.shown import finding_words

        live = self.keeper.live
        theme = live.prepared.theme if live else self.keeper.theme or Theme({}, "")
        key = (live.prepared.config.languages[0] if live else self._likely, theme.digest)
        if self._words is None or self._words[0] != key:
            self._words = (key, finding_words(key[0], theme))
        return self._words[1]

    @cached_property
    def _likely(self) -> str:
        return likely_language(read_bytes(self.keeper.workspace, CONFIG) or b"")

    def told(self, path: str) -> "tuple[list[Told], list[Told]]":
        """Say what is wrong with a page, and what keeps pages from showing what their files say."""
        from mopsdocs.shell.serve import told

        live, words = self.keeper.live, self.spoken()
        accepted, fault = self._accepted()
        about: Iterable[Told] = [told.of_operator(one, words) for one in (self.keeper.fault, fault) if one]
        if live is None:
            return [], list(about)
        recipe = live.recipe(path)
        fine = recipe is None or self.keeper.window.known(path, recipe.digest)
        broken = None if fine or recipe is None else rendered(live, recipe)[1]
        troubles = (*told.of_template(broken, words), *told.of_troubles(live, words))
        return told.on_page(live, path, accepted, words), [*about, *troubles]

    def _accepted(self) -> tuple[frozenset[str], UserError | None]:
        """Give what was accepted when checking began; a list of it that cannot be read hides nothing."""
        try:
            return known_in(self.keeper.workspace), None
        except UserError as error:
            return frozenset(), error
