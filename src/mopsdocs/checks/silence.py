"""What a rule cannot know, because parsing has refused a key that it rests on.

Knows: which rules look at which keys, of the same thing or of another one.
Never: what was wrong with the key.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import structs

from mopsdocs.model.diagnostic import Diagnostic, Key, KeyPath, Noticed, Span
from mopsdocs.model.outline import Outline

_REFUSALS = frozenset(("FM-003", "FM-009"))
_CUT, _WORKED = "FM-002", "example"
"""A number that reads otherwise than it looks makes a worked example one that nobody can hold against its formula."""
_READ_OTHERWISE = frozenset(("baseline", "target", "value", "change"))
"""Nor can anybody hold such a number of a goal against its other numbers."""

# Keys of the same goal, step, task or metric.
_NEAR: Mapping[str, frozenset[str]] = {
    "TASK-004": frozenset(("status",)),
    "TASK-005": frozenset(("status",)),
    "TASK-009": frozenset(("status",)),
    "SMART-T04": frozenset(("checkpoints", "date", "value", "start", "due", "baseline", "target")),
    "SMART-S04": frozenset(("metric", "baseline", "target", "start", "due", "value", "change")),
    **dict.fromkeys(("SMART-M04", "SMART-M05", "SMART-M07", "SMART-A02"), _READ_OTHERWISE),
    "METRIC-001": frozenset(("inputs",)),
    "METRIC-002": frozenset((_WORKED,)),
    "METRIC-003": frozenset((_WORKED,)),
}
# What stands in a list that could not be read, nobody knows: it may be what a reference means.
_LISTS = frozenset(
    (
        *("decisions", "feedback", "goals", "metrics", "needs", "problems"),
        *("risks", "slas", "stakeholders", "steps", "tasks"),
    )
)
# Keys that stand anywhere in the plan: what is missing there may be what the rule misses.
_WORK = frozenset(("steps", "tasks"))
_SIDES = frozenset(("responsible", "accountable", "consulted", "informed"))
_IDLE = "METRIC-010"
_FAR: Mapping[str, frozenset[str]] = {
    "LINK-001": _LISTS | {"id"},
    "LINK-002": _WORK | {"serves"},
    "LINK-004": _WORK,
    "LINK-005": _WORK | {"goals", "slas", "serves", "supports", "relevant"},
    "LINK-006": frozenset(("parent",)),
    _IDLE: frozenset(("goals", "slas", "metric", "counter")),
    "METRIC-014": frozenset(("direction", "counter")),
    "RACI-008": _WORK | _SIDES,
    "RACI-009": _WORK | _SIDES,
    "RACI-010": _WORK | _SIDES,
    "SLA-001": frozenset(("slas",)),
    "SMART-M07": frozenset(("type", "inputs", "formula")),
    "SMART-S04": frozenset(("metrics", "id", "unit")),
    "SMART-T04": frozenset(("type", "metrics")),
}
_THING = 2  # `("goals", 0)`: the list, and which of it.
_LACKING: Mapping[str, tuple[str, ...]] = {
    "SMART-M02": ("measurable", "achievable"),
    "SMART-M03": ("measurable", "achievable"),
    "SMART-R01": ("relevant",),
    "SMART-T01": ("achievable", "time-bound"),
    **dict.fromkeys(("SLA-002", "SLA-003", "SLA-004", "SLA-005"), ("agreement",)),
}
"""Rules that say what a goal or a service level lacks, and the aspects that whoever signs it has signed."""

_SIGNED = frozenset(("SLA-007", "SMART-A04"))
_NUMBERS, _NO_METRIC = "SMART-S04", "SMART-M01"
"""What the numbers of a goal are of, nobody knows without its metric."""


def mended_first(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Leave out what another finding of its weight, without an exception, tells of the same goal or service level."""
    several = tuple(found)
    if not any(one.code in _SIGNED or one.code == _NUMBERS for one in several):
        return several
    lacking = [one for one in several if (one.code in _LACKING or one.code == _NO_METRIC) and one.ignored is None]
    return tuple(one for one in several if not any(_tells(other, one) for other in lacking))


def _tells(lack: Diagnostic, one: Diagnostic) -> bool:
    if _thing(lack.at) != _thing(one.at):
        return False
    if one.code == _NUMBERS:
        return lack.code == _NO_METRIC
    # What has changed since somebody signed names its keys; whoever has not signed is asked to all the same.
    if one.code not in _SIGNED or "keys" not in one.said.values or lack.severity is not one.severity:
        return False
    return one.said.values.get("aspect", "agreement") in _LACKING.get(lack.code, ())


def _thing(at: KeyPath | Key | Span) -> KeyPath | Span:
    return at if isinstance(at, Span) else (at.path if isinstance(at, Key) else at)[:_THING]


def undecided(outline: Outline, noticed: tuple[tuple[str, Noticed], ...]) -> Outline:
    """Call no metric idle where what may use it was refused."""
    if not outline.metrics or not noticed or _IDLE not in Refused(noticed).silenced:
        return outline
    return structs.replace(outline, metrics=tuple(structs.replace(one, idle=False) for one in outline.metrics))


class Refused:
    """The keys that parsing has refused in one playbook."""

    def __init__(self, noticed: Iterable[tuple[str, Noticed]]) -> None:
        self._places = tuple(at for _, one in noticed for at in _refused(one))
        # Where a thing as a whole is refused it has no id.
        self._keys = frozenset(at[-1] if isinstance(at[-1], str) else "id" for at in self._places)

    @property
    def silenced(self) -> tuple[str, ...]:
        """The rules that rest on something that was refused, wherever in the plan that is."""
        return tuple(code for code, keys in _FAR.items() if not self._keys.isdisjoint(keys)) if self._keys else ()

    def silences_at(self, code: str, at: KeyPath | Key | Span) -> bool:
        """Whether a rule rests on something that was refused in the thing that a finding is about."""
        keys = _NEAR.get(code)
        if not keys or self._keys.isdisjoint(keys) or isinstance(at, Span):
            return False
        thing = _thing(at)
        return any(place[-1] in keys and place[:_THING] == thing for place in self._places)


def _refused(one: Noticed) -> Iterator[KeyPath]:
    """Give the place of the key that a finding of parsing refuses, if it refuses one."""
    at = one.at.path if isinstance(one.at, Key) else one.at
    if not at or isinstance(at, Span):
        return
    if one.code in _REFUSALS:
        yield at
    elif one.code == _CUT and _WORKED in at[:-1]:
        yield at[:-1]
    elif one.code == _CUT and at[-1] in _READ_OTHERWISE:
        yield at
