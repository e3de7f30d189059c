"""A body in Markdown, already HTML but for its links.

Knows: pieces of HTML, headings, and the slots that need the rest of the handbook.
Never: where a link leads; which page the prose stands on.
"""

from dataclasses import dataclass

from mopsdocs.model.diagnostic import Noticed


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body: its level as rendered (2 to 6), its plain text, its anchor, its line in the file."""

    level: int
    text: str
    slug: str
    line: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A link or image to be resolved: `G1`, `email-program/G1`, `person:ana.ruiz`, `../data/consent.md#why`, `#why`.

    `html` is the link's text as safe HTML, empty where the target's title is wanted.
    """

    target: str
    html: str
    line: int
    image: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A generated block placed by hand: `::: metric click-rate`."""

    name: str
    argument: str
    line: int


Piece = str | Reference | Block


@dataclass(frozen=True, slots=True)
class Prose:
    """A body: pieces of safe HTML in order, its headings, and what was noticed on the way."""

    pieces: tuple[Piece, ...] = ()
    headings: tuple[Heading, ...] = ()
    noticed: tuple[Noticed, ...] = ()


NO_PROSE = Prose()
