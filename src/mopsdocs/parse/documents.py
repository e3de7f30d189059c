"""Sources read: bytes, fences, YAML, Markdown, and what they mean.

Knows: which reader comes after which.
Never: what a key means.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from msgspec import structs

from mopsdocs.model.config import Config
from mopsdocs.model.diagnostic import Noticed, Said, Span, Value
from mopsdocs.model.parties import Parties
from mopsdocs.model.playbook import Body, Document, Playbook
from mopsdocs.model.signoff import Signoffs
from mopsdocs.model.source import Source
from mopsdocs.parse import config as settings
from mopsdocs.parse import meaning, people, signoffs
from mopsdocs.parse.bodies import Opened, cut, open_file, opened_wrongly, prose_noticed, terms_of
from mopsdocs.parse.fences import split
from mopsdocs.parse.foreign import foreign_noticed, is_foreign
from mopsdocs.parse.mirror import marks_noticed
from mopsdocs.parse.scalars import LOCALE
from mopsdocs.parse.sources import Group, translated_name
from mopsdocs.parse.text import decode
from mopsdocs.parse.translation import Translation, labels_noticed, strays, translation
from mopsdocs.parse.yaml import Read, Tree, read

Found = tuple[tuple[str, Noticed], ...]
_LOSSES = ("FM-003", "FM-004", "FM-007", "SAFE-002")
_START = Span(1, 1, 1, 1)
_LANGUAGE = re.compile(LOCALE)
_STRINGS = re.compile(r"^(?:strings|translated_from):", re.MULTILINE)


class ReadDocument(NamedTuple):
    """A document read: None where its front matter cannot be; `marks` are digests of its files' front matters."""

    document: Document | None
    noticed: Found
    marks: tuple[str, ...]


class _Translated(NamedTuple):
    """A translation read."""

    lang: str
    path: str
    words: Translation
    opened: Opened
    noticed: tuple[Noticed, ...]
    readable: bool


def read_document(group: Group, config: Config) -> ReadDocument:
    """Read a document with its translations."""
    path = group.source.path
    source = open_file(group.source)
    front = _front(source)
    others = [_translated(lang, file) for lang, file in group.translations]
    found = [(path, one) for one in (*source.noticed, *source.prose.noticed, *front.noticed)]
    found += [(other.path, one) for other in others for one in other.noticed]
    marks = (source.mark, *(other.opened.mark for other in others))
    orphaned = tuple(_orphan(group, config, source))
    if orphaned:
        return ReadDocument(None, tuple((path, one) for one in orphaned), marks)
    # Without its closing fence a plan is neither a plan nor a page.
    unfenced = opened_wrongly(source)
    if unfenced or not source.readable or (front.tree is None and front.noticed):
        return ReadDocument(None, tuple(found), marks)
    tree = front.tree or {}
    lang = _language(tree) or config.languages[0]
    prose = ((other.lang, other.path, other.opened.prose) for other in others)
    bodies = (Body(lang, path, source.prose), *(Body(*one) for one in prose if one[2].pieces))
    meant = _meaning(group, tree, config, bodies, {other.lang: other.words.strings for other in others})
    found += [(path, one) for one in (*meant.noticed, *foreign_noticed(tree))]
    # Where things are missing from the plan, or stand in it twice, so are their texts: that is no second mistake.
    whole = not any(one.code in _LOSSES for one in (*front.noticed, *meant.noticed))
    for other in others:
        if whole:
            found += [(other.path, one) for one in strays(other.words, meant.labels)]
        found += [(other.path, one) for one in _mirrored(source, other, meant, (lang, other.lang), config)]
    return ReadDocument(_of(meant), tuple(found), marks)


def read_plan(group: Group, config: Config) -> Playbook | None:
    """Read a plan without its prose, and without a word on what is wrong; None where more has to be read to tell."""
    source = open_file(group.source, composed=False)
    front = _front(source)
    if translated_name(group.source.path) or not source.readable or opened_wrongly(source) or not front.tree:
        return None
    others = [_translated(lang, file, composed=False) for lang, file in group.translations]
    document = _of(_meaning(group, front.tree, config, (), {other.lang: other.words.strings for other in others}))
    return document if isinstance(document, Playbook) else None


def texts_of(group: Group, config: Config) -> tuple[Mapping[str, str], Mapping[str, Collection[str]]] | None:
    """Give the texts of a document by their paths, and which of them each translation has, by the file's path."""
    source = open_file(group.source)
    front = _front(source)
    if opened_wrongly(source) or not source.readable or (front.tree is None and front.noticed):
        return None
    others = [_translated(lang, file) for lang, file in group.translations]
    body = Body(_language(front.tree or {}) or config.languages[0], group.source.path, source.prose)
    words = {other.lang: other.words.strings for other in others}
    meant = _meaning(group, front.tree or {}, config, (body,), words)
    return meant.labels, {other.path: tuple(other.words.strings) for other in others if other.readable}


