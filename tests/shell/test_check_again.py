"""A check after an edit looks at what the edit concerns, and says what a check of everything says."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from house import settled
from mopsdocs.compile.reporting import check as compile_check
from mopsdocs.shell import commands
from mopsdocs.shell.order import CheckOrder
from mopsdocs.shell.reader import read
from mopsdocs.shell.recheck import Come, Recheck
from mopsdocs.shell.workspace import open_workspace
from repository import start

SETTINGS = "title: Handbook\nlanguages: [en, es]\nlevels: {default: review, playbooks/drafts: draft}\n"
PEOPLE = (
    "people:\n  ana.ruiz: {name: Ana Ruiz}\n  luis.gomez: {name: Luis Gómez}\n"
    "roles: {lead: {title: Lead, holder: ana.ruiz}}\n"
)
GROWTH = (
    "---\nid: growth\ntitle: Growth\nowner: ana.ruiz\narea: campaigns\nstatus: active\n"
    "metrics:\n  - id: clicks\n    name: Clicks\n    type: count\n    unit: clicks\n    good: up\n    every: month\n"
    "    inputs: {clicks: Clicks}\n    formula: clicks\n    values: clicks.csv\n    collector: ana.ruiz\n"
    "goals:\n  - {id: G1, title: More clicks, metric: clicks, direction: increase,"
    " baseline: {value: 100, period: 2025-12}, target: {value: 200}, start: 2026-01-01,"
    " due: 2026-12-31, owner: ana.ruiz}\n"
    "tasks:\n  - {id: T1, title: Draw it, serves: [G1], responsible: [luis.gomez], accountable: ana.ruiz,"
    " start: 2026-02-01, due: 2026-08-01, status: todo}\n---\n\n# Why\n\n"
    "See [the forms](../campaigns/forms.md#fields).\n"
)
FORMS = (
    "---\nid: forms\ntitle: Short forms\nowner: ana.ruiz\narea: campaigns\nstatus: active\nparent: growth/G1\n"
    "goals:\n  - {id: G1, title: Fewer fields, metric: growth/clicks, direction: increase,"
    " baseline: {value: 100, period: 2025-12}, target: {value: 150}, start: 2026-01-01,"
    " due: 2026-09-30, owner: ana.ruiz}\n"
    "tasks:\n  - {id: T1, title: Count, serves: [G1], responsible: [luis.gomez], accountable: ana.ruiz,"
    " after: [growth/T1], start: 2026-08-02, due: 2026-09-01, status: todo}\n---\n\n## Fields\n\n"
    "See [how](../how.md), ![a picture](picture.png), [it](growth/T1), [gone](../gone.md)"
    " and [near](../campains/forms.md).\n"
)
LATE = (
    "---\nid: late\ntitle: Late plan\nowner: role:lead\nstatus: active\nsupersedes: [growht]\n"
    "metrics:\n  - {id: double, name: Twice the clicks, type: number, unit: clicks, good: up, every: month,"
    " formula: '[growth/clicks] * 2', collector: ana.ruiz}\n"
    "tasks:\n  - {id: T1, title: Wait, serves: [forms/G9], responsible: [no.body], due: 2026-03-01, status: todo}\n"
    "---\n\nAs in [Growth](growth), by [Ana](person:ana.ruiz), of [[growth]] and [x](formz).\n"
)
FILES = {
    "mopsdocs.yml": SETTINGS,
    "people.yml": PEOPLE,
    "playbooks/goals/growth.md": GROWTH,
    "playbooks/goals/clicks.csv": "period,clicks\n2026-01,110\n2026-02,120\n",
    "playbooks/campaigns/forms.md": FORMS,
    "playbooks/campaigns/forms.es.md": "---\ntitle: Formularios cortos\n---\n\n## Campos\n\nVer [cómo](../how.md).\n",
    "playbooks/campaigns/picture.png": "",
    "playbooks/drafts/late.md": LATE,
    "playbooks/drafts/alone.md": "---\nid: alone\ntitle: Alone\nowner: luis.gomez\n---\nNothing leads here soon.\n",
    "playbooks/how.md": "# How we work\n\nTogether, [mostly](drafts/late.md).\n",
}

Edit = Callable[[Path], object]


def written(name: str, old: str, new: str) -> Edit:
    """Replace a text in a file."""

    def edit(root: Path) -> None:
        path = root / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    return edit


def added(name: str, text: str) -> Edit:
    """Add a file."""
    return lambda root: (root / name).write_text(text, "utf-8")


def moved(name: str, there: str) -> Edit:
    """Move a file."""
    return lambda root: (root / name).rename(root / there)


def deleted(name: str) -> Edit:
    """Delete a file."""
    return lambda root: (root / name).unlink()


GOALS, CAMPAIGNS, DRAFTS = "playbooks/goals", "playbooks/campaigns", "playbooks/drafts"
EDITS: dict[str, tuple[Edit, set[str]]] = {
    "prose": (written(f"{GOALS}/growth.md", "# Why\n", "# Why\n\nSoon, 5 % of [it](nowhere.md).\n"), {"growth"}),
    "heading": (written(f"{CAMPAIGNS}/forms.md", "## Fields", "## All fields"), {"forms", "growth", "late"}),
    "goal's value": (written(f"{CAMPAIGNS}/forms.md", "{value: 150}", "{value: 90}"), {"forms"}),
    "task's date": (written(f"{GOALS}/growth.md", "due: 2026-08-01", "due: 2026-08-20"), {"growth", "forms", "late"}),
    "title": (written(f"{GOALS}/growth.md", "title: Growth", "title: Much growth"), {"growth", "forms", "late"}),
    "status": (written(f"{GOALS}/growth.md", "status: active", "status: retired"), {"growth", "forms", "late"}),
    "id": (
        written(f"{GOALS}/growth.md", "id: growth\n", "id: growing\nwas: [growth]\n"),
        {"growth", "forms", "late"},
    ),
    "id that nobody has": (written(f"{GOALS}/growth.md", "id: growth\n", "id: grown\n"), {"growth", "forms", "late"}),
    "claimed id": (written(f"{DRAFTS}/alone.md", "id: alone", "id: forms"), {"alone", "late"}),
    "heir": (written(f"{DRAFTS}/late.md", "[growht]", "[growth]"), {"how", "late"}),
    "owner in curly quotes": (written(f"{DRAFTS}/alone.md", "luis.gomez", "“luis.gomez”"), {"alone"}),
    "owner": (written(f"{DRAFTS}/alone.md", "luis.gomez", "nobody.else"), {"alone"}),
    "broken front matter": (
        written(f"{GOALS}/growth.md", "title: Growth", "title: [Growth"),
        {"growth", "forms", "late"},
    ),
    "values": (added(f"{GOALS}/clicks.csv", "period,clicks\n2026-01,110\n2026-02,99\n"), {"growth", "forms", "late"}),
    "broken values": (added(f"{GOALS}/clicks.csv", "period,clicks\n2026-01,many\n"), {"growth", "forms", "late"}),
    "no values": (deleted(f"{GOALS}/clicks.csv"), {"growth", "forms", "late"}),
    "translation": (written(f"{CAMPAIGNS}/forms.es.md", "Ver ", "Leer el 5 % de "), {"forms"}),
    "no translation": (deleted(f"{CAMPAIGNS}/forms.es.md"), {"forms", "growth", "late"}),
    "picture": (deleted(f"{CAMPAIGNS}/picture.png"), {"forms"}),
    "new file": (
        added(f"{DRAFTS}/formz.md", "---\nid: formz\ntitle: Formz\n---\nNew.\n"),
        {"formz", "forms", "late"},
    ),
    "new neighbour": (added("playbooks/gone.md", "# Here again\n"), {"gone", "forms"}),
    "moved file": (moved(f"{CAMPAIGNS}/forms.md", f"{GOALS}/forms.md"), {"forms", "forms.es", "growth", "late"}),
    "deleted file": (deleted("playbooks/how.md"), {"forms"}),
    "people": (written("people.yml", "luis.gomez", "luisa.gomez"), set()),
    "comment in people": (written("people.yml", "people:\n", "# All of us\npeople:\n"), set()),
    "settings": (written("mopsdocs.yml", "default: review", "default: publish"), set()),
    "languages": (written("mopsdocs.yml", "[en, es]", "[en]"), set()),
}


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the documents that were looked at in the last check."""
    found: list[str] = []
    really = Recheck.remember

    def note(self: Recheck, done: object, prepared: object, come: Come) -> None:
        found[:] = [Path(path).stem for path in come.documents]
        really(self, done, prepared, come)  # type: ignore[arg-type]  # They are.

    monkeypatch.setattr(Recheck, "remember", note)
    return found


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """What a check says, with its memory or with a new one."""

    def say(root: Path, cache: str = "cache") -> str:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / cache))
        plain = {"level": None, "strict": False, "lang": None, "baseline": False, "no_ignore": False, "fix": False}
        commands.check(order=CheckOrder(root=root, today=date(2026, 3, 15), output="json", **plain))  # type: ignore[arg-type]  # They are.
        return capsys.readouterr().out

    return say


