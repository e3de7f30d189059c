"""Versions out of a real repository, in the preview: the pages of a build, made when somebody asks for them."""

import os
import re
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from repository import Repo
from repository import start as repository
from serve.conftest import LONG, Preview
from test_commands import mopsdocs
from test_versions import FILES, PLAN, TODAY

CONFIG = 'title: Handbook\nlanguages: [en, es]\naddress: https://h.example/b\nversions: {tags: "v*", current: next}\n'
MAIL, LISTS = "playbooks/campaigns/mail.md", "playbooks/data/lists.md"
OWN = re.compile(rb'<link rel="stylesheet" href="/-/live.css"><script src="/-/live.js"[^>]*></script>')


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """A handbook with two tagged versions, and files beyond them, which stand at the root."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    found = repository(tmp_path / "handbook")
    found.commit({**FILES, "mopsdocs.yml": CONFIG, ".gitignore": "/site/\n"}, "2026-01-31")
    found.tag("v1", note="The first quarter.")
    (found.root / "playbooks/campaigns/email.md").unlink()
    moved = PLAN.format(target=140, prose="We write much less.", extra="was: [email]\n")
    found.commit({MAIL: moved}, "2026-04-30")
    found.tag("v2")
    (found.root / "playbooks/data/lists.md").unlink()
    found.commit({}, "2026-07-31")
    return found


def built(repo: Repo, *words: str) -> dict[str, bytes]:
    """Every file of the site that a build makes, but for what only builds need."""
    done = mopsdocs("build", "--root", repo.root, "--today", TODAY, *words)
    assert done.returncode == 0, done.stderr
    site = repo.root / "site"
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {path: file.read_bytes() for path, file in files.items() if not path.startswith(".")}


def served(preview: Preview, path: str) -> bytes:
    """A page as the preview gives it, without what is the preview's own; waits until it is there."""
    end = time.monotonic() + LONG
    while time.monotonic() < end:
        status, _, content = preview.ask(f"/{path}")
        if status != 503:
            assert status == 200, path
            return OWN.sub(b"", content)
        time.sleep(0.05)
    raise AssertionError(f"{path} never came")


def known(preview: Preview) -> None:
    """Waits until the versions are known."""
    preview.until("versions.html", lambda told: told["digest"] is not None and told["missing"] is False)


def test_every_page_of_every_version_is_the_built_one(repo: Repo, start: Callable[..., Preview]) -> None:
    """The preview gives the very bytes that a build writes, of every version and of what is being written."""
    site = built(repo)
    preview = start(repo.root)
    known(preview)

    different = [path for path, content in sorted(site.items()) if served(preview, path) != content]

    assert [] == different
    assert {"v/v1/playbooks/email.html", "v/next/index.html", "changes.xml", "versions.js"} <= site.keys()


def test_versions_are_the_same_whichever_one_is_current(repo: Repo, start: Callable[..., Preview]) -> None:
    """Where a version stands at the root of the site, its own folder has the bytes that the preview gives."""
    repo.commit({"mopsdocs.yml": CONFIG.replace(", current: next", "")})
    site = built(repo)
    preview = start(repo.root)
    known(preview)

    folders = {path: content for path, content in site.items() if path.startswith(("v/v1/", "v/v2/", "v/next/"))}
    assert [] == [path for path, content in sorted(folders.items()) if served(preview, path) != content]
    assert b"140" in served(preview, "v/v2/playbooks/mail.html")
    assert b'data-version="next"' in served(preview, "index.html")


def test_what_is_written_stands_beside_its_versions(repo: Repo, start: Callable[..., Preview]) -> None:
    """An edit shows at once, at the root and in its folder, and in what has changed since the last version."""
    preview = start(repo.root)
    known(preview)

    preview.change("target: 140", "target: 150", MAIL)

    preview.shows("150", "playbooks/mail.html")
    preview.shows("150", "v/next/playbooks/mail.html")
    preview.shows("After: </span>150", "changes.html")
    assert b"150" not in served(preview, "v/v2/playbooks/mail.html")


