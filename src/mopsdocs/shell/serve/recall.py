"""Which of the things that are remembered still hold.

Knows: what cards and outlines are made by.
Never: where they are kept.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from mopsdocs.compile.prepare import Prepared
from mopsdocs.compile.standing import Recalled
from mopsdocs.shell.serve.cellar import State

_pack = msgspec.msgpack.encode


def usable(found: Mapping[str, Recalled], state: State, prepared: Prepared) -> dict[str, Recalled]:
    """Leave of what is remembered what holds under the settings and parties of now."""
    return dict(holding(found.items(), state, prepared))


def holding(
    found: Iterable[tuple[str, Recalled]], state: State, prepared: Prepared
) -> Iterator[tuple[str, Recalled]]:
    """Leave of what is remembered, one document after the other, what holds under the settings and parties of now."""
    settings, _, rest = state.shared.partition(" ")
    if settings != _settings(prepared):
        return
    judged = rest == _rest(prepared)
    for name, one in found:
        if _same_values(one, prepared):
            yield name, one if judged else msgspec.structs.replace(one, outline=b"")


def shared_state(prepared: Prepared) -> State:
    """What is to be said of everything that is remembered."""
    return State(f"{_settings(prepared)} {_rest(prepared)}")


def _same_values(recalled: Recalled, prepared: Prepared) -> bool:
    """Whether the values of a document's metrics are those that it was read with."""
    there = ((prepared.sources.get(path), known) for path, known in recalled.values)
    return all((source.id if source else "") == known for source, known in there)


def _settings(prepared: Prepared) -> str:
    """A digest of what cards are made by."""
    return hashlib.sha256(_pack(prepared.config)).hexdigest()


def _rest(prepared: Prepared) -> str:
    """A digest of what documents are judged by."""
    files = (sorted(prepared.files), sorted(prepared.others))
    return hashlib.sha256(_pack((prepared.parties, prepared.signoffs, prepared.version.as_of, *files))).hexdigest()
