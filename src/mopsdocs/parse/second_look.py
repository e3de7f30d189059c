"""The second, slow look at YAML that parses: what is refused in it, what is read otherwise than it looks.

Knows: YAML's events with their places, what is refused, how a value is spelt.
Never: types, nor what the keys mean.
"""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice

import yaml

from mopsdocs.model.diagnostic import Noticed, Said
from mopsdocs.parse.cut_numbers import cut_number
from mopsdocs.parse.events import (
    DEPTH,
    ENDS,
    NODES,
    SCALAR,
    STARTS,
    UNREADABLE,
    Mark,
    end_of,
    lines_of,
    open_events,
    span,
    start_of,
)
from mopsdocs.parse.spelling import CLOSING, OPENING, quoted
from mopsdocs.parse.text import REFUSED, UNSEEN, named

MOST = 100
"""More findings than this of one file help nobody."""

_CUT = re.compile(r"[ \t]+#[^\s#]")
_BULLETS = "\u2022\u00b7\u2012\u2013\u2014\u2015\u25aa\u25cf"
_WORD = re.compile(r"[^\s,\[\]{}]*")
_REST = re.compile(r"[0-9.]{1,40}(?=[ \t]{0,40}[,}\]])")
_CUT_NUMBER = re.compile(r"([\w-]{1,40}):[ \t]{0,9}([0-9.]{1,20}(?:,[0-9.]{1,20}){1,6})$")
_GROUP = re.compile(r":[ \t]*(?:\{|$)")
_LONGEST = 120


@dataclass(slots=True)
class _Branch:
    """A list or group on the way down: which keys it has on which line, and whether the next event is a key."""

    keys: dict[str, int] | None
    flow: bool
    awaits_key: bool = field(init=False)

    def __post_init__(self) -> None:
        self.awaits_key = self.keys is not None


def look_again(front: str, line: int) -> tuple[Noticed, ...]:
    """Name all that is odd in YAML that begins on a line of its file."""
    noticed: list[Noticed] = []
    with suppress(*UNREADABLE):  # What stands behind a stop has not been parsed before.
        noticed.extend(islice(_Look(front, line).all(), MOST))
    return tuple(noticed)


