"""From bytes to text: one encoding, one kind of line end, nothing that cannot be seen.

Knows: UTF-8, the limits of a file, the characters that are refused.
Never: what the text says.
"""

import re
import unicodedata
from collections.abc import Iterator

from mopsdocs.model.diagnostic import Noticed, Said, Span

FILE = 262_144
"""How many bytes a file may have."""

LINES = 20_000
"""How many lines a file may have."""

LINE = 65_536
"""How many bytes a line may have."""

# Deleting these bytes leaves nothing of most files, which is the quickest way to see that they are clean.
_PLAIN = b"\t\n\r" + bytes(range(0x20, 0x7F)) + bytes(range(0x80, 0xEF)).replace(b"\xc2", b"")

# In UTF-8: C0 and DEL; C1; U+FDD0 to FDEF, U+FFFE and FFFF; the last two of each other plane.
_REFUSED_BYTES = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
    rb"|\xc2[\x80-\x9f]"
    rb"|\xef(?:\xb7[\x90-\xaf]|\xbf[\xbe\xbf])"
    rb"|[\xf0-\xf4][\x8f\x9f\xaf\xbf]\xbf[\xbe\xbf]"
)
_NONCHARACTERS = "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(17))
REFUSED = re.compile(rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef{_NONCHARACTERS}]")

# An emoji is made of these; joiners, selectors and tags are welcome between them.
_EMOJI = r"\u00a9\u00ae\u203c\u2049\u20e3\u2122-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_TAGS = r"\U000e0020-\U000e007f"
_UNSEEN = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f"
    r"\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e001f\U000e0080-\U000e0fff"
)
_PERHAPS_UNSEEN = re.compile(rf"[{_UNSEEN}\u200d\ufe0e\ufe0f{_TAGS}]")
UNSEEN = re.compile(
    rf"[{_UNSEEN}]"
    rf"|(?<![{_EMOJI}\ufe0f{_TAGS}])\u200d|\u200d(?![{_EMOJI}])"
    rf"|(?<![{_EMOJI}#*0-9])[\ufe0e\ufe0f]|(?<=[#*0-9])[\ufe0e\ufe0f](?!\u20e3)"
    rf"|(?<![{_EMOJI}{_TAGS}])[{_TAGS}]"
)


def decode(content: bytes) -> tuple[str, tuple[Noticed, ...]]:
    """Give a file's text with line feeds alone as line ends, and what is wrong with its bytes.

    A file that is too large, or not UTF-8, has no text; a character that is refused becomes U+FFFD.
    """
    too_large = _past_limit(content)
    return ("", (too_large,)) if too_large else decode_any(content)


def decode_any(content: bytes) -> tuple[str, tuple[Noticed, ...]]:
    """Give a file's text as `decode` does, however large it is."""
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        return "", (_not_utf8(content, error.start),)
    text = _unified(text)
    if content.translate(None, _PLAIN) and _REFUSED_BYTES.search(content):
        return REFUSED.sub("\ufffd", text), tuple(_refused(text))
    return text, ()


def unseen(front: str, line: int) -> tuple[Noticed, ...]:
    """Find what cannot be seen in front matter that begins on a line: each such character once."""
    if front.isascii() or not _PERHAPS_UNSEEN.search(front):
        return ()
    counts: dict[str, int] = {}
    first: dict[str, int] = {}
    for match in UNSEEN.finditer(front):
        counts[match[0]] = counts.get(match[0], 0) + 1
        first.setdefault(match[0], match.start())
    return tuple(_unseen(_place(front, at, line), char, counts[char]) for char, at in first.items())


def named(char: str) -> str:
    """The name of a character that cannot be shown: `U+200B zero width space`."""
    return f"U+{ord(char):04X} {unicodedata.name(char, '').lower()}".rstrip()


def _unified(text: str) -> str:
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _past_limit(content: bytes) -> Noticed | None:
    """Hold a file against the limits, which only a large one can pass."""
    if len(content) <= LINES:
        return None
    if len(content) > FILE:
        return _too_much(
            1,
            Said("the file has {size} KiB; at most {limit} KiB are read", _sizes(len(content), FILE)),
            Said("split it, or move long material to a file of its own"),
        )
    lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    if not lines[-1]:
        lines.pop()  # What ends with a line feed has no further line behind it.
    if len(lines) > LINES:
        return _too_much(
            LINES + 1,
            Said("the file has {count} lines; at most {limit} are read", {"count": len(lines), "limit": LINES}),
            Said("split it, or move long material to a file of its own"),
        )
    for number, line in enumerate(lines, 1):
        if len(line) > LINE:
            said = Said("the line has {size} KiB; at most {limit} KiB are read", _sizes(len(line), LINE))
            return _too_much(number, said, Said("break it into several lines"))
    return None


def _too_much(line: int, said: Said, hint: Said) -> Noticed:
    return Noticed("SAFE-002", Span(line, 1, line, 2), said, hint)


def _sizes(size: int, limit: int) -> dict[str, int]:
    """Both in KiB, the size rounded up, so that it is never the limit that it passes."""
    return {"size": -(-size // 1024), "limit": limit // 1024}


def _not_utf8(content: bytes, at: int) -> Noticed:
    before = _unified(content[:at].decode())
    return Noticed(
        "SAFE-001",
        _place(before, len(before), 1),
        Said(
            "from here on the file is not UTF-8 text: it seems to be saved as {encoding}",
            {"encoding": _likely_encoding(content)},
        ),
        Said("open it in your editor and save it again with the encoding UTF-8"),
    )


def _likely_encoding(content: bytes) -> Said:
    """Guess how a file that is not UTF-8 was saved, in the words of an editor's menu."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or content.count(0) > len(content) // 4:
        return Said("UTF-16 (Unicode)")
    if b"\0" in content:
        return Said("something other than text")
    return Said("Windows-1252 (ANSI, Western)")


def _refused(text: str) -> Iterator[Noticed]:
    """Report each kind of refused character once, where it first stands."""
    kinds: dict[str, int] = {}
    for match in REFUSED.finditer(text):
        kinds.setdefault(match[0], match.start())
    for char, at in kinds.items():
        said = Said("a control character stands here that cannot be seen: {character}", {"character": named(char)})
        yield Noticed("SAFE-001", _place(text, at, 1), said, _remedy(char, text.count(char)))


def _remedy(char: str, count: int) -> Said:
    if char == "\0" and count > 1:
        return Said("if your editor calls the encoding UTF-16 or Unicode, save the file again as UTF-8")
    return Said(
        "delete it; it often comes along when text is pasted from another program",
        {"count": count},
        "delete it, and the {count} in all in this file; they often come along when text is pasted",
    )


def _unseen(at: Span, char: str, count: int) -> Noticed:
    said = Said("a character stands here that cannot be seen: {character}", {"character": named(char)})
    return Noticed("SAFE-001", at, said, _remedy(char, count))


def _place(text: str, at: int, line: int) -> Span:
    """The one character at an offset of a text that begins on a line."""
    line += text.count("\n", 0, at)
    column = at - text.rfind("\n", 0, at)
    return Span(line, column, line, column + 1)
