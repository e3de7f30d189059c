"""SMART: each criterion met and open, with the fault that leaves it open."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.plans import (
    TODAY,
    assessed,
    assessed_goal,
    baseline,
    bound,
    capacity,
    checkpoint,
    click_rate,
    codes,
    config,
    edition,
    goal,
    metric,
    playbook,
    step,
    target,
    task,
    words,
)
from mopsdocs.assess import assess
from mopsdocs.checks import metric as metric_rules
from mopsdocs.checks import smart as smart_rules
from mopsdocs.checks.rule import Case, Family
from mopsdocs.model.assessment import GoalAssessment, Verdict
from mopsdocs.model.config import Config
from mopsdocs.model.playbook import Achievable, Goal, Metric, Playbook, Realistic, Relevant
from steps import LINEAR, growth

S, M, A, R, T = range(5)
REALISTIC = config(smart_r="realistic")
BOTH = config(smart_r="both")


def achievable(why: str | None = "Done before", resources: str = "0.5 FTE", best: str | None = None) -> Achievable:
    """Why and with what a goal can be reached."""
    given = tuple(text for text in (words(resources or None),) if text)
    return Achievable(("goals", 0, "achievable"), words(why), given, Decimal(best) if best else None)


def supports(*refs: str) -> Relevant:
    """What a goal is good for."""
    return Relevant(("goals", 0, "relevant"), refs, None)


def keys_of(verdict: Verdict) -> str:
    """The key at which a verdict is mended."""
    return ".".join(str(part) for part in verdict.at)


MET = {
    "the worked case": {},
    "no title": {"title": None, "statement": None},
    "owner of the playbook": {"owner": None},
    "a guard is named": {
        "metric": "guarded",
        "statement": words("More email clicks at the email click rate of today"),
    },
    "target by change alone": {"target": target(by="+25 %")},
    "rounded change": {
        "title": words("33 % more clicks"),
        "baseline": baseline("30"),
        "target": target("40", "+33 %"),
        "statement": None,
    },
    "keep above": {"direction": "keep-above", "baseline": None, "target": target("50000"), "statement": None},
    "keep within": {"direction": None, "baseline": None, "target": target(low="10", high="20"), "statement": None},
    "percentage": {
        "metric": "click-rate",
        "title": words("From 3.2 % to 3.9 % click rate"),
        "statement": words("Raise the email click rate from 3.2 % to 3.9 % within 2026"),
        "baseline": baseline("3.2"),
        "target": target("3.9", "+0.7 pp"),
        "achievable": achievable(best="3.5"),
    },
    "decrease": {
        "metric": "reply-time",
        "title": words("Answer within a day"),
        "statement": None,
        "direction": None,
        "baseline": baseline("30"),
        "target": target("24"),
        "achievable": achievable(best="26"),
    },
    "milestone": {
        "metric": None,
        "direction": None,
        "baseline": None,
        "target": None,
        "milestones": ("S1",),
        "statement": None,
    },
    "pinned": {"metric": "total-clicks@1"},
    "reached": {"due": date(2026, 3, 1), "outcome": "achieved", "statement": None},
    "checkpoints": {
        "checkpoints": (checkpoint(0, date(2026, 3, 31), "14000"), checkpoint(1, date(2026, 6, 30), "29500"))
    },
}

METRICS = (
    metric(),
    click_rate(),
    metric("guarded", name=words("Email clicks"), counter=("click-rate",)),
    metric("reply-time", name=words("Time to first reply"), kind="level", unit="hours", good="down"),
)


def plan(**keys: object) -> Playbook:
    """The worked case with some keys of its goal changed."""
    return playbook(goals=(goal(**keys),), metrics=METRICS, steps=(step("S1", due=date(2026, 2, 28)),))


def judged(**keys: object) -> GoalAssessment:
    """What such a goal amounts to."""
    return assessed(plan(**keys)).goals[0]


@pytest.mark.parametrize("keys", MET.values(), ids=MET.keys())
def test_good_goal_is_met_in_all_five(keys: dict[str, object]) -> None:
    """A goal that says everything is met by data in all five criteria, and nothing is found wrong with it."""
    found = judged(**keys)

    assert found.faults == ()
    assert [verdict.state for verdict in found.verdicts] == ["met"] * 5
    assert found.met == 5
    assert all(verdict.remedy is None for verdict in found.verdicts)


OPEN = {
    "no metric": ({"metric": None, "statement": None}, {S: "metric", M: "metric"}, ["SMART-M01"]),
    "unknown metric": ({"metric": "bounces"}, {S: "metric", M: "metric"}, []),
    "no scope": ({"scope": None}, {S: "scope"}, ["SMART-S01"]),
    "empty scope": ({"scope": words(" ")}, {S: "scope"}, ["SMART-S01"]),
    "second metric": (
        {"title": words("25 % more clicks and an email click rate of 4 %")},
        {S: "title"},
        ["SMART-S02"],
    ),
    "two changes": (
        {"statement": words("Increase total email clicks by 25 % and cut complaints by 10 a month")},
        {S: "statement"},
        ["SMART-S02"],
    ),
    "two changes in Spanish": (
        {"statement": words("Aumentar los clics un 25 % y reducir las bajas a 100 al mes", "es")},
        {S: "statement"},
        ["SMART-S02"],
    ),
    "two changes in Portuguese": (
        {"statement": words("Aumentar os cliques em 25 % e reduzir os descadastros", "pt")},
        {S: "statement"},
        ["SMART-S02"],
    ),
    "vague title": ({"title": words("Better email")}, {S: "title"}, ["SMART-S03"]),
    "vague scope": ({"scope": words("Several newsletters")}, {S: "scope"}, ["SMART-S03"]),
    "wrong number": (
        {"statement": words("Increase total email clicks by 30 % within 2026")},
        {S: "statement"},
        ["SMART-S04"],
    ),
    "wrong year": (
        {"statement": words("Increase total email clicks by 25 % until March 2027")},
        {S: "statement"},
        ["SMART-S04"],
    ),
    "another metric": (
        {"statement": words("Bring the time to first reply down before the end of the year")},
        {S: "statement"},
        ["SMART-S04"],
    ),
    "no baseline": ({"baseline": None, "target": target("60000")}, {M: "baseline"}, ["SMART-M02"]),
    "no baseline, a change": ({"baseline": None, "target": target(by="+25 %")}, {M: "baseline"}, ["SMART-M02"]),
    "no period": ({"baseline": baseline("48000", None)}, {M: "baseline"}, ["SMART-M02"]),
    "no target": ({"target": None}, {M: "target"}, ["SMART-M03"]),
    "half a range": ({"direction": "keep-within", "target": target(low="10")}, {M: "target"}, ["SMART-M03"]),
    "milestone without steps": (
        {"direction": "milestone", "metric": None, "target": None},
        {M: "milestones"},
        ["SMART-M03"],
    ),
    "change disagrees": (
        {"target": target("62000", "+25 %"), "statement": None},
        {M: "target"},
        ["SMART-M04"],
    ),
    "absolute change disagrees": (
        {"target": target("60000", "+10000"), "statement": None},
        {M: "target"},
        ["SMART-M04"],
    ),
    "starts at its target": (
        {"direction": None, "target": target("48000"), "statement": None},
        {M: "target"},
        ["SMART-M05"],
    ),
    "wrong side": ({"target": target("40000"), "statement": None}, {M: "direction"}, ["SMART-M05"]),
    "wrong side down": ({"direction": "decrease", "statement": None}, {M: "direction"}, ["SMART-M05"]),
    "against the metric": (
        {"direction": None, "target": target("40000"), "statement": None},
        {M: "target"},
        ["SMART-M05"],
    ),
    "keeps what should fall": (
        {"metric": "reply-time", "direction": "keep-above", "target": target("24"), "statement": None, "title": None},
        {M: "direction"},
        ["SMART-M05"],
    ),
    "empty range": (
        {"direction": "keep-within", "target": target(low="20", high="10"), "statement": None},
        {M: "target"},
        ["SMART-M05"],
    ),
    "percent of a percentage": (
        {
            "metric": "click-rate",
            "baseline": baseline("3.2"),
            "target": target("4", "+25 %"),
            "statement": None,
            "title": None,
            "achievable": achievable(),
        },
        {M: "target"},
        ["SMART-M06"],
    ),
    "older definition": ({"metric": "total-clicks@2"}, {M: "metric"}, ["METRIC-011"]),
    "no reason, no resources": ({"achievable": None}, {A: "achievable"}, ["SMART-A01"]),
    "no reason": ({"achievable": achievable(why=None)}, {A: "achievable"}, ["SMART-A01"]),
    "no resources": ({"achievable": achievable(resources="")}, {A: "achievable"}, ["SMART-A01"]),
    "far beyond the best": ({"achievable": achievable(best="40000")}, {A: "target"}, ["SMART-A02"]),
    "supports nothing": ({"relevant": None}, {R: "relevant"}, ["SMART-R01"]),
    "supports an empty list": ({"relevant": supports()}, {R: "relevant"}, ["SMART-R01"]),
    "supports a metric": ({"relevant": supports("total-clicks")}, {R: "relevant"}, []),
    "no window": ({"start": None, "due": None}, {T: "start"}, ["SMART-T01"]),
    "no start": ({"start": None}, {T: "start"}, ["SMART-T01"]),
    "no due date": ({"due": None}, {T: "due"}, ["SMART-T01"]),
    "due before it starts": (
        {"due": date(2025, 12, 31), "outcome": "missed", "statement": None},
        {T: "due"},
        ["SMART-T01"],
    ),
    "in one year": (
        {"title": words("25 % more clicks in one year"), "due": None, "statement": None},
        {T: "title"},
        ["SMART-T02"],
    ),
    "en un año": (
        {"statement": words("Aumentar los clics un 25 % en un año", "es"), "start": None, "due": None},
        {T: "statement"},
        ["SMART-T02"],
    ),
    "over": ({"start": date(2025, 3, 16), "due": date(2026, 3, 15), "statement": None}, {T: "due"}, ["SMART-T03"]),
    "checkpoint after the end": (
        {"checkpoints": (checkpoint(0, date(2027, 1, 31), "50000"),)},
        {T: "checkpoints.0"},
        ["SMART-T04"],
    ),
    "checkpoint beyond a total": (
        {"checkpoints": (checkpoint(0, date(2026, 6, 30), "60001"),)},
        {T: "checkpoints.0"},
        ["SMART-T04"],
    ),
    "checkpoint below the baseline of a level": (
        {
            "metric": "reply-time",
            "direction": None,
            "title": None,
            "statement": None,
            "baseline": baseline("30"),
            "target": target("24"),
            "achievable": achievable(),
            "checkpoints": (checkpoint(0, date(2026, 6, 30), "31"),),
        },
        {T: "checkpoints.0"},
        ["SMART-T04"],
    ),
    "checkpoints out of order": (
        {"checkpoints": (checkpoint(0, date(2026, 6, 30), "29500"), checkpoint(1, date(2026, 3, 31), "14000"))},
        {T: "checkpoints.1"},
        ["SMART-T04"],
    ),
    "checkpoint without a date": ({"checkpoints": (checkpoint(0, None, "9"),)}, {T: "checkpoints.0"}, ["SMART-T04"]),
}


@pytest.mark.parametrize(("keys", "open_at", "rules"), OPEN.values(), ids=OPEN.keys())
def test_what_is_missing_leaves_its_criterion_open(
    keys: dict[str, object], open_at: dict[int, str], rules: list[str]
) -> None:
    """One thing missing leaves its own criterion open, at the key to mend, and one rule speaks at most."""
    found = judged(**keys)

    opened = {n: keys_of(v) for n, v in enumerate(found.verdicts) if v.state == "open"}
    assert opened == {n: f"goals.0.{key}" for n, key in open_at.items()}
    assert codes(found) == rules


@pytest.mark.parametrize(("keys", "open_at", "rules"), OPEN.values(), ids=OPEN.keys())
def test_open_criterion_says_what_was_seen_and_what_to_do(
    keys: dict[str, object], open_at: dict[int, str], rules: list[str]
) -> None:
    """Evidence and remedy of an open criterion are whole sentences, filled without a gap."""
    for verdict in judged(**keys).verdicts:
        for said in (verdict.evidence, verdict.remedy):
            assert said is None or said.text.format_map(said.values)
        assert (verdict.remedy is None) == (verdict.state == "met")


def test_owner_may_be_missing_everywhere() -> None:
    """Neither the goal nor the playbook has an owner: S01, at the goal."""
    found = assessed(playbook(owner=None, goals=(goal(owner=None),))).goals[0]

    assert codes(found) == ["SMART-S01"]
    assert found.verdicts[S].at == ("goals", 0, "owner")


@pytest.mark.parametrize(
    ("broken", "key"),
    [
        (metric(formula="klicks"), ("metrics", 0, "formula")),
        (metric(formula="clicks +"), ("metrics", 0, "formula")),
        (metric(example=None), ("metrics", 0, "example")),
        (metric(kind="rate"), ("metrics", 0, "type")),
        (metric(collector=None), ("goals", 0, "metric")),
        (metric(every=None), ("goals", 0, "metric")),
    ],
    ids=["unknown name", "no formula", "no example", "wrong type", "no collector", "no cadence"],
)
def test_metric_that_cannot_be_computed_leaves_measurable_open(broken: Metric, key: tuple[str | int, ...]) -> None:
    """What is wrong with the metric is shown at the goal, and reported once, by the metric's own rule."""
    found = assessed(playbook(metrics=(broken,))).goals[0]

    assert [verdict.state for verdict in found.verdicts] == ["met", "open", "met", "met", "met"]
    assert found.verdicts[M].at == key
    assert codes(found) == []


