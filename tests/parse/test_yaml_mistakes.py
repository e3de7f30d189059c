"""YAML that does not parse: the one cause, where it is, and what to write."""

import pytest

from mopsdocs.model.diagnostic import Noticed, Said, Span
from mopsdocs.parse.yaml import read


def filled(said: Said | None) -> str:
    """A sentence with its values."""
    if said is None:
        return ""
    many = said.plural and said.values.get("count") != 1
    return (said.plural if many and said.plural else said.text).format_map(said.values)


def cause(front: str) -> Noticed:
    """The one finding about front matter that begins on line 2."""
    answer = read(front, 2)
    assert answer.tree is None
    (found,) = answer.noticed
    return found


def told(front: str) -> tuple[str, str, str]:
    """The cause as place, sentence and hint."""
    found = cause(front)
    assert "FM-001" == found.code
    assert isinstance(found.at, Span)
    return f"{found.at.line}:{found.at.column}", filled(found.said), filled(found.hint)


TOP = "title: Make email pay\nowner: ana.ruiz\n"

QUOTES = [
    (
        TOP + 'summary: "Reach more people\nstatus: draft\ntags: [email]\nunit: "%"\n',
        "4:10",
        "the quote that opens here is not closed",
        'write summary: "Reach more people"',
    ),
    (
        TOP
        + "steps:\n- id: S1\n  title: 'Move\n  tasks:\n  - {id: T1, title: 'Audit', due: 2026-01-01}\nunit: '%'\n",
        "6:10",
        "the quote that opens here is not closed",
        'write title: "Move"',
    ),
    (
        TOP + "summary: 'Don't stop'\n",
        "4:10",
        "the quote closes in the middle of the text, and more text follows",
        'write summary: "Don\'t stop"',
    ),
    (
        TOP + 'summary: "Reach" is the word\n',
        "4:10",
        "the quote closes in the middle of the text, and more text follows",
        "write summary: '\"Reach\" is the word'",
    ),
    (
        TOP + 'source: "C:\\Reports\\clicks"\n',
        "4:9",
        "a backslash has a meaning of its own between double quotes",
        "write source: 'C:\\Reports\\clicks'",
    ),
    (
        "title: “Reach: the plan”\n",
        "2:8",
        "curly quotes stand here; YAML knows straight ones only",
        'write title: "Reach: the plan"',
    ),
    (
        TOP + 'tasks:\n  - {id: T1, title: "Audit, due: 2026-02-13}\n',
        "5:21",
        "the quote that opens here is not closed",
        'write - {id: T1, title: "Audit", due: 2026-02-13}',
    ),
    (
        TOP + 'goals:\n  - {id: G1, text: "Leads that meet the definition, with the mail}\n',
        "5:20",
        "the quote that opens here is not closed",
        'write - {id: G1, text: "Leads that meet the definition, with the mail"}',
    ),
]

COLONS = [
    (
        TOP + "summary: Reach: the plan\nstatus: draft\n",
        "4:15",
        "a second colon stands on this line, as if another key began",
        'put the text in quotes: summary: "Reach: the plan"; if another key begins there, give it a line of its own',
    ),
    (
        TOP + "summary: What we do:\nstatus: draft\n",
        "4:20",
        "a second colon stands on this line, as if another key began",
        'put the text in quotes: summary: "What we do:"; if another key begins there, give it a line of its own',
    ),
    (TOP + "status:draft\n", "4:1", "a space is missing after the colon of status", "write status: draft"),
    ("title:Launch\nowner: ana\n", "2:1", "a space is missing after the colon of title", "write title: Launch"),
    ("title:Launch\n", "2:1", "a space is missing after the colon of title", "write title: Launch"),
    (TOP + "status draft\nlang: en\n", "4:1", "a colon is missing after status", "write status: draft"),
    ("title Launch\nowner: ana\n", "2:1", "a colon is missing after title", "write title: Launch"),
    (TOP + "goals\n  - id: G1\n    title: x\n", "4:1", "a colon is missing after goals", "write goals:"),
    (
        "title = Launch\nowner: ana\n",
        "2:1",
        "a colon belongs between a key and its value, not =",
        "write title: Launch",
    ),
    (
        "title：Launch\nowner: ana\n",
        "2:6",
        "this colon is a full-width one, which YAML does not know",
        "write title: Launch",
    ),
    (TOP + ": draft\n", "4:1", "there is no key before the colon", "write the key's name before the colon"),
]

