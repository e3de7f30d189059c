"""Blocks between colons: generated ones, callouts, and what goes wrong with them."""

import pytest

from dialect.pages import FIRST_LINE, codes, places, read, sentences, shown
from mopsdocs.model.prose import Block


@pytest.mark.parametrize(
    ("written", "name", "argument"),
    [
        ("::: raci", "raci", ""),
        (":::smart G1", "smart", "G1"),
        ("::: metric click-rate", "metric", "click-rate"),
        ("::: tasks S1", "tasks", "S1"),
        ("::: slas", "slas", ""),
        (":::: problems ::::", "problems", ""),
    ],
)
def test_generated_blocks_stand_where_they_are_put(written: str, name: str, argument: str) -> None:
    """A generated block is a slot between its neighbours, with its line."""
    prose = read("Before", written, ":::", "After")

    assert ("<p>Before</p>\n", Block(name, argument, FIRST_LINE + 1), "<p>After</p>\n") == prose.pieces
    assert () == prose.noticed


def test_what_stands_in_a_generated_block_is_not_lost() -> None:
    """Words between a generated block's fences follow it."""
    assert "[[raci ]]<p>Who does what</p>\n" == shown(read("::: raci", "Who does what", ":::"))


@pytest.mark.parametrize("name", ["note", "tip", "important", "warning", "caution"])
def test_callouts_hold_markdown(name: str) -> None:
    """A callout is titled in the reader's language; GitHub's spelling gives the same."""
    ours = read(f"::: {name}", "Ask **first**", "", "- a", ":::")
    githubs = read(f"> [!{name.upper()}]", "> Ask **first**", ">", "> - a")

    assert (
        f'<div class="callout callout--{name}" role="note">\n<p class="callout__title">{name.upper()}</p>\n'
        "<p>Ask <strong>first</strong></p>\n<ul>\n<li>a</li>\n</ul>\n</div>\n"
    ) == shown(ours)
    assert shown(ours) == shown(githubs)
    assert () == ours.noticed + githubs.noticed


def test_callouts_nest() -> None:
    """Each closing fence closes the innermost callout; what is shown as code closes nothing."""
    prose = read(":::: note", "```", ":::", "```", "::: tip", "in", ":::", "out", "::::", "after")

    assert shown(prose).endswith("<p>in</p>\n</div>\n<p>out</p>\n</div>\n<p>after</p>\n")
    assert () == prose.noticed


def test_an_unknown_block_is_named() -> None:
    """A block nobody knows is an error that lists the names; its words are shown all the same."""
    prose = read("::: hint", "Ask **first**", ":::")

    assert "<p>Ask <strong>first</strong></p>\n" == shown(prose)
    assert ["BODY-001"] == codes(prose)
    assert ["there is no block with the name hint"] == sentences(prose)
    assert [(FIRST_LINE, 5, 9)] == places(prose)


def test_an_open_block_ends_with_its_paragraph() -> None:
    """A callout that is not closed takes its paragraph alone, so that what follows can still be read."""
    prose = read("::: note", "Ask", "", "::: raci", ":::")

    assert shown(prose).endswith("<p>Ask</p>\n</div>\n[[raci ]]")
    assert ["the block note is not closed"] == sentences(prose)
    assert [(FIRST_LINE, 1, 9)] == places(prose)


def test_an_open_generated_block_stands_all_the_same() -> None:
    """A generated block that is not closed is shown, and said to be open."""
    prose = read("::: raci", "", "After")

    assert "[[raci ]]<p>After</p>\n" == shown(prose)
    assert ["BODY-001"] == codes(prose)


def test_a_fence_that_closes_nothing() -> None:
    """Colons left over are noticed and not shown."""
    prose = read("Before", ":::", "After")

    assert "<p>Before</p>\n<p>After</p>\n" == shown(prose)
    assert [("BODY-001", "these colons close nothing")] == list(zip(codes(prose), sentences(prose), strict=True))


@pytest.mark.parametrize(
    "lines",
    [("- a", "  ::: raci", "  :::", "- b"), ("> ::: raci", "> :::"), ("::: note", "::: raci", ":::", ":::")],
)
def test_a_generated_block_stands_at_the_margin(lines: tuple[str, ...]) -> None:
    """In a list, a quotation or a callout there is no room for a generated block: that is said, not shown."""
    prose = read(*lines)

    assert "[[" not in shown(prose)
    assert ["BODY-001"] == codes(prose)


def test_a_callout_stands_in_a_list() -> None:
    """A callout keeps to the list it is in."""
    prose = read("- a", "", "  ::: note", "  in", "  :::", "", "- b")

    assert shown(prose).endswith("<p>in</p>\n</div>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n")
    assert () == prose.noticed


def test_code_that_is_not_closed() -> None:
    """Code without an end names the line where it begins."""
    prose = read("Text", "```sql", "select 1", "")

    assert ["BODY-001"] == codes(prose)
    assert [(FIRST_LINE + 1, 1, 7)] == places(prose)


@pytest.mark.parametrize("lines", [("```", "```"), ("~~~", "a", "~~~"), ("- ```", "  a", "  ```")])
def test_code_that_is_closed(lines: tuple[str, ...]) -> None:
    """Code with an end is silent, be it empty or in a list."""
    assert [] == codes(read(*lines))


@pytest.mark.parametrize(
    ("line", "code"), [("> [!HINT]", "BODY-001"), ("> [!NOTE] Ask first", "BODY-002"), ("`> [!HINT]`", None)]
)
def test_callouts_in_githubs_spelling(line: str, code: str | None) -> None:
    """A name nobody knows, and words behind a known one, are noticed."""
    assert ([code] if code else []) == codes(read(line, "> text"))
