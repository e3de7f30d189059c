"""Faults that the assessment has found, as findings of the rules that report them.

Knows: goals and metrics as assessed.
Never: how a fault is found.
"""

from collections.abc import Iterator

from mopsdocs.checks.rule import Case
from mopsdocs.model.assessment import Fault
from mopsdocs.model.diagnostic import Finding, Span


def goal_faults(case: Case, code: str) -> Iterator[Finding]:
    """Report the faults of goals that a rule speaks of."""
    for goal in case.assessment.goals:
        yield from _reported(goal.faults, code)


def metric_faults(case: Case, code: str) -> Iterator[Finding]:
    """Report the faults of metrics that a rule speaks of."""
    for metric in case.assessment.metrics:
        yield from _reported(metric.faults, code)


def _reported(faults: tuple[Fault, ...], code: str) -> Iterator[Finding]:
    for fault in faults:
        if fault.rule == code:
            place = Span(fault.row, 1, fault.row, 1) if fault.path else fault.at
            yield Finding(place, fault.said, fault.hint, fault.path)
