"""Metrics: worked examples computed, definitions held against formulas."""

from decimal import Decimal

import pytest

from assess.plans import (
    assessed,
    assessed_metric,
    card,
    click_rate,
    codes,
    edition,
    metric,
    playbook,
    words,
)
from mopsdocs.assess.metrics import assess_metric
from mopsdocs.assess.references import lookup_of, pinned
from mopsdocs.model.assessment import Fault, MetricAssessment
from mopsdocs.model.handbook import Landmark
from mopsdocs.model.playbook import Metric
from mopsdocs.model.text import Text

INPUTS = (("clicks", words("Clicks")), ("impressions", words("Impressions")))


def example(**numbers: str) -> dict[str, Decimal]:
    """A worked example."""
    return {name: Decimal(value) for name, value in numbers.items()}


def only_fault(of: MetricAssessment) -> Fault:
    """The single thing that is wrong."""
    assert len(of.faults) == 1, of.faults
    return of.faults[0]


def test_worked_case_gives_three_and_a_half_percent() -> None:
    """4200 clicks of 120000 impressions are 3.5, shown with the numbers in place of the names."""
    found = assessed_metric(click_rate())

    assert found.result == Decimal("3.5")
    assert str(found.result) == "3.5"
    assert found.worked == (Decimal(4200), " / ", Decimal(120000), " * ", Decimal(100))
    assert found.faults == ()


def test_total_needs_no_more_than_its_input() -> None:
    """A total whose formula is one input is computed and clean."""
    found = assessed_metric(metric())

    assert (found.result, found.worked, found.faults) == (Decimal(4200), (Decimal(4200),), ())


def test_metric_with_ready_values_needs_no_example() -> None:
    """A metric without inputs and formula, read as ready values, has nothing to compute."""
    found = assessed_metric(metric(kind="level", inputs=(), formula=None, example=None))

    assert (found.result, found.worked, found.faults) == (None, (), ())


@pytest.mark.parametrize(
    ("result", "rules"),
    [("0.333333333333", []), ("0.3333333333", []), ("0.333333333", ["METRIC-002"]), ("0.33", ["METRIC-002"])],
)
def test_result_that_does_not_end_is_written_to_ten_places(result: str, rules: list[str]) -> None:
    """A result is compared after 12 significant digits, or 10 decimal places: no more can be written."""
    thirds = click_rate(
        unit="",
        formula="clicks / impressions",
        example=example(clicks="1", impressions="3", result=result),
    )

    assert codes(assessed_metric(thirds)) == rules


def test_hint_gives_a_result_that_can_be_written() -> None:
    """What the hint says to write is accepted when it is written."""
    numbers = {"clicks": "5", "impressions": "140"}
    fault = only_fault(assessed_metric(click_rate(example=example(**numbers, result="3.6"))))
    told = str(fault.hint.values["result"])

    assert told == "3.5714285714"
    assert codes(assessed_metric(click_rate(example=example(**numbers, result=told)))) == []


def test_wrong_result_says_the_right_one() -> None:
    """A wrong result is told beside the one computed, at its key, with what to write."""
    fault = only_fault(assessed_metric(click_rate(example=example(clicks="4200", impressions="120000", result="35"))))

    assert fault.rule == "METRIC-002"
    assert fault.at == ("metrics", 1, "example", "result")
    assert fault.said.values == {"metric": "click-rate", "stated": Decimal(35), "result": Decimal("3.5")}
    assert fault.hint.values == {"result": "3.5"}


@pytest.mark.parametrize(
    ("numbers", "at"),
    [
        (None, ("example",)),
        ({}, ("example",)),
        ({"clicks": "4200", "result": "3.5"}, ("example",)),
        ({"clicks": "4200", "impressions": "120000"}, ("example",)),
        ({"clicks": "4200", "impressions": "0", "result": "0"}, ("example",)),
        ({"clicks": "4200", "impressions": "120000", "opens": "9", "result": "3.5"}, ("example", "opens")),
    ],
    ids=["none", "empty", "input missing", "result missing", "division by zero", "number too many"],
)
def test_example_that_shows_nothing_is_one_fault(numbers: dict[str, str] | None, at: tuple[str, ...]) -> None:
    """An example that is missing, incomplete or cannot be computed is METRIC-002, once, at its place."""
    given = None if numbers is None else example(**numbers)
    fault = only_fault(assessed_metric(click_rate(example=given)))

    assert (fault.rule, fault.at) == ("METRIC-002", ("metrics", 1, *at))


