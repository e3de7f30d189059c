"""A playbook in the shapes of handbook.json: its plan, and what its facts amount to.

Knows: a bound playbook and its assessment; what is done, and by whom.
Never: prose; words of our own; other playbooks.
"""

from collections.abc import Mapping

from mopsdocs.model import export
from mopsdocs.model import export_work as work
from mopsdocs.model.assessment import Assessment, GoalAssessment, MetricAssessment, Signature
from mopsdocs.model.export_handbook import (
    Assessment as Assessed,
)
from mopsdocs.model.export_handbook import (
    GoalState,
    MetricState,
    Period,
    Playbook,
    SignoffState,
    SlaState,
    StepState,
)
from mopsdocs.model.handbook import Bound, Card, Duty
from mopsdocs.model.playbook import Decision, Ignore, Participation, Risk, Step, Task
from mopsdocs.outputs import export_plan as plan
from mopsdocs.outputs.export_numbers import short
from mopsdocs.outputs.export_plan import by_language, maybe


def playbook_of(bound: Bound, assessment: Assessment, card: Card) -> Playbook:
    """Give a playbook, defaults and inheritance filled in."""
    found = bound.playbook
    duties = {duty.id: duty for duty in bound.duties}
    return Playbook(
        id=found.id,
        file=found.path,
        page=card.address,
        lang=found.lang,
        title=by_language(found.title),
        area=found.area,
        status=found.status,
        was=found.was,
        summary=maybe(found.summary),
        supersedes=found.supersedes,
        owner=found.owner,
        backup=found.backup,
        parent=found.parent,
        period=plan.window(found.period),
        tags=found.tags,
        review=plan.review(found.review),
        ignore=tuple([_ignore(one) for one in found.ignore]),
        problems=tuple([plan.problem(one) for one in found.problems]),
        stakeholders=tuple([plan.stakeholder(one) for one in found.stakeholders]),
        slas=tuple([plan.sla(one) for one in found.slas]),
        metrics=tuple([plan.metric(one) for one in found.metrics]),
        goals=tuple([plan.goal(*pair) for pair in zip(found.goals, assessment.goals, strict=True)]),
        participation=_participation(found.participation),
        steps=tuple([_step(one, duties) for one in found.steps]),
        tasks=tuple([_task(one, duties[one.id]) for one in found.tasks]),
        risks=tuple([_risk(one) for one in found.risks]),
        decisions=tuple([_decision(one) for one in found.decisions]),
        assessment=Assessed(
            goals={one.id: _goal(one) for one in assessment.goals},
            metrics={one.id: _metric(one) for one in assessment.metrics if one.rows or one.result is not None},
            steps={one.id: StepState(one.status, one.done, one.count) for one in assessment.steps},
            slas={one.id: SlaState(_signoffs(one.signatures)) for one in assessment.slas if one.signatures},
            review_due=found.review.due if found.review else None,
        ),
    )


def _goal(found: GoalAssessment) -> GoalState:
    progress = found.progress
    return GoalState(
        status=progress.status,
        smart={one.criterion: one.state for one in found.verdicts},
        as_of=progress.as_of,
        now=short(progress.now),
        planned=short(progress.planned),
        way=short(progress.way),
        expected=short(progress.expected),
        pace=short(progress.pace),
        ends_at=short(progress.ends_at),
        by_hand=progress.by_hand,
        signoffs=_signoffs(found.signatures),
    )


def _signoffs(found: tuple[Signature, ...]) -> tuple[SignoffState, ...]:
    return tuple(
        SignoffState(
            aspect=one.aspect,
            state="signed" if one.state == "given" else one.state,
            party=one.party,
            by=one.by,
            on=one.on,
            note=one.note,
        )
        for one in found
    )


def _metric(found: MetricAssessment) -> MetricState:
    rows = tuple([Period(row.period, row.numbers, row.value, row.note) for row in found.rows])
    return MetricState(found.result, found.columns, rows)


def _participation(found: Participation | None) -> work.Participation | None:
    if found is None:
        return None
    window = found.window
    return work.Participation(
        window=work.OpenWindow(window.start, window.end) if window else None,
        affected=tuple(
            [work.Affected(one.who, maybe(one.changes), maybe(one.gains), one.how) for one in found.affected]
        ),
        feedback=tuple(
            [
                work.Feedback(
                    one.id, one.status, one.party, one.on, maybe(one.text), maybe(one.answer), one.changed
                )
                for one in found.feedback
            ]
        ),
    )


def _step(found: Step, duties: Mapping[str, Duty]) -> work.Step:
    raci = found.raci
    return work.Step(
        id=found.id,
        title=by_language(found.title),
        serves=found.serves,
        done_when=maybe(found.done_when),
        start=found.start,
        due=found.due,
        responsible=raci.responsible or (),
        accountable=raci.accountable or (),
        consulted=raci.consulted or (),
        informed=raci.informed or (),
        tasks=tuple([_task(one, duties[one.id]) for one in found.tasks]),
    )


def _task(found: Task, duty: Duty) -> work.Task:
    return work.Task(
        id=found.id,
        title=by_language(found.title),
        status=found.status,
        serves=found.serves,
        responsible=duty.responsible,
        accountable=duty.accountable,
        consulted=duty.consulted,
        informed=duty.informed,
        support=found.support,
        start=found.start,
        due=found.due,
        done=found.done,
        evidence=found.evidence,
        after=found.after,
        blocked_by=maybe(found.blocked_by),
        effort=found.effort,
        issue=found.issue,
    )


def _risk(found: Risk) -> work.Risk:
    return work.Risk(
        found.id, maybe(found.text), found.owner, found.likelihood, found.impact, maybe(found.answer)
    )


def _decision(found: Decision) -> work.Decision:
    return work.Decision(found.id, found.status, maybe(found.title), found.on, found.by, maybe(found.why))


def _ignore(found: Ignore) -> export.Ignore:
    return export.Ignore(found.rule, found.why, found.until)
