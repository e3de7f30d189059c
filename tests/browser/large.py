"""A handbook of any size around one large playbook, to weigh pages with.

The playbook has 14 tasks that 11 roles take part in, two goals with nine months of values each, two metrics, three
service levels, two published versions and about 900 words.
"""

from pathlib import Path

from repository import start

ROLES = tuple(
    "brand analytics crm demand design events finance legal product sales support".split()  # noqa: SIM905  # One a word
)
TASKS = (
    "Audit today's workflows",
    "Redefine the contact lists",
    "Choose the new provider",
    "Sign the contract",
    "Move the sender domains",
    "Warm up the addresses",
    "Rebuild the welcome series",
    "Rebuild the renewal series",
    "Train the email authors",
    "Agree the briefing form",
    "Test on phones and desktops",
    "Connect the lead scores",
    "Switch the old provider off",
    "Report the first month",
)
GOALS = ("click-rate", "reply-rate")
MONTHS = 9
AREAS = (
    "benchmarking",
    "campaigns",
    "data",
    "intelligence",
    "performance",
    "processes",
    "project-management",
    "strategic-planning",
    "workflow",
)
SENTENCES = (
    "Every send starts from a briefing that names its audience, its purpose and its date.",
    "Whoever writes a mail also says which of the four lists it goes to, and why that one.",
    "A test mail is read on a phone first, because that is where two of three readers open it.",
    "Numbers are taken on the first working day of a month and are not changed afterwards.",
    "When a send has to be stopped, the person on duty says so before looking for the cause.",
)


def party(number: int) -> str:
    """One of the eleven roles, going round."""
    return f"role:{ROLES[number % len(ROLES)]}-lead"


def task(number: int) -> str:
    """A task in one line, with a due date and all four ways to take part."""
    consulted = ", ".join(party(number + offset) for offset in (2, 5))
    informed = ", ".join(party(number + offset) for offset in (3, 7, 9))
    return (
        f"      - {{id: T{number + 1}, title: {TASKS[number]}, responsible: [{party(number + 1)}], "
        f"accountable: {party(number)}, consulted: [{consulted}], informed: [{informed}], "
        f"due: 2026-{number % 12 + 1:02}-15}}\n"
    )


def metric(name: str) -> str:
    """A rate with its formula and a worked example."""
    return f"""\
  - id: {name}
    name: Email {name.replace("-", " ")}
    type: rate
    unit: "%"
    good: up
    inputs: {{part: Counted events in the month, whole: Unique recipients in the month}}
    formula: part / whole * 100
    example: {{part: 4200, whole: 120000, result: 3.5}}
    source: Email platform > Reports
    collector: {party(2)}
    every: month
    values: {name}.csv
"""


def goal(number: int, name: str) -> str:
    """A goal with every field that the SMART check asks for."""
    return f"""\
  - id: G{number}
    title: Raise the {name.replace("-", " ")} of our mails
    scope: All newsletters and campaigns in all countries
    metric: {name}
    direction: increase
    baseline: {{value: 3.5, period: 2025}}
    target: {{value: 4.2, change: +0.7 pp}}
    start: 2026-01-01
    due: 2026-12-31
    achievable: {{why: Two months of 2025 were above 4, resources: [0.5 FTE], past_best: 4.1}}
    relevant: {{supports: [P1], why: Mail is where most conversations with sales begin}}
"""


def agreement(number: int) -> str:
    """A two-sided service level."""
    limits = "share: 90 %, window: 30 days"
    return f"""\
  - id: SLA{number}
    title: Service level {number}
    provider: {party(number)}
    consumer: {party(number + 4)}
    deliverable: A tested mail that both sides have seen
    commitment: {{measure: time to hand-over, op: at-most, value: {number + 1}, unit: days, {limits}}}
    in_return: {{measure: complete briefing, op: at-least, value: 5, unit: days, {limits}}}
    escalation: [{party(number)}, {party(number + 6)}]
    effective: 2026-02-01
"""


def values(more: int) -> str:
    """Nine months of a rate, each a little better than the one before."""
    rows = (f"2026-{month:02},{4000 + more * month},{118000 + 310 * month}\n" for month in range(1, MONTHS + 1))
    return f"period,part,whole\n{''.join(rows)}"


def large_playbook() -> str:
    """The playbook that is weighed."""
    prose = "\n\n".join(
        f"## Part {part + 1}\n\n" + " ".join(SENTENCES[(part + n) % len(SENTENCES)] for n in range(9))
        for part in range(6)
    )
    return f"""\
---
title: Move email to one provider
summary: All mail leaves from one place, so that every click can be told from a scanner's.
owner: {party(0)}
problems:
  - {{id: P1, problem: Nobody can say which mail led to a conversation, solution: One provider and one count}}
slas:
{"".join(agreement(n) for n in (1, 2, 3))}metrics:
{"".join(map(metric, GOALS))}goals:
{"".join(goal(number, name) for number, name in enumerate(GOALS, 1))}steps:
  - id: S1
    title: Move to the new provider
    serves: [G1, G2]
    done_when: All mail left from the new provider for 30 days
    start: 2026-01-01
    due: 2026-12-31
    accountable: {party(0)}
    tasks:
{"".join(task(n) for n in range(len(TASKS)))}---
{prose}
"""


def small_playbook(number: int) -> str:
    """One of the others, to fill the shelves."""
    who = f"responsible: [{party(number)}], accountable: {party(number + 1)}"
    return f"""\
---
title: Small plan number {number}
summary: A plan that stands beside the one that is weighed.
owner: {party(number)}
tasks:
  - {{id: T1, title: Do what plan {number} says, {who}, due: 2026-11-15}}
---
{SENTENCES[number % len(SENTENCES)]}
"""


def write_handbook(root: Path, playbooks: int) -> None:
    """Writes a handbook of so many playbooks, the large one among them, spread over all areas."""
    people = [f"  {name}.lead: {{name: {name.title()} Lead, team: all}}\n" for name in ROLES]
    roles = [f"  {name}-lead: {{title: Head of {name}, holder: {name}.lead}}\n" for name in ROLES]
    teams = "teams:\n  all: {name: All of us}\n"
    files = {
        "mopsdocs.yml": "title: A handbook to weigh\nlanguages: [en, es, pt]\nlevels: {default: draft}\n",
        "people.yml": f"people:\n{''.join(people)}roles:\n{''.join(roles)}{teams}",
        "playbooks/campaigns/large.md": large_playbook(),
        "playbooks/campaigns/click-rate.csv": values(57),
        "playbooks/campaigns/reply-rate.csv": values(31),
    }
    for number in range(1, playbooks):
        files[f"playbooks/{AREAS[number % len(AREAS)]}/small-{number}.md"] = small_playbook(number)
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")


def publish(root: Path) -> None:
    """Makes two published versions of a handbook; the second one expects more of a goal."""
    path = "playbooks/campaigns/large.md"
    repo = start(root)
    now = (root / path).read_text("utf-8")
    repo.write({"mopsdocs.yml": (root / "mopsdocs.yml").read_text("utf-8") + "versions: {tags: v*, branches: []}\n"})
    repo.commit({path: now.replace("value: 4.2, change: +0.7 pp", "value: 4.1, change: +0.6 pp")}, "2026-02-01")
    repo.tag("v1", day="2026-02-02")
    repo.commit({path: now}, "2026-10-01")
    repo.tag("v2", day="2026-10-02")
