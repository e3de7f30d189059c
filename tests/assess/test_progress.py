"""Progress: what holds whatever the numbers are, and what is shown where there is no number."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from house import house
from mopsdocs.compile.reporting import check
from mopsdocs.model.diagnostic import Severity
from mopsdocs.model.periods import EXAMPLES, containing, first_day, last_day, number_of, position, written_as
from tests.assess.pacing import Plan, sentence

NUMBERS = st.integers(-9_999, 9_999)
COUNTS = st.integers(0, 9_999)
FEW = settings(max_examples=25, deadline=None)
NEAR = Fraction(1, 10**10)


def close(found: Decimal | None, share: Fraction) -> bool:
    """Whether two numbers agree in all the digits that are told."""
    return found is not None and abs(Fraction(found) - share) <= NEAR * max(1, abs(share))


def oracle(kind: str, base: int, target: int, rows: list[tuple[int, int]], whole: int) -> tuple[Fraction, Fraction]:
    """Way and expected share once more, by fractions, for windows of whole periods without checkpoints."""
    elapsed = Fraction(len(rows), whole)
    first = sum(a for a, _ in rows)
    if kind == "total":
        return (first - base * elapsed) / Fraction(target - base), elapsed
    now = Fraction(100 * first, sum(b for _, b in rows)) if kind == "rate" else Fraction(rows[-1][0])
    return (now - base) / (target - base), elapsed


@FEW
@given(
    st.sampled_from(["total", "level", "rate"]),
    st.tuples(NUMBERS, NUMBERS).filter(lambda pair: pair[0] != pair[1]),
    st.lists(st.tuples(COUNTS, st.integers(1, 9_999)), min_size=2, max_size=12),
)
def test_agrees_with_the_oracle(kind: str, ends: tuple[int, int], rows: list[tuple[int, int]]) -> None:
    """Whatever the numbers are, way and expected share are those of a second computation."""
    values = tuple(f"{a},{b}" if kind == "rate" else a for a, b in rows)
    day = last_day("month", (number_of("2026-01", "month") or 0) + len(rows) - 1) + timedelta(days=1)
    found = Plan(kind, base=str(ends[0]), target=str(ends[1]), values=values, today=day.isoformat()).progress()
    way, expected = oracle(kind, *ends, rows, 12)

    assert close(found.way, way)
    assert close(found.expected, expected)
    assert close(found.pace, way / expected)


@FEW
@given(
    st.sampled_from(["total", "level", "rate"]),
    st.integers(1, 999),
    st.integers(1, 999).map(lambda step: step * 12),
    st.integers(2, 12),
)
def test_doing_nothing_scores_zero_and_the_plan_scores_one(kind: str, base: int, gain: int, months: int) -> None:
    """Whoever stays at the baseline has pace 0, whoever follows the line pace 1, in every kind and month."""
    start, target = base * 12, base * 12 + gain
    step = gain // 12
    stay = {"total": base, "level": start, "rate": f"{start},100"}[kind]
    follow: list[str | int]
    if kind == "total":
        follow = [base + step] * months
    elif kind == "level":
        follow = [start + step * (month + 1) for month in range(months)]
    else:
        follow = [f"{start + step * months},100"] * months
    today = (last_day("month", (number_of("2026-01", "month") or 0) + months - 1) + timedelta(days=1)).isoformat()
    ends = {"base": str(start), "target": str(target), "today": today}

    assert Plan(kind, values=(stay,) * months, **ends).progress().pace == 0
    assert Plan(kind, values=tuple(follow), **ends).progress().pace == 1


@FEW
@given(st.permutations([("2026-01", 4), ("2026-02", 5), ("2026-03", 9)]))
def test_rows_out_of_order_give_no_other_numbers(rows: list[tuple[str, int]]) -> None:
    """Rows in another order are a finding, never another result."""
    text = "period,value\n" + "".join(f"{period},{value}\n" for period, value in rows)
    found = Plan(csv=text, today="2026-04-10").progress()

    assert found.now in (None, 9)
    assert (found.now is None) == (rows != sorted(rows))


@FEW
@given(st.integers(1, 10**9), st.lists(st.tuples(COUNTS, st.integers(1, 9_999)), min_size=2, max_size=9))
def test_units_cancel(scale: int, rows: list[tuple[int, int]]) -> None:
    """Counted in euros or in cents, a goal is as far on its way."""
    today = (last_day("month", (number_of("2026-01", "month") or 0) + len(rows) - 1) + timedelta(days=1)).isoformat()

    def made(kind: str, times: int) -> tuple[Decimal | None, Decimal | None]:
        values = tuple(f"{a * times},{b * times}" if kind == "rate" else a * times for a, b in rows)
        by = 1 if kind == "rate" else times
        found = Plan(kind, base=str(3 * by), target=str(40 * by), values=values, today=today).progress()
        return found.way, found.pace

    for kind in ("total", "level", "rate"):
        assert made(kind, 1) == made(kind, scale)


@settings(max_examples=80, deadline=None)
@given(
    kind=st.sampled_from(["total", "level", "rate"]),
    every=st.sampled_from(sorted(EXAMPLES)),
    base=st.none() | st.integers(-(10**23), 10**23).map(str),
    target=st.none() | st.integers(-(10**23), 10**23).map(str),
    start=st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)).map(str),
    due=st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)).map(str),
    direction=st.sampled_from(["", "increase", "decrease", "keep-above", "keep-below", "keep-within", "milestone"]),
    first=st.dates(date(2019, 1, 1), date(2027, 1, 1)),
    values=st.lists(st.integers(-(10**23), 10**23), max_size=9),
    today=st.dates(date(2019, 1, 1), date(2031, 1, 1)).map(str),
)
def test_no_numbers_break_it(
    first: date, every: str, kind: str, direction: str, values: list[int], **keys: str
) -> None:
    """Zero, negative and huge numbers, windows anywhere, any direction: a word or a number, never a crash or NaN."""
    found = Plan(
        kind,
        every,
        more=f"direction: {direction}" if direction else "",
        first=written_as(every, containing(every, first)),
        values=tuple(f"{value},{value // 2}" if kind == "rate" else value for value in values),
        **keys,
    ).progress()

    assert sentence(found)
    assert "NaN" not in sentence(found)
    for number in (found.way, found.expected, found.pace, found.now, found.planned, found.ends_at):
        assert number is None or number.is_finite()


def test_milestones_count_steps() -> None:
    """A milestone's pace is steps done by steps due, its way steps done by all steps; dropped ones do not count."""
    step = "  - {{id: {id}, title: Step, due: {due}, tasks: [{{id: T{id}, title: Do it, status: {status}}}]}}\n"
    rows = [("S1", "2026-02-01", "done"), ("S2", "2026-05-01", "doing"), ("S3", "2026-09-01", "todo")]
    rows += [("S4", "2026-03-01", "dropped"), ("S5", "2026-10-01", "todo")]
    steps = "steps:\n" + "".join(step.format(id=i, due=due, status=status) for i, due, status in rows)
    milestones = "direction: milestone\nmilestones: [S1, S2, S3, S4, S5]"
    found = Plan(metric="", base=None, target=None, more=milestones, others=steps).progress()

    assert (found.way, found.expected, found.pace) == (Decimal("0.25"), Decimal("0.5"), Decimal("0.5"))
    assert found.status == "off-track"
    assert sentence(found) == "1 of 4 steps done, 2 expected by 10 Jul 2026"


