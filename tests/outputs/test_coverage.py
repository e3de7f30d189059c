"""The page of an area: which roles are filled, what is late, and the way to its timeline."""

from outputs.site import part, rendered, words

AREA = """\
# today: 2026-10-15
=== playbooks/campaigns/mail.md
---
title: Mail
owner: ana.ruiz
tasks:
  - {id: T1, title: Whole, responsible: [luis.gomez], accountable: ana.ruiz, consulted: [luis.gomez], due: 2026-10-10}
  - {id: T2, title: Nobody does it, accountable: ana.ruiz, due: 2026-10-20}
  - {id: T3, title: Nobody answers, responsible: [luis.gomez], due: 2026-10-20}
  - {id: T4, title: Two answer, responsible: [luis.gomez], accountable: [ana.ruiz, luis.gomez], due: 2026-10-20}
  - {id: T5, title: Done by nobody, status: done, done: 2026-10-01}
---
Text.
=== playbooks/campaigns/quiet.md
---
title: Quiet
tasks: [{id: T1, title: All there, responsible: [luis.gomez], accountable: ana.ruiz, due: 2026-11-20}]
---
Text.
=== playbooks/data/lists.md
---
title: Lists
tasks: [{id: T1, title: Elsewhere, due: 2027-01-20}]
---
Text.
"""
PAGE = "areas/campaigns.html"


def test_an_area_says_which_roles_are_filled() -> None:
    """Of the open tasks of an area each lack is counted in words, and the share of tasks with each role filled."""
    found = part(rendered(AREA, PAGE), "mops-coverage")

    assert (
        "1 open task has no responsible. 1 open task has no accountable. 1 open task has more than one accountable."
        in found
    )
    assert "A Accountable 80 % R Responsible 80 % C Consulted 20 % I Informed 0 %" in found.replace("\xa0", " ")


def test_gaps_lead_to_their_tasks() -> None:
    """A playbook in which something lacks is a row that leads to the tasks; one in which nothing lacks is none."""
    page = rendered(AREA, PAGE)
    table = page.split('id="mops-coverage"')[1].split("<tbody>")[1].split("</tbody>")[0]

    assert words(table) == (
        "Mail Not exactly one accountable Nobody answers , Two answer Nobody responsible Nobody does it"
    )
    assert 'href="../playbooks/mail.html#mops-T3"' in table


def test_nothing_lacking_is_said() -> None:
    """An area in which every open task has both says so, and has no table of gaps; one without tasks says nothing."""
    alone = "# today: 2026-10-15\n=== playbooks/campaigns/quiet" + AREA.split("=== playbooks/campaigns/quiet")[1]
    page = rendered(alone, PAGE)
    done = rendered(alone.replace("due: 2026-11-20", "status: done, done: 2026-10-01"), PAGE)

    assert "Every open task has one accountable and somebody responsible." in page
    assert "<tbody>" not in page.split('id="mops-coverage"')[1].split("</section>")[0]
    assert "mops-coverage" not in done


def test_playbooks_show_what_is_late() -> None:
    """The table of playbooks has the open tasks of each, and how many of them are late."""
    found = part(rendered(AREA, PAGE), "mops-playbooks")

    assert "Open tasks 4 1 task late" in found
    assert found.count("late") == 1


def test_an_area_leads_to_its_timeline() -> None:
    """The page of an area leads to its timeline of the quarter."""
    assert '<a href="../areas/campaigns/timeline.html">Timeline of the quarter</a>' in rendered(AREA, PAGE)
