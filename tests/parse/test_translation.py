"""A translation's front matter holds words, and only words."""

from mopsdocs.model.diagnostic import Key
from mopsdocs.parse.translation import strays, translation
from mopsdocs.parse.yaml import read

FILE = """
lang: es
strings:
  title: Que el correo sea un canal rentable
  goals.G1.title: Más clics desde el correo
  goals.G1.scope:
translated_from: {labels: {goals.G1.title: 9f3c00112233}, sections: {intro: 1a7700112233}}
"""
LABELS = ("title", "goals.G1.title", "goals.G1.scope", "steps.S1.tasks.T1.title")


def test_words_by_path() -> None:
    """Strings are words by label path; one that is empty is none."""
    found, noticed = translation(read(FILE).tree)
    assert () == noticed
    assert {
        "title": "Que el correo sea un canal rentable",
        "goals.G1.title": "Más clics desde el correo",
    } == found.strings
    assert ("es", {"goals.G1.title": "9f3c00112233"}, {"intro": "1a7700112233"}) == (
        found.lang,
        found.label_marks,
        found.section_marks,
    )
    assert () == strays(found, LABELS)


def test_a_plan_key_does_not_belong_here() -> None:
    """A key of the plan in a translation is I18N-007, and its value is not taken."""
    found, noticed = translation(read("owner: ana\ndue: 2026-01-01\nstrings: {title: A}").tree)
    assert [("I18N-007", Key(("owner",))), ("FM-003", Key(("due",)))] == [(one.code, one.at) for one in noticed]
    assert {"title": "A"} == found.strings


def test_a_title_beside_strings() -> None:
    """A title at the top of a translation is told to go below `strings`, and is taken all the same."""
    found, [one] = translation(read("title: Más clics").tree)
    assert ("FM-003", Key(("title",))) == (one.code, one.at)
    assert {"title": "Más clics"} == found.strings


def test_strings_that_name_no_label() -> None:
    """A path that names no text of the source is told with the nearest one."""
    found, _ = translation(read("strings: {goals.G1.titel: A, steps.S1.T1.title: B, nothing: C, summary: D}").tree)
    told = [(one.at, one.hint and one.hint.values.get("meant")) for one in strays(found, LABELS)]
    assert [
        (Key(("strings", "goals.G1.titel")), "goals.G1.title"),
        (Key(("strings", "steps.S1.T1.title")), "steps.S1.tasks.T1.title"),
        (Key(("strings", "nothing")), None),
    ] == told


def test_strings_that_are_no_text() -> None:
    """A list or a group in the place of words is told, and the other words are kept."""
    found, noticed = translation(read("strings: {title: [A, B], summary: C}").tree)
    assert [("FM-003", ("strings", "title"))] == [(one.code, one.at) for one in noticed]
    assert {"summary": "C"} == found.strings


def test_placeholders_in_translations() -> None:
    """A placeholder left in a translation is told in the translation."""
    _, noticed = translation(read("strings: {goals.G1.title: TODO}").tree)
    assert [("FM-005", ("strings", "goals.G1.title"))] == [(one.code, one.at) for one in noticed]
