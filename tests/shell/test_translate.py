"""`mopsdocs translate --mark`: what a translation was made from, and what is told when its source goes on."""

from datetime import date
from pathlib import Path

import pytest

from mopsdocs.compile.reporting import check
from mopsdocs.shell import commands_write
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.reader import read
from mopsdocs.shell.workspace import open_workspace

DAY = date(2026, 10, 15)
SOURCE = """\
---
title: Short forms
owner: ana.ruiz
participation: {affected: [{who: "team:sales", changes: A new form, gains: Time, how: "https://forms.example"}]}
---
Nobody reads them.

## Why

It takes long.
"""
SPANISH = """\
---
lang: es
strings:
  title: Formularios cortos
  "participation.affected.team:sales.changes": Un formulario nuevo
  participation.affected.team:sales.gains: Tiempo
---
Nadie los lee.

## Por qué

Cuesta mucho.
"""


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """A playbook with its translation."""
    folder = tmp_path / "playbooks" / "campaigns"
    folder.mkdir(parents=True)
    (tmp_path / "mopsdocs.yml").write_text("title: Handbook\nlanguages: [en, es]\nlevels: {default: publish}\n")
    (tmp_path / "people.yml").write_text("people: {ana.ruiz: {name: Ana}}\nteams: {sales: {name: Sales}}\n")
    (folder / "forms.md").write_text(SOURCE)
    (folder / "forms.es.md").write_text(SPANISH)
    return tmp_path


def told(root: Path) -> list[tuple[int, str]]:
    """The lines of the translation of which something is said, and the rules."""
    report = check(read(open_workspace(root, DAY)))
    return [(one.span.line, one.code) for one in report.diagnostics if one.path.endswith(".es.md") and one.span]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_marked_translation_tells_what_has_changed(handbook: Path, end: str) -> None:
    """After a mark, a changed text and a changed section are told at their places, and a mended typo is not."""
    source, spanish = (handbook / "playbooks" / "campaigns" / name for name in ("forms.md", "forms.es.md"))
    spanish.write_bytes(SPANISH.replace("\n", end).encode())
    assert commands_write.translate(root=handbook, files=()) == 0
    marked = spanish.read_bytes().decode()
    assert marked.replace(end, "\n").startswith(SPANISH.partition("---\nNadie")[0] + "translated_from:\n  labels:\n")
    assert marked.endswith(SPANISH.partition("---\nNadie")[2].replace("\n", end))
    assert told(handbook) == []

    source.write_text(SOURCE.replace("Short forms", "short, forms").replace("long.", "long!"))
    assert told(handbook) == []
    source.write_text(SOURCE.replace("Short forms", "Shorter forms").replace("long", "a week"))
    heading = marked.replace("\r\n", "\n").split("\n").index("## Por qué") + 1
    assert told(handbook) == [(4, "I18N-002"), (heading, "I18N-002")]


def test_second_mark_changes_nothing(handbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is marked is not written again; after a change of the source the old marks make room for the new."""
    spanish = handbook / "playbooks" / "campaigns" / "forms.es.md"
    commands_write.translate(root=handbook, files=(spanish,))
    before = spanish.stat().st_mtime_ns
    capsys.readouterr()
    commands_write.translate(root=handbook, files=())
    assert before == spanish.stat().st_mtime_ns
    assert capsys.readouterr().out == ""

    (handbook / "playbooks" / "campaigns" / "forms.md").write_text(SOURCE.replace("Short", "Long"))
    commands_write.translate(root=handbook, files=())
    assert spanish.read_text("utf-8").count("translated_from:") == 1
    assert told(handbook) == []


def test_what_is_no_translation_is_not_marked(handbook: Path) -> None:
    """A source, and a file of another folder, are refused by name."""
    source = handbook / "playbooks" / "campaigns" / "forms.md"

    with pytest.raises(UserError, match="is no translation"):
        commands_write.translate(root=handbook, files=(source,))
    with pytest.raises(UserError, match="is no file of the handbook"):
        commands_write.translate(root=handbook, files=(Path(__file__),))
