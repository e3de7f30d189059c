"""The team's day: loads against the median, what somebody who leaves still holds, reviews, what home says of them."""

import html
import re

import pytest

from house import house
from mopsdocs.compile.compiling import compile  # It is what the verb is called.

PEOPLE = """\
# today: 2026-10-15
=== mopsdocs.yml
title: Handbook
=== people.yml
people:
  ana.ruiz: {name: Ana Ruiz, team: mops}
  luis.gomez: {name: Luis Gómez, team: mops, title: Analyst, to: 2026-10-31, successor: mei.chen}
  marta.gil: {name: Marta Gil, team: mops}
  kofi.mensah: {name: Kofi Mensah, team: data, title: Analyst}
  mei.chen: {name: Mei Chen, team: data}
  noah.weber: {name: Noah Weber, team: sales}
  olga.petrova: {name: Olga Petrova}
  gone.girl: {name: Gone Girl, team: mops, to: 2026-09-30, successor: luis.gomez}
  soon.here: {name: Soon Here, team: mops, from: 2026-12-01}
roles:
  forms-lead: {title: Forms lead, holder: luis.gomez, deputy: marta.gil}
  data-lead: {title: Data lead, holder: mei.chen, deputy: luis.gomez}
teams:
  mops: {name: Marketing operations, lead: ana.ruiz}
  data: {name: Data, lead: luis.gomez}
  sales: {name: Sales}
"""


def tasks(**counts: int) -> str:
    """A playbook with so many open tasks for each: `ana_ruiz=3`."""
    rows = [name for name, count in counts.items() for _ in range(count)]
    written = "".join(
        f"  - {{id: T{n}, title: Write page {n}, responsible: [{name.replace('_', '.')}], due: 2026-12-{n:02}}}\n"
        for n, name in enumerate(rows, 1)
    )
    return f"=== playbooks/data/work.md\n---\ntitle: Work\nowner: ana.ruiz\ntasks:\n{written}---\nWhy.\n"


def shown(text: str, path: str) -> str:
    """What somebody reads on a page, without markup."""
    page = compile(house(text)).render(path).decode()
    main = page.partition("<main")[2].partition("</main>")[0]
    plain = re.sub(r"<[^>]+>", " ", re.sub(r"(?s)<svg.*?</svg>", "", main))
    return " ".join(html.unescape(plain).split())


@pytest.mark.parametrize(
    ("person", "counts", "said"),
    [
        ("ana.ruiz", {"ana_ruiz": 7, "marta_gil": 4, "luis_gomez": 1}, "7 open tasks; the median of the team is 4"),
        ("marta.gil", {"ana_ruiz": 7, "luis_gomez": 1}, "0 open tasks; the median of the team is 1"),
        ("mei.chen", {"mei_chen": 2, "kofi_mensah": 5}, "2 open tasks; the median of the team is 3.5"),
        ("luis.gomez", {"ana_ruiz": 2, "luis_gomez": 1}, "1 open task; the median of the team is 1"),
        ("noah.weber", {"noah_weber": 3}, "3 open tasks; nobody else is in the team"),
        ("olga.petrova", {"olga_petrova": 3}, "3 open tasks; the median of everybody is 0"),
    ],
)
def test_load_against_the_median(person: str, counts: dict[str, int], said: str) -> None:
    """A person's page says their open tasks and the team's median; only those who are here count."""
    assert said in shown(PEOPLE + tasks(**counts, gone_girl=9), f"people/{person}.html")


def test_a_role_weighs_on_its_holder() -> None:
    """What a role is responsible for is open with whoever holds the role."""
    text = (
        PEOPLE
        + tasks(luis_gomez=1)
        + tasks(marta_gil=1).replace("work.md", "more.md").replace("[marta.gil]", "[role:forms-lead]")
    )

    assert "2 open tasks; the median of the team is 0" in shown(text, "people/luis.gomez.html")


def test_no_load_of_who_is_not_here() -> None:
    """Whoever has left, or has not come yet, is not held against the team."""
    text = PEOPLE + tasks(gone_girl=2)

    assert "the median of the team" not in shown(text, "people/gone.girl.html")
    assert "the median of the team" not in shown(text, "people/soon.here.html")


