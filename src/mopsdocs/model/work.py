"""What is done, and by whom: participation, steps, tasks, risks, decisions.

Knows: roles as written on a step or task.
Never: what a task inherits from its step; what day it is.
"""

from datetime import date

from msgspec import Struct

from mopsdocs.model.diagnostic import KeyPath
from mopsdocs.model.refs import PartyId, Ref
from mopsdocs.model.span import Window
from mopsdocs.model.text import Text


class Affected(Struct, frozen=True):
    """A party whose work changes: what changes, what it gains, where it can say how it goes."""

    at: KeyPath
    who: PartyId | None
    changes: Text | None
    gains: Text | None
    how: str | None


class Feedback(Struct, frozen=True):
    """What an affected colleague said, and what came of it."""

    at: KeyPath
    id: str
    party: PartyId | None
    on: date | None
    text: Text | None
    answer: Text | None
    status: str
    changed: tuple[Ref, ...]


class Participation(Struct, frozen=True):
    """Who is affected and how they were heard."""

    at: KeyPath
    window: Window | None
    affected: tuple[Affected, ...]
    feedback: tuple[Feedback, ...]


class Raci(Struct, frozen=True):
    """Who does what on a step or task, as written there; None where nothing is written (it is inherited)."""

    responsible: tuple[PartyId, ...] | None
    accountable: tuple[PartyId, ...] | None
    consulted: tuple[PartyId, ...] | None
    informed: tuple[PartyId, ...] | None


class Task(Struct, frozen=True):
    """A task with a person; `after` names tasks or steps that come before it."""

    at: KeyPath
    id: str
    title: Text
    serves: tuple[Ref, ...]
    raci: Raci
    support: tuple[PartyId, ...]
    start: date | None
    due: date | None
    status: str
    done: date | None
    evidence: str | None
    after: tuple[Ref, ...]
    blocked_by: Text | None
    effort: str | None
    issue: str | None


class Step(Struct, frozen=True):
    """An actionable step with its tasks."""

    at: KeyPath
    id: str
    title: Text
    serves: tuple[Ref, ...]
    done_when: Text | None
    start: date | None
    due: date | None
    raci: Raci
    tasks: tuple[Task, ...]


class Risk(Struct, frozen=True):
    """What could go wrong, and the answer to it."""

    at: KeyPath
    id: str
    text: Text | None
    owner: PartyId | None
    likelihood: str | None
    impact: str | None
    answer: Text | None


class Decision(Struct, frozen=True):
    """What was decided, when, by whom and why."""

    at: KeyPath
    id: str
    title: Text | None
    on: date | None
    by: PartyId | None
    why: Text | None
    status: str
