"""A file's front matter and body, told apart by its fences.

Knows: the lines of three dashes, and the keys by which a plan is known.
Never: YAML, Markdown.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mopsdocs.model.diagnostic import Noticed, Said, Span
from mopsdocs.parse.below import below_code, plan_below
from mopsdocs.parse.toml import toml_front

FRONT = 131_072
"""How many bytes the front matter may have."""

_SPACE = " \t\u00a0\u200b\ufeff"
_FENCE = re.compile(r"---[ \t]*$", re.MULTILINE)
_CLOSING = re.compile(r"^---[ \t]*$", re.MULTILINE)

# What people (and their editors) write for three dashes: two, four, a long dash, spaces before them.
_LIKE_FENCE = re.compile(
    r"^[ \t\u00a0\u200b\ufeff]*(?:-{2,}|-*[\u2012-\u2015][-\u2012-\u2015]*)[ \t]*$",
    re.MULTILINE,
)
_BLANK = re.compile(r"(?:[ \t\u00a0\u200b\ufeff]*\n)*")

PLAN_KEY = re.compile(
    r"(?:id|was|title|summary|lang|area|status|supersedes|owner|backup|parent|period|tags|review|ignore|problems"
    r"|stakeholders|slas|metrics|goals|participation|steps|tasks|risks|decisions|strings|translated_from)"
    r"[ \t]*:(?:[ \t]|$)",
    re.MULTILINE,
)
_PLAN_KEYS = re.compile("^" + PLAN_KEY.pattern, re.MULTILINE)
_ENOUGH = 2
_YAML_LINE = re.compile(r"[ \t#\]}\"']|-[ \t]|[\w.-]+(?:[ \t][\w.-]+){0,3}[ \t]*:(?:[ \t]|$)|$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Fenced:
    """A file in its two parts, each with the line of the file on which it begins; `front` is None without fences.

    Front matter in TOML is another tool's: `front` is empty then, and `title` is what it calls its page.
    """

    front: str | None
    front_line: int
    body: str
    body_line: int
    noticed: tuple[Noticed, ...] = ()
    title: str | None = None


def split(text: str) -> Fenced:
    """Tell the front matter from the body; where wrong fences still show what was meant, take them as meant."""
    if text.startswith("---\n"):
        at = text.find("\n---", 3) + 1
        closing = _FENCE.match(text, at) if at else None
        if closing:
            return _cut(text, 4, at, closing.end())
    foreign = toml_front(text)
    if foreign:
        line = text.count("\n", 0, foreign.after) + 1
        return Fenced("", 2, text[foreign.after :], line, (foreign.noticed,), foreign.title)
    return _mended(text)


def _cut(text: str, start: int, stop: int, after: int, *noticed: Noticed) -> Fenced:
    """Cut out the front matter from start to stop; the body begins on the line below `after`."""
    front = text[start:stop]
    if len(front) * 4 > FRONT and len(front.encode(errors="replace")) > FRONT:
        said = Said(
            "the front matter has {size} KiB; at most {limit} KiB are read",
            {"size": -(-len(front.encode(errors="replace")) // 1024), "limit": FRONT // 1024},
        )
        hint = Said("split the playbook into several, or move long texts to the prose")
        return _whole(text, *noticed, Noticed("SAFE-002", Span(1, 1, 1, 4), said, hint))
    line = text.count("\n", 0, start) + 1
    return Fenced(front, line, text[after + 1 :], line + text.count("\n", start, after) + 1, noticed)


def _whole(text: str, *noticed: Noticed) -> Fenced:
    """A file that is all body."""
    return Fenced(None, 1, text, 1, noticed)


def _mended(text: str) -> Fenced:
    """Look for fences that are not quite right, in a file that looks like a playbook."""
    first = _below_blanks(text, 0)
    opening = _LIKE_FENCE.match(text, first)
    start = opening.end() + 1 if opening else first
    if not _looks_planned(text, start, fenced=opening is not None):
        return _lowered(text, first) or _plain(text)
    stray = _first_stray(text, start)
    closing = _closing(text, start, stray)
    noticed = tuple(_opening_noticed(text, opening, first))
    if closing is None and opening is None:
        return _whole(text, *noticed)
    noticed += tuple(_closing_noticed(text, closing, stray))
    if closing is None:
        return _whole(text, *noticed)
    return _cut(text, start, closing.start(), closing.end(), *noticed)


def _lowered(text: str, first: int) -> Fenced | None:
    """Read a plan that something stands above, where both of its ends and two of its keys can be seen."""
    found = plan_below(text, first)
    if found is None or not PLAN_KEY.match(text, found.start):
        return None
    closing = found.closing.search(text, found.start)
    if closing is None or closing.start() > _first_stray(text, found.start):
        return None
    if len(_PLAN_KEYS.findall(text, found.start, closing.start())) < _ENOUGH:
        return None
    return _cut(text, found.start, closing.start(), below_code(text, closing.end()), found.noticed)


def _plain(text: str) -> Fenced:
    """A file without plan keys may still have proper fences, or begin with a rule of dashes."""
    opening = _FENCE.match(text)
    closing = _CLOSING.search(text, opening.end() + 1) if opening else None
    if opening and closing:
        return _cut(text, opening.end() + 1, closing.start(), closing.end())
    return _whole(text)


def _looks_planned(text: str, start: int, *, fenced: bool) -> bool:
    """Whether a plan begins here: with a key below a fence, or with a key above a fence or another key."""
    first = _below_blanks(text, start)
    key = PLAN_KEY.match(text, first)
    if not key:
        return False
    below = text.find("\n", first) + 1
    return fenced or bool(
        below and (PLAN_KEY.match(text, below) or _closing(text, first, _first_stray(text, first)))
    )


def _below_blanks(text: str, at: int) -> int:
    """Where the next line begins that has something on it."""
    blank = _BLANK.match(text, at)
    return blank.end() if blank else at


def _first_stray(text: str, start: int) -> int:
    """Where the first line begins that is no YAML: prose, or a heading below a blank line."""
    at, blank = start, False
    while at < len(text):
        if not _YAML_LINE.match(text, at) or (blank and text[at] == "#"):
            return at
        end = text.find("\n", at)
        if end < 0:
            return len(text)
        blank = not text[at:end].strip()
        at = end + 1
    return at


def _closing(text: str, start: int, stray: int) -> re.Match[str] | None:
    """The line that ends the front matter: three dashes, or what was written for them above the first prose."""
    exact, like = _CLOSING.search(text, start), _LIKE_FENCE.search(text, start)
    if exact and exact.start() <= stray and not (like and like[0][0] not in " \t" and like.start() < exact.start()):
        return exact
    return like if like and like.start() <= stray else None


def _opening_noticed(text: str, opening: re.Match[str] | None, first: int) -> Iterator[Noticed]:
    hint = Said("write --- on line 1, with nothing before it")
    if opening is None:
        key = text[first : text.index(":", first)].strip()
        line = text.count("\n", 0, first) + 1
        said = Said("the plan begins without the line --- above it")
        hint = Said("write --- on line 1, above {key}, and --- again below the plan", {"key": f"{key}:"})
        yield Noticed("FM-008", Span(line, 1, line, 1 + len(key)), said, hint)
    elif opening[0].strip(_SPACE) != "---":
        yield _wrong_fence(text, opening)
    elif not text.startswith("---"):
        said = Said("something stands before the opening ---: it must be the very first line")
        yield Noticed("FM-008", Span(1, 1, text.count("\n", 0, opening.end()) + 1, len(opening[0]) + 1), said, hint)


def _closing_noticed(text: str, closing: re.Match[str] | None, stray: int) -> Iterator[Noticed]:
    if closing is None:
        line = text.count("\n", 0, stray) + 1
        said = Said("the plan has no closing --- below it")
        hint = Said("write --- on a line of its own below the last key, above line {line}", {"line": str(line)})
        yield Noticed("FM-008", Span(1, 1, 1, 4), said, hint)
    elif closing[0].rstrip() != "---":
        yield _wrong_fence(text, closing)


def _wrong_fence(text: str, fence: re.Match[str]) -> Noticed:
    line = text.count("\n", 0, fence.start()) + 1
    seen = fence[0].strip(_SPACE)
    said = Said("the plan is fenced with {seen} here; a fence is three dashes", {"seen": seen})
    if seen == "---":
        said = Said("spaces stand before the closing ---")
    return Noticed(
        "FM-008",
        Span(line, 1, line, len(fence[0]) + 1),
        said,
        Said("write --- and nothing else on this line"),
    )
