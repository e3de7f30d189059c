"""Feeds of changed commitments: of the handbook, of each area, of each person, role and team (RFC 4287).

Knows: what an Atom feed must have, and that its entries keep their ids.
Never: pages.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from mopsdocs.model.change import COMMITMENT, Comparison
from mopsdocs.model.recipe import Recipe, text
from mopsdocs.outputs import address
from mopsdocs.outputs.changes_said import Told, by_place, told
from mopsdocs.outputs.changes_values import Teller
from mopsdocs.outputs.frame import area_name
from mopsdocs.outputs.scribe import Voice

ENTRIES = 100
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class _News:
    """A changed commitment: in which comparison, of which playbook, in which words."""

    comparison: Comparison
    place: str
    told: Told

    @property
    def area(self) -> str:
        """The area of the playbook; nothing for people and roles."""
        subject = self.comparison.subjects.get(self.place)
        return subject.area if subject else ""

    @property
    def parties(self) -> frozenset[str]:
        """Whom it concerns."""
        return frozenset(party for change in self.told.changes for party in change.people)


def feeds(voice: Voice, comparisons: Iterable[Comparison]) -> Iterator[Recipe]:
    """Plan the feeds of an edition from the comparisons of neighbouring versions, newest first.

    Feeds of areas, people, roles and teams stand beside their pages: `people/ana.ruiz.xml`.
    """
    several = tuple(comparisons)
    if not several:
        return
    news = tuple(_news(voice, several))
    words, day = voice.words, several[0].head.on.isoformat()
    title = words("Changed commitments")
    by_area: dict[str, list[_News]] = {}
    by_party: dict[str, list[_News]] = {}
    for one in news:
        by_area.setdefault(one.area, []).append(one)
        for party in one.parties:
            by_party.setdefault(party, []).append(one)
    yield _feed(voice, address.FEED, title, news, day)
    scribe = voice.at(address.FEED)
    for area in voice.edition.config.areas:
        name = words("{kind}: {name}", kind=title, name=area_name(scribe, area))
        yield _feed(voice, address.feed(address.area(area)), name, by_area.get(area, ()), day)
    known = voice.edition.parties
    for party in (*known.people, *(f"role:{r}" for r in known.roles), *(f"team:{t}" for t in known.teams)):
        name = words("{kind}: {name}", kind=title, name=words.name_of(party))
        yield _feed(voice, address.feed(address.party(party)), name, by_party.get(party, ()), day)


def _news(voice: Voice, comparisons: Iterable[Comparison]) -> Iterator[_News]:
    for comparison in comparisons:
        teller = Teller(voice.words, comparison, voice.edition.config.areas)
        for place, changes in by_place(comparison.changes).items():
            for one in told(teller, changes):
                if one.grade == COMMITMENT:
                    yield _News(comparison, place, one)


def _feed(voice: Voice, path: str, title: str, news: Iterable[_News], day: str) -> Recipe:
    site, base = voice.words.text(voice.edition.config.title), voice.edition.config.address
    shown = list(news)[:ENTRIES]
    at = _absolute(base, voice.prefix + path)
    links = [f'<link rel="self" type="application/atom+xml" href="{_xml(at)}"/>'] if at else []
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{voice.lang}">',
        f"<id>{_id(site, voice.lang, path)}</id>",
        f"<title>{_xml(f'{title} · {site}')}</title>",
        f"<updated>{shown[0].comparison.head.on.isoformat() if shown else day}T00:00:00Z</updated>",
        f"<author><name>{_xml(site)}</name></author>",
        *links,
        *(_entry(voice, one, site, base) for one in shown),
        "</feed>",
    ]
    return text(voice.prefix + path, "\n".join(lines) + "\n")


def _entry(voice: Voice, news: _News, site: str, base: str | None) -> str:
    words, comparison, say = voice.words, news.comparison, news.told
    facts = (f"{one.item}/{one.key}/{one.kind}" for one in say.changes)
    subject = comparison.subjects.get(news.place)
    where = words.text(subject.title) if subject else words("People and roles")
    target = _absolute(base, voice.prefix + address.playbook(subject.id)) if subject and subject.there else None
    link = f'<link rel="alternate" type="text/html" href="{_xml(target)}"/>' if target else ""
    content = words("{kind}: {name}", kind=words.text(comparison.head.label), name=say.text)
    return (
        f"<entry><id>{_id(site, voice.lang, comparison.head.name, news.place, *facts)}</id>"
        f"<title>{_xml(f'{where}: {say.text}')}</title>"
        f"<updated>{comparison.head.on.isoformat()}T00:00:00Z</updated>{link}"
        f'<content type="text">{_xml(content)}</content></entry>'
    )


def _id(*parts: str) -> str:
    """Give an id that the same news has in every build: what it says may be put in other words."""
    whole = "\n".join(parts).encode()
    return f"urn:sha1:{hashlib.sha1(whole, usedforsecurity=False).hexdigest()}"


def _absolute(base: str | None, path: str) -> str | None:
    return f"{base.rstrip('/')}/{path}" if base else None


def _xml(words: str) -> str:
    return escape(_UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", words))
