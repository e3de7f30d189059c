"""What stands at an address whose page has moved or is gone: every link that ever worked still leads on.

Knows: earlier ids, and the pages of older versions.
Never: the content of either.
"""

from collections.abc import Collection, Iterator

from msgspec import structs

from mopsdocs.model.handbook import Card, Edition
from mopsdocs.model.place import Past, Place
from mopsdocs.model.recipe import Recipe, page
from mopsdocs.model.view import Link, MissingView
from mopsdocs.outputs import address
from mopsdocs.outputs.frame import frame, sections
from mopsdocs.outputs.scribe import Scribe, Voice

_FOLDER, _PAGES = "playbooks/", "pages/"


def moved_pages(voice: Voice, have: Collection[str], place: Place, theme: str) -> Iterator[Recipe]:
    """Plan a page for every address that once was and is no more; `have` are those below the language's root."""
    for gone in sorted(once(voice.edition).difference(have)):
        yield moved_page(voice.at(gone), place, theme)


def once(edition: Edition) -> frozenset[str]:
    """List the addresses, below a language's root, that pages have had: under earlier ids, in older versions."""
    under = (address.playbook(name) for name in edition.aliases)
    return frozenset(under).union(*(past.pages for past in edition.standing.older))


def moved_page(scribe: Scribe, place: Place, theme: str) -> Recipe:
    """Plan the page at an address that once was and is no more."""
    words, gone = scribe.words, scribe.page
    card = heir(scribe.edition, gone)
    last = next((past for past in scribe.edition.standing.older if gone in past.pages), None)
    links = [scribe.card(card)] if card else []
    if last:
        label = words("In version {label}", label=words.text(last.release.label))
        links.append(Link(label, _last(scribe, last, place)))
    if card is None:
        links += [Link(name, scribe.href(target)) for target, name in sections(words)]
    view = MissingView(
        title=words("This page has moved") if card else words("This page is no longer here"),
        intro=_intro(scribe, card, merged=card is not None and last is not None and _is_merged(scribe, card, last)),
        links=tuple(links),
    )
    around = frame(scribe, view.title, view.intro)
    around = structs.replace(
        around, robots="noindex", moved=scribe.href(card.address) if card else None, canonical=None, alternates=()
    )
    return page(scribe.voice.prefix + gone, "pages/missing.html", around, view, theme)


def heir(edition: Edition, gone: str) -> Card | None:
    """Find what stands for an address that is no more: a playbook under its later id, a file that git saw move."""
    name = gone.removesuffix(".html")
    if gone.startswith(_FOLDER):
        return edition.cards.get(edition.aliases.get(name.removeprefix(_FOLDER), ""))
    if gone.startswith(_PAGES):
        path = f"{_FOLDER}{name.removeprefix(_PAGES)}.md"
        return edition.by_path.get(edition.standing.hindsight.moved.get(path, path))
    return None


def _is_merged(scribe: Scribe, card: Card, last: Past) -> bool:
    """Whether what stands for a page that is gone had, in the last version with it, a page of its own beside it."""
    names = (card.id, *(name for name, id_ in scribe.edition.aliases.items() if id_ == card.id))
    return any(page in last.pages for page in map(address.playbook, names) if page != scribe.page)


def _intro(scribe: Scribe, card: Card | None, *, merged: bool) -> str:
    if card is None:
        return scribe.words("Older versions of the handbook have it still.")
    if scribe.page.startswith(_PAGES):
        return scribe.words("Its text stands at another address now.")
    if merged:
        return scribe.words("Its playbook is now part of this one.")
    return scribe.words("Its playbook goes by another name now.")


def _last(scribe: Scribe, past: Past, place: Place) -> str:
    lang = scribe.voice.lang if scribe.voice.lang in past.languages else past.languages[0]
    there = address.in_language(scribe.page, lang, past.languages[0])
    return f"{scribe.top}{place.up}{past.release.folder}{there}"


def unread_page(voice: Voice, path: str, theme: str) -> Recipe:
    """Plan a page for a playbook of a published version that mopsdocs cannot read."""
    scribe, words = voice.at(unread_at(path)), voice.words
    view = MissingView(
        title=words("This playbook could not be read"),
        intro=words("Its file, {path}, has mistakes in this version. It stays as it was published.", path=path),
        links=tuple(Link(name, scribe.href(target)) for target, name in sections(words)),
    )
    return page(voice.prefix + scribe.page, "pages/missing.html", frame(scribe, view.title, view.intro), view, theme)


def unread_at(path: str) -> str:
    """Give the address of a playbook of which nothing but its file is known."""
    return address.playbook(path.removesuffix("/index.md").removesuffix(".md").rpartition("/")[2])
