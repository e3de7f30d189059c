"""Formulas: read, computed, refused."""

from decimal import ROUND_HALF_EVEN, Context, Decimal, Inexact

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mopsdocs.assess.formula import Failure, Formula, divides, evaluate, evaluate_all, worked
from mopsdocs.assess.grammar import Misread, parse

VALUES = {
    "clicks": Decimal(4200),
    "impressions": Decimal(120000),
    "sends": Decimal(180000),
    "cost": Decimal("1250.50"),
    "zero": Decimal(0),
    "debt": Decimal(-30),
    "click-rate": Decimal("3.5"),
    "email-program/click-rate": Decimal(4),
    "a": Decimal(7),
    "b": Decimal(2),
    "2nd_touch": Decimal(11),
}

COMPUTED = [
    ("clicks", "4200"),
    ("clicks / impressions * 100", "3.5"),
    ("100 * clicks / impressions", "3.5"),
    ("(clicks / impressions) * 100", "3.5"),
    ("clicks/impressions*100", "3.5"),
    ("1 + 2 * 3", "7"),
    ("(1 + 2) * 3", "9"),
    ("10 - 4 - 3", "3"),
    ("10 - (4 - 3)", "9"),
    ("100 / 10 / 2", "5"),
    ("100 / (10 / 2)", "20"),
    ("2 * 3 + 4 * 5", "26"),
    ("10 - 4 + 3", "9"),
    ("12 / 4 * 3", "9"),
    ("-2 * 3", "-6"),
    ("2 * -3", "-6"),
    ("-(1 + 2)", "-3"),
    ("--5", "5"),
    ("5 - -2", "7"),
    ("+4", "4"),
    ("-2 + 5", "3"),
    ("0.1 + 0.2", "0.3"),
    ("1.10", "1.1"),
    ("007", "7"),
    ("[click-rate] * 2", "7"),
    ("[email-program/click-rate] - [click-rate]", "0.5"),
    ("[ click-rate ]", "3.5"),
    ("min(a, b)", "2"),
    ("max(a, b)", "7"),
    ("max(a, b, 9, 8)", "9"),
    ("min(5)", "5"),
    ("abs(debt)", "30"),
    ("abs(-3.5)", "3.5"),
    ("round(2.5)", "2"),
    ("round(3.5)", "4"),
    ("round(clicks / sends, 3)", "0.023"),
    ("round(2.345, 2)", "2.34"),
    ("round(1 / 3, 12)", "0.333333333333"),
    ("max(0, debt)", "0"),
    ("min(max(a, b), 5) + abs(debt)", "35"),
    ("cost / clicks * 1000", "297.738095238"),
    ("(clicks - debt) / (sends - impressions)", "0.0705"),
    ("2nd_touch + 1", "12"),
    ("clicks\n  / impressions\n  * 100", "3.5"),
    ("1 - clicks / impressions", "0.965"),
    ("zero / clicks", "0"),
]

REFUSED = [
    ("", "empty", 1, ""),
    ("   ", "empty", 1, ""),
    ("clicks +", "operand", 9, ""),
    ("* clicks", "operand", 1, "*"),
    ("clicks impressions", "operator", 8, "impressions"),
    ("clicks 100", "operator", 8, "100"),
    ("2(a)", "operator", 2, "("),
    ("(clicks", "unclosed", 1, "("),
    ("max(a, b", "unclosed", 4, "("),
    ("clicks)", "operator", 7, ")"),
    ("()", "operand", 2, ")"),
    ("3,5", "operator", 2, ","),
    ("a ** b", "operand", 4, "*"),
    ("a ^ b", "character", 3, "^"),
    ("clicks × 2", "character", 8, "×"),
    ("50 %", "character", 4, "%"),
    ("rate = clicks / sends", "character", 6, "="),
    (".5", "character", 1, "."),
    ("1.2.3", "character", 2, "."),
    ("5.", "character", 2, "."),
    ("[click-rate", "bracket", 1, "["),
    ("click-rate]", "bracket", 11, "]"),
    ("[]", "bracket", 1, "["),
    ("sum(a, b)", "function", 1, "sum"),
    ("max()", "few", 1, "max"),
    ("abs(a, b)", "many", 1, "abs"),
    ("round(1, 2, 3)", "many", 1, "round"),
    ("max(a,)", "operand", 7, ")"),
    ("__import__('os')", "character", 12, "'"),
    ("1" * 35, "digits", 1, "1" * 34),
    ("(" * 33 + "1" + ")" * 33, "deep", 34, "1"),
    ("-" * 33 + "1", "deep", 34, "1"),
    ("1" + " + 1" * 100, "large", 401, "1"),
    ("a" * 1001, "long", 1001, ""),
]


