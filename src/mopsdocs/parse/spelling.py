"""How a value is spelt in YAML, so that it is read as it looks.

Knows: quotes, straight and curly.
Never: which values a key may have.
"""

STRAIGHT = str.maketrans("\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b", "\"\"\"\"''''")
"""Curly quotes to straight ones."""

OPENING = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b"
CLOSING = "\u201c\u201d\u201f\u2018\u2019\u201b"

_ESCAPED = str.maketrans({"\\": "\\\\", '"': '\\"'})


def quoted(text: str) -> str:
    """Put a text in the quotes that leave it as it is."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return f'"{text.translate(_ESCAPED)}"'


def unquoted(text: str) -> str:
    """Take away the quotes, straight or curly, that a text begins or ends with, however ill they match."""
    marks = OPENING + "\"'"
    start = 1 if text[:1] and text[0] in marks else 0
    stop = len(text) - 1 if len(text) > start and text[-1] in marks else len(text)
    return text[start:stop]
