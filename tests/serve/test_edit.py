"""Tasks changed on the page go into the file: those bytes and no others, or not at all."""

import difflib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mopsdocs.model.diagnostic import KeyPath
from mopsdocs.parse.edit import Refusal, Value, with_values
from mopsdocs.shell.task_edits import ORDER
from serve.conftest import EMAIL, PAGE, Preview

PLAN = """\
---
title: X
tasks:
  - {id: T1, title: "A, b", due: 2026-01-01}  # a remark
  - id: T2
    title: B
    responsible:
      - ana
      - luis
    due: 2026-01-02 # why
    status:
  - status: doing
    id: T3
    title: >
      Several
      lines
    responsible: ana
    done: 2026-01-05
  - {
      id: T4,
      title: D,
      responsible: [ana, luis],
    }
steps:
  - id: S1
    title: Step
    tasks: [{id: T5, title: E}, {id: T6, title: F, due: "2026-02-02", }]
---
- {id: T1, due: 2026-01-01}
"""
FIRST: KeyPath = ("tasks", 0)
SECOND: KeyPath = ("tasks", 1)
THIRD: KeyPath = ("tasks", 2)
FOURTH: KeyPath = ("tasks", 3)
FIFTH: KeyPath = ("steps", 0, "tasks", 0)
SIXTH: KeyPath = ("steps", 0, "tasks", 1)


def difference(before: str, after: str) -> list[str]:
    """The lines that differ, with - and +."""
    found = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in found if not line.startswith(("---", "+++", "@@"))]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("at", "values", "expected"),
    [
        (
            FIRST,
            {"status": "done", "done": "2026-01-01"},
            [
                '-  - {id: T1, title: "A, b", due: 2026-01-01}  # a remark',
                '+  - {id: T1, title: "A, b", due: 2026-01-01, status: done, done: 2026-01-01}  # a remark',
            ],
        ),
        (
            FIRST,
            {"due": None},
            ['-  - {id: T1, title: "A, b", due: 2026-01-01}  # a remark', '+  - {id: T1, title: "A, b"}  # a remark'],
        ),
        (
            FIRST,
            {"evidence": "https://x.example/a?b=c,d#e"},
            [
                '-  - {id: T1, title: "A, b", due: 2026-01-01}  # a remark',
                '+  - {id: T1, title: "A, b", due: 2026-01-01, evidence: "https://x.example/a?b=c,d#e"}  # a remark',
            ],
        ),
        (SECOND, {"due": "2026-01-03"}, ["-    due: 2026-01-02 # why", "+    due: 2026-01-03 # why"]),
        (SECOND, {"status": "doing"}, ["-    status:", "+    status: doing"]),
        (SECOND, {"responsible": ("luis", "team:web")}, ["-      - ana", "+      - team:web"]),
        (SECOND, {"responsible": ("ana",)}, ["-      - luis"]),
        (SECOND, {"done": "2026-01-01"}, ["+    done: 2026-01-01"]),
        (THIRD, {"done": None}, ["-    done: 2026-01-05"]),
        (THIRD, {"status": "review"}, ["-  - status: doing", "+  - status: review"]),
        (THIRD, {"responsible": ("ana", "luis")}, ["-    responsible: ana", "+    responsible: [ana, luis]"]),
        (
            THIRD,
            {"blocked_by": 'The "CRM": no'},
            ['+    blocked_by: "The \\"CRM\\": no"'],
        ),
        (
            FOURTH,
            {"responsible": ("luis",)},
            ["-      responsible: [ana, luis],", "+      responsible: [luis],"],
        ),
        (
            FOURTH,
            {"status": "doing"},
            ["-      responsible: [ana, luis],", "+      responsible: [ana, luis], status: doing,"],
        ),
        (
            FIFTH,
            {"status": "no"},
            [
                '-    tasks: [{id: T5, title: E}, {id: T6, title: F, due: "2026-02-02", }]',
                '+    tasks: [{id: T5, title: E, status: "no"}, {id: T6, title: F, due: "2026-02-02", }]',
            ],
        ),
        (
            SIXTH,
            {"due": "2026-03-03"},
            [
                '-    tasks: [{id: T5, title: E}, {id: T6, title: F, due: "2026-02-02", }]',
                "+    tasks: [{id: T5, title: E}, {id: T6, title: F, due: 2026-03-03, }]",
            ],
        ),
        (SIXTH, {"due": "2026-02-02"}, []),
    ],
)
def test_those_bytes_and_no_others(at: KeyPath, values: dict[str, Value], expected: list[str], ending: str) -> None:
    """A key is set, added or taken out, however the task is written; remarks and line ends stay."""
    before = PLAN.replace("\n", ending)

    after = with_values(before.encode(), at, values, ORDER)

    assert isinstance(after, bytes)
    assert expected == difference(before, after.decode())
    assert before.count(ending) + len([x for x in expected if x[0] == "+"]) == after.decode().count(ending) + len(
        [x for x in expected if x[0] == "-"]
    )


