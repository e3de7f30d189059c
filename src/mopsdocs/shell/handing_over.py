"""Everything that somebody holds, for a terminal: each with its file and line, and who could take it.

Knows: where in a file a key stands.
Never: who could take what.
"""

from collections.abc import Iterable, Iterator, Mapping

from mopsdocs.model.diagnostic import KeyPath
from mopsdocs.model.parties import Person
from mopsdocs.model.source import Source
from mopsdocs.outputs import handover
from mopsdocs.outputs.holdings import GROUPS, Holding, holdings_of
from mopsdocs.outputs.scribe import Scribe
from mopsdocs.parse.locate import places_in
from mopsdocs.shell.columns import shown
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.glancing import look_at
from mopsdocs.shell.plain import safe
from mopsdocs.shell.reader import source_path
from mopsdocs.shell.status import known_person, unread
from mopsdocs.shell.workspace import Workspace

Places = Mapping[tuple[str, KeyPath], tuple[int, int]]


def hand_over(workspace: Workspace, person: str, lang: str | None) -> tuple[str, tuple[str, ...]]:
    """Say what somebody holds; the paths of documents that could not be read come along."""
    plain = person.removeprefix("person:")
    seen = look_at(workspace, lang, plain)
    known_person(person, seen.voice.edition)
    known = seen.voice.edition.parties.people.get(plain)
    if known is None:
        hint = "A role is handed over in people.yml, with its `holder`; a team has its members there"
        raise UserError(f"{safe(person)} is no person, and only people leave", hint)
    held = holdings_of(known.id, seen.tally, seen.voice.edition)
    told = _told(workspace, seen.voice.at(""), known, held, _places(workspace, held))
    return "\n".join(told) + "\n", unread(workspace, seen)


def _places(workspace: Workspace, held: Iterable[Holding]) -> Places:
    """Find the line and column of each, reading every file once."""
    found: dict[tuple[str, KeyPath], tuple[int, int]] = {}
    wanted: dict[str, list[KeyPath]] = {}
    for one in held:
        wanted.setdefault(one.file, []).append(one.at)
    for path, several in wanted.items():
        places = places_in(Source(path, source_path(workspace, path).read_bytes(), ""))
        spans = ((at, places.of(at)) for at in several)
        found.update(((path, at), (span.line, span.column)) for at, span in spans)
    return found


def _told(
    workspace: Workspace, scribe: Scribe, person: Person, held: tuple[Holding, ...], places: Places
) -> Iterator[str]:
    words = scribe.words
    yield shown(f"{person.name}: {handover.gist(words, person, len(held), scribe.today)}")
    if held:
        yield shown(handover.how(words))
    for name in GROUPS:
        mine = [one for one in held if one.group == name]
        if mine:
            yield ""
            yield shown(handover.group_title(words, name))
        for one in mine:
            line, column = places[one.file, one.at]
            place = f"{safe(workspace.shown(one.file))}:{line}:{column}: {safe(one.place)}"
            yield f"{place}: {shown(handover.what(scribe, one))}"
            yield shown(f"  = {handover.takers(words, one)}")
