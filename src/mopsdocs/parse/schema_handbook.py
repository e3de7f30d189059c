"""The author's spelling of what stands beside playbooks: people, settings, translations, plain pages.

Knows: the keys of people.yml, of mopsdocs.yml, of a translation and of a page.
Never: what the keys mean to anybody else; how a mistake is told.
"""

from typing import Annotated, Required, TypeAlias

from pydantic import ConfigDict, Field, with_config
from typing_extensions import TypedDict

from mopsdocs.parse.schema_kinds import (
    Colour,
    Day,
    Each,
    Email,
    Flag,
    Fraction,
    Id,
    Keys,
    Language,
    Many,
    Number,
    OrText,
    Party,
    PersonId,
    Says,
    Site,
    Text,
    Whole,
    Words,
)
from mopsdocs.parse.schema_words import ORDERS, RELEVANCE, SEVERITIES, STRICTNESS

CROWD = 5000
"""How many people a handbook may have."""

AREAS = 100
"""How many areas a handbook may have: every page lists them all."""
_AREAS = "Its areas, with their names; the title in an area's index.md names it where no name is here."

Names: TypeAlias = OrText[dict[Language, Text]]
"""A text, or one for each language."""

Strictness = Annotated[str, Words(STRICTNESS)]
Weight = Annotated[str, Words(SEVERITIES)]
Areas = Annotated[dict[Id, Names] | None, Field(max_length=AREAS)]
Crowd = Annotated[dict[PersonId, Keys | None] | None, Field(max_length=CROWD)]

Person = TypedDict(
    "Person",
    {
        "name": Annotated[Text, Says("First and last name.", "Ana Ruiz")],
        "title": Annotated[Names, Says("What they do.", "Email specialist")],
        "team": Annotated[Party, Says("The id of their team.", "mops")],
        "handle": Annotated[Text, Says("Their name in chats.", '"@aruiz"')],
        "email": Annotated[Email, Says("Their address, shown only on request.", "ana@example.com")],
        "from": Annotated[Day, Says("Their first day.", "2024-02-01")],
        "to": Annotated[Day, Says("Their last day.", "2026-10-31")],
        "successor": Annotated[Party, Says("Who takes over.", "marta.gil")],
    },
    total=False,
)


class Role(TypedDict, total=False):
    """A role, whoever holds it."""

    title: Annotated[Names, Says("Its name, in one language or several.", "Head of marketing operations")]
    holder: Annotated[Party, Says("The person who holds it.", "ana.ruiz")]
    deputy: Annotated[Party, Says("The person who stands in.", "marta.gil")]


class Team(TypedDict, total=False):
    """A team; its members name it."""

    name: Annotated[Names, Says("Its name, in one language or several.", "Marketing operations")]
    lead: Annotated[Party, Says("Who leads it.", "role:mops-lead")]


@with_config(ConfigDict(extra="forbid"))
class People(TypedDict, total=False):
    """people.yml: who is who."""

    people: Annotated[Crowd[Person], Says("People by id.", "{ana.ruiz: {name: Ana Ruiz, team: mops}}")]
    roles: Annotated[dict[Id, Role | None] | None, Says("Roles by id.", "{cmo: {title: CMO}}")]
    teams: Annotated[dict[Id, Team | None] | None, Says("Teams by id.", "{mops: {name: MOps}}")]


IgnoreIn = TypedDict(
    "IgnoreIn",
    {
        "rule": Required[Annotated[str, Says("The rule's code.", "SLA-004")]],
        "in": Annotated[Text, Says("The folder or file where it is not to speak.", "playbooks/data")],
        "why": Required[Annotated[str, Field(min_length=1), Says("Why.", "Agreed with sales")]],
        "until": Annotated[Day, Says("Until when.", "2026-12-31")],
    },
    total=False,
)


class Smart(TypedDict, total=False):
    """How goals are judged."""

    r: Annotated[str, Words(RELEVANCE), Says("What the R of SMART stands for.", "relevant")]
    stretch: Annotated[Number, Says("How far beyond the best past value a target may lie.", "0.25")]


class Raci(TypedDict, total=False):
    """From how many parties a row says too much."""

    max_responsible: Annotated[Whole, Says("Most responsible for one task.", "3")]
    max_consulted: Annotated[Whole, Says("Most consulted on one task.", "4")]
    max_informed: Annotated[Whole, Says("Most informed of one task.", "8")]
    max_accountable_share: Annotated[Fraction, Says("Largest share of the tasks for one person.", "0.5")]
    allow_same_person: Annotated[Flag, Says("Whether one person may be responsible and accountable.", "true")]


class Load(TypedDict, total=False):
    """What people can carry, and what is shown of them."""

    max_open_tasks: Annotated[Whole, Says("Most open tasks for one person.", "12")]
    show_email: Annotated[Flag, Says("Whether email addresses are published.", "false")]


