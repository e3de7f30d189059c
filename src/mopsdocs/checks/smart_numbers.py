"""SMART: is each goal measurable and time-bound.

Knows: what the assessment found wrong with goals.
Never: how it was found.
"""

from collections.abc import Iterator

from mopsdocs.checks.faults import goal_faults
from mopsdocs.checks.rule import Case, rule
from mopsdocs.model.diagnostic import Finding

_SUMMED = (
    "metrics:\n"
    "  - {{id: total-clicks, type: total, unit: clicks, every: quarter, values: clicks.csv}}\n"
    "goals:\n"
    "  - id: G1\n"
    "    metric: total-clicks\n"
    "    baseline: {{value: {baseline}, period: 2025}}\n"
    "    target: 60000\n"
    "=== playbooks/campaigns/clicks.csv\n"
    "period,value\n"
    "2025-Q1,11000\n"
    "2025-Q2,13000\n"
    "2025-Q3,9000\n"
    "2025-Q4,15000\n"
)



@rule(
    "SMART-M01",
    "A goal has a metric, or is a milestone",
    "IEE",
    fails=("goals:\n  - id: G1\n    title: 25 % more clicks\n"),
    mended=("goals:\n  - id: G1\n    title: 25 % more clicks\n    metric: total-clicks\n"),
)
def measured(case: Case) -> Iterator[Finding]:
    """What is not measured is neither reached nor missed. A goal that is done with its steps is a milestone."""
    return goal_faults(case, "SMART-M01")


@rule(
    "SMART-M02",
    "A goal has a baseline, and says when it was measured",
    "IEE",
    fails=("goals:\n  - id: G1\n    metric: total-clicks\n    baseline: {value: 48000}\n"),
    mended=("goals:\n  - id: G1\n    metric: total-clicks\n    baseline: {value: 48000, period: 2025}\n"),
)
def baseline(case: Case) -> Iterator[Finding]:
    """Without a dated start nobody can tell how far the goal has come. A goal to keep a value needs none."""
    return goal_faults(case, "SMART-M02")


@rule(
    "SMART-M03",
    "A goal has a target",
    "IEE",
    fails=("goals:\n  - id: G1\n    metric: total-clicks\n    baseline: {value: 48000, period: 2025}\n"),
    mended=(
        "goals:\n"
        "  - id: G1\n"
        "    metric: total-clicks\n"
        "    baseline: {value: 48000, period: 2025}\n"
        "    target: {change: +25 %}\n"
    ),
)
def target(case: Case) -> Iterator[Finding]:
    """More is not a target: any number is more than another. Either a value or a change will do."""
    return goal_faults(case, "SMART-M03")


@rule(
    "SMART-M04",
    "Change and target agree",
    "EEE",
    fails=(
        "goals:\n"
        "  - id: G1\n"
        "    metric: total-clicks\n"
        "    baseline: {value: 48000, period: 2025}\n"
        "    target: {value: 62000, change: +25 %}\n"
    ),
    mended=(
        "goals:\n"
        "  - id: G1\n"
        "    metric: total-clicks\n"
        "    baseline: {value: 48000, period: 2025}\n"
        "    target: {value: 60000, change: +25 %}\n"
    ),
)
def change_agrees(case: Case) -> Iterator[Finding]:
    """Two numbers for one target are two targets. Either may be rounded, to the last place written."""
    return goal_faults(case, "SMART-M04")


@rule(
    "SMART-M05",
    "A target lies on the side that the goal wants",
    "EEE",
    fails=(
        "goals:\n"
        "  - id: G1\n"
        "    metric: reply-time\n"
        "    direction: increase\n"
        "    baseline: {value: 30, period: 2025}\n"
        "    target: 24\n"
    ),
    mended=(
        "goals:\n"
        "  - id: G1\n"
        "    metric: reply-time\n"
        "    direction: decrease\n"
        "    baseline: {value: 30, period: 2025}\n"
        "    target: 24\n"
    ),
)
def right_side(case: Case) -> Iterator[Finding]:
    """A goal that starts at its target, moves away from it or makes its metric worse is a slip of the pen."""
    return goal_faults(case, "SMART-M05")


