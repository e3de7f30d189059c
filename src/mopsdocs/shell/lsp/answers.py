"""Answers at a place in a file: what could be written there, what stands there, where it leads, how it is mended.

Knows: a file as lines; positions that count from 1, in characters.
Never: the protocol, or how an editor counts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from mopsdocs.model.diagnostic import Diagnostic, KeyPath, Span
from mopsdocs.model.source import Source
from mopsdocs.parse.cursor import Cursor, cursor_at
from mopsdocs.parse.json_schema import Kind
from mopsdocs.parse.locate import places_in
from mopsdocs.parse.sources import translated_name
from mopsdocs.shell.lsp.keys import keys_at, meaning_of, words_at
from mopsdocs.shell.lsp.names import Named, find, known
from mopsdocs.shell.lsp.study import PEOPLE, Study
from mopsdocs.shell.workspace import CONFIG

_FENCE = "---"
_MOST = 500


class Sort(Enum):
    """What an offer is: a key, a word of a list, or the id of something."""

    KEY = "key"
    WORD = "word"
    ID = "id"


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that could be written: `text` from a column on; `more` is shown beside it, `about` tells more."""

    label: str
    sort: Sort
    text: str
    column: int
    more: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands at a position: a key path, the words there, whether they are the key itself."""

    path: KeyPath
    words: str
    is_key: bool
    span: Span


def offers(study: Study, path: str, line: int, column: int) -> tuple[Offer, ...]:
    """Say what could be written at a position of a file, as far as its format and the handbook tell."""
    kind, cursor = kind_of(study, path), _cursor(study, path, line, column)
    if cursor is None or kind is None:
        return ()
    start = column - len(cursor.begun)
    found: list[Offer] = []
    if cursor.is_value or (cursor.path and isinstance(cursor.path[-1], int)):
        found += _values(study, path, kind, cursor, start)
    if not cursor.is_value:
        found += [
            Offer(
                told.name, Sort.KEY, f"{told.name}:" if told.deeper else f"{told.name}: ", start, about=told.meaning
            )
            for told in keys_at(kind, cursor.path)
        ]
    elif not found and len(cursor.path) > 1 and isinstance(cursor.path[-2], int):
        # `- role:` could be a key, and is the beginning of an id.
        begun = f"{cursor.path[-1]}:"
        found += _values(study, path, kind, Cursor(cursor.path[:-1], begun, is_value=True), start - len(begun))
    return tuple(found[:_MOST])


def hover(study: Study, path: str, line: int, column: int) -> tuple[str, Span] | None:
    """Say what stands at a position: what a key is for, what a word means, what an id leads to."""
    kind, here = kind_of(study, path), standing_at(study.source(path), line, column)
    if here is None or kind is None:
        return None
    if here.is_key:
        said = meaning_of(kind, here.path)
    else:
        named = _named(study, path, here)
        said = _told(named) if named else ""
        said = said or next((told.meaning for told in words_at(kind, here.path) if told.name == here.words), "")
    return (said, here.span) if said else None


def target(study: Study, path: str, line: int, column: int) -> tuple[str, Span] | None:
    """Find the file and the place that an id at a position leads to."""
    here = standing_at(study.source(path), line, column)
    named = _named(study, path, here) if here and not here.is_key else None
    source = study.source(named.path) if named else None
    if named is None or source is None:
        return None
    return named.path, _place(source, named)


def mends(study: Study, path: str) -> Iterator[tuple[Diagnostic, Span, str]]:
    """List what is certain to be meant in a file, with the place that it is written at."""
    for one in study.diagnostics(path):
        if one.fix and one.fix.span:
            yield one, one.fix.span, one.fix.text


def kind_of(study: Study, path: str) -> Kind | None:
    """Tell by its name what a file is to be."""
    if path in (PEOPLE, CONFIG):
        return "people" if path == PEOPLE else "mopsdocs"
    if not path.endswith(".md"):
        return None
    translated = translated_name(path)
    return "translation" if translated and study.source(translated[0]) else "playbook"


def standing_at(source: Source | None, line: int, column: int) -> Standing | None:
    """Find the key or the words at a position, as far as the file can be read."""
    if source is None:
        return None
    places, lines = places_in(source), text_of(source.content).split("\n")
    for path, span in places.keys.items():
        if _within(span, line, column):
            return Standing(path, _words(lines, span), is_key=True, span=span)
    for path, span in places.values.items():
        if span != places.keys.get(path) and span.line == span.end_line and _within(span, line, column):
            words = _words(lines, span)
            if words[:1] not in ("[", "{"):  # A list or group is told by what stands in it.
                return Standing(path, words, is_key=False, span=span)
    return None


def text_of(content: bytes) -> str:
    """Give a file's text, its lines ended as git ends them."""
    return content.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")


def _values(study: Study, path: str, kind: Kind, cursor: Cursor, start: int) -> list[Offer]:
    words = [
        Offer(told.name, Sort.WORD, told.name, start, about=told.meaning) for told in words_at(kind, cursor.path)
    ]
    if words or study.live is None:
        return words
    return [
        Offer(one.id, Sort.ID, one.id, start, more=one.title, about=_told(one))
        for one in known(study.live, kind, path, cursor.path)
    ]


def _cursor(study: Study, path: str, line: int, column: int) -> Cursor | None:
    source = study.source(path)
    if source is None:
        return None
    lines = text_of(source.content).split("\n")[:line]
    if len(lines) < line:
        return None
    lines[-1] = lines[-1][: column - 1]
    if path.endswith(".md"):
        if lines[0].rstrip() != _FENCE or any(one.rstrip() == _FENCE for one in lines[1:]) or line == 1:
            return None
        lines = lines[1:]
    return cursor_at("\n".join(lines))


def _named(study: Study, path: str, here: Standing) -> Named | None:
    kind = kind_of(study, path)
    if study.live is None or kind is None:
        return None
    return find(study.live, kind, path, here.path, here.words.partition("@")[0])


def _told(named: Named) -> str:
    days = " to ".join(str(day) for day in named.days if day)
    return ", ".join(part for part in (f"{named.kind} {named.id}", named.title, days) if part)


def _place(source: Source, named: Named) -> Span:
    """Find where something is written: under its key, or where its id stands."""
    places = places_in(source)
    if named.at in places.keys:
        return places.of(named.at, key=True)
    lines, wanted = text_of(source.content).split("\n"), named.id.rpartition("/")[2]
    spans = (span for path, span in places.values.items() if path[-1:] == ("id",))
    return next((span for span in spans if _words(lines, span) == wanted), places.first)


def _words(lines: list[str], span: Span) -> str:
    if not 0 < span.line <= len(lines):
        return ""
    return lines[span.line - 1][span.column - 1 : span.end_column - 1].strip().strip("\"'")


def _within(span: Span, line: int, column: int) -> bool:
    return span.line == line == span.end_line and span.column <= column <= span.end_column
