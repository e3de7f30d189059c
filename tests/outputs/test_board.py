"""The board of tasks: by state, and by due date."""

import re

import pytest

from outputs.site import part, paths, rendered, words

TASKS = """\
# today: 2026-10-15
=== playbooks/campaigns/mail.md
---
title: Mail
owner: ana.ruiz
tasks:
  - {id: T1, title: Late one, responsible: [luis.gomez], accountable: ana.ruiz, due: 2026-10-14}
  - {id: T2, title: Today, responsible: [luis.gomez], due: 2026-10-15, status: doing}
  - {id: T3, title: In a week, due: 2026-10-22}
  - {id: T4, title: In eight days, due: 2026-10-23}
  - {id: T5, title: In two weeks, due: 2026-10-29, status: review}
  - {id: T6, title: In fifteen days, due: 2026-10-30}
  - {id: T7, title: Some day, status: blocked, blocked_by: Rain}
  - {id: T8, title: Just done, due: 2026-10-01, status: done, done: 2026-09-16}
  - {id: T9, title: Long done, due: 2026-09-01, status: done, done: 2026-09-01}
  - {id: T10, title: Given up, status: dropped}
---
Text.
=== playbooks/data/lists.md
---
title: Lists
tasks: [{id: T1, title: Elsewhere, due: 2027-01-20}]
---
Text.
"""
BOARD = "tasks/board.html"


def titles(markup: str, name: str) -> list[str]:
    """The tasks under a heading."""
    inside = markup.split(f'id="{name}"', 1)[1].split("</section>", 1)[0]
    return [words(found) for found in re.findall(r'line__title">(.*?)</p>', inside)]


def test_the_board_has_a_column_for_each_state() -> None:
    """Tasks stand under their state, those due first first; what was done in the last 30 days has its own column."""
    page = rendered(TASKS, BOARD)

    assert {name: titles(page, name) for name in ("todo", "doing", "blocked", "review", "done")} == {
        "todo": ["Late one", "In a week", "In eight days", "In fifteen days", "Elsewhere"],
        "doing": ["Today"],
        "blocked": ["Some day"],
        "review": ["In two weeks"],
        "done": ["Just done"],
    }
    assert "8 open tasks, 1 of them late." in page


def test_a_column_says_how_many_it_has() -> None:
    """Each column counts its tasks in words, and how many of them are late."""
    page = rendered(TASKS, BOARD)

    assert part(page, "todo").startswith("To do 5 tasks, 1 late")
    assert part(page, "blocked").startswith("Blocked 1 task")


def test_a_card_says_what_its_column_does_not() -> None:
    """A card has its title, date, people and playbook; a tag only if that says more than the column's name."""
    page = rendered(TASKS, BOARD)

    assert "Late one 1 day late 14 Oct 2026 , Luis Gómez , Mail" in words(page)
    assert "In fifteen days 30 Oct 2026 , Mail" in words(page)
    assert "Today Due today 15 Oct 2026" in words(page)


def test_tasks_by_due_date_lead_to_the_board_and_back() -> None:
    """Either page of tasks leads to the other, and says which one it is."""
    by_date, by_state = rendered(TASKS, "tasks.html"), rendered(TASKS, BOARD)

    assert '<a class="ways__link" href="tasks/board.html">By state</a>' in by_date
    assert '<a class="ways__link" href="tasks.html" aria-current="page">By due date</a>' in by_date
    assert '<a class="ways__link" href="../tasks.html">By due date</a>' in by_state
    assert '<a class="ways__link" href="../tasks/board.html" aria-current="page">By state</a>' in by_state


def test_due_dates_go_by_weeks_then_months() -> None:
    """By due date tasks are late, due within seven days, in the week after, in a later month, or without a date."""
    page = rendered(TASKS, "tasks.html")

    assert {
        name: titles(page, name) for name in ("late", "week", "next-week", "m2026-10", "m2027-01", "no-date")
    } == {
        "late": ["Late one"],
        "week": ["Today", "In a week"],
        "next-week": ["In eight days", "In two weeks"],
        "m2026-10": ["In fifteen days"],
        "m2027-01": ["Elsewhere"],
        "no-date": ["Some day"],
    }


def many(count: int, area: str = "campaigns", state: str = "todo") -> str:
    """A playbook with many tasks in one state."""
    tasks = "".join(
        f"  - {{id: T{n}, title: {area} {n}, due: 2026-{n % 2 + 11}-{n % 28 + 1:02}, status: {state}}}\n"
        for n in range(count)
    )
    return f"=== playbooks/{area}/{area}.md\n---\ntitle: All of {area}\ntasks:\n{tasks}---\nText.\n"


def test_a_large_board_stays_small() -> None:
    """With more tasks than a page has room for, a column has its first fifty, and each area a board of its own."""
    text = f"# today: 2026-10-15\n{many(450)}{many(60, 'data', 'doing')}"
    page, data = rendered(text, BOARD), rendered(text, "tasks/board/data.html")

    assert len(titles(page, "todo")) == 50
    assert part(page, "todo").startswith("To do 450 tasks; the first 50")
    assert part(page, "todo").endswith("All by due date : To do")
    assert len(titles(page, "doing")) == 50
    assert 'href="../tasks/board/campaigns.html">Campaigns</a> <span class="note">450 tasks</span>' in page
    assert "mops--f1-1" not in page
    assert len(titles(data, "doing")) == 50
    assert titles(data, "todo") == []


def test_areas_have_boards_only_where_there_are_many_tasks() -> None:
    """A small handbook has one board, whose filters do the same."""
    assert {path for path in paths(TASKS) if path.startswith("tasks")} == {"tasks.html", BOARD}


@pytest.mark.parametrize(
    ("lang", "column", "count"),
    [
        ("es", "Hechas en los últimos 30 días", "5 tareas, 1 con retraso"),
        ("pt", "Concluídas nos últimos 30 dias", "5 tarefas, 1 em atraso"),
    ],
)
def test_the_board_speaks_each_language(lang: str, column: str, count: str) -> None:
    """Headings and counts are in the language of the page."""
    page = words(rendered(TASKS, f"{lang}/{BOARD}"))

    assert column in page
    assert count in page
