"""What changed between two versions, as a reviewer reads it: `mopsdocs diff`."""

import json
from datetime import date
from pathlib import Path

import pytest

from mopsdocs.shell.differing import difference
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.workspace import open_workspace
from repository import Repo
from test_commands import mopsdocs
from test_versions import memory, repo

__all__ = ["memory", "repo"]


def diff(repo: Repo, *words: str | Path) -> str:
    """What the command prints."""
    found = mopsdocs("diff", *words, "--root", repo.root, "--today", "2026-10-15")
    assert found.returncode == 0, found.stderr
    return found.stdout


def test_between_two_tags(repo: Repo) -> None:
    """Two tags are compared by meaning: the target that moved, the playbook's new name, the words."""
    text = diff(repo, "v1", "v2")

    assert text.startswith("1 playbook changed what people must do.")
    assert "Target 120 to 140" in text
    assert text == diff(repo, "v1..v2")
    assert "120" not in diff(repo, "v2", "v2")


def test_without_head_the_files_as_they_are(repo: Repo) -> None:
    """With one version it is compared with the working tree, committed or not."""
    path = repo.root / "playbooks/campaigns/mail.md"
    path.write_text(path.read_text("utf-8").replace("2026-06-30", "2026-07-31"), "utf-8")

    assert "31 Jul 2026" in diff(repo, "HEAD")


def test_comment_for_a_pull_request(repo: Repo) -> None:
    """The comment begins with its marker and ends with the findings that the change adds and mends."""
    path = repo.root / "playbooks/campaigns/mail.md"
    path.write_text(path.read_text("utf-8").replace("[ben]", "[bob]").replace("accountable: ana", "accountable: ben"))
    text = diff(repo, "HEAD", "--format", "markdown")
    told = json.loads(diff(repo, "HEAD", "--format", "json"))

    assert text.startswith("<!-- mopsdocs-diff -->\n")
    assert "### Findings that this change adds\n- error PEOPLE-001" in text
    assert told["schema"] == "mopsdocs-diff/1"
    assert [one["code"] for one in told["findings"]["added"]] == ["PEOPLE-001"]
    assert {"class": "commitment", "field": "accountable"}.items() <= told["changes"][0].items()


def test_a_playbook_that_only_moved(repo: Repo) -> None:
    """A playbook whose file alone went elsewhere is told as moved in each format, not as what people must do."""
    old, new = repo.root / "playbooks/campaigns/mail.md", repo.root / "playbooks/data/post.md"
    text = old.read_text("utf-8")
    was = (
        text.replace("was: [", "was: [mail, ") if "was: [" in text else text.replace("---\n", "---\nwas: [mail]\n", 1)
    )
    new.parent.mkdir(exist_ok=True)
    new.write_text(was, "utf-8")
    old.unlink()

    shown, comment, page = (
        diff(repo, "HEAD"),
        diff(repo, "HEAD", "--format", "markdown"),
        diff(repo, "HEAD", "--format", "html"),
    )
    assert "1 playbook moved. Nothing that people must do changed.\n" == shown.splitlines(keepends=True)[0]
    assert "Name in addresses mail to post" in shown
    assert "Wording only" not in shown
    assert "**1 playbook moved. Nothing that people must do changed.**" in comment
    assert "Name in addresses mail to post" in comment
    assert ">Moved<" in page
    told = json.loads(diff(repo, "HEAD", "--format", "json"))
    assert {"editorial"} == {one["class"] for one in told["changes"]}

    new.write_text(was.replace("target: 140", "target: 150"), "utf-8")
    both = diff(repo, "HEAD")
    assert both.startswith("1 playbook changed what people must do.\n")
    assert "Name in addresses mail to post" in both


@pytest.mark.parametrize("edited", [False, True])
@pytest.mark.parametrize("to", ["playbooks/sales/mail.md", "playbooks/campaigns/post.md"])
def test_what_moves_takes_its_findings_along(repo: Repo, to: str, *, edited: bool) -> None:
    """Where a playbook has moved, or goes by another name, its old findings are neither added nor mended."""
    text = "---\ntitle: Make email pay\nowner: nobody\nwas: [email]\ngoals:\n  - {id: G1, title: More}\n---\nText.\n"
    repo.commit({"playbooks/campaigns/mail.md": text}, "2026-08-31")
    (repo.root / "playbooks/campaigns/mail.md").unlink()
    was = "[email]" if to.endswith("/mail.md") else "[email, mail]"
    repo.write({to: text.replace("[email]", was).replace("Text.", "Words." if edited else "Text.")})
    told = json.loads(diff(repo, "HEAD", "--format", "json"))
    comment = diff(repo, "HEAD", "--format", "markdown")

    assert told["findings"] == {"added": [], "mended": []}
    assert "Findings that this change" not in comment


