"""Findings of two versions held against each other, wherever a file or a playbook has moved to since.

Knows: what files and playbooks of the older version are called in the newer one.
Never: how a finding comes about; git.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from mopsdocs.compile.prepare import Prepared
from mopsdocs.diff.matching import matched_pages, matched_plans
from mopsdocs.model.diagnostic import Diagnostic
from mopsdocs.model.facts import Facts, Sources

Known = tuple[str, str, str, tuple[tuple[str, str], ...]]
Names = Mapping[str, str]
"""What is called otherwise in the newer version: paths and ids of playbooks, older to newer."""


def names_since(old: tuple[Facts, Prepared], new: tuple[Facts, Prepared]) -> Names:
    """Find which files lie elsewhere, and which playbooks have another id: by `was`, by id, by what they say."""
    found = dict(_same_content(old[1], new[1]))
    for before, after in matched_plans(old[0].plans, new[0].plans):
        if before and after:
            found |= {**_paths(before.sources, after.sources), before.playbook.id: after.playbook.id}
    for earlier, later in matched_pages(old[0].pages, new[0].pages):
        if earlier and later:
            found |= _paths(earlier.sources, later.sources)
    return {was: now for was, now in found.items() if was != now}


def added_and_mended(
    old: Iterable[Diagnostic], new: Iterable[Diagnostic], names: Names
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """Give what the newer findings have more than the older ones, and less; lines do not matter."""
    before = [(_known(one, names), one) for one in old]
    after = [(_known(one, {}), one) for one in new]
    return tuple(_more(after, before)), tuple(_more(before, after))


def _more(these: list[tuple[Known, Diagnostic]], those: list[tuple[Known, Diagnostic]]) -> Iterator[Diagnostic]:
    known = Counter(key for key, _ in those)
    for key, diagnostic in these:
        if known[key]:
            known[key] -= 1
        elif diagnostic.ignored is None:
            yield diagnostic


def _known(one: Diagnostic, names: Names) -> Known:
    values = tuple((name, _called(value, names)) for name, value in sorted(one.said.values.items()))
    return one.code, names.get(one.path, one.path), one.said.text, values


def _called(value: object, names: Names) -> str:
    """Give a value under the names of today: a path, an id, or an item of a playbook (`mail/G1`)."""
    if not isinstance(value, str):
        return repr(value)
    playbook, slash, item = value.partition("/")
    return repr(names.get(value) or f"{names.get(playbook, playbook)}{slash}{item}")


def _paths(before: Sources, after: Sources) -> dict[str, str]:
    """Pair the files of one document: its source, and its translations by their endings."""
    was, now = (files[0][0].removesuffix(".md") if files else "" for files in (before, after))
    return {path: now + path.removeprefix(was) for path, _ in before}


def _same_content(old: Prepared, new: Prepared) -> Iterator[tuple[str, str]]:
    """Pair files that lie elsewhere and say the same: values of metrics, what cannot be read."""
    gone, come = (
        _by_content(one, one.sources.keys() - other.sources.keys()) for one, other in ((old, new), (new, old))
    )
    for content, paths in gone.items():
        if len(paths) == 1 and len(come.get(content, ())) == 1:
            yield paths[0], come[content][0]


def _by_content(prepared: Prepared, paths: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in sorted(paths):
        found.setdefault(prepared.sources[path].id, []).append(path)
    return found
