"""Tasks whose dates cannot be meant, so that no other rule has to speak of them.

Knows: the windows of steps.
Never: what day it is.
"""

from mopsdocs.model.playbook import Playbook


def outside_their_steps(playbook: Playbook) -> set[str]:
    """Give the tasks that are due before their step begins, or after it ends."""
    late = {
        task.id
        for step in playbook.steps
        if step.due and not (step.start and step.due < step.start)
        for task in step.tasks
        if task.due and task.due > step.due
    }
    return before_their_steps(playbook) | late


def before_their_steps(playbook: Playbook) -> set[str]:
    """Give the tasks that are due before their step begins: that date is wrong, whatever else it is."""
    return {
        task.id
        for step in playbook.steps
        if step.start and not (step.due and step.due < step.start)
        for task in step.tasks
        if task.due and task.due < step.start
    }
