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
    return text.translate(_ESCAPES)


def line(name: str, value: str) -> str:
    """Write a property, on as many lines as it takes."""
    whole = f"{name}:{value}\r\n"
    if len(whole) <= _LONGEST and whole.isascii():
        return whole
    return _folded(f"{name}:{value}".encode()) + "\r\n"


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
