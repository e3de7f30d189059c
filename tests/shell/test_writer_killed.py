"""A build may be killed at any moment: the site is the old one or the new one, and nobody's file is lost.

Run as a script, this file is the build that is killed: once before each thing it asks of the system.
"""

import ctypes
import errno
import hashlib
import json
import os
import platform
import signal
import struct
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from mopsdocs.shell.errors import DISK, UserError
from mopsdocs.shell.manifest import NAME
from mopsdocs.shell.writer import Site, place

OLD = {
    "index.html": "home",
    "playbooks/email.html": "email",
    "playbooks/events.html": "events",
    "v/1.0/index.html": "old home",
}
FOREIGN = {"CNAME": "handbook.example.com", "playbooks/notes.txt": "mine", "media/launch.txt": "film"}
# One by one: no folder goes. As a whole: the folders of version 1.0 go, and `people` comes.
ONE_BY_ONE = {
    "index.html": "new home",
    "playbooks/email.html": "new email",
    "people/ana.html": "ana",
    "v/1.0/index.html": "old home",
}
AS_A_WHOLE = {"index.html": "new home", "playbooks/email.html": "email", "people/ana.html": "ana"}
NEW = {
    "files": ONE_BY_ONE,
    "whole": AS_A_WHOLE,
    "aside": AS_A_WHOLE,
    "unlinked": AS_A_WHOLE,
    "twice": AS_A_WHOLE,
}
WAYS = ["files", "whole", "aside", "unlinked"]
UNABLE = 3
REFUSED = 100  # and the exit code that the operator would see
# Per machine: the numbers of the calls that exchange two folders, and that link a file.
RENAMEAT2, LINKAT = {"x86_64": (316, 265), "aarch64": (276, 37)}.get(platform.machine(), (-1, -1))


def publish(out: Path, pages: Mapping[str, str]) -> None:
    """Publishes these pages; those whose recipe is known are kept."""
    with Site(out, "mopsdocs 1.0") as site:
        kept = [path for path in pages if site.intact(path) and site.manifest[path].recipe == pages[path]]
        fresh = [path for path in pages if path not in kept]
        site.publish([place(site.stage(), path, pages[path].encode(), pages[path]) for path in fresh], kept)


def pages_in(out: Path) -> dict[str, str]:
    """The content of every file in a folder but the manifest."""
    files = (path for path in out.rglob("*") if path.is_file() and path.name != NAME)
    return {path.relative_to(out).as_posix(): path.read_text("utf-8") for path in files}


def prepare(out: Path) -> None:
    """An old site with foreign files in it."""
    publish(out, OLD)
    for path, text in FOREIGN.items():
        (out / path).parent.mkdir(exist_ok=True)
        (out / path).write_text(text, "utf-8")


