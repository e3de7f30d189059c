"""Problems, stakeholders, service levels, participation, risks and decisions of a playbook.

Knows: these parts of the plan.
Never: goals, metrics, steps and tasks.
"""

from datetime import date

from mopsdocs.model.assessment import Signature, SlaAssessment
from mopsdocs.model.handbook import Bound
from mopsdocs.model.playbook import Feedback, Hours, Need, Participation, Problem, Sla
from mopsdocs.model.text import Text
from mopsdocs.model.view import (
    AffectedRow,
    DecisionRow,
    Fact,
    FeedbackRow,
    Link,
    NeedRow,
    ParticipationView,
    ProblemCard,
    RiskRow,
    Side,
    SlaCard,
    StakeholderCard,
    Tag,
)
from mopsdocs.outputs import address, phrases, signatures, states
from mopsdocs.outputs.body import outward
from mopsdocs.outputs.scribe import Scribe

_RISK_TONES = {2: "mute", 3: "mute", 4: "warn", 5: "bad", 6: "bad"}
_WEIGHTS = {"low": 1, "medium": 2, "high": 3}


def problems(scribe: Scribe, bound: Bound) -> tuple[ProblemCard, ...]:
    """Show the problems with what is done about each."""
    return tuple(
        _problem(scribe, bound, problem, problem.problem) for problem in bound.playbook.problems if problem.problem
    )


def _problem(scribe: Scribe, bound: Bound, problem: Problem, text: Text) -> ProblemCard:
    return ProblemCard(
        anchor=address.anchor(problem.id),
        problem=scribe.label(text),
        solution=scribe.maybe(problem.solution),
        evidence=scribe.maybe(problem.evidence),
        source=outward(scribe, bound.landings, problem.source),
        served_by=served_by(scribe, bound, problem.id),
    )


def served_by(scribe: Scribe, bound: Bound, ref: str) -> tuple[Link, ...]:
    """List what serves a need or problem: service levels, goals, steps."""
    playbook = bound.playbook
    found = [(sla.id, sla.title) for sla in playbook.slas if ref in sla.serves]
    found += [
        (goal.id, title)
        for goal in playbook.goals
        if goal.relevant and ref in goal.relevant.supports and (title := goal.title or goal.statement)
    ]
    found += [(step.id, step.title) for step in playbook.steps if ref in step.serves]
    return tuple(scribe.link(title, f"{scribe.page}#{address.anchor(item)}") for item, title in found)


def stakeholders(scribe: Scribe, bound: Bound) -> tuple[StakeholderCard, ...]:
    """Show who is affected and what they need."""
    return tuple(
        StakeholderCard(
            anchor=address.anchor(one.id),
            party=scribe.party(one.who or one.id),
            needs=tuple(_need(scribe, bound, need, need.text) for need in one.needs if need.text),
        )
        for one in bound.playbook.stakeholders
    )


def _need(scribe: Scribe, bound: Bound, need: Need, text: Text) -> NeedRow:
    return NeedRow(need.id, address.anchor(need.id), scribe.label(text), served_by(scribe, bound, need.id))


def slas(scribe: Scribe, bound: Bound, assessed: tuple[SlaAssessment, ...]) -> tuple[SlaCard, ...]:
    """Show the service levels, both sides of each."""
    several = zip(bound.playbook.slas, assessed, strict=True)
    return tuple(_sla(scribe, bound, sla, found.signatures) for sla, found in several)


def _sla(scribe: Scribe, bound: Bound, sla: Sla, signed: tuple[Signature, ...]) -> SlaCard:
    words = scribe.words
    given = phrases.promise(words, sla.commitment) if sla.commitment else words("Nothing measurable agreed yet")
    returned = phrases.promise(words, sla.in_return) if sla.in_return else None
    return SlaCard(
        id=sla.id,
        anchor=address.anchor(sla.id),
        title=scribe.label(sla.title),
        deliverable=scribe.maybe(sla.deliverable),
        provider=Side(scribe.maybe_party(sla.provider), given),
        consumer=Side(scribe.maybe_party(sla.consumer), returned) if returned else None,
        escalation=scribe.parties(sla.escalation),
        facts=(
            *_sla_facts(scribe, sla, states.day_for(bound.playbook.status, scribe.today)),
            *signatures.facts(scribe, signed),
        ),
        serves=tuple(scribe.landing(bound.landings[r], r) for r in sla.serves if r in bound.landings),
        tag=signatures.tag(words, signed),
    )


