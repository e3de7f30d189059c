"""Mistakes made on purpose in our own handbook: each is noticed, or it is said why not, and told once."""

import re

import pytest

from mutations import Mistake, house, mistakes, noticed

PLAYBOOK = "email-program"
EACH = 29
"""Every so manieth mistake in one playbook is made here; `python tests/mutations.py` makes them all."""

EACH_OF_ALL = 53
"""Of all playbooks together, every so manieth."""

AT_MOST = 1.1
"""How many findings a mistake that is noticed has on average; `make bench` holds it for all mistakes."""

OPTIONAL = "what may be left out, and is shown where it is there"
FACT = "a fact that nothing else in the plan contradicts"
REASONS = {
    r"delete (summary|tags|parent|backup|status|period(\.\w+)?|review(\.\w+)?)": OPTIONAL,
    r"delete problems\.(problem|solution|evidence|source)": OPTIONAL,
    r"delete stakeholders\.(who|needs\.text)": OPTIONAL,
    r"delete slas\.(deliverable|effective|signoffs|review(\.\w+)?)": OPTIONAL,
    r"delete goals\.signoffs": OPTIONAL,
    r"delete metrics\.(name|type|unit|good|due_after|values|counter|revision|changed)": OPTIONAL,
    r"delete goals\.(title|statement|direction|owner|checkpoints|realistic|outcome|override)(\.\w+)?": OPTIONAL,
    r"delete goals\.(achievable\.past_best|relevant\.why)": OPTIONAL,
    r"delete goals\.target\.(value|change)": "one of the two follows from the other",
    r"delete participation(\.\w+)*": OPTIONAL,
    r"delete (risks|decisions)(\.\w+)?": OPTIONAL,
    r"delete steps\.(start|due|consulted|informed)": OPTIONAL,
    r"delete (steps\.)?tasks\.(accountable|consulted|informed|after|start|effort|evidence|issue|support)": OPTIONAL,
    r"delete (steps\.)?tasks\.(due|status|done)": "the step's date holds, and what says nothing is to do",
    r"a year (earlier|later) (period|review|slas|decisions|participation)\.[\w.]+": FACT,
    r"a year (earlier|later) (steps|goals)\.(start|due)": "a window that is longer holds the same work",
    r"a year earlier steps\.tasks\.done": FACT,
}


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
    """What nobody notices is in the table, with its reason."""
    missed = [mistake.key for mistake, count in told.items() if not count]

    assert [] == [key for key in missed if not any(re.fullmatch(one, key) for one in REASONS)]


def test_mistakes_are_told_once(told: dict[Mistake, int]) -> None:
    """One mistake is one finding, on average within a tenth, in whichever playbook it is made."""
    counts = [count for count in told.values() if count]
    every = [mistake for name in house().playbooks for mistake in mistakes(name)]
    others = [count for mistake in every[::EACH_OF_ALL] if (count := noticed(mistake).total())]

    assert min(len(counts), len(others)) > 25
    assert sum(counts) / len(counts) <= AT_MOST
    assert sum(others) / len(others) <= AT_MOST
