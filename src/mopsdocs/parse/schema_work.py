"""The author's spelling of how a plan is carried out, and of the playbook as a whole.

Knows: participation, steps, tasks, risks, decisions, and the keys at the top of the front matter.
Never: what the keys mean to anybody else; how a mistake is told.
"""

from typing import Annotated, Required

from pydantic import ConfigDict, Field, with_config
from typing_extensions import TypedDict

from mopsdocs.parse.schema_kinds import (
    Day,
    Each,
    Effort,
    Id,
    Keys,
    Language,
    Link,
    LowerId,
    Many,
    Parties,
    Party,
    PlaybookId,
    Ref,
    Says,
    Text,
    Title,
    Words,
)
from mopsdocs.parse.schema_plan import (
    Goal,
    Ignore,
    Metric,
    Problem,
    Review,
    Sla,
    Span,
    Stakeholder,
)
from mopsdocs.parse.schema_words import DECISION, FEEDBACK, LEVELS, PLAYBOOK, TASK

AT_MOST = 1000
"""How many tasks, goals or metrics a list may have."""

Limited = Annotated[list[Keys | None] | None, Field(max_length=AT_MOST)]


class Opening(TypedDict, total=False):
    """The time in which colleagues are heard."""

    open: Annotated[Day, Says("The first day.", "2026-01-12")]
    close: Annotated[Day, Says("The last day.", "2026-01-30")]


class Affected(TypedDict, total=False):
    """A party whose work changes."""

    who: Annotated[Party, Says("The party.", "team:sales")]
    changes: Annotated[Text, Says("What changes for it.", "New briefing form")]
    gains: Annotated[Text, Says("What it gains.", "A shorter briefing")]
    how: Annotated[Link, Says("Where it says how it goes.", "https://example.com/form")]


Feedback = TypedDict(
    "Feedback",
    {
        "id": Required[Annotated[Id, Says("Its id, unique in the playbook.", "F1")]],
        "from": Annotated[Party, Says("Who said it.", "marta.gil")],
        "date": Annotated[Day, Says("When.", "2026-01-15")],
        "text": Annotated[Text, Says("What was said.", "Keep plain-text mails")],
        "answer": Annotated[Text, Says("What was answered.", "Kept as a template")],
        "status": Annotated[str, Words(FEEDBACK), Says("What came of it.", "accepted")],
        "changed": Annotated[Many, Says("What changed because of it.", "[S1]")],
    },
    total=False,
)


class Participation(TypedDict, total=False):
    """Who is affected, and how they were heard."""

    window: Annotated[Opening | None, Says("When they are heard.", "{open: 2026-01-12, close: 2026-01-30}")]
    affected: Annotated[Each[Affected], Says("Whose work changes.", "[{who: team:sales, changes: New form}]")]
    feedback: Annotated[Each[Feedback], Says("What they said.", "[{id: F1, text: Keep plain-text mails}]")]


class Task(TypedDict, total=False):
    """Something that a person does by a day."""

    id: Required[Annotated[Id, Says("Its id, unique in the playbook.", "T1")]]
    title: Required[Annotated[Title, Says("What is to be done.", "Audit today's workflows")]]
    serves: Annotated[Many, Says("The goals that it serves.", "[G1]")]
    responsible: Annotated[Many, Says("Who does it.", "[luis.gomez]")]
    accountable: Annotated[Parties, Says("The one who answers for it; the step's where missing.", "ana.ruiz")]
    consulted: Annotated[Many, Says("Who is asked before; the step's where missing.", "[team:it]")]
    informed: Annotated[Many, Says("Who is told after; the step's where missing.", "[team:sales]")]
    support: Annotated[Many, Says("Who helps.", "[marta.gil]")]
    start: Annotated[Day, Says("Not before this day.", "2026-02-01")]
    due: Annotated[Day, Says("By this day.", "2026-02-13")]
    status: Annotated[str, Words(TASK), Says("Where it stands.", "doing")]
    done: Annotated[Day, Says("The day it was finished.", "2026-02-12")]
    evidence: Annotated[Link, Says("A link to what was made.", "https://example.com/audit")]
    after: Annotated[Many, Says("Tasks or steps that come before it.", "[T1]")]
    blocked_by: Annotated[Text, Says("What it waits for.", "The CRM export")]
    effort: Annotated[Effort, Says("How much work it is, in days or hours.", "3d")]
    issue: Annotated[Link, Says("Where it is tracked.", "https://example.com/issues/7")]


