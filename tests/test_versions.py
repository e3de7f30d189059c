"""The handbook remembers: versions out of a real repository, published beside one another."""

import json
import re
import shutil
from pathlib import Path

import pytest

from repository import ANA, Repo, signed, start
from test_commands import mopsdocs, tree

TODAY = "2026-10-15"
EMAIL = "playbooks/campaigns/email.md"
PLAN = """---
title: Make email pay
owner: ana
{extra}goals:
  - {{id: G1, title: More clicks, baseline: 100, target: {target}, start: 2026-01-01, due: 2026-12-31}}
tasks:
  - {{id: T1, title: Clean the lists, serves: [G1], responsible: [ben], accountable: ana, due: 2026-06-30}}
---
{prose}
"""
FILES = {
    "mopsdocs.yml": 'title: Handbook\nlanguages: [en, es]\naddress: https://h.example/b\nversions: {tags: "v*"}\n',
    "people.yml": "people: {ana: {name: Ana Ruiz}, ben: {name: Ben Roy}}\n",
    EMAIL: PLAN.format(target=120, prose="We write less.", extra=""),
    "playbooks/data/lists.md": "---\ntitle: Lists\nowner: ben\n---\nWhat is on them.\n",
    "playbooks/logo.png": "picture",
}


@pytest.fixture(autouse=True)
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test remembers for itself."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A handbook with two tagged versions and a working tree beyond them.

    From v1 to v2 a target moves and a playbook goes by another name; later another playbook goes.
    """
    found = start(tmp_path / "handbook")
    found.commit({**FILES, ".gitignore": "/site/\n"}, "2026-01-31")
    found.tag("v1", note="The first quarter.")
    (found.root / EMAIL).unlink()
    moved = PLAN.format(target=140, prose="We write much less.", extra="was: [email]\n")
    found.commit({"playbooks/campaigns/mail.md": moved}, "2026-04-30")
    found.tag("v2")
    (found.root / "playbooks/data/lists.md").unlink()
    found.commit({}, "2026-07-31")
    return found


def build(repo: Repo, *words: str, today: str = TODAY) -> str:
    """Build, and give what was said."""
    found = mopsdocs("build", "--root", repo.root, "--today", today, *words)
    assert found.returncode == 0, found.stderr
    return found.stderr


def page(repo: Repo, path: str) -> str:
    """The text of a page."""
    return (repo.root / "site" / path).read_text("utf-8")


def links(text: str) -> list[str]:
    """Where the links of a page lead."""
    return re.findall(r'href="([^"]*)"', text)


def test_every_version_has_its_folder(repo: Repo) -> None:
    """The newest tag stands at the root; every version, and the working tree, in a folder that nobody indexes."""
    build(repo)
    root, own = page(repo, "playbooks/mail.html"), page(repo, "v/v2/playbooks/mail.html")

    assert "Ana Ruiz" in page(repo, "v/v1/playbooks/email.html")
    assert "noindex" not in root
    for text in (own, page(repo, "v/v1/playbooks/email.html"), page(repo, "v/next/playbooks/mail.html")):
        assert '<meta name="robots" content="noindex">' in text
    assert '<link rel="canonical" href="https://h.example/b/playbooks/mail.html">' in root
    assert '<link rel="canonical" href="https://h.example/b/playbooks/mail.html">' in own
    assert (repo.root / "site/v/v1/files/logo.png").read_bytes() == b"picture"
    locations = re.findall("<loc>(.*?)</loc>", page(repo, "sitemap.xml"))
    assert "https://h.example/b/es/playbooks/mail.html" in locations
    assert not [one for one in locations if "/v/" in one or "playbooks/email.html" in one]


def test_old_versions_say_what_they_said(repo: Repo) -> None:
    """An old version keeps its numbers and its day, whatever the working tree says."""
    build(repo)

    assert "120" in page(repo, "v/v1/playbooks/email.html")
    assert "140" in page(repo, "v/v2/playbooks/mail.html")
    assert "As of 31 Jan 2026" in page(repo, "v/v1/index.html")
    assert "As of 15 Oct 2026" in page(repo, "v/next/index.html")


def test_pages_of_a_version_say_of_which_day_they_speak(repo: Repo) -> None:
    """Nobody reads 'no task is late' of a version as if it were said today: its pages, and on paper, name its day."""
    metric = "metrics:\n  - {id: hits, name: Hits, type: level, unit: hits, good: up, every: month, values: c.csv}\n"
    plan = PLAN.replace("baseline", "metric: hits, baseline")
    measured = plan.format(target=140, prose="We write.", extra=f"was: [email]\n{metric}")
    csv = "period,value\n2026-01,100\n2026-02,110\n2026-03,120\n"
    repo.commit({"playbooks/campaigns/mail.md": measured, "playbooks/campaigns/c.csv": csv}, "2026-08-31")
    repo.tag("v3")
    build(repo)
    labels = re.compile(r"<text[^>]*>([^<]*)</text>")

    lines = {"": "31 Aug 2026", "v/v3/": "31 Aug 2026", "v/next/": "today"}
    for path, day in lines.items():
        assert f"The upright line is {day}." in page(repo, f"{path}playbooks/mail.html")
    for path in ("", "v/v3/"):
        assert "What needed attention on 31 Aug 2026</h1>" in page(repo, f"{path}index.html")
        assert "<strong>v3</strong>. As of" in page(repo, f"{path}tasks.html")
        assert "31 Aug 2026" in labels.findall(page(repo, f"{path}playbooks/mail.html"))
    assert "Qué necesitaba atención el 31 ago 2026</h1>" in page(repo, "es/index.html")
    assert "What needs attention today</h1>" in page(repo, "v/next/index.html")
    assert "As of" not in page(repo, "v/next/tasks.html")
    assert "Today" in labels.findall(page(repo, "v/next/playbooks/mail.html"))


def test_publishing_changes_no_older_byte(repo: Repo) -> None:
    """Another version adds its folder; those of the older ones stay as they are, unread."""
    build(repo)
    before = {name: tree(repo.root / "site/v" / name) for name in ("v1", "v2")}
    repo.tag("v3")
    build(repo)

    assert {name: tree(repo.root / "site/v" / name) for name in ("v1", "v2")} == before
    assert "mopsdocsVersions" in page(repo, "versions.js")
    assert '"current": "v3"' in page(repo, "versions.js")


def test_a_fresh_clone_builds_the_same(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Built step by step or from a new clone with an empty memory, the site is the same to the byte."""
    build(repo)
    repo.tag("v3")
    build(repo)
    build(repo, "--jobs", "2")
    repo.git("clone", "-q", str(repo.root), str(tmp_path / "clone"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "other"))
    clone = Repo(tmp_path / "clone")
    build(clone)

    assert tree(repo.root / "site") == tree(clone.root / "site")


