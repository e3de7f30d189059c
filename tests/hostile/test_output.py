"""Output folders, memories and terminals that are not what they should be: nothing of anybody is lost."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from checkout import SRC
from hostile.door import assert_sound, mopsdocs

MANIFEST = ".mopsdocs-manifest.json"


def build(root: Path, *words: str | Path, **env: str) -> tuple[int, str]:
    """Build; the exit code and what was said."""
    found = mopsdocs("build", "--root", root, *words, **env)
    assert_sound(found, found.code)
    return found.code, found.said


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("out", ["/", ".", "..", "playbooks", "playbooks/campaigns", "playbooks/new", "~", ".git/x"])
def test_precious_folders(handbook: Path, tmp_path: Path, out: str) -> None:
    """Neither the disk, nor home, nor the sources, nor a folder above or below them, is ever written to."""
    (handbook / ".git").mkdir()
    before = contents(handbook)
    place = str(tmp_path) if out == "~" else out if out == "/" else str(handbook / out)
    code, said = build(handbook, "--out", place, HOME=str(tmp_path))

    assert code == 2
    assert "Give a folder of its own, such as --out site." in said
    assert contents(handbook) == before


def test_folders_of_others(handbook: Path, tmp_path: Path) -> None:
    """A folder with files in it, a link, a file in the way: refused, and left as it was."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "mine.txt").write_text("mine")
    (tmp_path / "link").symlink_to(other)
    (tmp_path / "nowhere").symlink_to(tmp_path / "missing")
    for out, said in (("other", "is not empty"), ("link", "is a link"), ("nowhere", "is a link")):
        assert build(handbook, "--out", tmp_path / out)[0] == 2
        assert said in build(handbook, "--out", tmp_path / out)[1]
    assert build(handbook, "--out", other / "mine.txt" / "x")[0] == 3

    assert contents(other) == {"mine.txt": b"mine"}
    assert not (tmp_path / "missing").exists()


def _edited(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace('"404.html"', '"../../victim"'), "utf-8")


def _garbled(path: Path) -> None:
    path.write_bytes(bytes(range(256)))


def _absolute(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace('"404.html"', '"/etc/passwd"'), "utf-8")


def _a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _nested(path: Path) -> None:
    path.write_text("[" * 100_000, "utf-8")


def _of_other_kinds(path: Path) -> None:
    path.write_text(json.dumps({"schema": 1, "files": {"a": None}, "tool": []}), "utf-8")


@pytest.mark.parametrize("put", [_edited, _absolute, _garbled, _a_folder, _nested, _of_other_kinds])
def test_a_manifest_that_lies(handbook: Path, put: Callable[[Path], None]) -> None:
    """A list of our files that we cannot have written is not believed: nothing that it names is removed."""
    victim = handbook.parent / "victim"
    victim.write_text("precious")
    assert build(handbook)[0] == 0
    put(handbook / "site" / MANIFEST)
    before = contents(handbook / "site")
    code, said = build(handbook, XDG_CACHE_HOME=str(handbook.parent / "fresh"))

    assert code == 2
    assert "mopsdocs did not make what is in it" in said
    assert contents(handbook / "site") == before
    assert victim.read_text() == "precious"


def test_things_in_the_way_of_pages(handbook: Path) -> None:
    """A folder or a link where a page belongs is told, and neither emptied nor followed."""
    assert build(handbook)[0] == 0
    page = handbook / "site" / "index.html"
    page.unlink()
    page.mkdir()
    (page / "mine").write_text("mine")
    assert build(handbook)[0] == 2
    assert (page / "mine").read_text() == "mine"

    (page / "mine").unlink()
    page.rmdir()
    page.symlink_to("/etc/hostname")
    assert build(handbook)[0] == 2
    assert page.is_symlink()


def _kinds(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("update memory set whole = 'text', whole_sum = 5, listed = 1.5, listed_sum = null")


def _schema(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as database:
        database.execute("create table memory (name text, other int)")
        database.execute("insert into memory values ('', 1)")


def _view(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as database:
        database.execute("create view memory as select 1 name, 2 listed, 3 listed_sum, 4 whole, 5 whole_sum")


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _link(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/passwd")


@pytest.mark.parametrize("put", [_kinds, _schema, _view, _garbled, _empty, _a_folder, _pipe, _link])
def test_a_memory_that_lies(handbook: Path, tmp_path: Path, put: Callable[[Path], None]) -> None:
    """Whatever stands where the last build is remembered, the next one makes the same site, and the one after it."""
    assert build(handbook)[0] == 0
    before = contents(handbook / "site")
    (remembered,) = (tmp_path / "cache" / "mopsdocs").iterdir()
    put(remembered)

    assert build(handbook)[0] == 0
    assert build(handbook)[0] == 0
    assert contents(handbook / "site") == before


def test_a_place_for_memories_that_is_none(handbook: Path, tmp_path: Path) -> None:
    """Where nothing can be remembered, everything is made anew: a file, a link, another user's folder, no home."""
    assert build(handbook)[0] == 0
    cache = tmp_path / "cache" / "mopsdocs"
    for path in cache.iterdir():
        path.unlink()
    cache.rmdir()
    cache.touch()
    assert build(handbook)[0] == 0
    cache.unlink()
    (tmp_path / "elsewhere").mkdir()
    cache.symlink_to(tmp_path / "elsewhere")
    assert build(handbook)[0] == 0
    assert list((tmp_path / "elsewhere").iterdir()) == []
    cache.unlink()
    cache.mkdir()
    if os.getuid() == 0:
        os.chown(cache, 12_345, 12_345)
        assert build(handbook)[0] == 0
        assert list(cache.iterdir()) == []
    assert build(handbook, XDG_CACHE_HOME="", HOME="/nonexistent")[0] == 0


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_signals(handbook: Path, number: int, code: int) -> None:
    """A build that is told to end does so with its code and leaves the old site whole, and nothing beside it."""
    assert build(handbook)[0] == 0
    before = contents(handbook / "site")
    people = handbook / "people.yml"
    people.write_text(people.read_text("utf-8").replace("name: ", "name: New ", 1), "utf-8")
    plans = handbook / "playbooks" / "campaigns" / "answer-leads.md"
    for i in range(300):
        (plans.parent / f"more-{i}.md").write_text(plans.read_text("utf-8").replace("title: ", f"title: {i} ", 1))
    # What runs in the background of a shell ignores SIGINT, and so would whatever it starts.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(
        [sys.executable, "-m", "mopsdocs", "build", "--root", handbook, "--jobs", "2"],
        env={**os.environ, "PYTHONPATH": str(SRC)},
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        while not [path for path in handbook.iterdir() if path.name.endswith(".lock")]:
            time.sleep(0.005)
        process.send_signal(number)
        _, said = process.communicate(timeout=60)

    assert process.returncode == code
    assert "Traceback" not in said
    assert contents(handbook / "site") == before
    assert {path.name for path in handbook.iterdir() if path.name.startswith(".site")} <= {".site.mopsdocs.lock"}
    assert mopsdocs("build", "--root", handbook).code == 0
