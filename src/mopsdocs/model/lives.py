"""What is still going on, so that today's date matters to it.

Knows: the states of playbooks.
Never: dates.
"""

_OVER = frozenset(("achieved", "missed", "superseded", "retired"))


def is_live(status: str) -> bool:
    """Whether a playbook is planned or worked on."""
    return status != "paused" and status not in _OVER


def is_over(status: str) -> bool:
    """Whether a playbook is kept for its history alone: one that is paused goes on some day."""
    return status in _OVER
