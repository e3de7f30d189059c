"""One realistic view for every kind of page, as the handbook of a marketing operations team has them."""

from collections.abc import Mapping

from mopsdocs.model.recipe import Recipe, page
from mopsdocs.model.run import Run
from mopsdocs.model.view import (
    Alternate,
    AreaCard,
    AreasView,
    AreaView,
    AtoZView,
    Bar,
    BoardCard,
    BoardColumn,
    BoardView,
    ChangeCard,
    ChangeGroup,
    ChangeRow,
    ChangesView,
    Coverage,
    Day,
    DutySection,
    Fact,
    Filter,
    Frame,
    Gap,
    GoalLineView,
    GoalsView,
    Group,
    HandoverView,
    HoldingGroup,
    HoldingRow,
    HomeView,
    Html,
    Label,
    Latest,
    Link,
    ListPageView,
    LoadRow,
    MissingView,
    Nav,
    NavLink,
    PartyMark,
    PartyRow,
    PartyView,
    PeopleView,
    PersonChange,
    PersonChanges,
    PlainView,
    PlaybookRow,
    PlaybookView,
    ProblemCard,
    ProblemsView,
    QuarterView,
    ReviewsView,
    RoleShare,
    Tag,
    Taker,
    TaskLineView,
    TasksView,
    TeamLoad,
    TeamRow,
    Total,
    VersionRow,
    VersionsView,
    View,
)
from tests.render.playbook_example import ANA, KOFI, LEAD, LUIS, SALES, TASKS, metric_page, playbook, timeline

SITE = "Summer marketing operations handbook"
TODAY = Day("2026-10-15", "15 Oct 2026")
AREAS = (
    ("project-management", "Project management"),
    ("strategic-planning", "Strategic planning"),
    ("benchmarking", "Organisational benchmarking"),
    ("workflow", "Workflow process development and documentation"),
    ("intelligence", "Customer, market and competitive intelligence"),
    ("performance", "Performance measurement"),
    ("campaigns", "Campaign analysis and reporting"),
    ("data", "Data management"),
    ("processes", "Process development and implementation"),
)
SECTIONS = (
    ("index.html", "Home"),
    ("tasks.html", "Tasks"),
    ("goals.html", "Goals"),
    ("problems.html", "Problems"),
    ("people/index.html", "People"),
    ("a-z.html", "A to Z"),
)
STATES = (("todo", "To do"), ("doing", "Doing"), ("blocked", "Blocked"), ("review", "In review"))
PROGRAM = Link("Make email a channel that pays", "playbooks/email-program.html")


def frame(path: str, title: str, lang: str = "en", **more: str) -> Frame:
    """The frame of a page at a path."""
    up = "../" * path.count("/")
    inside = path.startswith(("playbooks/", "areas/c"))
    return Frame(
        lang=lang,
        title=f"{title} · {SITE}",
        description=f"{title}: what the team wants to reach, who does what, and what is due next.",
        site=SITE,
        top=up,
        home=f"{up}index.html",
        as_of=TODAY if path == "index.html" else None,
        nav=Nav(
            sections=tuple(NavLink(text, up + target, current=target == path) for target, text in SECTIONS),
            areas=tuple(
                NavLink(text, f"{up}areas/{key}.html", path == f"areas/{key}.html", key == "campaigns")
                for key, text in AREAS
                if inside
            ),
            area="Campaign analysis and reporting" if inside else None,
            neighbours=tuple(
                NavLink(text, f"{up}playbooks/{key}.html", path == f"playbooks/{key}.html")
                for key, text in (
                    ("email-program", "Make email a channel that pays"),
                    ("lead-scoring", "Score leads the same way everywhere"),
                    ("webinars", "A webinar every month"),
                )
            )
            if inside
            else (),
            all_of_area=Link("All in this area", f"{up}areas/campaigns.html") if inside else None,
        ),
        alternates=tuple(
            Alternate(code, name, up + path, code == lang, f"https://handbook.example/{path}")
            for code, name in (("en", "English"), ("es", "Español"), ("pt", "Português"))
        ),
        crumbs=(Link("Handbook", f"{up}index.html"), Link("Campaigns", f"{up}areas/campaigns.html")) if up else (),
        canonical=f"https://handbook.example/{path}",
        **more,
    )


