"""The words of pages and findings in Spanish and Portuguese: complete, alike in what they fill in, used."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter

import pytest

from checkout import CHECKOUT, TODAY
from house import house
from mopsdocs.compile.compiling import Compilation, compile  # It is what the verb is called.
from mopsdocs.model.diagnostic import Quantity, Said
from mopsdocs.model.source import Inputs
from mopsdocs.shell.reader import read
from mopsdocs.shell.workspace import open_workspace
from mopsdocs.words import Words, read_catalogue
from mopsdocs.words.units import UNITS
from tools import messages as tool

LANGUAGES = ("es", "pt")
SAID = tool.messages()
BOTH = {tool.LOCALES: SAID, tool.FINDINGS: tool.findings()}
CODE = re.compile(r"`[^`a-z]*([a-z_]*)[^`]*`")
SMART = {
    "es": ("Específico", "Medible", "Alcanzable", "Relevante", "Limitado en el tiempo"),
    "pt": ("Específico", "Mensurável", "Atingível", "Relevante", "Com prazo"),
}
RACI = {
    "es": ("Responsable (ejecuta)", "Aprueba y rinde cuentas", "Consultado", "Informado"),
    "pt": ("Responsável (executa)", "Aprova e presta contas", "Consultado", "Informado"),
}
ENGLISH = re.compile(
    r"\b(?:Accountable|Achievable|All goals|Areas|Baseline|Blocked|Consulted|Decisions|Due|Evidence|Goals?|Handbook"
    r"|Home|Informed|Language|Late|Likelihood|Measurable|Members|Metrics|Next review|Not yet|On this page|Open tasks"
    r"|Owner|People|Promises|Resources|Responsible|Risks|Scope|Serves|Service levels|Source|Steps|Target|Tasks?"
    r"|Time-bound|To do|Who does what|business days?|every month|task late)\b"
    r"|\d\u00a0(?:business|clicks|contacts|days|hours|leads|minutes|months|pieces|points|weeks|years)\b"
)

PLAN = """\
---
title: Answer in time
owner: ana.ruiz
slas:
  - id: SLA1
    title: Answers
    provider: ana.ruiz
    consumer: ana.ruiz
    commitment: {measure: time to answer, op: at-most, value: 1, unit: business days, share: 95 %, window: 30 days}
    hours: {days: "mon-thu, sat", from: "09:00", to: "18:00", time_zone: Europe/Madrid}
tasks:
  - {id: T1, title: Count, responsible: [ana.ruiz], due: 2026-10-21, status: done, effort: 0.5 d}
---
=== mopsdocs.yml
title: Handbook
languages: [en, es, pt]
=== people.yml
people: {ana.ruiz: {name: Ana Ruiz}}
"""

each_language = pytest.mark.parametrize("lang", LANGUAGES)
each_catalogue = pytest.mark.parametrize("folder", BOTH, ids=("pages", "findings"))


@cache
def po(lang: str, folder: Path = tool.LOCALES) -> str:
    """A language's catalogue as it is kept."""
    return (folder / f"{lang}.po").read_text("utf-8")


@cache
def words(lang: str) -> Words:
    """The words of a language as the pages speak them."""
    return Words(lang, read_catalogue(po(lang)) if lang in LANGUAGES else {})


def translated(lang: str, folder: Path) -> Iterator[tuple[tool.Message, tuple[str, ...]]]:
    """Each message of a catalogue with its one translation, or with one for each plural."""
    for message, entry in tool.known(lang, folder).items():
        yield message, entry.string if isinstance(entry.string, tuple) else (str(entry.string),)


