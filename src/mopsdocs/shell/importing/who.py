"""Names of a table found in people.yml, or given an id to stand there.

Knows: people, roles and teams by every name they have.
Never: takes one for another: a name agrees as a whole, or it is listed.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from mopsdocs.model.parties import Parties
from mopsdocs.model.text import Text
from mopsdocs.parse.scalars import ID_LIMIT
from mopsdocs.shell.importing.headings import is_nothing, is_team, plain

_BETWEEN = tuple(map(re.compile, (r"[;\n]", r"[/&+]|\s(?:and|y|e|und)\s", ",")))
"""What stands between names, the surest first: a comma stands within `Ruiz, Ana` as well."""


@dataclass(slots=True)
class Register:
    """Finds parties by their names; `strangers` are the names that people.yml has not, by the id that they got."""

    parties: Parties
    matrix: bool
    found: set[str] = field(default_factory=set)
    strangers: dict[str, str] = field(default_factory=dict)
    _known: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._known = {plain(name): party for name, party in _names(self.parties) if plain(name)}

    def ids(self, written: str) -> tuple[str, ...]:
        """Give the parties in a cell: one name, or several with something between them."""
        whole = self._whole(written)
        if whole:
            self.found.add(whole)
            return (whole,)
        if is_nothing(written):
            return ()
        between = next((one for one in _BETWEEN if one.search(written)), None)
        if between is None or self.matrix:
            return (self._invented(written),)
        return tuple(dict.fromkeys(party for part in between.split(written) for party in self.ids(part)))

    def knows(self, written: str) -> bool:
        """Whether people.yml has a name."""
        return self._whole(written) is not None

    def _whole(self, written: str) -> str | None:
        """Find a name as it is written, or `Ruiz, Ana`."""
        last, comma, first = written.partition(",")
        return self._known.get(plain(written)) or (self._known.get(plain(f"{first} {last}")) if comma else None)

    def _invented(self, name: str) -> str:
        """Make an id for a stranger, and note it."""
        party = self._id(name)
        self.strangers.setdefault(party, name.strip())
        return party

    def _id(self, name: str) -> str:
        """In a matrix columns are roles, in a list cells are people, but for what calls itself a team."""
        word = (plain(name) or "somebody")[: ID_LIMIT - 1].strip("-")
        if word[0].isdigit():
            word = f"n-{word}"
        if is_team(name):
            return f"team:{word}"
        return f"role:{word}" if self.matrix else word.replace("-", ".")


def _names(parties: Parties) -> Iterator[tuple[str, str]]:
    """List every name there is; of two alike the later one counts: people before roles before teams."""
    for team in parties.teams.values():
        for name in (team.id, *_words(team.name)):
            yield name, f"team:{team.id}"
    for role in parties.roles.values():
        for name in (role.id, *_words(role.title)):
            yield name, f"role:{role.id}"
    for person in parties.people.values():
        mail = (person.email or "").partition("@")[0]
        for name in (mail, person.email or "", person.handle or "", person.id, person.name):
            yield name, person.id


def _words(text: Text) -> tuple[str, ...]:
    return (text.source, *(words for _, words in text.others))
