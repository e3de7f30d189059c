"""What a goal stands in when it is judged.

Knows: the bound playbook, the edition, its metrics as assessed, and the names that its words may mention.
Never: a verdict.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mopsdocs.assess.goals import Aim
from mopsdocs.assess.progress import Ground
from mopsdocs.assess.subjects import Names
from mopsdocs.model.assessment import MetricAssessment
from mopsdocs.model.config import Config
from mopsdocs.model.diagnostic import Said
from mopsdocs.model.handbook import Landing

SPECIFIC = "specific"
MEASURABLE = "measurable"
ACHIEVABLE = "achievable"
RELEVANT = "relevant"
REALISTIC = "realistic"
TIME_BOUND = "time-bound"


@dataclass(frozen=True, slots=True)
class Scene:
    """What the goals of one playbook share; `metrics` are its own, by id."""

    config: Config
    today: date
    landings: Mapping[str, Landing]
    names: Names
    metrics: Mapping[str, MetricAssessment]
    aims: tuple[Aim, ...]
    ground: Ground


def unknown_metric(aim: Aim) -> tuple[Said, Said]:
    """Say that a goal names a metric that nobody defines."""
    values = {"goal": aim.goal.id, "metric": aim.goal.metric or ""}
    return (
        Said("Goal {goal} names a metric that does not exist: {metric}", values),
        Said("Name a metric of this playbook, or one of another as `playbook/metric`"),
    )


def no_metric(aim: Aim) -> tuple[Said, Said]:
    """Say that a goal names no metric, and which one it might name."""
    said = Said("Goal {goal} names no metric", {"goal": aim.goal.id})
    if aim.playbook.metrics:
        first = aim.playbook.metrics[0].id
        return said, Said("Name the metric that shows it, as in `metric: {metric}`", {"metric": first})
    return said, Said("Define a metric under `metrics` and name its id here, or list steps under `milestones`")
