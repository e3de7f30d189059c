"""What the facts amount to, on a given day.

Knows: verdicts, faults, evidence as sentences with their numbers still apart, results of worked examples.
Never: wording in a language; how much a finding weighs.
"""

from decimal import Decimal

from msgspec import Struct

from mopsdocs.model.diagnostic import KeyPath, Said
from mopsdocs.model.playbook import Metric, PartyId, Ref


class Fault(Struct, frozen=True):
    """Something that keeps a goal from being SMART, or a metric from being computed.

    `rule` is the code of the rule that reports it, empty where a rule about something else does; `criterion` is
    the one that it leaves open, empty for a metric. `said` is what was seen, `hint` what to write instead.
    """

    rule: str
    criterion: str
    at: KeyPath
    said: Said
    hint: Said


CRITERIA = 5
"""A goal is held against five SMART criteria."""


class Verdict(Struct, frozen=True):
    """One of the five SMART criteria.

    `criterion` is specific, measurable, achievable, relevant, realistic or time-bound; `state` is met (by data),
    signed, open, or changed (signed, but changed since). `at` is the key that would be mended.
    """

    criterion: str
    state: str
    evidence: Said
    remedy: Said | None
    at: KeyPath


class GoalAssessment(Struct, frozen=True):
    """A goal with its defaults filled in: direction from baseline and target, target from change, a sentence.

    `owner` is the goal's or else the playbook's; `faults` are in the order of the criteria.
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

    @property
    def met(self) -> int:
        """How many of the five criteria are met or signed."""
        return sum(1 for v in self.verdicts if v.state in ("met", "signed"))


class MetricAssessment(Struct, frozen=True):
    """A metric's worked example: the result computed, and the formula with the example's numbers in place.

    `worked` alternates freely between text (`" / "`, `"max("`) and numbers; it is empty where the example
    cannot be computed. `uses` are the other metrics that the formula names.
    """

    id: str
    result: Decimal | None
    worked: tuple[str | Decimal, ...]
    uses: tuple[Ref, ...]
    faults: tuple[Fault, ...]


class StepAssessment(Struct, frozen=True):
    """A step's state as it follows from its tasks: todo, doing, blocked, done or dropped.

    `done` of `count` tasks are done; a dropped task counts in neither.
    """

    id: str
    status: str
    done: int
    count: int


class Assessment(Struct, frozen=True):
    """What one playbook's facts amount to."""

    goals: tuple[GoalAssessment, ...]
    metrics: tuple[MetricAssessment, ...]
    steps: tuple[StepAssessment, ...]
