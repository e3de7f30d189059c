"""Cards of documents, and the edition that they make together.

Knows: what another page may know of a document (its card).
Never: prose; what a reference is for.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from msgspec import structs

from mopsdocs.model.config import Config
from mopsdocs.model.handbook import Card, Edition, Landmark, pack_landmarks
from mopsdocs.model.parties import Parties
from mopsdocs.model.place import ALONE, Standing
from mopsdocs.model.playbook import Document, Goal, Page, Playbook, Ref
from mopsdocs.model.text import Text

_BRACKETS = re.compile(r"\[([^\[\]]{1,300})\]")
_NONE = pack_landmarks(())


def card_of(document: Document, areas: Iterable[str]) -> Card:
    """Give all that another page may know of a document."""
    return _of_page(document, areas) if isinstance(document, Page) else _of_playbook(document)


def edition_of(
    cards: Iterable[tuple[Card | None, tuple[str, ...]]],
    config: Config,
    parties: Parties,
    files: Iterable[str],
    today: date,
    others: frozenset[str] = frozenset(),
    standing: Standing = ALONE,
) -> Edition:
    """Bind cards, each with the paths of its source files, into an edition; the first to claim an id keeps it.

    A document that could not be read has no card.
    """
    found = _Claimed(config, areas={area: [] for area in config.areas})
    for card, paths in cards:
        found.add(card, paths)
    return Edition(
        config=_naming(config, found.area_pages),
        parties=parties,
        cards=found.by_id,
        by_path=found.by_path,
        areas={area: tuple(sorted(several, key=_by_title)) for area, several in found.areas.items()},
        area_pages=found.area_pages,
        aliases=found.aliases,
        files=frozenset(files),
        today=today,
        unread=frozenset(found.unread),
        others=others,
        borrowers=_borrowers(found.by_id.values()),
        standing=standing,
        leaving=frozenset(one.id for one in parties.people.values() if one.end),
    )


@dataclass(frozen=True, slots=True)
class _Claimed:
    """What documents have laid claim to so far; the first to claim an id keeps it."""

    config: Config
    areas: dict[str, list[Card]]
    by_id: dict[str, Card] = field(default_factory=dict)
    by_path: dict[str, Card] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    area_pages: dict[str, Card] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)

    def add(self, card: Card | None, paths: tuple[str, ...]) -> None:
        """Give a document what it claims; one that could not be read has no card."""
        if card is None:
            self.unread.extend(paths)
            return
        if card.address.startswith("areas/"):
            area = card.address[6:-5]
            card = self.area_pages[area] = structs.replace(card, title=_area_name(self.config, area, card.title))
        self.by_path.update(dict.fromkeys(paths, card))
        if card.page is not None:
            return
        if self.by_id.setdefault(card.id, card) is card:
            self.areas.setdefault(card.area or "", []).append(card)
            self.aliases.update((name, card.id) for name in card.was)


def _naming(config: Config, pages: Mapping[str, Card]) -> Config:
    """Call each area as its own page is called, where it has one."""
    areas = {area: pages[area].title if area in pages else name for area, name in config.areas.items()}
    return structs.replace(config, areas=areas) if pages else config


def _area_name(config: Config, area: str, title: Text) -> Text:
    """Give an area's name: its page's title, in languages in which the settings do not name it."""
    if area not in config.named:
        return title
    name = config.areas[area]
    said = {name.lang, *dict(name.others)}
    told = ((title.lang, title.source), *title.others)
    return Text(name.source, name.lang, (*name.others, *((lang, words) for lang, words in told if lang not in said)))


def _borrowers(cards: Iterable[Card]) -> dict[Ref, tuple[tuple[Card, str], ...]]:
    """List for each metric, by its full name, what uses it in other playbooks."""
    found: dict[Ref, list[tuple[Card, str]]] = {}
    for card in cards:
        for item, ref in card.borrows:
            found.setdefault(ref, []).append((card, item))
    return {ref: tuple(several) for ref, several in found.items()}


def _by_title(card: Card) -> tuple[str, str]:
    return card.title.source.casefold(), card.id


def _of_page(page: Page, areas: Iterable[str]) -> Card:
    folder, _, last = page.name.rpartition("/")
    own = last == "index" and folder in areas
    return Card(
        id="",
        path=page.path,
        address=f"areas/{folder}.html" if own else f"pages/{page.name}.html",
        title=page.title,
        summary=page.summary,
        area=folder if own else page.area,
        owner=None,
        status="active",
        tags=(),
        was=(),
        parent=None,
        supersedes=(),
        marks=_NONE,
        headings=tuple(h.slug for body in page.bodies for h in body.prose.headings),
        page=page.name,
    )


def _of_playbook(playbook: Playbook) -> Card:
    return Card(
        id=playbook.id,
        path=playbook.path,
        address=f"playbooks/{playbook.id}.html",
        title=playbook.title,
        summary=playbook.summary,
        area=playbook.area,
        owner=playbook.owner,
        status=playbook.status,
        tags=playbook.tags,
        was=playbook.was,
        parent=playbook.parent,
        supersedes=playbook.supersedes,
        marks=pack_landmarks(_landmarks(playbook)),
        headings=tuple(h.slug for body in playbook.bodies for h in body.prose.headings),
        borrows=tuple(_borrows(playbook)),
    )


def _borrows(playbook: Playbook) -> Iterator[tuple[str, Ref]]:
    """List what uses a metric of another playbook, each with the metric's full name."""
    own = f"{playbook.id}/"
    used = [(goal.id, goal.metric) for goal in playbook.goals if goal.metric]
    for metric in playbook.metrics:
        used += [(metric.id, ref) for ref in metric.counter]
        if metric.formula and "[" in metric.formula:
            used += [(metric.id, ref.strip()) for ref in _BRACKETS.findall(metric.formula)]
    for sla in playbook.slas:
        used += [(sla.id, side.metric) for side in (sla.commitment, sla.in_return) if side and side.metric]
    for item, ref in used:
        if "/" in ref and not ref.startswith(own):
            yield item, ref.partition("@")[0]


