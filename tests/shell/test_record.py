"""`mopsdocs record`: a row more in a metric's file, where it belongs, or a clear refusal and no byte changed."""

import subprocess
import sys
from pathlib import Path

import pytest

from checkout import CHECKOUT, SRC

PLAYBOOK = """\
---
title: Make email a channel that pays
metrics:
  - {id: clicks, type: total, every: month, inputs: {clicks: Clicks}, formula: clicks, values: clicks.csv}
  - {id: rate, type: rate, every: month, inputs: {clicks: C, views: V}, formula: clicks / views, values: r.csv}
  - {id: hours, type: level, every: week, values: data/hours.csv}
  - {id: bare, type: level}
---
Why.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A handbook with a few metrics."""
    folder = tmp_path / "playbooks" / "campaigns"
    folder.mkdir(parents=True)
    (tmp_path / "mopsdocs.yml").write_text("title: Handbook\n", "utf-8")
    (folder / "email.md").write_text(PLAYBOOK, "utf-8")
    (folder / "clicks.csv").write_bytes(b"period,clicks\n2026-08,4960\n2026-09,5520\n")
    return tmp_path


def record(root: Path, *words: str, today: str = "2026-11-03") -> subprocess.CompletedProcess[str]:
    """Record something as of a day."""
    return subprocess.run(
        [sys.executable, "-m", "mopsdocs", "record", "--root", str(root), "--today", today, *words],
        cwd=CHECKOUT,
        env={"PYTHONPATH": str(SRC), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def content(root: Path, name: str = "clicks.csv") -> bytes:
    """A file of values."""
    return (root / "playbooks" / "campaigns" / name).read_bytes()


@pytest.mark.parametrize(
    ("before", "period", "after"),
    [
        (b"period,clicks\n2026-09,5520\n", "2026-10", b"period,clicks\n2026-09,5520\n2026-10,5100\n"),
        (b"period,clicks\n2026-09,5520", "2026-10", b"period,clicks\n2026-09,5520\n2026-10,5100\n"),
        (b"period,clicks\r\n2026-09,1\r\n", "2026-10", b"period,clicks\r\n2026-09,1\r\n2026-10,5100\r\n"),
        (b"period,clicks\n2026-09,5520 \n", "2026-08", b"period,clicks\n2026-08,5100\n2026-09,5520 \n"),
        (
            b'\xef\xbb\xbfperiod, note,clicks\n2026-09,"two\nlines",1\n',
            "2026-10",
            b'\xef\xbb\xbfperiod, note,clicks\n2026-09,"two\nlines",1\n2026-10,,5100\n',
        ),
        (b"period,clicks\n", "2026-10", b"period,clicks\n2026-10,5100\n"),
        (b"", "2026-10", b"period,clicks\n2026-10,5100\n"),
    ],
    ids=["after", "no last line end", "CRLF", "before", "notes over lines", "no rows", "empty"],
)
def test_a_row_comes_where_it_belongs(root: Path, before: bytes, period: str, after: bytes) -> None:
    """The rows stay sorted, the line ends as they were, and every other byte is the same."""
    (root / "playbooks" / "campaigns" / "clicks.csv").write_bytes(before)
    found = record(root, "clicks", "--period", period, "clicks=5100")

    assert (found.returncode, found.stderr) == (0, "")
    assert content(root) == after


def test_a_first_value_begins_a_file(root: Path) -> None:
    """Where there is no file yet it is made, with its folder; a metric without inputs takes the number alone."""
    assert record(root, "email/hours", "--period", "2026-W44", "27.5", "--note", 'A "hard", week').returncode == 0
    assert content(root, "data/hours.csv") == b'period,value,note\n2026-W44,27.5,"A ""hard"", week"\n'


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("clicks", "--period", "2026-09", "clicks=1"), "has a value for 2026-09 already"),
        (("clicks", "--period", "2026-12", "clicks=1"), "2026-12 has not begun yet"),
        (("clicks", "--period", "2026-11", "clicks=1"), "Record 2026-10 first"),
        (("clicks", "--period", "2026-06", "clicks=1"), "Record 2026-07 first"),
        (("clicks", "--period", "2026-W40", "clicks=1"), "is no period of this metric"),
        (("clicks", "--period", "2026-10", "sends=1"), "has no input sends"),
        (("clicks", "--period", "2026-10", "clicks=1", "clicks=2"), "clicks is given twice"),
        (("clicks", "--period", "2026-10", "clicks=5,1"), "clicks=5,1 is not a number"),
        (("clicks", "--period", "2026-10", "clicks=1", "--note", "x"), "has no column for notes"),
        (("rate", "--period", "2026-10", "clicks=1"), "Nothing is given for views"),
        (("nothing", "--period", "2026-10", "1"), "There is no metric nothing"),
        (("bare", "--period", "2026-10", "1"), "does not say where its values are kept"),
    ],
)
def test_what_does_not_fit_is_refused(root: Path, words: tuple[str, ...], said: str) -> None:
    """A duplicate, a gap, a period to come, an unknown input: a sentence, exit code 2, and the file as it was."""
    before = content(root)
    found = record(root, *words)

    assert found.returncode == 2
    assert said in found.stderr
    assert "Traceback" not in found.stderr
    assert content(root) == before


