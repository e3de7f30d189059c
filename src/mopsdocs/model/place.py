"""Versions as others see them, and where in the site an edition is published.

Knows: names, labels and days of versions; folders; which pages an older version has.
Never: what a version says.
"""

from datetime import date

from msgspec import Struct

from mopsdocs.model.change import Comparison
from mopsdocs.model.hindsight import NOTHING, Hindsight
from mopsdocs.model.text import Text

VERSIONS = "v/"


class Release(Struct, frozen=True):
    """A version as the others name it: `name` is its folder below `v/`, `label` what readers call it."""

    name: str
    label: Text
    day: date

    @property
    def folder(self) -> str:
        """Its folder below the site's root."""
        return f"{VERSIONS}{self.name}/"


class Changed(Struct, frozen=True, array_like=True):
    """How many changes of each class there are from one version to the next."""

    editorial: int = 0
    material: int = 0
    commitment: int = 0


class Past(Struct, frozen=True):
    """An older version: its languages, the addresses of its pages below a language's root."""

    release: Release
    languages: tuple[str, ...]
    pages: frozenset[str]


class Place(Struct, frozen=True):
    """Where an edition is published: at the site's root (`folder` is empty), or in its own folder below `v/`.

    Without `release` the handbook has no versions.
    """

    folder: str = ""
    release: Release | None = None

    @property
    def up(self) -> str:
        """The way from the edition's folder to the site's root."""
        return "../" * self.folder.count("/")


ROOT = Place()


class Standing(Struct, frozen=True):
    """How an edition stands among the versions: where it is published, which ones are older (the newest first).

    `comparisons` are those of neighbours, the newest first; `far` those of older versions with this one, where it is
    the current one. What is wrong with a version that is `published` stops nobody: it cannot be mended any more.
    `hindsight` is what git remembers.
    """

    places: tuple[Place, ...] = (ROOT,)
    older: tuple[Past, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    far: tuple[Comparison, ...] = ()
    published: bool = False
    hindsight: Hindsight = NOTHING


ALONE = Standing()
"""A handbook without versions."""


class Published(Struct, frozen=True):
    """A version among all that there are: what its author said of it (`note`), and what it changed in all."""

    release: Release
    languages: tuple[str, ...]
    note: Text | None = None
    changed: Changed | None = None
