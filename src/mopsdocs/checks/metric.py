"""METRIC: can each metric be computed as it is defined, and from the values that there are.

Knows: what the assessment found wrong with metrics.
Never: how it was found.
"""

from collections.abc import Iterator

from mopsdocs.checks import metric_use
from mopsdocs.checks.faults import metric_faults
from mopsdocs.checks.lives import is_live
from mopsdocs.checks.rule import Case, Family, rule
from mopsdocs.model.diagnostic import Finding, Said, Value


@rule(
    "METRIC-001",
    "A formula uses its inputs, all of them and nothing else",
    "EEE",
    fails=("metrics:\n  - id: total-clicks\n    inputs: {clicks: Clicks in the month}\n    formula: klicks\n"),
    mended=("metrics:\n  - id: total-clicks\n    inputs: {clicks: Clicks in the month}\n    formula: clicks\n"),
)
def known_names(case: Case) -> Iterator[Finding]:
    """A name that nobody explains is counted differently by everybody. Other metrics stand in brackets."""
    return metric_faults(case, "METRIC-001")


@rule(
    "METRIC-002",
    "A formula has a worked example whose result is right",
    "IEE",
    fails=(
        "metrics:\n"
        "  - id: click-rate\n"
        "    inputs: {clicks: Clicks in the month, impressions: Recipients who saw a mail}\n"
        "    formula: clicks / impressions * 100\n"
        "    example: {clicks: 4200, impressions: 120000, result: 35}\n"
    ),
    mended=(
        "metrics:\n"
        "  - id: click-rate\n"
        "    inputs: {clicks: Clicks in the month, impressions: Recipients who saw a mail}\n"
        "    formula: clicks / impressions * 100\n"
        "    example: {clicks: 4200, impressions: 120000, result: 3.5}\n"
    ),
)
def worked_example(case: Case) -> Iterator[Finding]:
    """Real numbers show a wrong formula at once, and show the reader what is meant."""
    return metric_faults(case, "METRIC-002")


@rule(
    "METRIC-003",
    "A metric in percent multiplies by 100, and a share is at most 100",
    "WWE",
    fails=(
        "metrics:\n"
        "  - id: click-rate\n"
        '    unit: "%"\n'
        "    inputs: {clicks: Clicks in the month, impressions: Recipients who saw a mail}\n"
        "    formula: clicks / impressions\n"
    ),
    mended=(
        "metrics:\n"
        "  - id: click-rate\n"
        '    unit: "%"\n'
        "    inputs: {clicks: Clicks in the month, impressions: Recipients who saw a mail}\n"
        "    formula: clicks / impressions * 100\n"
    ),
)
def percent(case: Case) -> Iterator[Finding]:
    """0.035 and 3.5 % are one number; shown as 0.035 % it is a hundred times too small."""
    return metric_faults(case, "METRIC-003")


@rule(
    "METRIC-004",
    "No value divides by zero",
    "WWW",
    fails=(
        "metrics:\n"
        "  - id: click-rate\n"
        "    type: rate\n"
        "    inputs: {clicks: Clicks in the month, impressions: Recipients who saw a mail}\n"
        "    formula: clicks / impressions * 100\n"
        "    every: month\n"
        "    values: click-rate.csv\n"
        "=== playbooks/campaigns/click-rate.csv\n"
        "period,clicks,impressions\n"
        "2026-09,0,0\n"
    ),
    mended=(
        "metrics:\n"
        "  - id: click-rate\n"
        "    type: rate\n"
        "    inputs: {clicks: Clicks in the month, impressions: Recipients who saw a mail}\n"
        "    formula: clicks / impressions * 100\n"
        "    every: month\n"
        "    values: click-rate.csv\n"
        "=== playbooks/campaigns/click-rate.csv\n"
        "period,clicks,impressions\n"
        "2026-09,4200,120000\n"
    ),
)
def divisible(case: Case) -> Iterator[Finding]:
    """A rate of nothing is no rate: the period has no value, and the chart has a hole."""
    return metric_faults(case, "METRIC-004")


@rule(
    "METRIC-005",
    "A metric says who collects it, from where and how often",
    "IWE",
    fails="metrics:\n  - {id: total-clicks, source: Email platform > Reports, every: month}\n",
    mended=(
        "metrics:\n  - {id: total-clicks, source: Email platform > Reports, every: month, collector: ana.ruiz}\n"
    ),
)
def collected(case: Case) -> Iterator[Finding]:
    """A number that nobody has to fetch stays out, and one from another report is another number."""
    for metric in case.bound.playbook.metrics:
        values: dict[str, Value] = {"metric": metric.id}
        if metric.collector is None:
            said = Said("Nobody is named who collects {metric}", values)
            yield Finding((*metric.at, "collector"), said, Said("Name a person or a role under `collector`"))
        if metric.source is None:
            said = Said("Nothing says where the values of {metric} come from", values)
            hint = Said("Write system and report, for example `source: Email platform > Reports`")
            yield Finding((*metric.at, "source"), said, hint)
        if metric.every is None:
            said = Said("Nothing says how often {metric} is measured", values)
            yield Finding((*metric.at, "every"), said, Said("Write the rhythm, for example `every: month`"))


