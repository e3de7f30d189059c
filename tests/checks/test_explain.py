"""Rules explained, and codes that were nearly right."""

import pytest

from mopsdocs.checks import CODES, FAMILIES, RULES, explanation, similar_codes
from mopsdocs.checks.explain import rule_list, rule_page


def test_explanation_says_it_all() -> None:
    """An explanation has the summary, the reason, the weights and both examples."""
    text = explanation("RACI-002")

    assert text
    assert text.startswith("RACI-002: A task has somebody who does it\n\nA task that belongs to nobody")
    assert "draft info, review error, publish error" in text
    assert "    tasks:\n      - id: T1" in text
    assert text.index("Fails:") < text.index("Mended:")


def test_unknown_code_has_no_explanation() -> None:
    """What is no rule is not explained; whatever may be ignored is one."""
    assert explanation("RACI-099") is None
    assert set(RULES) == CODES


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("raci-5", "RACI-005"),
        ("RACI 005", "RACI-005"),
        ("smart m2", "SMART-M02"),
        ("PEPLE-001", "PEOPLE-001"),
        ("task3", "TASK-003"),
    ],
)
def test_code_nearly_right(written: str, meant: str) -> None:
    """A code that was misspelt leads to the one that was meant."""
    assert similar_codes(written) == (meant,)


def test_family_instead_of_code() -> None:
    """The name of a family leads to all its rules, and nonsense to none."""
    assert similar_codes("body") == ("BODY-001", "BODY-002", "BODY-003")
    assert similar_codes("what?") == ()


def test_codes_hold_all_rules() -> None:
    """Every rule's code may be ignored, and families list their rules in order."""
    assert set(RULES) <= CODES
    for family in FAMILIES:
        assert all(rule.code.startswith(f"{family.name}-") for rule in family.rules)


def test_list_names_every_rule() -> None:
    """The list in docs/rules/ leads to the page of every rule."""
    text = rule_list()

    assert [code for code in RULES if f"[{code}]({code}.md)" not in text] == []


def test_page_shows_files_apart() -> None:
    """An example of several files shows each under its name, in fences that fit what it is."""
    page = rule_page(RULES["PEOPLE-002"])

    assert "````yaml\nowner: luis.gomez\n````\n\n`people.yml`\n\n````yaml\npeople:" in page
    assert "````markdown\nWrite to ana" in rule_page(RULES["PEOPLE-008"])
