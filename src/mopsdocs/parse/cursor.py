"""Where somebody writes in front matter: the keys above the cursor, and what is begun there.

Knows: how YAML is laid out in lines, lists in brackets and groups in braces.
Never: whether it can be read: what is being written cannot, most of the time.
"""

import re
from dataclasses import dataclass, field

from mopsdocs.model.diagnostic import KeyPath

_DASH = re.compile(r"-(?:[ \t]+|$)")
_KEY = re.compile(
    r"""(?:"([^"]*)"[ \t]*|'([^']*)'[ \t]*|([^\s"'#{}\[\],&*!|>-][^:#{}\[\],]*|-[^\s:][^:#]*)):(?:[ \t]+|$)"""
)
_BLOCK = re.compile(r"[|>][-+0-9]{0,2}[ \t]*(?:#.*)?$")


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in front matter: `path` leads to the group whose key, or to the value, that is being written.

    `begun` is what stands before the cursor of the word there; `is_value` whether its key stands before it. In a list
    it may be either: a value, or the first key of a group.
    """

    path: KeyPath
    begun: str
    is_value: bool


def cursor_at(before: str) -> Cursor | None:
    """Find the place at the end of a front matter's text; None within a text of several lines, or a remark."""
    walk = _Walk()
    lines = before.split("\n")
    for line in lines[:-1]:
        walk.take(line)
    return walk.end(lines[-1])


@dataclass(slots=True)
class _Branch:
    """A key or a place in a list on the way down, and the column where it stands."""

    column: int
    part: str | int


@dataclass(slots=True)
class _Pair:
    """A list in brackets (`part` counts) or a group in braces (`part` is the key once it is known)."""

    part: str | int | None
    word: str = ""


@dataclass(slots=True)
class _Walk:
    branches: list[_Branch] = field(default_factory=list)
    pairs: list[_Pair] = field(default_factory=list)
    within: int | None = None  # the column below which a text of several lines stands
    quote: str = ""

    def take(self, line: str) -> None:
        """Go past a whole line."""
        bare = line.strip()
        if self.pairs:
            self._flow(line)
        elif bare and not self._in_text(line) and not bare.startswith("#"):
            value = self._open(line, whole=True)
            if value and _BLOCK.match(value):
                self.within = self.branches[-1].column if self.branches else -1
            elif value[:1] in ("{", "["):
                self._flow(value)

    def end(self, line: str) -> Cursor | None:
        """Stop within a line."""
        if self.pairs:
            self._flow(line)
            return self._in_pair()
        if self._in_text(line) or line.lstrip().startswith("#"):
            return None
        value = self._open(line, whole=False)
        if value[:1] not in ("{", "["):
            return self._block(line, value)
        self._flow(value)
        return self._in_pair()

    def _in_text(self, line: str) -> bool:
        """Whether a line goes on with a text of several lines."""
        if self.within is None:
            return False
        if len(line) - len(line.lstrip(" ")) > self.within:
            return True
        self.within = None
        return False

    def _open(self, line: str, *, whole: bool) -> str:
        """Note the dashes and the key that a line begins with; give the rest."""
        column = len(line) - len(line.lstrip(" "))
        while found := _DASH.match(line, column):
            self._leave(column, of_list=True)
            last = self.branches[-1] if self.branches else None
            if last and last.column == column and isinstance(last.part, int):
                last.part += 1
            else:
                self.branches.append(_Branch(column, 0))
            column = found.end()
        key = _KEY.match(line, column)
        if key or line[column:] or not whole:
            self._leave(column, of_list=False)
        if key is None:
            return line[column:]
        self.branches.append(_Branch(column, (key[1] or key[2] or key[3] or "").strip()))
        return line[key.end() :]

    def _leave(self, column: int, *, of_list: bool) -> None:
        """Go back up to what a column is below; a list may stand as far left as its key, and goes on at its dash."""
        while self.branches:
            last = self.branches[-1]
            if last.column < column or (of_list and last.column == column):
                return
            self.branches.pop()

    def _block(self, line: str, value: str) -> Cursor:
        path = tuple(one.part for one in self.branches)
        is_value = line[: len(line) - len(value)].rstrip().endswith(":")
        return Cursor(path, value.lstrip("\"'"), is_value)

    def _flow(self, text: str) -> None:
        """Go through text in brackets and braces."""
        before = " "
        for sign in text:
            if self.quote:
                self.quote = "" if sign == self.quote else self.quote
                self._add("" if not self.quote else sign)
            elif sign in "\"'" and self.pairs and not self.pairs[-1].word.strip():
                self.quote = sign
            elif sign == "#" and before in " \t":
                return
            elif sign in "{[":
                self.pairs.append(_Pair(0 if sign == "[" else None))
            elif self.pairs:
                self._sign(sign)
            else:
                return
            before = sign

    def _sign(self, sign: str) -> None:
        pair = self.pairs[-1]
        if sign in "}]":
            self.pairs.pop()
            self._add("")
        elif sign == ",":
            pair.word, pair.part = "", pair.part + 1 if isinstance(pair.part, int) else None
        elif sign in " \t" and pair.part is None and pair.word.rstrip().endswith(":"):
            pair.part, pair.word = pair.word.rstrip()[:-1].strip(), ""
        else:
            self._add(sign)

    def _add(self, sign: str) -> None:
        if self.pairs:
            self.pairs[-1].word += sign

    def _in_pair(self) -> Cursor | None:
        if not self.pairs:
            return None
        path = [one.part for one in self.branches]
        path += [one.part for one in self.pairs if one.part is not None]
        last = self.pairs[-1]
        return Cursor(tuple(path), last.word.lstrip(), last.part is not None)
