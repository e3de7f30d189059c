"""`mopsdocs import`: a table from a spreadsheet becomes a playbook to fill in."""

import io
import json
import zipfile
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from house import house
from mopsdocs.compile.prepare import prepare
from mopsdocs.compile.stages import survey
from mopsdocs.model.playbook import Playbook, Task
from mopsdocs.shell import commands_write
from mopsdocs.shell.fault import run
from mopsdocs.shell.importing.excel import sheets_of
from mopsdocs.shell.importing.marks import marks_of
from test_commands import mopsdocs, tree

PEOPLE = """\
people:
  ana.ruiz: {name: Ana Ruiz, email: ana@example.com}
  luis.gomez: {name: Luis Gómez}
  marta.gil: {name: Marta Gil}
roles:
  mops-lead: {title: {en: Head of marketing operations, es: Dirección de operaciones}, holder: ana.ruiz}
teams:
  sales: {name: Sales, lead: marta.gil}
"""
MATRIX = """\
RACI for the webinar,,,,
,,,,
Task,Ana Ruiz,Luis Gómez,Sales,Head of marketing operations
Preparation,,,,
Choose the topic,A,R,C,
Book the speaker,A/R,,,I
Follow up,,,,
Call the guests,,I,R,A
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A handbook with three people, a role and a team."""
    found = tmp_path / "handbook"
    (found / "playbooks" / "campaigns").mkdir(parents=True)
    (found / "people.yml").write_text(PEOPLE, "utf-8")
    (found / "mopsdocs.yml").write_text("title: H\nlanguages: [en, es, pt]\nlevels: {default: draft}\n")
    return found


def asked(
    root: Path, name: str, out: Path | None = None, title: str | None = None, sheet: str | None = None
) -> tuple[int, str, str]:
    """The command's exit code, what it prints, and what it says beside that."""
    printed, said = io.StringIO(), io.StringIO()
    with redirect_stdout(printed), redirect_stderr(said):
        code = run(commands_write.bring, file=root / name, out=out, title=title, root=root, sheet=sheet)
    return code, printed.getvalue(), said.getvalue()


def brought(root: Path, name: str, content: bytes) -> tuple[str, str]:
    """The playbook that a table becomes, and what is said of it."""
    (root / name).write_bytes(content)
    code, printed, said = asked(root, name)
    assert code == 0, said
    return (root / printed.strip()).read_text("utf-8"), said


def read(text: str, people: str = PEOPLE) -> Playbook:
    """What a playbook means; nothing in it is refused."""
    prepared = prepare(house(f"=== playbooks/campaigns/x.md\n{text}=== people.yml\n{people}"))
    (found,) = [survey(one, prepared) for one in prepared.groups]
    assert [one for _, one in found.noticed if one.code != "FM-005"] == []
    assert isinstance(found.document, Playbook)
    return found.document


def tasks(text: str) -> dict[str, Task]:
    """The tasks of a playbook by their titles."""
    return {task.title.source: task for _, task in read(text).all_tasks()}


def raci(task: Task) -> tuple[tuple[str, ...], ...]:
    """Who does what."""
    found = task.raci
    return found.responsible, found.accountable, found.consulted or (), found.informed or ()


def merged(*rows: tuple[Any, ...], ranges: str) -> bytes:
    """An Excel file with one sheet, in which ranges of cells are merged."""
    book = load_workbook(io.BytesIO(workbook(*rows)))
    for one in ranges.split():
        book.active.merge_cells(one)
    found = io.BytesIO()
    book.save(found)
    return found.getvalue()


