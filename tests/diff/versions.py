"""Two versions of a handbook, each in one string, and what a change list makes of the one."""

import json
from collections.abc import Iterable, Mapping

from house import house
from mopsdocs.compile.facts import facts_of
from mopsdocs.compile.prepare import prepare
from mopsdocs.compile.stages import survey
from mopsdocs.diff import compare
from mopsdocs.diff.parties import party_parts
from mopsdocs.diff.plans import page_parts, parts_of
from mopsdocs.model.change import Change
from mopsdocs.model.facts import Facts

PEOPLE = """\
=== people.yml
people:
  ana.ruiz: {name: Ana Ruiz, team: mops}
  luis.gomez: {name: Luis Gómez, team: mops}
  marta.gil: {name: Marta Gil, team: sales}
roles:
  mops-lead: {title: {en: Head of marketing operations, es: Responsable de operaciones}, holder: ana.ruiz}
  sdr-lead: {title: Head of sales development, holder: marta.gil}
teams: {mops: {name: Marketing operations}, sales: {name: Sales}}
"""
EMAIL = """\
=== playbooks/campaigns/email-program.md
---
title: Make email a channel that pays
summary: For whom and why
owner: role:mops-lead
metrics:
  - {id: clicks, name: Email clicks, type: total, unit: clicks, good: up, inputs: {clicks: Clicks}, formula: clicks,
     source: ESP > Reports, every: month, collector: luis.gomez}
slas:
  - id: SLA1
    title: Lead hand-over
    provider: team:mops
    consumer: team:sales
    deliverable: A new qualified lead in the CRM
    commitment: {measure: time to hand-over, op: at-most, value: 4, unit: hours, share: 95 %, window: 30 days}
    escalation: [role:sdr-lead, role:mops-lead]
goals:
  - {id: G1, title: More clicks, metric: clicks, baseline: 160, target: 200, start: 2026-01-01, due: 2026-12-31}
steps:
  - id: S1
    title: Move to another provider
    serves: [G1]
    due: 2026-04-30
    accountable: ana.ruiz
    informed: [team:sales]
    tasks:
      - {id: T1, title: Audit the workflows, responsible: [luis.gomez], due: 2026-02-13}
      - {id: T2, title: Redefine the contact lists, responsible: [luis.gomez], due: 2026-03-06, after: [T1]}
---
We send too much, to too many.

## Why now

The provider's contract ends in June. See [](G1).
"""
OTHER = """\
=== playbooks/data/clean-lists.md
---
title: Clean the contact lists
owner: luis.gomez
tasks:
  - {id: T1, title: Remove duplicates, responsible: [luis.gomez], accountable: ana.ruiz, due: 2026-10-20}
---
Twice a year.
"""
PAGE = """\
=== playbooks/how-we-work.md
---
title: How we work
---
We plan by quarter.
"""
HOUSE = PEOPLE + EMAIL + OTHER + PAGE


def facts(text: str) -> Facts:
    """What of a handbook is compared."""
    prepared = prepare(house(text))
    return facts_of([survey(group, prepared) for group in prepared.groups], prepared)


def changed(old: str, new: str) -> tuple[Change, ...]:
    """What changed from one handbook to another."""
    return compare(facts(old), facts(new))


def edited(*edits: tuple[str, str], text: str = HOUSE) -> str:
    """The handbook with pieces of its text replaced; each piece must be there."""
    for before, after in edits:
        assert before in text, before
        text = text.replace(before, after)
    return text


def shape(change: Change) -> tuple[str, str, str, str, str, object, object]:
    """What of a change the public format shows, without people."""
    return change.grade, change.kind, change.playbook, change.item, change.key, change.before, change.after


Flat = dict[tuple[str, str, str], dict[str, object]]


def flat(found: Facts) -> Flat:
    """All facts of a version: by playbook, subject and id, then by field."""
    whole: Flat = {}
    for name, plan in found.plans.items():
        for (subject, item), part in parts_of(plan).items():
            whole[name, subject, item] = _joined(part.fields)
    for name, leaf in found.pages.items():
        for (subject, item), part in page_parts(leaf).items():
            whole["", subject, f"page:{name}{item}"] = _joined(part.fields)
    for (subject, item), part in party_parts(found.parties, "en").items():
        whole["", subject, item] = _joined(part.fields)
    return whole


def _joined(fields: Mapping[tuple[str, str], object]) -> dict[str, object]:
    return {f"{name}.{lang}" if lang else name: value for (name, lang), value in fields.items()}


def applied(changes: Iterable[Change], facts: Flat) -> Flat:
    """The facts after the changes; what a change says was there before must be there."""
    found = {key: dict(fields) for key, fields in facts.items()}
    for change in sorted(changes, key=lambda one: one.kind != "renamed"):
        place = change.playbook, change.subject, change.item
        if change.kind == "renamed":
            found = _renamed(change, found)
        elif change.kind == "removed":
            assert found.pop(place) == change.before
        elif change.kind == "added":
            assert place not in found
            found[place] = dict(change.after)  # type: ignore[arg-type]  # What came has its facts by field.
        elif change.field != "order":
            _set(found[place], change)
    return found


def _set(fields: dict[str, object], change: Change) -> None:
    assert fields.get(change.key) == change.before
    fields.pop(change.key, None)
    if change.after is not None:
        fields[change.key] = change.after


def _renamed(change: Change, found: Flat) -> Flat:
    if change.field == "id":
        keys = {key: (change.playbook, *key[1:]) for key in found if key[0] == change.before}
    elif change.field == "path":
        old, new = f"page:{change.before}", f"page:{change.after}"
        keys = {
            key: (key[0], key[1], new + key[2].removeprefix(old))
            for key in found
            if key[2] == old or key[2].startswith(f"{old}#")
        }
    else:
        (key,) = (
            key
            for key, fields in found.items()
            if (key[0], key[1], fields.get("heading")) == (change.playbook, "section", change.before)
        )
        keys = {key: (change.playbook, "section", change.item)}
        _set(found[key], change)
    return {keys.get(key, key): fields for key, fields in found.items()}


def front(plan: Mapping[str, object], body: str = "") -> str:
    """A playbook's file: JSON is YAML."""
    return f"---\n{json.dumps(plan, ensure_ascii=False, indent=1)}\n---\n{body}"
