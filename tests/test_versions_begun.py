"""A new version begins where the working tree was left, and it shows in no byte."""

import sqlite3
from pathlib import Path

import pytest

from repository import Repo, start
from test_commands import tree
from test_versions import build, memory
from test_versions_together import counted

__all__ = ["memory"]

VISITS, MAIL, CALM = "playbooks/data/visits.md", "playbooks/campaigns/mail.md", "playbooks/workflow/calm.md"
SETTINGS = 'title: H\nlanguages: [en, es]\nversions: {tags: "v*", current: latest}\n'
PEOPLE = "people: {ana: {name: Ana Ruiz}, ben: {name: Ben Roy}}\nroles: {lead: {title: Lead, holder: ben}}\n"
COUNTED = """---
title: Visits
owner: ana
metrics:
  - {id: visits, name: Visits, unit: visits, good: up, every: month, due_after: 5 days, values: visits.csv}
goals:
  - {id: G1, title: More visits, metric: visits, baseline: {value: 100, period: 2025-12},
     target: {value: 180}, start: 2026-01-01, due: 2026-12-31, owner: ana}
---
Counted each month.
"""
BORROWED = """---
title: Mail
owner: ben
review: {every: 6 months, last: 2026-01-05}
goals:
  - {id: G1, title: Visits by mail, metric: visits/visits, baseline: {value: 100, period: 2025-12},
     target: {value: 150}, start: 2026-02-01, due: 2026-11-30, owner: ben}
tasks:
  - {id: T1, title: Clean the lists, serves: [G1], responsible: [ben], accountable: "role:lead", due: 2026-06-30}
---
It rests on [what we count](../data/visits.md).
"""
OWN = """---
title: Calm
owner: ana
tasks:
  - {id: T1, title: Wait, responsible: [ben], accountable: ana, due: 2026-04-30}
  - {id: T2, title: Wait on, responsible: [ana], accountable: ana, due: 2026-12-31}
---
It stays.
"""
ROWS = "period,value,note\n2025-11,90,\n2025-12,100,\n2026-01,110,\n2026-02,115,\n"
FILES = {
    "mopsdocs.yml": SETTINGS,
    "people.yml": PEOPLE,
    VISITS: COUNTED,
    "playbooks/data/visits.csv": ROWS,
    MAIL: BORROWED,
    CALM: OWN,
    ".gitignore": "/site/\n",
}
EDITS: dict[str, dict[str, str | None]] = {
    "nothing": {},
    "prose": {CALM: OWN.replace("It stays.", "It stays for now.")},
    "a target": {VISITS: COUNTED.replace("180", "190")},
    "a task": {MAIL: BORROWED.replace("due: 2026-06-30", "due: 2026-09-30")},
    "a title": {VISITS: COUNTED.replace("title: Visits", "title: All visits")},
    "a metric": {VISITS: COUNTED.replace("name: Visits", "name: Calls")},
    "values": {"playbooks/data/visits.csv": f"{ROWS}2026-03,170,\n"},
    "people": {"people.yml": PEOPLE.replace("Ben Roy", "Bea Roy")},
    "who holds a role": {"people.yml": PEOPLE.replace("holder: ben", "holder: ana")},
    "settings": {"mopsdocs.yml": SETTINGS.replace("title: H", "title: Ours")},
    "a language": {"mopsdocs.yml": SETTINGS.replace("[en, es]", "[en, pt, es]")},
    "another id": {CALM: None, "playbooks/workflow/still.md": OWN.replace("owner: ana", "was: [calm]\nowner: ana")},
    "a playbook less": {CALM: None},
    "a sign-off": {
        "signoffs.yml": (
            "- {item: mail/G1, aspect: realistic, by: ben, date: 2026-03-01, "
            'fingerprint: "1:5e0c27b19af3d846"}\n'
        ),
    },
}
ALSO_AT_ONCE = ("nothing", "a task", "values")
"""What is published on the day of its tag, too."""


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """Two versions, and the working tree as the second one is."""
    found = start(tmp_path / "handbook")
    found.commit(FILES, "2026-02-15")
    found.tag("v1")
    found.commit({VISITS: COUNTED.replace("180", "185")}, "2026-03-15")
    found.tag("v2")
    return found


