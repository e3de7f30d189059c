"""Playbooks known by their plans alone: as much as other pages need, for half of the work.

Knows: what of a document can be told without its prose.
Never: what is wrong with it.
"""

from collections.abc import Mapping
from dataclasses import replace

from msgspec import structs

from mopsdocs.compile.advance import Changes, changed_names, edited, following
from mopsdocs.compile.live import Live
from mopsdocs.compile.prepare import Prepared
from mopsdocs.compile.stages import Surveyed, survey, survey_known
from mopsdocs.compile.standing import Standing
from mopsdocs.model.handbook import UNREAD_HEADINGS
from mopsdocs.parse import Group


def sketch(group: Group, prepared: Prepared) -> Surveyed:
    """Parse the plan of a playbook, and nothing else; whatever is no playbook, or cannot be read, is parsed whole."""
    # The schema is loaded by whoever reads plans.
    from mopsdocs.parse.documents import read_plan  # noqa: PLC0415  # As said above.

    plan = read_plan(group, prepared.config)
    if plan is None:
        return survey(group, prepared)
    found = survey_known(group, plan, (), prepared)
    card = structs.replace(found.card, headings=UNREAD_HEADINGS) if found.card else None
    return replace(found, card=card, noticed=())


def read_by_others(before: Live, found: Mapping[str, Standing]) -> Live:
    """Take up what others have read to the end of documents that nobody has read here, where they are the same."""
    standings = dict(before.standings)
    taken = {
        name: replace(one, group=old.group, shown=old.shown)
        for name, one in found.items()
        if (old := standings.get(name)) and old.sketched and old.readable and old.group.key == one.group.key
    }
    if not taken:
        return before
    names = changed_names(taken, {name: standings[name].card for name in taken})
    changes = Changes({}, frozenset(taken), frozenset(names))
    return following(before, standings | taken, before.sources, changes)


def finished(before: Live) -> Live:
    """Read the prose that nobody has read, one document after the other."""
    groups = (before.standings[name].group for name in before.sketched)
    return edited(before, tuple(one for group in groups for one in group.files)) or before
