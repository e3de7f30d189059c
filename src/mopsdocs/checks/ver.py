"""VER: versions can be read and say why, decisions stay what was agreed on, reviews happen.

Knows: what git remembers of the handbook, as it was gathered; reviews and decisions.
Never: git; what a version says.
"""

from collections.abc import Iterator

from mopsdocs.checks.lives import is_live
from mopsdocs.checks.rule import Case, Family, Whole, noticed, rule, whole_rule
from mopsdocs.model.diagnostic import Finding, Said, Severity, Value
from mopsdocs.model.releases import NOTES
from mopsdocs.model.text import Text
from mopsdocs.model.work import Decision

CONFIG = "mopsdocs.yml"
_ACCEPTED = "accepted"
_SETTINGS = """\
=== mopsdocs.yml
title: Handbook
versions:
  refs:
    next: 3f2a9c1
"""
_RELEASED = """\
=== mopsdocs.yml
title: Handbook
levels: {default: publish}
versions:
  refs:
    2026-q1: 3f2a9c1
    2026-q2: 9b04d7e
=== @2026-q1 playbooks/campaigns/example.md
---
title: Short forms
owner: ana.ruiz
tasks: [{id: T1, title: Change the form, due: 2026-06-30}]
---
=== @2026-q2 playbooks/campaigns/example.md
---
title: Short forms
owner: ana.ruiz
tasks: [{id: T1, title: Change the form, due: 2026-09-30}]
---
"""
_NOTE = """\
=== playbooks/_versions/2026-q2.md
The new forms wait for the new provider.
"""
_DECIDED = "decisions:\n  - id: D1\n    date: 2026-01-28\n    title: "
_AGREED = """\
=== @2026-q1 playbooks/campaigns/example.md
---
title: Short forms
owner: ana.ruiz
decisions:
  - id: D1
    date: 2026-01-28
    title: We keep the long form
---
"""
_SUPERSEDED = """\
We keep the long form
    status: superseded
  - id: D2
    date: 2026-05-04
    title: We take the short form
"""


@whole_rule(
    "VER-001",
    "A version that changes what people do says why",
    "-WW",
    fails=_RELEASED,
    mended=_RELEASED + _NOTE,
)
def version_has_a_note(whole: Whole) -> Iterator[Finding]:
    """Whoever was away asks first what a version is for; a list of changes does not say it."""
    for one in whole.edition.standing.hindsight.unnoted:
        values: dict[str, Value] = {"version": one.label, "count": one.changes}
        said = Said(
            "{version} makes {count} change of work or promises, and nobody has said why",
            values,
            "{version} makes {count} changes of work or promises, and nobody has said why",
        )
        path = f"{NOTES}{one.name}.md"
        hint = Said("Write it in {path}, or as the message of the tag: `git tag -a`", {"path": path})
        yield Finding(one.at, said, hint, CONFIG)


@rule(
    "VER-002",
    "A decision that was accepted is superseded, not edited",
    "-WE",
    fails=f"{_DECIDED}We take the short form\n{_AGREED}",
    mended=f"{_DECIDED}{_SUPERSEDED}{_AGREED}",
)
def decision_stands(case: Case) -> Iterator[Finding]:
    """People act on what was decided; one that reads otherwise afterwards was never taken by anybody."""
    playbook, past = case.bound.playbook, case.edition.standing.hindsight.former
    if past is None or not playbook.decisions:
        return
    names = (playbook.id, *playbook.was)
    agreed = {one.id: one for name in reversed(names) for one in past.agreed.get(name, ())}
    for now in playbook.decisions:
        then = agreed.get(now.id)
        if then and now.status == _ACCEPTED and (changed := _changed(then, now)):
            values: dict[str, Value] = {"decision": now.id, "key": changed, "version": past.label}
            said = Said("{decision} was accepted, and its `{key}` is another one than in {version}", values)
            hint = Said("Write it as it was with `status: superseded`, and what holds now as a new decision")
            yield Finding((*now.at, changed), said, hint)


def _changed(then: Decision, now: Decision) -> str:
    """Name the first key of a decision that says something else; a translation may still be mended."""
    pairs = (
        ("title", _words(then.title), _words(now.title)),
        ("why", _words(then.why), _words(now.why)),
        ("by", then.by, now.by),
        ("date", then.on, now.on),
    )
    return next((key for key, before, after in pairs if before != after), "")


def _words(text: Text | None) -> str:
    return " ".join(text.source.split()) if text else ""


@rule(
    "VER-003",
    "A playbook is reviewed when it is time, and when something that it watches changes",
    "IWW",
    fails="review: {every: 3 months, last: 2026-03-02}\n",
    mended="review: {every: 3 months, last: 2026-09-02}\n",
)
def review_happens(case: Case) -> Iterator[Finding]:
    """A plan is right for the world that it was written for; where that has changed, somebody has to look again."""
    playbook = case.bound.playbook
    review = playbook.review
    if review is None or review.last is None or not is_live(playbook.status):
        return
    hint = Said("Look whether the plan still holds, then write the day of it under `last`")
    things = case.edition.standing.hindsight.watched.get(playbook.path)
    if things:
        said = Said("Changed since the review of {day}: {things}", {"day": review.last, "things": things})
        yield Finding((*review.at, "last"), said, hint)
    elif review.due and review.due < case.edition.today:
        said = Said("The review of this playbook was due on {day}", {"day": review.due})
        yield Finding((*review.at, "last"), said, hint, most=Severity.INFO)


FAMILY = Family(
    "VER",
    "Versions",
    rules=(
        version_has_a_note,
        decision_stands,
        review_happens,
        noticed(
            "VER-004",
            "Each version that the settings name can be read",
            "WWW",
            why="A version that is left out takes its pages with it, and those who look for them are not told why.",
            fails=_SETTINGS,
            mended=_SETTINGS.replace("next:", "2025-q4:"),
        ),
    ),
)
