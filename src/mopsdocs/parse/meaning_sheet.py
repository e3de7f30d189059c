"""What is gathered while a front matter gets its meaning: labels, ids, and what is noticed.

Knows: the path of each label, its words in other languages, and what words must not be.
Never: which things a playbook consists of.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

from mopsdocs.model.diagnostic import Fix, Key, KeyPath, Noticed, Said, Value
from mopsdocs.model.text import Text
from mopsdocs.parse.complaints import Admitted
from mopsdocs.parse.complaints_mend import Tree, seen
from mopsdocs.parse.yaml import Quoted

Group: TypeAlias = Mapping[str, Any]
"""What the schema has admitted under one key."""

Translations: TypeAlias = Mapping[str, Mapping[str, str]]
"""Words by language and label path."""

Label: TypeAlias = Callable[[str | None, KeyPath, str | int, str], Text | None]
"""From words, the place of their thing, their key and the start of their path to a text."""

_LONGEST_SCHEME = 8
_TWO_FACED = frozenset(("yes", "no", "on", "off", "true", "false", "null"))
_LONGEST_TWO_FACED = 8
_CUT_NUMBER = re.compile(r"[0-9]{1,3}\.[0-9]*0")
_NEEDLES = ("TBD", "TODO", "FIXME", "XXX")
_PHRASES = ("(add link)", "coming soon", "lorem ipsum")
_PLACEHOLDER = re.compile(rf"\b(?:{'|'.join(_NEEDLES)})\b|(?i:{'|'.join(map(re.escape, _PHRASES))})")
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}\.000")


class Sheet:
    """One front matter's labels, ids and findings, in the order in which they are met."""

    __slots__ = ("_as_written", "_words", "ids", "label", "lang", "noticed", "path")

    def __init__(self, path: str, lang: str, translations: Translations, admitted: Admitted) -> None:
        self.path = path
        self.lang = lang
        self.noticed: list[Noticed] = list(admitted.noticed)
        self._as_written = admitted.as_written
        self.ids: list[tuple[str, KeyPath]] = []
        self._words: list[tuple[str, KeyPath, str | int, str]] = []
        self.label: Label = _labels(self._words.append, lang, translations)

    def root(self, key: str) -> KeyPath:
        """Where a key at the top stands, under the name that its author gives it."""
        return (self._as_written.get(key, key),)

    def notice(self, code: str, at: KeyPath | Key, said: Said, hint: Said | None = None) -> None:
        """Keep a finding."""
        self.noticed.append(Noticed(code, at, said, hint))

    def title(self, words: str, at: KeyPath, prefix: str) -> Text:
        """The title of a thing, which the schema has made sure of."""
        return self.label(words, at, "title", prefix) or Text(words, self.lang)

    def number(self, written: str | None, at: KeyPath, key: str | int) -> Decimal | None:
        """A number, if one is written."""
        if written is None:
            return None
        if written[-4:] == ".000" and _THOUSANDS.fullmatch(written):
            about: dict[str, Value] = {"value": written, "meant": written[:-4], "thousands": written.replace(".", "")}
            said = Said("`{value}` is {meant} here, since a point stands before decimals", about)
            self.notice("FM-002", (*at, key), said, Said("Write `{thousands}` or `{meant}`", about))
        return Decimal(written)

    def link(self, written: str | None, at: KeyPath, key: str) -> str | None:
        """A link, unless it leads out of the handbook."""
        if written is None or ":" in written[:_LONGEST_SCHEME]:
            return written
        if written[:4] == "www.":
            meant = f"https://{written}"
            about: dict[str, Value] = {"key": key, "value": written, "meant": meant}
            said = Said("`{value}` has no https:// before it, so it reads as a file of the handbook", about)
            self.notice("FM-003", (*at, key), said, Said("Write `{key}: {meant}`", about))
            return meant
        if "../" in written and _climbs_out(written, self.path.count("/")):
            said = Said("`{value}` leads out of the handbook", {"value": written})
            self.notice("SAFE-004", (*at, key), said, Said("Link to a file of the handbook, or to an address"))
            return None
        return written

    def labels(self) -> dict[str, str]:
        """The words of all labels by their paths, in their order."""
        return {_path(prefix, key): words for words, _, key, prefix in self._words}

    def read_over(self, tree: Tree) -> None:
        """Notice ids that stand twice, placeholders, and words that other programs read as something else."""
        if len({name for name, _ in self.ids}) != len(self.ids):
            self.noticed += _twins(self.ids, tree)
        if has_placeholder("\n".join(words[0] for words in self._words)):
            self.noticed += (
                one for words, at, key, _ in self._words for one in placeholders(words, (*at, key))
            )
        for words, at, key, _ in self._words:
            if len(words) <= _LONGEST_TWO_FACED:
                self.read_word(words, (*at, key), tree)

    def read_word(self, words: str, at: KeyPath, tree: Tree) -> None:
        """Notice a word that other programs read as a truth value or a number, unless it is in quotes."""
        if words.lower() not in _TWO_FACED and not _CUT_NUMBER.fullmatch(words):
            return
        written = seen(tree, at)
        if isinstance(written, str) and not isinstance(written, Quoted):
            said = Said("Without quotes, other programs do not read `{value}` as text", {"value": words})
            hint = Said('Write `"{value}"`, in quotes', {"value": words})
            self.noticed.append(Noticed("FM-002", at, said, hint, Fix(f'"{words}"')))


