"""SLA: can each side's promise be counted, and by which clock.

Knows: measures, values, units, shares, hours.
Never: who promised it.
"""

from collections.abc import Iterator

from mopsdocs.checks.rule import Case, rule
from mopsdocs.model.diagnostic import Finding, Said, Value
from mopsdocs.model.playbook import Commitment, Hours, Sla

_HEAD = "slas:\n  - id: SLA1\n    title: Lead hand-over\n"
_IN_RETURN = "    in_return: {measure: first contact, op: at-most, value: 24, unit: hours, "
_BUSINESS = _HEAD + "    commitment: {measure: hand-over, op: at-most, value: 4, unit: business hours}\n"
_ALL = 100
_CLOCK = {"days": "mon-fri", "start": '"09:00"', "end": '"18:00"', "time_zone": "Europe/Madrid"}
_EXAMPLE = "{measure: time to first contact, op: at-most, value: 24, unit: hours}"
_KEYS = {"start": "from", "end": "to"}  # Words of the format that Python keeps for itself, or are short.
_HOURS = "hours: {" + ", ".join(f"{_KEYS.get(key, key)}: {value}" for key, value in _CLOCK.items()) + "}"


def _sides(sla: Sla) -> Iterator[Commitment]:
    """What either side promises."""
    for side in (sla.commitment, sla.in_return):
        if side:
            yield side


@rule(
    "SLA-003",
    "A promise can be counted",
    "IEE",
    fails=_HEAD + "    commitment: {measure: time to hand-over, value: 4}\n",
    mended=_HEAD + "    commitment: {measure: time to hand-over, op: at-most, value: 4, unit: hours}\n",
)
def measurable(case: Case) -> Iterator[Finding]:
    """What is measured, on which side of which value, in which unit: if one is missing, both sides are right.

    A share needs the time over which it is counted, and the other way round.
    """
    for sla in case.bound.playbook.slas:
        if sla.commitment is None:
            said = Said("{sla} promises nothing that can be counted", {"sla": sla.id})
            hint = Said("Write it like this: `commitment: {example}`", {"example": _EXAMPLE})
            yield Finding((*sla.at, "commitment"), said, hint)
        for side in _sides(sla):
            yield from _countable(sla, side)


def _countable(sla: Sla, side: Commitment) -> Iterator[Finding]:
    missing = [key for key in ("op", "value") if getattr(side, key) is None]
    if side.measure is None and side.metric is None:
        missing.insert(0, "measure")
    if side.unit is None and side.metric is None:
        missing.append("unit")
    values: dict[str, Value] = {"sla": sla.id, "side": str(side.at[-1])}
    if missing:
        names = tuple(f"`{key}`" for key in missing)
        said = Said("The `{side}` of {sla} cannot be counted: it lacks {keys}", {**values, "keys": names})
        hint = Said("Write it like this: `{side}: {example}`", {**values, "example": _EXAMPLE})
        yield Finding((*side.at, missing[0]), said, hint)
    elif side.share is not None and side.window is None:
        said = Said("The `{side}` of {sla} has a share, and no time over which it is counted", values)
        yield Finding((*side.at, "window"), said, Said("Add the time, for example `window: 30 days`"))
    elif side.window is not None and side.share is None:
        said = Said("The `{side}` of {sla} has a time over which to count, and no share", values)
        yield Finding((*side.at, "share"), said, Said("Add in how many cases it holds, for example `share: 95 %`"))


@rule(
    "SLA-005",
    "Business hours say when they run",
    "WEE",
    fails=_BUSINESS,
    mended=_BUSINESS + '    hours: {days: mon-fri, from: "09:00", to: "18:00", time_zone: Europe/Madrid}\n',
)
def business_clock(case: Case) -> Iterator[Finding]:
    """Four business hours from Friday at five end on Monday in Madrid, and on Friday in São Paulo."""
    for sla in case.bound.playbook.slas:
        if not any((side.unit or "").startswith("business") for side in _sides(sla)):
            continue
        values: dict[str, Value] = {"sla": sla.id}
        if sla.hours is None:
            said = Said("{sla} counts in business hours or days, and does not say when they run", values)
            yield Finding((*sla.at, "hours"), said, Said("Write it like this: `{example}`", {"example": _HOURS}))
        else:
            yield from _incomplete(sla.hours, values)


def _incomplete(hours: Hours, values: dict[str, Value]) -> Iterator[Finding]:
    missing = [key for key in _CLOCK if getattr(hours, key) is None]
    if missing:
        names = tuple(f"`{_KEYS.get(key, key)}`" for key in missing)
        said = Said("The business hours of {sla} lack {keys}", {**values, "keys": names})
        hint = Said("Write it like this: `{example}`", {"example": _HOURS})
        yield Finding((*hours.at, _KEYS.get(missing[0], missing[0])), said, hint)
    elif hours.start and hours.end and hours.start >= hours.end:
        said = Said(
            "The business hours of {sla} end at {end}, before they begin at {start}",
            {
                **values,
                "start": hours.start,
                "end": hours.end,
            },
        )
        yield Finding((*hours.at, "to"), said, Said("Check `from` and `to`; the clock has 24 hours"))


@rule(
    "SLA-010",
    "A promise leaves room for a bad day",
    "IWW",
    fails=_HEAD + _IN_RETURN + "share: 100 %, window: 30 days}\n",
    mended=_HEAD + _IN_RETURN + "share: 95 %, window: 30 days}\n",
)
def within_reach(case: Case) -> Iterator[Finding]:
    """A level of 100 % is missed by a single case, and from then on there is nothing left to keep."""
    for sla in case.bound.playbook.slas:
        for side in _sides(sla):
            values: dict[str, Value] = {"sla": sla.id}
            if side.share is not None and side.share >= _ALL:
                said = Said("{sla} promises something in every single case: 100 %", values)
                hint = Said("Agree on a share that can be kept, for example `share: 95 %`")
                yield Finding((*side.at, "share"), said, hint)
            elif side.unit == "%" and side.value is not None and side.value >= _ALL and side.op != "at-most":
                said = Said("{sla} promises 100 %, which a single case breaks", values)
                yield Finding((*side.at, "value"), said, Said("Agree on a value that can be kept, for example 98"))