def formula(text: str) -> Formula:
    """A formula that parses."""
    found = parse(text)
    assert isinstance(found, Formula), found
    return found


def computed(text: str, values: dict[str, Decimal] | None = None) -> Decimal | Failure:
    """What a formula gives."""
    return evaluate(formula(text), VALUES if values is None else values)


@pytest.mark.parametrize(("text", "result"), COMPUTED)
def test_result_is_what_a_person_computes(text: str, result: str) -> None:
    """A formula gives the number that it gives on paper, to 12 digits."""
    found = computed(text)

    assert isinstance(found, Decimal)
    assert Context(prec=12).plus(found) == Decimal(result)


@pytest.mark.parametrize(("text", "kind", "position", "seen"), REFUSED, ids=[r[0][:24] or "-" for r in REFUSED])
def test_what_is_no_formula_is_refused_at_its_place(text: str, kind: str, position: int, seen: str) -> None:
    """A slip gives its kind, the character where it stands, and what stands there."""
    assert parse(text) == Misread(kind, position, seen)


@pytest.mark.parametrize("text", ["(" * 32 + "1" + ")" * 32, "-" * 32 + "1", "1" + " + 1" * 99 + " ", "9" * 34])
def test_what_the_limits_allow_is_computed(text: str) -> None:
    """A formula at the very limit of depth, parts or digits still works."""
    assert isinstance(computed(text), Decimal)


def test_names_are_listed_in_order() -> None:
    """A formula tells which inputs and which metrics it needs, each once."""
    found = formula("b / a * b + [other/rate] - [click-rate] * [other/rate]")

    assert found.inputs == ("b", "a")
    assert found.metrics == ("other/rate", "click-rate")


def test_values_come_later() -> None:
    """One formula is computed with any numbers."""
    found = formula("clicks / impressions * 100")

    assert evaluate(found, {"clicks": Decimal(1), "impressions": Decimal(4)}) == 25
    assert evaluate(found, {"clicks": Decimal(3), "impressions": Decimal(4)}) == 75


@pytest.mark.parametrize(
    ("text", "failure"),
    [
        ("clicks / zero", Failure("zero")),
        ("zero / zero", Failure("zero")),
        ("1 / (a - 7)", Failure("zero")),
        ("clicks / bounces", Failure("missing", "bounces")),
        ("[open-rate] * 2", Failure("missing", "open-rate")),
        ("round(clicks, 13)", Failure("places")),
        ("round(clicks, 0.5)", Failure("places")),
        ("round(clicks, -1)", Failure("places")),
        (" * ".join(["9" * 34] * 4), Failure("range")),
    ],
)
def test_what_cannot_be_computed_says_why(text: str, failure: Failure) -> None:
    """A division by zero, a missing number or a number too large is an answer, not a crash."""
    assert computed(text) == failure


def test_worked_example_shows_the_numbers() -> None:
    """The worked example is the formula with numbers in the place of names."""
    found = worked(formula("round(100*clicks/impressions, 1) - [click-rate]"), VALUES)

    shown = "".join(part if isinstance(part, str) else f"<{part}>" for part in found)
    assert shown == "round(<100> * <4200> / <120000>, <1>) - <3.5>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("clicks", False),
        ("clicks / 1000", False),
        ("clicks / (10 * 100)", False),
        ("clicks / max(2, -3)", False),
        ("clicks / impressions", True),
        ("1000 / clicks", True),
        ("min(1, clicks / sends)", True),
        ("clicks / (sends - 3)", True),
    ],
)
def test_division_by_a_plain_number_only_changes_the_unit(*, text: str, expected: bool) -> None:
    """A formula is a ratio where it divides by something that was counted."""
    assert divides(formula(text)) is expected


