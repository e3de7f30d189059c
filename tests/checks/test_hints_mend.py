"""A hint that is followed as it stands mends its line: one mistake, one finding, and none when it is done."""

import pytest

from house import house
from mopsdocs.compile.reporting import check
from mopsdocs.model.diagnostic import Diagnostic, Severity
from mopsdocs.words import Words

ENGLISH = Words("en", {})
PEOPLE = """\
people:
  ana.ruiz: {name: Ana Ruiz}
  luis.gomez: {name: Luis Gómez}
  marta.gil: {name: Marta Gil}
roles:
  mops-lead: {title: Head of marketing operations, holder: marta.gil}
"""
PLAN = """\
---
title: Answer every lead within a day
summary: Nobody who asks us something
owner: role:mops-lead
review: {every: 3 months, last: 2026-09-01}
problems:
  - id: P1
    problem: Leads wait two days
stakeholders:
  - {id: sales, who: marta.gil, needs: [{id: N1, text: Leads with a name}]}
slas:
  - id: SLA1
    title: Hand-over
    provider: ana.ruiz
    consumer: marta.gil
    commitment: {measure: time to reply, op: at-most, value: 4, unit: hours}
    in_return: {measure: time to first contact, op: at-most, value: 24, unit: hours}
metrics:
  - id: reply-time
    name: Median time to first reply
    type: level
    unit: hours
    good: down
goals:
  - id: G1
    title: First reply sooner
    scope: All leads from the website
    metric: reply-time
    baseline: {value: 48, period: 2025}
    target: {value: 24, change: -50 %}
    start: 2026-01-01
    due: 2026-12-31
steps:
  - id: S1
    title: One queue
    serves: [G1]
    accountable: ana.ruiz
    tasks:
      - {id: T1, title: List the places, responsible: [luis.gomez], due: 2026-12-06, effort: 3d}
      - {id: T2, title: Connect the form, responsible: [luis.gomez], due: 2026-12-20, after: [T1]}
---
Words.
"""


def heavy(plan: str, people: str = PEOPLE, settings: str = "languages: [en, es, pt]\n") -> list[Diagnostic]:
    """The warnings and errors of a handbook."""
    found = check(house(f"{plan}=== people.yml\n{people}=== mopsdocs.yml\nlevels: {{default: draft}}\n{settings}"))
    return [one for one in found.diagnostics if one.severity in (Severity.ERROR, Severity.WARNING)]


def told(found: list[Diagnostic]) -> list[tuple[str, str]]:
    """Code and hint of each finding."""
    return [(one.code, ENGLISH.said(one.hint) if one.hint else "") for one in found]


def written(old: str, new: str) -> str:
    """The plan with something in it written otherwise."""
    assert 1 == PLAN.count(old), old
    return PLAN.replace(old, new)


COMMAS = [
    ("value: 48,", "value: 48,000,", "FM-002", "Write `48000` or `48`, whichever you mean", "value: 48,"),
    ("effort: 3d}", "effort: 2,5 days}", "FM-002", "Write `effort: 2.5d`", "effort: 2.5d}"),
    ("effort: 3d}", "effort: 2,5 días}", "FM-002", "Write `effort: 2.5d`", "effort: 2.5d}"),
    ("effort: 3d}", "effort: 1,5 horas}", "FM-002", "Write `effort: 1.5h`", "effort: 1.5h}"),
    ("effort: 3d}", "effort: 2,5}", "FM-002", "Write `2.5d` or `2.5h`, whichever you mean", "effort: 2.5h}"),
    (
        "{every: 3 months, last: 2026-09-01}",
        "{every: 3 months last: 2026-09-01}",
        "FM-001",
        "write review: {every: 3 months, last: 2026-09-01}",
        "{every: 3 months, last: 2026-09-01}",
    ),
    (
        "due: 2026-12-20, after: [T1]}",
        "due: 2026-12-20 after: [T1]}",
        "FM-001",
        "write - {id: T2, title: Connect the form, responsible: [luis.gomez], due: 2026-12-20, after: [T1]}",
        "due: 2026-12-20, after: [T1]}",
    ),
    (
        "title: Connect the form,",
        "title: The form: who answers,",
        "FM-001",
        'write - {id: T2, title: "The form: who answers", responsible: [luis.gomez], due: 2026-12-20, after: [T1]}',
        'title: "The form: who answers",',
    ),
]

