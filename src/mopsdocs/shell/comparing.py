"""Two versions compared, reading no more of either than differs.

Knows: which documents of two versions are made of the same files.
Never: how facts are compared.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from mopsdocs.compile.facts import differing, facts_of, signed_since
from mopsdocs.compile.hindsight import former_of
from mopsdocs.compile.prepare import Prepared
from mopsdocs.compile.stages import Surveyed
from mopsdocs.diff import comparison
from mopsdocs.model.change import SIGNOFF, Comparison, Stage
from mopsdocs.model.hindsight import Former
from mopsdocs.model.place import Changed, Release
from mopsdocs.model.source import BlobId, Snapshot, Source, Version
from mopsdocs.model.text import Text
from mopsdocs.parse import Group
from mopsdocs.shell.contrasts import contrasts_of
from mopsdocs.shell.parsed import Parsed
from mopsdocs.shell.selection import is_image

FOLDER = "playbooks/"
Read = Callable[[Iterable[BlobId]], Mapping[BlobId, bytes]]
Key = tuple[bytes, tuple[str, ...]]


@dataclass(frozen=True)
class Side:
    """One of two versions: what is prepared of it, where its documents are kept parsed, who is accountable in it."""

    release: Release
    prepared: Prepared
    parsed: Parsed
    accountable: tuple[str, ...] = ()
    note: Text | None = None


def compared(
    old: Side, new: Side, read: Read, surveyed: dict[Key, Surveyed] | None = None, root: Path | None = None
) -> Comparison:
    """Compare two versions; documents that were listed without their contents are read if they differ.

    `surveyed` are those that were parsed for another comparison; it grows. What has been compared is remembered with
    the handbook at `root`.
    """
    seen = {} if surveyed is None else surveyed
    before, after = differing(old.prepared, new.prepared, signed_since(old.prepared, new.prepared))
    # Who is accountable in a document that is the same in both versions was so in the older one already.
    known = old.accountable
    earlier, later = (
        facts_of(_surveyed(side, groups, read, seen), side.prepared, known)
        for side, groups in ((old, before), (new, after))
    )
    contrasts = contrasts_of(root, old.parsed.settings, new.parsed.settings) if root else None
    return comparison(_stage(old), _stage(new), earlier, later, contrasts)


def listed(release: Release, files: Mapping[str, BlobId], read: Read) -> Snapshot:
    """List the documents of a version without reading them; its settings and its people are read."""
    few = read([id_ for path, id_ in files.items() if not path.startswith(FOLDER)])
    texts = {path: id_ for path, id_ in files.items() if not is_image(path)}
    sources = tuple(Source(path, few.get(id_, b""), id_) for path, id_ in texts.items())
    return Snapshot(Version(release.name, release.day), sources, (), ())


def former(old: Side, new: Side, read: Read) -> Former:
    """Take from an older version what must not just vanish, reading only what differs from the newer one."""
    before, _ = differing(old.prepared, new.prepared)
    return former_of(old.release.label, old.parsed.survey(filled(before, read), old.prepared), old.prepared)


def _stage(side: Side) -> Stage:
    return Stage(side.release.name, side.release.label, side.release.day, side.note)


def total(found: Comparison) -> Changed:
    """Count all changes by their weight; sign-offs tell of no other work and of no other promise."""
    return Changed(**Counter(change.grade for change in found.changes if change.subject != SIGNOFF))


def _surveyed(side: Side, groups: tuple[Group, ...], read: Read, known: dict[Key, Surveyed]) -> list[Surveyed]:
    keys = [(side.parsed.settings, one.key) for one in groups]
    several = [one for key, one in zip(keys, groups, strict=True) if key not in known]
    found = side.parsed.survey(filled(several, read), side.prepared)
    known.update(zip((key for key in keys if key not in known), found, strict=True))
    return [known[key] for key in keys]


def filled(groups: Iterable[Group], read: Read) -> list[Group]:
    """Read the documents that were only listed."""
    several = tuple(groups)
    empty = {one.id for group in several for one in group.files if not one.content}
    contents = read(sorted(empty)) if empty else {}
    return [_filled(one, contents) for one in several]


def _filled(group: Group, contents: Mapping[BlobId, bytes]) -> Group:
    def with_content(one: Source) -> Source:
        return one if one.content else replace(one, content=contents[one.id])

    translations = tuple((lang, with_content(one)) for lang, one in group.translations)
    return Group(with_content(group.source), translations)