def task_line(row: tuple[str, ...], role: str | None = None, up: str = "") -> TaskLineView:
    """A task in a list."""
    key, title, _, iso, day, tone, state = row
    area = AREAS[int(key[1:]) % 3 + 5][0]
    return TaskLineView(
        title=Label(title, "en" if key == "T12" else None),
        href=f"{up}playbooks/email-program.html#mops-{key}",
        within=None if key == "T6" else Link(PROGRAM.text, up + PROGRAM.href),
        area=dict(AREAS)[area],
        people=(LUIS, KOFI) if key == "T8" else (SALES,),
        due=Day(iso, day),
        tag=Tag(tone, state),
        role=role,
        area_id=area,
        state=STATES[int(key[1:]) % 4][0],
    )


def goal_lines(up: str = "") -> tuple[GoalLineView, ...]:
    """Goals in a list."""
    return tuple(
        GoalLineView(
            Label(title, lang),
            f"{up}playbooks/email-program.html#mops-G1",
            PROGRAM,
            way,
            LEAD if met else None,
            Day("2026-12-31", "31 Dec 2026") if met > 1 else None,
            Tag("ok" if met == 5 else "warn", f"SMART {met} of 5"),
            tag,
            met,
            Bar("80.3", "78.7", "80 % of the way, 79 % expected by 30 Sept 2026") if met > 1 else None,
        )
        for title, lang, way, met, tag in (
            (
                "A quarter more clicks from email",
                None,
                "48,000 to 60,000 clicks",
                5,
                Tag("info", "Runs to 31 Dec 2026"),
            ),
            ("From 3.2 % to 3.9 % click rate", None, "3.2 to 3.9 %", 3, Tag("info", "Runs to 31 Dec 2026")),
            (
                "Responder a cada lead en cuatro horas",
                "es",
                "30 to 4 hours",
                4,
                Tag("bad", "Ended 30 Sep 2026, outcome open"),
            ),
            ("Every list has an owner", None, "4 milestones", 1, Tag("warn", "No end date")),
        )
    )


def groups(up: str = "", role: str | None = None) -> tuple[Group, ...]:
    """Open tasks by due date."""

    def chosen(*keys: str) -> tuple[TaskLineView, ...]:
        return tuple(task_line(row, role, up) for row in TASKS if row[0] in keys)

    return (
        Group("Late", "mops-late", chosen("T8")),
        Group("This week", "mops-week", chosen("T11")),
        Group("November 2026", "mops-2026-11", chosen("T12", "T13")),
        Group(
            "December 2026",
            "mops-2026-12",
            chosen("T14"),
            Link("All of December", f"{up}tasks.html", note="214 tasks"),
        ),
    )


def home() -> HomeView:
    """The home page."""
    return HomeView(
        "What needs attention today",
        "9 playbooks, 18 goals, 24 people. As of 15 Oct 2026.",
        (
            Total("1", "task late", "tasks.html#mops-late", "bad"),
            Total("6", "tasks due this week", "tasks.html#mops-week", "warn"),
            Total("3", "goals not yet SMART", "goals.html"),
            Total("0", "pages past review date", "a-z.html"),
        ),
        goal_lines(),
        Link("All 18 goals", "goals.html"),
        tuple(task_line(row) for row in TASKS[7:14:2]),
        "Late and due this week",
        Link("All 47 open tasks", "tasks.html"),
        tuple(Link(text, "problems.html#mops-P1", lang, note) for text, lang, note in PROBLEMS),
        Link("All problems", "problems.html"),
        area_cards(),
        (
            Html(
                '<h2 id="about">About this handbook</h2>'
                "<p>Each playbook says what we want to reach, and who does what.</p>"
            ),
        ),
        None,
        Latest(
            "1 playbook changed what people must do.",
            PersonChanges(
                "What changed since 2026.3",
                (PersonChange(Label(PROGRAM.text), PROGRAM.href, ("T9 is new: Brief sales",)),),
                Link("All that changed", "changes.html"),
            ),
        ),
        (Link("Tomás Silva", "people/tomas.silva/handover.html", note="Leaves on 31 Oct 2026"),),
    )


