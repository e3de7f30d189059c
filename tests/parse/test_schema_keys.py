"""Keys: every one of the format is known, and whatever is not gets one finding that says what to write."""

from collections.abc import Iterator

import pytest

from mopsdocs.model.diagnostic import Key, KeyPath, Noticed
from mopsdocs.parse.complaints import Admitted, admit
from mopsdocs.parse.complaints_mend import Tree, copied, seen
from mopsdocs.parse.schema import Door, keys
from mopsdocs.parse.yaml import read

EVERY_KEY = """
id: email-program
was: [email-revamp]
title: Make email a channel that pays
summary: Why and for whom, in one sentence.
lang: en
area: campaigns
status: active
supersedes: [newsletter-2025]
owner: role:mops-lead
backup: luis.gomez
parent: company-2026/G3
period: {start: 2026-01-01, end: 2026-12-31}
tags: [email]
review: {every: 3 months, last: 2026-09-30, by: ana.ruiz, watch: [total-clicks, people.yml]}
ignore: [{rule: SLA-004, why: One-sided by agreement, until: 2026-12-31}]
problems:
  - {id: P1, problem: Leads wait, solution: Route them, evidence: Median of a day, source: "https://example.com/a"}
stakeholders:
  - {id: sales, who: team:sales, needs: [{id: N1, text: Leads that meet the agreed definition}]}
slas:
  - id: SLA1
    title: Lead hand-over
    provider: team:mops
    consumer: team:sales
    serves: [N1]
    deliverable: New qualified lead with all required fields in the CRM
    commitment: {measure: hand-over, op: at-most, value: 4, unit: business hours, share: 95 %, window: 30 days}
    in_return: {metric: first-contact, op: at-least, value: 24, unit: hours, share: 90%, window: 1 month}
    hours: {days: mon-fri, from: "09:00", to: "18:00", time_zone: Europe/Madrid}
    escalation: [role:sdr-lead, role:vp-sales]
    effective: 2026-02-01
    review: {every: 6 months, last: 2026-08-01}
    signoffs: [{by: role:mops-lead, aspect: agreement}, {by: role:sdr-lead}]
metrics:
  - id: click-rate
    name: Email click rate
    type: rate
    unit: "%"
    good: up
    inputs: {clicks: Clicks in the month, impressions: Recipients in the month}
    formula: clicks / impressions * 100
    example: {clicks: 4200, impressions: 120000, result: 3.5}
    source: ESP > Reports > Engagement
    collector: luis.gomez
    every: month
    due_after: 5 days
    values: clicks.csv
    counter: [unsubscribe-rate]
    revision: 2
    changed: {date: 2026-01-01, why: Bot clicks are filtered out}
goals:
  - id: G1
    title: More clicks from email
    statement: Increase total email clicks by 25 % within 2026
    scope: All newsletters and campaigns, all countries
    metric: total-clicks
    direction: increase
    baseline: {value: 48000, period: 2025}
    target: {value: 60000, change: +25 %}
    start: 2026-01-01
    due: 2026-12-31
    checkpoints: [{date: 2026-06-30, value: 29500}]
    owner: ana.ruiz
    achievable: {why: Two months ran at +22 %, resources: [ESP licence, 0.5 FTE], past_best: 52000}
    relevant: {supports: [N1, P1], why: Email is the second source of leads}
    realistic: {why: The team has run such a move before, capacity: 0.5 FTE}
    signoffs: [{aspect: achievable, by: role:mops-lead}]
    override: {status: at-risk, why: The provider is late, by: ana.ruiz, until: 2026-06-01}
    outcome: achieved
  - {id: G2, target: {from: 10, to: 20}, milestones: [S1]}
participation:
  window: {open: 2026-01-12, close: 2026-01-30}
  affected:
    - {who: team:email-authors, changes: New form, gains: A shorter briefing, how: "https://forms.example/email"}
  feedback:
    - {id: F1, from: marta.gil, date: 2026-01-15, text: Keep it, answer: Kept, status: accepted, changed: [S1]}
steps:
  - id: S1
    title: Move to a more efficient email provider
    serves: [G1]
    done_when: All sends ran through the new provider for 30 days
    start: 2026-02-01
    due: 2026-04-30
    responsible: [luis.gomez]
    accountable: ana.ruiz
    consulted: [team:it]
    informed: [team:sales]
    tasks:
      - {id: T1, title: Audit the workflows, responsible: [luis.gomez], status: done, done: 2026-02-12}
      - id: T2
        title: Redefine the contact lists
        serves: [G1]
        responsible: [marta.gil]
        accountable: [ana.ruiz, luis.gomez]
        consulted: []
        informed: [team:sales]
        support: []
        start: 2026-02-20
        due: 2026-03-06
        after: [T1]
        status: doing
        evidence: ../data/lists.md
        blocked_by: The CRM export
        effort: 3d
        issue: https://github.com/example/mops/issues/12
tasks: []
risks: [{id: R1, text: Spam, owner: luis.gomez, likelihood: medium, impact: high, answer: Warm-up plan}]
decisions: [{id: D1, date: 2026-01-28, title: Provider X, by: role:cmo, why: It is cheaper, status: accepted}]
"""

