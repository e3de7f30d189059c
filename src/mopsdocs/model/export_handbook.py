"""The shape of handbook.json as a whole: the handbook, its parties, its playbooks, what their facts amount to.

Knows: the keys at the top of `mopsdocs-handbook/1`, and those of an assessment.
Never: the parts of a plan.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct, field

from mopsdocs.model import export, export_work
from mopsdocs.model.export import Numbers, Part, Words

SCHEMA = "mopsdocs-handbook/1"


class SignoffState(Part, frozen=True):
    """How a sign-off stands: signed, asked (for), or changed (signed, but changed since).

    `party` is who is asked to sign, or else whoever signed; `by` is the person who has.
    """

    aspect: str
    state: str
    party: str
    by: str | None = None
    on: date | None = field(default=None, name="date")
    note: str = ""


class GoalState(Part, frozen=True):
    """Where a goal stands: `way`, `expected` and `pace` are shares (1 is all of it, or as planned).

    `smart` has the five criteria, each met, signed, open or changed (signed, but changed since).
    """

    status: str
    smart: Mapping[str, str] = {}
    as_of: date | None = None
    now: Decimal | None = None
    planned: Decimal | None = None
    way: Decimal | None = None
    expected: Decimal | None = None
    pace: Decimal | None = None
    ends_at: Decimal | None = None
    by_hand: bool = False
    signoffs: tuple[SignoffState, ...] = ()


class SlaState(Part, frozen=True):
    """Who has signed a service level, and who is asked to."""

    signoffs: tuple[SignoffState, ...] = ()


class Period(Part, frozen=True):
    """What was measured in a period: the numbers in the order of the columns, and what they come to."""

    period: str
    numbers: Numbers
    value: Decimal | None = None
    note: str = ""


class MetricState(Part, frozen=True):
    """A metric's observed values, the earliest first; `result` is what its worked example comes to."""

    result: Decimal | None = None
    columns: tuple[str, ...] = ()
    values: tuple[Period, ...] = ()


class StepState(Part, frozen=True):
    """A step's state as it follows from its tasks: so many are done of so many."""

    status: str
    done: int
    count: int


class Assessment(Part, frozen=True):
    """What the facts of a playbook amount to on the day `as_of` of the handbook, each by its id."""

    goals: Mapping[str, GoalState] = {}
    metrics: Mapping[str, MetricState] = {}
    steps: Mapping[str, StepState] = {}
    slas: Mapping[str, SlaState] = {}
    review_due: date | None = None


class Playbook(Part, frozen=True):
    """A playbook: its plan with defaults and inheritance filled in. `file` is its source, `page` its page."""

    id: str
    file: str
    page: str
    lang: str
    title: Words
    area: str
    status: str
    was: tuple[str, ...] = ()
    summary: Words | None = None
    supersedes: tuple[str, ...] = ()
    owner: str | None = None
    backup: str | None = None
    parent: str | None = None
    period: export.Window | None = None
    tags: tuple[str, ...] = ()
    review: export.Review | None = None
    ignore: tuple[export.Ignore, ...] = ()
    problems: tuple[export.Problem, ...] = ()
    stakeholders: tuple[export.Stakeholder, ...] = ()
    slas: tuple[export.Sla, ...] = ()
    metrics: tuple[export.Metric, ...] = ()
    goals: tuple[export.Goal, ...] = ()
    participation: export_work.Participation | None = None
    steps: tuple[export_work.Step, ...] = ()
    tasks: tuple[export_work.Task, ...] = ()
    risks: tuple[export_work.Risk, ...] = ()
    decisions: tuple[export_work.Decision, ...] = ()
    assessment: Assessment = Assessment()


class Person(Part, frozen=True):
    """A person; the e-mail address is there where the settings publish it."""

    name: str
    title: Words | None = None
    team: str | None = None
    handle: str | None = None
    email: str | None = None
    start: date | None = field(default=None, name="from")
    end: date | None = field(default=None, name="to")
    successor: str | None = None


class Role(Part, frozen=True):
    """A role and who holds it."""

    title: Words
    holder: str | None = None
    deputy: str | None = None


class Team(Part, frozen=True):
    """A team; its members are the people who name it."""

    name: Words
    lead: str | None = None


class Handbook(Struct, frozen=True):
    """A version of a handbook, as of a day; `version` is `next` for the files as they are now."""

    schema: str
    title: Words
    version: str
    as_of: date
    languages: tuple[str, ...]
    areas: dict[str, Words]
    people: dict[str, Person]
    roles: dict[str, Role]
    teams: dict[str, Team]
    playbooks: tuple[Playbook, ...]
