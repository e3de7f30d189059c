"""What weighs in a change: the same plan in other words is the same plan, and a promise that ends is told as one."""

import json
from pathlib import Path

import pytest

from repository import Repo, start
from test_commands import mopsdocs
from test_versions import memory

__all__ = ["memory"]

PLACE = "playbooks/campaigns/"
GOAL = "baseline: {value: 48000, period: 2025}, target: {change: +10 %}"
TASK = "{id: T1, title: Clean the lists, responsible: [ana]}"
PLAN = f"""---
title: Make email pay
owner: ana
status: active
metrics:
  - {{id: clicks, name: Clicks, type: total, unit: clicks, good: up, every: month}}
goals:
  - {{id: G1, title: More clicks, metric: clicks, {GOAL}, start: 2026-01-01, due: 2026-12-31}}
steps:
  - {{id: S1, title: Look, accountable: ana, tasks: [{TASK}]}}
  - {{id: S2, title: Move, accountable: ana}}
---
We write less.
"""
SHORT = "---\ntitle: {title}\nowner: ana\nstatus: {status}\n---\nWords.\n"
FILES = {
    "mopsdocs.yml": 'title: Handbook\nlanguages: [en, es, pt]\nversions: {tags: "v*"}\n',
    "people.yml": "people: {ana: {name: Ana Ruiz}, ben: {name: Ben Roy}}\n",
    ".gitignore": "/site/\n",
    f"{PLACE}email.md": PLAN,
    f"{PLACE}lists.md": SHORT.format(title="Lists", status="active"),
}


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A handbook whose first version is tagged."""
    found = start(tmp_path / "handbook")
    found.commit(FILES, "2026-01-31")
    found.tag("v1", note="The first quarter.")
    return found


def diff(repo: Repo, *words: str) -> str:
    """What the command prints of the working tree against its last commit."""
    found = mopsdocs("diff", "HEAD", *words, "--root", repo.root, "--today", "2026-10-15")
    assert found.returncode == 0, found.stderr
    return found.stdout.replace("\N{NO-BREAK SPACE}", " ")


def change(repo: Repo, before: str, after: str, path: str = f"{PLACE}email.md") -> None:
    """Write something else in a file."""
    text = (repo.root / path).read_text("utf-8")
    assert before in text
    repo.write({path: text.replace(before, after)})


@pytest.mark.parametrize(
    "same",
    [
        GOAL.replace("{change: +10 %}", "52800"),
        GOAL.replace("{change: +10 %}", "{change: +4800}"),
        GOAL.replace("{change: +10 %}", "{value: 52800.0, change: +10 %}"),
        f"{GOAL}, direction: increase",
    ],
)
def test_a_target_spelled_otherwise_is_no_other_target(repo: Repo, same: str) -> None:
    """A target is the value that it comes to, and a direction what follows: written out they are the same."""
    change(repo, GOAL, same)

    assert not [one for one in json.loads(diff(repo, "--format", "json"))["changes"] if one["class"] != "editorial"]


def test_a_change_of_another_baseline_is_another_target(repo: Repo) -> None:
    """Where the baseline moves, a target that is given as a change moves with it, and the reader sees to what."""
    change(repo, "48000", "50000")

    assert "Target 52,800 clicks to 55,000 clicks" in diff(repo)


@pytest.mark.parametrize(
    ("status", "weight"), [("active", "commitment"), ("draft", "material"), ("retired", "material")]
)
def test_a_playbook_in_force_that_goes_is_a_commitment(repo: Repo, status: str, weight: str) -> None:
    """Taking a playbook away that is in force weighs as retiring it does; nothing ends with a draft."""
    change(repo, "active", status, f"{PLACE}lists.md")
    repo.commit({}, "2026-02-28")
    (repo.root / f"{PLACE}lists.md").unlink()

    first = json.loads(diff(repo, "--format", "json"))["changes"][0]

    assert {"kind": "removed", "class": weight}.items() <= first.items()


def test_a_playbook_that_became_part_of_another(repo: Repo) -> None:
    """Of a playbook whose name another one has taken over it is said which, in each format and on its old page."""
    (repo.root / f"{PLACE}lists.md").unlink()
    change(repo, "owner: ana\nstatus", "owner: ana\nwas: [lists]\nstatus")

    assert "Removed: playbook Lists (now part of: Make email pay; owner: Ana Ruiz)" in diff(repo)
    assert "<dt>Now part of</dt>" in diff(repo, "--format", "html")
    assert mopsdocs("build", "--root", repo.root, "--today", "2026-10-15").returncode == 0
    left = (repo.root / "site/v/next/playbooks/lists.html").read_text("utf-8")
    assert "is now part of this one" in left
    assert "another name" not in left


def test_what_is_replaced_is_no_work(repo: Repo) -> None:
    """Naming what a playbook replaces changes nothing that anybody must do."""
    change(repo, "owner: ana\nstatus", "owner: ana\nsupersedes: [lists]\nstatus")

    assert diff(repo).startswith("Nothing that people must do changed")


@pytest.mark.parametrize(
    ("lang", "step", "state", "gone"),
    [
        (
            "en",
            "T1 “Clean the lists”: Step S1 “Look” to S2 “Move”",
            "State set by hand: now At risk",
            "Removed: task T2",
        ),
        (
            "es",
            "T1 «Clean the lists»: Paso: de S1 «Look» a S2 «Move»",
            "fijado a mano: ahora En riesgo",
            "Se quita: tarea",
        ),
        ("pt", "T1 “Clean the lists”: Etapa: de S1 “Look” para S2 “Move”", "à mão: agora Em risco", "Sai: tarefa T2"),
    ],
)
def test_said_in_the_words_of_readers(repo: Repo, lang: str, step: str, state: str, gone: str) -> None:
    """What a plan refers to is named by its title, a state by its word, and what goes so that it fits any noun."""
    second = "  - {id: S2, title: Move, accountable: ana}"
    change(repo, "languages: [en, es, pt]", f"languages: [{lang}]", "mopsdocs.yml")
    change(repo, second, f"{second[:-1]}, tasks: [{{id: T2, title: Pack}}]}}")
    repo.commit({}, "2026-02-28")
    change(repo, f", tasks: [{TASK}]", "")
    change(repo, "tasks: [{id: T2, title: Pack}]", f"tasks: [{TASK}]")
    change(
        repo, "due: 2026-12-31", "due: 2026-12-31, override: {status: at-risk, why: So, by: ana, until: 2026-11-30}"
    )
    found = diff(repo)

    assert step in found
    assert state in found
    assert gone in found


@pytest.mark.parametrize("day", ["2026-01-12", "2026-03-01"])
def test_nobody_reads_a_fingerprint(repo: Repo, day: str) -> None:
    """Of something signed anew the page says just that, with the day if it is another; programs have all of it."""
    given = "- {{item: email/G1, aspect: achievable, by: ben, date: {}, fingerprint: '1:{}'}}\n"
    repo.commit({"signoffs.yml": given.format("2026-01-12", "0123456789abcdef")}, "2026-02-28")
    repo.write({"signoffs.yml": given.format(day, "fedcba9876543210")})
    shown = diff(repo, "--format", "html")

    assert "Ben Roy has signed G1 anew" in shown
    assert "fedcba" not in shown
    assert "ingerprint" not in shown
    assert ("1 Mar 2026" in shown) == (day == "2026-03-01")
    assert "fedcba9876543210" in diff(repo, "--format", "json")
