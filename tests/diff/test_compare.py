"""What changed between two versions, by meaning: worked cases."""

import pytest

from house import house
from mopsdocs.compile.facts import differing, facts_of
from mopsdocs.compile.prepare import prepare
from mopsdocs.compile.stages import survey
from mopsdocs.diff import compare
from tests.diff.versions import EMAIL, HOUSE, OTHER, PAGE, PEOPLE, changed, edited, shape

EMAILS = "email-program"
PROMISED = ("commitment", "changed", EMAILS)
MUST = ("material", "changed", EMAILS)
SAID = ("editorial", "changed", EMAILS)
MOPS, SDR = "role:mops-lead", "role:sdr-lead"
STEP = "accountable: ana.ruiz\n    informed"
T2 = "      - {id: T2, title: Redefine the contact lists, responsible: [luis.gomez], due: 2026-03-06, after: [T1]}\n"
SPANISH = """\
=== playbooks/campaigns/email-program.es.md
---
lang: es
strings: {goals.G1.title: Más clics}
---
"""


def test_nothing_changed() -> None:
    """A version compared with itself has no changes."""
    assert () == changed(HOUSE, HOUSE)


def test_layout_is_no_change() -> None:
    """Comments, blank lines and the order of keys and files change nothing."""
    swapped = PAGE + OTHER + edited(("title: Make email", "# why\n\ntitle: Make email"), text=EMAIL) + PEOPLE
    turned = edited(("op: at-most, value: 4,", "value: 4.0, op: at-most,"), text=swapped)

    assert () == changed(HOUSE, turned)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("target: 200", "target: 180", (*PROMISED, "G1", "target.value", "200", "180")),
        ("due: 2026-12-31", "due: 2027-03-31", (*PROMISED, "G1", "due", "2026-12-31", "2027-03-31")),
        ("formula: clicks", "formula: clicks * 2", (*PROMISED, "clicks", "formula", "clicks", "clicks * 2")),
        ("source: ESP >", "source: CRM >", (*MUST, "clicks", "source", "ESP > Reports", "CRM > Reports")),
        ("value: 4, unit", "value: 6, unit", (*PROMISED, "SLA1", "commitment.value", "4 hours", "6 hours")),
        (f"[{SDR}, {MOPS}]", f"[{MOPS}, {SDR}]", (*PROMISED, "SLA1", "escalation", (SDR, MOPS), (MOPS, SDR))),
        ("due: 2026-03-06", "due: 2026-03-20", (*MUST, "T2", "due", "2026-03-06", "2026-03-20")),
        (", after: [T1]", "", (*MUST, "T2", "after", ("T1",), None)),
        (
            "lists, responsible: [luis.gomez]",
            "lists, responsible: [marta.gil]",
            (*MUST, "T2", "responsible", ("luis.gomez",), ("marta.gil",)),
        ),
        ("title: More clicks", "title: Many clicks", (*SAID, "G1", "title", "More clicks", "Many clicks")),
        (
            "send too",
            "sent too",
            (*SAID, "#", "prose", *(f"We {x} too much, to too many." for x in ("send", "sent"))),
        ),
        (
            "We plan by quarter.",
            "We plan by year.",
            ("editorial", "changed", "", "page:how-we-work#", "prose", "We plan by quarter.", "We plan by year."),
        ),
    ],
)
def test_one_fact(before: str, after: str, expected: tuple[object, ...]) -> None:
    """A fact that is another is one change, with its weight and both values."""
    assert [expected] == [shape(one) for one in changed(HOUSE, edited((before, after)))]


def test_accountable_of_a_step_is_that_of_its_tasks() -> None:
    """A step's accountable changes for the step and for each task that inherits it, and concerns both people."""
    found = changed(HOUSE, edited((STEP, STEP.replace("ana.ruiz", SDR))))

    assert [("S1", "commitment"), ("T1", "commitment"), ("T2", "commitment")] == [(c.item, c.grade) for c in found]
    assert ("ana.ruiz", "luis.gomez", "marta.gil", "role:sdr-lead", "team:sales") == found[1].people


