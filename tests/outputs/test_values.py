"""Values of metrics as readers see them: periods in words, numbers with their units, totals as what they are."""

import re

import pytest

from outputs.site import rendered, words

PLAN = """\
# today: 2026-10-15
=== playbooks/campaigns/mail.md
---
title: Mail
owner: ana.ruiz
metrics:
  - id: rate
    name: Rate
    type: rate
    unit: "%"
    good: up
    every: {every}
    collector: luis.gomez
    inputs: {{clicks: Clicks, views: Views}}
    formula: clicks / views * 100
    example: {{clicks: 4200, views: 120000, result: 3.5}}
    values: rate.csv
  - id: clicks
    name: Clicks
    type: total
    unit: clicks
    good: up
    every: month
    collector: luis.gomez
    inputs: {{clicks: Clicks}}
    formula: clicks
    values: clicks.csv
goals:
  - {{id: G1, title: Rate, metric: rate, baseline: {{value: 3.2, period: {base}}}, target: {{value: 3.9}},
     start: {start}, due: 2026-12-31}}
  - {{id: G2, title: More, metric: clicks, baseline: {{value: 48000, period: 2025}}, target: {{value: 60000}},
     start: 2026-01-01, due: 2026-12-31}}
---
Text.
=== playbooks/campaigns/rate.csv
period,clicks,views
{rows}
=== playbooks/campaigns/clicks.csv
period,clicks
2026-01,5000
2026-02,5100
"""
MONTHS = {"start": "2026-08-01", "every": "month", "base": "2025-12", "rows": "2026-08,7,301\n2026-09,184,4590"}
QUARTERS = {"start": "2026-04-01", "every": "quarter", "base": "2025-Q4", "rows": "2026-Q2,7,301\n2026-Q3,184,4590"}
WEEKS = {"start": "2026-09-21", "every": "week", "base": "2026-W05", "rows": "2026-W39,7,301\n2026-W40,184,4590"}
DAYS = {"start": "2026-09-29", "every": "day", "base": "2025-12-31", "rows": "2026-09-29,7,301\n2026-09-30,184,4590"}


@pytest.mark.parametrize(
    ("cadence", "lang", "expected"),
    [
        (MONTHS, "", ("Sept 2026", "Dec 2025")),
        (MONTHS, "es/", ("sept 2026", "dic 2025")),
        (MONTHS, "pt/", ("set. 2026", "dez. 2025")),
        (QUARTERS, "", ("Q3 2026", "Q4 2025")),
        (QUARTERS, "es/", ("T3 2026", "T4 2025")),
        (QUARTERS, "pt/", ("T3 2026", "T4 2025")),
        (WEEKS, "", ("Week 40, 2026", "Week 5, 2026")),
        (WEEKS, "es/", ("semana 40 de 2026", "semana 5 de 2026")),
        (DAYS, "pt/", ("30 set. 2026", "31 dez. 2025")),
    ],
)
def test_periods_are_told_in_the_language(cadence: dict[str, str], lang: str, expected: tuple[str, str]) -> None:
    """Wherever a value is shown its period is in the reader's words, never as the file writes it."""
    latest, base = expected
    text = PLAN.format(**cadence)
    metric = rendered(text, f"{lang}metrics/mail.rate.html").split("<main", 1)[1]
    playbook = rendered(text, f"{lang}playbooks/mail.html").split("<main", 1)[1]

    assert metric.count(latest) >= 4  # The facts, the chart's title and its end, the sentence, the table.
    assert f">{base}<" in playbook
    assert f"({base})" in playbook
    written = cadence["rows"].splitlines()[-1].split(",")[0]
    assert written not in metric + playbook


def test_what_is_no_period_stays_as_written() -> None:
    """A year and a baseline's period in words of one's own are shown as they stand."""
    page = rendered(PLAN.format(**MONTHS | {"base": '"spring of 2025"'}), "es/playbooks/mail.html")

    assert ">2025<" in page


def test_the_latest_value_is_told_as_finely_as_elsewhere() -> None:
    """What makes a goal measurable gives the latest value rounded, as the metric's card does."""
    page = words(rendered(PLAN.format(**MONTHS), "playbooks/mail.html"))

    assert "4.01 % in Sept 2026" in page
    assert "4.008" not in page


def test_charts_say_what_is_per_cent() -> None:
    """Numbers beside a line have their sign; other units, too long for a chart, stand beside it."""
    page = rendered(PLAN.format(**MONTHS), "playbooks/mail.html")

    assert ">Target 3.9\u00a0%</text>" in page
    assert ">Target 60,000</text>" in page


def test_a_chart_keeps_its_unit_while_data_are_needed() -> None:
    """With a value late the numbers beside the line are told as before: what is said of the goal has none."""
    late = PLAN.format(**MONTHS).replace("# today: 2026-10-15", "# today: 2026-11-15")
    page = rendered(late, "playbooks/mail.html")

    assert "was due on 31 Oct 2026" in words(page)
    assert ">Now 3.905\u00a0%</text>" in page


def test_what_was_expected_at_the_end_is_the_target() -> None:
    """On a goal's last day one label stands where the expected line meets its target."""
    over = PLAN.format(**MONTHS).replace("start: 2026-08-01, due: 2026-12-31", "start: 2026-08-01, due: 2026-09-30")
    page = rendered(over, "playbooks/mail.html")

    assert ">Target 3.9\u00a0%</text>" in page
    assert ">Expected 3.9\u00a0%</text>" not in page


