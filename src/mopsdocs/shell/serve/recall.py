"""Which of the things that are remembered still hold.

Knows: what cards and outlines are made by.
Never: where they are kept.
"""

import hashlib
from collections.abc import Mapping

import msgspec

from mopsdocs.compile.prepare import Prepared
from mopsdocs.compile.standing import Recalled
from mopsdocs.shell.serve.cellar import State

_pack = msgspec.msgpack.encode


def usable(found: Mapping[str, Recalled], state: State, prepared: Prepared) -> dict[str, Recalled]:
    """Leave of what is remembered what holds under the settings and parties of now."""
    settings, _, rest = state.shared.partition(" ")
    if settings != _settings(prepared):
        return {}
    if rest != _rest(prepared):
        return {name: msgspec.structs.replace(one, outline=b"") for name, one in found.items()}
    return dict(found)


def shared_state(prepared: Prepared) -> State:
    """What is to be said of everything that is remembered."""
    return State(f"{_settings(prepared)} {_rest(prepared)}")


def _settings(prepared: Prepared) -> str:
    """A digest of what cards are made by."""
    return hashlib.sha256(_pack(prepared.config)).hexdigest()


def _rest(prepared: Prepared) -> str:
    """A digest of what documents are judged by."""
    return hashlib.sha256(_pack((prepared.parties, prepared.version.as_of, sorted(prepared.files)))).hexdigest()
