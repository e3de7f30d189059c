"""Prose with its links resolved, in the page's language.

Knows: pieces of prose, where references lead, which language the prose is in.
Never: Markdown.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape

from mopsdocs.model.handbook import Landing
from mopsdocs.model.playbook import Body
from mopsdocs.model.prose import Block, Reference
from mopsdocs.model.view import Html, Link, Part, Placed
from mopsdocs.outputs.scribe import Scribe
from mopsdocs.words import Words

_OUTWARD = re.compile(r"[A-Za-z]+:")
_WORD = "word:"
_WORDS: Mapping[str, Callable[[Words], str]] = {
    "note": lambda w: w("Note"),
    "tip": lambda w: w("Tip"),
    "important": lambda w: w("Important"),
    "warning": lambda w: w("Warning"),
    "caution": lambda w: w("Caution"),
    "done": lambda w: w("Done"),
    "open": lambda w: w("Open"),
    "back": lambda w: w("Back to the text"),
}

Place = Callable[[Block], Placed | None]


def body_in(bodies: tuple[Body, ...], lang: str) -> Body | None:
    """Choose the prose in a language; the source's where there is none."""
    return next((body for body in bodies if body.lang == lang), bodies[0] if bodies else None)


def fallback(scribe: Scribe, bodies: tuple[Body, ...], source_lang: str) -> str | None:
    """Say that a document has not been translated, where that is so."""
    if scribe.words.lang == source_lang or any(body.lang == scribe.words.lang for body in bodies):
        return None
    return scribe.words("This page has not been translated yet. What is missing is shown as it was written.")


def parts(scribe: Scribe, body: Body | None, landings: Mapping[str, Landing], place: Place) -> tuple[Part, ...]:
    """Resolve a body's references, and put generated blocks where the author placed them."""
    if body is None:
        return ()
    lang = None if body.lang == scribe.words.lang else body.lang
    return tuple(_parts(scribe, body, landings, place, lang))


def _parts(
    scribe: Scribe, body: Body, landings: Mapping[str, Landing], place: Place, lang: str | None
) -> Iterator[Part]:
    run: list[str] = []
    for piece in body.prose.pieces:
        if isinstance(piece, str):
            run.append(piece)
        elif isinstance(piece, Reference):
            run.append(_reference(scribe, piece, landings.get(piece.target)))
        elif piece.name.startswith(_WORD):
            run.append(escape(_WORDS[piece.name.removeprefix(_WORD)](scribe.words)))
        elif placed := place(piece):
            if run:
                yield Html("".join(run), lang)
                run = []
            yield placed
    if run:
        yield Html("".join(run), lang)


def outward(scribe: Scribe, landings: Mapping[str, Landing], target: str | None) -> str | None:
    """Lead where a link of the plan leads: out of the handbook as written, within it to the page or file."""
    if target is None or _OUTWARD.match(target):
        return target
    landing = landings.get(target)
    return _target(scribe, landing) if landing else None


def _reference(scribe: Scribe, reference: Reference, landing: Landing | None) -> str:
    if reference.image:
        return _image(scribe, reference, landing)
    if landing is None:
        return reference.html or escape(reference.target)
    return f'<a href="{escape(_target(scribe, landing))}">{reference.html or _title(scribe, landing)}</a>'


def _target(scribe: Scribe, landing: Landing) -> str:
    # Files lie beside the first language's pages, once for all languages.
    return scribe.top + landing.address if landing.kind == "file" else scribe.href(landing.address)


def _image(scribe: Scribe, reference: Reference, landing: Landing | None) -> str:
    if landing is None:
        return reference.html
    return f'<img src="{escape(_target(scribe, landing))}" alt="{reference.html}" loading="lazy">'


def _title(scribe: Scribe, landing: Landing) -> str:
    if landing.kind in ("person", "role", "team") and landing.id:
        return escape(scribe.words.name_of(landing.id))
    link: Link = scribe.landing(landing, landing.id or landing.address)
    return f'<span lang="{link.lang}">{escape(link.text)}</span>' if link.lang else escape(link.text)