def test_a_new_tag_is_noticed(repo: Repo, start: Callable[..., Preview]) -> None:
    """A version that is tagged while the preview runs stands in the list, and has its pages."""
    preview = start(repo.root)
    known(preview)
    preview.change("target: 140", "target: 150", MAIL)
    repo.git("commit", "-qam", "Three", env={f"GIT_{who}_{what}": "a@example.com" if what == "EMAIL" else "A"
                                           for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")})
    repo.tag("v3")

    preview.shows("v3", "versions.html")

    assert b"150" in served(preview, "v/v3/playbooks/mail.html")
    repo.git("tag", "-d", "v3")
    preview.until("versions.html", lambda told: "v/v3/" not in str(told["html"]))
    preview.until("v/v3/index.html", lambda told: told["missing"] is True)


def test_the_first_version_of_a_handbook(repo: Repo, start: Callable[..., Preview]) -> None:
    """Where no tag fits yet, home says so beside its findings, and no longer once there is one."""
    repo.git("tag", "-d", "v1", "v2")
    preview = start(repo.root)
    preview.until("index.html", lambda told: "VER-004" in str(told["findings"]))
    assert [] == preview.look("index.html")["troubles"]

    repo.tag("v1")

    known(preview)
    preview.until("index.html", lambda told: "VER-004" not in str(told["findings"]))


def test_what_git_remembers_is_told(repo: Repo, start: Callable[..., Preview]) -> None:
    """The preview tells what the check tells of versions: no note, what went without a way on, edited decisions."""
    plan = (repo.root / MAIL).read_text("utf-8")
    decided = plan.replace("goals:", "decisions: [{id: D1, date: 2026-05-01, title: We keep the form}]\ngoals:")
    repo.commit({"mopsdocs.yml": f"{CONFIG}levels: {{default: publish}}\n", MAIL: decided}, "2026-08-01")
    preview = start(repo.root)
    known(preview)
    preview.until("index.html", lambda told: "VER-001" in str(told["findings"]))
    preview.until("versions.html", lambda told: "LINK-010" in str(told["findings"]))
    assert "v2 makes" in str(preview.look("index.html")["findings"])

    repo.write({"playbooks/_versions/v2.md": "More clicks are wanted.\n", LISTS: FILES[LISTS]})
    preview.until("index.html", lambda told: not told["findings"])
    repo.commit({}, "2026-08-02")
    repo.tag("v3", note="We have decided.")
    preview.shows("v3", "versions.html")
    preview.change("We keep the form", "We shorten the form", MAIL)
    preview.until("playbooks/mail.html", lambda told: "VER-002" in str(told["findings"]))


def test_what_is_broken_is_not_gone(repo: Repo, start: Callable[..., Preview]) -> None:
    """While a playbook cannot be read, what has changed since the last version is what it was."""
    preview = start(repo.root)
    known(preview)
    before = preview.look("changes.html")["html"]

    preview.change("title: Make email pay", "title: [Make email pay", MAIL)
    preview.until("playbooks/mail.html", lambda told: bool(told["troubles"]))
    time.sleep(3)

    assert before == preview.look("changes.html")["html"]


def test_there_is_no_such_version(repo: Repo, start: Callable[..., Preview]) -> None:
    """A version that nobody published, and a page that a version has not, are missing as any other page is."""
    preview = start(repo.root)
    known(preview)

    for path in ("v/v9/index.html", "v/index.html", "v/", "v/v1/playbooks/nowhere.html", "v/v1", "v/v1/../v2/x.html"):
        assert preview.ask(f"/{path}")[0] in {400, 404}, path


def test_a_theme_that_is_edited_dresses_versions_too(repo: Repo, start: Callable[..., Preview]) -> None:
    """Old words wear today's clothes, also while those are being sewn; a broken template leaves the pages."""
    preview = start(repo.root)
    known(preview)
    page = "v/v1/playbooks/email.html"
    good = served(preview, page)
    folder = repo.root / "templates/pages"
    folder.mkdir(parents=True)
    text = (Path(__file__).parents[2] / "templates/pages/playbook.html").read_text("utf-8")

    (folder / "playbook.html").write_text("{% if %}")
    preview.until(page, lambda told: "playbook.html" in str(told["troubles"]) or told["digest"] is not None)
    time.sleep(4)
    assert good == served(preview, page)

    (folder / "playbook.html").write_text(text.replace("{% block main %}", "{% block main %}<p>Sewn anew.</p>", 1))
    preview.shows("Sewn anew.", page)


def test_whoever_keeps_the_versions_may_go(repo: Repo, start: Callable[..., Preview]) -> None:
    """The process that keeps the versions may end at any time: it is called again when somebody asks."""
    preview = start(repo.root)
    known(preview)
    for _ in range(2):
        (keeping,) = keepers(preview)
        os.kill(keeping, signal.SIGKILL)
        assert b"120" in served(preview, "v/v1/playbooks/email.html")
    assert 200 == preview.ask("/index.html")[0]
    preview.process.terminate()
    preview.process.wait(15)
    assert [] == keepers(preview)


def keepers(preview: Preview) -> list[int]:
    """The processes that keep versions of a preview."""
    found = []
    for one in Path("/proc").iterdir():
        with suppress(OSError):
            if one.name.isdigit() and b"archivist" in (said := (one / "cmdline").read_bytes()):
                found += [int(one.name)] * (str(preview.root).encode() in said.split(b"\0"))
    return found


def test_a_warm_start_knows_its_versions(repo: Repo, start: Callable[..., Preview]) -> None:
    """A second preview shows the working tree beside its versions from the first page on."""
    first = start(repo.root)
    known(first)
    time.sleep(3)
    first.process.terminate()
    first.process.wait(15)

    second = start(repo.root)

    assert 'data-version="next"' in str(second.look("playbooks/mail.html")["html"])
    assert "v/v2/" in str(second.look("playbooks/mail.html")["html"])
