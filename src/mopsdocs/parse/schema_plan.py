"""The author's spelling of what a plan wants: problems, needs, service levels, metrics and goals.

Knows: which keys stand where, what kind of value each takes, which are required.
Never: what the keys mean to anybody else; how a mistake is told.
"""

from typing import Annotated, Required

from pydantic import Field
from typing_extensions import TypedDict

from mopsdocs.parse.schema_kinds import (
    Change,
    Clock,
    Day,
    Each,
    File,
    Id,
    InputId,
    Lasting,
    Link,
    LowerId,
    Many,
    Number,
    OrNumber,
    Party,
    Period,
    Ref,
    Says,
    Share,
    Text,
    Title,
    Weekdays,
    Whole,
    Words,
    Zone,
)
from mopsdocs.parse.schema_words import (
    AGREEMENT,
    CADENCES,
    DIRECTIONS,
    GOOD,
    METRICS,
    OPERATORS,
    OUTCOMES,
    OVERRIDES,
    SMART,
    UNITS,
)

_AT_MOST = "{measure: time to first contact, op: at-most, value: 24, unit: hours}"
_CHECKED = "[{date: 2026-06-30, value: 29500}]"
_ASKED = "[{aspect: achievable, by: role:cmo}]"


class Span(TypedDict, total=False):
    """From a day to a day."""

    start: Annotated[Day, Says("The first day.", "2026-01-01")]
    end: Annotated[Day, Says("The last day.", "2026-12-31")]


class Review(TypedDict, total=False):
    """How often somebody looks at this again."""

    every: Annotated[Lasting, Says("How often: a number and a unit.", "3 months")]
    last: Annotated[Day, Says("The day of the last review.", "2026-09-30")]
    by: Annotated[Party, Says("Who reviews it.", "ana.ruiz")]
    watch: Annotated[Many, Says("What asks for a review when it changes: ids or files.", "[total-clicks]")]


class Ignore(TypedDict, total=False):
    """A rule that is not to speak here."""

    rule: Required[Annotated[Title, Says("The rule's code.", "SLA-004")]]
    why: Required[Annotated[str, Field(min_length=1), Says("Why not.", "Agreed with sales")]]
    until: Annotated[Day, Says("Until when.", "2026-12-31")]


class Problem(TypedDict, total=False):
    """A problem and what is done about it."""

    id: Required[Annotated[Id, Says("Its id, unique in the playbook.", "P1")]]
    problem: Annotated[Text, Says("The problem in its readers' words.", "Leads wait for days")]
    solution: Annotated[Text, Says("What is done about it.", "Route them by territory")]
    evidence: Annotated[Text, Says("What shows that it is one.", "Median of 30 hours in May")]
    source: Annotated[Link, Says("Where the evidence comes from.", "https://example.com/report")]


class Need(TypedDict, total=False):
    """What a stakeholder needs."""

    id: Required[Annotated[Id, Says("Its id, unique in the playbook.", "N1")]]
    text: Annotated[Text, Says("The need.", "Leads that meet the agreed definition")]


class Stakeholder(TypedDict, total=False):
    """A party that the plan affects."""

    id: Required[Annotated[Id, Says("Its id, unique in the playbook.", "sales")]]
    who: Annotated[Party, Says("The party itself.", "team:sales")]
    needs: Annotated[Each[Need], Says("What it needs.", "[{id: N1, text: Leads that fit}]")]


class Commitment(TypedDict, total=False):
    """One side's promise, in numbers."""

    measure: Annotated[Text, Says("What is measured, in words.", "time to first contact")]
    metric: Annotated[Ref, Says("Or the metric that measures it.", "reply-time")]
    op: Annotated[str, Words(OPERATORS), Says("On which side of the value it is kept.", "at-most")]
    value: Annotated[Number, Says("The value.", "4")]
    unit: Annotated[str, Words(UNITS), Says("The value's unit.", "business hours")]
    share: Annotated[Share, Says("In how many cases.", "95 %")]
    window: Annotated[Lasting, Says("Counted over which time.", "30 days")]