def workbook(*rows: tuple[Any, ...], sheet: str = "Plan", **more: list[tuple[Any, ...]]) -> bytes:
    """An Excel file with one sheet, or with more."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, several in {sheet: list(rows), **more}.items():
        page = book.create_sheet(name)
        for row in several:
            page.append(row)
    found = io.BytesIO()
    book.save(found)
    return found.getvalue()


def test_matrix(root: Path) -> None:
    """Tasks down and people across: letters become roles, rows with a title alone become steps."""
    text, said = brought(root, "webinar.csv", MATRIX.encode())
    book = read(text)

    assert [step.title.source for step in book.steps] == ["Preparation", "Follow up"]
    found = tasks(text)
    assert raci(found["Choose the topic"]) == (("luis.gomez",), ("ana.ruiz",), ("team:sales",), ())
    assert raci(found["Book the speaker"]) == (("ana.ruiz",), ("ana.ruiz",), (), ("role:mops-lead",))
    assert raci(found["Call the guests"]) == (("team:sales",), ("role:mops-lead",), (), ("luis.gomez",))
    assert "3 tasks in 2 steps" in said
    assert "Not in people.yml" not in said


def test_check_understands_it(root: Path) -> None:
    """The new playbook has no error at level draft, and its findings say what people must fill in."""
    brought(root, "webinar.csv", MATRIX.encode())
    report = json.loads(mopsdocs("check", "--root", root, "--format", "json").stdout)

    assert report["summary"]["error"] == 0, report
    assert "FM-005" in {one["code"] for one in report["findings"]}


@pytest.mark.parametrize(
    ("cell", "roles"),
    [
        ("R", "R"), ("a", "A"), ("A/R", "RA"), ("R, A", "RA"), ("RA", "RA"), ("R+C", "RC"), ("R y A", "RA"),
        ("R e A", "RA"), ("(R)", "R"), ("R*", "R"), ("Responsible", "R"), ("Responsable", "R"), ("Responsável", "R"),
        ("Aprueba", "A"), ("Aprovador", "A"), ("Consultado", "C"), ("Informada", "I"), ("-", ""), ("N/A", ""),
        ("D", "R"), ("S", "S"),
    ],
)  # fmt: skip
def test_letters(root: Path, cell: str, roles: str) -> None:
    """Letters are read alone, combined, in brackets, as words of three languages, and as DACI and RASCI have them."""
    rows = [("Task", "Ana Ruiz", "Luis Gómez"), ("One", cell, "I"), ("Two", "R", "A"), ("Three", "C", "I")]
    text, said = brought(root, "m.csv", "\n".join('"' + '","'.join(row) + '"' for row in rows).encode())
    found = tasks(text)["One"]
    who = {"R": found.raci.responsible, "A": found.raci.accountable, "C": found.raci.consulted, "S": found.support}
    who["I"] = tuple(one for one in found.raci.informed or () if one != "luis.gomez")

    assert {role for role, parties in who.items() if parties == ("ana.ruiz",)} == set(roles)
    assert "Not understood" not in said


LISTS = {
    "en": "Phase,Task,Responsible,Accountable,Due date,Status,Budget\n"
    'Now,Draw the form,"Luis Gómez, Marta Gil",Ana Ruiz,2026-12-31,In progress,500\n',
    "es": "sep=;\r\nFase;Tarea;Responsable;Aprueba;Fecha límite;Estado;Presupuesto\r\n"
    "Now;Draw the form;Luis Gómez y Marta Gil;Ruiz, Ana;31/12/2026;En curso;500\r\n",
    "pt": "Fase\tTarefa\tResponsável\tAprovador\tPrazo\tSituação\tOrçamento\n"
    "Now\tDraw the form\tluis gomez; Marta Gil\tana@example.com\t31 dez 2026\tem andamento\t500\n",
}


def test_names_one_below_the_other(root: Path) -> None:
    """Two names in two lines of a cell are two people; a title or a heading in two lines is one."""
    rows = '"Send the\nbrief","Luis Gómez\nMarta Gil",2026-12-31\nMeasure,Ana Ruiz,2026-12-30\n'
    text, said = brought(root, "lines.csv", f'Task,"Responsible\n(who)",Due\n{rows}'.encode())

    assert raci(tasks(text)["Send the brief"])[0] == ("luis.gomez", "marta.gil")
    assert "Not in people.yml" not in said


def test_a_matrix_with_dashes(root: Path) -> None:
    """A column in which most cells say nothing (-, –, ?, none) is still that person's."""
    table = "Task,Ana Ruiz,Luis Gómez\nBrief,A,R\nSend,A,-\nMeasure,A,–\nEnd,A,?\nTell,A,none\n"
    text, said = brought(root, "dashes.csv", table.encode())

    assert raci(tasks(text)["Brief"])[:2] == (("luis.gomez",), ("ana.ruiz",))
    assert raci(tasks(text)["Send"])[:2] == (None, ("ana.ruiz",))
    assert "Left out" not in said


