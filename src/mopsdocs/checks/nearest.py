"""What an author probably meant by a name that does not exist.

Knows: how names are misspelt: another case, a dropped letter, two letters swapped, only half of the name.
Never: what the names stand for.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_TINY, _SHORT, _HALF = 2, 4, 3


def nearest(name: str, names: Iterable[str]) -> str | None:
    """Find the one name that is nearly the one written, if there is one."""
    meant = _bare(name)
    if not meant:
        return None
    most = 0 if len(meant) <= _TINY else 1 if len(meant) <= _SHORT else 2
    best, found = most + 1, None
    halves = []
    for candidate in names:
        bare = _bare(candidate)
        if bare == meant:
            return candidate
        if len(meant) >= _HALF and meant in _parts(candidate):
            halves.append(candidate)
        elif abs(len(bare) - len(meant)) < best and (bare[:1] == meant[:1] or bare[-1:] == meant[-1:]):
            steps = _steps(meant, bare, best)
            if steps < best:
                best, found = steps, candidate
    return halves[0] if len(halves) == 1 else found


def same(one: str, other: str) -> bool:
    """Whether two names are one but for case, accents and marks."""
    return _bare(one) == _bare(other) != ""


@lru_cache(maxsize=8192)
def _bare(name: str) -> str:
    """A name without its kind, case, accents and marks: `anaruiz` for `Ana Ruiz` and for `ana.ruiz`."""
    letters = unicodedata.normalize("NFKD", name.rpartition(":")[2])
    return "".join(char for char in letters.casefold() if char.isalnum())


@lru_cache(maxsize=8192)
def _parts(name: str) -> frozenset[str]:
    """The words of a name: `ana` and `ruiz`."""
    own = name.rpartition(":")[2].casefold()
    return frozenset(own.replace(".", "-").replace("_", "-").split("-"))


def _steps(left: str, right: str, limit: int) -> int:
    """Count the letters to add, drop, change or swap with a neighbour; at `limit` it stops counting."""
    before: list[int] = []
    above = list(range(len(right) + 1))
    for i, char in enumerate(left, 1):
        row = [i]
        for j, other in enumerate(right, 1):
            # Nobody writes G1 and means G2: another number is another thing.
            change = 0 if char == other else limit if char.isdigit() and other.isdigit() else 1
            steps = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + change)
            if i > 1 and j > 1 and char == right[j - 2] and left[i - 2] == other:
                steps = min(steps, before[j - 2] + 1)
            row.append(steps)
        if min(row) >= limit:
            return limit
        before, above = above, row
    return above[-1]
