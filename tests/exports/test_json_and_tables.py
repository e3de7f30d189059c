"""handbook.json and the tables: what other programs get of a handbook, exact and harmless."""

import csv
import io
import json
from decimal import Decimal
from typing import Any

import jsonschema
import pytest

from exports.plan import PLAN
from house import house
from mopsdocs.assess.covered import fingerprint
from mopsdocs.compile.compiling import Compilation, compile  # It is what the verb is called.
from mopsdocs.outputs import exports
from mopsdocs.outputs.export_schema import handbook_schema
from test_commands import mopsdocs


@pytest.fixture(scope="module")
def small() -> Compilation:
    """A handbook of one playbook."""
    return compile(house(PLAN))


def told(found: Compilation) -> dict[str, Any]:
    """handbook.json as a program reads it that keeps decimals."""
    given: dict[str, Any] = json.loads(found.render("handbook.json"), parse_float=Decimal)
    return given


def rows(found: Compilation, name: str) -> list[dict[str, str]]:
    """A table as a program reads it."""
    return list(csv.DictReader(io.StringIO(found.render(f"{name}.csv").decode("utf-8-sig"), newline=""), strict=True))


def test_what_is_inherited_and_left_out_is_filled_in(small: Compilation) -> None:
    """A task has its step's parties unless it names its own, a goal its playbook's owner, direction and target."""
    book = told(small)["playbooks"][0]
    first, second = book["steps"][0]["tasks"]

    assert (first["accountable"], first["informed"], first["status"]) == (["ana"], ["team:mops"], "todo")
    assert (second["accountable"], "informed" in second) == (["ben"], False)
    assert second["title"] == {"en": "Tell them", "es": "Decirlo"}
    goal = book["goals"][0]
    assert (goal["owner"], goal["direction"], goal["target"]) == (
        "role:lead",
        "increase",
        {"value": Decimal("4.0"), "change": "+0.9 pp"},
    )
    assert goal["statement"]["en"].startswith("Click rate: increase")
    assert set(goal["statement"]) == {"en", "es"}
    assert (book["page"], book["file"]) == ("playbooks/mail.html", "playbooks/campaigns/mail.md")


def test_numbers_are_decimals(small: Compilation) -> None:
    """4,200 of 120,000 is 3.5, in digits; what never ends is rounded to twelve of them."""
    text = small.render("handbook.json").decode()
    found = told(small)["playbooks"][0]["assessment"]

    assert '"value":3.5}' in text
    assert found["metrics"]["rate"] == {
        "result": Decimal("3.5"),
        "columns": ["clicks", "sent"],
        "values": [
            {"period": "2026-01", "numbers": [4200, 120000], "value": Decimal("3.5")},
            {"period": "2026-02", "numbers": [1, 3], "value": Decimal("33.3333333333"), "note": "a third"},
        ],
    }
    assert found["steps"]["S1"] == {"status": "doing", "done": 0, "count": 2}
    assert found["review_due"] == "2026-12-30"


SIGNED = """\
=== signoffs.yml
- {item: mail/G1, aspect: relevant, by: ana, date: 2026-01-12, note: Worth it, fingerprint: PRINT}
- {item: mail/G1, aspect: time-bound, by: ben, date: 2026-01-13, fingerprint: "1:0000000000000000"}
"""


def test_sign_offs_are_told() -> None:
    """Whoever signed and whoever is asked to is named, with what has become of it since."""
    goal = "due: 2026-12-31, signoffs: [{aspect: relevant, by: role:lead}, {aspect: achievable, by: team:mops}]}"
    sla = "slas: [{id: SLA1, title: Answers, provider: ana, signoffs: [{by: ben}]}]\nsteps:\n"
    plan = PLAN.replace("due: 2026-12-31}", goal).replace("steps:\n", sla)
    nothing = fingerprint({})
    found = told(compile(house(plan + SIGNED.replace("PRINT", f'"{nothing}"'))))["playbooks"][0]["assessment"]

    assert found["goals"]["G1"]["signoffs"] == [
        {"aspect": "achievable", "state": "asked", "party": "team:mops"},
        {
            "aspect": "relevant",
            "state": "signed",
            "party": "role:lead",
            "by": "ana",
            "date": "2026-01-12",
            "note": "Worth it",
        },
        {"aspect": "time-bound", "state": "changed", "party": "ben", "by": "ben", "date": "2026-01-13"},
    ]
    assert found["slas"] == {"SLA1": {"signoffs": [{"aspect": "agreement", "state": "asked", "party": "ben"}]}}


def test_nobody_is_exposed(small: Compilation) -> None:
    """Prose is private, and an address of a person is there only where the settings publish it."""
    text = small.render("handbook.json").decode()
    shown = PLAN.replace("languages:", "settings: {people: {show_email: true}}\nlanguages:")

    assert "Nobody else reads" not in text
    assert "ana@h.example" not in text
    assert told(compile(house(shown)))["people"]["ana"]["email"] == "ana@h.example"


