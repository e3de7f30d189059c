"""Goals with their defaults filled in, and the sentences that their fields make."""

from datetime import date
from decimal import Decimal

import pytest

from assess.plans import (
    assessed,
    assessed_goal,
    baseline,
    click_rate,
    goal,
    metric,
    playbook,
    step,
    target,
    task,
    words,
)
from mopsdocs.model.diagnostic import Quantity, Said
from mopsdocs.model.text import Text

DUE = date(2026, 12, 31)


def spoken(said: Said) -> str:
    """A sentence in plain English, numbers as they are."""

    def shown(value: object) -> str:
        match value:
            case Quantity():
                return f"{value.value} {value.unit}".strip()
            case Text():
                return value.source
            case tuple():
                return ", ".join(shown(part) for part in value)
            case _:
                return str(value)

    return said.text.format_map({name: shown(value) for name, value in said.values.items()})


def test_worked_case_aims_at_sixty_thousand() -> None:
    """25 % more than 48000 clicks are 60000, written without trailing zeros."""
    found = assessed_goal(target=target(by="+25 %"))

    assert found.target == 60000
    assert str(found.target) == "60000"


@pytest.mark.parametrize(
    ("start", "by", "end"),
    [
        ("48000", "+25 %", "60000"),
        ("48000", "-10 %", "43200"),
        ("48000", "+500", "48500"),
        ("30", "-6", "24"),
        ("0.8", "+12.5 %", "0.9"),
        ("3", "+33.3 %", "3.999"),
        ("-40", "+25 %", "-30"),
        ("0", "+25 %", "0"),
    ],
)
def test_target_follows_from_the_change(start: str, by: str, end: str) -> None:
    """A change in percent or in the metric's unit gives the target."""
    found = assessed_goal(direction=None, baseline=baseline(start), target=target(by=by))

    assert found.target == Decimal(end)


def test_points_are_added_to_a_percentage() -> None:
    """0.7 percentage points more than 3.2 % are 3.9 %."""
    found = assessed_goal(metric="click-rate", baseline=baseline("3.2"), target=target(by="+0.7 pp"))

    assert found.target == Decimal("3.9")


def test_percent_of_a_percentage_is_nobodys_guess() -> None:
    """25 % more of 3.2 % may mean two things, so no target follows."""
    found = assessed_goal(metric="click-rate", baseline=baseline("3.2"), target=target(by="+25 %"))

    assert found.target is None


@pytest.mark.parametrize(
    ("keys", "direction"),
    [
        ({}, "increase"),
        ({"target": target("40000")}, "decrease"),
        ({"target": target("48000")}, None),
        ({"baseline": None, "target": target(by="-10 %")}, "decrease"),
        ({"baseline": None, "target": target(by="+10 %")}, "increase"),
        ({"baseline": None, "target": target("60000")}, "increase"),
        ({"baseline": None, "target": target("60000"), "metric": None}, None),
        ({"target": target(low="10", high="20")}, "keep-within"),
        ({"metric": None, "baseline": None, "target": None, "milestones": ("S1",)}, "milestone"),
    ],
)
def test_direction_follows(keys: dict[str, object], direction: str | None) -> None:
    """Without a direction the numbers tell it, and failing those what is good for the metric."""
    assert assessed_goal(**{"direction": None, **keys}).direction == direction


def test_direction_given_stays() -> None:
    """What the author wrote is not corrected."""
    assert assessed_goal(direction="decrease").direction == "decrease"


def test_owner_is_the_playbooks_unless_given() -> None:
    """A goal without an owner has the playbook's."""
    assert assessed_goal().owner == "ana.ruiz"
    assert assessed_goal(owner=None).owner == "role:mops-lead"


