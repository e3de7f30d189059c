"""Metric cards: definition, formula, worked example.

Knows: metrics and the results of their examples.
Never: how a formula is read.
"""

from mopsdocs.model.assessment import MetricAssessment
from mopsdocs.model.handbook import Bound
from mopsdocs.model.playbook import Metric
from mopsdocs.model.text import Text
from mopsdocs.model.view import Fact, InputRow, MetricCard
from mopsdocs.outputs import address, phrases
from mopsdocs.outputs.scribe import Scribe


def metric_cards(scribe: Scribe, bound: Bound, assessed: tuple[MetricAssessment, ...]) -> tuple[MetricCard, ...]:
    """Show the metrics of a playbook."""
    return tuple(
        _card(scribe, bound, metric, found) for metric, found in zip(bound.playbook.metrics, assessed, strict=True)
    )


def _card(scribe: Scribe, bound: Bound, metric: Metric, found: MetricAssessment) -> MetricCard:
    words = scribe.words
    example = metric.example or {}
    return MetricCard(
        id=metric.id,
        anchor=address.anchor(metric.id),
        name=scribe.label(metric.name or Text(metric.id, scribe.words.lang)),
        kind=phrases.kind(words, metric.kind) if metric.kind else "",
        formula=metric.formula,
        worked=_worked(scribe, metric, found),
        inputs=tuple(
            InputRow(
                name,
                scribe.maybe(meaning),
                words.number(example[name]) if name in example else None,
            )
            for name, meaning in metric.inputs
        ),
        facts=_facts(scribe, bound, metric),
        goals=tuple(
            scribe.link(title, f"{scribe.page}#{address.anchor(goal.id)}")
            for goal in bound.playbook.goals
            if goal.metric and goal.metric.partition("@")[0] == metric.id
            if (title := goal.title or goal.statement)
        ),
        changed=_changed(scribe, metric),
    )


def _worked(scribe: Scribe, metric: Metric, found: MetricAssessment) -> str | None:
    if found.result is None or not found.worked:
        return None
    words = scribe.words
    parts = (part if isinstance(part, str) else words.number(part) for part in found.worked)
    return f"{''.join(parts)} = {words.quantity(found.result, metric.unit)}"


def _changed(scribe: Scribe, metric: Metric) -> str | None:
    if metric.changed is None:
        return None
    day, why = metric.changed
    if day is None or why is None:
        return None
    return scribe.words("Definition {revision}, since {day}: {why}", revision=metric.revision, day=day, why=why)


def _facts(scribe: Scribe, bound: Bound, metric: Metric) -> tuple[Fact, ...]:
    words = scribe.words
    facts: list[Fact] = []
    if metric.unit:
        facts.append(Fact(words("Unit"), text=words.unit(metric.unit)))
    if metric.good:
        facts.append(Fact(words("Direction"), text=phrases.good(words, metric.good)))
    if metric.source:
        facts.append(Fact(words("Source"), text=words.text(metric.source)))
    if metric.collector:
        facts.append(Fact(words("Collected by"), parties=(scribe.party(metric.collector),)))
    if metric.every:
        facts.append(Fact(words.term("metric", "How often"), text=_cadence(scribe, metric)))
    facts += (
        Fact(words("Must not get worse"), link=scribe.landing(bound.landings[ref], ref))
        for ref in metric.counter
        if ref in bound.landings
    )
    return tuple(facts)


def _cadence(scribe: Scribe, metric: Metric) -> str:
    words, every = scribe.words, phrases.cadence(scribe.words, metric.every or "month")
    if metric.due_after is None:
        return every
    return words("{every}, within {span}", every=every, span=phrases.duration(words, metric.due_after))
