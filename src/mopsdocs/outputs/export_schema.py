"""The JSON Schema of handbook.json, out of the types that it is written from.

Knows: how types are described as a schema.
Never: any key by name.
"""

from typing import Any

import msgspec

from mopsdocs.model.export_handbook import SCHEMA, Handbook

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_DECIMAL = {"type": "string", "format": "decimal"}


def handbook_schema() -> dict[str, Any]:
    """Give the schema, the same each time."""
    made = msgspec.json.schema(Handbook)
    parts = {name: _settled(part) for name, part in sorted(made.pop("$defs").items())}
    parts["Handbook"]["properties"]["schema"] = {"const": SCHEMA}
    return {"$schema": _DRAFT, "title": "handbook.json of mopsdocs", **made, "$defs": parts}


def _settled(piece: Any) -> Any:  # noqa: ANN401  # A piece of JSON may be anything.
    """Give a piece of schema in which numbers are numbers, and without the titles and defaults of classes."""
    if isinstance(piece, list):
        return [_settled(one) for one in piece]
    if not isinstance(piece, dict):
        return piece
    if piece == _DECIMAL:
        return {"type": "number"}
    return {word: _settled(value) for word, value in piece.items() if word != "default"}
