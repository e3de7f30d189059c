"""Is a goal measurable: a metric that can be computed, a dated baseline, a target, a change that agrees.

Knows: numbers of a goal and of its metric.
Never: whether the metric is a fair proxy; that is for a person to say.
"""

from collections.abc import Iterator
from decimal import Decimal

from mopsdocs.assess.arithmetic import change_in_percent, difference, half_step, tenth, tidy, writable
from mopsdocs.assess.baseline import doubts
from mopsdocs.assess.goals import PERCENT, WITHIN, Aim
from mopsdocs.assess.references import pinned
from mopsdocs.assess.scene import MEASURABLE, Scene, no_metric, unknown_metric
from mopsdocs.assess.sentences import beside_unit, named_metric
from mopsdocs.model.assessment import Fault
from mopsdocs.model.diagnostic import Measuring, PartyName, Quantity, Said, Value
from mopsdocs.model.periods import written_as
from mopsdocs.model.playbook import Change, Metric
from mopsdocs.words.places import places_finely, to_places

_OPPOSITE = {"up": ("decrease", "keep-below"), "down": ("increase", "keep-above")}
_UNUSABLE = ("METRIC-001", "METRIC-002", "METRIC-003", "METRIC-012", "METRIC-015")


def faults(aim: Aim, scene: Scene) -> Iterator[Fault]:
    """Find what keeps a goal from being measurable."""
    if aim.is_milestone:
        yield from _without_steps(aim)
        return
    if aim.goal.metric is None:
        yield _fault("SMART-M01", aim, "metric", *no_metric(aim))
        return
    if aim.metric is None:
        yield _fault("", aim, "metric", *unknown_metric(aim))
    yield from _baseline(aim)
    yield from _target(aim)
    wrong = wrong_way(aim)
    if wrong:
        yield wrong
    else:
        yield from _change(aim)
    yield from doubts(aim, scene.ground.records)
    if aim.metric:
        yield from _definition(aim, aim.metric, scene)


def evidence(aim: Aim, scene: Scene) -> Said:
    """Say what makes a goal measurable."""
    goal, metric = aim.goal, aim.metric
    if aim.is_milestone or metric is None:
        count = len(goal.milestones)
        return Said(
            "Reached when {count} milestone is done",
            {"count": count},
            "Reached when {count} milestones are done",
        )
    values: dict[str, Value] = {"collector": PartyName(metric.collector or "")}
    if aim.low is not None and aim.high is not None:
        values |= {"low": beside_unit(aim, aim.low), "high": Quantity(aim.high, aim.unit)}
        return Said("Between {low} and {high}; {collector} collects the values", values)
    values["target"] = Quantity(aim.target or Decimal(0), aim.unit)
    match aim.direction:
        case "keep-above":
            return Said("{target} or more; {collector} collects the values", values)
        case "keep-below":
            return Said("{target} or less; {collector} collects the values", values)
    values["baseline"] = beside_unit(aim, aim.baseline or Decimal(0))
    values["period"] = Measuring((goal.baseline.period if goal.baseline else None) or "")
    latest = _latest(aim, scene)
    if latest:
        values |= {"latest": Quantity(latest[1], aim.unit), "last": Measuring(latest[0])}
        return Said(
            "From {baseline} ({period}) to {target}; {collector} collects the values: {latest} in {last}", values
        )
    return Said("From {baseline} ({period}) to {target}; {collector} collects the values", values)


def _latest(aim: Aim, scene: Scene) -> tuple[str, Decimal] | None:
    """Give the latest period of a metric, as written, with its value as finely as its page tells it."""
    records = scene.ground.records
    record = records.of(aim.goal.metric or "")
    rows = records.complete(record) if record else ()
    value = records.single(record, rows[-1]) if record and rows else None
    if record is None or not isinstance(value, Decimal):
        return None
    told = to_places(value, places_finely(value, aim.unit))
    return written_as(record.every or "month", rows[-1].period), told


def _fault(rule: str, aim: Aim, key: str, said: Said, hint: Said) -> Fault:
    return Fault(rule, MEASURABLE, (*aim.goal.at, key), said, hint)


