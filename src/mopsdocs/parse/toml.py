"""Front matter in TOML, as other tools write it between lines of three plus signs: never a plan, never shown.

Knows: where it ends, and the title that it gives to its page.
Never: what its other keys say.
"""

import re
from dataclasses import dataclass

from mopsdocs.model.diagnostic import Noticed, Said, Span

_FENCE = re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)
_FIRST = re.compile(r"\s*(?:#.*\n\s*)*(?:[\w\"'.-]+[ \t]*=|\[|\Z)")
_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)
_TITLE = re.compile(r"^[ \t]*title[ \t]*=[^\n]{1,1000}$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class TomlFront:
    """Where the body begins behind front matter in TOML, and the title that stands in it, if there is one."""

    after: int
    title: str | None
    noticed: Noticed


def toml_front(text: str) -> TomlFront | None:
    """Find front matter in TOML at the beginning of a text."""
    opening = _FENCE.match(text) if text.startswith("+++") else None
    closing = _FENCE.search(text, opening.end() + 1) if opening else None
    if opening is None or closing is None:
        return None
    front = text[opening.end() + 1 : closing.start()]
    if not _FIRST.match(front):
        return None
    said = Said("This is no playbook and is shown as a page: its front matter is TOML, as another tool writes it")
    hint = Said("Leave it so; that of a playbook is YAML, between two lines of three dashes")
    return TomlFront(closing.end() + 1, _title(front), Noticed("FM-008", Span(1, 1, 1, 4), said, hint))


def _title(front: str) -> str | None:
    """Give the title above the first table; only its line is read, however long the rest is."""
    import tomllib  # noqa: PLC0415  # Few files have any of it.

    table = _TABLE.search(front)
    line = _TITLE.search(front, 0, table.start() if table else len(front))
    try:
        title = tomllib.loads(line[0])["title"] if line else None
    except (ValueError, RecursionError):
        return None
    words = " ".join(title.split()) if isinstance(title, str) else ""
    return words if words and words.isprintable() else None
