"""How much each person has to do, and how much is usual in a team.

Knows: open tasks by the people responsible for them, who is here on the day.
Never: how much is too much (a rule says that); words.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct

from mopsdocs.model.handbook import Edition
from mopsdocs.model.parties import Person
from mopsdocs.model.playbook import PartyId

EVERYBODY = ""
"""The name under which a person without a team is held against all others."""


class Loads(Struct, frozen=True):
    """The load of everybody who is here: how many open tasks they are responsible for, themselves or by a role.

    `medians` are those of teams, and of everybody; `sizes` say of how many people; `free` lists people by their load,
    the least loaded first.
    """

    of: Mapping[PartyId, int]
    medians: Mapping[str, Decimal]
    sizes: Mapping[str, int]
    free: tuple[PartyId, ...]


def is_here(person: Person, day: date) -> bool:
    """Whether somebody has come, and has not left, by the end of a day."""
    return (person.start is None or person.start <= day) and (person.end is None or person.end >= day)


def loads_of(edition: Edition, counts: Mapping[PartyId, int]) -> Loads:
    """Work out all loads at once; `counts` are the open tasks that people are responsible for."""
    here = [one for one in edition.parties.people.values() if is_here(one, edition.today)]
    found = {one.id: counts.get(one.id, 0) for one in here}
    parted: dict[str, list[int]] = {}
    for one in here:
        for group in {one.team or EVERYBODY, EVERYBODY}:
            parted.setdefault(group, []).append(found[one.id])
    return Loads(
        of=found,
        medians={name: median(several) for name, several in parted.items()},
        sizes={name: len(several) for name, several in parted.items()},
        free=tuple(sorted(found, key=lambda name: (found[name], name))),
    )


def median(several: Iterable[int]) -> Decimal:
    """Give the middle of some numbers; of an even count the mean of the middle two."""
    found = sorted(several)
    middle = len(found) // 2
    return Decimal(found[middle]) if len(found) % 2 else Decimal(found[middle - 1] + found[middle]) / 2
