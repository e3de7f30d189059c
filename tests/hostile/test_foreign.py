"""Markdown that others have written, for other tools: true findings, few of them, and no crash."""

import sysconfig
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from checkout import TODAY
from house import house, inputs
from mopsdocs.compile.compiling import compile  # It is what the verb is called.
from mopsdocs.compile.reporting import check
from mopsdocs.model.diagnostic import Diagnostic, Level, Severity

JEKYLL = """\
---
layout: post
title:  "Welcome!"
date:   2015-11-17 16:16:01 -0600
categories: [jekyll, update]
owner: Jane Doe
status: published
---
"""
HUGO = "---\ntitle: My page\ndraft: false\nweight: 3\nparams: {author: Jane}\ntasks: none\n---\n"
PEOPLE = "=== people.yml\npeople: {ana.ruiz: {name: Ana Ruiz}}\n"
DOCUSAURUS = "---\nid: intro\ntitle: Start\nsidebar_position: 1\nslug: /\ntags: [a]\ncustom: {deep: [1]}\n---\n"


def told(text: str) -> list[Diagnostic]:
    """What is found, but for pages that nothing links to."""
    return [one for one in check(house(text), Level.DRAFT).diagnostics if one.code != "LINK-012"]


@pytest.mark.parametrize("text", [JEKYLL, HUGO])
def test_told_once(text: str) -> None:
    """A file of another tool, with a key that a plan has, is told of once, and is a page; broken links are found."""
    (one,) = told(f"=== playbooks/a.md\n{text}Hello.\n")
    assert (one.code, one.severity) == ("FM-008", Severity.WARNING)
    assert "shown as a page" in one.said.text
    assert "LINK-007" in [one.code for one in told(f"=== playbooks/a.md\n{text}[gone](gone.md)\n")]


@pytest.mark.parametrize(
    "front",
    [
        "title: Service\nowner: platform-team",
        'title: Service\nowner: "@acme/platform"',
        "title: Runbook\nsteps: [Look, Call]\nmetrics: a, b",
        "title: Runbook\nowner: platform-team\nsteps: [Look, Call]",
        "title: Runbook\ntasks:\n  - Write the form\n  - Send it",
        "title: Runbook\ngoals: grow faster",
    ],
)
def test_keys_of_a_plan_without_its_shape(front: str) -> None:
    """Words where a plan has entries, or an owner alone who is like nobody: one warning, which stops no build."""
    text = f"{PEOPLE}=== playbooks/a.md\n---\n{front}\n---\nHello.\n"

    assert [(one.code, one.severity) for one in told(text)] == [("FM-008", Severity.WARNING)]


@pytest.mark.parametrize(
    "front",
    [
        "title: Lead routing\nowner: Jane Doe\ndate: 2024-01-01",
        "title: Lead routing\nowner: jane\nlast_reviewed: 2024-01-01",
        "title: Lead routing\nowner: Jane Doe\nstatus: In Progress",
        "title: Lead routing\nowner: Jane Doe\nsummary: Who calls\nlang: en-US\ncreated: 2024-01-01",
        'aliases: [Autumn]\ncssclass: wide\ncreated: 2024-01-01\nowner: "[[Jane]]"\nstatus: Done\ntags: campaign',
    ],
)
def test_an_owner_beside_keys_of_another_tool(front: str) -> None:
    """A mere owner beside a key or a status that no playbook has: a page, told of once, which stops no build."""
    sources = f"{PEOPLE}=== playbooks/a.md\n---\n{front}\n---\nHello.\n"

    assert [(one.code, one.severity) for one in told(sources)] == [("FM-008", Severity.WARNING)]
    assert "pages/a.html" in compile(house(sources)).site


def test_a_page_in_the_language_of_a_country() -> None:
    """Other tools write a page's language with its country; the page is in that language."""
    sources = "=== playbooks/a.md\n---\ntitle: Inicio\nlang: es-MX\n---\nHola.\n"

    assert told(sources) == []
    assert 'lang="es"' in compile(house(sources)).render("pages/a.html").decode()


@pytest.mark.parametrize(
    ("front", "codes"),
    [
        ("title: Forms\nowner: Jane Doe\nsumary: Shorter ones", ["FM-003"]),
        ("title: Forms\nowner: jane\nstatus: activ", ["FM-009"]),
        ("title: Forms\nowner: jane\ndeadline: 2026-12-01\nbackup: ana.ruiz", ["PEOPLE-001", "FM-003"]),
        ("title: A\nowner: jane\ndeadline: 2026-12-01\ngoals: [{id: G1, title: More}]", ["PEOPLE-001", "FM-003"]),
        ("title: A\nowner: jane\ndeadline: 2026-12-01\ngoal: [{id: G1}]", ["PEOPLE-001", "FM-003", "FM-003"]),
        ("title: Forms\nowner: anna.ruiz", ["PEOPLE-001"]),
        ("title: Forms\nowner: Ana Ruiz", ["PEOPLE-001"]),
        ("title: Forms\nowner: ana.riuz\nsteps: [Look]", ["PEOPLE-001", "FM-003"]),
        ("title: Forms\nowner: role:mops-lead", ["PEOPLE-001"]),
        ("title: Forms\nowner: zoe\ntasks: [{id: T1, title: Draw}]", ["PEOPLE-001"]),
        ("title: Forms\nowner: ana.ruiz\nsteps: [Look, Call]", ["FM-003", "FM-003"]),
        ("title: Forms\ngoals: [{name: More}]", ["FM-003", "FM-003"]),
    ],
)
def test_a_plan_with_mistakes_is_a_plan(front: str, codes: list[str]) -> None:
    """Whatever has the shape of a plan, or names somebody nearly right, is told of its mistakes as ever."""
    text = f"{PEOPLE}=== playbooks/a.md\n---\n{front}\n---\nHello.\n"

    assert [one.code for one in told(text) if one.severity is Severity.ERROR] == codes


