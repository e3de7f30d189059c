"""A label of the plan, in the languages it has been written in.

Knows: the source's words and those of its translations.
Never: which language a reader has chosen.
"""

from msgspec import Struct


class Text(Struct, frozen=True, gc=False):
    """Words in the source language, and in others where a translation has them."""

    source: str
    lang: str
    others: tuple[tuple[str, str], ...] = ()

    def in_language(self, lang: str) -> str | None:
        """The words in a language, or None where they have not been translated."""
        if lang == self.lang:
            return self.source
        for name, words in self.others:
            if name == lang:
                return words
        return None