UNITS = [
    ("value: 4, unit: hours", "value: 4 hours", "value: 4", "hours"),
    ("value: 4, unit: hours", "value: 4h", "value: 4", "hours"),
    ("value: 4, unit: hours", "value: 4 horas", "value: 4", "hours"),
    ("value: 4, unit: hours", "value: 3 días", "value: 3", "days"),
    ("value: 4, unit: hours", "value: 3 dias", "value: 3", "days"),
    ("value: 4, unit: hours", "value: 95 %", "value: 95", '"%"'),
]

PARTIES = [
    ("owner: role:mops-lead", "owner: role: mops-lead", "FM-001", "write owner: role:mops-lead"),
    ("accountable: ana.ruiz", "accountable: person: ana.ruiz", "FM-001", "write accountable: person:ana.ruiz"),
    (
        "responsible: [luis.gomez], due: 2026-12-06, effort: 3d}",
        "responsible: role: mops-lead}",
        "FM-001",
        "write - {id: T1, title: List the places, responsible: role:mops-lead}",
    ),
    (
        "responsible: [luis.gomez], due: 2026-12-06",
        "R: luis.gomez, due: 2026-12-06",
        "RACI-011",
        "Write the role out, here probably `responsible: [luis.gomez]`: ",
    ),
]


@pytest.mark.parametrize(("old", "wrong", "code", "hint", "right"), COMMAS)
def test_a_comma_too_many_or_too_few(old: str, wrong: str, code: str, hint: str, right: str) -> None:
    """A comma between the parts of a group, there or not, is one finding, and the line that it asks for is right."""
    assert [(code, hint)] == told(heavy(written(old, wrong)))
    assert [] == told(heavy(written(old, right)))


@pytest.mark.parametrize(("old", "wrong", "number", "unit"), UNITS)
def test_a_number_with_its_unit(old: str, wrong: str, number: str, unit: str) -> None:
    """A promise that has its unit behind its number is one finding, and the unit gets a key of its own."""
    hint = f"Write `{number}` and, as a key of its own, `unit: {unit}`"
    assert [("FM-003", hint)] == told(heavy(written(old, wrong)))
    found = check(house(f"{written(old, wrong)}=== people.yml\n{PEOPLE}")).diagnostics
    assert "SLA-003" not in {one.code for one in found}
    assert "FM-003" not in {code for code, _ in told(heavy(written(old, f"{number}, unit: {unit}")))}


@pytest.mark.parametrize(("old", "wrong", "code", "hint"), PARTIES)
def test_a_party_that_is_written_otherwise(old: str, wrong: str, code: str, hint: str) -> None:
    """A space within a party, or a letter for a role, is one finding that says what to write."""
    assert [(code, hint)] == [(one, said[: len(hint)]) for one, said in told(heavy(written(old, wrong)))]


@pytest.mark.parametrize(
    "more",
    [
        "waits longer than a day",
        "espera más de un día",
        "espera mais de um dia",
        "something waits",
        "waits longer\nthan a day",
    ],
)
def test_a_text_on_two_lines(more: str) -> None:
    """A text that goes on at the very start of the next line is told to be indented, and not given a colon."""
    hint = "write it behind the text above, or begin it 2 spaces in"
    line = "us something\n"
    assert [("FM-001", hint)] == told(heavy(written(line, f"{line}{more}\n")))
    indented = "".join(f"  {one}\n" for one in more.splitlines())
    assert [] == told(heavy(written(line, f"{line}{indented}")))


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [
        ("status active", "write status: active"),
        ("staus active", "write staus: active"),
        ("owner role:mops-lead", "write owner: role:mops-lead"),
    ],
)
def test_a_key_without_its_colon(wrong: str, hint: str) -> None:
    """A key below a text still is a key, though its colon is missing."""
    assert [("FM-001", hint)] == told(heavy(written("owner: role:mops-lead", wrong)))


