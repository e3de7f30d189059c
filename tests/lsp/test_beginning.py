"""An editor begins with what the last check remembers, and says what it would say without it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from hostile.door import mopsdocs
from house import settled
from mopsdocs.shell.lsp.study import Study
from mopsdocs.shell.workspace import Workspace, open_workspace

LENDER = """---
title: Lists
owner: ana.ruiz
metrics:
  - id: sends
    name: Sends
    type: total
    unit: mails
    good: up
    every: month
    values: sends.csv
    inputs: {sends: Mails sent}
    formula: sends
goals:
  - {id: G1, title: Clean lists, metric: sends, baseline: {value: 5, period: 2026-01}, target: 9}
---
See [mail](mail/G7).
"""
BORROWER = """---
title: Mail
owner: ana.ruiz
goals:
  - {id: G7, title: Twice the sends, metric: lists/sends, target: 9}
steps:
  - {id: S1, title: Write, serves: [lists/G1]}
---
See [the lists](lists.md#why), and [nothing](gone.md).
"""
PEOPLE = "people:\n  ana.ruiz: {name: Ana Ruiz}\n"
FILES = {
    "mopsdocs.yml": "title: Handbook\n",
    "people.yml": PEOPLE,
    "playbooks/lists.md": LENDER,
    "playbooks/mail.md": BORROWER,
    "playbooks/page.md": "---\ntitle: A page\n---\n## Why\nSee [it](mail).\n",
    "playbooks/sends.csv": "period,sends\n2026-01,5\n2026-02,6\n",
}


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A handbook that has just been checked."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    found = open_workspace(settled(tmp_path / "handbook", FILES), date(2026, 10, 15))
    assert "went wrong" not in mopsdocs("check", "--root", found.root, "--today", "2026-10-15").said
    return found


def told(study: Study) -> dict[str, list[tuple[str, object, object]]]:
    """What an editor says of every file."""
    assert study.live
    return {path: [(d.code, d.span, d.said) for d in study.diagnostics(path)] for path in study.live.sources}


def alone(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, unsaved: dict[str, bytes]) -> dict[str, object]:
    """What it says where nothing is remembered."""
    with monkeypatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(workspace.root / "nowhere"))
        study = Study(workspace, unsaved)
        study.look()
        return dict(told(study))


def test_nothing_is_parsed_again(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a check an editor knows every document before any of them is parsed, and says the same as without."""
    study = Study(workspace)
    live = study.look()

    assert live.standings.keys() == {"playbooks/lists.md", "playbooks/mail.md", "playbooks/page.md"}
    assert live.shelves.surveyed == {}
    assert told(study) == alone(workspace, monkeypatch, {})


def without(path: str, old: str, new: str) -> Callable[[Workspace], None]:
    """An edit of a file."""

    def edit(workspace: Workspace) -> None:
        file = workspace.root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    return edit


@pytest.mark.parametrize(
    ("edit", "parsed"),
    [
        (without("playbooks/lists.md", "id: sends", "id: mails"), {"playbooks/lists.md"}),
        (without("playbooks/sends.csv", "2026-02,6", "2026-02,x"), {"playbooks/lists.md", "playbooks/mail.md"}),
        (without("people.yml", "ana.ruiz", "ana.rios"), set[str]()),
        (without("mopsdocs.yml", "Handbook", "Handbook\nlevel: publish"), set(FILES)),
    ],
    ids=["an id", "values", "people", "settings"],
)
def test_what_has_changed_is(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, edit: Callable[[Workspace], None], parsed: set[str]
) -> None:
    """What has changed since the check is parsed, and all that rests on it is judged anew."""
    edit(workspace)
    study = Study(workspace)
    live = study.look()

    assert live.shelves.surveyed.keys() == parsed & live.standings.keys()
    assert told(study) == alone(workspace, monkeypatch, {})


def test_what_is_written_reaches_who_rests_on_it(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """An id that is changed in the editor is missed by whoever refers to it, as it would be without a memory."""
    study = Study(workspace)
    study.look()
    before = told(study)
    changed = LENDER.replace("id: G1", "id: G2").replace("id: sends", "id: mails").encode()
    study.write("playbooks/lists.md", changed)

    assert told(study) != before
    assert told(study) == alone(workspace, monkeypatch, {"playbooks/lists.md": changed})