def test_a_word_said_by_hand_is_gone_with_its_day() -> None:
    """The reason of a status set by hand stands beside that status alone."""
    by_hand = "due: 2026-12-31, override: {status: off-track, why: The vendor, until: 2026-10-1%s}}"
    pages = [
        rendered(PLAN.format(**MONTHS).replace("due: 2026-12-31}", by_hand % day, 1), "playbooks/mail.html")
        for day in (5, 4)
    ]

    assert ["Set by hand: The vendor" in words(page) for page in pages] == [True, False]


def test_a_total_is_told_as_what_has_come_together() -> None:
    """Beside a baseline of a whole year stands what there was so far; where a level stands is said of now."""
    page = rendered(PLAN.format(**MONTHS), "es/playbooks/mail.html")

    more = words(page.split('id="mops-G2"', 1)[1].split("</article>", 1)[0])
    rate = words(page.split('id="mops-G1"', 1)[1].split("</article>", 1)[0])
    assert "Hasta ahora 10.100" in more
    assert "Ahora" not in more.replace("Hasta ahora", "")
    assert "Ahora" in rate
    assert "Hasta ahora" not in rate


KEEP = """\
# today: 2026-10-15
=== playbooks/campaigns/mail.md
---
title: Mail
owner: ana.ruiz
metrics:
  - id: reply
    name: Reply time
    type: level
    unit: hours
    good: down
    every: month
    collector: luis.gomez
    values: reply.csv
goals:
  - {{id: G1, title: Fast replies, metric: reply, {goal}, start: 2026-07-01, due: 2026-12-31}}
---
Text.
=== playbooks/campaigns/reply.csv
period,value
2026-07,15.5
2026-08,16
2026-09,{last}
"""
BELOW = "direction: keep-below, target: 30"


@pytest.mark.parametrize(
    ("goal", "last", "expected"),
    [
        (BELOW, "30.4", "30.4"),
        (BELOW, "15.5", "15.5"),
        (BELOW, "30.004", "30.004"),
        ("direction: keep-below, target: 30.4", "30.4", "30.4"),
        ("baseline: {value: 9000, period: 2026-06}, target: 30", "30.4", "30.4"),
        ("baseline: {value: 9000, period: 2026-06}, target: 30", "31.4", "31"),
    ],
)
def test_no_number_is_rounded_to_the_other_side_of_its_bound(goal: str, last: str, expected: str) -> None:
    """Card and chart tell a value as finely as it takes to see on which side of its target it is."""
    page = rendered(KEEP.format(goal=goal, last=last), "playbooks/mail.html")

    assert f">Now {expected}</text>" in page
    assert re.search(rf"Now\s+{re.escape(expected)}\shours", words(page))


def test_a_share_is_everything_only_when_nothing_is_missing() -> None:
    """A bar says 100 % of a goal that is there, not of one that is nearly."""
    nearly = "baseline: {value: 9000, period: 2026-06}, target: 30"

    assert "99.996\u00a0% of the way" in rendered(KEEP.format(goal=nearly, last="30.4"), "goals.html")
    assert "100\u00a0% of the way" in rendered(KEEP.format(goal=nearly, last="30"), "goals.html")


WITHIN = """\
# today: 2026-10-15
=== playbooks/campaigns/data.md
---
title: Data
owner: ana.ruiz
metrics:
  - {id: rate, name: Rate, type: level, unit: "%", good: up, every: month, values: rate.csv}
goals:
  - {id: G1, title: Keep, metric: rate, direction: keep-above, target: 97, start: 2026-07-01, due: 2026-12-31}
---
Text.
=== playbooks/campaigns/rate.csv
period,value
2026-07,98
2026-08,90
2026-09,98
"""


def test_what_is_kept_is_drawn_as_it_is_said() -> None:
    """Of a goal to keep the bar shows the share of values that its words say, and no day's expectation."""
    page = rendered(WITHIN, "goals.html").split("<main", 1)[1]

    assert "67\u00a0% of the values so far lie within bounds" in page
    bar = page.split('<svg class="bar"', 1)[1].split("</svg>", 1)[0]
    assert 'width="66.7" height="8"' in bar
    assert "currentColor" not in bar


def test_a_task_that_is_due_next_has_its_date() -> None:
    """On the home page a task tells its date, too, where its tag says only how it stands."""
    text = WITHIN.replace("goals:", "tasks: [{id: T1, title: Look, due: 2026-11-30, status: doing}]\ngoals:")

    assert "Look Doing Data" in words(rendered(text, "index.html")).replace("30 Nov 2026 ", "")
    assert '<time class="line__due" datetime="2026-11-30">30 Nov 2026</time>' in rendered(text, "index.html")


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("", "Data needed: the value of Mar 2026 was due on 31 Mar 2026"),
        ("es/", "Faltan datos: el valor de mar 2026 vencía el 31 mar 2026"),
        ("pt/", "Faltam dados: o valor de mar. 2026 vencia em 31 mar. 2026"),
    ],
)
def test_which_value_is_late_is_said_in_words(lang: str, expected: str) -> None:
    """A goal that waits for a value names its period as readers do, not as the file has it."""
    text = words(rendered(PLAN.format(**MONTHS), f"{lang}playbooks/mail.html"))

    assert expected in text
    assert "2026-03" not in text
