"""SMART: do the values of a metric, and of the year before, agree with what a goal says.

Knows: what the assessment found wrong with goals.
Never: how it was found.
"""

from collections.abc import Iterator

from mopsdocs.checks.faults import goal_faults
from mopsdocs.checks.rule import Case, rule
from mopsdocs.model.diagnostic import Finding

_RUNNING = (
    "metrics:\n"
    "  - {{id: total-clicks, type: total, unit: clicks, every: quarter}}\n"
    "goals:\n"
    "  - id: G1\n"
    "    metric: total-clicks\n"
    "    baseline: {baseline}\n"
    "    target: {{change: +25 %}}\n"
    "    start: 2026-01-01\n"
    "    due: 2026-12-31\n"
)
_ENDED = (
    "metrics:\n"
    "  - {{id: total-clicks, type: total, unit: clicks, every: quarter, values: clicks.csv}}\n"
    "goals:\n"
    "  - id: G1\n"
    "    metric: total-clicks\n"
    "    baseline: {{value: 40000, period: 2024}}\n"
    "    target: 60000\n"
    "    start: 2025-01-01\n"
    "    due: 2025-12-31\n"
    "    outcome: {outcome}\n"
    "=== playbooks/campaigns/clicks.csv\n"
    "period,value\n"
    "2025-Q1,11000\n"
    "2025-Q2,13000\n"
    "2025-Q3,9000\n"
    "2025-Q4,15000\n"
)
_SEASON = (
    "metrics:\n"
    "  - {{id: total-clicks, type: total, unit: clicks, every: quarter, values: clicks.csv}}\n"
    "goals:\n"
    "  - id: G1\n"
    "    metric: total-clicks\n"
    "    baseline: {{value: 48000, period: 2025}}\n"
    "    target: 60000\n"
    "    start: 2026-01-01\n"
    "    due: 2026-12-31\n"
    "{checkpoints}"
    "=== playbooks/campaigns/clicks.csv\n"
    "period,value\n"
    "2025-Q1,6000\n"
    "2025-Q2,6000\n"
    "2025-Q3,6000\n"
    "2025-Q4,30000\n"
)


@rule(
    "SMART-M08",
    "A total starts from a time as long as its own",
    "WWE",
    fails=_RUNNING.format(baseline="{value: 12000, period: 2025-Q4}"),
    mended=_RUNNING.format(baseline="{value: 48000, period: 2025}"),
)
def as_long(case: Case) -> Iterator[Finding]:
    """A year is not held against a quarter, nor a goal against what it made itself.

    How far a total has come is what it made beyond its baseline; a baseline of another length makes good news of bad,
    and bad of good. A quarter of the length may differ.
    """
    return goal_faults(case, "SMART-M08")


@rule(
    "SMART-T05",
    "An outcome is what the values say",
    "WWW",
    fails=_ENDED.format(outcome="achieved"),
    mended=_ENDED.format(outcome="missed"),
)
def as_measured(case: Case) -> Iterator[Finding]:
    """Whoever reads that a goal was achieved believes it; the values beside it should not say otherwise.

    Told where all values are there, and an achieved goal is further from its target than one that is on track may be,
    or a missed one has reached it.
    """
    return goal_faults(case, "SMART-T05")


@rule(
    "SMART-T06",
    "A total with a season has checkpoints",
    "III",
    fails=_SEASON.format(checkpoints=""),
    mended=_SEASON.format(checkpoints="    checkpoints: [{date: 2026-09-30, value: 22500}]\n"),
)
def in_season(case: Case) -> Iterator[Finding]:
    """Without checkpoints a total is expected to grow by the same amount in each period.

    Where last year's values went another way by a tenth of the whole or more, a goal that does as well as planned in
    each month is off track in one half of the year and far ahead in the other.
    """
    return goal_faults(case, "SMART-T06")


MEASURABLE = (as_long,)
TIME_BOUND = (as_measured, in_season)
