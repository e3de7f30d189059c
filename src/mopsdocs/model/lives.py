"""What is still going on, so that today's date matters to it.

Knows: the states of playbooks.
Never: dates.
"""

_OVER = frozenset(("paused", "achieved", "missed", "superseded", "retired"))


def is_live(status: str) -> bool:
    """Whether a playbook is planned or worked on."""
    return status not in _OVER
