"""A body as its author wrote it, and what was noticed while it was read.

Knows: lines and columns of the file, which of its text is code.
Never: what the text means, or how it is shown.
"""

import re
from bisect import bisect_right
from itertools import accumulate

from mopsdocs.model.diagnostic import Noticed, Said, Span

_TICKS = re.compile(r"`+")
_BETWEEN_PARAGRAPHS = re.compile(r"(\n[ \t]*(?=\n))")


class Manuscript:
    """A text whose rows count from 0; spans are in the lines and columns of the file it stands in."""

    __slots__ = ("_lines", "_noticed", "_starts", "_words", "code", "first_line", "text")

    def __init__(self, text: str, first_line: int) -> None:
        self.text = text
        self.first_line = first_line
        self.code: list[tuple[int, int]] = []
        self._lines: list[str] = []
        self._starts: list[int] = []
        self._words = ""
        self._noticed: list[tuple[Span, Noticed]] = []

    @property
    def lines(self) -> list[str]:
        """The text line by line."""
        if not self._lines:
            self._lines = self.text.split("\n")
        return self._lines

    @property
    def words(self) -> str:
        """The text with spaces in the place of code, once the code has been found."""
        if not self._words and self.text:
            self._words = "".join(map(_without_ticks, _BETWEEN_PARAGRAPHS.split(self._without_blocks())))
        return self._words

    def notice(self, code: str, at: Span, said: Said, hint: Said | None = None) -> None:
        """Note one thing that was seen."""
        self._noticed.append((at, Noticed(code, at, said, hint)))

    def noticed(self) -> tuple[Noticed, ...]:
        """Give all that was noticed, from top to bottom."""
        if not self._noticed:
            return ()
        self._noticed.sort(key=lambda seen: (seen[0].line, seen[0].column, seen[1].code))
        return tuple(seen for _, seen in self._noticed)

    def span(self, start: int, end: int) -> Span:
        """Say where a stretch of the text stands."""
        if not self._starts:
            self._starts = list(accumulate((len(line) + 1 for line in self.lines), initial=0))
        row = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, end) - 1
        first = self.first_line
        return Span(first + row, start - self._starts[row] + 1, first + last, end - self._starts[last] + 1)

    def row(self, row: int) -> Span:
        """Say where a line stands, without the blanks around it."""
        line = self.lines[row] if 0 <= row < len(self.lines) else ""
        start = len(line) - len(line.lstrip())
        number = self.first_line + row
        return Span(number, start + 1, number, max(start, len(line.rstrip())) + 1)

    def within(self, row: int, sought: str) -> Span:
        """Say where something stands in a line; where it cannot be seen, where the line does."""
        column = self.lines[row].find(sought) if sought and 0 <= row < len(self.lines) else -1
        if column < 0:
            return self.row(row)
        number = self.first_line + row
        return Span(number, column + 1, number, column + 1 + len(sought))

    def _without_blocks(self) -> str:
        if not self.code:
            return self.text
        lines = self.lines.copy()
        for start, end in self.code:
            for row in range(start, min(end, len(lines))):
                lines[row] = " " * len(lines[row])
        return "\n".join(lines)


def _without_ticks(paragraph: str) -> str:
    runs = list(_TICKS.finditer(paragraph))
    closes = _closers([run.end() - run.start() for run in runs])
    parts = []
    index = at = 0
    while index < len(runs):
        closer = closes[index]
        if closer >= 0:
            start, end = runs[index].start(), runs[closer].end()
            parts += [paragraph[at:start], _blank(paragraph[start:end])]
            at, index = end, closer
        index += 1
    return "".join([*parts, paragraph[at:]])


def _closers(widths: list[int]) -> list[int]:
    """Give, for each run of backticks, the next one of the same width, or -1."""
    nearest: dict[int, int] = {}
    closes = [-1] * len(widths)
    for index in range(len(widths) - 1, -1, -1):
        closes[index] = nearest.get(widths[index], -1)
        nearest[widths[index]] = index
    return closes


def _blank(code: str) -> str:
    return "\n".join(" " * len(line) for line in code.split("\n"))
