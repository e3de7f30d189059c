"""What is kept of how the working tree's playbooks were arranged, so that a new version need not begin from nothing.

Knows: a drawer of them, by the files of each playbook and what parsing them depends on.
Never: keeps more than the working tree's own, or thousands; believes what it cannot verify.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import msgspec

from mopsdocs.compile.again import Before
from mopsdocs.compile.imprint import Imprint, imprint_of
from mopsdocs.compile.prepare import Prepared
from mopsdocs.shell.drawer import Drawer
from mopsdocs.shell.memory import beside
from mopsdocs.shell.packing import pack

_MOST = 2000
"""Of a handbook with more documents nothing is kept: each takes some 40 KB."""


@dataclass(frozen=True, slots=True)
class Imprints:
    """Those of some documents: `found` as they lay in the drawer, `fresh` to be put there."""

    drawer: Drawer
    found: dict[bytes, bytes] = field(default_factory=dict)
    fresh: dict[bytes, bytes] = field(default_factory=dict)

    def fetch(self, keys: Iterable[bytes]) -> None:
        """Look for the documents that come next; those before them are done with."""
        if self.kept:
            self.found.clear()
            self.found.update(self.drawer.known(list(dict.fromkeys(keys))))

    @property
    def kept(self) -> bool:
        """Whether there is a place to keep them."""
        return self.drawer.path is not None

    def known(self, key: bytes) -> Imprint | None:
        """Give how a document was arranged."""
        try:
            return _decoder().decode(self.found[key]) if key in self.found else None
        except msgspec.MsgspecError:
            return None

    def keep(self, key: bytes, before: Before, around: str) -> None:
        """Take a document as it was arranged."""
        known = imprint_of(before, around)
        if known and self.found.get(key) != (content := pack(known)):
            self.fresh[key] = content

    def put_away(self) -> None:
        """Put into the drawer what has been taken."""
        self.drawer.keep(self.fresh)
        self.fresh.clear()

    def only(self, keys: Iterable[bytes]) -> None:
        """Let go of all but some."""
        self.drawer.only(frozenset(keys))


def imprints_of(root: Path, documents: int) -> Imprints:
    """Find those of a handbook of so many documents."""
    return Imprints(Drawer(beside(root, "imprints") if documents <= _MOST else None))


def key_of(settings: bytes, paths: Iterable[str], prepared: Prepared) -> bytes:
    """Give the key of a document: its files, and what parsing them depends on."""
    files = [(path, prepared.sources[path].id) for path in paths]
    return hashlib.blake2b(pack((settings, files)), digest_size=16).digest()


@lru_cache(maxsize=1)
def _decoder() -> msgspec.msgpack.Decoder[Imprint]:
    return msgspec.msgpack.Decoder(Imprint)


NOWHERE = Imprints(Drawer(None))
"""Nothing is kept, and nothing known."""