def test_what_a_change_takes_away(repo: Repo) -> None:
    """A playbook that goes without a way on is a finding of the change, and none of what stood before."""
    (repo.root / "playbooks/campaigns/mail.md").unlink()
    told = json.loads(diff(repo, "HEAD", "--format", "json"))

    assert ("LINK-010", "playbooks/campaigns/mail.md") in [
        (one["code"], one["path"]) for one in told["findings"]["added"]
    ]


def test_no_comment_about_words(repo: Repo) -> None:
    """Where only words are others, there is nothing to comment on."""
    path = repo.root / "playbooks/campaigns/mail.md"
    path.write_text(path.read_text("utf-8").replace("much less", "far less"), "utf-8")

    assert diff(repo, "HEAD", "--format", "markdown") == ""
    assert "Wording only: Make email pay" in diff(repo, "HEAD")


def test_time_alone_adds_no_finding(repo: Repo) -> None:
    """What has become late since the older version is nobody's change."""
    told = json.loads(diff(repo, "v2", "--format", "json"))

    # A playbook was taken away as well: that was somebody.
    assert [one["code"] for one in told["findings"]["added"]] == ["LINK-010"]


@pytest.mark.parametrize("name", ["HEAD~1", "HEAD^", "@~1", "heads/main~1", "origin/main", "v2", "v2^{}"])
def test_names_as_git_takes_them(repo: Repo, name: str) -> None:
    """Whatever git understands as one commit can be typed: here each leads to v2, before a playbook went."""
    repo.ref("refs/remotes/origin/main", repo.git("rev-parse", "v2^{commit}"))
    workspace = open_workspace(repo.root, date(2026, 10, 15))
    changes = difference(workspace, name, None).comparison.changes

    assert [(one.kind, one.playbook) for one in changes if one.subject == "playbook"] == [("removed", "lists")]


@pytest.mark.parametrize(
    "name", ["--output=pwn", "-h", "^HEAD", "HEAD:playbooks", "HEAD~99", "@{u}", "v1 v2", "refs/heads", "\n", "."]
)
def test_names_that_are_no_commit(repo: Repo, name: str) -> None:
    """Whatever else is typed is told as no commit, and does nothing."""
    workspace = open_workspace(repo.root, date(2026, 10, 15))

    with pytest.raises(UserError, match="no tag, branch or commit"):
        difference(workspace, name, None)
    assert not list(repo.root.rglob("*pwn*"))


def test_settings_name_no_ways_to_a_commit(repo: Repo) -> None:
    """What mopsdocs.yml says is never given to git to interpret: there `HEAD~1` is no version."""
    settings = (repo.root / "mopsdocs.yml").read_text("utf-8")
    repo.write({"mopsdocs.yml": settings.replace('"v*"', '"v*", refs: {before: "HEAD~1"}')})
    found = mopsdocs("diff", "before", "--root", repo.root)

    assert found.returncode == 2
    assert "no tag, branch or commit HEAD~1" in found.stderr


def test_one_file_to_send(repo: Repo) -> None:
    """As HTML the changes are one file that needs nothing else."""
    text = diff(repo, "v1", "v2", "--format", "html")

    assert "<ins" in text or "change__after" in text
    assert "<link" not in text.replace('<link rel="stylesheet" href="choose.css">', "")
    assert "<script" not in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nope"], "no tag, branch or commit nope"),
        (["v1..v2", "v2"], "names two versions already"),
    ],
)
def test_a_version_that_is_not_there(repo: Repo, words: list[str], said: str) -> None:
    """A version that git does not know is named, with a hint and without a traceback."""
    found = mopsdocs("diff", *words, "--root", repo.root)

    assert found.returncode == 2
    assert said in found.stderr


def test_without_a_repository(tmp_path: Path) -> None:
    """A folder that is no repository has no versions, and is told how to get some."""
    (tmp_path / "mopsdocs.yml").write_text("title: H\n")
    (tmp_path / "playbooks").mkdir()
    found = mopsdocs("diff", "HEAD", "--root", tmp_path)

    assert found.returncode == 2
    assert "git init" in found.stderr
