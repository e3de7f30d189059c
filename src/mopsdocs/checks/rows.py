"""Who does what as it is written, and who stands behind a role.

Knows: the roles at steps and tasks.
Never: what is too much or too little.
"""

from collections.abc import Iterator

from mopsdocs.model.diagnostic import KeyPath
from mopsdocs.model.parties import Parties
from mopsdocs.model.playbook import PartyId, Playbook, Raci

KEYS = ("accountable", "responsible", "consulted", "informed")
"""The four keys of a row, from the most to the least involved."""

Row = tuple[str, KeyPath, Raci]
"""A step's or task's id, where it stands, and the roles written there."""


def rows(playbook: Playbook) -> Iterator[Row]:
    """List the roles of every step and task as they are written, nothing inherited."""
    for step in playbook.steps:
        yield step.id, step.at, step.raci
        for task in step.tasks:
            yield task.id, task.at, task.raci
    for task in playbook.tasks:
        yield task.id, task.at, task.raci


def behind(party: PartyId, parties: Parties) -> PartyId:
    """Give the person behind a role; a team, a vacancy and an unknown party stand for themselves."""
    if party.startswith("role:"):
        role = parties.roles.get(party[5:])
        return role.holder if role and role.holder else party
    return party
