"""People, roles and teams taken apart.

Knows: the facts of people.yml.
Never: what anybody is accountable for.
"""

from mopsdocs.diff.parts import Collected, Parts, Value
from mopsdocs.model.parties import Parties
from mopsdocs.model.text import Text


def party_parts(parties: Parties, lang: str) -> Parts:
    """Take the parties apart; `lang` is the language that names are written in."""
    found = Collected()
    for person in parties.people.values():
        facts: dict[str, Value] = {
            "name": person.name,
            "title": person.title,
            "team": person.team,
            "handle": person.handle,
            "email": person.email,
            "from": person.start,
            "to": person.end,
            "successor": person.successor,
        }
        people = (person.id, person.successor)
        found.add("person", person.id, facts, Text(person.name, lang), people)
    for role in parties.roles.values():
        held: dict[str, Value] = {"title": role.title, "holder": role.holder, "deputy": role.deputy}
        found.add("role", f"role:{role.id}", held, role.title, (f"role:{role.id}", role.holder, role.deputy))
    for team in parties.teams.values():
        led: dict[str, Value] = {"name": team.name, "lead": team.lead}
        found.add("team", f"team:{team.id}", led, team.name, (f"team:{team.id}", team.lead))
    return found.parts
