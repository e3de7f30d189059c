"""An output folder becomes equal to a set of files, and nothing else in it or around it is touched."""

import os
import pickle
import stat
import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest

from mopsdocs.shell.discard import discard_old
from mopsdocs.shell.errors import DISK, LOCKED, USAGE, UserError
from mopsdocs.shell.manifest import NAME
from mopsdocs.shell.writer import FEW, Published, Site, place

TOOL = "mopsdocs 1.0"
PAGES = {
    "index.html": "home",
    "playbooks/email.html": "email",
    "playbooks/events.html": "events",
    "v/1.0/index.html": "old home",
    "v/1.0/playbooks/email.html": "old email",
}
MANY = {f"people/person-{number:03}.html": f"person {number}" for number in range(FEW + 10)}


def publish(out: Path, pages: Mapping[str, str], *, tool: str = TOOL, adopt: bool = False) -> Published:
    """Publishes these pages as a build does: pages whose recipe is known and whose file is there are kept."""
    with Site(out, tool, [out.parent / "playbooks"], adopt=adopt) as site:
        kept = [path for path in pages if site.intact(path) and site.manifest[path].recipe == pages[path]]
        fresh = pages.keys() - kept
        written = [place(site.stage(), path, pages[path].encode(), pages[path]) for path in fresh]
        return site.publish(written, kept)


def pages_in(out: Path) -> dict[str, str]:
    """The content of every plain file in a folder but the manifest, and where every link points."""
    found = {}
    for path in out.rglob("*"):
        name = path.relative_to(out).as_posix()
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}"
        elif path.is_file() and name != NAME:
            found[name] = path.read_text("utf-8")
    return found


def beside(out: Path) -> list[str]:
    """Everything next to the output folder, hidden things included."""
    return sorted(path.name for path in out.parent.iterdir())


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """The output folder of a handbook; there is none yet."""
    return tmp_path / "site"


@pytest.fixture
def stern_umask() -> Iterator[None]:
    """A shell that gives new files to their owner alone."""
    before = os.umask(0o077)
    yield
    os.umask(before)


def test_first_publish(out: Path) -> None:
    """The first publish makes the folder, and nothing beside it stays."""
    published = publish(out, PAGES)

    assert PAGES == pages_in(out)
    assert Published(tuple(sorted(PAGES)), (), ()) == published
    assert ["site"] == beside(out)


def test_missing_folders_above_are_made(tmp_path: Path, stern_umask: None) -> None:
    """An output folder may lie in folders that do not exist yet, and everybody may look into them."""
    publish(tmp_path / "build" / "web" / "site", PAGES)

    assert PAGES == pages_in(tmp_path / "build" / "web" / "site")
    assert 0o755 == stat.S_IMODE((tmp_path / "build" / "web").stat().st_mode)


@pytest.mark.parametrize("more", [{}, MANY], ids=["one by one", "as a whole"])
def test_folder_becomes_equal_to_the_plan(out: Path, more: dict[str, str]) -> None:
    """New pages come, changed ones change, pages no longer planned go, and so do their empty folders."""
    publish(out, PAGES)
    planned = {"index.html": "new home", "playbooks/email.html": "email", "areas/email.html": "area", **more}
    published = publish(out, planned)

    assert planned == pages_in(out)
    assert not (out / "v").exists()
    assert tuple(sorted(PAGES.keys() - planned.keys())) == published.removed
    assert tuple(sorted(planned.keys() - {"playbooks/email.html"})) == published.written
    assert ["site"] == beside(out)


@pytest.mark.parametrize("more", [{}, MANY], ids=["one by one", "as a whole"])
def test_kept_files_are_the_very_same(out: Path, more: dict[str, str]) -> None:
    """A file that does not differ keeps its place on the disk and its time."""
    publish(out, PAGES)
    before = (out / "playbooks/email.html").stat()
    publish(out, {**PAGES, "index.html": "new home", **more})
    after = (out / "playbooks/email.html").stat()

    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


@pytest.mark.parametrize("more", [{}, MANY], ids=["one by one", "as a whole"])
def test_rewritten_with_the_same_bytes_is_the_very_same(out: Path, more: dict[str, str]) -> None:
    """A page that was made anew and came out alike keeps its file; only its recipe is noted."""
    publish(out, PAGES)
    before = (out / "index.html").stat()
    with Site(out, TOOL) as site:
        written = [place(site.stage(), path, text.encode(), "new") for path, text in {**PAGES, **more}.items()]
        published = site.publish(written, ())

    assert before.st_ino == (out / "index.html").stat().st_ino
    assert tuple(sorted(more)) == published.written
    with Site(out, TOOL) as site:
        assert {"new"} == {filed.recipe for filed in site.manifest.values()}


