"""Values at the edge of what can be counted: dates, numbers, formulas, and more of everything than anybody needs."""

from datetime import date

import pytest

from hostile.door import DAY, HEAD, PEOPLE, PLAYBOOK, compiled, errors, inputs, line, plan
from mopsdocs.compile.reporting import check
from steps import assert_few_steps

_METRIC = "id: m, name: M, type: level, unit: clicks, good: up, every: month, collector: ana.ruiz, source: S"
_GOAL = {
    "id": "G1", "title": "T", "metric": "m", "scope": "all", "baseline": "{value: 10, period: 2025}", "target": "20",
    "start": "2026-01-01", "due": "2026-12-31",
}  # fmt: skip
_NINES = "9" * 10_000


def goal(**keys: str) -> str:
    """A playbook with one goal, on lines 5 to 8."""
    written = ", ".join(f"{key}: {value}" for key, value in (_GOAL | keys).items())
    return f"{HEAD}metrics:\n  - {{{_METRIC}}}\ngoals:\n  - {{{written}}}\n"


def formula(text: str, example: str = "{a: 4, result: 2}") -> str:
    """A playbook with one formula, on line 6."""
    return f"{HEAD}metrics:\n  - {{{_METRIC}, inputs: {{a: A}}, formula: '{text}', example: {example}}}\n"


REFUSED = {
    "year 1": (goal(start="0001-01-01"), "FM-003", 8, "The year of `0001-01-01`"),
    "year 9999": (goal(due="9999-12-31"), "FM-003", 8, "The year of `9999-12-31`"),
    "30 February": (goal(due="2026-02-30"), "FM-003", 8, "no such day"),
    "a period in year 0": (goal(baseline="{value: 1, period: 0000}"), "FM-003", 8, "`period`"),
    "week 99": (goal(baseline="{value: 1, period: 2025-W99}"), "FM-003", 8, "`period`"),
    "every 12,000 months": (f"{HEAD}review: {{every: 12000 months, last: 2026-01-01}}", "FM-003", 5, "`every`"),
    "a review of 10,000 digits": (f"{HEAD}review: {{every: {_NINES} days}}", "FM-003", 5, "`every`"),
    "due after 99,999,999 days": (
        f"{HEAD}metrics: [{{{_METRIC}, due_after: 99999999 days}}]", "FM-003", 5, "`due_after`"
    ),
    "10,000 digits": (goal(target=_NINES), "FM-003", 8, "`target` takes a number"),
    "10,000 decimals": (goal(target=f"0.{_NINES}"), "FM-003", 8, "`target` takes a number"),
    "a change of 10,000 digits": (goal(target=f"{{change: +{_NINES} %}}"), "FM-003", 8, "`change`"),
    "1e999": (goal(target="1e999"), "FM-003", 8, "`1e999` is none"),
    "NaN": (goal(target="NaN"), "FM-003", 8, "`NaN` is none"),
    ".inf": (goal(target=".inf"), "FM-003", 8, "`.inf` is none"),
    "minus nothing": (goal(target="-0", baseline="0"), "SMART-M05", 8, "starts where it wants to end, at 0"),
    "more than nothing by a quarter": (
        goal(baseline="{value: 0, period: 2025}", target="{change: +25 %}"), "SMART-M05", 8, "at 0"
    ),
    "400 parentheses": (formula("(" * 400 + "a" + ")" * 400), "METRIC-015", 6, "more than 200 parts"),
    "40 parentheses": (formula("(" * 40 + "a" + ")" * 40), "METRIC-015", 6, "nested deeper than 32"),
    "500 additions": (formula("a" + "+a" * 499), "METRIC-015", 6, "more than 200 parts"),
    "5,000 additions": (formula("a" + "+a" * 5_000), "METRIC-015", 6, "longer than 1,000 characters"),
    "900 minus signs": (formula("-" * 900 + "a"), "METRIC-015", 6, "more than 200 parts"),
    "a power tower": (formula("a**9**9**9"), "METRIC-015", 6, "has `*` at character 3"),
    "900 digits": (formula("a*" + "9" * 900), "METRIC-015", 6, "more than 34 digits"),
    "an exponent": (formula("a * 1e999999999"), "METRIC-001", 6, "numbers are written out"),
    "a look-alike of a": (formula("\u0430 + a"), "METRIC-001", 6, "uses \u0430"),
    "a class": (formula("a.__class__"), "METRIC-015", 6, "has `.` at character 2"),
    "an import": (formula("__import__(a)"), "METRIC-015", 6, "function __import__"),
    "a formula that uses itself": (formula("[m] + a"), "LINK-006", 6, "The formula of x/m uses its own result"),
    "a task after itself": (
        f"{HEAD}tasks:\n  - {{id: T1, title: T, after: [T1]}}\n", "LINK-006", 6, "x/T1 waits for itself"
    ),
    "a playbook that supersedes itself": (f"{HEAD}supersedes: [x]", "LINK-006", 5, "x supersedes itself"),
    "a playbook that was itself": (f"{HEAD}was: [x]", "FM-004", 5, "the id of a playbook today"),
    "1,001 tasks": (
        HEAD + "tasks:\n" + "".join(f"  - {{id: T{i}, title: T}}\n" for i in range(1001)), "SAFE-002", 5, "1,001"
    ),
}  # fmt: skip

