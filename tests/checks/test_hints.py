"""What is written in a hint mends the line, or leads to what was meant."""

import pytest

from house import house
from mopsdocs.compile import check

PAGES = """\
=== playbooks/benchmarking/index.md
---
title: Benchmarking
---
=== playbooks/data/contact-data/index.md
---
title: Contact data
owner: ana.ruiz
---
=== playbooks/project-management/one-board.md
---
title: One board
owner: ana.ruiz
---
"""
NEEDS = ", ".join(f"{{id: N{number}, text: Complete leads}}" for number in range(1, 15))


def hints(prose: str, keys: str = "") -> list[str]:
    """What is said under LINK rules about a playbook's text, with its values in place."""
    found = check(house(f"---\ntitle: Short forms\nowner: ana.ruiz\n{keys}---\n{prose}\n{PAGES}")).diagnostics
    return [
        one.hint.text.format(**{key: str(value) for key, value in one.hint.values.items()})
        for one in found
        if one.hint and one.code in ("LINK-001", "LINK-007") and one.path.startswith("playbooks/campaigns/")
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("../data/contact-dat/index.md", "Link to ../data/contact-data/index.md"),
        ("../nowhere/index.md", "Write the path of the file from here, for example ../data/consent.md"),
        ("../project-management/one-bord.md", "Link to ../project-management/one-board.md"),
        ("../project-management/one-board", "Write the whole name of the file: ../project-management/one-board.md"),
        ("www.example.com", "Write https://www.example.com to link outside the handbook"),
    ],
)
def test_link_nearly_right(written: str, meant: str) -> None:
    """A link that misses a letter, an ending or its https:// leads to what was meant, and to nothing else."""
    assert hints(f"Read [this]({written}).") == [meant]


def test_goals_come_first() -> None:
    """Where a goal was meant the goals are offered first, however many needs there are."""
    keys = f"stakeholders:\n  - {{id: sales, who: team:sales, needs: [{NEEDS}]}}\n"
    keys += "goals:\n  - {id: G1, title: Short forms}\n"

    assert "'G1', 'sales', 'N1'" in hints("We want [](G9).", keys)[0]
