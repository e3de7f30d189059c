"""Metrics: the worked example computed, and what is wrong with the definition.

Knows: formulas, inputs, units and kinds of metrics.
Never: observed values; which goals use a metric.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from difflib import get_close_matches

from mopsdocs.assess.arithmetic import agree, tidy, writable
from mopsdocs.assess.formula import Failure, Formula, divides, evaluate, numbers, worked
from mopsdocs.assess.grammar import Misread, parse
from mopsdocs.assess.misreadings import said_of
from mopsdocs.assess.references import Lookup
from mopsdocs.model.assessment import Fault, MetricAssessment
from mopsdocs.model.diagnostic import KeyPart, Said, Value
from mopsdocs.model.playbook import Metric

RESULT = "result"
_HUNDRED = Decimal(100)
_INPUT = re.compile(r"[a-z][a-z0-9_]*")
_RATIO = ("input", "input", "/", "number", "*")


def assess_metric(metric: Metric, lookup: Lookup) -> MetricAssessment:
    """Compute a metric's worked example and hold its definition against its formula."""
    formula = parse(metric.formula) if metric.formula is not None else None
    if not isinstance(formula, Formula):
        return MetricAssessment(metric.id, None, (), (), tuple(_without_formula(metric, formula)))
    names = tuple(_names(metric, formula, lookup))
    example = metric.example or {}
    result = evaluate(formula, example)
    computed = result if isinstance(result, Decimal) else None
    faults = (
        *_undescribed(metric),
        *names,
        *_kind(metric, formula),
        *_percent(metric, formula, computed),
        *(() if names else _example(metric, formula, result)),
    )
    shown = worked(formula, example) if computed is not None else ()
    return MetricAssessment(metric.id, None if computed is None else tidy(computed), shown, formula.metrics, faults)


def _fault(code: str, metric: Metric, key: tuple[KeyPart, ...], said: Said, hint: Said) -> Fault:
    return Fault(f"METRIC-{code}", "", (*metric.at, *key), said, hint)


def _without_formula(metric: Metric, misread: Misread | None) -> Iterator[Fault]:
    yield from _undescribed(metric)
    if misread:
        yield _fault("015", metric, ("formula",), *said_of(misread, metric.id))
    elif metric.inputs:
        values = _named(metric, metric.inputs[0][0])
        said = Said("{metric} names inputs, but no formula uses them", values)
        hint = Said("Write a `formula`; for a single input it is the name alone: `formula: {name}`", values)
        yield _fault("001", metric, ("formula",), said, hint)


def _undescribed(metric: Metric) -> Iterator[Fault]:
    for name, meaning in metric.inputs:
        if meaning is None or not meaning.source.strip():
            said = Said("The input {name} of {metric} has no description", _named(metric, name))
            hint = Said("Say what is counted, and over which period: `{name}: Clicks in the month`", said.values)
            yield _fault("013", metric, ("inputs", name), said, hint)


def _names(metric: Metric, formula: Formula, lookup: Lookup) -> Iterator[Fault]:
    declared = dict(metric.inputs)
    unknown = [name for name in formula.inputs if name not in declared]
    missing = [ref for ref in formula.metrics if lookup(ref) is None]
    if len(unknown) > 1 and not declared:
        said = Said("The formula of {metric} uses {names}, and the metric has no inputs", _several(metric, unknown))
        hint = Said("Describe them under `inputs`: `{name}: Clicks in the month`", {"name": unknown[0]})
        yield _fault("001", metric, ("formula",), said, hint)
        return
    for name in unknown:
        said = Said("The formula of {metric} uses {name}, which is not one of its inputs", _named(metric, name))
        yield _fault("001", metric, ("formula",), said, _near(name, tuple(declared), metric, lookup))
    for ref in missing:
        said = Said("The formula of {metric} uses the metric {name}, which does not exist", _named(metric, ref))
        yield _fault("001", metric, ("formula",), said, _near_metric(ref, declared, lookup))
    if unknown or missing:
        return
    used = set(formula.inputs)
    for name in declared:
        if name not in used:
            said = Said("The input {name} of {metric} is not used in its formula", _named(metric, name))
            hint = Said("Use it in `formula`, or remove it from `inputs`")
            yield _fault("001", metric, ("inputs", name), said, hint)


def _near(name: str, declared: tuple[str, ...], metric: Metric, lookup: Lookup) -> Said:
    near = get_close_matches(name, declared, 1)
    if near:
        return Said("Did you mean {near}?", {"near": near[0]})
    text = (metric.formula or "").replace(" ", "")
    for other in lookup.own:
        if other in text and name in other.split("-"):
            return Said("A metric stands in brackets: `[{near}]`", {"near": other})
    if not _INPUT.fullmatch(name):
        return Said("Inputs have names in small letters, such as `clicks`, and numbers are written out: 1000")
    return Said("Describe it under `inputs`: `{name}: Clicks in the month`", {"name": name})


def _near_metric(ref: str, declared: Mapping[str, object], lookup: Lookup) -> Said:
    if ref in declared:
        return Said("An input stands without brackets: `{name}`", {"name": ref})
    near = get_close_matches(ref, lookup.own, 1)
    if near:
        return Said("Did you mean `[{near}]`?", {"near": near[0]})
    return Said("Name a metric of this playbook, or one of another as `[playbook/metric]`")


