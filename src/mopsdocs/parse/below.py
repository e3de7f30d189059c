"""Where a plan begins that stands too low in its file: below words, or in a block of code.

Knows: what people put above a plan (its name, an introduction), and how a pasted one looks.
Never: what the plan says.
"""

import re
from dataclasses import dataclass

from mopsdocs.model.diagnostic import Noticed, Said, Span

_WINDOW = 2000
"""How many characters above a plan are taken for a slip; below more of them, an example is more likely."""

_CODE = re.compile(r"```[ \t]*(?:(?:ya?ml|markdown|md)[ \t]*)?$", re.MULTILINE | re.IGNORECASE)
_CODE_END = re.compile(r"^```[ \t]*$", re.MULTILINE)
_DASHES = re.compile(r"^---[ \t]*\n", re.MULTILINE)
_DASHES_ALONE = re.compile(r"^---[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Below:
    """A plan below the top of its file: where it begins, by which fence it would end, and what is to be said."""

    start: int
    closing: re.Pattern[str]
    noticed: Noticed


def plan_below(text: str, first: int) -> Below | None:
    """Find where a plan may begin that something stands above; the file's first words are at `first`."""
    code = _CODE.match(text, first)
    top = code.end() + 1 if code else first
    dashes = _DASHES.search(text, top, top + _WINDOW)
    above = text[top : dashes.start()] if dashes else ""
    if code and (dashes is None or above.strip()):
        said = Said("the plan stands in a block of code: its fences are three dashes")
        hint = Said("write --- in the place of {seen}, and of ``` below the plan", {"seen": code[0].strip()})
        return Below(top, _CODE_END, Noticed("FM-008", _line(text, code.start()), said, hint))
    if dashes is None or "```" in above:
        return None
    if code:
        said = Said("the plan stands in a block of code: its fences are three dashes")
        hint = Said("take the line {seen} away, and the line ``` below the plan, too", {"seen": code[0].strip()})
        return Below(dashes.end(), _DASHES_ALONE, Noticed("FM-008", _line(text, code.start()), said, hint))
    said = Said("something stands before the opening ---: it must be the very first line")
    hint = Said("move what stands above --- to below the plan's closing ---")
    return Below(dashes.end(), _DASHES_ALONE, Noticed("FM-008", _line(text, first), said, hint))


def below_code(text: str, after: int) -> int:
    """Where the body begins behind a plan that ends at `after`: the end of a block of code is none of it."""
    end = _CODE_END.match(text, after + 1)
    return end.end() if end else after


def _line(text: str, at: int) -> Span:
    line = text.count("\n", 0, at) + 1
    end = text.find("\n", at)
    return Span(line, 1, line, (end if end >= 0 else len(text)) - at + 1)