def test_an_older_encoding_stops_no_folder() -> None:
    """A file that is not UTF-8 is told of and left out, read by nobody; at stricter levels it stops the build."""
    sources = {"playbooks/a.md": "# Caf\u00e9 of ours\n".encode("latin-1"), "playbooks/b.md": "# Tea\n"}
    found = inputs(sources, date.fromisoformat(TODAY))
    (one,) = [one for one in check(found, Level.DRAFT).diagnostics if one.code != "LINK-012"]

    assert (one.code, one.severity) == ("FM-008", Severity.WARNING)
    assert "Windows-1252" in str(one.said.values)
    assert "pages/b.html" in compile(found).site
    assert "pages/a.html" not in compile(found).site
    assert Severity.ERROR in {one.severity for one in check(found, Level.REVIEW).diagnostics}


def test_a_page_keeps_its_keys() -> None:
    """Keys of other tools on a plain page are nobody's business."""
    assert told(f"=== playbooks/a.md\n{DOCUSAURUS}Hello.\n") == []


TOML = """\
+++
# written by another tool
title = 'Our "words"'  # of the site
date = 2015-11-17
tags = ["a", "b"]
owner = "Jane Doe"
[menu]
title = "Besides"
+++

What we mean by a lead.
"""


def test_toml_is_told_once_and_not_shown() -> None:
    """Front matter between plus signs is told of once a file; the page has its title, and none of the rest."""
    (one,) = told(f"=== playbooks/a.md\n{TOML}")
    page = compile(house(f"=== playbooks/a.md\n{TOML}")).render("pages/a.html").decode()

    assert (one.code, one.severity, one.span and one.span.line) == ("FM-008", Severity.WARNING, 1)
    assert "<h1>Our &#34;words&#34;</h1>" in page
    assert "What we mean by a lead." in page
    assert [word for word in ("+++", "Jane", "Besides", "2015") if word in page] == []
    (gone,) = [one for one in told(f"=== playbooks/a.md\n{TOML}[gone](gone.md)\n") if one.code == "LINK-007"]
    assert gone.span
    assert gone.span.line == TOML.count("\n") + 1


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ('title = "Unfinished\n', "A"),
        ('title = "\\u202eBackwards"\n', "A"),
        ("title = [[[[\n", "A"),
        ("", "A"),
        ('[params]\ntitle = "Not this one"\n', "A"),
        (f"{'a.' * 4_000}b = 1\n", "A"),
    ],
)
def test_toml_of_any_kind(front: str, title: str) -> None:
    """What is broken, dangerous or endless in it does no harm: the page is called by its file's name."""
    page = compile(house(f"=== playbooks/a.md\n+++\n{front}+++\nHello.\n")).render("pages/a.html").decode()

    assert f"<h1>{title}</h1>" in page
    assert "+++" not in page


@pytest.mark.parametrize("text", ["+++\nAdded in spring.\n+++\n", "+++ new\n", '+++\ntitle = "No end"\n'])
def test_plus_signs_in_prose(text: str) -> None:
    """Lines of plus signs without TOML between them are prose."""
    assert "+++" in compile(house(f"=== playbooks/a.md\n{text}")).render("pages/a.html").decode()


@pytest.mark.parametrize(
    "slip",
    ["draft: true", "layout: wide\ngoals: [{id: G1, title: More}]", "date: 2026-01-01"],
)
def test_a_slip_is_no_other_tool(slip: str) -> None:
    """One such key alone, or one beside a plan, is a slip that is told as ever."""
    assert "FM-003" in [one.code for one in told(f"---\ntitle: Short forms\nowner: ana.ruiz\n{slip}\n---\n")]


def test_what_lies_around_here() -> None:
    """All Markdown inside the packages that the tests use is checked in one run: no crash, and nothing untrue.

    They are pages: none of them is taken for a plan, and what is an error is told of their links or of their bytes.
    """
    found = sorted(Path(sysconfig.get_path("purelib")).rglob("*.md"))
    assert found
    files = {f"playbooks/notes/p{number}.md": path.read_bytes() for number, path in enumerate(found)}
    texts = {path: content.decode("utf-8", "replace") for path, content in files.items() if len(content) < 262_144}
    report = check(inputs({"mopsdocs.yml": "title: H\n", **texts}, date.fromisoformat(TODAY)), Level.DRAFT)
    about_front = Counter(one.path for one in report.diagnostics if one.code.startswith(("FM-00", "SMART", "TASK")))

    assert report.files == len(texts)
    assert max(about_front.values(), default=0) <= 1, about_front.most_common(3)
    families = {one.code.partition("-")[0] for one in report.diagnostics if one.severity is Severity.ERROR}
    assert families <= {"LINK", "SAFE", "FM"}, families
