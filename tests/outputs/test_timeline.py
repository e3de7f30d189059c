"""Timelines: what runs when, in the order in which it begins."""

import re
from datetime import date

import pytest

from outputs.site import bars, paths, rendered, rows, words

PLAN = """\
# today: 2026-03-10
=== playbooks/campaigns/mail.md
---
title: Mail
owner: ana.ruiz
goals:
  - {id: G1, title: All mail from one place, direction: milestone, milestones: [S1], due: 2026-06-30}
steps:
  - id: S1
    title: Move the mail
    start: 2026-02-02
    due: 2026-04-30
    accountable: ana.ruiz
    tasks:
      - {id: T1, title: Audit, responsible: [luis.gomez], due: 2026-02-13, status: done, done: 2026-02-11}
      - {id: T2, title: Compare, responsible: [luis.gomez], due: 2026-03-06, after: [T1]}
      - {id: T3, title: Move, responsible: [luis.gomez], start: 2026-04-01, due: 2026-04-17, after: [T2]}
      - {id: T4, title: Celebrate}
      - {id: T5, title: Sign again, due: 2026-03-20, status: dropped}
---
Text.
"""
MAIL = "playbooks/mail.html"


def test_a_playbook_shows_what_runs_when() -> None:
    """Steps, tasks and the ends of goals stand in the order in which they begin, with days, state and owner."""
    found = [row for row in rows(rendered(PLAN, MAIL).split('id="mops--timeline"')[1]) if len(row) > 1]

    assert [row[:4] for row in found] == [
        ["What", "Start", "End", "Who"],
        [
            "Move the mail Doing Step, milestone of the goal: All mail from one place",
            "2 Feb 2026",
            "30 Apr 2026",
            "Ana Ruiz",
        ],
        ["Audit Done", "", "11 Feb 2026", "Luis Gómez"],
        ["Compare 4 days late After: Audit", "12 Feb 2026", "6 Mar 2026", "Luis Gómez"],
        ["Move To do After: Compare", "1 Apr 2026", "17 Apr 2026", "Luis Gómez"],
        ["All mail from one place Running Last day of the goal", "", "30 Jun 2026", "Ana Ruiz"],
    ]


def test_bars_cover_the_days() -> None:
    """A bar begins on its first day and covers the last one; what has one day only is a point; each has its look."""
    found = bars(rendered(PLAN, MAIL))

    assert found == [
        ("step", date(2026, 2, 2), 88),
        ("done", date(2026, 2, 11), 0),
        ("late", date(2026, 2, 12), 23),
        ("open", date(2026, 4, 1), 17),
        ("goal", date(2026, 6, 30), 0),
    ]


def test_months_have_names() -> None:
    """The head of the bars names the months that they stand under, at most six."""
    page = rendered(PLAN, MAIL)
    long = rendered(PLAN.replace("2026-06-30", "2028-01-15"), MAIL)

    assert (
        words(page.split('class="timeline__months">')[1].split("</th>")[0])
        == "Feb 2026 Mar 2026 Apr 2026 May 2026 Jun 2026"
    )
    assert words(long.split('class="timeline__months">')[1].split("</th>")[0]) == (
        "Feb 2026 Jun 2026 Oct 2026 Feb 2027 Jun 2027 Oct 2027"
    )


def test_what_has_no_date_is_counted() -> None:
    """An open task without a date is not left out in silence."""
    assert "1 task has no date." in rendered(PLAN, MAIL)


@pytest.mark.parametrize(
    ("after", "begins"),
    [
        ("after: [T1]", "12 Feb 2026"),  # T1 was done on the 11th, two days early.
        ("after: [T1, T4]", ""),  # Nobody knows when T4 is over.
        ("after: [other/T1]", ""),
        ("after: [T3]", ""),  # T3 ends later than the task itself: a mistake, and no bar that runs backwards.
        ("start: 2026-03-01, after: [T1]", "1 Mar 2026"),
        ("effort: 3d", ""),
    ],
)
def test_where_a_task_begins(after: str, begins: str) -> None:
    """A task begins on its start, or on the day after all that it comes after; otherwise it has its due date only."""
    page = rendered(PLAN.replace("due: 2026-03-06, after: [T1]", f"due: 2026-03-06, {after}"), MAIL)
    found = {row[0].split()[0]: row[1] for row in rows(page.split('id="mops--timeline"')[1]) if len(row) > 1}

    assert found["Compare"] == begins


def test_one_day_needs_no_timeline() -> None:
    """A playbook with one dated thing has no timeline, and no link to one."""
    page = rendered(
        "=== playbooks/data/one.md\n---\ntitle: One\ntasks:\n  - {id: T1, title: Do, due: 2026-10-20}\n---\n",
        "playbooks/one.html",
    )

    assert "timeline" not in page


def test_the_day_stands_in_the_style_alone() -> None:
    """The line of today is drawn by the style: a day later no timeline is another page."""
    day = date(2026, 3, 10).toordinal() - date(2000, 1, 1).toordinal()

    assert rendered(PLAN, "style.css").endswith(f".timeline__today{{transform:translateX({day}px)}}}}\n")
    assert "The upright line is today." in rendered(PLAN, MAIL)
    assert "The upright line is today." not in rendered(PLAN.replace("today: 2026-03-10", "today: 2026-08-01"), MAIL)


