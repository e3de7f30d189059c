"""The page of a metric: definition, values, how it has changed, and who uses it.

Knows: one metric of a playbook, its observed values, and what of this and other playbooks rests on it.
Never: how a value is computed; other metrics' values.
"""

from collections.abc import Callable, Iterator

from mopsdocs.model.assessment import Assessment, Measured, MetricAssessment
from mopsdocs.model.handbook import Bound, Card
from mopsdocs.model.playbook import Metric, Ref
from mopsdocs.model.recipe import Recipe, page
from mopsdocs.model.text import Text
from mopsdocs.model.view import Fact, Link, MetricCard, MetricView, Revision, Use, ValueTable
from mopsdocs.outputs import address, charts, frame, metrics, progress
from mopsdocs.outputs.scribe import Scribe, Voice
from mopsdocs.words import Words

SHOWN = 60
"""How many rows of values the page shows, the latest."""

_KINDS: dict[str, Callable[[Words], str]] = {
    "goal": lambda w: w("Goal"),
    "metric": lambda w: w("Metric"),
    "sla": lambda w: w("Service level"),
}


def metric_pages(voice: Voice, bound: Bound, assessment: Assessment, card: Card, theme: str) -> Iterator[Recipe]:
    """Plan a page for each metric of a playbook."""
    shown: set[str] = set()
    for metric, found in zip(bound.playbook.metrics, assessment.metrics, strict=True):
        if metric.id in shown:
            continue  # An id that stands twice is a finding; the page is the first one's.
        shown.add(metric.id)
        scribe = voice.at(address.metric(card.id, metric.id))
        view = _view(scribe, bound, metric, found, card)
        around = frame.frame(
            scribe,
            view.title.text,
            view.lead,
            section=address.GOALS,
            crumbs=frame.crumbs(scribe, scribe.card(card)),
        )
        yield page(voice.prefix + scribe.page, "pages/metric.html", around, view, theme)


def _view(scribe: Scribe, bound: Bound, metric: Metric, found: MetricAssessment, card: Card) -> MetricView:
    words = scribe.words
    shown = metrics.metric_card(scribe, bound, metric, found, at=card.address)
    latest, rows = metrics.latest(words, metric, found), found.rows[-SHOWN:]
    return MetricView(
        title=shown.name,
        lead=shown.kind,
        facts=_facts(scribe, shown, card),
        card=shown,
        finding=words("The latest value: {latest}.", latest=latest) if latest else None,
        chart=charts.history_chart(
            words, address.anchor(metric.id), _title(words, shown, latest), rows, metric.unit
        ),
        values=_values(words, metric, found.columns, rows, shown),
        empty=None if rows else _empty(words, metric),
        revisions=_revisions(scribe, metric),
        uses=tuple(_uses(scribe, bound, metric, card)),
    )


def _title(words: Words, card: MetricCard, latest: str | None) -> str:
    return words("{metric}: {latest}", metric=card.name.text, latest=latest or "")


def _facts(scribe: Scribe, shown: MetricCard, card: Card) -> tuple[Fact, ...]:
    return (Fact(scribe.words("Playbook"), link=scribe.card(card)), *shown.facts)


def _values(
    words: Words, metric: Metric, columns: tuple[str, ...], rows: tuple[Measured, ...], card: MetricCard
) -> ValueTable | None:
    if not rows:
        return None
    caption = words("The values of {metric}", metric=card.name.text)
    return progress.value_table(words, caption, metric.unit, columns, rows)


def _empty(words: Words, metric: Metric) -> str:
    if metric.formula and not metric.inputs:
        return words("It is computed from other metrics and has no values of its own.")
    return words("No values have been recorded yet.")


def _revisions(scribe: Scribe, metric: Metric) -> tuple[Revision, ...]:
    words = scribe.words
    day, why = metric.changed or (None, None)
    if day is None:
        title = words("Definition {revision}", revision=metric.revision)
    else:
        title = words("Definition {revision}, since {day}", revision=metric.revision, day=day)
    return (Revision(title, scribe.maybe(why)),) if metric.changed or metric.revision > 1 else ()


def _uses(scribe: Scribe, bound: Bound, metric: Metric, card: Card) -> Iterator[Use]:
    """List what uses a metric: first its own playbook, then the others."""
    words, playbook = scribe.words, bound.playbook
    names = (metric.id, f"{playbook.id}/{metric.id}")
    for goal in playbook.goals:
        if goal.metric and goal.metric.partition("@")[0] in names:
            yield Use(words("Goal"), _link(scribe, card, goal.id, goal.title or goal.statement))
    for sla in playbook.slas:
        if any(side and side.metric in names for side in (sla.commitment, sla.in_return)):
            yield Use(words("Service level"), _link(scribe, card, sla.id, sla.title))
    for other in playbook.metrics:
        if not set(names).isdisjoint(other.counter):
            yield Use(words("Must not get worse"), _metric(scribe, card, other))
        elif any(f"[{name}]" in (other.formula or "").replace(" ", "") for name in names):
            yield Use(words("Formula"), _metric(scribe, card, other))
    yield from _borrowed(scribe, metric, card)


def _borrowed(scribe: Scribe, metric: Metric, card: Card) -> Iterator[Use]:
    known = (card.id, *card.was)
    for name in known:
        for other, item in scribe.edition.borrowers.get(f"{name}/{metric.id}", ()):
            mark = next((one for one in other.landmarks if one.id == item), None)
            if mark and mark.kind in _KINDS:
                link = _link(scribe, other, item, mark.title)
                yield Use(_KINDS[mark.kind](scribe.words), link, scribe.card(other))


def _link(scribe: Scribe, card: Card, item: Ref, title: Text | None) -> Link:
    target = f"{card.address}#{address.anchor(item)}"
    return scribe.link(title, target) if title else Link(item, scribe.href(target))


def _metric(scribe: Scribe, card: Card, other: Metric) -> Link:
    target = address.metric(card.id, other.id)
    return scribe.link(other.name, target) if other.name else Link(other.id, scribe.href(target))
