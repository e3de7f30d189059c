"""What a plan is for: its problems, those it affects, and the service levels agreed with them.

Knows: problems, stakeholders, needs and service-level agreements.
Never: how the plan is carried out.
"""

from mopsdocs.model.diagnostic import KeyPath
from mopsdocs.model.playbook import Commitment, Hours, Need, Problem, Sla, Stakeholder
from mopsdocs.parse.meaning_parts import Entries, entries, party, review, signoffs
from mopsdocs.parse.meaning_sheet import Group, Sheet
from mopsdocs.parse.scalars import duration, share


def problems(listed: Entries, sheet: Sheet) -> tuple[Problem, ...]:
    """The problems that the plan solves."""
    return tuple([_problem(group, at, sheet) for at, group in entries(listed, sheet.root("problems"))])


def _problem(group: Group, at: KeyPath, sheet: Sheet) -> Problem:
    get, label, name = group.get, sheet.label, group["id"]
    prefix = f"problems.{name}."
    sheet.ids.append((name, at))
    return Problem(
        at,
        name,
        label(get("problem"), at, "problem", prefix),
        label(get("solution"), at, "solution", prefix),
        label(get("evidence"), at, "evidence", prefix),
        sheet.link(get("source"), at, "source"),
    )


def stakeholders(listed: Entries, sheet: Sheet) -> tuple[Stakeholder, ...]:
    """Those whom the plan affects, and their needs."""
    return tuple([_stakeholder(group, at, sheet) for at, group in entries(listed, sheet.root("stakeholders"))])


def _stakeholder(group: Group, at: KeyPath, sheet: Sheet) -> Stakeholder:
    name = group["id"]
    prefix = f"stakeholders.{name}.needs."
    sheet.ids.append((name, at))
    needs = [_need(need, place, sheet, prefix) for place, need in entries(group.get("needs"), (*at, "needs"))]
    return Stakeholder(at, name, party(group.get("who")), tuple(needs))


def _need(group: Group, at: KeyPath, sheet: Sheet, prefix: str) -> Need:
    name = group["id"]
    sheet.ids.append((name, at))
    return Need(at, name, sheet.label(group.get("text"), at, "text", f"{prefix}{name}."))


def slas(listed: Entries, sheet: Sheet) -> tuple[Sla, ...]:
    """The service-level agreements."""
    return tuple([_sla(group, at, sheet) for at, group in entries(listed, sheet.root("slas"))])


def _sla(group: Group, at: KeyPath, sheet: Sheet) -> Sla:
    get, name = group.get, group["id"]
    prefix = f"slas.{name}."
    sheet.ids.append((name, at))
    return Sla(
        at=at,
        id=name,
        title=sheet.title(group["title"], at, prefix),
        provider=party(get("provider")),
        consumer=party(get("consumer")),
        serves=tuple(get("serves") or ()),
        deliverable=sheet.label(get("deliverable"), at, "deliverable", prefix),
        commitment=_commitment(get("commitment"), (*at, "commitment"), sheet, f"{prefix}commitment."),
        in_return=_commitment(get("in_return"), (*at, "in_return"), sheet, f"{prefix}in_return."),
        hours=_hours(get("hours"), (*at, "hours")),
        escalation=tuple([party(one) or one for one in get("escalation") or ()]),
        effective=get("effective"),
        review=review(get("review"), at),
        signoffs=signoffs(get("signoffs"), at, "agreement"),
    )


def _commitment(group: Group | None, at: KeyPath, sheet: Sheet, prefix: str) -> Commitment | None:
    if not group:
        return None
    get = group.get
    part, over = get("share"), get("window")
    return Commitment(
        at,
        sheet.label(get("measure"), at, "measure", prefix),
        get("metric"),
        get("op"),
        sheet.number(get("value"), at, "value"),
        get("unit"),
        share(part) if part else None,
        duration(over) if over else None,
    )


def _hours(group: Group | None, at: KeyPath) -> Hours | None:
    if not group:
        return None
    get = group.get
    return Hours(at, get("days"), get("from"), get("to"), get("time_zone"))
