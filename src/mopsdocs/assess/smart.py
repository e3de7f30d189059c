"""The five SMART verdicts of a goal.

Knows: the criteria in their order, and that one without a fault is met by data.
Never: what each criterion asks for; who signed.
"""

from collections.abc import Iterable

from mopsdocs.assess import achievable, measurable, relevant, specific, timebound
from mopsdocs.assess.goals import Aim
from mopsdocs.assess.progress import progress_of
from mopsdocs.assess.progress_words import no_window
from mopsdocs.assess.remarks import remarks
from mopsdocs.assess.scene import ACHIEVABLE, MEASURABLE, SPECIFIC, TIME_BOUND, Scene
from mopsdocs.assess.sentences import sentence_of
from mopsdocs.model.assessment import Fault, GoalAssessment, Progress, Verdict
from mopsdocs.model.diagnostic import Said


def assess_goal(aim: Aim, scene: Scene, *, shown: bool) -> GoalAssessment:
    """Hold a goal against the five criteria; how far it has come is told where it is to be `shown`."""
    s = tuple(specific.faults(aim, scene))
    m = tuple(measurable.faults(aim, scene))
    a = tuple(achievable.faults(aim, scene))
    r = tuple(relevant.faults(aim, scene))
    t = tuple(timebound.faults(aim, scene))
    return GoalAssessment(
        id=aim.goal.id,
        direction=aim.direction,
        metric=aim.metric,
        baseline=aim.baseline,
        target=aim.target,
        owner=aim.owner,
        sentence=sentence_of(aim),
        faults=(*s, *m, *a, *r, *t, *remarks(aim, scene)),
        verdicts=(
            _open(s) or _met(aim, SPECIFIC, specific.evidence(aim)),
            _open(m) or _met(aim, MEASURABLE, measurable.evidence(aim, scene)),
            _open(a) or _met(aim, ACHIEVABLE, achievable.evidence(aim, scene)),
            _open(r) or _met(aim, relevant.criterion(scene), relevant.evidence(aim, scene)),
            _open(t) or _met(aim, TIME_BOUND, timebound.evidence(aim)),
        ),
        progress=progress_of(aim, scene.ground) if shown else Progress("open", no_window(aim)),
    )


def _open(faults: Iterable[Fault]) -> Verdict | None:
    """Leave a criterion open by the first thing that is missing."""
    for fault in faults:
        return Verdict(fault.criterion, "open", fault.said, fault.hint, fault.at)
    return None


def _met(aim: Aim, criterion: str, evidence: Said) -> Verdict:
    return Verdict(criterion, "met", evidence, None, aim.goal.at)
