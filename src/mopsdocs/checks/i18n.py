"""I18N: a translation holds words, the plan holds the facts.

Knows: what the rules are for; the breaches are noticed while a file is parsed.
Never: whether a translation is a good one.
"""

from mopsdocs.checks.rule import Family, noticed

_SOURCE = (
    "=== playbooks/campaigns/forms.md\n---\ntitle: Short forms\nowner: ana.ruiz\n---\n\n"
    "=== playbooks/campaigns/forms.es.md\n---\n"
)

FAMILY = Family(
    "I18N",
    "Translations",
    rules=(
        noticed(
            "I18N-007",
            "A translation holds no key of the plan",
            "EEE",
            why="A fact that stands twice will differ one day; in a translation only its words may stand.",
            fails=f"{_SOURCE}lang: es\nowner: ana.ruiz\nstrings: {{title: Formularios cortos}}\n---\n",
            mended=f"{_SOURCE}lang: es\nstrings: {{title: Formularios cortos}}\n---\n",
        ),
    ),
)