def _landmarks(playbook: Playbook) -> Iterator[Landmark]:
    for problem in playbook.problems:
        yield Landmark("problem", problem.id, problem.problem)
    for stakeholder in playbook.stakeholders:
        yield Landmark("stakeholder", stakeholder.id, None)
        for need in stakeholder.needs:
            yield Landmark("need", need.id, need.text)
    for sla in playbook.slas:
        yield Landmark("sla", sla.id, sla.title, start=sla.effective, serves=sla.serves)
    for metric in playbook.metrics:
        series = playbook.series.get(metric.id)
        yield Landmark("metric", metric.id, metric.name, metric=metric, values=series.id if series else "")
    for goal in playbook.goals:
        yield _goal(goal)
    yield from _work(playbook)
    if playbook.participation:
        for feedback in playbook.participation.feedback:
            yield Landmark("feedback", feedback.id, feedback.text)
    for risk in playbook.risks:
        yield Landmark("risk", risk.id, risk.text)
    for decision in playbook.decisions:
        yield Landmark("decision", decision.id, decision.title)


def _goal(goal: Goal) -> Landmark:
    supports = goal.relevant.supports if goal.relevant else ()
    return Landmark(
        "goal", goal.id, goal.title or goal.statement, goal.start, goal.due, goal.outcome, serves=supports
    )


def _work(playbook: Playbook) -> Iterator[Landmark]:
    for step in playbook.steps:
        yield Landmark("step", step.id, step.title, step.start, step.due, serves=step.serves)
    for _, task in playbook.all_tasks():
        yield Landmark(
            "task",
            task.id,
            task.title,
            task.start,
            task.due,
            task.status,
            serves=task.serves,
            after=task.after,
        )