def test_site_without_pages(out: Path) -> None:
    """A site may lose its last page, and is still ours when the next one comes."""
    publish(out, PAGES)
    publish(out, {})
    publish(out, PAGES)
    publish(out, {})

    assert [NAME] == [path.name for path in out.iterdir()]


def test_nothing_to_do_touches_nothing(out: Path) -> None:
    """Publishing the same site again leaves every file, the manifest too, as it is."""
    publish(out, PAGES)
    before = {path: path.lstat() for path in [out, *out.rglob("*")]}
    published = publish(out, PAGES)

    assert before == {path: path.lstat() for path in [out, *out.rglob("*")]}
    assert Published((), (), ()) == published


def test_small_change_leaves_the_folder_in_place(out: Path) -> None:
    """One edited page is put into the folder that is there, so that who has it open sees the new page."""
    publish(out, PAGES)
    before = out.stat().st_ino
    publish(out, {**PAGES, "index.html": "new home"})

    assert before == out.stat().st_ino


def test_two_publishes_give_the_same_manifest(tmp_path: Path) -> None:
    """Two folders made from the same pages are equal byte for byte, however they came to be."""
    publish(tmp_path / "one", {**PAGES, **MANY})
    publish(tmp_path / "two", {"index.html": "another", "gone.html": "gone"})
    publish(tmp_path / "two", dict(reversed({**PAGES, **MANY}.items())))

    assert (tmp_path / "one" / NAME).read_bytes() == (tmp_path / "two" / NAME).read_bytes()
    assert pages_in(tmp_path / "one") == pages_in(tmp_path / "two")


def test_new_tool_is_noted(out: Path) -> None:
    """A site that comes out alike under another version of the tool says so in its manifest."""
    publish(out, PAGES)
    publish(out, PAGES, tool="mopsdocs 2.0")

    assert '"tool":"mopsdocs 2.0"' in (out / NAME).read_text("utf-8")


@pytest.mark.parametrize("more", [{}, MANY], ids=["one by one", "as a whole"])
def test_modes_do_not_depend_on_the_umask(out: Path, stern_umask: None, more: dict[str, str]) -> None:
    """Everybody may read the site, whatever the umask of who built it."""
    publish(out, {"index.html": "home"})
    publish(out, {**PAGES, **more})
    modes = {stat.S_IMODE(path.stat().st_mode) for path in out.rglob("*") if path.is_file()}
    folders = {stat.S_IMODE(path.stat().st_mode) for path in [out, *out.rglob("*")] if path.is_dir()}

    assert ({0o644}, {0o755}) == (modes, folders)


def test_workers_place_files(out: Path) -> None:
    """Files placed by worker processes are published like any other."""
    with Site(out, TOOL) as site, ProcessPoolExecutor(2, mp_context=get_context("spawn")) as workers:
        work = partial(place, site.stage())
        written = list(workers.map(work, MANY, [text.encode() for text in MANY.values()], MANY))
        site.publish(written, ())

    assert MANY == pages_in(out)


def test_placing_outside_is_impossible(out: Path) -> None:
    """A file cannot be placed outside the folder where the site is prepared."""
    with Site(out, TOOL) as site, pytest.raises(ValueError, match="escaped"):
        place(site.stage(), "../escaped.html", b"", "r")

    assert [] == beside(out)


def test_placing_twice_is_refused(out: Path) -> None:
    """Two pages at one address are never silently one."""
    with Site(out, TOOL) as site:
        place(site.stage(), "index.html", b"one", "r")
        with pytest.raises(UserError, match=r"index\.html could not be written"):
            place(site.stage(), "index.html", b"two", "r")


def test_clashing_plan_writes_nothing(out: Path) -> None:
    """Two paths that some disk takes for one leave the old site as it was."""
    publish(out, PAGES)
    with pytest.raises(UserError, match="cannot both be in the site"):
        publish(out, {**PAGES, "Index.html": "shout"})

    assert PAGES == pages_in(out)
    assert ["site"] == beside(out)


