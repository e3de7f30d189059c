"""Words in a language: messages, plurals, dates, numbers, units and lists.

Knows: one catalogue's messages, and what CLDR says of a language.
Never: where catalogues are kept; which page the words stand on.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list

from mopsdocs.model.diagnostic import Measuring, PartyName, Quantity, Said, Value
from mopsdocs.model.periods import WRITTEN, cadence_of, days_of
from mopsdocs.model.template_error import TemplateError
from mopsdocs.model.text import Text
from mopsdocs.words.catalogue import Messages, key_of, read_catalogue
from mopsdocs.words.digits import column, locale, written
from mopsdocs.words.units import BARE, unit_of

__all__ = ["Words", "language_name", "locale", "read_catalogue"]

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
# Portuguese ones without their two `de`, which lists have no room for: 15 out. 2026.
_DATES = {("pt", "medium"): "d MMM y"}
# A month of values beside a day: Sept 2026, sept 2026, set. 2026.
_PERIODS = {"month": "MMM y", "quarter": "QQQ y"}
_KEPT = 2_000  # A playbook's values stand in its lists, its charts and on the pages of its metrics.
_MORE_THAN_NAMES = re.compile(r"\{\w*[^\w}]")
_PLURALS = ("zero", "one", "two", "few", "many", "other")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _as_written(party: str) -> str:
    return party


@lru_cache(maxsize=4096)
def _with_names_alone(template: str) -> str:
    """Give a template back if there is nothing but names in its braces: a width alone could fill the memory."""
    if _MORE_THAN_NAMES.search(template.replace("{{", "")):  # Two of them are a brace to be shown.
        raise ValueError(template)
    return template


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; a message that the catalogue lacks is given in English.

    `name_of` gives the name of a party in this language.
    """

    lang: str
    messages: Messages
    name_of: Callable[[str], str] = _as_written
    _days: dict[tuple[date, str], str] = field(default_factory=dict)
    _periods: dict[str, str] = field(default_factory=dict)
    _counts: dict[tuple[str, str, int], str] = field(default_factory=dict)
    _numbers: dict[Decimal | int, str] = field(default_factory=dict)
    _quantities: dict[tuple[Decimal | int, str], str] = field(default_factory=dict)

    def __call__(self, text: str, /, **values: Value) -> str:
        """Say a sentence with its values filled in."""
        return self._filled(self._message(text), values) if values else self._message(text)

    def term(self, meaning: str, text: str) -> str:
        """Say a word that other languages translate by what it is said of: `term("task", "Done")`."""
        found = self.messages.get(key_of(text, meaning), text)
        return found if isinstance(found, str) else found[0]

    def many(self, one: str, other: str, /, count: int, **values: Value) -> str:
        """Say a sentence about a number of things, in the plural form that the language wants."""
        if values:
            return self._filled(self._plural(one, other, count), {"count": count, **values})
        known = self._counts.get((one, other, count))
        if known is None:
            if len(self._counts) >= _KEPT:
                self._counts.clear()
            known = self._filled(self._plural(one, other, count), {"count": count})
            self._counts[one, other, count] = known
        return known

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

    def period(self, written: str) -> str:
        """Give the period of a value in words: `Sept 2026`, `Q3 2026`; what is no period stays as written."""
        known = self._periods.get(written)
        if known is None:
            if len(self._periods) >= _KEPT:
                self._periods.clear()
            known = self._periods[written] = self._period(written)
        return known

    def _period(self, written: str) -> str:
        every, days = cadence_of(written), days_of(written)
        match every if days else None:
            case "week":
                found = WRITTEN["week"].fullmatch(written)
                year, week = found.groups() if found else ("", "")
                return self.said(Said("Week {week}, {year}", {"week": str(int(week)), "year": year}))
            case "day" | "month" | "quarter" as one if days:
                return _date(days[0], _PERIODS.get(one, "medium"), self.lang)
            case _:
                return written

    def number(self, value: Decimal | int) -> str:
        """Give a number: `48,000`, `3.5`; in es `48.000` and `3,5`."""
        known = self._numbers.get(value)
        if known is None:
            if len(self._numbers) >= _KEPT:
                self._numbers.clear()
            known = self._numbers[value] = written(value, self.lang)
        return known

    def numbers(self, several: Sequence[Decimal]) -> Sequence[str]:
        """Give numbers that come together: most are plain, and written at once."""
        return column(several, self.lang) or [self.number(value) for value in several]

    def quantity(self, value: Decimal | int, unit: str | None) -> str:
        """Give a number with its unit, never parted at the end of a line: `1 click`, `95 %`, `3,000 EUR`."""
        if not unit or unit == BARE:
            return self.number(value)
        known = self._quantities.get((value, unit))
        if known is None:
            if len(self._quantities) >= _KEPT:
                self._quantities.clear()
            known = f"{self.number(value)}{NO_BREAK_SPACE}{self.unit(unit, value)}"
            self._quantities[value, unit] = known
        return known

    def unit(self, unit: str, value: Decimal | int = 2) -> str:
        """Give the unit of a number in words; one that is not among the common ones stays as written."""
        known = unit_of(unit)
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
        return found if found.__class__ is str else found[0]

    def _plural(self, one: str, other: str, count: Decimal | int, meaning: str = "") -> str:
        forms = self.messages.get(key_of(one, meaning))
        if not isinstance(forms, tuple):
            return one if count == 1 else other
        whole = int(count)
        return forms[min(_form(self.lang, whole if whole == count else count), len(forms) - 1)]

    def _filled(self, template: str, values: Mapping[str, Value]) -> str:
        if not values:
            return template
        try:
            shown = {n: value if value.__class__ is str else self._shown(value) for n, value in values.items()}
            return _with_names_alone(template).format_map(shown)
        except (LookupError, ValueError, AttributeError, TypeError) as error:
            # Our own messages are held by tests; a handbook may bring a catalogue of its own.
            why = f"the braces of {template!r} are not those of its English text"
            raise TemplateError(f"templates/locales/{self.lang}.po", why) from error

    def _shown(self, value: Value) -> str:  # noqa: PLR0911  # one for each kind of value
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
            case Measuring():
                return self.period(value.written)
            case Text():
                return self.text(value)
            case Said():
                return self.said(value)
            case _:
                return self.names(tuple(self._shown(part) for part in value))


@lru_cache(maxsize=4096)
def _form(lang: str, count: Decimal | int) -> int:
    """Give the place of a number's plural among those that a language has: in pt 0 and 1.5 are singular."""
    rule = locale(lang).plural_form
    return [name for name in _PLURALS if name in rule.tags or name == "other"].index(rule(count))


@lru_cache(maxsize=64)
def language_name(lang: str) -> str:
    """Give a language's name for itself: `Español`."""
    name = Locale.parse(lang).get_display_name(lang) or lang
    return name[0].upper() + name[1:]


def _date(day: date, width: str, lang: str) -> str:
    return format_date(day, _DATES.get((lang, width), width), locale(lang))
