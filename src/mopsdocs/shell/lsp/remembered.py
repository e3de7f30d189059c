"""What the last check left behind, for an editor to begin with: nothing that is as it was then is parsed again.

Knows: which of the things that a check remembers make a document's card.
Never: the protocol; keeps anything itself.
"""

from contextlib import suppress

import msgspec
from msgspec import Raw, Struct

from mopsdocs.compile.prepare import prepare
from mopsdocs.compile.resting import Rests, same_values
from mopsdocs.compile.standing import ANY, Recalled
from mopsdocs.model.source import Inputs
from mopsdocs.shell.recheck import last_noted
from mopsdocs.shell.workspace import Workspace


class _Came(Struct, frozen=True, array_like=True):
    """A check's judgement of one document, of which only what its card rests on is read."""

    files: tuple[str, ...]
    card: bytes
    outline: Raw
    rows: Raw
    rests: Rests
    asks: Raw
    plan: Raw
    marks: Raw
    shared: str


_unpack = msgspec.msgpack.Decoder(_Came).decode


def remembered(workspace: Workspace, inputs: Inputs) -> dict[str, Recalled]:
    """Give the cards of documents by the path of their source, where the settings and the values are what they were.

    Whom a document needs is not among them: it may be any other.
    """
    prepared = prepare(inputs)
    shared, noted = last_noted(workspace, prepared.config, prepared.others)
    found: dict[str, Recalled] = {}
    for path, content in noted.items():
        with suppress(msgspec.MsgspecError):
            came = _unpack(content)
            if came.card and came.shared == shared and same_values(came.rests, prepared.sources):
                found[path] = Recalled(came.files, came.card, b"", (ANY,))
    return found
