"""How a plan is carried out: participation, steps, tasks, risks and decisions.

Knows: who is heard, who does what by when, what could go wrong, what was decided.
Never: what a task inherits from its step.
"""

from mopsdocs.model.diagnostic import KeyPath
from mopsdocs.model.playbook import Affected, Decision, Feedback, Participation, Risk, Step, Task
from mopsdocs.parse.meaning_parts import Entries, entries, parties, party, raci, window
from mopsdocs.parse.meaning_sheet import Group, Sheet


def participation(group: Group | None, sheet: Sheet) -> Participation | None:
    """Who is affected, and how they were heard."""
    if not group:
        return None
    at = sheet.root("participation")
    get = group.get
    return Participation(
        at,
        window(get("window"), "open", "close"),
        tuple([_affected(one, place, sheet) for place, one in entries(get("affected"), (*at, "affected"))]),
        tuple([_feedback(one, place, sheet) for place, one in entries(get("feedback"), (*at, "feedback"))]),
    )


def _affected(group: Group, at: KeyPath, sheet: Sheet) -> Affected:
    get, label = group.get, sheet.label
    who = party(get("who"))
    prefix = f"participation.affected.{who or at[-1]}."
    return Affected(
        at,
        who,
        label(get("changes"), at, "changes", prefix),
        label(get("gains"), at, "gains", prefix),
        sheet.link(get("how"), at, "how"),
    )


def _feedback(group: Group, at: KeyPath, sheet: Sheet) -> Feedback:
    get, label, name = group.get, sheet.label, group["id"]
    prefix = f"participation.feedback.{name}."
    sheet.ids.append((name, at))
    return Feedback(
        at,
        name,
        party(get("from")),
        get("date"),
        label(get("text"), at, "text", prefix),
        label(get("answer"), at, "answer", prefix),
        get("status") or "open",
        tuple(get("changed") or ()),
    )


def steps(listed: Entries, sheet: Sheet) -> tuple[Step, ...]:
    """The steps, each with its tasks."""
    return tuple([_step(group, at, sheet) for at, group in entries(listed, sheet.root("steps"))])


def _step(group: Group, at: KeyPath, sheet: Sheet) -> Step:
    get, name = group.get, group["id"]
    prefix = f"steps.{name}."
    sheet.ids.append((name, at))
    return Step(
        at,
        name,
        sheet.title(group["title"], at, prefix),
        tuple(get("serves") or ()),
        sheet.label(get("done_when"), at, "done_when", prefix),
        get("start"),
        get("due"),
        raci(group),
        tasks(get("tasks"), (*at, "tasks"), sheet, prefix),
    )


def tasks(listed: Entries, at: KeyPath, sheet: Sheet, prefix: str = "") -> tuple[Task, ...]:
    """The tasks of a step, or those at the top of a playbook."""
    below = f"{prefix}tasks."
    return tuple([_task(group, place, sheet, below) for place, group in entries(listed, at)])


def _task(group: Group, at: KeyPath, sheet: Sheet, prefix: str) -> Task:
    get, name = group.get, group["id"]
    prefix = f"{prefix}{name}."
    sheet.ids.append((name, at))
    return Task(
        at,
        name,
        sheet.title(group["title"], at, prefix),
        tuple(get("serves") or ()),
        raci(group),
        parties(get("support")) or (),
        get("start"),
        get("due"),
        get("status") or "todo",
        get("done"),
        sheet.link(get("evidence"), at, "evidence"),
        tuple(get("after") or ()),
        sheet.label(get("blocked_by"), at, "blocked_by", prefix),
        get("effort"),
        sheet.link(get("issue"), at, "issue"),
    )


def risks(listed: Entries, sheet: Sheet) -> tuple[Risk, ...]:
    """What could go wrong."""
    return tuple([_risk(group, at, sheet) for at, group in entries(listed, sheet.root("risks"))])


def _risk(group: Group, at: KeyPath, sheet: Sheet) -> Risk:
    get, label, name = group.get, sheet.label, group["id"]
    prefix = f"risks.{name}."
    sheet.ids.append((name, at))
    return Risk(
        at,
        name,
        label(get("text"), at, "text", prefix),
        party(get("owner")),
        get("likelihood"),
        get("impact"),
        label(get("answer"), at, "answer", prefix),
    )


def decisions(listed: Entries, sheet: Sheet) -> tuple[Decision, ...]:
    """What was decided; a decision without a status has been taken."""
    return tuple([_decision(group, at, sheet) for at, group in entries(listed, sheet.root("decisions"))])


def _decision(group: Group, at: KeyPath, sheet: Sheet) -> Decision:
    get, label, name = group.get, sheet.label, group["id"]
    prefix = f"decisions.{name}."
    sheet.ids.append((name, at))
    return Decision(
        at,
        name,
        label(get("title"), at, "title", prefix),
        get("date"),
        party(get("by")),
        label(get("why"), at, "why", prefix),
        get("status") or "accepted",
    )
