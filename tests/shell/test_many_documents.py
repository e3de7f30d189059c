"""A handbook of very many playbooks is built with less held at once, and is the same handbook."""

import gc
from datetime import date
from pathlib import Path

import pytest

from mopsdocs.outputs import exports
from mopsdocs.shell import together
from mopsdocs.shell.build import build
from mopsdocs.shell.order import Order
from mopsdocs.shell.stopwatch import Stopwatch
from mopsdocs.shell.workspace import open_workspace

COUNT = 60
PLAYBOOK = """\
---
title: Plan {number}
owner: ana.ruiz
metrics:
  - id: rate
    name: Click rate
    type: rate
    unit: "%"
    good: up
    inputs: {{clicks: Clicks in the month, sends: Mails sent in the month}}
    formula: clicks / sends * 100
    example: {{clicks: 42, sends: 1200, result: 3.5}}
    every: month
    values: plan-{number}.csv
goals:
  - {{id: G1, metric: rate, baseline: 2, target: 4, start: 2026-01-01, due: 2026-12-31}}
---
See [](plan-{other}/G1) and <https://mopsdocs.example/{number}>.
"""


def _handbook(root: Path) -> Path:
    folder = root / "playbooks" / "campaigns"
    folder.mkdir(parents=True)
    (root / "mopsdocs.yml").write_text("title: Many\nlanguages: [en, es]\nlevels: {default: draft}\n")
    (root / "people.yml").write_text("people:\n  ana.ruiz: {name: Ana Ruiz}\n")
    for number in range(COUNT):
        text = PLAYBOOK.format(number=number, other=(number + 1) % COUNT)
        (folder / f"plan-{number}.md").write_text(text)
        rows = "".join(f"2026-{month:02},{month * 10 + number},{month * 100}\n" for month in range(1, 9))
        (folder / f"plan-{number}.csv").write_text(f"period,clicks,sends\n{rows}")
    return root


def _site(root: Path, out: Path, jobs: int) -> dict[str, bytes]:
    order = Order(open_workspace(root, date(2026, 10, 15)), out, jobs, strict=False, adopt=False)
    try:
        assert build(order, Stopwatch()).documents == COUNT
    finally:
        gc.enable()
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


@pytest.mark.parametrize("jobs", [1, 2])
def test_many_documents_come_to_the_same_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    """Whether documents are held as they are or put by as data and in a file, every file of the site is the same."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = _handbook(tmp_path / "handbook")
    plain = _site(root, tmp_path / "plain", 1)
    for module, name, value in (
        (together, "_FEW", 3),
        (together, "_TOGETHER", 7),
        (together, "_MANY", 10),
        (exports, "MANY", 10),
    ):
        monkeypatch.setattr(module, name, value)
    assert plain == _site(root, tmp_path / "put-by", jobs)
    assert [] == list(tmp_path.rglob("*.spool"))
