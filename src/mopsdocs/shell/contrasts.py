"""Playbooks that have been compared before: what differs between two states of a file never changes.

Knows: what changed between two states of a playbook, by the files of both.
Never: which versions are compared; holds anything that cannot be computed again.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from mopsdocs.diff.compare import Pair
from mopsdocs.model.change import Change
from mopsdocs.shell.drawer import Drawer
from mopsdocs.shell.memory import beside
from mopsdocs.shell.packing import pack

_unpack = msgspec.msgpack.Decoder(tuple[Change, ...]).decode


@dataclass(frozen=True, slots=True)
class Contrasts:
    """What is known of pairs of playbooks that were parsed with these settings: the older one's, the newer one's."""

    drawer: Drawer
    settings: tuple[bytes, bytes]

    def known(self, pairs: Sequence[Pair]) -> Mapping[Pair, tuple[Change, ...]]:
        """Give what is known of some of these."""
        keys = {self._key(pair): pair for pair in pairs}
        found: dict[Pair, tuple[Change, ...]] = {}
        for key, content in self.drawer.known(list(keys)).items():
            try:
                found[keys[key]] = _unpack(content)
            except msgspec.MsgspecError:
                continue
        return found

    def keep(self, fresh: Mapping[Pair, tuple[Change, ...]]) -> None:
        """Take what was not known."""
        self.drawer.keep({self._key(pair): pack(changes) for pair, changes in fresh.items()})

    def _key(self, pair: Pair) -> bytes:
        return hashlib.blake2b(pack((self.settings, pair)), digest_size=16).digest()


def contrasts_of(root: Path, old: bytes, new: bytes) -> Contrasts:
    """Find those of a handbook; what parsing depends on beside the files themselves is part of every key."""
    return Contrasts(Drawer(beside(root, "contrasts")), (old, new))
