"""Types for what an author writes: each refuses by a name of its own, and describes itself to editors.

Knows: pydantic's core schemas and JSON Schema, the grammars of values.
Never: the keys of any file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, TypeAlias, TypeVar

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from mopsdocs.parse import scalars

SHORT = -1
FULL = -2
"""Tags of the two ways to write a value: parts of pydantic's paths that are neither keys nor places in a list."""

Hint: TypeAlias = Any
"""A type as annotations spell it."""

Described: TypeAlias = dict[str, Any]
"""A piece of JSON Schema."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value by its grammar; an empty value is as good as none, unless the kind is required."""

    name: str
    pattern: str
    types: tuple[str, ...] = ("string",)
    required: bool = False

    def __get_pydantic_core_schema__(self, source: Hint, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Admit what the grammar admits, as text or date."""
        written: CoreSchema = core_schema.str_schema(pattern=self.pattern)
        if source is date:
            written = core_schema.chain_schema([written, core_schema.date_schema()])
        return _refused_as(self.name, written if self.required else core_schema.nullable_schema(written))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> Described:
        """Describe the grammar; what is a number or a truth value to other readers of YAML is welcome too."""
        return {"type": list(self.types) if len(self.types) > 1 else self.types[0], "pattern": self.pattern}


@dataclass(frozen=True, slots=True)
class Words:
    """A closed list of words, each with what it means."""

    words: Mapping[str, str]
    required: bool = False

    def __get_pydantic_core_schema__(self, source: Hint, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Admit these words alone."""
        listed: CoreSchema = core_schema.literal_schema(list(self.words))
        listed = listed if self.required else core_schema.nullable_schema(listed)
        return _refused_as("word", listed, {"words": tuple(self.words)})

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> Described:
        """List the words with their meanings, which editors show beside them."""
        return {"type": "string", "enum": list(self.words), "enumDescriptions": list(self.words.values())}


@dataclass(frozen=True, slots=True)
class Says:
    """What a key is for, in one line, and a value it could have, as YAML on one line."""

    meaning: str
    example: str = ""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> Described:
        """Add the description to whatever the value looks like."""
        described = handler(schema)
        # Readers of draft-07 ignore what stands beside a reference.
        outer = {"allOf": [described]} if "$ref" in described else described
        shown = f"{self.meaning} Example: {self.example}" if self.example else self.meaning
        return {**outer, "description": shown}


@dataclass(frozen=True, slots=True)
class OneOrMany:
    """One text, or a list of such."""

    def __get_pydantic_core_schema__(self, source: Hint, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Admit both, and refuse anything else as one mistake."""
        text = core_schema.str_schema()
        single = core_schema.str_schema(pattern="^[^,]*$")
        both = core_schema.union_schema([single, core_schema.list_schema(text)], mode="left_to_right")
        return _refused_as("one_or_many", core_schema.nullable_schema(both))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> Described:
        """Describe both."""
        return {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}


@dataclass(frozen=True, slots=True)
class OrShort:
    """A group of keys, or a single value in its place: of a kind, or any text."""

    kind: Kind | None = None

    def __get_pydantic_core_schema__(self, source: Hint, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Decide by the shape, so that a mistake is told about the way that was meant."""
        short: CoreSchema = core_schema.nullable_schema(core_schema.str_schema())
        if self.kind:
            short = self.kind.__get_pydantic_core_schema__(str, handler)
        return core_schema.tagged_union_schema({SHORT: short, FULL: handler(source)}, _way)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> Described:
        """Describe both."""
        short = self.kind.__get_pydantic_json_schema__(schema, handler) if self.kind else {"type": "string"}
        choices: Any = schema
        return {"anyOf": [short, handler(choices["choices"][FULL])]}


def _way(value: object) -> int:
    return FULL if isinstance(value, dict) else SHORT


def _refused_as(name: str, schema: CoreSchema, about: dict[str, Any] | None = None) -> CoreSchema:
    """Refuse under one name whatever is wrong within."""
    return core_schema.custom_error_schema(
        schema, custom_error_type=name, custom_error_message=name, custom_error_context=about
    )


_AS_NUMBER = ("number", "string")
_NUMBER = Kind("number", scalars.NUMBER, _AS_NUMBER)

Text = Annotated[str | None, "text"]
Title = Annotated[str, Field(min_length=1, max_length=scalars.TITLE_LIMIT)]
Many: TypeAlias = list[str] | None
Party = Annotated[str | None, "party"]
Parties = Annotated[str | list[str] | None, OneOrMany()]
Ref = Annotated[str | None, "reference"]

Id = Annotated[str, Kind("id", scalars.ID, required=True)]
LowerId = Annotated[str, Kind("lower_id", scalars.LOWER_ID, required=True)]
PersonId = Annotated[str, Kind("person_id", scalars.PERSON_ID, required=True)]
InputId = Annotated[str, Kind("input_id", scalars.INPUT_ID, required=True)]
PlaybookId = Annotated[str | None, Kind("lower_id", scalars.LOWER_ID)]
Language = Annotated[str, Kind("language", scalars.LANGUAGE, required=True)]

Day = Annotated[date, Kind("date", scalars.DATE)]
Fingerprint = Annotated[str, Kind("fingerprint", scalars.FINGERPRINT, required=True)]
Number = Annotated[str | None, _NUMBER]
Whole = Annotated[str | None, Kind("whole", scalars.WHOLE, ("integer", "string"))]
Share = Annotated[str | None, Kind("share", scalars.SHARE)]
Fraction = Annotated[str | None, Kind("fraction", scalars.FRACTION, _AS_NUMBER)]
Change = Annotated[str | None, Kind("change", scalars.CHANGE, _AS_NUMBER)]
Lasting = Annotated[str | None, Kind("duration", scalars.DURATION)]
Effort = Annotated[str | None, Kind("effort", scalars.EFFORT)]
Clock = Annotated[str | None, Kind("clock", scalars.CLOCK)]
Weekdays = Annotated[str | None, Kind("weekdays", scalars.WEEKDAYS)]
Zone = Annotated[str | None, Kind("zone", scalars.ZONE)]
Period = Annotated[str | None, Kind("period", scalars.PERIOD, ("string", "integer"))]
Link = Annotated[str | None, Kind("link", scalars.LINK)]
Email = Annotated[str | None, Kind("email", scalars.EMAIL)]
Site = Annotated[str | None, Kind("site", scalars.SITE)]
File = Annotated[str | None, Kind("file", scalars.FILE)]
Colour = Annotated[str | None, Kind("colour", scalars.COLOUR)]
Flag = Annotated[str | None, Kind("flag", scalars.FLAG, ("boolean", "string"))]

Keys = TypeVar("Keys")
Each: TypeAlias = list[Keys | None] | None
"""A list of groups of keys; an empty line in it is none of them."""

OrNumber = Annotated[Keys | None, OrShort(_NUMBER)]
OrText = Annotated[Keys | None, OrShort()]
