"""Statements held against fields: what disagrees, and what may mean something else."""

from datetime import date
from decimal import Decimal

import pytest

from assess.plans import (
    assessed,
    assessed_goal,
    baseline,
    checkpoint,
    click_rate,
    codes,
    goal,
    metric,
    playbook,
    target,
    words,
)
from mopsdocs.assess.days import stretches
from mopsdocs.assess.figures import figures
from steps import LINEAR, growth

RATE = {
    "metric": "click-rate",
    "title": None,
    "baseline": baseline("3.2"),
    "target": target("3.9", "+0.7 pp"),
    "achievable": goal().achievable,
}

AGREEING = [
    ("en", "Increase total email clicks by 25 % within 2026"),
    ("en", "Increase total email clicks by 25% from 48,000 to 60,000 clicks in 2026"),
    ("en", "12,000 more clicks than in 2025, by the end of 2026"),
    ("en", "From 48k to 60k clicks"),
    ("en", "60 thousand clicks"),
    ("en", "60 000 clicks by 31 December 2026"),
    ("en", "At least 60,000 clicks by December 31, 2026"),
    ("en", "60,000 clicks by Q4 2026"),
    ("en", "60,000 clicks before 2027"),
    ("en", "29,500 clicks by June 2026 and 60,000 clicks by the end of 2026"),
    ("en", "About 59,000 clicks in 2026"),
    ("en", "25 % more clicks in our 12 countries, from 3 newsletters and 40 mails"),
    ("en", "25 % more clicks, with 90 % of the lists cleaned"),
    ("en", "25 % more clicks than in 2025, when 2024 had brought 41,000"),
    ("en", "Increase total email clicks by a quarter"),
    ("en", "More than 48,000 clicks: 25 % more"),
    ("es", "Aumentar los clics un 25 % durante 2026, de 48.000 a 60.000 clicks"),
    ("es", "60 mil clicks antes de enero de 2027"),
    ("es", "Llegar a 60.000 clicks hasta el 31 de diciembre de 2026"),
    ("pt", "Aumentar os cliques em 25 por cento até dezembro de 2026"),
    ("pt", "Chegar a 60.000 clicks até 31 de dezembro de 2026"),
]

DISAGREEING = [
    ("en", "Increase total email clicks by 30 % within 2026", "30 %"),
    ("en", "Increase total email clicks by 25.5 %", "25.5 %"),
    ("en", "Reach 61,000 clicks in 2026", "61,000"),
    ("en", "From 48k to 65k clicks", "65k"),
    ("en", "Reach 60,000 clicks by 30 June 2027", "30 june 2027"),
    ("en", "Reach 60,000 clicks by June 30, 2027", "june 30, 2027"),
    ("en", "Reach 60,000 clicks by 2026-09-30", "2026-09-30"),
    ("en", "Reach 60,000 clicks until September 2026", "september 2026"),
    ("en", "Reach 60,000 clicks by Q3 2026", "q3 2026"),
    ("en", "Reach 60,000 clicks within 2027", "2027"),
    ("en", "Reach 60,000 clicks by the end of 2028", "2028"),
    ("en", "Reach 60,000 clicks in 2028", "2028"),
    ("es", "Llegar a 61.000 clicks", "61.000"),
    ("es", "Aumentar los clics un 30 por ciento", "30 por ciento"),
    ("es", "Llegar a 60.000 clicks antes de marzo de 2027", "marzo de 2027"),
    ("pt", "Chegar a 65 mil clicks", "65 mil"),
    ("pt", "Chegar a 60.000 clicks até 30 de junho de 2027", "30 de junho de 2027"),
]


def with_statement(lang: str, statement: str, **keys: object) -> list[tuple[str, object]]:
    """What S04 sees in a statement."""
    points = (checkpoint(0, date(2026, 6, 30), "29500"),)
    found = assessed_goal(statement=words(statement, lang), **{"checkpoints": points, **keys})
    return [(fault.rule, fault.said.values["seen"]) for fault in found.faults if fault.rule == "SMART-S04"]


@pytest.mark.parametrize(("lang", "statement"), AGREEING)
def test_statement_that_agrees_is_left_alone(lang: str, statement: str) -> None:
    """Numbers and dates that are the fields', or may mean something else, are no finding."""
    assert with_statement(lang, statement) == []


@pytest.mark.parametrize(("lang", "statement", "seen"), DISAGREEING)
def test_statement_that_disagrees_is_told_with_what_was_seen(lang: str, statement: str, seen: str) -> None:
    """A percentage, a number with the metric's unit, or a deadline that stands in no field is told as seen."""
    assert with_statement(lang, statement) == [("SMART-S04", seen)]


@pytest.mark.parametrize(
    ("statement", "seen"),
    [
        ("Raise the click rate from 3.2 % to 3.9 %", []),
        ("Raise the click rate by 0.7 percentage points", []),
        ("Raise the click rate by 0.7 pp, which is 22 % more", []),
        ("La tasa pasa del 3,2 % al 3,9 %", []),
        ("Raise the click rate to 4.2 %", ["4.2 %"]),
        ("Raise the click rate by 1 pp", ["1 pp"]),
    ],
)
def test_percentages_are_compared_with_their_own_fields(statement: str, seen: list[str]) -> None:
    """On a % metric baseline, target, points and relative change all count."""
    assert [what for _, what in with_statement("en", statement, **{**RATE, "checkpoints": ()})] == seen


