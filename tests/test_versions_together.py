"""Versions made together: what they share is made once, and it shows in no byte."""

import re
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from checkout import CHECKOUT
from house import house
from mopsdocs.compile.again import Before, arrange_again, judge_again
from mopsdocs.compile.prepare import Prepared, prepare
from mopsdocs.compile.speaking import voices
from mopsdocs.compile.stages import Surveyed, bind_edition, survey
from mopsdocs.model.playbook import Playbook
from mopsdocs.shell.reader import read
from mopsdocs.shell.workspace import open_workspace
from repository import Repo, start
from test_commands import mopsdocs, tree
from test_versions import build, memory, page

__all__ = ["memory"]

PLAN = """---
title: Our words
owner: ana
tasks:
  - {{id: T1, title: Clean the lists, responsible: [ben], accountable: ana, due: 2026-01-30, status: {status}}}
---
{prose}
"""
SETTINGS = 'title: H\nlanguages: [en, es]\nversions: {tags: "v*"}\n'
FILES = {
    "mopsdocs.yml": SETTINGS,
    "people.yml": "people: {ana: {name: Ana Ruiz}, ben: {name: Ben Roy}}\n",
    ".gitignore": "/site/\n",
}
DONE, LATE, TOLD = (f"playbooks/data/{name}.md" for name in ("done", "late", "told"))


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """Four versions of three playbooks: one stays, the task of one is ever later, one is written anew each time."""
    found = start(tmp_path / "handbook")
    for number in range(1, 5):
        plans = {
            DONE: PLAN.format(status="dropped", prose="It stays."),
            LATE: PLAN.format(status="todo", prose="It waits."),
            TOLD: PLAN.format(status="dropped", prose=f"It is told {number} times."),
        }
        found.commit({**FILES, **plans}, f"2026-0{number + 1}-15")
        found.tag(f"v{number}", note="A version.")
    return found


def counted(said: str) -> dict[str, int]:
    """What a build has counted."""
    rows = re.findall(r"(?m)^ +([a-z ]+[a-z]) +([\d,]+)$", said)
    return {what: int(count.replace(",", "")) for what, count in rows}


def test_what_versions_share_is_made_once(repo: Repo) -> None:
    """In four versions, the root and the working tree a playbook that stays is arranged once, and filled in once.

    One that tells of the day is arranged once, and filled in for each day; one that changes is arranged each time.
    """
    found = counted(build(repo, "--profile"))

    assert found["documents arranged"] == 1 + 1 + 4
    assert found["documents turned"] == 4 + 4 + 1
    # The working tree says what v4 says, but of what v4 changed its own page of changes does not tell.
    assert found["pages filled in"] == 2 * (1 + 5 + 5)


def test_another_version_costs_itself_alone(repo: Repo) -> None:
    """Those that stand are not read again, and what is the same as in the working tree of then begins there."""
    build(repo)
    before = {name: tree(repo.root / "site/v" / name) for name in ("v1", "v2", "v3", "v4")}
    repo.commit({TOLD: PLAN.format(status="dropped", prose="It is told again.")}, "2026-07-15")
    repo.tag("v5", note="A version.")
    found = counted(build(repo, "--profile"))

    assert found["documents arranged"] == 1
    assert found["documents turned"] == 2 + 3
    assert {name: tree(repo.root / "site/v" / name) for name in before} == before


def test_nothing_of_it_shows(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Version by version, each build with an empty memory, or all together: the folders are the same to the byte."""
    build(repo)
    for number in range(1, 5):
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / f"cache{number}"))
        out = tmp_path / f"site{number}"
        refs = ", ".join(f"v{one}: v{one}" for one in range(1, number + 1))
        repo.write({"mopsdocs.yml": SETTINGS.replace('tags: "v*"', f"refs: {{{refs}}}")})
        for one in range(1, number + 1):
            ran = mopsdocs("build", "--root", repo.root, "--out", out, "--today", "2026-10-15", "--jobs", str(one))
            assert ran.returncode == 0, ran.stderr
        for name in (f"v{one}" for one in range(1, number + 1)):
            pages = {path: text for path, text in tree(out / "v" / name).items() if path != "versions.html"}
            assert pages == tree(repo.root / "site/v" / name)


def test_an_edit_of_prose_beside_versions(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edit of prose makes its own page anew and what tells of it, no other; the site is that of a whole build."""
    build(repo)
    for number in (1, 2):
        repo.write({TOLD: PLAN.format(status="dropped", prose=f"It is edited {number} times, and not committed.")})
        found = counted(build(repo, "--profile"))
        assert found["documents arranged"] == 1
        assert "documents turned" not in found

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "other"))
    build(repo, "--out", str(tmp_path / "site"))
    assert tree(tmp_path / "site") == tree(repo.root / "site")
    assert "edited" in page(repo, "v/next/es/changes.html")


