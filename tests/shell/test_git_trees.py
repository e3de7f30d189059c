"""Hostile trees and files: what is too much, damaged or elsewhere costs its own file or version at most."""

import os
from collections.abc import Callable

import pytest

from repository import PLAYBOOK
from repository_hostile import Seen, World, see
from steps import steps

MANY = 10_000_000
"""More steps than any of these takes: a hundred for each file that a tree may have at most."""
LINK = "is a symbolic link, which mopsdocs does not follow"

NAMES: dict[str, tuple[bytes, str]] = {
    "newline": (b"a\nb.md", "Windows allows no '\\\\n'"),
    "backslash": (b"..\\..\\x.md", "Windows allows no '\\\\\\\\'"),
    "parent": (b"..", "no plain path inside the site"),
    "itself": (b".", "no plain path inside the site"),
    "slashes": (b"../../outside/x.md", "it holds a slash"),
    "root": (b"/etc/x.md", "it holds a slash"),
    "empty": (b"", "no plain path inside the site"),
    "git": (b".git", ""),
    "git as HFS reads it": (b".g\xe2\x80\x8cit", ""),
    "git as NTFS reads it": (b"git~1", ""),
    "not UTF-8": (b"\xff\xfe.md", "\\\\xff\\\\xfe.md"),
    "device": (b"con.md", "the name of a device on Windows"),
    "stream": (b"x.md:y.md", "Windows allows no ':'"),
    "dot at the end": (b"x.md.", "ends with a dot or a space"),
    "escape": (b"\x1b[31m.md", "Windows allows no"),
    "long": (b"x" * 300 + b".md", "longer than 255 bytes"),
}


@pytest.mark.parametrize("kind", NAMES)
def test_names_in_trees(world: World, kind: str) -> None:
    """A name that some machine cannot hold is refused; what else the version holds is read."""
    name, message = NAMES[kind]
    blob = world.repo.object("blob", b"hostile\n")
    inner = world.repo.tree(("100644", b"x.md", blob))
    for mode, id_ in (("100644", blob), ("40000", inner)):
        world.hang((mode, name, id_))
        seen = see(world.repo.root)

        assert {"v1", "v2", "main", "named", "bad"} == set(seen.texts)
        assert "sound\n" == seen.texts["bad"]["playbooks/sound.md"]
        assert message.replace("\\\\", "\\") in seen.said
        assert message == "" or ["playbooks/sound.md"] == list(seen.texts["bad"])
        assert all(".." not in path and ".git" not in path for path in seen.texts["bad"])


def test_twins_are_read_apart(world: World) -> None:
    """Names that differ in capitals or in the form of an accent are two files; a name that is there twice is one."""
    one, two = (world.repo.object("blob", text) for text in (b"one\n", b"two\n"))
    names = (b"A.md", b"a.md", "\u00e9.md".encode(), "e\u0301.md".encode())
    world.hang(*(("100644", name, one) for name in names), ("100644", b"A.md", two))
    seen = see(world.repo.root)

    assert {f"playbooks/{name.decode()}": "one\n" for name in names} == {
        path: text for path, text in seen.texts["bad"].items() if path != "playbooks/sound.md"
    }
    assert "playbooks/A.md stands there twice" in seen.said


@pytest.mark.parametrize("target", ["../../outside/secret.md", "/etc/passwd", ".", "sound.md", "x" * 5000, ""])
def test_symbolic_links(world: World, target: str) -> None:
    """No link is followed, be it a file, a folder, playbooks/ or mopsdocs.yml."""
    link = world.repo.object("blob", target.encode())
    world.hang(("120000", b"file.md", link), ("120000", b"folder", link))
    seen = see(world.repo.root)
    assert ["playbooks/sound.md"] == list(seen.texts["bad"])
    assert f"playbooks/file.md {LINK}" in seen.said
    assert f"playbooks/folder {LINK}" in seen.said

    sound = world.repo.tree(("100644", b"sound.md", world.repo.object("blob", b"sound\n")))
    world.repo.commit_tree(world.repo.tree(("120000", b"mopsdocs.yml", link), ("40000", b"playbooks", sound)), "bad")
    seen = see(world.repo.root)
    assert ["playbooks/sound.md"] == list(seen.texts["bad"])
    assert f"mopsdocs.yml {LINK}" in seen.said

    world.repo.commit_tree(world.repo.tree(("120000", b"playbooks", link)), "bad")
    assert "bad" not in see(world.repo.root).texts


@pytest.mark.parametrize(
    ("mode", "message"),
    [
        ("160000", "is a submodule, which mopsdocs does not enter"),
        ("100664", "is no regular file"),
        ("10644", "is no regular file"),
        ("140000", "is no regular file"),
        ("040000", "is no regular file"),
        ("0", "is no regular file"),
    ],
)
def test_other_modes(world: World, mode: str, message: str) -> None:
    """Whatever is neither a plain file nor a folder is refused."""
    world.hang((mode, b"x.md", world.repo.git("rev-parse", "main")))
    seen = see(world.repo.root)

    assert ["playbooks/sound.md"] == list(seen.texts["bad"])
    assert f"playbooks/x.md {message}" in seen.said


