"""A handbook at a glance: what lists are made of, without checking a document and without planning a page.

Knows: the verbs up to assess.
Never: findings; recipes; which process does which part.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from msgspec import structs

from mopsdocs.bind import charges_of
from mopsdocs.compile.prepare import Prepared
from mopsdocs.compile.speaking import voices
from mopsdocs.compile.stages import Surveyed, assessed, edition_from, outline, survey
from mopsdocs.model.assessment import Depth
from mopsdocs.model.handbook import Card, Charge, Edition
from mopsdocs.model.outline import Outline
from mopsdocs.model.playbook import PartyId, Playbook
from mopsdocs.outputs.scribe import Voice
from mopsdocs.outputs.tally import Tally, tally

Paths = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """What lists are made of, in one language; `unread` are documents that could not be read, by path."""

    voice: Voice
    tally: Tally
    unread: Paths


def edition_with(
    cards: Iterable[tuple[Card | None, Paths]], prepared: Prepared, leaving: Collection[PartyId]
) -> Edition:
    """Bind cards into an edition, as if some more people were `leaving`."""
    edition = edition_from(cards, prepared)
    return structs.replace(edition, leaving=edition.leaving.union(leaving))


def outlines(
    surveyed: Iterable[Surveyed], edition: Edition, prepared: Prepared
) -> Iterator[tuple[Outline | None, Paths]]:
    """Work out what lists show of documents, unchecked; None for what could not be read."""
    return ((outline(assessed(one, edition, prepared, depth=Depth.LISTS)), one.paths) for one in surveyed)


def glance(
    found: Iterable[tuple[Outline | None, Paths]], edition: Edition, prepared: Prepared, lang: str | None
) -> Glance:
    """Gather outlines, in a language or in the handbook's first."""
    several = tuple(found)
    spoken = lang or prepared.config.languages[0]
    alone = replace(prepared, config=structs.replace(prepared.config, languages=(spoken,)))
    counted = tally((one for one, _ in several if one), edition)
    return Glance(voices(alone, edition)[spoken], counted, tuple(paths[0] for one, paths in several if one is None))


def charges_in(prepared: Prepared, people: Collection[PartyId]) -> dict[str, tuple[Charge, ...]]:
    """Find where documents name some people, by source path."""
    surveyed = (survey(one, prepared) for one in prepared.groups)
    return {one.paths[0]: charges_of(one.document, people) for one in surveyed if isinstance(one.document, Playbook)}