def test_the_table_of_teams_names_who_leads_and_who_is_in() -> None:
    """The page of people says of each team its lead, its people who have not left, and open tasks, shared once."""
    shared = tasks(ana_ruiz=1, mei_chen=2).replace("[mei.chen]", "[mei.chen, kofi.mensah, team:data]", 1)
    crowd = "".join(f"  sales.{n}: {{name: Sales {n}, team: sales}}\n" for n in range(8))
    page = shown(PEOPLE.replace("roles:\n", f"{crowd}roles:\n") + shared, "people/index.html")
    table = page[page.index("Team Lead Members Open tasks") :]

    assert (
        "Marketing operations Lead Ana Ruiz Members Ana Ruiz, Luis Gómez, Marta Gil, Soon Here Open tasks 1 "
        "Data Lead Luis Gómez Members Kofi Mensah, Mei Chen Open tasks 2 Sales Members 9 Open tasks 0"
    ) in table.replace(" ,", ",")


def test_a_team_sees_the_load_of_its_members() -> None:
    """A team's page has its members, the most loaded first, with what is late and what is due within a week."""
    text = PEOPLE + tasks(ana_ruiz=1, marta_gil=3).replace("2026-12-02", "2026-10-14").replace(
        "2026-12-03", "2026-10-22"
    )
    page = shown(text, "teams/mops.html")

    assert "4 open tasks in the team; the median is 1." in page
    rows = re.findall(
        r"(Ana Ruiz|Marta Gil|Luis Gómez) Late (\d+) In the next seven days (\d+) Open tasks (\d+)", page
    )
    assert [("Marta Gil", "1", "1", "3"), ("Ana Ruiz", "0", "0", "1"), ("Luis Gómez", "0", "0", "0")] == rows
    assert "Gone Girl Late" not in page


HELD = """\
=== playbooks/data/work.md
---
title: Work
owner: luis.gomez
backup: noah.weber
period: {start: 2026-01-01, end: 2026-12-31}
review: {every: 3 months, last: 2026-08-01, by: luis.gomez}
slas:
  - {id: SLA1, title: Hand-over, provider: luis.gomez, consumer: team:sales, escalation: [role:data-lead, luis.gomez]}
metrics:
  - {id: clicks, name: Clicks, type: total, unit: clicks, good: up, every: month, collector: luis.gomez}
goals:
  - {id: G2, title: Fewer mails, metric: clicks, owner: luis.gomez, outcome: achieved}
steps:
  - id: S1
    title: Build
    accountable: luis.gomez
    informed: [team:sales, luis.gomez]
    tasks:
      - {id: T1, title: Draw, responsible: [luis.gomez, kofi.mensah], due: 2026-12-01}
      - {id: T2, title: Draft, responsible: [luis.gomez], due: 2026-10-01, status: done, done: 2026-10-01}
tasks:
  - {id: T3, title: Test, responsible: [ana.ruiz], support: [luis.gomez], due: 2026-12-01}
risks: [{id: R1, text: It rains, owner: luis.gomez}]
decisions: [{id: D1, date: 2026-01-28, title: Blue, by: luis.gomez, status: accepted}]
---
Why.
=== playbooks/data/goals.md
---
title: Goals
owner: ana.ruiz
goals:
  - {id: G1, title: More clicks, owner: person:luis.gomez}
---
=== playbooks/data/old.md
---
title: Old
owner: luis.gomez
status: retired
---
"""
PLACES = [
    ("people.yml", "roles.forms-lead.holder"),
    ("people.yml", "roles.data-lead.deputy"),
    ("people.yml", "teams.data.lead"),
    ("playbooks/data/goals.md", "goals.G1.owner"),
    ("playbooks/data/work.md", "owner"),
    ("playbooks/data/work.md", "review.by"),
    ("playbooks/data/work.md", "slas.SLA1.escalation"),
    ("playbooks/data/work.md", "slas.SLA1.provider"),
    ("playbooks/data/work.md", "metrics.clicks.collector"),
    ("playbooks/data/work.md", "risks.R1.owner"),
    ("playbooks/data/work.md", "steps.S1.accountable"),
    ("playbooks/data/work.md", "steps.S1.tasks.T1.responsible"),
    ("playbooks/data/work.md", "tasks.T3.support"),
    ("playbooks/data/work.md", "steps.S1.informed"),
]
HANDOVER = "people/luis.gomez/handover.html"


def test_everything_that_somebody_still_holds() -> None:
    """A leaver's page names every file and key that would have to name somebody else; what is over is left out."""
    page = compile(house(PEOPLE + HELD)).render(HANDOVER).decode()

    assert PLACES == re.findall(r'<span class="held"><code>([^<]*)</code> <code>([^<]*)</code></span>', page)
    assert "Leaves on 31 Oct 2026. Named in 14 places." in page