SMALLEST = """
title: Answer every lead within a day
owner: ana.ruiz
metrics:
  - {id: reply-time, name: Median time to first reply, type: level, unit: hours, good: down, every: month,
     values: reply-time.csv}
goals:
  - {id: G1, metric: reply-time, scope: All leads, baseline: 30, target: 24, start: 2026-01-01, due: 2026-06-30}
tasks:
  - {id: T1, title: Route leads by territory, serves: [G1], responsible: [luis.gomez], accountable: ana.ruiz,
     due: 2026-02-15}
"""

PEOPLE = """
people:
  ana.ruiz: {name: Ana Ruiz, title: Analyst, team: mops, handle: "@aruiz", email: a@example.com, from: 2024-02-01}
  luis.gomez: {name: Luis Gómez, team: mops, to: 2026-10-31, successor: ana.ruiz}
roles: {mops-lead: {title: {en: Head of MOps, es: Responsable de MOps}, holder: ana.ruiz, deputy: luis.gomez}}
teams: {mops: {name: Marketing operations, lead: role:mops-lead}}
"""

SETTINGS = """
title: {en: Marketing operations handbook, es: Manual}
languages: [en, es, pt]
address: https://handbook.example
repository: https://github.com/example/handbook
areas: {campaigns: {en: Campaigns, es: Campañas, pt: Campanhas}, data: Data}
level: review
levels: {default: publish, playbooks/drafts: draft}
rules: {RACI-004: info, LINK-009: off}
ignore: [{rule: SLA-004, in: playbooks/data, why: By agreement, until: 2026-12-31}]
settings:
  smart: {r: relevant, stretch: 0.25}
  raci: {max_responsible: 3, max_consulted: 4, max_informed: 8, max_accountable_share: 0.5, allow_same_person: true}
  people: {max_open_tasks: 12, show_email: false}
  progress: {on_track: 0.95, at_risk: 0.75}
vague_words: {en: {add: [agile], remove: [quality]}}
glossary: {keep: [MOps, Summer], terms: {MQL: {en: Lead that meets SLA1, es: Lead que cumple SLA1}}}
versions:
  {tags: "v*", branches: [], refs: {2025-q4: 3f2a9c1}, label: {v2026.1: 2026 Q1}, order: version, current: latest}
theme: {accent: "#0b5b68", font: fonts/our.woff2}
"""

TRANSLATION = """
lang: es
strings: {title: Que el correo sea un canal rentable, goals.G1.title: Más clics}
translated_from: {labels: {goals.G1.title: 9f3c00112233}, sections: {intro: 1a7700112233}}
"""

SIGNOFFS = """
signoffs:
  - {item: x/G1, aspect: achievable, by: ana.ruiz, date: 2026-01-12, note: Yes, fingerprint: "1:5e0c27b19af3d846"}
"""

