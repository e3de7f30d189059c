"""Text made fit for a terminal.

Knows: which characters act on a terminal, or hide from a reader, and how wide the others are.
Never: what a text says.
"""

import unicodedata


def safe(text: str) -> str:
    """Escape what would act on a terminal, or hide from a reader."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def width_of(text: str) -> int:
    """Count the columns that a terminal gives to a text."""
    shown = safe(text.replace("\t", " "))
    if shown.isascii():
        return len(shown)
    wide = sum(1 for char in shown if unicodedata.east_asian_width(char) in "WF")
    return len(shown) + wide - sum(1 for char in shown if unicodedata.combining(char))