def test_goals_go_with_their_playbook() -> None:
    """A goal without an owner of its own is told with its playbook; one that names somebody is told by itself."""
    goals = (
        "=== playbooks/data/mail.md\n---\ntitle: Mail\nowner: luis.gomez\ngoals:\n"
        "  - {id: G1, title: More clicks}\n  - {id: G2, title: Fewer mails}\n"
        "  - {id: G3, title: One list, owner: luis.gomez}\n  - {id: G4, title: Old, outcome: achieved}\n---\n"
    )
    page = shown(PEOPLE + goals, HANDOVER)

    assert "Mail 2 goals go with it: More clicks and Fewer mails File and key playbooks/data/mail.md owner" in page
    assert "One list Mail File and key playbooks/data/mail.md goals.G3.owner" in page
    assert [page.count(one) for one in ("More clicks", "Fewer mails", "One list", "Old")] == [1, 1, 1, 0]
    page = shown(PEOPLE + goals.replace("owner: luis.gomez\n", "owner: role:forms-lead\n"), HANDOVER)
    assert "Forms lead 2 goals go with it: More clicks and Fewer mails File and key people.yml" in page


def candidates(text: str, place: str) -> str:
    """Who could take what stands in a place."""
    page = shown(text, HANDOVER)
    return page.partition(f"{place} Who could take it ")[2].partition(" people.yml")[0].partition(" playbooks/")[0]


def test_who_could_take_it() -> None:
    """First the successor, then whoever stands in, deputies, the same title, the same team; three are enough."""
    said = candidates(PEOPLE + HELD + tasks(mei_chen=2).replace("work.md", "more.md"), "risks.R1.owner")

    assert said.startswith(
        "Mei Chen successor, 2 open tasks Noah Weber stands in, 0 open tasks Marta Gil deputy, 0 open tasks"
    )


def test_who_cannot_take_it() -> None:
    """Nobody is offered who holds it already, has left, is still to come, or leaves before it is due."""
    text = (PEOPLE + HELD).replace("successor: mei.chen", "successor: gone.girl").replace("backup: noah.weber\n", "")
    text = text.replace("name: Marta Gil", "name: Marta Gil, to: 2026-11-15")

    assert candidates(text, "steps.S1.tasks.T1.responsible").startswith("Ana Ruiz same team, 1 open task Test")
    assert candidates(text, "roles.forms-lead.holder").startswith(
        "Marta Gil deputy, 0 open tasks Kofi Mensah same title, 1 open task Ana Ruiz same team"
    )


def test_somebody_with_little_to_do_helps_out() -> None:
    """Where nobody is near, those with the fewest open tasks of all are named."""
    alone = "=== people.yml\npeople:\n  luis.gomez: {name: Luis Gómez, to: 2026-10-31}\n"
    text = (
        PEOPLE.partition("=== people.yml")[0] + alone + "  ana.ruiz: {name: Ana Ruiz}\n  mei.chen: {name: Mei Chen}\n"
    )
    text += tasks(ana_ruiz=1, luis_gomez=1)

    assert (
        candidates(text, "tasks.T2.responsible")
        == "Mei Chen least to do, 0 open tasks Ana Ruiz least to do, 1 open task"
    )


def test_nobody_could_take_it() -> None:
    """Somebody who is alone has nobody to hand over to, and the page says so."""
    alone = "=== people.yml\npeople:\n  luis.gomez: {name: Luis Gómez, to: 2026-10-31}\n"

    assert "Nobody who is here" in shown(PEOPLE.partition("=== people.yml")[0] + alone + HELD, HANDOVER)


def test_the_way_to_what_is_to_be_handed_over() -> None:
    """Home, the list of people and the leaver's own page lead to it; home leaves out who has handed over all."""
    site = compile(house(PEOPLE + HELD))
    home, people = site.render("index.html").decode(), site.render("people/index.html").decode()

    assert 'href="people/luis.gomez/handover.html">Luis Gómez</a>' in home
    assert "gone.girl" not in home
    assert 'href="../people/gone.girl/handover.html">Left on 30 Sept 2026</a>' in people
    assert 'href="../people/luis.gomez/handover.html"' in site.render("people/luis.gomez.html").decode()
    assert "Left on 30 Sept 2026. Nothing is left to hand over." in shown(PEOPLE, "people/gone.girl/handover.html")
    assert "people/ana.ruiz/handover.html" not in site.site


def test_home_does_not_speak_of_a_leave_that_is_far() -> None:
    """Whoever leaves in more than a month is no news for everybody."""
    far = (PEOPLE + HELD).replace("to: 2026-10-31", "to: 2027-01-31")

    assert "handover" not in compile(house(far)).render("index.html").decode()


