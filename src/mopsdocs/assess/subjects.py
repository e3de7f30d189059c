"""What a goal's words speak of: which metrics they name, and how many changes they ask for.

Knows: names of metrics, verbs of change, words that join them.
Never: numbers; whether a metric is the right one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from mopsdocs.model.playbook import Metric, Playbook

_WORD = re.compile(r"\w+")
_MEANINGFUL = 4
_LONGEST = 12
_VERBS_EN = (
    "(?:increas|rais|reduc|decreas|doubl|tripl|halv)(?:e|es|ed|ing)"
    "|(?:lift|lower|shorten|grow|expand)(?:s|ed|ing)?|cut(?:s|ting)?"
)
_VERBS_ES = (
    "(?:aument|increment|elev|baj|recort|acort|duplic|triplic|rebaj)(?:ar|amos|a|an|ando|aremos)"
    "|redu(?:cir|cimos|ce|cen|ciendo|ciremos)|sub(?:ir|imos|e|en|iendo)|disminu(?:ir|imos|ye|yen|yendo)"
)
_VERBS_PT = (
    "(?:aument|increment|elev|baix|cort|encurt|duplic|dobr|triplic)(?:ar|amos|a|am|ando|aremos)"
    "|redu(?:zir|zimos|z|zem|zindo|ziremos)|diminu(?:ir|ímos|i|em|indo)|sub(?:ir|imos|indo)"
)
_CHANGE: Mapping[str, tuple[str, str]] = {
    "en": (_VERBS_EN, "and|while|plus"),
    "es": (_VERBS_ES, "y|e|mientras|además de"),
    "pt": (_VERBS_PT, "e|enquanto|além de"),
}
_CHANGES: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    lang: (re.compile(rf"\b(?:{verbs})\b"), re.compile(rf"(?:\b(?:{joins})|&) (?:also |to )?(?:{verbs})\b"))
    for lang, (verbs, joins) in _CHANGE.items()
}


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a playbook's metrics, by their words."""

    metrics: Mapping[tuple[str, ...], Metric]
    lengths: tuple[int, ...] = field(default=())

    def beside(self, own: Metric, text: str) -> Metric | None:
        """Find another metric that a text (in lower case) names, other than what its own must not harm."""
        # What must not get worse may be named beside the metric: it is a guard, not a second aim.
        spared = (own.id, *own.counter)
        for words, metric in self.metrics.items():
            if words[0] in text and words[-1] in text and metric.id not in spared:
                return next((one for one in self.named(text) if one.id not in spared), None)
        return None

    def named(self, text: str) -> tuple[Metric, ...]:
        """Find the metrics that a text (in lower case) names in full; the longest name wins."""
        words = tuple(_WORD.findall(text))
        found: list[Metric] = []
        at = 0
        while at < len(words):
            length = next((n for n in self.lengths if words[at : at + n] in self.metrics), 0)
            if length:
                found.append(self.metrics[words[at : at + length]])
            at += length or 1
        return tuple(found)


def names_of(playbook: Playbook) -> Names:
    """Give the names of a playbook's metrics; a name of one word is too common to be taken for one."""
    if len(playbook.metrics) <= 1:
        return Names({})
    metrics = {
        words: metric
        for metric in playbook.metrics
        if metric.name and 1 < len(words := tuple(_WORD.findall(metric.name.source.lower()))) <= _LONGEST
    }
    return Names(metrics, tuple(sorted({len(words) for words in metrics}, reverse=True)))


def shares_words(text: str, metric: Metric) -> bool:
    """Whether a text (in lower case) has a word of a metric's name or unit in common with it."""
    name = metric.name.source if metric.name else metric.id
    wanted = {word for word in _WORD.findall(f"{name} {metric.unit}".lower()) if len(word) >= _MEANINGFUL}
    return not wanted.isdisjoint(_WORD.findall(text)) or not wanted


def joins_changes(text: str, lang: str) -> bool:
    """Whether a text (in lower case) asks for two changes: `increase clicks and cut complaints`."""
    patterns = _CHANGES.get(lang)
    if patterns is None:
        return False
    verb, joined = patterns
    first = verb.search(text)
    return first is not None and joined.search(text, first.end()) is not None
