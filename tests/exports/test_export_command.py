"""`mopsdocs export`: one file for another program, without a site."""

import datetime as dt
import io
import json
import subprocess
from pathlib import Path

import openpyxl
import pytest

from checkout import SRC
from exports.plan import PLAN
from house import files
from test_commands import mopsdocs


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small handbook on disk."""
    found = tmp_path / "handbook"
    for path, content in files(PLAN).items():
        (found / path).parent.mkdir(parents=True, exist_ok=True)
        (found / path).write_text(content, "utf-8")
    return found


def export(root: Path, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Export as of a day."""
    return mopsdocs("export", *words, "--root", root, "--today", "2026-10-15", **env)


def test_what_is_exported_is_what_is_built(root: Path) -> None:
    """Each kind writes the bytes that the site has, to standard output or into a file."""
    site = root / "site"
    assert mopsdocs("build", "--root", root, "--today", "2026-10-15").returncode == 0

    for words, path in (
        (("json",), "handbook.json"),
        (("csv", "--table", "goals"), "goals.csv"),
        (("ics",), "calendar.ics"),
        (("ics", "--for", "campaigns"), "areas/campaigns.ics"),
        (("ics", "--for", "team:mops", "--lang", "es"), "es/teams/mops.ics"),
    ):
        out = root / "out"
        found = export(root, *words, "--out", str(out))
        assert (found.returncode, found.stdout) == (0, ""), found.stderr
        assert out.read_bytes() == (site / path).read_bytes()
    assert json.loads(export(root, "json").stdout)["as_of"] == "2026-10-15"


def test_a_workbook(root: Path) -> None:
    """The workbook has a sheet a table, numbers and days as such and texts as texts, and the same bytes."""
    mail = root / "playbooks/campaigns/mail.md"
    mail.write_text(mail.read_text("utf-8").replace("title: Tell them", 'title: "=1+1"'), "utf-8")
    first, second = root / "a.xlsx", root / "b.xlsx"
    export(root, "xlsx", "--out", str(first))
    found = export(root, "xlsx", "--out", str(second))
    assert found.returncode == 0, found.stderr
    book = openpyxl.load_workbook(io.BytesIO(first.read_bytes()))

    assert book.sheetnames == ["Who does what", "Tasks", "Goals", "Values"]
    head, *rows = book["Tasks"].iter_rows()
    column = {cell.value: number for number, cell in enumerate(head)}
    assert rows[1][column["title"]].value == "=1+1"
    assert rows[1][column["title"]].data_type == "s"
    assert rows[1][column["due"]].value == dt.datetime(2026, 12, 1)  # noqa: DTZ001  # As a sheet has it.
    head, row = book["Goals"].iter_rows()
    assert row[[cell.value for cell in head].index("baseline")].value == 3.1
    assert book["Values"].max_row == 3
    assert first.read_bytes() == second.read_bytes()


def test_a_workbook_without_the_extra(root: Path, tmp_path: Path) -> None:
    """Who has not the extra is told how to get it, and what there is without."""
    (tmp_path / "without").mkdir()
    (tmp_path / "without/xlsxwriter.py").write_text("raise ImportError", "utf-8")
    found = export(root, "xlsx", "--out", str(root / "a.xlsx"), PYTHONPATH=f"{tmp_path / 'without'}:{SRC}")

    assert found.returncode == 2
    assert "pip install 'mopsdocs[xlsx]'" in found.stderr
    assert "export csv" in found.stderr
    assert not (root / "a.xlsx").exists()


def test_errors_keep_it_from_being_exported(root: Path) -> None:
    """A handbook with errors is not exported, as it is not built: what is wrong is shown instead."""
    mail = root / "playbooks/campaigns/mail.md"
    mail.write_text(mail.read_text("utf-8").replace("accountable: ben", "accountable: bne"), "utf-8")
    found = export(root, "json")

    assert (found.returncode, found.stdout) == (1, "")
    assert "PEOPLE-001" in found.stderr


def test_a_calendar_of_nobody(root: Path) -> None:
    """A name that nobody has, or a language that the handbook does not speak, is told as such."""
    assert "no area, person, role or team bne" in export(root, "ics", "--for", "bne").stderr
    assert export(root, "ics", "--lang", "pt").returncode == 2


OWNED = """\
=== mopsdocs.yml
title: Handbook
languages: [en, es]
=== people.yml
people:
  ana: {name: Ana Ruiz, team: mops, handle: "@aruiz"}
  ben: {name: Ben Roy, team: mops, handle: "@not a handle", email: ben@h.example}
  eve: {name: Eve Lost, team: mops}
roles: {lead: {title: Lead, holder: ana}}
teams: {mops: {name: Marketing operations, lead: role:lead}}
=== playbooks/data/our-lists.md
---
id: lists
title: Lists
owner: ben
backup: ana
metrics: [{id: size, name: Size, type: level, unit: contacts, good: up, every: month, values: size.csv}]
---
=== playbooks/data/our-lists.es.md
---
lang: es
---
=== playbooks/data/scores/index.md
---
title: Scores
owner: team:mops
---
=== playbooks/data/lost.md
---
title: Lost
owner: eve
---
"""


def test_code_owners(tmp_path: Path) -> None:
    """A playbook's files belong to its owner and backup, folders whole; spaces are escaped, the last line decides."""
    for path, content in files(OWNED).items():
        place = tmp_path / "docs" / path.replace("our-", "our ")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(content, "utf-8")
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    found = export(tmp_path / "docs", "codeowners")

    assert found.returncode == 0, found.stderr
    lines = [re_spaced(line) for line in found.stdout.splitlines() if not line.startswith("#")]
    assert lines == [
        "/docs/mopsdocs.yml @aruiz",
        "/docs/people.yml @aruiz",
        "/docs/signoffs.yml @aruiz",
        "/docs/playbooks/data/our\\ lists.es.md ben@h.example @aruiz",
        "/docs/playbooks/data/our\\ lists.md ben@h.example @aruiz",
        "/docs/playbooks/data/size.csv ben@h.example @aruiz",
        "/docs/playbooks/data/scores/ @aruiz",
    ]
    assert "Eve Lost (eve) has neither a handle nor an email" in found.stderr
    assert "playbooks/data/lost.md has no owner who could be named" in found.stderr


def test_sign_offs_belong_to_those_who_sign(root: Path) -> None:
    """signoffs.yml belongs to whoever has signed and whoever is asked to, not to every lead."""
    people = root / "people.yml"
    people.write_text(people.read_text("utf-8").replace("name: Ben Roy,", 'name: Ben Roy, handle: "@ben",'), "utf-8")
    book = root / "playbooks/campaigns/mail.md"
    asked = "slas: [{id: SLA1, title: Answers, provider: ana, signoffs: [{by: ben}]}]\nsteps:\n"
    book.write_text(book.read_text("utf-8").replace("steps:\n", asked), "utf-8")
    before = [re_spaced(line) for line in export(root, "codeowners").stdout.splitlines()]
    signed = 'item: mail/G1, aspect: relevant, by: ana, date: 2026-01-12, fingerprint: "1:0000000000000000"'
    (root / "signoffs.yml").write_text(f"- {{{signed}}}\n", "utf-8")
    after = [re_spaced(line) for line in export(root, "codeowners").stdout.splitlines()]

    assert [line for line in before if "signoffs" in line] == ["/signoffs.yml @ben"]
    assert [line for line in after if "signoffs" in line] == ["/signoffs.yml ana@h.example @ben"]
    assert "/people.yml ana@h.example" in after


def re_spaced(line: str) -> str:
    """A line with single spaces between its parts."""
    return " ".join(line.split())
