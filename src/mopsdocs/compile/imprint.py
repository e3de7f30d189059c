"""A playbook's pages as the last build arranged them, as plain data: another version that says the same begins there.

Knows: what they rest on beside the playbook's own files, as one digest.
Never: where they are kept; takes anything for the same that this digest does not cover.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

import msgspec
from msgspec import Struct, structs

from mopsdocs.compile.again import Again, Before, is_signed, linked
from mopsdocs.compile.stages import Judged
from mopsdocs.model.config import Versions
from mopsdocs.model.handbook import Bound, Edition
from mopsdocs.model.recipe import Recipe, digest
from mopsdocs.model.view import Frame, MetricView, PlaybookView, View

_VIEWS: Mapping[str, type[View]] = {"pages/playbook.html": PlaybookView, "pages/metric.html": MetricView}


class Sheet(Struct, frozen=True, array_like=True):
    """A page as it was planned, as if it stood alone; `view` is what it showed, packed."""

    path: str
    template: str
    digest: str
    content: str
    frame: Frame
    view: bytes


class Imprint(Struct, frozen=True, array_like=True):
    """A playbook as it was arranged as of a day: its pages by language, what other programs are given of it.

    `rests` is the digest of all that these rest on beside its own files.
    """

    rests: str
    day: date
    sheets: tuple[tuple[Sheet, ...], ...]
    extract: bytes


def surroundings(edition: Edition, look: str) -> str:
    """Digest what the pages of all playbooks rest on: settings, people, the look."""
    # Which versions there are is told by places and links to older ones, not by what stands on a page.
    return digest(look, structs.replace(edition.config, versions=Versions()), edition.parties)


def imprint_of(before: Before, around: str) -> Imprint | None:
    """Write down a playbook as it was arranged; None for what is not kept."""
    rests = _rests(before.judged, before.edition, around)
    if rests is None:
        return None
    sheets = tuple(tuple(sheet for page in several if (sheet := _sheet(page))) for several in before.pages)
    if not sheets or any(len(now) != len(was) or not was for now, was in zip(sheets, before.pages, strict=True)):
        return None
    return Imprint(rests, before.edition.today, sheets, before.extract)


def begun(again: Again, known: Imprint, edition: Edition, around: str) -> Again:
    """Let a playbook begin where its pages were left, if all that they rest on is as it was, its assessment too."""
    judged = again.judged
    if known.rests != _rests(judged, edition, around) or len(known.sheets) != len(edition.config.languages):
        return again
    try:
        pages = tuple(tuple(_recipe(sheet) for sheet in several) for several in known.sheets)
    except (KeyError, msgspec.MsgspecError):
        return again  # Whoever may write to the file may have put anything there.
    then = structs.replace(edition, today=known.day)
    return replace(again, before=Before(again.surveyed, judged, then, pages, known.extract))


def _rests(judged: Judged, edition: Edition, around: str) -> str | None:
    """Digest what a playbook's pages rest on, the day aside; None where git has a say in it."""
    bound, card = judged.bound, judged.surveyed.card
    if not isinstance(bound, Bound) or card is None or judged.assessment is None or is_signed(bound, edition):
        return None
    values = sorted((metric, series.id) for metric, series in bound.playbook.series.items())
    landings = sorted(bound.landings.items())
    named = sorted({landing.playbook for landing in bound.landings.values() if landing.playbook})
    links = [(name, linked(name, edition)) for name in named]
    metrics = [f"{name}/{one.id}" for one in bound.playbook.metrics for name in (card.id, *card.was)]
    users = [edition.borrowers.get(name) for name in metrics]
    return digest(around, card, edition.knows(card), judged.assessment, values, landings, links, users)


def _sheet(page: Recipe) -> Sheet | None:
    if page.frame is None or page.view is None or page.template not in _VIEWS:
        return None
    return Sheet(page.path, page.template, page.digest, page.content, page.frame, msgspec.msgpack.encode(page.view))


def _recipe(sheet: Sheet) -> Recipe:
    view = _decoder(_VIEWS[sheet.template]).decode(sheet.view)
    return Recipe(sheet.path, "page", sheet.digest, sheet.template, sheet.frame, view, content=sheet.content)


@lru_cache(maxsize=len(_VIEWS))
def _decoder(kind: type[View]) -> msgspec.msgpack.Decoder[View]:
    """Make a reader of views: it takes a while, and most builds have nothing to read."""
    return msgspec.msgpack.Decoder(kind)
