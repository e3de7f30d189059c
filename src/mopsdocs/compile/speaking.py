"""An edition in each of its languages.

Knows: the catalogues of the theme, the names of parties in a language.
Never: what is said.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from mopsdocs.compile.prepare import Prepared
from mopsdocs.model.handbook import Edition
from mopsdocs.model.parties import Parties
from mopsdocs.outputs.scribe import Voice
from mopsdocs.words import Words, read_catalogue

Voices = Mapping[str, Voice]
"""Voices by language, the first language first."""


@dataclass(frozen=True, slots=True)
class _Named:
    """Parties, told apart by identity: editions that share them share how they are named."""

    id: int
    parties: Parties = field(compare=False)


def voices(prepared: Prepared, edition: Edition, before: Voices | None = None) -> dict[str, Voice]:
    """Give the edition a voice in each of its languages, the first one first; `before` are those of the last one."""
    known = before or {}
    return {lang: _voice(lang, prepared, edition).after(known.get(lang)) for lang in prepared.config.languages}


def _voice(lang: str, prepared: Prepared, edition: Edition) -> Voice:
    po = prepared.theme.files.get(f"locales/{lang}.po")
    return Voice(edition, _words(lang, po, _Named(id(prepared.parties), prepared.parties)))


@lru_cache(maxsize=8)
def _words(lang: str, po: str | None, named: _Named) -> Words:
    """Give the words of a language: what they have said of numbers and days serves all editions."""
    return Words(lang, read_catalogue(po) if po else {}, _namer(named.parties, lang))


def _namer(parties: Parties, lang: str) -> Callable[[str], str]:
    def name_of(party: str) -> str:
        kind, _, name = party.rpartition(":")
        if kind == "role" and name in parties.roles:
            title = parties.roles[name].title
            return title.in_language(lang) or title.source
        if kind == "team" and name in parties.teams:
            label = parties.teams[name].name
            return label.in_language(lang) or label.source
        person = parties.people.get(name) if kind in ("", "person") else None
        return person.name if person else party

    return name_of
