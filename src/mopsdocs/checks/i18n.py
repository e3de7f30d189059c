"""I18N: a translation holds words, the plan holds the facts.

Knows: what the rules are for; the breaches are noticed while a file is parsed.
Never: whether a translation is a good one.
"""

from mopsdocs.checks.rule import Family, noticed

_LANGUAGES = "=== mopsdocs.yml\ntitle: Handbook\nlanguages: [en, es]\n"
_KEEP = _LANGUAGES + "glossary: {keep: [MOps]}\n"
_PATH = "=== playbooks/campaigns/forms.es.md\n"
_PROSE = "\n## Why\n\nNobody reads 12 fields.\n\n## How\n\nOne form.\n"
_WORDS = "---\nlang: es\nstrings: {title: Formularios cortos}\n---\n"


def _source(title: str = "Short forms", prose: str = "") -> str:
    return f"=== playbooks/campaigns/forms.md\n---\ntitle: {title}\nowner: ana.ruiz\n---\n{prose}"


def _strings(words: str, more: str = "") -> str:
    return f"{_PATH}---\nlang: es\nstrings: {{{words}}}\n{more}---\n"


FAMILY = Family(
    "I18N",
    "Translations",
    rules=(
        noticed(
            "I18N-001",
            "A translation has a source beside it, and a language of the handbook",
            "EEE",
            why="NAME.es.md is shown in the place of NAME.md; without that, or in a language that the handbook does "
            "not speak, nobody ever sees it.",
            fails=f"{_LANGUAGES.replace('es', 'pt')}{_source()}{_strings('title: Formularios')}",
            mended=f"{_LANGUAGES}{_source()}{_strings('title: Formularios')}",
        ),
        noticed(
            "I18N-002",
            "A translation is made from the words that the source has today",
            "IWW",
            why="The source goes on, and its readers in another language are told what held last year. "
            "`mopsdocs translate --mark` writes down what a translation was made from; capitals, punctuation "
            "and spaces do not count.",
            fails=_LANGUAGES
            + _source("Shorter forms")
            + _strings("title: Formularios cortos", "translated_from: {labels: {title: cce7040363c0}}\n"),
            mended=_LANGUAGES
            + _source("Short forms")
            + _strings("title: Formularios cortos", "translated_from: {labels: {title: cce7040363c0}}\n"),
        ),
        noticed(
            "I18N-003",
            "A translation has the sections of its source",
            "IWW",
            why="A section that is missing in one language is read by some of the team only; links to its heading "
            "lead nowhere.",
            fails=f"{_LANGUAGES}{_source(prose=_PROSE)}{_PATH}{_WORDS}\n## Por qué\n\nNadie rellena 12 campos.\n",
            mended=f"{_LANGUAGES}{_source(prose=_PROSE)}{_PATH}{_WORDS}\n## Por qué\n\nNadie rellena 12 campos.\n"
            "\n## Cómo\n\nUn formulario.\n",
        ),
        noticed(
            "I18N-004",
            "Every text of the plan is translated",
            "IWW",
            why="A text without a translation is shown in the source's language, in the middle of another one.",
            fails=f"{_LANGUAGES}{_source()}{_strings('')}",
            mended=f"{_LANGUAGES}{_source()}{_strings('title: Formularios cortos')}",
        ),
        noticed(
            "I18N-005",
            "Numbers, dates, ids and formulas are the same in every language",
            "EEE",
            why="A number that was mended in one language only is the one that somebody quotes. How numbers are "
            "written does not matter: 3,5 % is 3.5 %, and six is 6.",
            fails=f"{_LANGUAGES}{_source('Forms of 6 fields')}{_strings('title: Formularios de 8 campos')}",
            mended=f"{_LANGUAGES}{_source('Forms of 6 fields')}{_strings('title: Formularios de 6 campos')}",
        ),
        noticed(
            "I18N-006",
            "Protected terms stay, and those of the glossary are used",
            "WWW",
            why="A product, a team or an agreed term that is called something else in each language cannot be "
            "searched for, or talked about.",
            fails=f"{_KEEP}{_source('Forms for MOps')}{_strings('title: Formularios para operaciones')}",
            mended=f"{_KEEP}{_source('Forms for MOps')}{_strings('title: Formularios para MOps')}",
        ),
        noticed(
            "I18N-007",
            "A translation holds no key of the plan",
            "EEE",
            why="A fact that stands twice will differ one day; in a translation only its words may stand.",
            fails=f"{_LANGUAGES}{_source()}{_PATH}"
            "---\nlang: es\nowner: ana.ruiz\nstrings: {title: Formularios cortos}\n---\n",
            mended=f"{_LANGUAGES}{_source()}{_PATH}{_WORDS}",
        ),
    ),
)