@pytest.mark.parametrize("lang", ["en", "es", "pt"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_list(root: Path, lang: str, encoding: str) -> None:
    """A list of tasks is read in three languages, whatever spreadsheet programs make of commas and letters."""
    settings = root / "mopsdocs.yml"
    settings.write_text(settings.read_text().replace("[en, es, pt]", f"[{lang}]"))
    text, said = brought(root, "plan.csv", LISTS[lang].encode(encoding))
    (found,) = tasks(text).values()

    assert raci(found)[:2] == (("luis.gomez", "marta.gil"), ("ana.ruiz",))
    assert (found.due, found.status) == (date(2026, 12, 31), "doing")
    assert [step.title.source for step in read(text).steps] == ["Now"]
    assert "Left out: the columns" in said
    assert "Not in people.yml" not in said


@pytest.mark.parametrize(
    ("table", "left"),
    [
        ("Task,Owner,Due,RAG,Comments\nBrief,Ana Ruiz,2026-12-01,R,late\nSend,Luis Gómez,2026-12-05,A,\n", "RAG"),
        ("Task,Owner,Due,Priority\nBrief,Ana Ruiz,2026-12-01,A\nSend,Luis Gómez,2026-12-05,C\n", "Priority"),
        ("Task,Owner,Due,Class\nBrief,Ana Ruiz,2026-12-01,A\nSend,Luis Gómez,2026-12-05,C\n", "Class"),
        ("Tarefa;Responsável;Prazo;Status\nBrief;Ana Ruiz;2026-12-01;C\nSend;Luis Gómez;2026-12-05;A\n", ""),
        ("Phase,Task,Owner,Due\nA,Brief,Ana Ruiz,2026-12-01\nC,Send,Luis Gómez,2026-12-05\n", ""),
        ("Name,Assignee,Due Date,Tags\nBrief,Ana Ruiz,2026-12-01,a\nSend,Luis Gómez,2026-12-05,\n", "Tags"),
    ],
)
def test_letters_of_something_else(root: Path, table: str, left: str) -> None:
    """In a list letters of priorities, traffic lights, states, phases or tags name nobody; what is left is told."""
    text, said = brought(root, "list.csv", table.encode())

    who = {title: task.raci for title, task in tasks(text).items()}
    assert [one.responsible for one in who.values()] == [("ana.ruiz",), ("luis.gomez",)]
    assert {one.accountable for one in who.values()} == {None}
    assert "Read the list" in said
    assert left in said
    assert "Not in people.yml" not in said


def test_a_task_that_is_called_a(root: Path) -> None:
    """A column of tasks is one, whatever its tasks are called."""
    text, _ = brought(root, "a.csv", b"Task,Owner,Due\nA,Ana Ruiz,2026-12-01\n")

    assert list(tasks(text)) == ["A"]


def test_letters_beside_names(root: Path) -> None:
    """Below a name that people.yml has, and in a matrix below `Support`, letters are that party's."""
    text, _ = brought(root, "one.csv", b"Task,Owner,Marta Gil\nBrief,Ana Ruiz,I\nSend,Ana Ruiz,C\n")
    assert raci(tasks(text)["Brief"])[3] == ("marta.gil",)
    text, _ = brought(root, "two.csv", b"Task,Ana Ruiz,Support\nBrief,A,R\nSend,A,C\n")
    assert raci(tasks(text)["Brief"])[:2] == (("role:support",), ("ana.ruiz",))


@pytest.mark.parametrize("cell", ["N/A", "n / a", "TBD", "tbc", "-", "?", "none", "Por definir", "a definir"])
def test_nobody_yet(root: Path, cell: str) -> None:
    """What says that nobody does it, or nobody yet, is no name: it is marked as missing, alone or beside a name."""
    table = f'Task,Responsible,Accountable\nBrief,Ana Ruiz,{cell}\nSend,"Luis Gómez; {cell}",Ana Ruiz\n'
    text, said = brought(root, "plan.csv", table.encode())

    assert raci(tasks(text)["Brief"])[:2] == (("ana.ruiz",), None)
    assert raci(tasks(text)["Send"])[:2] == (("luis.gomez",), ("ana.ruiz",))
    assert "# TODO: accountable, due" in text
    assert "Not in people.yml" not in said


@pytest.mark.parametrize(
    "cell", ["Ruiz, Ana; Gil, Marta", "Ruiz, Ana\nGil, Marta", "Ruiz, Ana / Marta Gil", "Ruiz, Ana y Gil, Marta"]
)
def test_last_names_first(root: Path, cell: str) -> None:
    """Where something else stands between names, a comma may stand within one."""
    text, said = brought(root, "plan.csv", f'Task,Responsible,Due\nBrief,"{cell}",2026-12-01\n'.encode())

    assert raci(tasks(text)["Brief"])[0] == ("ana.ruiz", "marta.gil")
    assert "Not in people.yml" not in said


def test_excel(root: Path) -> None:
    """Excel's dates, percentages and numbers are read; of several sheets the first that is a plan."""
    rows = [
        ("Actividad", "Responsable", "Fecha de entrega", "Avance"),
        ("Elegir", "Ana Ruiz", date(2026, 11, 2), 1),
        ("Llamar", "Luis Gómez", date(2026, 12, 1), 0.5),
        ("Medir", None, 46387, 0),
    ]
    text, said = brought(root, "plan.xlsx", workbook(*rows))
    found = tasks(text)

    assert [task.due for task in found.values()] == [date(2026, 11, 2), date(2026, 12, 1), date(2026, 12, 31)]
    assert [task.status for task in found.values()] == ["done", "doing", "todo"]
    assert "in the sheet Plan" in said
    assert "# TODO: responsible, accountable" in text


def test_merged_cells(root: Path) -> None:
    """What stands in merged cells is said of all of them; a row that holds nothing else is still a title."""
    rows = [
        ("Task", "Owner", "Due", "Status"),
        ("One", "Ana Ruiz", date(2026, 1, 1), "Done"),
        ("Two", None, None, None),
        ("Three", "Luis Gómez", date(2026, 2, 1), None),
    ]
    text, said = brought(root, "list.xlsx", merged(*rows, ranges="B2:B3 C2:C3 D2:D3"))
    two = tasks(text)["Two"]
    assert (two.raci.responsible, two.due, two.status) == (("ana.ruiz",), date(2026, 1, 1), "done")
    assert "3 tasks." in said
    across = [
        ("RACI of the fair",),
        ("Task", "Ana Ruiz", "Luis Gómez", "Marta Gil"),
        ("Before",),
        ("Write", "R", None, "A"),
        ("Send", "A", "R", "I"),
    ]
    text, _ = brought(root, "matrix.xlsx", merged(*across, ranges="A1:D1 A3:D3 B4:C4"))
    assert [step.title.source for step in read(text).steps] == ["Before"]
    assert raci(tasks(text)["Write"])[:2] == (("ana.ruiz", "luis.gomez"), ("marta.gil",))


def test_wide_columns(root: Path) -> None:
    """A column that takes two by merged cells is one; a second column of the same name is told."""
    rows = ("Task", "Owner", None, "Due"), ("One", "Ana Ruiz", None, date(2026, 1, 1))
    _, said = brought(root, "wide.xlsx", merged(*rows, ranges="B1:C1 B2:C2"))
    assert "Left out" not in said
    _, said = brought(root, "two.csv", b"Task,Owner,Owner\nOne,Ana Ruiz,Marta Gil\n")
    assert "Left out: the columns Owner." in said


DEPARTMENTS = (
    ("Task", "Marketing", None, "Sales", None),
    (None, "Ana Ruiz", "Luis Gómez", "Marta Gil", "SDR"),
    ("Write brief", "A", "R", "I", "I"),
    ("Approve", "A", "R", "C", "I"),
)


@pytest.mark.parametrize("ranges", ["A1:A2 B1:C1 D1:E1", ""])
def test_departments_above_people(root: Path, ranges: str) -> None:
    """Of two rows of headings the lower one is read where people.yml has its names, merged or not."""
    text, said = brought(root, "raci.xlsx", merged(*DEPARTMENTS, ranges=ranges))

    found = tasks(text)
    assert list(found) == ["Write brief", "Approve"]
    assert raci(found["Approve"]) == (("luis.gomez",), ("ana.ruiz",), ("marta.gil",), ("role:sdr",))
    assert "Not understood" not in said


def test_departments_above_strangers(root: Path) -> None:
    """The lower row is read too where its corner says Task once more, and people.yml has none of its names."""
    rows = (DEPARTMENTS[0], (None, "Pablo", "Rita", "Zoe", "SDR"), *DEPARTMENTS[2:])
    text, _ = brought(root, "raci.xlsx", merged(*rows, ranges="A1:A2 B1:C1 D1:E1"))

    assert raci(tasks(text)["Approve"])[:2] == (("role:rita",), ("role:pablo",))


def test_people_above_their_departments(root: Path) -> None:
    """Of two rows of headings the upper one is read where people.yml has more of its names."""
    table = "Task,Ana Ruiz,Luis Gómez\n,Sales,Marketing\nBrief,A,R\nSend,A,R\nMeasure,A,R\n"
    text, _ = brought(root, "raci.csv", table.encode())

    assert raci(tasks(text)["Brief"])[:2] == (("luis.gomez",), ("ana.ruiz",))


def test_letters_below_no_heading(root: Path) -> None:
    """A column of letters without a heading is named as left out."""
    _, said = brought(root, "raci.csv", b"Task,Ana Ruiz,,Luis\nBrief,A,R,I\nSend,A,R,I\n")

    assert "Left out: the columns C (it has no heading)." in said


def test_merged_cells_beyond_measure(root: Path) -> None:
    """Merged cells that overlap, or reach to the end of the world, cost no more than the table has cells."""
    rows = ("Task", "Responsible"), ("One", "Ana Ruiz"), ("Two", None)
    ranges = b'<mergeCell ref="B2:XFD1048576"/>' * 50_000
    whole = merged(*rows, ranges="B2:B3")
    wide = altered(whole, SHEET, b'<mergeCell ref="B2:B3" />', ranges)
    (page,) = sheets_of(wide, "wide.xlsx")
    sizes = [len(cells) for _, cells in page.rows]

    assert sizes == [2, 200, 200]
    assert marks_of(io.BytesIO(b"<x>" + ranges + b"</x>")).merged == [(2, 2, 5000, 200)]


def test_formulas_without_a_value(root: Path) -> None:
    """A formula that no program has computed is told of by its cell; the task stays."""
    rows = ("Task", "Owner", "Due"), ("One", "Ana Ruiz", "=DATE(2026,5,1)"), ("Two", "=B2", date(2026, 1, 1))
    text, said = brought(root, "plan.xlsx", workbook(*rows))

    assert raci(tasks(text)["Two"])[0] is None
    assert "cell C2: its formula has no value in the file" in said
    assert "cell B3: its formula has no value in the file" in said
    valued = altered(workbook(*rows), SHEET, b"<f>B2</f><v />", b"<f>B2</f><v>Marta Gil</v>")
    valued = altered(valued, SHEET, b'<c r="B3"', b'<c r="B3" t="str"')
    text, said = brought(root, "valued.xlsx", valued)
    assert raci(tasks(text)["Two"])[0] == ("marta.gil",)
    assert "cell B3" not in said


HEAD = ("Task", "Responsible")
SEVERAL = workbook(
    ("What we discussed",),
    sheet="Notes",
    Webinar=[HEAD, ("Invite", "Ana Ruiz")],
    Fair=[HEAD, ("Book a stand", "Luis Gómez")],
)


def test_a_sheet_is_chosen(root: Path) -> None:
    """Of several sheets the first that is a plan is read and the others are named; --sheet names another one."""
    (root / "plans.xlsx").write_bytes(SEVERAL)
    _, first, said = asked(root, "plans.xlsx", title="First")
    code, second, _ = asked(root, "plans.xlsx", title="Second", sheet=" fair ")

    assert list(tasks((root / first.strip()).read_text("utf-8"))) == ["Invite"]
    assert "in the sheet Webinar" in said
    assert "Not read: the sheets Notes, Fair. With --sheet NAME another one is read." in said
    assert (code, list(tasks((root / second.strip()).read_text("utf-8")))) == (0, ["Book a stand"])


def test_a_sheet_that_is_none(root: Path) -> None:
    """A sheet that is not there, or is no plan, is told with the sheets that there are; a CSV file has none."""
    (root / "plans.xlsx").write_bytes(SEVERAL)
    (root / "notes.xlsx").write_bytes(workbook(("Hello",), sheet="One", Two=[("There",)]))
    (root / "plan.csv").write_text("Task,Responsible\nInvite,Ana Ruiz\n")
    found = [
        asked(root, "plans.xlsx", sheet="Fairs"),
        asked(root, "plans.xlsx", sheet="Notes"),
        asked(root, "notes.xlsx"),
        asked(root, "plan.csv", sheet="Fair"),
    ]

    assert {code for code, _, _ in found} == {2}
    told = [" ".join(said.split()) for _, _, said in found]
    assert "plans.xlsx has no sheet Fairs" in told[0]
    assert "Its sheets are Notes, Webinar, Fair" in told[0]
    assert "nor a list of tasks in the sheet Notes" in told[1]
    assert "nor a list of tasks in its sheets: One, Two" in told[2]
    assert "plan.csv is one table, without sheets" in told[3]


def test_a_large_sheet_beside_the_plan(root: Path) -> None:
    """A sheet with more rows than anybody reads is named; whoever names the plan's sheet is not stopped by it."""
    data = [(n, n) for n in range(5_002)]
    (root / "plans.xlsx").write_bytes(workbook(*data, sheet="Data", Plan=[HEAD, ("Invite", "Ana Ruiz")]))
    code, _, said = asked(root, "plans.xlsx")
    chosen, _, told = asked(root, "plans.xlsx", sheet="Plan")

    assert (code, chosen) == (2, 0)
    assert "5,000 rows or 200 columns in the sheet Data" in said
    assert "--sheet NAME" in said
    assert "Not read" not in told


def test_names_that_are_not_there(root: Path) -> None:
    """Who is not in people.yml gets an id, and is listed as it can be pasted there; pasted, nobody is unknown."""
    table = 'Task,Who,Due\nOne,Juan Pérez,2026-11-01\nTwo,"Equipo web; Ana Ruiz",2026-11-02\n'
    text, said = brought(root, "plan.csv", table.encode())
    assert raci(tasks(text)["Two"])[0] == ("team:equipo-web", "ana.ruiz")
    assert '    juan.perez: {name: "Juan Pérez"}' in said
    people = PEOPLE.replace("people:\n", "people:\n  juan.perez: {name: Juan Pérez}\n")
    (root / "people.yml").write_text(people + "  equipo-web: {name: Equipo web}\n", "utf-8")
    codes = mopsdocs("check", "--root", root, "--format", "concise").stdout

    assert "PEOPLE-001" not in codes


def test_days_that_could_be_two(root: Path) -> None:
    """A day that could be another one is left out and named; another row of the column may settle it."""
    head = "Task,Responsible,Due\n"
    text, said = brought(root, "one.csv", f"{head}One,Ana Ruiz,03/04/2026\nTwo,Ana Ruiz,soon\n".encode())
    assert [task.due for task in tasks(text).values()] == [None, None]
    assert "row 2, due: '03/04/2026' could be two days" in said
    assert "row 3, due: 'soon' is no day" in said
    text, _ = brought(root, "two.csv", f"{head}One,Ana Ruiz,03/04/2026\nTwo,Ana Ruiz,25/04/2026\n".encode())
    assert [task.due for task in tasks(text).values()] == [date(2026, 4, 3), date(2026, 4, 25)]
    text, _ = brought(root, "three.csv", f"{head}One,Ana Ruiz,03/04/2026\nTwo,Ana Ruiz,04/25/2026\n".encode())
    assert [task.due for task in tasks(text).values()] == [date(2026, 3, 4), date(2026, 4, 25)]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("31/01/2026 17:00", date(2026, 1, 31)),
        ("28/Feb/26 12:00 AM", date(2026, 2, 28)),
        ("Mon 2/9/26", date(2026, 2, 9)),
        ("Mon 9/2/26", date(2026, 2, 9)),
        ("lun 02/02/26", date(2026, 2, 2)),
        ("sex, 27/02/2026", date(2026, 2, 27)),
        ("Fri, Feb 27, 2026", date(2026, 2, 27)),
        ("mar 5, 2026", date(2026, 3, 5)),
        ("Thu 2/9/26", None),
    ],
)
def test_days_with_more_beside_them(root: Path, cell: str, day: date | None) -> None:
    """A time beside a day is passed over; a weekday settles which number is the month, or shows that one is wrong."""
    text, said = brought(root, "plan.csv", f'Task,Owner,Due\nBrief,Ana Ruiz,"{cell}"\n'.encode())

    assert tasks(text)["Brief"].due == day
    assert ("Not understood" in said) == (day is None)