def test_a_metric_of_another_playbook_is_measured_by_its_own_values() -> None:
    """A goal may be held against another playbook's metric; its values are read beside that playbook."""
    other = "---\ntitle: Other\nmetrics:\n  - {id: two, type: level, every: month, values: data/two.csv}\n---\n"
    rows = "period,value\n2026-04,120\n2026-05,130\n2026-06,150\n"
    found = Plan(metric="other/two", files={"other.md": other, "data/two.csv": rows}).progress()

    assert (found.now, found.way) == (150, Decimal("0.5"))


def test_a_formula_of_other_metrics_is_computed_over_the_same_periods() -> None:
    """A ratio of two totals is the ratio of their sums: (100 + 900) / (1,000 + 30,000), and never the mean."""
    others = (
        "  - {id: clicks, type: total, every: month, values: clicks.csv}\n"
        "  - {id: views, type: total, every: month, values: views.csv}\n"
        '  - {id: share, type: rate, unit: "%", every: month, formula: "[clicks] / [views] * 100"}\n'
    )
    files = {
        "clicks.csv": "period,value\n2026-01,100\n2026-02,900\n",
        "views.csv": "period,value\n2026-01,1000\n2026-02,30000\n",
    }
    plan = Plan(metric="share", base="3", target="4", others=others, files=files, today="2026-03-05")

    assert close(plan.progress().now, Fraction(100 * 1000, 31000))


