"""Where the handbook stands, for a terminal.

Knows: whom and what somebody can ask for, and what they probably meant.
Never: which goals and tasks are shown.
"""

from collections.abc import Iterable
from dataclasses import replace

from mopsdocs.checks.nearest import nearest
from mopsdocs.checks.strangers import is_a_name
from mopsdocs.compile.glance import Glance
from mopsdocs.model.handbook import Edition
from mopsdocs.model.parties import Parties
from mopsdocs.outputs.status import STATES, Part, Status, Wanted, status_of
from mopsdocs.shell.columns import Cells, lines, shown
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.glancing import look_at
from mopsdocs.shell.plain import safe
from mopsdocs.shell.workspace import Workspace

_PAINTS = {"bad": "31", "warn": "33", "ok": "32", "info": "36"}


def status(workspace: Workspace, wanted: Wanted, lang: str | None) -> tuple[Status, tuple[str, ...]]:
    """Look where things stand; the paths of documents that could not be read come along."""
    seen = look_at(workspace, lang)
    edition = seen.voice.edition
    if wanted.person:
        known_person(wanted.person, edition)
        wanted = replace(wanted, person=wanted.person.removeprefix("person:"))
    _known("area", wanted.area, edition.config.areas)
    _known("state", wanted.state, STATES)
    return status_of(seen.voice.at(""), seen.tally, wanted), unread(workspace, seen)


def unread(workspace: Workspace, seen: Glance) -> tuple[str, ...]:
    """Name the documents that could not be read, as the user knows them."""
    return tuple(workspace.shown(path) for path in seen.unread)


def known_person(party: str, edition: Edition) -> None:
    """See to it that somebody is known; UserError says who was probably meant."""
    parties = edition.parties
    if party in parties.people or (":" in party and parties.knows(party)):
        return
    near = _near(party, parties)
    hint = f"Did you mean {near}?" if near else "People are listed by their ids in people.yml"
    if is_a_name(party, parties):
        raise UserError(f"{safe(party)} is a name, and an id stands here", hint)
    raise UserError(f"There is nobody called {safe(party)} in people.yml", hint)


def _near(party: str, parties: Parties) -> str | None:
    """Guess who was meant: by an id, or by a name."""
    groups = [*(f"role:{one}" for one in parties.roles), *(f"team:{one}" for one in parties.teams)]
    near = nearest(party, parties.people) or nearest(party, groups)
    name = None if near else nearest(party, (one.name for one in parties.people.values()))
    return near or next((one.id for one in parties.people.values() if one.name == name), None)


def _known(kind: str, name: str | None, names: Iterable[str]) -> None:
    if name is None or name in names:
        return
    near = nearest(name, names)
    hint = f"Did you mean {near}?" if near else f"Known are: {', '.join(names)}"
    raise UserError(f"There is no {kind} {safe(name)}", hint)


def for_terminal(found: Status, width: int | None, *, colour: bool) -> str:
    """Lay out where things stand, as wide as the terminal."""
    parts = ("\n".join(_part(part, width, colour=colour)) for part in found.parts)
    return "\n\n".join([_bold(shown(found.title), colour=colour), *parts]) + "\n"


def _part(part: Part, width: int | None, *, colour: bool) -> list[str]:
    rows = [
        Cells((one.tag.text, one.due), one.ref, one.title, one.more, _PAINTS.get(one.tag.tone, ""))
        for one in part.rows
    ]
    head, rest = _bold(shown(part.title), colour=colour), [f"  {shown(part.rest)}"] if part.rest else []
    return [head, *lines(rows, width, colour=colour), *rest]


def _bold(text: str, *, colour: bool) -> str:
    return f"\x1b[1m{text}\x1b[0m" if colour else text