PROBLEMS = (
    ("We pay for an email platform and send newsletters by hand", None, "2 playbooks"),
    ("Leads wait more than a day for a reply", None, "3 playbooks"),
    ("Nadie sabe qué correos llevan a una conversación", "es", None),
)


def area_cards(up: str = "") -> tuple[AreaCard, ...]:
    """The nine areas."""
    return tuple(
        AreaCard(
            text,
            f"{up}areas/{key}.html",
            "1 playbook",
            "2 goals",
            "5 open tasks",
            Label("What we send, to whom, and what came of it.") if key == "campaigns" else None,
        )
        for key, text in AREAS
    )


def rows(up: str = "../") -> tuple[PlaybookRow, ...]:
    """Playbooks in a table."""
    return (
        PlaybookRow(
            Label(PROGRAM.text),
            up + PROGRAM.href,
            Label("One provider, clean data, something to do with every click."),
            LEAD,
            Tag("ok", "Active"),
            Day("2026-10-20", "20 Oct 2026"),
            Tag("warn", "Review due in 5 days"),
            "6",
            Tag("bad", "2 tasks late"),
        ),
        PlaybookRow(
            Label("Un seminario al mes", "es"),
            f"{up}playbooks/webinars.html",
            None,
            None,
            Tag("mute", "Draft"),
            None,
            None,
            "0",
        ),
    )


def party() -> PartyView:
    """A person."""

    def duty(title: str, key: str, why: str, rows: slice, *, folded: bool = False) -> DutySection:
        return DutySection(
            title,
            f"mops-{key}",
            why,
            f"{len(TASKS[rows])} tasks",
            tuple(task_line(r, None, "../") for r in TASKS[rows]),
            folded,
        )

    return PartyView(
        "person",
        "Tomás Silva",
        "Email operations specialist",
        (
            Fact("Team", link=Link("Email operations", "../teams/email-ops.html")),
            Fact("Handle", text="@tomas"),
            Fact("With us since", day=Day("2023-05-01", "1 May 2023")),
        ),
        (Tag("warn", "Leaves on 31 Oct 2026"),),
        groups("../", "Accountable")[:2],
        (
            duty("Accountable for", "accountable", "Answers for the result.", slice(7, 9)),
            duty("Responsible for", "responsible", "Does the work.", slice(9, 12)),
            duty("Consulted on", "consulted", "Is asked before.", slice(0, 4), folded=True),
            DutySection("Informed of", "mops-informed", "Is told after.", "0 tasks", (), folded=True),
        ),
        goal_lines("../")[:1],
        rows()[:1],
        (Link("Email lead", "../roles/email-lead.html", note="deputy"),),
        (ANA, KOFI),
        (Link("From briefing to test mail", "../playbooks/email-program.html#mops-SLA2", note="Promises"),),
        load=Bar("77.8", "44.4", "7 open tasks; the median of the team is 4"),
        loads=TeamLoad(
            "11 open tasks in the team; the median is 5.5.",
            (
                LoadRow(SALES, "1", "2", "7", Bar("100", "78.6", "7 open tasks; the median of the team is 5.5")),
                LoadRow(LUIS, "0", "0", "4", Bar("57.1", "78.6", "4 open tasks; the median of the team is 5.5")),
            ),
        ),
        handover=Link("Everything Tomás Silva still holds, and who could take it", "tomas.silva/handover.html"),
        metrics=(Link("Unsubscribe rate", "../metrics/email-program.unsubscribe-rate.html", note=PROGRAM.text),),
        reviews=groups("../")[0].tasks,
        asked=(Link("25 % more clicks", "../playbooks/email-program.html#mops-G1", note="Achievable"),),
    )


