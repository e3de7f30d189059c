"""The doors where people write YAML: what is admitted, and every fault of what is not.

Knows: pydantic, and which type of ours describes which file.
Never: how a fault is told; what the values mean.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import UnionType
from typing import Annotated, Any, Literal, NotRequired, Required, TypeAlias, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails
from typing_extensions import get_type_hints, is_typeddict

from mopsdocs.model.diagnostic import KeyPath
from mopsdocs.parse.schema_handbook import Handbook, Page, People, Translation
from mopsdocs.parse.schema_kinds import FULL, SHORT, Says
from mopsdocs.parse.schema_signoffs import Signoffs
from mopsdocs.parse.schema_work import Playbook

Door: TypeAlias = Literal["playbook", "page", "translation", "people", "mopsdocs", "signoffs"]

TYPES: Mapping[Door, Any] = {
    "playbook": Playbook,
    "page": Page,
    "translation": Translation,
    "people": People,
    "mopsdocs": Handbook,
    "signoffs": Signoffs,
}

_Hint: TypeAlias = Any
"""A type as annotations spell it."""

_TAGS = frozenset((SHORT, FULL))
_KEY = "[key]"  # What pydantic appends to the path of a key that is at fault itself.
_KINDS_OF_KEYS = frozenset(("id", "person_id", "input_id", "language"))


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not admitted: its kind, its place, and the words or the limit that it breaks."""

    kind: str
    at: KeyPath
    on_key: bool = False
    words: tuple[str, ...] = ()
    limit: int = 0


@dataclass(frozen=True, slots=True)
class Field:
    """A key that may stand at a place."""

    meaning: str
    example: str
    required: bool


@cache
def adapter(door: Door) -> TypeAdapter[Any]:
    """The one judge of a kind of file, made when it is first needed."""
    return TypeAdapter(TYPES[door])


def check(door: Door, tree: object) -> tuple[dict[str, Any], tuple[Fault, ...]]:
    """What a tree says in the types of the schema, or nothing and its faults."""
    try:
        return adapter(door).validator.validate_python(tree), ()
    except ValidationError as error:
        return {}, tuple(_fault(line) for line in error.errors(include_url=False, include_input=False))


def _fault(line: ErrorDetails) -> Fault:
    """One of pydantic's error lines, its path freed of what is no key."""
    kind = line["type"]
    place = tuple(part for part in line["loc"] if part not in _TAGS)
    on_key = kind in _KINDS_OF_KEYS and place[-1:] == (_KEY,)
    about = line.get("ctx", {})
    return Fault(
        kind,
        place[:-1] if on_key else place,
        on_key=on_key or kind == "extra_forbidden",
        words=about.get("words", ()),
        limit=about.get("max_length", 0),
    )


def keys(door: Door, place: KeyPath) -> Mapping[str, Field]:
    """The keys that may stand at a place, in the order of the format; none where it takes no keys of ours."""
    return _keys(door, tuple(0 if isinstance(part, int) else part for part in place))


@lru_cache(maxsize=256)
def _keys(door: Door, place: KeyPath) -> Mapping[str, Field]:
    group = _bare(TYPES[door])
    for part in place:
        group = _bare(_below(group, part))
    if not is_typeddict(group):
        return {}
    return {name: _field(hint) for name, hint in get_type_hints(group, include_extras=True).items()}


def _field(hint: _Hint) -> Field:
    """The description that stands beside a key."""
    required = _origin(hint) is Required
    hint = get_args(hint)[0] if required else hint
    for note in reversed(get_args(hint)):
        if isinstance(note, Says):
            return Field(note.meaning, note.example, required)
    return Field("", "", required)


def _below(group: _Hint, part: str | int) -> _Hint:
    """The type of what stands under a key, or in a list."""
    if is_typeddict(group):
        return get_type_hints(group, include_extras=True).get(str(part))
    inner = get_args(group)
    return inner[-1] if _origin(group) in (list, dict) and inner else None


def _bare(kind: _Hint) -> _Hint:
    """A type without its notes; of several, the one that has parts."""
    origin = _origin(kind)
    if origin in (Annotated, Required, NotRequired):
        return _bare(get_args(kind)[0])
    if origin in (Union, UnionType):
        parts = [_bare(part) for part in get_args(kind)]
        return next((part for part in parts if is_typeddict(part) or get_origin(part)), None)
    return kind


def _origin(kind: _Hint) -> object:
    """What a type is made with: `list` for `list[str]`."""
    return get_origin(kind)
