"""YAML of any kind ends as a tree or as findings."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mopsdocs.model.diagnostic import Said, Span
from mopsdocs.parse import events
from mopsdocs.parse.yaml import Quoted, Read, Tree, read

PIECES = st.sampled_from(
    [
        "title: ",
        "goals:",
        "- ",
        "id: G1",
        "\n",
        "\n",
        "\n  ",
        "\n    ",
        "\n\t",
        "{",
        "}",
        "[",
        "]",
        ", ",
        ": ",
        "'",
        '"',
        "@ana",
        "&a ",
        "*a",
        "!t ",
        "| ",
        ">",
        "# x",
        " #x",
        "%",
        "`",
        "~",
        "no",
        "<<: ",
        "---\n",
        "...",
        "? ",
        "\\u202e",
        "é",
        "“",
        "”",
        "\u00a0",
        "\u200b",
        "\u2028",
        "：",
        "• ",
        "<<<<<<< ",
        "Some prose here.",
        "2026-01-01",
    ]
)
YAMLISH = st.lists(PIECES, max_size=25).map("".join)


def checked(answer: Read, front: str) -> None:
    """Hold an answer against what every answer promises."""
    lines = front.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for found in answer.noticed:
        assert isinstance(found.at, Span)
        assert 1 <= found.at.line <= lines
        assert (found.at.line, found.at.column) < (found.at.end_line, found.at.end_column)
        for said in (found.said, found.hint):
            assert isinstance(said, Said)
            assert said.text.format_map(said.values)


@given(YAMLISH)
def test_anything_like_yaml_gives_a_tree_or_findings(front: str) -> None:
    """Pieces of YAML in any order never raise, and every finding lies within the file."""
    checked(read(front), front)


@given(st.text(max_size=200))
def test_any_text_gives_a_tree_or_findings(front: str) -> None:
    """Text of any kind never raises."""
    checked(read(front), front)


@given(YAMLISH)
def test_what_cannot_be_read_says_why(front: str) -> None:
    """Where YAML itself fails there is no tree, and never silence."""
    try:
        list(yaml.parse(front, Loader=yaml.CBaseLoader))
    except yaml.YAMLError:
        answer = read(front)
        assert answer.tree is None
        assert answer.noticed


TEXTS = st.text(
    st.characters(min_codepoint=0x20, max_codepoint=0x17F, exclude_characters="\x7f\xad", exclude_categories=["Cc"]),
    max_size=12,
)
KEYS = st.text(st.sampled_from("abcdefgñ_-1"), min_size=1, max_size=8).filter(lambda key: key[0] not in "-1")
TREES = st.recursive(
    TEXTS | st.none(),
    lambda trees: st.lists(trees, max_size=4) | st.dictionaries(KEYS, trees, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize("flow", [True, False])
@given(tree=st.dictionaries(KEYS, TREES, min_size=1, max_size=5))
def test_a_tree_that_is_written_is_read_again(tree: dict[str, Tree], *, flow: bool) -> None:
    """What PyYAML writes with all texts in quotes is read as the same tree, without a finding."""
    written = yaml.dump(
        tree, default_style='"', default_flow_style=flow, allow_unicode=True, sort_keys=False, Dumper=Writer
    )

    assert Read(tree, ()) == read(written)


class Writer(yaml.SafeDumper):
    """Writes nothing as ~, and no tags."""

    def ignore_aliases(self, data: object) -> bool:
        """No value refers to another."""
        del data
        return True


Writer.add_representer(type(None), lambda writer, _: writer.represent_scalar("tag:yaml.org,2002:null", "~", style=""))


@given(YAMLISH)
def test_the_parser_in_python_reads_the_same(front: str) -> None:
    """Machines without PyYAML's parser in C get the same trees."""
    quick = read(front)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(events, "_EVENT_PARSER", events.PureParser)
        slow = read(front)

    if quick.tree is not None and slow.tree is not None:
        assert quick == slow
        assert isinstance(quick.tree, dict | list)


def test_quoted_text_is_text() -> None:
    """A quoted text equals the plain one and sorts with it."""
    assert {"a": 1}[Quoted("a")] == 1
