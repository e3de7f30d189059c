"""Calendars: what is due in the whole handbook, in an area, for a person, a role or a team.

Knows: open tasks, running goals and reviews with their days; ids that stay.
Never: how a calendar is written down; what day it is, unless there is too much for one calendar.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from mopsdocs.model.handbook import Card, Duty
from mopsdocs.model.kept import recall
from mopsdocs.model.outline import GoalLine
from mopsdocs.model.playbook import PartyId
from mopsdocs.model.recipe import Recipe, text
from mopsdocs.outputs import address
from mopsdocs.outputs.calendar_lines import calendar, day, escaped, line
from mopsdocs.outputs.frame import area_name
from mopsdocs.outputs.pages import Pages, single
from mopsdocs.outputs.scribe import Noted, Voice
from mopsdocs.outputs.tally import GoalOf, Line, ReviewOf, Tally

MOST = 500
"""So many events a calendar may have: programs that show calendars take no more with good grace."""

_LATELY = timedelta(days=31)
_AGES_AGO = date(1970, 1, 1)
_ACCOUNTABLE, _RESPONSIBLE = 0, 1
_SORTED = 3


class Event(NamedTuple):
    """What is due: its day, its id, its playbook, by which events sort, and what it tells of."""

    on: date
    uid: str
    playbook: str
    of: Line | GoalOf | ReviewOf


@dataclass(frozen=True)
class Almanac:
    """The events of an edition in one language; each is written once, when the first calendar has it."""

    voice: Voice
    titles: dict[str, str] = field(default_factory=dict)
    roles: dict[tuple[str, tuple[PartyId, ...]], str] = field(default_factory=dict)

    def task(self, found: Line) -> Event | None:
        """Give the event of a task; None for one without a day."""
        duty, card = found.duty, found.card
        return Event(duty.due, self._uid("task", card, duty.id), card.id, found) if duty.due else None

    def goal(self, found: GoalOf) -> Event | None:
        """Give the event of a goal that is to be reached."""
        goal, card = found.goal, found.card
        if goal.due is None or goal.outcome is not None:
            return None
        return Event(goal.due, self._uid("goal", card, goal.id), card.id, found)

    def review(self, found: ReviewOf) -> Event:
        """Give the event of a review, of a playbook or of a service level in it."""
        card, item = found.card, found.sla.id if found.sla else ""
        return Event(found.review_due, self._uid("review", card, item), card.id, found)

    def text(self, event: Event) -> str:
        """Write an event, or take it as it was written, in this edition or in the one before it of the very same."""
        card, one = event.of.card, _of(event.of)
        key = event.uid, card.id
        noted = self.voice.events.get(key)
        if noted is None or noted.card is not card or noted.of is not one or noted.on != event.on:
            noted = self.voice.events[key] = Noted(card, one, event.on, *self._written(event))
        return f"{noted.head}{self._stamp}{noted.tail}"

    def _written(self, event: Event) -> tuple[str, str]:
        """Write an event but for its stamp: what comes before it, and what comes after it."""
        found = event.of
        match found:
            case Line():
                item, (title, said) = found.duty.id, self._task(found.duty, found.card)
            case GoalOf():
                item, (title, said) = found.goal.id, self._goal(found.goal, found.card)
            case _:
                item, (title, said) = found.sla.id if found.sla else "", self._review(found)
        link = ""
        if self._site:
            anchor = f"#{address.anchor(item)}" if item else ""
            target = f"{self._site}{found.card.address}{anchor}"
            said.append(escaped(target))
            link = line("URL", target)
        about = line("DESCRIPTION", "\\n".join(said)) if said else ""
        summary = line("SUMMARY", title)
        return (
            f"BEGIN:VEVENT\r\n{line('UID', event.uid)}",
            f"DTSTART;VALUE=DATE:{day(event.on)}\r\n{summary}{about}{link}TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n",
        )

    def _task(self, duty: Duty, card: Card) -> tuple[str, list[str]]:
        """Give what an event of a task is called, and what is said of it, escaped."""
        said = [self._title(card)]
        if duty.accountable:
            said.append(self._told("Accountable", duty.accountable))
        if duty.responsible:
            said.append(self._told("Responsible", duty.responsible))
        return escaped(self.voice.words.text(duty.title)), said

    def _goal(self, goal: GoalLine, card: Card) -> tuple[str, list[str]]:
        words = self.voice.words
        title = words.text(goal.title) if goal.title else words.said(recall(goal.sentence)) if goal.sentence else ""
        return escaped(words("{kind}: {name}", kind=words("Goal"), name=title or goal.id)), [self._title(card)]

    def _review(self, found: ReviewOf) -> tuple[str, list[str]]:
        words, sla = self.voice.words, found.sla
        name = words.text(sla.title if sla else found.card.title)
        said = words("{kind}: {name}", kind=words("Review"), name=name)
        return escaped(said), [self._title(found.card)] if sla else []

    def _title(self, card: Card) -> str:
        """Give the title of a playbook, escaped."""
        known = self.titles.get(card.id)
        if known is None:
            known = self.titles[card.id] = escaped(self.voice.words.text(card.title))
        return known

    def _told(self, role: str, parties: tuple[PartyId, ...]) -> str:
        """Say who has a role, escaped; the same few parties have most tasks."""
        known = self.roles.get((role, parties))
        if known is None:
            words = self.voice.words
            kind = words("Accountable") if role == "Accountable" else words("Responsible")
            said = words("{kind}: {name}", kind=kind, name=words.names(tuple(map(words.name_of, parties))))
            known = self.roles[role, parties] = escaped(said)
        return known

    def _uid(self, kind: str, card: Card, item: str) -> str:
        """Give an event's id, which outlives the playbook's: the first one that it had stays."""
        return f"{kind}{'-' if item else ''}{item}.{card.was[0] if card.was else card.id}@{self._host}"

    @cached_property
    def _site(self) -> str:
        """The absolute address of the language's root; nothing where none is configured."""
        site = self.voice.edition.config.address
        return f"{site.rstrip('/')}/{self.voice.prefix}" if site else ""

    @cached_property
    def _host(self) -> str:
        """The name of the place that ids are unique in."""
        site = self.voice.edition.config.address
        return site.split("://", 1)[-1].partition("/")[0].partition(":")[0] if site else "mopsdocs.invalid"

    @cached_property
    def _stamp(self) -> str:
        """Say since when this is so: as of a version's day, and of the working tree since the version before it."""
        standing = self.voice.edition.standing
        older = standing.older[0].release.day if standing.older else _AGES_AGO
        on = self.voice.edition.today if standing.published else older
        return f"DTSTAMP:{day(on)}T000000Z\r\nSEQUENCE:{len(standing.older)}\r\n"


