"""Slips of the column in which a line begins.

Knows: the lines above, and where they begin.
Never: whether a guess is right.
"""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mopsdocs.model.diagnostic import Said
from mopsdocs.parse.fences import PLAN_KEY
from mopsdocs.parse.slips.shape import LINE, Lines, Slip
from mopsdocs.parse.suggest_words import NAMES

_FAR = 200
_ENTRY = re.compile(r"( *)(\{.*|id:[ \t].*)")
_KEY = re.compile(r" *(?!id:)[\w-]+:(?:[ \t]|$)")
_SENTENCE = re.compile(r" *[^\W_]")
_SEVERAL = 2
_ALIKE = 0.8
_NO_TEXT = frozenset("'\"[{|>&*!#")
_MARGIN = Said("begin it at the very start of the line")
_COLUMN = Said(
    "begin it {count} space in, like the line it belongs to",
    plural="begin it {count} spaces in, like the line it belongs to",
)


def indentation(lines: Lines, at: int) -> Iterator[Slip]:
    """A line that begins in another column than those it belongs to."""
    line = lines[at]
    own = len(line) - len(line.lstrip(" "))
    said = Said("the line begins {count} space in", {"count": own}, "the line begins {count} spaces in")
    if not own:
        said = Said("the line begins at the very start, and belongs to lines that do not")
    for column in _columns(lines, at):
        if column != own:
            hint = replace(_COLUMN, values={"count": column}) if column else _MARGIN
            mended = tuple(
                (n, " " * (column - own) + lines[n][max(0, own - column) :]) for n in _moved(lines, at, own)
            )
            yield Slip(at, 0, max(own, 1), said, hint, mended)
            if len(mended) > 1:
                # The lines below may stand where they belong, and only this one does not.
                yield Slip(at, 0, max(own, 1), said, hint, mended[:1])


def wrapped(lines: Lines, at: int) -> Iterator[Slip]:
    """A text that goes on, on a line that begins no deeper than its key does."""
    above = LINE.match(lines[at - 1]) if at else None
    own, words = _depth(lines[at]), lines[at].split()
    if not above or not above["key"] or not above["value"].strip() or above["value"][0] in _NO_TEXT:
        return
    column = above.end("lead")
    if own > column or len(words) < _SEVERAL or not _SENTENCE.match(words[0]) or _is_key(words, own):
        return
    more = (n for n in range(at + 1, len(lines)) if not _goes_on(lines[n], column))
    stop = next(more, len(lines))
    count = column + 2
    said = Said("this line goes on with the text above it, and begins no deeper than its key")
    hint = Said("write it behind the text above, or begin it {count} spaces in", {"count": count})
    mended = tuple((n, " " * count + lines[n].strip()) for n in range(at, stop))
    yield Slip(at, own, None, said, hint, mended)


def _is_key(words: Sequence[str], own: int) -> bool:
    """Whether a line begins with a key that lacks its colon; of two words the first may be misspelled."""
    if own == 0:
        return PLAN_KEY.match(f"{words[0]}:") is not None or (len(words) == _SEVERAL and _is_nearly(words[0]))
    return words[0] in NAMES or (len(words) == _SEVERAL and _is_nearly(words[0]))


def _is_nearly(word: str) -> bool:
    return bool(difflib.get_close_matches(word, NAMES, n=1, cutoff=_ALIKE))


def _goes_on(line: str, column: int) -> bool:
    """Whether a line is one more of such a text."""
    return bool(line.strip()) and _depth(line) <= column and ":" not in line and _SENTENCE.match(line) is not None


def no_dash(lines: Lines, at: int) -> Iterator[Slip]:
    """An entry of a list without its dash, where another entry of the list stands beside it."""
    found = _ENTRY.match(lines[at])
    if not found:
        return
    own = found.end(1)
    above, below = range(at - 1, max(-1, at - _FAR), -1), range(at + 1, min(len(lines), at + _FAR))
    if not (_dashed(lines, above, own) or _dashed(lines, below, own)):
        return
    mended = f"{found[1]}- {found[2]}"
    rest = tuple((n, f"  {lines[n]}") for n in _same_entry(lines, below, own)) if found[2][0] != "{" else ()
    said = Said("the dash before this entry of the list is missing")
    hint = Said("write {line}", {"line": mended.strip()})
    yield Slip(at, own, None, said, hint, ((at, mended), *rest))


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _dashed(lines: Lines, near: Sequence[int], own: int) -> bool:
    """Whether the nearest line that is no deeper, nor a key of the entry, begins with a dash here."""
    for n in near:
        depth = _depth(lines[n])
        if lines[n].strip() and depth <= own and (depth < own or not _KEY.match(lines[n])):
            return depth == own and lines[n].startswith("- ", own)
    return False


def _same_entry(lines: Lines, below: Sequence[int], own: int) -> list[int]:
    """The lines of an entry whose keys stand in the column of its first; none where they stand further in already."""
    found: list[int] = []
    for n in below:
        depth, text = _depth(lines[n]), lines[n].lstrip(" ")
        if text and (depth < own or (depth == own and not _KEY.match(lines[n])) or (not found and depth > own)):
            break
        found.append(n)
    return found


def _columns(lines: Lines, at: int) -> list[int]:
    """Where the lines above begin, and what follows their dashes, the nearest first; the margin for the first."""
    columns: dict[int, None] = {}
    deepest = 1_000
    for n in range(at - 1, max(-1, at - 200), -1):
        found = LINE.match(lines[n])
        if not found or not lines[n].strip() or lines[n].lstrip().startswith("#"):
            continue
        own = len(lines[n]) - len(lines[n].lstrip(" "))
        if own < deepest:
            columns |= dict.fromkeys((found.end("lead"), own))
            deepest = own
        if own == 0:
            break
    return list(columns or {0: None})


def _moved(lines: Lines, at: int, own: int) -> Iterator[int]:
    """The lines that move along: this one and those below that are no less deep."""
    yield at
    for n in range(at + 1, len(lines)):
        if lines[n].strip():
            if len(lines[n]) - len(lines[n].lstrip(" ")) < own or own == 0:
                return
            yield n
