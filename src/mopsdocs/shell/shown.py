"""A report on its way to somebody: the words it is said in, and the files it speaks of.

Knows: the languages that findings are written in.
Never: which format somebody reads.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mopsdocs.model.diagnostic import ACCEPTED, Diagnostic, Report, Said, Span
from mopsdocs.model.source import Source, Theme
from mopsdocs.shell.workspace import PACKAGE
from mopsdocs.words import Words, read_catalogue

LANGUAGES = ("en", "es", "pt")
"""The languages that findings are written in."""

ENGLISH = Words("en", {})
"""The words as they stand in the code."""

_LONGEST_SENTENCE = 1000
_NOWHERE = Span(1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Shown:
    """A report with all that it takes to show it; colours are used where the reader can see them.

    `folder` is where the handbook lies in what a code host has checked out (ends with `/`, or is empty), `changed`
    the lines that a change is about, by path, where that is known.
    """

    report: Report
    sources: Mapping[str, Source]
    words: Words
    colour: bool = False
    folder: str = ""
    changed: Mapping[str, frozenset[int]] = field(default_factory=dict)

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What counts."""
        return tuple(one for one in self.report.diagnostics if one.ignored is None)

    @property
    def ignored(self) -> tuple[Diagnostic, ...]:
        """What an exception hides, but for what was accepted when checking began."""
        return tuple(one for one in self.report.diagnostics if one.ignored not in (None, ACCEPTED))

    def in_checkout(self, path: str) -> str:
        """Give a path as a code host knows it, from the top of what it has checked out."""
        return self.folder + path

    def distance(self, one: Diagnostic) -> int:
        """Tell how far a finding is from the change: 0 on one of its lines, 1 in one of its files, 2 elsewhere."""
        lines = self.changed.get(one.path)
        span = place_of(one)
        if lines is None:
            return 2
        return 0 if any(number in lines for number in range(span.line, span.end_line + 1)) else 1

    def said(self, said: Said | None) -> str:
        """Give a sentence, however long the words in it are."""
        words = self.words.said(said) if said else ""
        return words if len(words) <= _LONGEST_SENTENCE else words[:_LONGEST_SENTENCE] + "\N{HORIZONTAL ELLIPSIS}"


def place_of(one: Diagnostic) -> Span:
    """Give the place of a finding; the file's beginning where it has none."""
    return one.span or _NOWHERE


def finding_words(lang: str, theme: Theme) -> Words:
    """Give the words of findings in a language; sentences that pages say, too, are said as there."""
    if lang not in LANGUAGES[1:]:
        return ENGLISH
    pages = read_catalogue(theme.files.get(f"locales/{lang}.po", ""))
    own = read_catalogue((PACKAGE / "findings" / f"{lang}.po").read_text("utf-8"))
    return Words(lang, {**pages, **own})
