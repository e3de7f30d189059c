"""METRIC: what a metric is there for, and whether it can be told from the others.

Knows: which goals, service levels and metrics name a metric; the metrics of the whole handbook.
Never: whether a formula is right; observed values.
"""

from collections.abc import Iterator

from mopsdocs.checks.faults import goal_faults
from mopsdocs.checks.lives import is_live
from mopsdocs.checks.rule import Case, Whole, rule, whole_rule
from mopsdocs.model.diagnostic import Finding, Said, Value


@rule(
    "METRIC-008",
    "A rate has the numbers that it is made of",
    "WWE",
    fails="metrics:\n  - {id: click-rate, type: rate, values: click-rate.csv}\n",
    mended=(
        "metrics:\n"
        "  - id: click-rate\n"
        "    type: rate\n"
        "    inputs: {clicks: Clicks in the month, impressions: Recipients who saw a mail}\n"
        "    formula: clicks / impressions * 100\n"
        "    values: click-rate.csv\n"
    ),
)
def made_of_inputs(case: Case) -> Iterator[Finding]:
    """The rate of a year is not the mean of twelve months: it needs what was divided, month by month."""
    for metric in case.bound.playbook.metrics:
        if metric.kind == "rate" and metric.values and not metric.inputs and metric.formula is None:
            said = Said(
                "{metric} is a rate whose values come ready, so months cannot be put together", {"metric": metric.id}
            )
            hint = Said(
                "Name under `inputs` what is divided, write the `formula`, and put these columns in {file}",
                {
                    "file": metric.values,
                },
            )
            yield Finding((*metric.at, "values"), said, hint)


_UNWRITTEN = ("tbd", "todo")


@whole_rule(
    "METRIC-009",
    "Each metric of the handbook has a name of its own",
    "WWW",
    fails="metrics:\n  - {id: clicks, name: Email clicks}\n  - {id: mail-clicks, name: Email clicks}\n",
    mended="metrics:\n  - {id: clicks, name: Email clicks}\n  - {id: mail-clicks, name: Clicks in newsletters}\n",
)
def own_name(whole: Whole) -> Iterator[Finding]:
    """Two numbers with one name are quoted against each other in the first meeting where they differ."""
    first: dict[str, str] = {}
    for outline in whole.outlines:
        for metric in outline.metrics:
            name = " ".join(metric.name.source.casefold().split()) if metric.name else ""
            if name.startswith(_UNWRITTEN):
                continue  # FM-005 asks for the name itself.
            here = f"{outline.card.id}/{metric.id}"
            there = first.setdefault(name, here) if name else here
            if there != here and is_live(outline.card.status):
                values: dict[str, Value] = {"metric": metric.id, "other": there}
                said = Said("{metric} has the same name as {other}", values)
                hint = Said("Refer to {other} if it is the same metric, or say in the name how it differs", values)
                yield Finding((*metric.at, "name"), said, hint, outline.card.path)


@whole_rule(
    "METRIC-010",
    "A metric is used by something",
    "IWW",
    fails="metrics:\n  - {id: opens, name: Mails opened}\n",
    mended="metrics:\n  - {id: opens, name: Mails opened}\ngoals:\n  - {id: G1, metric: opens, target: 60000}\n",
)
def used(whole: Whole) -> Iterator[Finding]:
    """Somebody collects it every month; if no goal, service level or other metric needs it, nobody looks at it."""
    needed = {ref for outline in whole.outlines for ref in outline.measures}
    aliases = whole.edition.aliases
    for old, _, name in (ref.partition("/") for ref in tuple(needed)):
        needed.add(f"{aliases.get(old, old)}/{name}")
    for outline in whole.outlines:
        for metric in outline.metrics:
            if metric.idle and f"{outline.card.id}/{metric.id}" not in needed and is_live(outline.card.status):
                said = Said("No goal, service level or other metric uses {metric}", {"metric": metric.id})
                hint = Said("Name it where it counts, or stop collecting it")
                yield Finding((*metric.at, "id"), said, hint, outline.card.path)


@rule(
    "METRIC-011",
    "A goal is bound to the metric as it is defined today",
    "WEE",
    fails="metrics:\n  - {id: clicks, revision: 2}\ngoals:\n  - {id: G1, metric: clicks@1}\n",
    mended="metrics:\n  - {id: clicks, revision: 2}\ngoals:\n  - {id: G1, metric: clicks@2}\n",
)
def todays_definition(case: Case) -> Iterator[Finding]:
    """A target that was set on another definition may be reached, or out of reach, by the change of definition."""
    return goal_faults(case, "METRIC-011")


@rule(
    "METRIC-014",
    "A goal to grow has a metric that guards it",
    "-II",
    fails="metrics:\n  - {id: clicks, good: up}\ngoals:\n  - {id: G1, metric: clicks, direction: increase}\n",
    mended="metrics:\n  - {id: clicks, good: up, counter: [unsubscribes]}\n  - {id: unsubscribes, good: down}\n"
    "goals:\n  - {id: G1, metric: clicks, direction: increase}\n",
)
def guarded(case: Case) -> Iterator[Finding]:
    """What is pushed gives way somewhere else: more mails bring more clicks, and more people who leave."""
    own = {metric.id: metric for metric in case.bound.playbook.metrics}
    for goal in case.assessment.goals:
        metric = own.get(goal.metric.id) if goal.metric else None
        if metric and goal.direction == "increase" and not metric.counter:
            own.pop(metric.id)
            said = Said(
                "{goal} wants more of {metric}, and nothing guards what must not get worse",
                {
                    "goal": goal.id,
                    "metric": metric.id,
                },
            )
            hint = Said("Name a metric under `counter`, for example the rate of people who unsubscribe")
            yield Finding((*metric.at, "counter"), said, hint)
