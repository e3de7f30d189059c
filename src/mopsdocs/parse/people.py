"""people.yml: who is who.

Knows: people, roles and teams as their file describes them.
Never: what they are accountable for; whether anybody they name exists.
"""

from collections.abc import Mapping

from mopsdocs.model.diagnostic import Key, KeyPart, KeyPath, Noticed, Span
from mopsdocs.model.parties import Parties, Person, Role, Team
from mopsdocs.parse.complaints import admit
from mopsdocs.parse.complaints_mend import Tree
from mopsdocs.parse.meaning_names import in_words, name_text, optional_name
from mopsdocs.parse.meaning_parts import party
from mopsdocs.parse.meaning_sheet import Group

PATH = "people.yml"
_PREFIXES: Mapping[KeyPart, str] = {"roles": "role:", "teams": "team:"}


def people(tree: Tree, lang: str, path: str = PATH) -> tuple[Parties, tuple[Noticed, ...]]:
    """Everybody, by id, and what was noticed; `lang` is the handbook's language."""
    admitted = admit("people", tree)
    get = admitted.value.get
    places = [place for one in admitted.noticed if (place := _place(one)) is not None]
    found = Parties(
        path,
        {key: _person(key, group or {}, lang) for key, group in (get("people") or {}).items()},
        {key: _role(key, group or {}, lang) for key, group in (get("roles") or {}).items()},
        {key: _team(key, group or {}, lang) for key, group in (get("teams") or {}).items()},
        unread=any(len(at) <= 1 for at in places),
        broken=frozenset(f"{_PREFIXES.get(at[0], '')}{at[1]}" for at in places if len(at) > 1),
    )
    return found, admitted.noticed


def _place(one: Noticed) -> KeyPath | None:
    at = one.at.path if isinstance(one.at, Key) else one.at
    return None if isinstance(at, Span) else at


def _person(key: str, group: Group, lang: str) -> Person:
    get = group.get
    return Person(
        at=("people", key),
        id=key,
        name=get("name") or in_words(key.replace(".", " ")),
        title=optional_name(get("title"), lang),
        team=(get("team") or "").removeprefix("team:") or None,
        handle=get("handle") or None,
        email=get("email") or None,
        start=get("from"),
        end=get("to"),
        successor=party(get("successor")),
    )


def _role(key: str, group: Group, lang: str) -> Role:
    title = name_text(group.get("title"), lang, in_words(key))
    return Role(("roles", key), key, title, party(group.get("holder")), party(group.get("deputy")))


def _team(key: str, group: Group, lang: str) -> Team:
    return Team(("teams", key), key, name_text(group.get("name"), lang, in_words(key)), party(group.get("lead")))