def test_nothing_to_do(repo: Repo) -> None:
    """A second build does nothing; a site that lost its files is made again whole."""
    build(repo)
    whole = tree(repo.root / "site")

    assert "nothing to do" in build(repo)
    shutil.rmtree(repo.root / "site")
    build(repo)
    assert tree(repo.root / "site") == whole


def test_links_to_older_versions(repo: Repo) -> None:
    """The switcher stays on the playbook under its earlier name, and says where it did not exist yet."""
    build(repo)
    text = page(repo, "v/v2/es/playbooks/mail.html")

    assert "../../../../v/v1/es/playbooks/email.html" in links(text)
    assert "v/next" not in text
    repo.commit({"playbooks/data/new.md": "---\ntitle: New\nowner: ana\n---\nText.\n"})
    build(repo)
    new = page(repo, "v/next/playbooks/new.html")
    assert new.count("without this page") == 2


def test_addresses_lead_on(repo: Repo) -> None:
    """What had an address in an older version leads to where it is now, or says that it is gone."""
    build(repo)
    moved, gone = page(repo, "playbooks/email.html"), page(repo, "v/next/playbooks/lists.html")

    assert "This page has moved" in moved
    assert "0; url='../playbooks/mail.html'" in moved
    assert "../playbooks/mail.html" in links(moved)
    assert "v/v1/playbooks/email.html" in "".join(links(moved))
    assert "This page is no longer here" in gone
    assert "../../../v/v2/playbooks/lists.html" in links(gone)
    assert "noindex" in gone


def test_history_of_a_playbook(repo: Repo) -> None:
    """A playbook's page lists the versions in which it changed, and how."""
    build(repo)
    text = page(repo, "v/v2/playbooks/mail.html")

    assert "What changed, by version" in text
    assert "Target 120 to 140" in text
    assert "What changed, by version" not in page(repo, "v/v1/playbooks/email.html")
    assert "What changed since v1" in page(repo, "people/ana.html")


def test_changes_since_any_older_version(repo: Repo) -> None:
    """From each older version one page leads to the current one, and old pages name it; feeds tell of commitments."""
    repo.tag("v3")
    build(repo)

    assert ">140<" in page(repo, "changes/v1.html")
    assert "../../../changes/v1.html" in links(page(repo, "v/v1/playbooks/email.html"))
    assert not (repo.root / "site/v/v3/changes").exists()
    feed = page(repo, "changes.xml")
    assert "Target 120 to 140" in feed
    assert (repo.root / "site/people/ana.xml").is_file()
    assert "people/ana.xml" not in page(repo, "v/v3/people/ana.html")


def test_what_changed_is_a_line_away(repo: Repo) -> None:
    """The home page begins with the way to what changed; that page says from which day to which."""
    build(repo)
    home, changes = page(repo, "index.html"), page(repo, "changes.html")

    first = home.split('<div class="home">', 1)[0]
    assert '<a href="#mops--changed">What changed since v1</a>: 1 playbook changed what people must do.' in first
    assert "<h1>What changed from v1 to v2</h1>" in changes
    assert '<p class="meta">31 Jan 2026 to 30 Apr 2026</p>' in changes
    assert '<a class="menu__link" href="versions.html">All versions</a>' in changes