def test_description_of_an_input_is_the_metrics_own_matter() -> None:
    """An input without a description does not keep a goal from being measured."""
    found = assessed(playbook(metrics=(metric(inputs=(("clicks", None),)),))).goals[0]

    assert found.verdicts[M].state == "met"


def test_goal_that_nothing_serves_is_open_in_achievable() -> None:
    """A goal without steps and tasks is a wish; the rule about unserved goals reports it."""
    found = assessed(playbook(steps=())).goals[0]

    assert found.verdicts[A].state == "open"
    assert found.verdicts[A].at == ("goals", 0)
    assert found.verdicts[A].remedy is not None
    assert found.verdicts[A].remedy.values == {"goal": "G1"}
    assert codes(found) == []


def test_step_after_the_end_is_open_in_achievable() -> None:
    """A step that ends after the goal does not fit the window."""
    found = assessed(playbook(steps=(step("S1", due=date(2027, 1, 31)),))).goals[0]

    assert [verdict.state for verdict in found.verdicts] == ["met", "met", "open", "met", "met"]
    assert found.verdicts[A].at == ("steps", 0, "due")


@pytest.mark.parametrize(("status", "state"), [("todo", "open"), ("dropped", "met")])
def test_task_after_the_end_is_open_in_time_bound(status: str, state: str) -> None:
    """A task of a step that serves the goal is due inside the goal's window, unless it was dropped."""
    late = task("T1", due=date(2027, 1, 31), status=status)
    found = assessed(playbook(steps=(step("S1", tasks=(late,)),))).goals[0]

    assert found.verdicts[T].state == state


