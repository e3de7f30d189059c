"""What is said of a value that is not written as its key wants it, with what to write instead.

Knows: a sentence for each kind of value.
Never: which key takes which kind.
"""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from mopsdocs.model.diagnostic import Fix, Said
from mopsdocs.parse.complaints_mend import Mend, seen
from mopsdocs.parse.complaints_told import Remedy, Spot, Values, shown
from mopsdocs.parse.scalars import DATE, ID_LIMIT
from mopsdocs.parse.schema_words import UNITS
from mopsdocs.parse.spelling import quoted
from mopsdocs.parse.suggest import word_meant
from mopsdocs.parse.suggest_values import MANIFOLD, changes, values_meant

_IDS = frozenset(("id", "lower_id", "person_id", "input_id"))
_NUMBERS = frozenset(("number", "whole", "share", "change", "fraction"))
_CERTAIN = frozenset(("date", "number", "share", "fraction", "change", "period", "duration", "clock", "weekdays"))
_LOCAL = re.compile(r"[0-9][,/'’\s_]+[0-9]|[0-9]\.[0-9]+\.[0-9]|[0-9][eE][+\-]?[0-9]")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTHS = 12
_PERCENT = 2  # From here on a share is one of a hundred.
_AMOUNT = re.compile(r"^[0-9.,]+ ?")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]{0,30}:|[/\\]{2}")
_SCHEMES = frozenset(("http:", "https:", "mailto:", "tel:"))
_SPECIAL = frozenset("#%@&*!|>{}[]")  # What YAML takes for a sign of its own where a value begins.
_ELSEWHERE = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\~]|^[A-Za-z]:")

_WANTED: Mapping[str, Said] = {
    "date": Said("`{key}` takes a date, and `{value}` is none"),
    "number": Said("`{key}` takes a number alone, and `{value}` is none"),
    "whole": Said("`{key}` takes a whole number, and `{value}` is none"),
    "share": Said("`{key}` takes a share between 0 % and 100 %, and `{value}` is none"),
    "fraction": Said("`{key}` takes a share between 0 and 1, and `{value}` is none"),
    "change": Said("`{key}` takes a change such as `+25 %` or `-12 pp`, and `{value}` is none"),
    "duration": Said("`{key}` takes a number and a unit of time, and `{value}` is not that"),
    "effort": Said("`{key}` takes days or hours of work, like `3d` or `4h`, and `{value}` is neither"),
    "clock": Said("`{key}` takes a time of day, and `{value}` is none"),
    "weekdays": Said("`{key}` takes days of the week, and `{value}` is not that"),
    "zone": Said("`{key}` takes a time zone by its city, and `{value}` is none"),
    "period": Said("`{key}` takes a year, quarter, month, week or day, and `{value}` is none"),
    "language": Said("A language is written in two small letters, like `en`, and `{value}` is not"),
    "colour": Said("`{key}` takes a colour of six digits behind `#`, and `{value}` is none"),
    "flag": Said("`{key}` takes `true` or `false`, and `{value}` is neither"),
    "link": Said("`{key}` takes a link, and `{value}` is none"),
    "email": Said("`{key}` takes an address such as ana@example.com, and `{value}` is none"),
    "site": Said("`{key}` takes an address that begins with https://, and `{value}` does not"),
    "file": Said("`{key}` takes the name of a CSV file, and `{value}` is none"),
    "id": Said("An id begins with a letter and holds letters, digits and hyphens; `{value}` does not"),
    "lower_id": Said("An id here holds small letters, digits and hyphens; `{value}` does not"),
    "person_id": Said("An id here holds small letters, digits, points and hyphens; `{value}` does not"),
    "input_id": Said("The name of an input holds small letters, digits and `_`; `{value}` does not"),
    "fingerprint": Said(
        "A fingerprint is `1:` and 16 digits from 0 to f, which `mopsdocs sign` writes; `{value}` is not"
    ),
    "one_or_many": Said("Only one party may stand at `{key}`, and `{value}` names several"),
}
_SIGNED_SHARE = re.compile(r"[+\-\u2212][^%]{1,20}%")
_ANYTHING = Said("`{key}` cannot be `{value}`")