def test_a_weekday_settles_its_column(root: Path) -> None:
    """A day whose weekday fits one order of day and month says how its column is to be read."""
    rows = "Brief,Ana Ruiz,Mon 2/9/26\nSend,Ana Ruiz,3/4/26\n"
    text, _ = brought(root, "plan.csv", f"Task,Owner,Due\n{rows}".encode())

    assert tasks(text)["Send"].due == date(2026, 3, 4)


@pytest.mark.parametrize("head", ["% Complete", "% Concluído", "% concluída", "% completado"])
def test_shares_of_completion(root: Path, head: str) -> None:
    """How much of a task is done says its state, and is no day."""
    rows = [f'"{share}",Ana Ruiz,"{share}"' for share in ("100%", "0 %", "0", "40%", "10,5", "10.5", "1%")]
    text, said = brought(root, "plan.csv", "\n".join([f"Task,Owner,{head}", *rows]).encode())

    states = ["done", "todo", "todo", "doing", "doing", "doing", "doing"]
    assert [task.status for task in tasks(text).values()] == states
    assert "Not understood" not in said


def test_nothing_is_overwritten(root: Path) -> None:
    """A playbook that is there stays as it is, whatever is imported; so does a file that is named."""
    brought(root, "plan.csv", LISTS["en"].encode())
    before = tree(root)
    places = (None, root / "people.yml", root.parent / "x.md", root / "playbooks/data/plan.md")

    assert [asked(root, "plan.csv", out)[0] for out in places] == [2, 2, 2, 2]
    assert before == tree(root)


