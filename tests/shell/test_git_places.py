"""Repositories that lead somewhere else, or nowhere: nothing outside is read, and each gets its message."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from mopsdocs.shell import git_program
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.git import open_repository
from repository_hostile import OUTSIDE, World, see


def gitfile(world: World) -> None:
    """A .git that is a file, and names the repository next door."""
    shutil.rmtree(world.dot_git)
    world.dot_git.write_text(f"gitdir: {world.outside.root}/.git\n")


def linked(world: World) -> None:
    """A .git that is a link to the repository next door."""
    shutil.rmtree(world.dot_git)
    world.dot_git.symlink_to(world.outside.root / ".git")


def common(world: World) -> None:
    """A .git that shares refs and objects with the repository next door."""
    (world.dot_git / "commondir").write_text(f"{world.outside.root}/.git\n")


def alternates(world: World) -> None:
    """Objects from next door, and a tag that leads to one of them."""
    (world.dot_git / "objects" / "info").mkdir(exist_ok=True)
    (world.dot_git / "objects" / "info" / "alternates").write_text(f"{world.outside.root}/.git/objects\n")
    world.repo.ref("refs/tags/v7", world.outside.git("rev-parse", "secret"))


def linked_objects(world: World) -> None:
    """The objects of next door, by a link."""
    shutil.rmtree(world.dot_git / "objects")
    (world.dot_git / "objects").symlink_to(world.outside.root / ".git" / "objects")
    world.repo.ref("refs/tags/v7", world.outside.git("rev-parse", "secret"))


def linked_refs(world: World) -> None:
    """The refs of next door, by a link."""
    shutil.rmtree(world.dot_git / "refs")
    (world.dot_git / "refs").symlink_to(world.outside.root / ".git" / "refs")


def strangers(world: World) -> None:
    """A repository that is somebody else's."""
    for folder, _, names in os.walk(world.repo.root):
        for one in (folder, *(os.path.join(folder, name) for name in names)):  # noqa: PTH118  # os.walk gives text
            os.lchown(one, 12345, 12345)


def worktree_setting(world: World) -> None:
    """A working tree that is said to be next door."""
    world.set(f"core.worktree={world.outside.root}")


REFUSED: dict[str, tuple[Callable[[World], object], str]] = {
    "gitfile": (gitfile, "points to a repository that does not know this folder"),
    "linked .git": (linked, "points to a repository that does not know this folder"),
    "commondir": (common, "takes its contents from another repository"),
    "alternates": (alternates, "borrows from another repository"),
    "linked objects": (linked_objects, "objects is a symbolic link"),
    "linked refs": (linked_refs, "refs is a symbolic link"),
    "broken HEAD": (lambda w: (w.dot_git / "HEAD").write_text("nonsense\n"), "git cannot open the repository"),
    "no HEAD": (lambda w: (w.dot_git / "HEAD").unlink(), "git cannot open the repository"),
    "broken config": (lambda w: (w.dot_git / "config").write_text("[core\n"), "git cannot open the repository"),
    "endless config": (lambda w: w.set("include.path=/dev/zero"), "git cannot open the repository"),
    "newer format": (lambda w: w.set("core.repositoryFormatVersion=99"), "git cannot open the repository"),
    "unknown extension": (
        lambda w: w.set("core.repositoryFormatVersion=1", "extensions.pwn=true"),
        "git cannot open the repository",
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_repository_that_leads_elsewhere_is_refused(world: World, kind: str) -> None:
    """Nothing of it is read, and one message says why; the handbook itself is built."""
    spoil, message = REFUSED[kind]
    spoil(world)
    seen = see(world.repo.root)

    assert {} == seen.texts
    assert message in seen.said
    assert OUTSIDE not in seen.said
    assert not world.ran.exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_a_repository_of_somebody_else(world: World) -> None:
    """Git's own caution is kept, its own remedy is named, and it works."""
    strangers(world)
    seen = see(world.repo.root)
    assert {} == seen.texts
    assert "belongs to somebody else" in seen.said
    assert "safe.directory" in seen.said

    bare = world.repo.root.with_name("bare.git")
    shutil.copytree(world.dot_git, bare)
    os.lchown(bare, 12345, 12345)
    assert "belongs to somebody else" in see(bare).said or {} == see(bare).texts

    Path(os.environ["HOME"], ".gitconfig").write_text(f"[safe]\n\tdirectory = {world.repo.root}\n")
    assert {"v1", "v2", "main", "named"} == set(see(world.repo.root).texts)
    assert not world.ran.exists()


def test_an_endless_file_stops_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is never written to its end costs patience, not the build."""
    monkeypatch.setattr(git_program, "PATIENCE", 1.0)
    os.mkfifo(world.dot_git / "packed-refs")
    assert "git gave no answer" in see(world.repo.root).said


def test_the_working_tree_is_never_looked_at(world: World) -> None:
    """Where the working tree is said to be elsewhere, nothing of that place is read."""
    worktree_setting(world)
    assert OUTSIDE not in repr(see(world.repo.root))


def test_a_repository_within_a_repository(world: World) -> None:
    """A bare repository that hides in a folder of a handbook is not taken for the handbook's own."""
    shutil.move(world.outside.root / ".git", world.repo.root / "playbooks" / "x.git")
    with pytest.raises(UserError) as found:
        open_repository(world.repo.root / "playbooks" / "x.git" / "refs")
    assert "git cannot open the repository" in str(found.value)