def _kind(metric: Metric, formula: Formula) -> Iterator[Fault]:
    values: dict[str, Value] = {"metric": metric.id}
    if metric.kind == "total" and divides(formula):
        said = Said("{metric} is a total, but its formula divides: ratios do not add up", values)
        yield _fault("012", metric, ("type",), said, Said("Write `type: rate`, or leave out the division"))
    if metric.kind != "rate" or formula.metrics:
        return
    hint = Said("Divide one total by another, or write `type: total` or `type: level`")
    if len(formula.inputs) <= 1:
        said = Said("{metric} is a rate, but its formula has only one input", values)
        yield _fault("012", metric, ("type",), said, hint)
    elif not divides(formula):
        said = Said("{metric} is a rate, but its formula does not divide", values)
        yield _fault("012", metric, ("type",), said, hint)


def _lacks_hundred(metric: Metric, formula: Formula) -> bool:
    return metric.unit == "%" and divides(formula) and _HUNDRED not in numbers(formula)


def _percent(metric: Metric, formula: Formula, result: Decimal | None) -> Iterator[Fault]:
    if _lacks_hundred(metric, formula):
        said = Said("{metric} is in %, but its formula divides without `* 100`", {"metric": metric.id})
        hint = Said("Multiply by 100, so that 0.035 becomes 3.5: `{formula}`", {"formula": _percented(metric)})
        yield _fault("003", metric, ("formula",), said, hint)
    elif metric.unit == "%" and result is not None and result > _HUNDRED and _is_share(formula):
        said = Said("{metric} is a share, and its worked example gives {result}", _gives(metric, result))
        hint = Said("A part cannot be larger than the whole: check the numbers, or the order of the division")
        yield _fault("003", metric, ("example",), said, hint)


def _percented(metric: Metric) -> str:
    text = (metric.formula or "").strip()
    return f"({text}) * 100" if "+" in text or "-" in text else f"{text} * 100"


def _is_share(formula: Formula) -> bool:
    return tuple(action for action, _ in formula.program) == _RATIO


def _example(metric: Metric, formula: Formula, result: Decimal | Failure) -> Iterator[Fault]:
    example, values = metric.example, _named(metric, "")
    if not example:
        said = Said("{metric} has a formula, but no worked example", values)
        hint = Said("Write real numbers under `example`: one for each input, and the `result`")
        yield _fault("002", metric, ("example",), said, hint)
        return
    wanted = (*formula.inputs, *formula.metrics)
    missing = tuple(name for name in wanted if name not in example)
    if missing:
        said = Said("The worked example of {metric} has no number for {names}", {**values, "names": missing})
        yield _fault("002", metric, ("example",), said, Said("Write `{name}` with a number", {"name": missing[0]}))
        return
    strangers = [name for name in example if name not in wanted and name != RESULT]
    for name in strangers:
        said = Said(
            "The worked example of {metric} has a number for {name}, which the formula does not use",
            _named(metric, name),
        )
        yield _fault("002", metric, ("example", name), said, Said("Remove it, or use it in `formula`"))
    if RESULT in example or not strangers:  # A result under another name is one mistake.
        yield from _result(metric, formula, result)


def _result(metric: Metric, formula: Formula, result: Decimal | Failure) -> Iterator[Fault]:
    if isinstance(result, Failure):
        yield _fault("002", metric, ("example",), *_failed(result, metric))
        return
    stated = (metric.example or {}).get(RESULT)
    written = f"{writable(result):f}"
    if stated is None:
        said = Said("The worked example of {metric} has no result", {"metric": metric.id})
        hint = Said("These numbers give `result: {result}`", {"result": written})
        yield _fault("002", metric, ("example",), said, hint)
    elif not agree(stated, result) and not (_lacks_hundred(metric, formula) and agree(stated, result * _HUNDRED)):
        values = {**_gives(metric, result), "stated": stated}
        said = Said("The worked example of {metric} says {stated}, but the formula gives {result}", values)
        hint = Said("Write `result: {result}`, or mend the formula or the numbers", {"result": written})
        yield _fault("002", metric, ("example", RESULT), said, hint)


def _failed(failure: Failure, metric: Metric) -> tuple[Said, Said]:
    values: dict[str, Value] = {"metric": metric.id}
    match failure.kind:
        case "zero":
            return (
                Said("The worked example of {metric} divides by zero", values),
                Said("Write numbers as they occur in a usual period"),
            )
        case "places":
            return (
                Said(
                    "The formula of {metric} rounds to a number of places that is not between 0 and 12",
                    values,
                ),
                Said("Write whole places: `round(clicks / sends, 1)`"),
            )
        case _:
            return (
                Said("The worked example of {metric} leads to a number too large to compute with", values),
                Said("Write numbers as they occur in a usual period"),
            )


def _several(metric: Metric, names: list[str]) -> dict[str, Value]:
    return {"metric": metric.id, "names": tuple(names)}


def _named(metric: Metric, name: str) -> dict[str, Value]:
    return {"metric": metric.id, "name": name}


def _gives(metric: Metric, result: Decimal) -> dict[str, Value]:
    return {"metric": metric.id, "result": tidy(result)}
