"""Whether every page has a name that any machine can hold, and that no other page has.

Knows: the addresses of documents, areas, parties and pictures.
Never: what stands on a page; names of files that no machine can hold: those are not even read.
"""

from collections.abc import Iterator

from mopsdocs.checks.rule import Whole
from mopsdocs.model.diagnostic import Finding, Key, KeyPath, Said
from mopsdocs.model.filenames import clashes, flaws
from mopsdocs.model.handbook import Edition

OWN = ("areas/index.html", "people/index.html")
_SETTINGS = "mopsdocs.yml"

Claim = tuple[str, str, KeyPath | Key]
"""An address, and where it is claimed: a file, and a place in it."""


def names_hold(whole: Whole) -> Iterator[Finding]:
    """Find addresses that some machine cannot hold, and those that a machine takes for one another."""
    claims = [*_documents(whole), *_settings(whole.edition), *_parties(whole.edition)]
    places = {address: (path, at) for address, path, at in reversed(claims)}
    addresses = [*OWN, *(address for address, _, _ in claims)]
    for address, flaw in flaws(addresses):
        path, at = places[address]
        said = Said("Its page would be {address}: {flaw}", {"address": address, "flaw": flaw})
        yield Finding(at, said, Said("Choose another name for it"), path)
    for first, second in clashes(addresses):
        claim = next((place for address, place in places.items() if address.startswith(second)), None)
        if claim:
            yield Finding(claim[1], _clash(first, second), Said("Choose another name for it"), claim[0])


def _clash(first: str, second: str) -> Said:
    if first == second:
        return Said("Its page would be {address}, which is taken", {"address": second})
    values = {"first": first, "second": second}
    return Said("Its page would be {second}, and many disks take that and {first} for one", values)


def _documents(whole: Whole) -> Iterator[Claim]:
    """The pages of documents; an area's own belongs to the area, a second claim to an id is told already."""
    for outline in whole.outlines:
        card = outline.card
        if card.page is None and not whole.edition.knows(card):
            continue
        if not card.address.startswith("areas/"):
            yield card.address, card.path, ()
    for path in sorted(whole.edition.files):
        yield f"files/{path.removeprefix('playbooks/')}", path, ()


def _settings(edition: Edition) -> Iterator[Claim]:
    for area in edition.config.areas:
        yield f"areas/{area}.html", _SETTINGS, Key(("areas", area))


def _parties(edition: Edition) -> Iterator[Claim]:
    parties = edition.parties
    for kind, several in (("people", parties.people), ("roles", parties.roles), ("teams", parties.teams)):
        for name in several:
            yield f"{kind}/{name}.html", parties.path, Key((kind, name))
