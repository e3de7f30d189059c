"""A check that finds nothing changed tells its last report again, and only then."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from house import settled
from mopsdocs.shell import checking, commands
from mopsdocs.shell.order import CheckOrder

PLAN = "playbooks/campaigns/forms.md"
FILES = {
    "mopsdocs.yml": "title: Handbook\nlanguages: [en, es]\nlevels: {default: review}\n",
    "people.yml": "people: {ana.ruiz: {name: Ana Ruiz}}\n",
    PLAN: "---\ntitle: Short forms\nowner: ana.ruiz\ncolour: red\ngoals:\n"
    "  - {id: G1, title: Soon 5 % more, due: 2026-09-30, start: 2026-01-01}\n"
    "tasks:\n  - {id: T1, title: Draw it, serves: [G2], responsible: [luis.gomez, ana.ruiz], due: 2026-08-01}\n"
    "---\nSee [the words](words.md), [this](table.txt) and 95 % of it.\n",
}
FORMATS = ("full", "concise", "json", "github", "gitlab", "sarif", "junit")


@pytest.fixture
def examined(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """The handbooks that were looked at in earnest."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    found: list[Path] = []
    really: Callable[..., object] = checking.examined

    def note(workspace: object, *rest: object) -> object:
        found.append(tmp_path)
        return really(workspace, *rest)

    monkeypatch.setattr(checking, "examined", note)
    return found


def handbook(root: Path) -> Path:
    """A handbook with findings of every shape."""
    return settled(root, FILES)


def check(root: Path, output: str = "json", today: date = date(2026, 10, 15), **asked: object) -> int:
    """Check a handbook on our day."""
    plain = {"level": None, "strict": False, "lang": None, "baseline": False, "no_ignore": False, "fix": False}
    return commands.check(order=CheckOrder(root=root, today=today, output=output, **{**plain, **asked}))  # type: ignore[arg-type]  # They are.


@pytest.mark.parametrize("output", FORMATS)
def test_report_is_told_again(
    tmp_path: Path, examined: list[Path], output: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every format says the same from memory, to the byte and the exit code; in another language as well."""
    root = handbook(tmp_path / "handbook")
    for lang in ("en", "es"):
        first = check(root, output, lang=lang, level="publish"), capsys.readouterr().out
        again = check(root, output, lang=lang, level="publish"), capsys.readouterr().out
        assert first == again
    assert len(examined) == 1


def test_accepted_and_chosen_findings(
    tmp_path: Path, examined: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """What is accepted, and which files are asked for, is decided anew each time."""
    root = handbook(tmp_path / "handbook")
    check(root)
    every = json.loads(capsys.readouterr().out)
    check(root, files=(root / "people.yml",))
    assert json.loads(capsys.readouterr().out)["summary"]["files"] == 1
    check(root, baseline=True)
    capsys.readouterr()
    check(root)
    left = json.loads(capsys.readouterr().out)
    assert len(examined) == 2, "What is accepted is part of what a report is made from."
    assert every["summary"]["files"] == left["summary"]["files"]
    assert every["findings"]
    assert not [one for one in left["findings"] if not one["code"].startswith("SAFE")]


@pytest.mark.parametrize(
    "change",
    [
        {PLAN: FILES[PLAN].replace("95", "96")},
        {"people.yml": "people: {luis.gomez: {name: Luis Gómez}}\n"},
        {"mopsdocs.yml": FILES["mopsdocs.yml"].replace("review", "draft")},
        {"playbooks/campaigns/words.md": "---\ntitle: Words\n---\nA lead.\n"},
        {"playbooks/campaigns/table.txt": "no part of the site\n"},
    ],
)
def test_whatever_changes_is_looked_at(tmp_path: Path, examined: list[Path], change: dict[str, str]) -> None:
    """An edit, another file, or a file that a link leads to: the handbook is checked anew."""
    root = handbook(tmp_path / "handbook")
    check(root)
    for name, text in change.items():
        (root / name).write_text(text, "utf-8")
    check(root)
    check(root)
    assert len(examined) == 2


def test_each_question_has_its_own_answer(tmp_path: Path, examined: list[Path]) -> None:
    """Another day and another level are other questions; a level's answer is kept beside those of others."""
    root = handbook(tmp_path / "handbook")
    check(root)
    check(root, level="draft")
    check(root, level="publish")
    check(root)
    assert len(examined) == 3
    check(root, today=date(2027, 1, 1))
    assert len(examined) == 4


def test_poisoned_memory_is_not_believed(
    tmp_path: Path, examined: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """A memory that somebody has written to is as good as none."""
    root = handbook(tmp_path / "handbook")
    check(root)
    first = capsys.readouterr().out
    for file in (tmp_path / "cache" / "mopsdocs").iterdir():
        content = file.read_bytes()
        assert b"luis.gomez" in content
        file.write_bytes(content.replace(b"luis.gomez", b"LUIS.gomez"))
    check(root)
    assert capsys.readouterr().out == first
    assert len(examined) == 2


def test_what_git_has_a_say_in_is_not_kept(tmp_path: Path, examined: list[Path]) -> None:
    """A plan that watches something is judged by what git remembers, which changes without the files."""
    root = handbook(tmp_path / "handbook")
    plan = FILES[PLAN].replace("colour: red\n", "review: {last: 2026-01-31, watch: [people.yml]}\n")
    (root / PLAN).write_text(plan, "utf-8")
    check(root)
    check(root)
    assert len(examined) == 2
