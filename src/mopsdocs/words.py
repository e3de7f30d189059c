"""Words in a language: messages, plurals, dates, numbers and lists.

Knows: one catalogue, handed to it as text, and what CLDR says of a language.
Never: where catalogues are kept; which page the words stand on.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from io import StringIO

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from mopsdocs.model.diagnostic import PartyName, Quantity, Said, Value
from mopsdocs.model.text import Text

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
# English dates as most of the world writes them: 15 Oct 2026, not Oct 15, 2026.
_LOCALES = {"en": "en_GB"}
_NUMBER = "#,##0.##########"

Messages = Mapping[str, str | tuple[str, ...]]


def read_catalogue(po: str) -> dict[str, str | tuple[str, ...]]:
    """Read a gettext catalogue; messages without a translation are left out."""
    found: dict[str, str | tuple[str, ...]] = {}
    for message in read_po(StringIO(po)):
        if not message.id or not message.string or message.fuzzy:
            continue
        key = message.id[0] if isinstance(message.id, tuple | list) else message.id
        if message.context:
            key = f"{message.context}\x04{key}"
        string = message.string
        if isinstance(string, str):
            found[key] = string
        elif all(string):
            found[key] = tuple(string)
    return found


def _as_written(party: str) -> str:
    return party


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; a message that the catalogue lacks is given in English.

    `name_of` gives the name of a party in this language.
    """

    lang: str
    messages: Messages
    name_of: Callable[[str], str] = _as_written
    _days: dict[tuple[date, str], str] = field(default_factory=dict)
    _numbers: dict[Decimal, str] = field(default_factory=dict)

    def __call__(self, text: str, /, **values: Value) -> str:
        """Say a sentence with its values filled in."""
        return self._filled(self._message(text), values)

    def term(self, meaning: str, text: str) -> str:
        """Say a word that has several meanings: `term("person", "Responsible")`."""
        found = self.messages.get(f"{meaning}\x04{text}", text)
        return found if isinstance(found, str) else found[0]

    def many(self, one: str, other: str, /, count: int, **values: Value) -> str:
        """Say a sentence about a number of things, in the plural form that the language wants."""
        form = self._plural(one, other, count)
        return self._filled(form, {"count": count, **values})

    def said(self, said: Said) -> str:
        """Say a sentence that another room has prepared."""
        if said.plural is None:
            return self._filled(self._message(said.text), said.values)
        count = said.values["count"]
        form = self._plural(said.text, said.plural, count if isinstance(count, int) else 0)
        return self._filled(form, said.values)

    def day(self, day: date, width: str = "medium") -> str:
        """Give a date in words: `15 Oct 2026`."""
        known = self._days.get((day, width))
        if known is None:
            known = self._days[day, width] = _date(day, width, self.lang)
        return known

    def month(self, day: date) -> str:
        """Give a month in words: `October 2026`."""
        known = self._days.get((day, "month"))
        if known is None:
            words = _date(day, "LLLL y" if self.lang == "en" else "LLLL 'de' y", self.lang)
            known = self._days[day, "month"] = words[0].upper() + words[1:]
        return known

    def number(self, value: Decimal | int) -> str:
        """Give a number: `48,000`, `3.5`; in es `48.000` and `3,5`."""
        exact = Decimal(value)
        known = self._numbers.get(exact)
        if known is None:
            known = self._numbers[exact] = format_decimal(exact, _NUMBER, locale(self.lang))
        return known

    def quantity(self, value: Decimal | int, unit: str) -> str:
        """Give a number with its unit, never parted at the end of a line."""
        return f"{self.number(value)}{NO_BREAK_SPACE}{unit}" if unit else self.number(value)

    def names(self, several: tuple[str, ...]) -> str:
        """Join words as the language lists them: `a, b and c`."""
        return format_list(several, locale=locale(self.lang)) if len(several) > 1 else "".join(several)

    def text(self, text: Text) -> str:
        """Give a label in this language, or as its source has it."""
        return text.in_language(self.lang) or text.source

    def _message(self, text: str) -> str:
        found = self.messages.get(text, text)
        return found if isinstance(found, str) else found[0]

    def _plural(self, one: str, other: str, count: int) -> str:
        forms = self.messages.get(one)
        if not isinstance(forms, tuple):
            forms = (one, other)
        return forms[min(count != 1, len(forms) - 1)]

    def _filled(self, template: str, values: Mapping[str, Value]) -> str:
        if not values:
            return template
        return template.format_map({name: self._shown(value) for name, value in values.items()})

    def _shown(self, value: Value) -> str:
        match value:
            case str():
                return value
            case int() | Decimal():
                return self.number(value)
            case date():
                return self.day(value)
            case Quantity():
                return self.quantity(value.value, value.unit)
            case PartyName():
                return self.name_of(value.id)
            case Text():
                return self.text(value)
            case _:
                return self.names(tuple(self._shown(part) for part in value))


@lru_cache(maxsize=32)
def locale(lang: str) -> Locale:
    """Give CLDR's data for a language."""
    return Locale.parse(_LOCALES.get(lang, lang))


def language_name(lang: str) -> str:
    """Give a language's name for itself: `Español`."""
    name = Locale.parse(lang).get_display_name(lang) or lang
    return name[0].upper() + name[1:]


def _date(day: date, width: str, lang: str) -> str:
    return format_date(day, width, locale(lang))