def _mirrored(
    source: Opened,
    other: _Translated,
    meant: meaning.PlaybookRead | meaning.PageRead,
    lang: tuple[str, str],
    config: Config,
) -> Iterator[Noticed]:
    """What is to be said of a translation beside its source."""
    if other.lang not in config.languages or lang[0] == lang[1]:
        yield _wrong_language(lang, config)
        return
    if not other.readable:
        return
    terms, title = terms_of(config), _of(meant).title.source
    yield from labels_noticed(other.words, meant.labels, lang, terms)
    yield from prose_noticed(source, other.opened, lang, terms, title)
    marks = (other.words.label_marks, other.words.section_marks)
    if any(marks):
        yield from marks_noticed(meant.labels, cut(source), cut(other.opened), marks)


def _wrong_language(lang: tuple[str, str], config: Config) -> Noticed:
    values: dict[str, Value] = {"lang": lang[1], "languages": config.languages}
    if lang[0] == lang[1]:
        said = Said("This is a translation into `{lang}`, and its source is in `{lang}`, too", values)
        return Noticed("I18N-001", _START, said, Said("Mend `lang` in the source, or the name of this file"))
    said = Said("The handbook has no language `{lang}`; its languages are {languages}", values)
    hint = Said("Add `{lang}` to `languages` in mopsdocs.yml, or rename the file", values)
    return Noticed("I18N-001", _START, said, hint)


def _orphan(group: Group, config: Config, source: Opened) -> Iterator[Noticed]:
    """Notice a translation that has no source beside it."""
    named = translated_name(group.source.path)
    if named and (named[1] in config.languages[1:] or _STRINGS.search(source.front or "")):
        said = Said("There is no {file} of which this could be a translation", {"file": named[0]})
        values: dict[str, Value] = {"file": named[0], "lang": named[1]}
        hint = Said("Put it beside its source, under the source's name with `.{lang}` before `.md`", values)
        yield Noticed("I18N-001", _START, said, hint)


def _language(tree: Tree) -> str | None:
    """The language that a front matter names, if it can be one."""
    named = tree.get("lang") if isinstance(tree, dict) else None
    found = _LANGUAGE.fullmatch(named) if isinstance(named, str) else None
    return found[1] if found else None


def _translated(lang: str, file: Source, *, composed: bool = True) -> _Translated:
    opened = open_file(file, composed=composed)
    front = _front(opened)
    broken = not opened.readable or (front.tree is None and bool(front.noticed))
    words, about = (Translation(), ()) if broken else translation(front.tree or {})
    noticed = (*opened.noticed, *opened.prose.noticed, *front.noticed, *about)
    return _Translated(lang, file.path, words, opened, noticed, not broken and not opened_wrongly(opened))


def read_people(source: Source | None, lang: str) -> tuple[Parties, tuple[Noticed, ...]]:
    """Read people.yml; nobody where there is none."""
    tree, noticed = _plain(source)
    if not tree and noticed:
        return Parties(unread=True), noticed
    parties, about = people.people(tree, lang)
    # Of two under one id the other is lost, and with it the id that others know it by.
    twice = {one.said.values.get("key") for one in noticed if one.code == "FM-007"}
    if not twice.isdisjoint((*parties.people, *parties.roles, *parties.teams)):
        parties = structs.replace(parties, unread=True)
    return parties, (*noticed, *about)


def read_signoffs(source: Source | None) -> tuple[Signoffs, tuple[Noticed, ...]]:
    """Read signoffs.yml; no sign-offs where there is none."""
    tree, noticed = _plain(source)
    if not tree:
        return Signoffs(unread=bool(noticed)), noticed
    found, about = signoffs.signoffs(tree)
    return found, (*noticed, *about)


def read_config(source: Source | None, codes: Collection[str]) -> tuple[Config, tuple[Noticed, ...]]:
    """Read mopsdocs.yml; the defaults where there is none."""
    tree, noticed = _plain(source)
    config, about = settings.config(tree, codes)
    return config, (*noticed, *about)


def tree_in(source: Source) -> Tree:
    """Give the keys and values of a source as they are written; nothing where they cannot be read."""
    text, _ = decode(source.content)
    if not source.path.endswith(".md"):
        return read(text, 1).tree
    fenced = split(text)
    return read(fenced.front, fenced.front_line).tree if fenced.front else None


def _front(opened: Opened) -> Read:
    if opened.title:
        return Read({"title": opened.title})
    return read(opened.front, opened.front_line) if opened.front is not None else Read({})


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
    if isinstance(tree, dict) and not meaning.PLAN_KEYS.isdisjoint(tree) and not is_foreign(tree):
        name = folder.rpartition("/")[2] if last == "index" and folder else last
        place = meaning.Place(path, name, area)
        return meaning.playbook(tree, place, lang=lang, areas=areas, translations=words, bodies=bodies)
    place = meaning.Place(path, group.name, area if area in areas else None)
    return meaning.page(tree, place, lang=lang, areas=areas, translations=words, bodies=bodies)


def _of(read_: meaning.PlaybookRead | meaning.PageRead) -> Document:
    return read_.playbook if isinstance(read_, meaning.PlaybookRead) else read_.page