def test_a_line_a_playbook(small: Compilation) -> None:
    """Each playbook stands on a line of its own, so that files can be compared and read line by line."""
    lines = small.render("handbook.json").decode().splitlines()

    assert (len(lines), json.loads(lines[1])["id"], lines[2]) == (3, "mail", "]}")
    empty = compile(house("=== mopsdocs.yml\ntitle: Nothing yet\n=== playbooks/a.md\nA page.\n"))
    assert told(empty)["playbooks"] == []


def test_our_handbook_keeps_to_the_schema() -> None:
    """handbook.json of our own handbook is what its JSON Schema says; a number in words is not."""
    found = mopsdocs("export", "json", "--today", "2026-10-15")
    schema = json.loads(mopsdocs("schema", "handbook").stdout)
    given = json.loads(found.stdout)
    check = jsonschema.Draft202012Validator(schema)

    assert schema == handbook_schema()
    assert list(check.iter_errors(given)) == []
    assert len(given["playbooks"]) == 9
    given["playbooks"][0]["goals"][0]["target"]["value"] = "a lot"
    del given["playbooks"][1]["title"]
    assert len(list(check.iter_errors(given))) == 2


def test_who_does_what(small: Compilation) -> None:
    """raci.csv has a row for each task and for each step without tasks."""
    found = rows(small, "raci")

    assert [(row["step"], row["id"], row["accountable"], row["responsible"], row["informed"]) for row in found] == [
        ("S1", "T1", "ana", "ben", "team:mops"),
        ("S1", "T2", "ben", "ana ben", ""),
        ("", "S2", "ana", "ben", ""),
    ]
    assert found[0]["title"] == 'Audit, then "mend"'
    whose = [found[0][name] for name in ("playbook", "playbook_title", "area")]
    assert whose == ["mail", "Make email pay", "campaigns"]


def test_tasks_goals_values(small: Compilation) -> None:
    """Each table says what its name promises: states and days, numbers and verdicts, what each period comes to."""
    tasks, goals, values = rows(small, "tasks"), rows(small, "goals"), rows(small, "values")

    assert [(row["id"], row["status"], row["due"], row["effort"]) for row in tasks] == [
        ("T1", "todo", "2026-11-02", "3d"),
        ("T2", "doing", "2026-12-01", ""),
    ]
    assert (goals[0]["baseline"], goals[0]["target"], goals[0]["owner"]) == ("3.10", "4", "role:lead")
    assert (goals[0]["status"], goals[0]["time_bound"], goals[0]["realistic"]) == ("data-needed", "met", "")
    assert goals[0]["title"].startswith("Click rate: increase")
    assert [(row["period"], row["last_day"], row["value"], row["inputs"], row["note"]) for row in values] == [
        ("2026-01", "2026-01-31", "3.5", "clicks=4200 sent=120000", ""),
        ("2026-02", "2026-02-28", "33.3333333333", "clicks=1 sent=3", "a third"),
    ]


def test_excel_sees_utf_8(small: Compilation) -> None:
    """A table begins with the mark by which Excel knows UTF-8, and its lines end as RFC 4180 wants them."""
    content = small.render("tasks.csv")

    assert content.startswith("\N{ZERO WIDTH NO-BREAK SPACE}playbook,playbook_title,area,".encode())
    assert content.count(b"\n") == content.count(b"\r\n") == 3


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("=HYPERLINK(0)", "'=HYPERLINK(0)"),
        ("+1 if you can", "'+1 if you can"),
        ("-2+3", "'-2+3"),
        ("@SUM(1)", "'@SUM(1)"),
        ("＝1+1", "'＝1+1"),
        ("safe;=1+1", "safe;'=1+1"),
        ("safe; -1 all", "safe;' -1 all"),
        ("-5", "-5"),
        ("a = b", "a = b"),
        ("one, two", "one, two"),
        ('say "no"', 'say "no"'),
    ],
)
def test_no_cell_is_a_formula(title: str, cell: str) -> None:
    """What a spreadsheet would compute has an apostrophe before it; negative numbers stay numbers."""
    written = json.dumps(title, ensure_ascii=False)
    plan = PLAN.replace("title: Clean up", "title: Clean").replace('"Audit, then \\"mend\\""', written)

    assert rows(compile(house(plan)), "raci")[0]["title"] == cell


def test_a_note_cannot_begin_a_cell() -> None:
    """A note in a file of values may hold line breaks and quotes: read back, it is one cell, and no formula."""
    plan = PLAN.replace("a third", '"fine\n=1+1"')
    found = rows(compile(house(plan)), "values")

    assert [row["note"] for row in found] == ["", "fine\n'=1+1"] or found == []


def test_a_large_handbook_is_told_the_same(small: Compilation, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept compressed, as in a large handbook, comes to the same files."""
    monkeypatch.setattr(exports, "MANY", 0)
    found = compile(house(PLAN))

    for path in ("handbook.json", "raci.csv", "tasks.csv", "goals.csv", "values.csv"):
        assert found.render(path) == small.render(path)
