"""When the preview looks for garbage: never in what was made at first, for that stays for hours.

Knows: Python's own collector.
Never: what is kept, or by whom.
"""

import gc


def put_off() -> None:
    """Look for none while everything is made for the first time."""
    gc.disable()


def resume(*, sweep: bool) -> None:
    """Look for it from now on, but not in what is there; `sweep` it once where there is time for that."""
    if not gc.isenabled():
        if sweep:
            gc.collect()
        gc.freeze()
        gc.enable()