def handbook(root: Path) -> Path:
    """A handbook whose documents refer to each other, with findings in most of them."""
    return settled(root, FILES)


@pytest.mark.parametrize("edit", EDITS)
def test_check_after_an_edit_says_what_a_first_one_says(
    tmp_path: Path, said: Callable[..., str], looked_at: list[str], edit: str
) -> None:
    """After an edit and after taking it back, findings are those of a check of everything, byte for byte."""
    root, there = handbook(tmp_path / "handbook"), tmp_path / "before"
    before = said(root)
    assert '"LINK-' in before
    shutil.copytree(root, there)
    change, concerned = EDITS[edit]
    change(root)
    after = said(root)
    if concerned:
        assert set(looked_at) == concerned
    assert after == said(root, "another")
    shutil.rmtree(root)
    shutil.copytree(there, root)
    assert said(root) == before


def test_edits_one_after_the_other(tmp_path: Path, said: Callable[..., str]) -> None:
    """Memory of memory is as good: after each of many edits the findings are those of a check of everything."""
    root = handbook(tmp_path / "handbook")
    said(root)
    for name in ("prose", "title", "claimed id", "values", "new file", "people", "no translation", "moved file"):
        EDITS[name][0](root)
        assert said(root) == said(root, name)


def test_only_what_is_shown_is_left_out(tmp_path: Path, said: Callable[..., str]) -> None:
    """A check finds what a compilation finds that works out all that pages show."""
    root = handbook(tmp_path / "handbook")
    found = json.loads(said(root))["findings"]
    report = compile_check(read(open_workspace(root, date(2026, 3, 15))))
    assert [(one["code"], one["path"]) for one in found] == [(one.code, one.path) for one in report.diagnostics]


