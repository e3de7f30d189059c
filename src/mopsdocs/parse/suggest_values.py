"""What was probably meant by a date, a number or another value that is not written as it should be.

Knows: how values are written in Spanish, Portuguese and English, and in spreadsheets.
Never: which key takes which value; each function gives all that may be meant, likeliest first.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from mopsdocs.parse import scalars
from mopsdocs.parse.suggest import closest, folded, unaccented

Meant = tuple[str, ...]

_MONTHS = (
    *("jan|ene", "feb|fev", "mar", "apr|abr", "may|mai", "jun"),
    *("jul", "aug|ago", "sep|set", "oct|out", "nov", "dec|dic|dez"),
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split("|")}
_WEEK = ("mon|lun|seg", "tue|mar|ter", "wed|mie|qua", "thu|jue|qui", "fri|vie|sex", "sat|sab", "sun|dom")
_WEEKDAY = {name: names.split("|")[0] for names in _WEEK for name in names.split("|")}
_LASTING = {
    "minutes": "minute minutes min mins minuto minutos",
    "hours": "hour hours h hr hrs hora horas",
    "business hours": "business-hour working-hours office-hours horas-laborables horas-habiles horas-uteis",
    "days": "day days d dia dias",
    "business days": "business-day working-days workdays dias-laborables dias-habiles dias-uteis",
    "weeks": "week weeks w semana semanas",
    "months": "month months mo mes meses",
    "years": "year years y ano anos",
}
_UNIT = {word: unit for unit, words in _LASTING.items() for word in words.split()}
_RHYTHM = {
    **dict.fromkeys(("daily", "diario", "diaria"), "1 day"),
    **dict.fromkeys(("weekly", "semanal"), "1 week"),
    **dict.fromkeys(("monthly", "mensual", "mensal"), "1 month"),
    **dict.fromkeys(("quarterly", "trimestral", "quarter", "trimestre"), "3 months"),
    **dict.fromkeys(("yearly", "annually", "annual", "anual"), "12 months"),
}
_FLAGS = {
    **dict.fromkeys(("yes", "y", "on", "1", "true", "si", "sim", "verdadero", "verdadeiro"), "true"),
    **dict.fromkeys(("no", "n", "off", "0", "false", "nao", "falso", "none"), "false"),
}
_LANGUAGES = {
    **dict.fromkeys(("english", "ingles", "inglesa"), "en"),
    **dict.fromkeys(("spanish", "espanol", "espanhol", "castellano"), "es"),
    **dict.fromkeys(("portuguese", "portugues"), "pt"),
}

_DAY_LAST = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})(?:[T ].{0,30})?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
_SOLID = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_NAMED = re.compile(
    r"([0-9]{1,2})(?:st|nd|rd|th|º|\.)?[- ](?:de )?([^\W\d]{3,10})\.?,?[- ](?:del? )?([0-9]{4})"
)
_NAMED_FIRST = re.compile(r"([^\W\d]{3,10})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")
_GROUP = "000"  # Between two signs of thousands.
_DIGITS = re.compile(r"[+\-\u2012-\u2014\u2212]?[0-9][0-9.,' \u2019\u00a0\u202f_]{0,40}")
_AROUND = re.compile(r"^(?:[$€£]|R\$|[A-Z]{3}) ?|(?: ?(?:%|[$€£]|[^\W\d_]{1,20}))$")
_POINTS = r"pp|p\.p\.|(?:percentage )?points?|puntos?(?: porcentuales)?|pontos?(?: percentuais)?"
_PERCENT = r"%|percent|per cent|pct|por ?ciento|por ?cento"
_CHANGED = re.compile(rf" ?(?:({_POINTS})|{_PERCENT})$", re.IGNORECASE)
_SHARED = re.compile(rf" ?(?:{_PERCENT})$", re.IGNORECASE)
_MILLIONS = r"M|MM|mio|millions?|mill[oó]n|millones|milh[aã]o|milh[oõ]es"
MANIFOLD = re.compile(rf"([^A-Za-z]{{1,40}}?) ?(?:([kK]|mil|thousand)|(?:{_MILLIONS}))")
_COUNTED = re.compile(r"([0-9]{1,6}(?:[.,][0-9]{1,2})?)[ -]?([^\W\d][^\d]{0,30})")
_NOON = 12
_HALVES = {"am": 0, "pm": _NOON}
_HOUR = re.compile(r"([0-9]{1,2})(?:[:.h]([0-9]{2})?)?(?::00)? ?(am|pm|h)?", re.IGNORECASE)
_QUARTER = re.compile(
    r"[QT]([1-4])[-/ ]?([0-9]{4})|([0-9]{4})[-/ ]?[QT]([1-4])|([1-4])[QT][-/ ]?([0-9]{4})", re.IGNORECASE
)
_CENTURY = {2: "20", 4: ""}
_MONTHLY = re.compile(r"(?:([0-9]{1,2})[-/.]([0-9]{4})|([0-9]{4})[-/.]([0-9]{1,2}))")
_MONTH_NAMED = re.compile(r"([^\W\d]{3,10})\.?(?: (?:del? )?|[/-])((?:[0-9]{2})?[0-9]{2})(?<! [0-9]{2})")


def dates(written: str) -> Meant:
    """The dates that may be meant: two where day and month can change places."""
    if found := _DAY_LAST.fullmatch(written) or _SOLID.fullmatch(written):
        year, month, day = (int(part) for part in found.groups())
        return _days((year, month, day))
    if found := _DAY_FIRST.fullmatch(written):
        first, second, year = (int(part) for part in found.groups())
        return _days((year, second, first), (year, first, second))
    if found := _NAMED.fullmatch(written):
        return _days((int(found[3]), _MONTH.get(folded(found[2])[:3], 0), int(found[1])))
    if found := _NAMED_FIRST.fullmatch(written):
        return _days((int(found[3]), _MONTH.get(folded(found[1])[:3], 0), int(found[2])))
    return ()


def _days(*candidates: tuple[int, int, int]) -> Meant:
    """The candidates that are days of the calendar, each once."""
    found: dict[str, None] = {}
    for year, month, day in candidates:
        try:
            found[date(year, month, day).isoformat()] = None
        except ValueError:
            continue
    return tuple(found)


def numbers(written: str) -> Meant:
    """The numbers that may be meant: two where a comma can stand before decimals or between thousands."""
    if many := MANIFOLD.fullmatch(re.sub(r"^(?:[$€£]|R\$|[A-Z]{3}) ?", "", written)):
        power = len(_GROUP) * (1 if many[2] else 2)
        return tuple(f"{Decimal(number).scaleb(power):f}" for number in numbers(many[1]))
    bare = _AROUND.sub("", _AROUND.sub("", written)).strip()
    if re.fullmatch(r"[+-]?[0-9]{1,9}(?:\.[0-9]{1,9})?[eE][+-]?[0-9]{1,2}", bare):
        return (f"{Decimal(bare):f}",)
    if re.fullmatch(r"\.[0-9]{1,9}", bare):
        return (f"0{bare}",)
    if not _DIGITS.fullmatch(bare):
        return ()
    sign = "-" if bare[0] in "-\u2012\u2013\u2014\u2212" else ""
    digits = re.sub(r"[' \u2019\u00a0\u202f_+\-\u2012-\u2014\u2212]", "", bare)
    return tuple(sign + found for found in _pointed(digits))


def _pointed(digits: str) -> Meant:
    """Readings of digits with commas and points."""
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma < 0:
        return (digits.replace(".", ""),) if digits.count(".") > 1 else (digits.rstrip("."),)
    if point >= 0:
        decimal, thousand = (",", ".") if comma > point else (".", ",")
        return (digits.replace(thousand, "").replace(decimal, "."),) if digits.count(decimal) == 1 else ()
    whole, _, rest = digits.partition(",")
    if "," in rest:
        return (digits.replace(",", ""),)
    if len(rest) == len(_GROUP) and whole.lstrip("0"):
        return (whole + rest, f"{whole}.{rest}".rstrip("0").rstrip("."))
    return (f"{whole}.{rest}" if rest else whole,)


def shares(written: str) -> Meant:
    """`95`, `0.95` and `95,5 percent` as per cent."""
    bare = _SHARED.sub("", written)
    found = numbers(bare)[:1]
    if bare == written and found and re.fullmatch(r"0\.[0-9]{1,4}", found[0]):
        found = (f"{(Decimal(found[0]) * 100).normalize():f}",)
    return tuple(f"{number} %" for number in found)


def changes(written: str) -> Meant:
    """A change with its sign; both signs where there is none."""
    of_what = _CHANGED.search(written)
    bare = written[: of_what.start()] if of_what else written
    unit = "" if not of_what else " pp" if of_what[1] else " %"
    found = numbers(bare)[:1]
    if not found or found[0][0] == "-" or bare[0] == "+":
        return tuple(f"{number if number[0] == '-' else '+' + number}{unit}" for number in found)
    return (f"+{found[0]}{unit}", f"-{found[0]}{unit}")


def durations(written: str) -> Meant:
    """`4h`, `3 meses` and `monthly` as a number and a unit."""
    if rhythm := _RHYTHM.get(folded(written)):
        return (rhythm,)
    found = _COUNTED.fullmatch(written)
    unit = _UNIT.get(folded(found[2])) if found else None
    return (f"{found[1]} {unit}",) if found and unit else ()


def efforts(written: str) -> Meant:
    """`3 days` and `2,5 horas` as `3d` and `2.5h`."""
    found = _COUNTED.fullmatch(written := written.replace(",", "."))
    unit = _UNIT.get(folded(found[2])) if found else None
    if found and unit in ("days", "hours"):
        return (f"{found[1]}{unit[0]}",)
    return (f"{written}d", f"{written}h") if written.replace(".", "").isdecimal() else ()


def clocks(written: str) -> Meant:
    """`9`, `9h30` and `6 pm` as hours and minutes."""
    found = _HOUR.fullmatch(written)
    if not found:
        return ()
    hour, minute, half = int(found[1]), found[2] or "00", (found[3] or "").lower()
    if half in _HALVES:
        hour = hour % _NOON + _HALVES[half]
    return (f"{hour:02}:{minute}",)


def weekdays(written: str) -> Meant:
    """`Monday to Friday` and `lun-vie` as `mon-fri`."""
    parts = re.split(r"( *, *| *(?:-|\u2013| to | a | al | and | y | e ) *)", written.strip())
    days = [_WEEKDAY.get(folded(part)[:3], "") for part in parts[::2]]
    if not all(days):
        return ()
    signs = [", " if sign.strip() in (",", "and", "y", "e") else "-" for sign in parts[1::2]]
    return ("".join(day + sign for day, sign in zip(days, [*signs, ""], strict=True)),)


def periods(written: str) -> Meant:
    """`Q1 2026`, `01/2026`, `enero de 2026` and `jan/26`, as spreadsheets have it, with the year first."""
    if found := _QUARTER.fullmatch(written):
        year = found[2] or found[3] or found[6]
        return (f"{year}-Q{found[1] or found[4] or found[5]}",)
    if found := _MONTHLY.fullmatch(written):
        return (f"{found[2] or found[3]}-{int(found[1] or found[4]):02}",)
    if (found := _MONTH_NAMED.fullmatch(written)) and (month := _MONTH.get(folded(found[1])[:3])):
        return (f"{_CENTURY[len(found[2])]}{found[2]}-{month:02}",)
    return dates(written)


def wholes(written: str) -> Meant:
    """`2.0` and `v2` as 2."""
    return tuple(found.removesuffix(".0") for found in numbers(written.removeprefix("v"))[:1])


def flags(written: str) -> Meant:
    """`yes`, `sí` and `off` as true and false."""
    found = _FLAGS.get(folded(written))
    return (found,) if found else ()


def languages(written: str) -> Meant:
    """`English`, `pt-BR` and `ES` as two letters."""
    if re.fullmatch(r"[A-Za-z]{2}(?:[-_].{0,10})?", written):
        return (written[:2].lower(),)
    found = closest(written, _LANGUAGES)
    return (_LANGUAGES[found],) if found else ()


def links(written: str) -> Meant:
    """`www.example.com` with its scheme, back slashes turned."""
    turned = written.replace("\\", "/")
    if re.match(r"(?:www\.|[a-z0-9-]{1,60}\.(?:com|org|net|io|es|pt|br|mx)(?:/|$))", turned):
        return (f"https://{turned}",)
    return (turned,) if turned != written else ()


def files(written: str) -> Meant:
    """A file's name with its ending, without `./`."""
    bare = written.replace("\\", "/").removeprefix("./")
    return (bare,) if "." in bare else (f"{bare}.csv",)


