"""The handbook's own ids in the JSON Schema: editors offer them with their names.

Knows: which key takes whose id, and that draft-07 hears no word beside a reference.
Never: where ids come from.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from mopsdocs.parse.json_schema import Kind, Schema

Names = Mapping[str, str]
"""Names by id."""


@dataclass(frozen=True, slots=True)
class Ids:
    """What a handbook calls its things, each kind by id with its name.

    `parties` are people, `role:...` and `team:...`; `metrics` and `goals` stand with their playbook before them and,
    metrics, without.
    """

    parties: Names
    people: Names
    teams: Names
    areas: Names
    metrics: Names
    goals: Names
    playbooks: Names


# Who and where is settled in files of its own, so that an id which is not there is a mistake. Playbooks, goals and
# metrics come and go with what is being written: they are offered, and others are taken.
_OFFERED: Final = frozenset(("metrics", "goals", "playbooks"))

_PARTIES: Final = (
    ("", "owner"),
    ("", "backup"),
    ("Review", "by"),
    ("Stakeholder", "who"),
    ("Sla", "provider"),
    ("Sla", "consumer"),
    ("Metric", "collector"),
    ("Goal", "owner"),
    ("Override", "by"),
    ("Signoff", "by"),
    ("Affected", "who"),
    ("Feedback", "from"),
    *((group, key) for group in ("Step", "Task") for key in ("responsible", "accountable", "consulted", "informed")),
    ("Task", "support"),
    ("Risk", "owner"),
    ("Decision", "by"),
    ("Team", "lead"),
)
_PLACES: Final[Mapping[tuple[str, str], str]] = {
    **dict.fromkeys(_PARTIES, "parties"),
    ("Person", "team"): "teams",
    ("Person", "successor"): "people",
    ("Role", "holder"): "people",
    ("Role", "deputy"): "people",
    ("", "area"): "areas",
    ("", "parent"): "goals",
    ("", "supersedes"): "playbooks",
    ("Goal", "metric"): "metrics",
    ("Metric", "counter"): "metrics",
    ("Review", "watch"): "metrics",
}


def taken(group: str, key: str) -> str | None:
    """Name the ids that a key takes, as `Ids` calls them; groups are called as in the schema, the top is empty."""
    return _PLACES.get((group, key))


def with_ids(made: Schema, kind: Kind, ids: Ids) -> Schema:
    """Give a schema in which keys that take ids list those of the handbook, each with its name."""
    if kind not in ("playbook", "people"):
        return made
    known = {one.name: found for one in fields(ids) if (found := getattr(ids, one.name))}
    definitions = {name: _filled(name, part, known) for name, part in made["definitions"].items()}
    filled = {**_filled("", made, known), "definitions": definitions}
    used = {name: known[name] for (group, key), name in _PLACES.items() if name in known and _has(made, group, key)}
    return {**filled, "definitions": {**definitions, **{_name(one): _list(one, used[one]) for one in sorted(used)}}}


def _has(made: Schema, group: str, key: str) -> bool:
    part = made["definitions"].get(group, {}) if group else made
    return key in part.get("properties", {})


def _filled(group: str, part: Schema, known: Mapping[str, Names]) -> Schema:
    """Fill in one group of keys."""
    if "properties" not in part:
        return part
    keys = part["properties"].items()
    return {**part, "properties": {key: _key(about, known, _PLACES.get((group, key))) for key, about in keys}}


def _key(about: Schema, known: Mapping[str, Names], name: str | None) -> Schema:
    return _listed(about, name) if name in known and name else about


def _listed(about: Schema, name: str) -> Schema:
    """Put a reference to the list where a text may stand: itself, in a list, or as one of several ways."""
    if "anyOf" in about:
        return {**about, "anyOf": [_listed(one, name) for one in about["anyOf"]]}
    if about.get("type") == "array":
        return {**about, "items": _listed(about["items"], name)}
    if about.get("type") != "string":
        return about
    rest = {word: value for word, value in about.items() if word == "description"}
    return {**rest, "allOf": [{"$ref": f"#/definitions/{_name(name)}"}]}


def _list(name: str, found: Names) -> Schema:
    listed: dict[str, Any] = {
        "type": "string",
        "enum": list(found),
        "enumDescriptions": list(found.values()),
    }
    return {"anyOf": [listed, {"type": "string"}]} if name in _OFFERED else listed


def _name(kind: str) -> str:
    return f"Known_{kind}"
