"""Pages put where they are published: at the root, or in their version's folder.

Knows: the folders of versions, and what each of them has.
Never: what stands on a page.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import structs

from mopsdocs.model.handbook import Edition
from mopsdocs.model.place import Changed, Past, Place, Release
from mopsdocs.model.recipe import Recipe, digest
from mopsdocs.model.view import Day, Frame, VersionLink, VersionMark
from mopsdocs.outputs import address
from mopsdocs.outputs.scribe import Voice
from mopsdocs.words import Words

WORKING = "next"
"""The name of the working tree among the versions."""


def placed(recipes: Iterable[Recipe], place: Place, voices: Mapping[str, Voice]) -> Iterator[Recipe]:
    """Give files their place; each page says which version it belongs to, and leads to older ones."""
    for recipe in recipes:
        if place.release is None:
            yield recipe
        elif place.folder and _at_root(recipe.path, voices):
            continue
        elif recipe.frame is None:
            yield structs.replace(recipe, path=place.folder + recipe.path)
        else:
            yield _page(recipe, recipe.frame, place, place.release, voices[recipe.frame.lang])


def place_in(places: Sequence[Place], path: str) -> Place:
    """Find to which of an edition's places a path belongs; the one at the root has what the others have not."""
    return next((one for one in places if one.folder and path.startswith(one.folder)), places[-1])


def _at_root(path: str, voices: Mapping[str, Voice]) -> bool:
    """Whether a file has its place at the root alone: what leads to the current version, or tells of it."""
    prefix = next((one.prefix for one in voices.values() if one.prefix and path.startswith(one.prefix)), "")
    page = path.removeprefix(prefix)
    return page == address.MISSING or page.startswith(address.SINCE) or page.endswith(".xml")


def _page(recipe: Recipe, frame: Frame, place: Place, release: Release, voice: Voice) -> Recipe:
    mark = _mark(recipe.path, place, release, voice)
    around = structs.replace(
        frame,
        version=mark,
        as_of=frame.as_of if release.name == WORKING else _as_of(voice),
        robots="noindex" if place.folder else frame.robots,
        feed=None if place.folder else frame.feed,
        edit=None if place.folder and release.name != WORKING else frame.edit,
    )
    now = digest(recipe.digest, mark, around.as_of, around.robots, around.feed, around.edit)
    return structs.replace(recipe, path=place.folder + recipe.path, frame=around, digest=now)


def _as_of(voice: Voice) -> Day:
    """Say as of which day a version was read: all of its pages may, as its day never changes."""
    day = voice.edition.today
    return Day(day.isoformat(), voice.words.day(day))


def _mark(path: str, place: Place, release: Release, voice: Voice) -> VersionMark:
    page, words = path.removeprefix(voice.prefix), voice.words
    # The page for a lost reader may be shown at any depth.
    root = voice.root if page == address.MISSING else "../" * (place.folder + path).count("/")
    return VersionMark(
        name=release.name,
        label=words.text(release.label),
        day=_day(release, words),
        root=root,
        page=path,
        own=bool(place.folder),
        older=tuple(_older(page, root, voice)),
        all_versions=f"{root}{voice.prefix}{address.VERSIONS}",
        current=root + _current(path, page, release, voice),
        since=None if release.name == WORKING else f"{root}{voice.prefix}{address.since(release.name)}",
    )


def _current(path: str, page: str, release: Release, voice: Voice) -> str:
    """Lead to this page at the root; what is only in the making may not be there."""
    older = voice.edition.standing.older
    new = release.name == WORKING and older and page not in older[0].pages
    return voice.prefix + address.HOME if new else path


def _older(page: str, root: str, voice: Voice) -> Iterator[VersionLink]:
    names: tuple[str, ...] | None = None
    for past, label, day, folder in _elders(voice):
        if page in past.pages:
            yield VersionLink(label, day, f"{root}{folder}{page}")
            continue
        names = tuple(_before(page, voice.edition)) if names is None else names
        then = next((one for one in names if one in past.pages), None)
        yield VersionLink(label, day, f"{root}{folder}{then}" if then else None)


def _elders(voice: Voice) -> list[tuple[Past, str, Day, str]]:
    """Give the older versions with what all links to them share: label, day and folder in the voice's language."""
    older = voice.edition.standing.older
    if len(voice.elders) != len(older):
        voice.elders[:] = [_elder(past, voice) for past in older]
    return voice.elders


def _elder(past: Past, voice: Voice) -> tuple[Past, str, Day, str]:
    lang = voice.lang if voice.lang in past.languages else past.languages[0]
    folder = past.release.folder + address.in_language("", lang, past.languages[0])
    return past, voice.words.text(past.release.label), _day(past.release, voice.words), folder


def _before(page: str, edition: Edition) -> Iterator[str]:
    """Give the addresses that a playbook's page had under earlier ids, and a plain page before it was moved."""
    if page.startswith("playbooks/"):
        card = edition.cards.get(page.removeprefix("playbooks/").removesuffix(".html"))
        yield from (address.playbook(name) for name in (card.was if card else ()))
    elif page.startswith("pages/"):
        path = f"playbooks/{page.removeprefix('pages/').removesuffix('.html')}.md"
        for before in edition.standing.hindsight.came_from.get(path, ()):
            yield address.plain(before.removeprefix("playbooks/").removesuffix(".md"))


def _day(release: Release, words: Words) -> Day:
    return Day(release.day.isoformat(), words.day(release.day))


def counted(changed: Changed | None, words: Words) -> str | None:
    """Say how many changes of each class there were, the weightiest first; None where there were none."""
    if changed is None:
        return None
    said = (
        (changed.commitment, words.many("{count} commitment", "{count} commitments", changed.commitment)),
        (changed.material, words.many("{count} change of work", "{count} changes of work", changed.material)),
        (changed.editorial, words.many("{count} change of words", "{count} changes of words", changed.editorial)),
    )
    return ", ".join(text for count, text in said if count) or None
