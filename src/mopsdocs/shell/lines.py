"""Lines of findings, looked up only where a file has changed since they were looked up last.

Knows: findings of files that are what they were, with their lines.
Never: how a line is found.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from mopsdocs.compile.locate import in_order, located
from mopsdocs.model.diagnostic import Diagnostic
from mopsdocs.model.source import Source
from mopsdocs.shell.rows import Row, diagnostic_of, row_of

_Name: TypeAlias = tuple[object, ...]


@dataclass(slots=True)
class Lines:
    """Where findings stand; `found` are all those that were asked for."""

    sources: Mapping[str, Source]
    known: Mapping[_Name, Row]
    found: list[Diagnostic] = field(default_factory=list)

    def place(self, several: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Give the findings of a file their lines, and put them in order."""
        placed = tuple(self._placed(several))
        found = in_order(placed) if len(placed) == len(several) else located(several, self.sources)
        self.found += found
        return found

    def _placed(self, several: Sequence[Diagnostic]) -> Iterable[Diagnostic]:
        """Give them as they were found last time, up to the first that is new."""
        for one in several if self.known else ():
            row = self.known.get(_name(row_of(one)))
            if row is None:
                return
            before = diagnostic_of(row)
            yield replace(one, span=before.span, fix=one.fix if one.fix and one.fix.span else before.fix)


def known_lines(rows: Iterable[Row]) -> dict[_Name, Row]:
    """Put findings that have their lines by what they are."""
    return {_name(one): one for one in rows}


def _name(row: Row) -> _Name:
    return row.path, row.code, row.at, row.said, row.fix and (row.fix.text, row.fix.upto)
