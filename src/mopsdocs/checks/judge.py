"""Rules applied: findings become diagnostics with the weight that the handbook gives them.

Knows: levels, settings, exceptions, the limit of findings.
Never: what a rule looks for.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from mopsdocs.checks.catalogue import RULES
from mopsdocs.checks.exceptions import NEVER_IGNORED, names_rule
from mopsdocs.checks.rule import Case, CaseCheck, ProseCheck, Rule, Whole, Written
from mopsdocs.checks.silence import Refused, mended_first
from mopsdocs.model.config import Config
from mopsdocs.model.diagnostic import (
    Diagnostic,
    Finding,
    Key,
    KeyPath,
    Level,
    Noticed,
    Said,
    Severity,
    Span,
    Value,
)
from mopsdocs.model.handbook import Edition
from mopsdocs.model.lives import is_over
from mopsdocs.model.playbook import Ignore

MOST = 100
"""How many findings of one rule a run reports."""

_SIGNED = ("SMART-A03", "SMART-A04", "SMART-A05", "SLA-007", "SLA-011")
"""Rules that cannot tell whether what stands there is what was signed where some of it was refused."""

_OF_PLANS = ("SMART", "METRIC", "RACI", "SLA", "LINK", "TASK")
"""Families that ask something of a plan."""

Seen = Iterable[tuple[str, Noticed]]
_WEIGHT = {Severity.ERROR: 3, Severity.WARNING: 2, Severity.INFO: 1, Severity.OFF: 0}


class _Scales(NamedTuple):
    """What each rule weighs at a level, and the checks of those that weigh anything."""

    weights: Mapping[str, Severity]
    on_case: tuple[tuple[str, CaseCheck], ...]
    on_prose: tuple[tuple[str, ProseCheck], ...]

    def without(self, code: str) -> "_Scales":
        """The same with one rule left out."""
        on_case = tuple(one for one in self.on_case if one[0] != code)
        return _Scales(self.weights, on_case, tuple(one for one in self.on_prose if one[0] != code))


def check_playbook(case: Case, noticed: Seen) -> tuple[Diagnostic, ...]:
    """Hold one playbook against the rules; what was noticed while it was parsed comes with its path."""
    playbook, edition = case.bound.playbook, case.edition
    scales = _scales(edition.level(playbook.path), _overrides(edition.config), over=is_over(playbook.status))
    written = Written(playbook.bodies, case.bound.landings, edition)
    seen = tuple(noticed)
    if any(one.code == "FM-004" for _, one in seen):  # What one of two twins is to be called, others may refer to.
        scales = scales.without("LINK-001")
    refused, told = Refused(seen), _told(seen)
    # What a translation lacks is no part of what is signed.
    incomplete = any(path == playbook.path and not isinstance(one.at, Span) for path, one in seen)
    for code in (*refused.silenced, *(_SIGNED if incomplete else ())):
        scales = scales.without(code)
    found = [*_noted(seen, scales), *_on_case(case, scales, told, refused), *_on_prose(written, scales)]
    return mended_first(_with_exceptions(found, playbook.ignore, edition)) if found else ()


def check_page(written: Written, noticed: Seen) -> tuple[Diagnostic, ...]:
    """Hold one plain page against the rules."""
    edition = written.edition
    scales = _scales(edition.level(written.bodies[0].path), _overrides(edition.config))
    return _with_exceptions([*_noted(noticed, scales), *_on_prose(written, scales)], (), edition)


def check_unread(noticed: Seen, edition: Edition) -> tuple[Diagnostic, ...]:
    """Weigh what was noticed in files that are no documents, or could not be read as such."""
    overrides = _overrides(edition.config)
    found = [
        one for path, seen in noticed for one in _noted(((path, seen),), _scales(edition.level(path), overrides))
    ]
    return _with_exceptions(found, (), edition)


def check_whole(whole: Whole, codes: Collection[str] = RULES) -> tuple[Diagnostic, ...]:
    """Hold the handbook as a whole against the rules, or some of them."""
    edition = whole.edition
    overrides = _overrides(edition.config)
    levels = {edition.config.level, *(level for _, level in edition.config.levels)}
    found = []
    for code in codes:
        on_whole = RULES[code].on_whole
        if on_whole and any(code in _scales(level, overrides).weights for level in levels):
            for finding in islice(on_whole(whole), MOST + 1):
                path = finding.path or ""
                weight = _scales(edition.level(path), overrides).weights.get(code)
                if weight:
                    found.append(_diagnostic(code, weight, finding, path))
    return _with_exceptions(found, (), edition)


class Shortening:
    """The first hundred findings of each rule; what is left out is told, and weighs what it weighed."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._kept: list[Diagnostic] = []
        self._heaviest: dict[str, Diagnostic] = {}

    def asks_for_order(self, diagnostics: Iterable[Diagnostic]) -> bool:
        """Whether it matters in which order these come next: not once the hundred of their rules are full."""
        return any(
            one.ignored is not None or self._counts.get(one.code, 0) <= MOST or self._is_heaviest(one)
            for one in diagnostics
        )

    def add(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take up findings, in order."""
        for one in diagnostics:
            count = self._counts[one.code] = self._counts.get(one.code, 0) + (one.ignored is None)
            if one.ignored is not None or count <= MOST:
                self._kept.append(one)
            elif self._is_heaviest(one):
                self._heaviest[one.code] = one

    def finish(self) -> tuple[Diagnostic, ...]:
        """Give what is shown."""
        return (*self._kept, *(_left_out(one, self._counts[one.code] - MOST) for one in self._heaviest.values()))

    def _is_heaviest(self, one: Diagnostic) -> bool:
        known = self._heaviest.get(one.code)
        return known is None or _WEIGHT[one.severity] > _WEIGHT[known.severity]


def shortened(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Keep the first hundred findings of each rule, as `Shortening` does."""
    found = Shortening()
    found.add(diagnostics)
    return found.finish()


def _left_out(one: Diagnostic, count: int) -> Diagnostic:
    values: dict[str, Value] = {"rule": one.code, "count": count}
    said = Said(
        "{count} more finding of {rule} is not shown", values, "{count} more findings of {rule} are not shown"
    )
    return Diagnostic(one.code, one.severity, one.path, one.at, said, Said("Mend those above first"))


@lru_cache(maxsize=64)
def _scales(level: Level, overrides: tuple[tuple[str, Severity], ...], *, over: bool = False) -> _Scales:
    own = dict(overrides)
    weights = {
        code: weight
        for code, rule in RULES.items()
        if (weight := _own_weight(code, own) or rule.severity(level)) is not Severity.OFF
        and not (over and _asks_for_more(rule))
    }
    return _Scales(
        weights,
        tuple((code, check) for code in weights if (check := RULES[code].on_case)),
        tuple((code, prose) for code in weights if (prose := RULES[code].on_prose)),
    )


def _asks_for_more(rule: Rule) -> bool:
    """Whether a rule asks for what a draft may lack: nobody completes a plan that is over."""
    return rule.code.startswith(_OF_PLANS) and rule.severity(Level.DRAFT) in (Severity.INFO, Severity.OFF)


def _own_weight(code: str, own: Mapping[str, Severity]) -> Severity | None:
    family = code.partition("-")[0]
    return None if family == NEVER_IGNORED else own.get(code) or own.get(family)


def _overrides(config: Config) -> tuple[tuple[str, Severity], ...]:
    return tuple(config.rules.items())


def _noted(noticed: Seen, scales: _Scales) -> Iterator[Diagnostic]:
    for path, seen in noticed:
        weight = scales.weights.get(seen.code)
        if weight is None and seen.code not in RULES:
            weight = Severity.ERROR
        if weight:
            yield Diagnostic(seen.code, weight, path, seen.at, seen.said, seen.hint, fix=seen.fix)


def _is_told(at: KeyPath | Key | Span, told: frozenset[KeyPath]) -> bool:
    """Whether parsing has spoken of a place: of it, of the list that it stands in, or of a part that it lacks."""
    if not isinstance(at, tuple) or not at:
        return False
    if at in told or (isinstance(at[-1], int) and at[:-1] in told):
        return True
    return isinstance(at[-1], str) and any(place[:-1] == at for place in told)


def _told(noticed: Iterable[tuple[str, Noticed]]) -> frozenset[KeyPath]:
    """The places where parsing has said already what is wrong: a value that was refused is not also missing."""
    places = (one.at.path if isinstance(one.at, Key) else one.at for _, one in noticed)
    return frozenset(place for place in places if place and not isinstance(place, Span))


def _on_case(case: Case, scales: _Scales, told: frozenset[KeyPath], refused: Refused) -> Iterator[Diagnostic]:
    path, weights = case.bound.playbook.path, scales.weights
    for code, check in scales.on_case:
        for finding in islice(check(case), MOST + 1):
            if not told or not (_is_told(finding.at, told) or refused.silences_at(code, finding.at)):
                yield _diagnostic(code, weights[code], finding, path)


def _on_prose(written: Written, scales: _Scales) -> Iterator[Diagnostic]:
    weights = scales.weights
    for code, check in scales.on_prose if written.bodies else ():
        for finding in islice(check(written), MOST + 1):
            yield _diagnostic(code, weights[code], finding, written.bodies[0].path)


def _diagnostic(code: str, weight: Severity, finding: Finding, path: str) -> Diagnostic:
    if finding.most is not None and _WEIGHT[finding.most] < _WEIGHT[weight]:
        weight = finding.most
    return Diagnostic(code, weight, finding.path or path, finding.at, finding.said, finding.hint)


def _with_exceptions(
    found: list[Diagnostic], ignores: tuple[Ignore, ...], edition: Edition
) -> tuple[Diagnostic, ...]:
    every = [one for one in (*ignores, *edition.config.ignore) if one.until is None or edition.today <= one.until]
    if not every or not found:
        return tuple(found)
    return tuple(_excepted(one, every) for one in found)


def _excepted(one: Diagnostic, ignores: Iterable[Ignore]) -> Diagnostic:
    if one.code.startswith(NEVER_IGNORED):
        return one
    for ignore in ignores:
        if names_rule(ignore.rule, one.code) and _within(one.path, ignore.folder):
            return replace(one, ignored=ignore.why)
    return one


def _within(path: str, folder: str) -> bool:
    place = folder.rstrip("/")
    return not place or path == place or path.startswith(f"{place}/")
