"""What one document means: a playbook with its plan and its prose, or a plain page.

Knows: goals, metrics, steps, tasks, service levels, parties by id, and where each stands (`at`, a key path).
Never: what an id of another playbook stands for; how the author spelled it; what day it is.

Numbers are decimals, dates are dates, a party is its id as written: `ana.ruiz`, `role:mops-lead`, `team:sales`.
A reference is an id as written: `G1` within the playbook, `email-program/G1` in another.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct

from mopsdocs.model.diagnostic import KeyPath
from mopsdocs.model.prose import Prose
from mopsdocs.model.text import Text

PartyId = str
Ref = str


class Window(Struct, frozen=True):
    """From a day to a day, both included; either may be missing."""

    start: date | None = None
    end: date | None = None


class Duration(Struct, frozen=True):
    """A whole number of units: minutes, hours, business hours, days, business days, weeks, months, years."""

    count: int
    unit: str


class Review(Struct, frozen=True):
    """How often something is looked at again, when that last happened, by whom, and what it watches."""

    at: KeyPath
    every: Duration | None = None
    last: date | None = None
    by: PartyId | None = None
    watch: tuple[str, ...] = ()


class Ignore(Struct, frozen=True):
    """A rule that the author asks not to hear of, with the reason and an end."""

    at: KeyPath
    rule: str
    why: str
    until: date | None = None
    folder: str = ""


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


class SignoffAsked(Struct, frozen=True):
    """A sign-off that the author asks for; `aspect` is `agreement` for a service level."""

    at: KeyPath
    aspect: str
    by: PartyId | None


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
    """A SMART goal; `direction` is None where it must follow from baseline and target."""

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


class Affected(Struct, frozen=True):
    """A party whose work changes: what changes, what it gains, where it can say how it goes."""

    at: KeyPath
    who: PartyId | None
    changes: Text | None
    gains: Text | None
    how: str | None


class Feedback(Struct, frozen=True):
    """What an affected colleague said, and what came of it."""

    at: KeyPath
    id: str
    party: PartyId | None
    on: date | None
    text: Text | None
    answer: Text | None
    status: str
    changed: tuple[Ref, ...]


class Participation(Struct, frozen=True):
    """Who is affected and how they were heard."""

    at: KeyPath
    window: Window | None
    affected: tuple[Affected, ...]
    feedback: tuple[Feedback, ...]


class Raci(Struct, frozen=True):
    """Who does what on a step or task, as written there; None where nothing is written (it is inherited)."""

    responsible: tuple[PartyId, ...] | None
    accountable: tuple[PartyId, ...] | None
    consulted: tuple[PartyId, ...] | None
    informed: tuple[PartyId, ...] | None


class Task(Struct, frozen=True):
    """A task with a person; `after` names tasks or steps that come before it."""

    at: KeyPath
    id: str
    title: Text
    serves: tuple[Ref, ...]
    raci: Raci
    support: tuple[PartyId, ...]
    start: date | None
    due: date | None
    status: str
    done: date | None
    evidence: str | None
    after: tuple[Ref, ...]
    blocked_by: Text | None
    effort: str | None
    issue: str | None


class Step(Struct, frozen=True):
    """An actionable step with its tasks."""

    at: KeyPath
    id: str
    title: Text
    serves: tuple[Ref, ...]
    done_when: Text | None
    start: date | None
    due: date | None
    raci: Raci
    tasks: tuple[Task, ...]


class Risk(Struct, frozen=True):
    """What could go wrong, and the answer to it."""

    at: KeyPath
    id: str
    text: Text | None
    owner: PartyId | None
    likelihood: str | None
    impact: str | None
    answer: Text | None


class Decision(Struct, frozen=True):
    """What was decided, when, by whom and why."""

    at: KeyPath
    id: str
    title: Text | None
    on: date | None
    by: PartyId | None
    why: Text | None
    status: str


class Body(Struct, frozen=True):
    """The prose in one language; `path` is the file it was read from."""

    lang: str
    path: str
    prose: Prose


class Playbook(Struct, frozen=True):
    """A plan with its prose. `path` is the source file, `bodies` begin with the source language."""

    id: str
    path: str
    lang: str
    title: Text
    summary: Text | None
    area: str
    area_given: bool
    status: str
    owner: PartyId | None
    backup: PartyId | None
    parent: Ref | None
    was: tuple[str, ...]
    supersedes: tuple[str, ...]
    period: Window | None
    tags: tuple[str, ...]
    review: Review | None
    ignore: tuple[Ignore, ...]
    problems: tuple[Problem, ...]
    stakeholders: tuple[Stakeholder, ...]
    slas: tuple[Sla, ...]
    metrics: tuple[Metric, ...]
    goals: tuple[Goal, ...]
    participation: Participation | None
    steps: tuple[Step, ...]
    tasks: tuple[Task, ...]
    risks: tuple[Risk, ...]
    decisions: tuple[Decision, ...]
    bodies: tuple[Body, ...]

    def all_tasks(self) -> Iterator[tuple[Step | None, Task]]:
        """Every task with its step, steps first, in the order written."""
        for step in self.steps:
            for task in step.tasks:
                yield step, task
        for task in self.tasks:
            yield None, task


class Page(Struct, frozen=True):
    """A plain page: no plan, only prose. `name` is its path below playbooks/ without `.md`; `area` None outside areas."""

    name: str
    path: str
    lang: str
    title: Text
    summary: Text | None
    area: str | None
    bodies: tuple[Body, ...]


Document = Playbook | Page