@pytest.mark.parametrize(
    ("statement", "seen"),
    [
        ("Answer leads within 24 hours", []),
        ("Answer 90 % of the leads within 24 hours", []),
        ("Answer leads within 24 hours; look at them every 2 hours", []),
        ("Answer leads within 12 hours", ["12"]),
        ("Answer leads 20 % sooner than in 2025", []),
        ("Answer leads in 24 hours instead of 36 hours", ["36"]),
    ],
)
def test_stretches_of_time_are_not_mistaken_for_the_target(statement: str, seen: list[str]) -> None:
    """Where the metric is a time, another time in the sentence passes if the target stands there too."""
    reply = metric(unit="hours", good="down", kind="level", name=words("Time to reply"))
    keys: dict[str, object] = {"direction": None, "baseline": baseline("30"), "target": target("24"), "title": None}
    found = assessed(playbook(metrics=(reply,), goals=(goal(statement=words(statement), **keys),))).goals[0]

    assert [f.said.values["seen"] for f in found.faults if f.rule == "SMART-S04"] == seen


@pytest.mark.parametrize(
    ("statement", "seen"),
    [("Win 2.4 million EUR", []), ("Win €2,400,000", []), ("Win 2.4M EUR", []), ("Win €3,000,000", ["€3,000,000"])],
)
def test_money_is_known_by_sign_and_code(statement: str, seen: list[str]) -> None:
    """A currency's sign stands for its code, before or after the number."""
    sales = metric(unit="EUR", name=words("Sourced pipeline"))
    keys: dict[str, object] = {"baseline": baseline("2000000"), "target": target("2400000"), "title": None}
    found = assessed(playbook(metrics=(sales,), goals=(goal(statement=words(statement), **keys),))).goals[0]

    assert [f.said.values["seen"] for f in found.faults if f.rule == "SMART-S04"] == seen


def test_missing_fields_are_the_only_finding() -> None:
    """Without a baseline or target there is nothing to disagree with."""
    assert codes(assessed_goal(target=None, statement=words("Reach 61,000 clicks"))) == ["SMART-M03"]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("60,000", ["60", "60000"]),
        ("60.000", ["60", "60000"]),
        ("60 000", ["60000"]),
        ("60\u00a0000", ["60000"]),
        ("60\u202f000", ["60000"]),
        ("1,234,567", ["1234567"]),
        ("1.234.567,8", ["1234567.8"]),
        ("1,234,567.8", ["1234567.8"]),
        ("3,5", ["3.5"]),
        ("3.5", ["3.5"]),
        ("0.125", ["0.125"]),
        ("1234.567", ["1234.567"]),
        ("60k", ["60000"]),
        ("1.2 million", ["1200000"]),
        ("2,5 millones", ["2500000"]),
        ("3 milhões", ["3000000"]),
        ("60 mil", ["60000"]),
        ("1,2.3,4", []),
    ],
)
def test_number_is_read_in_every_way_that_people_write_it(text: str, readings: list[str]) -> None:
    """Point, comma and space are decimal or thousands marks; where both are possible both count."""
    (figure,) = figures(text)

    assert [value for value, _ in figure.readings] == [Decimal(reading) for reading in readings]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-06-30", date(2026, 6, 30), date(2026, 6, 30)),
        ("30 june 2026", date(2026, 6, 30), date(2026, 6, 30)),
        ("june 30th, 2026", date(2026, 6, 30), date(2026, 6, 30)),
        ("30 de junio de 2026", date(2026, 6, 30), date(2026, 6, 30)),
        ("1º de março de 2026", date(2026, 3, 1), date(2026, 3, 1)),
        ("february 2028", date(2028, 2, 1), date(2028, 2, 29)),
        ("q2 2026", date(2026, 4, 1), date(2026, 6, 30)),
        ("2026-q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_date_is_read_in_every_way_that_people_write_it(text: str, first: date, last: date) -> None:
    """Days, months, quarters and years are read in three languages."""
    (stretch,) = stretches(f"by {text}")

    assert (stretch.first, stretch.last, stretch.relation) == (first, last, "until")


@pytest.mark.parametrize("text", ["31 june 2026", "2026-02-30", "2026 %", "2026 5", "1826", "v2026", "20261"])
def test_what_is_no_date_is_passed_over(text: str) -> None:
    """A day that does not exist, or a number that looks like a year, is no date."""
    assert list(stretches(text)) == []


@pytest.mark.parametrize(
    "text",
    ["1 ", "1.", "1 000 ", "9", "2026 ", "by the end of ", "may ", "$ "],
    ids=["numbers", "points", "thousands", "digits", "years", "deadlines", "months", "money"],
)
def test_long_statements_are_read_in_linear_time(text: str) -> None:
    """Twice as long a statement takes twice the steps, whatever it repeats."""

    def read(times: int) -> None:
        assessed(playbook(metrics=(metric(), click_rate()), goals=(goal(statement=words(text * times + "1")),)))

    assert growth(read, 1000) < LINEAR