def test_staging_is_removed_when_a_build_fails(out: Path) -> None:
    """A build that fails half-way leaves the old site and nothing beside it."""
    publish(out, PAGES)
    with pytest.raises(RuntimeError), Site(out, TOOL) as site:  # noqa: PT012  # the failure comes after a step
        place(site.stage(), "new.html", b"half", "r")
        raise RuntimeError

    assert PAGES == pages_in(out)
    assert ["site"] == beside(out)


def test_errors_travel_from_workers() -> None:
    """An error for the operator keeps its words and its exit code on the way out of a worker process."""
    there = pickle.loads(pickle.dumps(UserError("what", "hint", DISK)))  # noqa: S301  # our own bytes

    assert ("what", "hint", DISK, "what") == (there.message, there.hint, there.exit_code, str(there))


def foreign(out: Path) -> dict[str, str]:
    """Puts things into an output folder that mopsdocs did not make."""
    (out / "media" / "film" / "empty").mkdir(parents=True)
    (out / "media" / "film").chmod(0o750)
    (out / "CNAME").write_text("handbook.example.com", "utf-8")
    (out / "playbooks" / "notes.txt").write_text("mine", "utf-8")
    (out / "media" / "film" / "launch.txt").write_text("film", "utf-8")
    (out / "media" / "latest").symlink_to("film/launch.txt")
    (out / "media" / "away").symlink_to("/etc")
    return {
        "CNAME": "handbook.example.com",
        "playbooks/notes.txt": "mine",
        "media/film/launch.txt": "film",
        "media/latest": "-> film/launch.txt",
        "media/away": "-> /etc",
    }


@pytest.mark.parametrize("more", [{}, MANY], ids=["one by one", "as a whole"])
def test_foreign_files_are_untouched(out: Path, more: dict[str, str]) -> None:
    """Files, links and folders that are not ours stay as they are through every publish."""
    publish(out, PAGES)
    theirs = foreign(out)
    before = (out / "CNAME").stat()
    for planned in [{**PAGES, "index.html": "new home", **more}, {"index.html": "last"}, PAGES]:
        publish(out, planned)

        assert {**planned, **theirs} == pages_in(out)
        assert (out / "media" / "film" / "empty").is_dir()
        assert 0o750 == stat.S_IMODE((out / "media" / "film").stat().st_mode)
    after = (out / "CNAME").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


@pytest.mark.parametrize("more", [{}, MANY], ids=["one by one", "as a whole"])
def test_page_never_replaces_a_foreign_file(out: Path, more: dict[str, str]) -> None:
    """A page that would take the place of somebody's file is refused, and nothing changes."""
    publish(out, PAGES)
    (out / "areas.html").write_text("mine", "utf-8")
    with pytest.raises(UserError) as refused:
        publish(out, {**PAGES, "areas.html": "ours", **more})

    assert "areas.html is in the output folder already" in refused.value.message
    assert {**PAGES, "areas.html": "mine"} == pages_in(out)
    assert ["site"] == beside(out)


@pytest.mark.parametrize("more", [{}, MANY], ids=["one by one", "as a whole"])
@pytest.mark.parametrize(
    ("theirs", "ours"),
    [("areas", "areas/email.html"), ("areas/email.html/notes.txt", "areas/email.html")],
)
def test_files_and_folders_in_each_others_way(out: Path, theirs: str, ours: str, more: dict[str, str]) -> None:
    """A foreign file where we need a folder, or the other way round, is refused and kept."""
    publish(out, PAGES)
    (out / theirs).parent.mkdir(parents=True, exist_ok=True)
    (out / theirs).write_text("mine", "utf-8")
    with pytest.raises(UserError, match="is in the output folder already"):
        publish(out, {**PAGES, ours: "ours", **more})

    assert {**PAGES, theirs: "mine"} == pages_in(out)


@pytest.mark.parametrize("more", [{}, MANY], ids=["one by one", "as a whole"])
def test_empty_foreign_folder_in_the_way(out: Path, more: dict[str, str]) -> None:
    """Even an empty folder of somebody's is not replaced by a page."""
    publish(out, PAGES)
    (out / "areas.html").mkdir()
    with pytest.raises(UserError, match=r"areas\.html is in the output folder already"):
        publish(out, {**PAGES, "areas.html": "ours", **more})

    assert (out / "areas.html").is_dir()


