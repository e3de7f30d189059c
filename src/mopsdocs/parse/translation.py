"""The front matter of a translation: the plan's words in another language.

Knows: label paths and their words.
Never: numbers, dates, people: they stand in the source alone.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from mopsdocs.model.diagnostic import Key, Noticed, Said, Value
from mopsdocs.parse.complaints import admit
from mopsdocs.parse.complaints_mend import Tree
from mopsdocs.parse.meaning_sheet import has_placeholder, placeholders
from mopsdocs.parse.mirror import Pair, Terms, facts_noticed, terms_noticed
from mopsdocs.parse.suggest import closest

MARKED = 100
"""How many strange paths of one file are told."""

_FEW = 3
_ALWAYS = ("title", "summary")  # A title that the source leaves to its file's name may be translated all the same.


@dataclass(frozen=True, slots=True)
class Translation:
    """Words by label path; `label_marks` and `section_marks` are fingerprints of what they were made from."""

    lang: str | None = None
    strings: Mapping[str, str] = field(default_factory=dict)
    label_marks: Mapping[str, str] = field(default_factory=dict)
    section_marks: Mapping[str, str] = field(default_factory=dict)


def translation(tree: Tree) -> tuple[Translation, tuple[Noticed, ...]]:
    """What a translation's front matter says, and what was noticed."""
    admitted = admit("translation", tree)
    get = admitted.value.get
    strings = _filled(get("strings"))
    marks = get("translated_from") or {}
    found = Translation(
        get("lang"),
        {**_at_the_top(tree), **strings},
        _filled(marks.get("labels")),
        _filled(marks.get("sections")),
    )
    return found, (*admitted.noticed, *_unfinished(strings))


def strays(found: Translation, labels: Collection[str]) -> tuple[Noticed, ...]:
    """The strings whose paths name no label; `labels` are the paths of the source's."""
    known = {*labels, *_ALWAYS}
    strange = [path for path in found.strings if path not in known][:MARKED]
    return tuple(_stray(path, known) for path in strange)


def labels_noticed(
    found: Translation, labels: Mapping[str, str], lang: tuple[str, str], terms: Terms
) -> Iterator[Noticed]:
    """Notice labels that are not translated, and those that differ from their source in more than words."""
    missing = [path for path, words in labels.items() if path not in found.strings and any(map(str.isalpha, words))]
    if missing:
        about: dict[str, Value] = {"path": missing[0], "count": len(missing), "paths": tuple(missing[:_FEW])}
        said = Said("The text `{path}` is not translated", about, "{count} texts are not translated, such as {paths}")
        hint = Said("Write it under `strings`; until then readers see the source's words")
        yield Noticed("I18N-004", ("strings",), said, hint)
    for path, words in found.strings.items():
        if path in labels:
            pair = Pair(labels[path], words, lang, ("strings", path))
            yield from facts_noticed(pair)
            if terms:
                yield from terms_noticed(pair, terms)


def _stray(path: str, known: Collection[str]) -> Noticed:
    meant = closest(path, [label for label in known if _alike(label, path)])
    said = Said("`{path}` is no text of this playbook", {"path": path})
    hint = Said("A path is ids joined by points, like `goals.G1.title`")
    if meant:
        hint = Said("Did you mean `{meant}`?", {"meant": meant})
    return Noticed("FM-003", Key(("strings", path)), said, hint)


def _alike(label: str, path: str) -> bool:
    """Whether two paths end alike or begin alike, which is quicker to tell than how much they differ."""
    return label.rpartition(".")[2] == path.rpartition(".")[2] or label.rpartition(".")[0] == path.rpartition(".")[0]


def _filled(written: Mapping[str, str | None] | None) -> dict[str, str]:
    """The texts that are not empty."""
    return {key: words for key, words in (written or {}).items() if words}


def _at_the_top(tree: Tree) -> dict[str, str]:
    """Title and summary that stand beside `strings` instead of below: noticed, and taken all the same."""
    if not isinstance(tree, dict):
        return {}
    return {key: str(tree[key]) for key in _ALWAYS if isinstance(tree.get(key), str) and tree[key]}


def _unfinished(strings: Mapping[str, str]) -> tuple[Noticed, ...]:
    """Placeholders among the words."""
    if not has_placeholder("\n".join(strings.values())):
        return ()
    return tuple(one for path, words in strings.items() for one in placeholders(words, ("strings", path)))
