"""What the last preview of a handbook knew: disposable, checked, plain values.

Knows: one sqlite file in the user's cache folder.
Never: holds anything that cannot be worked out again; believes what it cannot verify.
"""

import hashlib
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec
from msgspec import Struct

from mopsdocs.shell.memory import memory_of
from mopsdocs.shell.workspace import Workspace, engine

if TYPE_CHECKING:
    from mopsdocs.compile.ancestry import Ancestry
    from mopsdocs.shell.shelved import Shelved

_SCHEMA = "mopsdocs-cellar/4"
_TABLES = ("documents", "pages", "state", "ancestry", "versions")
_Kind = TypeVar("_Kind", bound=Struct)
_AT_ONCE = 200


class State(Struct, frozen=True, array_like=True):
    """What all documents rested on (as a digest), what pages depended on besides, and what stat said of the files."""

    shared: str = ""
    surroundings: str = ""
    stats: dict[str, tuple[int, int, int]] = {}


class Shown(Struct, frozen=True, array_like=True):
    """A page as it was shown."""

    digest: str
    content: bytes


@dataclass(slots=True)
class Cellar:
    """A place to remember in; where there is none, nothing is remembered and nothing breaks."""

    path: Path | None

    def state(self) -> State:
        """What everything rested on."""
        return self._all("state", State).get("", State())

    def documents(self, kind: type[_Kind]) -> dict[str, _Kind]:
        """What is known of each document."""
        return self._all("documents", kind)

    def some_documents(self, names: Collection[str], kind: type[_Kind]) -> Iterator[tuple[str, _Kind]]:
        """Give what is known of some documents, a few at a time: all at once takes much room."""
        found = sorted(names)
        for start in range(0, len(found), _AT_ONCE):
            yield from self._all("documents", kind, found[start : start + _AT_ONCE]).items()

    def pages(self) -> dict[str, Shown]:
        """The pages that were shown last."""
        return self._all("pages", Shown)

    def store(
        self, documents: Mapping[str, Struct], state: State, gone: Iterable[str] = (), *, anew: bool = False
    ) -> None:
        """Remember documents, and what they rest on, and forget some; `anew` forgets all others."""
        with suppress(sqlite3.Error, OSError), closing(self._open()) as database:
            database.execute("begin immediate")
            if anew:
                database.execute("delete from documents")
            database.executemany("delete from documents where name = ?", ((one,) for one in gone))
            _fill(database, "documents", documents.items())
            _fill(database, "state", [("", state)])
            database.execute("commit")

    def store_pages(self, pages: Mapping[str, Shown]) -> None:
        """Remember the pages that were shown last, and no others."""
        self._store_alone("pages", pages)

    def ancestry(self) -> "Ancestry":
        """How the handbook stood to its versions."""
        from mopsdocs.compile.ancestry import NOBODY, Ancestry  # The first page does without.

        return self._all("ancestry", Ancestry).get("", NOBODY)

    def store_ancestry(self, ancestry: "Ancestry") -> None:
        """Remember how the handbook stands to its versions."""
        self._store_alone("ancestry", {"": ancestry})

    def versions(self) -> "tuple[Shelved, ...]":
        """What is known of versions."""
        from mopsdocs.shell.shelved import Shelved  # The first page does without.

        return tuple(self._all("versions", Shelved).values())

    def store_versions(self, versions: "Iterable[Shelved]") -> None:
        """Remember what is known of versions, and of no others."""
        self._store_alone("versions", {one.release.name: one for one in versions})

    def _store_alone(self, table: str, rows: Mapping[str, Struct]) -> None:
        with suppress(sqlite3.Error, OSError), closing(self._open()) as database:
            database.execute("begin immediate")
            database.execute(f"delete from {table}")  # noqa: S608  # One of the names of ours.
            _fill(database, table, rows.items())
            database.execute("commit")

    def _open(self) -> sqlite3.Connection:
        if self.path is None:
            raise OSError
        database = sqlite3.connect(self.path, timeout=5, isolation_level=None)
        for order in ("pragma synchronous = off", "pragma journal_mode = memory"):
            database.execute(order)
        for table in _TABLES:
            database.execute(
                f"create table if not exists {table} (name text primary key, content blob, checksum blob)"
            )
        return database

    def _all(self, table: str, kind: type[_Kind], names: Sequence[str] = ()) -> dict[str, _Kind]:
        """Read a table, or of it what has one of the names given."""
        if self.path is None or not self.path.is_file():
            return {}
        decode = msgspec.msgpack.Decoder(kind).decode
        found: dict[str, _Kind] = {}
        place = f"file:{self.path}?mode=ro"
        with suppress(sqlite3.Error), closing(sqlite3.connect(place, uri=True, timeout=5)) as database:
            query = f"select name, content, checksum from {table}"  # noqa: S608  # One of the names of ours.
            if names:
                query += f" where name in ({','.join('?' * len(names))})"
            for name, content, checksum in database.execute(query, names):
                with suppress(msgspec.MsgspecError):
                    if _checksum(content) == checksum:
                        found[name] = decode(content)
            return found
        return {}


def cellar_of(workspace: Workspace) -> Cellar:
    """Find the place to remember previews of one handbook."""
    return Cellar(memory_of(workspace.root, Path(f"{_SCHEMA} {engine()}")).path)


def _fill(database: sqlite3.Connection, table: str, rows: Iterable[tuple[str, Struct]]) -> None:
    packed = ((name, msgspec.msgpack.encode(one)) for name, one in rows)
    database.executemany(
        f"insert or replace into {table} values (?, ?, ?)",  # noqa: S608  # One of the names of ours.
        ((name, content, _checksum(content)) for name, content in packed),
    )


def _checksum(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).digest()
