"""From an author's tree to what the schema admits, with a complaint for each mistake.

Knows: the schema's faults, and how each is told and mended.
Never: what the admitted values mean.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mopsdocs.model.diagnostic import Key, KeyPath, Noticed, Said
from mopsdocs.parse.complaints_keys import missing, unknown_key
from mopsdocs.parse.complaints_mend import GAP, Copy, copied
from mopsdocs.parse.complaints_shapes import empty, misshapen, too_much
from mopsdocs.parse.complaints_told import Remedy, Spot
from mopsdocs.parse.complaints_values import misspelled
from mopsdocs.parse.schema import Door, Fault, check

ROUNDS = 10
"""How often a mended tree is looked at again; a renamed key may bring what stands below it into view."""

TOLD = 100
"""How many mistakes of one file are told; the rest is mended in silence."""

_TELLERS: Mapping[str, Callable[[Spot], Remedy]] = {
    "extra_forbidden": unknown_key,
    "missing": missing,
    "too_long": too_much,
    "string_too_long": too_much,
    "list_type": misshapen,
    "dict_type": misshapen,
}


@dataclass(frozen=True, slots=True)
class Admitted:
    """What is admitted of a tree, what was noticed, and keys at the top that are spelled otherwise in the file."""

    value: dict[str, Any]
    noticed: tuple[Noticed, ...] = ()
    as_written: Mapping[str, str] = field(default_factory=dict)


def admit(door: Door, tree: object) -> Admitted:
    """What the schema admits of a tree; mistakes are noticed, and mended or left out."""
    if not isinstance(tree, dict):
        return Admitted({}, () if tree is None else (_no_keys(),))
    value, faults = check(door, tree)
    return Admitted(value) if not faults else _mended(door, Copy(copied(tree)), faults)


def _mended(door: Door, copy: Copy, faults: tuple[Fault, ...]) -> Admitted:
    """Mend all faults, look again, and so on until there are none."""
    noticed: list[Noticed] = []
    told: set[tuple[KeyPath, bool]] = set()
    value: dict[str, Any] = {}
    for _ in range(ROUNDS):
        for fault in sorted(faults, key=_strangers_first):
            spot = Spot(door, copy.tree, fault)
            if (fault.kind == "missing") is (spot.value is not GAP):
                continue  # An earlier mend has filled the gap, or taken the fault away.
            if fault.kind == "list_type" and isinstance(spot.value, list):
                continue
            mends = spot.without()
            place = (copy.as_written(fault.at), fault.on_key)
            # What a complaint puts in a value's place may be wrong again; that is no second mistake.
            if len(noticed) < TOLD and place not in told:
                remedy = _remedy(spot)
                told.add(place)
                if remedy.place is not None:
                    told.add((copy.as_written(remedy.place), False))
                noticed.append(_told(copy, fault, remedy))
                mends = remedy.mends
            for mend in mends:
                copy.mend(mend)
        copy.close_ranks()
        value, faults = check(door, copy.tree)
        if not faults:
            break
    return Admitted(value, tuple(noticed), copy.keys_as_written())


def _strangers_first(fault: Fault) -> bool:
    """Unknown keys before all: mostly one of them is the one that is missing."""
    return fault.kind != "extra_forbidden"


def _told(copy: Copy, fault: Fault, remedy: Remedy) -> Noticed:
    """The finding, at its place in the author's file."""
    place = copy.as_written(fault.at if remedy.place is None else remedy.place)
    on_key = fault.on_key and remedy.place is None
    return Noticed(remedy.code, Key(place) if on_key else place, remedy.said, remedy.hint, remedy.fix)


def _remedy(spot: Spot) -> Remedy:
    """What is said and done, by whoever knows this kind of fault."""
    teller = _TELLERS.get(spot.fault.kind)
    if teller:
        return teller(spot)
    if spot.fault.on_key:
        return misspelled(spot)
    if spot.value is None or spot.value == "":
        return empty(spot)
    return misspelled(spot) if isinstance(spot.value, str) else misshapen(spot)


def _no_keys() -> Noticed:
    """That a file is a list or a mere text."""
    said = Said("The file does not begin with keys and their values")
    hint = Said("Write a key, a colon, a space and a value: `title: How we work`")
    return Noticed("FM-003", (), said, hint)
