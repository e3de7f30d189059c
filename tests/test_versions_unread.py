"""A playbook that one of two versions cannot read: nobody is told that its promises are gone."""

import json
from pathlib import Path

import pytest

from repository import Repo, start
from test_commands import mopsdocs
from test_diff_command import diff
from test_versions import build, memory, page

__all__ = ["memory"]

SETTINGS = 'title: Handbook\nlanguages: [en, es]\naddress: https://h.example/b\nversions: {tags: "v*"}\n'
MAIL = "playbooks/campaigns/mail.md"
PLAN = """---
title: Make email pay
owner: ana
goals:
  - {id: G1, title: More clicks, baseline: 100, target: 120, start: 2026-01-01, due: 2026-12-31}
---
We write less.
"""
BROKEN = PLAN.replace("owner: ana", "owner: ana: ruiz")
OTHER = "---\ntitle: Lists\nowner: ana\n---\nWhat is on them.\n"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A handbook in three versions; in the second one a playbook cannot be read."""
    found = start(tmp_path / "handbook")
    files = {"mopsdocs.yml": SETTINGS, "people.yml": "people: {ana: {name: Ana Ruiz}}\n", ".gitignore": "/site/\n"}
    found.commit({**files, MAIL: PLAN, "playbooks/data/lists.md": OTHER}, "2026-01-31")
    found.tag("v1")
    found.commit({MAIL: BROKEN}, "2026-04-30")
    found.tag("v2")
    found.commit({MAIL: PLAN.replace("120", "140")}, "2026-07-31")
    found.tag("v3")
    return found


@pytest.mark.parametrize("versions", [("v1", "v2"), ("v2", "v3")])
def test_told_as_not_compared(repo: Repo, versions: tuple[str, str]) -> None:
    """Whichever side cannot be read, every format says so, and none tells of promises that came or went."""
    told = json.loads(diff(repo, *versions, "--format", "json"))
    text, comment = diff(repo, *versions), diff(repo, *versions, "--format", "markdown")

    assert text == "1 file was not compared.\n\nNot compared\n  ? Make email pay: it cannot be read in v2\n"
    assert "### Not compared\n- Make email pay: it cannot be read in v2\n" in comment
    assert "Make email pay: it cannot be read in v2" in diff(repo, *versions, "--format", "html")
    assert told["changes"] == []
    assert told["not_compared"] == [{"path": MAIL, "playbook": "mail", "unread_in": ["v2"]}]
    assert "Removed" not in text + comment


def test_what_nobody_can_read_is_not_mended(repo: Repo) -> None:
    """Findings of a file that can no longer be read are not called mended."""
    told = json.loads(diff(repo, "v1", "v2", "--format", "json"))["findings"]

    assert [one["code"] for one in told["added"]] == ["FM-001"]
    assert told["mended"] == []


def test_the_others_are_compared(repo: Repo) -> None:
    """What else changed is told as ever; a file that neither version can read is named once."""
    repo.write({MAIL: BROKEN.replace("less", "more"), "playbooks/data/lists.md": OTHER.replace("Lists", "Our lists")})
    told = json.loads(diff(repo, "v2", "--format", "json"))

    assert [(one["playbook"], one["field"]) for one in told["changes"]] == [("lists", "title")]
    assert [one["unread_in"] for one in told["not_compared"]] == [["v2", "next"]]
    assert "mail.md: it can be read neither in v2 nor in next" in diff(repo, "v2")


def test_moved_and_broken(repo: Repo) -> None:
    """One that has moved and can no longer be read is found by its id."""
    (repo.root / MAIL).unlink()
    repo.write({"playbooks/sales/mail.md": BROKEN})
    told = json.loads(diff(repo, "v1", "--format", "json"))

    assert told["changes"] == []
    assert told["not_compared"][0] == {"path": "playbooks/sales/mail.md", "playbook": "mail", "unread_in": ["next"]}


def test_told_in_the_site(repo: Repo) -> None:
    """Pages of changes and histories say it, in the reader's language; feeds tell of no promise that went or came."""
    build(repo)

    for version in ("v2", "v3"):
        text = page(repo, f"v/{version}/changes.html")
        assert "Make email pay: it cannot be read in v2" in text
        assert "More clicks" not in text
    assert "no se puede leer en v2" in page(repo, "v/v3/es/changes.html")
    assert "it cannot be read in v2" in page(repo, "playbooks/mail.html")
    for feed in ("changes.xml", "people/ana.xml", "areas/campaigns.xml"):
        assert "<entry>" not in page(repo, feed)
    assert ">140<" in page(repo, "changes/v1.html")


def test_gone_is_gone(repo: Repo) -> None:
    """A playbook whose file is not there at all is removed, unreadable neighbours or not."""
    (repo.root / "playbooks/data/lists.md").unlink()
    found = mopsdocs("diff", "v2", "--root", repo.root, "--today", "2026-10-15")

    assert "Removed: playbook Lists" in found.stdout


@pytest.mark.parametrize(
    ("was", "refused"),
    [
        ("due: 2026-12-31", "due: soon"),
        ("target: 120", "target: much"),
        ("{id: G1, title", "{id: G 1, title"),
    ],
)
def test_what_was_refused_is_not_gone(repo: Repo, was: str, refused: str) -> None:
    """A key that a version refuses is not told as no longer given, nor, once it is mended, as new."""
    assert was in PLAN
    repo.commit({MAIL: PLAN.replace(was, refused)}, "2026-08-31")
    repo.tag("v4")
    repo.commit({MAIL: PLAN.replace("We write less.", "We write much less.")}, "2026-09-30")
    repo.tag("v5")

    for versions in (("v1", "v4"), ("v4", "v5")):
        told = json.loads(diff(repo, *versions, "--format", "json"))
        assert told["changes"] == []
        assert told["not_compared"] == [{"path": MAIL, "playbook": "mail", "unread_in": ["v4"]}]
        assert "Make email pay: part of it cannot be read in v4" in diff(repo, *versions)


@pytest.mark.parametrize(("was", "meant"), [("due:", "deu:"), ("owner: ana", "owner: [ana]")])
def test_what_is_certain_is_compared(repo: Repo, was: str, meant: str) -> None:
    """A slip that can mean one thing alone is taken as that, and has changed nothing."""
    repo.commit({MAIL: PLAN.replace(was, meant)}, "2026-08-31")
    repo.tag("v4")

    told = json.loads(diff(repo, "v1", "v4", "--format", "json"))
    assert (told["changes"], told["not_compared"]) == ([], [])


def test_what_was_refused_hides_no_other_change(repo: Repo) -> None:
    """Where nothing is missing since then, what changed is told, whatever is refused beside it or before."""
    more = PLAN.replace("owner: ana", "owner: ana\ncolour: red")
    repo.commit({MAIL: more}, "2026-08-31")
    repo.tag("v4")
    repo.commit({MAIL: more.replace("target: 120", "target: 130").replace("2026-12-31", "2026-11-30")}, "2026-09-30")
    repo.tag("v5")

    for first in ("v1", "v4"):
        told = json.loads(diff(repo, first, "v5", "--format", "json"))
        assert {"target.value", "due"} <= {one["field"] for one in told["changes"]}
        assert told["not_compared"] == []