@pytest.mark.parametrize(
    ("plan", "values"),
    [
        ("tasks:\n  - id: T1\n    title: A\n    due: 2026-01-01 # agreed with sales\n", {"due": None}),
        ("tasks:\n  - due: 2026-01-01\n    id: T1\n    title: A\n", {"due": None}),
        ("tasks:\n  - id: T1\n    title: A\n    responsible:\n      - ana # since May\n", {"responsible": ("luis",)}),
        ("tasks:\n  - id: T1\n    title: A\n    evidence: >\n      long\n      text\n", {"evidence": "short"}),
        ("tasks:\n  - id: T1\n    title: [\n", {"status": "done"}),
        ("tasks: none\n", {"status": "done"}),
        ("tasks:\n  - id: T1\r    title: A\n", {"status": "done"}),
    ],
)
def test_what_cannot_be_changed_safely_is_refused(plan: str, values: dict[str, Value]) -> None:
    """Where a change would cost a remark, or cannot be read back, it is not made, and a sentence says why."""
    found = with_values(f"---\ntitle: X\n{plan}---\n".encode(), FIRST, values, ORDER)

    assert isinstance(found, Refusal)
    assert len(found.said.text) > 20


def test_not_utf8_is_refused() -> None:
    """A file in another encoding is left alone."""
    assert isinstance(with_values(PLAN.encode("utf-16"), FIRST, {"status": "done"}, ORDER), Refusal)


def post(preview: Preview, wish: dict[str, object], **headers: str) -> tuple[int, dict[str, str]]:
    """Send an edit as one of the preview's own pages would."""
    told = preview.look()
    edit = told["edit"]
    assert isinstance(edit, dict)
    given = {
        "Origin": f"http://{preview.host}",
        "Content-Type": "application/json",
        "X-Mopsdocs-Token": edit["token"],
    }
    body = json.dumps({"path": edit["path"], "blob": edit["blob"]} | wish).encode()
    found, _, content = preview.ask("/-/edit", "POST", {name: v for name, v in (given | headers).items() if v}, body)
    return found, json.loads(content) if content.startswith(b"{") else {"why": content.decode()}


def open_task(preview: Preview) -> str:
    """A task that is still to be done."""
    edit = preview.look()["edit"]
    assert isinstance(edit, dict)
    return next(str(task["id"]) for task in edit["tasks"].values() if task["status"] in {"todo", "doing"})


def test_an_edit_goes_into_the_file(editing: Preview) -> None:
    """What is sent from the page stands in the file, and nothing else has changed."""
    before, task = (editing.root / EMAIL).read_text("utf-8"), open_task(editing)

    found, told = post(editing, {"task": task, "values": {"due": "2026-10-20"}})
    assert (200, None) == (found, told.get("why"))

    expected = ["-        due: 2026-10-21", "+        due: 2026-10-20"]
    assert expected == difference(before, (editing.root / EMAIL).read_text("utf-8"))
    editing.shows("20 Oct 2026")


def test_an_edit_is_taken_up_when_it_is_answered(editing: Preview) -> None:
    """The answer to an edit has the file's new fingerprint, which pages are told by then and which serves at once."""
    task = open_task(editing)

    for day in ("2026-10-20", "2026-10-18", "2026-10-17"):
        found, told = post(editing, {"task": task, "values": {"due": day}})
        edit = editing.look()["edit"]
        assert isinstance(edit, dict)
        assert (200, told["blob"], day) == (found, edit["blob"], edit["tasks"][f"mops-{task}"]["due"])


