"""Documents that have been read before: however many versions share one, it is parsed once.

Knows: documents by what they were made from, the drawer that they are in.
Never: holds anything that cannot be computed again; believes what it cannot verify.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
from msgspec import structs

from mopsdocs.compile.prepare import Prepared
from mopsdocs.compile.stages import Surveyed, survey, survey_known
from mopsdocs.model.playbook import Document, Playbook
from mopsdocs.parse import Group
from mopsdocs.shell.drawer import Drawer
from mopsdocs.shell.memory import beside
from mopsdocs.shell.packing import pack, pack_document, unpack_document
from mopsdocs.shell.workspace import engine


@dataclass(frozen=True, slots=True)
class Parsed:
    """A store of documents; without a place for it, everything is parsed and nothing breaks."""

    path: Path | None
    settings: bytes

    def survey(self, groups: Sequence[Group], prepared: Prepared) -> list[Surveyed]:
        """Parse documents, or take them as they were parsed before."""
        if self.path is None:
            return [survey(one, prepared) for one in groups]
        drawer, keys = Drawer(self.path), [self._key(one) for one in groups]
        known = drawer.known(keys)
        found: list[Surveyed] = []
        fresh: dict[bytes, bytes] = {}
        for key, one in zip(keys, groups, strict=True):
            before = _surveyed(one, known[key], prepared) if key in known else None
            found.append(before or survey(one, prepared))
            document = found[-1].document
            if before is None and document and not found[-1].noticed:
                fresh[key] = pack_document(_plain(document), found[-1].marks)
        drawer.keep(fresh)
        return found

    def _key(self, group: Group) -> bytes:
        told = "\0".join(group.key).encode()
        return hashlib.blake2b(self.settings + told, digest_size=16).digest()


def parsed_of(root: Path, prepared: Prepared) -> Parsed:
    """Find the store of a handbook; what parsing depends on beside the files themselves is part of every key."""
    settings = pack((engine(), prepared.config.languages, prepared.config.areas))
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


NOWHERE = Parsed(None, b"")
"""A store that keeps nothing."""
