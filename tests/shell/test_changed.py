"""Findings on the lines that a change is about come first."""

import json
from datetime import date
from pathlib import Path

import pytest

from checkout import TODAY
from mopsdocs.diff.runs import changed_lines
from mopsdocs.shell import commands
from mopsdocs.shell.git import open_repository
from mopsdocs.shell.order import CheckOrder
from repository import Repo, start

PLAN = "playbooks/campaigns/forms.md"
OTHER = "playbooks/campaigns/other.md"
PEOPLE = "people: {ana.ruiz: {name: Ana Ruiz}, luis.gomez: {name: Luis Gómez}}\n"
SETTINGS = "title: Handbook\nlanguages: [en]\nlevels: {default: review}\n"


def many(count: int) -> str:
    """A plan with so many tasks that serve what does not exist, an error each."""
    who = "responsible: [luis.gomez], accountable: ana.ruiz"
    lines = (f"  - {{id: T{n}, title: Task {n}, serves: [X{n}], {who}}}\n" for n in range(count))
    return f"---\ntitle: Short forms\nowner: ana.ruiz\ntasks:\n{''.join(lines)}---\n"


def check(root: Path, output: str = "json", base: str | None = None) -> int:
    """Check a handbook on our day."""
    order = CheckOrder(
        root, date.fromisoformat(TODAY), None, output, strict=False, lang="en", baseline=False, no_ignore=False,
        fix=False, base=base,
    )  # fmt: skip
    return commands.check(order=order)


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A handbook with two plans of twelve errors each."""
    found = start(tmp_path / "handbook")
    found.commit({"mopsdocs.yml": SETTINGS, "people.yml": PEOPLE, PLAN: many(12), OTHER: many(12)})
    return found


def notes(repo: Repo, capsys: pytest.CaptureFixture[str], base: str | None = None) -> list[str]:
    """Where the errors are that GitHub is told of, in its order."""
    capsys.readouterr()
    check(repo.root, "github", base)
    lines = capsys.readouterr().out.splitlines()
    return [line.partition(",end")[0].removeprefix("::error file=") for line in lines if line.startswith("::error")]


def test_changed_lines_come_first(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    """A finding on a changed line comes before all others, then those of its file, then those of others."""
    assert notes(repo, capsys)[0] == f"{PLAN},line=5"
    text = many(12).replace("Task 11,", "Another task,")
    repo.write({OTHER: text})
    found = notes(repo, capsys, base="HEAD")

    assert found[0] == f"{OTHER},line=16"
    assert found[1] == f"{OTHER},line=5"
    assert len(found) == 10


def test_the_branch_that_github_names(
    repo: Repo, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a pull request the change is what the branch did since it left the base, not what the base did since."""
    repo.git("checkout", "-q", "-b", "topic")
    repo.commit({OTHER: many(12).replace("Task 7,", "Another task,")}, "2026-02-01")
    repo.git("checkout", "-q", "main")
    repo.commit({PLAN: many(12).replace("Task 3,", "A third task,")}, "2026-02-02")
    repo.git("checkout", "-q", "topic")
    monkeypatch.setenv("GITHUB_BASE_REF", "main")

    assert notes(repo, capsys)[0] == f"{OTHER},line=12"


def test_without_a_base_nothing_fails(
    repo: Repo, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the base cannot be found the findings are shown all the same."""
    monkeypatch.setenv("GITHUB_BASE_REF", "gone")

    assert len(notes(repo, capsys)) == 10


def test_paths_are_those_of_the_checkout(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A handbook in a folder of its repository is found there by GitHub and GitLab; people see their own paths."""
    top = start(tmp_path / "work")
    within = {f"docs/handbook/{path}": text for path, text in {"mopsdocs.yml": SETTINGS, PLAN: many(1)}.items()}
    top.commit(within)
    repo = Repo(top.root / "docs" / "handbook")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(top.root))

    assert notes(repo, capsys)[0].startswith(f"docs/handbook/{PLAN},")
    for output in ("gitlab", "sarif"):
        check(repo.root, output)
        assert f"docs/handbook/{PLAN}" in capsys.readouterr().out
    check(repo.root, "json")
    assert json.loads(capsys.readouterr().out)["findings"][0]["path"] == PLAN


def test_the_summary_names_what_is_ignored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an exception hides stands in the summary with its reason, and no text of it acts there."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    repo = start(tmp_path / "handbook")
    why = '"<img src=x> **Not** yet"'
    plan = many(2).replace("tasks:", f"ignore: [{{rule: LINK-001, why: {why}}}]\ntasks:")
    repo.commit({"mopsdocs.yml": SETTINGS, "people.yml": PEOPLE, PLAN: plan})

    assert notes(repo, capsys) == []
    text = (tmp_path / "summary.md").read_text("utf-8")
    assert text.count("\n- ignored LINK-001, ") == 2
    assert "<img" not in text
    assert "**" not in text


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ("a\nb\nc\n", "a\nb\nc\n", set()),
        ("a\nb\nc\n", "a\nx\nc\n", {2}),
        ("a\nb\nc\n", "a\nb\nc\nd\n", {4}),
        ("a\nb\nc\n", "a\nc\n", {1, 2}),
        ("a\n", "", set()),
        ("", "a\nb\n", {1, 2}),
        ("\n".join(map(str, range(900))), "\n".join(map(str, range(1000, 1900))), set(range(1, 901))),
    ],
)
def test_lines_of_a_change(before: str, after: str, lines: set[int]) -> None:
    """Lines that are new count, and those beside what was taken out: there a finding stands about what is missing."""
    assert lines == changed_lines(before, after)


def test_where_lines_of_work_parted(repo: Repo) -> None:
    """The last commit in common is found after merges to and fro, and none where there is none."""

    def parted(base: str) -> str | None:
        with open_repository(repo.root) as opened:  # type: ignore[union-attr]  # There is one.
            return opened.parted(repo.git("rev-parse", base))

    first = repo.git("rev-parse", "HEAD")
    assert parted("main") == first
    repo.git("checkout", "-q", "-b", "topic")
    repo.commit({OTHER: many(1)}, "2026-02-01")
    assert parted("main") == first
    repo.git("checkout", "-q", "main")
    second = repo.commit({PLAN: many(2)}, "2026-02-02")
    repo.git("checkout", "-q", "topic")
    assert parted("main") == first
    env = {f"GIT_{who}_{what}": "x@y" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    repo.git("merge", "-q", "--no-ff", "-m", "Take the base in", "main", env=env)
    repo.commit({OTHER: many(3)}, "2026-02-03")
    assert parted("main") == second
    assert parted(first) == first
    repo.git("checkout", "-q", "--orphan", "alone")
    repo.commit({OTHER: many(4)}, "2026-02-04")
    assert parted("main") is None


def test_base_is_where_the_change_began(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    """A playbook that came to the base in the meantime is not missed in the branch."""
    repo.git("checkout", "-q", "-b", "topic")
    repo.commit({PLAN: many(2)}, "2026-02-01")
    repo.git("checkout", "-q", "main")
    repo.commit({"playbooks/campaigns/new.md": many(0)}, "2026-02-02")
    repo.git("checkout", "-q", "topic")
    check(repo.root, base="main")
    told = json.loads(capsys.readouterr().out)["findings"]

    assert [one for one in told if one["code"] == "LINK-010"] == []
