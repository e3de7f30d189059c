"""Versions in clones that lack something: no files of their own, no history, no tags, or another folder for them."""

from pathlib import Path

import pytest

from repository import Repo
from test_commands import mopsdocs, tree
from test_versions import TODAY, build, memory, repo

__all__ = ["memory", "repo"]


def clone(repo: Repo, folder: Path, *words: str) -> Repo:
    """Clone a handbook as a server would: not by links to its files."""
    repo.git("clone", "-q", *words, f"file://{repo.root}", str(folder))
    return Repo(folder)


@pytest.mark.parametrize(
    "words", [("build",), ("check",), ("diff", "v1"), ("new", "playbook", "Later"), ("serve",)], ids=" ".join
)
def test_a_bare_repository_has_no_files(repo: Repo, tmp_path: Path, words: tuple[str, ...]) -> None:
    """What needs files says that a bare repository has none and how to get some, and leaves nothing behind."""
    bare = clone(repo, tmp_path / "bare.git", "--bare").root
    before = tree(tmp_path / "bare.git")
    named = mopsdocs(*words, "--root", bare)
    within = mopsdocs(*words, cwd=bare)

    for found in (named, within):
        assert found.returncode == 2
        assert "is a bare repository" in found.stderr
        assert "git clone" in found.stderr
    assert tree(bare) == before
    assert not (tmp_path / "bare.git-site").exists()


def test_two_versions_of_a_bare_repository(repo: Repo, tmp_path: Path) -> None:
    """Two versions can be compared where there are no files at all, and come to what they come to elsewhere."""
    bare = clone(repo, tmp_path / "bare.git", "--bare").root
    here = mopsdocs("diff", "v1", "v2", "--root", bare, "--today", TODAY)
    there = mopsdocs("diff", "v1", "v2", "--root", repo.root, "--today", TODAY)

    assert here.returncode == 0, here.stderr
    assert "Target 120 to 140" in here.stdout
    assert here.stdout == there.stdout == mopsdocs("diff", "v1..v2", "--today", TODAY, cwd=bare).stdout


def test_a_shallow_clone(repo: Repo, tmp_path: Path) -> None:
    """A clone without tags and history builds what it has, and says where the rest is asked for and how it comes."""
    shallow = clone(repo, tmp_path / "shallow", "--depth", "1", "--no-tags")
    said = build(shallow)
    checked = mopsdocs("check", "--root", shallow.root, "--today", TODAY, "--format", "concise")
    compared = mopsdocs("diff", "v1", "--root", shallow.root)

    assert "1 warning" in said
    assert (shallow.root / "site/index.html").is_file()
    assert "mopsdocs.yml:4:" in checked.stdout
    assert "VER-004" in checked.stdout
    assert "git fetch" in checked.stdout + mopsdocs("check", "--root", shallow.root).stdout
    assert compared.returncode == 2
    assert "git fetch --unshallow --tags" in compared.stderr

    shallow.git("fetch", "-q", "--unshallow", "--tags")
    build(shallow)
    build(repo)
    assert tree(shallow.root / "site") == tree(repo.root / "site")


def test_a_missing_tag(repo: Repo) -> None:
    """A tag that has gone is missed by nobody but who names it; its folder goes."""
    build(repo)
    repo.git("tag", "-d", "v1")
    build(repo)

    assert not (repo.root / "site/v/v1").exists()
    assert (repo.root / "site/v/v2/playbooks/mail.html").is_file()
    assert "v/v1" not in (repo.root / "site/v/v2/playbooks/mail.html").read_text("utf-8")
    found = mopsdocs("diff", "v1", "--root", repo.root)
    assert found.returncode == 2
    assert "no tag, branch or commit v1" in found.stderr


def test_a_linked_working_tree(repo: Repo, tmp_path: Path) -> None:
    """A working tree beside the repository has its versions, too, and builds the same site."""
    build(repo)
    repo.git("worktree", "add", "-q", str(tmp_path / "beside"), "HEAD")
    beside = Repo(tmp_path / "beside")
    build(beside)

    assert tree(beside.root / "site") == tree(repo.root / "site")
