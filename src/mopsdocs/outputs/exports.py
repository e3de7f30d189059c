"""The handbook for other programs: handbook.json, and its tables as CSV.

Knows: what each playbook gives to these files, and how they are put together.
Never: pages; a playbook whole, when all are put together.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import msgspec
from msgspec import Struct, structs

from mopsdocs.model.assessment import Assessment
from mopsdocs.model.export_handbook import SCHEMA, Handbook, Person, Playbook, Role, Team
from mopsdocs.model.handbook import Bound, Card, Edition
from mopsdocs.model.recipe import Recipe, joined
from mopsdocs.outputs import address, export_csv
from mopsdocs.outputs.export_plan import by_language, maybe
from mopsdocs.outputs.export_playbook import playbook_of
from mopsdocs.outputs.export_tables import TABLES, goal_rows, raci_rows, task_rows, value_rows
from mopsdocs.outputs.scribe import Voice
from mopsdocs.words import Words

encode = msgspec.json.Encoder(decimal_format="number").encode
MANY = 2000
"""Of so many playbooks extracts are kept as they are; more are compressed, for they all stand in memory at once."""

_WORKING = "next"
_NO_PLAYBOOKS = b"[]}"
_BOOK = 0


class Extract(Struct, frozen=True, array_like=True):
    """What one playbook gives to the files of the handbook: an object of JSON, then lines of each table.

    Each part is compressed by itself, or none is: whoever puts a file together opens one part of each playbook.
    """

    parts: tuple[bytes, ...]
    compressed: bool


_pack = msgspec.msgpack.encode
_unpack = msgspec.msgpack.Decoder(Extract).decode


def extract_of(voices: Mapping[str, Voice], bound: Bound, assessment: Assessment, card: Card) -> bytes:
    """Take from a playbook what other programs are given of it, packed; tables speak the first language."""
    first = next(iter(voices.values()))
    book = encode(stated(playbook_of(bound, assessment, card), assessment, voices))
    parts = (book, *tables_of(bound, assessment, first.words))
    if len(first.edition.cards) <= MANY:
        return _pack(Extract(parts, compressed=False))
    return _pack(Extract(tuple([zlib.compress(part, 1) for part in parts]), compressed=True))


def tables_of(bound: Bound, assessment: Assessment, say: Words) -> tuple[bytes, ...]:
    """Give a playbook's lines of each table, in the order of the tables."""
    several = (
        raci_rows(bound, say),
        task_rows(bound, say),
        goal_rows(bound, assessment, say),
        value_rows(bound, assessment, say),
    )
    return tuple([export_csv.lines(rows).encode() for rows in several])


def stated(book: Playbook, assessment: Assessment, voices: Mapping[str, Voice]) -> Playbook:
    """Give each goal that has neither title nor statement the sentence that its facts make, in every language."""
    if all(goal.title or goal.statement for goal in book.goals):
        return book
    goals = tuple(
        goal
        if goal.title or goal.statement
        else structs.replace(goal, statement={lang: v.words.said(found.sentence) for lang, v in voices.items()})
        for goal, found in zip(book.goals, assessment.goals, strict=True)
    )
    return structs.replace(book, goals=goals)


def export_files(edition: Edition, extracts: Callable[[], Iterable[bytes]]) -> Iterator[Recipe]:
    """Plan handbook.json and the tables of an edition; `extracts` gives those of its playbooks, in order of path."""
    whole = encode(_handbook(edition))
    head = whole.removesuffix(_NO_PLAYBOOKS) + b"[\n"
    for number, table in enumerate(TABLES, 1):
        columns = f"{export_csv.BOM}{','.join(table.columns)}\r\n".encode()
        yield joined(address.table(table.name), _Pieces(columns, extracts, number))
    yield joined(address.DATA, _Pieces(head, extracts, _BOOK, b",\n", b"\n]}\n"))


@dataclass(frozen=True, slots=True)
class _Pieces:
    """A file that is put together of a part of each playbook, opened one after another as often as it is asked for.

    Whole, the largest files of a large handbook would take more room than all its pages.
    """

    head: bytes
    extracts: Callable[[], Iterable[bytes]]
    part: int
    between: bytes = b""
    tail: bytes = b""

    def __iter__(self) -> Iterator[bytes]:
        """Give the pieces in their order."""
        yield self.head
        parting = b""
        for extract in self.extracts():
            found = _unpack(extract)
            part = found.parts[self.part]
            yield parting + (zlib.decompress(part) if found.compressed else part)
            parting = self.between
        yield self.tail


def _handbook(edition: Edition) -> Handbook:
    config, parties, release = edition.config, edition.parties, edition.standing.places[0].release
    return Handbook(
        schema=SCHEMA,
        title=by_language(config.title),
        version=release.name if release else _WORKING,
        as_of=edition.today,
        languages=config.languages,
        areas={area: by_language(name) for area, name in config.areas.items()},
        people={
            one.id: Person(
                name=one.name,
                title=maybe(one.title),
                team=one.team,
                handle=one.handle,
                email=one.email if config.show_email else None,
                start=one.start,
                end=one.end,
                successor=one.successor,
            )
            for one in parties.people.values()
        },
        roles={one.id: Role(by_language(one.title), one.holder, one.deputy) for one in parties.roles.values()},
        teams={one.id: Team(by_language(one.name), one.lead) for one in parties.teams.values()},
        playbooks=(),
    )
