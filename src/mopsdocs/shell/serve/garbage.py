"""When the preview looks for garbage: never in what is there to stay, and never while somebody waits.

Knows: Python's own collector.
Never: what is kept, or by whom.
"""

import gc

_YOUNG, _OLDER, _NEVER = 2_000, 20, 1_000_000_000
"""How often what has just been made is looked through, and what has lasted a little. Nothing else is by itself: to
look through all that is known of ten thousand playbooks keeps everybody waiting for half a second."""


def put_off() -> None:
    """Look for none while everything is made for the first time."""
    gc.disable()


def begin() -> None:
    """Look for it from now on, if nobody does yet."""
    if not gc.isenabled():
        settle()


def settle() -> None:
    """Take what is there now for what stays: it goes when nobody needs it, and nobody looks through it."""
    gc.freeze()
    gc.set_threshold(_YOUNG, _OLDER, _NEVER)
    gc.enable()


def sweep() -> None:
    """Look through what has been made since, while there is time."""
    gc.collect()
    settle()
