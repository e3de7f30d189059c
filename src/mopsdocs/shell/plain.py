"""Text made fit for a terminal.

Knows: which characters act on a terminal, or hide from a reader.
Never: what a text says.
"""


def safe(text: str) -> str:
    """Escape what would act on a terminal, or hide from a reader."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