def _without_steps(aim: Aim) -> Iterator[Fault]:
    if not aim.goal.milestones:
        said = Said("Goal {goal} is a milestone and names no steps", {"goal": aim.goal.id})
        hint = Said("List the steps that reach it under `milestones`, for example `milestones: [S1, S2]`")
        yield _fault("SMART-M03", aim, "milestones", said, hint)


def _baseline(aim: Aim) -> Iterator[Fault]:
    if aim.keeps:
        return
    if aim.baseline is None:
        said = Said("Goal {goal} has no baseline", {"goal": aim.goal.id})
        hint = Said("Say where it starts, for example `value: 48000` and `period: 2025` under `baseline`")
        yield _fault("SMART-M02", aim, "baseline", said, hint)
    elif aim.goal.baseline and not aim.goal.baseline.period:
        values: dict[str, Value] = {"goal": aim.goal.id, "baseline": Quantity(aim.baseline, aim.unit)}
        said = Said("The baseline of goal {goal}, {baseline}, does not say when it was measured", values)
        written = {"baseline": f"{aim.baseline:f}"}
        hint = Said("Write `value: {baseline}` and `period: 2025`, or another period, under `baseline`", written)
        yield _fault("SMART-M02", aim, "baseline", said, hint)


def _target(aim: Aim) -> Iterator[Fault]:
    values = {"goal": aim.goal.id}
    if aim.direction == WITHIN:
        if aim.low is None or aim.high is None:
            said = Said("Goal {goal} is to stay within a range and does not say which", values)
            hint = Said("Write both ends, for example `from: 10` and `to: 20` under `target`")
            yield _fault("SMART-M03", aim, "target", said, hint)
    elif aim.target is None and aim.change is None:
        said = Said("Goal {goal} has no target", values)
        hint = Said("Say where it should end, for example `value: 60000` under `target`")
        yield _fault("SMART-M03", aim, "target", said, hint)


def _change(aim: Aim) -> Iterator[Fault]:
    change, baseline = aim.change, aim.baseline
    if change is None:
        return
    if change.kind == PERCENT and aim.unit == PERCENT:
        values: dict[str, Value] = {"change": _written(change), "metric": named_metric(aim)}
        said = Said("`change: {change}` may mean two things, because {metric} is itself in %", values)
        yield _fault("SMART-M06", aim, "target", said, _points(aim))
    elif baseline is not None and aim.expected is not None and not _fits(aim, change, baseline, aim.expected):
        values = {
            "change": _written(change),
            "baseline": Quantity(baseline, aim.unit),
            "expected": Quantity(aim.expected, aim.unit),
            "target": Quantity(aim.target or Decimal(0), aim.unit),
        }
        said = Said("{change} on {baseline} makes {expected}, and `target` says {target}", values)
        yield _fault("SMART-M04", aim, "target", said, _mended(aim, change, baseline, aim.expected))


def _fits(aim: Aim, change: Change, baseline: Decimal, expected: Decimal) -> bool:
    target = aim.target
    if target is None or abs(difference(expected, target)) <= half_step(target):
        return True
    real = _real(change, baseline, target)
    return real is not None and abs(difference(real, change.amount)) <= half_step(change.amount)


def _real(change: Change, baseline: Decimal, target: Decimal) -> Decimal | None:
    return change_in_percent(baseline, target) if change.kind == PERCENT else difference(target, baseline)


def _written(change: Change) -> str:
    kind = f" {change.kind}" if change.kind else ""
    return f"{change.amount:+f}{kind}"


def _points(aim: Aim) -> Said:
    if aim.baseline is None or aim.target is None:
        return Said("Write percentage points, for example `change: +0.9 pp`, or the `value` alone")
    points = _written(Change(tidy(difference(aim.target, aim.baseline)), "pp"))
    return Said("Write percentage points, `change: {change}`, or the `value` alone", {"change": points})


def _mended(aim: Aim, change: Change, baseline: Decimal, expected: Decimal) -> Said:
    real = _real(change, baseline, aim.target or Decimal(0))
    value = f"{writable(expected):f}"
    if real is None:
        return Said("Write `value: {value}`", {"value": value})
    fitting = _written(Change(tidy(tenth(real) if change.kind == PERCENT else real), change.kind))
    return Said("Write `value: {value}` or `change: {change}`", {"value": value, "change": fitting})