Hours = TypedDict(
    "Hours",
    {
        "days": Annotated[Weekdays, Says("The days that count.", "mon-fri")],
        "from": Annotated[Clock, Says("When the day begins.", '"09:00"')],
        "to": Annotated[Clock, Says("When the day ends.", '"18:00"')],
        "time_zone": Annotated[Zone, Says("Whose clock it is.", "Europe/Madrid")],
    },
    total=False,
)


class Agreement(TypedDict, total=False):
    """A signature under a service level."""

    aspect: Annotated[str, Words(AGREEMENT), Says("What.", "agreement")]
    by: Required[Annotated[Party, Says("Who is asked to sign.", "role:sales-lead")]]


class Sla(TypedDict, total=False):
    """A service-level agreement of two sides."""

    id: Required[Annotated[Id, Says("Its id, unique in the playbook.", "SLA1")]]
    title: Required[Annotated[Title, Says("Its name.", "Lead hand-over")]]
    provider: Annotated[Party, Says("Who delivers.", "team:mops")]
    consumer: Annotated[Party, Says("Who receives.", "team:sales")]
    serves: Annotated[Many, Says("The needs that it serves.", "[N1]")]
    deliverable: Annotated[Text, Says("What is delivered.", "A lead with all required fields")]
    commitment: Annotated[Commitment | None, Says("What the provider promises.", _AT_MOST)]
    in_return: Annotated[Commitment | None, Says("What the consumer promises.", _AT_MOST)]
    hours: Annotated[Hours | None, Says("When business hours run.", "{days: mon-fri, to: 18:00}")]
    escalation: Annotated[Many, Says("Who is called when it fails, in this order.", "[role:sales-lead]")]
    effective: Annotated[Day, Says("The day from which it holds.", "2026-02-01")]
    review: Annotated[Review | None, Says("When it is looked at again.", "{every: 6 months}")]
    signoffs: Annotated[Each[Agreement], Says("Who is asked to sign.", "[{by: role:cmo}]")]


class Definition(TypedDict, total=False):
    """A change of a metric's definition."""

    date: Annotated[Day, Says("The day of the change.", "2026-01-01")]
    why: Annotated[Text, Says("The reason.", "Bot clicks are filtered out")]


class Metric(TypedDict, total=False):
    """Something measurable."""

    id: Required[Annotated[LowerId, Says("Its id, in small letters, unique in the playbook.", "click-rate")]]
    name: Annotated[Text, Says("Its name.", "Email click rate")]
    type: Annotated[str, Words(METRICS), Says("How its values combine over time.", "rate")]
    unit: Annotated[Text, Says("What it is counted in.", '"%"')]
    good: Annotated[str, Words(GOOD), Says("Which way is good.", "up")]
    inputs: Annotated[dict[InputId, Text] | None, Says("What goes into it.", "{clicks: Clicks a month}")]
    formula: Annotated[Text, Says("How it is computed.", "clicks / impressions * 100")]
    example: Annotated[dict[str, Number] | None, Says("A worked example.", "{clicks: 4200, result: 4200}")]
    source: Annotated[Text, Says("Where the numbers come from.", "CRM > Reports")]
    collector: Annotated[Party, Says("Who collects them.", "luis.gomez")]
    every: Annotated[str, Words(CADENCES), Says("How often there is a new value.", "month")]
    due_after: Annotated[Lasting, Says("How long after the period's end a value is late.", "5 days")]
    values: Annotated[File, Says("The file with the values, beside the playbook.", "clicks.csv")]
    counter: Annotated[Many, Says("Metrics that must not get worse meanwhile.", "[unsubscribe-rate]")]
    revision: Annotated[Whole, Says("The definition's number; raise it when the definition changes.", "2")]
    changed: Annotated[Definition | None, Says("When and why it last changed.", "{date: 2026-01-01}")]


class Baseline(TypedDict, total=False):
    """Where a goal starts from."""

    value: Annotated[Number, Says("The value at the start.", "48000")]
    period: Annotated[Period, Says("The period it was measured in.", "2025")]


