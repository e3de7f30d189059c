"""The JSON Schema of a kind of file with a handbook's own ids in it.

Knows: where ids and names are found in what has been read.
Never: fails because a playbook is broken: what can be read is listed.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from mopsdocs.compile.prepare import Prepared, prepare
from mopsdocs.compile.stages import Surveyed, bind_edition, survey
from mopsdocs.model.handbook import Card, Landmark
from mopsdocs.model.text import Text
from mopsdocs.parse.json_ids import Ids, with_ids
from mopsdocs.parse.json_schema import Kind, Schema, schema
from mopsdocs.shell.reader import read
from mopsdocs.shell.workspace import Workspace


def schema_with_ids(kind: Kind, workspace: Workspace) -> Schema:
    """Give the schema of a kind of file in which the ids of a handbook stand with their names."""
    prepared = prepare(read(workspace))
    # Only what is referred to in playbooks has to be looked for in them.
    surveyed = [survey(one, prepared) for one in prepared.groups] if kind == "playbook" else []
    return with_ids(schema(kind), kind, _ids(prepared, surveyed))


def _ids(prepared: Prepared, surveyed: Sequence[Surveyed]) -> Ids:
    parties = prepared.parties
    people = {one.id: one.name for one in parties.people.values()}
    roles = {f"role:{one.id}": _said(one.title, one.id) for one in parties.roles.values()}
    teams = {one.id: _said(one.name, one.id) for one in parties.teams.values()}
    cards = [one.card for one in surveyed if one.card and one.card.page is None]
    marks = [(card, mark) for card in cards for mark in card.landmarks]
    return Ids(
        parties={**people, **roles, **{f"team:{key}": name for key, name in teams.items()}},
        people=people,
        teams=teams,
        areas={key: _said(name, key) for key, name in bind_edition(surveyed, prepared).config.areas.items()},
        metrics=dict(chain.from_iterable(_metric(card, mark) for card, mark in marks if mark.kind == "metric")),
        goals={f"{card.id}/{mark.id}": _said(mark.title, mark.id) for card, mark in marks if mark.kind == "goal"},
        playbooks={card.id: card.title.source for card in cards},
    )


def _metric(card: Card, mark: Landmark) -> Iterator[tuple[str, str]]:
    """Name a metric as its own playbook may call it, and as any other has to."""
    name = _said(mark.title, mark.id)
    yield mark.id, name
    yield f"{card.id}/{mark.id}", f"{name} ({card.title.source})"


def _said(text: Text | None, otherwise: str) -> str:
    return text.source if text else otherwise