def test_where_it_goes(root: Path) -> None:
    """`--out` names the file, `--title` the playbook; without them the table's file does both."""
    _, said = brought(root, "webinar_plan-2026.csv", LISTS["en"].encode())
    assert "playbooks/campaigns/webinar-plan-2026.md" in said
    (root / "out.csv").write_bytes(LISTS["en"].encode())
    words = ("--out", "playbooks/data/consent.md", "--title", 'Ask: "may we?"')
    done = mopsdocs("import", root / "out.csv", "--root", root, *words, cwd=root)
    assert done.stdout == "playbooks/data/consent.md\n"
    assert read((root / "playbooks/data/consent.md").read_text("utf-8")).title.source == 'Ask: "may we?"'


def test_where_it_goes_from_elsewhere(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside the handbook `--out playbooks/...` is within it; another place is told with one that would do."""
    (root / "plan.csv").write_bytes(LISTS["en"].encode())
    monkeypatch.chdir(root.parent)
    code, printed, said = asked(root, "plan.csv", Path("playbooks/campaigns/x.md"))
    assert (code, printed) == (0, "playbooks/campaigns/x.md\n"), said
    code, _, said = asked(root, "plan.csv", Path("data/y.md"))
    assert (code, "--out handbook/playbooks/data/consent.md" in said) == (2, True), said
    code, printed, said = asked(root, "plan.csv", Path("handbook/playbooks/data/y.md"))
    assert (code, printed) == (0, "playbooks/data/y.md\n"), said
    (root.parent / "playbooks").mkdir()
    assert asked(root, "plan.csv", Path("playbooks/campaigns/z.md"))[0] == 2


def packed(parts: dict[str, bytes]) -> bytes:
    """A zip archive."""
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return found.getvalue()


def altered(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """An Excel file in which one part says something else."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    assert old in parts[name]
    return packed({**parts, name: parts[name].replace(old, new, 1)})


GOOD = workbook(("Task", "Responsible"), ("One", "Ana Ruiz"))
SHEET = "xl/worksheets/sheet1.xml"
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (packed({SHEET: b"0" * 70_000_000}), "unpacks to more than 60 MB"),
        (packed({f"{n}.xml": b"" for n in range(1200)}), "unpacks to more than"),
        (altered(GOOD, SHEET, b"<worksheet", BOMB), "declares entities"),
        (altered(GOOD, SHEET, b"<worksheet", OUTSIDE), "declares entities"),
        (altered(GOOD, SHEET, b"<sheetData>", b"<sheetData><<<"), "cannot be read as an Excel file"),
        (b"PK\x03\x04 not at all", "cannot be read as an Excel file"),
        (b"", "cannot be read as an Excel file"),
        (packed({"word/document.xml": b"<x/>"}), "cannot be read as an Excel file"),
        (workbook(("Month", "Clicks"), ("2026-01", 5)), "neither a RACI matrix nor a list"),
        (workbook(("Task", "Responsible"), *[("One", "Ana")] * 5001), "more than 5,000 rows"),
        (workbook(("Task", *[f"P{n}" for n in range(300)]), ("One", *["R"] * 300)), "or 200 columns"),
    ],
)
def test_hostile_and_broken_files(root: Path, content: bytes, said: str) -> None:
    """What is too much, declares entities, is broken or no plan is refused with a sentence, and writes nothing."""
    (root / "x.xlsx").write_bytes(content)
    before = tree(root)
    code, _, told = asked(root, "x.xlsx")

    assert code == 2, told
    assert said in told
    assert before == tree(root)


