"""LINK: what belongs together in a plan is joined, and nothing stands alone.

Knows: goals, steps, needs and problems, and what serves what.
Never: whether the plan is a good one.
"""

import re
from collections.abc import Iterator

from mopsdocs.checks.circles import no_circles
from mopsdocs.checks.leads import link_leads_somewhere, nothing_past, reference_leads_somewhere
from mopsdocs.checks.places import leads
from mopsdocs.checks.rule import Case, Family, Whole, Written, prose_rule, rule, whole_rule
from mopsdocs.checks.vanished import nothing_vanishes
from mopsdocs.model.diagnostic import Finding, KeyPath, Said, Span
from mopsdocs.model.playbook import Body, Playbook, Ref, Step
from mopsdocs.model.prose import Reference

# Looked for where digits and points begin, so that a long row of them is read once.
_CLAIM = re.compile(r"(?<![0-9.,])[.,]*([0-9][0-9.,]*(?:\s| )?%)(?![0-9A-Fa-f]{2})")
_PARAGRAPH_END = re.compile(r"</(?:p|li|td|dd)>")
_SECTION = re.compile(r'(?=<h[2-6] id=")')
_LINK = "<a >"
_SERVING = ("serves", "supports")
_GOALS = "goals:\n  - {id: G1, title: Short forms}\n  - {id: G2, title: No questions twice}\n"
_STEP = "steps:\n  - id: S1\n    title: Change the forms\n"


@rule(
    "LINK-002",
    "A goal has steps or tasks that serve it",
    "IWE",
    fails=_GOALS + _STEP + "    serves: [G1]\n",
    mended=_GOALS + _STEP + "    serves: [G1, G2]\n",
)
def goal_is_served(case: Case) -> Iterator[Finding]:
    """A goal that nothing works towards is a wish."""
    playbook = case.bound.playbook
    if not playbook.goals:
        return
    if not playbook.steps and not playbook.tasks:
        said = Said("No step and no task serves these goals: the plan has none")
        yield Finding(("goals",), said, Said("Write what is to be done under `steps` or `tasks`"))
        return
    served = _served_by_work(playbook)
    alone = [goal for goal in playbook.goals if goal.id not in served and not goal.milestones]
    # Each may be what a step is for that serves no goal: LINK-003 speaks of the step.
    if len(alone) > len(_aimless(case)) and not _has_unknown_leads(case):
        for goal in alone:
            said = Said("No step and no task serves {goal}", {"goal": goal.id})
            hint = Said("Write `serves: [{goal}]` at those that lead to it", {"goal": goal.id})
            yield Finding((*goal.at, "id"), said, hint)


def _served_by_work(playbook: Playbook) -> set[Ref]:
    found: set[Ref] = set()
    for step in playbook.steps:
        found |= _own(step.serves, playbook)
    for _, task in playbook.all_tasks():
        if task.serves:
            found |= _own(task.serves, playbook)
    return found


def _own(refs: tuple[Ref, ...], playbook: Playbook) -> set[Ref]:
    """References as a playbook's own things are called in it."""
    prefix = f"{playbook.id}/"
    return {ref.removeprefix(prefix) for ref in refs}


def _has_unknown_leads(case: Case) -> bool:
    """Whether something serves what does not exist: that is to be mended first."""
    landings = case.bound.landings
    found = leads(case.bound.playbook)
    return any(ref not in landings for refs, _, key, _ in found if key in _SERVING for ref in refs)


@rule(
    "LINK-003",
    "A step serves a goal",
    "IWE",
    fails=_STEP,
    mended=_STEP + "    serves: [G1]\n",
)
def step_serves_a_goal(case: Case) -> Iterator[Finding]:
    """A step that leads to no goal costs the same as the others, and nobody can tell what it was for."""
    playbook, aimless = case.bound.playbook, _aimless(case)
    if aimless and not playbook.goals:
        said = Said("These steps serve no goal: the plan has none")
        yield Finding(("steps",), said, Said("Write what they are to reach under `goals`"))
        return
    for step in aimless:
        said = Said("{step} serves no goal", {"step": step.id})
        hint = Said("Name the goal: `serves: [{goal}]`", {"goal": playbook.goals[0].id})
        yield Finding((*step.at, "serves"), said, hint)


def _aimless(case: Case) -> list[Step]:
    """Choose the steps that serve no goal, and are no milestone of one."""
    playbook, landings = case.bound.playbook, case.bound.landings
    milestones = {ref for goal in playbook.goals for ref in goal.milestones}
    return [
        step
        for step in playbook.steps
        # A reference that leads nowhere is LINK-001's to report.
        if step.id not in milestones
        and not any(ref not in landings or landings[ref].kind == "goal" for ref in step.serves)
    ]


@rule(
    "LINK-004",
    "A step has tasks",
    "IWE",
    fails=_STEP,
    mended=_STEP + "    tasks:\n      - {id: T1, title: Draw the form}\n",
)
def step_has_tasks(case: Case) -> Iterator[Finding]:
    """A step without tasks is a headline: nobody does it, and it is never done."""
    for step in case.bound.playbook.steps:
        if not step.tasks:
            said = Said("{step} has no tasks", {"step": step.id})
            yield Finding((*step.at, "id"), said, Said("Write who does what by when under its `tasks`"))