@rule(
    "METRIC-006",
    "Values are recorded in time",
    "IWW",
    fails=(
        "metrics:\n"
        "  - {id: reply-time, type: level, unit: hours, every: month, due_after: 5 days, values: reply-time.csv}\n"
        "=== playbooks/campaigns/reply-time.csv\n"
        "period,value\n"
        "2026-07,31\n"
    ),
    mended=(
        "metrics:\n"
        "  - {id: reply-time, type: level, unit: hours, every: month, due_after: 5 days, values: reply-time.csv}\n"
        "=== playbooks/campaigns/reply-time.csv\n"
        "period,value\n"
        "2026-07,31\n"
        "2026-08,29\n"
        "2026-09,27\n"
    ),
)
def in_time(case: Case) -> Iterator[Finding]:
    """Until the value is there, nobody knows whether the goal is on track: it is shown as data needed.

    A value is late when its period is over and the days of `due_after` have gone by.
    """
    if is_live(case.bound.playbook.status):
        yield from metric_faults(case, "METRIC-006")


@rule(
    "METRIC-007",
    "A file of values has one row a period, and numbers alone",
    "EEE",
    fails=(
        "metrics:\n"
        "  - {id: reply-time, type: level, unit: hours, every: month, values: reply-time.csv}\n"
        "=== playbooks/campaigns/reply-time.csv\n"
        "period,value\n"
        "2026-08,29\n"
        "2026-09,27,5\n"
    ),
    mended=(
        "metrics:\n"
        "  - {id: reply-time, type: level, unit: hours, every: month, values: reply-time.csv}\n"
        "=== playbooks/campaigns/reply-time.csv\n"
        "period,value\n"
        "2026-08,29\n"
        "2026-09,27.5\n"
    ),
)
def in_order(case: Case) -> Iterator[Finding]:
    """One wrong cell makes every sum wrong that it enters, so a file with a mistake gives no numbers at all.

    The columns are `period`, then the metric's inputs (or `value`), and `note` if wanted. Periods are written
    2026-01-31, 2026-W05, 2026-01, 2026-Q1 or 2026, as often as the metric is measured: the earliest first, none
    twice, none left out, none that has not begun.
    """
    return metric_faults(case, "METRIC-007")


@rule(
    "METRIC-012",
    "A metric's type fits its formula and its values",
    "EEE",
    fails=(
        "metrics:\n"
        "  - id: click-rate\n"
        "    type: total\n"
        "    inputs: {clicks: Clicks in the month, impressions: Recipients who saw a mail}\n"
        "    formula: clicks / impressions * 100\n"
    ),
    mended=(
        "metrics:\n"
        "  - id: click-rate\n"
        "    type: rate\n"
        "    inputs: {clicks: Clicks in the month, impressions: Recipients who saw a mail}\n"
        "    formula: clicks / impressions * 100\n"
    ),
)
def fitting_type(case: Case) -> Iterator[Finding]:
    """The type says how periods are put together: totals add up, ratios do not."""
    return metric_faults(case, "METRIC-012")


@rule(
    "METRIC-013",
    "Each input has a description",
    "IWE",
    fails=('metrics:\n  - id: total-clicks\n    inputs: {clicks: ""}\n    formula: clicks\n'),
    mended=(
        "metrics:\n  - id: total-clicks\n    inputs: {clicks: Clicks by people in the month}\n    formula: clicks\n"
    ),
)
def described(case: Case) -> Iterator[Finding]:
    """The name of an input leaves open what counts, where, and over which period."""
    return metric_faults(case, "METRIC-013")


@rule(
    "METRIC-015",
    "A formula can be read",
    "EEE",
    fails=(
        "metrics:\n"
        "  - id: click-rate\n"
        "    inputs: {clicks: Clicks in the month, impressions: Recipients who saw a mail}\n"
        "    formula: (clicks / impressions * 100\n"
    ),
    mended=(
        "metrics:\n"
        "  - id: click-rate\n"
        "    inputs: {clicks: Clicks in the month, impressions: Recipients who saw a mail}\n"
        "    formula: clicks / impressions * 100\n"
    ),
)
def readable(case: Case) -> Iterator[Finding]:
    """Formulas are arithmetic: numbers, inputs, metrics in brackets, + - * / ( ), min, max, abs, round."""
    return metric_faults(case, "METRIC-015")


FAMILY = Family(
    "METRIC",
    "Metrics that can be computed",
    rules=(
        known_names,
        worked_example,
        percent,
        divisible,
        collected,
        in_time,
        in_order,
        metric_use.made_of_inputs,
        metric_use.own_name,
        metric_use.used,
        metric_use.todays_definition,
        fitting_type,
        described,
        metric_use.guarded,
        readable,
    ),
)
