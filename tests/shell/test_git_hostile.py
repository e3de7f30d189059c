"""Hostile repositories: nothing of theirs is run, nothing outside is read, and each gets its message or is harmless."""

import os
import re
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from mopsdocs.model.config import Versions
from mopsdocs.shell import git_program
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.git import open_repository
from mopsdocs.shell.versions import inventories, open_versions
from repository import PLAYBOOK, Repo, handbook

SECRET = "what nobody was to read"


@dataclass(frozen=True)
class World:
    """A handbook, a program that must not run, and a repository next door that must not be read."""

    repo: Repo
    pwn: Path
    ran: Path
    outside: Repo

    @property
    def dot_git(self) -> Path:
        """The repository's folder."""
        return self.repo.root / ".git"

    def set(self, *settings: str) -> None:
        """Write settings `name=value`, in which PWN is the program that must not run."""
        for setting in settings:
            name, _, value = setting.partition("=")
            self.repo.git("config", "--add", name, value.replace("PWN", str(self.pwn)))

    def hang(self, *children: tuple[str, bytes, str]) -> None:
        """Tag as `bad` a commit whose playbooks/ hold these children, and one sound file."""
        sound = ("100644", b"sound.md", self.repo.object("blob", b"sound\n"))
        folder = self.repo.tree(*children, sound)
        self.repo.commit_tree(self.repo.tree(("40000", b"playbooks", folder)), "bad")


@dataclass(frozen=True)
class Seen:
    """What came of reading everything: versions with their texts, and everything that was said."""

    texts: dict[str, dict[str, str]]
    said: str


def see(root: Path) -> Seen:
    """Read all that can be read of a repository."""
    asked = Versions(tags="*", branches=("main",), refs={"named": "v1"})
    try:
        repository, published = open_versions(root, asked)
        if repository is None:
            return Seen({}, _told(published.noticed))
        with repository:
            published, _ = inventories(repository, published)
            snapshots = {one.name: repository.snapshot(one) for one in published.versions}
            for one in published.versions:
                repository.last_changed(repository.inventory(one.commit).files, one.commit)
                repository.authors(published.versions[-1].commit, one.commit)
                repository.blobs(repository.inventory(one.commit).files.values())
    except UserError as error:
        return Seen({}, f"{error.message}\n{error.hint}")
    refused = "\n".join(f"{one.path} {one.why}" for found in snapshots.values() for one in found.refused)
    texts = {
        name: {one.path: one.content.decode("utf-8", "replace") for one in found.sources}
        for name, found in snapshots.items()
    }
    notes = "\n".join(one.note for one in published.versions)
    return Seen(texts, f"{_told(published.noticed)}\n{refused}\n{notes}")


def _told(noticed: tuple[object, ...]) -> str:
    return "\n".join(f"{one.said.values} {one.hint.values if one.hint else ''}" for one in noticed)  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook that others are copied from."""
    return handbook(tmp_path_factory.mktemp("pristine")).root


@pytest.fixture
def world(tmp_path: Path, pristine: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """A handbook to spoil, in a home of its own."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in [name for name in os.environ if name.startswith(("GIT_", "XDG_"))]:
        monkeypatch.delenv(name)
    ran = tmp_path / "ran"
    pwn = tmp_path / "pwn"
    pwn.write_text(f'#!/bin/sh\necho "$0 $@" >> "{ran}"\n')
    pwn.chmod(0o755)
    shutil.copytree(pristine, tmp_path / "handbook")
    outside = handbook(tmp_path / "outside")
    outside.commit({PLAYBOOK: SECRET, "secret.md": SECRET})
    outside.tag("secret")
    return World(Repo(tmp_path / "handbook"), pwn, ran, outside)


# --- Settings, hooks and attributes that name programs, or other places. ---


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
    "mailmap": lambda w: w.set("log.mailmap=true", f"mailmap.file={w.outside.root}/{PLAYBOOK}"),
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


def test_the_trap_would_have_sprung(world: World) -> None:
    """The program that must not run does run when git is used as people use it."""
    HARMLESS["fsmonitor"](world)
    world.repo.git("status")

    assert world.ran.exists()


# --- Repositories that lead somewhere else. ---


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
    assert SECRET not in seen.said
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
    assert SECRET not in repr(see(world.repo.root))


def test_a_repository_within_a_repository(world: World) -> None:
    """A bare repository that hides in a folder of a handbook is not taken for the handbook's own."""
    shutil.move(world.outside.root / ".git", world.repo.root / "playbooks" / "x.git")
    with pytest.raises(UserError) as found:
        open_repository(world.repo.root / "playbooks" / "x.git" / "refs")
    assert "git cannot open the repository" in str(found.value)


# --- Refs. ---