ADMITTED = {
    "every 999 months": f"{HEAD}review: {{every: 999 months, last: 2199-12-31}}",
    "every 99,999 days": f"{HEAD}review: {{every: 99999 days, last: 2199-12-31}}",
    "the longest window": goal(start="1900-01-01", due="2199-12-31"),
    "the widest step": goal(baseline="{value: -999999999999999999999999, period: 1900}", target="9" * 24),
    "the smallest step": goal(baseline="{value: 0.0000000001, period: 1900}", target="0.0000000002"),
    "a division by nothing": formula("a / (a - a)"),
    "rounding to 999,999,999 places": formula("round(a, 999999999)"),
    "rounding to fewer than no places": formula("round(a, -5)"),
    "a product out of range": formula("*".join(["a"] * 90), f"{{a: {'9' * 24}, result: 1}}"),
    "150 tasks, each after all before it": HEAD + "tasks:\n" + "".join(
        f"  - {{id: T{i}, title: T, after: [{', '.join(f'T{j}' for j in range(i))}]}}\n" for i in range(150)
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    """What no plan can mean is one finding, at its line, that shows what was seen."""
    front, code, number, fragment = REFUSED[name]
    found = [line(one) for one in errors(plan(front))]

    assert {one.partition(" ")[0] for one in found} == {code}, found
    assert [one for one in found if one.startswith(f"{code} {PLAYBOOK}:{number} ") and fragment in one], found


@pytest.mark.parametrize("name", ADMITTED)
@pytest.mark.parametrize("today", [date(1900, 1, 1), DAY, date(2199, 12, 31)])
def test_admitted(name: str, today: date) -> None:
    """What is merely absurd is built, on the first day and on the last one that there is."""
    found = compiled(plan(ADMITTED[name]), today)

    assert [] == [line(one) for one in found.report.diagnostics if one.severity == "error"]
    assert b"</html>" in found.render("playbooks/x.html")


def test_a_thousand_tasks_and_a_hundred_parties() -> None:
    """The widest matrix that the limits allow is drawn, in a time that grows with its size."""
    people = PEOPLE.replace("roles:", "".join(f"  p{i}: {{name: P {i}}}\n" for i in range(100)) + "roles:")
    rows = "".join(f"  - {{id: T{i}, title: T, responsible: [p{i % 100}, p{i * 7 % 100}]}}\n" for i in range(1000))
    found = compiled({**plan(f"{HEAD}tasks:\n{rows}"), "people.yml": people})

    assert not found.report.failed
    assert found.render("playbooks/x.html").count(b"<tr") > 1000


def test_five_thousand_people_and_one() -> None:
    """One person more than the limit is a finding of people.yml, and of no playbook."""
    people = "people:\n" + "".join(f"  p{i}: {{}}\n" for i in range(5001))
    whole = inputs({**plan("title: X\nowner: p5000"), "people.yml": people})
    found = list[str]()
    assert_few_steps(whole, lambda: found.extend(line(one) for one in check(whole).diagnostics))

    assert [one for one in found if one.startswith("SAFE-002 people.yml:1 `people` has 5,001 entries")], found
    assert {one.split(" ")[1].partition(":")[0] for one in found} == {"people.yml"}