def test_a_file_that_is_a_folder(world: World) -> None:
    """What a tree calls a file and is none is refused, and what it calls a folder and is none is a message."""
    tree, blob = world.repo.git("rev-parse", "v1^{tree}"), world.repo.git("rev-parse", f"v1:{PLAYBOOK}")
    world.hang(("100644", b"x.md", tree))
    assert "playbooks/x.md is no regular file" in see(world.repo.root).said
    world.hang(("40000", b"x", blob))
    assert "is a blob where a tree belongs" in see(world.repo.root).said


def bomb(world: World) -> None:
    """Twenty-one trees, each of which holds the next one twice: two million files."""
    inner = ("100644", b"x.md", world.repo.object("blob", b"x"))
    for _ in range(20):
        tree = world.repo.tree((inner[0], b"a", inner[2]), (inner[0], b"b", inner[2]))
        inner = ("40000", b"", tree)
    world.hang(("40000", b"bomb", inner[2]))


def flat(world: World) -> None:
    """A folder of half a million files."""
    blob = world.repo.object("blob", b"x")
    world.hang(("40000", b"flat", world.repo.tree(*(("100644", b"%06d.md" % i, blob) for i in range(500_000)))))


def bottomless(world: World) -> None:
    """Two thousand folders, one in the other."""
    inner = world.repo.tree(("100644", b"x.md", world.repo.object("blob", b"x")))
    for _ in range(2000):
        inner = world.repo.tree(("40000", b"d", inner))
    world.hang(("40000", b"deep", inner))


def giant(kind: str, mode: str, name: bytes) -> Callable[[World], None]:
    """An object that says it is a gigabyte."""
    return lambda w: w.hang((mode, name, w.repo.object(kind, b"x" * 100, claims=2**30)))


def half_a_tree(world: World) -> None:
    """A tree that ends in the middle."""
    world.hang(("40000", b"half", world.repo.object("tree", b"100644 x.md\0123")))


def no_mode(world: World) -> None:
    """A tree that is a text."""
    world.hang(("40000", b"text", world.repo.object("tree", b"nothing\0of\0the kind" * 9)))


def false_id(world: World) -> None:
    """A file whose content is another one's than its id says."""
    id_ = world.repo.git("rev-parse", f"v2:{PLAYBOOK}")
    world.repo.object("blob", b"poison\n", id_=id_)


def false_size(world: World) -> None:
    """A file that is longer than it says."""
    world.hang(("100644", b"x.md", world.repo.object("blob", b"x" * 100, claims=10)))


def torn(world: World) -> None:
    """A file whose object is cut off."""
    id_ = world.repo.object("blob", os.urandom(5000))
    path = world.dot_git / "objects" / id_[:2] / id_[2:]
    path.write_bytes(path.read_bytes()[:2000])
    world.hang(("100644", b"x.md", id_))


def no_object(world: World) -> None:
    """A file whose object is no object at all."""
    id_ = world.repo.object("blob", b"gone\n")
    (world.dot_git / "objects" / id_[:2] / id_[2:]).write_bytes(b"nonsense")
    world.hang(("100644", b"x.md", id_))


def gone(world: World) -> None:
    """A file whose object is not there."""
    world.hang(("100644", b"x.md", "1" * 40), ("40000", b"y", world.repo.tree()))


def gone_folder(world: World) -> None:
    """A folder whose object is not there."""
    world.hang(("40000", b"y", "1" * 40))


TREES: dict[str, tuple[Callable[[World], None], str, bool]] = {
    "bomb": (bomb, "It holds more than 100,000 files", False),
    "flat": (flat, "is larger than 16,000,000 bytes", False),
    "bottomless": (bottomless, "lies more than 32 folders deep", True),
    "giant text": (giant("blob", "100644", b"x.md"), "playbooks/x.md is larger than 256 KB", True),
    "giant picture": (giant("blob", "100644", b"x.PNG"), "playbooks/x.PNG is larger than 10 MB", True),
    "giant folder": (giant("tree", "40000", b"x"), "is larger than 16,000,000 bytes", False),
    "half a tree": (half_a_tree, "A tree of the repository is damaged", False),
    "text for a tree": (no_mode, "A tree of the repository is damaged", False),
    "missing file": (gone, "The repository lacks playbooks/x.md", False),
    "missing folder": (gone_folder, "The repository lacks the object 111111111111", False),
    "no object": (no_object, "The repository lacks playbooks/x.md", False),
}


@pytest.mark.parametrize("kind", TREES)
def test_trees(world: World, kind: str) -> None:
    """What is too much, or damaged, costs its own version or file at most, and no time."""
    spoil, message, kept = TREES[kind]
    spoil(world)
    found = list[Seen]()

    assert steps(lambda: found.append(see(world.repo.root))) < MANY
    (seen,) = found
    assert message in seen.said
    assert {"v1", "v2", "main", "named"} == set(seen.texts) - {"bad"}
    assert kept == ("bad" in seen.texts)


@pytest.mark.parametrize("spoil", [false_id, false_size, torn])
def test_contents_that_are_not_what_they_say(world: World, spoil: Callable[[World], None]) -> None:
    """A file is believed only if its content has the id that it is kept by."""
    spoil(world)
    seen = see(world.repo.root)

    assert {} == seen.texts
    assert "The repository lacks the object" in seen.said
    assert "poison" not in repr(seen)
