"""What an area is called: as the settings say, else as its own page says, else as mopsdocs does."""

import re
from pathlib import Path

import pytest

from house import house
from mopsdocs.compile.compiling import Compilation, compile  # It is what the verb is called.
from test_commands import build, mopsdocs

SETTINGS = """\
# today: 2026-10-15
=== mopsdocs.yml
title: Small handbook
languages: [en, pt]
"""
PLANS = """\
=== people.yml
people: {ana.ruiz: {name: Ana Ruiz}}
=== playbooks/campaigns/mail.md
---
title: Mail
owner: ana.ruiz
review: {every: 3 months, last: 2026-09-30}
tasks: [{id: T1, title: Send it, responsible: [ana.ruiz], accountable: ana.ruiz, due: 2026-10-20}]
---
The area is [](index.md).
"""
OWN = "=== playbooks/campaigns/index.md\n---\ntitle: Our campaigns\n---\nWhat we send.\n"
OWN_PT = "=== playbooks/campaigns/index.pt.md\n---\nlang: pt\nstrings:\n  title: Nossas campanhas\n---\nTexto.\n"
BUILT_IN = ("Campaign analysis and reporting", "Análise e relatórios de campanhas")


@pytest.fixture(autouse=True)
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test remembers for itself."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def made(text: str) -> Compilation:
    """The handbook that a string describes."""
    return compile(house(text))


def heading(site: Compilation, path: str) -> str:
    """The title that a page shows."""
    found = re.search(r"<h1[^>]*>(.*?)</h1>", site.render(path).decode(), re.DOTALL)
    assert found
    return found[1].strip()


def naming(site: Compilation, name: str) -> set[str]:
    """The files in which a name stands."""
    return {path for path in site.site if name.encode() in site.render(path)}


def test_an_area_is_called_as_its_own_page_says() -> None:
    """The title in an area's index.md names the area wherever it is named, in each language that it is written in."""
    before, now = (
        made(SETTINGS + PLANS + OWN.replace("title: Our campaigns\n", "")),
        made(SETTINGS + PLANS + OWN + OWN_PT),
    )

    assert ("Our campaigns", "Nossas campanhas") == (
        heading(now, "areas/campaigns.html"),
        heading(now, "pt/areas/campaigns.html"),
    )
    assert set() == naming(now, BUILT_IN[0]) | naming(now, BUILT_IN[1])
    places = {"index.html", "playbooks/mail.html", "handbook.json", "areas/campaigns.ics", "areas/index.html"}
    assert places <= naming(before, BUILT_IN[0])
    assert naming(before, BUILT_IN[0]) <= naming(now, "Our campaigns")
    assert naming(before, BUILT_IN[1]) <= naming(now, "Nossas campanhas")


def test_an_area_whose_page_has_no_title_keeps_its_name() -> None:
    """An index.md without a title leaves the area its name, also where a link to that page shows it."""
    site = made(SETTINGS + PLANS + "=== playbooks/campaigns/index.md\nWhat we send.\n")

    assert BUILT_IN == (heading(site, "areas/campaigns.html"), heading(site, "pt/areas/campaigns.html"))
    assert f'<a href="../areas/campaigns.html">{BUILT_IN[0]}</a>' in site.render("playbooks/mail.html").decode()


def test_the_settings_have_the_last_word() -> None:
    """A name in mopsdocs.yml is stronger than a title; the title serves the languages that have no name there."""
    named = SETTINGS + "areas: {campaigns: {en: Email}, data: }\n" + PLANS + OWN + OWN_PT
    site = made(named + "=== playbooks/data/index.md\n---\ntitle: What we know\n---\nText.\n")

    assert ("Email", "Nossas campanhas", "What we know") == (
        heading(site, "areas/campaigns.html"),
        heading(site, "pt/areas/campaigns.html"),
        heading(site, "areas/data.html"),
    )
    assert set() == naming(site, "Our campaigns")


def test_a_new_handbook_shows_the_name_in_its_files(tmp_path: Path) -> None:
    """What `init` writes as an area's title is shown; a build after an edit of it shows the new one everywhere."""
    assert 0 == mopsdocs("init", tmp_path / "manual", "--lang", "pt", cwd=tmp_path).returncode
    root = tmp_path / "manual"
    assert 0 == build(root).returncode
    page = root / "site" / "playbooks" / "answer-leads.html"
    assert "Campanhas" in page.read_text("utf-8")
    assert BUILT_IN[1] not in page.read_text("utf-8")

    index = root / "playbooks" / "campaigns" / "index.md"
    index.write_text(index.read_text("utf-8").replace("title: Campanhas", "title: Ações"), "utf-8")
    assert 0 == build(root).returncode
    assert "Ações" in page.read_text("utf-8")
    assert "Campanhas<" not in page.read_text("utf-8")


def test_a_folder_that_is_no_area() -> None:
    """A playbook in a folder that is no area names none, and no link leads to a page without a name."""
    text = SETTINGS + PLANS.replace("campaigns/mail", "growth/mail").replace("[](index.md)", "none")
    page = compile(house(text)).render("playbooks/mail.html").decode()

    assert "<h1>Mail" in page
    assert "areas/.html" not in page
    assert "areas/campaigns.html" in compile(house(SETTINGS + PLANS)).render("playbooks/mail.html").decode()
