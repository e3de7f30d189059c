"""What the facts of a playbook amount to: metrics computed, goals held against SMART, states of steps.

Knows: one bound playbook, and the edition it stands in.
Never: templates, wording in a language, how much a finding weighs.
"""

from collections.abc import Mapping

from mopsdocs.assess.covered import differing, fingerprint
from mopsdocs.assess.goals import aim_of, meant_by, work_by_goal
from mopsdocs.assess.metrics import assess_metric
from mopsdocs.assess.observed import observed
from mopsdocs.assess.progress import Ground
from mopsdocs.assess.records import Records
from mopsdocs.assess.references import lookup_of
from mopsdocs.assess.scene import Scene
from mopsdocs.assess.signatures import Desk, covered_in, may_answer
from mopsdocs.assess.smart import assess_goal
from mopsdocs.assess.states import assess_step
from mopsdocs.assess.subjects import names_of
from mopsdocs.assess.turning import turns
from mopsdocs.model.assessment import Assessment, Depth
from mopsdocs.model.handbook import Bound, Edition
from mopsdocs.model.playbook import Playbook
from mopsdocs.model.signoff import Covered
from mopsdocs.model.values import Series

__all__ = ["Coverage", "assess", "coverage", "differing", "fingerprint", "may_answer", "meant_by", "turns"]

Coverage = Mapping[tuple[str, str], Covered]
"""What can be signed in a playbook: by goal or service level and aspect, the facts that are covered."""

_NOTHING: Mapping[str, Series] = {}


def assess(
    bound: Bound, edition: Edition, borrowed: Mapping[str, Series] = _NOTHING, *, depth: Depth = Depth.PAGES
) -> Assessment:
    """Assess a playbook on the edition's day; `borrowed` are the values of other playbooks' metrics, by full name.

    Rules ask what is wrong, lists also how far goals have come, pages alone for rows of values: `depth` is how far
    it goes.
    """
    playbook = bound.playbook
    lookup = lookup_of(playbook, edition)
    records = Records(lookup, {**playbook.series, **borrowed}, edition.today)
    metrics = tuple(
        observed(assess_metric(one, lookup), one, playbook, records, shown=depth >= Depth.PAGES)
        for one in playbook.metrics
    )
    work = work_by_goal(playbook)
    aims = tuple(aim_of(goal, playbook, lookup, work.get(goal.id, ())) for goal in playbook.goals)
    steps = tuple(assess_step(step) for step in playbook.steps)
    ground = Ground(records, {step.id: step for step in steps}, edition.config)
    scene = Scene(
        config=edition.config,
        today=edition.today,
        landings=bound.landings,
        names=names_of(playbook),
        metrics={metric.id: metric for metric in metrics},
        aims=aims,
        ground=ground,
    )
    desk = Desk(playbook, edition)
    return Assessment(
        goals=tuple(desk.goal(aim, assess_goal(aim, scene, shown=depth >= Depth.LISTS)) for aim in aims),
        metrics=metrics,
        steps=steps,
        slas=tuple(map(desk.sla, playbook.slas)),
    )


def coverage(playbook: Playbook, edition: Edition) -> Coverage:
    """Give what can be signed in a playbook."""
    lookup, work = lookup_of(playbook, edition), work_by_goal(playbook)
    return covered_in(
        playbook, tuple(aim_of(goal, playbook, lookup, work.get(goal.id, ())) for goal in playbook.goals)
    )