def wrong_way(aim: Aim) -> Fault | None:
    """Find whether a goal's numbers lead nowhere, or where nobody wants to go."""
    nowhere = _nowhere(aim)
    if nowhere:
        return _fault("SMART-M05", aim, "target", *nowhere)
    wrong = _wrong_side(aim) or _against(aim)
    return _fault("SMART-M05", aim, "direction" if aim.goal.direction else "target", *wrong) if wrong else None


def _nowhere(aim: Aim) -> tuple[Said, Said] | None:
    if aim.direction == WITHIN and aim.low is not None and aim.high is not None and aim.low >= aim.high:
        values: dict[str, Value] = {"goal": aim.goal.id, "low": aim.low, "high": Quantity(aim.high, aim.unit)}
        said = Said("Nothing lies between {low} and {high}, where goal {goal} is to stay", values)
        return said, Said("Write the smaller number under `from` and the larger one under `to`")
    if aim.target is None or aim.keeps or aim.baseline != aim.target:
        return None
    values = {"goal": aim.goal.id, "target": Quantity(aim.target, aim.unit)}
    said = Said("Goal {goal} starts where it wants to end, at {target}", values)
    return said, Said("Write another target, or `direction: keep-above` if nothing is to change")


def _wrong_side(aim: Aim) -> tuple[Said, Said] | None:
    baseline, target = aim.baseline, aim.target
    if aim.keeps or baseline is None or target is None:
        return None
    values: dict[str, Value] = {
        "goal": aim.goal.id,
        "target": Quantity(target, aim.unit),
        "baseline": beside_unit(aim, baseline),
    }
    if aim.direction == "increase" and target < baseline:
        said = Said("Goal {goal} is to increase, and its target lies below: {baseline} to {target}", values)
        return said, Said("Check the two numbers; if less is wanted, write `direction: decrease` and `good: down`")
    if aim.direction == "decrease" and target > baseline:
        said = Said("Goal {goal} is to decrease, and its target lies above: {baseline} to {target}", values)
        return said, Said("Check the two numbers; if more is wanted, write `direction: increase` and `good: up`")
    return None


def _against(aim: Aim) -> tuple[Said, Said] | None:
    metric = aim.metric
    if metric is None or aim.direction not in _OPPOSITE.get(metric.good or "", ()):
        return None
    values: dict[str, Value] = {"goal": aim.goal.id, "metric": named_metric(aim)}
    hint = Said("Mend the goal's direction, or `good` at the metric")
    if not aim.goal.direction and aim.baseline is not None and aim.target is not None:
        hint = Said("Check baseline and target; if both are right, mend `good` at the metric")
    if metric.good == "down":
        return Said("Goal {goal} wants more of {metric}, and less of it is better: `good: down`", values), hint
    return Said("Goal {goal} wants less of {metric}, and more of it is better: `good: up`", values), hint


def _definition(aim: Aim, metric: Metric, scene: Scene) -> Iterator[Fault]:
    assessed = scene.metrics.get(metric.id) if "/" not in (aim.goal.metric or "") else None
    for fault in assessed.faults if assessed else ():
        if fault.rule in _UNUSABLE:
            yield Fault("", MEASURABLE, fault.at, fault.said, fault.hint)
    values: dict[str, Value] = {"metric": named_metric(aim), "goal": aim.goal.id, "revision": metric.revision}
    if metric.collector is None:
        hint = Said("Write `collector` at the metric, with a person or a role")
        yield _fault("", aim, "metric", Said("Nobody is named who collects {metric}", values), hint)
    if metric.every is None:
        hint = Said("Write `every: month` at the metric, or another rhythm")
        yield _fault("", aim, "metric", Said("Nothing says how often {metric} is measured", values), hint)
    bound = pinned(aim.goal.metric or "")
    if bound is not None and bound != metric.revision:
        said = Said("Goal {goal} was set on an earlier definition of {metric}; it is at {revision} now", values)
        hint = Said("Look at the target again, then write `@{revision}`", values)
        if bound > metric.revision:
            said = Said("Goal {goal} names a definition of {metric} that does not exist yet", values)
            hint = Said("Write `@{revision}`, or raise `revision` at the metric", values)
        yield _fault("METRIC-011", aim, "metric", said, hint)
