"""Anchors of headings, as GitHub would give them.

Knows: which anchors a page has already used.
Never: headings' places or levels.
"""

import re
from unicodedata import category

_DROPPED = re.compile(r"[^\w\- ]+")
_OURS = "mops-"
_NAMELESS = "section"


class Slugs:
    """The anchors of one page; a second heading of the same words gets -1, a third -2."""

    __slots__ = ("_taken",)

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def take(self, words: str) -> str:
        """Give a heading's words their anchor."""
        wanted = _slug(words)
        slug = wanted
        while slug in self._taken:
            self._taken[wanted] += 1
            slug = f"{wanted}-{self._taken[wanted]}"
        self._taken[slug] = 0
        return slug


def _slug(words: str) -> str:
    lowered = words.strip().lower()
    kept = _DROPPED.sub("", lowered) if lowered.isascii() else "".join(filter(_is_kept, lowered))
    slug = kept.replace(" ", "-") or _NAMELESS
    return f"user-{slug}" if slug.startswith(_OURS) else slug


def _is_kept(char: str) -> bool:
    # Letters, the marks that belong to them, numbers, and what joins words.
    return char in "- " or category(char)[0] in "LMN" or category(char) == "Pc"
