"""The kinds of values that stand as text in YAML: how each is written, and what it comes to.

Knows: the grammar of dates, numbers, shares, changes, durations, ids, links and file names.
Never: which key takes which kind, nor what to say where a value is of none.
"""

from decimal import Decimal

from mopsdocs.model.playbook import Change, Duration

TITLE_LIMIT = 200
"""How long a title may be, in characters."""

ID_LIMIT = 120
"""How long an id may be, in characters; a file's name is often a whole title."""

# The schema's engine knows no look-around and takes `$` for the very end; Python's `re` reads the same
# patterns through `fullmatch`. Digits are spelled out because `\d` would admit those of all scripts.
# Years and durations end where no plan goes, so that no date counted from them leaves the calendar.
_PLAIN = r"[0-9]{1,24}(?:\.[0-9]{1,10})?"
_SHORT = r"minute|hour|business hour|day|business day"
_LONG = r"week|month|year"
_DAY = r"(?:mon|tue|wed|thu|fri|sat|sun)"
_DAYS = rf"{_DAY}(?:-{_DAY})?"
_MORE = f"{{0,{ID_LIMIT - 1}}}"
_SEGMENT = r"[^\\:/.\s\x00-\x1f][^\\:/\x00-\x1f]*"

DATE = r"^(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$"
NUMBER = rf"^-?{_PLAIN}$"
WHOLE = r"^[0-9]{1,9}$"
SHARE = r"^(?:100(?:\.0{1,10})?|[0-9]{1,2}(?:\.[0-9]{1,10})?) ?%$"
FRACTION = r"^(?:0(?:\.[0-9]{1,10})?|1(?:\.0{1,10})?)$"
CHANGE = rf"^[+\-\u2212]{_PLAIN} ?(?:%|pp)?$"
DURATION = rf"^(?:[0-9]{{1,6}} (?:{_SHORT})|[0-9]{{1,3}} (?:{_LONG}))s?$"
EFFORT = rf"^{_PLAIN} ?[dh]$"
CLOCK = r"^(?:[01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$"
WEEKDAYS = rf"^{_DAYS}(?:, ?{_DAYS})*$"
ZONE = r"^UTC$|^[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z0-9_+\-]+){1,2}$"
PERIOD = (
    r"^(?:19|20|21)[0-9]{2}(?:-(?:W(?:0[1-9]|[1-4][0-9]|5[0-3])|Q[1-4]"
    r"|(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?))?$"
)
FINGERPRINT = r"^1:[0-9a-f]{16}$"
LANGUAGE = r"^[a-z]{2}$"
LOCALE = r"([a-z]{2})(?:[-_][A-Za-z0-9]{2,8})?"
COLOUR = r"^#[0-9a-fA-F]{6}$"
FLAG = r"^(?:true|false)$"

ID = rf"^[A-Za-z][A-Za-z0-9\-]{_MORE}$"
LOWER_ID = rf"^[a-z0-9][a-z0-9\-]{_MORE}$"
PERSON_ID = rf"^[a-z0-9][a-z0-9.\-]{_MORE}$"
INPUT_ID = rf"^[a-z][a-z0-9_]{_MORE}$"

LINK = (
    r"^(?:[Hh][Tt][Tt][Pp][Ss]?://[^\s\\/\x00-\x1f][^\s\\\x00-\x1f]*"
    r"|[Mm][Aa][Ii][Ll][Tt][Oo]:[^\s\\@\x00-\x1f]+@[^\s\\@\x00-\x1f]+"
    r"|[Tt][Ee][Ll]:\+?[0-9().\-]{2,40}"
    r"|[^\s\\:/?#\x00-\x1f][^\s\\:\x00-\x1f]*[./][^\s\\:\x00-\x1f]*)$"
)
"""An absolute address of four schemes, or a path within the handbook, which has a slash or a point in it."""

EMAIL = r"^[^\s@]+@[^\s@]+$"
SITE = r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s\\/\x00-\x1f][^\s\\\x00-\x1f]*$"
FILE = rf"^(?:{_SEGMENT}/)*{_SEGMENT}\.[Cc][Ss][Vv]$"
"""A file beside the playbook or below it: no part begins with a point, so none leads up."""


def number(written: str) -> Decimal:
    """The number that `NUMBER` admits."""
    return Decimal(written)


def share(written: str) -> Decimal:
    """The per cent of a share: 95 for `95 %`."""
    return Decimal(written[:-1].rstrip())


def change(written: str) -> Change:
    """The change that `CHANGE` admits; its kind is `%`, `pp` or nothing."""
    kind = "%" if written[-1] == "%" else "pp" if written[-1] == "p" else ""
    amount = written[: len(written) - len(kind)].rstrip()
    return Change(Decimal(amount.replace("\u2212", "-")), kind)


def duration(written: str) -> Duration:
    """The duration that `DURATION` admits, its unit in the plural."""
    count, _, unit = written.partition(" ")
    return Duration(int(count), unit if unit[-1] == "s" else unit + "s")