def test_a_large_dimension_is_not_believed(root: Path) -> None:
    """A sheet that claims a million rows and has two is read as two; formulas are what they last came to."""
    rows = ("Task", "Responsible"), ("=HYPERLINK(1)", "Ana Ruiz"), ("One", "Ana Ruiz")
    content = altered(workbook(*rows), SHEET, b'<dimension ref="A1:B3"', b'<dimension ref="A1:XFD1048576"')
    far = altered(content, SHEET, b'<row r="3"', b'<row r="3"')
    text, _ = brought(root, "wide.xlsx", far)

    assert list(tasks(text)) == ["One"]


def test_texts_stay_texts(root: Path) -> None:
    """Whatever stands in a cell is one quoted line in the playbook, and acts on no terminal."""
    title = 'x": [1] #{ \\ \u202e\x1b[31m\n---\nowner: nobody'
    rows = [("Task", "Responsible"), (title.replace("\x1b", ""), "Ana Ruiz\u202e"), ("- !!python/x", "&a *b")]
    text, said = brought(root, "x.xlsx", workbook(*rows))
    titles = list(tasks(text))

    assert titles == ['x": [1] #{ \\ [31m --- owner: nobody', "- !!python/x"]
    assert "\x1b" not in said
    assert "\u202e" not in said + text


@pytest.mark.parametrize("name", ["x.xls", "x.pdf", "gone.csv"])
def test_other_files(root: Path, name: str) -> None:
    """A file of another kind, or none, is refused with what to do instead."""
    if name != "gone.csv":
        (root / name).write_bytes(b"x")
    code, _, told = asked(root, name)

    assert code == 2
    assert ".csv" in told


def test_without_the_extra(root: Path, tmp_path: Path) -> None:
    """Without openpyxl an Excel file is refused with the command that installs it; CSV needs nothing."""
    (tmp_path / "openpyxl.py").write_text("raise ImportError")
    (root / "x.xlsx").write_bytes(GOOD)
    from checkout import SRC  # noqa: PLC0415  # Only this test sets the path itself.

    done = mopsdocs("import", root / "x.xlsx", "--root", root, PYTHONPATH=f"{tmp_path}:{SRC}")
    assert done.returncode == 2
    assert "pip install 'mopsdocs[xlsx]'" in done.stderr