def test_all_versions(repo: Repo) -> None:
    """One page lists all versions without any script: labels, days, notes, what each changed."""
    labelled = '"v*", label: {v1: {en: Spring, es: Primavera}}'
    repo.write({"mopsdocs.yml": FILES["mopsdocs.yml"].replace('"v*"', labelled)})
    build(repo)
    text = page(repo, "es/versions.html")

    assert "Primavera" in text
    assert "The first quarter." in text
    assert {"../v/v1/es/index.html", "../v/v2/es/changes.html", "../v/next/es/index.html"} <= set(links(text))
    told = json.loads(page(repo, "versions.js").removeprefix("mopsdocsVersions(").removesuffix(");\n"))
    assert [one["name"] for one in told["versions"]] == ["next", "v2", "v1"]
    assert told["schema"] == "mopsdocs-versions/1"
    assert told["versions"][2]["labels"] == {"es": "Primavera"}
    assert told["versions"][0]["labels"]["es"] == "Próxima"
    assert "<strong>Primavera</strong>" in page(repo, "v/v1/es/playbooks/email.html")


def test_versions_newer_than_the_current_one(repo: Repo) -> None:
    """A version that is published before it is current leads nowhere: what it looks for says which one is current."""
    repo.tag("v3")
    settings = FILES["mopsdocs.yml"].replace('"v*"', '"v*", current: v2')
    repo.write({"mopsdocs.yml": settings})
    build(repo)
    text = page(repo, "es/changes/v3.html")

    assert "../../../changes/v3.html" in links(page(repo, "v/v3/playbooks/mail.html"))
    assert "../../v/v3/es/changes.html" in links(text)
    assert "v3" in text
    assert "noindex" in text
    whole = tree(repo.root / "site")
    assert not [one for one in dead_links(repo.root / "site") if "changes/" in one]

    repo.write({"playbooks/logo.png": "another picture"})
    build(repo)
    assert tree(repo.root / "site").keys() == whole.keys()
    repo.write({"mopsdocs.yml": FILES["mopsdocs.yml"]})
    build(repo)
    assert "<h1>v3 is the current version</h1>" in page(repo, "changes/v3.html")


def dead_links(site: Path) -> list[str]:
    """The links of a site's pages that lead to no file of it."""
    found = []
    for at in sorted(site.rglob("*.html")):
        if at.name != "404.html":
            for link in links(at.read_text("utf-8")):
                path = link.partition("#")[0]
                if path and ":" not in path and not (at.parent / path).resolve().is_file():
                    found.append(f"{at.relative_to(site)}: {link}")
    return found


def test_a_version_that_is_missing(repo: Repo) -> None:
    """A version that git does not have is a warning, with the line that asks for it; --strict stops."""
    repo.write({"mopsdocs.yml": 'title: H\nversions: {tags: "v*", refs: {old: abcdef1}}\n'})
    found = mopsdocs("build", "--root", repo.root, "--today", TODAY)
    strict = mopsdocs("build", "--root", repo.root, "--today", TODAY, "--strict")
    checked = mopsdocs("check", "--root", repo.root, "--today", TODAY, "--format", "concise")

    assert found.returncode == 0, found.stderr
    assert (repo.root / "site/v/v1/index.html").is_file()
    assert strict.returncode == 1
    assert "VER-004" in strict.stderr
    assert "Nothing was written: with --strict warnings count as errors, so mend them first." in strict.stderr
    assert "mopsdocs.yml:2:" in checked.stdout
    assert "VER-004" in checked.stdout


def test_mistakes_of_the_past_stop_nobody(repo: Repo) -> None:
    """A published playbook that cannot be read becomes a page that says so; `check --version` shows why."""
    repo.commit({"playbooks/data/broken.md": "---\ntitle: [\n---\n", "people.yml": "people: [\n"}, "2026-08-31")
    repo.tag("v3")
    repo.git("revert", "--no-edit", "HEAD", env=signed("2026-09-30", ANA))
    build(repo)
    found = mopsdocs("check", "--root", repo.root, "--version", "v3", "--format", "concise")

    assert "could not be read" in page(repo, "v/v3/playbooks/broken.html")
    assert found.returncode == 1
    assert "playbooks/data/broken.md:2:" in found.stdout


def test_an_edit_is_told_beside_versions(repo: Repo) -> None:
    """After an edit of prose the working tree's page of changes tells of it; the published ones stay as they are."""
    build(repo)
    before = tree(repo.root / "site/v/v2")
    path = repo.root / "playbooks/campaigns/mail.md"
    path.write_text(path.read_text("utf-8").replace("much less", "far less"), "utf-8")
    build(repo)

    assert "far" in page(repo, "v/next/changes.html")
    assert tree(repo.root / "site/v/v2") == before