@pytest.mark.parametrize("more", [{}, MANY], ids=["one by one", "as a whole"])
def test_page_that_became_a_link_is_not_replaced(out: Path, more: dict[str, str]) -> None:
    """A page of ours in whose place somebody put a link is theirs now: it is refused, not overwritten."""
    publish(out, PAGES)
    (out.parent / "mine.html").write_text("mine", "utf-8")
    (out / "index.html").unlink()
    (out / "index.html").symlink_to("../mine.html")
    with pytest.raises(UserError, match=r"index\.html is in the output folder already"):
        publish(out, {**PAGES, **more})

    assert "mine" == (out.parent / "mine.html").read_text("utf-8")
    assert {**PAGES, "index.html": "-> ../mine.html"} == pages_in(out)


def test_foreign_file_with_our_very_bytes_becomes_ours(out: Path) -> None:
    """A file that is what we would have written is no obstacle."""
    publish(out, PAGES)
    (out / "areas.html").write_text("areas", "utf-8")
    publish(out, {**PAGES, "areas.html": "areas"})
    publish(out, PAGES)

    assert PAGES == pages_in(out)


@pytest.mark.parametrize("more", [{}, MANY], ids=["one by one", "as a whole"])
def test_changed_file_of_ours_is_not_deleted(out: Path, more: dict[str, str]) -> None:
    """A page of ours that somebody has changed is kept when it is no longer planned, and that is reported."""
    publish(out, PAGES)
    (out / "playbooks/events.html").write_text("EVENTS", "utf-8")  # of the same size
    planned = {path: text for path, text in PAGES.items() if path != "playbooks/events.html"} | more
    published = publish(out, planned)

    assert ("playbooks/events.html",) == published.spared
    assert {**planned, "playbooks/events.html": "EVENTS"} == pages_in(out)
    with pytest.raises(UserError, match=r"playbooks/events\.html is in the output folder already"):
        publish(out, {**planned, "playbooks/events.html": "events"})


def test_damaged_file_is_not_intact(out: Path) -> None:
    """A file of ours that is gone, cut short, a link, or reached through a link has to be made again."""
    publish(out, {**PAGES, "a.html": "a", "b.html": "b", "c.html": "c", "d.html": "d"})
    (out / "a.html").unlink()
    (out / "b.html").write_text("", "utf-8")
    (out / "c.html").unlink()
    (out / "c.html").symlink_to("d.html")
    (out / "v").rename(out.parent / "moved")
    (out / "v").symlink_to(out.parent / "moved")
    with Site(out, TOOL) as site:
        damaged = {path for path in site.manifest if not site.intact(path)}
        unknown = site.intact("unknown.html")

    assert {"a.html", "b.html", "c.html", "v/1.0/index.html", "v/1.0/playbooks/email.html"} == damaged
    assert not unknown


def test_damaged_files_are_mended(out: Path) -> None:
    """Files of ours that were deleted or cut short are there again after the next build."""
    publish(out, PAGES)
    (out / "index.html").unlink()
    (out / "playbooks/email.html").write_text("", "utf-8")
    publish(out, PAGES)

    assert PAGES == pages_in(out)


def test_kept_file_that_vanishes_is_noticed(out: Path) -> None:
    """A page that disappears while the site is built stops the publish, and the rest stays."""
    publish(out, PAGES)
    with Site(out, TOOL) as site:
        written = [place(site.stage(), path, b"", "r") for path in MANY]
        (out / "index.html").unlink()
        with pytest.raises(UserError, match=r"index\.html changed while") as refused:
            site.publish(written, PAGES)

    assert DISK == refused.value.exit_code
    assert ["site"] == beside(out)


@pytest.mark.parametrize("more", [{}, MANY], ids=["one by one", "as a whole"])
def test_folder_that_became_a_link_is_not_followed(out: Path, more: dict[str, str]) -> None:
    """A folder of the site that was replaced by a link leads nowhere: what it points at is untouched."""
    publish(out, PAGES)
    elsewhere = out.parent / "elsewhere"
    (out / "playbooks").rename(elsewhere)
    (out / "playbooks").symlink_to(elsewhere)
    before = pages_in(elsewhere)
    with pytest.raises(UserError, match="is in the output folder already"):
        publish(out, {**PAGES, "playbooks/email.html": "new", **more})
    rest = {path: text for path, text in PAGES.items() if not path.startswith("playbooks/")}
    publish(out, {**rest, **more})

    assert before == pages_in(elsewhere)
    assert {**rest, **more, "playbooks": f"-> {elsewhere}"} == pages_in(out)


