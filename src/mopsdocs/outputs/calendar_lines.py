"""Calendars as text (RFC 5545): lines escaped and folded, a calendar around its events.

Knows: what a strict reader of calendars asks for.
Never: what is due.
"""

from collections.abc import Iterable
from datetime import date

_LONGEST = 75  # octets, as RFC 5545 has it
_CONTINUES, _TWO_BITS = 0x80, 0xC0
"""A byte within a character, by its first two bits."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
# A calendar needs something in it; this shows nothing.
_EMPTY = (
    "BEGIN:VTIMEZONE\r\nTZID:UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
    "TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
)


def escaped(text: str) -> str:
    """Write words as the value of a property."""
    plain = not ("," in text or ";" in text or "\\" in text or "\n" in text or "\r" in text)
    return text if plain else text.translate(_ESCAPES)


def line(name: str, value: str) -> str:
    """Write a property, on as many lines as it takes."""
    whole = f"{name}:{value}"
    if not whole.isascii():
        return _folded(whole.encode()) + "\r\n"
    if len(whole) <= _LONGEST:
        return whole + "\r\n"
    return _folded_plainly(whole) + "\r\n"


def _folded_plainly(whole: str) -> str:
    """Fold a line of ASCII: an octet a letter."""
    at = _LONGEST - _is_torn(whole[:_LONGEST])
    parts, end = [whole[:at]], len(whole)
    while at < end:
        part = whole[at : at + _LONGEST - 1]
        if at + _LONGEST - 1 < end and _is_torn(part):
            part = part[:-1]
        parts.append(part)
        at += len(part)
    return "\r\n ".join(parts)


def _is_torn(part: str) -> bool:
    """Whether a part ends within what is escaped."""
    return part[-1] == "\\" and (len(part) - len(part.rstrip("\\"))) % 2 == 1


def _folded(left: bytes) -> str:
    parts: list[bytes] = []
    room = _LONGEST
    while len(left) > room:
        cut = room
        while left[cut] & _TWO_BITS == _CONTINUES:  # A character is not torn apart,
            cut -= 1
        before = left[:cut]
        cut -= (len(before) - len(before.rstrip(b"\\"))) % 2  # nor is one that is escaped.
        parts.append(left[:cut])
        left, room = left[cut:], _LONGEST - 1
    return b"\r\n ".join((*parts, left)).decode()


def day(one: date) -> str:
    """Write a day."""
    return f"{one.year:04}{one.month:02}{one.day:02}"


def calendar(name: str, lang: str, events: Iterable[str]) -> str:
    """Put events together to a calendar."""
    head = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
        f"PRODID:-//mopsdocs//mopsdocs//{lang.upper()}\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n"
    )
    said = line("NAME", escaped(name)) + line("X-WR-CALNAME", escaped(name))
    often = "REFRESH-INTERVAL;VALUE=DURATION:P1D\r\nX-PUBLISHED-TTL:P1D\r\n"
    return f"{head}{said}{often}{''.join(events) or _EMPTY}END:VCALENDAR\r\n"