@rule(
    "SMART-M06",
    "A change of a percentage is written in percentage points",
    "WEE",
    fails=(
        "metrics:\n"
        '  - {id: click-rate, name: Email click rate, unit: "%"}\n'
        "goals:\n"
        "  - id: G1\n"
        "    metric: click-rate\n"
        "    baseline: {value: 3.2, period: 2025}\n"
        "    target: {value: 3.9, change: +22 %}\n"
    ),
    mended=(
        "metrics:\n"
        '  - {id: click-rate, name: Email click rate, unit: "%"}\n'
        "goals:\n"
        "  - id: G1\n"
        "    metric: click-rate\n"
        "    baseline: {value: 3.2, period: 2025}\n"
        "    target: {value: 3.9, change: +0.7 pp}\n"
    ),
)
def points(case: Case) -> Iterator[Finding]:
    """10 % more of 20 % is 22 % for one reader and 30 % for the next."""
    return goal_faults(case, "SMART-M06")


@rule(
    "SMART-M07",
    "A baseline is what the values of its period make",
    "WEE",
    fails=_SUMMED.format(baseline=46000),
    mended=_SUMMED.format(baseline=48000),
)
def like_values(case: Case) -> Iterator[Finding]:
    """From a baseline that was not measured nobody can tell how far the goal has come.

    A total is the sum of its period, a rate the ratio of the summed inputs, of a level the last value counts. Half a
    per cent may be rounded away; a period of which values are missing is not held against the baseline.
    """
    return goal_faults(case, "SMART-M07")


@rule(
    "SMART-T01",
    "A goal starts, and is due after that",
    "IEE",
    fails=("goals:\n  - id: G1\n    metric: total-clicks\n    due: 2026-12-31\n"),
    mended=("goals:\n  - id: G1\n    metric: total-clicks\n    start: 2026-01-01\n    due: 2026-12-31\n"),
)
def dated(case: Case) -> Iterator[Finding]:
    """Without a window nobody is late, and nobody is on time."""
    return goal_faults(case, "SMART-T01")


@rule(
    "SMART-T02",
    "A stretch of time is counted from a date",
    "IWE",
    fails=("goals:\n  - id: G1\n    title: 25 % more clicks in one year\n"),
    mended=(
        "goals:\n  - id: G1\n    title: 25 % more clicks in one year\n    start: 2026-01-01\n    due: 2026-12-31\n"
    ),
)
def anchored(case: Case) -> Iterator[Finding]:
    """In one year means another day each time it is read."""
    return goal_faults(case, "SMART-T02")


@rule(
    "SMART-T03",
    "A goal that is over has an outcome",
    "WEE",
    fails=("status: active\ngoals:\n  - id: G1\n    start: 2025-01-01\n    due: 2025-12-31\n"),
    mended=("status: active\ngoals:\n  - id: G1\n    start: 2025-01-01\n    due: 2025-12-31\n    outcome: missed\n"),
)
def closed(case: Case) -> Iterator[Finding]:
    """A goal that just goes by teaches nothing, and the next one is set from memory."""
    return goal_faults(case, "SMART-T03")


@rule(
    "SMART-T04",
    "Checkpoints lie in the window, in order, and on the way to the target",
    "EEE",
    fails=(
        "goals:\n"
        "  - id: G1\n"
        "    start: 2026-01-01\n"
        "    due: 2026-12-31\n"
        "    checkpoints: [{date: 2027-01-31, value: 29500}]\n"
    ),
    mended=(
        "goals:\n"
        "  - id: G1\n"
        "    start: 2026-01-01\n"
        "    due: 2026-12-31\n"
        "    checkpoints: [{date: 2026-06-30, value: 29500}]\n"
    ),
)
def checkpoints(case: Case) -> Iterator[Finding]:
    """A checkpoint is what should have been reached by a day.

    For a total it lies between 0 and the target, for a rate or a level between baseline and target.
    """
    return goal_faults(case, "SMART-T04")


MEASURABLE = (measured, baseline, target, change_agrees, right_side, points, like_values)
TIME_BOUND = (dated, anchored, closed, checkpoints)
