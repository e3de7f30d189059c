"""Playbooks known by their plans alone: as much as other pages need, for half of the work.

Knows: what of a document can be told without its prose.
Never: what is wrong with it.
"""

from dataclasses import replace

from msgspec import structs

from mopsdocs.compile.advance import edited
from mopsdocs.compile.live import Live
from mopsdocs.compile.prepare import Prepared
from mopsdocs.compile.stages import Surveyed, survey, survey_known
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


def finished(before: Live) -> Live:
    """Read the prose that nobody has read, one document after the other."""
    groups = (before.standings[name].group for name in before.sketched)
    return edited(before, tuple(one for group in groups for one in group.files)) or before