def test_prose_alone_loads_no_schema(tmp_path: Path) -> None:
    """Who edits a text waits for nothing that reads plans."""
    root = handbook(tmp_path / "handbook")
    home = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    assert loaded_by_a_check(root, home)
    written(f"{DRAFTS}/alone.md", "leads here soon", "has led here")(root)
    assert not loaded_by_a_check(root, home)


def loaded_by_a_check(root: Path, home: dict[str, str]) -> bool:
    """Whether a check in a process of its own has loaded the schema."""
    call = f"['check', '--root', {str(root)!r}, '--today', '2026-03-15']"
    code = f"import sys; from mopsdocs.cli.main import main\ntry: main({call})\nexcept SystemExit: pass\n"
    code += "print('pydantic' in sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, **home}, capture_output=True, text=True, check=True
    )
    return ran.stdout.splitlines()[-1] == "True"


def test_what_git_remembers_is_asked_each_time(tmp_path: Path, said: Callable[..., str]) -> None:
    """Beside versions findings of a plan rest on what git has: they change with a tag, and are kept otherwise."""
    repo = start(tmp_path / "handbook")
    decided = "---\nid: decided\ntitle: Decided\nowner: luis.gomez\ndecisions:\n  - {id: D1, %s}\n---\nSo be it.\n"
    first = "date: 2026-01-28, title: Provider X, by: luis.gomez, why: It is cheap, status: accepted"
    versions = {"mopsdocs.yml": f'{SETTINGS}versions: {{tags: "v*"}}\n'}
    repo.commit({**FILES, **versions, f"{GOALS}/decided.md": decided % first})
    repo.tag("v1", note="The first.")
    said(repo.root)
    repo.write({f"{GOALS}/decided.md": decided % first.replace("Provider X", "Provider Y")})
    edited = said(repo.root)
    assert '"VER-002"' in edited
    assert edited == said(repo.root, "another")
    EDITS["prose"][0](repo.root)
    assert said(repo.root) == said(repo.root, "a third")
    repo.commit({})
    repo.tag("v2", note="The second.", day="2026-02-20")
    tagged = said(repo.root)
    assert '"VER-002"' not in tagged
    assert tagged == said(repo.root, "a fourth")
    deleted("playbooks/how.md")(repo.root)
    gone = said(repo.root)
    assert '"LINK-010"' in gone
    assert gone == said(repo.root, "a fifth")
