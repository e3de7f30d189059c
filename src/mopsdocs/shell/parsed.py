"""Documents that have been read before: however many versions share one, it is parsed once.

Knows: one sqlite file in the user's cache folder, documents by what they were made from.
Never: holds anything that cannot be computed again; believes what it cannot verify.
"""

import hashlib
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec
from msgspec import structs

from mopsdocs.compile import Prepared, Surveyed, survey, survey_known
from mopsdocs.model.playbook import Document, Playbook
from mopsdocs.parse import Group
from mopsdocs.shell.memory import beside
from mopsdocs.shell.packing import pack, pack_document, unpack_document
from mopsdocs.shell.workspace import engine

_TABLE = "create table if not exists parsed (key blob primary key, content blob, sum blob) without rowid"
_LIMIT = 100_000
"""More documents than this are not kept: the whole store begins anew."""
_MANY = 500


@dataclass(frozen=True, slots=True)
class Parsed:
    """A store of documents; without a place for it, everything is parsed and nothing breaks."""

    path: Path | None
    settings: bytes

    def survey(self, groups: Sequence[Group], prepared: Prepared) -> list[Surveyed]:
        """Parse documents, or take them as they were parsed before."""
        if self.path is None:
            return [survey(one, prepared) for one in groups]
        keys = [self._key(one) for one in groups]
        known = self._known(keys)
        found: list[Surveyed] = []
        fresh: dict[bytes, bytes] = {}
        for key, one in zip(keys, groups, strict=True):
            before = _surveyed(one, known[key], prepared) if key in known else None
            found.append(before or survey(one, prepared))
            document = found[-1].document
            if before is None and document and not found[-1].noticed:
                fresh[key] = pack_document(_plain(document), found[-1].marks)
        self._keep(fresh)
        return found

    def _key(self, group: Group) -> bytes:
        told = "\0".join(group.key).encode()
        return hashlib.blake2b(self.settings + told, digest_size=16).digest()

    def _known(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        if self.path is None or not self.path.is_file():
            return {}
        found: dict[bytes, bytes] = {}
        with suppress(sqlite3.Error):
            database = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True, timeout=5)
            try:
                for start in range(0, len(keys), _MANY):
                    asked = keys[start : start + _MANY]
                    marks = ",".join("?" * len(asked))
                    query = f"select key, content, sum from parsed where key in ({marks})"  # noqa: S608  # Marks alone.
                    rows = database.execute(query, asked)
                    found.update((key, content) for key, content, check in rows if _checksum(content) == check)
            finally:
                database.close()
        return found

    def _keep(self, fresh: Mapping[bytes, bytes]) -> None:
        if self.path is None or not fresh:
            return
        with suppress(sqlite3.Error, OSError):
            database = sqlite3.connect(self.path, timeout=5, isolation_level=None)
            try:
                for order in ("pragma synchronous = off", "pragma journal_mode = memory", "begin immediate", _TABLE):
                    database.execute(order)
                if database.execute("select count(*) from parsed").fetchone()[0] > _LIMIT:
                    database.execute("delete from parsed")
                rows = [(key, content, _checksum(content)) for key, content in fresh.items()]
                database.executemany("insert or replace into parsed values (?, ?, ?)", rows)
                database.execute("commit")
            finally:
                database.close()


def parsed_of(root: Path, prepared: Prepared) -> Parsed:
    """Find the store of a handbook; what parsing depends on beside the files themselves is part of every key."""
    settings = pack((engine(), prepared.config.languages, tuple(prepared.config.areas)))
    return Parsed(beside(root, "parsed"), hashlib.blake2b(settings, digest_size=16).digest())


def _surveyed(group: Group, content: bytes, prepared: Prepared) -> Surveyed | None:
    try:
        document, marks = unpack_document(content)
    except (msgspec.MsgspecError, TypeError, ValueError):
        return None
    return survey_known(group, document, marks, prepared)


def _plain(document: Document) -> Document:
    """Leave out the values of metrics: they stand in files of their own."""
    return structs.replace(document, series={}) if isinstance(document, Playbook) else document


def _checksum(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).digest()


NOWHERE = Parsed(None, b"")
"""A store that keeps nothing."""
