"""What is said where a list, a group of keys and a single value stand in each other's place.

Knows: the three shapes of YAML, and how one is turned into another.
Never: what is wrong with a value of the right shape.
"""

import re

from mopsdocs.model.diagnostic import Fix, Said
from mopsdocs.parse.complaints_mend import Mend, Tree
from mopsdocs.parse.complaints_told import LISTS_OF_PARTIES, Remedy, Spot, Values, shown
from mopsdocs.parse.scalars import LANGUAGE
from mopsdocs.parse.schema import keys
from mopsdocs.parse.suggest import unaccented

_PARTIES = ("role", "team", "person")
_BETWEEN, _BETWEEN_PARTIES = re.compile(r"[,;]"), re.compile(r"[,;/&]| (?:and|y|e) ")
_SIMPLE = re.compile(r"[\w.@/-]+(?::[\w.-]+)?")


def misshapen(spot: Spot) -> Remedy:
    """A value of another shape than its key takes."""
    if spot.fault.kind == "list_type":
        return _no_list(spot)
    if spot.fault.kind == "dict_type":
        return _no_group(spot)
    return _no_text(spot)


def _no_list(spot: Spot) -> Remedy:
    """A single value, or a group, where a list is expected."""
    value = spot.value
    if isinstance(value, str) and not keys(spot.door, (*spot.at, 0)):
        about: Values = {"key": spot.key, "value": spot.shown}
        said = Said("`{key}` takes a list, and `{value}` is a single value", about)
        of_parties = spot.key in LISTS_OF_PARTIES
        found = _BETWEEN_PARTIES.split(value.strip("()")) if of_parties else _BETWEEN.split(value)
        parts = [part.strip() for part in found if part.strip()]
        if of_parties and " " in "".join(parts):
            ids = ", ".join(".".join(unaccented(part).casefold().split()) for part in parts)
            about_ids: Values = {"example": f"{spot.key}: [{shown(ids)}]"}
            hint = Said("Write ids from people.yml in brackets, not names, for example `{example}`", about_ids)
            return Remedy("FM-003", said, hint, spot.put(parts))
        written = f"{spot.key}: [{shown(', '.join(parts))}]"
        fix = Fix(f"[{value}]") if _SIMPLE.fullmatch(value) else None
        return Remedy("FM-003", said, Said("Write `{written}`", {"written": written}), spot.put(parts), fix=fix)
    about = {"key": spot.key, "value": spot.shown}
    if isinstance(value, str):
        said = Said("`{key}` takes a list of entries with keys, and `{value}` is text alone", about)
        return Remedy("FM-003", said, spot.by_example(), spot.drop())
    said = Said("`{key}` takes a list, and here it has keys of its own", about)
    if isinstance(value, dict) and isinstance(value.get("id"), str) and next(iter(value)) == "id":
        first: Values = {"line": f"- id: {shown(value['id'])}"}
        hint = Said(
            "Write `{line}`, a dash before the first key of each entry, its other keys two spaces further in",
            first,
        )
        return Remedy("FM-003", said, hint, spot.put([value]))
    return Remedy("FM-003", said, spot.by_example(), spot.put(_entries(value)))


def _entries(group: Tree) -> list[Tree]:
    """A group as a list: itself, or what it holds by id, or its keys."""
    if not isinstance(group, dict):
        return []
    if group and all(isinstance(value, dict) for value in group.values()):
        return [{"id": key, **value} for key, value in group.items()]
    return [group] if "id" in group or "title" in group else []


def _no_group(spot: Spot) -> Remedy:
    """A single value, or a list, where keys are expected."""
    value = spot.value
    about: Values = {"key": spot.key, "value": spot.shown}
    if isinstance(value, list):
        said = Said("`{key}` takes keys of its own, and here it holds a list", about)
    elif spot.in_list:
        said = Said("An entry of `{key}` takes keys, and `{value}` is text alone", about)
    else:
        said = Said("`{key}` takes keys of its own, and `{value}` is a single value", about)
        if isinstance(value, str) and "name" in keys(spot.door, spot.at):
            hint = Said("Write `{key}: {{name: {value}}}`", about)
            return Remedy("FM-003", said, hint, spot.put({"name": value}))
    return Remedy("FM-003", said, spot.by_example(), _as_group(spot, value))


