"""Metric cards: definition, formula, worked example.

Knows: metrics and the results of their examples.
Never: how a formula is read.
"""

from mopsdocs.model.assessment import MetricAssessment
from mopsdocs.model.handbook import Bound
from mopsdocs.model.playbook import Metric
from mopsdocs.model.text import Text
from mopsdocs.model.view import Fact, InputRow, Link, MetricCard
from mopsdocs.outputs import address, phrases
from mopsdocs.outputs.scribe import Scribe
from mopsdocs.words import Words
from mopsdocs.words.places import places_finely, to_places


def metric_cards(scribe: Scribe, bound: Bound, assessed: tuple[MetricAssessment, ...]) -> tuple[MetricCard, ...]:
    """Show the metrics of a playbook."""
    return tuple(
        metric_card(scribe, bound, metric, found, at=scribe.page)
        for metric, found in zip(bound.playbook.metrics, assessed, strict=True)
    )


def metric_card(scribe: Scribe, bound: Bound, metric: Metric, found: MetricAssessment, *, at: str) -> MetricCard:
    """Show a metric; `at` is the address of its playbook's page."""
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
        facts=_facts(scribe, bound, metric, found),
        goals=tuple(
            scribe.link(title, f"{at}#{address.anchor(goal.id)}")
            for goal in bound.playbook.goals
            if goal.metric and goal.metric.partition("@")[0] == metric.id
            if (title := goal.title or goal.statement)
        ),
        changed=_changed(scribe, metric),
        page=_page(scribe, bound, metric),
    )


def latest(words: Words, metric: Metric, found: MetricAssessment) -> str | None:
    """Say the latest value: `4,900 clicks (Sept 2026)`."""
    row = next((row for row in reversed(found.rows) if row.value is not None), None)
    if row is None or row.value is None:
        return None
    value = words.quantity(to_places(row.value, places_finely(row.value, metric.unit)), metric.unit)
    return f"{value} ({words.period(row.period)})"


def _page(scribe: Scribe, bound: Bound, metric: Metric) -> Link | None:
    target = address.metric(bound.playbook.id, metric.id)
    return None if target == scribe.page else Link(scribe.words("Values and uses"), scribe.href(target))


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


def _facts(scribe: Scribe, bound: Bound, metric: Metric, found: MetricAssessment) -> tuple[Fact, ...]:
    words = scribe.words
    facts: list[Fact] = []
    value = latest(words, metric, found)
    if value:
        facts.append(Fact(words("Latest value"), text=value))
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
