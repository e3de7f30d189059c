"""What was probably meant by a key or a word that is not known.

Knows: spelling mistakes, and the words that people bring from their language or another tool.
Never: what is allowed: that is handed in.
"""

import difflib
import unicodedata
from collections.abc import Collection

from mopsdocs.parse.suggest_words import KEYS, RIVALS, WORDS, Table

CUTOFF = 0.7
_LONGEST = 64  # Comparing is quadratic in length, and no key or word is longer.


def unaccented(word: str) -> str:
    """A word without accents."""
    return "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))


def folded(word: str) -> str:
    """A word without accents and capitals, its parts joined by hyphens."""
    return "-".join(unaccented(word.casefold()).replace("_", " ").replace("-", " ").split())


def closest(word: str, known: Collection[str]) -> str | None:
    """The known word that is spelled most like this one, if any is spelled alike."""
    wanted = folded(word[:_LONGEST])
    by_fold = {folded(name): name for name in known}
    if wanted in by_fold:
        return by_fold[wanted]
    letters = sorted(wanted)
    swapped = next((fold for fold in by_fold if len(fold) == len(wanted) and sorted(fold) == letters), None)
    if swapped:
        return by_fold[swapped]
    near = difflib.get_close_matches(wanted, by_fold, n=1, cutoff=CUTOFF)
    return by_fold[near[0]] if near else None


def key_meant(key: str, known: Collection[str]) -> str | None:
    """The key that was meant, among those that are known at its place."""
    return _meant(key, known, KEYS)


def word_meant(word: str, known: Collection[str]) -> str | None:
    """The word that was meant, among those of a closed list."""
    return _meant(word, known, WORDS)


def role_meant(key: str) -> str | None:
    """The role that another model's word or a single letter stands for."""
    return RIVALS.get(folded(key))


def _meant(word: str, known: Collection[str], table: Table) -> str | None:
    same = folded(word)
    for name in known:
        if folded(name) == same:
            return name
    for name in table.get(same, ()):
        if name in known:
            return name
    return closest(word, known)
