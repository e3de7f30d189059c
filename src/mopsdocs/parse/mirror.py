"""A translation held against its source: sections, numbers, ids, formulas and terms.

Knows: both texts as their authors wrote them.
Never: YAML; whether a translation is a good one.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from mopsdocs.model.diagnostic import KeyPath, Noticed, Said, Span, Value
from mopsdocs.parse.sections import Section, fingerprint
from mopsdocs.words.numerals import numerals, spelled

_TARGET = re.compile(r"\]\([^()\s]*\)|<[^<>\s]*>")
_REFERENCE = re.compile(r"\]\(([A-Za-z][\w-]{0,119}(?:/[\w-]{1,120})?)\)")
_CODE = re.compile(r"`([^`\n]{1,300})`")
_OPERATOR = re.compile(r"[\w)\]] ?[*/+] ?[\w(\[]")
_SAME = Said("Write here what stands in the source, in the way of this language")


class Terms(NamedTuple):
    """The words that a handbook protects: those that stay, and those that have one translation in each language."""

    keep: tuple[str, ...] = ()
    translated: Mapping[str, Mapping[str, str]] = {}

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.keep or self.translated)


class Pair(NamedTuple):
    """A text and its translation, and where that stands: a key's place, or the first line of a section."""

    source: str
    text: str
    lang: tuple[str, str]
    at: KeyPath | int


def outline_noticed(source: tuple[Section, ...], found: tuple[Section, ...], title: str) -> tuple[Noticed, ...]:
    """Notice the first section that one side has and the other has not; `title` is the source's."""
    if [one.level for one in source if one.level] == [one.level for one in found if one.level]:
        if bool(source) == bool(found):
            return ()
        said = Said("The text of {title} is not translated", {"title": title})
        if found:
            said = Said("The source has no text, and the translation has one")
        return (Noticed("I18N-003", (), said, Said("Translate the text below the front matter, section by section")),)
    ours, theirs = ([one for one in several if one.level] for several in (source, found))
    place = next((n for n, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a.level != b.level), None)
    place = min(len(ours), len(theirs)) if place is None else place
    if len(theirs) > len(ours):
        line = theirs[place].line
        said = Said("This section, or one near it, stands in no source")
        hint = Said("A translation has the headings of its source, in the same order: add it there, or take it out")
        return (Noticed("I18N-003", Span(line, 1, line, 1), said, hint),)
    line = theirs[place].line if place < len(theirs) else theirs[-1].line if theirs else 1
    about: dict[str, Value] = {"section": ours[min(place, len(ours) - 1)].name}
    said = Said("The section #{section} of the source, or one near it, is missing here", about)
    hint = Said("A translation has the headings of its source, in the same order and of the same level")
    return (Noticed("I18N-003", Span(line, 1, line, 1), said, hint),)


def pairs(source: tuple[Section, ...], found: tuple[Section, ...], lang: tuple[str, str]) -> Iterator[Pair]:
    """Put sections to those of the source: each answers to the one in its place; none if the outlines differ."""
    if [one.level for one in source] == [one.level for one in found]:
        for ours, theirs in zip(source, found, strict=True):
            yield Pair(ours.text, theirs.text, lang, theirs.line)


def facts_noticed(pair: Pair) -> Iterator[Noticed]:
    """Notice a number, an id or a formula that differs: one is missing, and another stands in its place."""
    source, text = _bare(pair.source), _bare(pair.text)
    extra = _numbers_beyond(text, source)
    if extra:
        lost = _numbers_beyond(source, text)
        if lost:
            yield _differs(pair, next(iter(extra)), next(iter(lost)), extra[next(iter(extra))])
            return
    for pattern in (_REFERENCE, _CODE):
        ours, theirs = _found(pattern, pair.source), _found(pattern, pair.text)
        new = [one for one in theirs if one not in ours]
        gone = [one for one in ours if one not in theirs]
        if new and gone:
            yield _differs(pair, new[0], gone[0], pair.text.index(new[0]))
            return