@pytest.mark.parametrize(("stretch", "state"), [(0.25, "met"), (0.1, "open")])
def test_stretch_is_a_setting(stretch: float, state: str) -> None:
    """60000 is 15.4 % beyond the best so far, 52000: within 25 %, not within 10 %."""
    verdict = assessed_goal(config=config(stretch=stretch)).verdicts[A]

    assert verdict.state == state


def test_stretch_counts_downwards_too() -> None:
    """24 hours are 40 % beyond the best so far where the best was 40 hours and less is better."""
    found = judged(
        metric="reply-time",
        direction=None,
        title=None,
        statement=None,
        baseline=baseline("48"),
        target=target("24"),
        achievable=achievable(best="40"),
    )

    assert found.verdicts[A].evidence.values["beyond"].value == 40


@pytest.mark.parametrize("status", ["draft", "proposed", "paused", "achieved", "missed", "retired"])
def test_only_an_active_playbook_owes_an_outcome(status: str) -> None:
    """T03 speaks while the playbook is active."""
    plan = playbook(status=status, goals=(goal(due=date(2026, 3, 1), statement=None),), steps=(step("S1", due=None),))

    assert codes(assessed(plan).goals[0]) == []


def test_goal_is_not_over_on_its_last_day() -> None:
    """On the due date itself there is still time."""
    assert codes(assessed_goal(start=date(2025, 3, 17), due=TODAY, statement=None)) == []


