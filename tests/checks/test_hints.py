"""What is written in a hint mends the line, or leads to what was meant."""

import pytest

from house import house
from mopsdocs.compile.reporting import check
from mopsdocs.model.diagnostic import Said
from mopsdocs.words import Words

ENGLISH = Words("en", {})
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


def test_what_replaces_speaks_of_playbooks() -> None:
    """Under `supersedes` it is a playbook that is not there, and the one that is like it is named."""
    found = check(
        house(f"---\ntitle: Short forms\nowner: ana.ruiz\nsupersedes: [contact-date]\n---\nText.\n{PAGES}")
    ).diagnostics
    said, hint = next((one.said.text, one.hint) for one in found if one.code == "LINK-001")

    assert said == "There is no playbook {name}"
    assert hint == Said("Did you mean {near}?", {"near": "contact-data"})


@pytest.mark.parametrize(("ref", "meant"), [("contact-date", "contact-data"), ("G9", None)])
def test_an_id_on_a_plain_page_is_a_playbook(ref: str, meant: str | None) -> None:
    """A plain page has no goals and no tasks: an id that is not there is told of as a playbook that is not there."""
    text = f"---\ntitle: Short forms\nowner: ana.ruiz\n---\nText.\n{PAGES}"
    found = check(house(f"{text}=== playbooks/how.md\n---\ntitle: How\n---\nSee []({ref}).\n")).diagnostics
    one = next(one for one in found if one.code == "LINK-001")

    assert (one.said.text, one.said.values) == ("There is no playbook {name}", {"name": ref})
    assert (one.hint.values.get("near") if one.hint else None) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("../data/contact-dat/index.md", "Link to ../data/contact-data/index.md"),
        ("../nowhere/index.md", "Write the path of the file from here, for example ../data/consent.md"),
        ("../project-management/one-bord.md", "Link to ../project-management/one-board.md"),
        ("../project-management/one-board", "Write the whole name of the file: ../project-management/one-board.md"),
        ("www.example.com", "Write https://www.example.com to link outside the handbook"),
        ("drive.example.com/x", "Write https://drive.example.com/x to link outside the handbook"),
        ("Drive.Example.cloud/a.html", "Write https://Drive.Example.cloud/a.html to link outside the handbook"),
        ("example.com", "Write https://example.com to link outside the handbook"),
        ("../data.old/x.md", "Write the path of the file from here, for example ../data/consent.md"),
        ("report.v2.pdf", "Write the path of the file from here, for example ../data/consent.md"),
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


def who(owner: str, people: int = 3) -> str:
    """What is said of an owner whom nobody knows, in a handbook of so many people."""
    names = ["Ana Ruiz", "Luis Gómez", *(f"Somebody {number}" for number in range(3, people + 1))]
    ids = ["ana.ruiz", "luis.gomez", *(f"somebody.{number}" for number in range(3, people + 1))]
    listed = "".join(f"  {one}: {{name: {name}}}\n" for one, name in zip(ids, names, strict=True))
    plan = f'title: Short forms\nowner: "{owner}"\nrisks: [{{id: R1, text: None}}]\n'
    text = f"---\n{plan}---\n=== people.yml\npeople:\n{listed}"
    found = check(house(text)).diagnostics
    return next(ENGLISH.said(one.hint) for one in found if one.hint and one.code == "PEOPLE-001")


@pytest.mark.parametrize("written", ["ana.ruiz, luis.gomez", "Ana Ruiz y Luis Gómez", "ana.ruiz/luis.gomez"])
def test_several_names_where_one_stands(written: str) -> None:
    """Two owners in one line: which one to write, and how several are written where they may stand."""
    hint = "Name one of them, `ana.ruiz`; several stand in a list: `[ana.ruiz, luis.gomez]`"
    assert who(written) == hint


