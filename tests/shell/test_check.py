"""`mopsdocs check`: its formats, what it mends, what it accepts, and the language it speaks."""

import json
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest

from mopsdocs.model.diagnostic import Span
from mopsdocs.model.span import Duration
from mopsdocs.shell import commands
from mopsdocs.shell.edits import edited, write_back
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.order import CheckOrder

DAY = date(2026, 10, 15)
PLAN = "playbooks/campaigns/forms.md"
PEOPLE = "people: {ana.ruiz: {name: Ana Ruiz}, luis.gomez: {name: Luis Gómez}}\n"
SETTINGS = "title: Handbook\nlanguages: [en]\nlevels: {default: review}\n"

SLIPS = """\
---
title: Why we do it:
owner: ana.ruiz
goals:
  - {id: G1, title: "5 % more", baseline: {value: 3,5, period: 2025}, due: 31/12/2026, start: 05/06/2026}
tasks:
  - {id: T1, title: Draw the form, serves: [G1], R: luis.gomez, A: ana.ruiz, due: 2026/12/24}
metrics:
  - {id: rate, name: Rate, formula: a / b * 100, example: {a: 42, b: 1200, result: 3,5}}
slas:
  - id: SLA1
    title: 1.10
    commitment: {measure: hand-over, op: at-most, value: "1,5", unit: hours, share: 95percent, window: 30 días}
---
Nothing here is touched: 3,5 and 31/12/2026.
"""
MENDED = """\
---
title: "Why we do it:"
owner: ana.ruiz
goals:
  - {id: G1, title: "5 % more", baseline: {value: 3.5, period: 2025}, due: 2026-12-31, start: 05/06/2026}
tasks:
  - {id: T1, title: Draw the form, serves: [G1], responsible: [luis.gomez], accountable: ana.ruiz, due: 2026-12-24}
metrics:
  - {id: rate, name: Rate, formula: a / b * 100, example: {a: 42, b: 1200, result: 3.5}}
slas:
  - id: SLA1
    title: "1.10"
    commitment: {measure: hand-over, op: at-most, value: 1.5, unit: hours, share: 95 %, window: 30 days}
---
Nothing here is touched: 3,5 and 31/12/2026.
"""
TASKS = "---\ntitle: Short forms\nowner: ana.ruiz\ntasks:\n"


def handbook(root: Path, plan: str, settings: str = SETTINGS) -> Path:
    """A handbook of one playbook."""
    (root / PLAN).parent.mkdir(parents=True, exist_ok=True)
    (root / PLAN).write_bytes(plan.encode())
    (root / "people.yml").write_text(PEOPLE, "utf-8")
    (root / "mopsdocs.yml").write_text(settings, "utf-8")
    return root


def check(root: Path, output: str = "json", **asked: object) -> int:
    """Check a handbook on our day."""
    plain = {"level": None, "strict": False, "lang": "en", "baseline": False, "no_ignore": False, "fix": False}
    return commands.check(order=CheckOrder(root=root, today=DAY, output=output, **{**plain, **asked}))  # type: ignore[arg-type]  # They are.