@pytest.mark.parametrize(
    ("settings", "given", "criterion", "rules"),
    [
        (None, None, "relevant", []),
        (REALISTIC, None, "realistic", ["SMART-R02"]),
        (REALISTIC, capacity(None), "realistic", ["SMART-R02"]),
        (REALISTIC, capacity("0.5 FTE"), "realistic", []),
        (REALISTIC, capacity("as much as it takes"), "realistic", []),
        (BOTH, None, "relevant", ["SMART-R02"]),
        (BOTH, capacity("0.5 FTE"), "relevant", []),
    ],
)
def test_r_is_what_the_handbook_asks(
    settings: Config | None, given: Realistic | None, criterion: str, rules: list[str]
) -> None:
    """R stands for relevant, realistic, or both, as `smart.r` says."""
    found = assessed_goal(config=settings, realistic=given)

    assert found.verdicts[R].criterion == criterion
    assert codes(found) == rules


def test_unsupported_goal_is_fine_where_only_capacity_is_asked() -> None:
    """With `smart.r: realistic` a goal need not say what it supports."""
    assert codes(assessed_goal(config=REALISTIC, relevant=None, realistic=capacity("0.5 FTE"))) == []


@pytest.mark.parametrize(
    ("first", "second", "owner", "rules"),
    [
        ("0.5 FTE", "0.5 FTE", "ana.ruiz", []),
        ("0.6 FTE", "0.5 FTE", "ana.ruiz", ["SMART-R02"]),
        ("0.6 FTE", "0.5 FTE", "luis.gomez", []),
        ("0.6 FTE", "2 FTE", "ana.ruiz", []),
    ],
    ids=["full", "more than full", "two owners", "a team's capacity"],
)
def test_one_owner_has_one_working_week(first: str, second: str, owner: str, rules: list[str]) -> None:
    """What the goals of one owner take is added up; more than one FTE in one goal is a team's."""
    goals = (goal(realistic=capacity(first)), goal("G2", realistic=capacity(second), owner=owner))

    assert codes(assessed(playbook(goals=goals), REALISTIC).goals[0]) == rules


