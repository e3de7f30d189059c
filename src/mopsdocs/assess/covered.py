"""What a sign-off covers: the facts of a goal's aspect or of a service level, and their fingerprint.

Knows: which facts belong to which aspect, how each is written so that no wording and no order matters.
Never: who signed; what day it is.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Decimal

from mopsdocs.assess.goals import Aim
from mopsdocs.assess.grammar import parse
from mopsdocs.assess.scene import ACHIEVABLE, MEASURABLE, REALISTIC, RELEVANT, SPECIFIC, TIME_BOUND
from mopsdocs.diff.parts import number
from mopsdocs.model.playbook import Metric, Ref, Step
from mopsdocs.model.promise import Commitment, Sla
from mopsdocs.model.signoff import AGREEMENT, Covered
from mopsdocs.model.text import Text

_Fact = str | tuple[str, ...] | None
_FULL_TIME = re.compile(r"\s*([0-9]{1,12}(?:\.[0-9]{1,12})?)\s*fte\s*", re.IGNORECASE)
_VERSION = "1"
_DIGITS = 16


def spelled(text: str) -> str:
    """Give a name without what only spelling makes of it: capitals, spaces, the way letters are put together."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def fingerprint(covered: Covered) -> str:
    """Give the fingerprint of facts: its version and 16 hexadecimal digits of SHA-256 over canonical JSON."""
    written = json.dumps(dict(covered), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{_VERSION}:{hashlib.sha256(written.encode()).hexdigest()[:_DIGITS]}"


def differing(old: Covered, new: Covered) -> tuple[str, ...]:
    """Name the facts that are not the same in both, in the order of their keys."""
    return tuple(sorted(key for key in old.keys() | new.keys() if old.get(key) != new.get(key)))


def goal_covered(aim: Aim) -> Mapping[str, Covered]:
    """Give what a signature under each aspect of a goal covers."""
    goal = aim.goal
    owner, window = {"owner": aim.owner}, {"start": _day(goal.start), "due": _day(goal.due)}
    baseline, target = _baseline(aim), dict(_target(aim))
    capacity = goal.realistic.capacity if goal.realistic else None
    supports = goal.relevant.supports if goal.relevant else ()
    aspects: Mapping[str, Mapping[str, _Fact]] = {
        SPECIFIC: {"metric": _ref(aim, goal.metric), "direction": aim.direction, **owner},
        MEASURABLE: {**_definition(aim.metric), **baseline, **target},
        ACHIEVABLE: {**baseline, **target, **window, **owner, **dict(_steps(aim))},
        RELEVANT: {"supports": tuple(sorted({_ref(aim, ref) or "" for ref in supports}))},
        REALISTIC: {"capacity": _capacity(capacity), **owner},
        TIME_BOUND: {**window, **dict(_checkpoints(aim))},
    }
    return {aspect: _given(facts) for aspect, facts in aspects.items()}


def sla_covered(sla: Sla) -> Mapping[str, Covered]:
    """Give what a signature under a service level covers."""
    hours = sla.hours
    facts: Mapping[str, _Fact] = {
        "provider": sla.provider,
        "consumer": sla.consumer,
        **_side("commitment", sla.commitment),
        **_side("in_return", sla.in_return),
        "hours.days": "".join((hours.days or "").split()) if hours else None,
        "hours.from": hours.start if hours else None,
        "hours.to": hours.end if hours else None,
        "hours.time_zone": hours.time_zone if hours else None,
        "effective": _day(sla.effective),
    }
    return {AGREEMENT: _given(facts)}


def _given(facts: Mapping[str, _Fact]) -> Covered:
    return {name: fact for name, fact in facts.items() if fact}


def _baseline(aim: Aim) -> Mapping[str, _Fact]:
    given = aim.goal.baseline
    return {"baseline.value": _number(aim.baseline), "baseline.period": given.period if given else None}


def _target(aim: Aim) -> Iterator[tuple[str, _Fact]]:
    """Give a target as the value that it comes to: `+25 %` on 48,000 is 60,000."""
    yield "target.value", _number(aim.target)
    yield "target.from", _number(aim.low)
    yield "target.to", _number(aim.high)
    yield "milestones", tuple(sorted({_ref(aim, ref) or "" for ref in aim.goal.milestones}))
    if aim.target is None and aim.change:
        yield "target.change", f"{number(aim.change.amount)} {aim.change.kind}".rstrip()


def _definition(metric: Metric | None) -> Mapping[str, _Fact]:
    if metric is None:
        return {}
    return {
        "metric.type": metric.kind,
        "metric.unit": spelled(metric.unit),
        "metric.formula": _formula(metric.formula) if metric.formula else None,
        "metric.inputs": tuple(sorted(name for name, _ in metric.inputs)),
        "metric.revision": number(metric.revision),
    }


def _formula(written: str) -> str:
    """Write a formula in one way, whatever spaces and zeros its author used."""
    read = parse(written)
    parts = getattr(read, "parts", None)
    if parts is None:
        return " ".join(written.split())
    said = "".join(number(Decimal(text)) if kind == "number" else text for kind, text in parts)
    return "".join(said.split())


def _steps(aim: Aim) -> Iterator[tuple[str, _Fact]]:
    for step in aim.work:
        if isinstance(step, Step):
            yield f"steps.{step.id}", tuple(sorted(set(step.raci.accountable or ()))) or ("",)


def _checkpoints(aim: Aim) -> Iterator[tuple[str, _Fact]]:
    for point in aim.goal.checkpoints:
        if point.on:
            yield f"checkpoints.{point.on.isoformat()}", _number(point.value) or "?"


def _side(name: str, side: Commitment | None) -> Mapping[str, _Fact]:
    if side is None:
        return {}
    window = side.window
    return {
        f"{name}.measure": _label(side.measure),
        f"{name}.metric": side.metric,
        f"{name}.op": side.op,
        f"{name}.value": _number(side.value),
        f"{name}.unit": side.unit,
        f"{name}.share": _number(side.share),
        f"{name}.window": f"{window.count} {window.unit}" if window else None,
    }


def _ref(aim: Aim, ref: Ref | None) -> str | None:
    """Give a reference without what only says where it leads: its own playbook, and a revision."""
    if ref is None:
        return None
    own = next((name for name in (aim.playbook.id, *aim.playbook.was) if ref.startswith(f"{name}/")), None)
    return ref.partition("@")[0].removeprefix(f"{own}/")


def _capacity(written: str | None) -> str:
    """Give a capacity with its number written in one way: `0.50 FTE` is `0.5 fte`."""
    found = _FULL_TIME.fullmatch(written or "")
    return f"{number(Decimal(found[1]))} fte" if found else spelled(written or "")


def _number(value: Decimal | None) -> str | None:
    return None if value is None else number(value)


def _day(day: object) -> str | None:
    return None if day is None else str(day)


def _label(text: Text | None) -> str | None:
    return spelled(text.source) if text else None
