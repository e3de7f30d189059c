"""Sources read: bytes, fences, YAML, Markdown, and what they mean.

Knows: which reader comes after which.
Never: what a key means.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from mopsdocs.dialect import compose
from mopsdocs.model.config import Config
from mopsdocs.model.diagnostic import Key, KeyPath, Noticed, Span
from mopsdocs.model.parties import Parties
from mopsdocs.model.playbook import Body, Document
from mopsdocs.model.prose import NO_PROSE, Prose
from mopsdocs.model.source import Source
from mopsdocs.parse import config as settings
from mopsdocs.parse import meaning, people
from mopsdocs.parse.fences import split
from mopsdocs.parse.locate import locate
from mopsdocs.parse.sources import Group
from mopsdocs.parse.text import decode
from mopsdocs.parse.translation import Translation, strays, translation
from mopsdocs.parse.yaml import Tree, read

Found = tuple[tuple[str, Noticed], ...]
_START = Span(1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file opened up: `tree` is its front matter, `readable` whether anything in it can be relied upon."""

    tree: Tree
    prose: Prose
    noticed: tuple[Noticed, ...]
    readable: bool


def read_document(group: Group, config: Config) -> tuple[Document | None, Found]:
    """Read a document with its translations; None where its front matter cannot be read."""
    path = group.source.path
    source = _open(group.source)
    found = [(path, one) for one in source.noticed]
    others: list[tuple[str, Source, Translation, Prose]] = []
    for lang, file in group.translations:
        opened = _open(file)
        words, about = translation(opened.tree) if opened.readable else (Translation(), ())
        others.append((lang, file, words, opened.prose))
        found += [(file.path, one) for one in (*opened.noticed, *about)]
    if not source.readable:
        return None, tuple(found)
    own = source.tree.get("lang") if isinstance(source.tree, dict) else None
    lang = own if isinstance(own, str) else config.languages[0]
    bodies = (Body(lang, path, source.prose), *(Body(one, file.path, p) for one, file, _, p in others if p.pieces))
    meant = _meaning(group, source.tree, config, bodies, {lang: words.strings for lang, _, words, _ in others})
    found += [(path, one) for one in meant.noticed]
    for _, file, words, _ in others:
        found += [(file.path, one) for one in strays(words, meant.labels)]
    return _of(meant), tuple(found)


def read_people(source: Source | None, lang: str) -> tuple[Parties, tuple[Noticed, ...]]:
    """Read people.yml; nobody where there is none."""
    tree, noticed = _plain(source)
    parties, about = people.people(tree, lang)
    return parties, (*noticed, *about)


def read_config(source: Source | None, codes: Collection[str]) -> tuple[Config, tuple[Noticed, ...]]:
    """Read mopsdocs.yml; the defaults where there is none."""
    tree, noticed = _plain(source)
    config, about = settings.config(tree, codes)
    return config, (*noticed, *about)


def find_span(source: Source, at: KeyPath | Key) -> Span:
    """Find the place of a key or of its value in a source; its first line where there is none."""
    text, _ = decode(source.content)
    path, key = (at.path, True) if isinstance(at, Key) else (at, False)
    if not source.path.endswith(".md"):
        return locate(text, 1, path, key=key)
    fenced = split(text)
    return locate(fenced.front, fenced.front_line, path, key=key) if fenced.front else _START


def _open(source: Source) -> _Opened:
    text, noticed = decode(source.content)
    if noticed and not text:
        return _Opened({}, NO_PROSE, noticed, readable=False)
    fenced = split(text)
    prose = compose(fenced.body, fenced.body_line)
    noticed = (*noticed, *fenced.noticed, *prose.noticed)
    if fenced.front is None:
        return _Opened({}, prose, noticed, readable=True)
    front = read(fenced.front, fenced.front_line)
    broken = front.tree is None and bool(front.noticed)
    return _Opened(front.tree or {}, prose, (*noticed, *front.noticed), readable=not broken)


def _plain(source: Source | None) -> tuple[Tree, tuple[Noticed, ...]]:
    if source is None:
        return {}, ()
    text, noticed = decode(source.content)
    found = read(text, 1)
    return found.tree or {}, (*noticed, *found.noticed)


def _meaning(
    group: Group, tree: Tree, config: Config, bodies: tuple[Body, ...], words: Mapping[str, Mapping[str, str]]
) -> meaning.PlaybookRead | meaning.PageRead:
    folder, _, last = group.name.rpartition("/")
    area = group.name.partition("/")[0] if folder else None
    path, lang, areas = group.source.path, config.languages[0], config.areas
    if isinstance(tree, dict) and not meaning.PLAN_KEYS.isdisjoint(tree):
        name = folder.rpartition("/")[2] if last == "index" and folder else last
        place = meaning.Place(path, name, area)
        return meaning.playbook(tree, place, lang=lang, areas=areas, translations=words, bodies=bodies)
    place = meaning.Place(path, group.name, area if area in areas else None)
    return meaning.page(tree, place, lang=lang, areas=areas, translations=words, bodies=bodies)


def _of(read_: meaning.PlaybookRead | meaning.PageRead) -> Document:
    return read_.playbook if isinstance(read_, meaning.PlaybookRead) else read_.page
