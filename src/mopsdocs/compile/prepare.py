"""What is known before any playbook is read: settings, parties, which files make which document.

Knows: the files at the root, and the names of those below playbooks/.
Never: what stands in a playbook.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from msgspec import structs

from mopsdocs.checks import CODES
from mopsdocs.model.config import Config
from mopsdocs.model.diagnostic import Level, Noticed, Said, Span
from mopsdocs.model.parties import Parties
from mopsdocs.model.place import ALONE, Standing
from mopsdocs.model.recipe import digest
from mopsdocs.model.signoff import UNSIGNED, Signoffs
from mopsdocs.model.source import Inputs, Source, Theme, Version
from mopsdocs.parse import Group, group

CONFIG = "mopsdocs.yml"
PEOPLE = "people.yml"
SIGNOFFS = "signoffs.yml"
PLAYBOOKS = 20_000
_START = Span(1, 1, 1, 1)


class Shared(NamedTuple):
    """What the files at the root say."""

    config: Config
    parties: Parties
    signoffs: Signoffs = UNSIGNED


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything that all documents share. `look` is the digest of all that pages are rendered with."""

    version: Version
    config: Config
    parties: Parties
    signoffs: Signoffs
    theme: Theme
    look: str
    groups: tuple[Group, ...]
    files: tuple[str, ...]
    others: frozenset[str]
    sources: Mapping[str, Source]
    noticed: tuple[tuple[str, Noticed], ...]
    standing: Standing


def prepare(inputs: Inputs, level: Level | None = None, standing: Standing = ALONE) -> Prepared:
    """Read settings and parties, and tell documents from translations; `level` overrules the settings'."""
    # The schema is loaded by whoever reads plans: a build after an edit of prose does not.
    from mopsdocs.parse.documents import read_config, read_people, read_signoffs  # noqa: PLC0415  # As said above.

    sources = {one.path: one for one in inputs.snapshot.sources}
    config, about_config = read_config(sources.get(CONFIG), CODES)
    if level is not None:
        config = structs.replace(config, level=level, levels=())
    parties, about_people = read_people(sources.get(PEOPLE), config.languages[0])
    if any(one.path == PEOPLE for one in inputs.snapshot.refused):
        parties = structs.replace(parties, unread=True)
    signoffs, about_signoffs = read_signoffs(sources.get(SIGNOFFS))
    if any(one.path == SIGNOFFS for one in inputs.snapshot.refused):
        signoffs = structs.replace(signoffs, unread=True)
    groups = group(inputs.snapshot.sources)
    noticed = [(CONFIG, one) for one in about_config] + [(PEOPLE, one) for one in about_people]
    noticed += [(SIGNOFFS, one) for one in about_signoffs]
    noticed += [(one.path, Noticed(one.code, _START, one.said, one.hint)) for one in inputs.snapshot.refused]
    if len(groups) > PLAYBOOKS:
        noticed.append(_too_many(len(groups)))
    shared = Shared(config, parties, signoffs)
    return replace(_prepared(inputs, shared, groups[:PLAYBOOKS], tuple(noticed)), standing=standing)


def prepare_again(inputs: Inputs, shared: Shared) -> Prepared:
    """Prepare with settings, parties and sign-offs that are known already, and nothing wrong with them."""
    return _prepared(inputs, shared, group(inputs.snapshot.sources), ())


def _prepared(
    inputs: Inputs,
    shared: Shared,
    groups: tuple[Group, ...],
    noticed: tuple[tuple[str, Noticed], ...],
) -> Prepared:
    return Prepared(
        version=inputs.snapshot.version,
        config=shared.config,
        parties=shared.parties,
        signoffs=shared.signoffs,
        theme=inputs.theme,
        look=digest(inputs.theme.digest, inputs.engine),
        groups=groups,
        files=inputs.snapshot.files,
        others=inputs.snapshot.others,
        sources={one.path: one for one in inputs.snapshot.sources},
        noticed=noticed,
        standing=ALONE,
    )


def _too_many(count: int) -> tuple[str, Noticed]:
    said = Said("The handbook has {count} documents; the limit is {limit}", {"count": count, "limit": PLAYBOOKS})
    return "playbooks", Noticed("SAFE-002", _START, said, Said("Split it into several handbooks"))
