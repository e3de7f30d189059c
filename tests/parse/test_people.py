"""people.yml gets its meaning."""

from datetime import date

from mopsdocs.model.parties import Parties, Person, Role, Team
from mopsdocs.model.text import Text
from mopsdocs.parse.people import people
from mopsdocs.parse.yaml import read

FILE = """
people:
  ana.ruiz: {name: Ana Ruiz, team: mops, handle: "@aruiz", email: ana@example.com, from: 2024-02-01}
  luis.gomez: {name: Luis Gómez, team: team:mops, to: 2026-10-31, successor: person:ana.ruiz, title: Analyst}
  marta-gil:
roles:
  mops-lead: {title: {en: Head of MOps, es: Responsable de MOps}, holder: ana.ruiz, deputy: luis.gomez}
  cmo: {title: {es: Directora de marketing}}
  vacant:
teams: {mops: {name: Marketing operations, lead: role:mops-lead}}
"""


def test_people_roles_and_teams() -> None:
    """People, roles and teams have their names, dates and places; who has no name is called by the id."""
    found, noticed = people(read(FILE).tree, "en")
    assert () == noticed
    assert ["ana.ruiz", "luis.gomez", "marta-gil"] == list(found.people)
    assert (
        Person(
            at=("people", "ana.ruiz"),
            id="ana.ruiz",
            name="Ana Ruiz",
            team="mops",
            handle="@aruiz",
            email="ana@example.com",
            start=date(2024, 2, 1),
        )
        == found.people["ana.ruiz"]
    )
    assert ("mops", "ana.ruiz", date(2026, 10, 31), Text("Analyst", "en")) == (
        found.people["luis.gomez"].team,
        found.people["luis.gomez"].successor,
        found.people["luis.gomez"].end,
        found.people["luis.gomez"].title,
    )
    assert "Marta gil" == found.people["marta-gil"].name
    title = Text("Head of MOps", "en", (("es", "Responsable de MOps"),))
    assert Role(("roles", "mops-lead"), "mops-lead", title, "ana.ruiz", "luis.gomez") == found.roles["mops-lead"]
    assert Text("Directora de marketing", "es") == found.roles["cmo"].title
    assert Role(("roles", "vacant"), "vacant", Text("Vacant", "en")) == found.roles["vacant"]
    name = Text("Marketing operations", "en")
    assert {"mops": Team(("teams", "mops"), "mops", name, "role:mops-lead")} == found.teams


def test_the_handbooks_language_is_the_source_of_names() -> None:
    """A name in several languages has the handbook's as its source, wherever it stands in the list."""
    found, _ = people(read(FILE).tree, "es")
    assert Text("Responsable de MOps", "es", (("en", "Head of MOps"),)) == found.roles["mops-lead"].title


def test_mistakes_in_people() -> None:
    """An odd id, an unknown key and a wrong date each give one finding, and nobody is lost."""
    found, noticed = people(read("people: {Ana Ruiz: {nombre: Ana, from: 1/13/2026}}").tree, "en")
    assert {"FM-002", "FM-003", "FM-004"} == {one.code for one in noticed}
    assert 3 == len(noticed)
    assert ("Ana", date(2026, 1, 13)) == (found.people["ana.ruiz"].name, found.people["ana.ruiz"].start)


def test_an_empty_file() -> None:
    """An empty people.yml is nobody, and no mistake."""
    assert (Parties(), ()) == people(None, "en")
    assert (Parties(), ()) == people(read("people:\nroles:\n").tree, "en")