BY_ID = "people stand here by their id in people.yml, such as ana.ruiz; any other text goes in quotes: "
BEGINNINGS = [
    (
        f"owner: {text}\ntitle: x\n",
        "2:8",
        f"a text cannot begin with {text[0]} unless it is in quotes",
        f'write owner: "{text}"',
    )
    for text in ("`ana`", "%ana", "*ana* ruiz", "**ana**", "& co", "|ana", ">ana", "]ana")
] + [
    (
        "title: [Draft] Launch plan\n",
        "2:8",
        "what begins with [ is a list or group, and text follows after it",
        'write title: "[Draft] Launch plan"',
    ),
    (
        "title: {name} launch\n",
        "2:8",
        "what begins with { is a list or group, and text follows after it",
        'write title: "{name} launch"',
    ),
    (
        TOP + "collectors: [@ana, luis]\n",
        "4:14",
        "a text between these brackets needs quotes",
        f'{BY_ID}collectors: ["@ana", luis]',
    ),
    (
        TOP + "backup: @tsilva\n",
        "4:9",
        "a text cannot begin with @ unless it is in quotes",
        f'{BY_ID}backup: "@tsilva"',
    ),
    (
        "tags: - email\n",
        "2:7",
        "a list cannot begin on the line of its key tags",
        'begin the list on the next line; if this is a text, write tags: "- email"',
    ),
    ("why:\n  * one\n  * two\n", "3:3", "a line of a list begins with a dash", "write - one"),
    ("tags:\n• one\n• two\n", "3:1", "a line of a list begins with a dash", "write - one"),
]

BRACKETS = [
    (
        TOP + "tags: [email, web\nstatus: draft\n",
        "4:7",
        "the [ that opens here is not closed",
        "write tags: [email, web]",
    ),
    (
        TOP + "goals:\n  - {id: G1, title: Clicks\n  - {id: G2, title: Leads}\n",
        "5:5",
        "the { that opens here is not closed",
        "write - {id: G1, title: Clicks}",
    ),
    (
        TOP + "goals:\n  - id: G1\n    baseline: {value: 30, period: 2025\n    target: 4\n",
        "6:15",
        "the { that opens here is not closed",
        "write baseline: {value: 30, period: 2025}",
    ),
    (
        TOP + "tags: [email, web]]\n",
        "4:7",
        "a closing bracket on this line has no opening one of its kind",
        "write tags: [email, web]",
    ),
    (
        TOP + "tags: [email, web}\n",
        "4:7",
        "a closing bracket on this line has no opening one of its kind",
        "write tags: [email, web]",
    ),
    (
        TOP + "tags: [email,\n  web,\n  social\nstatus: draft\n",
        "4:7",
        "the [ that opens here is not closed",
        "write social] where it ends",
    ),
    (
        TOP + "goals:\n  - {id: G1, title: Clicks: more}\n",
        "5:21",
        "a text between these brackets needs quotes",
        'write - {id: G1, title: "Clicks: more"}',
    ),
    (
        TOP + "tasks:\n  - {id: T3, title: Duty: who and when, responsible: [x], due: 2026-01-01}\n",
        "5:21",
        "a text between these brackets needs quotes",
        'write - {id: T3, title: "Duty: who and when", responsible: [x], due: 2026-01-01}',
    ),
    (
        TOP + "goals:\n  - {id: G1 title: Clicks}\n",
        "5:10",
        "a comma is missing before title",
        "write - {id: G1, title: Clicks}",
    ),
    (
        "theme: {accent: #0b5b68, font: x}\ntitle: x\n",
        "2:17",
        "a text between these brackets needs quotes",
        'write theme: {accent: "#0b5b68", font: x}',
    ),
]