def _found(pattern: re.Pattern[str], text: str) -> dict[str, None]:
    """What a pattern finds, each once; of code only what computes something."""
    found = pattern.findall(text) if "`" in text or "](" in text else []
    return dict.fromkeys(one for one in found if pattern is _REFERENCE or _OPERATOR.search(one))


def _bare(text: str) -> str:
    """A text whose link targets are blanked out, place by place."""
    return _TARGET.sub(lambda found: " " * len(found[0]), text) if "](" in text or "<" in text else text


def _numbers_beyond(text: str, other: str) -> dict[str, int]:
    """The numbers of a text that another has neither in digits nor in words, with where they stand."""
    found = list(numerals(text))
    if not found:
        return {}
    known: set[Decimal] = {value for one in numerals(other) for value in one.readings}
    beyond = [one for one in found if known.isdisjoint(one.readings)]
    if beyond:
        known = spelled(other)
        beyond = [one for one in beyond if known.isdisjoint(one.readings)]
    return {one.seen: one.start for one in reversed(beyond)}


def _differs(pair: Pair, seen: str, meant: str, start: int) -> Noticed:
    said = Said("The translation says {seen} where the source says {meant}", {"seen": seen, "meant": meant})
    return Noticed("I18N-005", _place(pair, start, len(seen)), said, _SAME)


def _place(pair: Pair, start: int, width: int) -> KeyPath | Span:
    if not isinstance(pair.at, int):
        return pair.at
    line = pair.at + pair.text.count("\n", 0, start)
    column = start - pair.text.rfind("\n", 0, start)
    return Span(line, column, line, column + width)


def terms_noticed(pair: Pair, terms: Terms) -> Iterator[Noticed]:
    """Notice a protected term that is translated, and one of the glossary that is called otherwise."""
    ours, theirs = pair.lang
    for term in terms.keep:
        if term in pair.source and _has(term, pair.source) and not _has(term, pair.text):
            said = Said("{term} stands in the source, and the handbook keeps it in every language", {"term": term})
            yield Noticed("I18N-006", _place(pair, 0, 1), said, Said("Write {term} here, too", {"term": term}))
    for term, by_lang in terms.translated.items():
        wanted = by_lang.get(theirs)
        if not wanted or not any(_has(one, pair.source) for one in (term, by_lang.get(ours, term))):
            continue
        if not (_has(term, pair.text) or _has(wanted, pair.text)):
            values: dict[str, Value] = {"term": term, "wanted": wanted}
            said = Said("{term} stands in the source, and the glossary calls it {wanted} here", values)
            yield Noticed("I18N-006", _place(pair, 0, 1), said, Said("Write {wanted}", values))


def _has(term: str, text: str) -> bool:
    """Whether a text uses a term, in whatever number or gender."""
    return _term(term).search(text.casefold()) is not None


@lru_cache(maxsize=1024)
def _term(term: str) -> re.Pattern[str]:
    words = (rf"{re.escape(word)}\w{{0,2}}" for word in term.casefold().split())
    return re.compile(r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)")


def marks_noticed(
    labels: Mapping[str, str],
    sources: tuple[Section, ...],
    found: tuple[Section, ...],
    marks: tuple[Mapping[str, str], Mapping[str, str]],
) -> Iterator[Noticed]:
    """Notice the labels and sections whose source has changed since they were translated."""
    hint = Said("Compare it with the source, then run `mopsdocs translate --mark` on this file")
    for path, mark in marks[0].items():
        if path in labels and fingerprint(labels[path]) != mark:
            said = Said("The source of this text has changed since: {source}", {"source": labels[path]})
            yield Noticed("I18N-002", ("strings", path), said, hint)
    for number, section in enumerate(sources):
        mark = marks[1].get(section.name, "")
        if mark and fingerprint(section.text) != mark:
            line = found[min(number, len(found) - 1)].line if found else 1
            about: dict[str, Value] = {"section": section.name}
            said = Said("The section #{section} of the source has changed since it was translated", about)
            yield Noticed("I18N-002", Span(line, 1, line, 1), said, hint)
