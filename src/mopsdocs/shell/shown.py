"""A report on its way to somebody: the words it is said in, and the files it speaks of.

Knows: the languages that findings are written in.
Never: which format somebody reads.
"""

from collections.abc import Mapping
from dataclasses import dataclass

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
    """A report with all that it takes to show it; colours are used where the reader can see them."""

    report: Report
    sources: Mapping[str, Source]
    words: Words
    colour: bool = False

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What counts."""
        return tuple(one for one in self.report.diagnostics if one.ignored is None)

    @property
    def ignored(self) -> tuple[Diagnostic, ...]:
        """What an exception hides, but for what was accepted when checking began."""
        return tuple(one for one in self.report.diagnostics if one.ignored not in (None, ACCEPTED))

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
