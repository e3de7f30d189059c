"""Metrics by reference: `clicks`, `clicks@2`, `email-program/clicks`.

Knows: the metrics of one playbook, and those that the cards of others show.
Never: what a metric is used for.
"""

import re
from dataclasses import dataclass

from mopsdocs.model.handbook import Edition
from mopsdocs.model.playbook import Metric, Playbook, Ref

_REVISION = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Lookup:
    """Finds metrics as one playbook names them; `own` are those that it defines, by id."""

    playbook: str
    own: dict[str, Metric]
    edition: Edition

    def __call__(self, ref: Ref) -> Metric | None:
        """Find the metric that a reference names, whatever its revision."""
        name = ref.partition("@")[0]
        playbook, slash, metric = name.rpartition("/")
        if not slash or playbook == self.playbook:
            return self.own.get(metric)
        card = self.edition.cards.get(self.edition.aliases.get(playbook, playbook))
        if card is None:
            return None
        return next((mark.metric for mark in card.landmarks if mark.metric and mark.id == metric), None)


def lookup_of(playbook: Playbook, edition: Edition) -> Lookup:
    """Give a playbook's way of finding metrics."""
    return Lookup(playbook.id, {metric.id: metric for metric in playbook.metrics}, edition)


def pinned(ref: Ref) -> int | None:
    """Give the revision that a reference is bound to, if it names one."""
    revision = ref.partition("@")[2]
    return int(revision) if _REVISION.fullmatch(revision) else None
