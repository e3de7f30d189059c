"""What differs between two texts, word by word, in bounded time.

Knows: paragraphs and words; the shortest way from one text to another (Myers, An O(ND) Difference Algorithm, 1986).
Never: where the texts come from; how a difference is shown.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from mopsdocs.model.run import Run

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
_MOST = 400
"""More edits than this, and the whole is said to be another: memory grows with their square."""

_Step = tuple[str, str]


def runs(before: str, after: str) -> tuple[Run, ...]:
    """What stayed, what was taken out and what was put in, in reading order: paragraph by paragraph, then by words.

    All that stayed and was taken out is the one text, all that stayed and was put in the other.
    """
    lines = _edits(before.splitlines(keepends=True), after.splitlines(keepends=True))
    return tuple(_joined(_words(lines)))


def changed_lines(before: str, after: str) -> frozenset[int]:
    """Number the lines of a text (from 1) that another one has not, and those on both sides of what was taken out."""
    found: set[int] = set()
    number, put, out = 0, False, False
    for kind, _ in [*_edits(before.splitlines(), after.splitlines()), ("same", "")]:
        if kind == "same" and out and not put:
            found |= {max(number, 1), number + 1}
        put, out = (False, False) if kind == "same" else (put or kind == "in", out or kind == "out")
        number += kind != "out"
        if kind == "in":
            found.add(number)
    return frozenset(found - {number})


def _words(lines: Iterable[_Step]) -> Iterator[_Step]:
    """Look into paragraphs that were replaced: the first taken out beside the first put in, and so on."""
    out: list[str] = []
    put: list[str] = []
    for kind, line in [*lines, ("same", "")]:
        if kind == "out":
            out.append(line)
        elif kind == "in":
            put.append(line)
        else:
            paired = min(len(out), len(put))
            for one, other in zip(out, put, strict=False):
                yield from _bridged(_edits(_WORDS.findall(one), _WORDS.findall(other)))
            yield from (("out", rest) for rest in out[paired:])
            yield from (("in", rest) for rest in put[paired:])
            out, put = [], []
            yield kind, line


def _bridged(steps: Iterable[_Step]) -> Iterator[_Step]:
    """Take a lone space or mark between two changed words as changed too: words read better than crumbs."""
    listed = list(steps)
    for index, (kind, text) in enumerate(listed):
        lone = kind == "same" and not text.isalnum() and 0 < index < len(listed) - 1
        if lone and listed[index - 1][0] != "same" and listed[index + 1][0] != "same":
            yield "out", text
            yield "in", text
        else:
            yield kind, text


def _joined(steps: Iterable[_Step]) -> Iterator[Run]:
    """Join neighbours of a kind; between two that stayed, what was taken out comes before what was put in."""
    same, out, put = [], [], []  # type: list[str], list[str], list[str]
    for kind, text in steps:
        if kind == "same":
            if out or put:
                yield from _flushed(same, out, put)
                same, out, put = [], [], []
            same.append(text)
        else:
            (out if kind == "out" else put).append(text)
    yield from _flushed(same, out, put)


def _flushed(same: list[str], out: list[str], put: list[str]) -> Iterator[Run]:
    for kind, parts in (("same", same), ("out", out), ("in", put)):
        if text := "".join(parts):
            yield Run(kind, text)


def _edits(before: Sequence[str], after: Sequence[str]) -> list[_Step]:
    """The shortest way from one sequence to another; if it is long, all of the one out and all of the other in."""
    first = 0
    while first < min(len(before), len(after)) and before[first] == after[first]:
        first += 1
    last = 0
    while last < min(len(before), len(after)) - first and before[-1 - last] == after[-1 - last]:
        last += 1
    middle = _shortest(before[first : len(before) - last], after[first : len(after) - last])
    head = [("same", one) for one in before[:first]]
    return head + middle + [("same", one) for one in before[len(before) - last :]]


def _shortest(before: Sequence[str], after: Sequence[str]) -> list[_Step]:
    reach = {1: 0}
    trail: list[dict[int, int]] = []
    for edits in range(min(len(before) + len(after), _MOST) + 1):
        trail.append(dict(reach))
        for line in range(-edits, edits + 1, 2):
            down = line == -edits or (line != edits and reach[line - 1] < reach[line + 1])
            x = reach[line + 1] if down else reach[line - 1] + 1
            while x < len(before) and x - line < len(after) and before[x] == after[x - line]:
                x += 1
            reach[line] = x
            if x >= len(before) and x - line >= len(after):
                return _way_back(before, after, trail)
    return [("out", one) for one in before] + [("in", one) for one in after]


def _way_back(before: Sequence[str], after: Sequence[str], trail: list[dict[int, int]]) -> list[_Step]:
    steps: list[_Step] = []
    x, y = len(before), len(after)
    for edits in range(len(trail) - 1, -1, -1):
        reach, line = trail[edits], x - y
        down = line == -edits or (line != edits and reach[line - 1] < reach[line + 1])
        from_x = reach[line + 1] if down else reach[line - 1]
        from_y = from_x - (line + 1 if down else line - 1)
        while x > max(from_x, 0) and y > max(from_y, 0):
            x, y = x - 1, y - 1
            steps.append(("same", before[x]))
        if edits:
            steps.append(("in", after[from_y]) if down else ("out", before[from_x]))
            x, y = from_x, from_y
    return steps[::-1]
