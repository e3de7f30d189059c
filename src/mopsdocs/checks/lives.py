"""What is still going on, so that today's date matters to it.

Knows: the states of playbooks and tasks.
Never: dates.
"""

from mopsdocs.model.lives import is_live

__all__ = ["is_live", "is_open"]

_SETTLED = frozenset(("done", "dropped"))


def is_open(status: str) -> bool:
    """Whether a task is still to be finished."""
    return status not in _SETTLED
