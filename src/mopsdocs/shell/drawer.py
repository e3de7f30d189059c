"""A drawer: data by the key of what it was made from, in one sqlite file.

Knows: how many rows there is room for, whether a row is as it was written.
Never: holds anything that cannot be computed again; believes what it cannot verify.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_TABLE = "create table if not exists kept (key blob primary key, content blob, sum blob) without rowid"
_LIMIT = 100_000
"""More rows than this are not kept: the whole drawer begins anew."""
_MANY = 500


@dataclass(frozen=True, slots=True)
class Drawer:
    """A place for data; where there is none, nothing is known and nothing breaks."""

    path: Path | None

    def known(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Give what lies under some keys."""
        if self.path is None or not self.path.is_file():
            return {}
        found: dict[bytes, bytes] = {}
        with suppress(sqlite3.Error):
            database = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True, timeout=5)
            try:
                for start in range(0, len(keys), _MANY):
                    asked = keys[start : start + _MANY]
                    marks = ",".join("?" * len(asked))
                    query = f"select key, content, sum from kept where key in ({marks})"  # noqa: S608  # Marks alone.
                    rows = database.execute(query, asked)
                    found.update((key, content) for key, content, check in rows if _sum(key, content) == check)
            finally:
                database.close()
        return found

    def keep(self, fresh: Mapping[bytes, bytes]) -> None:
        """Put something in."""
        if not fresh:
            return

        def put(database: sqlite3.Connection) -> None:
            if database.execute("select count(*) from kept").fetchone()[0] > _LIMIT:
                database.execute("delete from kept")
            rows = [(key, content, _sum(key, content)) for key, content in fresh.items()]
            database.executemany("insert or replace into kept values (?, ?, ?)", rows)

        self._change(put)

    def only(self, keys: Collection[bytes]) -> None:
        """Let go of all but what lies under some keys."""

        def drop(database: sqlite3.Connection) -> None:
            gone = [(key,) for (key,) in database.execute("select key from kept") if key not in keys]
            database.executemany("delete from kept where key = ?", gone)

        if self.path and self.path.is_file():
            self._change(drop)

    def _change(self, change: Callable[[sqlite3.Connection], None]) -> None:
        if self.path is None:
            return
        with suppress(sqlite3.Error, OSError):
            database = sqlite3.connect(self.path, timeout=5, isolation_level=None)
            try:
                for order in ("pragma synchronous = off", "pragma journal_mode = memory", "begin immediate", _TABLE):
                    database.execute(order)
                change(database)
                database.execute("commit")
            finally:
                database.close()


def _sum(key: object, content: object) -> bytes:
    """Give what a row is known by; whoever may write to the file may have put anything there."""
    if not isinstance(key, bytes) or not isinstance(content, bytes):
        return b""
    return hashlib.blake2b(content, digest_size=16, key=key).digest()