@settings(deadline=None)
@given(st.text(max_size=1100))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    """Whatever an author writes, it is a formula or a misreading with a position inside the text."""
    found = parse(text)

    if isinstance(found, Misread):
        assert 1 <= found.position <= len(text) + 1
    else:
        assert isinstance(evaluate(found, {}), Decimal | Failure)


@settings(deadline=None)
@given(st.text(alphabet="ab1.[]()+-*/, minax", max_size=60))
def test_any_sequence_of_signs_is_read_without_a_crash(text: str) -> None:
    """Signs, names and numbers in any order are computed or refused."""
    found = parse(text)

    if isinstance(found, Formula):
        assert isinstance(evaluate(found, VALUES), Decimal | Failure)


NUMBERS = st.decimals(min_value=0, max_value=10**6, places=2).map(lambda value: (str(value), value))


def joined(children: st.SearchStrategy[tuple[str, Decimal]]) -> st.SearchStrategy[tuple[str, Decimal]]:
    """Two formulas joined by an operator, in parentheses, with the result that Python's decimals give."""

    def join(left: tuple[str, Decimal], sign: str, right: tuple[str, Decimal]) -> tuple[str, Decimal]:
        context = Context(prec=34, rounding=ROUND_HALF_EVEN)
        actions = {"+": context.add, "-": context.subtract, "*": context.multiply}
        return f"({left[0]} {sign} {right[0]})", actions[sign](left[1], right[1])

    return st.builds(join, children, st.sampled_from("+-*"), children)


@settings(deadline=None)
@given(st.recursive(NUMBERS, joined, max_leaves=12))
def test_nested_formulas_agree_with_python(tree: tuple[str, Decimal]) -> None:
    """A nested formula gives the same decimal as Python's own arithmetic."""
    text, expected = tree
    found = parse(text)

    assert isinstance(found, Formula)
    assert evaluate(found, {}) == expected


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from("+-*/"), st.integers(1, 999)), max_size=20), st.integers(0, 999))
def test_operators_bind_as_in_python(rest: list[tuple[str, int]], first: int) -> None:
    """A chain of operators without parentheses is grouped as Python groups it."""
    text = f"{first}" + "".join(f" {sign} {number}" for sign, number in rest)
    program = f"D({first})" + "".join(f" {sign} D({number})" for sign, number in rest)
    found = parse(text)

    assert isinstance(found, Formula)
    mine = evaluate(found, {})
    theirs = eval(program, {"D": Decimal})  # noqa: S307 # Made of digits and four signs, two lines above.
    assert isinstance(mine, Decimal)
    assert abs(mine - theirs) <= abs(theirs) * Decimal("1e-20") + Decimal("1e-20")


def test_arithmetic_is_decimal() -> None:
    """Numbers are never binary floats: a tenth three times is three tenths, exactly."""
    exact = Context(prec=34, traps=[Inexact])

    assert exact.plus(Decimal("0.3")) == computed("0.1 + 0.1 + 0.1")


ROWS = [(4200, 120000), (0, 5), (7, 0), (-3, 8), (1, 3), (10**24, 1)]


@pytest.mark.parametrize("rows", [ROWS, ROWS[3:], [row for row in ROWS if row[1]], []])
@pytest.mark.parametrize(
    "text", ["a / b * 100", "a", "a - b", "a * a * a * a * a", "max(a, b) / b", "round(a / b, 2)", "-a + 2", "a / c"]
)
def test_many_rows_at_once(text: str, rows: list[tuple[int, int]]) -> None:
    """Computed together, rows come to what each comes to by itself, failures and all."""
    formula = parse(text)
    assert isinstance(formula, Formula)
    several = [{"a": Decimal(a), "b": Decimal(b)} for a, b in rows]
    columns = {name: [row[name] for row in several] for name in ("a", "b")}
    assert [evaluate(formula, row) for row in several] == evaluate_all(formula, columns, len(rows))
