"""Vague words: those that promise something and say no amount.

Knows: clauses, quantities, and which words say nothing without one.
Never: whose text it reads; how much a finding weighs.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from mopsdocs.assess.lexicon import VAGUE
from mopsdocs.model.config import Config

# Bounded, so that a text full of opening marks is read in linear time.
_QUOTED = re.compile(r"`[^`]{0,300}`|\"[^\"]{0,300}\"|“[^”]{0,300}”|„[^“”]{0,300}[“”]|«[^»]{0,300}»")
_QUOTES = ('"', "`", "“", "„", "«")
# What stands after a colon, a dash or in brackets says more of the same clause: "faster: within a day".
_CLAUSE_END = re.compile(
    r"(?:(?<!etc)\.|[;!?])(?=\s|$)|\n"
    r"|,? \b(?:while|whilst|but|although|so that|mientras|aunque|pero|para que|enquanto|embora|mas)\b"
)
_NUMBER = re.compile(
    r"(?<![\w.,])(?P<money>[€$£]\s?|r\$\s?)?(?P<number>[0-9]+(?:[.,\u00a0\u202f ][0-9]+)*)"
    r"(?:\s?(?P<sign>%|‰|[€$£])|\s?(?P<word>[^\W\d_]+))?"
)
_SPAN = re.compile(
    r"\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|half an?|un[ao]?|uma?|dos|duas|dois"
    r"|tr[eê]s|cuatro|quatro|cinco|seis)"
    r" (?:minutes?|hours?|days?|weeks?|months?|quarters?|years?|minut[oa]s?|h?oras?|d[ií]as?|semanas?|meses"
    r"|m[eê]s|trimestres?|años?|anos?)\b"
)
_SMALL_WORDS = (
    "a al and as at by con da das de del do dos e el em en for from in la las los na nas nd no nos o of on or"
    " os ou para per por rd sin st th the to with y"
)
_NO_UNIT = frozenset(_SMALL_WORDS.split())
_YEAR = re.compile(r"(?:19|20)[0-9][0-9]")


def vague_words(text: str, lang: str, config: Config, name: str = "") -> tuple[str, ...]:
    """Give the vague words of a text, each once, that stand in a clause without a number and its unit.

    `name` is the metric's: a word of it is a name, not a promise.
    """
    pattern = _pattern(lang, config.vague_add.get(lang, ()), config.vague_remove.get(lang, ()))
    if pattern is None:
        return ()
    lowered = text.lower()
    if pattern.search(lowered) is None:
        return ()
    plain = unquoted(_unnamed(lowered, name.lower(), pattern))
    found = (hit[0] for clause in _clauses(plain) if (hits := _hits(pattern, clause)) for hit in hits)
    return tuple(dict.fromkeys(found))


def _unnamed(text: str, name: str, pattern: re.Pattern[str]) -> str:
    """Blank out a metric's name where it stands as a word of its own and has a vague word in it."""
    if not name or pattern.search(name) is None:
        return text
    return re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " _ ", text)


def unquoted(text: str) -> str:
    """Blank out what stands in quotation marks or is code: these are not the author's words."""
    return _QUOTED.sub(" _ ", text) if any(mark in text for mark in _QUOTES) else text


def has_quantity(clause: str) -> bool:
    """Whether a clause (in lower case) has a number with a unit; a year alone is none."""
    for match in _NUMBER.finditer(clause):
        if match["money"] or match["sign"]:
            return True
        word = match["word"]
        if word and word not in _NO_UNIT and not _YEAR.fullmatch(match["number"]):
            return True
    return _SPAN.search(clause) is not None


def _hits(pattern: re.Pattern[str], clause: str) -> tuple[re.Match[str], ...]:
    hits = tuple(pattern.finditer(clause))
    return () if hits and has_quantity(clause) else hits


def _clauses(text: str) -> Iterator[str]:
    start = 0
    for end in _CLAUSE_END.finditer(text):
        yield text[start : end.start()]
        start = end.start()
    yield text[start:]


@lru_cache(maxsize=64)
def _pattern(lang: str, added: tuple[str, ...], removed: tuple[str, ...]) -> re.Pattern[str] | None:
    gone = {word.lower() for word in removed}
    forms = [form for word, form in VAGUE.get(lang, {}).items() if word not in gone]
    forms += [f"{re.escape(word.lower())}(?:s|es)?" for word in added if word.strip()]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?!\w)") if forms else None