def test_a_sum_of_totals_is_held_against_last_year_as_its_parts_are() -> None:
    """What a total makes of others knows their last year: adding nothing to it is no way at all."""
    others = (
        "  - {id: web, type: total, every: month, values: web.csv}\n"
        "  - {id: mail, type: total, every: month, values: mail.csv}\n"
        '  - {id: all, type: total, every: month, formula: "[web] + [mail]"}\n'
    )
    rows = "".join(f"{year}-{month:02},{month * 100}\n" for year in (2025, 2026) for month in range(1, 13))
    csv = f"period,value\n{rows}"
    files = {"web.csv": csv, "mail.csv": csv}
    base = "{value: 15600, period: 2025}"
    found = Plan(metric="all", base=base, target="20000", others=others, files=files).progress()

    assert (found.now, found.way) == (4200, 0)


def test_the_end_is_told_to_its_last_digit() -> None:
    """48 to 24 with 34 at half-time leads to 20, not to 19.9999999999."""
    assert Plan(base="48", target="24", values=(45, 43, 41, 39, 37, 34)).progress().ends_at == 20


def test_formulas_in_a_circle_are_a_word() -> None:
    """Metrics that use each other never loop: there is a finding, and the goal says so."""
    others = (
        '  - {id: a, type: rate, every: month, inputs: {x: X}, formula: "[b] * x", values: a.csv}\n'
        '  - {id: b, type: rate, every: month, inputs: {x: X}, formula: "[a] + x", values: a.csv}\n'
    )
    rows = "period,x\n2026-01,1\n2026-02,2\n"
    found = Plan(metric="a", others=others, files={"a.csv": rows}, today="2026-03-01").progress()

    assert found.status == "data-needed"
    assert "leads back to itself" in sentence(found)


@pytest.mark.parametrize("every", sorted(EXAMPLES))
def test_periods_are_written_as_they_are_read(every: str) -> None:
    """Every period from 1950 to 2150 is read as it is written, and begins the day after the one before."""
    numbers = range(containing(every, date(1950, 1, 1)), containing(every, date(2150, 1, 1)))
    for number in numbers if every != "day" else numbers[::17]:
        assert number_of(written_as(every, number), every) == number
        assert last_day(every, number) + timedelta(days=1) == first_day(every, number + 1)
        assert containing(every, first_day(every, number)) == containing(every, last_day(every, number)) == number
        assert position(every, first_day(every, number)) == number


def test_values_never_stop_what_is_not_wrong() -> None:
    """Late values are told, and stop no build."""
    report = check(house(Plan(values=(100,)).text()))

    assert [one.code for one in report.diagnostics if one.code.startswith("METRIC-006")] == ["METRIC-006"]
    stopping = [one.code for one in report.diagnostics if one.severity == Severity.ERROR]
    assert {code.partition("-")[0] for code in stopping} == {"PEOPLE"}
