"""Words in a language: messages, plurals, dates, numbers, units and lists.

Knows: one catalogue, handed to it as text, and what CLDR says of a language.
Never: where catalogues are kept; which page the words stand on.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from io import StringIO
from typing import NamedTuple

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
# Spanish writes 4200 and 52.000.
_GROUPED_FROM = {"es": 10_000}
_PLURALS = ("zero", "one", "two", "few", "many", "other")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Unit(NamedTuple):
    """What is counted, in the singular and in the plural; each is a message of the context `unit`."""

    one: str
    other: str


_UNITS = (
    Unit("minute", "minutes"),
    Unit("hour", "hours"),
    Unit("business hour", "business hours"),
    Unit("working hour", "working hours"),
    Unit("day", "days"),
    Unit("business day", "business days"),
    Unit("working day", "working days"),
    Unit("week", "weeks"),
    Unit("month", "months"),
    Unit("quarter", "quarters"),
    Unit("year", "years"),
    Unit("pp", "pp"),
    Unit("point", "points"),
    Unit("piece", "pieces"),
    Unit("person", "people"),
    Unit("user", "users"),
    Unit("customer", "customers"),
    Unit("contact", "contacts"),
    Unit("subscriber", "subscribers"),
    Unit("lead", "leads"),
    Unit("qualified lead", "qualified leads"),
    Unit("opportunity", "opportunities"),
    Unit("deal", "deals"),
    Unit("account", "accounts"),
    Unit("seat", "seats"),
    Unit("licence", "licences"),
    Unit("click", "clicks"),
    Unit("open", "opens"),
    Unit("reply", "replies"),
    Unit("impression", "impressions"),
    Unit("visit", "visits"),
    Unit("visitor", "visitors"),
    Unit("session", "sessions"),
    Unit("page view", "page views"),
    Unit("download", "downloads"),
    Unit("sign-up", "sign-ups"),
    Unit("registration", "registrations"),
    Unit("mail", "mails"),
    Unit("email", "emails"),
    Unit("message", "messages"),
    Unit("call", "calls"),
    Unit("meeting", "meetings"),
    Unit("interview", "interviews"),
    Unit("answer", "answers"),
    Unit("request", "requests"),
    Unit("ticket", "tickets"),
    Unit("brief", "briefs"),
    Unit("form", "forms"),
    Unit("campaign", "campaigns"),
    Unit("event", "events"),
    Unit("record", "records"),
    Unit("duplicate", "duplicates"),
    Unit("error", "errors"),
    Unit("correction", "corrections"),
    Unit("task", "tasks"),
    Unit("step", "steps"),
)
_NAMED = {name: unit for unit in _UNITS for name in unit}
_BARE = "count"
"""The unit of numbers that stand alone."""

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
        """Say a word that other languages translate by what it is said of: `term("task", "Done")`."""
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
            grouped = abs(exact) >= _GROUPED_FROM.get(self.lang, 0)
            known = format_decimal(exact, _NUMBER, locale(self.lang), group_separator=grouped)
            self._numbers[exact] = known
        return known

    def quantity(self, value: Decimal | int, unit: str | None) -> str:
        """Give a number with its unit, never parted at the end of a line: `1 click`, `95 %`, `3,000 EUR`."""
        if not unit or unit == _BARE:
            return self.number(value)
        return f"{self.number(value)}{NO_BREAK_SPACE}{self.unit(unit, value)}"

    def unit(self, unit: str, value: Decimal | int = 2) -> str:
        """Give the unit of a number in words; one that is not among the common ones stays as written."""
        known = _NAMED.get(unit.lower())
        return self._plural(*known, value, "unit") if known else unit

    def weekday(self, short: str) -> str:
        """Give a day of the week by its three English letters: `mon` is `Mon`, `lun` or `seg`."""
        names: Mapping[int, str] = locale(self.lang).days["stand-alone"]["abbreviated"]
        return names[_WEEKDAYS.index(short)].removesuffix(".") if short in _WEEKDAYS else short

    def names(self, several: tuple[str, ...]) -> str:
        """Join words as the language lists them: `a, b and c`."""
        return format_list(several, locale=locale(self.lang)) if len(several) > 1 else "".join(several)

    def text(self, text: Text) -> str:
        """Give a label in this language, or as its source has it."""
        return text.in_language(self.lang) or text.source

    def _message(self, text: str) -> str:
        found = self.messages.get(text, text)
        return found if isinstance(found, str) else found[0]

    def _plural(self, one: str, other: str, count: Decimal | int, meaning: str = "") -> str:
        forms = self.messages.get(f"{meaning}\x04{one}" if meaning else one)
        if not isinstance(forms, tuple):
            return one if count == 1 else other
        whole = int(count)
        return forms[min(_form(self.lang, whole if whole == count else count), len(forms) - 1)]

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


@lru_cache(maxsize=4096)
def _form(lang: str, count: Decimal | int) -> int:
    """Give the place of a number's plural among those that a language has: in pt 0 and 1.5 are singular."""
    rule = locale(lang).plural_form
    return [name for name in _PLURALS if name in rule.tags or name == "other"].index(rule(count))


def language_name(lang: str) -> str:
    """Give a language's name for itself: `Español`."""
    name = Locale.parse(lang).get_display_name(lang) or lang
    return name[0].upper() + name[1:]


def _date(day: date, width: str, lang: str) -> str:
    return format_date(day, width, locale(lang))
