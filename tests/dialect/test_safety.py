"""Whatever an author writes: no error, no foreign markup, no runaway."""

import sys
from collections.abc import Callable
from itertools import pairwise
from types import FrameType

import pytest
from hypothesis import example, given
from markdown_it import MarkdownIt

from dialect.pages import faults_of, read, shown, writings
from mopsdocs.dialect.rulers import BlockRuler, InlineRuler
from mopsdocs.model.prose import Block, Reference


@given(writings())
@example('[a](https://x.org "\\" onclick=\\"b")')
@example("<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>")
@example('![" onerror="a](b.png)\n\n```" onclick="a\nx\n```')
@example("[^1]: - a\n    [^2]: b\n\nSee[^1] and[^2]")
@example("[a[^1]](https://x.org)\n\n[^1]: b [c[^1]](G1)")
def test_any_text_becomes_safe_html(text: str) -> None:
    """Every tag pairs, and is one of ours with attributes of ours; no anchor is given twice."""
    assert [] == faults_of(shown(read(text)))


@given(writings())
def test_findings_lie_within_the_text(text: str) -> None:
    """Every finding and every slot points into the body."""
    prose = read(text)
    last = text.count("\n") + text.count("\r") + 12

    assert all(12 <= seen.at.line <= seen.at.end_line <= last for seen in prose.noticed)
    assert all(seen.at.column >= 1 for seen in prose.noticed)
    assert all(12 <= piece.line <= last for piece in prose.pieces if isinstance(piece, Reference | Block))


@given(writings())
def test_no_level_is_left_out(text: str) -> None:
    """Headings go down one level at a time, from the page's title."""
    levels = [1, *(heading.level for heading in read(text).headings)]

    assert all(after <= before + 1 and 2 <= after <= 6 for before, after in pairwise(levels))


@given(writings())
def test_asking_fewer_rules_changes_nothing(text: str) -> None:
    """The rules that are never asked would not have answered: markdown-it alone reads the same."""
    stock, quick = MarkdownIt("js-default"), MarkdownIt("js-default")
    quick.block.ruler = BlockRuler(quick.block.ruler)
    quick.inline.ruler = InlineRuler(quick.inline.ruler)

    assert stock.render(text) == quick.render(text)


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, which is the same on every machine."""
    count = 0

    def seen(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        "![[]()",
        "[[[[",
        "> > >",
        "[](a)",
        "# a\n",
        "# a-1\n",
        "::: note\n",
        "::: raci\n",
        "::: x\n",
        ":::\n",
        "```\n",
        "`a``b",
        "[^a]",
        "[^a]\n\n[^a]: b\n\n",
        "| a\n",
        "|a|b|\n|-|-|\n",
        "- [ ] a\n",
        "a\n: b\n",
        "*a _b ",
        "TODO ",
        "+34 600 123 456 ",
        "a@b.cd ",
        "Ã©",
        "##a\n\n",
        "> [!X]\n",
    ],
)
def test_twice_the_text_is_twice_the_work(unit: str) -> None:
    """The work grows with the text, not with its square."""
    once, twice = (calls(lambda size=size: read(unit * (size // len(unit)))) for size in (2_000, 4_000))

    assert twice < 2.5 * once


@pytest.mark.parametrize("unit", ["![[]()", "[[[[", "> > >"])
def test_a_hostile_body_ends(unit: str) -> None:
    """A hundred kilobytes of brackets or quotation marks are read to the end."""
    assert [] == faults_of(shown(read(unit * (100_000 // len(unit)))))
