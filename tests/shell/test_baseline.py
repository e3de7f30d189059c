"""What was accepted when checking began stops no build, and is not told on the page."""

import json
import shutil
from pathlib import Path

import pytest

from test_commands import TODAY, memory, mopsdocs, tree

__all__ = ["memory"]
PLAN = "playbooks/campaigns/forms.md"
TEXT = """\
---
title: Short forms
owner: ana.ruiz
tasks:
  - {id: T1, title: Draw the form, responsible: [nobody.here], accountable: ana.ruiz, due: 2026-12-24}
---
Why we do it.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A handbook with an error and some warnings, all of them accepted."""
    found = tmp_path / "handbook"
    (found / PLAN).parent.mkdir(parents=True)
    (found / PLAN).write_text(TEXT, "utf-8")
    (found / "playbooks/campaigns/broken.md").write_text("---\ntitle: [\nowner: ana.ruiz\n---\n", "utf-8")
    (found / "people.yml").write_text("people: {ana.ruiz: {name: Ana Ruiz}}\n", "utf-8")
    (found / "mopsdocs.yml").write_text("title: H\nlanguages: [en]\nlevels: {default: review}\n", "utf-8")
    assert build(found) == 1
    assert mopsdocs("check", "--root", found, "--today", TODAY, "--baseline").returncode == 0
    return found


def build(root: Path, *words: str, says: str = "") -> int:
    """Build a handbook; the exit code."""
    done = mopsdocs("build", "--root", root, "--today", TODAY, *words)
    assert says in done.stderr, done.stderr
    assert "Traceback" not in done.stderr
    return done.returncode


def test_what_was_accepted_stops_no_build(root: Path) -> None:
    """With findings accepted the handbook is built, strictly too; what cannot be read has no page."""
    assert mopsdocs("check", "--root", root, "--today", TODAY, "--strict").returncode == 0
    assert build(root, "--strict") == 0
    assert "playbooks/forms.html" in tree(root / "site")
    assert "playbooks/broken.html" not in tree(root / "site")
    assert build(root, says="nothing to do") == 0


def test_what_is_new_stops_it(root: Path) -> None:
    """A new error stops the build and is the only one told; without the list all of them count again."""
    build(root)
    before = tree(root / "site")
    (root / PLAN).write_text(TEXT.replace("due: 2026-12-24", "due: tomorrow"), "utf-8")
    done = mopsdocs("build", "--root", root, "--today", TODAY)

    assert done.returncode == 1
    assert "FM-003" in done.stderr
    assert "PEOPLE-001" not in done.stderr
    (root / PLAN).write_text(TEXT, "utf-8")
    assert build(root) == 0
    (root / "mopsdocs.baseline.json").unlink()
    assert build(root, says="PEOPLE-001") == 1
    assert before == tree(root / "site")


def test_another_value_is_another_mistake(root: Path) -> None:
    """One unknown person was accepted: the next one in the same place is new, and stops the build."""
    (root / PLAN).write_text(TEXT.replace("nobody.here", "pepe.grillo"), "utf-8")

    assert build(root, says="pepe.grillo") == 1


def test_an_edit_equals_a_fresh_build(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an edit of prose the site is the one that a build from nothing makes, with as many warnings."""
    build(root)
    (root / PLAN).write_text(TEXT + "\nOne more thing.\n", "utf-8")
    done = mopsdocs("build", "--root", root, "--today", TODAY)
    after = tree(root / "site")
    shutil.rmtree(root / "site")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "elsewhere"))
    fresh = mopsdocs("build", "--root", root, "--today", TODAY)

    assert after == tree(root / "site")
    assert ("warning" in done.stderr) == ("warning" in fresh.stderr)


def test_a_list_that_cannot_be_read(root: Path) -> None:
    """A list that is broken hides nothing in silence: the build says so and ends."""
    (root / "mopsdocs.baseline.json").write_text(json.dumps({"schema": "other"}), "utf-8")

    assert build(root, says="mopsdocs.baseline.json cannot be read") == 2
