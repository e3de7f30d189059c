"""The format as JSON Schema, for editors that complete and check YAML.

Knows: how editors want a schema: draft-07, one file, no empty values.
Never: any key by name.
"""

from typing import Any, Literal, TypeAlias

from mopsdocs.parse.schema import adapter

Kind: TypeAlias = Literal["playbook", "people", "mopsdocs", "signoffs", "translation"]
Schema: TypeAlias = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
_LATER = "#/$defs/"
_DRAFT_07 = "#/definitions/"
_NOTHING = {"type": "null"}
_LISTS = ("signoffs",)


def schema(kind: Kind) -> Schema:
    """The schema of a kind of file: the same each time, with a description for every key."""
    made = adapter(kind).json_schema()
    parts = made.pop("$defs", {})
    if kind in _LISTS:
        made = made["properties"][kind]  # The file is the list; its own name stands above it only in complaints.
    definitions = {name: _settled(parts[name]) for name in sorted(parts)}
    return {"$schema": DRAFT, **_settled(made), "definitions": definitions}


def _settled(piece: Schema) -> Schema:
    """A piece without the titles that pydantic makes of names, without empty values, its references turned."""
    settled: Schema = {}
    for word, value in piece.items():
        if word == "properties":
            settled[word] = {key: _settled(below) for key, below in value.items()}
        elif word == "$ref":
            settled[word] = value.replace(_LATER, _DRAFT_07)
        elif word in ("anyOf", "allOf"):
            settled[word] = [_settled(choice) for choice in value if choice != _NOTHING]
        elif word in ("items", "additionalProperties", "propertyNames") and isinstance(value, dict):
            settled[word] = _settled(value)
        elif word == "patternProperties":
            settled[word] = {pattern: _settled(below) for pattern, below in value.items()}
            settled["additionalProperties"] = False
        elif word != "title":
            settled[word] = value
    return _unwrapped(settled)


def _unwrapped(piece: Schema) -> Schema:
    """A choice of one is no choice; a reference with words beside it stays in `allOf`, where they are heard."""
    only = piece.get("anyOf", ())
    if len(only) != 1:
        return piece
    rest = {word: value for word, value in piece.items() if word != "anyOf"}
    return {**rest, "allOf": list(only)} if "$ref" in only[0] and rest else {**rest, **only[0]}
