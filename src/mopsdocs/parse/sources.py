"""Which files make one document: a source, and its translations beside it.

Knows: the names that files have below playbooks/.
Never: what stands in a file.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from mopsdocs.model.releases import NOTES
from mopsdocs.model.source import Source

FOLDER = "playbooks/"
_TRANSLATION = re.compile(r"(.+)\.([a-z]{2})\.md\Z")


@dataclass(frozen=True, slots=True)
class Group:
    """The files of one document: the source, and translations by language."""

    source: Source
    translations: tuple[tuple[str, Source], ...] = ()

    @property
    def files(self) -> tuple[Source, ...]:
        """All its files, the source first."""
        return self.source, *(one for _, one in self.translations)

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of all its files, the source's first."""
        return tuple(one.path for one in self.files)

    @property
    def key(self) -> tuple[str, ...]:
        """What identifies the content: the blob ids of all its files, with their paths."""
        return tuple(part for one in self.files for part in (one.path, one.id))

    @property
    def name(self) -> str:
        """The path below playbooks/, without `.md`."""
        return self.source.path.removeprefix(FOLDER).removesuffix(".md")


def value_files(sources: Iterable[Source]) -> dict[str, Source]:
    """Give the files of observed values by path."""
    return {one.path: one for one in sources if one.path.casefold().endswith(".csv")}


def translated_name(path: str) -> tuple[str, str] | None:
    """Give the source's path and the language that a translation's path names, if it could be one's."""
    found = _TRANSLATION.match(path)
    return (f"{found[1]}.md", found[2]) if found else None


def group(sources: Iterable[Source]) -> tuple[Group, ...]:
    """Put translations to their sources: `NAME.xx.md` is one only if `NAME.md` stands beside it."""
    files = {one.path: one for one in sources if one.path.endswith(".md") and not one.path.startswith(NOTES)}
    translations: dict[str, list[tuple[str, Source]]] = {}
    for path, one in files.items():
        found = _TRANSLATION.match(path)
        if found and f"{found[1]}.md" in files:
            translations.setdefault(f"{found[1]}.md", []).append((found[2], one))
    apart = {one.path for several in translations.values() for _, one in several}
    return tuple(
        Group(one, tuple(sorted(translations.get(path, []), key=lambda pair: pair[0])))
        for path, one in sorted(files.items())
        if path not in apart
    )