@rule(
    "LINK-005",
    "A need or problem is met by something",
    "IWE",
    fails="problems:\n  - {id: P1, problem: Leads wait for days, solution: Route them by territory}\n",
    mended="problems:\n  - {id: P1, problem: Leads wait for days, solution: Route them by territory}\n"
    "goals:\n  - {id: G1, relevant: {supports: [P1]}}\n",
)
def need_is_served(case: Case) -> Iterator[Finding]:
    """People who were asked what they need look first for what came of it."""
    playbook = case.bound.playbook
    if not (playbook.stakeholders or playbook.problems):
        return
    served = _served_by_work(playbook)
    for goal in playbook.goals:
        served |= _own(goal.relevant.supports if goal.relevant else (), playbook)
    # What serves nothing yet may be what is missing here; other rules say so.
    if any(not (goal.relevant and goal.relevant.supports) and not goal.milestones for goal in playbook.goals):
        return
    problems = [problem for problem in playbook.problems if problem.id not in served]
    for sla in playbook.slas:
        served |= _own(sla.serves, playbook)
    aimless = any(not sla.serves for sla in playbook.slas)
    every = [need for one in playbook.stakeholders for need in one.needs]
    needs = [] if aimless else [need for need in every if need.id not in served]
    if not (problems or needs) or _has_unknown_leads(case):
        return
    for problem in problems:
        said = Said("No goal and no step does anything about {problem}", {"problem": problem.id})
        hint = Said("Name it at the goal under `supports: [{problem}]`", {"problem": problem.id})
        yield Finding((*problem.at, "id"), said, hint)
    for need in needs:
        said = Said("No service level, goal or step serves {need}", {"need": need.id})
        hint = Said("Write `serves: [{need}]` where it is met", {"need": need.id})
        yield Finding((*need.at, "id"), said, hint)


@rule(
    "LINK-008",
    "Whoever is affected can say how it goes",
    "IWE",
    fails="participation:\n  affected:\n    - {who: team:sales, changes: A new form, gains: Fewer questions}\n",
    mended="participation:\n  affected:\n    - {who: team:sales, changes: A new form, gains: Fewer questions, "
    'how: "https://forms.example/form"}\n',
)
def affected_are_heard(case: Case) -> Iterator[Finding]:
    """Who has to work in a new way notices first what is wrong with it, and needs a place to say so."""
    participation = case.bound.playbook.participation
    for affected in participation.affected if participation else ():
        if affected.how is None:
            said = Said("Those affected have no way to say how it goes")
            yield Finding((*affected.at, "how"), said, Said("Link a form or a page under `how`"))


@prose_rule(
    "LINK-009",
    "A percentage in the text has a source",
    "-II",
    fails="Most teams call this work important: 93 % of them.\n",
    mended="Most teams call this work important: [93 % of them](https://example.com/survey).\n",
)
def claim_has_a_source(written: Written) -> Iterator[Finding]:
    """A number without a source is believed or doubted, but never checked."""
    for body in written.bodies:
        if any(piece.__class__ is str and "%" in piece for piece in body.prose.pieces):
            yield from _claims(body)


def _claims(body: Body) -> Iterator[Finding]:
    pieces = body.prose.pieces
    text = "".join(p if isinstance(p, str) else _LINK if isinstance(p, Reference) else "" for p in pieces)
    places: dict[str, Span | KeyPath] = {h.slug: Span(h.line, 1, h.line, 1) for h in body.prose.headings}
    for section in _SECTION.split(text):
        slug = section[8:].partition('"')[0] if section.startswith("<h") else ""
        for paragraph in _PARAGRAPH_END.split(section):
            found = _CLAIM.search(paragraph)
            if found and "<a " not in paragraph:
                said = Said("{claim} stands in the text without a source", {"claim": found[1]})
                hint = Said("Link what it comes from in the same paragraph")
                yield Finding(places.get(slug, ()), said, hint, body.path)
                break


@whole_rule(
    "LINK-012",
    "A plain page outside the areas is linked from somewhere",
    "IWW",
    fails="=== playbooks/glossary.md\n---\ntitle: Our words\n---\nWhat we mean by a lead.\n",
    mended="=== playbooks/glossary.md\n---\ntitle: Our words\n---\nWhat we mean by a lead.\n\n"
    "=== playbooks/how-we-work.md\n---\ntitle: How we work\n---\nRead [our words](glossary.md), then "
    "[the plan](campaigns/example.md).\n\n=== playbooks/campaigns/example.md\n---\ntitle: Short forms\n"
    "owner: ana.ruiz\n---\nMore in [how we work](../how-we-work.md).\n",
)
def nobody_links_here(whole: Whole) -> Iterator[Finding]:
    """Playbooks are found by area, people and lists; such a page is found by its links alone."""
    alone = {
        outline.card.address: outline.card
        for outline in whole.outlines
        if outline.card.page not in (None, "index") and outline.card.area is None
    }
    if not alone:
        return
    for outline in whole.outlines:
        for address in outline.links:
            page = address.partition("#")[0]
            if page != outline.card.address:
                alone.pop(page, None)
    for card in alone.values():
        hint = Said("Link it where readers need it, or move it into an area's folder")
        yield Finding((), Said("No other page links to this one"), hint, card.path)


FAMILY = Family(
    "LINK",
    "What belongs together",
    rules=(
        reference_leads_somewhere,
        goal_is_served,
        step_serves_a_goal,
        step_has_tasks,
        need_is_served,
        no_circles,
        link_leads_somewhere,
        affected_are_heard,
        claim_has_a_source,
        nothing_vanishes,
        nothing_past,
        nobody_links_here,
    ),
)
