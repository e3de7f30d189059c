"""Where the repository of a handbook is, and whether it may be believed.

Knows: working trees, linked ones, submodules, bare and shallow clones.
Never: reads what another repository holds because this one points there.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from mopsdocs.shell.errors import UserError
from mopsdocs.shell.git_program import Git
from mopsdocs.shell.plain import safe
from mopsdocs.shell.workspace import looks_bare

_QUESTIONS = ("--is-bare-repository", "--is-shallow-repository", "--absolute-git-dir", "--git-common-dir")
_POINTER = 4096


@dataclass(frozen=True, slots=True)
class Location:
    """A repository: its folder, the one that working trees share, the handbook's folder within (ends with `/`)."""

    gitdir: Path
    common: Path
    prefix: str
    bare: bool
    shallow: bool


def find_place(program: str, root: Path) -> Location | None:
    """Find the repository that a handbook lies in, or is; None where there is none."""
    bare = not os.path.lexists(root / ".git") and looks_bare(root)
    answer = Git(program, str(root)).ask("rev-parse", *_QUESTIONS, "--show-prefix", bare=bare)
    if answer.returncode != 0:
        _refuse_unopened(root, os.fsdecode(answer.stderr).strip(), bare=bare)
        return None
    lines = os.fsdecode(answer.stdout).split("\n")
    if len(lines) != len(_QUESTIONS) + 2:
        raise UserError(f"The name of a folder above {safe(str(root))} breaks in two lines", "Give it another name")
    is_bare, shallow, gitdir, common, prefix, _ = lines
    place = Location(Path(gitdir), (root / common).resolve(), prefix, is_bare == "true", shallow == "true")
    if bare and place.gitdir.resolve() != root.resolve():
        return None
    _refuse_borrowed(program, root, place)
    return place


def _refuse_unopened(root: Path, said: str, *, bare: bool) -> None:
    """Refuse a repository that git does not open; a folder without one is none."""
    above = (root, *root.resolve().parents)
    if not bare and not any(os.path.lexists(folder / ".git") for folder in above):
        return
    if "dubious ownership" in said:
        message = f"The repository of {safe(str(root))} belongs to somebody else, so git does not open it"
        hint = "If you trust it: git config --global --add safe.directory FOLDER, with the folder of the repository"
        raise UserError(message, hint)
    first = said.split("\n", 1)[0].removeprefix("fatal: ")[:200]
    message = f"git cannot open the repository of {safe(str(root))}: {safe(first)}"
    raise UserError(message, "See what `git status` says")


def _refuse_borrowed(program: str, root: Path, place: Location) -> None:
    """Refuse a repository that is pieced together from another one, which its maker could not have read."""
    folder = root.resolve()
    top = folder.parents[place.prefix.count("/") - 1] if place.prefix else folder
    pointer = top / ".git"
    if (pointer.is_symlink() or pointer.is_file()) and not _is_known(program, pointer, place.gitdir):
        message = f"{safe(str(pointer))} points to a repository that does not know this folder"
        raise UserError(message, "Build from a clone of its own, or mend a moved one with `git worktree repair`")
    if place.common != place.gitdir.resolve() and place.gitdir.resolve().parent != place.common / "worktrees":
        raise UserError(f"{safe(str(place.gitdir))} takes its contents from another repository", "Clone it anew")
    objects = place.common / "objects"
    if os.path.lexists(objects / "info" / "alternates"):
        message = f"{safe(str(place.common))} borrows from another repository on this machine"
        raise UserError(message, "Make it stand alone: `git repack -ad`, then delete .git/objects/info/alternates")
    for held in (place.common, objects, objects / "pack", place.common / "refs"):
        for name in _links(held):
            raise UserError(f"{safe(str(held / name))} is a symbolic link", "Clone the repository anew")


def _is_known(program: str, pointer: Path, gitdir: Path) -> bool:
    """Whether a repository says itself that this folder is a working tree of its own."""
    back = gitdir / "gitdir"
    if back.is_file() and not back.is_symlink():
        with back.open("rb") as file:
            written = os.fsdecode(file.read(_POINTER)).rstrip("\n")
        return (gitdir / written).resolve() == pointer.resolve()
    # A submodule's repository names its working tree in its settings.
    answer = Git(program, str(gitdir), str(gitdir)).ask("rev-parse", "--show-toplevel")
    return Path(os.fsdecode(answer.stdout).rstrip("\n")) == pointer.parent


def _links(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as found:
            return [one.name for one in found if one.is_symlink()]
    except OSError:
        return []