def test_unknown_name_is_told_once_with_the_near_one() -> None:
    """A typing slip in a formula is one fault: not also an unused input, nor a wrong example."""
    fault = only_fault(assessed_metric(click_rate(formula="clicks / impresions * 100")))

    assert (fault.rule, fault.at) == ("METRIC-001", ("metrics", 1, "formula"))
    assert fault.said.values["name"] == "impresions"
    assert fault.hint.values == {"near": "impressions"}


def test_metric_without_brackets_is_told_to_take_them() -> None:
    """`total-clicks / 2` is read as a difference of two names; the hint says how to name a metric."""
    found = assessed_metric(click_rate(formula="total-clicks / impressions * 100"), metric())

    assert found.faults[0].hint.text == "A metric stands in brackets: `[{near}]`"
    assert found.faults[0].hint.values == {"near": "total-clicks"}


def test_unused_input_is_told_at_the_input() -> None:
    """An input that the formula does not use stands in the way of the reader."""
    found = assessed_metric(metric(inputs=(*metric().inputs, ("bounces", words("Bounces")))))

    assert only_fault(found).at == ("metrics", 0, "inputs", "bounces")
    assert codes(found) == ["METRIC-001"]


def test_inputs_without_a_formula_are_one_fault() -> None:
    """Inputs that no formula uses are told once, with the formula that they ask for."""
    fault = only_fault(assessed_metric(metric(formula=None, example=None)))

    assert (fault.rule, fault.at) == ("METRIC-001", ("metrics", 0, "formula"))
    assert fault.hint.values["name"] == "clicks"


def test_other_metrics_stand_in_brackets() -> None:
    """A metric of the playbook in brackets takes its number from the example, under the same name."""
    double = metric("double", unit="", kind="level", inputs=(), formula="[click-rate] * 2")
    found = assessed_metric(
        metric(
            "double",
            unit="",
            kind="level",
            inputs=(),
            formula=double.formula,
            example={"click-rate": Decimal(4), "result": Decimal(8)},
        ),
        click_rate(),
    )

    assert (found.result, found.uses, found.faults) == (Decimal(8), ("click-rate",), ())


def test_metrics_of_other_playbooks_are_found_by_their_cards() -> None:
    """`[playbook/metric]` is known where the other playbook, or one that was called so, has the metric."""
    other = card("email", Landmark("metric", "click-rate", None, metric=click_rate()), was=("newsletter",))
    plan = playbook()
    lookup = lookup_of(plan, edition(cards=(other,)))

    def rules(ref: str) -> list[str]:
        keys = {"kind": "level", "inputs": (), "formula": f"[{ref}]"}
        return codes(assess_metric(metric(**keys, example={ref: Decimal(1), "result": Decimal(1)}), lookup))

    assert rules("email/click-rate") == []
    assert rules("newsletter/click-rate") == []
    assert rules("email-program/total-clicks") == []
    assert rules("email/open-rate") == ["METRIC-001"]
    assert rules("letters/click-rate") == ["METRIC-001"]


@pytest.mark.parametrize(
    ("ref", "revision"),
    [("clicks", None), ("clicks@2", 2), ("email/clicks@12", 12), ("clicks@", None), ("a@" + "9" * 5000, None)],
)
def test_reference_may_pin_a_revision(ref: str, revision: int | None) -> None:
    """`id@2` is bound to the second definition."""
    assert pinned(ref) == revision


def test_percent_without_hundred_is_told_before_the_wrong_result() -> None:
    """A missing `* 100` is one fault where it explains the wrong result too."""
    fault = only_fault(assessed_metric(click_rate(formula="clicks / impressions")))

    assert (fault.rule, fault.at) == ("METRIC-003", ("metrics", 1, "formula"))
    assert fault.hint.values == {"formula": "clicks / impressions * 100"}


