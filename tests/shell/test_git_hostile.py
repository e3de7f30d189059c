"""Hostile settings, hooks and surroundings: nothing is run, and all versions read as before."""

import os
import shutil
from collections.abc import Callable

import pytest

from repository import PLAYBOOK, Repo
from repository_hostile import World, see


def hooks(world: World) -> None:
    """Every hook there is."""
    for name in ("post-checkout", "reference-transaction", "post-index-change", "fsmonitor-watchman", "pre-auto-gc"):
        shutil.copy(world.pwn, world.dot_git / "hooks" / name)


def drivers(world: World) -> None:
    """Attributes that ask for filters, in the tree and beside it."""
    world.set("filter.x.clean=PWN", "filter.x.smudge=PWN", "filter.x.process=PWN", "filter.x.required=true")
    world.set("diff.x.textconv=PWN", "diff.x.command=PWN", "merge.x.driver=PWN")
    (world.dot_git / "info").mkdir(exist_ok=True)
    (world.dot_git / "info" / "attributes").write_text("* filter=x diff=x merge=x\n")
    (world.repo.root / ".gitattributes").write_text("* filter=x diff=x merge=x working-tree-encoding=UTF-16\n")


def included(world: World) -> None:
    """Settings of another place."""
    other = world.outside.root / "settings"
    other.write_text(f"[core]\n\tfsmonitor = {world.pwn}\n\tsshCommand = {world.pwn}\n")
    world.set(f"include.path={other}", f"includeIf.gitdir:/.path={other}")


def second_config(world: World) -> None:
    """Settings of the working tree alone."""
    world.set("extensions.worktreeConfig=true")
    (world.dot_git / "config.worktree").write_text(f"[core]\n\tfsmonitor = {world.pwn}\n\tpager = {world.pwn}\n")


def submodules(world: World) -> None:
    """A file of submodules that runs what it can."""
    text = f'[submodule "x"]\n\tpath = playbooks/x\n\turl = ext::{world.pwn}\n\tupdate = !{world.pwn}\n'
    (world.repo.root / ".gitmodules").write_text(text)
    world.set(f"submodule.x.update=!{world.pwn}", f"submodule.x.url=ext::{world.pwn}", "submodule.recurse=true")


def unfinished(world: World) -> None:
    """Somebody is in the middle of something."""
    for name in ("index.lock", "HEAD.lock", "MERGE_HEAD", "packed-refs.lock", "config.lock"):
        (world.dot_git / name).write_text("0" * 40 + "\n")
    (world.dot_git / "rebase-merge").mkdir()
    (world.dot_git / "rebase-merge" / "git-rebase-todo").write_text(f"exec {world.pwn}\n")


def replaced(world: World) -> None:
    """Another commit, and another file, in the place of those that were tagged."""
    repo = world.repo
    evil = repo.object("blob", b"replaced\n")
    repo.ref(f"refs/replace/{repo.git('rev-parse', f'v1:{PLAYBOOK}')}", evil)
    repo.ref(f"refs/replace/{repo.git('rev-parse', 'v1')}", repo.git("rev-parse", "main"))


def mailmap(world: World) -> None:
    """Other names for those who committed."""
    names = world.outside.root / "names"
    names.write_text("Somebody Else <else@example.com> <ana@example.com>\n")
    shutil.copy(names, world.dot_git / ".mailmap")
    world.set("log.mailmap=true", f"mailmap.file={names}")


def grafted(world: World) -> None:
    """Another past."""
    first, last = world.repo.git("rev-parse", "v1"), world.repo.git("rev-parse", "main")
    (world.dot_git / "info").mkdir(exist_ok=True)
    (world.dot_git / "info" / "grafts").write_text(f"{first} {last}\n")


HARMLESS: dict[str, Callable[[World], object]] = {
    "fsmonitor": lambda w: w.set("core.fsmonitor=PWN", "core.useBuiltinFSMonitor=true"),
    "hooks": hooks,
    "hooks elsewhere": lambda w: (hooks(w), w.set(f"core.hooksPath={w.dot_git}/hooks")),
    "ssh and proxies": lambda w: w.set("core.sshCommand=PWN", "core.gitProxy=PWN", "core.askPass=PWN"),
    "pager": lambda w: w.set("core.pager=PWN", "pager.log=PWN", "pager.for-each-ref=PWN", "pager.cat-file=true"),
    "editor": lambda w: w.set("core.editor=PWN", "sequence.editor=PWN"),
    "alias": lambda w: w.set(*(f"alias.{one}=!PWN" for one in ("log", "cat-file", "rev-parse", "for-each-ref"))),
    "diff.external": lambda w: w.set("diff.external=PWN", "diff.tool=x", "difftool.x.cmd=PWN"),
    "drivers": drivers,
    "signatures": lambda w: w.set("log.showSignature=true", "gpg.program=PWN", "gpg.ssh.program=PWN"),
    "credentials": lambda w: w.set("credential.helper=!PWN", "credential.useHttpPath=true"),
    "includes": included,
    "worktree config": second_config,
    "mailmap": mailmap,
    "log settings": lambda w: w.set("format.pretty=%B", "log.follow=true", "log.decorate=full", "log.diffMerges=on"),
    "alternate refs": lambda w: w.set("core.alternateRefsCommand=PWN", "uploadpack.packObjectsHook=PWN"),
    "attributes file": lambda w: w.set(f"core.attributesFile={w.outside.root}/x", f"core.excludesFile={w.pwn}"),
    "gitmodules": submodules,
    "state": unfinished,
    "replaced": replaced,
    "grafted": grafted,
    "detached": lambda w: w.repo.git("checkout", "-q", "--detach"),
    "bad index": lambda w: (w.dot_git / "index").write_bytes(b"DIRC\xff\xff"),
    "case-blind": lambda w: w.set("core.ignoreCase=true", "core.precomposeUnicode=true", "core.protectNTFS=false"),
    "work tree": lambda w: w.set("core.bare=false", "core.sparseCheckout=true", "core.untrackedCache=true"),
}