def forbid(call: int, error: int) -> None:
    """From here on the system refuses a call, as an old system or a plain disk does."""
    if call < 0:
        os._exit(UNABLE)
    program = struct.pack(
        "=HBBI HBBI HBBI HBBI".replace(" ", ""),
        *(0x20, 0, 0, 0),  # load the number of the system call
        *(0x15, 0, 1, call),  # is it this one?
        *(0x06, 0, 0, 0x00050000 | error),  # then refuse it
        *(0x06, 0, 0, 0x7FFF0000),  # else let it through
    )
    kept = ctypes.create_string_buffer(program, len(program))
    described = ctypes.create_string_buffer(struct.pack("@HP", len(program) // 8, ctypes.addressof(kept)))
    control = ctypes.CDLL(None, use_errno=True).prctl
    control.argtypes = [ctypes.c_int, *[ctypes.c_ulong] * 4]
    if control(38, 1, 0, 0, 0) or control(22, 2, ctypes.addressof(described), 0, 0):
        os._exit(UNABLE)


def die_before(moment: int) -> None:
    """Kills this process before the moment-th thing that it asks of the system."""
    seen = 0

    def count(event: str, _details: object) -> None:
        nonlocal seen
        if event != "os.kill" and event.startswith(("open", "os.", "fcntl.", "ctypes.")):
            seen += 1
            if seen > moment:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def build_and_die(folder: Path, way: str) -> None:
    """Builds again and again, each time in a folder of its own and killed a moment later, until one lives.

    `twice` kills the builds after it too, which have to take up what the first one left.
    """
    from mopsdocs.shell import exchange  # noqa: F401, PLC0415  # loaded now, so that no moment goes into it

    for moment in range(1000):
        out = folder / f"{moment:03}" / "site"
        out.parent.mkdir()
        prepare(out)
        code = build_once(out, way, moment)
        if code is not None:
            sys.exit(code)
        for later in range(0, 60, 7) if way == "twice" and is_decided(out) else ():
            build_once(out, "twice", later)


def build_once(out: Path, way: str, moment: int) -> int | None:
    """Builds in a process that is killed at this moment; its exit code, if it was not."""
    child = os.fork()
    if not child:
        if way == "aside":
            forbid(RENAMEAT2, errno.ENOSYS)
        if way == "unlinked":
            forbid(LINKAT, errno.EPERM)
        if way == "busy":
            forbid(RENAMEAT2, errno.EBUSY)
        die_before(moment)
        try:
            publish(out, NEW.get(way, AS_A_WHOLE))
        except UserError as refused:
            os._exit(refused.exit_code + REFUSED)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WEXITSTATUS(status) if os.WIFEXITED(status) else None


def killed_builds(folder: Path, way: str) -> list[Path]:
    """The output folders of builds that were killed at each moment; the last one was not."""
    command = [sys.executable, __file__, str(folder), way]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    found = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    if found.returncode == UNABLE:
        pytest.skip("this machine lets no process forbid itself a system call")
    assert (REFUSED + DISK if way == "busy" else 0, "") == (found.returncode, found.stderr)
    return [made / "site" for made in sorted(folder.iterdir())]


def is_decided(out: Path) -> bool:
    """Whether a journal says that the new site is to come."""
    return (out.parent / ".site.mopsdocs.journal").exists()


@pytest.mark.parametrize("way", WAYS)
def test_killed_at_any_moment(tmp_path: Path, way: str) -> None:
    """Whenever it is killed, the old site is whole until the new one is decided; then that one comes."""
    builds = killed_builds(tmp_path, way)
    old, new = {**OLD, **FOREIGN}, {**NEW[way], **FOREIGN}
    moments = set()
    for out in builds:
        decided, found = is_decided(out), pages_in(out)
        moments.add((decided, found == old, found == new))
        if not decided:
            assert found in (old, new)
        if way == "whole":
            assert found in (old, new)
        with Site(out, "mopsdocs 1.0") as site:
            assert (new if decided else found) == pages_in(out)
            assert site.manifest.keys() == (NEW[way] if pages_in(out) == new else OLD).keys()
            assert all(site.intact(path) for path in site.manifest)
        assert all(any(folder.iterdir()) for folder in out.rglob("*") if folder.is_dir())
        assert ["site"] == [path.name for path in out.parent.iterdir()]

    assert len(builds) > 50
    # Killed before the decision, with it, and after it: every kind of moment was there.
    assert {(False, True, False), (True, True, False), (True, False, True), (False, False, True)} <= moments
    # What the ways differ in: moments at which the site is neither the old nor the new one.
    assert (way == "whole") == ((True, False, False) not in moments)


@pytest.mark.parametrize("way", WAYS)
def test_late_file_survives_a_killed_build(tmp_path: Path, way: str) -> None:
    """A file that somebody adds after a build was killed is still there when the next one has finished."""
    for out in killed_builds(tmp_path, way):
        if out.exists():
            (out / "late.txt").write_text("late", "utf-8")
        expected = {**NEW[way], **FOREIGN, **({"late.txt": "late"} if out.exists() else {})}
        publish(out, NEW[way])

        assert expected == pages_in(out)
        assert ["site"] == [path.name for path in out.parent.iterdir()]


def test_killed_again_and_again(tmp_path: Path) -> None:
    """Builds that are killed while they take up killed builds lose nothing either."""
    for out in killed_builds(tmp_path, "twice"):
        assert pages_in(out) in ({**OLD, **FOREIGN}, {**AS_A_WHOLE, **FOREIGN})
        publish(out, AS_A_WHOLE)

        assert {**AS_A_WHOLE, **FOREIGN} == pages_in(out)
        assert ["site"] == [path.name for path in out.parent.iterdir()]


def test_folder_that_cannot_be_exchanged(tmp_path: Path) -> None:
    """When the system refuses the exchange, the old site stays whole, and the next build starts afresh."""
    out = killed_builds(tmp_path, "busy")[-1]

    assert {**OLD, **FOREIGN} == pages_in(out)
    assert ["site"] == [path.name for path in out.parent.iterdir()]
    publish(out, AS_A_WHOLE)
    assert {**AS_A_WHOLE, **FOREIGN} == pages_in(out)


def plant(out: Path, **said: object) -> Path:
    """A journal beside the output folder as no build wrote it, and the folder it speaks of."""
    staging = out.parent / ".site.mopsdocs-1-0123abcd"
    staging.mkdir()
    (staging / "index.html").write_text("evil", "utf-8")  # as long as what is there
    text = {
        "schema": "mopsdocs-journal/1",
        "staging": staging.name,
        "number": staging.stat().st_ino,
        "whole": False,
        "placed": ["index.html"],
        "removed": [],
        **said,
    }
    (out.parent / ".site.mopsdocs.journal").write_text(json.dumps(text), "utf-8")
    return staging


@pytest.mark.parametrize("whole", [True, False])
def test_planted_journal_is_not_believed(tmp_path: Path, *, whole: bool) -> None:
    """A journal about a folder that no build on this disk made moves nothing."""
    out = tmp_path / "site"
    prepare(out)
    plant(out, number=1, whole=whole)
    publish(out, OLD)

    assert {**OLD, **FOREIGN} == pages_in(out)
    assert ["site"] == [path.name for path in tmp_path.iterdir()]


def test_journal_leads_nowhere_else(tmp_path: Path) -> None:
    """A journal that speaks of files outside the output folder is not believed."""
    out = tmp_path / "site"
    prepare(out)
    (tmp_path / "outside.html").write_text("outside", "utf-8")
    digest = hashlib.sha256(b"outside").hexdigest()
    plant(out, removed=[["../outside.html", digest]])
    publish(out, OLD)

    assert (tmp_path / "outside.html").read_text("utf-8") == "outside"
    assert {**OLD, **FOREIGN} == pages_in(out)


def test_journal_follows_no_link(tmp_path: Path) -> None:
    """A page that was decided does not leave the output folder through a link that has been put in its way."""
    out = tmp_path / "site"
    prepare(out)
    (tmp_path / "elsewhere").mkdir()
    (out / "people").symlink_to(tmp_path / "elsewhere")
    staging = plant(out, placed=["people/ana.html"])
    (staging / "people").mkdir()
    (staging / "people" / "ana.html").write_text("ana", "utf-8")
    with pytest.raises(UserError, match="people is in the way"):
        publish(out, OLD)

    assert [] == list((tmp_path / "elsewhere").iterdir())
    (out / "people").unlink()
    with Site(out, "mopsdocs 1.0"):
        assert "ana" == pages_in(out)["people/ana.html"]


def test_old_site_comes_back(tmp_path: Path) -> None:
    """An old site that made room for one that never came takes its place again."""
    out = tmp_path / "site"
    prepare(out)
    out.rename(tmp_path / ".site.mopsdocs-1-0123abcd.old")
    with Site(out, "mopsdocs 1.0") as site:
        assert OLD.keys() == site.manifest.keys()

    assert {**OLD, **FOREIGN} == pages_in(out)
    assert ["site"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"schema":"mopsdocs-journal/1"}'])
def test_broken_journal_stops_nobody(tmp_path: Path, text: str) -> None:
    """A journal that says nothing is thrown away, and the build goes on."""
    out = tmp_path / "site"
    prepare(out)
    (tmp_path / ".site.mopsdocs.journal").write_text(text, "utf-8")
    publish(out, AS_A_WHOLE)

    assert {**AS_A_WHOLE, **FOREIGN} == pages_in(out)
    assert ["site"] == [path.name for path in tmp_path.iterdir()]


if __name__ == "__main__":
    build_and_die(Path(sys.argv[1]), sys.argv[2])
