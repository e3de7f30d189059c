"""From key paths to places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mopsdocs.model.diagnostic import KeyPath, Span
from mopsdocs.parse.locate import locate, survey

FRONT = """\
title: Más clics
goals:
  - id: G1
    due: "2026-06-30"
    baseline: {value: 30, period: 2025}
    achievable:
      why: >
        Two months
        did it

      resources: []
  - {id: G2, due: 2026-12-31}
tags: [email,
  web]
empty:
"""


def seen(span: Span) -> str:
    """The text of the file from the place's beginning to its end, front matter beginning on line 2."""
    lines = ["---", *FRONT.split("\n")][span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    return "\n".join(lines)[span.column - 1 :]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (("title",), "Más clics"),
        (("goals", 0, "id"), "G1"),
        (("goals", 0, "due"), '"2026-06-30"'),
        (("goals", 0, "baseline"), "{value: 30, period: 2025}"),
        (("goals", 0, "baseline", "value"), "30"),
        (("goals", 0, "achievable", "why"), ">\n        Two months\n        did it"),
        (("goals", 0, "achievable", "resources"), "[]"),
        (("goals", 1), "{id: G2, due: 2026-12-31}"),
        (("goals", 1, "due"), "2026-12-31"),
        (("tags",), "[email,\n  web]"),
        (("tags", 1), "web"),
    ],
)
def test_a_value_is_found_as_it_is_written(path: KeyPath, text: str) -> None:
    """The place of a value spans exactly what the author wrote, quotes and brackets included."""
    assert text == seen(locate(FRONT, 2, path))


@pytest.mark.parametrize("path", [("title",), ("goals", 0, "due"), ("goals", 0, "baseline", "period"), ("empty",)])
def test_a_key_is_found_beside_its_value(path: KeyPath) -> None:
    """The place of a key is that of its name alone."""
    assert path[-1] == seen(locate(FRONT, 2, path, key=True))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (("goals",), "goals"),
        (("goals", 0, "achievable"), "achievable"),
        (("goals", 0), "id: G1"),
        (("empty",), "empty"),
        ((), "title: Más clics"),
    ],
)
def test_what_has_many_lines_is_pointed_at_by_its_first_words(path: KeyPath, text: str) -> None:
    """A group or list of many lines is shown by its key, a value of a list by its first line."""
    assert text == seen(locate(FRONT, 2, path))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (("owner",), "title: Más clics"),
        (("goals", 0, "owner"), "id: G1"),
        (("goals", 0, "achievable", "past_best", "value"), "achievable"),
        (("goals", 1, "owner"), "{id: G2, due: 2026-12-31}"),
        (("goals", 7, "owner"), "goals"),
        (("title", "es"), "title"),
    ],
)
def test_what_is_missing_is_shown_where_it_would_be(path: KeyPath, text: str) -> None:
    """For a key that is not there the nearest one around it is pointed at."""
    assert text == seen(locate(FRONT, 2, path))
    assert text == seen(locate(FRONT, 2, path, key=True))


def test_columns_count_letters() -> None:
    """Columns count code points, so that accents and emoji before a value do not shift it."""
    assert Span(5, 19, 5, 21) == locate("{año: 👩‍💻🇪🇸, due: ab}", 5, ("due",))


def test_the_last_of_two_equal_keys_counts() -> None:
    """Where a key stands twice the tree has the later value, and so has the place."""
    assert Span(3, 4, 3, 7) == locate("a: one\na: two\n", 2, ("a",))


def test_decomposed_keys_are_found() -> None:
    """A key is found whether its accents are composed or not."""
    assert Span(1, 7, 1, 8) == locate("an\u0303o: 1", 1, ("a\u00f1o",))


def test_places_above_a_fault_are_known() -> None:
    """What stands above a fault has its place, for findings that were made before it."""
    assert Span(1, 8, 1, 9) == locate("title: x\nowner: @y\n", 1, ("title",))


@pytest.mark.parametrize("front", ["", "\n", "[" * 60_000, "{{}: x}", "*x : y", "\ud800", "a: [b", "- " * 30_000])
def test_there_is_always_a_place(front: str) -> None:
    """Front matter that cannot be read gives some place in the file, at once."""
    assert locate(front, 2, ("goals", 0, "due")).line >= 2


def test_one_survey_answers_for_all_paths() -> None:
    """Places found once answer for every path, as asking one by one does."""
    places = survey(FRONT, 2)
    paths: list[KeyPath] = [("title",), ("goals", 0, "due"), ("goals", 1), ("nowhere", 3), ()]

    assert [locate(FRONT, 2, path) for path in paths] == [places.of(path) for path in paths]


WORDS = st.text(st.sampled_from("ab: -[]{}'\"\n\t#&*!|>%@,\u00e9\u2028\r?"), max_size=60)


@given(WORDS)
def test_any_text_has_places_within_its_lines(front: str) -> None:
    """No text makes the search fail, and every place lies within the file."""
    places = survey(front, 1)
    last = front.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1

    for span in (places.first, *places.values.values(), *places.keys.values()):
        assert 1 <= span.line <= span.end_line <= last
        assert (span.line, span.column) < (span.end_line, span.end_column)
