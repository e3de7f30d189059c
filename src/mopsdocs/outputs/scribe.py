"""Facts written down as views, in one language, for one page.

Knows: how labels, parties, dates and references look in a view.
Never: which facts a page shows.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from mopsdocs.model.handbook import Card, Edition, Landing
from mopsdocs.model.place import Past
from mopsdocs.model.playbook import PartyId
from mopsdocs.model.text import Text
from mopsdocs.model.view import Day, GoalLineView, Label, Link, NavLink, PartyMark, TaskLineView
from mopsdocs.outputs import address
from mopsdocs.words import Words

_V = TypeVar("_V")


class Now(NamedTuple):
    """The day on which an edition is read, and what it is called where it is marked: nobody reads a version today."""

    day: date
    said: str


class Row(NamedTuple, Generic[_V]):
    """A row of a list as it was written on a day: the very objects that it tells of, and what it looks like."""

    card: Card
    of: object
    day: date
    view: _V


class Noted(NamedTuple):
    """An event as it was written: the very objects that it tells of, its day, its text but for the stamp."""

    card: Card
    of: object
    on: date
    head: str
    tail: str


@dataclass(frozen=True, slots=True)
class Voice:
    """An edition in one language: what all its pages share.

    What it has written of single facts (`marks`, `rows`, `goals`, `events`) may serve another edition, see `after`.
    """

    edition: Edition
    words: Words
    marks: dict[tuple[str, str], PartyMark] = field(default_factory=dict)
    rows: dict[tuple[str, str, str, PartyId | None], Row[TaskLineView]] = field(default_factory=dict)
    goals: dict[tuple[str, str, str], Row[GoalLineView]] = field(default_factory=dict)
    events: dict[tuple[str, str], Noted] = field(default_factory=dict)
    links: dict[tuple[str, str], Link] = field(default_factory=dict)
    menus: dict[tuple[str, str, str | None], tuple[frozenset[str], tuple[NavLink, ...]]] = field(default_factory=dict)
    elders: list[tuple[Past, str, Day, str]] = field(default_factory=list)

    def after(self, before: "Voice | None") -> "Voice":
        """Remember what a voice of the edition before has written, where people, areas and addresses are the same."""
        if before is None or before.words is not self.words:
            return self
        now, then = self.edition.config, before.edition.config
        if (now.areas, now.address, now.languages) != (then.areas, then.address, then.languages):
            return self
        return replace(self, marks=before.marks, rows=before.rows, goals=before.goals, events=before.events)

    @property
    def lang(self) -> str:
        """The language spoken."""
        return self.words.lang

    @property
    def prefix(self) -> str:
        """The language's folder within the edition; the first language has none."""
        return "" if self.lang == self.edition.config.languages[0] else f"{self.lang}/"

    @property
    def root(self) -> str:
        """The site's root as an absolute path: for the page that may be shown at any address."""
        configured = self.edition.config.address
        if not configured:
            return "/"
        path = configured.split("://", 1)[-1].partition("/")[2].strip("/")
        return f"/{path}/" if path else "/"

    def at(self, page: str) -> "Scribe":
        """Write for a page."""
        up = "../" * page.count("/")
        return Scribe(self, page, up, up + ("../" if self.prefix else ""))


@dataclass(frozen=True, slots=True)
class Scribe:
    """A voice at one page: `up` leads to the language's root, `top` to the edition's."""

    voice: Voice
    page: str
    up: str
    top: str

    @property
    def words(self) -> Words:
        """The words of the page's language."""
        return self.voice.words

    @property
    def edition(self) -> Edition:
        """The edition that the page belongs to."""
        return self.voice.edition

    @property
    def today(self) -> date:
        """The day on which the edition is assessed."""
        return self.voice.edition.today

    @property
    def now(self) -> Now:
        """That day, as a drawing marks it."""
        published = self.edition.standing.published
        return Now(self.today, self.words.day(self.today) if published else self.words("Today"))

    def href(self, target: str) -> str:
        """Lead from this page to an address below the language's root."""
        path, mark, fragment = target.partition("#")
        return f"#{fragment}" if mark and path == self.page else self.up + target

    def outward(self, target: str | None) -> str | None:
        """Lead to an absolute address as it is, to any other from this page."""
        return target if target is None or ":" in target else self.href(target)

    def label(self, text: Text) -> Label:
        """Give a label in the page's language, or in its source's with a mark."""
        found = text.in_language(self.words.lang)
        return Label(text.source, text.lang) if found is None else Label(found)

    def maybe(self, text: Text | None) -> Label | None:
        """Give a label where there is one."""
        return None if text is None else self.label(text)

    def day(self, day: date | None) -> Day | None:
        """Give a date where there is one."""
        return None if day is None else _day(day, self.words.day(day))

    def link(self, text: Text, target: str) -> Link:
        """Link to an address by a label."""
        label = self.label(text)
        return Link(label.text, self.href(target), label.lang)

    def card(self, card: Card) -> Link:
        """Link to a document: the same wherever the way to it is the same."""
        key = (self.up, card.address)
        known = self.voice.links.get(key)
        if known is None:
            known = self.voice.links[key] = self.link(card.title, card.address)
        return known

    def landing(self, landing: Landing, fallback: str) -> Link:
        """Link to where a reference leads, by the title found there, or else by the reference itself."""
        if landing.title is not None:
            return self.link(landing.title, landing.address)
        return Link(fallback, self.href(landing.address))

    def party(self, party: PartyId) -> PartyMark:
        """Give a person, role or team by name, with its page; an unknown one as written."""
        key = (party, self.up)
        known = self.voice.marks.get(key)
        if known is None:
            known = self.voice.marks[key] = self._mark(party)
        return known

    def parties(self, several: tuple[PartyId, ...]) -> tuple[PartyMark, ...]:
        """Give several parties."""
        return tuple(self.party(party) for party in several)

    def maybe_party(self, party: PartyId | None) -> PartyMark | None:
        """Give a party where there is one."""
        return None if party is None else self.party(party)

    def _mark(self, party: PartyId) -> PartyMark:
        parties = self.edition.parties
        if not parties.knows(party):
            return PartyMark(party, None)
        holder = parties.holder(party) if party.startswith("role:") else None
        return PartyMark(self.words.name_of(party), self.up + address.party(party), holder.name if holder else None)


@lru_cache(maxsize=4096)
def _day(day: date, words: str) -> Day:
    """Give a date as a view has it: a handbook speaks of the same days again and again."""
    return Day(day.isoformat(), words)
