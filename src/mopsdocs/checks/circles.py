"""LINK-006: nothing waits for itself.

Knows: what comes after what, which plan serves which, which playbook supersedes which, which metric uses which.
Never: dates; what the things are about.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from mopsdocs.checks.loops import loops
from mopsdocs.checks.rule import Whole, whole_rule
from mopsdocs.model.diagnostic import Finding, KeyPath, Said
from mopsdocs.model.handbook import Card, Duty, Edition, Landmark
from mopsdocs.model.outline import Outline
from mopsdocs.model.playbook import Ref

_BRACKETS = re.compile(r"\[([^\[\]]{1,140})\]")

Graph = dict[str, Sequence[str]]
Marks = tuple[Landmark, ...]
"""For each thing by its full name, such as `email-program/T1`, those that it leads to."""


@whole_rule(
    "LINK-006",
    "Nothing waits for itself",
    "EEE",
    fails="tasks:\n  - {id: T1, title: Draw it, after: [T2]}\n  - {id: T2, title: Build it, after: [T1]}\n",
    mended="tasks:\n  - {id: T1, title: Draw it}\n  - {id: T2, title: Build it, after: [T1]}\n",
)
def no_circles(whole: Whole) -> Iterator[Finding]:
    """Of tasks that wait for each other none can begin, and of plans that serve each other none has a purpose."""
    places: dict[str, tuple[str, KeyPath]] = {}
    after: Graph = {}
    parents: Graph = {}
    heirs: Graph = {}
    formulas: Graph = {}
    for outline in whole.outlines:
        if outline.card.page is None and whole.edition.knows(outline.card):
            marks = outline.card.landmarks
            _follow_work(outline, marks, whole.edition, after, places)
            _follow_formulas(outline.card, marks, whole.edition, formulas, places)
            _follow_plans(outline.card, whole.edition, parents, heirs)
    waits = Said("{name} waits for itself"), Said("These wait for each other: {circle}")
    yield from _circles(after, places, *waits)
    uses = Said("The formula of {name} uses its own result"), Said("These formulas use each other: {circle}")
    yield from _circles(formulas, places, *uses)
    paths = {name: card.path for name, card in whole.edition.cards.items()}
    at_parent = {name: (paths[name], ("parent",)) for name in parents}
    serves = Said("{name} serves itself"), Said("These playbooks serve each other: {circle}")
    yield from _circles(parents, at_parent, *serves)
    at_heirs = {name: (paths[name], ("supersedes", 0)) for name in heirs}
    follows = Said("{name} supersedes itself"), Said("These playbooks supersede each other: {circle}")
    yield from _circles(heirs, at_heirs, *follows)


def _circles(
    graph: Graph, places: Mapping[str, tuple[str, KeyPath]], alone: Said, several: Said
) -> Iterator[Finding]:
    for circle in loops(graph) if graph else ():
        first = next((i for i, name in enumerate(circle) if name in places), None)
        if first is None:
            continue  # A step and a task of one id: that is told already.
        path, at = places[circle[first]]
        if len(circle) == 1:
            said = replace(alone, values={"name": circle[0]})
            yield Finding(at, said, Said("Name another one, or take it out"), path)
            continue
        names = (*circle[first:], *circle[: first + 1])
        said = replace(several, values={"circle": names})
        yield Finding(at, said, Said("Take out the one that is not meant"), path)


def _follow_work(
    outline: Outline, marks: Marks, edition: Edition, after: Graph, places: dict[str, tuple[str, KeyPath]]
) -> None:
    card = outline.card
    waiting = {mark.id: mark.after for mark in marks if mark.after}
    if not waiting or _in_order(outline.duties, waiting):
        return
    # What an id that stands twice refers to, nobody knows; that it does is told already.
    times = Counter(mark.id for mark in marks)
    inner: dict[str, list[str]] = {}
    for duty in outline.duties:
        name = f"{card.id}/{duty.id}"
        if duty.id in waiting and times[duty.id] == 1:
            after[name] = tuple(_full(ref, card, edition) for ref in waiting[duty.id])
            places[name] = (card.path, (*duty.at, "after"))
        if duty.step and times[duty.id] == times[duty.step] == 1:
            inner.setdefault(f"{card.id}/{duty.step}", []).append(name)
    # A step is over when its tasks are, so what comes after it comes after them.
    after.update(inner)


def _in_order(duties: Iterable[Duty], waiting: Mapping[str, Sequence[Ref]]) -> bool:
    """Whether tasks come after tasks above them alone, as nearly always: then no circle runs through them."""
    above: set[str] = set()
    for duty in duties:
        if not above.issuperset(waiting.get(duty.id, ())):
            return False
        above.add(duty.id)
    return True


def _follow_formulas(
    card: Card, marks: Marks, edition: Edition, formulas: Graph, places: dict[str, tuple[str, KeyPath]]
) -> None:
    for mark in marks:
        metric = mark.metric
        if metric and metric.formula and "[" in metric.formula:
            name = f"{card.id}/{mark.id}"
            formulas[name] = tuple(_full(ref, card, edition) for ref in _BRACKETS.findall(metric.formula))
            places[name] = (card.path, (*metric.at, "formula"))


def _follow_plans(card: Card, edition: Edition, parents: Graph, heirs: Graph) -> None:
    # What leads nowhere is LINK-001's to report.
    if card.parent and ("/" in card.parent or any(mark.id == card.parent for mark in card.landmarks)):
        parents[card.id] = (_full(card.parent, card, edition).partition("/")[0],)
    if card.supersedes:
        heirs[card.id] = tuple(edition.aliases.get(name, name) for name in card.supersedes)


def _full(ref: Ref, card: Card, edition: Edition) -> str:
    """The full name of what a reference leads to, under its playbook's present id."""
    name, slash, item = ref.strip().rpartition("/")
    item = item.partition("@")[0]
    if not slash:
        return f"{card.id}/{item}"
    return f"{name if name in edition.cards else edition.aliases.get(name, name)}/{item}"
