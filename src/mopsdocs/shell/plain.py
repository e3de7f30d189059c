"""Text made fit for a terminal.

Knows: which characters act on a terminal, or hide from a reader, and how wide the others are.
Never: what a text says.
"""

import unicodedata

_UNBROKEN = str.maketrans("\u00a0\u202f", "  ")
"""Between a number and its unit: on a terminal a blank like any other."""


def safe(text: str) -> str:
    """Escape what would act on a terminal, or hide from a reader."""
    if text.isprintable():
        return text
    shown = text.translate(_UNBROKEN)
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in shown)


def width_of(text: str) -> int:
    """Count the columns that a terminal gives to a text."""
    shown = safe(text.replace("\t", " "))
    if shown.isascii():
        return len(shown)
    wide = sum(1 for char in shown if unicodedata.east_asian_width(char) in "WF")
    return len(shown) + wide - sum(1 for char in shown if unicodedata.combining(char))
