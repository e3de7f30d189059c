"""The tasks on a page that can be changed there.

Knows: what a task says now, and how the page calls its states.
Never: how it is changed.
"""

from typing import TYPE_CHECKING

from mopsdocs.model.handbook import Bound
from mopsdocs.model.work import Task
from mopsdocs.outputs import states
from mopsdocs.shell.task_edits import STATES

if TYPE_CHECKING:
    from mopsdocs.compile.live import Live


def editable(live: "Live", path: str) -> dict[str, object]:
    """Give the file of a playbook's page, its id, and its tasks by anchor; nothing of other pages."""
    name = live.document_of(path)
    if name is None or not live.standings[name].readable:
        return {}
    bound = live.judged(name).bound
    if not isinstance(bound, Bound):
        return {}
    tasks = {f"mops-{task.id}": _told(task) for _, task in bound.playbook.all_tasks()}
    blob = live.standings[name].shown.source.id
    words = live.words_of(path)
    called = [(state, states.of_task(state, words).text) for state in STATES]
    return {"path": name, "blob": blob, "states": called, "tasks": tasks} if tasks else {}


def _told(task: Task) -> dict[str, object]:
    return {
        "id": task.id,
        "title": task.title.source,
        "status": task.status,
        "due": task.due.isoformat() if task.due else "",
        "responsible": task.raci.responsible or (),
        "evidence": task.evidence or "",
        "blocked_by": task.blocked_by.source if task.blocked_by else "",
    }