REFS: dict[str, tuple[list[str], str]] = {
    "option": (["--output=pwn"], ""),
    "command": (["$(id)", "`id`", ";id", "a|b"], ""),
    "markup": (["<script>alert(1)<", "\"onload='x'"], ""),
    "device": (["CON", "aux.x", "com1"], "is left out: 'CON' is the name of a device on Windows"),
    "next": (["next"], "`next` has a meaning of its own"),
    "Latest": (["LATEST"], "`latest` has a meaning of its own"),
    "twins": (["Feature", "feature"], "its folder would be that of Feature"),
    "dashes": (["a/b", "a-b"], "its folder would be that of a-b"),
    "bidi": (["x\u202egpj"], ""),
    "accents": (["\u00e9", "e\u0301"], ""),
    "newline-ish": (["a\u2028b", "a\u0085b"], "its folder would be that of"),
    "not UTF-8": (["\udcff\udcfe"], ""),
    "long": (["/".join(["x" * 200] * 5)], "a part of it is longer than 255 bytes"),
    "digits": (["9" * 240], ""),
    "dot at the end": (["v1./x"], ""),
    "hash": (["deadbeef", "0" * 40], ""),
}


@pytest.mark.parametrize("kind", REFS)
def test_names_of_refs(world: World, kind: str) -> None:
    """Whatever a tag is called, it is a plain folder or a message; its name reaches neither git nor the terminal."""
    names, message = REFS[kind]
    head = world.repo.git("rev-parse", "main")
    packed = "".join(f"{head} refs/tags/{name}\n" for name in sorted(names))
    (world.dot_git / "packed-refs").write_bytes(b"# pack-refs with: sorted\n" + os.fsencode(packed))
    seen = see(world.repo.root)

    assert message in seen.said
    assert {"v1", "v2", "main", "named"} <= set(seen.texts)
    assert all(re.fullmatch(r"[A-Za-z0-9._-]{1,255}", name) for name in seen.texts)
    assert not [one for one in seen.said if not one.isprintable() and one != "\n"]
    assert not world.ran.exists()
    assert [] == list(world.repo.root.rglob("pwn"))


def tag_of(kind: str) -> Callable[[World], object]:
    """A tag of something that is no commit."""
    return lambda w: w.repo.ref("refs/tags/bad", w.repo.git("rev-parse", {"blob": f"v1:{PLAYBOOK}", "tree": "v1:"}[kind]))


def tag_chain(world: World) -> None:
    """A tag of a tag of a tag."""
    id_, kind = world.repo.git("rev-parse", "v1"), "commit"
    for _ in range(20):
        id_ = world.repo.object("tag", f"object {id_}\ntype {kind}\ntag x\ntagger A <a> 1768500000 +0000\n\nx\n".encode())
        kind = "tag"
    world.repo.ref("refs/tags/bad", id_)


def liar(world: World) -> None:
    """A tag that says of a file that it is a commit."""
    id_ = world.repo.git("rev-parse", f"v1:{PLAYBOOK}")
    world.repo.ref("refs/tags/bad", world.repo.object("tag", f"object {id_}\ntype commit\ntag x\n\nx\n".encode()))


def dated(stamp: str) -> Callable[[World], object]:
    """A commit of a day that no calendar has."""

    def spoil(world: World) -> None:
        tree = world.repo.git("rev-parse", "v1^{tree}")
        who = f"A <a> {stamp} +0000"
        world.repo.ref("refs/tags/bad", world.repo.object("commit", f"tree {tree}\nauthor {who}\ncommitter {who}\n\nx".encode()))

    return spoil


TAGS: dict[str, tuple[Callable[[World], object], str]] = {
    "of a file": (tag_of("blob"), "leads to a blob, not to a commit"),
    "of a tree": (tag_of("tree"), "leads to a tree, not to a commit"),
    "of tags": (tag_chain, "a tag of a tag of a tag"),
    "of a lie": (liar, "leads to a blob, not to a commit"),
    "of nothing": (lambda w: w.repo.ref("refs/tags/bad", "1" * 40), "lacks the object 111111111111"),
    "in the year 9999999": (dated("999999999999"), "has no day"),
    "before time": (dated("-99999999999"), "has no day"),
    "no day": (dated("soon"), "has no day"),
    "empty commit": (lambda w: w.repo.ref("refs/tags/bad", w.repo.object("commit", b"")), "has no day"),
    "tree that is none": (
        lambda w: w.repo.commit_tree(w.repo.git("rev-parse", f"v1:{PLAYBOOK}"), "bad"),
        "is a blob where a tree belongs",
    ),
    "tree without id": (lambda w: w.repo.commit_tree("../../../etc/passwd", "bad"), "The repository lacks the object"),
}


@pytest.mark.parametrize("kind", TAGS)
def test_tags_that_lead_to_no_commit(world: World, kind: str) -> None:
    """The one tag is left out, with a message that names it; all others are read."""
    spoil, message = TAGS[kind]
    spoil(world)
    seen = see(world.repo.root)

    assert {"v1", "v2", "main", "named"} == set(seen.texts)
    assert "The version bad is left out" in seen.said
    assert message in seen.said
    assert not world.ran.exists()


def test_a_hostile_note(world: World) -> None:
    """Of a tag's message only what can be seen is kept, without its signature."""
    note = "Plan\x1b[31m <script>\u202e\x00x\n-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----\n"
    head = world.repo.git("rev-parse", "main")
    text = f"object {head}\ntype commit\ntag x\ntagger A <a> 1768500000 +0000\n\n{note}"
    world.repo.ref("refs/tags/bad", world.repo.object("tag", text.encode()))
    repository, published = open_versions(world.repo.root, Versions(tags="bad"))
    assert repository
    repository.close()

    assert "Plan[31m <script>x" == published.versions[0].note
