"""What of a version is compared with another one.

Knows: documents as they were surveyed, their files.
Never: how versions are compared.
"""

from collections.abc import Iterable

from mopsdocs.assess import meant_by
from mopsdocs.bind import duties_of
from mopsdocs.compile.prepare import Prepared
from mopsdocs.compile.stages import Surveyed
from mopsdocs.model.diagnostic import Key, KeyPath, Span
from mopsdocs.model.facts import Facts, Leaf, Plan, Sources
from mopsdocs.model.handbook import Duty
from mopsdocs.model.playbook import PartyId, Playbook
from mopsdocs.parse import Group

_REFUSALS = ("FM-002", "FM-003", "FM-004", "FM-007", "FM-009", "SAFE-002", "SAFE-005")


def signed_since(old: Prepared, new: Prepared) -> frozenset[str]:
    """Name the playbooks whose sign-offs are not the same in two versions."""
    was, now = old.signoffs.given, new.signoffs.given
    items = (item for item in was.keys() | now.keys() if was.get(item) != now.get(item))
    return frozenset(item.rpartition("/")[0] for item in items)


def differing(
    old: Prepared, new: Prepared, also: frozenset[str] = frozenset()
) -> tuple[tuple[Group, ...], tuple[Group, ...]]:
    """Choose from two versions the documents whose files are not the same in both: no others need be parsed.

    `also` names playbooks that are wanted as they are, for their titles; one that has an id of its own is not found.
    """
    keys = {one.key for one in old.groups if _named(one) not in also} & {one.key for one in new.groups}
    return tuple(tuple(one for one in prepared.groups if one.key not in keys) for prepared in (old, new))  # type: ignore[return-value]  # Two versions, two tuples.


def _named(group: Group) -> str:
    return group.name.removesuffix("/index").rpartition("/")[2]


def facts_of(surveyed: Iterable[Surveyed], prepared: Prepared, accountable: Iterable[PartyId] = ()) -> Facts:
    """Take from documents what is compared; `accountable` are the parties accountable in those not among them.

    Of a document that cannot be read only the files are known; the second of two that claim one id has no facts.
    """
    plans: dict[str, Plan] = {}
    pages: dict[str, Leaf] = {}
    unread: list[Sources] = []
    for one in surveyed:
        files: Sources = tuple((path, prepared.sources[path].id) for path in one.paths)
        if isinstance(one.document, Playbook):
            plans.setdefault(one.document.id, _plan(one.document, files, _refused(one)))
        elif one.document:
            pages.setdefault(one.document.name, Leaf(one.document, files))
        else:
            unread.append(files)
    known = {party for plan in plans.values() for party in accountable_in(plan.playbook, plan.duties)}
    return Facts(plans, pages, prepared.parties, frozenset({*known, *accountable}), prepared.signoffs, tuple(unread))


def _plan(playbook: Playbook, files: Sources, refused: frozenset[KeyPath]) -> Plan:
    return Plan(playbook, duties_of(playbook), files, refused, meant_by(playbook))


def _refused(one: Surveyed) -> frozenset[KeyPath]:
    """Find the keys of a plan whose values, or they themselves, were not taken."""
    places = (noticed.at for path, noticed in one.noticed if path == one.paths[0] and noticed.code in _REFUSALS)
    return frozenset(at.path if isinstance(at, Key) else at for at in places if not isinstance(at, Span))


def answerable_in(playbook: Playbook) -> Iterable[PartyId]:
    """List the parties that answer for something in a playbook that nobody has bound yet."""
    return accountable_in(playbook, duties_of(playbook))


def accountable_in(playbook: Playbook, duties: Iterable[Duty]) -> Iterable[PartyId]:
    """List the parties that answer for something in a playbook: its owner, those of its goals, the accountable."""
    yield from (owner for owner in (playbook.owner, *(goal.owner for goal in playbook.goals)) if owner)
    yield from (party for step in playbook.steps for party in step.raci.accountable or ())
    yield from (party for duty in duties for party in duty.accountable)