FILES: dict[Door, str] = {
    "playbook": EVERY_KEY,
    "people": PEOPLE,
    "mopsdocs": SETTINGS,
    "translation": TRANSLATION,
    "signoffs": SIGNOFFS,
}


def tell(one: Noticed) -> tuple[str, KeyPath, str]:
    """A finding in short: code, place and hint in full."""
    assert isinstance(one.at, (tuple, Key))
    at = one.at.path if isinstance(one.at, Key) else one.at
    return one.code, at, one.hint.text.format(**one.hint.values) if one.hint else ""


def told(front: str, door: Door = "playbook") -> list[tuple[str, KeyPath, str]]:
    """What is noticed in a file."""
    return [tell(one) for one in admit(door, read(front).tree).noticed]


def places(tree: Tree, at: KeyPath = ()) -> Iterator[KeyPath]:
    """Every place of a tree where a key stands."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield (*at, key)
            yield from places(value, (*at, key))
    elif isinstance(tree, list):
        for number, value in enumerate(tree):
            yield from places(value, (*at, number))


def known_places(door: Door) -> list[KeyPath]:
    """The places of an example where a key of ours stands, not a name that its author gives."""
    return [at for at in places(read(FILES[door]).tree) if at[-1] in keys(door, at[:-1])]


@pytest.mark.parametrize("door", FILES)
def test_every_key_is_known(door: Door) -> None:
    """A file that uses every key of the format as the format describes it is admitted without a word."""
    assert [] == told(FILES[door], door)


@pytest.mark.parametrize("door", FILES)
def test_the_examples_leave_no_key_out(door: Door) -> None:
    """The examples that these tests stand on name every key that the schema has, at every level they reach."""
    tree = read(FILES[door]).tree
    levels = {tuple(0 if isinstance(part, int) else part for part in at[:-1]) for at in known_places(door)}
    used: dict[KeyPath, set[str]] = {}
    for at in places(tree):
        level = tuple(0 if isinstance(part, int) else part for part in at[:-1])
        used.setdefault(level, set()).add(str(at[-1]))
    # Reviews and people are written out in full once, the other times only as far as one would.
    short = {("slas", 0, "review"), ("slas", 0, "in_return"), ("slas", 0, "commitment"), ("people", "luis.gomez")}
    missing = {level: set(keys(door, level)) - used[level] for level in levels - short}
    assert {} == {level: left for level, left in missing.items() if left - {"to", "successor"}}


def test_the_smallest_playbook_is_admitted() -> None:
    """The smallest useful playbook of the format needs no further key."""
    assert [] == told(SMALLEST)


@pytest.mark.parametrize("door", FILES)
def test_a_misspelled_key_is_one_finding(door: Door) -> None:
    """Any key, misspelled, gives one finding at that key, and nothing else falls over."""
    for at in known_places(door):
        tree = copied(read(FILES[door]).tree)
        group, wrong = seen(tree, at[:-1]), f"{at[-1]}q"
        group[wrong] = group.pop(at[-1])
        assert [("FM-003", (*at[:-1], wrong))] == [tell(one)[:2] for one in admit(door, tree).noticed]


@pytest.mark.parametrize("door", FILES)
def test_a_value_of_another_shape_is_one_finding(door: Door) -> None:
    """A list or a group in the place of a value, or the reverse, gives one finding there and no more."""
    for at in known_places(door):
        tree = copied(read(FILES[door]).tree)
        value = seen(tree, at)
        seen(tree, at[:-1])[at[-1]] = "en" if isinstance(value, (list, dict)) else {"a": ["b"]}
        found = [tell(one)[:2] for one in admit(door, tree).noticed]
        if not found:  # These take a single value as well as a list or a group.
            assert at[-1] in {"accountable", "baseline", "target", "title", "name"}
        else:
            assert [("FM-003", at)] == [(code, place[: len(at)]) for code, place in found]


@pytest.mark.parametrize(
    ("front", "at", "hint"),
    [
        ("onwer: ana", ("onwer",), "Did you mean `owner`?"),
        ("responsable: ana", ("responsable",), "Did you mean `owner`?"),
        ("título: Más clics", ("título",), "Did you mean `title`?"),
        ("objetivos: []", ("objetivos",), "Did you mean `goals`?"),
        ("tarefas: []", ("tarefas",), "Did you mean `tasks`?"),
        ("Owner: ana", ("Owner",), "Did you mean `owner`?"),
        ("tasks: [{id: T1, title: A, deadline: 2026-01-01}]", ("tasks", 0, "deadline"), "Did you mean `due`?"),
        ("tasks: [{id: T1, title: A, assignee: ana}]", ("tasks", 0, "assignee"), "Did you mean `responsible`?"),
        ("goals: [{id: G1, meta: 3}]", ("goals", 0, "meta"), "Did you mean `target`?"),
        (
            "steps: [{id: S1, title: A, status: done}]",
            ("steps", 0, "status"),
            "A step needs no status: where it stands follows from its tasks",
        ),
        ("owner: ana\nonwer: luis", ("onwer",), "`owner` stands here already; take one of the two away"),
        ("period: {first: 2026-01-01}", ("period", "first"), "The keys here are ('start', 'end')"),
    ],
)
def test_unknown_keys_are_told_with_what_was_meant(front: str, at: KeyPath, hint: str) -> None:
    """A key from another language, another tool or a slip of the pen is answered with ours."""
    assert ("FM-003", at, hint) in told(front)


def test_what_stands_under_a_misspelled_key_is_still_read() -> None:
    """Mistakes below a misspelled key are found in the same run, at the place where they stand in the file."""
    found = told("objetivos: [{id: G1, due: soon}]")
    assert [("FM-003", ("objetivos",)), ("FM-003", ("objetivos", 0, "due"))] == [one[:2] for one in found]


@pytest.mark.parametrize(
    ("key", "role"),
    [("R", "responsible"), ("a", "accountable"), ("C", "consulted"), ("I", "informed"), ("driver", "responsible")],
)
def test_letters_and_other_models_roles_are_told_apart(key: str, role: str) -> None:
    """A letter or another model's role is RACI-011 and none of the unknown keys, and its party is not lost."""
    found = admit("playbook", read(f"tasks: [{{id: T1, title: A, {key}: ana.ruiz}}]").tree)
    assert [("RACI-011", ("tasks", 0, key))] == [tell(one)[:2] for one in found.noticed]
    assert role in str(found.noticed[0].hint)
    assert found.value["tasks"][0][role] in ("ana.ruiz", ["ana.ruiz"])