def _as_group(spot: Spot, value: Tree) -> tuple[Mend, ...]:
    """The groups of a list by their ids, its one group, inputs without a description, or nothing."""
    groups = [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
    if groups and all(isinstance(one.get("id"), str) for one in groups):
        return spot.put({str(one["id"]): _without_id(one) for one in groups})
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict):
        return spot.put(value[0])
    if isinstance(value, list) and spot.key == "inputs" and all(isinstance(part, str) for part in value):
        return spot.put(dict.fromkeys(value))
    return spot.drop()


def _without_id(group: dict[str, Tree]) -> dict[str, Tree]:
    return {key: value for key, value in group.items() if key != "id"}


def _no_text(spot: Spot) -> Remedy:
    """A list or a group where a single value is expected."""
    value = spot.value
    if isinstance(value, dict):
        return _group_for_text(spot, value)
    kept = [part for part in value if isinstance(part, str)]
    said = Said("`{key}` takes a single value, and here it holds a list", {"key": spot.key})
    if spot.fault.kind == "one_or_many":
        said = Said("`{key}` takes one party, and here it holds something else too", {"key": spot.key})
        return Remedy("FM-003", said, spot.by_example(), spot.put(kept) if kept else spot.drop())
    single = len(kept) == 1 == len(value)
    return Remedy("FM-003", said, spot.by_example(), spot.put(kept[0]) if single else spot.without())


def _group_for_text(spot: Spot, group: dict[str, Tree]) -> Remedy:
    """Mostly a text with a colon in it, which YAML reads as a key; sometimes words in several languages."""
    words = [value for value in group.values() if isinstance(value, str)]
    if len(words) == 1 == len(group) and not _languages(group):
        text = f"{next(iter(group))}: {words[0]}"
        about: Values = {"key": spot.key, "text": shown(text)}
        said = Said("`{key}` takes a single value, but the colon makes two of `{text}`", about)
        hint = Said('Put the whole text in quotes: `"{text}"`', about)
        if next(iter(group)) in _PARTIES and " " not in words[0]:
            text = f"{next(iter(group))}:{words[0]}"
            hint = Said("Write `{text}`, without a space", {"text": shown(text)})
        return Remedy("FM-003", said, hint, spot.put(text))
    if _languages(group) and words:
        said = Said("`{key}` holds several languages, and a playbook is written in one", {"key": spot.key})
        hint = Said("Translations stand in files of their own, such as `email-program.es.md`")
        return Remedy("FM-003", said, hint, spot.put(words[0]))
    said = Said("`{key}` takes a single value, and here it has keys of its own", {"key": spot.key})
    return Remedy("FM-003", said, spot.by_example(), spot.without())


def _languages(group: dict[str, Tree]) -> bool:
    """Whether all keys look like languages."""
    return all(re.fullmatch(LANGUAGE, key) for key in group)


def empty(spot: Spot) -> Remedy:
    """An entry or a key that has to be filled."""
    if spot.in_list:
        said = Said("An entry of `{key}` is empty", {"key": spot.key})
        return Remedy("FM-003", said, Said("Fill it, or take its line away"), spot.drop())
    said = Said("`{key}` is empty", {"key": spot.key})
    return Remedy("FM-003", said, spot.by_example(), spot.without())


def too_much(spot: Spot) -> Remedy:
    """More entries or characters than a playbook may have; what is beyond the limit is left out."""
    limit, value = spot.fault.limit, spot.value
    about: Values = {"key": spot.key, "limit": limit, "count": len(value)}
    if isinstance(value, str):
        said = Said("`{key}` has {count} characters, and {limit} are the most", about)
        return Remedy("SAFE-002", said, Said("Say it in fewer words"), spot.put(value[:limit]))
    said = Said("`{key}` has {count} entries, and {limit} are the most", about)
    kept = value[:limit] if isinstance(value, list) else dict(list(value.items())[:limit])
    return Remedy("SAFE-002", said, Said("Take out those that nobody needs, or split the file"), spot.put(kept))
