"""Sentences written down so that they can be kept as plain data and read again.

Knows: every kind of value that a sentence may hold.
Never: how a sentence sounds.
"""

from datetime import date
from decimal import Decimal

import msgspec
from msgspec import Struct

from mopsdocs.model.diagnostic import Measuring, PartyName, Quantity, Said, Value
from mopsdocs.model.text import Text


class Kept(Struct, frozen=True):
    """A sentence as plain data: each value with its name, its kind and its writing."""

    text: str
    values: tuple[tuple[str, str, str], ...] = ()
    plural: str | None = None


def keep(said: Said) -> Kept:
    """Write a sentence down."""
    return Kept(said.text, tuple((name, *_written(value)) for name, value in said.values.items()), said.plural)


def recall(kept: Kept) -> Said:
    """Read a sentence again: what `keep` was given."""
    return Said(kept.text, {name: _read(kind, written) for name, kind, written in kept.values}, kept.plural)


def _written(value: Value) -> tuple[str, str]:  # noqa: PLR0911  # one for each kind of value
    match value:
        case str():
            return "text", value
        case int():
            return "count", str(value)
        case Decimal():
            return "number", str(value)
        case date():
            return "day", value.isoformat()
        case Quantity():
            return "quantity", f"{value.value} {value.unit}"
        case PartyName():
            return "party", value.id
        case Measuring():
            return "period", value.written
        case Text():
            return "label", msgspec.json.encode(value).decode()
        case Said():
            return "said", msgspec.json.encode(keep(value)).decode()
        case _:
            return "list", msgspec.json.encode([_written(part) for part in value]).decode()


def _read(kind: str, written: str) -> Value:  # noqa: PLR0911  # one for each kind of value
    match kind:
        case "count":
            return int(written)
        case "number":
            return Decimal(written)
        case "day":
            return date.fromisoformat(written)
        case "quantity":
            number, _, unit = written.partition(" ")
            return Quantity(Decimal(number), unit)
        case "party":
            return PartyName(written)
        case "period":
            return Measuring(written)
        case "label":
            return msgspec.json.decode(written, type=Text)
        case "said":
            return recall(msgspec.json.decode(written, type=Kept))
        case "list":
            return tuple(_read(*pair) for pair in msgspec.json.decode(written, type=list[tuple[str, str]]))
        case _:
            return written
