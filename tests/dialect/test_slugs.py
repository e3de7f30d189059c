"""Anchors of headings."""

import pytest

from dialect.pages import read


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Set-up checklist", "set-up-checklist"),
        ("What's new, and why?", "whats-new-and-why"),
        ("A & B", "a--b"),
        ("snake_case", "snake_case"),
        ("¿Qué medimos en 2026?", "qué-medimos-en-2026"),
        ("Ação e reação", "ação-e-reação"),
        ("लक्ष्य", "लक्ष्य"),
        ("3.5 %", "35-"),
        ("!!!", "section"),
        ("mops-G1", "user-mops-g1"),
    ],
)
def test_slugs_are_githubs(words: str, slug: str) -> None:
    """A heading can be linked as on GitHub, and never takes an anchor of the page's own."""
    assert slug == read(f"## {words}").headings[0].slug


def test_equal_headings_are_numbered() -> None:
    """Equal headings get -1, -2; a heading that is called so already keeps its own."""
    prose = read("# A", "", "# A-1", "", "# A", "", "# A", "", "# A-1")

    assert ["a", "a-1", "a-2", "a-3", "a-1-1"] == [heading.slug for heading in prose.headings]
