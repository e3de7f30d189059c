"""What is still going on, so that today's date matters to it.

Knows: the states of playbooks and tasks.
Never: dates.
"""

_OVER = frozenset(("paused", "achieved", "missed", "superseded", "retired"))
_SETTLED = frozenset(("done", "dropped"))


def is_live(status: str) -> bool:
    """Whether a playbook is planned or worked on."""
    return status not in _OVER


def is_open(status: str) -> bool:
    """Whether a task is still to be finished."""
    return status not in _SETTLED
