"""A look at the files of a handbook; of a large one a second process takes it, while this one goes on.

Knows: forked children, and how one tells what it has seen.
Never: what has changed. A child that tells nothing has its work done again here, where faults are raised.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from time import time_ns
from typing import Final

from msgspec import MsgspecError, Raw, msgpack

from mopsdocs.shell.reader import Listing, Seen, look
from mopsdocs.shell.workspace import Workspace

MANY: Final = 2_000
"""With so many documents a look takes several times as long as a second process does to begin."""

_packed = msgpack.Encoder().encode
_files = msgpack.Decoder(tuple[Seen, ...]).decode
_opened = msgpack.Decoder(tuple[int, Raw, frozenset[str]]).decode


@dataclass(frozen=True, slots=True)
class Looked:
    """What was seen of the files, since when (ns), and the files once more as they are remembered."""

    since: int
    listing: Listing
    seen: bytes


def look_now(workspace: Workspace) -> Looked:
    """Look at the files."""
    since = time_ns()
    listing = look(workspace)
    return Looked(since, listing, _packed(listing.files))


@contextmanager
def looking(workspace: Workspace, documents: int, jobs: int) -> Iterator[Callable[[], Looked]]:
    """Give what tells of the files; with many documents last time, and two processors, the look begins at once."""
    if documents < MANY or jobs == 1:
        yield partial(look_now, workspace)
        return
    heard, told = os.pipe()
    child = os.fork()
    if child == 0:
        _tell(workspace, told)
    os.close(told)
    with os.fdopen(heard, "rb") as pipe:
        try:
            yield lambda: _understood(pipe.read()) or look_now(workspace)
        finally:
            pipe.close()  # A child that nobody listens to ends.
            with suppress(ChildProcessError):  # Somebody else has waited for all children.
                os.waitpid(child, 0)


def _tell(workspace: Workspace, told: int) -> None:
    """Look, tell, and end, whatever happens: nothing of what the parent still has to do is done here."""
    try:
        found = look_now(workspace)
        if not found.listing.refused:
            with os.fdopen(told, "wb") as pipe:
                pipe.write(_packed((found.since, Raw(found.seen), found.listing.others)))
    finally:
        os._exit(0)


def _understood(told: bytes) -> Looked | None:
    """Open what a child has told; None where it has not come to the end."""
    try:
        since, seen, others = _opened(told)
        return Looked(since, Listing(_files(seen), (), others), bytes(seen))
    except MsgspecError:
        return None
