"""A body in sections, and the fingerprints by which a text is known again.

Knows: headings and the lines between them.
Never: what a section says; which language it is in.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from mopsdocs.model.prose import Heading

INTRO = "intro"
"""What the prose above the first heading is called."""

_BESIDES = re.compile(r"[^\w%+<>=€$£]|_")


class Section(NamedTuple):
    """A heading (none above the first) with the text below it, its own line included; `line` counts in the file."""

    name: str
    level: int
    line: int
    text: str


def sections(body: str, first_line: int, headings: tuple[Heading, ...]) -> tuple[Section, ...]:
    """Cut a body at its headings; the part above the first is there if it says anything."""
    lines = body.split("\n")
    starts = [heading.line - first_line for heading in headings]
    intro = "\n".join(lines[: starts[0]] if starts else lines)
    return (
        *([Section(INTRO, 0, first_line, intro)] if intro.strip() else []),
        *_headed(lines, starts, headings),
    )


def _headed(lines: list[str], starts: list[int], headings: tuple[Heading, ...]) -> Iterator[Section]:
    for heading, start, stop in zip(headings, starts, (*starts[1:], len(lines)), strict=False):
        yield Section(heading.slug, heading.level, heading.line, "\n".join(lines[start:stop]))


def fingerprint(text: str) -> str:
    """Give 12 hexadecimal digits that stay the same where only capitals, punctuation and spaces change."""
    plain = " ".join(_BESIDES.sub(" ", unicodedata.normalize("NFC", text).lower()).split())
    return hashlib.sha256(plain.encode()).hexdigest()[:12]