def handover() -> HandoverView:
    """What somebody who leaves still holds."""
    up = "../../"
    return HandoverView(
        "Everything Tomás Silva still holds",
        "Leaves on 31 Oct 2026. Named in 2 places.",
        "Who could take it: the successor first.",
        (
            HoldingGroup(
                "Roles and teams",
                "mops--parties",
                (
                    HoldingRow(
                        Label("Email lead"),
                        f"{up}roles/email-lead.html",
                        "7 open tasks go with it",
                        None,
                        None,
                        "people.yml",
                        "roles.email-lead.holder",
                        (Taker(ANA, "deputy, 4 open tasks"), Taker(KOFI, "same team, 1 open task")),
                    ),
                ),
            ),
            HoldingGroup(
                "Responsible for",
                "mops--responsible",
                (
                    HoldingRow(
                        Label("Comprobar cada lista", "es"),
                        f"{up}playbooks/email-program.html#mops-T8",
                        None,
                        Link(PROGRAM.text, up + PROGRAM.href),
                        Day("2026-10-21", "21 Oct 2026"),
                        "playbooks/campaigns/email-program.md",
                        "steps.S2.tasks.T8.responsible",
                        (),
                    ),
                ),
                "12 more",
            ),
        ),
    )


def reviews() -> ReviewsView:
    """Reviews by date."""
    return ReviewsView(
        "Reviews",
        "2 reviews: 1 overdue, 0 due in the next 30 days.",
        (Filter("area", "Area", AREAS[5:8]),),
        (Link("Ana Ruiz", "people/ana.ruiz.html", note="1"),),
        groups()[:2],
    )


def problems(view: PlaybookView) -> tuple[ProblemCard, ...]:
    """A playbook's problems as the page of all problems shows them."""
    return tuple(
        ProblemCard(
            f"email-program-{card.anchor[5:]}",
            card.problem,
            card.solution,
            card.evidence,
            card.source,
            tuple(Link(link.text, PROGRAM.href + link.href) for link in card.served_by),
            PROGRAM,
        )
        for card in view.problems
    )


def people() -> PeopleView:
    """People, roles and teams."""

    def row(text: str, note: str | None, accountable: str, responsible: str, *, of: bool = True) -> PartyRow:
        return PartyRow(
            text,
            "ana.ruiz.html",
            note,
            (Link("Email lead", "../roles/email-lead.html"),) if of else (),
            Link("Email operations", "../teams/email-ops.html") if of else None,
            accountable,
            responsible,
            None if of else Link("Leaves on 31 Oct 2026", "tomas.silva/handover.html"),
        )

    return PeopleView(
        "People, roles and teams",
        "24 people in 8 teams. Numbers are open tasks.",
        (row("Ana Ruiz", "Head of marketing operations", "4", "1"), row("Tomás Silva", None, "0", "12", of=False)),
        (row("Email lead", "Tomás Silva", "7", "0"), row("Data lead", "no holder", "2", "2", of=False)),
        (
            TeamRow("Email operations", "../teams/email-ops.html", LEAD, (LUIS, KOFI), "2", "3"),
            TeamRow("Sales", "../teams/sales.html", None, (), "24", "0"),
        ),
    )


def tasks() -> TasksView:
    """The one central place."""
    return TasksView(
        "Tasks",
        "47 open tasks in 9 playbooks, by due date.",
        (
            Filter("area", "Area", AREAS[5:8]),
            Filter("state", "State", STATES),
        ),
        (
            Link("Ana Ruiz", "people/ana.ruiz.html", note="4"),
            Link("Tomás Silva", "people/tomas.silva.html", note="12"),
        ),
        groups(),
        (Group("Done in September 2026", "mops-done-2026-09", tuple(task_line(row) for row in TASKS[:3])),),
        (Link("Done before", "tasks-done.html"),),
        ways("tasks.html"),
    )


def ways(path: str) -> tuple[NavLink, ...]:
    """Tasks by due date, and by state."""
    up = "../" * path.count("/")
    named = (("tasks.html", "By due date"), ("tasks/board.html", "By state"))
    return tuple(NavLink(text, up + target, current=target == path) for target, text in named)


