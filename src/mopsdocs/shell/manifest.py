"""The list, kept in the output folder, of the files there that are ours.

Knows: its own form on disk, and how a sound path looks.
Never: believes a list that it could not have written itself.
"""

import errno
import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from json.encoder import encode_basestring_ascii as quoted
from operator import attrgetter
from pathlib import Path
from typing import Annotated, Final

import msgspec
from msgspec import Meta, Struct

from mopsdocs.shell.paths import is_sound

NAME: Final = ".mopsdocs-manifest.json"
SCHEMA: Final = "mopsdocs-manifest/1"
LIMIT: Final = 256 * 1024 * 1024


class Filed(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """One file that we made: where, what it holds, and the digest of what it was made from."""

    path: str
    sha256: Annotated[str, Meta(min_length=64, max_length=64)]
    size: Annotated[int, Meta(ge=0)]
    recipe: str


class _Written(Struct, frozen=True, forbid_unknown_fields=True):
    """The list as it stands in its file."""

    schema: str
    tool: str
    files: list[Filed]


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files that are ours, by path, and the tool that made them; `fault` says why there is none."""

    tool: str
    files: Mapping[str, Filed]
    fault: str = ""


def manifest_text(tool: str, files: Iterable[Filed]) -> bytes:
    """The one way to write these files down: sorted by path, a line each."""
    rows = ",\n".join([_row(filed) for filed in sorted(files, key=attrgetter("path"))])
    return f'{{"schema":"{SCHEMA}","tool":{quoted(tool)},"files":[\n{rows}\n]}}\n'.encode("ascii")


def read_manifest(folder: Path) -> Manifest:
    """The folder's manifest; an empty one where there is none, or none that can be believed."""
    try:
        content = read_regular(folder / NAME, LIMIT)
    except FileNotFoundError:
        return Manifest("", {})
    except OSError as error:
        return Manifest("", {}, f"{NAME} cannot be read: {error.strerror}")
    try:
        return _parsed(content)
    except (ValueError, msgspec.MsgspecError, RecursionError):
        return Manifest("", {}, f"{NAME} is not as mopsdocs writes it")


def read_regular(path: Path, limit: int) -> bytes:
    """The content of a regular file that is no link and no larger than the limit."""
    found = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        seen = os.fstat(found)
        if not stat.S_ISREG(seen.st_mode) or seen.st_size > limit:
            raise OSError(errno.EINVAL, "it is no plain file, or too large", str(path))
        with os.fdopen(found, "rb", closefd=False) as file:
            return file.read(limit)
    finally:
        os.close(found)


def _row(filed: Filed) -> str:
    return (
        f'{{"path":{quoted(filed.path)},"sha256":{quoted(filed.sha256)},'
        f'"size":{filed.size},"recipe":{quoted(filed.recipe)}}}'
    )


def _parsed(content: bytes) -> Manifest:
    found = _decode(content)
    files = {filed.path: filed for filed in found.files}
    if found.schema != SCHEMA or len(files) != len(found.files) or not is_sound(files):
        raise ValueError
    return Manifest(found.tool, files)


_decode = msgspec.json.Decoder(_Written).decode
