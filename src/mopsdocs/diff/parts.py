"""What a version says, taken apart: every item with an id as fields that can be compared one by one.

Knows: how numbers, dates, labels and lists become plain text.
Never: which fields an item has.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from mopsdocs.model.change import Plain
from mopsdocs.model.playbook import PartyId
from mopsdocs.model.span import Duration, Review
from mopsdocs.model.text import Text

Field = tuple[str, str]
"""A key with its path, and a language where it is not the source's."""

Value = str | date | Decimal | int | Text | Duration | tuple[str, ...] | tuple[Text, ...] | None
"""A fact of the plan, before it is plain."""


@dataclass(frozen=True, slots=True)
class Part:
    """An item taken apart. `place` orders what has an order of its own: sections of prose, each in a language."""

    subject: str
    item: str
    fields: Mapping[Field, Plain]
    title: Text | None = None
    people: tuple[PartyId, ...] = ()
    unit: str = ""
    place: int = 0
    lang: str = ""


Key = tuple[str, str]
Parts = Mapping[Key, Part]


@dataclass(slots=True)
class Collected:
    """Parts by subject and id; of two that claim one id the first keeps it."""

    parts: dict[Key, Part] = field(default_factory=dict)

    def add(
        self,
        subject: str,
        item: str,
        facts: Mapping[str, Value],
        title: Text | None = None,
        people: Iterable[PartyId | None] = (),
        unit: str = "",
    ) -> None:
        """Take an item apart; facts that are not given are no facts."""
        known = tuple(sorted({party for party in people if party}))
        fields = dict(_fields(facts))
        self.parts.setdefault((subject, item), Part(subject, item, fields, title, known, unit))


def number(value: Decimal | int) -> str:
    """Give a number as text, the same for equal ones: `60000`, `3.5`."""
    text = f"{Decimal(value):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def quantity(value: Decimal | None, unit: str | None) -> str | None:
    """Give a number with its unit: `4 business hours`."""
    if value is None:
        return None
    return f"{number(value)} {unit}" if unit else number(value)


def review(found: Review | None) -> dict[str, Value]:
    """Give the facts of a review."""
    if found is None:
        return {}
    return {
        "review.every": found.every,
        "review.last": found.last,
        "review.by": found.by,
        "review.watch": tuple(sorted(found.watch)),
    }


def _fields(facts: Mapping[str, Value]) -> Iterator[tuple[Field, Plain]]:
    for name, value in facts.items():
        if value in (None, (), ""):
            continue
        if isinstance(value, Text):
            yield (name, ""), value.source
            yield from (((name, lang), words) for lang, words in value.others)
        elif isinstance(value, tuple):
            yield from _several(name, value)
        else:
            yield (name, ""), _plain(value)


def _several(name: str, several: tuple[str, ...] | tuple[Text, ...]) -> Iterator[tuple[Field, Plain]]:
    yield (name, ""), tuple(one.source if isinstance(one, Text) else one for one in several)
    labels = [one for one in several if isinstance(one, Text)]
    for lang in sorted({lang for one in labels for lang, _ in one.others}):
        yield (name, lang), tuple(one.in_language(lang) or one.source for one in labels)


def _plain(value: str | date | Decimal | int | Duration) -> str:
    match value:
        case str():
            return value
        case date():
            return value.isoformat()
        case Duration():
            return f"{value.count} {value.unit}"
        case _:
            return number(value)
