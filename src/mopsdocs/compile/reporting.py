"""What is wrong with a handbook: findings of all documents, with their lines, in order.

Knows: the verbs up to the check.
Never: pages; disk, clock, processes.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from mopsdocs.checks import Shortening
from mopsdocs.compile.locate import located
from mopsdocs.compile.prepare import Prepared, prepare
from mopsdocs.compile.stages import (
    Judged,
    Surveyed,
    bind_edition,
    check_handbook,
    judge,
    outline,
    survey,
)
from mopsdocs.model.diagnostic import Diagnostic, Level, Report
from mopsdocs.model.handbook import Edition
from mopsdocs.model.hindsight import NOTHING, Hindsight
from mopsdocs.model.place import Standing
from mopsdocs.model.source import Inputs

Place: TypeAlias = Callable[[Sequence[Diagnostic]], Sequence[Diagnostic]]
"""From the findings of one file to the same with their lines, in order."""


def check(inputs: Inputs, level: Level | None = None, hindsight: Hindsight = NOTHING) -> Report:
    """What is wrong with a handbook, every finding with its line; at the level asked for, or the one configured."""
    prepared = prepare(inputs, level, Standing(hindsight=hindsight))
    return report_on(prepared, *judged_of([survey(one, prepared) for one in prepared.groups], prepared))


def judged_of(surveyed: Iterable[Surveyed], prepared: Prepared) -> tuple[Edition, list[Judged]]:
    """Bind all documents, and judge each."""
    several = tuple(surveyed)
    edition = bind_edition(several, prepared)
    return edition, [judge(one, edition, prepared) for one in several]


def report_on(prepared: Prepared, edition: Edition, judged: list[Judged]) -> Report:
    """Report on all documents that were judged."""
    diagnostics = [one for unit in judged for one in unit.diagnostics]
    outlines = tuple(found for one in judged if (found := outline(one)))
    return report_of(prepared, [*diagnostics, *check_handbook(prepared, edition, outlines)])


def report_of(prepared: Prepared, diagnostics: Iterable[Diagnostic], place: Place | None = None) -> Report:
    """Report what was found, with lines where somebody reads them, in order of file, line and code.

    `place` gives the findings of one file their lines and that order, where somebody knows them from before.
    """
    look_up = place or (lambda several: located(several, prepared.sources))
    by_path: dict[str, list[Diagnostic]] = {}
    for one in diagnostics:
        by_path.setdefault(one.path, []).append(one)
    shown = Shortening()
    for _, several in sorted(by_path.items()):
        # To find a line, a file is read once more: not where all that is told of it is its number.
        shown.add(look_up(several) if shown.asks_for_order(several) else several)
    return Report(shown.finish(), len(prepared.groups))