def test_reference_that_leads_nowhere_is_not_reported_twice() -> None:
    """An unknown id in `supports` is LINK-001's, not R01's."""
    assert codes(judged(relevant=supports("N9"))) == []


@pytest.mark.parametrize(
    ("value", "by", "agrees"),
    [
        ("59999", "+25 %", True),
        ("60250", "+25 %", False),
        ("60239", "+25 %", True),
        ("60000", "+25.0 %", True),
        ("60100", "+25.0 %", False),
        ("60000", "+12000", True),
        ("60001", "+12000", False),
    ],
)
def test_change_may_be_rounded_to_its_last_place(*, value: str, by: str, agrees: bool) -> None:
    """+25 % stands for anything from 24.5 to 25.5 %, +25.0 % for less."""
    assert codes(assessed_goal(statement=None, target=target(value, by))) == ([] if agrees else ["SMART-M04"])


def test_rounded_change_shows_both_numbers() -> None:
    """M04 tells what the change makes, what the target says, and both ways to mend it."""
    fault = assessed_goal(statement=None, target=target("62000", "+25 %")).faults[0]

    assert fault.said.values["expected"].value == 60000
    assert fault.hint.values == {"value": "60000", "change": "+29.2 %"}


def test_percent_of_a_percentage_is_told_in_points() -> None:
    """M06 computes the points to write."""
    found = judged(
        metric="click-rate", baseline=baseline("3.2"), target=target("3.9", "+22 %"), statement=None, title=None
    )

    assert found.faults[0].hint.values == {"change": "+0.7 pp"}


def test_milestones_are_the_work_that_leads_to_a_goal() -> None:
    """A milestone goal is led to by its steps, whether or not they also name it under `serves`."""
    keys: dict[str, object] = {
        "metric": None,
        "direction": None,
        "baseline": None,
        "target": None,
        "statement": None,
    }
    several = (step("S1"), step("S2", serves=()), step("S3", serves=()))
    found = assessed(playbook(goals=(goal(milestones=("S1", "S2"), **keys),), steps=several)).goals[0]

    assert found.verdicts[A].state == "met"
    assert found.verdicts[A].evidence.values["count"] == 2


