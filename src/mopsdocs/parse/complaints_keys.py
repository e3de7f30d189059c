"""What is said of keys: unknown ones, missing ones, and words of other models.

Knows: which keys may stand at a place, and what people write instead of them.
Never: what is wrong with values.
"""

import re
from collections.abc import Mapping
from itertools import takewhile

from mopsdocs.model.diagnostic import Fix, Key, Said
from mopsdocs.parse.complaints_mend import GAP, Mend, seen
from mopsdocs.parse.complaints_told import LISTS_OF_PARTIES, Remedy, Spot, Values, shown
from mopsdocs.parse.schema import Door, keys
from mopsdocs.parse.spelling import unquoted
from mopsdocs.parse.suggest import key_meant, role_meant
from mopsdocs.parse.suggest_values import numbers, values_meant

FILES: Mapping[Door, str] = {"people": "people.yml", "mopsdocs": "mopsdocs.yml", "signoffs": "signoffs.yml"}
_WORDS_OF_A_PLAN = frozenset(("title", "summary"))
_SINGLE = frozenset(("accountable", "owner", "by", "provider", "consumer", "collector"))
_LETTERS = frozenset("raci")
_SHARE = re.compile(r"[+-]?[0-9]{1,9},[0-9]{1,9} ?(?:%|pp)")


def unknown_key(spot: Spot) -> Remedy:
    """A key that has no place here."""
    key, known = spot.key, spot.known
    if spot.value in (None, "") and _is_tight(spot, key):
        return _tight(spot)
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


def _is_tight(spot: Spot, name: str) -> bool:
    """Whether a key and its value are read as one, because no space stands between them."""
    key, colon, value = name.partition(":")
    return bool(colon and value) and key in spot.known and key not in seen(spot.tree, spot.at[:-1])


def _tight(spot: Spot) -> Remedy:
    """A key without a space after its colon, `{value:3.5}`, with what a comma may have cut off."""
    key, _, value = spot.key.partition(":")
    rest = _rest(spot, spot.key)[1:]
    written = ",".join((unquoted(value), *rest))
    meant = numbers(written) if rest else (written,)
    said = Said("A space is missing after the colon of `{key}`", {"key": key})
    mends = tuple(Mend((*spot.at[:-1], name)) for name in rest)
    if len(meant) != 1:
        mend = Mend(spot.at, meant[0], rename=key) if meant else Mend(spot.at)
        return Remedy("FM-003", said, _either(meant, f"{key}: {written}"), (mend, *mends))
    hint = Said("Write `{key}: {value}`", {"key": key, "value": meant[0]})
    return Remedy("FM-003", said, hint, (Mend(spot.at, meant[0], rename=key), *mends))


def _either(meant: tuple[str, ...], written: str) -> Said:
    """The hint that leaves the choice between two readings."""
    if not meant:
        return Said("Write `{meant}`", {"meant": written})
    return Said("Write `{first}` or `{second}`, whichever you mean", {"first": meant[0], "second": meant[1]})


def _rest(spot: Spot, name: str) -> list[str]:
    """This key and those behind it that have neither a value nor a place here."""
    group = seen(spot.tree, spot.at[:-1])
    names = list(group)
    place = names.index(name)
    behind = takewhile(
        lambda one: group[one] in (None, "") and one not in spot.known and not _is_tight(spot, one),
        names[place + 1 :],
    )
    return [name, *behind]


def _split_by_comma(spot: Spot) -> Remedy | None:
    """A key without a value is mostly the rest of the value before it: `{value: 3,5}`, `{text: Yes, please}`."""
    group = seen(spot.tree, spot.at[:-1])
    names = list(group)
    place = names.index(spot.key)
    before = names[place - 1] if place else None
    if before is None or not isinstance(group[before], str):
        return None
    rest = _rest(spot, spot.key)
    mends = tuple(Mend((*spot.at[:-1], name)) for name in rest)
    parts = [group[before], *rest]
    at = (*spot.at[:-1], before)
    written = ",".join(parts)
    digits = all(part.replace(".", "").isdecimal() for part in parts)
    if digits or _SHARE.fullmatch(written) or (before == "effort" and values_meant("effort", written)):
        return _cut_number(spot, before, written, mends)
    about = {"key": before, "value": shown(", ".join(parts))}
    if before in LISTS_OF_PARTIES:
        said = Said("`{key}` takes a list, and several stand here without brackets", about)
        return Remedy("FM-003", said, Said("Write `{key}: [{value}]`", about), (Mend(at, parts), *mends), at)
    if before in _SINGLE:
        said = Said("Only one party may stand at `{key}`, and `{value}` names several", about)
        hint = Said("Write one of them: `{key}: {first}`", {"key": before, "first": shown(parts[0])})
        return Remedy("FM-003", said, hint, mends, at)
    said = Said("The text of `{key}` ends at its first comma here", about)
    hint = Said('Put the whole text in quotes: `{key}: "{value}"`', about)
    return Remedy("FM-003", said, hint, (Mend(at, ", ".join(parts)), *mends), at)


def _cut_number(spot: Spot, key: str, written: str, mends: tuple[Mend, ...]) -> Remedy:
    """A number whose comma, between decimals or thousands, ends it; of shares, changes, efforts it is the former."""
    at = (*spot.at[:-1], key)
    meant = (written.replace(",", "."),) if _SHARE.fullmatch(written) else numbers(written)
    if key == "effort":
        meant = values_meant("effort", written)
    about: Values = {"key": key, "value": written, "meant": meant[0] if meant else ""}
    said = Said("`{value}` is cut at its comma: numbers have a point before decimals", about)
    if len(meant) != 1:
        hint = _either(meant, f"{key}: {written.replace(',', '')}")
        # The likelier reading is taken, so that nobody also hears that the number is missing.
        return Remedy("FM-002", said, hint, (Mend(at, meant[0]) if meant else Mend(at), *mends), at)
    fix = Fix(meant[0], upto=Key(mends[-1].at)) if mends else None
    return Remedy("FM-002", said, Said("Write `{key}: {meant}`", about), (Mend(at, meant[0]), *mends), at, fix)


def _rival(spot: Spot, role: str) -> Remedy:
    """A role by another model's word."""
    group = seen(spot.tree, spot.at[:-1])
    if len(spot.key) == 1:
        said = Said("`{key}` is a letter, which means different roles to different people", {"key": spot.key})
    else:
        said = Said("`{key}` is a role of another model than the one used here", {"key": spot.key})
    listed = role in LISTS_OF_PARTIES and isinstance(spot.value, str)
    hint = Said(
        "Write the role out, here probably `{role}`: responsible does it, accountable answers for it, "
        "consulted is asked before, informed is told after",
        {"role": f"{role}: [{spot.shown}]" if listed else role},
    )
    mend = Mend(spot.at, GAP if role in group else [spot.value] if listed else spot.value, rename=role)
    certain = spot.key.lower() in _LETTERS and role not in group and not any(_same_role(one, spot) for one in group)
    return Remedy("RACI-011", said, hint, (mend,), fix=Fix(role) if certain else None)


def _same_role(key: str, spot: Spot) -> bool:
    """Whether another key of the group stands for the same role."""
    return key != spot.key and role_meant(key) == role_meant(spot.key)


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
