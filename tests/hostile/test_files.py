"""Files that are no files: links, pipes, sockets, devices, and templates that do not work."""

import os
import re
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from checkout import CHECKOUT
from hostile.door import assert_sound, mopsdocs

HOME = "templates/pages/home.html"


def moved(path: Path) -> None:
    """Put a link to a file or folder in its place."""
    path.rename(path.with_name("elsewhere"))
    path.symlink_to("elsewhere")


def piped(path: Path) -> None:
    """Put a pipe in its place, from which nobody ever hears."""
    path.unlink()
    os.mkfifo(path)


def shut(path: Path) -> None:
    """Put a folder in its place."""
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("name", ["mopsdocs.yml", "people.yml", "signoffs.yml"])
@pytest.mark.parametrize("put", [moved, piped, shut])
def test_files_at_the_root(handbook: Path, name: str, put: Callable[[Path], None]) -> None:
    """What is no plain file is not opened, and is the only thing that is told."""
    (handbook / name).touch()
    put(handbook / name)
    found = mopsdocs("check", "--root", handbook, "--format", "concise")

    assert_sound(found, 1, f"{name}:1:1: error[SAFE-004]: {name} is", "1 error")
    assert_sound(mopsdocs("build", "--root", handbook), 1)
    assert not (handbook / "site").exists()


def test_names_that_end_almost_right(handbook: Path) -> None:
    """An editor that adds .txt, or another ending for Markdown, hides no playbook in silence; notes stay notes."""
    folder = handbook / "playbooks/campaigns"
    folder.mkdir(parents=True, exist_ok=True)
    endings = {"a.md.txt": "a.md", "b.markdown": "b.md", "e.mdx": "e.md", "C.MD": "C.md", "d.csv.txt": "d.csv"}
    for name in (*endings, "notes.txt", "deck.pptx"):
        (folder / name).write_text("---\ntitle: A plan\nowner: ana.ruiz\n---\n")
    found = mopsdocs("check", "--root", handbook)

    for name, meant in endings.items():
        ending = meant[meant.rindex(".") :]
        said = f"playbooks/campaigns/{name} is not read: its name does not end with {ending}"
        assert f"playbooks/campaigns/{name}:1:1: warning[FM-008]: {said}" in found.out
        assert f"Call it {meant}" in found.out
    assert "Call it e.md: its text is shown then, and its components are not" in found.out
    assert "notes.txt" not in found.out
    assert "deck" not in found.out


def test_paths_of_a_folder_without_settings(tmp_path: Path) -> None:
    """Where no folder playbooks/ is, no finding speaks of one."""
    (tmp_path / "guide").mkdir()
    (tmp_path / "guide/d.markdown").write_text("# D\n")
    found = mopsdocs("check", "--root", tmp_path)

    assert "guide/d.markdown:1:1: warning[FM-008]: guide/d.markdown is not read" in found.out
    assert "playbooks" not in found.out


LINKS = (
    "[one](guide/), [two](basics/README.md#start) and [three](basics), [four](./)\n\n![five](.assets/i.png)\n",
    {
        "a.md:1:7: warning[LINK-007]: guide/ is a folder, and no page": "guide/index.md",
        "a.md:1:58: warning[LINK-007]: basics is a folder, and no page": "basics/README.md",
        "a.md:1:74: warning[LINK-007]: ./ is there, but is no page": "to a page that says",
        "a.md:3:9: warning[LINK-007]: .assets/i.png is not read: its path has a name that": "Move it into a folder",
    },
)


def test_links_to_folders_and_hidden_files(tmp_path: Path) -> None:
    """A link to a folder is told of with its page, one to a hidden file with why; each where it stands."""
    text, told = LINKS
    files = {"a.md": text, "guide/index.md": "# Guide", "basics/README.md": "# Start", ".assets/i.png": ""}
    for path, words in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(words)
    found = mopsdocs("check", "--root", tmp_path)

    assert found.out.count("LINK-007") == len(told)
    for said, hint in told.items():
        assert said in found.out
        assert hint in found.out.partition(said)[2].partition("\n\n")[0]


STRAY = "---\ntitle: Captar clientes\nowner: ana.ruiz\ngoals: []\n---\n"


def test_playbooks_in_the_wrong_place(handbook: Path) -> None:
    """A playbook beside mopsdocs.yml, or one that is saved as .txt, is told of; a README and notes are not."""
    name = "captación 2027.md"
    put = {name: STRAY, "README.md": "---\ntitle: Repo\nowner: ops\n---\n", "playbooks/plan.txt": STRAY}
    for path, text in {**put, "playbooks/notes.txt": "To do\n", "docs.md": "# Docs\n"}.items():
        (handbook / path).write_text(text)
    found = mopsdocs("check", "--root", handbook)

    assert f"{name}:1:1: warning[FM-008]: {name} is not read: it lies outside playbooks/" in found.out
    assert "Move it into a folder below playbooks/" in found.out
    assert "warning[FM-008]: playbooks/plan.txt is not read: its name does not end with .md" in found.out
    assert "Call it plan.md" in found.out
    assert not [path for path in ("README", "notes.txt", "docs.md") if path in found.out]
    (handbook / name).rename(handbook / "playbooks/captacion-2027.md")
    assert "outside" not in mopsdocs("check", "--root", handbook).out


