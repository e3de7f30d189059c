"""States of steps, as they follow from tasks."""

import pytest

from assess.plans import assessed, playbook, step, task


@pytest.mark.parametrize(
    ("tasks", "status", "done", "count"),
    [
        ("", "todo", 0, 0),
        ("todo todo", "todo", 0, 2),
        ("todo doing", "doing", 0, 2),
        ("todo review", "doing", 0, 2),
        ("todo done", "doing", 1, 2),
        ("done done", "done", 2, 2),
        ("done dropped", "done", 1, 1),
        ("dropped dropped", "dropped", 0, 0),
        ("todo dropped", "todo", 0, 1),
        ("blocked todo", "blocked", 0, 2),
        ("blocked done", "blocked", 1, 2),
        ("blocked doing", "doing", 0, 2),
        ("blocked review done", "doing", 1, 3),
    ],
)
def test_state_follows_from_tasks(tasks: str, status: str, done: int, count: int) -> None:
    """A step is as far as its tasks are; what was dropped no longer counts."""
    several = tuple(task(f"T{n}", status=name) for n, name in enumerate(tasks.split()))
    found = assessed(playbook(steps=(step("S1", tasks=several),))).steps[0]

    assert (found.id, found.status, found.done, found.count) == ("S1", status, done, count)
