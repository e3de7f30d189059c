"""What a sign-off covers: each fact voids just the aspects that it belongs to, and no wording voids any."""

from collections.abc import Mapping

import pytest

from house import house
from mopsdocs.assess import fingerprint
from mopsdocs.compile.hindsight import signable
from mopsdocs.compile.prepare import prepare
from mopsdocs.compile.stages import survey

PLAN = """\
---
title: Make email a channel that pays
owner: ana.ruiz
problems:
  - {id: P1, problem: Mails are sent by hand}
  - {id: P2, problem: Nobody reads what we send}
slas:
  - id: SLA1
    title: Lead hand-over
    provider: team:mops
    consumer: team:sales
    deliverable: A lead with all required fields
    commitment: {measure: hand-over, op: at-most, value: 4, unit: business hours, share: 95 %, window: 30 days}
    in_return: {measure: first contact, op: at-most, value: 24, unit: hours, share: 90 %, window: 30 days}
    hours: {days: "mon,tue", from: "09:00", to: "18:00", time_zone: Europe/Madrid}
    escalation: [role:mops-lead]
    effective: 2026-02-01
metrics:
  - id: clicks
    name: Total email clicks
    type: total
    unit: clicks
    good: up
    inputs: {clicks: Clicks by people, bots: Clicks by machines}
    formula: clicks - bots * 1000
    source: Reports
    revision: 2
  - {id: visits, name: Visits, type: total, unit: visits, formula: seen, inputs: {seen: Visits}}
goals:
  - id: G1
    title: A quarter more clicks
    statement: Increase total email clicks by 25 % within 2026
    scope: All newsletters
    metric: clicks
    baseline: {value: 48000, period: 2025}
    target: {value: 60000, change: +25 %}
    start: 2026-01-01
    due: 2026-12-31
    checkpoints: [{date: 2026-06-30, value: 29000}, {date: 2026-09-30, value: 44500}]
    owner: luis.gomez
    achievable: {why: It was so before, resources: [0.5 FTE], past_best: 52000}
    relevant: {supports: [P1, P2], why: Email is a source of leads}
    realistic: {why: The team has done it before, capacity: 0.5 FTE}
steps:
  - id: S1
    title: Move to one platform
    serves: [G1]
    accountable: marta.gil
    due: 2026-04-30
    tasks: [{id: T1, title: Move, responsible: [luis.gomez], due: 2026-04-01}]
  - {id: S2, title: Something else, accountable: marta.gil}
---
We send what people asked for.
"""
S, M, A, R, C, T, X = "specific", "measurable", "achievable", "relevant", "realistic", "time-bound", "agreement"


def prints(text: str) -> Mapping[str, str]:
    """The fingerprint of each aspect of the plan's one goal and one service level."""
    prepared = prepare(house(text))
    [(_, covered)] = signable([survey(one, prepared) for one in prepared.groups], prepared)
    return {aspect: fingerprint(facts) for (_, aspect), facts in covered.items()}


def voided(*edits: tuple[str, str]) -> set[str]:
    """Which aspects have another fingerprint after edits of the text, each of which finds its place."""
    text = PLAN
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    before, after = prints(PLAN), prints(text)
    return {aspect for aspect in before if before[aspect] != after[aspect]}


