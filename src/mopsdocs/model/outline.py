"""What lists show of a playbook: its goals, tasks, service levels and steps as lines.

Knows: structured facts, and states as they were assessed.
Never: prose; how a line is worded.
"""

from datetime import date
from decimal import Decimal

from msgspec import Struct

from mopsdocs.model.diagnostic import KeyPath
from mopsdocs.model.handbook import Card, Charge, Duty
from mopsdocs.model.kept import Kept
from mopsdocs.model.playbook import PartyId, Ref
from mopsdocs.model.text import Text


class Pace(Struct, frozen=True):
    """What lists show of a goal's progress: its status, the shares of its way, and the day they are of."""

    status: str
    way: Decimal | None = None
    expected: Decimal | None = None
    pace: Decimal | None = None
    as_of: date | None = None
    by_hand: bool = False


class GoalLine(Struct, frozen=True):
    """What lists show of a goal: the numbers with unit, the window, how many of five criteria are met, its pace.

    `sentence` is made from the fields, for a goal whose author gave it no title. `why` is the reason of whoever has
    set its state by hand, while that holds.
    """

    id: str
    title: Text | None
    metric: Text | None
    unit: str
    direction: str | None
    baseline: Decimal | None
    target: Decimal | None
    low: Decimal | None
    high: Decimal | None
    milestones: int
    start: date | None
    due: date | None
    owner: PartyId | None
    outcome: str | None
    met: int
    sentence: Kept | None = None
    pace: Pace = Pace("open")
    why: Text | None = None


class ProblemLine(Struct, frozen=True):
    """What lists show of a problem: the words, and what serves it within its playbook."""

    id: str
    problem: Text | None
    solution: Text | None
    evidence: Text | None
    source: str | None
    served_by: tuple[tuple[str, Text | None], ...]


class SlaLine(Struct, frozen=True):
    """What the pages of parties show of a service level, and when it is to be looked at again, by whom."""

    id: str
    title: Text
    provider: PartyId | None
    consumer: PartyId | None
    review_due: date | None = None
    review_last: date | None = None
    review_by: PartyId | None = None


class StepLine(Struct, frozen=True):
    """What timelines show of a step: its days, who is accountable, its state as it follows from its tasks."""

    id: str
    title: Text
    start: date | None
    due: date | None
    status: str
    accountable: tuple[PartyId, ...]


class AskedLine(Struct, frozen=True):
    """A sign-off that somebody is asked for: under what, which aspect, whom; `changed` if it was given, and is void.

    `by` is who gave it then.
    """

    id: str
    title: Text | None
    aspect: str
    party: PartyId
    changed: bool = False
    by: PartyId | None = None


class MetricLine(Struct, frozen=True):
    """What checks compare of a metric, and who collects it; `idle` is whether nothing in its own playbook uses it."""

    at: KeyPath
    id: str
    name: Text | None
    idle: bool
    collector: PartyId | None = None


class Outline(Struct, frozen=True):
    """All that overviews show of one playbook or page: its card, and the structured facts that lists are made of.

    `measures` are the metrics of other playbooks that it uses, `charges` those of `Bound`.
    """

    card: Card
    backup: PartyId | None = None
    goals: tuple[GoalLine, ...] = ()
    duties: tuple[Duty, ...] = ()
    problems: tuple[ProblemLine, ...] = ()
    slas: tuple[SlaLine, ...] = ()
    review_due: date | None = None
    review_last: date | None = None
    links: tuple[str, ...] = ()
    metrics: tuple[MetricLine, ...] = ()
    measures: tuple[Ref, ...] = ()
    steps: tuple[StepLine, ...] = ()
    review_by: PartyId | None = None
    charges: tuple[Charge, ...] = ()
    asked: tuple[AskedLine, ...] = ()
