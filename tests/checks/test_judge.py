"""Findings weighed: levels, settings, exceptions, the limit."""

import pytest

from house import house
from mopsdocs.checks import RULES, shortened
from mopsdocs.checks.judge import MOST
from mopsdocs.compile.reporting import check
from mopsdocs.model.diagnostic import Diagnostic, Level, Said, Severity

PEOPLE = "=== people.yml\npeople:\n  ana.ruiz: {name: Ana Ruiz}\n"
PLAYBOOK = """\
=== playbooks/campaigns/form.md
---
title: One form for every briefing
owner: ana.ruiz
backup: ana.ruiz
{keys}tasks:
  - {{id: T1, title: Ask five teams, responsible: [ana.ruiz], accountable: ana.ruiz, due: 2026-10-01}}
---
{prose}
"""


def settings(*lines: str) -> str:
    """A mopsdocs.yml at level publish with more lines."""
    return "\n".join(("=== mopsdocs.yml\ntitle: Handbook\nlevels: {default: publish}", *lines, ""))


def found(config: str = "", keys: str = "", prose: str = "", level: Level | None = None) -> dict[str, Diagnostic]:
    """What is said of the playbook, by rule."""
    text = (config or settings()) + PEOPLE + PLAYBOOK.format(keys=keys, prose=prose)
    return {one.code: one for one in check(house(text), level).diagnostics}


@pytest.mark.parametrize(
    ("level", "weight"),
    [(Level.DRAFT, Severity.INFO), (Level.REVIEW, Severity.WARNING), (Level.PUBLISH, Severity.WARNING)],
)
def test_level_decides_the_weight(level: Level, weight: Severity) -> None:
    """The same finding weighs more the nearer a playbook is to being published."""
    assert found(level=level)["TASK-004"].severity is weight


@pytest.mark.parametrize("status", ["achieved", "superseded", "retired"])
def test_a_plan_that_is_over_is_not_completed(status: str) -> None:
    """Nobody asks of a plan that is over what a draft may lack, but of one that is paused; what is wrong is told."""
    lacking = "goals:\n  - {id: G1, title: More clicks, metric: nix}\nslas: [{id: SLA1, title: Hand-over}]\n"
    over, rests = (found(keys=f"status: {one}\n{lacking}") for one in (status, "paused"))

    assert {"SMART-A01", "SMART-M02", "SLA-006"} <= rests.keys()
    assert not [one for one in over if one in ("SMART-A01", "SMART-M02", "SLA-006")]
    assert "LINK-001" in over


def test_folder_has_its_own_level() -> None:
    """A folder of drafts is held to less than the rest."""
    drafts = "=== mopsdocs.yml\nlevels: {default: publish, playbooks/campaigns: draft}\n"

    assert found(drafts)["TASK-004"].severity is Severity.INFO


def test_settings_weigh_a_rule_otherwise() -> None:
    """A rule, or a family, weighs what mopsdocs.yml says, and nothing if it is off."""
    assert found(settings("rules: {TASK-004: error}"))["TASK-004"].severity is Severity.ERROR
    assert "TASK-004" not in found(settings("rules: {TASK-004: off}"))


def test_safety_weighs_what_it_weighs() -> None:
    """No setting makes a rule about safety lighter, and the attempt is reported."""
    seen = found(settings("rules: {SAFE-005: off}"), prose="Start [here](javascript:start).")

    assert seen["SAFE-005"].severity is Severity.ERROR
    assert seen["FM-010"].path == "mopsdocs.yml"


def test_exception_in_the_playbook() -> None:
    """What a playbook ignores is kept, with the reason, and counts no more."""
    seen = found(keys="ignore: [{rule: TASK-004, why: The board was down, until: 2026-10-15}]\n")

    assert seen["TASK-004"].ignored == "The board was down"
    assert "FM-010" not in seen


def test_exception_that_has_ended() -> None:
    """After its last day an exception hides nothing, and is itself reported."""
    seen = found(keys="ignore: [{rule: TASK-004, why: The board was down, until: 2026-10-14}]\n")

    assert seen["TASK-004"].ignored is None
    assert seen["FM-010"].severity is Severity.WARNING


@pytest.mark.parametrize(
    ("folder", "ignored"),
    [("playbooks/campaigns", True), ("playbooks/camp", False), ("playbooks/campaigns/form.md", True)],
)
def test_exception_in_the_settings(folder: str, *, ignored: bool) -> None:
    """An exception in mopsdocs.yml holds for the folder or file that it names, and for no other."""
    seen = found(settings(f"ignore: [{{rule: TASK, in: {folder}, why: The board was down}}]"))

    assert (seen["TASK-004"].ignored == "The board was down") is ignored


def test_nobody_ignores_safety() -> None:
    """A finding about safety stands, whatever the playbook or the settings say."""
    seen = found(
        settings("ignore: [{rule: SAFE, why: We know}]"),
        keys="ignore: [{rule: SAFE-005, why: We know}]\n",
        prose="Start [here](javascript:start).",
    )

    assert seen["SAFE-005"].ignored is None


def many(count: int, severity: Severity, ignored: str | None = None) -> list[Diagnostic]:
    """So many findings of one rule."""
    one = Diagnostic("TASK-004", severity, "playbooks/form.md", (), Said("late"), ignored=ignored)
    return [one] * count


def test_most_findings_of_a_rule() -> None:
    """Of one rule a hundred findings are shown; how many more there are is told."""
    shown = shortened(many(MOST + 20, Severity.WARNING))

    assert len(shown) == MOST + 1
    assert shown[-1].said.values["count"] == 20
    assert shown == shortened(shown[:MOST] + tuple(many(20, Severity.WARNING)))


def test_limit_hides_no_error() -> None:
    """An error among those left out still fails the build, and what is ignored uses up no room."""
    shown = shortened([*many(200, Severity.ERROR, "agreed"), *many(MOST, Severity.INFO), *many(1, Severity.ERROR)])

    assert shown[-1].severity is Severity.ERROR
    assert len(shown) == 200 + MOST + 1


def test_shown_are_the_first_in_order() -> None:
    """Of more than a hundred, the first of the first files are shown, each on its line; the rest is counted."""
    plan = "title: Forms {n}\nowner: ana.ruiz\ntasks:\n"
    task = "  - {{id: T{k}, title: Ask team {k}, serves: [X{k}], responsible: [ana.ruiz]}}\n"
    files = [
        f"=== playbooks/campaigns/form-{n:02}.md\n---\n{plan.format(n=n)}"
        + "".join(task.format(k=k) for k in range(7))
        + "---\n"
        for n in range(40)
    ]
    shown = [one for one in check(house(settings() + PEOPLE + "".join(files))).diagnostics if one.code == "LINK-001"]

    places = [(f"playbooks/campaigns/form-{n:02}.md", 5 + k) for n in range(40) for k in range(7)]
    assert [(one.path, one.span.line if one.span else 0) for one in shown[:-1]] == places[:MOST]
    assert shown[-1].said.values["count"] == 40 * 7 - MOST


def test_few_findings_are_left_alone() -> None:
    """Up to the limit nothing is changed."""
    few = tuple(many(MOST, Severity.ERROR))

    assert few == shortened(few)


def test_every_rule_says_what_it_is() -> None:
    """Each rule has a summary, a reason of a sentence or more, and two examples that differ."""
    for rule in RULES.values():
        assert rule.summary
        assert not rule.summary.endswith(".")
        assert rule.why.endswith(".")
        assert rule.fails.strip() != rule.mended.strip()