def test_holder_of_an_accountable_role() -> None:
    """Another holder of a role that is accountable somewhere is a commitment; of any other role it is not."""
    lead = changed(HOUSE, edited(("holder: ana.ruiz", "holder: luis.gomez")))
    sales = changed(HOUSE, edited(("holder: marta.gil", "holder: luis.gomez")))

    assert [("commitment", "role:mops-lead", "holder", "ana.ruiz", "luis.gomez")] == [
        (one.grade, one.item, one.field, one.before, one.after) for one in lead
    ]
    assert ("ana.ruiz", "luis.gomez", "role:mops-lead") == lead[0].people
    assert ["material"] == [one.grade for one in sales]


def test_rename_with_an_edit() -> None:
    """A playbook renamed with `was` and edited is one rename and one edit."""
    moved = edited(
        ("campaigns/email-program.md", "campaigns/newsletter.md"),
        ("title: Make email a", "was: [email-program]\ntitle: Make email a"),
        ("target: 200", "target: 180"),
    )

    assert [
        ("editorial", "renamed", "newsletter", "", "id", "email-program", "newsletter"),
        ("commitment", "changed", "newsletter", "G1", "target.value", "200", "180"),
    ] == [shape(one) for one in changed(HOUSE, moved)]


def test_same_file_elsewhere() -> None:
    """The same file under another name and in another area is a rename and a move."""
    moved = edited(("campaigns/email-program.md", "data/newsletter.md"))

    assert [
        ("editorial", "renamed", "newsletter", "", "id", "email-program", "newsletter"),
        ("editorial", "moved", "newsletter", "", "area", "campaigns", "data"),
    ] == [shape(one) for one in changed(HOUSE, moved)]


def test_page_renamed() -> None:
    """A plain page under another name is a rename, known by its content."""
    assert [("editorial", "renamed", "", "page:our-way", "path", "how-we-work", "our-way")] == [
        shape(one) for one in changed(HOUSE, edited(("how-we-work.md", "our-way.md")))
    ]


def test_task_added_and_removed() -> None:
    """A task that came has its facts, one that went had them."""
    (gone,) = changed(HOUSE, edited((T2, "")))
    (come,) = changed(edited((T2, "")), HOUSE)

    assert ("removed", "T2", "material") == (gone.kind, gone.item, gone.grade)
    assert gone.before == come.after
    assert {
        "title": "Redefine the contact lists",
        "step": "S1",
        "accountable": ("ana.ruiz",),
        "responsible": ("luis.gomez",),
        "informed": ("team:sales",),
        "due": "2026-03-06",
        "status": "todo",
        "after": ("T1",),
    } == come.after


def test_playbook_added() -> None:
    """A new playbook is itself, and each thing in it."""
    found = changed(HOUSE.replace(OTHER, ""), HOUSE)

    assert [("", "material"), ("T1", "material"), ("#", "editorial")] == [(one.item, one.grade) for one in found]
    assert {"added"} == {one.kind for one in found}


def test_translated_words_are_words() -> None:
    """Words in another language are editorial, and say in which."""
    other = SPANISH.replace("Más clics", "Muchos clics")

    assert [("editorial", "changed", EMAILS, "G1", "title.es", "Más clics", "Muchos clics")] == [
        shape(one) for one in changed(HOUSE + SPANISH, HOUSE + other)
    ]


def test_heading_renamed_and_sections_turned() -> None:
    """A heading that changes keeps its section; sections in another order are told once."""
    body = "## Why now\n\nThe provider's contract ends in June. See [](G1).\n"
    second = "\n## How\n\nStep by step, list by list.\n"
    old = HOUSE.replace(body, body + second)

    heading = [shape(one) for one in changed(old, old.replace("## Why now", "## Why this year"))]
    turned = [shape(one) for one in changed(old, HOUSE.replace(body, f"{second}\n{body}"))]

    assert [("editorial", "renamed", EMAILS, "#why-this-year", "heading", "Why now", "Why this year")] == heading
    assert [("editorial", "changed", EMAILS, "#", "order", ("Why now", "How"), ("How", "Why now"))] == turned


def test_only_what_differs_is_read() -> None:
    """Documents whose files are the same in both versions need not be there: the changes are the same."""
    old, new = prepare(house(HOUSE)), prepare(house(edited(("target: 200", "target: 180"))))
    before, after = differing(old, new)

    few = compare(
        facts_of([survey(one, old) for one in before], old), facts_of([survey(one, new) for one in after], new)
    )

    assert ["campaigns/email-program"] == [one.name for one in after]
    assert changed(HOUSE, edited(("target: 200", "target: 180"))) == few