def filled_in(text: str) -> set[str]:
    """The names of what a text leaves open."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@each_catalogue
@each_language
def test_every_message_is_in_the_catalogue(lang: str, folder: Path) -> None:
    """What templates and modules say is in each catalogue, and nothing else is: `tools/messages.py --update`."""
    assert [] == sorted(set(BOTH[folder]) - set(tool.known(lang, folder)))
    assert [] == sorted(set(tool.known(lang, folder)) - set(BOTH[folder]))


@each_catalogue
@each_language
def test_catalogue_is_written_as_the_tool_writes_it(lang: str, folder: Path) -> None:
    """`tools/messages.py --update` changes nothing but words: order, breaks and head are always the same."""
    assert tool.written(lang, BOTH[folder], tool.known(lang, folder)) == po(lang, folder)


def test_an_english_text_is_one_message() -> None:
    """No text is said once with and once without a plural: it would need two entries under one key."""
    every = [*SAID, *BOTH[tool.FINDINGS]]
    assert len({(message.id, message.context) for message in every}) == len(every)


@each_catalogue
@each_language
def test_every_message_is_translated(lang: str, folder: Path) -> None:
    """No translation is empty, and a message with a plural has as many forms as its language."""
    empty = [message.id for message, forms in translated(lang, folder) if not all(forms)]
    odd = [message.id for message, forms in translated(lang, folder) if len(forms) != (2 if message.plural else 1)]

    assert [] == empty
    assert [] == odd


@each_catalogue
@each_language
def test_translations_fill_in_the_same_values(lang: str, folder: Path) -> None:
    """A translation has the placeholders of its message; the singular may say `tomorrow` in place of a number."""
    for message, forms in translated(lang, folder):
        last = filled_in(message.plural or message.id)
        assert last == filled_in(forms[-1]), message.id
        assert filled_in(forms[0]) in (filled_in(message.id), last), message.id


@each_catalogue
@each_language
def test_every_message_can_be_said(lang: str, folder: Path) -> None:
    """Nothing stands in braces but names: what pages and findings say is filled in, in English as in translation."""
    for message, forms in translated(lang, folder):
        for form in (message.id, message.plural or message.id, *forms):
            names = dict.fromkeys(filled_in(form), "x")
            assert words("en").said(Said(form, names)), form


@each_catalogue
@each_language
def test_translations_keep_the_keys_of_the_format(lang: str, folder: Path) -> None:
    """What an author has to type, `target` or `every: month`, is the same in each language."""
    for message, forms in translated(lang, folder):
        said = (message.id, message.plural) if message.plural else (message.id,)
        assert [CODE.findall(text) for text in said] == [CODE.findall(form) for form in forms], message.id


@each_catalogue
@each_language
def test_translations_begin_and_end_as_the_message(lang: str, folder: Path) -> None:
    """No translation gains or loses a space at either end."""
    for message, forms in translated(lang, folder):
        assert message.id == message.id.strip()
        assert [form.strip() for form in forms] == list(forms), message.id


@each_language
def test_smart_and_raci_have_their_words(lang: str) -> None:
    """The criteria and the roles are called as the field calls them in each language."""
    say = words(lang)
    criteria = [say(word) for word in ("Specific", "Measurable", "Achievable", "Relevant", "Time-bound")]
    roles = [say(word) for word in ("Responsible", "Accountable", "Consulted", "Informed")]

    assert list(SMART[lang]) == criteria
    assert list(RACI[lang]) == roles


@each_catalogue
@each_language
def test_our_reader_reads_what_babel_reads(lang: str, folder: Path) -> None:
    """The catalogues mean to us what they mean to everybody's tools."""
    key = {said: f"{said.context}\x04{said.id}" if said.context else said.id for said in BOTH[folder]}
    babel = {key[message]: forms if message.plural else forms[0] for message, forms in translated(lang, folder)}

    assert babel == read_catalogue(po(lang, folder))


def test_catalogues_of_other_tools_are_read() -> None:
    """Long lines in parts, quotation marks, comments, doubtful and given-up entries are read as gettext has them."""
    catalogue = """msgid ""
msgstr "Language: es\\n"

# Said beside a date.
msgid ""
"Set by hand: "
"{why}"
msgstr ""
"Fijado \\"a mano\\": "
"{why}"
#, fuzzy, python-brace-format
msgid "Due"
msgstr "Debido"
msgctxt "task"
msgid "Done"
msgstr "Hecha"

msgid "Late"
msgstr ""

msgid "{count} goal"
msgid_plural "{count} goals"
msgstr[0] "{count} objetivo"
msgstr[1] "{count} objetivos"

#~ msgid "Gone"
#~ msgstr "Ido"
"""
    expected = {
        "Set by hand: {why}": 'Fijado "a mano": {why}',
        "task\x04Done": "Hecha",
        "{count} goal": ("{count} objetivo", "{count} objetivos"),
    }

    assert expected == read_catalogue(catalogue)
    assert expected == read_catalogue(catalogue.replace("\n", "\r\n"))


@pytest.mark.parametrize(
    ("lang", "none", "one", "two"),
    [
        ("en", "0 goals", "1 goal", "2 goals"),
        ("es", "0 objetivos", "1 objetivo", "2 objetivos"),
        ("pt", "0 objetivo", "1 objetivo", "2 objetivos"),
    ],
)
def test_each_language_has_its_own_plural(lang: str, none: str, one: str, two: str) -> None:
    """Nothing at all is plural in English and Spanish, singular in Portuguese."""
    say = words(lang)

    assert [none, one, two] == [say.many("{count} goal", "{count} goals", count) for count in (0, 1, 2)]


@pytest.mark.parametrize(
    ("value", "unit", "en", "es", "pt"),
    [
        ("60000", "clicks", "60,000 clicks", "60.000 clics", "60.000 cliques"),
        ("4200", "Clicks", "4,200 clicks", "4200 clics", "4.200 cliques"),
        ("1", "hours", "1 hour", "1 hora", "1 hora"),
        ("1.5", "hour", "1.5 hours", "1,5 horas", "1,5 hora"),
        ("4", "business days", "4 business days", "4 días hábiles", "4 dias úteis"),
        ("0.7", "pp", "0.7 pp", "0,7 pp", "0,7 p.p."),
        ("95", "%", "95 %", "95 %", "95 %"),
        ("3000", "EUR", "3,000 EUR", "3000 EUR", "3.000 EUR"),
        ("12", "count", "12", "12", "12"),
        ("2", "trade fairs", "2 trade fairs", "2 trade fairs", "2 trade fairs"),
    ],
)
def test_numbers_have_their_units_in_words(value: str, unit: str, en: str, es: str, pt: str) -> None:
    """Common units are said in each language and in the right number; an unknown one stays as written."""
    shown = {lang: words(lang).quantity(Decimal(value), unit).replace("\u00a0", " ") for lang in ("en", "es", "pt")}

    assert {"en": en, "es": es, "pt": pt} == shown


