"""Slips in keys and texts: quotes, colons, dashes, and characters that YAML keeps for itself.

Knows: how people write these.
Never: whether a guess is right; which keys there are.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from mopsdocs.model.diagnostic import Said
from mopsdocs.parse.slips.shape import AT_NAME, PARTY, WHOLE_QUOTE, Lines, Slip, anatomy, by_id, one_word, slip
from mopsdocs.parse.spelling import OPENING, STRAIGHT, quoted, unquoted

_FULL_WIDTH_COLON = re.compile(r"( *(?:- +)*[\w-]+)[ \t]*\uff1a[ \t]*")
_NO_SPACE = re.compile(r"( *(?:- +)*)([^\W\d][\w-]*)[ \t]*:((?!//)\S.*)")
_EQUALS = re.compile(r"( *(?:- +)*)([^\W\d][\w-]*)[ \t]*=>?[ \t]*(\S.*)")
_NO_COLON = re.compile(r"( *(?:- +)*)([^\W\d][\w-]*)(?:[ \t]+(\S.*))?$")
_NO_DASH_SPACE = re.compile(r"( *)-([^\s-].*)")
_BULLET = re.compile(r"( *)[*\u2022\u00b7\u2013\u2014]([ \t]+\S.*)")
_TEXT_AFTER_FLOW = re.compile(r"(?:\[[^\]]*\]|\{[^}]*\})[ \t]*[^\s#\]},]")


def curly(lines: Lines, at: int) -> Iterator[Slip]:
    """Curly quotes where straight ones belong."""
    line = lines[at]
    parts = anatomy(line)
    column = next((n for n, char in enumerate(line) if char in OPENING), -1)
    if column >= 0:
        said = Said("curly quotes stand here; YAML knows straight ones only")
        if parts.value[:1] and parts.value[0] in OPENING:
            yield slip(at, column, parts.before + quoted(unquoted(parts.value)) + parts.after, said)
        yield slip(at, column, line.translate(STRAIGHT), said)


def quote(lines: Lines, at: int) -> Iterator[Slip]:
    """A value that begins with a quote: unclosed, or with text after the closing one, or with a backslash."""
    line = lines[at]
    parts = anatomy(line)
    value = parts.value.rstrip()
    if value[:1] not in ("'", '"') or not value:
        return
    whole = WHOLE_QUOTE.match(value)
    if not whole:
        said = Said("the quote that opens here is not closed")
        yield slip(at, parts.column, parts.before + quoted(unquoted(value)), said)
    elif whole.end() < len(value):
        inner = value[1:-1] if value[-1] == value[0] else value
        said = Said("the quote closes in the middle of the text, and more text follows")
        yield slip(at, parts.column, parts.before + quoted(inner), said)
    elif "\\" in value:
        said = Said("a backslash has a meaning of its own between double quotes")
        yield slip(at, parts.column, parts.before + quoted(value[1:-1]), said)


def beginning(lines: Lines, at: int) -> Iterator[Slip]:
    """A value that begins with a character that YAML keeps for itself."""
    line = lines[at]
    bullet = _BULLET.match(line)
    if bullet:
        said = Said("a line of a list begins with a dash")
        yield slip(at, len(bullet[1]), f"{bullet[1]}-{bullet[2]}", said)
    parts = anatomy(line)
    value = parts.value
    if value[:1] in ("@", "`", "%", "*", "&", "!", "|", ">", "}", "]", ",") and value:
        said = Said("a text cannot begin with {character} unless it is in quotes", {"character": value[0]})
        mended = parts.before + quoted(value) + parts.after
        yield slip(at, parts.column, mended, said, by_id(mended) if AT_NAME.fullmatch(value) else None)
    elif value.startswith(("- ", "? ")) and parts.key:
        said = Said("a list cannot begin on the line of its key {key}", {"key": parts.key})
        mended = parts.before + quoted(value) + parts.after
        hint = Said("begin the list on the next line; if this is a text, write {line}", {"line": mended.strip()})
        yield slip(at, parts.column, mended, said, hint)
    elif _TEXT_AFTER_FLOW.match(value):
        said = Said(
            "what begins with {character} is a list or group, and text follows after it",
            {"character": value[0]},
        )
        yield slip(at, parts.column, parts.before + quoted(value) + parts.after, said)


def colon_inside(lines: Lines, at: int) -> Iterator[Slip]:
    """A text with a colon in it, which looks like another key."""
    line = lines[at]
    parts = anatomy(line)
    value = parts.value
    if party := PARTY.fullmatch(value):
        mended = f"{parts.before}{party[1]}:{party[2]}{parts.after}"
        yield replace(slip(at, parts.column, mended, one_word(party)), certain=True)
    elif value[:1] not in ("'", '"', "{", "[", "|", ">") and (": " in value or value.endswith(":")):
        column = parts.column + (value.find(": ") if ": " in value else len(value) - 1)
        said = Said("a second colon stands on this line, as if another key began")
        mended = parts.before + quoted(value) + parts.after
        hint = Said(
            "put the text in quotes: {line}; if another key begins there, give it a line of its own",
            {"line": mended.strip()},
        )
        found = slip(at, column, mended, said, hint)
        yield replace(found, certain=": " not in value)


def colon(lines: Lines, at: int) -> Iterator[Slip]:
    """The colon after a key: of another kind, without its space, another sign, or none."""
    line = lines[at]
    wide, tight, equals, none = (
        _FULL_WIDTH_COLON.match(line),
        _NO_SPACE.match(line),
        _EQUALS.match(line),
        _NO_COLON.match(line),
    )
    if wide:
        said = Said("this colon is a full-width one, which YAML does not know")
        yield slip(at, wide.end(1), f"{wide[1]}: {line[wide.end() :]}", said)
    if tight:
        said = Said("a space is missing after the colon of {key}", {"key": tight[2]})
        yield slip(at, tight.start(2), f"{tight[1]}{tight[2]}: {tight[3]}", said)
    if equals:
        said = Said("a colon belongs between a key and its value, not {sign}", {"sign": "="})
        yield slip(at, equals.start(2), f"{equals[1]}{equals[2]}: {equals[3]}", said)
    if none:
        said = Said("a colon is missing after {key}", {"key": none[2]})
        yield slip(at, none.start(2), f"{none[1]}{none[2]}: {none[3] or ''}".rstrip(), said)


def dash(lines: Lines, at: int) -> Iterator[Slip]:
    """A dash without its space, here and on the other lines of the list."""
    found = _NO_DASH_SPACE.match(lines[at])
    if found and not lines[at].startswith("---"):
        indent = found[1]
        others = ((n, _NO_DASH_SPACE.match(line)) for n, line in enumerate(lines))
        mended = tuple((n, f"{indent}- {dash[2]}") for n, dash in others if dash and dash[1] == indent)
        said = Said("a space is missing after the dash")
        hint = Said("write {line}", {"line": f"- {found[2].rstrip()}"})
        yield Slip(at, len(indent), None, said, hint, mended)
