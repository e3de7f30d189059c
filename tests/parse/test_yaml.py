"""Front matter as a tree, and what is refused in it although it parses."""

from collections.abc import Sequence

import pytest

from mopsdocs.model.diagnostic import Noticed, Span
from mopsdocs.parse.yaml import Quoted, Read, read


def told(noticed: Sequence[Noticed]) -> list[tuple[str, str, str]]:
    """Each finding as its code, its place, and its sentence with the values filled in."""
    return [
        (one.code, f"{one.at.line}:{one.at.column}", one.said.text.format_map(one.said.values))
        for one in noticed
        if isinstance(one.at, Span)
    ]


def hints(noticed: Sequence[Noticed]) -> list[str]:
    """What the findings say to write."""
    return [one.hint.text.format_map(one.hint.values) for one in noticed if one.hint]


PLAYBOOK = """\
title: Answer every lead within a day
owner: ana.ruiz
# What we measure
metrics:
  - {id: reply-time, unit: "%", good: down, every: month}   # from the CRM
goals:
  - id: G1
    baseline: 30
    due: 2026-06-30
    statement: >
      Answer leads
      within a day
    resources: []
    override: {}
"""


def test_a_playbook_becomes_a_tree_of_text() -> None:
    """Lists, groups and texts keep their order and spelling; nothing is taken for a number or a date."""
    expected = {
        "title": "Answer every lead within a day",
        "owner": "ana.ruiz",
        "metrics": [{"id": "reply-time", "unit": "%", "good": "down", "every": "month"}],
        "goals": [
            {
                "id": "G1",
                "baseline": "30",
                "due": "2026-06-30",
                "statement": "Answer leads within a day",
                "resources": [],
                "override": {},
            }
        ],
    }

    assert Read(expected, ()) == read(PLAYBOOK, 2)


@pytest.mark.parametrize(
    "word", ["no", "yes", "off", "3,5", "1.10", "31/12/2026", "007", "1:30", "null", "1e3", "true"]
)
def test_yaml_guesses_no_types(word: str) -> None:
    """Words that YAML would turn into truth values, numbers, times or nothing stay the text that was written."""
    assert Read({"value": word}) == read(f"value: {word}\n")


def test_a_text_knows_whether_it_was_quoted() -> None:
    """Texts in quotes and blocks are told from plain words, so that the schema can trust them as text."""
    tree = read("a: no\nb: 'no'\nc: \"no\"\nd: |\n  no\ne: [no, 'no']\n").tree
    assert isinstance(tree, dict)
    listed = tree.pop("e")
    assert isinstance(listed, list)

    assert {"a": False, "b": True, "c": True, "d": True} == {key: type(tree[key]) is Quoted for key in tree}
    assert [str, Quoted] == [type(value) for value in listed]
    assert {"no"} == set(tree.values())


def test_nothing_is_an_empty_value_or_a_tilde() -> None:
    """An empty value and ~ are nothing; empty quotes are an empty text."""
    assert {"a": None, "b": None, "c": "", "d": [None]} == read("a:\nb: ~\nc: ''\nd: [~]\n").tree


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "~"])
def test_nothing_at_all_is_no_tree(text: str) -> None:
    """Front matter without a key is nothing, and no mistake of YAML."""
    assert Read(None) == read(text, 2)


def test_a_list_may_be_the_whole() -> None:
    """A file such as signoffs.yml is a list."""
    assert [{"item": "email-program/G1"}] == read("- item: email-program/G1\n").tree


def test_keys_are_compared_after_composition() -> None:
    """The same letters, composed or not, are the same key."""
    assert {"año": "1"} == read("an\u0303o: 1\n").tree


@pytest.mark.parametrize(
    "text",
    [
        "title: R&D and Q&A\n",
        "title: Wow!\n",
        "formula: a / b * 100\n",
        "title: C# & co\n",
        "a: 'x #1'\n",
        "a: [b, c] #d\n",
    ],
)
def test_ordinary_signs_are_no_mistakes(text: str) -> None:
    """Signs with a meaning in YAML are plain text where they have none."""
    assert () == read(text).noticed


def test_a_comment_after_a_value_is_fine() -> None:
    """A number sign with space around it begins a comment, as everybody expects."""
    assert Read({"title": "Launch", "tags": None}) == read("title: Launch # for now\ntags:  ## none yet\n")


