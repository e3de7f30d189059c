"""The page of somebody who has left or will: everything they still hold, and who could take it.

Knows: how a holding and a candidate are said.
Never: what is held; who is a candidate.
"""

from collections.abc import Callable, Mapping
from datetime import date

from mopsdocs.model.parties import Person
from mopsdocs.model.recipe import Recipe, page
from mopsdocs.model.view import HandoverView, HoldingGroup, HoldingRow, Label, Link, Taker
from mopsdocs.outputs import address, lines
from mopsdocs.outputs.frame import crumbs, frame
from mopsdocs.outputs.goals import goal_title
from mopsdocs.outputs.holdings import GROUPS, Candidate, Holding, holdings_of
from mopsdocs.outputs.scribe import Scribe, Voice
from mopsdocs.outputs.tally import Tally
from mopsdocs.words import Words

_TITLES: Mapping[str, Callable[[Words], str]] = {
    "parties": lambda w: w("Roles and teams"),
    "owned": lambda w: w("Owns, collects or reviews"),
    "accountable": lambda w: w("Accountable for"),
    "responsible": lambda w: w("Responsible for"),
    "involved": lambda w: w("Consulted on or informed of"),
}
_NAMED = 5
"""How many goals that go with something are named; of more it says how many."""
_WHY: Mapping[str, Callable[[Words], str]] = {
    "successor": lambda w: w("successor"),
    "deputy": lambda w: w("deputy"),
    "backup": lambda w: w("stands in"),
    "title": lambda w: w("same title"),
    "team": lambda w: w("same team"),
    "load": lambda w: w("least to do"),
}


def handover_page(voice: Voice, tally: Tally, person: Person, theme: str) -> Recipe:
    """Plan the page of what somebody still holds."""
    scribe = voice.at(address.handover(person.id))
    words = voice.words
    held = holdings_of(person.id, tally, scribe.edition)
    view = HandoverView(
        title=words("Everything {person} still holds", person=person.name),
        lead=gist(words, person, len(held), scribe.today),
        how=how(words) if held else None,
        groups=tuple(_group(scribe, name, held) for name in GROUPS if any(one.group == name for one in held)),
    )
    people = Link(words("People"), scribe.href(address.PEOPLE))
    own = Link(person.name, scribe.href(address.party(person.id)))
    around = frame(scribe, view.title, view.lead, section=address.PEOPLE, crumbs=crumbs(scribe, people, own))
    return page(voice.prefix + scribe.page, "pages/handover.html", around, view, theme)


def gist(words: Words, person: Person, count: int, today: date) -> str:
    """Say until when somebody is here, and in how many places they are named."""
    held = words.many("Named in {count} place.", "Named in {count} places.", count)
    if not count:
        held = words("Nothing is left to hand over.")
    return f"{leaving(words, person, today)}. {held}" if person.end else held


def leaving(words: Words, person: Person, today: date) -> str:
    """Say when somebody who has left, or will, does so."""
    if person.end and person.end < today:
        return words("Left on {day}", day=person.end)
    return words("Leaves on {day}", day=person.end or today)


def how(words: Words) -> str:
    """Say in which order those who could take something stand."""
    return words(
        "Who could take it: the successor, a deputy or whoever stands in; then people with the same title, "
        "then the same team, each with the fewest open tasks first."
    )


def group_title(words: Words, name: str) -> str:
    """Name a way to hold something."""
    return _TITLES[name](words)


def reason(words: Words, one: Candidate) -> str:
    """Say why somebody could take something, and how much they have to do."""
    return f"{_WHY[one.why](words)}, {words.many('{count} open task', '{count} open tasks', one.load)}"


def takers(words: Words, held: Holding) -> str:
    """Say who could take something, in a line."""
    if not held.candidates:
        return words("Nobody who is here")
    return "; ".join(f"{words.name_of(one.person)} ({reason(words, one)})" for one in held.candidates)


def what(scribe: Scribe, held: Holding) -> str:
    """Say what is held in a line: its title, when it is due, what hangs on it."""
    words = scribe.words
    due = words("due {day}", day=held.due) if held.due else ""
    return ", ".join(part for part in (title_of(scribe, held).text, due, note_of(scribe, held)) if part)


def title_of(scribe: Scribe, held: Holding) -> Label:
    """Give the title of what is held; of a goal without one, the sentence made from its fields."""
    if held.title is None and held.item and held.outline:
        goals = (goal for goal in held.outline.goals if goal.id == held.item)
        return next((goal_title(scribe, goal) for goal in goals), Label(held.item))
    return scribe.label(held.title) if held.title else Label(held.place)


def note_of(scribe: Scribe, held: Holding) -> str | None:
    """Say what hangs on a role, or on a playbook."""
    words, goals, said = scribe.words, held.goals, list[str]()
    if held.tasks:
        said.append(words.many("{count} open task goes with it", "{count} open tasks go with it", held.tasks))
    if len(goals) > _NAMED:
        said.append(words.many("{count} goal goes with it", "{count} goals go with it", len(goals)))
    elif goals:
        named = tuple(goal_title(scribe, goal).text for goal in goals)
        one = words.many(
            "{count} goal goes with it: {goals}", "{count} goals go with it: {goals}", len(goals), goals=named
        )
        said.append(one)
    return ", ".join(said) or None


def _group(scribe: Scribe, name: str, held: tuple[Holding, ...]) -> HoldingGroup:
    mine = [one for one in held if one.group == name]
    rest = len(mine) - lines.LONG
    more = scribe.words.many("{count} more", "{count} more", rest) if rest > 0 else None
    rows = tuple(_row(scribe, one) for one in mine[: lines.LONG])
    return HoldingGroup(group_title(scribe.words, name), f"mops--{name}", rows, more)


def _row(scribe: Scribe, held: Holding) -> HoldingRow:
    card = held.outline.card if held.outline else None
    return HoldingRow(
        title=title_of(scribe, held),
        href=scribe.href(held.target),
        note=note_of(scribe, held),
        playbook=scribe.card(card) if card and held.target != card.address else None,
        due=scribe.day(held.due),
        file=held.file,
        place=held.place,
        takers=tuple(Taker(scribe.party(one.person), reason(scribe.words, one)) for one in held.candidates),
    )