def _of(found: Line | GoalOf | ReviewOf) -> object:
    """Give the very object that an event tells of."""
    match found:
        case Line():
            return found.duty
        case GoalOf():
            return found.goal
        case _:
            return found.sla or found.card


def calendars(voice: Voice, tally: Tally) -> Iterator[tuple[str, Pages]]:
    """Plan a calendar for the handbook, for each area and for each person, role and team, by its address."""
    almanac = Almanac(voice)
    yield address.CALENDAR, single(_of_handbook, almanac, tally)
    parted = _by_area(voice, tally)
    for area in voice.edition.config.areas:
        path = address.calendar(address.area(area))
        yield path, single(_of_area, almanac, path, area, parted[area])
    parties = voice.edition.parties
    roles, teams = (f"role:{one}" for one in parties.roles), (f"team:{one}" for one in parties.teams)
    for party in (*parties.people, *roles, *teams):
        path = address.calendar(address.party(party))
        yield path, single(_of_party, almanac, path, party, tally)


@dataclass(frozen=True, slots=True)
class _Share:
    """What of the handbook an area has."""

    tasks: list[Line] = field(default_factory=list)
    goals: list[GoalOf] = field(default_factory=list)
    reviews: list[ReviewOf] = field(default_factory=list)


def _by_area(voice: Voice, tally: Tally) -> dict[str, _Share]:
    found = {area: _Share() for area in voice.edition.config.areas}
    for line_ in tally.open:
        found.setdefault(line_.card.area or "", _Share()).tasks.append(line_)
    for goal in tally.goals:
        found.setdefault(goal.card.area or "", _Share()).goals.append(goal)
    for review in tally.reviews:
        found.setdefault(review.card.area or "", _Share()).reviews.append(review)
    return found


def _of_handbook(almanac: Almanac, tally: Tally) -> Recipe:
    return _calendar(almanac, address.CALENDAR, "", tally.open, tally.goals, tally.reviews)


def _of_area(almanac: Almanac, path: str, area: str, share: _Share) -> Recipe:
    name = area_name(almanac.voice.at(path), area)
    return _calendar(almanac, path, name, share.tasks, share.goals, share.reviews)


def _of_party(almanac: Almanac, path: str, party: PartyId, tally: Tally) -> Recipe:
    """Plan what somebody is accountable or responsible for; being asked or told is nothing to do by a day."""
    duties = tally.duties.get(party, ((),) * 4)
    tasks = (*duties[_ACCOUNTABLE], *duties[_RESPONSIBLE])
    name = almanac.voice.words.name_of(party)
    return _calendar(almanac, path, name, tasks, tally.goals_of.get(party, ()), tally.reviewed.get(party, ()))


def _calendar(
    almanac: Almanac,
    path: str,
    name: str,
    tasks: Iterable[Line],
    goals: Iterable[GoalOf],
    reviews: Iterable[ReviewOf],
) -> Recipe:
    voice = almanac.voice
    written = (*map(almanac.task, tasks), *map(almanac.goal, goals), *map(almanac.review, reviews))
    # Most of what is due in a large handbook has no room, and is never written.
    several = sorted({one[:_SORTED]: one for one in written if one}.values(), key=itemgetter(*range(_SORTED)))
    if len(several) > MOST:
        first = voice.edition.today - _LATELY
        several = [one for one in several if one.on >= first][:MOST]
    site = voice.words.text(voice.edition.config.title)
    whole = calendar(f"{name} \N{MIDDLE DOT} {site}" if name else site, voice.lang, map(almanac.text, several))
    return text(voice.prefix + path, whole)
