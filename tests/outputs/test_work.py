"""Steps and tasks on their playbook's page: what stands with each."""

import pytest

from outputs.site import part, rendered

PLAN = """\
# today: 2026-03-10
=== playbooks/campaigns/mail.md
---
title: Mail
owner: ana.ruiz
tasks:
  - {id: T1, title: Print, responsible: [luis.gomez], due: 2026-03-06, status: done, blocked_by: No ink}
  - {id: T2, title: Send, responsible: [luis.gomez], due: 2026-03-20, status: blocked, blocked_by: No stamps}
---
Text.
"""


def test_what_blocked_a_task_is_no_news_once_it_is_done() -> None:
    """What a task waits for stands with it while it is open, and no longer."""
    shown = part(rendered(PLAN, "playbooks/mail.html"), "mops--tasks")

    assert "Blocked by: No stamps" in shown
    assert "No ink" not in shown


RESTS = """\
# today: 2026-03-30
=== playbooks/campaigns/mail.md
---
title: Mail
owner: ana.ruiz
status: {status}
review: {{every: 1 month, last: 2026-01-01}}
slas:
  - {{id: SLA1, title: Hand-over, provider: team:mops, review: {{every: 1 month, last: 2026-01-01}}}}
steps:
  - {{id: S1, title: Move, accountable: ana.ruiz, start: 2026-03-01, tasks: [
      {{id: T1, title: Send, responsible: [luis.gomez], due: 2026-03-20, status: doing}}]}}
tasks:
  - {{id: T2, title: Print, responsible: [luis.gomez], due: 2026-03-31}}
---
Text.
"""


@pytest.mark.parametrize("status", ["paused", "retired", "superseded"])
def test_what_rests_is_not_late(status: str) -> None:
    """A playbook that rests shows the states of its tasks: nobody is to do them, so nothing is late or due soon."""
    works, rests = (
        rendered(RESTS.format(status=one), "playbooks/mail.html").partition("<main")[2] for one in ("active", status)
    )

    assert "10 days late" in works
    assert "Due tomorrow" in works
    assert "1 task late" in works
    assert " late" not in rests
    assert "Due tomorrow" not in rests
    assert "Doing" in part(rests, "mops--steps")
