"""Folders that we may not write in: nothing is half done, and what can be done is done."""

import ctypes
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from mopsdocs.shell.errors import DISK, UserError
from mopsdocs.shell.manifest import NAME
from mopsdocs.shell.writer import FEW, Site, place

MANY = {f"people/person-{number:03}.html": f"person {number}" for number in range(FEW + 10)}
MAY_OVERRIDE = 0b110  # the two rights by which root passes over the modes of files and folders


@pytest.fixture(autouse=True)
def ordinary_rights() -> Iterator[None]:
    """Folders closed to their owner are closed to us, even if root runs the tests."""
    if os.geteuid() != 0:
        yield
        return
    libc = ctypes.CDLL(None, use_errno=True)
    asked = (ctypes.c_uint32 * 2)(0x20080522, 0)
    rights = (ctypes.c_uint32 * 6)()
    assert libc.capget(asked, rights) == 0
    before = rights[0]
    rights[0] = before & ~MAY_OVERRIDE
    assert libc.capset(asked, rights) == 0
    yield
    rights[0] = before
    assert libc.capset(asked, rights) == 0


def publish(out: Path, pages: Mapping[str, str]) -> None:
    """Publishes these pages, all made anew."""
    with Site(out, "mopsdocs 1.0") as site:
        site.publish([place(site.stage(), path, text.encode(), text) for path, text in pages.items()], ())


def pages_in(out: Path) -> dict[str, str]:
    """The content of every file in a folder but the manifest."""
    files = (path for path in out.rglob("*") if path.is_file() and path.name != NAME)
    return {path.relative_to(out).as_posix(): path.read_text("utf-8") for path in files}


def test_closed_foreign_folder_stays_where_it_is(tmp_path: Path) -> None:
    """A foreign folder whose files we could not move away is left alone while the pages around it change."""
    out = tmp_path / "site"
    publish(out, {"index.html": "home"})
    (out / "media").mkdir()
    (out / "media" / "launch.txt").write_text("film", "utf-8")
    (out / "media").chmod(0o555)
    before = (out / "media").stat()
    for planned in [{"index.html": "new home", **MANY}, {"index.html": "last"}]:
        publish(out, planned)

        assert {**planned, "media/launch.txt": "film"} == pages_in(out)
    assert before == (out / "media").stat()
    assert ["site"] == [path.name for path in tmp_path.iterdir()]


def test_closed_folder_around(tmp_path: Path) -> None:
    """A web server's folder that is ours, in a folder that is not, is filled from inside."""
    out = tmp_path / "html"
    out.mkdir()
    tmp_path.chmod(0o555)
    publish(out, {"index.html": "home", **MANY})
    publish(out, {"index.html": "new home"})

    assert {"index.html": "new home"} == pages_in(out)
    assert {"index.html", NAME} == {path.name for path in out.iterdir()}
    with pytest.raises(UserError, match="mopsdocs cannot write at") as refused:
        publish(tmp_path / "other", {})
    assert DISK == refused.value.exit_code


@pytest.mark.parametrize("closed", ["", "playbooks"])
@pytest.mark.parametrize("more", [{}, MANY], ids=["one by one", "as a whole"])
def test_closed_folder_of_ours(tmp_path: Path, closed: str, more: dict[str, str]) -> None:
    """A folder of the site that was closed to writing stops the publish before anything has changed."""
    out = tmp_path / "site"
    publish(out, {"index.html": "home", "playbooks/email.html": "email"})
    (out / closed).chmod(0o555)
    with pytest.raises(UserError, match="could not be written: Permission denied") as refused:
        publish(out, {"index.html": "new home", "playbooks/email.html": "new email", **more})

    assert DISK == refused.value.exit_code
    assert {"index.html": "home", "playbooks/email.html": "email"} == pages_in(out)
    assert ["site"] == [path.name for path in tmp_path.iterdir()]
