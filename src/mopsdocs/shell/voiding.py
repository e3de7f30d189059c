"""What has changed since somebody signed: what stood there then is looked for in git, and known by its fingerprint.

Knows: sign-offs that no longer hold, the commits round the day on which each was given.
Never: believes that what stood there on that day is what was signed, unless the fingerprint says so.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from mopsdocs.assess import Coverage, differing, fingerprint
from mopsdocs.compile.hindsight import borrowing, signable
from mopsdocs.compile.prepare import Prepared
from mopsdocs.compile.stages import Surveyed
from mopsdocs.model.hindsight import signed_as
from mopsdocs.model.playbook import Playbook
from mopsdocs.model.signoff import Covered, Signoff
from mopsdocs.parse import Group
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.git import Repository, open_repository
from mopsdocs.shell.remembering import Then, id_of
from mopsdocs.shell.watching import is_signed
from mopsdocs.shell.workspace import Workspace

_DAYS = (0, 1, -1, 2, 3, 4, 5, 6, 7)
"""Days from that of a sign-off on which what was signed is looked for: it may have been committed later."""


def signed_groups(prepared: Prepared) -> list[Group]:
    """Choose the documents in which something has been signed; the others need not be parsed to know."""
    names = prepared.signoffs.playbooks()
    return [one for one in prepared.groups if id_of(one) in names or b"\nwas:" in one.source.content] if names else []


@dataclass(frozen=True, slots=True)
class Void:
    """A sign-off that no longer holds, and the playbook that it was given under."""

    surveyed: Surveyed
    playbook: Playbook
    item: str
    signoff: Signoff
    covered: Covered


def voids(prepared: Prepared, surveyed: Iterable[Surveyed]) -> tuple[Void, ...]:
    """Find the sign-offs whose fingerprint is no longer that of what stands there, as far as one playbook tells."""
    return tuple(_void(prepared, tuple(surveyed))) if prepared.signoffs.given else ()


def _void(prepared: Prepared, several: tuple[Surveyed, ...]) -> Iterator[Void]:
    names = prepared.signoffs.playbooks()
    documents = {id(one.document): one for one in several if is_signed(one, names)}
    for playbook, covered in signable(documents.values(), prepared):
        strange = borrowing(playbook)
        for (item, aspect), facts in covered.items():
            if item in strange:
                continue
            for one in prepared.signoffs.on((playbook.id, *playbook.was), item):
                if one.aspect == aspect and one.fingerprint != fingerprint(facts):
                    yield Void(documents[id(playbook)], playbook, item, one, facts)


def voided(
    repository: Repository, workspace: Workspace, prepared: Prepared, several: tuple[Void, ...]
) -> Mapping[str, tuple[str, ...]]:
    """Name by `signed_as` the facts that have changed since somebody signed, where git has what was signed."""
    head = repository.head() if several else None
    found: dict[str, tuple[str, ...]] = {}
    if head is None:
        return found
    with suppress(UserError):  # What a clone has not got is not asked again.
        days = repository.on_days({day for one in several for day in _days(one)}, head)
        past = _Past(repository, workspace, prepared)
        for one in several:
            commits = dict.fromkeys((*(days[day] for day in _days(one) if day in days), head))
            changed = next((past.changed(one, commit) for commit in commits if past.has(one, commit)), None)
            if changed:
                name = f"{one.playbook.id}/{one.item}"
                found[signed_as(name, one.signoff.aspect, one.signoff.fingerprint)] = changed
    return found


def _days(one: Void) -> tuple[date, ...]:
    return tuple(one.signoff.on + timedelta(days=days) for days in _DAYS) if one.signoff.on else ()


def if_any(workspace: Workspace) -> Repository | None:
    """Open the repository of a handbook, where there is one that can be read."""
    try:
        return open_repository(workspace.root)
    except UserError:
        return None


class _Past:
    """Playbooks as commits have them, each read once."""

    def __init__(self, repository: Repository, workspace: Workspace, prepared: Prepared) -> None:
        self._place = repository, workspace, prepared
        self._read: dict[tuple[str, str], tuple[Playbook, Coverage] | None] = {}

    def has(self, one: Void, commit: str) -> bool:
        """Whether a commit has what was signed."""
        facts = self._facts(one, commit)
        return facts is not None and fingerprint(facts) == one.signoff.fingerprint

    def changed(self, one: Void, commit: str) -> tuple[str, ...]:
        """Name the facts that are others than in a commit."""
        return differing(self._facts(one, commit) or {}, one.covered)

    def _facts(self, one: Void, commit: str) -> Covered | None:
        key = (one.playbook.path, commit)
        if key not in self._read:
            old = Then(*self._place, commit).document(one.surveyed)
            self._read[key] = next(signable((old[0],), old[1]), None) if old else None
        found = self._read[key]
        return found[1].get((one.item, one.signoff.aspect)) if found else None
