"""What of a document makes a check ask git: it watches something, or something in it has been signed.

Knows: a document as it was parsed.
Never: git.
"""

from dataclasses import dataclass
from datetime import date

from mopsdocs.compile.stages import Surveyed
from mopsdocs.model.lives import is_live
from mopsdocs.model.playbook import Playbook


@dataclass(frozen=True, slots=True)
class Watch:
    """A playbook that watches some things, since the day of its last review."""

    playbook: Playbook
    since: date
    things: tuple[str, ...]


def watch_of(surveyed: Surveyed) -> Watch | None:
    """Give what a document watches; None where it watches nothing."""
    playbook = surveyed.document
    if not isinstance(playbook, Playbook) or not is_live(playbook.status):
        return None
    review = playbook.review
    return Watch(playbook, review.last, review.watch) if review and review.last and review.watch else None


def watches(surveyed: Surveyed) -> bool:
    """Whether a document watches something, so that git has to be asked."""
    return watch_of(surveyed) is not None


def is_signed(one: Surveyed, names: frozenset[str]) -> bool:
    """Whether something in a document has been signed, by the ids of playbooks in which anything has."""
    return isinstance(one.document, Playbook) and not names.isdisjoint((one.document.id, *one.document.was))
