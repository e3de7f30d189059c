"""Which playbook, page or section of the older version is which of the newer.

Knows: ids, earlier ids, files, headings.
Never: what differs between the two.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from mopsdocs.diff.parts import Key, Part, Parts
from mopsdocs.model.facts import Leaf, Plan, Sources

Found = TypeVar("Found", Plan, Leaf)
Pair = tuple[Found | None, Found | None]
_WORD = re.compile(r"\w+")
_PAIRS = 2_500


def matched_plans(old: Mapping[str, Plan], new: Mapping[str, Plan]) -> Iterator[tuple[Plan | None, Plan | None]]:
    """Pair playbooks by id, then by an earlier id, then by the same file at another path."""
    return _matched(old, new, lambda plan: plan.playbook.was)


def matched_pages(old: Mapping[str, Leaf], new: Mapping[str, Leaf]) -> Iterator[tuple[Leaf | None, Leaf | None]]:
    """Pair plain pages by name, then by the same file at another path."""
    return _matched(old, new, lambda _: ())


def _matched(
    old: Mapping[str, Found], new: Mapping[str, Found], earlier: Callable[[Found], tuple[str, ...]]
) -> Iterator[Pair[Found]]:
    left = {name: one for name, one in old.items() if name not in new}
    fresh = [name for name in sorted(new) if name not in old]
    pairs = {name: name for name in new if name in old}
    for name in fresh:
        was = next((known for known in earlier(new[name]) if known in left), None)
        if was is not None:
            pairs[name] = was
            del left[was]
    blobs = {blob: name for name, one in sorted(left.items(), reverse=True) if (blob := _blob(one.sources))}
    for name in fresh:
        was = blobs.get(_blob(new[name].sources)) if name not in pairs else None
        if was is not None and was in left:
            pairs[name] = was
            del left[was]
    yield from ((old[pairs[name]] if name in pairs else None, new[name]) for name in sorted(new))
    yield from ((one, None) for _, one in sorted(left.items()))


def _blob(sources: Sources) -> str:
    return sources[0][1] if sources else ""


def renamed_sections(old: Parts, new: Parts) -> dict[Key, Key]:
    """Find sections whose heading alone is another, newer key to older: at least half of their words are shared."""
    left = [(part, _words(part)) for key, part in old.items() if part.subject == "section" and key not in new]
    fresh = [(part, _words(part)) for key, part in new.items() if part.subject == "section" and key not in old]
    found: dict[Key, Key] = {}
    if len(left) * len(fresh) > _PAIRS:
        return found  # A text written anew has no sections of its former self.
    for part, words in fresh:
        for index, (earlier, before) in enumerate(left):
            if earlier.lang == part.lang and before and 2 * len(before & words) >= max(len(before), len(words)):
                found["section", part.item] = "section", earlier.item
                del left[index]
                break
    return found


def _words(part: Part) -> set[str]:
    text = part.fields.get(("prose", ""), "")
    return set(_WORD.findall(text)) if isinstance(text, str) else set()