def colours(written: str) -> Meant:
    """Six digits behind `#`."""
    bare = written.removeprefix("#")
    return (f"#{bare}", f"#{''.join(digit * 2 for digit in bare)}")


def ids(written: str) -> Meant:
    """An id without spaces, accents and other marks; in small letters where capitals are not allowed."""
    bare = re.sub(r"[^A-Za-z0-9]+", "-", unaccented(written)).strip("-")
    return (bare, bare.lower())


def person_ids(written: str) -> Meant:
    """`Ana Ruiz` as `ana.ruiz`."""
    return (re.sub(r"[^a-z0-9\-]+", ".", unaccented(written).lower()).strip(".-"),)


def names(written: str) -> Meant:
    """The name of an input: small letters, digits and `_`."""
    return (re.sub(r"[^a-z0-9]+", "_", folded(written)).strip("_"),)


_GRAMMARS: Mapping[str, tuple[str, Callable[[str], Meant]]] = {
    "date": (scalars.DATE, dates),
    "number": (scalars.NUMBER, numbers),
    "whole": (scalars.WHOLE, wholes),
    "share": (scalars.SHARE, shares),
    "change": (scalars.CHANGE, changes),
    "duration": (scalars.DURATION, durations),
    "effort": (scalars.EFFORT, efforts),
    "clock": (scalars.CLOCK, clocks),
    "weekdays": (scalars.WEEKDAYS, weekdays),
    "period": (scalars.PERIOD, periods),
    "flag": (scalars.FLAG, flags),
    "language": (scalars.LANGUAGE, languages),
    "link": (scalars.LINK, links),
    "site": (scalars.SITE, links),
    "file": (scalars.FILE, files),
    "colour": (scalars.COLOUR, colours),
    "id": (scalars.ID, ids),
    "lower_id": (scalars.LOWER_ID, ids),
    "person_id": (scalars.PERSON_ID, person_ids),
    "input_id": (scalars.INPUT_ID, names),
}


_LONGEST = 200
"""Nothing that long is a slip of the pen."""


def values_meant(kind: str, written: str) -> Meant:
    """What may be meant by a value that is not of its kind, each of them written as the kind wants it."""
    if kind not in _GRAMMARS or len(written) > _LONGEST:
        return ()
    pattern, meant = _GRAMMARS[kind]
    options = dict.fromkeys(meant(written.strip()))
    admitted = tuple(option for option in options if re.fullmatch(pattern, option))
    return admitted[:1] if meant is ids else admitted
