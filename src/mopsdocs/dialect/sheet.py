"""A body while it is being made: HTML, the slots between, headings.

Knows: safe HTML, slots, how deep the headings are.
Never: Markdown's grammar.
"""

from mopsdocs.dialect.manuscript import Manuscript
from mopsdocs.dialect.slugs import Slugs
from mopsdocs.model.prose import Block, Heading, Piece, Reference

_DEEPEST = 6


class Sheet:
    """What has been written so far; `row` is the line of the body that is being written."""

    __slots__ = (
        "_levels",
        "_open_reference",
        "_slugs",
        "closing_heading",
        "footnotes",
        "headings",
        "html",
        "links",
        "open_links",
        "pieces",
        "row",
        "script",
    )

    def __init__(self, script: Manuscript) -> None:
        self.script = script
        self.html: list[str] = []
        self.pieces: list[Piece] = []
        self.headings: list[Heading] = []
        self.row = 0
        self.links = 0
        self.open_links: list[str] = []
        self.closing_heading = ""
        self.footnotes: set[str] = set()
        self._levels: list[int] = []
        self._slugs = Slugs()
        self._open_reference: tuple[str, int] = ("", 0)

    def place(self, slot: Reference | Block) -> None:
        """Put a slot after what has been written."""
        self._cut()
        self.pieces.append(slot)

    def word(self, name: str) -> None:
        """Leave room for a word in the reader's language."""
        self.place(Block(f"word:{name}", "", self.line))

    @property
    def open_link(self) -> str:
        """What closes the link that is being written, or nothing."""
        return next(filter(None, self.open_links), "")

    def open_reference(self, target: str) -> None:
        """Begin a reference: what is written until it is closed is its text."""
        self._cut()
        self._open_reference = (target, self.line)

    def close_reference(self) -> None:
        """End a reference."""
        target, line = self._open_reference
        text = "".join(self.html).strip()
        self.html.clear()
        self.pieces.append(Reference(target, text, line))

    def head(self, level: int, text: str) -> Heading:
        """Begin a heading, at most one level below the one it stands under: the page's title is level 1."""
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        shown = min(len(self._levels) + 1, _DEEPEST)
        heading = Heading(shown, text, self._slugs.take(text), self.line)
        self.headings.append(heading)
        return heading

    @property
    def line(self) -> int:
        """The line of the file that is being written."""
        return self.script.first_line + self.row

    def finish(self) -> tuple[Piece, ...]:
        """Give all that was written."""
        self._cut()
        return tuple(self.pieces)

    def _cut(self) -> None:
        if self.html:
            self.pieces.append("".join(self.html))
            self.html.clear()
