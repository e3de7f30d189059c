"""Hostile tags, by their names and by what they lead to: each is a plain folder or a message."""

import os
import re
from collections.abc import Callable

import pytest

from mopsdocs.model.config import Versions
from mopsdocs.shell.versions import open_versions
from repository import PLAYBOOK
from repository_hostile import World, see

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
    name = {"blob": f"v1:{PLAYBOOK}", "tree": "v1:"}[kind]
    return lambda w: w.repo.ref("refs/tags/bad", w.repo.git("rev-parse", name))


def tag_chain(world: World) -> None:
    """A tag of a tag of a tag."""
    id_, kind = world.repo.git("rev-parse", "v1"), "commit"
    for _ in range(20):
        id_ = world.repo.object("tag", f"object {id_}\ntype {kind}\ntag x\ntagger A <a> 1 +0000\n\nx\n".encode())
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
        text = f"tree {tree}\nauthor {who}\ncommitter {who}\n\nx"
        world.repo.ref("refs/tags/bad", world.repo.object("commit", text.encode()))

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
    "tree without id": (lambda w: w.repo.commit_tree("../../etc/passwd", "bad"), "The repository lacks the object"),
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

    assert "Plan[31m <script>x" == getattr(published.versions[0].note, "source", "")
