"""Why there is a plan: problems, stakeholders with their needs, and what was promised to them.

Knows: problems, needs, two-sided service levels.
Never: what is done about them.
"""

from datetime import date
from decimal import Decimal

from msgspec import Struct

from mopsdocs.model.diagnostic import KeyPath
from mopsdocs.model.refs import PartyId, Ref
from mopsdocs.model.span import Duration, Review, SignoffAsked
from mopsdocs.model.text import Text


class Problem(Struct, frozen=True):
    """A problem in the reader's words, and what is done about it."""

    at: KeyPath
    id: str
    problem: Text | None
    solution: Text | None
    evidence: Text | None
    source: str | None


class Need(Struct, frozen=True):
    """What a stakeholder needs."""

    at: KeyPath
    id: str
    text: Text | None


class Stakeholder(Struct, frozen=True):
    """A party affected, with its needs."""

    at: KeyPath
    id: str
    who: PartyId | None
    needs: tuple[Need, ...]


class Commitment(Struct, frozen=True):
    """One side of a service level: `first contact at most 24 hours, in 90 % of cases, over 30 days`."""

    at: KeyPath
    measure: Text | None
    metric: Ref | None
    op: str | None
    value: Decimal | None
    unit: str | None
    share: Decimal | None
    window: Duration | None


class Hours(Struct, frozen=True):
    """When a clock of business hours runs."""

    at: KeyPath
    days: str | None
    start: str | None
    end: str | None
    time_zone: str | None


class Sla(Struct, frozen=True):
    """A two-sided service-level agreement."""

    at: KeyPath
    id: str
    title: Text
    provider: PartyId | None
    consumer: PartyId | None
    serves: tuple[Ref, ...]
    deliverable: Text | None
    commitment: Commitment | None
    in_return: Commitment | None
    hours: Hours | None
    escalation: tuple[PartyId, ...]
    effective: date | None
    review: Review | None
    signoffs: tuple[SignoffAsked, ...]
