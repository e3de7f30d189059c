"""Which languages there are.

Knows: what CLDR has heard of.
Never: which of them a handbook speaks.
"""

from babel import Locale, UnknownLocaleError

OURS = frozenset(("en", "es", "pt"))
"""The languages that our own words are written in."""


def is_known(lang: str) -> bool:
    """Whether numbers and dates can be written in a language."""
    if lang in OURS:
        return True
    try:
        Locale.parse(lang)
    except (UnknownLocaleError, ValueError):
        return False
    return True
