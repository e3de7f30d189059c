"""The inner verbs up to the check, one document at a time: parse, bind, assess, check.

Knows: what each verb needs of the others.
Never: in which process, or in which order, documents are worked on.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from msgspec import structs

from mopsdocs.assess import assess
from mopsdocs.bind import bind, bind_page, card_of, edition_of
from mopsdocs.checks import Case, Whole, Written, check_page, check_playbook, check_unread, check_whole, undecided
from mopsdocs.compile.borrow import borrowed
from mopsdocs.compile.prepare import Prepared
from mopsdocs.model.assessment import Assessment, Depth
from mopsdocs.model.diagnostic import Diagnostic, Noticed
from mopsdocs.model.handbook import UNREAD_HEADINGS, Bound, BoundPage, Card, Edition
from mopsdocs.model.outline import Outline
from mopsdocs.model.playbook import Document, Page, Playbook
from mopsdocs.outputs.outline import outline_of
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


def survey(group: Group, prepared: Prepared) -> Surveyed:
    """Parse one document."""
    # The schema is loaded by whoever reads plans: a build after an edit of prose does not.
    from mopsdocs.parse.documents import read_document  # noqa: PLC0415  # As said above.

    document, noticed, marks = read_document(group, prepared.config)
    if document is None:
        return Surveyed(group.paths, None, None, noticed, marks)
    found = survey_known(group, document, marks, prepared)
    return replace(found, noticed=(*noticed, *found.noticed))


def sketch(group: Group, prepared: Prepared) -> Surveyed:
    """Parse the plan of a playbook, and nothing else; whatever is no playbook, or cannot be read, is parsed whole."""
    # The schema is loaded by whoever reads plans.
    from mopsdocs.parse.documents import read_plan  # noqa: PLC0415  # As said above.

    plan = read_plan(group, prepared.config)
    if plan is None:
        return survey(group, prepared)
    found = survey_known(group, plan, (), prepared)
    card = structs.replace(found.card, headings=UNREAD_HEADINGS) if found.card else None
    return replace(found, card=card, noticed=())


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


def check_handbook(prepared: Prepared, edition: Edition, outlines: tuple[Outline, ...]) -> list[Diagnostic]:
    """Check what concerns more than one document, and the files at the root."""
    return [*check_unread(prepared.noticed, edition), *check_whole(Whole(outlines, edition))]
