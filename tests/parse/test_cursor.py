"""Front matter is known by its layout alone where somebody is writing in it."""

import pytest

from mopsdocs.parse.cursor import Cursor, cursor_at

_PLACES = [
    ("", (), "", False),
    ("ow", (), "ow", False),
    ("owner: an", ("owner",), "an", True),
    ("owner: 'an", ("owner",), "an", True),
    ("owner: role:mo", ("owner",), "role:mo", True),
    ("goals:\n  - id: G1\n    metric: cl", ("goals", 0, "metric"), "cl", True),
    ("goals:\n- id: G1\n- id: G2\n  met", ("goals", 1), "met", False),
    ("goals:\n- id: G1\nste", (), "ste", False),
    ("goals:\n  - {id: G1}\n  - {id: G2, met", ("goals", 1), "met", False),
    ("goals:\n  - id: G1\n    relevant: {supports: [P", ("goals", 0, "relevant", "supports", 0), "P", True),
    ("tasks:\n  - id: T1\n    responsible: [ana, lu", ("tasks", 0, "responsible", 1), "lu", True),
    ('tasks:\n  - {id: T1, title: "a, b: [c", due', ("tasks", 0), "due", False),
    ("tasks:\n  - {id: T1,\n     owner: x", ("tasks", 0, "owner"), "x", True),
    ("tasks:\n  - id: T1\n    consulted:\n      - te", ("tasks", 0, "consulted", 0), "te", False),
    ("tasks:\n  - id: T1\n    consulted:\n    - ana\n    - te", ("tasks", 0, "consulted", 1), "te", False),
    ("tasks:\n  - id: T1\n\n    ", ("tasks", 0), "", False),
    ("tasks:\n  - id: T1\n    after: [T0]\n    du", ("tasks", 0), "du", False),
    ("tasks:\n  - id: T1 # {first\n    du", ("tasks", 0), "du", False),
    ("summary: |\n  text: a\nown", (), "own", False),
    ("summary: Text with: a colon\nown", (), "own", False),
    ('"title": It\'s [ours', ("title",), "It's [ours", True),
]


@pytest.mark.parametrize(("before", "path", "begun", "is_value"), _PLACES)
def test_the_place_is_found(before: str, path: tuple[str | int, ...], begun: str, *, is_value: bool) -> None:
    """The keys above the cursor are known however they are laid out, and what is begun there."""
    assert cursor_at(before) == Cursor(path, begun, is_value)


@pytest.mark.parametrize(
    "before", ["# re", "title: Ours\n  # re", "summary: |\n  text: a", "summary: >-\n  a\n\n  b"]
)
def test_nothing_is_offered_in_remarks_and_texts(before: str) -> None:
    """Within a remark, or a text of several lines, there are neither keys nor values."""
    assert cursor_at(before) is None