def _labels(note: Callable[[tuple[str, KeyPath, str | int, str]], None], lang: str, others: Translations) -> Label:
    """The function that makes labels: a short one where there are no translations."""

    def plain(words: str | None, at: KeyPath, key: str | int, prefix: str) -> Text | None:
        if not words:
            return None
        note((words, at, key, prefix))
        return Text(words, lang)

    def translated(words: str | None, at: KeyPath, key: str | int, prefix: str) -> Text | None:
        if not words:
            return None
        note((words, at, key, prefix))
        path = _path(prefix, key)
        return Text(words, lang, tuple([(name, strings[path]) for name, strings in spoken if strings.get(path)]))

    spoken = tuple((name, strings) for name, strings in others.items() if name != lang)
    return translated if spoken else plain


def _climbs_out(link: str, depth: int) -> bool:
    """Whether a path leads above the root, from a file so many folders below it."""
    for part in link.split("/"):
        depth += -1 if part == ".." else 0 if part in (".", "") else 1
        if depth < 0:
            return True
    return False


def _path(prefix: str, key: str | int) -> str:
    """A label's path; what has a number instead of an id is counted from one."""
    return f"{prefix}{key}" if isinstance(key, str) else f"{prefix}{key + 1}"


def has_placeholder(text: str) -> bool:
    """Whether a text may hold a placeholder: a quick look that never misses one."""
    lower = text.lower()
    return any(needle in text for needle in _NEEDLES) or any(phrase in lower for phrase in _PHRASES)


def placeholders(words: str, at: KeyPath) -> Iterator[Noticed]:
    """The placeholder that a label holds."""
    if found := _PLACEHOLDER.search(words):
        said = Said("`{word}` is a placeholder", {"word": found[0]})
        yield Noticed("FM-005", at, said, Said("Write what is still missing, or take the placeholder away"))


def _twins(ids: list[tuple[str, KeyPath]], tree: Tree) -> Iterator[Noticed]:
    """Ids that were given before, each with both things named."""
    first: dict[str, KeyPath] = {}
    for name, at in ids:
        if name in first:
            about: dict[str, Value] = {"id": name, "first": _named(tree, first[name]), "second": _named(tree, at)}
            said = Said("The id `{id}` is given to “{first}” and again to “{second}”", about)
            hint = Said("Give one of them another id: all things of a playbook share one list of ids")
            yield Noticed("FM-004", (*at, "id"), said, hint)
        else:
            first[name] = at


def _named(tree: Tree, at: KeyPath) -> str:
    """What a thing is called: by its own words, else by the list that it stands in."""
    for key in ("title", "name", "text", "problem", "who"):
        words = seen(tree, (*at, key))
        if isinstance(words, str) and words:
            return words
    return str(next(part for part in reversed(at) if isinstance(part, str)))