def test_a_list_without_dashes() -> None:
    """Entries without any dash are one finding, however many keys they have in common."""
    first = PLAN[PLAN.index("  - id: G1") : PLAN.index("steps:")]
    two = first + first.replace("G1", "G2").replace("sooner", "soon")
    hint = "Write `- id: {id}`, a dash before the first key of each entry, its other keys two spaces further in"
    for entries, last in ((first, "G1"), (two, "G2")):
        bare = entries.replace("  - id", "    id")
        assert [("FM-003", hint.format(id=last))] == told(heavy(PLAN.replace(first, bare)))
        dashed = "".join(f"{'' if line[4:6] == 'id' else '  '}{line}\n" for line in bare.splitlines())
        followed = PLAN.replace(first, dashed.replace("    id", "    - id"))
        assert "FM-003" not in {code for code, _ in told(heavy(followed))}


def test_two_people_under_one_id() -> None:
    """Of two people under one id one is lost: nobody is told that those who name her mean somebody else."""
    twice = PEOPLE.replace("marta.gil:", "luis.gomez:")
    hint = "keep one of the two, or give one of them a name of its own"
    assert [("FM-007", hint)] == told(heavy(PLAN, twice))


def test_two_teams_of_one_person() -> None:
    """A key twice within one person loses nobody: who is not in the file is told of all the same."""
    twice = PEOPLE.replace("{name: Ana Ruiz}", "{name: Ana Ruiz, title: Writer, title: Editor}")
    plan = written("accountable: ana.ruiz", "accountable: ana.ruizz")
    assert {"FM-007", "PEOPLE-001"} == {code for code, _ in told(heavy(plan, twice))}


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("progress: {on_track: 95}", "on_track: 0.95"),
        ("progress: {on_track: 95 %}", "on_track: 0.95"),
        ("progress: {at_risk: 75}", "at_risk: 0.75"),
        ("raci: {max_accountable_share: 50}", "max_accountable_share: 0.5"),
    ],
)
def test_a_share_of_one_in_per_cent(wrong: str, right: str) -> None:
    """A threshold that is a share of one says so when it is written as one of a hundred."""
    assert [("FM-003", f"Write `{right}`")] == told(heavy(PLAN, settings=f"settings: {{{wrong}}}\n"))
    followed = f"{wrong.partition('{')[0]}{{{right}}}"
    assert [] == told(heavy(PLAN, settings=f"settings: {{{followed}}}\n"))


@pytest.mark.parametrize("email", ["ana at example.com", "ana.example.com", '"Ana <ana@example.com>"', "ana@"])
def test_an_address_that_is_none(email: str) -> None:
    """An email address that no letter reaches is told of with how one looks."""
    people = PEOPLE.replace("{name: Ana Ruiz}", f"{{name: Ana Ruiz, email: {email}}}")
    assert [("FM-003", "Write it like this: `email: ana@example.com`")] == told(heavy(PLAN, people))


@pytest.mark.parametrize("email", ["ana@example.com", "ana.ruiz+plan@intranet", "ana@correo.empresa.es"])
def test_addresses(email: str) -> None:
    """Whatever may be an address is one."""
    assert [] == told(heavy(PLAN, PEOPLE.replace("{name: Ana Ruiz}", f"{{name: Ana Ruiz, email: {email}}}")))


def test_a_name_alone_is_no_person() -> None:
    """Whoever writes a person's name where the keys go is shown the line to write, in words that can be said."""
    (found,) = heavy(PLAN, PEOPLE.replace("ana.ruiz: {name: Ana Ruiz}", "ana.ruiz: Ana Ruiz"))

    assert ENGLISH.said(found.hint) == "Write `ana.ruiz: {name: Ana Ruiz}`"



def test_the_plan_itself() -> None:
    """Nothing is wrong with the plan that the mistakes are made in."""
    assert [] == told(heavy(PLAN))
