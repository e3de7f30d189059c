"""Findings known again on another day: by rule, file and thing, not by line.

Knows: ids of what stands in front matter, and the value there; the words of a line of prose.
Never: how a finding weighs or is shown.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from mopsdocs.model.diagnostic import Diagnostic, Key, KeyPath, Span
from mopsdocs.model.source import Source

_WIDTH = 32


def fingerprints(diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source]) -> tuple[str, ...]:
    """Give each finding 32 hexadecimal digits that no line number changes, and no other finding of the run has."""
    trees: dict[str, object] = {}
    counts: dict[str, int] = {}
    found = []
    for one in diagnostics:
        name = "\0".join((one.code, one.path, *_anchor(one, sources.get(one.path), trees)))
        counts[name] = counts.get(name, 0) + 1
        found.append(hashlib.sha256(f"{name}\0{counts[name]}".encode()).hexdigest()[:_WIDTH])
    return tuple(found)


def _anchor(one: Diagnostic, source: Source | None, trees: dict[str, object]) -> Iterator[str]:
    if isinstance(one.at, Span):
        lines = source.content.decode("utf-8", "replace").splitlines() if source else []
        line = lines[one.at.line - 1] if one.at.line <= len(lines) else ""
        yield from (one.said.text, " ".join(line.split()))
        return
    if one.path not in trees:
        trees[one.path] = _tree(source) if source else None
    yield from _named(one.at.path if isinstance(one.at, Key) else one.at, trees[one.path])


def _tree(source: Source) -> object:
    from mopsdocs.parse.documents import tree_in  # noqa: PLC0415  # Few commands need to know a finding again.

    return tree_in(source)


def _named(path: KeyPath, tree: object) -> Iterator[str]:
    """A key path with ids in the place of numbers, as far as things have them."""
    for part in path:
        if isinstance(tree, list) and isinstance(part, int):
            tree = tree[part] if part < len(tree) else None
            yield str(tree["id"] if isinstance(tree, dict) and "id" in tree else part)
        else:
            tree = tree.get(part) if isinstance(tree, dict) else None
            yield str(part)
    # Another value is another mistake: who has accepted one unknown person has not accepted the next.
    values = tree if isinstance(tree, list) else [tree]
    yield from (str(one) for one in values if isinstance(one, str | int | float))