def test_a_missing_title_is_told_at_its_thing() -> None:
    """A step without a title is told once, at the step, and its tasks are read all the same."""
    found = admit("playbook", read("steps: [{id: S1, tasks: [{id: T1, title: A, due: soon}]}]").tree)
    assert [("FM-003", ("steps", 0), "Add `title: Move to one email provider`")] == [
        tell(one) for one in found.noticed if tell(one)[1] == ("steps", 0)
    ]
    assert "S1" == found.value["steps"][0]["title"]


def test_a_missing_id_is_answered_with_a_free_one() -> None:
    """A task without an id gets one offered that no task beside it has."""
    assert [("FM-003", ("tasks", 1), "Add `id: T2`")] == told("tasks: [{id: T1, title: A}, {title: B}]")


def test_a_misspelled_id_key_is_one_finding() -> None:
    """`ID: T1` is a misspelled key, and not also a missing id."""
    assert ["FM-003"] == [code for code, *_ in told("tasks: [{ID: T1, title: A}]")]


@pytest.mark.parametrize(
    ("front", "code", "at", "hint"),
    [
        ("goals: [{id: G1, target: {value: 3,5}}]", "FM-002", ("goals", 0, "target", "value"), "Write `value: 3.5`"),
        ("goals: [{id: G1, baseline: 60.000,50}]", "FM-002", ("goals", 0, "baseline"), "Write `baseline: 60000.50`"),
        (
            "risks: [{id: R1, text: Late, late, too late}]",
            "FM-003",
            ("risks", 0, "text"),
            'Put the whole text in quotes: `text: "Late, late, too late"`',
        ),
    ],
)
def test_a_comma_that_cuts_a_value(front: str, code: str, at: KeyPath, hint: str) -> None:
    """In braces a comma ends a value; its rest is told as what it is, once, and not as an unknown key."""
    tree = read(front).tree
    assert [(code, at, hint)] == [tell(one) for one in admit("playbook", tree).noticed]


