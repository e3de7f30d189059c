"""What overviews show of one playbook, taken from it once.

Knows: a bound playbook and its assessment.
Never: words in a language; other playbooks.
"""

from collections.abc import Iterator

from mopsdocs.model.assessment import Assessment, GoalAssessment, Signature
from mopsdocs.model.handbook import Bound, Card
from mopsdocs.model.kept import keep
from mopsdocs.model.lives import is_live
from mopsdocs.model.outline import AskedLine, GoalLine, MetricLine, Outline, Pace, ProblemLine, SlaLine, StepLine
from mopsdocs.model.playbook import Goal, Playbook, Problem, Ref, Sla
from mopsdocs.model.text import Text


def outline_of(bound: Bound, assessment: Assessment, card: Card) -> Outline:
    """Take from a playbook what lists are made of."""
    playbook = bound.playbook
    review, used = playbook.review, metrics_used(bound, assessment)
    return Outline(
        card=card,
        backup=playbook.backup,
        goals=tuple(goal_line(g, a) for g, a in zip(playbook.goals, assessment.goals, strict=True)),
        # A step without tasks is a row of the matrix, not a task of anyone's list.
        duties=tuple(duty for duty in bound.duties if duty.kind == "task"),
        problems=_problems(bound),
        slas=tuple(map(_sla_line, playbook.slas)),
        review_due=review.due if review else None,
        review_last=review.last if review else None,
        links=tuple(sorted({landing.address for landing in bound.landings.values()})),
        metrics=metric_lines(playbook, used),
        measures=tuple(sorted(ref for ref in used if "/" in ref)),
        review_by=review.by if review else None,
        charges=bound.charges,
        asked=tuple(_asked(playbook, assessment)) if is_live(playbook.status) else (),
        steps=tuple(
            StepLine(step.id, step.title, step.start, step.due, found.status, step.raci.accountable or ())
            for step, found in zip(playbook.steps, assessment.steps, strict=True)
        ),
    )


def _sla_line(sla: Sla) -> SlaLine:
    review = sla.review
    if review is None:
        return SlaLine(sla.id, sla.title, sla.provider, sla.consumer)
    return SlaLine(sla.id, sla.title, sla.provider, sla.consumer, review.due, review.last, review.by)


def _asked(playbook: Playbook, assessment: Assessment) -> Iterator[AskedLine]:
    """Take from goals that are still to be reached, and from service levels, the sign-offs that are missing."""
    for goal, found in zip(playbook.goals, assessment.goals, strict=True):
        if goal.outcome is None:
            yield from _missing(goal.id, goal.title or goal.statement, found.signatures)
    for sla, agreed in zip(playbook.slas, assessment.slas, strict=True):
        yield from _missing(sla.id, sla.title, agreed.signatures)


def _missing(item: str, title: Text | None, several: tuple[Signature, ...]) -> Iterator[AskedLine]:
    for one in several:
        if one.state != "given":
            yield AskedLine(item, title, one.aspect, one.party, one.state == "changed", one.by)


def goal_line(goal: Goal, assessed: GoalAssessment) -> GoalLine:
    """Take from a goal what lists show."""
    metric, target, progress = assessed.metric, goal.target, assessed.progress
    return GoalLine(
        id=goal.id,
        title=goal.title or goal.statement,
        metric=metric.name if metric else None,
        unit=metric.unit if metric else "",
        direction=assessed.direction,
        baseline=assessed.baseline,
        target=assessed.target,
        low=target.low if target else None,
        high=target.high if target else None,
        milestones=len(goal.milestones),
        start=goal.start,
        due=goal.due,
        owner=goal.owner,
        outcome=goal.outcome,
        met=assessed.met,
        sentence=None if goal.title or goal.statement else keep(assessed.sentence),
        pace=Pace(progress.status, progress.way, progress.expected, progress.pace, progress.as_of, progress.by_hand),
        why=goal.override.why if goal.override and progress.by_hand else None,
    )


def metrics_used(bound: Bound, assessment: Assessment) -> set[Ref]:
    """Give the metrics that a playbook's goals, service levels, counters and formulas name, without revisions."""
    playbook = bound.playbook
    named = [goal.metric for goal in playbook.goals]
    named += [side.metric for sla in playbook.slas for side in (sla.commitment, sla.in_return) if side]
    named += [ref for metric in playbook.metrics for ref in metric.counter]
    named += [ref for metric in assessment.metrics for ref in metric.uses]
    own = f"{playbook.id}/"
    return {ref.partition("@")[0].removeprefix(own) for ref in named if ref}


def metric_lines(playbook: Playbook, used: set[Ref]) -> tuple[MetricLine, ...]:
    """Take from metrics what checks compare; while a reference is missing or wrong, each may be the one meant."""
    known = {metric.id for metric in playbook.metrics}
    strange = any("/" not in ref and ref not in known for ref in used)
    waiting = any(goal.metric is None and not goal.milestones for goal in playbook.goals)
    return tuple(
        MetricLine(m.at, m.id, m.name, idle=not (strange or waiting or m.id in used), collector=m.collector)
        for m in playbook.metrics
    )


def _problems(bound: Bound) -> tuple[ProblemLine, ...]:
    playbook = bound.playbook
    if not playbook.problems:
        return ()
    served: dict[str, list[tuple[str, Text | None]]] = {}
    for goal in playbook.goals:
        for ref in goal.relevant.supports if goal.relevant else ():
            served.setdefault(ref, []).append((goal.id, goal.title or goal.statement))
    for step in playbook.steps:
        for ref in step.serves:
            served.setdefault(ref, []).append((step.id, step.title))
    return tuple(
        ProblemLine(p.id, p.problem, p.solution, p.evidence, _source(p, bound), tuple(served.get(p.id, ())))
        for p in playbook.problems
    )


def _source(problem: Problem, bound: Bound) -> str | None:
    """Give where a problem is shown: an absolute address, or one below the language's root."""
    if problem.source is None or ":" in problem.source:
        return problem.source
    landing = bound.landings.get(problem.source)
    return landing.address if landing and landing.kind != "file" else None
