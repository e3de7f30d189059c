"""A document in one edition after another: what does not differ is taken from the edition before.

Knows: what a document's pages rest on beside the document: what it refers to, parties, settings, neighbours, the day.
Never: what a page shows; any edition but the one before.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from msgspec import structs

from mopsdocs.assess import turns
from mopsdocs.compile.arranging import Unit, bare_pages, extract, placed_everywhere
from mopsdocs.compile.prepare import Prepared
from mopsdocs.compile.speaking import Voices
from mopsdocs.compile.stages import Judged, Surveyed, judge, outline
from mopsdocs.model.assessment import Assessment
from mopsdocs.model.config import Config
from mopsdocs.model.handbook import Bound, Edition
from mopsdocs.model.playbook import Playbook
from mopsdocs.model.recipe import Recipe
from mopsdocs.model.text import Text
from mopsdocs.model.view import PlaybookView
from mopsdocs.outputs import address
from mopsdocs.outputs.metric_page import metric_pages
from mopsdocs.outputs.playbook import turned_page
from mopsdocs.outputs.scribe import Voice
from mopsdocs.outputs.turned import Shown, turned


@dataclass(frozen=True, slots=True)
class Before:
    """A document as it came to be in the edition before: its pages as if they stood alone, by language.

    `extract` is what other programs are given of it. `surveyed` is the very same where its files are the same.
    """

    surveyed: Surveyed
    judged: Judged
    edition: Edition
    pages: tuple[tuple[Recipe, ...], ...]
    extract: bytes


@dataclass(frozen=True, slots=True)
class Again:
    """A document bound, assessed and checked; `before` is itself in the edition before, if it rests on the same."""

    surveyed: Surveyed
    judged: Judged
    before: Before | None


def judge_again(
    surveyed: Surveyed, own: Surveyed, edition: Edition, prepared: Prepared, before: Before | None
) -> Again:
    """Bind, assess and check a document; where nothing turned on the days between, its assessment stays.

    `own` is the same with the edition's own card.
    """
    rests: list[Before] = []

    def known(bound: Bound) -> Assessment | None:
        if before is None or surveyed is not before.surveyed or not _rests_on_the_same(bound, own, edition, before):
            return None
        rests.append(before)
        turned_since = turns(bound.playbook, before.edition.today, edition.today)
        return None if turned_since else before.judged.assessment

    judged = judge(own, edition, prepared, known)
    return Again(surveyed, judged, next(iter(rests), None))


def arrange_again(again: Again, prepared: Prepared, speaking: Voices) -> tuple[Unit, Before]:
    """Plan the pages of a document; where all that they rest on is as before, only what tells of the day is new."""
    judged, was = again.judged, again.before
    if was:
        pages = tuple(
            tuple(_again(known, judged, prepared, voice, was))
            for known, voice in zip(was.pages, speaking.values(), strict=True)
        )
    else:
        pages = tuple(tuple(bare_pages(judged, prepared, voice)) for voice in speaking.values())
    placed = placed_everywhere((one for several in pages for one in several), prepared, speaking)
    edition = next(iter(speaking.values())).edition
    told = was.extract if was and _same(was.judged.assessment, judged.assessment) else extract(judged, speaking)
    return Unit(outline(judged), tuple(placed), told), Before(again.surveyed, judged, edition, pages, told)


def same_values(surveyed: Surveyed, prepared: Prepared) -> bool:
    """Whether the values of a document's metrics are those that it was parsed with."""
    # The schema is loaded by whoever reads plans: a build after an edit of prose does not.
    from mopsdocs.parse.values import values_path  # noqa: PLC0415  # As said above.

    document, sources = surveyed.document, prepared.sources
    if not isinstance(document, Playbook):
        return True
    for one in document.metrics:
        found, series = sources.get(values_path(document.path, one) or ""), document.series.get(one.id)
        if (found and found.id) != (series and series.id):
            return False
    return True


def unit_addresses(edition: Edition) -> frozenset[str]:
    """List the addresses of all pages that are made of one document, below a language's root."""
    found = {address.playbook(_stem(path)) for path in edition.unread} if edition.standing.published else set[str]()
    for card in edition.by_path.values():
        if card.page is not None:
            found.add(card.address)
        elif edition.cards.get(card.id) is card:
            found.add(card.address)
            found |= {address.metric(card.id, mark.id) for mark in card.landmarks if mark.kind == "metric"}
    return frozenset(found)


def is_signed(bound: Bound, edition: Edition) -> bool:
    """Whether anybody has signed anything in a playbook."""
    playbook = bound.playbook
    return not edition.signoffs.playbooks().isdisjoint((playbook.id, *playbook.was))


def linked(playbook: str, edition: Edition) -> tuple[Text, str] | None:
    """Give what a link to a playbook shows of it."""
    card = edition.cards.get(playbook)
    return (card.title, card.address) if card else None


def _stem(path: str) -> str:
    return path.removesuffix("/index.md").removesuffix(".md").rpartition("/")[2]


def _rests_on_the_same(bound: Bound, own: Surveyed, edition: Edition, before: Before) -> bool:
    """Whether all that a document's pages show of the handbook around it is what it was, the day aside."""
    then, card = before.edition, own.card
    if before.judged.bound is None or card is None or card != before.judged.surveyed.card:
        return False
    if not _same_settings(edition.config, then.config) or edition.parties != then.parties:
        return False
    if any(is_signed(bound, one) for one in (edition, then)):
        return False  # What git remembers of a sign-off is another thing each time.
    if bound.landings != before.judged.bound.landings or edition.knows(card) != then.knows(card):
        return False
    named = {landing.playbook for landing in bound.landings.values() if landing.playbook}
    if any(linked(name, edition) != linked(name, then) for name in named):
        return False
    names = [f"{name}/{metric.id}" for metric in bound.playbook.metrics for name in (card.id, *card.was)]
    return all(edition.borrowers.get(name) == then.borrowers.get(name) for name in names)


def _same(now: object, then: object) -> bool:
    # Most are the very same, and too large to be compared with themselves.
    return now is then or now == then


def _same_settings(one: Config, other: Config) -> bool:
    # Which versions there are is told by places and links to older ones, not by what stands on a page.
    return one is other or structs.replace(one, versions=other.versions) == other


def _again(
    known: tuple[Recipe, ...], judged: Judged, prepared: Prepared, voice: Voice, before: Before
) -> Iterator[Recipe]:
    """Give a document's pages in a language as they were, but for neighbours and what tells of the day."""
    bound, card, look = judged.bound, judged.surveyed.card, prepared.look
    now, then = judged.assessment, before.judged.assessment
    view = known[0].view if known else None
    if isinstance(bound, Bound) and isinstance(view, PlaybookView) and card and now and then:
        shown = turned(voice.at(card.address), bound, now, Shown(view, then, before.edition.today))
        yield turned_page(voice, card, look, shown, known[0])
        same = _same(now.metrics, then.metrics)
        yield from known[1:] if same else metric_pages(voice, bound, now, card, look)
    else:
        yield from bare_pages(judged, prepared, voice)
