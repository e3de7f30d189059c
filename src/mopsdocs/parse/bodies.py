"""Files opened up, as far as no YAML is needed: fences and prose.

Knows: bytes, fences, Markdown.
Never: what the front matter says. A build after an edit of prose needs no more than this.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from msgspec import structs

from mopsdocs.dialect import compose
from mopsdocs.model.config import Config
from mopsdocs.model.diagnostic import Noticed
from mopsdocs.model.playbook import Body, Playbook
from mopsdocs.model.prose import NO_PROSE, Prose
from mopsdocs.model.source import Source
from mopsdocs.parse.fences import split
from mopsdocs.parse.mirror import Terms, facts_noticed, outline_noticed, pairs, terms_noticed
from mopsdocs.parse.sections import Section, sections
from mopsdocs.parse.sources import Group
from mopsdocs.parse.text import decode

# Characters that were refused, and told, are shown as U+FFFD from then on: that is no second mistake.
_UNSAFE, _FOREIGN = "SAFE-001", "FM-008"
_BROKEN = "BODY-003"


@dataclass(frozen=True, slots=True)
class Opened:
    """A file in its parts; `readable` is whether it has a text at all, `noticed` is without the prose's.

    `title` is what another tool's front matter, which is not in `front`, calls its page.
    """

    front: str | None
    front_line: int
    prose: Prose
    noticed: tuple[Noticed, ...]
    readable: bool
    body: str = ""
    body_line: int = 1
    title: str | None = None

    @property
    def mark(self) -> str:
        """A digest by which the same front matter is known again."""
        return hashlib.blake2b((self.front or "").encode(), digest_size=16).hexdigest()


def open_file(source: Source, *, composed: bool = True) -> Opened:
    """Tell a file's front matter from its body, and compose the body, unless nobody wants it."""
    text, noticed = decode(source.content)
    if noticed and not text:
        # A file in an older encoding is another tool's, not an attack; nothing of it is read or shown.
        older = all(one.code == _UNSAFE for one in noticed) and 0 not in source.content
        told = tuple(replace(one, code=_FOREIGN) for one in noticed) if older else noticed
        return Opened(None, 1, NO_PROSE, told, readable=False)
    fenced = split(text)
    prose = compose(fenced.body, fenced.body_line) if composed else NO_PROSE
    if noticed:
        prose = replace(prose, noticed=tuple(one for one in prose.noticed if one.code != _BROKEN))
    return Opened(
        fenced.front,
        fenced.front_line,
        prose,
        (*noticed, *fenced.noticed),
        readable=True,
        body=fenced.body,
        body_line=fenced.body_line,
        title=fenced.title,
    )


def cut(opened: Opened) -> tuple[Section, ...]:
    """Cut a file's body into its sections."""
    return sections(opened.body, opened.body_line, opened.prose.headings)


def prose_noticed(
    source: Opened, found: Opened, lang: tuple[str, str], terms: Terms, title: str
) -> Iterator[Noticed]:
    """Notice where the prose of a translation differs from its source in more than words."""
    ours, theirs = cut(source), cut(found)
    if not ours and not theirs:
        return
    yield from outline_noticed(ours, theirs, title)
    for pair in pairs(ours, theirs, lang):
        yield from facts_noticed(pair)
        if terms:
            yield from terms_noticed(pair, terms)


def terms_of(config: Config) -> Terms:
    """Give the words that a handbook protects."""
    return Terms(config.keep, config.terms)


def opened_wrongly(opened: Opened) -> bool:
    """Whether a file was meant to have front matter of which no end can be seen."""
    return opened.front is None and any(one.code == "FM-008" for one in opened.noticed)


def with_new_prose(plan: Playbook, group: Group, marks: tuple[str, ...], config: Config) -> Playbook | None:
    """Give a playbook whose front matter is known its prose anew; None if more than prose has changed.

    None, too, if a translation has something to be said of it.
    """
    opened = [open_file(group.source), *(open_file(one) for _, one in group.translations)]
    if tuple(one.mark for one in opened) != marks or any(one.noticed for one in opened):
        return None
    languages = (plan.lang, *(lang for lang, _ in group.translations))
    if _translations_told(opened, languages, config, plan.title.source):
        return None
    bodies = tuple(
        Body(lang, path, one.prose)
        for lang, path, one in zip(languages, group.paths, opened, strict=True)
        if one.prose.pieces or path == plan.path
    )
    return structs.replace(plan, bodies=bodies)


def _translations_told(opened: list[Opened], languages: tuple[str, ...], config: Config, title: str) -> bool:
    """Whether something may have to be said of a translation: what it was made from stands in its front matter."""
    terms, source = terms_of(config), opened[0]
    for lang, one in zip(languages[1:], opened[1:], strict=True):
        if "translated_from" in (one.front or ""):
            return True
        if next(prose_noticed(source, one, (languages[0], lang), terms, title), None):
            return True
    return False