def misspelled(spot: Spot) -> Remedy:
    """A single value that is not of the kind its key takes."""
    kind = spot.fault.kind
    written = str(spot.at[-1]) if spot.fault.on_key else spot.value
    if kind == "word":
        return _no_such_word(spot)
    if refused := _refused(spot, kind, written):
        return refused
    meant = _fractions(written) if kind == "fraction" else values_meant(kind, written)
    if kind == "number" and len(meant) == 1 and (unit := _unit_of(spot, written)):
        return _with_unit(spot, meant[0], unit)
    local = _local(kind, written, meant)
    wanted = local or _no_such_day(kind, written) or _WANTED.get(kind, _ANYTHING)
    said = replace(wanted, values={"key": spot.key, "value": shown(written)})
    code = "FM-002" if local else "FM-004" if kind in _IDS else "FM-003"
    return Remedy(code, said, _hint(spot, meant), _mends(spot, meant), fix=_fix(spot, kind, written, meant))


def _fractions(written: str) -> tuple[str, ...]:
    """`95`, `95 %` and `0,95` as 0.95."""
    percent = written[-1:] == "%"
    found = (Decimal(one) for one in values_meant("number", written))
    shares = (one / 100 if percent or one >= _PERCENT else one for one in found)
    return tuple(f"{one.normalize():f}" for one in shares if 0 <= one <= 1)


def _unit_of(spot: Spot, written: str) -> str:
    """The unit that is written behind a number, where a key of its own takes it and does not stand there."""
    beside = seen(spot.tree, spot.at[:-1])
    if "unit" not in spot.known or not isinstance(beside, dict) or "unit" in beside:
        return ""
    if written[-1] == "%":
        return "%"
    lasting = values_meant("duration", f"1 {_AMOUNT.sub('', written)}")
    return next((unit for unit in UNITS if lasting == (f"1 {unit}",)), "")


def _with_unit(spot: Spot, number: str, unit: str) -> Remedy:
    """A number and its unit in one, where there is a key for either."""
    shown_unit = quoted(unit) if unit in _SPECIAL else unit
    about: Values = {"key": spot.key, "value": spot.shown, "number": number, "unit": shown_unit}
    said = Said("`{key}` takes a number alone, and `{value}` is none", about)
    hint = Said("Write `{key}: {number}` and, as a key of its own, `unit: {unit}`", about)
    return Remedy("FM-003", said, hint, (*spot.put(number), Mend((*spot.at[:-1], "unit"), unit)))


def _fix(spot: Spot, kind: str, written: str, meant: tuple[str, ...]) -> Fix | None:
    """What to write in the file: the one reading of a number, a date or a time that no other is possible of."""
    if spot.fault.on_key or len(meant) != 1 or kind not in _CERTAIN:
        return None
    # 0.95 may be a share of 1 or of 100: that is for the author to say.
    if kind == "share" and written.rstrip()[-1:].isdecimal():
        return None
    # `4 hours` of a metric in minutes is not 4, though `4 thousand` is 4000: that, too, is for the author to say.
    # Nor is 95 % of something 95 of it.
    unit = written[-1:].isalpha() or written[-1:] == "%"
    if kind in ("number", "whole") and unit and not MANIFOLD.fullmatch(written):
        return None
    return Fix(quoted(meant[0]) if meant[0][0] in _SPECIAL else meant[0])


def _local(kind: str, written: str, meant: tuple[str, ...]) -> Said | None:
    """That a value is spelled as in some countries only, where it is."""
    if meant and (kind == "date" or (kind == "period" and not any(map(str.isalpha, written)))):
        return Said("`{value}` is not how dates are written here: year, month, day")
    if kind == "flag" and meant:
        return Said("`{value}` is read differently by different programs; `{key}` takes `true` or `false`")
    if kind in _NUMBERS and meant and _LOCAL.search(written):
        return Said("`{value}` is no number here: a point stands before decimals, and nothing between thousands")
    return None