def test_a_file_with_mistakes_is_left_alone(root: Path) -> None:
    """What cannot be read is not written into."""
    (root / "playbooks" / "campaigns" / "clicks.csv").write_bytes(b"period;clicks\n2026-09;1\n")
    found = record(root, "clicks", "--period", "2026-10", "clicks=1")

    assert found.returncode == 2
    assert "has mistakes" in found.stderr
    assert content(root) == b"period;clicks\n2026-09;1\n"


def test_a_gap_is_filled(root: Path) -> None:
    """The row that `check` says is missing is added where it belongs, though the file has that mistake."""
    clicks = root / "playbooks" / "campaigns" / "clicks.csv"
    clicks.write_bytes(b"period,clicks\n2026-06,1\n2026-08,3\n2026-10,5\n")
    found = [record(root, "clicks", "--period", f"2026-{month}", "clicks=2") for month in ("07", "09", "08", "05")]

    assert [one.returncode for one in found] == [0, 0, 2, 0]
    assert "has a value for 2026-08 already" in found[2].stderr
    assert content(root) == b"period,clicks\n2026-05,2\n2026-06,1\n2026-07,2\n2026-08,3\n2026-09,2\n2026-10,5\n"


def test_the_rows_that_there_are_say_how_often(root: Path) -> None:
    """A metric that does not say how often it is measured goes on as its file began."""
    plan = root / "playbooks" / "campaigns" / "email.md"
    plan.write_text(PLAYBOOK.replace("{id: bare, type: level}", "{id: bare, type: level, values: bare.csv}"), "utf-8")
    (plan.parent / "bare.csv").write_bytes(b"period,value\n2026-Q2,3\n")

    assert record(root, "bare", "--period", "2026-Q3", "4").returncode == 0
    assert content(root, "bare.csv") == b"period,value\n2026-Q2,3\n2026-Q3,4\n"
    assert "as in 2026-Q1" in record(root, "bare", "--period", "2026-10", "5").stderr


def test_a_note_is_no_formula(root: Path) -> None:
    """A note that a spreadsheet would compute is marked as text."""
    (root / "playbooks" / "campaigns" / "clicks.csv").write_bytes(b"period,clicks,note\n")
    record(root, "clicks", "--period", "2026-10", "clicks=1", "--note", "=cmd()")

    assert content(root) == b"period,clicks,note\n2026-10,1,'=cmd()\n"


@pytest.mark.parametrize("number", ["1.200", "48.000", "-12.345"])
def test_thousands_are_not_taken_for_decimals(root: Path, number: str) -> None:
    """Where a point may part thousands or decimals nothing is written, and both ways of writing it are told."""
    before = content(root)
    found = record(root, "clicks", "--period", "2026-10", f"clicks={number}")

    assert found.returncode == 2
    assert f"Write {number.replace('.', '')}, or {number}0" in found.stderr
    assert content(root) == before
    assert record(root, "clicks", "--period", "2026-10", f"clicks={number}0").returncode == 0


def test_a_metric_is_told_what_it_lacks(root: Path) -> None:
    """Before anything is recorded the lines to write are given, with the file that they belong in."""
    found = record(root, "bare", "--period", "2026-10", "3")

    assert "Write `values: bare.csv` and `every: month` at the metric in playbooks/campaigns/email.md" in found.stderr