def test_more_than_prose_beside_versions(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What changes the plan, or may concern who watches it, is a whole build of the working tree."""
    build(repo)
    repo.write({TOLD: PLAN.format(status="todo", prose="It is told 4 times.")})
    assert counted(build(repo, "--profile"))["documents arranged"] == 1
    watching = PLAN.replace("owner: ana\n", "owner: ana\nreview: {{last: 2026-06-15, watch: [data/told.md]}}\n")
    repo.commit({LATE: watching.format(status="todo", prose="It watches.")}, "2026-07-15")
    build(repo)
    repo.write({TOLD: PLAN.format(status="todo", prose="It is watched.")})
    assert counted(build(repo, "--profile"))["documents arranged"] == 1

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "other"))
    build(repo, "--out", str(tmp_path / "site"))
    assert tree(tmp_path / "site") == tree(repo.root / "site")


RESTING = """\
=== playbooks/campaigns/mail.md
---
title: Mail
owner: ana.ruiz
status: paused
review: {every: 1 month, last: 2026-02-20}
slas:
  - {id: SLA1, title: Hand-over, provider: team:mops, review: {every: 1 month, last: 2026-02-20}}
steps:
  - {id: S1, title: Move, accountable: ana.ruiz, due: 2026-03-20, tasks: [
      {id: T1, title: Send, responsible: [luis.gomez], due: 2026-03-20}]}
tasks:
  - {id: T2, title: Print, responsible: [luis.gomez], due: 2026-03-31}
---
Text.
"""
DAYS = (
    *("2026-08-31", "2026-09-01", "2026-09-06", "2026-09-30"),
    *("2026-10-15", "2026-10-16", "2027-01-04", "2027-02-28"),
)


@cache
def handbook(day: str) -> Prepared:
    """Our own handbook as of a day."""
    return prepare(read(open_workspace(CHECKOUT, date.fromisoformat(day))))


def arranged(surveyed: list[Surveyed], prepared: Prepared, then: dict[str, Before]) -> tuple[dict[str, Before], int]:
    """All documents as of a day, after another day; and how many of them were turned."""
    edition = bind_edition(surveyed, prepared)
    speaking = voices(prepared, edition)
    found, count = dict[str, Before](), 0
    for one in surveyed:
        again = judge_again(one, one, edition, prepared, then.get(one.paths[0]))
        count += again.before is not None
        _, found[one.paths[0]] = arrange_again(again, prepared, speaking)
    return found, count


def told(before: Before) -> tuple[object, ...]:
    """All that is told of a document: what it comes to, and the digests of its pages."""
    return before.judged.assessment, [(one.path, one.digest) for several in before.pages for one in several]


@pytest.mark.parametrize(("one", "other"), [*pairwise(DAYS), (DAYS[-1], DAYS[0])])
def test_turned_to_another_day(one: str, other: str) -> None:
    """A page turned from one day to another is the page that is arranged on that day."""
    parsed = [survey(group, handbook(one)) for group in handbook(one).groups]
    then, _ = arranged(parsed, handbook(one), {})
    turned, count = arranged(parsed, handbook(other), then)
    fresh, none = arranged(parsed, handbook(other), {})

    assert [told(before) for before in turned.values()] == [told(before) for before in fresh.values()]
    signed = handbook(one).signoffs.playbooks()  # Of a sign-off git remembers another thing each time.
    books = [one.document.id for one in parsed if isinstance(one.document, Playbook)]
    assert (count, none) == (sum(one not in signed for one in books), 0)
    assert [told(before) for before in then.values()] != [told(before) for before in fresh.values()]


def test_turned_while_it_rests() -> None:
    """A page of a playbook that rests is turned as it is arranged: no task and no review of it is late on either."""
    first, last = (prepare(house(f"# today: {day}\n{RESTING}")) for day in ("2026-03-01", "2026-04-15"))
    parsed = [survey(group, first) for group in first.groups]
    then, _ = arranged(parsed, first, {})
    turned, count = arranged(parsed, last, then)
    fresh, _ = arranged(parsed, last, {})

    assert count
    assert [told(before) for before in turned.values()] == [told(before) for before in fresh.values()]