def board() -> BoardView:
    """The board of tasks."""

    def card(number: int, when: str, *, tagged: bool) -> BoardCard:
        line = task_line(TASKS[number], None, "../")
        return BoardCard(line, f"due-{when}", line.tag if tagged else None)

    return BoardView(
        "Tasks by state",
        "47 open tasks, 1 of them late.",
        ways("tasks/board.html"),
        (
            Filter("area", "Area", AREAS[5:8]),
            Filter("due", "Due", (("due-late", "Late"), ("due-later", "Later"))),
        ),
        (Link("Ana Ruiz", "../people/ana.ruiz.html", note="4"),),
        (
            BoardColumn(
                "To do",
                "todo",
                "120 tasks, 1 late; the first 2",
                (card(7, "late", tagged=True), card(11, "later", tagged=False)),
                Link("All by due date", "../tasks.html"),
            ),
            BoardColumn("Blocked", "blocked", "0 tasks", ()),
            BoardColumn("Done in the last 30 days", "done", "1 task", (card(0, "past", tagged=False),)),
        ),
        (Link("Data management", "board/data.html", note="12 tasks"),),
    )


def coverage(up: str = "../") -> Coverage:
    """Which roles are filled."""
    email = Link(PROGRAM.text, up + PROGRAM.href)
    task = Link("Warm up the domains", f"{up}{PROGRAM.href}#mops-T4", "en")
    return Coverage(
        "3 open tasks have no responsible.",
        (RoleShare("A", "Accountable", "100 %"), RoleShare("R", "Responsible", "93 %")),
        (Gap(email, (), (task, task)), Gap(email, (task,), ())),
        "2 more playbooks",
    )


def changes() -> ChangesView:
    """What changed between two versions: a goal and a task, a task that is new, and a text."""
    due = ChangeRow("Due", "28 Feb 2027", "31 Mar 2027", key="promises")
    goal = ChangeCard(
        Tag("info", "Changed"),
        Label("Goal G1: Qualified leads"),
        "playbooks/email-program.html#mops-G1",
        "Commitment",
        (ChangeRow("Target", "160", "180", key="promises"), due),
    )
    step = ChangeCard(
        Tag("info", "Changed"),
        Label("Step S1: Check the consent"),
        "playbooks/email-program.html#mops-S1",
        None,
        (ChangeRow("Accountable", "Campaign manager", "Legal", key="who"),),
        also=(Link("Task T2: Ask", "playbooks/email-program.html#mops-T2"),),
    )
    task = ChangeCard(Tag("ok", "Added"), Label("Task T9: Brief sales"), None, None, (), "who")
    runs = (Run("same", "We "), Run("out", "send"), Run("in", "sent"), Run("same", " too much."))
    text = ChangeCard(
        Tag("info", "Changed"),
        Label("Section: Why"),
        None,
        None,
        (ChangeRow("Text", runs=runs, key="wording", lang="es"),),
    )
    people = (PartyMark("Ana Ruiz", "people/ana.ruiz.html"), PartyMark("Legal", None))
    email = ChangeGroup(
        Label("Email programme"), "mops-email-program", "playbooks/email-program.html", people, (goal, step, task)
    )
    return ChangesView(
        "What changed from 2026.3 to 2026.4",
        "1 playbook changed what people must do. 2 more changed wording only.",
        (
            Filter(
                "kind", "Show", (("who", "Who does what (2)"), ("promises", "Goals (2)"), ("wording", "Wording (1)"))
            ),
        ),
        (email,),
        (
            ChangeGroup(Label("Lead scoring", "es"), "mops-lead-scoring", "playbooks/lead-scoring.html", (), (text,)),
            ChangeGroup(Label("How we work"), "mops-page-how", None, (), (), "3 texts changed."),
        ),
        "Wording only",
        Link("All versions", "versions.html"),
    )