@pytest.mark.parametrize("key", ["owner", "goals", "tasks", "status", "metrics", "period"])
def test_plan_keys_in_a_translation(key: str) -> None:
    """A key of the plan in a translation is I18N-007 at that key."""
    assert [("I18N-007", (key,))] == [one[:2] for one in told(f"{key}: x\nstrings: {{}}", "translation")]


def test_a_file_that_is_a_list_or_a_text() -> None:
    """Front matter without keys is told once and read as empty; none at all is no mistake of the schema."""
    assert ["FM-003"] == [code for code, *_ in told("- a\n- b")]
    assert Admitted({}) == admit("playbook", None)


def test_mistakes_are_told_up_to_a_limit() -> None:
    """A thousand mistakes give a hundred findings, and all of them are mended."""
    tasks = [{"id": f"T{n}", "title": "A", "bogus": "x", "due": "soon"} for n in range(500)]
    found = admit("playbook", {"tasks": tasks})
    assert 100 == len(found.noticed)
    assert [{"id": "T499", "title": "A"}] == found.value["tasks"][499:]


@pytest.mark.parametrize(
    ("front", "code", "hint"),
    [
        (
            "goals: [{id: G1, baseline: {value: 48,000, period: 2025}}]",
            "FM-002",
            "Write `48000` or `48`, whichever you mean",
        ),
        ("goals: [{id: G1, baseline: {value: 1,234,567}}]", "FM-002", "Write `value: 1234567`"),
        ("goals: [{id: G1, baseline: {value:48000, period: 2025}}]", "FM-003", "Write `value: 48000`"),
        ("goals: [{id: G1, baseline: {period: 2025, value:48000}}]", "FM-003", "Write `value: 48000`"),
        (
            "goals: [{id: G1, baseline: {value:48,000, period: 2025}}]",
            "FM-003",
            "Write `48000` or `48`, whichever you mean",
        ),
        ("tasks: [{id: T1, title: A, accountable: role:a, b}]", "FM-003", "Write one of them: `accountable: role:a`"),
        ("tasks: [{id: T1, title: A, responsible: ana, luis}]", "FM-003", "Write `responsible: [ana, luis]`"),
        ("tasks: [{id: T1, title: A, dueDate: 2026-01-01}]", "FM-003", "Did you mean `due`?"),
        ("goals: [{id: G1, startDate: 2026-01-01}]", "FM-003", "Did you mean `start`?"),
        (
            "tasks: {id: T1, title: A}",
            "FM-003",
            "Write `- id: T1`, a dash before the first key of each entry, its other keys two spaces further in",
        ),
    ],
)
def test_what_a_comma_or_a_space_too_few_makes_of_a_group(front: str, code: str, hint: str) -> None:
    """A number cut at its comma, a key glued to its value and the like are one finding, with what to write."""
    assert [(code, hint)] == [
        (one.code, one.hint.text.format(**one.hint.values))
        for one in admit("playbook", read(front).tree).noticed
        if one.hint
    ]


def test_only_one_party_answers() -> None:
    """Several parties in one text where a single one may stand are refused, and not read as one odd name."""
    [found] = admit("playbook", read("tasks:\n- id: T1\n  title: A\n  accountable: role:a, b\n").tree).noticed
    assert "Only one party may stand at `accountable`" in found.said.text.format(**found.said.values)