def many(count: int) -> str:
    """A plan with so many tasks that serve what does not exist, an error each, and lack a date, a warning each."""
    who = "responsible: [luis.gomez], accountable: ana.ruiz"
    lines = (f"  - {{id: T{n}, title: Task {n}, serves: [X{n}], {who}}}\n" for n in range(count))
    return f"{TASKS}{''.join(lines)}---\n"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_fix_mends_what_is_certain(tmp_path: Path, end: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Only the values that can mean one thing change; mode, line ends and everything else stay."""
    root = handbook(tmp_path, SLIPS.replace("\n", end))
    (root / PLAN).chmod(0o640)
    check(root, fix=True)

    assert MENDED.replace("\n", end) == (root / PLAN).read_bytes().decode()
    assert (root / PLAN).stat().st_mode & 0o777 == 0o640
    assert [path.name for path in (root / PLAN).parent.iterdir()] == ["forms.md"]
    assert "in 1 file." in capsys.readouterr().err


def test_second_fix_has_nothing_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What one run leaves, the next one leaves, too."""
    root = handbook(tmp_path, SLIPS)
    check(root, fix=True)
    before = (root / PLAN).stat().st_mtime_ns
    capsys.readouterr()
    check(root, fix=True)

    assert before == (root / PLAN).stat().st_mtime_ns
    assert "Nothing to mend is certain." in capsys.readouterr().err


def test_fix_leaves_alone_a_number_with_a_unit(tmp_path: Path) -> None:
    """What `4 hours` is of a metric in minutes is for its author to say; `4 thousand` says it."""
    goal = "{id: G1, metric: reply, baseline: 4 thousand, target: 4 hours}"
    plan = f"---\ntitle: Forms\nowner: ana.ruiz\ngoals:\n  - {goal}\n---\n"
    root = handbook(tmp_path, plan)
    check(root, fix=True)

    assert plan.replace("4 thousand", "4000") == (root / PLAN).read_text("utf-8")


def test_fix_leaves_alone_what_is_ignored(tmp_path: Path) -> None:
    """Where an exception stands, the file stays as its author wants it."""
    plan = "---\ntitle: Forms\nowner: ana.ruiz\nignore: [{rule: FM-002, why: Ours}]\ntags: [1.10]\n---\n"
    root = handbook(tmp_path, plan)
    check(root, fix=True)

    assert plan == (root / PLAN).read_text("utf-8")


def test_file_that_changes_meanwhile_is_not_written(tmp_path: Path) -> None:
    """What somebody else has written since is worth more than a mended comma."""
    file = tmp_path / "plan.md"
    file.write_text("new", "utf-8")

    with pytest.raises(UserError, match="has changed"):
        write_back(file, b"old", b"mended")
    assert file.read_text("utf-8") == "new"


def test_a_file_that_came_meanwhile_stays(tmp_path: Path) -> None:
    """Where no file was seen, one that has been written since is not overwritten, and nothing is left beside it."""
    file = tmp_path / "clicks.csv"
    file.write_bytes(b"period,clicks\n")

    with pytest.raises(UserError, match="has changed"):
        write_back(file, None, b"period,clicks\n2026-01,5\n")
    assert file.read_bytes() == b"period,clicks\n"
    assert [one.name for one in tmp_path.iterdir()] == ["clicks.csv"]


@pytest.mark.parametrize(
    ("count", "unit", "day"),
    [(48, "hours", 17), (1, "hour", 16), (2, "business days", 19), (1, "week", 22), (1, "day", 16)],
)
def test_a_duration_later(count: int, unit: str, day: int) -> None:
    """A part of a day is over on the next one, a weekend is no business day (15 Oct 2026 is a Thursday)."""
    assert date(2026, 10, day) == Duration(count, unit).after(date(2026, 10, 15))


def test_edits_that_overlap_are_left_out() -> None:
    """Of two edits in one place the last is done; one outside its line is not."""
    edits = [(Span(1, 1, 1, 3), "x"), (Span(1, 2, 1, 4), "y"), (Span(9, 1, 9, 2), "z"), (Span(2, 1, 2, 2), "É")]

    assert "\ufeffayd\r\nÉe".encode() == edited("\ufeffabcd\r\nee".encode(), edits)


def test_baseline_accepts_what_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """After `--baseline` only new findings count, wherever the old ones have moved to; `--no-ignore` shows all."""
    root = handbook(tmp_path, many(3))
    assert check(root, baseline=True) == 0
    capsys.readouterr()
    moved = many(3).replace("tasks:\n", "summary: Shorter\ntags: [forms]\n\ntasks:\n")
    handbook(root, moved)
    assert check(root, "concise") == 0
    assert "0 errors, 0 warnings, 0 notes, " in capsys.readouterr().out
    handbook(root, moved.replace("T2,", "T2, due: tomorrow,"))
    assert check(root, "concise") == 1
    assert "takes a date" in capsys.readouterr().out
    assert check(root, no_ignore=True) == 1
    assert len(json.loads(capsys.readouterr().out)["findings"]) > 3


def test_what_is_unsafe_is_never_accepted(tmp_path: Path) -> None:
    """A baseline hides no link that is refused."""
    root = handbook(tmp_path, "---\ntitle: Forms\nowner: ana.ruiz\n---\n[x](javascript:alert)\n")
    check(root, baseline=True)

    assert check(root) == 1


def test_broken_baseline_is_told(tmp_path: Path) -> None:
    """A baseline that cannot be read hides nothing in silence."""
    root = handbook(tmp_path, many(1))
    (root / "mopsdocs.baseline.json").write_text('{"schema": "mopsdocs-baseline/1"}', "utf-8")

    with pytest.raises(UserError, match="cannot be read"):
        check(root)


def test_no_ignore_shows_what_exceptions_hide(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An exception counts, stands in the report with its reason, and is lifted by `--no-ignore`."""
    plan = many(1).replace("tasks:", "ignore: [{rule: LINK-001, why: Not yet written}]\ntasks:")
    root = handbook(tmp_path, plan)
    assert check(root) == 0
    report = json.loads(capsys.readouterr().out)
    assert [one["why"] for one in report["ignored"]] == ["Not yet written"]
    assert check(root, no_ignore=True) == 1


def test_github_shows_ten_of_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten errors and ten warnings are notes on their lines, the rest is counted; the summary has all of them."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    root = handbook(tmp_path, many(12))
    check(root, "github")
    lines = capsys.readouterr().out.splitlines()
    shown = [line.split(" ")[0] for line in lines if line.startswith("::")]
    check(root)
    found = json.loads(capsys.readouterr().out)["findings"]

    assert shown == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"]
    assert f"and {len(found) - 20} more" in lines[-2]
    table = (tmp_path / "summary.md").read_text("utf-8")
    assert table.count("\n| ") == len(found) + 1


def test_nothing_from_a_file_becomes_a_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Control characters, line breaks and marks of commands stay words, in every format and in the summary."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    evil = 'serves: ["X\\e[31m\\n::stop-commands::x %0A,:<img src=x> | `a`"]'
    root = handbook(tmp_path, f"{TASKS}  - {{id: T1, title: Draw, {evil}}}\n---\n")
    for output in ("full", "concise", "json", "github", "gitlab", "sarif", "junit"):
        check(root, output)
        text = capsys.readouterr().out
        assert "\x1b" not in text
        assert not [line for line in text.splitlines() if line.startswith("::stop")]
    assert "<img" not in (tmp_path / "summary.md").read_text("utf-8")
    assert "%2C" not in text


def test_a_number_and_its_unit_stand_apart_by_a_blank(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The blank that keeps a number and its unit on one line is a blank on a terminal, not an escape."""
    metric = "metrics:\n  - {id: clicks, name: Clicks, type: total, unit: clicks, good: up}\n"
    goal = "  - {id: G1, metric: clicks, title: From 100 to 130 clicks, baseline: 100, target: 120}\n"
    root = handbook(tmp_path, f"---\ntitle: More\nowner: ana.ruiz\n{metric}goals:\n{goal}---\n")
    for output in ("full", "concise"):
        check(root, output)
        shown = capsys.readouterr().out
        assert "120 clicks" in shown
        assert "\\x" not in shown


def test_gitlab_knows_findings_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each finding has a fingerprint of its own, which stays when the finding moves to another line."""
    root = handbook(tmp_path, many(3))
    check(root, "gitlab")
    before = json.loads(capsys.readouterr().out)
    handbook(root, many(3).replace("owner", "summary: Shorter\n\nowner"))
    check(root, "gitlab")
    after = json.loads(capsys.readouterr().out)
    marks = [one["fingerprint"] for one in before]

    assert len(set(marks)) == len(marks) > 3
    assert marks == [one["fingerprint"] for one in after]
    assert [one["location"]["lines"]["begin"] + 2 for one in before] == [
        one["location"]["lines"]["begin"] for one in after
    ]
    assert {one["severity"] for one in before} <= {"info", "minor", "major", "critical", "blocker"}


def test_sarif_has_rules_with_help(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every result names a rule that is explained, a place, and a fingerprint; what is ignored is suppressed."""
    plan = many(2).replace("tasks:", "ignore: [{rule: LINK-001, why: Not yet written}]\ntasks:")
    check(handbook(tmp_path, plan), "sarif")
    log = json.loads(capsys.readouterr().out)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]

    assert log["version"] == "2.1.0"
    assert all("Mended:" in rule["help"]["text"] for rule in rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == PLAN
        assert place["region"]["startLine"] <= place["region"]["endLine"]
        assert result["partialFingerprints"]
    hidden = [one["suppressions"][0]["justification"] for one in run["results"] if "suppressions" in one]
    assert hidden == ["Not yet written"] * 2


def test_junit_counts_errors_as_failures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An error is a failure, a warning is not; a clean handbook is one case that has passed."""
    check(handbook(tmp_path, many(2)), "junit")
    suites = ET.fromstring(capsys.readouterr().out)  # noqa: S314  # It is our own.

    assert len(suites.findall(".//failure")) == int(suites.get("failures", "0")) == 2
    assert len(suites.findall(".//testcase")) == int(suites.get("tests", "0"))

    check(handbook(tmp_path, "Nothing planned.\n"), "junit", level="draft")
    suites = ET.fromstring(capsys.readouterr().out)  # noqa: S314  # As above.
    assert suites.get("failures") == "0"


@pytest.mark.parametrize(
    ("languages", "lang", "sentence"),
    [
        ("en", None, "There is no X0 in this playbook"),
        ("es, en", None, "No existe X0 en este playbook"),
        ("pt", None, "Não existe X0 neste playbook"),
        ("fr", None, "There is no X0 in this playbook"),
        ("en", "es", "1 archivo revisado: 1 error, "),
        ("es", "pt", "1 arquivo verificado: 1 erro, "),
    ],
)
def test_findings_speak_the_handbooks_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], languages: str, lang: str | None, sentence: str
) -> None:
    """Findings are in the handbook's first language, or in the one asked for; English where there are no words."""
    root = handbook(tmp_path, many(1), SETTINGS.replace("[en]", f"[{languages}]"))
    check(root, "full", lang=lang)

    assert sentence in capsys.readouterr().out
