"""`mopsdocs sign`: an entry in signoffs.yml, or a clear refusal and no byte changed."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from checkout import CHECKOUT, SRC
from repository import ANA, signed, start

PLAYBOOK = """\
---
title: Make email a channel that pays
was: [email-revamp]
owner: ana.ruiz
metrics:
  - {id: clicks, name: Email clicks, type: total, unit: clicks, inputs: {clicks: Clicks}, formula: clicks}
goals:
  - id: G1
    title: More clicks
    metric: clicks
    baseline: {value: 48000, period: 2025}
    target: {change: +25 %}
    start: 2026-01-01
    due: 2026-12-31
    signoffs:
      - {aspect: achievable, by: role:mops-lead}
      - {aspect: time-bound, by: team:sales}
      - {aspect: relevant, by: ana.ruiz}
slas:
  - id: SLA1
    title: Lead hand-over
    provider: team:mops
    consumer: team:sales
    commitment: {measure: Time to CRM, op: at-most, value: 4, unit: hours}
    signoffs: [{by: role:mops-lead}, {by: emma.clarke}]
steps:
  - {id: S1, title: Move, serves: [G1], accountable: luis.gomez}
---
Why.
"""
PEOPLE = """\
people:
  ana.ruiz: {name: Ana Ruiz, team: mops}
  luis.gomez: {name: Luis Gómez, team: mops}
  emma.clarke: {name: Emma Clarke, team: sales}
  olga.petrova: {name: Olga Petrova, to: 2026-01-31}
roles:
  mops-lead: {title: Head of MOps, holder: ana.ruiz, deputy: luis.gomez}
teams: {mops: {name: MOps}, sales: {name: Sales, lead: emma.clarke}}
"""
FACTS = (
    '{"baseline.period":"2025","baseline.value":"48000","due":"2026-12-31","owner":"ana.ruiz","start":"2026-01-01",'
    '"steps.S1":["luis.gomez"],"target.value":"60000"}'
)
PRINT = hashlib.sha256(FACTS.encode()).hexdigest()[:16]
FLOW = f'{{item: email-program/G1, aspect: achievable, by: ana.ruiz, date: 2026-02-03, fingerprint: "1:{PRINT}"}}'
OTHER = (
    "{item: email-program/SLA1, aspect: agreement, by: emma.clarke, date: 2026-01-05, "
    'fingerprint: "1:0000000000000000"}'
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A handbook in which a goal and a service level are to be signed."""
    (tmp_path / "playbooks").mkdir()
    (tmp_path / "mopsdocs.yml").write_text("title: Handbook\n", "utf-8")
    (tmp_path / "people.yml").write_text(PEOPLE, "utf-8")
    (tmp_path / "playbooks" / "email-program.md").write_text(PLAYBOOK, "utf-8")
    return tmp_path


