"""What changed, as one comment on a pull request, and as lines for a terminal.

Knows: Markdown as GitHub reads it, and what in a text from outside it would act on.
Never: where the text goes; how a terminal is coloured.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mopsdocs.model.change import COMMITMENT, EDITORIAL, wording_only
from mopsdocs.model.diagnostic import Diagnostic, Said, Severity
from mopsdocs.outputs.changes_lead import lead, uncompared
from mopsdocs.outputs.changes_said import Told, by_place, concerned, told
from mopsdocs.outputs.changes_values import Teller
from mopsdocs.words import Words

MARKER = "<!-- mopsdocs-diff -->"
LONGEST = 60_000
"""How many bytes a comment may have: GitHub takes 65,536 characters."""

_ACTING = re.compile(r"([\\`*_\[\](){}~|!>+=-])")
_CALLING = re.compile(r"([@#])(?=\w)")
_FINDINGS = 20
_WEIGHTS = tuple(Severity)
_CALLED = {Severity.ERROR: Said("error"), Severity.WARNING: Said("warning"), Severity.INFO: Said("info")}
_ENGLISH = Words("en", {})


@dataclass(frozen=True, slots=True)
class Section:
    """What changed in one place: its title, whom it concerns, and the sentences."""

    title: str
    people: str
    lines: tuple[Told, ...]

    @property
    def weighty(self) -> tuple[Told, ...]:
        """What is more than wording."""
        return tuple(one for one in self.lines if not wording_only(one.changes))

    def reworded(self, words: Words) -> str:
        """Say how many changes of wording there are beside; nothing where there are none."""
        count = sum(len(one.changes) for one in self.lines if wording_only(one.changes))
        return words.many("and {count} change of wording", "and {count} changes of wording", count) if count else ""


def sections(teller: Teller) -> tuple[tuple[Section, ...], tuple[str, ...]]:
    """Part what changed into places where more than wording did, and the titles of the others."""
    placed = by_place(teller.comparison.changes)
    weighty = [place for place, changes in placed.items() if not wording_only(changes)]
    reworded = tuple(_title(teller, place) for place in placed if place not in weighty)
    found = tuple(
        Section(
            _title(teller, place),
            teller.parties(concerned(teller, (one for one in placed[place] if one.grade != EDITORIAL))),
            told(teller, placed[place]),
        )
        for place in weighty
    )
    return found, reworded


def _title(teller: Teller, place: str) -> str:
    subject = teller.comparison.subjects.get(place)
    if subject:
        return teller.words.text(subject.title)
    return place.removeprefix("page:") if place else teller.words("People and roles")


def markdown(
    teller: Teller, added: Iterable[Diagnostic] = (), mended: Iterable[Diagnostic] = (), words: Words = _ENGLISH
) -> str:
    """Write one comment for reviewers; nothing where only wording changed, all was read and no finding is another.

    `words` are those of findings.
    """
    new, gone = tuple(added), tuple(mended)
    weighty, reworded = sections(teller)
    unread = uncompared(teller)
    if not (weighty or unread or new or gone):
        return ""
    lines = [MARKER, f"**{plain(lead(teller))}**", ""]
    for section in weighty:
        lines += [*_section(teller, section), ""]
    if reworded:
        lines += [f"**{plain(teller.words('Wording only'))}:** {plain(', '.join(reworded))}", ""]
    if unread:
        lines += [f"### {plain(teller.words('Not compared'))}", *(f"- {plain(one)}" for one in unread), ""]
    lines += _findings(plain(teller.words("Findings that this change adds")), new, words)
    lines += _findings(plain(teller.words("Findings that this change mends")), gone, words)
    return "\n".join(_fitting(lines)).rstrip("\n") + "\n"


def _fitting(lines: list[str]) -> list[str]:
    """Leave out what code hosts take no more of; the other formats have all of it."""
    size = 0
    for number, line in enumerate(lines):
        size += len(line.encode()) + 1
        if size > LONGEST:
            return [*lines[:number], "", "\N{HORIZONTAL ELLIPSIS}"]
    return lines


def _section(teller: Teller, section: Section) -> Iterator[str]:
    yield f"### {plain(section.title)}"
    if section.people:
        yield f"{plain(teller.words('Affects'))} {plain(section.people)}"
        yield ""
    for line in section.weighty:
        mark = f"**{plain(teller.words('Commitment'))}:** " if line.grade == COMMITMENT else ""
        yield f"- {mark}{plain(line.text)}"
    if more := section.reworded(teller.words):
        yield f"- {plain(more)}"


def _findings(title: str, findings: tuple[Diagnostic, ...], words: Words) -> list[str]:
    if not findings:
        return []
    # The weightiest first; what weighs the same stays in the order of the files.
    weightiest = sorted(findings, key=lambda one: _WEIGHTS.index(one.severity))[:_FINDINGS]
    shown = [
        f"- {plain(words.said(_CALLED[one.severity]))} {one.code}, {_place(one)}: {plain(words.said(one.said))}"
        for one in weightiest
    ]
    rest = len(findings) - _FINDINGS
    return [f"### {title}", *shown, *([f"- \N{HORIZONTAL ELLIPSIS} +{rest}"] if rest > 0 else []), ""]


def _place(one: Diagnostic) -> str:
    return plain(f"{one.path}:{one.span.line}" if one.span else one.path)


def plain(words: str) -> str:
    """Write words so that Markdown shows them and nothing else: no markup, no mention, no reference, no HTML."""
    line = "".join(char if char.isprintable() else " " for char in words)
    escaped = line.replace("&", "&amp;").replace("<", "&lt;")
    return _CALLING.sub("\\1\u200b", _ACTING.sub(r"\\\1", escaped)).strip()