@pytest.mark.parametrize("kind", HARMLESS)
def test_settings_change_nothing(world: World, kind: str) -> None:
    """What the repository's settings and hooks ask for is not done, and the versions read the same."""
    clean = see(world.repo.root)
    HARMLESS[kind](world)

    assert clean == see(world.repo.root)
    assert {"v1", "v2", "main", "named"} == set(clean.texts)
    assert not world.ran.exists()


def test_the_environment_of_another_repository(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is set for another use of git, in a hook for example, does not reach ours."""
    clean = see(world.repo.root)
    trace = world.outside.root / "trace"
    for name, value in {
        "GIT_DIR": f"{world.outside.root}/.git",
        "GIT_WORK_TREE": str(world.outside.root),
        "GIT_OBJECT_DIRECTORY": f"{world.outside.root}/.git/objects",
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": f"{world.outside.root}/.git/objects",
        "GIT_INDEX_FILE": f"{world.outside.root}/.git/index",
        "GIT_NAMESPACE": "x",
        "GIT_EXEC_PATH": str(world.pwn.parent),
        "GIT_EXTERNAL_DIFF": str(world.pwn),
        "GIT_PAGER": str(world.pwn),
        "GIT_SSH_COMMAND": str(world.pwn),
        "GIT_TRACE": str(trace),
        "GIT_TRACE2_EVENT": str(trace),
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.fsmonitor",
        "GIT_CONFIG_VALUE_0": str(world.pwn),
        "GIT_CEILING_DIRECTORIES": str(world.repo.root.parent),
    }.items():
        monkeypatch.setenv(name, value)

    assert clean == see(world.repo.root)
    assert not world.ran.exists()
    assert not trace.exists()


def test_a_program_called_git_in_the_handbook(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PATH names the folder one happens to be in, a git that lies there is not started."""
    for name in ("git", "git-cat-file", "git-log"):
        shutil.copy(world.pwn, world.repo.root / name)
    monkeypatch.chdir(world.repo.root)
    monkeypatch.setenv("PATH", ".::", prepend=os.pathsep)

    assert {"v1", "v2", "main", "named"} == set(see(world.repo.root).texts)
    assert not world.ran.exists()


@pytest.mark.parametrize(
    "settings",
    [
        ["remote.origin.uploadpack=PWN", "protocol.allow=always", "protocol.file.allow=always"],
        ["url.ext::PWN .insteadOf=file://", "protocol.ext.allow=always"],
        ["url.ssh://x/.insteadOf=file://", "core.sshCommand=PWN", "protocol.ssh.allow=always"],
        ["remote.origin.vcs=pwn", "protocol.allow=always", "credential.helper=!PWN"],
    ],
)
def test_a_partial_clone_fetches_nothing(world: World, settings: list[str]) -> None:
    """Where old files are to be fetched by a program of the repository's choice, they are missing instead."""
    world.repo.git("config", "uploadpack.allowFilter", "true")
    clone = world.repo.root.with_name("clone")
    world.repo.git("clone", "-q", "--filter=blob:none", world.repo.root.as_uri(), str(clone))
    partial = World(Repo(clone), world.pwn, world.ran, world.outside)
    partial.set(*settings)
    seen = see(clone)

    assert ["main"] == list(seen.texts)
    assert f"The version v1 is left out: The repository lacks {PLAYBOOK}" in seen.said
    assert not world.ran.exists()


def test_nothing_is_written(world: World) -> None:
    """Reading all versions leaves the repository as it was, to the byte and to the moment."""
    before = [(path, path.stat().st_mtime_ns) for path in sorted(world.repo.root.rglob("*"))]
    see(world.repo.root)

    assert before == [(path, path.stat().st_mtime_ns) for path in sorted(world.repo.root.rglob("*"))]


def test_the_trap_would_have_sprung(world: World) -> None:
    """The program that must not run does run when git is used as people use it."""
    HARMLESS["fsmonitor"](world)
    world.repo.git("status")

    assert world.ran.exists()