def _sla_facts(scribe: Scribe, sla: Sla, today: date | None) -> tuple[Fact, ...]:
    words = scribe.words
    facts: list[Fact] = []
    if sla.effective:
        facts.append(Fact(words("In force since"), day=scribe.day(sla.effective)))
    if sla.hours:
        facts.append(Fact(words("Hours"), text=_hours(scribe, sla.hours)))
    due = sla.review.due if sla.review else None
    if due:
        facts.append(Fact(words("Next review"), day=scribe.day(due), tag=states.of_review(due, today, words)))
    return tuple(facts)


def _hours(scribe: Scribe, hours: Hours) -> str:
    days = phrases.weekdays(scribe.words, hours.days or "")
    clock = f"{hours.start or '?'}\N{EN DASH}{hours.end or '?'}"
    return ", ".join(part for part in (days, clock, hours.time_zone) if part)


def participation(scribe: Scribe, bound: Bound) -> ParticipationView | None:
    """Show whose work changes and how they were heard."""
    found = bound.playbook.participation
    if found is None:
        return None
    return ParticipationView(
        window=_heard(scribe, found),
        affected=tuple(
            AffectedRow(
                scribe.party(one.who),
                scribe.maybe(one.changes),
                scribe.maybe(one.gains),
                outward(scribe, bound.landings, one.how),
            )
            for one in found.affected
            if one.who
        ),
        feedback=tuple(_feedback(scribe, bound, one) for one in found.feedback),
    )


def _heard(scribe: Scribe, found: Participation) -> str | None:
    if found.window is None or found.window.start is None or found.window.end is None:
        return None
    return scribe.words(
        "Comments were invited from {start} to {end}.", start=found.window.start, end=found.window.end
    )


def _feedback(scribe: Scribe, bound: Bound, one: Feedback) -> FeedbackRow:
    return FeedbackRow(
        anchor=address.anchor(one.id),
        party=scribe.maybe_party(one.party),
        day=scribe.day(one.on),
        text=scribe.maybe(one.text),
        answer=scribe.maybe(one.answer),
        tag=states.of_feedback(one.status, scribe.words),
        changed=tuple(scribe.landing(bound.landings[r], r) for r in one.changed if r in bound.landings),
    )


def risks(scribe: Scribe, bound: Bound) -> tuple[RiskRow, ...]:
    """Show what could go wrong and the answer to it."""
    words = scribe.words
    return tuple(
        RiskRow(
            anchor=address.anchor(risk.id),
            text=scribe.label(risk.text),
            tag=_risk_tag(scribe, risk.likelihood, risk.impact),
            weight=words(
                "Likelihood {likelihood}, impact {impact}",
                likelihood=states.likelihood(risk.likelihood, words),
                impact=states.impact(risk.impact, words),
            )
            if risk.likelihood and risk.impact
            else None,
            answer=scribe.maybe(risk.answer),
            owner=scribe.maybe_party(risk.owner),
        )
        for risk in bound.playbook.risks
        if risk.text
    )


def _risk_tag(scribe: Scribe, likelihood: str | None, impact: str | None) -> Tag:
    words = scribe.words
    weight = _WEIGHTS.get(likelihood or "", 1) + _WEIGHTS.get(impact or "", 1)
    tone = _RISK_TONES[weight]
    say = {"mute": words("Small risk"), "warn": words("Medium risk"), "bad": words("Large risk")}
    return Tag(tone, say[tone])


def decisions(scribe: Scribe, bound: Bound) -> tuple[DecisionRow, ...]:
    """Show what was decided, the latest first."""
    rows = sorted(
        bound.playbook.decisions, key=lambda one: (one.on.isoformat() if one.on else "", one.id), reverse=True
    )
    return tuple(
        DecisionRow(
            anchor=address.anchor(one.id),
            title=scribe.label(one.title),
            day=scribe.day(one.on),
            by=scribe.maybe_party(one.by),
            why=scribe.maybe(one.why),
            tag=states.of_decision(one.status, scribe.words),
        )
        for one in rows
        if one.title
    )
