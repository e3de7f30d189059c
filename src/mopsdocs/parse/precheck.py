"""Why YAML does not parse, in the words of whoever wrote it: looked for only when the parser has failed.

Knows: where the parser gave up, and which guess at a slip lets it go on.
Never: which keys there are, nor more than one cause at a time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from mopsdocs.model.diagnostic import Fix, Noticed, Said, Span
from mopsdocs.parse.events import lines_of
from mopsdocs.parse.slips import GUESSES, Fault, Slip, Trials, in_plain_words, indentation

NEAR = 60
"""How many lines are guessed at."""

_SIGNED = re.compile(r"-[ {]*item:")
_CONFLICT = re.compile(r"<{7}(?: |$)")
_TAB = re.compile(r"^ *\t[ \t]*(?=\S)")
_TAB_WIDTHS = (2, 4, 8)
_TAB_SEEN = Said("a tab stands at the beginning of the line")
_ODD = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_ODD_SPACE = re.compile(rf"^ *[{_ODD}][ {_ODD}]*|(?<=[:-])[{_ODD}]+")
_BLOCK = re.compile(r"[|>][-+0-9]*[ \t]*(?:#.*)?$")
_PROSE_WORDS = 3
_CLOSERS = ("]", "}")

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Case:
    """The lines that do not parse, where the parser gave up on them, and what may still be tried."""

    lines: list[str]
    fault: Fault
    trials: Trials = field(default_factory=Trials)

    def moves_on(self, mended: list[str]) -> bool:
        """Whether the parser would get further with these lines."""
        after = self.trials.fault(mended, planned=True)
        return after is None or after.at[0] > self.fault.at[0]


def precheck(front: str, line: int) -> Noticed:
    """Find the one cause for which YAML that begins on a line of its file does not parse."""
    lines = lines_of(front)
    trials = Trials()
    case = _Case(lines, trials.fault(lines, planned=True) or Fault((0, 0)), trials)
    prose = _prose(case) if line > 1 else None
    if prose:
        return _noticed("FM-008", lines, prose, line)
    slip = _conflict(lines) or _tab(case) or _odd_space(case)
    if not slip:
        culprit = _culprit(case)
        slip = _guessed(case, culprit) or _unexplained(case, culprit)
    found = _noticed("FM-001", lines, slip, line)
    after = case.trials.fault(_mended(lines, slip), planned=True) if slip.certain else None
    if slip.certain and (after is None or after.at[0] > slip.line):
        ((row, text),) = slip.mended
        found = replace(found, fix=Fix(text, span=Span(line + row, 1, line + row, len(lines[row]) + 1)))
    return found


def _noticed(code: str, lines: list[str], slip: Slip, line: int) -> Noticed:
    end = slip.end or max(len(lines[slip.line].rstrip()), slip.column + 1)
    place = Span(line + slip.line, slip.column + 1, line + slip.line, end + 1)
    return Noticed(code, place, slip.said, slip.hint)


def _prose(case: _Case) -> Slip | None:
    """Prose that does not parse, so that the plan must have ended above it."""
    for n in range(1, min(case.fault.at[0] + 2, len(case.lines))):
        line = case.lines[n]
        prose = line[:1].isalpha() and ":" not in line and len(line.split()) >= _PROSE_WORDS
        if prose and not case.lines[n - 1].strip():
            said = Said("prose begins here, but the plan above it has no closing ---")
            slip = Slip(n, 0, None, said, Said("write --- on a line of its own above this one"))
            return None if case.trials.fault(case.lines[:n], planned=True) else slip
    return None


def _conflict(lines: list[str]) -> Slip | None:
    """Two versions of the file that git could not unite."""
    for n, line in enumerate(lines):
        if _CONFLICT.match(line):
            said = Said("two versions of this file stand here one after the other, and somebody must choose")
            hint = Said("keep what is right, and delete the lines that begin with <<<<<<<, ======= or >>>>>>>")
            if n + 1 < len(lines) and _SIGNED.match(lines[n + 1]):
                hint = Said("keep every sign-off, and delete the lines that begin with <<<<<<<, ======= or >>>>>>>")
            return Slip(n, 0, None, said, hint)
    return None


def _tab(case: _Case) -> Slip | None:
    tries = (_spaced(case, _TAB, {"\t": " " * width}, _TAB_SEEN) for width in _TAB_WIDTHS)
    return next((slip for slip in tries if slip), None)


def _odd_space(case: _Case) -> Slip | None:
    said = Said("a space of an unusual kind stands here")
    return _spaced(case, _ODD_SPACE, dict.fromkeys(_ODD, " "), said)


def _spaced(case: _Case, pattern: re.Pattern[str], spaces: dict[str, str], said: Said) -> Slip | None:
    """Space of a wrong kind: where spaces in its stead help, the last such line above the fault is the cause."""
    found = [(n, space) for n, line in enumerate(case.lines) if (space := pattern.search(line))]
    if not found:
        return None
    table = str.maketrans(spaces)
    mended = [pattern.sub(lambda space: space[0].translate(table), line) for line in case.lines]
    if not case.moves_on(mended):
        return None
    n, space = next((one for one in reversed(found) if one[0] <= case.fault.at[0]), found[0])
    hint = Said("write spaces instead: {line}", {"line": mended[n].rstrip()})
    return Slip(n, space.start(), space.end(), said, hint)


def _culprit(case: _Case) -> Range:
    """The fewest lines in a row that do not parse by themselves, so that a slip is looked for in them alone."""
    lines, fault = case.lines, case.trials.fault
    start, stop, planned = 0, len(lines), True
    while case.trials.left > 0:
        parts = list(_parts(lines, start, stop))
        if len(parts) > 1:
            bad = next((part for part in parts if fault(lines[part[0] : part[1]], planned=planned)), None)
            if bad is None:
                break
            start, stop = bad
        below, planned = start + 1, False
        head = lines[start:below]
        if _BLOCK.search(head[0]) or fault(head) or not fault(lines[below:stop]):
            break
        start = below
    return start, stop


def _parts(lines: list[str], start: int, stop: int) -> Iterator[Range]:
    """The keys, or the values of a list, that stand side by side, each with the lines that belong to it."""
    base, first, listed = -1, start, False
    for n in range(start, stop):
        text = lines[n].lstrip(" ")
        if not _says_something(text):
            continue
        depth = len(lines[n]) - len(text)
        if base < 0:
            base, listed = depth, text.startswith("-")
        elif depth <= base and not text.startswith(_CLOSERS) and (listed or not text.startswith("-")):
            yield first, n
            first = n
    yield first, stop


def _guessed(case: _Case, culprit: Range) -> Slip | None:
    """The slip without which the lines parse; failing that, one without which the fault comes later."""
    start, stop = culprit
    fault, whole = case.trials.fault, culprit == (0, len(case.lines))
    own = fault(case.lines[start:stop], planned=whole) or case.fault
    better = None
    for slip in _slips(case.lines, culprit, start + own.at[0]):
        mended = _mended(case.lines, slip)
        after = fault(mended[start:stop], planned=whole)
        if case.trials.left < 0:
            break
        if after is None and (whole or _past(fault(mended, planned=True), case.fault, stop)):
            return slip
        if after and after.at[0] > own.at[0]:
            better = better or slip
    return better


def _slips(lines: list[str], culprit: Range, fault: int) -> Iterator[Slip]:
    """The guesses at a few lines from top to bottom; of many, at the first and then from the fault upwards."""
    start, stop = culprit
    nearest = range(min(fault + 1, stop - 1), max(start - 1, fault - NEAR), -1)
    for n in range(start, stop) if stop - start <= NEAR else (start, *nearest):
        if _says_something(lines[n]) and not _TAB.match(lines[n]):
            for guess in GUESSES:
                yield from guess(lines, n)
    first = next((n for n, line in enumerate(lines) if _says_something(line)), 0)
    for n in sorted(nearest, key=lambda n: (n != first, abs(n - fault))):
        if _says_something(lines[n]):
            yield from indentation(lines, n)


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _mended(lines: list[str], slip: Slip) -> list[str]:
    mended = lines.copy()
    for n, line in slip.mended:
        mended[n] = line
    return mended


def _past(after: Fault | None, before: Fault, stop: int) -> bool:
    """Whether what is left is another fault, below the mended lines."""
    return after is None or (after.at[0] >= stop and after.at[0] != before.at[0])


def _unexplained(case: _Case, culprit: Range) -> Slip:
    """The parser's own complaint, about the few lines that are at fault if they are known."""
    start, stop = culprit
    fault = case.trials.fault(case.lines[start:stop], planned=culprit == (0, len(case.lines)))
    if fault is None or not fault.problem:
        fault, start = case.fault, 0
    said, hint, began = in_plain_words(fault, case.lines[start:])
    at = fault.opened if began and fault.opened else fault.at
    line = min(start + at[0], len(case.lines) - 1)
    tab = _TAB.match(case.lines[line])
    if tab:
        return Slip(line, 0, tab.end(), _TAB_SEEN, Said("write spaces, as many as the lines have that it belongs to"))
    return Slip(line, min(at[1], len(case.lines[line])), None, said, hint)
