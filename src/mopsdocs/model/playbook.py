"""What one document means: a playbook with its plan and its prose, or a plain page.

Knows: goals, metrics, steps, tasks, service levels, parties by id, and where each stands (`at`, a key path).
Never: what an id of another playbook stands for; how the author spelled it; what day it is.

Numbers are decimals, dates are dates, a party is its id as written: `ana.ruiz`, `role:mops-lead`, `team:sales`.
A reference is an id as written: `G1` within the playbook, `email-program/G1` in another.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from mopsdocs.model.goal import (
    Achievable,
    Baseline,
    Change,
    Checkpoint,
    Goal,
    Metric,
    Override,
    Realistic,
    Relevant,
    Target,
)
from mopsdocs.model.promise import Commitment, Hours, Need, Problem, Sla, Stakeholder
from mopsdocs.model.prose import Prose
from mopsdocs.model.refs import PartyId, Ref
from mopsdocs.model.span import Duration, Ignore, Review, SignoffAsked, Window
from mopsdocs.model.text import Text
from mopsdocs.model.values import Series
from mopsdocs.model.work import Affected, Decision, Feedback, Participation, Raci, Risk, Step, Task

__all__ = [
    "Achievable",
    "Affected",
    "Baseline",
    "Body",
    "Change",
    "Checkpoint",
    "Commitment",
    "Decision",
    "Document",
    "Duration",
    "Feedback",
    "Goal",
    "Hours",
    "Ignore",
    "Metric",
    "Need",
    "Override",
    "Page",
    "Participation",
    "PartyId",
    "Playbook",
    "Problem",
    "Raci",
    "Realistic",
    "Ref",
    "Relevant",
    "Review",
    "Risk",
    "SignoffAsked",
    "Sla",
    "Stakeholder",
    "Step",
    "Target",
    "Task",
    "Window",
]


class Body(Struct, frozen=True):
    """The prose in one language; `path` is the file it was read from."""

    lang: str
    path: str
    prose: Prose


class Playbook(Struct, frozen=True):
    """A plan with its prose. `path` is the source file, `bodies` begin with the source language.

    `series` are the observed values of its metrics, by the metric's id, as far as there are any.
    """

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
    series: Mapping[str, Series] = {}

    def all_tasks(self) -> Iterator[tuple[Step | None, Task]]:
        """Every task with its step, steps first, in the order written."""
        for step in self.steps:
            for task in step.tasks:
                yield step, task
        for task in self.tasks:
            yield None, task


class Page(Struct, frozen=True):
    """A plain page: no plan, only prose. `name` is its path below playbooks/ without `.md`."""

    name: str
    path: str
    lang: str
    title: Text
    summary: Text | None
    area: str | None
    bodies: tuple[Body, ...]


Document = Playbook | Page