def changed(repo: Repo, files: dict[str, str | None], day: str) -> None:
    """Change files, and take away those without a text."""
    for path in (path for path, text in files.items() if text is None):
        (repo.root / path).unlink()
    repo.commit({path: text for path, text in files.items() if text is not None}, day)


def anew(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, today: str) -> dict[str, bytes]:
    """What a build makes that remembers nothing."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "none"))
    build(repo, "--out", str(tmp_path / "site"), today=today)
    return tree(tmp_path / "site")


@pytest.mark.parametrize(
    ("edit", "today"), [*((one, "2026-07-15") for one in EDITS), *((one, "2026-04-20") for one in ALSO_AT_ONCE)]
)
def test_a_new_version_is_what_it_would_be_anew(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edit: str, today: str
) -> None:
    """Whatever was edited since, and whether the tag is of today or not: to the byte, and no older one changes."""
    build(repo, today="2026-04-20")
    before = {name: tree(repo.root / "site/v" / name) for name in ("v1", "v2")}
    changed(repo, EDITS[edit], "2026-04-20")
    repo.tag("v3")
    build(repo, today=today)

    assert tree(repo.root / "site") == anew(repo, tmp_path, monkeypatch, today)
    if edit != "a language":
        assert {name: tree(repo.root / "site/v" / name) for name in before} == before


def test_what_stays_is_turned_to_its_day(repo: Repo) -> None:
    """Of a new version only what was edited is arranged; the working tree takes all of it from there."""
    build(repo, today="2026-04-20")
    changed(repo, EDITS["a task"], "2026-04-10")
    repo.tag("v3")
    found = counted(build(repo, "--profile", today="2026-04-20"))

    # What borrows a metric cannot know what else has come to differ.
    assert (found["documents arranged"], found["documents turned"]) == (2, 4)


def test_an_edit_of_a_plan_beside_versions(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without another version, too, only what was edited is arranged."""
    build(repo, today="2026-04-20")
    repo.write({CALM: OWN.replace("due: 2026-04-30", "due: 2026-05-31")})
    found = counted(build(repo, "--profile", today="2026-04-20"))

    assert (found["documents arranged"], found["documents turned"]) == (1, 2)
    assert tree(repo.root / "site") == anew(repo, tmp_path, monkeypatch, "2026-04-20")


@pytest.mark.parametrize(
    "spoilt",
    [
        "update kept set content = x'00'",
        "update kept set (content, sum) = (select content, sum from kept order by key desc limit 1)",
        "drop table kept",
        "update kept set content = null",
    ],
)
def test_what_is_kept_is_not_believed(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoilt: str
) -> None:
    """Rows that are broken, exchanged or gone cost time, and nothing else."""
    build(repo, today="2026-04-20")
    for path in (tmp_path / "cache/mopsdocs").glob("*.sqlite"):
        with sqlite3.connect(path) as database:
            if database.execute("select 1 from sqlite_master where name = 'kept'").fetchone():
                database.execute(spoilt)
    repo.tag("v3")
    build(repo, today="2026-04-20")

    assert tree(repo.root / "site") == anew(repo, tmp_path, monkeypatch, "2026-04-20")


def test_the_same_day_with_other_values(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A playbook that borrows a metric shows the values of its own version, also where both are of one day."""
    changed(repo, EDITS["values"], "2026-04-20")
    repo.tag("v3", day="2026-04-20")
    repo.write({"playbooks/data/visits.csv": f"{ROWS}2026-03,190,\n"})
    build(repo, today="2026-04-20")

    assert "190" in (repo.root / "site/v/next/playbooks/mail.html").read_text("utf-8")
    assert "190" not in (repo.root / "site/v/v3/playbooks/mail.html").read_text("utf-8")
