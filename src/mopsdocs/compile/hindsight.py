"""What an older version tells about this one: what it had, what moved, what changed of the things that are watched.

Knows: two versions of a document, or the files of many.
Never: git; which versions there are.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from posixpath import dirname, normpath

from mopsdocs.assess import Coverage, coverage, fingerprint
from mopsdocs.compile.facts import facts_of
from mopsdocs.compile.prepare import Prepared
from mopsdocs.compile.stages import Surveyed, bind_edition
from mopsdocs.diff import compare
from mopsdocs.model.change import EDITORIAL, SIGNOFF
from mopsdocs.model.hindsight import Former, signed_as
from mopsdocs.model.playbook import Playbook
from mopsdocs.model.source import BlobId
from mopsdocs.model.text import Text
from mopsdocs.model.watched import FOLDER

Files = Mapping[str, BlobId]
"""The files of a version by path."""

_ACCEPTED = "accepted"


def former_of(label: Text, surveyed: Iterable[Surveyed], prepared: Prepared) -> Former:
    """Take from documents of an older version what must not just vanish; the second claim to an id has none."""
    several = tuple(surveyed)
    playbooks: dict[str, str] = {}
    pages: dict[str, str] = {}
    agreed = {}
    for one in several:
        card, document = one.card, one.document
        if card and card.page is not None and not card.address.startswith("areas/"):
            pages[card.address] = card.path
        if isinstance(document, Playbook) and playbooks.setdefault(document.id, document.path) == document.path:
            agreed[document.id] = tuple(each for each in document.decisions if each.status == _ACCEPTED)
    return Former(label, playbooks, pages, agreed, _fingerprints(several, prepared))


def _fingerprints(several: tuple[Surveyed, ...], prepared: Prepared) -> dict[str, str]:
    """Give the fingerprints of what could be signed; what rests on a document that is not among these has none."""
    found: dict[str, str] = {}
    for playbook, covered in signable(several, prepared):
        strange = borrowing(playbook)
        for (item, aspect), facts in covered.items():
            key = signed_as(f"{playbook.id}/{item}", aspect)
            found.setdefault(key, "" if item in strange else fingerprint(facts))
    return found


def borrowing(playbook: Playbook) -> frozenset[str]:
    """Name the goals that rest on another playbook's metric: their own does not tell what is covered."""
    own = tuple(f"{name}/" for name in (playbook.id, *playbook.was))
    refs = ((goal.id, goal.metric or "") for goal in playbook.goals)
    return frozenset(name for name, ref in refs if "/" in ref and not ref.startswith(own))


def signable(several: Iterable[Surveyed], prepared: Prepared) -> Iterator[tuple[Playbook, Coverage]]:
    """Give what can be signed in some playbooks: by goal or service level and aspect the facts that are covered."""
    documents = tuple(several)
    edition = bind_edition(documents, prepared)
    for one in documents:
        if isinstance(one.document, Playbook):
            yield one.document, coverage(one.document, edition)


def moves_of(versions: Iterable[Files]) -> tuple[Mapping[str, str], ...]:
    """Find from each version to the next which files lie elsewhere and say the same; the oldest comes first."""
    return tuple(dict(_moves(old, new)) for old, new in pairwise(versions))


def moved_in(moves: Iterable[Mapping[str, str]]) -> Mapping[str, str]:
    """Follow files from version to version: where each lies in the last one."""
    found: dict[str, str] = {}
    for step in moves:
        found = {old: step.get(new, new) for old, new in found.items()}
        # A name that was free again may have been given to another file.
        found |= step
    return {old: new for old, new in found.items() if old != new}


def came_from(moved: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """Turn it round: where each file lay before."""
    found: dict[str, tuple[str, ...]] = {}
    for old, new in moved.items():
        found[new] = (*found.get(new, ()), old)
    return found


def _moves(old: Files, new: Files) -> Iterator[tuple[str, str]]:
    gone, come = _by_content(old, old.keys() - new.keys()), _by_content(new, new.keys() - old.keys())
    for id_, paths in gone.items():
        # Of two that say the same nobody knows which went where.
        if len(paths) == 1 and len(come.get(id_, ())) == 1:
            yield paths[0], come[id_][0]


def _by_content(files: Files, paths: Iterable[str]) -> dict[BlobId, list[str]]:
    found: dict[BlobId, list[str]] = {}
    for path in sorted(paths):
        if path.endswith(".md"):
            found.setdefault(files[path], []).append(path)
    return found


def watched_item(thing: str, playbook: Playbook) -> tuple[str, str]:
    """Give playbook and item that are watched by an id; the item is empty for all of a playbook."""
    name, slash, item = thing.partition("@")[0].rpartition("/")
    if slash:
        return name, item
    own = {metric.id for metric in playbook.metrics} | {goal.id for goal in playbook.goals}
    own |= {step.id for step in playbook.steps} | {task.id for _, task in playbook.all_tasks()}
    own |= {sla.id for sla in playbook.slas}
    return (playbook.id, item) if item in own else (item, "")


def changed_items(old: tuple[Surveyed, Prepared], new: tuple[Surveyed, Prepared]) -> frozenset[str]:
    """Find which items of a playbook another version changes by more than their words."""
    if old[0].document is None or new[0].document is None:
        return frozenset()  # What cannot be read has not come or gone.
    was, now = (facts_of([surveyed], prepared) for surveyed, prepared in (old, new))
    changes = (one for one in compare(was, now) if one.playbook and one.subject != SIGNOFF)
    return frozenset(one.item for one in changes if one.grade != EDITORIAL)


def values_of(surveyed: Surveyed, item: str) -> str | None:
    """Give the path of a metric's values; None if it has none, or is no metric, or the file lies elsewhere."""
    document = surveyed.document
    metrics = document.metrics if isinstance(document, Playbook) else ()
    values = next((one.values for one in metrics if one.id == item), None)
    path = normpath(f"{dirname(surveyed.paths[0])}/{values}") if values else ""
    return path if path.startswith(FOLDER) else None
