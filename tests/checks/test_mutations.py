"""Mistakes made on purpose in our own handbook: each is noticed, or it is said why not, and told once."""

import pytest

from mutations import Mistake, house, mistakes, noticed, reason

PLAYBOOK = "email-program"
EACH = 29
"""Every so manieth mistake in one playbook is made here; `python tests/mutations.py` makes them all."""

EACH_OF_ALL = 53
"""Of all playbooks together, every so manieth."""

AT_MOST = 1.1
"""How many findings a mistake that is noticed has on average; `make bench` holds it for all mistakes."""


def sample() -> list[Mistake]:
    """The mistakes that are made here."""
    return list(mistakes(PLAYBOOK))[::EACH]


@pytest.fixture(scope="module")
def told() -> dict[Mistake, int]:
    """How many findings each mistake has."""
    return {mistake: noticed(mistake).total() for mistake in sample()}


def test_nothing_is_told_of_the_handbook_as_it_is() -> None:
    """Written anew, with its keys in the same order, the playbook has no error and no warning."""
    assert {code for _, code, _ in house().before[PLAYBOOK]} <= {"RACI-008"}


def test_mistakes_are_noticed(told: dict[Mistake, int]) -> None:
    """What nobody notices is in the table of `mutations`, with its reason."""
    assert [] == [mistake.key for mistake, count in told.items() if not count and not reason(mistake.key)]


def test_mistakes_are_told_once(told: dict[Mistake, int]) -> None:
    """One mistake is one finding, on average within a tenth, in whichever playbook it is made."""
    counts = [count for count in told.values() if count]
    every = [mistake for name in house().playbooks for mistake in mistakes(name)]
    others = [count for mistake in every[::EACH_OF_ALL] if (count := noticed(mistake).total())]

    assert min(len(counts), len(others)) > 25
    assert sum(counts) / len(counts) <= AT_MOST
    assert sum(others) / len(others) <= AT_MOST