class Step(TypedDict, total=False):
    """A step with its tasks; its state follows from theirs."""

    id: Required[Annotated[Id, Says("Its id, unique in the playbook.", "S1")]]
    title: Required[Annotated[Title, Says("What is to be done.", "Move to one email provider")]]
    serves: Annotated[Many, Says("The goals that it serves.", "[G1]")]
    done_when: Annotated[Text, Says("When it counts as done.", "All sends ran through it for 30 days")]
    start: Annotated[Day, Says("Not before this day.", "2026-02-01")]
    due: Annotated[Day, Says("By this day.", "2026-04-30")]
    responsible: Annotated[Many, Says("Who does it, where it has no tasks.", "[luis.gomez]")]
    accountable: Annotated[Parties, Says("The one who answers for it.", "ana.ruiz")]
    consulted: Annotated[Many, Says("Who is asked before.", "[team:it]")]
    informed: Annotated[Many, Says("Who is told after.", "[team:sales]")]
    tasks: Annotated[Limited[Task], Says("Its tasks.", "[{id: T1, title: Audit the workflows}]")]


class Risk(TypedDict, total=False):
    """What could go wrong."""

    id: Required[Annotated[Id, Says("Its id, unique in the playbook.", "R1")]]
    text: Annotated[Text, Says("The risk.", "Mails land in spam at first")]
    owner: Annotated[Party, Says("Who watches it.", "luis.gomez")]
    likelihood: Annotated[str, Words(LEVELS), Says("How likely it is.", "medium")]
    impact: Annotated[str, Words(LEVELS), Says("How bad it would be.", "high")]
    answer: Annotated[Text, Says("What is done about it.", "Warm up the domain for six weeks")]


class Decision(TypedDict, total=False):
    """What was decided."""

    id: Required[Annotated[Id, Says("Its id, unique in the playbook.", "D1")]]
    date: Annotated[Day, Says("When.", "2026-01-28")]
    title: Annotated[Text, Says("What.", "We take provider X")]
    by: Annotated[Party, Says("By whom.", "role:cmo")]
    why: Annotated[Text, Says("Why.", "It costs less and exports more")]
    status: Annotated[str, Words(DECISION), Says("Whether it holds.", "accepted")]


@with_config(ConfigDict(extra="forbid"))
class Playbook(TypedDict, total=False):
    """The front matter of a playbook."""

    id: Annotated[PlaybookId, Says("Its id, unique in the handbook; the file's name where missing.", "email")]
    was: Annotated[list[LowerId] | None, Says("Ids that it had before.", "[email-revamp]")]
    title: Annotated[Title | None, Says("Its name.", "Make email a channel that pays")]
    summary: Annotated[Text, Says("Why and for whom, in one sentence.", "More leads from email")]
    lang: Annotated[Language | None, Says("Its language; the handbook's where missing.", "en")]
    area: Annotated[Text, Says("The area it belongs to; the folder's where missing.", "campaigns")]
    status: Annotated[str, Words(PLAYBOOK), Says("Where it stands; active where missing.", "active")]
    supersedes: Annotated[Many, Says("Playbooks that it replaces.", "[newsletter-2025]")]
    owner: Annotated[Party, Says("The one who answers for it.", "ana.ruiz")]
    backup: Annotated[Party, Says("Who stands in for the owner.", "luis.gomez")]
    parent: Annotated[Ref, Says("The goal of another playbook that it serves.", "company-2026/G3")]
    period: Annotated[Span | None, Says("The time it plans.", "{start: 2026-01-01, end: 2026-12-31}")]
    tags: Annotated[Many, Says("Words to find it by.", "[email, leads]")]
    review: Annotated[Review | None, Says("How often it is looked at again.", "{every: 3 months}")]
    ignore: Annotated[Each[Ignore], Says("Rules not to speak here.", "[{rule: SLA-004, why: Agreed}]")]
    problems: Annotated[Each[Problem], Says("Problems, and what is done.", "[{id: P1, problem: Leads wait}]")]
    stakeholders: Annotated[Each[Stakeholder], Says("Whom it affects.", "[{id: sales, who: team:sales}]")]
    slas: Annotated[Each[Sla], Says("Service levels of two sides.", "[{id: SLA1, title: Lead hand-over}]")]
    metrics: Annotated[Limited[Metric], Says("What is measured.", "[{id: reply-time, name: Time to reply}]")]
    goals: Annotated[Limited[Goal], Says("What is to be reached.", "[{id: G1, metric: reply-time}]")]
    participation: Annotated[Participation | None, Says("How those affected are heard.", "{affected: []}")]
    steps: Annotated[Limited[Step], Says("What is done, in order.", "[{id: S1, title: Change the provider}]")]
    tasks: Annotated[Limited[Task], Says("Tasks of no step.", "[{id: T1, title: Route leads}]")]
    risks: Annotated[Each[Risk], Says("What could go wrong.", "[{id: R1, text: Mails land in spam}]")]
    decisions: Annotated[Each[Decision], Says("What was decided.", "[{id: D1, title: We take provider X}]")]


PLAN_KEYS = frozenset(
    ("owner", "problems", "stakeholders", "slas", "metrics", "goals", "participation", "steps", "tasks")
)
"""A file whose front matter has one of these is a playbook; any other is a page."""
