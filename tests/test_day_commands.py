"""`status` and `handover` as somebody types them: what stands where, in which columns, and what they refuse."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from checkout import CHECKOUT, SRC

PEOPLE = """\
people:
  ana.ruiz: {name: Ana Ruiz, team: mops}
  luis.gomez: {name: Luis Gómez, team: mops, to: 2026-12-31, successor: ana.ruiz}
roles: {lead: {title: {en: Lead, es: Responsable}, holder: ana.ruiz, deputy: luis.gomez}}
teams: {mops: {name: Operations}}
"""
EMAIL = """\
---
title: Make email pay
owner: ana.ruiz
metrics:
  - {id: clicks, name: Clicks, type: total, unit: clicks, good: up, every: month, values: clicks.csv}
goals:
  - id: G1
    title: A quarter more clicks
    metric: clicks
    baseline: {value: 1200, period: 2025}
    target: 1500
    start: 2026-01-01
    due: 2026-12-31
  - {id: G2, title: Old goal, metric: clicks, outcome: achieved, due: 2025-12-31}
tasks:
  - {id: T1, title: Send the first, responsible: [luis.gomez], accountable: role:lead, due: 2026-10-07}
  - {id: T2, title: Send the second, responsible: [ana.ruiz], due: 2026-10-20, status: doing}
  - {id: T3, title: Send the third, responsible: [ana.ruiz], due: 2026-12-01, status: blocked, blocked_by: Ink}
  - {id: T4, title: Plan, responsible: [luis.gomez], due: 2026-09-01, status: done, done: 2026-09-01}
---
Why.
"""
DATA = """\
---
title: Clean data
owner: luis.gomez
tasks:
  - {id: T1, title: Merge duplicates, responsible: [luis.gomez], due: 2026-10-16}
---
Why.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A handbook with two playbooks."""
    values = "".join(f"2026-{month:02},{count}\n" for month, count in enumerate((110,) * 9, 1))
    files = {
        "mopsdocs.yml": "title: {en: Our handbook, es: Nuestro manual}\nlanguages: [en, es]\n",
        "people.yml": PEOPLE,
        "playbooks/campaigns/email.md": EMAIL,
        "playbooks/campaigns/clicks.csv": f"period,value\n{values}",
        "playbooks/data/clean.md": DATA,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def command(root: Path, *words: str) -> list[str]:
    """A command as of our day."""
    name, *rest = words
    return [sys.executable, "-m", "mopsdocs", name, "--root", str(root), "--today", "2026-10-15", *rest]


def run(root: Path, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a command whose words go into a pipe."""
    given = {"PYTHONPATH": str(SRC), "PATH": "", "PYTHONUTF8": "1", **env}
    return subprocess.run(command(root, *words), cwd=CHECKOUT, env=given, capture_output=True, text=True, check=False)


