"""The sentence that a goal's fields make, where the author wrote none.

Knows: which parts of a goal are known, and a whole sentence for each combination.
Never: how a sentence sounds in another language; whether the goal is a good one.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal

from mopsdocs.assess.goals import PERCENT, Aim
from mopsdocs.model.diagnostic import Quantity, Said, Value

_Values = Mapping[str, Value]


def sentence_of(aim: Aim) -> Said:
    """Say what a goal wants, as far as its fields tell."""
    values = _values(aim)
    if aim.is_milestone:
        return _milestones(values)
    if aim.metric is None and aim.goal.metric is None:
        return _unmeasured(values)
    shape = " ".join(part for part in _PARTS[aim.direction or ""] if part in values)
    return _SENTENCES.get((aim.direction or "", shape), _measured)(values)


def named_metric(aim: Aim) -> Value:
    """Give a goal's metric by its name, else by its id."""
    if aim.metric is None:
        return aim.goal.metric or ""
    return aim.metric.name or aim.metric.id


def beside_unit(aim: Aim, value: Decimal) -> Value:
    """Give a number that stands before another with the unit; only a percentage keeps its sign."""
    return Quantity(value, PERCENT) if aim.unit == PERCENT else value


def _values(aim: Aim) -> dict[str, Value]:
    found: dict[str, Value] = {"goal": aim.goal.id, "metric": named_metric(aim)}
    if aim.goal.due:
        found["due"] = aim.goal.due
    if aim.is_milestone:
        titles = {step.id: step.title for step in aim.playbook.steps}
        found["milestones"] = tuple(titles.get(ref, ref) for ref in aim.goal.milestones)
    if aim.target is not None:
        found["target"] = Quantity(aim.target, aim.unit)
    if aim.low is not None and aim.high is not None:
        found |= {"low": beside_unit(aim, aim.low), "high": Quantity(aim.high, aim.unit)}
    if aim.baseline is not None and aim.target is not None:
        found["baseline"] = beside_unit(aim, aim.baseline)
        if aim.change and aim.goal.due:
            found["change"] = Quantity(abs(aim.change.amount), aim.change.kind or aim.unit)
    return found


def _milestones(values: _Values) -> Said:
    if "due" in values:
        return Said("Reach these milestones by {due}: {milestones}", values)
    return Said("Reach these milestones: {milestones}", values)


def _unmeasured(values: _Values) -> Said:
    return Said("Goal {goal}, due {due}", values) if "due" in values else Said("Goal {goal}", values)


def _measured(values: _Values) -> Said:
    return Said("{metric}: a new value by {due}", values) if "due" in values else Said("{metric}", values)


_MOVE = ("baseline", "target", "change", "due")
_PARTS: Mapping[str, tuple[str, ...]] = {
    "increase": _MOVE,
    "decrease": _MOVE,
    "keep-above": ("target", "due"),
    "keep-below": ("target", "due"),
    "keep-within": ("low", "due"),
    "": (),
}

_SENTENCES: Mapping[tuple[str, str], Callable[[_Values], Said]] = {
    ("increase", "baseline target change due"): lambda v: Said(
        "{metric}: increase from {baseline} to {target} (+{change}) by {due}", v
    ),
    ("increase", "baseline target due"): lambda v: Said("{metric}: increase from {baseline} to {target} by {due}", v),
    ("increase", "target due"): lambda v: Said("{metric}: increase to {target} by {due}", v),
    ("increase", "due"): lambda v: Said("{metric}: increase by {due}", v),
    ("increase", "baseline target"): lambda v: Said("{metric}: increase from {baseline} to {target}", v),
    ("increase", "target"): lambda v: Said("{metric}: increase to {target}", v),
    ("increase", ""): lambda v: Said("{metric}: increase", v),
    ("decrease", "baseline target change due"): lambda v: Said(
        "{metric}: reduce from {baseline} to {target} (−{change}) by {due}", v
    ),
    ("decrease", "baseline target due"): lambda v: Said("{metric}: reduce from {baseline} to {target} by {due}", v),
    ("decrease", "target due"): lambda v: Said("{metric}: reduce to {target} by {due}", v),
    ("decrease", "due"): lambda v: Said("{metric}: reduce by {due}", v),
    ("decrease", "baseline target"): lambda v: Said("{metric}: reduce from {baseline} to {target}", v),
    ("decrease", "target"): lambda v: Said("{metric}: reduce to {target}", v),
    ("decrease", ""): lambda v: Said("{metric}: reduce", v),
    ("keep-above", "target due"): lambda v: Said("{metric}: keep at {target} or more until {due}", v),
    ("keep-above", "target"): lambda v: Said("{metric}: keep at {target} or more", v),
    ("keep-below", "target due"): lambda v: Said("{metric}: keep at {target} or less until {due}", v),
    ("keep-below", "target"): lambda v: Said("{metric}: keep at {target} or less", v),
    ("keep-within", "low due"): lambda v: Said("{metric}: keep between {low} and {high} until {due}", v),
    ("keep-within", "low"): lambda v: Said("{metric}: keep between {low} and {high}", v),
}