class Pace(TypedDict, total=False):
    """From which pace a goal is on track or at risk."""

    on_track: Annotated[Fraction, Says("On track from this share of the plan.", "0.95")]
    at_risk: Annotated[Fraction, Says("At risk from this share, off track below.", "0.75")]


class Settings(TypedDict, total=False):
    """Thresholds."""

    smart: Annotated[Smart | None, Says("How goals are judged.", "{r: relevant}")]
    raci: Annotated[Raci | None, Says("How many parties a row may have.", "{max_responsible: 3}")]
    people: Annotated[Load | None, Says("What people can carry.", "{max_open_tasks: 12}")]
    progress: Annotated[Pace | None, Says("When a goal is on track.", "{on_track: 0.95}")]


class Vague(TypedDict, total=False):
    """Vague words to add to the list of a language, or to take from it."""

    add: Annotated[Many, Says("Words that are vague here.", "[agile]")]
    remove: Annotated[Many, Says("Words that are not vague here.", "[quality]")]


class Glossary(TypedDict, total=False):
    """Terms and how they are translated."""

    keep: Annotated[Many, Says("Terms that no translation changes.", "[MOps]")]
    terms: Annotated[dict[str, dict[Language, Text] | None] | None, Says("Terms, by language.", "{}")]


class Versions(TypedDict, total=False):
    """Which versions are published."""

    tags: Annotated[Text, Says("Which tags are versions.", '"v*"')]
    branches: Annotated[Many, Says("Which branches are.", "[]")]
    refs: Annotated[dict[str, Text] | None, Says("Commits by a name of their own.", "{2025-q4: 3f2a9c1}")]
    label: Annotated[dict[str, Names] | None, Says("What versions are called.", "{v2026.1: 2026 Q1}")]
    order: Annotated[str | None, Words(ORDERS), Says("What makes a version newer.", "version")]
    current: Annotated[Text, Says("The version shown first: `latest`, `next` or a name.", "latest")]


class Theme(TypedDict, total=False):
    """What the site looks like."""

    accent: Annotated[Colour, Says("The colour of links and marks.", '"#0b5b68"')]
    font: Annotated[Text, Says("A font of your own, as woff2.", "fonts/our.woff2")]


@with_config(ConfigDict(extra="forbid"))
class Handbook(TypedDict, total=False):
    """mopsdocs.yml: the handbook's settings."""

    title: Annotated[Names, Says("The handbook's name, in one language or several.", "Marketing handbook")]
    languages: Annotated[list[Language] | None, Says("Its languages; the first is the default.", "[en, es]")]
    address: Annotated[Site, Says("Where it is published.", "https://handbook.example.com")]
    repository: Annotated[Site, Says("Where its files are kept.", "https://github.com/example/handbook")]
    areas: Annotated[Areas, Says(_AREAS, "{campaigns: Campaigns}")]
    level: Annotated[str, Words(STRICTNESS), Says("Short for `levels: {default: ...}`.", "publish")]
    levels: Annotated[dict[str, Strictness] | None, Says("How strict, by folder.", "{default: publish}")]
    rules: Annotated[dict[str, Weight] | None, Says("How much rules weigh.", "{LINK-009: off}")]
    ignore: Annotated[Each[IgnoreIn], Says("Rules not to speak.", "[{rule: SLA-004, why: Agreed}]")]
    settings: Annotated[Settings | None, Says("Thresholds.", "{raci: {max_responsible: 3}}")]
    vague_words: Annotated[dict[Language, Vague | None] | None, Says("Vague words.", "{en: {add: [agile]}}")]
    glossary: Annotated[Glossary | None, Says("Terms and their translations.", "{keep: [MOps]}")]
    versions: Annotated[Versions | None, Says("Which versions are published.", '{tags: "v*"}')]
    theme: Annotated[Theme | None, Says("What the site looks like.", '{accent: "#0b5b68"}')]


class Marks(TypedDict, total=False):
    """What a translation was made from, as fingerprints."""

    labels: Annotated[dict[str, Text] | None, Says("By label.", "{}")]
    sections: Annotated[dict[str, Text] | None, Says("By section.", "{}")]


@with_config(ConfigDict(extra="forbid"))
class Translation(TypedDict, total=False):
    """The front matter of a translation: words alone."""

    lang: Annotated[Language | None, Says("Its language; the file's name tells it too.", "es")]
    strings: Annotated[dict[str, Text] | None, Says("The plan's words, by their path.", "{title: Más clics}")]
    translated_from: Annotated[Marks | None, Says("Written by mopsdocs.", "{}")]


@with_config(ConfigDict(extra="ignore"))
class Page(TypedDict, total=False):
    """The front matter of a plain page; whatever else stands there is the author's own."""

    title: Annotated[Text, Says("Its name.", "How we work")]
    summary: Annotated[Text, Says("What it is about, in one sentence.", "How a week goes")]
    lang: Annotated[Language | None, Says("The language it is written in.", "en")]
    area: Annotated[Text, Says("The area it belongs to.", "campaigns")]