Target = TypedDict(
    "Target",
    {
        "value": Annotated[Number, Says("The value to reach.", "60000")],
        "change": Annotated[Change, Says("Or the change: in %, in pp, or as a number.", "+25 %")],
        "from": Annotated[Number, Says("The lower bound, where a value is to be kept within.", "10")],
        "to": Annotated[Number, Says("The upper bound.", "20")],
    },
    total=False,
)


class Checkpoint(TypedDict, total=False):
    """A value on the way."""

    date: Annotated[Day, Says("By this day.", "2026-06-30")]
    value: Annotated[Number, Says("This value.", "29500")]


class Achievable(TypedDict, total=False):
    """Why a goal can be reached."""

    why: Annotated[Text, Says("The reason.", "Two months of 2025 already ran at +22 %")]
    resources: Annotated[Many, Says("What there is to reach it with.", "[ESP licence, 0.5 FTE]")]
    past_best: Annotated[Number, Says("The best value of any comparable window so far.", "52000")]


class Relevant(TypedDict, total=False):
    """What a goal is good for."""

    supports: Annotated[Many, Says("Needs, problems and parent goals that it supports.", "[N1, P1]")]
    why: Annotated[Text, Says("The reason.", "Email is the second source of leads")]


class Realistic(TypedDict, total=False):
    """Why a team can work towards a goal."""

    why: Annotated[Text, Says("The reason.", "The team has run such a move before")]
    capacity: Annotated[Text, Says("How much of somebody's time there is.", "0.5 FTE")]


class Override(TypedDict, total=False):
    """A state that a person sets instead of the arithmetic."""

    status: Annotated[str, Words(OVERRIDES), Says("The state.", "at-risk")]
    why: Annotated[Text, Says("The reason.", "The provider is two weeks late")]
    by: Annotated[Party, Says("Who says so.", "ana.ruiz")]
    until: Annotated[Day, Says("Until when it holds; the due date, unless said otherwise.", "2026-06-01")]


class Signoff(TypedDict, total=False):
    """A signature under one aspect of a goal."""

    aspect: Required[Annotated[str, Words(SMART), Says("What is signed.", "achievable")]]
    by: Required[Annotated[Party, Says("Who is asked to sign.", "role:mops-lead")]]


class Goal(TypedDict, total=False):
    """A SMART goal."""

    id: Required[Annotated[Id, Says("Its id, unique in the playbook.", "G1")]]
    title: Annotated[Text, Says("Its name.", "More clicks from email")]
    statement: Annotated[Text, Says("The goal as a sentence.", "Increase clicks by 25 % within 2026")]
    scope: Annotated[Text, Says("Specific: what it covers.", "All newsletters, all countries")]
    metric: Annotated[Ref, Says("Measurable: by which metric.", "total-clicks")]
    direction: Annotated[str, Words(DIRECTIONS), Says("Which way it goes.", "increase")]
    baseline: Annotated[
        OrNumber[Baseline],
        Says("Where it starts: of a total, what as long a time made before.", "{value: 48000, period: 2025}"),
    ]
    target: Annotated[OrNumber[Target], Says("Where it leads.", "{value: 60000, change: +25 %}")]
    milestones: Annotated[Many, Says("The steps that it consists of, instead of a metric.", "[S1, S2]")]
    start: Annotated[Day, Says("Time-bound: from this day.", "2026-01-01")]
    due: Annotated[Day, Says("Time-bound: by this day.", "2026-12-31")]
    checkpoints: Annotated[Each[Checkpoint], Says("Values on the way.", _CHECKED)]
    owner: Annotated[Party, Says("Who answers for it; the playbook's owner where it is missing.", "ana.ruiz")]
    achievable: Annotated[Achievable | None, Says("Why it can be reached.", "{why: Two months ran at +22 %}")]
    relevant: Annotated[Relevant | None, Says("What it is good for.", "{supports: [N1, P1]}")]
    realistic: Annotated[Realistic | None, Says("Why the team can do it.", "{capacity: 0.5 FTE}")]
    signoffs: Annotated[Each[Signoff], Says("Who is asked to sign.", _ASKED)]
    override: Annotated[Override | None, Says("A state that a person sets.", "{status: at-risk}")]
    outcome: Annotated[str, Words(OUTCOMES), Says("How it ended.", "achieved")]