def on_terminal(root: Path, columns: int, *words: str, **env: str) -> list[str]:
    """Run a command on a terminal so wide, and give its lines."""
    given = {"PYTHONPATH": str(SRC), "PATH": "", "PYTHONUTF8": "1", "COLUMNS": str(columns), **env}
    ours, theirs = pty.openpty()
    with subprocess.Popen(command(root, *words), cwd=CHECKOUT, env=given, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        said = b""
        try:
            while part := os.read(ours, 65536):
                said += part
        except OSError:
            pass  # That is how a terminal says that nobody writes to it any more.
        process.wait()
    os.close(ours)
    return said.decode().replace("\r\n", "\n").splitlines()


GOAL = "  Off track  31 Dec 2026  email/G1  A quarter more clicks  1,200 to 1,500 clicks; "


def test_where_things_stand(root: Path) -> None:
    """Goals come with their numbers, then tasks that are late or near, the late ones first, in aligned columns."""
    found = run(root, "status")
    lines = found.stdout.splitlines()

    assert (found.returncode, found.stderr) == (0, "")
    assert ["Our handbook, as of 15 Oct 2026", "", "Goals"] == lines[:3]
    assert lines[3].startswith(GOAL)
    assert lines[3].endswith("expected by 30 Sept 2026; Ana Ruiz")
    assert [
        "",
        "Late, and due in the next seven days",
        "  8 days late    7 Oct 2026   email/T1  Send the first    Luis Gómez",
        "  Due tomorrow   16 Oct 2026  clean/T1  Merge duplicates  Luis Gómez",
        "  Due in 5 days  20 Oct 2026  email/T2  Send the second   Ana Ruiz",
    ] == lines[4:]


@pytest.mark.parametrize("words", [(), ("--person", "ana.ruiz")])
def test_what_has_not_begun_stands_last(root: Path, words: tuple[str, ...]) -> None:
    """A goal that begins later comes after those that run, with its day; one set by hand says why."""
    plan = root / "playbooks/campaigns/email.md"
    later = "goals:\n  - {id: G3, title: Later, metric: clicks, start: 2027-01-01, due: 2027-06-30}\n"
    by_hand = "    override: {status: at-risk, why: The form is out, until: 2026-12-01}\n    due: 2026-12-31\n"
    text = plan.read_text("utf-8").replace("goals:\n", later).replace("    due: 2026-12-31\n", by_hand)
    plan.write_text(text, "utf-8")
    goals = run(root, "status", *words).stdout.splitlines()[3:5]

    assert [re.findall(r"email/G\d", line) for line in goals] == [["email/G1"], ["email/G3"]]
    assert "At risk" in goals[0]
    assert "Set by hand: The form is out; Ana Ruiz" in goals[0]
    assert goals[1].startswith("  Starts 1 Jan 2027  30 Jun 2027  email/G3")


@pytest.mark.parametrize(
    ("words", "refs"),
    [
        (("--person", "ana.ruiz"), ["email/G1", "email/T1", "email/T2", "email/T3"]),
        (("--person", "person:luis.gomez"), ["email/T1", "clean/T1"]),
        (("--person", "role:lead"), ["email/T1"]),
        (("--area", "data"), ["clean/T1"]),
        (("--state", "late"), ["email/T1"]),
        (("--state", "blocked"), ["email/T3"]),
        (("--state", "done"), ["email/T4"]),
        (("--state", "done", "--person", "ana.ruiz"), []),
        (("--state", "off-track"), ["email/G1"]),
        (("--state", "on-track"), []),
        (("--state", "achieved"), ["email/G2"]),
        (("--state", "todo", "--area", "campaigns", "--person", "luis.gomez"), ["email/T1"]),
    ],
)
def test_what_is_asked_for(root: Path, words: tuple[str, ...], refs: list[str]) -> None:
    """A person, an area and a state choose goals and tasks; with a person or state, whenever they are due."""
    found = run(root, "status", *words)

    assert found.returncode == 0
    assert refs == re.findall(r"\b\w+/[A-Z]\d\b", found.stdout)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("status", "--person", "ana.riuz"), "There is nobody called ana.riuz in people.yml Did you mean ana.ruiz?"),
        (("status", "--person", "lead"), "Did you mean role:lead?"),
        (("status", "--person", "Luis Gomez"), "Did you mean luis.gomez?"),
        (("status", "--person", "role:boss"), "There is nobody called role:boss"),
        (("status", "--area", "campagns"), "There is no area campagns Did you mean campaigns?"),
        (("status", "--state", "offtrack"), "There is no state offtrack Did you mean off-track?"),
        (("status", "--state", "zzz"), "Known are: late, todo"),
        (("handover", "luis"), "Did you mean luis.gomez?"),
        (("handover", "role:lead"), "role:lead is no person"),
        (("handover", "\x1b[31mx"), "\\x1b[31mx"),
    ],
)
def test_what_nobody_knows(root: Path, words: tuple[str, ...], said: str) -> None:
    """An unknown id is a mistake of who typed it: one sentence, what was probably meant, exit code 2."""
    found = run(root, *words)

    assert (found.returncode, found.stdout) == (2, "")
    assert said in " ".join(found.stderr.split())
    assert "\x1b" not in found.stderr


@pytest.mark.parametrize("columns", [200, 100, 80, 50, 20])
def test_terminals_of_any_width(root: Path, columns: int) -> None:
    """On a terminal no line is wider than it, but for a long word; nothing that a pipe says is left out."""
    lines = on_terminal(root, columns, "status", NO_COLOR="1")

    assert [] == [line for line in lines if len(line) > columns and " " in line.strip()] or columns == 20
    assert set(run(root, "status").stdout.replace(",", " ").split()) <= set(" ".join(lines).replace(",", " ").split())


def test_eighty_columns(root: Path) -> None:
    """Where a row has no room, its title and the rest stand in a column of their own."""
    lines = on_terminal(root, 64, "status", "--state", "late", NO_COLOR="1")

    assert [
        "Tasks",
        "  8 days late  7 Oct 2026  email/T1  Send the first  Luis Gómez",
    ] == lines[2:]
    lines = on_terminal(root, 60, "status", "--state", "late", NO_COLOR="1")
    assert [
        "Tasks",
        "  8 days late  7 Oct 2026  Send the first",
        "                           email/T1, Luis Gómez",
    ] == lines[2:]


