"""The list, kept in the output folder, of the files there that are ours.

Knows: its own form on disk, and how a sound path looks.
Never: believes a list that it could not have written itself.
"""

import errno
import json
import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from json.encoder import encode_basestring_ascii as quoted
from operator import attrgetter
from pathlib import Path
from typing import Final

from mopsdocs.shell.paths import is_sound

NAME: Final = ".mopsdocs-manifest.json"
SCHEMA: Final = "mopsdocs-manifest/1"
LIMIT: Final = 256 * 1024 * 1024
KEYS: Final = {"schema", "tool", "files"}


@dataclass(frozen=True, slots=True)
class Filed:
    """One file that we made: where, what it holds, and the digest of what it was made from."""

    path: str
    sha256: str
    size: int
    recipe: str


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
    except (ValueError, TypeError, KeyError, RecursionError):
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
    found = json.loads(content)
    if type(found) is not dict or set(found) != KEYS or found["schema"] != SCHEMA:
        raise ValueError
    if type(found["tool"]) is not str or type(found["files"]) is not list:
        raise TypeError
    files = {filed.path: filed for filed in map(_filed, found["files"])}
    if len(files) != len(found["files"]) or not is_sound(files):
        raise ValueError
    return Manifest(found["tool"], files)


def _filed(row: dict[str, object]) -> Filed:
    path, sha256, size, recipe = row["path"], row["sha256"], row["size"], row["recipe"]
    # `type is`, not isinstance: true would pass as a size, and this runs for every file of the site.
    if type(path) is not str or type(sha256) is not str or type(size) is not int or type(recipe) is not str:
        raise TypeError
    if len(row) != 4 or len(sha256) != 64 or size < 0:  # noqa: PLR2004  # four keys; a sha256 has 64 digits
        raise ValueError
    return Filed(path, sha256, size, recipe)
