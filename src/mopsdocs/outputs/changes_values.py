"""Facts that changed, in words: parties by name, dates and numbers as the language writes them.

Knows: which fields hold parties, dates, numbers, or words of a closed list.
Never: what a field is called.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from mopsdocs.model.change import Comparison, Plain
from mopsdocs.model.goal import Change as Relative
from mopsdocs.model.playbook import PartyId
from mopsdocs.model.text import Text
from mopsdocs.outputs import phrases, states
from mopsdocs.outputs.aspects import aspect_name
from mopsdocs.words import Words

_PARTIES = frozenset(
    {
        *("owner", "backup", "who", "provider", "consumer", "escalation", "collector", "review.by", "override.by"),
        *("accountable", "responsible", "consulted", "informed", "support", "by", "holder", "deputy", "lead"),
        *("successor",),
    }
)
_NUMBERS = frozenset({"baseline.value", "target.value", "target.from", "target.to", "achievable.past_best"})
_QUANTITIES = frozenset(
    {"review.every", "due_after"}
    | {f"{side}.{part}" for side in ("commitment", "in_return") for part in ("value", "share", "window")}
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_EFFORT = re.compile(r"[\d.]+ ?[dh]")
_CHANGE = re.compile(r"[+-]?[\d.]+ (?:%|pp)")
_CLOSED: Mapping[tuple[str, str], Callable[[str, Words], str]] = {
    ("playbook", "status"): lambda value, words: states.of_playbook(value, words).text,
    ("task", "status"): lambda value, words: states.of_task(value, words).text,
    ("feedback", "status"): lambda value, words: states.of_feedback(value, words).text,
    ("decision", "status"): lambda value, words: states.of_decision(value, words).text,
    ("risk", "likelihood"): states.likelihood,
    ("risk", "impact"): states.impact,
    ("goal", "override.status"): lambda value, words: states.of_progress(value, words).text,
    ("metric", "type"): lambda value, words: phrases.kind(words, value),
    ("metric", "good"): lambda value, words: phrases.good(words, value),
    ("metric", "every"): lambda value, words: phrases.cadence(words, value),
    ("sla", "hours.days"): lambda value, words: phrases.weekdays(words, value),
}
_LISTED: Mapping[tuple[str, str], Callable[[Words], str]] = {
    ("direction", "increase"): lambda w: w("increase"),
    ("direction", "decrease"): lambda w: w("decrease"),
    ("direction", "keep-above"): lambda w: w("stay at or above"),
    ("direction", "keep-below"): lambda w: w("stay at or below"),
    ("direction", "keep-within"): lambda w: w("stay within"),
    ("direction", "milestone"): lambda w: w("milestones"),
    ("outcome", "achieved"): lambda w: w("Achieved"),
    ("outcome", "missed"): lambda w: w("Missed"),
    ("outcome", "dropped"): lambda w: w("Dropped"),
    ("op", "at-most"): lambda w: w("at most"),
    ("op", "at-least"): lambda w: w("at least"),
    ("op", "exactly"): lambda w: w("exactly"),
}


@dataclass(frozen=True, slots=True)
class Teller:
    """Who tells what changed: a comparison, in the words of one language; `areas` are the names of areas."""

    words: Words
    comparison: Comparison
    areas: Mapping[str, Text] = field(default_factory=dict)

    def party(self, party: PartyId) -> str:
        """Give a party's name, also that of one who is gone."""
        gone = self.comparison.names.get(party)
        return self.words.text(gone) if gone else self.words.name_of(party)

    def parties(self, several: tuple[PartyId, ...]) -> str:
        """Give names as the language lists them."""
        return self.words.names(tuple(self.party(party) for party in several))

    def area(self, area: str) -> str:
        """Give an area's name."""
        known = self.areas.get(area)
        return self.words.text(known) if known else area

    def reference(self, playbook: str, ref: str) -> str:
        """Name what an id in a playbook refers to, with its title where that was compared as well."""
        titles, (name, _, item) = self.comparison.titles, ref.partition("@")[0].rpartition("/")
        title = titles.get(f"{name or playbook}/{item}")
        if title:
            return self.words("{id} “{title}”", id=ref, title=self.words.text(title))
        return self.words.text(titles[ref]) if ref in titles else ref

    def value(self, subject: str, name: str, value: Plain, unit: str = "") -> str:
        """Give a fact in words."""
        if isinstance(value, tuple):
            several = tuple(self._one(subject, name, part, unit) for part in value)
            return ", ".join(several) if name in ("escalation", "order") else self.words.names(several)
        return self._one(subject, name, value, unit)

    def _one(self, subject: str, name: str, value: str, unit: str) -> str:
        top, _, last = name.partition(".")
        if name in _PARTIES or (subject, name) == ("feedback", "from"):
            return self.party(value)
        if name == "signoffs":
            aspect, colon, party = value.partition(": ")
            return f"{aspect_name(self.words, aspect)}: {self.party(party)}" if colon else self.party(value)
        if subject == "person" and name == "team":
            return self.party(f"team:{value}")
        if name == "area":
            return self.area(value)
        if name == "unit":
            return self.words.unit(value)
        closed, listed = _CLOSED.get((subject, name)), _LISTED.get((last or top, value))
        if closed or listed:
            return closed(value, self.words) if closed else listed(self.words) if listed else value
        if _DAY.fullmatch(value):
            return self._day(value)
        return self._number(name, value, unit)

    def _day(self, value: str) -> str:
        try:
            return self.words.day(date.fromisoformat(value))
        except ValueError:
            return value

    def _number(self, name: str, value: str, unit: str) -> str:
        if name in _NUMBERS or name.startswith("checkpoints."):
            return _quantity(self.words, value, unit)
        if name in _QUANTITIES:
            return _quantity(self.words, *value.partition(" ")[::2])
        if name == "target.change" and _CHANGE.fullmatch(value):
            amount, _, kind = value.partition(" ")
            return phrases.change(self.words, Relative(Decimal(amount), kind))
        if name == "effort" and _EFFORT.fullmatch(value):
            return phrases.effort(self.words, value)
        return value


def _quantity(words: Words, value: str, unit: str) -> str:
    try:
        return words.quantity(Decimal(value), unit)
    except InvalidOperation:
        return value