@pytest.mark.parametrize(
    ("work", "text"),
    [
        ({"steps": (step("S1"),), "tasks": ()}, "{count} step leads there"),
        ({"steps": (), "tasks": (task("T1", serves=("G1",)),)}, "{count} task leads there"),
        ({"steps": (step("S1"),), "tasks": (task("T1", serves=("G1",)),)}, "{count} steps and tasks lead there"),
    ],
)
def test_evidence_tells_steps_from_tasks(work: dict[str, object], text: str) -> None:
    """What leads to a goal is called by its name, with and without a best so far."""
    for best in ("52000", None):
        found = assessed(playbook(goals=(goal(achievable=achievable(best=best)),), **work)).goals[0]

        assert found.verdicts[A].evidence.text.endswith(f"; {text}")


@settings(deadline=None)
@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from(["en", "es", "pt", "fr"]))
def test_any_words_are_judged_without_a_crash(title: str, statement: str, lang: str) -> None:
    """Whatever a title and a statement say, five verdicts come of it."""
    for due in (None, date(2026, 12, 31)):
        found = judged(title=words(title, lang), statement=words(statement, lang), due=due)

        assert len(found.verdicts) == 5


@pytest.mark.parametrize("text", ["increase ", "and cut ", "in one ", "total email "])
def test_long_titles_are_judged_in_linear_time(text: str) -> None:
    """Twice as long a title takes twice the steps, whatever it repeats."""
    assert growth(lambda times: judged(title=words(text * times), start=None, due=None), 1000) < LINEAR


def rules_told(of: Playbook) -> list[str]:
    """The codes that the rules report, in the order of the rules."""
    case = Case(bound(of), assess(bound(of), edition()), edition())
    rules = (*smart_rules.FAMILY.rules, *metric_rules.FAMILY.rules)
    return [rule.code for rule in rules if rule.on_case for _ in rule.on_case(case)]


def test_rules_report_every_fault_once() -> None:
    """Each fault with a code becomes one finding of that code's rule, and no other."""
    wrong = plan(scope=None, target=None, achievable=None, relevant=None, due=None)
    goals: tuple[Goal, ...] = (*wrong.goals, goal("G2", baseline=None))
    broken = playbook(goals=goals, metrics=(metric(formula="klicks", inputs=(("clicks", None),)),))

    assert rules_told(broken) == [
        "SMART-S01",
        "SMART-M02",
        "SMART-M03",
        "SMART-A01",
        "SMART-R01",
        "SMART-T01",
        "METRIC-001",
        "METRIC-013",
        "METRIC-014",
    ]


def test_good_plan_is_silent() -> None:
    """Nothing is reported of the worked case, but that no other metric guards its own."""
    assert rules_told(plan()) == ["METRIC-014"]


@pytest.mark.parametrize("family", [smart_rules.FAMILY, metric_rules.FAMILY])
def test_rules_stand_in_order_of_the_catalogue(family: Family) -> None:
    """A family lists each rule once, S before M, A, R and T, with a reason and two examples."""
    codes_told = [rule.code for rule in family.rules]
    letters = {letter: n for n, letter in enumerate("SMART")}

    assert codes_told == sorted(set(codes_told), key=lambda code: (letters.get(code[6], 0), code))
    for rule in family.rules:
        assert rule.why.endswith(".")
        assert rule.fails != rule.mended


def test_goals_take_no_more_than_their_share() -> None:
    """Twice as many goals and metrics take twice the steps."""

    def assess_all(count: int) -> None:
        each = range(count)
        several = tuple(metric(f"m{n}", name=words(f"Total email clicks {n}"), at=("metrics", n)) for n in each)
        goals = tuple(goal(f"G{n}", metric=f"m{n}", title=words(f"Total email clicks {n} up")) for n in each)
        assert len(assessed(playbook(metrics=several, goals=goals)).goals) == count

    assert growth(assess_all, 100) < LINEAR