def test_what_would_not_check_is_refused(editing: Preview) -> None:
    """An edit after which the playbook would have an error that it has not now is explained, not made."""
    before, task = (editing.root / EMAIL).read_bytes(), open_task(editing)

    found, told = post(editing, {"task": task, "values": {"responsible": ["nobody.at.all"]}})

    assert 422 == found
    assert "PEOPLE-001" in told["why"]
    assert before == (editing.root / EMAIL).read_bytes()


def test_a_file_that_has_changed_is_not_overwritten(editing: Preview) -> None:
    """An edit of what somebody saw before the file changed is refused, and the file is as its last writer left it."""
    edit, task = editing.look()["edit"], open_task(editing)
    assert isinstance(edit, dict)
    editing.change("status: active", "status: paused")
    before = (editing.root / EMAIL).read_bytes()

    found, told = post(editing, {"blob": edit["blob"], "task": task, "values": {"status": "doing"}})

    assert 409 == found
    assert "in the meantime" in told["why"]
    assert before == (editing.root / EMAIL).read_bytes()


@pytest.mark.parametrize(
    ("lang", "changed", "odd", "nobody", "unknown"),
    [
        ("es", "el archivo ha cambiado.", "Escriba la fecha como año", "no hay nadie llamado", "no conoce"),
        ("pt", "Entretanto, o arquivo foi alterado.", "Escreva a data como ano", "ninguém chamado", "não conhece"),
    ],
)
def test_refusals_are_in_the_handbooks_language(
    editing: Preview, lang: str, changed: str, odd: str, nobody: str, unknown: str
) -> None:
    """Why an edit is not made is said in the handbook's first language, what would be wrong then included."""
    editing.change("languages: [en, es, pt]", f"languages: [{lang}, en]", "mopsdocs.yml")
    editing.until("index.html", lambda told: told["lang"] == lang)
    task = open_task(editing)

    assert odd in post(editing, {"task": task, "values": {"due": "tomorrow"}})[1]["why"]
    assert nobody in post(editing, {"task": task, "values": {"responsible": ["nobody.at.all"]}})[1]["why"]
    assert unknown in post(editing, {"task": 1, "values": {}})[1]["why"]
    assert changed in post(editing, {"blob": "0" * 40, "task": task, "values": {"status": "doing"}})[1]["why"]


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"X-Mopsdocs-Token": ""}, 403),
        ({"X-Mopsdocs-Token": "guessed"}, 403),
        ({"Origin": ""}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Content-Type": "text/plain"}, 403),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 403),
        ({"Host": "evil.example"}, 403),
    ],
)
def test_only_own_pages_may_write(editing: Preview, headers: dict[str, str], expected: int) -> None:
    """Without the token of this start, or from another page, nothing is written."""
    before, task = (editing.root / EMAIL).read_bytes(), open_task(editing)

    found, _ = post(editing, {"task": task, "values": {"status": "doing"}}, **headers)

    assert expected == found
    assert before == (editing.root / EMAIL).read_bytes()


@pytest.mark.parametrize(
    "wish",
    [
        {"path": "../../etc/passwd", "task": "T1", "values": {"status": "done"}},
        {"path": "people.yml", "task": "T1", "values": {"status": "done"}},
        {"path": "mopsdocs.yml", "task": "T1", "values": {}},
        {"task": "T99", "values": {"status": "done"}},
        {"task": "T1", "values": {"title": "Mine"}},
        {"task": "T1", "values": {"status": "done\nowner: eve"}},
        {"task": "T1", "values": {"status": "finished"}},
        {"task": "T1", "values": {"due": "tomorrow"}},
        {"task": "T1", "values": {"due": "2026-99-99"}},
        {"task": "T1", "values": {"evidence": "javascript:alert(1)"}},
        {"task": "T1", "values": {"evidence": "drive.example.com/x"}},
        {"task": "T1", "values": {"evidence": ["drive.example.com/x"]}},
        {"task": "T1", "values": {"evidence": "x" * 600}},
        {"task": "T1", "values": {"responsible": "luis.gomez"}},
        {"task": "T1", "values": {"status": ["done"]}},
        {"task": "T1", "values": {"status": 7}},
        {"task": 1, "values": {"status": "done"}},
        {"task": "T1", "values": []},
        {"task": "T1"},
    ],
)
def test_odd_wishes(editing: Preview, wish: dict[str, object]) -> None:
    """What is no edit of a task is refused with a sentence, and no file is touched."""
    names = sorted(path for path in editing.root.rglob("*") if path.is_file())
    before = [path.read_bytes() for path in names]

    found, told = post(editing, wish)

    assert found in {400, 403, 409, 422}
    assert told["why"]
    assert before == [path.read_bytes() for path in names]
    assert names == sorted(path for path in editing.root.rglob("*") if path.is_file())