COLUMNS = [
    ("goals:\n\t- id: G1\n", "3:1", "a tab stands at the beginning of the line", "write spaces instead:   - id: G1"),
    (
        TOP + "goals:\n  - id: G1\n\ttitle: Clicks\n",
        "6:1",
        "a tab stands at the beginning of the line",
        "write spaces instead:     title: Clicks",
    ),
    (
        "title:\u00a0Launch\nowner: ana\n",
        "2:7",
        "a space of an unusual kind stands here",
        "write spaces instead: title: Launch",
    ),
    (
        TOP + "goals:\n  - id: G1\n    title: Clicks\n   due: 2026-01-01\n  - id: G2\n",
        "7:1",
        "the line begins 3 spaces in",
        "begin it 4 spaces in, like the line it belongs to",
    ),
    (
        TOP + "goals:\n  - id: G1\n   title: Clicks\n    scope: All\n    due: 2026-01-01\n",
        "6:1",
        "the line begins 3 spaces in",
        "begin it 4 spaces in, like the line it belongs to",
    ),
    (
        TOP + "goals:\n  - id: G1\n  title: Clicks\n    scope: All\n    due: 2026-01-01\n",
        "6:1",
        "the line begins 2 spaces in",
        "begin it 4 spaces in, like the line it belongs to",
    ),
    (
        TOP + "goals:\n  - id: G1\n     title: Clicks\n",
        "6:1",
        "the line begins 5 spaces in",
        "begin it 4 spaces in, like the line it belongs to",
    ),
    (
        "title: x\n owner: y\nstatus: z\n",
        "3:1",
        "the line begins 1 space in",
        "begin it at the very start of the line",
    ),
    (" title: x\nowner: y\n", "2:1", "the line begins 1 space in", "begin it at the very start of the line"),
    (
        TOP + "goals:\n  -id: G1\n    title: x\n  -id: G2\n    title: y\n",
        "5:3",
        "a space is missing after the dash",
        "write - id: G1",
    ),
    (
        TOP + "tasks:\n  - {id: T2, title: A}\n  {id: T3, title: B}\n  - {id: T4, title: C}\n",
        "6:3",
        "the dash before this entry of the list is missing",
        "write - {id: T3, title: B}",
    ),
    (
        TOP + "tasks:\n  {id: T2, title: A}\n  - {id: T3, title: B}\n",
        "5:3",
        "the dash before this entry of the list is missing",
        "write - {id: T2, title: A}",
    ),
    (
        TOP + "tasks:\n  - id: T1\n    title: A\n  id: T2\n    title: B\n  - id: T3\n    title: C\n",
        "7:3",
        "the dash before this entry of the list is missing",
        "write - id: T2",
    ),
    (
        TOP + "tasks:\n  - id: T1\n    title: A\n  id: T2\n  title: B\n  - id: T3\n    title: C\n",
        "7:3",
        "the dash before this entry of the list is missing",
        "write - id: T2",
    ),
    (
        TOP + "- id: G1\n",
        "4:1",
        "a line of a list stands here, and no list begins above it",
        "write the list's key above it, or begin the line in the column of the list that it belongs to",
    ),
]

ELSE = [
    (
        TOP + "<<<<<<< HEAD\nstatus: draft\n=======\nstatus: active\n>>>>>>> main\n",
        "4:1",
        "two versions of this file stand here one after the other, and somebody must choose",
        "keep what is right, and delete the lines that begin with <<<<<<<, ======= or >>>>>>>",
    ),
    (
        "<<<<<<< HEAD\n- {item: a/G1, by: ana.ruiz}\n=======\n- {item: a/G1, by: marta.gil}\n>>>>>>> main\n",
        "2:1",
        "two versions of this file stand here one after the other, and somebody must choose",
        "keep every sign-off, and delete the lines that begin with <<<<<<<, ======= or >>>>>>>",
    ),
    (
        TOP + 'why: "two\n  lines\nstatus: draft\n',
        "4:6",
        "the quote that opens here is never closed",
        "write the same quote at the end of the text",
    ),
    (
        "x" * 70_000 + "\n: [",
        "2:1",
        "a plan begins with a key and a colon, and here stands bare text",
        "write title: ...",
    ),
]