def test_a_duplicate_key_names_both_lines() -> None:
    """A key that stands twice is found with its line and that of the first."""
    read_ = read("title: One\ngoals:\n  - {id: G1, due: x, due: y}\ntitle: Two\n", 2)

    assert [
        ("FM-007", "4:22", "due stands here again; it stands already on line 4"),
        ("FM-007", "5:1", "title stands here again; it stands already on line 2"),
    ] == told(read_.noticed)


def test_duplicate_keys_are_found_in_any_spelling() -> None:
    """Quotes, escapes and decomposed letters do not hide that two keys are one."""
    noticed = read("a\u00f1o: 1\n\"an\\u0303o\": 2\n'a\u00f1o': 3\n").noticed

    assert ["FM-007", "FM-007"] == [one.code for one in noticed]


BOMB = "a: &a [x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


def test_an_alias_bomb_is_refused_with_its_first_reference() -> None:
    """References are never followed: nine lines that would grow to millions of values end as findings."""
    read_ = read(BOMB, 2)

    assert {"SAFE-003"} == {one.code for one in read_.noticed}
    assert (
        "SAFE-003",
        "3:8",
        "*a refers to a value written elsewhere; here each value is written where it counts",
    ) in told(read_.noticed)


def test_findings_of_one_file_are_limited() -> None:
    """A file with ten thousand duplicate keys does not give ten thousand findings."""
    assert 100 == len(read("a: x\n" * 10_000).noticed)


@pytest.mark.parametrize(
    ("text", "place", "sentence"),
    [
        ("a: &x y\n", "2:4", "&x gives the value a name for later use, which is not allowed here"),
        ("a: &x {b: c}\n", "2:4", "&x gives the value a name for later use, which is not allowed here"),
        ("a: [*x]\n", "2:5", "*x refers to a value written elsewhere; here each value is written where it counts"),
        ("a: !important now\n", "2:4", "!important tells YAML how to read the value, which is not allowed here"),
        (
            "a: !!python/name:os.system x\n",
            "2:4",
            "!!python/name:os.system tells YAML how to read the value, which is not allowed here",
        ),
        ("a: ! b\n", "2:4", "! tells YAML how to read the value, which is not allowed here"),
        ("- !t\n  a: b\n", "2:3", "!t tells YAML how to read the value, which is not allowed here"),
        ("<<: {a: b}\n", "2:1", "<< copies keys from elsewhere; here each key is written where it counts"),
        (
            "%YAML 1.1\n---\na: b\n",
            "2:1",
            "a line that begins with % gives YAML an instruction; none are needed here",
        ),
        ("a: b\n---\nc: d\n", "3:1", "a second document begins here; a file has only one"),
        ("a: b\n--- [\n", "3:1", "a second document begins here; a file has only one"),
    ],
)
def test_what_yaml_has_and_we_refuse(text: str, place: str, sentence: str) -> None:
    """Tags, anchors, references, merges, directives and further documents are refused at their place."""
    assert [("SAFE-003", place, sentence)] == told(read(text, 2).noticed)


@pytest.mark.parametrize("text", ["[" * 60_000, "- " * 30_000, "[\n" * 30_000, "{a: " * 15_000])
def test_too_deep_ends_at_once(text: str) -> None:
    """Sixty kilobytes of brackets end at the thirty-third, with a sentence of their own."""
    read_ = read(text, 2)

    assert None is read_.tree
    assert [("SAFE-002", "lists and groups stand more than 32 deep in each other here")] == [
        (code, sentence) for code, _, sentence in told(read_.noticed)
    ]


def test_sixty_thousand_braces_are_a_key_that_is_none() -> None:
    """Sixty kilobytes of opening braces end at the second, which stands where a key must."""
    assert [("FM-001", "2:2", "a key must be a plain word, and here stands {")] == told(read("{" * 60_000, 2).noticed)
    assert [("FM-001", "2:3", "a key must be a plain word, and here stands ?")] == told(
        read("? " * 30_000, 2).noticed
    )


def test_thirty_two_levels_are_allowed() -> None:
    """The deepest tree that is allowed is read."""
    assert () == read("[" * 32 + "]" * 32).noticed
    assert None is not read("[" * 32 + "]" * 32).tree


