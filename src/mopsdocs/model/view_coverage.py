"""Which roles of tasks are filled, as a template shows it.

Knows: shares in words, links to what lacks.
Never: how a role is inherited.
"""

from msgspec import Struct

from mopsdocs.model.view_frame import Link


class RoleShare(Struct, frozen=True, array_like=True):
    """Of how many tasks a role is filled: its letter, its name, `97 %`."""

    letter: str
    word: str
    share: str


class Gap(Struct, frozen=True, array_like=True):
    """What lacks in a playbook: tasks without exactly one accountable, tasks without a responsible."""

    playbook: Link
    accountable: tuple[Link, ...]
    responsible: tuple[Link, ...]


class Coverage(Struct, frozen=True, array_like=True):
    """Which roles of open tasks are filled, and where they are not; `more` says how many playbooks are not listed."""

    finding: str
    shares: tuple[RoleShare, ...]
    gaps: tuple[Gap, ...]
    more: str | None = None