def test_output_folder_that_is_a_link_is_refused(out: Path) -> None:
    """An output folder that is a link is refused, and what it points at is untouched."""
    (out.parent / "elsewhere").mkdir()
    out.symlink_to(out.parent / "elsewhere")
    with pytest.raises(UserError, match="is a link") as refused:
        publish(out, PAGES)

    assert USAGE == refused.value.exit_code
    assert {} == pages_in(out.parent / "elsewhere")


def test_foreign_folder_is_refused(out: Path) -> None:
    """A folder with somebody's files and no manifest of ours is refused, and nothing is written."""
    out.mkdir()
    (out / "thesis.txt").write_text("mine", "utf-8")
    with pytest.raises(UserError, match="did not make what is in it") as refused:
        publish(out, PAGES)

    assert USAGE == refused.value.exit_code
    assert "--adopt" in refused.value.hint
    assert {"thesis.txt": "mine"} == pages_in(out)
    assert ["site"] == beside(out)


def test_foreign_folder_may_be_adopted(out: Path) -> None:
    """With `adopt` the pages come beside what is there, now and at every later build."""
    out.mkdir()
    (out / "thesis.txt").write_text("mine", "utf-8")
    publish(out, PAGES, adopt=True)
    publish(out, {"index.html": "home"})

    assert {"index.html": "home", "thesis.txt": "mine"} == pages_in(out)


def test_adopting_overwrites_nothing(out: Path) -> None:
    """With `adopt` a file in the place of a page is still refused."""
    out.mkdir()
    (out / "index.html").write_text("mine", "utf-8")
    with pytest.raises(UserError, match=r"index\.html is in the output folder already"):
        publish(out, PAGES, adopt=True)

    assert {"index.html": "mine"} == pages_in(out)


def test_broken_manifest_makes_the_folder_foreign(out: Path) -> None:
    """A site whose manifest cannot be believed is refused like somebody else's folder, with the reason."""
    publish(out, PAGES)
    (out / NAME).write_text("{}", "utf-8")
    with pytest.raises(UserError, match="is not as mopsdocs writes it"):
        publish(out, PAGES)

    assert PAGES == pages_in(out)


def test_empty_folder_is_taken(out: Path) -> None:
    """An empty folder needs no permission."""
    out.mkdir()
    publish(out, PAGES)

    assert PAGES == pages_in(out)


def test_file_is_no_output_folder(out: Path) -> None:
    """A file in the place of the output folder is refused and kept."""
    out.write_text("mine", "utf-8")
    with pytest.raises(UserError, match="is a file"):
        publish(out, PAGES)

    assert out.read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    "where", [".", "playbooks", "playbooks/site", "..", "mopsdocs.yml", ".git", ".git/site", "worktree"]
)
def test_sources_and_repositories_are_refused(tmp_path: Path, where: str) -> None:
    """The handbook, its playbooks, what lies above or inside them, and git's folders are never the output."""
    root = tmp_path / "handbook"
    for folder in ["playbooks", ".git", "worktree"]:
        (root / folder).mkdir(parents=True)
    (root / "mopsdocs.yml").touch()
    (root / "worktree" / ".git").touch()
    before = sorted(tmp_path.rglob("*"))
    protected = [root / "playbooks", root / "mopsdocs.yml"]
    with pytest.raises(UserError) as refused, Site(root / where, TOOL, protected, adopt=True):
        pass

    assert USAGE == refused.value.exit_code
    assert before == sorted(tmp_path.rglob("*"))


def test_playbooks_by_another_name_are_refused(tmp_path: Path) -> None:
    """A way round through a link does not hide that the output folder is the playbooks folder."""
    (tmp_path / "handbook" / "playbooks").mkdir(parents=True)
    (tmp_path / "way").symlink_to("handbook")
    with pytest.raises(UserError, match="what the site is made from"):
        publish_to(tmp_path / "way" / "playbooks", tmp_path / "handbook" / "playbooks")


def publish_to(out: Path, protected: Path) -> None:
    """Opens and closes an output folder beside one protected path."""
    with Site(out, TOOL, [protected], adopt=True):
        pass


@pytest.mark.parametrize("where", ["/", "~", "~/.."])
def test_home_and_disk_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    """The home folder, what lies above it, and the whole disk are never the output."""
    (tmp_path / "home" / "ana").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "home" / "ana"))
    with pytest.raises(UserError, match=r"your home folder|the whole disk"):
        publish_to(Path(where).expanduser(), tmp_path / "playbooks")