@pytest.mark.parametrize(
    ("lang", "binary", "old", "device"),
    [
        ("es", "como algo que no es texto", "Windows-1252 (ANSI, occidental)", "'nul.md' es el nombre de un"),
        ("pt", "como algo que não é texto", "Windows-1252 (ANSI, ocidental)", "'nul.md' é o nome de um"),
    ],
)
def test_what_a_file_is_instead(handbook: Path, lang: str, binary: str, old: str, device: str) -> None:
    """What a file seems to be, and what is wrong with its name, is said in the language of its sentence."""
    folder = handbook / "playbooks"
    (folder / "binary.md").write_bytes(b"text\0\xff and no more of it than that")
    (folder / "old.md").write_bytes("---\ntitle: Señales\n---\n".encode("cp1252"))
    (folder / "nul.md").touch()
    for _ in range(2):  # As it is found, and as it is remembered.
        found = mopsdocs("check", "--root", handbook, "--lang", lang)
        assert_sound(found, 1, binary, old, device)


def test_links_among_playbooks(handbook: Path) -> None:
    """Links to files, to folders, in circles and to nowhere are told one by one, and none is followed."""
    folder = handbook / "playbooks"
    for name, target in (("a.md", "/etc/passwd"), ("b", "/etc"), ("c", "."), ("d.md", "nowhere"), ("e.png", "a.md")):
        (folder / name).symlink_to(target)
    found = mopsdocs("check", "--root", handbook, "--format", "concise")

    assert_sound(found, 1, "2 files checked: 5 errors")
    for name in ("a.md", "b", "c", "d.md", "e.png"):
        assert f"playbooks/{name}:1:1: error[SAFE-004]: playbooks/{name} is a symbolic link" in found.out
    assert "root:" not in found.said


def test_pipes_sockets_devices(handbook: Path) -> None:
    """Neither is a pipe waited for, nor a device read."""
    folder = handbook / "playbooks"
    os.mkfifo(folder / "pipe.md")
    with socket.socket(socket.AF_UNIX) as open_socket:
        open_socket.bind(str(folder / "socket.md"))
        (folder / "folder.md").mkdir()
        found = mopsdocs("check", "--root", handbook, "--format", "concise")

    assert_sound(found, 1, "2 files checked: 2 errors", "pipe.md is no regular file", "socket.md is no regular file")


def test_playbooks_elsewhere(handbook: Path) -> None:
    """The folder of playbooks itself is no link; where it is a file, a sentence says what is missing."""
    moved(handbook / "playbooks")
    assert_sound(mopsdocs("check", "--root", handbook), 1, "playbooks:1:1: error[SAFE-004]")

    (handbook / "playbooks").unlink()
    (handbook / "playbooks").touch()
    assert_sound(mopsdocs("check", "--root", handbook), 2, "There is no folder playbooks/")


def test_forty_folders_deep(handbook: Path) -> None:
    """Folders that are nested without end are followed so far and no further."""
    deep = handbook / "playbooks" / "/".join(["d"] * 40)
    deep.mkdir(parents=True)
    (deep / "x.md").write_text("# X\n")

    assert_sound(mopsdocs("check", "--root", handbook), 1, "error[SAFE-004]", "more than 32 folders deep")


def test_large_images(handbook: Path) -> None:
    """An image of 11 MB is not published."""
    with (handbook / "playbooks" / "large.png").open("wb") as file:
        file.truncate(11_000_000)

    assert_sound(mopsdocs("check", "--root", handbook), 1, "large.png:1:1: error[SAFE-002]", "larger than 10 MB")


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ view.nothing }}", "line 1: "),
        ("{{ nobody.at_all }}", "line 1: 'nobody' is undefined"),
        ("\n{% if", "line 2: "),
        ("{% include 'pages/home.html' %}", "it includes itself"),
        ("{% include 'no/such.html' %}", "there is no template no/such.html"),
        ("{% for i in range(999999999) %}x{% endfor %}", "'range' is undefined"),
        ("{{ ''.__class__.__mro__ }}", ""),
        ("{{ 1 / 0 }}", "line 1: "),
    ],
)
def test_templates_that_fail(handbook: Path, template: str, said: str) -> None:
    """A template of the handbook's own that fails is named with its line, and no site is written."""
    path = handbook / HOME
    path.parent.mkdir(parents=True)
    path.write_text(template, "utf-8")
    found = mopsdocs("build", "--root", handbook)

    if said:
        assert_sound(found, 2, said, "Mend the template")
        assert not (handbook / "site").exists()


def test_templates_that_cannot_be_read(handbook: Path, tmp_path: Path) -> None:
    """Templates are plain files of a sensible size, in UTF-8."""
    path = handbook / HOME
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xff\xfe")
    assert_sound(mopsdocs("build", "--root", handbook), 2, "home.html is not written in UTF-8")

    path.write_bytes(b"a" * 1_000_001)
    assert_sound(mopsdocs("build", "--root", handbook), 3, "home.html could not be read: ")

    piped(path)
    assert_sound(mopsdocs("build", "--root", handbook), 3, "home.html could not be read: ")

    (handbook / "templates").rename(tmp_path / "elsewhere")
    (handbook / "templates").symlink_to(tmp_path / "elsewhere")
    assert_sound(mopsdocs("build", "--root", handbook), 2, "templates is a symbolic link")


def test_a_catalogue_with_other_braces(handbook: Path) -> None:
    """A translation whose braces are not those of the English text is named; it reads nothing that it should not."""
    ours = (CHECKOUT / "templates" / "locales" / "es.po").read_text("utf-8")
    path = handbook / "templates" / "locales" / "en.po"
    path.parent.mkdir(parents=True)
    wide = "{count:>9999999999}"
    for braces in ("{0.__class__}", "{nobody}", "{count.real.__class__.__mro__[9]}", "{", wide, f"{{{{{wide}}}}}"):
        path.write_text(re.sub(r'(?m)^(msgstr.* ")(.*)\{\w+\}', rf"\1\2{braces}", ours), "utf-8")

        assert_sound(mopsdocs("build", "--root", handbook), 2, "templates/locales/en.po: the braces of ")
    assert not (handbook / "site").exists()
