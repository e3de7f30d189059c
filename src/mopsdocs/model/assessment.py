"""What the facts amount to, on a given day.

Knows: verdicts, faults, evidence as sentences with their numbers still apart, results of worked examples.
Never: wording in a language; how much a finding weighs.
"""

from datetime import date
from decimal import Decimal
from enum import IntEnum

from msgspec import Struct

from mopsdocs.model.diagnostic import KeyPath, Said
from mopsdocs.model.playbook import Metric, PartyId, Ref


class Depth(IntEnum):
    """How far a playbook is assessed: what is wrong, for rules; also how far goals are, for lists; all, for pages."""

    RULES = 0
    LISTS = 1
    PAGES = 2


class Fault(Struct, frozen=True):
    """Something that keeps a goal from being SMART, or a metric from being computed.

    `rule` is the code of the rule that reports it, empty where a rule about something else does; `criterion` is
    the one that it leaves open, empty for a metric. `said` is what was seen, `hint` what to write instead.
    A fault of observed values stands in their file, `path`, on the line `row`.
    """

    rule: str
    criterion: str
    at: KeyPath
    said: Said
    hint: Said
    path: str | None = None
    row: int = 0


CRITERIA = 5
"""A goal is held against five SMART criteria."""


class Signature(Struct, frozen=True):
    """A sign-off that was asked for or given.

    `state` is given, asked, or changed (given, for something else than what stands there now); `party` is who was
    asked, or who signed unasked. `asked_at` is where it is asked for, `written_at` where signoffs.yml has it; `by` is
    who signed, None while nobody has. `covers` are the facts that it is about, by key; `changed` are those that are
    others since, as far as git remembers.
    """

    aspect: str
    state: str
    party: PartyId
    asked_at: KeyPath | None
    by: str | None = None
    on: date | None = None
    note: str = ""
    written_at: KeyPath = ()
    covers: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


class Verdict(Struct, frozen=True):
    """One of the five SMART criteria.

    `criterion` is specific, measurable, achievable, relevant, realistic or time-bound; `state` is met (by data),
    signed, open (by the data, or because a sign-off is asked for), or changed (signed, but changed since). `at` is
    the key that would be mended.
    """

    criterion: str
    state: str
    evidence: Said
    remedy: Said | None
    at: KeyPath
    signatures: tuple[Signature, ...] = ()


class Measured(Struct, frozen=True):
    """A row of observed values: its period as written, the numbers of its columns, what they come to, a note.

    `value` is None where the numbers cannot be computed; `day` is the period's last day.
    """

    period: str
    day: date
    numbers: tuple[Decimal, ...]
    value: Decimal | None
    note: str


class Progress(Struct, frozen=True):
    """How far a goal has come, on a given day.

    `status` is on-track, at-risk, off-track, unreachable, too-early, data-needed, not-started, or open (nothing to
    hold values against). `way` and `expected` are shares of the whole way: what has been done by the day `as_of`, and
    what should have been; `pace` is the one by the other. `now` was to be `planned`; at this rate it `ends_at`.
    `plan` is the line that is expected, `bounds` what is to be kept or reached, `seen` what there was at the end of
    each period; `columns` and `rows` are the values themselves. `by_hand` is whether a person set the status,
    `adds_up` whether `now` is what has come together since the start: no number to hold against a whole year's.
    """

    status: str
    sentence: Said
    way: Decimal | None = None
    expected: Decimal | None = None
    pace: Decimal | None = None
    as_of: date | None = None
    now: Decimal | None = None
    planned: Decimal | None = None
    ends_at: Decimal | None = None
    plan: tuple[tuple[date, Decimal], ...] = ()
    bounds: tuple[Decimal, ...] = ()
    seen: tuple[tuple[date, Decimal], ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[Measured, ...] = ()
    by_hand: bool = False
    adds_up: bool = False


class GoalAssessment(Struct, frozen=True):
    """A goal with its defaults filled in: direction from baseline and target, target from change, a sentence.

    `owner` is the goal's or else the playbook's; `faults` and `signatures` are in the order of the criteria.
    """

    id: str
    direction: str | None
    metric: Metric | None
    baseline: Decimal | None
    target: Decimal | None
    owner: PartyId | None
    sentence: Said
    faults: tuple[Fault, ...]
    verdicts: tuple[Verdict, ...]
    progress: Progress
    signatures: tuple[Signature, ...] = ()

    @property
    def met(self) -> int:
        """How many of the five criteria are met or signed."""
        return sum(1 for v in self.verdicts if v.state in ("met", "signed"))


class MetricAssessment(Struct, frozen=True):
    """A metric's worked example: the result computed, and the formula with the example's numbers in place.

    `worked` alternates freely between text (`" / "`, `"max("`) and numbers; it is empty where the example
    cannot be computed. `uses` are the other metrics that the formula names. `columns` and `rows` are its observed
    values, the earliest first.
    """

    id: str
    result: Decimal | None
    worked: tuple[str | Decimal, ...]
    uses: tuple[Ref, ...]
    faults: tuple[Fault, ...]
    columns: tuple[str, ...] = ()
    rows: tuple[Measured, ...] = ()


class StepAssessment(Struct, frozen=True):
    """A step's state as it follows from its tasks: todo, doing, blocked, done or dropped.

    `done` of `count` tasks are done; a dropped task counts in neither.
    """

    id: str
    status: str
    done: int
    count: int


class SlaAssessment(Struct, frozen=True):
    """Who has signed a service level, and who is asked to."""

    id: str
    signatures: tuple[Signature, ...]


class Assessment(Struct, frozen=True):
    """What one playbook's facts amount to."""

    goals: tuple[GoalAssessment, ...]
    metrics: tuple[MetricAssessment, ...]
    steps: tuple[StepAssessment, ...]
    slas: tuple[SlaAssessment, ...] = ()
