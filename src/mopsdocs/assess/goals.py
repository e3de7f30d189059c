"""Goals with their defaults filled in.

Knows: how direction follows from baseline and target, and a target from a change; who owns a goal.
Never: whether a goal is a good one.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct

from mopsdocs.assess.arithmetic import added, share_of, tidy
from mopsdocs.model.facts import Meant
from mopsdocs.model.playbook import Change, Goal, Metric, PartyId, Playbook, Ref, Step, Task

PERCENT = "%"
MILESTONE = "milestone"
WITHIN = "keep-within"
KEEPING = ("keep-above", "keep-below", WITHIN)

Find = Callable[[Ref], Metric | None]
"""How the metric that a goal names is found."""


class Aim(Struct, frozen=True):
    """A goal as it is meant: its numbers, its way and its owner, given or following.

    `expected` is what baseline and change make, whether or not a target is written; `work` are the steps
    and tasks that serve the goal.
    """

    goal: Goal
    playbook: Playbook
    metric: Metric | None
    direction: str | None
    baseline: Decimal | None
    target: Decimal | None
    low: Decimal | None
    high: Decimal | None
    change: Change | None
    expected: Decimal | None
    owner: PartyId | None
    work: tuple[Step | Task, ...]

    @property
    def unit(self) -> str:
        """The unit of the goal's metric."""
        return self.metric.unit if self.metric else ""

    @property
    def end(self) -> date | None:
        """The due date, where it does not come before the start."""
        start, due = self.goal.start, self.goal.due
        return None if start and due and due <= start else due

    @property
    def keeps(self) -> bool:
        """Whether the goal is to stay within a bound."""
        return self.direction in KEEPING

    @property
    def is_milestone(self) -> bool:
        """Whether the goal is reached by steps rather than by a number."""
        return self.direction == MILESTONE


def aim_of(goal: Goal, playbook: Playbook, lookup: Find, work: tuple[Step | Task, ...]) -> Aim:
    """Fill in what a goal leaves to follow from its other fields."""
    metric = lookup(goal.metric) if goal.metric else None
    baseline = goal.baseline.value if goal.baseline else None
    written = goal.target.value if goal.target else None
    change = goal.target.change if goal.target else None
    expected = _expected(baseline, change, metric)
    target = expected if written is None else written
    return Aim(
        goal=goal,
        playbook=playbook,
        metric=metric,
        direction=goal.direction or _direction(goal, baseline, target, metric),
        baseline=baseline,
        target=target,
        low=goal.target.low if goal.target else None,
        high=goal.target.high if goal.target else None,
        change=change,
        expected=expected,
        owner=goal.owner or playbook.owner,
        work=work,
    )


def meant_by(playbook: Playbook) -> Mapping[str, Meant]:
    """Give by id what the goals of a playbook come to, as far as it says itself: metrics of others are not known."""
    own = {metric.id: metric for metric in playbook.metrics}
    aims = (aim_of(goal, playbook, lambda ref: own.get(_local(ref, playbook)), ()) for goal in playbook.goals)
    return {aim.goal.id: Meant(None if _is_unclear(aim) else aim.target, aim.direction) for aim in aims}


def _local(ref: Ref, playbook: Playbook) -> str:
    return ref.partition("@")[0].removeprefix(f"{playbook.id}/")


def _is_unclear(aim: Aim) -> bool:
    """Whether a change in % may be one of a metric that is in % itself."""
    written = aim.goal.target.value if aim.goal.target else None
    elsewhere = aim.metric is None and aim.goal.metric is not None
    return elsewhere and written is None and aim.change is not None and aim.change.kind == PERCENT


def work_by_goal(playbook: Playbook) -> dict[str, tuple[Step | Task, ...]]:
    """Give the steps and tasks that serve each goal, or are its milestones, in the order written."""
    prefix = f"{playbook.id}/"
    wanted: dict[str, list[str]] = {}
    for goal in playbook.goals:
        for ref in goal.milestones:
            wanted.setdefault(ref.removeprefix(prefix), []).append(goal.id)
    found: dict[str, list[Step | Task]] = {}
    everything: tuple[Step | Task, ...] = (*playbook.steps, *(task for _, task in playbook.all_tasks()))
    for one in everything:
        served = (ref.removeprefix(prefix) for ref in one.serves)
        for name in dict.fromkeys((*served, *wanted.get(one.id, ()))):
            found.setdefault(name, []).append(one)
    return {goal: tuple(work) for goal, work in found.items()}


def _expected(baseline: Decimal | None, change: Change | None, metric: Metric | None) -> Decimal | None:
    if baseline is None or change is None:
        return None
    if change.kind != PERCENT:
        return tidy(added(baseline, change.amount))
    if metric and metric.unit == PERCENT:
        return None  # 25 % of a percentage, or 25 points more? The author has to say.
    return tidy(added(baseline, share_of(baseline, change.amount)))


def _direction(goal: Goal, baseline: Decimal | None, target: Decimal | None, metric: Metric | None) -> str | None:
    if goal.milestones and not goal.metric:
        return MILESTONE
    if goal.target and goal.target.low is not None:
        return WITHIN
    if baseline is not None and target is not None:
        return None if target == baseline else "increase" if target > baseline else "decrease"
    if goal.target and goal.target.change:
        return "increase" if goal.target.change.amount > 0 else "decrease"
    return {"up": "increase", "down": "decrease"}.get(metric.good or "") if metric else None
