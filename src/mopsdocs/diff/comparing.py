"""A comparison of two versions with all that its readers need: whose playbooks, what they are called.

Knows: titles and areas of playbooks, names of parties that are gone.
Never: how changes are found.
"""

from mopsdocs.diff.compare import compare
from mopsdocs.model.change import Change, Comparison, Stage, Subject
from mopsdocs.model.facts import Facts
from mopsdocs.model.parties import Parties
from mopsdocs.model.text import Text


def comparison(base: Stage, head: Stage, old: Facts, new: Facts) -> Comparison:
    """Compare two versions, and keep what those need who put the changes in words."""
    changes = compare(old, new)
    return Comparison(base, head, changes, _subjects(changes, old, new), _gone(changes, old.parties, new.parties))


def _subjects(changes: tuple[Change, ...], old: Facts, new: Facts) -> dict[str, Subject]:
    found: dict[str, Subject] = {}
    for name in dict.fromkeys(change.playbook for change in changes if change.playbook):
        there = name in new.plans
        playbook = (new if there else old).plans[name].playbook
        found[name] = Subject(name, playbook.title, playbook.area, there)
    return found


def _gone(changes: tuple[Change, ...], old: Parties, new: Parties) -> dict[str, Text]:
    concerned = {party for change in changes for party in change.people}
    return {party: name for party in sorted(concerned) if not new.knows(party) and (name := _name(party, old))}


def _name(party: str, parties: Parties) -> Text | None:
    kind, _, name = party.rpartition(":")
    if kind == "role":
        return parties.roles[name].title if name in parties.roles else None
    if kind == "team":
        return parties.teams[name].name if name in parties.teams else None
    return Text(parties.people[name].name, "") if name in parties.people else None
