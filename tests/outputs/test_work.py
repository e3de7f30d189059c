"""Steps and tasks on their playbook's page: what stands with each."""

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
