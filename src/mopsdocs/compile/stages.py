"""The inner verbs, one document at a time: parse, bind, assess, check, arrange.

Knows: what each verb needs of the others.
Never: in which process, or in which order, documents are worked on.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from msgspec import structs

from mopsdocs.assess import assess
from mopsdocs.bind import bind, bind_page, card_of, edition_of
from mopsdocs.checks import Case, Whole, Written, check_page, check_playbook, check_unread, check_whole, undecided
from mopsdocs.compile.borrow import borrowed
from mopsdocs.compile.prepare import Prepared
from mopsdocs.compile.speaking import Voices
from mopsdocs.model.assessment import Assessment, Depth
from mopsdocs.model.diagnostic import Diagnostic, Noticed
from mopsdocs.model.handbook import Bound, BoundPage, Card, Edition
from mopsdocs.model.outline import Outline
from mopsdocs.model.place import Standing
from mopsdocs.model.playbook import Document, Page, Playbook
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
from mopsdocs.outputs.outline import outline_of
from mopsdocs.outputs.pages import Pages, several, single
from mopsdocs.outputs.people import people_pages
from mopsdocs.outputs.placing import placed
from mopsdocs.outputs.playbook import plain_page, playbook_page
from mopsdocs.outputs.reviews import reviews_pages
from mopsdocs.outputs.scribe import Voice
from mopsdocs.outputs.tally import Tally, tally
from mopsdocs.outputs.tasks import tasks_pages
from mopsdocs.parse import Group, with_new_prose

Known = Callable[[Bound], Assessment | None]
"""Gives the assessment of a playbook, once it is bound, where it is known already."""


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A document parsed on its own; None where its front matter could not be read.

    `marks` are digests of the front matters of its files.
    """

    paths: tuple[str, ...]
    document: Document | None
    card: Card | None
    noticed: tuple[tuple[str, Noticed], ...]
    marks: tuple[str, ...] = ()

    @property
    def plain(self) -> bool:
        """Whether everything that was noticed was noticed in its prose."""
        bodies = self.document.bodies if self.document else ()
        return len(self.noticed) == sum(len(body.prose.noticed) for body in bodies)


@dataclass(frozen=True, slots=True)
class Judged:
    """A document bound, assessed and checked."""

    surveyed: Surveyed
    bound: Bound | BoundPage | None
    assessment: Assessment | None
    diagnostics: tuple[Diagnostic, ...]


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


def survey(group: Group, prepared: Prepared) -> Surveyed:
    """Parse one document."""
    # The schema is loaded by whoever reads plans: a build after an edit of prose does not.
    from mopsdocs.parse.documents import read_document  # noqa: PLC0415  # As said above.

    document, noticed, marks = read_document(group, prepared.config)
    if document is None:
        return Surveyed(group.paths, None, None, noticed, marks)
    found = survey_known(group, document, marks, prepared)
    return replace(found, noticed=(*noticed, *found.noticed))


def survey_again(group: Group, plan: Playbook, marks: tuple[str, ...], prepared: Prepared) -> Surveyed | None:
    """Give a plan that is known its prose anew; None if more than prose has changed."""
    if (document := with_new_prose(plan, group, marks, prepared.config)) is None:
        return None
    noticed = tuple((body.path, one) for body in document.bodies for one in body.prose.noticed)
    return Surveyed(group.paths, document, card_of(document, prepared.config.areas), noticed, marks)


def survey_known(group: Group, document: Document, marks: tuple[str, ...], prepared: Prepared) -> Surveyed:
    """Take a document as it was parsed before, with nothing noticed; the values of its metrics are read anew."""
    from mopsdocs.parse.values import read_values  # noqa: PLC0415  # As said above.

    noticed: tuple[tuple[str, Noticed], ...] = ()
    if isinstance(document, Playbook):
        series, noticed = read_values(document, prepared.sources)
        document = structs.replace(document, series=series)
    return Surveyed(group.paths, document, card_of(document, prepared.config.areas), noticed, marks)


def bind_edition(surveyed: Iterable[Surveyed], prepared: Prepared) -> Edition:
    """Bind the cards of all documents into an edition."""
    return edition_from(((one.card, one.paths) for one in surveyed), prepared)


def edition_from(cards: Iterable[tuple[Card | None, tuple[str, ...]]], prepared: Prepared) -> Edition:
    """Bind cards, each with the paths of its sources, into an edition."""
    day, others = prepared.version.as_of, prepared.others
    found = edition_of(cards, prepared.config, prepared.parties, prepared.files, day, others, prepared.standing)
    return structs.replace(found, signoffs=prepared.signoffs)


def judge(
    surveyed: Surveyed, edition: Edition, prepared: Prepared, known: Known | None = None, depth: Depth = Depth.PAGES
) -> Judged:
    """Bind, assess and, unless it is a version that nobody can mend any more, check one document.

    `known` may know the assessment already; else it goes to a `depth`.
    """
    document = surveyed.document
    if prepared.standing.published:
        return assessed(surveyed, edition, prepared, known, depth)
    if document is None:
        return Judged(surveyed, None, None, check_unread(surveyed.noticed, edition))
    if isinstance(document, Page):
        page = bind_page(document, edition)
        found = check_page(Written(document.bodies, page.landings, edition), surveyed.noticed)
        return Judged(surveyed, page, None, found)
    bound = bind(document, edition)
    assessment = _assessed(document, bound, edition, prepared, known, depth)
    return Judged(surveyed, bound, assessment, check_playbook(Case(bound, assessment, edition), surveyed.noticed))


def assessed(
    surveyed: Surveyed, edition: Edition, prepared: Prepared, known: Known | None = None, depth: Depth = Depth.PAGES
) -> Judged:
    """Bind and assess one document to a `depth`, unchecked; `known` may know the assessment already."""
    document = surveyed.document
    if document is None:
        return Judged(surveyed, None, None, ())
    if isinstance(document, Page):
        return Judged(surveyed, bind_page(document, edition), None, ())
    bound = bind(document, edition)
    return Judged(surveyed, bound, _assessed(document, bound, edition, prepared, known, depth), ())


def _assessed(
    document: Playbook, bound: Bound, edition: Edition, prepared: Prepared, known: Known | None, depth: Depth
) -> Assessment:
    series = borrowed(document, edition, prepared.sources)
    return (known and known(bound)) or assess(bound, edition, series, depth=depth)


def outline(judged: Judged) -> Outline | None:
    """Take from a document what lists show of it."""
    card = judged.surveyed.card
    if card is None:
        return None
    if isinstance(judged.bound, Bound) and judged.assessment:
        return undecided(outline_of(judged.bound, judged.assessment, card), judged.surveyed.noticed)
    links = {one.address for one in judged.bound.landings.values()} if judged.bound else set[str]()
    return Outline(card, links=tuple(sorted(links)))


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


def check_handbook(prepared: Prepared, edition: Edition, outlines: tuple[Outline, ...]) -> list[Diagnostic]:
    """Check what concerns more than one document, and the files at the root."""
    return [*check_unread(prepared.noticed, edition), *check_whole(Whole(outlines, edition))]
