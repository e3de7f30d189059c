"""Two versions compared, reading no more of either than differs.

Knows: which documents of two versions are made of the same files.
Never: how facts are compared.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from mopsdocs.compile import Prepared, Surveyed
from mopsdocs.compile.facts import differing, facts_of
from mopsdocs.diff import comparison
from mopsdocs.model.change import Comparison, Stage
from mopsdocs.model.place import Changed, Release
from mopsdocs.model.source import BlobId, Source
from mopsdocs.parse import Group
from mopsdocs.shell.parsed import Parsed

Read = Callable[[Iterable[BlobId]], Mapping[BlobId, bytes]]
Key = tuple[bytes, tuple[str, ...]]


@dataclass(frozen=True)
class Side:
    """One of two versions: what is prepared of it, where its documents are kept parsed, who is accountable in it."""

    release: Release
    prepared: Prepared
    parsed: Parsed
    accountable: tuple[str, ...] = ()


def compared(old: Side, new: Side, read: Read, surveyed: dict[Key, Surveyed]) -> Comparison:
    """Compare two versions; documents that were listed without their contents are read if they differ.

    `surveyed` are those that were parsed for another comparison; it grows.
    """
    before, after = differing(old.prepared, new.prepared)
    # Who is accountable in a document that is the same in both versions was so in the older one already.
    known = old.accountable
    facts = (
        facts_of(_surveyed(side, groups, read, surveyed), side.prepared, known)
        for side, groups in ((old, before), (new, after))
    )
    return comparison(_stage(old.release), _stage(new.release), *facts)


def _stage(release: Release) -> Stage:
    return Stage(release.name, release.label, release.day)


def total(found: Comparison) -> Changed:
    """Count all changes by their weight."""
    return Changed(**Counter(change.grade for change in found.changes))


def _surveyed(side: Side, groups: tuple[Group, ...], read: Read, known: dict[Key, Surveyed]) -> list[Surveyed]:
    keys = [(side.parsed.settings, one.key) for one in groups]
    several = [one for key, one in zip(keys, groups, strict=True) if key not in known]
    empty = {one.id for group in several for one in group.files if not one.content}
    contents = read(sorted(empty)) if empty else {}
    found = side.parsed.survey([_filled(one, contents) for one in several], side.prepared)
    known.update(zip((key for key in keys if key not in known), found, strict=True))
    return [known[key] for key in keys]


def _filled(group: Group, contents: Mapping[BlobId, bytes]) -> Group:
    def with_content(one: Source) -> Source:
        return one if one.content else replace(one, content=contents[one.id])

    translations = tuple((lang, with_content(one)) for lang, one in group.translations)
    return Group(with_content(group.source), translations)
