"""Front matter and body, told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mopsdocs.model.diagnostic import Span
from mopsdocs.parse.fences import FRONT, Fenced, split


def codes(fenced: Fenced) -> list[str]:
    """The codes of all that was noticed."""
    return [found.code for found in fenced.noticed]


def test_front_matter_and_body_know_their_lines() -> None:
    """Both parts come with the line of the file on which they begin."""
    assert Fenced("title: x\nowner: y\n", 2, "\nProse.\n", 5) == split("---\ntitle: x\nowner: y\n---\n\nProse.\n")


@pytest.mark.parametrize("text", ["---\ntitle: x\n---", "---\ntitle: x\n---\n", "---  \ntitle: x\n--- \t\n"])
def test_a_plan_needs_no_prose(text: str) -> None:
    """The body may be empty, and spaces behind a fence do no harm."""
    assert ("title: x\n", "", ()) == (split(text).front, split(text).body, split(text).noticed)


def test_empty_front_matter_is_there() -> None:
    """Two fences with nothing between them are front matter without a key."""
    assert Fenced("", 2, "Prose.\n", 3) == split("---\n---\nProse.\n")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# How we work\n\nProse.\n",
        "---\n\nA rule, and prose.\n",
        "----\n\nA longer rule.\n",
        "Note: this is prose\n---\n\nThat was a heading.\n",
        "title: of a story\n\nOnce upon a time.\n",
        "\n\n- a list\n- of things\n",
    ],
)
def test_a_page_without_a_plan_is_all_body(text: str) -> None:
    """Markdown that is no playbook is body alone, and its rules and headings are no wrong fences."""
    assert Fenced(None, 1, text, 1) == split(text)


def test_dashes_in_the_body_are_no_fences() -> None:
    """The first line of three dashes below the opening one ends the front matter; later ones are rules."""
    fenced = split("---\ntitle: x\n---\nA\n\n---\n\nTable\n----\n")

    assert ("title: x\n", "A\n\n---\n\nTable\n----\n") == (fenced.front, fenced.body)


def test_dashes_inside_a_text_end_nothing() -> None:
    """Three dashes within a line, or with words behind them, are text."""
    fenced = split("---\ntitle: a --- b\nsummary: |\n  ---- \n---\nProse\n")

    assert ("title: a --- b\nsummary: |\n  ---- \n", ()) == (fenced.front, fenced.noticed)


@pytest.mark.parametrize(
    ("text", "front_line", "body", "place"),
    [
        ("title: x\nowner: y\n---\nProse\n", 1, "Prose\n", Span(1, 1, 1, 6)),
        ("\n---\ntitle: x\n---\nProse\n", 3, "Prose\n", Span(1, 1, 2, 4)),
        (" ---\ntitle: x\n---\nProse\n", 2, "Prose\n", Span(1, 1, 1, 5)),
        ("----\ntitle: x\n---\nProse\n", 2, "Prose\n", Span(1, 1, 1, 5)),
        ("--\ntitle: x\n---\nProse\n", 2, "Prose\n", Span(1, 1, 1, 3)),
        ("—\ntitle: x\n---\nProse\n", 2, "Prose\n", Span(1, 1, 1, 2)),
        ("---\ntitle: x\n----\nProse\n", 2, "Prose\n", Span(3, 1, 3, 5)),
        ("---\ntitle: x\n-----  \nProse\n\n---\n\nMore\n", 2, "Prose\n\n---\n\nMore\n", Span(3, 1, 3, 8)),
        ("---\ntitle: x\n ---\nProse\n", 2, "Prose\n", Span(3, 1, 3, 5)),
        ("---\ntitle: x\n–––\nProse\n", 2, "Prose\n", Span(3, 1, 3, 4)),
        ("---\ntitle: x\n—\nProse\n", 2, "Prose\n", Span(3, 1, 3, 2)),
    ],
)
def test_wrong_fences_are_named_and_taken_as_meant(text: str, front_line: int, body: str, place: Span) -> None:
    """Where both ends can be seen the plan is read all the same, and the wrong fence is pointed at."""
    fenced = split(text)

    assert ["FM-008"] == codes(fenced)
    assert (front_line, body, place) == (fenced.front_line, fenced.body, fenced.noticed[0].at)
    assert fenced.front
    assert fenced.front.startswith("title: x\n")
    assert text.split("\n").index("title: x") + 1 == fenced.front_line


def test_both_fences_may_be_wrong() -> None:
    """Each wrong fence has its own finding."""
    assert ["FM-008", "FM-008"] == codes(split("----\ntitle: x\n----\nProse\n"))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: x\nowner: y\n\nProse begins here.\n", 5),
        ("---\ntitle: x\nowner: y\n\n# A heading\n\nProse\n", 5),
        ("---\ntitle: x\ntasks:\n  - id: T1\n", 5),
        ("---\ntitle: x\n\nProse.\n\nAnother heading\n-------\n", 4),
    ],
)
def test_a_missing_closing_fence_is_named_with_the_line_it_belongs_above(text: str, line: int) -> None:
    """A plan without an end is no plan, and the finding names the first line that is none of it."""
    fenced = split(text)

    assert (None, text, ["FM-008"]) == (fenced.front, fenced.body, codes(fenced))
    assert fenced.noticed[0].hint
    assert {"line": str(line)} == fenced.noticed[0].hint.values


def test_a_plan_without_any_fence_is_named() -> None:
    """Two keys of a plan at the very top, with no fence at all, are not taken for prose in silence."""
    fenced = split("title: Answer every lead\nowner: ana.ruiz\n\nProse.\n")

    assert (None, ["FM-008"]) == (fenced.front, codes(fenced))


_PLAN = "title: x\nowner: y\n"


@pytest.mark.parametrize(
    ("text", "front_line", "body", "body_line"),
    [
        (f"Our plan for leads\n\n---\n{_PLAN}---\nProse\n", 4, "Prose\n", 7),
        (f"# Our plan\n---\n{_PLAN}---\nProse\n", 3, "Prose\n", 6),
        (f"```yaml\n---\n{_PLAN}---\n```\n\nProse\n", 3, "\nProse\n", 7),
        (f"```yaml\n---\n{_PLAN}---\nProse\n", 3, "Prose\n", 6),
        (f"```\n{_PLAN}```\nProse\n", 2, "Prose\n", 5),
        (f"\n``` YAML\n{_PLAN}```\n", 3, "", 6),
    ],
)
def test_a_plan_below_words_or_in_a_block_of_code_is_read_and_told_of(
    text: str, front_line: int, body: str, body_line: int
) -> None:
    """A title above the first dashes, or the block of code that a plan was pasted in, hides no plan in silence."""
    fenced = split(text)

    assert ("FM-008", _PLAN) == (*codes(fenced), fenced.front)
    assert (front_line, body, body_line) == (fenced.front_line, fenced.body, fenced.body_line)


@pytest.mark.parametrize(
    "text",
    [
        f"# How we write plans\n\n```yaml\n---\n{_PLAN}---\n```\n\nThat is all.\n",
        "Dear team\n\n---\n\nOwner: of what?\n\n---\n\nBye\n",
        "Dear team\n---\ntitle: a word\n\nBye\n\n---\n",
        "```yaml\nkey: value\nowner: y\n```\n",
        "```yaml\ntitle: of one line\n```\n",
        f"{'A long letter. ' * 200}\n\n---\n{_PLAN}---\nProse\n",
    ],
)
def test_an_example_of_a_plan_is_none(text: str) -> None:
    """A page that shows how a plan looks, or has rules between its paragraphs, is a page."""
    assert Fenced(None, 1, text, 1) == split(text)


def test_front_matter_past_its_limit_is_not_read() -> None:
    """Front matter of more than 128 KB is refused with the limit in the sentence."""
    fenced = split("---\ntitle: x\n" + "# comment\n" * (FRONT // 10) + "---\nProse\n")

    assert (None, ["SAFE-002"]) == (fenced.front, codes(fenced))
    assert {"size": 129, "limit": 128} == fenced.noticed[0].said.values


def test_the_limit_of_front_matter_counts_bytes() -> None:
    """Letters of several bytes count as such."""
    assert ["SAFE-002"] == codes(split("---\n" + "é" * (FRONT // 2) + "\n---\n"))
    assert [] == codes(split("---\n" + "e" * (FRONT // 2) + "\n---\n"))


LINES = st.sampled_from(
    [
        "---",
        "----",
        " ---",
        "—",
        "",
        "title: x",
        "tasks:",
        "  - id: T1",
        "Prose of a page.",
        "# Heading",
        "- a",
        "\u200b---",
    ]
)


@given(st.lists(LINES, max_size=12).map("\n".join))
def test_the_parts_are_those_of_the_file(text: str) -> None:
    """Whatever the fences look like, both parts stand in the file on the lines that are named."""
    fenced = split(text)
    lines = text.split("\n")

    assert fenced.body.split("\n") == lines[fenced.body_line - 1 :] or not fenced.body
    if fenced.front:
        assert fenced.front == "\n".join(lines[fenced.front_line - 1 :])[: len(fenced.front)]


@given(st.text(max_size=200))
def test_any_text_is_split(text: str) -> None:
    """No text makes the splitting fail."""
    assert isinstance(split(text), Fenced)