QUARTER = """\
# today: 2026-11-20
=== playbooks/campaigns/mail.md
---
title: Mail
owner: ana.ruiz
steps:
  - {id: S1, title: Long step, start: 2026-05-01, due: 2027-03-31, tasks: [{id: T1, title: Before, due: 2026-09-30}]}
tasks:
  - {id: T2, title: Last day, due: 2026-12-31, responsible: [luis.gomez]}
  - {id: T3, title: After, due: 2027-01-01}
  - {id: T4, title: First day, due: 2026-10-01}
---
Text.
=== playbooks/data/lists.md
---
title: Lists
tasks: [{id: T1, title: Elsewhere, due: 2026-11-20}]
---
Text.
"""
CAMPAIGNS = "areas/campaigns/timeline.html"


def test_an_area_shows_its_quarter() -> None:
    """The timeline of an area has what meets the quarter, its first and last day included, and leads to it."""
    page = rendered(QUARTER, CAMPAIGNS)

    assert "1 Oct 2026 to 31 Dec 2026: 1 step, 2 tasks." in page
    assert [row[0] for row in rows(page) if len(row) > 1] == [
        "What",
        "Long step To do Step, Mail",
        "First day 50 days late Mail",
        "Last day To do Mail",
    ]
    assert 'href="../../playbooks/mail.html#mops-T2"' in page
    assert bars(page) == [
        ("step", date(2026, 10, 1), 92),
        ("late", date(2026, 10, 1), 0),
        ("open", date(2026, 12, 31), 0),
    ]


@pytest.mark.parametrize(
    ("today", "stretch"),
    [
        ("2026-01-01", "1 Jan 2026 to 31 Mar 2026"),
        ("2026-06-30", "1 Apr 2026 to 30 Jun 2026"),
        ("2028-02-29", "1 Jan 2028 to 31 Mar 2028"),
        ("2026-12-31", "1 Oct 2026 to 31 Dec 2026"),
    ],
)
def test_the_quarter_is_that_of_the_day(today: str, stretch: str) -> None:
    """The quarter is the calendar's, whichever of its days it is."""
    assert stretch in rendered(QUARTER.replace("2026-11-20\n=== p", f"{today}\n=== p"), CAMPAIGNS)


def test_an_area_without_playbooks_has_no_timeline() -> None:
    """A timeline stands where there is a playbook; one with nothing in the quarter says so."""
    alone = QUARTER.partition("=== playbooks/data")[0]

    assert "areas/data/timeline.html" not in paths(alone)
    assert "No step or task has a day in this quarter." in rendered(
        QUARTER.replace("2026-11-20", "2031-01-01"), CAMPAIGNS
    )


def test_a_busy_area_shows_its_playbooks() -> None:
    """Where an area has more steps and tasks in the quarter than a page has room for, a playbook is a row."""
    tasks = "".join(
        f"  - {{id: T{n}, title: Task {n}, due: 2026-{10 + n % 3}-{n % 28 + 1:02}}}\n" for n in range(501)
    )
    busy = f"# today: 2026-10-15\n=== playbooks/data/busy.md\n---\ntitle: Busy\ntasks:\n{tasks}---\nText.\n"
    page = rendered(busy, "areas/data/timeline.html")

    assert [row[:3] for row in rows(page) if len(row) > 1][1:] == [
        ["Busy Active 501 tasks", "1 Oct 2026", "28 Dec 2026"]
    ]


@pytest.mark.parametrize(("lang", "said"), [("es", "Semana del 2 feb 2026"), ("pt", "Semana de 2 fev. 2026")])
def test_timelines_are_told_in_each_language(lang: str, said: str) -> None:
    """Weeks, months and captions are told in the language of the page."""
    page = rendered(PLAN, f"{lang}/{MAIL}")

    assert said in words(page)
    assert not re.search(r"What runs|Week of|Step,", page)


def many(steps: str = "") -> str:
    """A playbook with 13 tasks, and steps."""
    tasks = "".join(
        f"  - {{id: T{n}, title: Write {n}, responsible: [luis.gomez], due: 2026-04-{n:02}}}\n" for n in range(1, 14)
    )
    front = f"title: Mail\nowner: ana.ruiz\n{steps}tasks:\n{tasks}"
    return f"# today: 2026-03-10\n=== playbooks/campaigns/mail.md\n---\n{front}---\nText.\n"


def test_of_many_rows_the_tasks_are_folded() -> None:
    """Steps stand there; the tasks, which stand with them above as well, are in a fold that says how many."""
    steps = "steps:\n  - {id: S1, title: Move, start: 2026-03-01, due: 2026-04-30, accountable: ana.ruiz}\n"
    page = rendered(many(steps), MAIL).split('id="mops--timeline"')[1].split("</section>")[0]
    shown, fold = page.split("<details", 1)

    assert [row[0] for row in rows(shown) if len(row) > 1] == ["What", "Move To do Step"]
    assert "13 tasks" in words(fold.split("</summary>")[0].split(">", 1)[1])
    assert [row[0] for row in rows(fold) if len(row) > 1][1:3] == ["Write 1 To do", "Write 2 To do"]
    assert [page.count('<g id="mops--days">'), fold.count('<g id="mops--days">')] == [1, 0]


def test_a_timeline_of_tasks_alone_is_folded_as_a_whole() -> None:
    """Where there are neither steps nor goals, nothing stands beside the fold, and the fold draws the days."""
    page = rendered(many(), MAIL).split('id="mops--timeline"')[1].split("</section>")[0]
    shown, fold = page.split("<details", 1)

    assert "<table" not in shown
    assert [fold.count("<table"), fold.count('<g id="mops--days">')] == [1, 1]
