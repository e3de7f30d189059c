"""Whether git still has the versions that the last build was made of.

Knows: which commit stands behind each version.
Never: what a version holds; loads a room of the house: a build with nothing to do asks this, too.
"""

import hashlib
from pathlib import Path

import msgspec

from mopsdocs.model.config import Versions
from mopsdocs.shell.versions import Available, inventories, open_versions


def state(asked: Available) -> str:
    """Digest what the settings of versions have found in git."""
    found = [(one.name, one.commit, one.note) for one in asked.versions]
    noticed = [(str(one.at), str(one.said)) for one in asked.noticed]
    return hashlib.sha256(msgspec.json.encode((found, asked.current, noticed))).hexdigest()[:32]


def state_now(root: Path, wanted: bytes) -> str:
    """Look what the settings of versions, as they were remembered, find in git now."""
    repository, asked = open_versions(root, msgspec.msgpack.decode(wanted, type=Versions))
    if repository is None:
        return state(asked)
    with repository:
        asked, _ = inventories(repository, asked)
        return state(asked)
