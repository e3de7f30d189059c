"""A comparison of two versions with all that its readers need: whose playbooks, what they are called.

Knows: titles and areas of playbooks, names of parties that are gone.
Never: how changes are found.
"""

from collections.abc import Iterator

from mopsdocs.diff.compare import Before, compare, title_in
from mopsdocs.diff.unread import certain, comparable
from mopsdocs.model.change import REFERENCES, Change, Comparison, Stage, Subject
from mopsdocs.model.facts import Facts
from mopsdocs.model.parties import Parties
from mopsdocs.model.refs import Ref
from mopsdocs.model.text import Text


def comparison(base: Stage, head: Stage, old: Facts, new: Facts, before: Before | None = None) -> Comparison:
    """Compare two versions, and keep what those need who put the changes in words.

    `before` knows what has been compared already.
    """
    old, new, uncompared = comparable(old, new)
    changes, partly = certain(compare(old, new, before), old, new)
    concerned = sorted({party for change in changes for party in change.people})
    held = ((role, new.parties.holder(role)) for role in concerned if role.startswith("role:"))
    return Comparison(
        base,
        head,
        changes,
        _subjects(changes, old, new),
        _gone(concerned, old.parties, new.parties),
        {role: person.id for role, person in held if person},
        (*uncompared, *partly),
        dict(_titles(changes, old, new)),
    )


def _titles(changes: tuple[Change, ...], old: Facts, new: Facts) -> Iterator[tuple[Ref, Text]]:
    """Name what changes refer to, in the newer version that has it: items of a playbook, or other playbooks."""
    named = {(change.playbook, ref) for change in changes if change.field in REFERENCES for ref in _refs(change)}
    for playbook, ref in sorted(named):
        name, _, item = ref.partition("@")[0].rpartition("/")
        for plan_id, within in ((name or playbook, item), (ref, "")):
            plans = (facts.plans[plan_id] for facts in (new, old) if plan_id in facts.plans)
            title = next((found for plan in plans if (found := title_in(plan, within))), None)
            if title:
                yield f"{plan_id}/{within}" if within else plan_id, title


def _refs(change: Change) -> Iterator[Ref]:
    for side in (change.before, change.after):
        yield from (side,) if isinstance(side, str) else side if isinstance(side, tuple) else ()


def _subjects(changes: tuple[Change, ...], old: Facts, new: Facts) -> dict[str, Subject]:
    found: dict[str, Subject] = {}
    for name in dict.fromkeys(change.playbook for change in changes if change.playbook):
        there = name in new.plans
        playbook = (new if there else old).plans[name].playbook
        found[name] = Subject(name, playbook.title, playbook.area, there, None if there else _heir(name, new))
    return found


def _heir(name: str, new: Facts) -> Text | None:
    """Give the title of the playbook that a playbook which is gone has become a part of."""
    return next((plan.playbook.title for plan in new.plans.values() if name in plan.playbook.was), None)


def _gone(concerned: list[str], old: Parties, new: Parties) -> dict[str, Text]:
    return {party: name for party in concerned if not new.knows(party) and (name := _name(party, old))}


def _name(party: str, parties: Parties) -> Text | None:
    kind, _, name = party.rpartition(":")
    if kind == "role":
        return parties.roles[name].title if name in parties.roles else None
    if kind == "team":
        return parties.teams[name].name if name in parties.teams else None
    return Text(parties.people[name].name, "") if name in parties.people else None
