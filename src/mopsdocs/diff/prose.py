"""Prose as plain text, section by section.

Knows: the HTML that the dialect writes, headings, references by their text or target.
Never: Markdown; which words differ.
"""

import re
from collections.abc import Iterator
from html import escape, unescape

from mopsdocs.diff.parts import Collected, Field, Part
from mopsdocs.model.change import Plain
from mopsdocs.model.playbook import Body
from mopsdocs.model.prose import Block, Piece, Prose, Reference
from mopsdocs.model.text import Text

_HEADING = re.compile(r'<h[2-6] id="([^"]*)">')
_CLOSED = re.compile(r"</h[2-6]>")
_BREAK = re.compile(r"</(?:p|li|tr|dt|dd|pre|div|blockquote)>|<br>|<hr>|\n")
_GAP = re.compile(r"</t[dh]>")
_TAG = re.compile(r"<[^>]*>")
_BLANK = re.compile(r"[^\S\n]+")


def add_prose(found: Collected, bodies: tuple[Body, ...]) -> None:
    """Take bodies apart: `#slug` is a section, `#slug.es` one in another language, `#` what stands first."""
    source = bodies[0].lang if bodies else ""
    for body in bodies:
        lang = "" if body.lang == source else body.lang
        suffix = f".{lang}" if lang else ""
        for place, (slug, heading, text) in enumerate(_sections(body.prose)):
            item = f"#{slug}{suffix}"
            fields: dict[Field, Plain] = {("heading", ""): heading, ("prose", ""): text}
            kept = {name: words for name, words in fields.items() if words}
            title = Text(heading, body.lang) if heading else None
            part = Part("section", item, kept, title, place=place, lang=lang)
            found.parts.setdefault(("section", item), part)


def _sections(prose: Prose) -> Iterator[tuple[str, str, str]]:
    first, *rest = _HEADING.split("".join(map(_html, prose.pieces)))
    if intro := plain(first):
        yield "", "", intro
    for slug, html in zip(rest[0::2], rest[1::2], strict=True):
        heading, *below = _CLOSED.split(html, maxsplit=1)
        yield slug, plain(heading), plain("".join(below))


def _html(piece: Piece) -> str:
    match piece:
        case str():
            return piece
        case Reference():
            return piece.html or escape(piece.target)
        case Block():
            return "" if piece.name.startswith("word:") else f"<p>{escape(f'::: {piece.name} {piece.argument}')}</p>"


def plain(html: str) -> str:
    """Give the words of safe HTML, a line for each paragraph."""
    lines = _BREAK.sub("\n", _GAP.sub(" ", html))
    text = unescape(_TAG.sub("", lines))
    stripped = (_BLANK.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in stripped if line)
