"""What will be made: a path and the exact ingredients it needs.

Knows: paths, templates, views, digests.
Never: how bytes are made of them.
"""

import hashlib
from collections.abc import Mapping

import msgspec
from msgspec import Struct, structs

from mopsdocs.model.view import Frame, View

_encode = msgspec.json.Encoder().encode


class Recipe(Struct, frozen=True):
    """One planned file.

    `renderer` is page (a template with frame and view), text (`text` as it stands), joined (`pieces` one after
    another), or copy (of the source that `text` names, whose bytes nobody interprets). `content` is the digest of
    what stands within a page, without what surrounds it.
    """

    path: str
    renderer: str
    digest: str
    template: str = ""
    frame: Frame | None = None
    view: View | None = None
    text: str = ""
    content: str = ""
    pieces: tuple[bytes, ...] = ()


SitePlan = Mapping[str, Recipe]


def digest(*ingredients: object) -> str:
    """A digest of values by their canonical JSON: equal values, equal digests, on any machine."""
    return hashlib.sha256(_encode(ingredients)).hexdigest()[:32]


def page(path: str, template: str, frame: Frame, view: View, theme: str) -> Recipe:
    """Plan a page; its digest covers everything that its bytes depend on."""
    content = digest(template, view, theme, frame.lang, frame.top)
    return Recipe(path, "page", digest(content, frame), template, frame, view, content=content)


def surrounded(known: Recipe, frame: Frame) -> Recipe:
    """Plan a page as it was, with what surrounds it by now, in the same language and as far from the top."""
    if frame == known.frame:
        return known
    return structs.replace(known, digest=digest(known.content, frame), frame=frame)


def text(path: str, content: str) -> Recipe:
    """Plan a file whose content is known already."""
    return Recipe(path, "text", digest(content), text=content)


def joined(path: str, pieces: tuple[bytes, ...]) -> Recipe:
    """Plan a file that is put together of pieces."""
    found = hashlib.sha256()
    for piece in pieces:
        found.update(piece)
    return Recipe(path, "joined", found.hexdigest()[:32], pieces=pieces)


def copied(path: str, source: str) -> Recipe:
    """Plan a copy of a file that lies beside the documents."""
    return Recipe(path, "copy", digest(source), text=source)
