"""The parts of a playbook's page, and the page.

Knows: cards, rows and tables as a template shows them.
Never: lists across playbooks.
"""

from msgspec import Struct

from mopsdocs.model.view_frame import Day, Label, Link, PartyMark, Tag
from mopsdocs.model.view_history import HistoryRow
from mopsdocs.model.view_progress import Chart, ValueTable
from mopsdocs.model.view_raci import RaciTable
from mopsdocs.model.view_signatures import SignatureRow
from mopsdocs.model.view_timeline import Timeline


class Fact(Struct, frozen=True, array_like=True):
    """A row of the facts box: a term and one or more answers."""

    term: str
    parties: tuple[PartyMark, ...] = ()
    link: Link | None = None
    day: Day | None = None
    text: str | None = None
    tag: Tag | None = None


class Criterion(Struct, frozen=True, array_like=True):
    """A row of the SMART checklist. `state` is met, signed, open or changed; `remedy` says what would make it met.

    `reason` is why the author thinks so, in her own words.
    """

    letter: str
    word: str
    state: str
    tag: Tag
    evidence: str
    remedy: str | None = None
    reason: Label | None = None
    signatures: tuple[SignatureRow, ...] = ()


class Figure(Struct, frozen=True, array_like=True):
    """A large number: `Baseline`, `48,000`, `clicks, 2025`."""

    term: str
    number: str
    note: str | None = None


class GoalCard(Struct, frozen=True, array_like=True):
    """A goal with its SMART checklist; `met` of five criteria are met."""

    id: str
    anchor: str
    title: Label
    statement: Label
    tag: Tag
    figures: tuple[Figure, ...]
    facts: tuple[Fact, ...]
    scope: Label | None
    supports: tuple[Link, ...]
    checkpoints: tuple[tuple[Day, str], ...]
    criteria: tuple[Criterion, ...]
    met: int
    smart_tag: Tag
    steps: tuple[Link, ...]
    note: str | None = None
    finding: str | None = None
    chart: Chart | None = None
    values: ValueTable | None = None


class InputRow(Struct, frozen=True, array_like=True):
    """An input of a formula, its meaning, its value in the worked example."""

    name: str
    meaning: Label | None
    example: str | None


class MetricCard(Struct, frozen=True, array_like=True):
    """A metric with its formula and worked example (`4,200 / 120,000 * 100 = 3.5 %`)."""

    id: str
    anchor: str
    name: Label
    kind: str
    formula: str | None
    worked: str | None
    inputs: tuple[InputRow, ...]
    facts: tuple[Fact, ...]
    goals: tuple[Link, ...]
    changed: str | None = None
    page: Link | None = None


class NeedRow(Struct, frozen=True, array_like=True):
    """A stakeholder's need, and what serves it."""

    id: str
    anchor: str
    text: Label
    served_by: tuple[Link, ...]


class StakeholderCard(Struct, frozen=True, array_like=True):
    """A stakeholder with its needs."""

    anchor: str
    party: PartyMark
    needs: tuple[NeedRow, ...]


class Side(Struct, frozen=True, array_like=True):
    """One side of a service level: who promises what to whom, as one sentence and as its clock."""

    party: PartyMark | None
    sentence: str


class SlaCard(Struct, frozen=True, array_like=True):
    """A two-sided service-level agreement; `tag` is whether it is signed, where anybody signs it."""

    id: str
    anchor: str
    title: Label
    deliverable: Label | None
    provider: Side
    consumer: Side | None
    escalation: tuple[PartyMark, ...]
    facts: tuple[Fact, ...]
    serves: tuple[Link, ...]
    tag: Tag | None = None


class AffectedRow(Struct, frozen=True, array_like=True):
    """Whose work changes, how, and what they gain."""

    party: PartyMark
    changes: Label | None
    gains: Label | None
    how: str | None


class FeedbackRow(Struct, frozen=True, array_like=True):
    """What a colleague said and what was answered."""

    anchor: str
    party: PartyMark | None
    day: Day | None
    text: Label | None
    answer: Label | None
    tag: Tag
    changed: tuple[Link, ...]


class ParticipationView(Struct, frozen=True, array_like=True):
    """Who is affected and how they were heard."""

    window: str | None
    affected: tuple[AffectedRow, ...]
    feedback: tuple[FeedbackRow, ...]


class TaskRow(Struct, frozen=True, array_like=True):
    """A task with its state. `state` is todo, doing, blocked, review, done, dropped."""

    id: str
    anchor: str
    title: Label
    state: str
    tag: Tag
    people: tuple[PartyMark, ...]
    due: Day | None
    notes: tuple[str, ...] = ()
    evidence: str | None = None
    issue: str | None = None
    after: tuple[Link, ...] = ()


class StepCard(Struct, frozen=True, array_like=True):
    """A step with its tasks; `done` of `count` are done."""

    id: str
    anchor: str
    title: Label
    tag: Tag
    done_when: Label | None
    accountable: tuple[PartyMark, ...]
    window: str | None
    serves: tuple[Link, ...]
    tasks: tuple[TaskRow, ...]
    progress: str
    done: int
    count: int


class ProblemCard(Struct, frozen=True, array_like=True):
    """A problem and what is done about it, with the goals and steps that serve it."""

    anchor: str
    problem: Label
    solution: Label | None
    evidence: Label | None
    source: str | None
    served_by: tuple[Link, ...]
    playbook: Link | None = None


class RiskRow(Struct, frozen=True, array_like=True):
    """A risk with its weight in words and the answer to it."""

    anchor: str
    text: Label
    tag: Tag
    weight: str | None
    answer: Label | None
    owner: PartyMark | None


class DecisionRow(Struct, frozen=True, array_like=True):
    """A decision: what, when, by whom, why."""

    anchor: str
    title: Label
    day: Day | None
    by: PartyMark | None
    why: Label | None
    tag: Tag


class Html(Struct, frozen=True, array_like=True, tag="html"):
    """Prose as safe HTML; `lang` is set where it falls back to another language."""

    html: str
    lang: str | None = None


class Placed(Struct, frozen=True, array_like=True, tag="placed"):
    """A generated block placed by hand among the prose: its kind and the anchors of what it shows."""

    name: str
    anchors: tuple[str, ...]


Part = Html | Placed


class PlaybookView(Struct, frozen=True, array_like=True):
    """A playbook page. `body` is the prose with blocks placed by hand; what was placed is not repeated below."""

    title: Label
    summary: Label | None
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    contents: tuple[Link, ...]
    fallback: str | None
    body: tuple[Part, ...]
    shown: tuple[str, ...]
    problems: tuple[ProblemCard, ...]
    stakeholders: tuple[StakeholderCard, ...]
    slas: tuple[SlaCard, ...]
    goals: tuple[GoalCard, ...]
    metrics: tuple[MetricCard, ...]
    participation: ParticipationView | None
    raci: RaciTable | None
    steps: tuple[StepCard, ...]
    tasks: tuple[TaskRow, ...]
    risks: tuple[RiskRow, ...]
    decisions: tuple[DecisionRow, ...]
    related: tuple[Link, ...]
    history: tuple[HistoryRow, ...] = ()
    timeline: Timeline | None = None
