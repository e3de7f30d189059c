"""What a plan measures and wants to reach: its metrics and its goals.

Knows: metrics with formula and example, goals with baseline, target and the five criteria's reasons.
Never: whether the numbers agree with each other.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from mopsdocs.model.diagnostic import KeyPath
from mopsdocs.model.playbook import (
    Achievable,
    Baseline,
    Checkpoint,
    Goal,
    Metric,
    Override,
    PartyId,
    Realistic,
    Relevant,
    Target,
)
from mopsdocs.model.text import Text
from mopsdocs.parse.cut_numbers import cut_numbers, has_cut_number
from mopsdocs.parse.meaning_parts import Entries, entries, party, signoffs
from mopsdocs.parse.meaning_sheet import Group, Sheet
from mopsdocs.parse.scalars import change, duration


def metrics(listed: Entries, sheet: Sheet) -> tuple[Metric, ...]:
    """The metrics."""
    return tuple([_metric(group, at, sheet) for at, group in entries(listed, sheet.root("metrics"))])


def _metric(group: Group, at: KeyPath, sheet: Sheet) -> Metric:
    get, label, name = group.get, sheet.label, group["id"]
    prefix, within = f"metrics.{name}.", (*at, "inputs")
    late = get("due_after")
    sheet.ids.append((name, at))
    return Metric(
        at=at,
        id=name,
        name=label(get("name"), at, "name", prefix),
        kind=get("type"),
        unit=get("unit") or "",
        good=get("good"),
        inputs=tuple(
            [(key, label(words, within, key, f"{prefix}inputs.")) for key, words in (get("inputs") or {}).items()]
        ),
        formula=get("formula") or None,
        example=_example(get("example"), (*at, "example"), sheet),
        source=label(get("source"), at, "source", prefix),
        collector=party(get("collector")),
        every=get("every"),
        due_after=duration(late) if late else None,
        values=get("values"),
        counter=tuple(get("counter") or ()),
        revision=int(get("revision") or 1),
        changed=_changed(get("changed"), (*at, "changed"), sheet, f"{prefix}changed."),
    )


def _example(group: Mapping[str, str | None] | None, at: KeyPath, sheet: Sheet) -> dict[str, Decimal] | None:
    if not group:
        return None
    if has_cut_number(group):
        sheet.noticed += cut_numbers(group, at)
        return None
    worked = {key: sheet.number(written, at, key) for key, written in group.items()}
    return {key: number for key, number in worked.items() if number is not None}


def _changed(group: Group | None, at: KeyPath, sheet: Sheet, prefix: str) -> tuple[date | None, Text | None] | None:
    return (group.get("date"), sheet.label(group.get("why"), at, "why", prefix)) if group else None


def goals(listed: Entries, sheet: Sheet, owner: PartyId | None) -> tuple[Goal, ...]:
    """The goals; one without an owner is the playbook's owner's."""
    return tuple([_goal(group, at, sheet, owner) for at, group in entries(listed, sheet.root("goals"))])


def _goal(group: Group, at: KeyPath, sheet: Sheet, owner: PartyId | None) -> Goal:
    get, label, name = group.get, sheet.label, group["id"]
    prefix = f"goals.{name}."
    sheet.ids.append((name, at))
    return Goal(
        at=at,
        id=name,
        title=label(get("title"), at, "title", prefix),
        statement=label(get("statement"), at, "statement", prefix),
        scope=label(get("scope"), at, "scope", prefix),
        metric=get("metric") or None,
        direction=get("direction"),
        baseline=_baseline(get("baseline"), at, sheet),
        target=_target(get("target"), at, sheet),
        milestones=tuple(get("milestones") or ()),
        start=get("start"),
        due=get("due"),
        checkpoints=_checkpoints(get("checkpoints"), (*at, "checkpoints"), sheet),
        owner=party(get("owner")) or owner,
        achievable=_achievable(get("achievable"), (*at, "achievable"), sheet, f"{prefix}achievable."),
        relevant=_relevant(get("relevant"), (*at, "relevant"), sheet, f"{prefix}relevant."),
        realistic=_realistic(get("realistic"), (*at, "realistic"), sheet, f"{prefix}realistic."),
        signoffs=signoffs(get("signoffs"), at),
        override=_override(get("override"), (*at, "override"), sheet, f"{prefix}override."),
        outcome=get("outcome"),
        inherits=not get("owner"),
    )


def _baseline(written: str | Group | None, at: KeyPath, sheet: Sheet) -> Baseline | None:
    if not written:
        return None
    place = (*at, "baseline")
    if isinstance(written, str):
        return Baseline(place, sheet.number(written, at, "baseline"), None)
    return Baseline(place, sheet.number(written.get("value"), place, "value"), written.get("period"))


def _target(written: str | Group | None, at: KeyPath, sheet: Sheet) -> Target | None:
    if not written:
        return None
    place = (*at, "target")
    if isinstance(written, str):
        return Target(place, sheet.number(written, at, "target"))
    get = written.get
    relative = get("change")
    return Target(
        place,
        sheet.number(get("value"), place, "value"),
        change(relative) if relative else None,
        sheet.number(get("from"), place, "from"),
        sheet.number(get("to"), place, "to"),
    )


def _checkpoints(listed: Entries, at: KeyPath, sheet: Sheet) -> tuple[Checkpoint, ...]:
    return tuple(
        [
            Checkpoint(place, group.get("date"), sheet.number(group.get("value"), place, "value"))
            for place, group in entries(listed, at)
        ]
    )


def _achievable(group: Group | None, at: KeyPath, sheet: Sheet, prefix: str) -> Achievable | None:
    if not group:
        return None
    within, below = (*at, "resources"), f"{prefix}resources."
    named = [sheet.label(words, within, place, below) for place, words in enumerate(group.get("resources") or ())]
    return Achievable(
        at,
        sheet.label(group.get("why"), at, "why", prefix),
        tuple([text for text in named if text]),
        sheet.number(group.get("past_best"), at, "past_best"),
    )


def _relevant(group: Group | None, at: KeyPath, sheet: Sheet, prefix: str) -> Relevant | None:
    if not group:
        return None
    return Relevant(at, tuple(group.get("supports") or ()), sheet.label(group.get("why"), at, "why", prefix))


def _realistic(group: Group | None, at: KeyPath, sheet: Sheet, prefix: str) -> Realistic | None:
    if not group:
        return None
    return Realistic(at, sheet.label(group.get("why"), at, "why", prefix), group.get("capacity") or None)


def _override(group: Group | None, at: KeyPath, sheet: Sheet, prefix: str) -> Override | None:
    if not group:
        return None
    get = group.get
    return Override(at, get("status"), sheet.label(get("why"), at, "why", prefix), party(get("by")), get("until"))
