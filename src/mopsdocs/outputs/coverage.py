"""Which roles of an area's open tasks are filled, and where one is missing.

Knows: duties with their inheritance applied.
Never: why a role is missing; the rules that find fault with it.
"""

from collections.abc import Iterable, Sequence

from mopsdocs.model.handbook import Card, Duty
from mopsdocs.model.outline import Outline
from mopsdocs.model.view import Coverage, Gap, Link, RoleShare
from mopsdocs.outputs import address, states
from mopsdocs.outputs.raci import LETTERS
from mopsdocs.outputs.scribe import Scribe

_SHOWN = 50
"""Of how many playbooks it is said what lacks; each leads to at most so many tasks."""
_WHOLE = 100


def coverage(scribe: Scribe, books: Iterable[Outline]) -> Coverage | None:
    """Say of how many open tasks each role is filled, and lead to those that lack one; None without an open task."""
    parted = [(one.card, [duty for duty in one.duties if states.is_open(duty)]) for one in books]
    duties = [duty for _, found in parted for duty in found]
    if not duties:
        return None
    lacking = [(card, found) for card, several in parted if (found := [one for one in several if _lacks(one)])]
    left = len(lacking) - _SHOWN
    words = scribe.words
    return Coverage(
        finding=_finding(scribe, duties),
        shares=_shares(scribe, duties),
        gaps=tuple(_gap(scribe, card, found) for card, found in lacking[:_SHOWN]),
        more=words.many("{count} more playbook", "{count} more playbooks", left) if left > 0 else None,
    )


def _lacks(duty: Duty) -> bool:
    return len(duty.accountable) != 1 or not duty.responsible


def _finding(scribe: Scribe, duties: Sequence[Duty]) -> str:
    words = scribe.words
    nobody = sum(1 for one in duties if not one.responsible)
    none = sum(1 for one in duties if not one.accountable)
    many = sum(1 for one in duties if len(one.accountable) > 1)
    said = [
        (
            nobody,
            words.many("{count} open task has no responsible.", "{count} open tasks have no responsible.", nobody),
        ),
        (none, words.many("{count} open task has no accountable.", "{count} open tasks have no accountable.", none)),
        (
            many,
            words.many(
                "{count} open task has more than one accountable.",
                "{count} open tasks have more than one accountable.",
                many,
            ),
        ),
    ]
    found = " ".join(text for count, text in said if count)
    return found or words("Every open task has one accountable and somebody responsible.")


def _shares(scribe: Scribe, duties: Sequence[Duty]) -> tuple[RoleShare, ...]:
    """Say of how many tasks each role is filled: nearly all is never told as all."""
    words, all_of = scribe.words, len(duties)
    names = (words("Accountable"), words("Responsible"), words("Consulted"), words("Informed"))
    filled = (
        sum(1 for one in duties if one.accountable),
        sum(1 for one in duties if one.responsible),
        sum(1 for one in duties if one.consulted),
        sum(1 for one in duties if one.informed),
    )
    return tuple(
        RoleShare(letter, name, words.quantity(count * _WHOLE // all_of, "%"))
        for letter, name, count in zip(LETTERS, names, filled, strict=True)
    )


def _gap(scribe: Scribe, card: Card, found: list[Duty]) -> Gap:
    return Gap(
        playbook=scribe.card(card),
        accountable=_links(scribe, card, [one for one in found if len(one.accountable) != 1]),
        responsible=_links(scribe, card, [one for one in found if not one.responsible]),
    )


def _links(scribe: Scribe, card: Card, duties: list[Duty]) -> tuple[Link, ...]:
    return tuple(scribe.link(one.title, f"{card.address}#{address.anchor(one.id)}") for one in duties[:_SHOWN])
