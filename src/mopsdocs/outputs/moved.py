"""What stands at an address whose page has moved or is gone: every link that ever worked still leads on.

Knows: earlier ids, and the pages of older versions.
Never: the content of either.
"""

from collections.abc import Collection, Iterator

from msgspec import structs

from mopsdocs.model.place import Past, Place
from mopsdocs.model.recipe import Recipe, page
from mopsdocs.model.view import Link, MissingView
from mopsdocs.outputs import address
from mopsdocs.outputs.frame import frame, sections
from mopsdocs.outputs.scribe import Scribe, Voice

_FOLDER = "playbooks/"


def moved_pages(voice: Voice, have: Collection[str], place: Place, theme: str) -> Iterator[Recipe]:
    """Plan a page for every address that once was and is no more; `have` are those below the language's root."""
    edition = voice.edition
    once = {address.playbook(name) for name in edition.aliases}
    once.update(one for past in edition.standing.older for one in past.pages)
    for gone in sorted(once.difference(have)):
        yield _moved(voice.at(gone), place, theme)


def _moved(scribe: Scribe, place: Place, theme: str) -> Recipe:
    words, gone = scribe.words, scribe.page
    name = scribe.edition.aliases.get(gone.removeprefix(_FOLDER).removesuffix(".html"), "")
    card = scribe.edition.cards.get(name) if gone.startswith(_FOLDER) else None
    last = next((past for past in scribe.edition.standing.older if gone in past.pages), None)
    links = [scribe.card(card)] if card else []
    if last:
        label = words("In version {label}", label=words.text(last.release.label))
        links.append(Link(label, _last(scribe, last, place)))
    if card is None:
        links += [Link(name, scribe.href(target)) for target, name in sections(words)]
    view = MissingView(
        title=words("This page has moved") if card else words("This page is no longer here"),
        intro=words("Its playbook goes by another name now.")
        if card
        else words("Older versions of the handbook have it still."),
        links=tuple(links),
    )
    around = frame(scribe, view.title, view.intro)
    around = structs.replace(
        around, robots="noindex", moved=scribe.href(card.address) if card else None, canonical=None, alternates=()
    )
    return page(scribe.voice.prefix + gone, "pages/missing.html", around, view, theme)


def _last(scribe: Scribe, past: Past, place: Place) -> str:
    lang = scribe.voice.lang if scribe.voice.lang in past.languages else past.languages[0]
    there = address.in_language(scribe.page, lang, past.languages[0])
    return f"{scribe.top}{place.up}{past.release.folder}{there}"


def unread_page(voice: Voice, path: str, theme: str) -> Recipe:
    """Plan a page for a playbook of a published version that mopsdocs cannot read."""
    name = path.removesuffix("/index.md").removesuffix(".md").rpartition("/")[2]
    scribe, words = voice.at(address.playbook(name)), voice.words
    view = MissingView(
        title=words("This playbook could not be read"),
        intro=words("Its file, {path}, has mistakes in this version. It stays as it was published.", path=path),
        links=tuple(Link(name, scribe.href(target)) for target, name in sections(words)),
    )
    return page(voice.prefix + scribe.page, "pages/missing.html", frame(scribe, view.title, view.intro), view, theme)
