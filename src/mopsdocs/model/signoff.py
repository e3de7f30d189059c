"""Sign-offs that people have given: signoffs.yml as values.

Knows: who signed which aspect of what, on which day, and the fingerprint of what was signed.
Never: what a fingerprint is made of; whether it still holds.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from mopsdocs.model.diagnostic import KeyPath
from mopsdocs.model.refs import Ref

AGREEMENT = "agreement"
"""The one aspect of a service level."""

Covered = Mapping[str, str | tuple[str, ...]]
"""What a sign-off covers: facts by the path of their keys, `target.value` or `steps.S2`."""

ALL = "*"
"""In the place of an item: a sign-off of which nobody can say what it is about."""


class Signoff(Struct, frozen=True):
    """A sign-off as written: `item` is a goal or a service level with its playbook, `by` a person's id."""

    at: KeyPath
    item: Ref
    aspect: str
    by: str
    on: date | None
    note: str
    fingerprint: str


class Signoffs(Struct, frozen=True):
    """All sign-offs, by item as written, in the order of the file. `path` is the file they come from.

    Where it cannot be read it is `unread`; those items are `broken` of which a sign-off could not be understood.
    Neither is held to lack a sign-off.
    """

    path: str = "signoffs.yml"
    given: Mapping[Ref, tuple[Signoff, ...]] = {}
    unread: bool = False
    broken: frozenset[Ref] = frozenset()

    def on(self, names: Iterable[str], item: str) -> tuple[Signoff, ...]:
        """Give the sign-offs under an item of a playbook, which goes by its id and the earlier ones."""
        return tuple(one for name in names for one in self.given.get(f"{name}/{item}", ()))

    def doubtful(self, names: Iterable[str], item: str) -> bool:
        """Whether there may be a sign-off under an item that could not be read."""
        return self.unread or ALL in self.broken or any(f"{name}/{item}" in self.broken for name in names)

    def playbooks(self) -> frozenset[str]:
        """Name the playbooks of which something has been signed, as written."""
        return frozenset(item.rpartition("/")[0] for item in self.given)

    def all(self) -> Iterator[Signoff]:
        """Give all sign-offs."""
        for several in self.given.values():
            yield from several


UNSIGNED = Signoffs()
"""Of a handbook in which nobody has signed anything."""
