"""A handbook at a glance: what its documents amount to, without checking them and without a page.

Knows: the verbs up to assess, and what lists are made of.
Never: findings; recipes.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from msgspec import structs

from mopsdocs.compile.prepare import prepare
from mopsdocs.compile.speaking import voices
from mopsdocs.compile.stages import assessed, bind_edition, outline, survey
from mopsdocs.model.playbook import PartyId
from mopsdocs.model.source import Inputs
from mopsdocs.outputs.scribe import Voice
from mopsdocs.outputs.tally import Tally, tally


@dataclass(frozen=True, slots=True)
class Glance:
    """What lists are made of, in one language; `unread` are documents that could not be read, by path."""

    voice: Voice
    tally: Tally
    unread: tuple[str, ...]


def glance(inputs: Inputs, lang: str | None = None, leaving: Collection[PartyId] = ()) -> Glance:
    """Look at a handbook in a language, or in its first; as if some more people were `leaving`."""
    prepared = prepare(inputs)
    surveyed = [survey(one, prepared) for one in prepared.groups]
    edition = bind_edition(surveyed, prepared)
    edition = structs.replace(edition, leaving=edition.leaving.union(leaving))
    outlines = (outline(assessed(one, edition, prepared)) for one in surveyed)
    counted = tally([one for one in outlines if one], edition)
    spoken = lang or prepared.config.languages[0]
    speaking = voices(replace(prepared, config=structs.replace(prepared.config, languages=(spoken,))), edition)
    unread = tuple(one.paths[0] for one in surveyed if one.card is None)
    return Glance(speaking[spoken], counted, unread)
