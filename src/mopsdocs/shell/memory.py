"""What the last build of a handbook was made from: disposable, checked, plain data.

Knows: one sqlite file in the user's cache folder.
Never: holds anything that cannot be computed again; believes what it cannot verify.
"""

import hashlib
import os
import sqlite3
import stat
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TypeAlias, TypeVar

import msgspec
from msgspec import Struct

from mopsdocs.shell.shelved import Shelved

SCHEMA = "mopsdocs-memory/4"
_TABLE = (
    "create table if not exists memory "
    "(name text primary key, listed blob, listed_sum blob, whole blob, whole_sum blob)"
)
_Kind = TypeVar("_Kind", bound=Struct)
_Packed: TypeAlias = tuple[str, bytes, bytes, bytes, bytes]


class Files(Struct, frozen=True, array_like=True):
    """The files seen at the last build, by path: each as its folder showed it, and its blob id (empty for images).

    The former stays packed: where nothing has changed it is packed the same, and nobody opens it.
    """

    seen: msgspec.Raw
    ids: tuple[str, ...]


class Remembered(Struct, frozen=True, array_like=True):
    """What one document came to: card and outline as data, its pages with their digests, its findings counted.

    `plan` is what its front matters (known by their `marks`) say, empty where something was wrong with them;
    `extract` what other programs are given of it.
    """

    paths: tuple[str, ...]
    card: bytes
    outline: bytes
    plan: bytes
    marks: tuple[str, ...]
    recipes: tuple[tuple[str, str], ...]
    warnings: int
    infos: int
    extract: bytes = b""


class Listed(Struct, frozen=True, array_like=True):
    """What every build needs of every document: the paths of its files, and its card as data."""

    paths: tuple[str, ...]
    card: bytes


class Summary(Struct, frozen=True, array_like=True):
    """The build as a whole: what it was made from, the site that it left (as a digest), its findings counted.

    `config`, `parties` and `signoffs` are empty where something was wrong with the files they come from; `voided` is
    what git knew of sign-offs that hold no longer. `versions` are the settings of versions (empty where there are
    none), `refs` what these named in git, `shelved` the versions made, `stood` how the working tree stood to them
    (empty where an edit of prose may concern more than its own page).
    """

    surroundings: str
    files: Files
    config: bytes
    parties: bytes
    signoffs: bytes
    voided: bytes
    site: str
    warnings: int
    infos: int
    documents: int
    versions: bytes = b""
    refs: str = ""
    shelved: tuple[Shelved, ...] = ()
    stood: bytes = b""


@dataclass(slots=True)
class Memory:
    """A place to remember in; where there is none, nothing is remembered and nothing breaks."""

    path: Path | None

    def summary(self) -> Summary | None:
        """What the last build was made from."""
        return self.whole(Summary)

    def whole(self, kind: type[_Kind]) -> _Kind | None:
        """What is remembered of a build, or of something else of that kind, as a whole."""
        rows = self._rows("select name, whole, whole_sum from memory where name = ''")
        found = rows.get("")
        return _decoded(found, kind) if found else None

    def cards(self) -> dict[str, Listed]:
        """The cards of all documents, by source path; those that cannot be believed are missing."""
        rows = self._rows("select name, listed, listed_sum from memory where name != ''")
        return {name: one for name, content in rows.items() if (one := _decoded(content, Listed))}

    def document(self, name: str) -> Remembered | None:
        """What one document came to."""
        rows = self._rows("select name, whole, whole_sum from memory where name = ?", name)
        return _decoded(rows[name], Remembered) if name in rows else None

    def documents(self) -> dict[str, Remembered]:
        """What all documents came to, by source path; those that cannot be believed are missing."""
        rows = self._rows("select name, whole, whole_sum from memory where name != ''")
        return {name: one for name, content in rows.items() if (one := _decoded(content, Remembered))}

    def forget(self) -> None:
        """Begin anew."""
        if self.path:
            with suppress(OSError):
                self.path.unlink()

    def remember(self, whole: Struct, documents: Mapping[str, Remembered]) -> None:
        """Remember a build, and the documents that have changed with it."""
        # One after the other: packed a second time, ten thousand documents would be what a build needs most room for.
        packed = (_row(name, Listed(one.paths, one.card), one) for name, one in documents.items())
        self._write(chain(packed, (_row("", None, whole),)))

    def noted(self) -> dict[str, bytes]:
        """What documents came to as data, by source path, as `note` was given it."""
        return self._rows("select name, whole, whole_sum from memory where name != ''")

    def note(self, whole: Struct, documents: Mapping[str, bytes], there: Collection[str]) -> None:
        """Remember something as a whole, and data of the documents that have changed; only those `there` are kept."""
        nothing = b"", _checksum(b"")
        packed = ((name, *nothing, content, _checksum(content)) for name, content in documents.items())
        self._write(chain(packed, (_row("", None, whole),)), frozenset(("", *there)))

    def _write(self, rows: Iterable[_Packed], there: Collection[str] | None = None) -> None:
        if self.path is None:
            return
        with suppress(sqlite3.Error, OSError):
            database = sqlite3.connect(self.path, timeout=1, isolation_level=None)
            try:
                for order in ("pragma synchronous = off", "pragma journal_mode = memory", "begin immediate", _TABLE):
                    database.execute(order)
                if there is not None:
                    names = [name for (name,) in database.execute("select name from memory") if name not in there]
                    database.executemany("delete from memory where name = ?", [(name,) for name in names])
                database.executemany("insert or replace into memory values (?, ?, ?, ?, ?)", rows)
                database.execute("commit")
            finally:
                database.close()

    def _rows(self, query: str, *values: str) -> dict[str, bytes]:
        if self.path is None or not self.path.is_file():
            return {}
        try:
            database = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True, timeout=1)
            try:
                rows = database.execute(query, values).fetchall()
            finally:
                database.close()
        except sqlite3.Error:
            return {}
        return {name: content for name, content, checksum in rows if _is_sound(name, content, checksum)}


def _row(name: str, listed: Listed | None, whole: Struct) -> _Packed:
    light, heavy = msgspec.msgpack.encode(listed), msgspec.msgpack.encode(whole)
    return name, light, _checksum(light), heavy, _checksum(heavy)


def memory_of(root: Path, out: Path) -> Memory:
    """Find the place to remember builds of one handbook into one folder."""
    return Memory(_kept(f"{SCHEMA}\0{root}\0{out}"))


def beside(root: Path, name: str) -> Path | None:
    """Find the place to keep something else of a handbook, whatever folder it is built into."""
    return _kept(f"{SCHEMA}\0{root}\0\0{name}")


def _kept(what: str) -> Path | None:
    given = os.environ.get("XDG_CACHE_HOME")
    try:
        folder = (Path(given) if given else Path.home() / ".cache") / "mopsdocs"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.lstat()
    except (OSError, RuntimeError):
        return None
    if found.st_uid != os.getuid() or not stat.S_ISDIR(found.st_mode):
        return None
    return folder / f"{hashlib.sha256(what.encode()).hexdigest()[:32]}.sqlite"


def _is_sound(name: object, content: object, checksum: object) -> bool:
    """Whether a row is as it was written; whoever may write to the file may have put anything there."""
    return isinstance(name, str) and isinstance(content, bytes) and _checksum(content) == checksum


def _checksum(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).digest()


def _decoded(content: bytes, kind: type[_Kind]) -> _Kind | None:
    try:
        return msgspec.msgpack.decode(content, type=kind)
    except msgspec.MsgspecError:
        return None