def test_colours(root: Path) -> None:
    """A terminal sees states in colours, a pipe does not, and NO_COLOR is obeyed."""
    assert "\x1b[31m8 days late\x1b[0m" in "\n".join(on_terminal(root, 120, "status"))
    assert "\x1b" not in "\n".join(on_terminal(root, 120, "status", NO_COLOR="1"))
    assert "\x1b" not in run(root, "status").stdout
    assert "\x1b[31m" in run(root, "status", FORCE_COLOR="1").stdout


def test_nothing_in_a_title_acts_on_a_terminal(root: Path) -> None:
    """What would act on a terminal is shown, not done."""
    page = root / "playbooks" / "data" / "clean.md"
    page.write_text(page.read_text("utf-8").replace("Merge duplicates", '"Merge \\u001b[2J\\u202Eall"'), "utf-8")

    for words in (("status",), ("handover", "luis.gomez")):
        said = run(root, *words).stdout
        assert "\\x1b[2J\\u202eall" in said
        assert "\x1b" not in said


def test_the_language_asked_for(root: Path) -> None:
    """The words are in the handbook's first language, or in the one asked for."""
    assert "Nuestro manual, a 15 oct 2026" in run(root, "status", "--lang", "es").stdout
    assert "8 días de retraso" in run(root, "status", "--lang", "es").stdout
    assert "Responsable" in run(root, "handover", "luis.gomez", "--lang", "es").stdout


def test_what_cannot_be_read_is_left_out(root: Path) -> None:
    """A playbook that cannot be read is named, and the others are shown; where things stand is no finding."""
    (root / "playbooks" / "data" / "clean.md").write_text("---\ntitle: [\n---\n", "utf-8")
    found = run(root, "status")

    assert found.returncode == 0
    assert "playbooks/data/clean.md" in found.stderr
    assert "email/T1" in found.stdout


def test_many_are_counted(root: Path) -> None:
    """Without a filter twenty goals and twenty tasks are enough, and the rest is counted."""
    row = "  - {{id: T{n}, title: Task {n}, responsible: [ana.ruiz], due: 2026-10-01}}\n"
    rows = "".join(row.format(n=n) for n in range(30))
    (root / "playbooks" / "data" / "many.md").write_text(f"---\ntitle: Many\ntasks:\n{rows}---\n", "utf-8")

    assert "  13 more: choose with --person, --area or --state\n" in run(root, "status").stdout
    assert "more:" not in run(root, "status", "--area", "data").stdout


def test_everything_that_somebody_holds(root: Path) -> None:
    """Each thing has its file, its line and its key; the line is the one that names the person."""
    found = run(root, "handover", "luis.gomez")
    places = re.findall(r"(?m)^(\S+):(\d+):(\d+): (\S+): (.*)\n  = (.*)$", found.stdout)

    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout.startswith("Luis Gómez: Leaves on 31 Dec 2026. Named in 4 places.\n")
    assert ["roles.lead.deputy", "owner", "tasks.T1.responsible", "tasks.T1.responsible"] == [p[3] for p in places]
    for path, line, *_ in places:
        assert "luis.gomez" in (root / path).read_text("utf-8").splitlines()[int(line) - 1]
    assert "Ana Ruiz (successor, 2 open tasks)" in places[1][5]


def test_somebody_who_stays_can_hand_over_too(root: Path) -> None:
    """What people.yml says of somebody's end does not matter: everybody's holdings can be listed."""
    found = run(root, "handover", "ana.ruiz")

    assert found.stdout.startswith("Ana Ruiz: Named in 5 places.\n")
    assert "roles.lead.holder: Lead, 1 open task goes with it\n  = Luis Gómez (deputy, 2 open tasks)" in found.stdout


@pytest.mark.parametrize(
    "words", [("status",), ("status", "--person", "ana.ruiz"), ("handover", "ana.ruiz"), ("handover", "luis.gomez")]
)
def test_what_a_build_remembers_is_what_the_files_say(root: Path, words: tuple[str, ...]) -> None:
    """After a build the same is said, and after an edit what the edit says, although nothing was built since."""
    page = root / "playbooks" / "campaigns" / "email.md"
    before = run(root, *words)
    built = run(root, "build", XDG_CACHE_HOME=str(root / "cache"))
    after = run(root, *words, XDG_CACHE_HOME=str(root / "cache"))

    assert (built.returncode, before.stdout, before.stderr) == (0, after.stdout, after.stderr)
    page.write_text(page.read_text("utf-8").replace("Send the first", "Mail the first"), "utf-8")
    edited = run(root, *words, XDG_CACHE_HOME=str(root / "cache"))
    assert edited.stdout == before.stdout.replace("Send the first", "Mail the first")
