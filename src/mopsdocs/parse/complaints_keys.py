"""What is said of keys: unknown ones, missing ones, and words of other models.

Knows: which keys may stand at a place, and what people write instead of them.
Never: what is wrong with values.
"""

from collections.abc import Mapping
from itertools import takewhile

from mopsdocs.model.diagnostic import Said
from mopsdocs.parse.complaints_mend import GAP, Mend, seen
from mopsdocs.parse.complaints_told import Remedy, Spot, Values, shown
from mopsdocs.parse.schema import Door, keys
from mopsdocs.parse.suggest import key_meant, role_meant

FILES: Mapping[Door, str] = {"people": "people.yml", "mopsdocs": "mopsdocs.yml"}
_WORDS_OF_A_PLAN = frozenset(("title", "summary"))
_LISTS = frozenset(("responsible", "consulted", "informed", "support"))


def unknown_key(spot: Spot) -> Remedy:
    """A key that has no place here."""
    key, known = spot.key, spot.known
    if spot.value in (None, "") and (split := _split_by_comma(spot)):
        return split
    role = role_meant(key) if "accountable" in known else None
    if role:
        return _rival(spot, role)
    if spot.door == "translation" and len(spot.at) == 1 and key in keys("playbook", ()):
        return _plan_key(spot)
    meant = None if _is_state_of_step(spot) else key_meant(key, known)
    if meant is None or meant in seen(spot.tree, spot.at[:-1]):
        return Remedy("FM-003", _stranger(spot), _hint(spot, meant), spot.drop())
    return Remedy("FM-003", _stranger(spot), _hint(spot, meant), (Mend(spot.at, rename=meant),))


def _stranger(spot: Spot) -> Said:
    """That the key is unknown, and to whom."""
    if spot.within:
        return Said("`{within}` has no key `{key}`", {"within": spot.within, "key": spot.key})
    if spot.door in FILES:
        return Said("{file} has no key `{key}`", {"file": FILES[spot.door], "key": spot.key})
    if spot.door == "translation":
        return Said("A translation has no key `{key}`", {"key": spot.key})
    return Said("A playbook has no key `{key}`", {"key": spot.key})


def _hint(spot: Spot, meant: str | None) -> Said:
    """Which key was meant, or which there are."""
    if _is_state_of_step(spot):
        return Said("A step needs no status: where it stands follows from its tasks")
    if meant is None:
        return Said("The keys here are {keys}", {"keys": tuple(spot.known)})
    if meant in seen(spot.tree, spot.at[:-1]):
        return Said("`{meant}` stands here already; take one of the two away", {"meant": meant})
    return Said("Did you mean `{meant}`?", {"meant": meant})


def _is_state_of_step(spot: Spot) -> bool:
    """Whether somebody gives a step a status, as tasks have one."""
    return spot.key == "status" and "done_when" in spot.known


def _split_by_comma(spot: Spot) -> Remedy | None:
    """A key without a value is mostly the rest of the value before it: `{value: 3,5}`, `{text: Yes, please}`."""
    group = seen(spot.tree, spot.at[:-1])
    names = list(group)
    place = names.index(spot.key)
    before = names[place - 1] if place else None
    if before is None or not isinstance(group[before], str):
        return None
    rest = list(takewhile(lambda name: group[name] in (None, "") and name not in spot.known, names[place:]))
    mends = tuple(Mend((*spot.at[:-1], name)) for name in rest)
    parts = [group[before], *rest]
    at = (*spot.at[:-1], before)
    if all(part.replace(".", "").isdecimal() for part in parts):
        meant = ".".join((group[before].replace(".", ""), *rest))
        about: Values = {"key": before, "value": ",".join(parts), "meant": meant}
        said = Said("`{value}` is cut at its comma: numbers have a point before decimals", about)
        hint = Said("Write `{key}: {meant}`", about)
        return Remedy("FM-002", said, hint, (Mend(at, meant), *mends), at)
    about = {"key": before, "value": shown(", ".join(parts))}
    said = Said("The text of `{key}` ends at its first comma here", about)
    hint = Said('Put the whole text in quotes: `{key}: "{value}"`', about)
    return Remedy("FM-003", said, hint, (Mend(at, ", ".join(parts)), *mends), at)


def _rival(spot: Spot, role: str) -> Remedy:
    """A role by another model's word."""
    group = seen(spot.tree, spot.at[:-1])
    parties = [spot.value] if role in _LISTS and isinstance(spot.value, str) else spot.value
    if len(spot.key) == 1:
        said = Said("`{key}` is a letter, which means different roles to different people", {"key": spot.key})
    else:
        said = Said("`{key}` is a role of another model than the one used here", {"key": spot.key})
    hint = Said(
        "Write the role out, here probably `{role}`: responsible does it, accountable answers for it, "
        "consulted is asked before, informed is told after",
        {"role": role},
    )
    return Remedy("RACI-011", said, hint, (Mend(spot.at, GAP if role in group else parties, rename=role),))


def _plan_key(spot: Spot) -> Remedy:
    """A key of the plan in a file that holds words alone."""
    if spot.key in _WORDS_OF_A_PLAN:
        said = Said("A translation has no key `{key}`", {"key": spot.key})
        hint = Said("Write it below `strings`: `{key}: {value}`", {"key": spot.key, "value": spot.shown})
        return Remedy("FM-003", said, hint, spot.drop())
    said = Said("`{key}` belongs to the plan, which stands in the source language alone", {"key": spot.key})
    hint = Said("Take it away here; the plan's words are translated below `strings`")
    return Remedy("I18N-007", said, hint, spot.drop())


def missing(spot: Spot) -> Remedy:
    """A key that has to be there, told at the thing that lacks it."""
    said = Said("`{key}` is missing from this entry of `{within}`", {"key": spot.key, "within": spot.within})
    hint = Said("Add `{example}`", {"example": spot.example}) if spot.example else None
    return Remedy("FM-003", said, hint, spot.without(), spot.at[:-1])
