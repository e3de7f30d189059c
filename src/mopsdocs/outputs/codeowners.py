"""Who is asked about a change of which file: CODEOWNERS, as GitHub and GitLab read it.

Knows: the owners of playbooks, the leads of teams, by which name a code host knows somebody.
Never: where the file is kept.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from mopsdocs.model.handbook import Card, Edition
from mopsdocs.model.outline import Outline
from mopsdocs.model.parties import Parties, Person
from mopsdocs.model.playbook import PartyId

ROOT_FILES = ("mopsdocs.yml", "people.yml")
_HANDLE = re.compile(r"@?([A-Za-z0-9](?:[A-Za-z0-9-]{0,38})(?:/[A-Za-z0-9._-]{1,100})?)")
_EMAIL = re.compile(r"[^\s@#]{1,100}@[^\s@#]{1,100}")
_INDEX = "/index.md"
_HEAD = (
    "# Written by `mopsdocs export codeowners` from the owners of the playbooks and from people.yml.\n"
    "# The last line that fits a file decides.\n"
)


@dataclass(frozen=True)
class Owners:
    """The text of CODEOWNERS; who has a part in it and cannot be named there, and for which playbooks nobody can."""

    text: str
    unnamed: tuple[Person, ...]
    unowned: tuple[str, ...]


@dataclass(frozen=True)
class _Names:
    """How a code host calls people; `unnamed` gathers those whom it cannot call."""

    parties: Parties
    unnamed: dict[str, Person] = field(default_factory=dict)

    def of(self, several: Iterable[PartyId | None]) -> list[str]:
        """Give the names of parties, each once; a role stands for its holder, a team for its lead."""
        found = dict.fromkeys(self._name(party) for party in several if party)
        return [one for one in found if one]

    def _name(self, party: PartyId) -> str | None:
        if party.startswith("team:"):
            team = self.parties.teams.get(party[5:])
            return self._name(team.lead) if team and team.lead and not team.lead.startswith("team:") else None
        person = self.parties.holder(party.removeprefix("person:"))
        if person is None:
            return None
        handle = _HANDLE.fullmatch(person.handle or "")
        if handle:
            return f"@{handle[1]}"
        if person.email and _EMAIL.fullmatch(person.email):
            return person.email
        self.unnamed[person.id] = person
        return None


def codeowners(edition: Edition, outlines: Iterable[Outline], prefix: str) -> Owners:
    """Write CODEOWNERS: the files at the root belong to the leads, those of a playbook to its owner and backup.

    Sign-offs belong to those whose names they bear, or will: nobody else is to sign for them.
    `prefix` leads from the repository's root to the handbook's, and ends with a slash where it is not empty.
    """
    names = _Names(edition.parties)
    leads = names.of(team.lead for team in edition.parties.teams.values())
    several = sorted(outlines, key=lambda one: one.card.path)
    rows = [(f"{prefix}{name}", leads) for name in ROOT_FILES if leads]
    signers = names.of(_signers(edition, several)) or leads
    if signers:
        rows.append((f"{prefix}{edition.signoffs.path}", signers))
    translations: dict[str, list[str]] = {}
    for path, card in edition.by_path.items():
        translations.setdefault(card.path, []).append(path)
    unowned: list[str] = []
    for outline in several:
        card = outline.card
        if card.page is not None:
            continue
        owners = names.of((card.owner, outline.backup))
        if owners:
            rows += [(prefix + path, owners) for path in _files(card, translations[card.path])]
        else:
            unowned.append(card.path)
    width = max((len(_pattern(path)) for path, _ in rows), default=0)
    lines = [f"{_pattern(path):{width}} {' '.join(owners)}\n" for path, owners in rows]
    return Owners(_HEAD + "".join(lines), tuple(names.unnamed.values()), tuple(unowned))


def _signers(edition: Edition, outlines: Iterable[Outline]) -> Iterator[PartyId]:
    """Give who has signed anything, then who is asked to."""
    yield from (one.by for one in edition.signoffs.all())
    yield from (line.party for outline in outlines for line in outline.asked)


def _files(card: Card, paths: list[str]) -> Iterator[str]:
    """List what belongs to a playbook: its folder, or its file with translations and values."""
    if card.path.endswith(_INDEX):
        yield card.path.removesuffix("index.md")
        return
    folder = card.path.rpartition("/")[0]
    values = {f"{folder}/{mark.metric.values}" for mark in card.landmarks if mark.metric and mark.metric.values}
    yield from sorted({*paths, *values})


def _pattern(path: str) -> str:
    """Write a path so that it means this file alone: spaces escaped, and any character for a bracket."""
    found = re.sub(r"[*?\[\]\\]", "?", path)
    return "/" + found.replace(" ", "\\ ").replace("#", "\\#")