def test_metric_may_be_pinned_to_a_revision() -> None:
    """`total-clicks@2` is the metric total-clicks."""
    found = assessed_goal(metric="total-clicks@2")

    assert found.metric is not None
    assert found.metric.id == "total-clicks"


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        ({}, "Total email clicks: increase from 48000 to 60000 clicks (+25 %) by 2026-12-31"),
        ({"target": target("60000")}, "Total email clicks: increase from 48000 to 60000 clicks by 2026-12-31"),
        ({"due": None}, "Total email clicks: increase from 48000 to 60000 clicks"),
        ({"baseline": None}, "Total email clicks: increase to 60000 clicks by 2026-12-31"),
        ({"baseline": None, "target": target(by="+25 %")}, "Total email clicks: increase by 2026-12-31"),
        ({"baseline": None, "target": None, "due": None}, "Total email clicks: increase"),
        (
            {"direction": None, "target": target("43200", "-10 %")},
            "Total email clicks: reduce from 48000 to 43200 clicks (−10 %) by 2026-12-31",
        ),
        (
            {"metric": "click-rate", "baseline": baseline("3.2"), "target": target("3.9", "+0.7 pp")},
            "Email click rate: increase from 3.2 % to 3.9 % (+0.7 pp) by 2026-12-31",
        ),
        (
            {"target": target(by="+500")},
            "Total email clicks: increase from 48000 to 48500 clicks (+500 clicks) by 2026-12-31",
        ),
        (
            {"direction": "keep-above", "baseline": None},
            "Total email clicks: keep at 60000 clicks or more until 2026-12-31",
        ),
        (
            {"direction": "keep-below", "baseline": None, "due": None},
            "Total email clicks: keep at 60000 clicks or less",
        ),
        (
            {"direction": None, "target": target(low="10", high="20")},
            "Total email clicks: keep between 10 and 20 clicks until 2026-12-31",
        ),
        ({"direction": None, "target": target("48000")}, "Total email clicks: a new value by 2026-12-31"),
        ({"metric": "bounces"}, "bounces: increase from 48000 to 60000 (+25 %) by 2026-12-31"),
        ({"metric": None}, "Goal G1, due 2026-12-31"),
        ({"metric": None, "due": None}, "Goal G1"),
        (
            {"metric": None, "direction": None, "target": None, "milestones": ("S1", "S9")},
            "Reach these milestones by 2026-12-31: Move to one provider, S9",
        ),
    ],
)
def test_sentence_says_what_is_known(keys: dict[str, object], sentence: str) -> None:
    """The sentence made from the fields leaves out what is missing, and is whole each time."""
    assert spoken(assessed_goal(**keys).sentence) == sentence


def test_sentence_speaks_all_languages() -> None:
    """The metric's name stays a label, so that the sentence is said in the reader's language."""
    name = Text("Total email clicks", "en", (("es", "Clics totales del correo"),))
    found = assessed(playbook(metrics=(metric(name=name),))).goals[0]

    assert found.sentence.values["metric"] == name


def test_metric_without_a_name_is_shown_by_its_id() -> None:
    """A metric that has no name yet still makes a sentence."""
    found = assessed(playbook(metrics=(metric(name=None),))).goals[0]

    assert found.sentence.values["metric"] == "total-clicks"


def test_goals_are_assessed_in_order() -> None:
    """An assessment holds one result for each goal, in the order written."""
    plan = playbook(goals=(goal("G2"), goal("G1")), metrics=(metric(), click_rate()))

    assert [one.id for one in assessed(plan).goals] == ["G2", "G1"]


@pytest.mark.parametrize("ref", ["G1", "email-program/G1"])
def test_work_is_found_by_what_it_serves(ref: str) -> None:
    """A step serves a goal by its id, with or without the playbook's own name."""
    plan = playbook(steps=(step("S1", serves=(ref,)),), tasks=(task("T1", serves=(ref,)),))
    achievable = assessed(plan).goals[0].verdicts[2]

    assert achievable.state == "met"
    assert achievable.evidence.values["count"] == 2


def test_numbers_beyond_all_reason_do_not_crash() -> None:
    """A baseline of a thousand digits, or of a thousand decimals, is assessed like any other."""
    for value in ("9" * 1000, "0." + "0" * 999 + "1", "0"):
        found = assessed_goal(baseline=baseline(value), target=target("9" * 1000, "+25 %"), title=words("More"))

        assert len(found.verdicts) == 5
