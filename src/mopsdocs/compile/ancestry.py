"""A handbook that is looked at, beside its versions: how it stands to them, and which ones there are.

Knows: what follows for its pages when another version is there.
Never: how versions are found, or what stands in them.
"""

from dataclasses import replace

from msgspec import Struct, structs

from mopsdocs.compile.live import Live, unknown
from mopsdocs.compile.shelves import Shelves
from mopsdocs.compile.speaking import Voices
from mopsdocs.model.diagnostic import Noticed
from mopsdocs.model.handbook import Edition
from mopsdocs.model.place import ALONE, Published, Standing
from mopsdocs.outputs.scribe import Voice


class Ancestry(Struct, frozen=True):
    """How the working tree stands to its versions, and all of them as readers see them, itself first."""

    standing: Standing = ALONE
    published: tuple[Published, ...] = ()


NOBODY = Ancestry()
"""Of a handbook without versions, or of which nobody knows them yet."""


def ancestry_of(live: Live) -> Ancestry:
    """Give what is known of a handbook's versions."""
    return Ancestry(live.prepared.standing, live.published)


def stood(before: Live, ancestry: Ancestry, missed: tuple[Noticed, ...], few: int) -> Live:
    """Stand a handbook beside its versions; with more than `few` documents its lists stay as they were for a while.

    `missed` is what the settings ask git for in vain.
    """
    if ancestry == ancestry_of(before) and missed == before.missed:
        return before
    edition = structs.replace(before.edition, standing=ancestry.standing)
    prepared = replace(before.prepared, standing=ancestry.standing)
    live = replace(
        before,
        prepared=prepared,
        edition=edition,
        speaking=_speaking(before, edition),
        published=ancestry.published,
        missed=missed,
        shelves=Shelves(dict(before.shelves.surveyed)),
    )
    live.sight = before.sight + 1
    if before.lists and max(len(unknown(live)), len(live.standings)) <= few:
        live.lists = live.overviews()
    return live


def _speaking(before: Live, edition: Edition) -> Voices:
    return {lang: Voice(edition, one.words) for lang, one in before.speaking.items()}
