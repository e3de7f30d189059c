"""What the facts of a playbook amount to: metrics computed, goals held against SMART, states of steps.

Knows: one bound playbook, and the edition it stands in.
Never: templates, wording in a language, how much a finding weighs.
"""

from mopsdocs.assess.goals import aim_of, work_by_goal
from mopsdocs.assess.metrics import assess_metric
from mopsdocs.assess.references import lookup_of
from mopsdocs.assess.scene import Scene
from mopsdocs.assess.smart import assess_goal
from mopsdocs.assess.states import assess_step
from mopsdocs.assess.subjects import names_of
from mopsdocs.model.assessment import Assessment
from mopsdocs.model.handbook import Bound, Edition

__all__ = ["assess"]


def assess(bound: Bound, edition: Edition) -> Assessment:
    """Assess a playbook on the edition's day."""
    playbook = bound.playbook
    lookup = lookup_of(playbook, edition)
    metrics = tuple(assess_metric(metric, lookup) for metric in playbook.metrics)
    work = work_by_goal(playbook)
    aims = tuple(aim_of(goal, playbook, lookup, work.get(goal.id, ())) for goal in playbook.goals)
    scene = Scene(
        config=edition.config,
        today=edition.today,
        landings=bound.landings,
        names=names_of(playbook),
        metrics={metric.id: metric for metric in metrics},
        aims=aims,
    )
    return Assessment(
        goals=tuple(assess_goal(aim, scene) for aim in aims),
        metrics=metrics,
        steps=tuple(assess_step(step) for step in playbook.steps),
    )