def examples() -> Mapping[str, tuple[str, View]]:
    """Every page of the gallery: its path, its template and its view."""
    plain = PlainView(
        Label("How we work"),
        Label("Three habits that keep the handbook alive."),
        None,
        (
            Html(
                '<p>We write before we build.</p><h2 id="habits">Habits</h2>'
                "<ol><li>Ask first.</li><li>Write it down.</li></ol>"
            ),
        ),
        (Link("Habits", "#habits"), Link("Tools", "#habits")),
    )
    view = playbook()
    return {
        "index.html": ("pages/home.html", home()),
        "playbooks/email-program.html": ("pages/playbook.html", view),
        "areas/index.html": (
            "pages/areas.html",
            AreasView("Areas", "Nine areas of marketing operations.", area_cards("../")),
        ),
        "areas/campaigns.html": (
            "pages/area.html",
            AreaView(
                "Campaign analysis and reporting",
                (Html("<p>What we send, to whom, and what came of it.</p>"),),
                Label("Every campaign leaves a number behind."),
                None,
                goal_lines("../"),
                rows(),
                (Link("How we name campaigns", "../pages/naming.html"),),
                groups("../"),
                coverage(),
                (Link("All tasks of this area", "../tasks.html"),),
                Link("Timeline of the quarter", "campaigns/timeline.html"),
            ),
        ),
        "areas/campaigns/timeline.html": (
            "pages/quarter.html",
            QuarterView(
                "Campaigns: timeline of the quarter",
                "1 Oct 2026 to 31 Dec 2026: 1 step, 3 tasks.",
                timeline("../../playbooks/email-program.html"),
                (Link("Campaigns", "../campaigns.html", note="3 more playbooks"),),
            ),
        ),
        "tasks/board.html": ("pages/board.html", board()),
        "metrics/email-program.click-rate.html": ("pages/metric.html", metric_page()),
        "people/tomas.silva.html": ("pages/party.html", party()),
        "people/tomas.silva/handover.html": ("pages/handover.html", handover()),
        "people/index.html": ("pages/people.html", people()),
        "goals.html": (
            "pages/goals.html",
            GoalsView(
                "Goals",
                "18 goals; the SMART check agrees with 11.",
                (
                    ("Campaign analysis and reporting", "mops-campaigns", goal_lines()),
                    ("Data management", "mops-data", goal_lines()[:1]),
                ),
            ),
        ),
        "changes.html": ("pages/changes.html", changes()),
        "tasks.html": ("pages/tasks.html", tasks()),
        "reviews.html": ("pages/reviews.html", reviews()),
        "tasks-done.html": (
            "pages/listpage.html",
            ListPageView(
                "Tasks of campaigns in November 2026",
                "2 tasks.",
                groups()[2:3],
                Link("All tasks", "tasks.html"),
                (Link("December 2026", "tasks.html"),),
            ),
        ),
        "problems.html": (
            "pages/problems.html",
            ProblemsView(
                "Problems",
                "What goes wrong, and what we do about it.",
                (("Campaign analysis and reporting", "mops-campaigns", problems(view)),),
            ),
        ),
        "a-z.html": (
            "pages/atoz.html",
            AtoZView(
                "A to Z",
                "Every page of the handbook.",
                (
                    (
                        "A",
                        "mops-a",
                        (
                            Link("A webinar every month", "playbooks/webinars.html", note="Playbook"),
                            Link("Ana Ruiz", "people/ana.ruiz.html", note="Person"),
                        ),
                    ),
                    ("M", "mops-m", (Link(PROGRAM.text, PROGRAM.href, "en", "Playbook"),)),
                ),
            ),
        ),
        "pages/how-we-work.html": ("pages/plain.html", plain),
        "versions.html": (
            "pages/versions.html",
            VersionsView(
                "All versions",
                "Every version stays as it was on its day.",
                (
                    VersionRow(
                        Link("2026 Q2", "v/2026-q2/index.html"),
                        Day("2026-06-30", "30 Jun 2026"),
                        Tag("ok", "Current"),
                        Link("2 commitments, 1 change of words", "v/2026-q2/changes.html"),
                        Label("El objetivo del correo cambió.", "es"),
                    ),
                    VersionRow(
                        Link("2026 Q1", "v/2026-q1/index.html"), Day("2026-03-31", "31 Mar 2026"), None, None, None
                    ),
                ),
            ),
        ),
        "404.html": (
            "pages/missing.html",
            MissingView(
                "This page does not exist",
                "It may have moved, or the address has a typing mistake.",
                (Link("Home", "index.html"), Link("All pages, A to Z", "a-z.html")),
            ),
        ),
    }


def recipes(lang: str = "en") -> tuple[Recipe, ...]:
    """The gallery as recipes."""
    return tuple(
        page(path, template, frame(path, getattr(view.title, "text", view.title), lang), view, "theme")
        for path, (template, view) in examples().items()
    )


__all__ = ["PartyMark", "examples", "frame", "recipes"]