def test_second_build_is_refused(out: Path) -> None:
    """While one build holds the folder, another is told which process that is, with its own exit code."""
    holding = (
        "import sys; from pathlib import Path; from mopsdocs.shell.writer import Site\n"
        "with Site(Path(sys.argv[1]), 't'):\n    print('held', flush=True); sys.stdin.read()"
    )
    publish(out, PAGES)
    first = subprocess.Popen(
        [sys.executable, "-c", holding, out], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=importing()
    )
    with first:
        assert first.stdout is not None
        assert first.stdout.readline() == b"held\n"
        with pytest.raises(UserError) as refused:
            publish(out, {})
        first.communicate()
    publish(out, {"index.html": "home"})

    assert LOCKED == refused.value.exit_code
    assert f"process {first.pid}" in refused.value.message
    assert {"index.html": "home"} == pages_in(out)


def test_orphaned_worker_does_not_keep_the_lock(out: Path) -> None:
    """When a build is killed, a worker process of it that lives on does not shut the folder."""
    orphaning = (
        "import os, sys, time, signal; from pathlib import Path; from mopsdocs.shell.writer import Site\n"
        "with Site(Path(sys.argv[1]), 't') as site:\n"
        "    site.stage(); reading, writing = os.pipe(); child = os.fork()\n"
        "    if child == 0: os.write(writing, b'!'); sys.stdin.read(); os._exit(0)\n"
        "    os.read(reading, 1)\n"  # The child lives by now, and not only on paper.
        "    print(child, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    killed = subprocess.Popen(
        [sys.executable, "-c", orphaning, out], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=importing()
    )
    with killed:
        assert killed.stdout is not None
        child = int(killed.stdout.readline())
        killed.wait()
        os.kill(child, 0)  # it is alive
        publish(out, PAGES)

    assert PAGES == pages_in(out)
    assert ["site"] == beside(out)


def importing() -> dict[str, str]:
    """The environment in which a child process finds what we found."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


def test_late_file_moves_into_the_new_site(tmp_path: Path) -> None:
    """A file put into the old site while it was exchanged for the new one is moved, never dropped."""
    publish(tmp_path / "old", PAGES)
    publish(tmp_path / "new", {"index.html": "new home", "areas.html": "areas"})
    (tmp_path / "old" / "media").mkdir()
    (tmp_path / "old" / "media" / "late.txt").write_text("mine", "utf-8")
    (tmp_path / "old" / "areas.html").write_text("mine too", "utf-8")
    (tmp_path / "new" / "CNAME").write_text("first", "utf-8")
    (tmp_path / "old" / "CNAME").write_text("saved again", "utf-8")
    discard_old(tmp_path / "old", tmp_path / "new")

    assert {
        "index.html": "new home",
        "areas.html": "areas",
        "areas.html~": "mine too",
        "media/late.txt": "mine",
        "CNAME": "saved again",
    } == pages_in(tmp_path / "new")
    assert not (tmp_path / "old").exists()


MOUNTING = """
import sys; sys.path[:0] = {path!r}
import os, subprocess; from pathlib import Path; from test_writer import *
out = Path(sys.argv[1]); mounted = out / sys.argv[2]
publish(out, PAGES) if sys.argv[2] else None
mounted.mkdir(parents=True, exist_ok=True)
subprocess.run(["mount", "-t", "tmpfs", "none", mounted], check=True)
(mounted / "theirs.txt").write_text("mine") if sys.argv[2] else None
publish(out, {{**PAGES, **MANY}})
publish(out, {{"index.html": "last", **MANY}})
theirs = {{sys.argv[2] + "/theirs.txt": "mine"}} if sys.argv[2] else {{}}
assert {{"index.html": "last", **MANY, **theirs}} == pages_in(out), pages_in(out)
assert not [p for p in [*os.listdir(out), *beside(out)] if ".mopsdocs" in p and p != NAME]
"""


@pytest.mark.skipif(
    subprocess.run(["unshare", "-m", "true"], check=False, capture_output=True).returncode != 0,
    reason="only root may mount a disk",
)
@pytest.mark.parametrize("where", ["", "media"])
def test_mounted_disk_stays_mounted(out: Path, where: str) -> None:
    """A folder with another disk mounted on it, or inside it, is filled without being exchanged."""
    script = MOUNTING.format(path=[*sys.path, str(Path(__file__).parent)])
    found = subprocess.run(
        ["unshare", "-m", sys.executable, "-c", script, out, where],
        check=False,
        capture_output=True,
        text=True,
    )

    assert "" == found.stderr
    assert 0 == found.returncode
