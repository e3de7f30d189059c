"""What a reader of changes can choose to see: who does what, promises and dates, the rest, wording.

Knows: of which kind a change is to a reader.
Never: how a filter works.
"""

from collections.abc import Iterable, Mapping

from mopsdocs.model.change import EDITORIAL, Change
from mopsdocs.model.view import Filter
from mopsdocs.outputs.changes_said import by_place, unfolded
from mopsdocs.outputs.changes_values import Teller

_WHO = frozenset({"step", "task", "participation", "affected", "person", "role", "team"})
_PROMISES = frozenset({"goal", "metric", "sla", "signoff"})
_DATES = frozenset({"start", "due", "done", "period", "review", "effective", "date"})
_PARTIES = frozenset({"owner", "backup", "accountable", "responsible", "consulted", "informed", "support"})


def key_of(change: Change) -> str:
    """The filter's word for a change: who, promises, moved, wording or rest."""
    top = change.field.partition(".")[0]
    if change.moves:
        return "moved"
    if change.grade == EDITORIAL:
        return "wording"
    if change.subject in _PROMISES or top in _DATES:
        return "promises"
    return "who" if change.subject in _WHO or top in _PARTIES else "rest"


def filters_of(teller: Teller) -> tuple[Filter, ...]:
    """Let readers choose a kind of change, each with how many there are."""
    words = teller.words
    counts: Mapping[str, int] = _counted(teller.comparison.changes)
    names = {
        "who": words("Who does what"),
        "promises": words("Goals, dates and service levels"),
        "rest": words("Problems, risks and decisions"),
        "moved": words.term("change", "Moved"),
        "wording": words("Wording"),
    }
    options = tuple((key, f"{name} ({words.number(counts[key])})") for key, name in names.items() if key in counts)
    return (Filter("kind", words("Show"), options),) if len(options) > 1 else ()


def _counted(changes: Iterable[Change]) -> dict[str, int]:
    found: dict[str, int] = {}
    for several in by_place(changes).values():
        for change in unfolded(several):
            found[key_of(change)] = found.get(key_of(change), 0) + 1
    return found