@pytest.mark.parametrize(
    ("old", "new", "aspects"),
    [
        ("metric: clicks", "metric: visits", {S, M}),
        ("value: 60000, change: +25 %", "value: 40000", {S, M, A}),
        ("value: 60000, change: +25 %", "value: 61000", {M, A}),
        ("metric: clicks\n", "metric: clicks\n    direction: keep-above\n", {S}),
        ("owner: luis.gomez", "owner: marta.gil", {S, A, C}),
        ("type: total\n", "type: level\n", {M}),
        ("unit: clicks", "unit: taps", {M}),
        ("clicks - bots * 1000", "clicks - bots * 100", {M}),
        ("bots: Clicks by machines", "scans: Clicks by machines", {M}),
        ("revision: 2", "revision: 3", {M}),
        ("value: 48000", "value: 47000", {M, A}),
        ("period: 2025", "period: 2024", {M, A}),
        ("start: 2026-01-01", "start: 2026-02-01", {A, T}),
        ("due: 2026-12-31", "due: 2027-03-31", {A, T}),
        ("accountable: marta.gil\n    due", "accountable: role:email-lead\n    due", {A}),
        ("id: S1\n", "id: S9\n", {A}),
        ("    serves: [G1]\n", "", {A}),
        ("supports: [P1, P2]", "supports: [P1]", {R}),
        ("capacity: 0.5 FTE", "capacity: 0.6 FTE", {C}),
        ("2026-09-30, value: 44500", "2026-09-30, value: 45000", {T}),
        ("{date: 2026-06-30, value: 29000}, ", "", {T}),
        ("provider: team:mops", "provider: role:mops-lead", {X}),
        ("consumer: team:sales", "consumer: emma.clarke", {X}),
        ("measure: first contact", "measure: first call", {X}),
        ("value: 4,", "value: 5,", {X}),
        ("unit: hours", "unit: days", {X}),
        ("op: at-most, value: 24", "op: exactly, value: 24", {X}),
        ("share: 90 %", "share: 95 %", {X}),
        ("window: 30 days}\n    hours", "window: 60 days}\n    hours", {X}),
        ('from: "09:00"', 'from: "08:00"', {X}),
        ("Europe/Madrid", "Europe/Lisbon", {X}),
        ('days: "mon,tue"', 'days: "mon-fri"', {X}),
        ("effective: 2026-02-01", "effective: 2026-03-01", {X}),
    ],
)
def test_a_fact_voids_its_aspects(old: str, new: str, aspects: set[str]) -> None:
    """A change of a fact changes the fingerprints of the aspects that cover it, and of no others."""
    assert aspects == voided((old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: A quarter more clicks", "title: Clicks"),
        ("statement: Increase total email clicks by 25 % within 2026", "statement: A quarter more"),
        ("scope: All newsletters", "scope: Every newsletter, in all countries"),
        ("why: It was so before, resources: [0.5 FTE], past_best: 52000", "why: We know, resources: [1 FTE]"),
        ("why: Email is a source of leads", "why: Leads"),
        ("why: The team has done it before", "why: They have"),
        ("value: 60000, change: +25 %", "value: 60000"),
        ("value: 60000, change: +25 %", "change: +25 %"),
        ("value: 60000, change: +25 %", "change: +25.0 %, value: 60000.00"),
        ("baseline: {value: 48000, period: 2025}", 'baseline: {period: "2025", value: 48000.0}'),
        ("metric: clicks\n", "metric: example/clicks@2\n"),
        ("metric: clicks\n", "metric: clicks\n    direction: increase\n"),
        ("supports: [P1, P2]", "supports: [example/P2, P1]"),
        ("capacity: 0.5 FTE", "capacity: 0.50 fte"),
        ("clicks - bots * 1000", "clicks-bots*1000.0"),
        ("{clicks: Clicks by people, bots: Clicks by machines}", "{bots: Robots, clicks: People}"),
        ("name: Total email clicks", "name: Clicks"),
        (
            "[{date: 2026-06-30, value: 29000}, {date: 2026-09-30, value: 44500}]",
            "[{date: 2026-09-30, value: 44500}, {value: 29000.0, date: 2026-06-30}]",
        ),
        ("title: Move to one platform", "title: One platform"),
        ("due: 2026-04-30", "due: 2026-05-31"),
        ("id: T1, title: Move", "id: T7, title: Go"),
        ("accountable: marta.gil}", "accountable: ana.ruiz}"),
        ("title: Lead hand-over", "title: Hand-over"),
        ("deliverable: A lead with all required fields", "deliverable: A lead"),
        ("measure: first contact", "measure: First  Contact"),
        ("value: 4,", "value: 4.00,"),
        ("share: 90 %", "share: 90.0%"),
        ("window: 30 days}\n    in", "window: 30 day}\n    in"),
        ("escalation: [role:mops-lead]", "escalation: [ana.ruiz]"),
        ('days: "mon,tue"', 'days: "mon, tue"'),
        ("We send what people asked for.", "We send less."),
    ],
)
def test_wording_voids_nothing(old: str, new: str) -> None:
    """Words, reasons, the order of keys and lists, and how a number or a default is written void no sign-off."""
    assert set() == voided((old, new))


def test_the_owner_of_a_goal_without_one_is_the_playbooks() -> None:
    """Who answers for a goal that names nobody changes with the playbook's owner."""
    assert set() == voided(("    owner: luis.gomez\n", ""), ("owner: ana.ruiz", "owner: luis.gomez"))


def test_fingerprints_stay_from_release_to_release() -> None:
    """What was signed with one release of mopsdocs holds with the next."""
    assert {
        S: "1:9f33214cbbe2da2c",
        M: "1:9e12f66c257e3a8c",
        A: "1:a8217483451a91e1",
        R: "1:c826af63ac014096",
        C: "1:38b563b80f692a9e",
        T: "1:6c0b88801895d369",
        X: "1:4a6fecf707bc30c8",
    } == prints(PLAN)