class _Look:
    """One walk over the events of a file."""

    def __init__(self, front: str, line: int) -> None:
        self.next_event = open_events(front)
        self.lines = lines_of(front)
        self.line = line
        self.branches: list[_Branch] = []
        self.nodes = 0

    def all(self) -> Iterator[Noticed]:
        """Walk until the end, or until something is found behind which nothing is read."""
        documents = 0
        for event in iter(self.next_event, None):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                yield from self.document(event, documents)
                if documents > 1:
                    return
            elif isinstance(event, yaml.NodeEvent):
                stop = self.barred(event)
                if stop:
                    yield stop
                    return
                yield from self.marked(event)
                yield from self.grown(event)
            elif isinstance(event, ENDS):
                self.branches.pop()

    def document(self, event: yaml.DocumentStartEvent, number: int) -> Iterator[Noticed]:
        """Directives, and a second document."""
        if event.version or event.tags:
            said = Said("a line that begins with % gives YAML an instruction; none are needed here")
            yield self.refused(start_of(event, self.lines), said, Said("delete the line"))
        if number > 1:
            said = Said("a second document begins here; a file has only one")
            yield self.refused(
                start_of(event, self.lines), said, Said("delete the line, or move what follows to a file of its own")
            )

    def barred(self, event: yaml.NodeEvent) -> Noticed | None:
        """What stops the reading: too deep, too many, or a list or group where a key must stand."""
        self.nodes += 1
        at = start_of(event, self.lines)
        if self.nodes > NODES:
            said = Said("there are more than {limit} keys and values here", {"limit": NODES})
            return self.seen("SAFE-002", at, at, said, Said("split the file into several"))
        if isinstance(event, yaml.ScalarEvent):
            return None
        if len(self.branches) == DEPTH and isinstance(event, STARTS):
            said = Said("lists and groups stand more than {limit} deep in each other here", {"limit": DEPTH})
            return self.seen(
                "SAFE-002", at, at, said, Said("write them flatter, and check that each bracket is meant")
            )
        if self.branches and self.branches[-1].awaits_key:
            said = Said("a key must be a plain word, and here stands {seen}", {"seen": self.word(at)})
            hint = Said(
                "put a text that begins with a bracket in quotes, as in {example}",
                {"example": 'title: "{{ name }}"'},
            )
            return self.seen("FM-001", at, at, said, hint)
        return None

    def marked(self, event: yaml.NodeEvent) -> Iterator[Noticed]:
        """Tags, anchors, and references to them."""
        at = start_of(event, self.lines)
        seen = {"seen": self.word(at)}
        if isinstance(event, yaml.AliasEvent):
            said = Said(
                "{seen} refers to a value written elsewhere; here each value is written where it counts", seen
            )
            yield self.refused(at, said, Said("write the value itself; a text that begins with * goes in quotes"))
        elif event.anchor is not None:
            said = Said("{seen} gives the value a name for later use, which is not allowed here", seen)
            yield self.refused(at, said, Said("delete {seen}; a text that begins with & goes in quotes", seen))
        elif getattr(event, "tag", None) is not None:
            said = Said("{seen} tells YAML how to read the value, which is not allowed here", seen)
            yield self.refused(at, said, Said("delete {seen}; a text that begins with ! goes in quotes", seen))

    def grown(self, event: yaml.NodeEvent) -> Iterator[Noticed]:
        """A key, a value, or the beginning of a list or group."""
        branch = self.branches[-1] if self.branches else None
        if branch and branch.keys is not None:
            branch.awaits_key = not branch.awaits_key
            if not branch.awaits_key and isinstance(event, yaml.ScalarEvent):
                yield from self.key(event, branch.keys)
                return
        if isinstance(event, yaml.ScalarEvent):
            yield from self.value(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            flow = bool(event.flow_style) or bool(branch and branch.flow)
            self.branches.append(_Branch({} if isinstance(event, yaml.MappingStartEvent) else None, flow))

    def key(self, event: yaml.ScalarEvent, keys: dict[str, int]) -> Iterator[Noticed]:
        """A key that is empty, merges another group, or has been there before."""
        key, at = unicodedata.normalize("NFC", event.value), start_of(event, self.lines)
        if not key:
            said = Said("there is no key before the colon")
            yield self.seen("FM-001", at, (at[0], at[1] + 1), said, Said("write the key's name before the colon"))
        elif key[0].isspace() or key[0] in _BULLETS:
            yield self.ill_begun(at, key[0])
        elif key == "<<" and not event.style:
            said = Said("<< copies keys from elsewhere; here each key is written where it counts")
            yield self.refused(at, said, Said("write the keys themselves"))
        elif key == "id" in keys and self.listed():
            keys.clear()
            said = Said("a second entry of the list begins here without its dash")
            hint = Said("write {line} in the column of the other dashes", {"line": f"- {self.lines[at[0]].strip()}"})
            yield self.seen("FM-007", at, end_of(event, self.lines), said, hint)
        elif key == "id" and self.undashed(keys):
            keys.clear()  # That a list is missing here is told of the key that takes it.
        elif key in keys and self.branches[-1].flow and (rest := _REST.match(self.lines[at[0]], at[1])):
            yield from self.number(at, rest)
        elif key in keys:
            first = {"key": key, "line": str(self.line + keys[key])}
            said = Said("{key} stands here again; it stands already on line {line}", first)
            hint = Said("keep one of the two; several values of one key are written as a list")
            if _GROUP.match(self.lines[at[0]], end_of(event, self.lines)[1]):
                hint = Said("keep one of the two, or give one of them a name of its own")
            yield self.seen("FM-007", at, end_of(event, self.lines), said, hint)
        keys.setdefault(key, at[0])

    def number(self, at: Mark, rest: re.Match[str]) -> Iterator[Noticed]:
        """A number that its comma cuts: what comes after it only looks like a key that has been there before."""
        first = max(0, rest.end() - _LONGEST)
        found = _CUT_NUMBER.search(self.lines[at[0]][first : rest.end()])
        if found:
            begins, ends = (at[0], first + found.start(2)), (at[0], rest.end())
            yield cut_number(found[1], found[2], span(self.line, begins, ends))

    def listed(self) -> bool:
        """Whether the group at hand is an entry of a list, its keys on lines of their own."""
        return len(self.branches) > 1 and self.branches[-2].keys is None and not self.branches[-1].flow

    def undashed(self, keys: dict[str, int]) -> bool:
        """Whether entries of a list stand one below the other without any dash."""
        return len(self.branches) > 1 and not self.branches[-1].flow and next(iter(keys), "") == "id"

    def ill_begun(self, at: Mark, char: str) -> Noticed:
        """A key with a space of an unusual kind before it, or with a bullet that was to be a dash."""
        said = Said("a space of an unusual kind stands at the beginning of the line")
        hint = Said("delete it and type ordinary spaces")
        if char in _BULLETS:
            said = Said("a line of a list begins with a dash, not with {bullet}", {"bullet": char})
            hint = Said("write - and a space instead")
        return self.seen("FM-001", at, (at[0], at[1] + 1), said, hint)

    def value(self, event: yaml.ScalarEvent) -> Iterator[Noticed]:
        """A text that is too long, hides characters, or is read otherwise than it looks."""
        start, end, text = start_of(event, self.lines), end_of(event, self.lines), event.value
        if len(text) > SCALAR:
            said = Said(
                "this text has {size} characters; at most {limit} are read",
                {"size": len(text), "limit": SCALAR},
            )
            yield self.seen("SAFE-002", start, start, said, Said("move long texts to the prose below the second ---"))
        if event.style == '"':
            yield from self.escaped(start, end, text)
        elif not event.style:
            if len(text) > 1 and text[0] in OPENING and text[-1] in CLOSING:
                said = Said("the curly quotes around {seen} are read as part of the text", {"seen": text})
                hint = Said("use straight quotes, or none: {example}", {"example": quoted(text[1:-1])})
                yield self.seen("FM-002", start, end, said, hint)
            if text[-1:] == '"' and text.count('"') == 1 and not text[-2:-1].isdecimal():
                said = Said("a quote closes here, and none opens before it")
                hint = Said("delete it, or put the whole text in quotes: {example}", {"example": f'"{text}'})
                yield self.seen("FM-002", (end[0], end[1] - 1), end, said, hint)
            cut = _CUT.match(self.lines[end[0]], end[1])
            if cut:
                yield self.cut(event, cut.end() - 2)

    def escaped(self, start: Mark, end: Mark, text: str) -> Iterator[Noticed]:
        """What cannot be seen, brought in by an escape; what stands in the file itself is known."""
        hidden = REFUSED.search(text) or UNSEEN.search(text)
        if hidden and not any(hidden[0] in line for line in self.lines[start[0] : end[0] + 1]):
            said = Said(
                "this text holds a character that cannot be seen: {character}",
                {"character": named(hidden[0])},
            )
            yield self.seen("SAFE-001", start, end, said, Said("delete what begins with a backslash in it"))

    def cut(self, event: yaml.ScalarEvent, at: int) -> Noticed:
        """A value cut short: where the comment begins on the line is given."""
        start, end = start_of(event, self.lines), end_of(event, self.lines)
        line = self.lines[end[0]]
        said = Said("YAML reads only {seen}: what follows from # on is a comment to it", {"seen": event.value})
        if not event.value:
            said = Said("YAML reads nothing here: what begins with # is a comment to it")
        hint = Said("put the whole value in quotes; if it is a comment, write a space after the #")
        if start[0] == end[0] and not (self.branches and self.branches[-1].flow):
            mended = f"{line[: start[1]].rstrip()} {quoted(line[start[1] :].strip())}"
            hint = Said("write {line}, or a space after the # if it is a comment", {"line": mended.strip()})
        return self.seen("FM-002", (end[0], at), (end[0], len(line)), said, hint)

    def word(self, at: Mark) -> str:
        """The word that begins at a place."""
        found = _WORD.match(self.lines[at[0]], at[1])
        return (found[0] if found else "") or self.lines[at[0]][at[1] : at[1] + 1]

    def refused(self, at: Mark, said: Said, hint: Said) -> Noticed:
        """Something of YAML that is refused, pointed at by its first word."""
        return self.seen("SAFE-003", at, (at[0], at[1] + len(self.word(at))), said, hint)

    def seen(self, code: str, start: Mark, end: Mark, said: Said, hint: Said) -> Noticed:
        """A finding between two places, at least one character wide."""
        if end <= start:
            end = (start[0], start[1] + 1)
        return Noticed(code, span(self.line, start, end), said, hint)
