"""Findings of one cause: a value that YAML reads otherwise than it was meant, and is wrong for that reason.

Knows: where findings of one file stand.
Never: which rules there are, but for the one that tells of slips.
"""

import re
from dataclasses import replace

from mopsdocs.model.diagnostic import Diagnostic, Severity, Span

_SLIP = "FM-002"
_KEY = re.compile(r"(?:[\w-]+:[ \t]+)?")


def of_one_cause(found: list[Diagnostic], lines: list[str]) -> list[Diagnostic]:
    """Where a value is wrong because YAML reads it otherwise than it was meant, the error says that, and it alone."""
    slips = [one for one in found if one.code == _SLIP and isinstance(one.at, Span) and one.ignored is None]
    for slip in slips:
        wrong = next((one for one in found if _follows_from(one, slip, lines)), None)
        if wrong is not None:
            found.remove(slip)
            found[found.index(wrong)] = replace(wrong, said=slip.said, hint=slip.hint, fix=slip.fix or wrong.fix)
    return found


def _follows_from(one: Diagnostic, slip: Diagnostic, lines: list[str]) -> bool:
    """Whether an error is about the very value, or its key, that a slip was noticed in."""
    here, there = one.span, slip.span
    if here is None or there is None or one is slip or one.severity != Severity.ERROR or one.ignored is not None:
        return False
    if here.line != there.line or here.column > there.column or here.line > len(lines):
        return False
    within = (here.end_line, here.end_column) >= (there.end_line, there.end_column)
    return within and _KEY.fullmatch(lines[here.line - 1][here.column - 1 : there.column - 1]) is not None