@pytest.mark.parametrize(
    ("front", "place", "sentence", "hint"), [*QUOTES, *COLONS, *BEGINNINGS, *BRACKETS, *COLUMNS, *ELSE]
)
def test_a_mistake_is_named_where_it_was_made(front: str, place: str, sentence: str, hint: str) -> None:
    """Each slip gives one finding: the line where it is, what was seen, and what to write."""
    assert (place, sentence, hint) == told(front)


@pytest.mark.parametrize(
    ("front", "place"),
    [
        ("a: 1\n\tb: 2\nc: @d\n", "3:1"),
        ("a: [b, c\nd: e: f\ng: @h\n", "2:4"),
        ("a: @b\nc: @d\n", "2:4"),
        ("a:\n  - b: @c\n    d: @e\n  - f: @g\n", "3:8"),
    ],
)
def test_of_several_mistakes_the_first_is_named(front: str, place: str) -> None:
    """One cause at a time: what comes after the first is told when that is mended."""
    assert place == told(front)[0]


def test_a_mistake_far_below_is_found_in_a_long_plan() -> None:
    """A slip in the last lines of a long plan is named there, not where the plan begins."""
    plan = TOP + "".join(f"m{n}:\n  - {{id: G{n}, title: Goal number {n}, due: 2026-01-01}}\n" for n in range(1_000))

    assert ("2004:9", "a text cannot begin with @ unless it is in quotes") == told(plan + "backup: @ana\n")[:2]


def test_legitimate_lines_are_not_blamed() -> None:
    """Blocks, comments and texts of several lines above the slip, odd as they look, are left alone."""
    front = 'a: >-\n  text: with: colons\n  @foo "bar\n# it: is: [fine\nb: "two\n  lines"\nc: [d,\n  e]\nf: @g\n'

    assert ("10:4", "a text cannot begin with @ unless it is in quotes") == told(front)[:2]


def test_prose_in_the_plan_means_a_missing_fence() -> None:
    """Where prose begins above the closing line of dashes, the finding says what is missing there."""
    found = cause("title: Launch\nowner: ana\n\nThis is the first sentence of the page.\n\nAnd: more.\n")

    assert ("FM-008", Span(5, 1, 5, 40)) == (found.code, found.at)
    assert "write --- on a line of its own above this one" == filled(found.hint)


def test_a_second_entry_without_its_dash_is_one_finding() -> None:
    """An entry that runs into the one above it is told once, at its id, and not at each of its keys."""
    front = "tasks:\n  - id: T1\n    title: A\n    due: 2026-01-01\n    id: T2\n    title: B\n    due: 2026-01-02\n"
    [found] = read(front).noticed

    assert ("FM-007", Span(5, 5, 5, 7)) == (found.code, found.at)
    assert "write - id: T2 in the column of the other dashes" == filled(found.hint)


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ('scope: All countries"', ["FM-002"]),
        ('scope: [All countries", Spain]', []),
        ('scope: {text: All countries"}', ["FM-002"]),
        ('scope: The "big" countries', []),
        ('scope: The countries we call "big"', []),
        ('size: A screen of 27"', []),
        ('scope: "All countries"', []),
        ('scope: "All\n  countries"', []),
    ],
)
def test_a_quote_that_closes_what_never_opened(line: str, codes: list[str]) -> None:
    """A quote at the end of a plain text, the only one in it, is told; quotes in pairs and inches are not."""
    assert codes == [one.code for one in read(line + "\n").noticed]
