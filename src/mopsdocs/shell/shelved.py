"""What is remembered of a published version, so that it need not be read again.

Knows: the key that a version was made from, its pages, what changed in it.
Never: holds anything that cannot be computed again.
"""

from msgspec import Struct

from mopsdocs.model.place import Changed, Past, Published, Release
from mopsdocs.model.text import Text


class Shelved(Struct, frozen=True, array_like=True):
    """A version as it was made.

    `key` covers all that it was made from, `root` is whether it was the current one, `commit` its commit's id.
    `accountable` are the parties that answer for something in it; `changes` is what differs from the version before,
    packed, `total` counts it.
    """

    key: str
    root: bool
    release: Release
    commit: str
    languages: tuple[str, ...]
    pages: tuple[str, ...]
    accountable: tuple[str, ...]
    note: Text | None = None
    total: Changed | None = None
    changes: bytes = b""

    @property
    def past(self) -> Past:
        """The version as newer ones see it."""
        return Past(self.release, self.languages, frozenset(self.pages))

    @property
    def listed(self) -> Published:
        """The version as the page of all versions lists it."""
        return Published(self.release, self.languages, self.note, self.total)

    def paths(self, *, root: bool) -> set[str]:
        """Give the paths of all its pages, those at the root among them if it is the current version."""
        places = (self.release.folder, "") if root else (self.release.folder,)
        prefixes = ("", *(f"{lang}/" for lang in self.languages[1:]))
        return {f"{place}{prefix}{page}" for place in places for prefix in prefixes for page in self.pages}
