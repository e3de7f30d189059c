"""Slips between brackets, and brackets that do not match.

Knows: how people write lists and groups on one line.
Never: whether a guess is right; which keys there are.
"""

import re
from collections.abc import Iterator

from mopsdocs.model.diagnostic import Said
from mopsdocs.parse.slips.shape import AT_NAME, PARTY, WHOLE_QUOTE, Lines, Slip, anatomy, by_id, one_word, slip
from mopsdocs.parse.spelling import quoted, unquoted
from mopsdocs.parse.suggest_words import NAMES

_KEY = re.compile(r"[a-z_]+")
_ENOUGH = 2
_FLOW_PIECE = re.compile(
    r"([\[{,][ \t]*+)((?:[\w.-]+:[ \t]++)?)(?![\w.-]+:[ \t]*[\[{])"
    r"(\"(?:[^\"\\]|\\.)*\"(?=[ \t]*[,\]}])|'(?:[^']|'')*'(?=[ \t]*[,\]}])|[^,\[\]{}\s](?:[^,\[\]{}]*[^,\[\]{}\s])?)"
)
# A quote that is closed before a comma or bracket, or else the quote by which a text begins.
_QUOTE = re.compile(
    r"\"(?:[^\"\\]|\\.)*+\"(?=[ \t]*(?:[,\]}:]|$))|'(?:[^']|'')*+'(?=[ \t]*(?:[,\]}:]|$))|(?<=[\[{, ])[\"']"
)
_LONG = 2000
"""A line that long is not looked through for the quote that is missing: each might be it."""
_TEXT_ENDS = re.compile(r",[ \t]+[a-z_]+:[ \t]|[ \t]*[\]}]++[ \t]*$|$")


def open_quote(lines: Lines, at: int) -> Iterator[Slip]:
    """A quote between brackets that is not closed: its text goes up to the next key, or to the end of the group."""
    line = lines[at]
    if ("{" not in line and "[" not in line) or len(line) > _LONG:
        return
    column = next((found.start() for found in _QUOTE.finditer(line) if len(found[0]) == 1), -1)
    ends = _TEXT_ENDS.search(line, column + 1)
    if column < 0 or not ends:
        return
    text = line[column + 1 : ends.start()]
    if text.endswith("]") and "[" not in text:
        text = text[:-1]
    said = Said("the quote that opens here is not closed")
    stop = column + 1 + len(text)
    yield slip(at, column, line[:column] + quoted(unquoted(text)) + line[stop:], said)


def flow(lines: Lines, at: int) -> Iterator[Slip]:
    """Texts within brackets that need quotes, or a comma between two of them."""
    line = lines[at]
    if "{" not in line and "[" not in line:
        return
    pieces = [piece for piece in _FLOW_PIECE.finditer(line) if _needs_quotes(piece[3])]
    if not pieces:
        return
    column, key = pieces[0].start(3), pieces[0][2]
    before, second = _two_keys(pieces[0][3]) if key else ("", "")
    if second:
        comma = column + len(before)
        said = Said("a comma is missing before {key}", {"key": second})
        yield slip(at, column, f"{line[:comma].rstrip(';')},{line[comma:]}", said)
    said = Said("a text between these brackets needs quotes")
    if party := PARTY.fullmatch(pieces[0][3]):
        said = one_word(party)
    mended = _FLOW_PIECE.sub(_quoted_piece, line)
    yield slip(at, column, mended, said, by_id(mended) if AT_NAME.fullmatch(pieces[0][3]) else None)


def _two_keys(text: str) -> tuple[str, str]:
    """A value and the key behind it, where a comma is more likely missing than quotes.

    Two of three signs make it so: the value is one word, the key is one of ours, and a number or list is about.
    """
    head, _, rest = text.partition(":")
    before, _, key = head.rpartition(" ")
    before, rest = before.rstrip(), rest.strip()
    if not before or not _KEY.fullmatch(key):
        return "", ""
    signs = (" " not in before, key in NAMES, before[0].isdecimal() or not rest or rest[0].isdecimal())
    return (before, key) if sum(signs) >= _ENOUGH else ("", "")


def _needs_quotes(text: str) -> bool:
    if WHOLE_QUOTE.fullmatch(text):
        return False
    return text[0] in "@`%*&!|>#\"'" or ": " in text or " #" in text or text.endswith(":")


def _quoted_piece(piece: re.Match[str]) -> str:
    if party := PARTY.fullmatch(piece[3]):
        return f"{piece[1]}{piece[2]}{party[1]}:{party[2]}"
    return piece[1] + piece[2] + quoted(unquoted(piece[3])) if _needs_quotes(piece[3]) else piece[0]


def bracket(lines: Lines, at: int) -> Iterator[Slip]:
    """A list or group whose brackets do not match, on one line or over several."""
    line = lines[at]
    parts = anatomy(line)
    if parts.value[:1] not in ("[", "{") or not parts.value:
        return
    said = Said("the {bracket} that opens here is not closed", {"bracket": parts.value[0]})
    closed = _closed(parts.value)
    if closed != parts.value:
        fits = closed.startswith(parts.value)
        wrong = Said("a closing bracket on this line has no opening one of its kind")
        yield slip(at, parts.column, parts.before + closed + parts.after, said if fits else wrong)
    last = _last_inside(lines, at)
    if last > at:
        inner = "\n".join((parts.value, *lines[at + 1 : last + 1]))
        mended = lines[last] + _closed(inner)[len(inner) :]
        hint = Said("write {line} where it ends", {"line": mended.strip()})
        yield Slip(at, parts.column, None, said, hint, ((last, mended),))


_CLOSERS = {"[": "]", "{": "}"}
# An unclosed quote is taken to the end, so that the text is walked through once.
_BRACKET = re.compile(r"\"(?:[^\"\\]|\\.)*+\"?|'(?:[^']|'')*+'?|[\[\]{}]")


def _closed(value: str) -> str:
    """The text with the brackets that it lacks at its end, or without the first that it does not need."""
    awaited: list[str] = []
    for found in _BRACKET.finditer(value):
        if found[0] in _CLOSERS:
            awaited.append(_CLOSERS[found[0]])
        elif found[0] in ("]", "}"):
            due = awaited.pop() if awaited else ""
            if due != found[0]:
                return value[: found.start()] + due + value[found.end() :]
    return value + "".join(reversed(awaited))


def _last_inside(lines: Lines, at: int) -> int:
    """The last line that belongs to what begins on this one: those below are no deeper."""
    own = len(lines[at]) - len(lines[at].lstrip())
    last = at
    for n in range(at + 1, len(lines)):
        text = lines[n].strip()
        if text and len(lines[n]) - len(lines[n].lstrip()) <= own:
            break
        last = n if text else last
    return last