def test_without_edit_there_is_no_way_to_write(handbook: Path, start: Callable[..., Preview]) -> None:
    """A preview without --edit shows nothing to write with, and takes nothing."""
    preview = start(handbook)

    assert preview.look(PAGE)["edit"] is None
    assert 405 == preview.ask("/-/edit", "POST", {"Origin": f"http://{preview.host}"}, b"{}")[0]
    assert b"[]" == preview.ask("/-/parties")[2]


def test_ticked_off_from_the_command_line(handbook: Path, run_task: Callable[..., tuple[int, str]]) -> None:
    """`task done` ticks a task off in its file, with the day and the link that were given."""
    before = (handbook / EMAIL).read_text("utf-8")

    code, said = run_task(handbook, "email-program/T8", "--on", "2026-10-12", "--evidence", "https://x.example/t8")

    assert (0, f"{EMAIL}: email-program/T8 is done\n") == (code, said)
    expected = [
        "-        status: doing",
        "+        status: done",
        "+        done: 2026-10-12",
        "+        evidence: https://x.example/t8",
    ]
    assert sorted(expected) == sorted(difference(before, (handbook / EMAIL).read_text("utf-8")))


def test_a_file_that_may_not_be_written(
    handbook: Path, start: Callable[..., Preview], run_task: Callable[..., tuple[int, str]]
) -> None:
    """A file that its author has made read-only is left alone by pages and commands alike, and they say why."""
    editing, before, task = start(handbook, "--edit"), (handbook / EMAIL).read_bytes(), "T8"
    (handbook / EMAIL).chmod(0o444)

    found, told = post(editing, {"task": task, "values": {"status": "done"}})
    assert (422, "The file could not be written: Permission denied.") == (found, told["why"])
    code, said = run_task(handbook, f"email-program/{task}")
    assert 1 == code
    assert "The file could not be written: Permission denied." in said
    assert before == (handbook / EMAIL).read_bytes()


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "`{bare}` has no https:// before it, so it reads as a file of the handbook. Write {meant} to"),
        ("es", "`{bare}` no lleva https:// delante, así que se lee como un archivo del manual. Escriba {meant} para"),
        ("pt", "`{bare}` não tem https:// antes, então é lido como um arquivo do manual. Escreva {meant} para"),
    ],
)
def test_evidence_without_its_scheme(
    handbook: Path, run_task: Callable[..., tuple[int, str]], lang: str, expected: str
) -> None:
    """A link to evidence that lacks https:// is not written, and it is said what to write."""
    settings = handbook / "mopsdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("[en, es, pt]", f"[{lang}]"), "utf-8")
    bare, before = "drive.example.com/x", (handbook / EMAIL).read_bytes()

    code, said = run_task(handbook, "email-program/T8", "--evidence", bare)

    assert 1 == code
    assert expected.format(bare=bare, meant=f"https://{bare}") in said
    assert before == (handbook / EMAIL).read_bytes()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("email-program/T99",), 1),
        (("nothing-of-that-name/T1",), 2),
        (("email-program",), 2),
        (("email-program/T8", "--evidence", "javascript:alert(1)"), 1),
        (("email-program/T8", "--on", "2199-01-01"), 1),
    ],
)
def test_what_cannot_be_ticked_off(
    handbook: Path, run_task: Callable[..., tuple[int, str]], words: tuple[str, ...], code: int
) -> None:
    """Without such a task, or where the playbook would be wrong then, the file is left alone, and it is said why."""
    before = (handbook / EMAIL).read_bytes()

    found, said = run_task(handbook, *words)

    assert code == found
    assert said.startswith("mopsdocs: ")
    assert before == (handbook / EMAIL).read_bytes()