def test_a_small_team_is_listed() -> None:
    """Whoever writes a name that is like nobody's is told who there is, unless that is a long list."""
    assert who("pepe") == "Name one of ana.ruiz, luis.gomez and somebody.3, or list this name in people.yml"
    assert who("pepe", 9) == "Name somebody who is listed in people.yml, or list this name there"


def test_a_metric_that_is_not_defined() -> None:
    """A goal that names a metric nobody has defined is told where to define it."""
    found = hints("", "goals:\n  - {id: G1, metric: clicks}\n")
    assert found == ["Define it under `metrics`, or name the metric of another playbook as playbook/id"]


def test_a_team_by_the_name_that_readers_know() -> None:
    """Whoever writes a team's name for its id is told the id."""
    people = "=== people.yml\npeople:\n  ana.ruiz: {name: Ana Ruiz}\nteams:\n  sales: {name: Ventas}\n"
    found = check(house(f"---\ntitle: Leads\nowner: team:ventas\n---\n{people}")).diagnostics

    hints = [ENGLISH.said(one.hint) for one in found if one.hint and one.code == "PEOPLE-001"]
    assert hints == ["Did you mean team:sales?"]


def test_a_task_is_not_told_to_wait_for_itself() -> None:
    """What fits after a task are the others, and never the one that asks."""
    tasks = "tasks:\n  - {id: T1, title: Draw}\n  - {id: T2, title: Test, after: [QQ]}\n"
    single = "tasks:\n  - {id: T1, title: Draw, after: [T2]}\n"

    assert hints("Text.", tasks) == ["What fits here: ('T1',)"]
    assert [one[:28] for one in hints("Text.", single)] == ["There is nothing yet that fi"]


@pytest.mark.parametrize(
    ("written", "said", "hint"),
    [
        ("Ana Ruiz", "Ana Ruiz is a name, and an id stands here", "Did you mean ana.ruiz?"),
        ("ana ruíz", "ana ruíz is a name, and an id stands here", "Did you mean ana.ruiz?"),
        ("team:Ventas", "Ventas is a name, and an id stands here", "Did you mean team:sales?"),
        ("Ventas", "There is nobody called Ventas in people.yml", "Did you mean team:sales?"),
        ("Sales", "There is nobody called Sales in people.yml", "Did you mean team:sales?"),
        ("equipo:sales", "There is nobody called equipo:sales in people.yml", "Did you mean team:sales?"),
        (
            "ana.ruiz@example.com",
            "There is nobody called ana.ruiz@example.com in people.yml",
            "Did you mean ana.ruiz?",
        ),
        ("ruiz@example.com", "There is nobody called ruiz@example.com in people.yml", "Did you mean ana.ruiz?"),
    ],
)
def test_a_name_an_address_or_a_kind_in_another_language(written: str, said: str, hint: str) -> None:
    """Nobody is told that there is no Ana Ruiz who has just listed her: what is said is true, and leads to the id."""
    people = "people:\n  ana.ruiz: {name: Ana Ruiz, email: ruiz@example.com}\nteams:\n  sales: {name: Ventas}\n"
    found = check(
        house(
            f'---\ntitle: Leads\nowner: "{written}"\ntags: [a]\nrisks: [{{id: R1, text: None}}]\n---\n'
            f"=== people.yml\n{people}"
        )
    ).diagnostics

    told = [
        (ENGLISH.said(one.said), ENGLISH.said(one.hint)) for one in found if one.hint and one.code == "PEOPLE-001"
    ]
    assert told == [(said, hint)]


def test_a_space_behind_the_kind_of_a_party() -> None:
    """`[team: sales]` is a slip of one space, and quotes around it would be another mistake."""
    plan = "---\ntitle: Leads\nowner: ana.ruiz\ntasks:\n  - {id: T1, title: Call, consulted: [team: sales]}\n---\n"
    found = check(house(plan)).diagnostics

    assert ["Write `team:sales`, without a space"] == [
        ENGLISH.said(one.hint) for one in found if one.hint and one.code == "FM-003"
    ]