def review(name: str, last: str, more: str = "") -> str:
    """A playbook that is reviewed every three months."""
    head = f"title: {name.title()}\nowner: ana.ruiz\nreview: {{every: 3 months, last: {last}}}\n{more}"
    return f"=== playbooks/data/{name}.md\n---\n{head}---\nWhy.\n"


SLA = (
    "slas:\n  - {id: SLA1, title: Raw data, provider: role:data-lead, review: {every: 6 months, last: 2026-05-01}}\n"
)
REVIEWS = (
    PEOPLE
    + review("late", "2026-07-14")
    + review("today", "2026-07-15")
    + review("far", "2026-09-30", SLA)
    + review("old", "2020-01-01", "status: retired\n")
    + review("paused", "2020-01-01", "status: paused\n")
)


def test_what_rests_is_on_nobodys_list() -> None:
    """Open tasks of a retired or paused playbook are late nowhere: on no list, on its own page, in no calendar."""
    text = PEOPLE + "".join(
        f"=== playbooks/data/{status}.md\n---\ntitle: Plan {status}\nowner: ana.ruiz\nstatus: {status}\ntasks:\n"
        f"  - {{id: T1, title: Still {status}, responsible: [ana.ruiz], due: 2026-01-05}}\n---\nWhy.\n"
        for status in ("active", "retired", "paused")
    )

    for page in ("tasks.html", "index.html", "people/ana.ruiz.html"):
        found = shown(text, page)
        assert "Still active" in found
        assert "Still retired" not in found
        assert "Still paused" not in found
    assert "1 task late" in shown(text, "playbooks/active.html")
    assert "1 task late" not in shown(text, "playbooks/retired.html")
    assert "Still retired" not in compile(house(text)).render("people/ana.ruiz.ics").decode()


def test_reviews_by_date() -> None:
    """Overdue is what was due before the day, near what is due within 30; what is not live is not reviewed."""
    page = shown(REVIEWS, "reviews.html")

    assert "4 reviews: 1 overdue, 2 due in the next 30 days." in page
    assert re.search(
        r"Overdue 14 Oct 2026 Late .*In the next 30 days 15 Oct 2026 Today .*1 Nov 2026 Raw data .*Later", page
    )
    assert "Old" not in page
    assert "Paused" not in page
    assert re.search(r"Later 30 Dec 2026 Far Reviewed 30 Sept 2026", page)


def test_a_review_says_where_it_belongs() -> None:
    """A playbook's row names its area, not the playbook once more; that of a service level names its playbook."""
    page = compile(house(REVIEWS)).render("reviews.html").decode()
    where = [re.sub(r"<[^>]+>", "", one).strip() for one in re.findall(r'(?s)"line__meta">(.*?)</p>', page)]

    assert where == [
        "Ana Ruiz, Data management",
        "Ana Ruiz, Data management",
        "Data lead, Far",
        "Ana Ruiz, Data management",
    ]


def test_reviews_find_their_people() -> None:
    """What is due stands on the page of who looks at it: named for it, the owner, or the provider of a service."""
    assert re.search(r"Reviews due 14 Oct 2026 Late .*15 Oct 2026 Today ", shown(REVIEWS, "people/ana.ruiz.html"))
    assert "Reviews due 1 Nov 2026 Raw data" in shown(REVIEWS, "people/mei.chen.html")
    assert "Reviews due" not in shown(REVIEWS, "people/noah.weber.html")


def test_home_counts_reviews_and_leads_to_them() -> None:
    """The strip's last number is that of overdue reviews, and a link to them."""
    home = compile(house(REVIEWS)).render("index.html").decode()

    assert re.search(r'href="reviews\.html#overdue">\s*<span[^>]*>1</span> <span[^>]*>review overdue', home)


def test_many_reviews_part_by_area_and_month() -> None:
    """More than 500 reviews become counts by area and month, each a page of its own."""
    text = PEOPLE + "".join(review(f"plan-{n}", f"2026-0{n % 2 + 7}-10") for n in range(502))
    site = compile(house(text))

    assert "October 2026 251 reviews November 2026 251 reviews" in shown(text, "reviews.html")
    assert {"reviews/data-2026-10.html", "reviews/data-2026-11.html"} <= site.site.keys()
    assert site.render("reviews/data-2026-10.html").decode().count('class="line') > 251


def test_metrics_and_both_sides_of_services() -> None:
    """A page names the metrics that somebody collects, and the service levels they provide or receive."""
    page = shown(PEOPLE + HELD, "people/luis.gomez.html")

    assert "Collects Clicks Work" in page
    assert "Service levels Hand-over provides" in page
    assert "Raw data provides" in shown(REVIEWS, "people/mei.chen.html")