def sign(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Sign something on a day."""
    return subprocess.run(
        [sys.executable, "-m", "mopsdocs", "sign", "--root", str(root), "--today", "2026-02-03", *words],
        cwd=CHECKOUT,
        env={"PYTHONPATH": str(SRC), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def achievable(root: Path, *words: str, by: str = "ana.ruiz") -> subprocess.CompletedProcess[str]:
    """Sign that the goal can be reached."""
    return sign(root, "email-program/G1", "--aspect", "achievable", "--by", by, *words)


def entries(root: Path) -> list[str]:
    """The lines of signoffs.yml, without remarks."""
    lines = (root / "signoffs.yml").read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def test_a_first_signature(root: Path) -> None:
    """The file is made, with one entry; whoever signs reads fact by fact what was signed."""
    found = achievable(root)

    assert (0, "") == (found.returncode, found.stderr)
    assert [f"- {FLOW}"] == entries(root)
    assert found.stdout.splitlines() == [
        "Ana Ruiz signed email-program/G1 (Achievable) on 3 Feb 2026:",
        "  Baseline                48,000 clicks",
        "  Period of the baseline  2025",
        "  Target                  60,000 clicks",
        "  Start                   1 Jan 2026",
        "  Due                     31 Dec 2026",
        "  Owner                   Ana Ruiz",
        "  Step S1                 Luis Gómez",
        "Whatever of this changes has to be signed again; wording may change. Written to signoffs.yml.",
    ]


def test_who_signs_reads_it_in_the_language_of_the_handbook(root: Path) -> None:
    """What is signed, and what voids it, is said in the words of the page on which it was read."""
    settings = root / "mopsdocs.yml"
    settings.write_text("title: Manual\nlanguages: [pt]\n", "utf-8")
    said = achievable(root, "--note", "Com a nova licença").stdout.splitlines()

    assert "Ana Ruiz assinou email-program/G1 (Atingível) em 3 fev. 2026:" == said[0]
    assert "  Linha de base" in said[1]
    assert "48.000" in said[1]
    assert "Nota: Com a nova licença" == said[-2]
    assert said[-1].endswith("Gravado em signoffs.yml.")


@pytest.mark.parametrize(
    ("item", "aspect", "by"),
    [
        ("email-program/G1", "achievable", "luis.gomez"),
        ("email-program/G1", "time-bound", "emma.clarke"),
        ("email-revamp/G1", "achievable", "ana.ruiz"),
        ("email-program/SLA1", "agreement", "emma.clarke"),
    ],
)
def test_who_may_sign(root: Path, item: str, aspect: str, by: str) -> None:
    """A role is answered by its deputy as well, a team by its people; an earlier id leads to the playbook."""
    found = sign(root, item, "--aspect", aspect, "--by", by, "--on", "2026-02-01", "--note", 'Until "May"')
    [entry] = entries(root)
    name = item.replace("email-revamp", "email-program")
    assert "" == found.stderr
    assert entry.startswith(f"- {{item: {name}, aspect: {aspect}, by: {by}, date: 2026-02-01, ")
    assert ', note: "Until \\"May\\"", fingerprint: "1:' in entry


@pytest.mark.parametrize(
    ("words", "said", "hint"),
    [
        (("emial-program/G1", "--by", "ana.ruiz"), "no playbook emial-program", "email-program/G1?"),
        (("G1", "--by", "ana.ruiz"), "G1 names nothing", "email-program/G1"),
        (("email-program/G11", "--by", "ana.ruiz"), "no goal and no service level G11", "email-program/G1?"),
        (("email-program/S1", "--by", "ana.ruiz"), "no goal and no service level S1", ""),
        (("email-program/G1", "--by", "ana.ruiz"), "one of its criteria", "achievable, time-bound, relevant"),
        (("email-program/G1", "--aspect", "achievable", "--by", "ana.riuz"), "nobody called ana.riuz", "ana.ruiz?"),
        (("email-program/G1", "--aspect", "achievable", "--by", "Ana Ruiz"), "Ana Ruiz is a name", "ana.ruiz?"),
        (("email-program/G1", "--aspect", "achievable", "--by", "role:mops-lead"), "only a person", "--by ana.ruiz"),
        (
            ("email-program/G1", "--aspect", "achievable", "--by", "emma.clarke"),
            "Emma Clarke is not asked to sign `achievable` of email-program/G1",
            "role:mops-lead (Ana Ruiz)",
        ),
        (("email-program/G1", "--aspect", "specific", "--by", "ana.ruiz"), "Nobody is asked", "{aspect: specific"),
        (("email-program/G1", "--aspect", "relevant", "--by", "ana.ruiz"), "nothing to sign yet", ""),
        (("email-program/SLA1", "--aspect", "relevant", "--by", "ana.ruiz"), "as a whole", "--aspect agreement"),
        (("email-program/SLA1", "--by", "luis.gomez", "--on", "2026-02-04"), "2026-02-04 is still to come", ""),
        (("email-program/SLA1", "--by", "olga.petrova"), "Olga Petrova left on 2026-01-31", ""),
    ],
)
def test_what_is_refused(root: Path, words: tuple[str, ...], said: str, hint: str) -> None:
    """Who mistypes hears what was probably meant, and who was not asked hears who was; nothing is written."""
    found = sign(root, *words)

    assert 2 == found.returncode
    assert said in found.stderr
    assert hint in found.stderr
    assert not (root / "signoffs.yml").exists()


def test_signing_twice_is_refused(root: Path) -> None:
    """What a person has signed and what is still the same is not signed again."""
    achievable(root)
    before = (root / "signoffs.yml").read_bytes()
    found = achievable(root, "--on", "2026-01-10")

    assert "Ana Ruiz signed `achievable` of email-program/G1 on 2026-02-03, and it is still the same" in found.stderr
    assert 2 == found.returncode
    assert before == (root / "signoffs.yml").read_bytes()


OLD = FLOW.replace("2026-02-03", "2026-01-01").replace(PRINT, "f" * 16)
BLOCK = """\
-  # Ana's
  item: email-program/G1
  aspect: achievable
  fingerprint: "1:ffffffffffffffff"
  date: 2026-01-01
  by: ana.ruiz
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"# ours\n- {OTHER}  # kept\n", f"# ours\n- {OTHER}  # kept\n- {FLOW}\n"),
        (f"- {OTHER}", f"- {OTHER}\n- {FLOW}\n"),
        (f"- {OTHER}\r\n", f"- {OTHER}\r\n- {FLOW}\r\n"),
        (f"\ufeff  - {OTHER}\n", f"\ufeff  - {OTHER}\n  - {FLOW}\n"),
        ("", f"- {FLOW}\n"),
        ("# nothing yet\n", f"# nothing yet\n- {FLOW}\n"),
        (f"- {OLD}  # old\n- {OTHER}\n", f"- {FLOW}  # old\n- {OTHER}\n"),
        (f"- {OLD.replace('program', 'revamp')}\n", f"- {FLOW}\n"),
        (f"- {OTHER}\n{BLOCK}# end\n", f"- {OTHER}\n-  # Ana's\n  {FLOW}\n# end\n"),
        (f"{BLOCK.replace(chr(10), chr(13) + chr(10))}- {OTHER}\r\n", f"-  # Ana's\r\n  {FLOW}\r\n- {OTHER}\r\n"),
    ],
)
def test_other_bytes_stay(root: Path, before: str, after: str) -> None:
    """Remarks, line ends, margins and the entries of others are as they were; one's own old entry is replaced."""
    (root / "signoffs.yml").write_bytes(before.encode())

    assert "" == achievable(root).stderr
    assert after == (root / "signoffs.yml").read_bytes().decode()


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (f"- {OTHER}\n- {{item: x/G1}}\n", "signoffs.yml has mistakes"),
        ("signoffs: [\n", "signoffs.yml has mistakes"),
        (f"[{OTHER}]\n", "is not written so that a sign-off can be added"),
        (f"- {OTHER}\n...\n", "is not written so that a sign-off can be added"),
    ],
)
def test_a_file_that_cannot_be_added_to(root: Path, before: str, said: str) -> None:
    """A file with mistakes, or written in another way, is left alone, with the reason."""
    (root / "signoffs.yml").write_text(before, "utf-8")
    found = achievable(root)

    assert (2, before) == (found.returncode, (root / "signoffs.yml").read_text("utf-8"))
    assert said in found.stderr


