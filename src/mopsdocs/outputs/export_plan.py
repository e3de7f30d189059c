"""Why there is a plan and what is to be reached, in the shapes of handbook.json.

Knows: problems, stakeholders, service levels, metrics, goals.
Never: what is done, and by whom; words of our own.
"""

from decimal import Decimal

from mopsdocs.model import export
from mopsdocs.model.assessment import GoalAssessment
from mopsdocs.model.export import Words
from mopsdocs.model.playbook import (
    Change,
    Commitment,
    Duration,
    Goal,
    Metric,
    Problem,
    Review,
    SignoffAsked,
    Sla,
    Stakeholder,
    Target,
    Window,
)
from mopsdocs.model.text import Text


def by_language(text: Text) -> Words:
    """Give a text by language, the source's first."""
    return {text.lang: text.source, **dict(text.others)} if text.others else {text.lang: text.source}


def maybe(text: Text | None) -> Words | None:
    """Give a text where there is one."""
    return None if text is None else by_language(text)


def window(found: Window | None) -> export.Window | None:
    """Give a stretch of days where there is one."""
    return None if found is None else export.Window(found.start, found.end)


def review(found: Review | None) -> export.Review | None:
    """Give a review where there is one."""
    return None if found is None else export.Review(_lasting(found.every), found.last, found.by, found.watch)


def problem(found: Problem) -> export.Problem:
    """Give a problem."""
    text, solution, evidence = maybe(found.problem), maybe(found.solution), maybe(found.evidence)
    return export.Problem(found.id, text, solution, evidence, found.source)


def stakeholder(found: Stakeholder) -> export.Stakeholder:
    """Give a stakeholder with its needs."""
    needs = tuple([export.Need(one.id, maybe(one.text)) for one in found.needs])
    return export.Stakeholder(found.id, found.who, needs)


def sla(found: Sla) -> export.Sla:
    """Give a service level."""
    hours = found.hours
    return export.Sla(
        id=found.id,
        title=by_language(found.title),
        provider=found.provider,
        consumer=found.consumer,
        serves=found.serves,
        deliverable=maybe(found.deliverable),
        commitment=_promise(found.commitment),
        in_return=_promise(found.in_return),
        hours=export.Hours(hours.days, hours.start, hours.end, hours.time_zone) if hours else None,
        escalation=found.escalation,
        effective=found.effective,
        review=review(found.review),
        signoffs=_asked(found.signoffs),
    )


def metric(found: Metric) -> export.Metric:
    """Give a metric's definition."""
    changed = found.changed
    return export.Metric(
        id=found.id,
        revision=found.revision,
        name=maybe(found.name),
        type=found.kind,
        unit=found.unit,
        good=found.good,
        inputs={name: maybe(text) for name, text in found.inputs} if found.inputs else None,
        formula=found.formula,
        example=dict(found.example) if found.example else None,
        source=maybe(found.source),
        collector=found.collector,
        every=found.every,
        due_after=_lasting(found.due_after),
        values=found.values,
        counter=found.counter,
        changed=export.Redefined(changed[0], maybe(changed[1])) if changed else None,
    )


def goal(found: Goal, assessed: GoalAssessment) -> export.Goal:
    """Give a goal with the direction, the target's value and the owner that it did not name itself."""
    baseline, achievable, relevant = found.baseline, found.achievable, found.relevant
    realistic, override = found.realistic, found.override
    return export.Goal(
        id=found.id,
        title=maybe(found.title),
        statement=maybe(found.statement),
        scope=maybe(found.scope),
        metric=found.metric,
        direction=assessed.direction,
        baseline=export.Baseline(baseline.value, baseline.period) if baseline else None,
        target=_target(found.target, assessed.target) if found.target else None,
        milestones=found.milestones,
        start=found.start,
        due=found.due,
        checkpoints=tuple([export.Checkpoint(one.on, one.value) for one in found.checkpoints]),
        owner=assessed.owner,
        achievable=export.Achievable(
            maybe(achievable.why), tuple([by_language(one) for one in achievable.resources]), achievable.past_best
        )
        if achievable
        else None,
        relevant=export.Relevant(relevant.supports, maybe(relevant.why)) if relevant else None,
        realistic=export.Realistic(maybe(realistic.why), realistic.capacity) if realistic else None,
        signoffs=_asked(found.signoffs),
        override=export.Override(override.status, maybe(override.why), override.by, override.until)
        if override
        else None,
        outcome=found.outcome,
    )


def _promise(found: Commitment | None) -> export.Commitment | None:
    if found is None:
        return None
    return export.Commitment(
        maybe(found.measure), found.metric, found.op, found.value, found.unit, found.share, _lasting(found.window)
    )


def _target(found: Target, value: Decimal | None) -> export.Target:
    change = _changed(found.change) if found.change else None
    return export.Target(value if found.value is None else found.value, change, found.low, found.high)


def _changed(change: Change) -> str:
    return f"{change.amount:+f} {change.kind}".rstrip()


def _asked(found: tuple[SignoffAsked, ...]) -> tuple[export.Asked, ...]:
    return tuple([export.Asked(one.aspect, one.by) for one in found]) if found else ()


def _lasting(found: Duration | None) -> str | None:
    return None if found is None else f"{found.count} {found.unit}"