@pytest.mark.parametrize("lang", ["en", "es", "pt", "fr", "de", "hi"])
def test_numbers_that_come_together_are_told_as_each_is(lang: str) -> None:
    """A column of numbers reads as its numbers do one by one, whether all are plain or some are not."""
    plain = [*map(Decimal, ("0", "7", "100", "999", "4200", "9999", "10000", "999999", "3.5", "12.50", "8.00"))]
    odd = [*map(Decimal, ("-0", "-7", "-1234.50", "1234567", "12345678.9", "0.00000000001", "1E+3", "0E-7", "5E-11"))]
    say = words(lang)

    assert [[say.number(one) for one in several] for several in (plain, plain[:1], [*plain, *odd], odd, [])] == [
        list(say.numbers(several)) for several in (plain, plain[:1], [*plain, *odd], odd, [])
    ]


def test_sentences_have_their_units_in_words() -> None:
    """A number in prepared evidence has its unit in the reader's language, too."""
    said = Said(
        "{target} or more; {collector} collects the values",
        {"target": Quantity(Decimal(30), "days"), "collector": "Ana"},
    )

    assert "30\u00a0días o más; Ana recoge los valores" == words("es").said(said)


@each_language
def test_units_are_said_in_the_singular_and_the_plural(lang: str) -> None:
    """Every unit of the list is known to the catalogue, by both its names."""
    say = words(lang)

    assert [] == [unit for unit in UNITS if not say.unit(unit.one, 1) == say.unit(unit.other, 1) != ""]
    assert [] == [unit for unit in UNITS if not say.unit(unit.one, 2) == say.unit(unit.other, 2) != ""]


@pytest.mark.parametrize(
    ("folder", "sentences"),
    [
        ("", ("Mon to Thu and Sat, 09:00", "at most 1 business day,", "Effort 0.5 days", ">Done<")),
        ("es/", ("lun a jue y sáb, 09:00", "como máximo 1 día hábil,", "Esfuerzo: 0,5 días", ">Hecha<")),
        ("pt/", ("seg a qui e sáb, 09:00", "no máximo 1 dia útil,", "Esforço: 0,5 dia", ">Concluída<")),
    ],
)
def test_facts_are_said_in_the_readers_language(folder: str, sentences: tuple[str, ...]) -> None:
    """Days of the week, durations, efforts and states of a plan are facts that each language has words for."""
    page = compile(house(PLAN)).render(f"{folder}playbooks/example.html").decode().replace("\u00a0", " ")

    assert [] == [sentence for sentence in sentences if sentence not in page]


class Reader(HTMLParser):
    """Reads what a page says in its own language: text, and names that only a screen reader speaks."""

    void = frozenset(("br", "hr", "img", "input", "link", "meta"))

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.silent: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go into an element; English prose, scripts and formulas are passed over."""
        given = dict(attrs)
        formula = tag == "code" or "metric__" in (given.get("class") or "")
        passed_over = given.get("lang") == "en" or tag == "script" or formula
        if tag not in self.void:
            self.silent.append(passed_over or any(self.silent[-1:]))
            self.found += [given[name] or "" for name in ("aria-label", "data-auto") if name in given]

    def handle_endtag(self, tag: str) -> None:
        """Come out of an element."""
        if tag not in self.void:
            self.silent.pop()

    def handle_data(self, data: str) -> None:
        """Take the text of an element."""
        if not any(self.silent[-1:]) and data.strip():
            self.found.append(" ".join(data.split(" ")).strip(" \n"))


@cache
def our_handbook() -> Compilation:
    """Our own handbook on its day."""
    inputs: Inputs = read(open_workspace(CHECKOUT, date.fromisoformat(TODAY)))
    return compile(inputs)


@cache
def spoken(lang: str) -> Mapping[str, tuple[str, ...]]:
    """What each page of our handbook says in a language."""
    found: dict[str, tuple[str, ...]] = {}
    handbook = our_handbook()
    for path in handbook.site:
        if path.startswith(f"{lang}/") and path.endswith(".html"):
            reader = Reader()
            reader.feed(handbook.render(path).decode())
            found[path] = tuple(reader.found)
    return found


@each_language
def test_pages_speak_no_english(lang: str) -> None:
    """On the Spanish and Portuguese pages of our handbook no message and none of the usual words is in English."""
    say = words(lang)
    english = {message.id for message in SAID if not message.context and say(message.id) != message.id}
    leaks = {
        (path, text)
        for path, texts in spoken(lang).items()
        for text in texts
        if text in english or ENGLISH.search(text)
    }

    assert len(spoken(lang)) > 60
    assert set() == leaks