def test_a_signature_answers_the_check(root: Path) -> None:
    """What the check asks for, the command that it names gives."""
    options = ["--root", str(root), "--level", "publish", "--format", "concise"]
    words = [sys.executable, "-m", "mopsdocs", "check", *options]
    env = {"PYTHONPATH": str(SRC), "PATH": ""}

    def asked() -> list[str]:
        found = subprocess.run(words, cwd=CHECKOUT, env=env, capture_output=True, text=True, check=False)
        return [line for line in found.stdout.splitlines() if "SMART-A0" in line and "achievable" in line]

    [before] = asked()
    assert "role:mops-lead is asked to sign `achievable` of G1, and has not" in before
    achievable(root)
    assert [] == asked()


def test_two_people_sign_at_the_same_time(tmp_path: Path) -> None:
    """In a handbook that `init` has written both signatures stay when their branches are merged."""
    root = tmp_path / "handbook"
    command = [sys.executable, "-m", "mopsdocs", "init", str(root)]
    subprocess.run(command, check=True, capture_output=True, env={"PYTHONPATH": str(SRC), "PATH": ""})
    plan = "playbooks/campaigns/answer-leads.md"
    asked = "    signoffs: [{by: ana.ruiz}, {by: marta.gil}]\n    provider:"
    asking = (root / plan).read_text("utf-8").replace("    provider:", asked)
    repo = start(root)
    repo.commit({plan: asking}, "2026-02-01")
    for branch, by in (("one", "ana.ruiz"), ("two", "marta.gil")):
        repo.git("checkout", "-q", "-b", branch, "main")
        assert sign(root, "answer-leads/SLA1", "--aspect", "agreement", "--by", by).returncode == 0
        repo.commit({}, "2026-02-02")
    repo.git("merge", "-q", "--no-edit", "one", env=signed("2026-02-03", ANA))

    assert ["by: ana.ruiz" in line for line in entries(root)].count(True) == 1
    assert ["by: marta.gil" in line for line in entries(root)].count(True) == 1
    assert len(entries(root)) == 2