def test_too_many_values_name_the_limit() -> None:
    """A file with more than twenty thousand keys and values is refused with the number in the sentence."""
    read_ = read("[" + "a," * 20_001 + "]")

    assert ["SAFE-002"] == [one.code for one in read_.noticed]
    assert {"limit": 20_000} == read_.noticed[0].said.values
    assert () == read("[" + "a," * 19_000 + "]").noticed


def test_a_very_long_text_names_the_limit() -> None:
    """A single value of more than 64 KB is refused with the limit in the sentence."""
    assert [("SAFE-002", {"size": 65_537, "limit": 65_536})] == [
        (one.code, one.said.values) for one in read("why: " + "x" * 65_537 + "\n").noticed
    ]


def test_text_cut_by_a_number_sign_is_noticed() -> None:
    """What stands behind ` #` without a space is lost, so the finding shows the line as it was meant."""
    noticed = read("title: Reach #1 in search\nsummary: #1 of all\ntags: [\n  first #a\n]\n", 2).noticed

    assert [
        ("FM-002", "2:14", "YAML reads only Reach: what follows from # on is a comment to it"),
        ("FM-002", "3:10", "YAML reads nothing here: what begins with # is a comment to it"),
        ("FM-002", "5:9", "YAML reads only first: what follows from # on is a comment to it"),
    ] == told(noticed)
    assert [
        'write title: "Reach #1 in search", or a space after the # if it is a comment',
        'write summary: "#1 of all", or a space after the # if it is a comment',
        "put the whole value in quotes; if it is a comment, write a space after the #",
    ] == hints(noticed)


def test_curly_quotes_around_a_value_are_noticed() -> None:
    """Curly quotes around a value are part of it for YAML; within it they are typography."""
    noticed = read("title: “Reach”\nsummary: The “best” plan\ntags: [‘a’, “b” and c]\n", 2).noticed

    assert [
        ("FM-002", "2:8", "the curly quotes around “Reach” are read as part of the text"),
        ("FM-002", "4:8", "the curly quotes around ‘a’ are read as part of the text"),
    ] == told(noticed)
    assert 'use straight quotes, or none: "Reach"' == hints(noticed)[0]


def test_hidden_characters_cannot_come_in_by_escapes() -> None:
    """Control and direction characters written as escapes are as refused as those in the file itself."""
    noticed = read('a: "safe\\tand \\u00f1"\nb: "x\\u202ey"\nc: "\\0"\n', 2).noticed

    assert [
        ("SAFE-001", "3:4", "this text holds a character that cannot be seen: U+202E right-to-left override"),
        ("SAFE-001", "4:4", "this text holds a character that cannot be seen: U+0000"),
    ] == told(noticed)


def test_hidden_characters_in_the_file_are_noticed_once() -> None:
    """A zero-width space in front matter is one finding, quoted or not."""
    assert [("SAFE-001", "2:6")] == [one[:2] for one in told(read('a: "b\u200bc"\n', 2).noticed)]


def test_a_line_separator_does_not_shift_the_lines_below() -> None:
    """A character that YAML alone takes for a line end leaves the other findings on their lines."""
    assert [("SAFE-001", "2:5"), ("FM-007", "4:1")] == [
        one[:2] for one in told(read("a: b\u2028c\nd: e\nd: f\n", 2).noticed)
    ]


@pytest.mark.parametrize(
    ("text", "place", "sentence"),
    [
        ("title: {{ name }}\n", "2:9", "a key must be a plain word, and here stands {"),
        ("? [a]\n: b\n", "2:3", "a key must be a plain word, and here stands ["),
        ("*x : b\n", "2:1", "a key must be a plain word, and here stands *x"),
        ('"": b\n', "2:1", "there is no key before the colon"),
        ("goals:\n\u00a0\u00a0- id: G1\n", "3:1", "a space of an unusual kind stands at the beginning of the line"),
        ("tags:\n  – email: x\n", "3:3", "a line of a list begins with a dash, not with –"),
    ],
)
def test_keys_that_are_none_are_named(text: str, place: str, sentence: str) -> None:
    """What YAML takes for a key although nobody meant one is named."""
    assert [("FM-001", place, sentence)] == told(read(text, 2).noticed)
