"""What the preview asks of those who keep the versions, and what it is told.

Knows: the shape of questions and answers between two processes of ours.
Never: how an answer is found.
"""

from dataclasses import dataclass
from datetime import date

from mopsdocs.compile.ancestry import NOBODY, Ancestry
from mopsdocs.model.diagnostic import Noticed


@dataclass(frozen=True, slots=True)
class Question:
    """On a day: how the files stand to their versions, or, with the name of a version, one of its pages."""

    today: date
    version: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """So many versions are known of all."""

    done: int
    count: int


@dataclass(frozen=True, slots=True)
class Failed:
    """Why there is no answer."""

    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Kin:
    """How the files stand to their versions; what is asked for in vain; the folder of the repository, where it is.

    `names` are the folders of the versions that have pages.
    """

    ancestry: Ancestry = NOBODY
    missed: tuple[Noticed, ...] = ()
    repository: str = ""
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of a version: its bytes, and the digest of what they are made from."""

    content: bytes
    digest: str
