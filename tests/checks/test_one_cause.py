"""Where a value is wrong because YAML reads it otherwise than it was meant, one finding says so."""

import pytest

from house import house
from mopsdocs.compile.reporting import check
from mopsdocs.model.diagnostic import Severity

PEOPLE = "=== people.yml\npeople:\n  ana.ruiz: {name: Ana Ruiz}\n"
WHOLE = """\
---
title: Short forms
owner: ana.ruiz
tasks:
  - id: T1
    title: Write
    responsible: [ana.ruiz]
---
"""


def told(old: str, new: str) -> list[tuple[str, str, str]]:
    """Each warning and error of a playbook with one value written otherwise: code, what is said, where it stands."""
    assert old in WHOLE
    found = check(house(f"{WHOLE.replace(old, new, 1)}{PEOPLE}")).diagnostics
    heavy = [one for one in found if one.severity in (Severity.ERROR, Severity.WARNING)]
    assert all(one.severity == Severity.ERROR for one in heavy)
    spans = [one.span for one in heavy if one.span]
    places = [f"{one.line}:{one.column}" for one in spans]
    return [(one.code, one.said.text.split(" {")[0], at) for one, at in zip(heavy, places, strict=True)]


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("id: T1", "id: “T1”", "FM-004", "5:9"),
        ("owner: ana.ruiz", "owner: “ana.ruiz”", "PEOPLE-001", "3:8"),
        ("owner: ana.ruiz", "owner: ana.ruiz\narea: ‘campaigns’", "FM-009", "4:7"),
        ("[ana.ruiz]", "[“ana.ruiz”]", "PEOPLE-001", "7:19"),
    ],
)
def test_curly_quotes_round_an_id(old: str, new: str, code: str, place: str) -> None:
    """An id in curly quotes is an error that speaks of the quotes, not a warning about them and an error besides."""
    assert [(code, "the curly quotes around", place)] == told(old, new)


def test_a_title_that_is_a_comment() -> None:
    """A title that begins with # is told of as the comment that YAML takes it for, not also as a missing title."""
    said = "YAML reads nothing here: what begins with # is a comment to it"
    assert [("FM-003", said, "2:1")] == told("title: Short forms", "title: #1 in search")


def test_a_name_where_a_list_of_ids_stands() -> None:
    """A name alone where ids are listed is told of with ids in brackets: to put the name there would not do."""
    text = WHOLE.replace("[ana.ruiz]", "Ana Ruíz")
    found = [one for one in check(house(f"{text}{PEOPLE}")).diagnostics if one.severity == Severity.ERROR]
    assert ["FM-003"] == [one.code for one in found]
    assert [{"example": "responsible: [ana.ruiz]"}] == [one.hint.values for one in found if one.hint]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Ana Ruiz y Luis Gómez", "responsible: [ana.ruiz, luis.gomez]"),
        ("Ana Ruiz and Luis Gómez", "responsible: [ana.ruiz, luis.gomez]"),
        ("(Ana Ruiz / Luis Gómez)", "responsible: [ana.ruiz, luis.gomez]"),
    ],
)
def test_several_names(written: str, meant: str) -> None:
    """Names joined by a word or a sign are several people."""
    found = check(house(f"{WHOLE.replace('[ana.ruiz]', written)}{PEOPLE}")).diagnostics
    assert {"example": meant} in [one.hint.values for one in found if one.hint and one.code == "FM-003"]


@pytest.mark.parametrize(("written", "meant"), [("95,5 %", "95.5 %"), ("99,25%", "99.25%")])
def test_a_share_cut_at_its_comma(written: str, meant: str) -> None:
    """A share with a decimal comma among other keys is one finding, and what mends it takes the whole of it."""
    promise = f"commitment: {{share: {written}, window: 30 days}}"
    sla = f"slas:\n  - {{id: SLA1, title: Time, provider: ana.ruiz, {promise}}}\n"
    found = check(house(f"{WHOLE.replace('tasks:', f'{sla}tasks:')}{PEOPLE}")).diagnostics
    told = [one for one in found if one.span and one.span.line == 5 and one.code.startswith("FM-")]
    assert ["FM-002"] == [one.code for one in told]
    fix = told[0].fix
    assert fix is not None
    assert fix.span is not None
    line = f"{WHOLE.replace('tasks:', f'{sla}tasks:')}".splitlines()[4]
    assert f"share: {meant}, window" in line[: fix.span.column - 1] + fix.text + line[fix.span.end_column - 1 :]


@pytest.mark.parametrize(
    ("written", "hint"), [("-50%", "target: {change: -50 %}"), ("+25 %", "target: {change: +25 %}")]
)
def test_a_target_in_per_cent(written: str, hint: str) -> None:
    """A signed per cent as a target is a change: nothing makes a number of it by itself."""
    goal = f"goals:\n  - id: G1\n    title: More\n    target: {written}\n"
    found = check(house(f"{WHOLE.replace('tasks:', f'{goal}tasks:')}{PEOPLE}")).diagnostics
    told = [one for one in found if one.code == "FM-003"]
    assert [({"written": hint}, None)] == [(one.hint.values, one.fix) for one in told if one.hint]


def test_other_mistakes_beside_it_are_told() -> None:
    """A slip in one value takes nothing from the error in another one, though both stand on one line."""
    entry = "- {id: T1, title: “Write”, responsible: [no.body]}"
    text = WHOLE.replace("- id: T1\n    title: Write\n    responsible: [ana.ruiz]", entry)
    found = check(house(f"{text}{PEOPLE}")).diagnostics
    assert {"FM-002", "PEOPLE-001"} == {one.code for one in found if one.severity != Severity.INFO}
