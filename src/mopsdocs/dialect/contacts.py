"""Email addresses and telephone numbers in running text.

Knows: how they are written, and what else is written with digits.
Never: whose they are.
"""

import re
from collections.abc import Iterator

from mopsdocs.dialect.manuscript import Manuscript
from mopsdocs.model.diagnostic import Said

_EMAIL = re.compile(r"(?<![\w.+\-])[\w.+\-]{1,64}@(?:[\w\-]{1,63}\.){1,8}[^\W\d_]{2,24}\b")
_DIGITS = re.compile(r"[0-9][0-9 ()./\-]{5,20}[0-9]")
_CALL = re.compile(
    r"\b(?:tel|phone|fone|fono|m[oó]vil|mobile|celular|whatsapp|fax)[^\W\d_]{0,5}\W{0,4}\Z", re.IGNORECASE
)
_ABROAD = re.compile(r"\(?\+[1-9].*(?<!000)")  # a round sum with a plus sign is a change, not a call
_AT_HOME = re.compile(
    r"""
    \(\d{2,4}\)[ ]?\d{3,5}[ .\-]?\d{4}              # (011) 4567-8901, (11) 91234-5678, (212) 555-0143
    | \d{3}[.\-]\d{3}[.\-]\d{4}                     # 212-555-0143
    | (?!(?:0\d[ .\-]){4}0)0\d(?:[ .\-]\d\d){4}     # 01 23 45 67 89, but not 01 02 03 04 05
    | 0\d{2,4}[ ]?/[ ]?\d{5,8}                      # 030/1234567
    """,
    re.VERBOSE,
)
_YEAR = re.compile(r"\(?(?:19|20)\d\d[ ()./\-]")
_BEFORE_OTHER_NUMBERS = frozenset("_/=-.,%#&?")
_FEWEST_DIGITS = 7
_DIGITS_ABROAD = range(8, 16)
_LOOK_BEHIND = 16
_SEVEN_DIGITS = b"0" * _FEWEST_DIGITS
_DIGITS_ALIKE = bytes.maketrans(b"123456789", b"0" * 9)
_BETWEEN_DIGITS = b" ()./-"
_TO_PEOPLE = Said("name the person as [](person:ana.ruiz); the address or number belongs in people.yml")


def has_contacts(text: str) -> bool:
    """Whether a text may hold an email address or a telephone number."""
    return "@" in text or _SEVEN_DIGITS in text.encode().translate(_DIGITS_ALIKE, _BETWEEN_DIGITS)


def find_contacts(script: Manuscript) -> None:
    """Notice email addresses and telephone numbers that stand in the text."""
    raw = script.text
    for start, end, said in (*_emails(raw), *_telephones(raw)):
        if script.words.startswith(raw[start:end], start):
            script.notice("PEOPLE-008", script.span(start, end), said, _TO_PEOPLE)


def _emails(text: str) -> Iterator[tuple[int, int, Said]]:
    for found in _EMAIL.finditer(text) if "@" in text else ():
        yield *found.span(), Said("the email address {email} stands in the text", {"email": found[0]})


def _telephones(text: str) -> Iterator[tuple[int, int, Said]]:
    for found in _DIGITS.finditer(text):
        start, end = found.span()
        while start and text[start - 1] in "+(":
            start -= 1
        number = text[start:end]
        if _is_telephone(number, text[max(0, start - _LOOK_BEHIND) : start]):
            yield start, end, Said("the telephone number {number} stands in the text", {"number": number})


def _is_telephone(number: str, before: str) -> bool:
    digits = sum(char.isdigit() for char in number)
    if digits < _FEWEST_DIGITS or _YEAR.match(number):
        return False
    if _CALL.search(before):
        return True
    if before and (before[-1].isalnum() or before[-1] in _BEFORE_OTHER_NUMBERS):
        return False
    return bool(_AT_HOME.fullmatch(number) or (digits in _DIGITS_ABROAD and _ABROAD.fullmatch(number)))
