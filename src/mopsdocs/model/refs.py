"""Ids as people write them.

Knows: how a party and a reference are written.
Never: whether they exist.
"""

PartyId = str
"""A person, role or team, as written: `ana.ruiz`, `role:mops-lead`, `team:sales`."""

Ref = str
"""Something with an id, as written: `G1` in the same playbook, `email-program/G1` in another."""