@pytest.mark.parametrize(
    "formula", ["100 * clicks / impressions", "clicks * 100 / impressions", "(clicks / impressions) * 100"]
)
def test_hundred_may_stand_anywhere(formula: str) -> None:
    """Where the 100 stands is a matter of taste."""
    assert codes(assessed_metric(click_rate(formula=formula))) == []


def test_share_over_the_whole_is_told() -> None:
    """A part of something cannot be larger than the whole."""
    turned = example(clicks="120000", impressions="4200", result="2857.14285714")

    assert codes(assessed_metric(click_rate(example=turned))) == ["METRIC-003"]


def test_growth_over_a_hundred_percent_is_no_share() -> None:
    """A return on investment of 140 % is no part of a whole."""
    growth = click_rate(
        formula="(clicks - impressions) / impressions * 100",
        example=example(clicks="240", impressions="100", result="140"),
    )

    assert codes(assessed_metric(growth)) == []


@pytest.mark.parametrize(
    "wrong",
    [
        click_rate(kind="total"),
        click_rate(kind="rate", inputs=INPUTS[:1], formula="clicks", example=example(clicks="4", result="4")),
        click_rate(
            kind="rate",
            unit="",
            formula="clicks + impressions",
            example=example(clicks="1", impressions="2", result="3"),
        ),
    ],
    ids=["total that divides", "rate of one input", "rate that does not divide"],
)
def test_type_that_contradicts_the_formula_is_told(wrong: Metric) -> None:
    """A total does not divide, a rate does, by something that was counted."""
    fault = only_fault(assessed_metric(wrong))

    assert (fault.rule, fault.at) == ("METRIC-012", ("metrics", 1, "type"))


@pytest.mark.parametrize(
    "fine",
    [
        metric(unit="thousand clicks", formula="clicks / 1000", example=example(clicks="4200", result="4.2")),
        click_rate(kind="level"),
        click_rate(
            kind="rate",
            inputs=(),
            formula="100 - [total-clicks]",
            example={"total-clicks": Decimal(1), "result": Decimal(99)},
        ),
    ],
    ids=["total in thousands", "level that is a ratio", "rate made of another metric"],
)
def test_type_that_may_be_right_is_left_alone(fine: Metric) -> None:
    """Thousands are no ratio, and what another metric divides need not be divided again."""
    assert codes(assessed_metric(fine, metric(), click_rate())) == []


@pytest.mark.parametrize("meaning", [None, words(""), words("  ")])
def test_input_without_a_description_is_told(meaning: Text | None) -> None:
    """The name of an input is no description."""
    fault = only_fault(assessed_metric(metric(inputs=(("clicks", meaning),))))

    assert (fault.rule, fault.at) == ("METRIC-013", ("metrics", 0, "inputs", "clicks"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "clicks +",
        "(clicks",
        "clicks)",
        "clicks 2",
        "clicks × 2",
        "clicks %",
        "clicks ^ 2",
        "a = clicks",
        "1,5",
        "[clicks",
        "sum(clicks)",
        "max()",
        "abs(1, 2)",
        ".5",
        "9" * 40,
        "(" * 40,
        "1+" * 150 + "1",
        "a" * 1001,
    ],
)
def test_formula_that_does_not_parse_is_the_only_fault(text: str) -> None:
    """A formula that cannot be read hides what would follow from it, and says what to write."""
    found = assessed_metric(metric(formula=text))
    fault = only_fault(found)

    assert (fault.rule, fault.at) == ("METRIC-015", ("metrics", 0, "formula"))
    assert fault.said.text.format_map(fault.said.values)
    assert fault.hint.text.format_map(fault.hint.values)
    assert (found.result, found.worked) == (None, ())


def test_every_metric_is_assessed_in_order() -> None:
    """An assessment holds one result for each metric, in the order written."""
    found = assessed(playbook(metrics=(click_rate(), metric()), goals=()))

    assert [one.id for one in found.metrics] == ["click-rate", "total-clicks"]


def test_huge_numbers_are_a_fault_and_no_crash() -> None:
    """An example with numbers of a thousand digits is refused in a sentence."""
    found = assessed_metric(metric(example={"clicks": Decimal("9" * 1000), "result": Decimal(1)}))

    assert codes(found) == ["METRIC-002"]
