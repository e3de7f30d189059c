"""What is to be reached: metrics and the goals that are measured by them.

Knows: definitions, numbers and dates, as written.
Never: how far a goal has come.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct

from mopsdocs.model.diagnostic import KeyPath
from mopsdocs.model.refs import PartyId, Ref
from mopsdocs.model.span import Duration, SignoffAsked
from mopsdocs.model.text import Text


class Metric(Struct, frozen=True):
    """A measurable quantity: `kind` is total, rate or level (the key `type`)."""

    at: KeyPath
    id: str
    name: Text | None
    kind: str | None
    unit: str
    good: str | None
    inputs: tuple[tuple[str, Text | None], ...]
    formula: str | None
    example: Mapping[str, Decimal] | None
    source: Text | None
    collector: PartyId | None
    every: str | None
    due_after: Duration | None
    values: str | None
    counter: tuple[Ref, ...]
    revision: int
    changed: tuple[date | None, Text | None] | None


class Baseline(Struct, frozen=True):
    """Where a goal starts from, and in which period that was measured."""

    at: KeyPath
    value: Decimal | None
    period: str | None


class Change(Struct, frozen=True):
    """A relative target: kind is `%`, `pp` or `` (absolute)."""

    amount: Decimal
    kind: str


class Target(Struct, frozen=True):
    """Where a goal wants to be: a value, a change, or (keep-within) a band."""

    at: KeyPath
    value: Decimal | None = None
    change: Change | None = None
    low: Decimal | None = None
    high: Decimal | None = None


class Checkpoint(Struct, frozen=True):
    """An intermediate value by a date."""

    at: KeyPath
    on: date | None
    value: Decimal | None


class Achievable(Struct, frozen=True):
    """Why the target can be reached, and with what."""

    at: KeyPath
    why: Text | None
    resources: tuple[Text, ...]
    past_best: Decimal | None


class Relevant(Struct, frozen=True):
    """What the goal is good for: needs, problems and parent goals it supports."""

    at: KeyPath
    supports: tuple[Ref, ...]
    why: Text | None


class Realistic(Struct, frozen=True):
    """Why the team can work towards it, and the capacity it has (in full-time people, or as written)."""

    at: KeyPath
    why: Text | None
    capacity: str | None


class Override(Struct, frozen=True):
    """A status set by a person, with the reason and an end."""

    at: KeyPath
    status: str | None
    why: Text | None
    by: PartyId | None
    until: date | None


class Goal(Struct, frozen=True):
    """A SMART goal; `direction` is None where it must follow from baseline and target.

    It `inherits` its owner where it names none: it is then the playbook's.
    """

    at: KeyPath
    id: str
    title: Text | None
    statement: Text | None
    scope: Text | None
    metric: Ref | None
    direction: str | None
    baseline: Baseline | None
    target: Target | None
    milestones: tuple[Ref, ...]
    start: date | None
    due: date | None
    checkpoints: tuple[Checkpoint, ...]
    owner: PartyId | None
    achievable: Achievable | None
    relevant: Relevant | None
    realistic: Realistic | None
    signoffs: tuple[SignoffAsked, ...]
    override: Override | None
    outcome: str | None
    inherits: bool = False
