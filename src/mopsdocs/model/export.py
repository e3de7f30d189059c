"""The shapes of handbook.json: what a handbook tells other programs of its plans.

Knows: the keys of `mopsdocs-handbook/1`, which are those of the format, and what kind of value each has.
Never: how a plan is written down by its author; words of our own in any language.

A text is a mapping from language to words; a party is its id; what is not there has no key.
"""

from datetime import date
from decimal import Decimal

from msgspec import Struct, field

Words = dict[str, str]
"""A text by language: the source's words, and those of its translations."""

Numbers = tuple[Decimal | None, ...]


class Part(Struct, frozen=True, omit_defaults=True):
    """A part of a plan; what has no value is left out."""


class Window(Part, frozen=True):
    """From a day to a day, both included."""

    start: date | None = None
    end: date | None = None


class Review(Part, frozen=True):
    """How often something is looked at again."""

    every: str | None = None
    last: date | None = None
    by: str | None = None
    watch: tuple[str, ...] = ()


class Ignore(Part, frozen=True):
    """A rule that is not to speak, and why."""

    rule: str
    why: str
    until: date | None = None


class Problem(Part, frozen=True):
    """A problem and what is done about it."""

    id: str
    problem: Words | None = None
    solution: Words | None = None
    evidence: Words | None = None
    source: str | None = None


class Need(Part, frozen=True):
    """What a stakeholder needs."""

    id: str
    text: Words | None = None


class Stakeholder(Part, frozen=True):
    """A party that the plan affects, with its needs."""

    id: str
    who: str | None = None
    needs: tuple[Need, ...] = ()


class Commitment(Part, frozen=True):
    """One side's promise: `share` is in per cent."""

    measure: Words | None = None
    metric: str | None = None
    op: str | None = None
    value: Decimal | None = None
    unit: str | None = None
    share: Decimal | None = None
    window: str | None = None


class Hours(Part, frozen=True):
    """When a clock of business hours runs."""

    days: str | None = None
    start: str | None = field(default=None, name="from")
    end: str | None = field(default=None, name="to")
    time_zone: str | None = None


class Asked(Part, frozen=True):
    """A sign-off that is asked for."""

    aspect: str
    by: str | None = None


class Sla(Part, frozen=True):
    """A service-level agreement of two sides."""

    id: str
    title: Words
    provider: str | None = None
    consumer: str | None = None
    serves: tuple[str, ...] = ()
    deliverable: Words | None = None
    commitment: Commitment | None = None
    in_return: Commitment | None = None
    hours: Hours | None = None
    escalation: tuple[str, ...] = ()
    effective: date | None = None
    review: Review | None = None
    signoffs: tuple[Asked, ...] = ()


class Redefined(Part, frozen=True):
    """When and why a definition last changed."""

    on: date | None = field(default=None, name="date")
    why: Words | None = None


class Metric(Part, frozen=True):
    """Something measurable."""

    id: str
    revision: int
    name: Words | None = None
    type: str | None = None
    unit: str = ""
    good: str | None = None
    inputs: dict[str, Words | None] | None = None
    formula: str | None = None
    example: dict[str, Decimal] | None = None
    source: Words | None = None
    collector: str | None = None
    every: str | None = None
    due_after: str | None = None
    values: str | None = None
    counter: tuple[str, ...] = ()
    changed: Redefined | None = None


class Baseline(Part, frozen=True):
    """Where a goal starts from."""

    value: Decimal | None = None
    period: str | None = None


class Target(Part, frozen=True):
    """Where a goal wants to be; `value` is there too where only the change was written."""

    value: Decimal | None = None
    change: str | None = None
    low: Decimal | None = field(default=None, name="from")
    high: Decimal | None = field(default=None, name="to")


class Checkpoint(Part, frozen=True):
    """A value on the way."""

    on: date | None = field(default=None, name="date")
    value: Decimal | None = None


class Achievable(Part, frozen=True):
    """Why the target can be reached."""

    why: Words | None = None
    resources: tuple[Words, ...] = ()
    past_best: Decimal | None = None


class Relevant(Part, frozen=True):
    """What the goal is good for."""

    supports: tuple[str, ...] = ()
    why: Words | None = None


class Realistic(Part, frozen=True):
    """Why the team can work towards it."""

    why: Words | None = None
    capacity: str | None = None


class Override(Part, frozen=True):
    """A status set by a person."""

    status: str | None = None
    why: Words | None = None
    by: str | None = None
    until: date | None = None


class Goal(Part, frozen=True):
    """A goal; the owner is the playbook's where it has none of its own."""

    id: str
    title: Words | None = None
    statement: Words | None = None
    scope: Words | None = None
    metric: str | None = None
    direction: str | None = None
    baseline: Baseline | None = None
    target: Target | None = None
    milestones: tuple[str, ...] = ()
    start: date | None = None
    due: date | None = None
    checkpoints: tuple[Checkpoint, ...] = ()
    owner: str | None = None
    achievable: Achievable | None = None
    relevant: Relevant | None = None
    realistic: Realistic | None = None
    signoffs: tuple[Asked, ...] = ()
    override: Override | None = None
    outcome: str | None = None
