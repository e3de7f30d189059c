"""Playbooks written by hand, as values: the worked case of the email programme, and pieces to change it with."""

from datetime import date
from decimal import Decimal

import msgspec

from mopsdocs.assess import assess
from mopsdocs.model.assessment import Assessment, GoalAssessment, MetricAssessment
from mopsdocs.model.config import Config
from mopsdocs.model.handbook import Bound, Card, Edition, Landing, Landmark, pack_landmarks
from mopsdocs.model.parties import Parties
from mopsdocs.model.place import ALONE
from mopsdocs.model.playbook import (
    Achievable,
    Baseline,
    Change,
    Checkpoint,
    Goal,
    Metric,
    Need,
    Playbook,
    Problem,
    Raci,
    Realistic,
    Relevant,
    Stakeholder,
    Step,
    Target,
    Task,
)
from mopsdocs.model.signoff import UNSIGNED
from mopsdocs.model.text import Text

TODAY = date(2026, 3, 16)
NOBODY = Raci(None, None, None, None)


def number(text: str | None) -> Decimal | None:
    """A number as an author writes it."""
    return None if text is None else Decimal(text)


def words(text: str | None, lang: str = "en") -> Text | None:
    """A label."""
    return None if text is None else Text(text, lang)


def change(text: str) -> Change:
    """`+25 %`, `+0.7 pp` or `-500`."""
    amount, _, kind = text.partition(" ")
    return Change(Decimal(amount), kind)


def task(id_: str, title: str = "Audit the workflows", **keys: object) -> Task:
    """A task."""
    facts: dict[str, object] = {
        "at": ("tasks", 0),
        "serves": (),
        "raci": NOBODY,
        "support": (),
        "start": None,
        "due": None,
        "status": "todo",
        "done": None,
        "evidence": None,
        "after": (),
        "blocked_by": None,
        "effort": None,
        "issue": None,
    }
    return Task(id=id_, title=Text(title, "en"), **{**facts, **keys})


def step(id_: str, title: str = "Move to one provider", **keys: object) -> Step:
    """A step."""
    facts: dict[str, object] = {
        "at": ("steps", 0),
        "serves": ("G1",),
        "done_when": None,
        "start": date(2026, 2, 1),
        "due": date(2026, 4, 30),
        "raci": NOBODY,
        "tasks": (),
    }
    return Step(id=id_, title=Text(title, "en"), **{**facts, **keys})


def metric(id_: str = "total-clicks", **keys: object) -> Metric:
    """A metric: the total clicks of the worked case, unless told otherwise."""
    facts: dict[str, object] = {
        "at": ("metrics", 0),
        "name": Text("Total email clicks", "en"),
        "kind": "total",
        "unit": "clicks",
        "good": "up",
        "inputs": (("clicks", Text("Clicks in the month", "en")),),
        "formula": "clicks",
        "example": {"clicks": Decimal(4200), "result": Decimal(4200)},
        "source": Text("ESP > Reports", "en"),
        "collector": "luis.gomez",
        "every": "month",
        "due_after": None,
        "values": None,
        "counter": (),
        "revision": 1,
        "changed": None,
    }
    return Metric(id=id_, **{**facts, **keys})


def click_rate(**keys: object) -> Metric:
    """The click rate of the worked case: clicks / impressions * 100."""
    facts: dict[str, object] = {
        "at": ("metrics", 1),
        "name": Text("Email click rate", "en"),
        "kind": "rate",
        "unit": "%",
        "inputs": (("clicks", Text("Clicks", "en")), ("impressions", Text("Unique impressions", "en"))),
        "formula": "clicks / impressions * 100",
        "example": {"clicks": Decimal(4200), "impressions": Decimal(120000), "result": Decimal("3.5")},
        "values": None,
    }
    return metric("click-rate", **{**facts, **keys})


def goal(id_: str = "G1", **keys: object) -> Goal:
    """A goal: 25 % more clicks in 2026, met in all five criteria, unless told otherwise."""
    at = ("goals", 0)
    facts: dict[str, object] = {
        "at": at,
        "title": Text("25 % more clicks from email", "en"),
        "statement": Text("Increase total email clicks by 25 % within 2026", "en"),
        "scope": Text("All newsletters, in all countries", "en"),
        "metric": "total-clicks",
        "direction": "increase",
        "baseline": Baseline((*at, "baseline"), Decimal(48000), "2025"),
        "target": Target((*at, "target"), Decimal(60000), Change(Decimal(25), "%")),
        "milestones": (),
        "start": date(2026, 1, 1),
        "due": date(2026, 12, 31),
        "checkpoints": (),
        "owner": "ana.ruiz",
        "achievable": Achievable(
            (*at, "achievable"),
            Text("Two months of 2025 ran at +22 %", "en"),
            (Text("ESP licence", "en"),),
            Decimal(52000),
        ),
        "relevant": Relevant((*at, "relevant"), ("P1",), None),
        "realistic": None,
        "signoffs": (),
        "override": None,
        "outcome": None,
    }
    return Goal(id=id_, **{**facts, **keys})


