"""The shapes of handbook.json, continued: what is done, and by whom.

Knows: participation, steps, tasks, risks and decisions of `mopsdocs-handbook/1`.
Never: how a plan is written down by its author.
"""

from datetime import date

from msgspec import field

from mopsdocs.model.export import Part, Words


class Affected(Part, frozen=True):
    """A party whose work changes."""

    who: str | None = None
    changes: Words | None = None
    gains: Words | None = None
    how: str | None = None


class Feedback(Part, frozen=True):
    """What an affected colleague said, and what came of it."""

    id: str
    status: str
    party: str | None = field(default=None, name="from")
    on: date | None = field(default=None, name="date")
    text: Words | None = None
    answer: Words | None = None
    changed: tuple[str, ...] = ()


class OpenWindow(Part, frozen=True):
    """When comments are invited."""

    open: date | None = None
    close: date | None = None


class Participation(Part, frozen=True):
    """Who is affected, and how they were heard."""

    window: OpenWindow | None = None
    affected: tuple[Affected, ...] = ()
    feedback: tuple[Feedback, ...] = ()


class Task(Part, frozen=True):
    """A task; whom it does not name for accountable, consulted and informed it has from its step."""

    id: str
    title: Words
    status: str
    serves: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    accountable: tuple[str, ...] = ()
    consulted: tuple[str, ...] = ()
    informed: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    start: date | None = None
    due: date | None = None
    done: date | None = None
    evidence: str | None = None
    after: tuple[str, ...] = ()
    blocked_by: Words | None = None
    effort: str | None = None
    issue: str | None = None


class Step(Part, frozen=True):
    """A step with its tasks."""

    id: str
    title: Words
    serves: tuple[str, ...] = ()
    done_when: Words | None = None
    start: date | None = None
    due: date | None = None
    responsible: tuple[str, ...] = ()
    accountable: tuple[str, ...] = ()
    consulted: tuple[str, ...] = ()
    informed: tuple[str, ...] = ()
    tasks: tuple[Task, ...] = ()


class Risk(Part, frozen=True):
    """What could go wrong, and the answer to it."""

    id: str
    text: Words | None = None
    owner: str | None = None
    likelihood: str | None = None
    impact: str | None = None
    answer: Words | None = None


class Decision(Part, frozen=True):
    """What was decided, when, by whom and why."""

    id: str
    status: str
    title: Words | None = None
    on: date | None = field(default=None, name="date")
    by: str | None = None
    why: Words | None = None
