"""What git would remember of older versions that stand in a string."""

import re
from collections.abc import Mapping
from itertools import pairwise

from msgspec.structs import replace

from mopsdocs.compile.hindsight import moved_in, moves_of
from mopsdocs.compile.prepare import prepare
from mopsdocs.model.hindsight import NOTHING, Author, Hindsight
from mopsdocs.model.place import Release
from mopsdocs.model.source import Inputs, Kind, Version
from mopsdocs.model.text import Text
from mopsdocs.shell.comparing import Side, compared, former, total
from mopsdocs.shell.parsed import NOWHERE
from mopsdocs.shell.remembering import unnoted
from mopsdocs.shell.versions import Available, with_notes

_CHANGED = re.compile(r"(?m)^# changed by (.+) <(.+)>$")


def hindsight(older: Mapping[str, Inputs], now: Inputs) -> Hindsight:
    """What the versions, the oldest first, tell about the handbook of today."""
    if not older:
        return replace(NOTHING, authors=authors(now))
    own = side("next", now)
    sides = [side(name, one) for name, one in older.items()]
    files = [{source.path: source.id for source in one.snapshot.sources} for one in (*older.values(), now)]
    asked = Available(tuple(version(name, now) for name in reversed(older)))
    noted = with_notes(asked, own.prepared.sources, own.prepared.config.languages).versions
    changes = [total(compared(old, new, lambda _: {})) for old, new in pairwise(sides)]
    several = zip(reversed(noted[:-1]), sides[1:], changes, strict=True)
    told = [unnoted(one, new.release, count) for one, new, count in several]
    return Hindsight(
        former=former(sides[-1], own, lambda _: {}),
        moved=moved_in(moves_of(files)),
        unnoted=tuple(one for several in reversed(told) for one in several),
        authors=authors(now),
    )


def authors(now: Inputs) -> tuple[Author, ...]:
    """Who has changed which file since: a line `# changed by Ana Ruiz <ana@summer.example>` in it says so."""
    found = []
    for source in now.snapshot.sources:
        for name, email in _CHANGED.findall(source.content.decode("utf-8", "replace")):
            found.append(Author(name, email, (source.path,)))
    return tuple(found)


def side(name: str, inputs: Inputs) -> Side:
    """A version as it is compared."""
    return Side(Release(name, Text(name, "en"), inputs.snapshot.version.as_of), prepare(inputs), NOWHERE)


def version(name: str, now: Inputs) -> Version:
    """A version that the settings call by a name of its own."""
    return Version(name, now.snapshot.version.as_of, None, Kind.REF, name)