def _no_such_day(kind: str, written: str) -> Said | None:
    """That a date is none of the calendar, or in a year that no plan is about."""
    if kind != "date" or not _DAY.fullmatch(written):
        return None
    if re.fullmatch(DATE, written):
        return Said("There is no such day as `{value}`")
    return Said("The year of `{value}` is not one from 1900 to 2199")


def _hint(spot: Spot, meant: tuple[str, ...]) -> Said | None:
    """What to write instead: the one thing meant, the two that may be, or an example."""
    if not meant:
        return _days_of(spot) or spot.by_example()
    if spot.fault.on_key or spot.in_list:
        return Said("Write `{meant}`", {"meant": meant[0]})
    if spot.key == "target" and isinstance(spot.value, str) and _SIGNED_SHARE.fullmatch(spot.value):
        changed: Values = {"written": f"target: {{change: {changes(spot.value)[0]}}}"}
        return Said("Write `{written}`", changed)
    if len(meant) == 1:
        written = quoted(meant[0]) if meant[0][0] in _SPECIAL else meant[0]
        return Said("Write `{key}: {meant}`", {"key": spot.key, "meant": written})
    return Said("Write `{first}` or `{second}`, whichever you mean", {"first": meant[0], "second": meant[1]})


def _days_of(spot: Spot) -> Said | None:
    """How many days the month of a date has that is none of the calendar."""
    written = spot.value
    if spot.fault.kind != "date" or not isinstance(written, str) or not re.fullmatch(DATE, written):
        return None
    year, month, day = map(int, written.split("-"))
    if not day or not 1 <= month <= _MONTHS:
        return None
    count = monthrange(year, month)[1]
    last = f"{written[:-2]}{count}"
    line = last if spot.in_list else f"{spot.key}: {last}"
    about: Values = {"month": written[:-3], "count": count, "written": line}
    return Said("The month {month} has {count} days: its last day is `{written}`", about)


def _mends(spot: Spot, meant: tuple[str, ...]) -> tuple[Mend, ...]:
    """Take what is certain; do without what is not."""
    if spot.fault.on_key:
        return (Mend(spot.at, rename=meant[0]),) if meant else spot.drop()
    return spot.put(meant[0]) if len(meant) == 1 else spot.without()


def _no_such_word(spot: Spot) -> Remedy:
    """A word that is not in the list."""
    words = spot.fault.words
    meant = word_meant(spot.value, words)
    said = Said("`{value}` is none of the words for `{key}`", {"value": spot.shown, "key": spot.key})
    if meant is None:
        return Remedy("FM-009", said, Said("The words are {words}", {"words": words}), spot.without())
    hint = Said("Did you mean `{meant}`? The words are {words}", {"meant": meant, "words": words})
    return Remedy("FM-009", said, hint, spot.put(meant))


def _refused(spot: Spot, kind: str, written: str) -> Remedy | None:
    """What is not only misspelled but unsafe: links by odd schemes, files elsewhere, endless ids."""
    if kind in _IDS and len(written) > ID_LIMIT:
        about: Values = {"value": shown(written), "count": len(written), "limit": ID_LIMIT}
        said = Said("The id `{value}` has {count} characters, and {limit} are the most", about)
        return Remedy("SAFE-002", said, Said("Give it a short one"), _mends(spot, ()))
    if kind == "file" and _ELSEWHERE.search(written):
        said = Said("`{value}` leads out of the playbook's folder", {"value": shown(written)})
        hint = Said("Put the file beside the playbook and write its name alone")
        return Remedy("SAFE-004", said, hint, spot.without())
    if kind in ("link", "site") and (found := _SCHEME.match(written)) and found[0].lower() not in _SCHEMES:
        about = {"value": shown(written), "scheme": found[0]}
        said = Said("Links that begin with `{scheme}` are refused", about)
        hint = Said("Use https://, mailto:, tel: or a path in the handbook")
        return Remedy("SAFE-005", said, hint, spot.without())
    return None
