"""The state of a step, as it follows from its tasks.

Knows: states of tasks.
Never: dates; who does what.
"""

from mopsdocs.model.assessment import StepAssessment
from mopsdocs.model.playbook import Step

_MOVING = frozenset(("doing", "review", "done"))


def assess_step(step: Step) -> StepAssessment:
    """Let a step's state follow from its tasks; a step without tasks is still to do."""
    states = [task.status for task in step.tasks if task.status != "dropped"]
    return StepAssessment(step.id, _status(step, states), states.count("done"), len(states))


def _status(step: Step, states: list[str]) -> str:
    if not states:
        return "dropped" if step.tasks else "todo"
    found = set(states)
    if found == {"done"}:
        return "done"
    if "blocked" in found and not found & {"doing", "review"}:
        return "blocked"
    return "doing" if found & _MOVING else "todo"
