"""Where the parser gives up, and whether it would go on if a line were different.

Knows: YAML's events, the places of their faults.
Never: why; what to write instead.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import yaml

from mopsdocs.parse.events import DEPTH, ENDS, STARTS, UNREADABLE, Mark, open_events, start_of

WORK = 400_000
"""How many characters may be read to find one cause; a playbook of usual size needs a tenth of it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the parser gave up and what it said; `opened` is where that began which it could not finish."""

    at: Mark
    problem: str = ""
    opened: Mark | None = None


@dataclass(slots=True)
class Trials:
    """A purse of work: reading costs its length, and when it is spent nothing is tried any more."""

    left: int = field(default=WORK)

    def fault(self, lines: Sequence[str], *, planned: bool = False) -> Fault | None:
        """Find the first fault of these lines, if any; where a plan is expected, bare text is one too."""
        text = "\n".join(lines)
        self.left -= len(text) + 50
        if self.left < 0:
            return Fault((0, 0))
        try:
            return _walked(text, lines, planned=planned)
        except yaml.MarkedYAMLError as error:
            at, opened = error.problem_mark or error.context_mark, error.context_mark
            return Fault(
                (at.line, at.column) if at else (0, 0),
                str(error.problem),
                (opened.line, opened.column) if opened else None,
            )
        except UNREADABLE as error:
            return Fault((0, 0), str(error))


def _walked(text: str, lines: Sequence[str], *, planned: bool) -> Fault | None:
    """Walk over all events; what is too deep is as good as a fault."""
    depth = 0
    for event in iter(open_events(text), None):
        kind = event.__class__
        if kind in STARTS:
            depth += 1
            if depth > DEPTH:
                return Fault(start_of(event, lines), "too deep")
        elif kind in ENDS:
            depth -= 1
        elif not depth and planned and kind is yaml.ScalarEvent:
            return Fault(start_of(event, lines), "bare text")
    return None
