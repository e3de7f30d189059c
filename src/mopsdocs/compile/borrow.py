"""Values of metrics that one playbook borrows from others: for its goals, and for formulas that use theirs.

Knows: which metrics are named with another playbook's id, and where their values are kept.
Never: what the values amount to.
"""

import re
from collections.abc import Iterator, Mapping

from mopsdocs.model.handbook import Card, Edition
from mopsdocs.model.playbook import Metric, Playbook
from mopsdocs.model.source import Source
from mopsdocs.model.values import Series

_BRACKETS = re.compile(r"\[([^\[\]]{1,300})\]")
MOST = 200
"""How many metrics of others one playbook may rest on."""


def borrows(playbook: Playbook) -> bool:
    """Whether a playbook uses a metric of another one."""
    return next(_wanted(playbook), None) is not None


def borrowed(playbook: Playbook, edition: Edition, sources: Mapping[str, Source]) -> dict[str, Series]:
    """Read the values of other playbooks' metrics, by the full names that this playbook knows them by."""
    found: dict[str, Series] = {}
    for name, card, metric in _lent(playbook, edition):
        series = _series(card, metric, sources) if card and metric else None
        if series:
            found[name] = series
    return found


def lenders(playbook: Playbook, edition: Edition) -> set[str]:
    """Name the playbooks, known or not, whose metrics a playbook borrows, and whose theirs rest on in turn."""
    return {name.rpartition("/")[0] for name, _, _ in _lent(playbook, edition)}


def _lent(playbook: Playbook, edition: Edition) -> Iterator[tuple[str, Card | None, Metric | None]]:
    """Follow the metrics of others that a playbook rests on; one that nobody knows has no metric."""
    seen = dict.fromkeys(_wanted(playbook))
    waiting = list(seen)
    while waiting and len(seen) <= MOST:
        name = waiting.pop()
        home, _, item = name.rpartition("/")
        card = edition.cards.get(edition.aliases.get(home, home))
        metric = _metric(card, item) if card else None
        yield name, card, metric
        if metric is None:
            continue
        further = [one for one in _named(metric, home) if one not in seen and one.rpartition("/")[0] != playbook.id]
        seen |= dict.fromkeys(further)
        waiting += further


def _wanted(playbook: Playbook) -> Iterator[str]:
    own = f"{playbook.id}/"
    for goal in playbook.goals:
        if goal.metric and "/" in goal.metric and not goal.metric.startswith(own):
            yield goal.metric.partition("@")[0]
    for metric in playbook.metrics:
        yield from (name for name in _named(metric, playbook.id) if not name.startswith(own))


def _named(metric: Metric, home: str) -> Iterator[str]:
    for written in _BRACKETS.findall(metric.formula or "") if "[" in (metric.formula or "") else ():
        name = written.strip().partition("@")[0]
        yield name if "/" in name else f"{home}/{name}"


def _metric(card: Card, item: str) -> Metric | None:
    return next((mark.metric for mark in card.landmarks if mark.metric and mark.id == item), None)


def _series(card: Card, metric: Metric, sources: Mapping[str, Source]) -> Series | None:
    # The schema is loaded by whoever reads plans: a build after an edit of prose does not.
    from mopsdocs.parse.values import read_series, values_path  # noqa: PLC0415  # As said above.

    source = sources.get(values_path(card.path, metric) or "")
    return read_series(source, metric)[0] if source else None