def baseline(value: str | None, period: str | None = "2025") -> Baseline:
    """A baseline."""
    return Baseline(("goals", 0, "baseline"), number(value), period)


def target(value: str | None = None, by: str | None = None, low: str = "", high: str = "") -> Target:
    """A target: a value, a change, or a band."""
    return Target(
        ("goals", 0, "target"),
        number(value),
        change(by) if by else None,
        number(low or None),
        number(high or None),
    )


def capacity(text: str | None) -> Realistic:
    """How much time there is for a goal."""
    return Realistic(("goals", 0, "realistic"), None, text)


def checkpoint(n: int, on: date | None, value: str | None) -> Checkpoint:
    """The n-th checkpoint."""
    return Checkpoint(("goals", 0, "checkpoints", n), on, number(value))


def playbook(**keys: object) -> Playbook:
    """A playbook: the worked case, unless told otherwise."""
    facts: dict[str, object] = {
        "id": "email-program",
        "path": "playbooks/campaigns/email-program.md",
        "lang": "en",
        "title": Text("Make email a channel that pays", "en"),
        "area": "campaigns",
        "area_given": False,
        "status": "active",
        "owner": "role:mops-lead",
        "problems": (Problem(("problems", 0), "P1", None, None, None, None),),
        "stakeholders": (Stakeholder(("stakeholders", 0), "sales", "team:sales", (Need(("needs", 0), "N1", None),)),),
        "metrics": (metric(),),
        "goals": (goal(),),
        "steps": (step("S1"),),
    }
    facts = dict.fromkeys(("summary", "backup", "parent", "period", "review", "participation")) | facts
    for name in ("was", "supersedes", "tags", "ignore", "slas", "tasks", "risks", "decisions", "bodies"):
        facts.setdefault(name, ())
    return Playbook(**{**facts, **keys})


def edition(config: Config | None = None, today: date = TODAY, cards: tuple[Card, ...] = ()) -> Edition:
    """An edition, with the cards of other playbooks."""
    facts: dict[str, object] = {
        "config": config or Config(title=Text("Handbook", "en")),
        "parties": Parties(),
        "cards": {card.id: card for card in cards},
        "aliases": {name: card.id for card in cards for name in card.was},
        "files": frozenset(),
        "today": today,
        "signoffs": UNSIGNED,
        "standing": ALONE,
    }
    return Edition(**{**{field: {} for field in Edition.__struct_fields__}, **facts})


def card(id_: str, *landmarks: Landmark, was: tuple[str, ...] = ()) -> Card:
    """The card of another playbook."""
    facts: dict[str, object] = {
        "id": id_,
        "path": f"playbooks/data/{id_}.md",
        "address": f"playbooks/{id_}.html",
        "title": Text(id_, "en"),
        "status": "active",
        "was": was,
        "marks": pack_landmarks(landmarks),
    }
    empty: dict[str, object] = {"tags": (), "supersedes": (), "headings": ()}
    rest = {name: None for name in Card.__struct_fields__ if name not in facts and name not in empty}
    return Card(**{**rest, **empty, **facts})


def bound(of: Playbook) -> Bound:
    """A playbook whose needs, problems, goals and metrics are found."""
    ids = {
        **{problem.id: "problem" for problem in of.problems},
        **{need.id: "need" for party in of.stakeholders for need in party.needs},
        **{one.id: "goal" for one in of.goals},
        **{one.id: "metric" for one in of.metrics},
    }
    return Bound(of, (), {id_: Landing(kind, f"playbooks/{of.id}.html#{id_}") for id_, kind in ids.items()})


def assessed(of: Playbook, config: Config | None = None, today: date = TODAY) -> Assessment:
    """What a playbook amounts to."""
    return assess(bound(of), edition(config, today))


def assessed_goal(*, config: Config | None = None, today: date = TODAY, **keys: object) -> GoalAssessment:
    """What the goal of the worked case amounts to with some of its keys changed."""
    plan = playbook(goals=(goal(**keys),), metrics=(metric(), click_rate()))
    return assessed(plan, config, today).goals[0]


def assessed_metric(of: Metric, *others: Metric) -> MetricAssessment:
    """What a metric amounts to, beside others."""
    return assessed(playbook(metrics=(of, *others))).metrics[0]


def config(**keys: object) -> Config:
    """Settings with some of them changed."""
    return msgspec.structs.replace(Config(title=Text("Handbook", "en")), **keys)


def codes(assessment: GoalAssessment | MetricAssessment) -> list[str]:
    """The rules that report something."""
    return [fault.rule for fault in assessment.faults if fault.rule]
