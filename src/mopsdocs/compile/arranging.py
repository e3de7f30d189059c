"""What a handbook's documents come to: every file of its site, planned, each when it is asked for.

Knows: which pages a document has, which lists there are.
Never: in which process, or in which order, they are planned; what stands on a page.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mopsdocs.compile.prepare import Prepared
from mopsdocs.compile.speaking import Voices
from mopsdocs.compile.stages import Judged, outline
from mopsdocs.model.handbook import Bound, BoundPage, Card, Edition
from mopsdocs.model.outline import Outline
from mopsdocs.model.place import Standing
from mopsdocs.model.recipe import Recipe, copied
from mopsdocs.outputs import address
from mopsdocs.outputs.areas import area_pages
from mopsdocs.outputs.assets import asset_files, sitemap
from mopsdocs.outputs.board import board_pages
from mopsdocs.outputs.calendars import calendars
from mopsdocs.outputs.exports import export_files, extract_of
from mopsdocs.outputs.home import home_page
from mopsdocs.outputs.indexes import index_pages
from mopsdocs.outputs.metric_page import metric_pages
from mopsdocs.outputs.moved import moved_pages, unread_page
from mopsdocs.outputs.pages import Pages, several, single
from mopsdocs.outputs.people import people_pages
from mopsdocs.outputs.placing import placed
from mopsdocs.outputs.playbook import plain_page, playbook_page
from mopsdocs.outputs.reviews import reviews_pages
from mopsdocs.outputs.scribe import Voice
from mopsdocs.outputs.tally import Tally, tally
from mopsdocs.outputs.tasks import tasks_pages


@dataclass(frozen=True, slots=True)
class Unit:
    """What one document comes to: what lists show of it, its pages, and what other programs are given of it."""

    outline: Outline | None
    recipes: tuple[Recipe, ...]
    extract: bytes = b""


@dataclass(frozen=True, slots=True)
class Harvest:
    """What lists show of all documents (`counted`: gathered already), and what programs are given of all playbooks.

    Both are in order of path.
    """

    outlines: tuple[Outline, ...]
    extracts: Iterable[bytes]
    counted: Tally | None = None


def arrange_unit(judged: Judged, prepared: Prepared, speaking: Voices) -> Unit:
    """Plan the pages of one document, in every language and every place."""
    pages = (page for voice in speaking.values() for page in bare_pages(judged, prepared, voice))
    return Unit(outline(judged), tuple(placed_everywhere(pages, prepared, speaking)), extract(judged, speaking))


def extract(judged: Judged, speaking: Voices) -> bytes:
    """Take from a playbook what other programs are given of it; nothing of what has no page."""
    card, bound, edition = judged.surveyed.card, judged.bound, next(iter(speaking.values())).edition
    if card is None or not isinstance(bound, Bound) or judged.assessment is None or not _is_first(card, edition):
        return b""
    return extract_of(speaking, bound, judged.assessment, card)


def placed_everywhere(recipes: Iterable[Recipe], prepared: Prepared, speaking: Voices) -> Iterable[Recipe]:
    """Give pages all the places where their edition is published."""
    places = prepared.standing.places
    if len(places) == 1:
        return placed(recipes, places[0], speaking)
    found = tuple(recipes)
    return (one for place in places for one in placed(found, place, speaking))


def bare_pages(judged: Judged, prepared: Prepared, voice: Voice) -> Iterable[Recipe]:
    """Plan the pages of one document in one language, as if they stood alone."""
    card, bound, look = judged.surveyed.card, judged.bound, prepared.look
    if card is None and prepared.standing.published:
        yield unread_page(voice, judged.surveyed.paths[0], look)
    if card is None or bound is None or card.address.startswith("areas/"):
        return
    if card.page is None and not _is_first(card, voice.edition):
        return
    if isinstance(bound, BoundPage):
        yield plain_page(voice, bound, card, look)
    elif judged.assessment:
        yield playbook_page(voice, bound, judged.assessment, card, look)
        yield from metric_pages(voice, bound, judged.assessment, card, look)


def _is_first(card: Card, edition: Edition) -> bool:
    """Whether a playbook's id is its own: a second claim to it is a finding; the page is the first one's."""
    return edition.cards.get(card.id) is card


def arrange_overviews(
    prepared: Prepared, edition: Edition, harvest: Harvest, own_pages: Mapping[str, BoundPage], speaking: Voices
) -> list[Pages]:
    """Plan everything that is made of more than one document, each part when it is asked for."""
    counted, look = harvest.counted or tally(harvest.outlines, edition), prepared.look
    assets = several(asset_files, prepared.theme, prepared.config, edition.today)
    exports = several(export_files, edition, lambda: harvest.extracts)
    found: list[Pages] = [assets, several(_copies, prepared), exports]
    for voice in speaking.values():
        found.append(single(home_page, voice, counted, look))
        found += area_pages(voice, counted, own_pages, look)
        found += people_pages(voice, counted, look)
        found += (several(lists, voice, counted, look) for lists in (tasks_pages, board_pages, reviews_pages))
        found += index_pages(voice, counted, look)
        found += (pages for _, pages in calendars(voice, counted))
        found += _changes(voice, prepared.standing, look)
    return [_settled(pages, prepared, speaking) for pages in found]


def _changes(voice: Voice, standing: Standing, look: str) -> Iterable[Pages]:
    """Plan what tells of other versions: what changed since the one before, since each older one, and the feeds."""
    if not (standing.far or standing.comparisons):
        return
    # Most handbooks have nothing to compare, and a build after an edit of prose is mostly loading.
    from mopsdocs.outputs.changes import changes_page  # noqa: PLC0415  # As said above.
    from mopsdocs.outputs.changes_feed import feeds  # noqa: PLC0415  # As said above.

    for one in standing.far:
        yield single(changes_page, voice, one, look, address.since(one.base.name))
    if standing.comparisons:
        yield single(changes_page, voice, standing.comparisons[0], look)
        yield several(feeds, voice, standing.comparisons)


def _settled(pages: Pages, prepared: Prepared, speaking: Voices) -> Pages:
    return lambda: placed_everywhere(pages(), prepared, speaking)


def arrange_moved(prepared: Prepared, paths: Iterable[str], speaking: Voices) -> Iterable[Recipe]:
    """Plan a page for every address that an older version has, or an earlier id had, and that is not among these."""
    have = set(paths)
    for place in prepared.standing.places:
        for voice in speaking.values():
            root = place.folder + voice.prefix
            own = {path.removeprefix(root) for path in have if path.startswith(root)}
            yield from placed(moved_pages(voice, own, place, prepared.look), place, speaking)


def arrange_sitemap(prepared: Prepared, paths: Iterable[str]) -> list[Recipe]:
    """Plan the sitemap of all pages, where the handbook has an address."""
    return list(sitemap(prepared.config, paths))


def _copies(prepared: Prepared) -> Iterable[Recipe]:
    return (copied(f"files/{path.removeprefix('playbooks/')}", path) for path in prepared.files)
