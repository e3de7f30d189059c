"""A playbook page as a reader gets it: the worked case of the email programme, with a 14 x 11 matrix."""

from msgspec import structs

from mopsdocs.model.view import (
    AffectedRow,
    Chart,
    ChartText,
    Criterion,
    Day,
    DecisionRow,
    Fact,
    FeedbackRow,
    Figure,
    GoalCard,
    Html,
    InputRow,
    Label,
    Link,
    MetricCard,
    MetricView,
    NeedRow,
    ParticipationView,
    PartyMark,
    PlaybookView,
    ProblemCard,
    RaciColumn,
    RaciRow,
    RaciTable,
    Revision,
    RiskRow,
    Side,
    SignatureRow,
    SlaCard,
    StakeholderCard,
    StepCard,
    Stretch,
    Tag,
    TaskRow,
    Timeline,
    TimelineRow,
    TimelineWeek,
    Use,
    ValueRow,
    ValueTable,
)

ANA = PartyMark("Ana Ruiz", "../people/ana.ruiz.html")
LUIS = PartyMark("Luis Gómez", "../people/luis.gomez.html")
MARTA = PartyMark("Marta Gil", "../people/marta.gil.html")
KOFI = PartyMark("Kofi Mensah", "../people/kofi.mensah.html")
LEAD = PartyMark("Head of marketing operations", "../roles/mops-lead.html", "Ana Ruiz")
SDR = PartyMark("Head of sales development", "../roles/sdr-lead.html", "Noah Weber")
SALES = PartyMark("Sales", "../teams/sales.html")
MARKETING = PartyMark("Customer marketing", "../teams/customer-marketing.html")
EMAIL = PartyMark("Email operations", "../teams/email-ops.html")

G1 = Link("A quarter more clicks from email", "#mops-G1")
G2 = Link("From 3.2 % to 3.9 % click rate", "#mops-G2")
S1 = Link("Move every send to one provider", "#mops-S1")
S2 = Link("Clean the data behind the goal", "#mops-S2")

PARTIES = (
    ("Email lead", "roles/email-lead"),
    ("Systems lead", "roles/systems-lead"),
    ("Data lead", "roles/data-lead"),
    ("Tomás Silva", "people/tomas.silva"),
    ("Kofi Mensah", "people/kofi.mensah"),
    ("Luis Gómez", "people/luis.gomez"),
    ("Customer marketing lead", "roles/customer-marketing-lead"),
    ("Noah Weber", "people/noah.weber"),
    ("Lead routing", "teams/lead-routing"),
    ("Sales", "teams/sales"),
    ("Customer success", "teams/customer-success"),
)

# One letter a party; a dot for none, `*` for accountable and responsible at once.
TASKS = (
    ("T1", "Audit today's email workflows", "AC.R..I...I", "2026-02-13", "13 Feb 2026", "ok", "Done"),
    ("T2", "Compare three providers against the audit", "CA.R.CI...I", "2026-03-06", "6 Mar 2026", "ok", "Done"),
    (
        "T3",
        "Move templates, automations and sending domains",
        "AR.CC.I...I",
        "2026-04-17",
        "17 Apr 2026",
        "ok",
        "Done",
    ),
    (
        "T4",
        "Warm up the domains and switch off the old platform",
        "AC.R..I...I",
        "2026-05-29",
        "29 May 2026",
        "ok",
        "Done",
    ),
    ("T5", "Redefine the contact lists", "C.AIR.IC...", "2026-04-10", "10 Apr 2026", "ok", "Done"),
    ("T6", "Merge contacts that stand on two lists", "..ACR.I....", "2026-06-26", "26 Jun 2026", "ok", "Done"),
    (
        "T7",
        "Filter the clicks of security scanners out of the reports",
        "..ACCRI....",
        "2026-07-31",
        "31 Jul 2026",
        "ok",
        "Done",
    ),
    (
        "T8",
        "Check every list against the consent record",
        "I.ACR.I....",
        "2026-10-12",
        "12 Oct 2026",
        "bad",
        "3 days late",
    ),
    (
        "T9",
        "Agree with sales what counts as a qualified lead",
        "......ARCIC",
        "2026-07-10",
        "10 Jul 2026",
        "ok",
        "Done",
    ),
    ("T10", "Publish the briefing form", "...C..ACR.I", "2026-08-14", "14 Aug 2026", "ok", "Done"),
    (
        "T11",
        "Build four content offers for the autumn mails",
        "I.....AR.CC",
        "2026-10-22",
        "22 Oct 2026",
        "warn",
        "Due in 7 days",
    ),
    (
        "T12",
        "Route clicks on an offer to the owner of the account",
        "CR.I..A.CII",
        "2026-11-20",
        "20 Nov 2026",
        "mute",
        "To do",
    ),
    ("T13", "Write reply templates for sales", "I.....*..CI", "2026-11-27", "27 Nov 2026", "info", "Doing"),
    ("T14", "Train sales on templates and lead pages", "......AC.RI", "2026-12-11", "11 Dec 2026", "mute", "To do"),
)


def raci() -> RaciTable:
    """The matrix: 14 tasks, 11 parties."""
    marks = [tuple({".": "", "*": "AR"}.get(letter, letter) for letter in row[2]) for row in TASKS]
    columns = tuple(
        RaciColumn(text, f"../{page}.html", counts([row[place] for row in marks]))
        for place, (text, page) in enumerate(PARTIES)
    )
    rows = tuple(
        RaciRow(Label(title), f"#mops-{key}", letters, Day(iso, day), Tag(tone, state), late=tone == "bad")
        for (key, title, _, iso, day, tone, state), letters in zip(TASKS, marks, strict=True)
    )
    return RaciTable(
        "14 tasks, 11 people, roles and teams. Each task has exactly one who is accountable.", columns, rows
    )


def counts(column: list[str]) -> str:
    """How often each letter stands in a column."""
    found = ((letter, sum(letter in cell for cell in column)) for letter in "ARCI")
    return " ".join(f"{count} {letter}" for letter, count in found if count)


def criteria(*, ready: bool) -> tuple[Criterion, ...]:
    """The five criteria, all met or two of them open."""
    met = Tag("ok", "Met")
    return (
        Criterion("S", "Specific", "met", met, "One metric and one change, for all newsletters and campaign mails."),
        Criterion("M", "Measurable", "met", met, "48,000 clicks in 2025, 60,000 as target, counted every month."),
        Criterion(
            "A",
            "Achievable",
            "signed",
            Tag("ok", "Met and signed"),
            "Needs 25 % more; the best twelve months so far reached 52,000.",
            signatures=(SignatureRow("given", "Signed by Ana Ruiz on 12 Jan 2026.", "With the new licence"),),
        ),
        Criterion("R", "Relevant", "met", met, "Serves two needs and two problems.")
        if ready
        else Criterion(
            "R",
            "Relevant",
            "changed",
            Tag("warn", "Changed since signed"),
            "Serves two needs and two problems.",
            signatures=(
                SignatureRow("changed", "Ana Ruiz signed on 12 Jan 2026. Changed since: Supports."),
                SignatureRow("asked", "Sign-off asked for: Head of sales development."),
            ),
        ),
        Criterion("T", "Time-bound", "met", met, "1 Jan to 31 Dec 2026, with two checkpoints.")
        if ready
        else Criterion(
            "T",
            "Time-bound",
            "open",
            Tag("bad", "Not met"),
            "No date by which the goal is due.",
            "Write `due: 2026-12-31` in the goal.",
            Label("The year ends with the contract of the old provider.", "es"),
        ),
    )


def chart(name: str) -> Chart:
    """The way of the first goal, drawn."""
    return Chart(
        name,
        "200 above the expected 44,500 on 30 Sept 2026",
        ("34",),
        "6,160 158.2,99.1 232.4,66.6 314,34",
        "6,160 32.2,150.4 55.9,140.7 82.1,130.4 107.5,120 133.7,109.3 158.2,98.3 184.4,88.1 210.6,77.7 232.4,66.1",
        "later",
        "248.6",
        (
            ChartText("6", "26", "start", "target", "Target 60,000"),
            ChartText("225.4", "58.1", "end", "now", "Now 44,700"),
            ChartText("314", "98.6", "end", "plan", "Expected 44,500"),
            ChartText("6", "184", "start", "axis", "1 Jan 2026"),
            ChartText("314", "184", "end", "axis", "31 Dec 2026"),
        ),
        (("158.2", "99.1"), ("232.4", "66.6")),
    )


def values() -> ValueTable:
    """The values that the first goal rests on."""
    rows = (("2026-03", "4,890", "4,890", "One mail less"), ("2026-02", "4,610", "4,610", ""))
    return ValueTable(
        "The values of total email clicks",
        ("clicks",),
        "clicks",
        notes=True,
        rows=tuple(ValueRow(period, (number,), value, note) for period, number, value, note in rows),
    )


def metric_page() -> MetricView:
    """The page of a metric."""
    card = metrics()[1]
    return MetricView(
        card.name,
        card.kind,
        card.facts[:4],
        structs.replace(card, facts=(), goals=()),
        "The latest value: 4.01 % (2026-09).",
        chart("mops-click-rate--chart"),
        values(),
        None,
        (Revision("Definition 2, since 1 Jan 2026", Label("Clicks by scanners are filtered out")),),
        (
            Use("Goal", Link(G2.text, "../playbooks/email-program.html#mops-G2")),
            Use("Formula", Link("Clicks for each lead", "x.html"), Link("Leads", "y.html")),
        ),
    )


def goals() -> tuple[GoalCard, ...]:
    """Two goals: one that the SMART check agrees with, one that it does not."""
    facts = (
        Fact("Owner", parties=(LEAD,)),
        Fact("Metric", link=Link("Total email clicks", "#mops-total-clicks")),
        Fact("Window", text="1 Jan 2026 to 31 Dec 2026"),
    )
    first = GoalCard(
        "G1",
        "mops-G1",
        Label("A quarter more clicks from email"),
        Label("Increase total email clicks by 25 % within 2026."),
        Tag("info", "Runs to 31 Dec 2026"),
        (
            Figure("Baseline", "48,000\N{NO-BREAK SPACE}clicks", "2025"),
            Figure("Target", "60,000\N{NO-BREAK SPACE}clicks", "+25 %"),
            Figure("Due", "31 Dec 2026", "from 1 Jan 2026"),
        ),
        facts,
        Label("All newsletters and campaign mails, in all countries"),
        (
            Link("Hours in the week to build content offers", "#mops-N3"),
            Link("We pay for a platform and send by hand", "#mops-P1"),
        ),
        ((Day("2026-06-30", "30 Jun 2026"), "29,000"), (Day("2026-09-30", "30 Sep 2026"), "44,500")),
        criteria(ready=True),
        5,
        Tag("ok", "SMART 5 of 5"),
        (S1, S2),
        finding="200 above the expected 44,500 on 30 Sept 2026; at this rate it ends at 60,270.",
        chart=chart("mops-G1--chart"),
        values=values(),
    )
    second = GoalCard(
        "G2",
        "mops-G2",
        Label("Subir la tasa de clics del 3,2 % al 3,9 %", "es"),
        Label("Raise the email click rate from 3.2 % to 3.9 %."),
        Tag("warn", "No end date"),
        (Figure("Baseline", "3.2\N{NO-BREAK SPACE}%", "2025"), Figure("Target", "3.9\N{NO-BREAK SPACE}%", None)),
        facts[:2],
        None,
        (Link("Nobody can say which mails lead to a conversation", "#mops-P2"),),
        (),
        criteria(ready=False),
        3,
        Tag("warn", "SMART 3 of 5"),
        (S2,),
        "The rate counts clicks by people only.",
    )
    return first, second


def metrics() -> tuple[MetricCard, ...]:
    """A rate with a formula and an example, and a total."""
    facts = (
        Fact("Good", text="higher is better"),
        Fact("Counted", text="every month"),
        Fact("Source", text="Email platform > Reports > Engagement"),
        Fact("Collected by", parties=(LUIS,)),
        Fact("Must not get worse", link=Link("Unsubscribe rate", "#mops-click-rate")),
    )
    return (
        MetricCard(
            "total-clicks",
            "mops-total-clicks",
            Label("Total email clicks"),
            "Total: adds up over the period",
            "clicks",
            "4,200 = 4,200 clicks",
            (InputRow("clicks", Label("Clicks by people in the month"), "4,200"),),
            facts[:4],
            (G1,),
            page=Link("Values and uses", "../metrics/email-program.total-clicks.html"),
        ),
        MetricCard(
            "click-rate",
            "mops-click-rate",
            Label("Email click rate"),
            "Rate: a ratio of totals",
            "clicks / impressions × 100",
            "4,200 / 120,000 × 100 = 3.5 %",
            (
                InputRow("clicks", Label("Clicks by people in the month"), "4,200"),
                InputRow("impressions", Label("Unique recipients who saw a mail in the month"), "120,000"),
            ),
            facts,
            (G2,),
            "Changed on 1 Jan 2026: clicks by scanners are filtered out.",
        ),
    )


def slas() -> tuple[SlaCard, ...]:
    """Two service levels."""
    facts = (
        Fact("Clock", text="Mon to Fri, 09:00 to 18:00, Europe/Madrid"),
        Fact("In force since", day=Day("2026-07-15", "15 Jul 2026")),
        Fact("Next review", day=Day("2027-01-15", "15 Jan 2027")),
    )
    return (
        SlaCard(
            "SLA3",
            "mops-SLA3",
            Label("Leads from email that sales can act on"),
            Label("A lead in the CRM with all required fields, the mail it came from and the offer it opened"),
            Side(
                MARKETING,
                "time from click to lead in the CRM: at most 4 business hours, in 95 % of cases over 30 days",
            ),
            Side(
                SALES, "time from lead in the CRM to first contact: at most 24 hours, in 90 % of cases over 30 days"
            ),
            (SDR, LEAD),
            facts,
            (Link("Leads that meet the agreed definition", "#mops-N4"),),
            Tag("ok", "Signed"),
        ),
        SlaCard(
            "SLA2",
            "mops-SLA2",
            Label("From briefing to test mail"),
            None,
            Side(
                EMAIL,
                "time from complete briefing to test mail: at most 2 business days, in 90 % of cases over 30 days",
            ),
            None,
            (),
            facts[:1],
            (),
        ),
    )


def steps() -> tuple[StepCard, ...]:
    """Three steps: done, under way, ahead."""

    def task(key: str, state: str, people: tuple[PartyMark, ...], **more: object) -> TaskRow:
        row = next(row for row in TASKS if row[0] == key)
        return TaskRow(
            key, f"mops-{key}", Label(row[1]), state, Tag(row[5], row[6]), people, Day(row[3], row[4]), **more
        )  # type: ignore[arg-type]  # Each field by its name.

    return (
        StepCard(
            "S1",
            "mops-S1",
            Label("Move every send to one provider"),
            Tag("ok", "Done"),
            Label("All sends ran through the new provider for 30 days and the old contract is closed"),
            (LEAD,),
            "19 Jan 2026 to 29 May 2026",
            (G1, G2),
            (
                task("T1", "done", (LUIS,), evidence="https://intranet.example/audit"),
                task("T2", "done", (LUIS,), after=(Link("Audit today's email workflows", "#mops-T1"),)),
                task("T3", "done", (MARTA, KOFI)),
                task("T4", "dropped", (LUIS,)),
            ),
            "4 of 4 done",
            4,
            4,
        ),
        StepCard(
            "S2",
            "mops-S2",
            Label("Clean the data behind the goal"),
            Tag("bad", "3 days late"),
            Label("Every list has an owner, a rule and a consent check"),
            (MARTA,),
            "2 Mar 2026 to 30 Oct 2026",
            (G1,),
            (
                task("T5", "done", (KOFI,)),
                task("T6", "review", (KOFI,)),
                task("T7", "doing", (LUIS,)),
                task(
                    "T8",
                    "blocked",
                    (KOFI,),
                    notes=("Waits for the export from the consent record",),
                    issue="https://tickets.example/4711",
                ),
            ),
            "1 of 4 done",
            1,
            4,
        ),
        StepCard(
            "S3",
            "mops-S3",
            Label("Ayudar a que marketing consiga más leads", "es"),
            Tag("mute", "To do"),
            None,
            (),
            None,
            (),
            tuple(task(key, "todo", (SALES,)) for key in ("T9", "T10", "T11", "T12", "T13")),
            "0 of 5 done",
            0,
            5,
        ),
    )


def timeline(page: str = "") -> Timeline:
    """What of the tasks runs when; on the page of an area each says which playbook it is of."""
    up = "../" * (page.count("../"))
    of = Link("Make email a channel that pays", page, "en") if page else None
    rows = tuple(
        TimelineRow(
            Label(title, "en" if key == "T12" else None),
            f"{page}#mops-{key}",
            Tag(tone, state),
            Day(iso, day) if key in ("T2", "T3") else None,
            Day(iso, day),
            (LUIS, KOFI) if key == "T8" else (PartyMark("Sales", f"{up}teams/sales.html" if page else None),),
            f"M{9500 + number} 5h0" if number % 2 else f"M{9500 + number} 5H{9520 + number}",
            "late" if tone == "bad" else "done" if tone == "ok" else "open",
            "After: Redefine the contact lists" if key == "T6" else None,
            of,
        )
        for number, (key, title, _, iso, day, tone, state) in enumerate(TASKS)
    )
    return Timeline(
        "What runs when, in the order in which it begins.",
        Stretch("9497 0 365 10", "M9497 0v10M9556 0v10", ("Jan 2026", "Mar 2026")),
        (TimelineWeek("Week of 9 Feb 2026", rows[:4]), TimelineWeek("Week of 6 Apr 2026", rows[4:])),
        "The upright line is today.",
        "2 tasks have no date.",
    )


def playbook() -> PlaybookView:
    """The whole page."""
    return PlaybookView(
        title=Label("Make email a channel that pays"),
        summary=Label(
            "Email brings us leads we already know how to talk to. This playbook moves it to one provider, "
            "cleans its data and gives sales something to do with every click."
        ),
        tags=(Tag("ok", "Active"), Tag("warn", "Review due in 5 days")),
        facts=(
            Fact("Owner", parties=(PartyMark("Email lead", "../roles/email-lead.html", "Tomás Silva"),)),
            Fact("Backup", parties=(LUIS,)),
            Fact("Serves", link=Link("Pipeline from known contacts", "marketing-plan.html#mops-G1")),
            Fact("Period", text="1 Jan to 31 Dec 2026"),
            Fact("Last reviewed", day=Day("2026-07-20", "20 Jul 2026")),
            Fact("Next review", day=Day("2026-10-20", "20 Oct 2026")),
        ),
        contents=tuple(Link(text, f"#mops--{key}") for text, key in CONTENTS),
        fallback="This page has not been translated yet. What is missing is shown as it was written.",
        body=(Html(PROSE),),
        shown=(),
        problems=(
            ProblemCard(
                "mops-P1",
                Label("We pay for an email platform that automates journeys and use it to send newsletters by hand"),
                Label("Move every send to one provider and train the people who write mail on the parts we pay for"),
                Label("The audit in February counted 11 licensed features, 4 of them in use"),
                "https://intranet.example/audit",
                (G1, S1),
            ),
            ProblemCard(
                "mops-P2",
                Label("Nobody can say which mails lead to a conversation with sales, because scanners click too"),
                Label("Clean the contact lists and filter the scanners' clicks"),
                None,
                None,
                (S2,),
            ),
        ),
        stakeholders=(
            StakeholderCard(
                "mops-sales",
                SALES,
                (
                    NeedRow(
                        "N4",
                        "mops-N4",
                        Label("Leads that meet the agreed definition, with the mail they reacted to"),
                        (Link("Leads from email that sales can act on", "#mops-SLA3"),),
                    ),
                ),
            ),
            StakeholderCard(
                "mops-marketing",
                MARKETING,
                (
                    NeedRow("N2", "mops-N2", Label("Send a mail without queueing for a specialist"), ()),
                    NeedRow(
                        "N3",
                        "mops-N3",
                        Label("Hours in the week to build content offers instead of chasing approvals"),
                        (Link("From briefing to test mail", "#mops-SLA2"), G1),
                    ),
                ),
            ),
        ),
        slas=slas(),
        goals=goals(),
        metrics=metrics(),
        participation=ParticipationView(
            "Colleagues were asked from 12 Jan to 30 Jan 2026.",
            (
                AffectedRow(
                    MARKETING,
                    Label(
                        "A form with eight fields replaces the briefing thread; mails are built from six templates"
                    ),
                    Label("Two rounds of approval instead of five, and a test mail within two working days"),
                    "https://forms.example/briefing",
                ),
                AffectedRow(EMAIL, Label("All sends run on one platform, planned in a shared calendar"), None, None),
            ),
            (
                FeedbackRow(
                    "mops-F1",
                    PartyMark("Noah Weber", "../people/noah.weber.html"),
                    Day("2026-01-15", "15 Jan 2026"),
                    Label("Please keep a plain-text mail, our customers answer those"),
                    Label("It is one of the six templates"),
                    Tag("ok", "Accepted"),
                    (S1,),
                ),
                FeedbackRow(
                    "mops-F4",
                    PartyMark("Lucía Ferrer", None),
                    Day("2026-09-22", "22 Sep 2026"),
                    Label("The templates need a version for customers we already have"),
                    None,
                    Tag("warn", "Open"),
                    (),
                ),
            ),
        ),
        raci=raci(),
        steps=steps(),
        tasks=(
            TaskRow(
                "T14",
                "mops-T14",
                Label("Train sales on templates and lead pages"),
                "todo",
                Tag("mute", "To do"),
                (SALES,),
                Day("2026-12-11", "11 Dec 2026"),
            ),
        ),
        risks=(
            RiskRow(
                "mops-R1",
                Label("Sending domains lose their reputation during the move"),
                Tag("bad", "High"),
                "likelihood medium, impact high",
                Label("Warm up over six weeks, newest contacts first"),
                LUIS,
            ),
            RiskRow(
                "mops-R2",
                Label("Sales has no time for the training in December"),
                Tag("warn", "Medium"),
                None,
                None,
                None,
            ),
        ),
        decisions=(
            DecisionRow(
                "mops-D1",
                Label("One provider for newsletters and journeys"),
                Day("2026-03-12", "12 Mar 2026"),
                PartyMark("Chief marketing officer", "../roles/cmo.html", "Inês Prado"),
                Label("Two platforms cost more in copying lists than the second licence saves"),
                Tag("ok", "Accepted"),
            ),
        ),
        related=(
            Link("Score leads the same way everywhere", "lead-scoring.html"),
            Link("Consent in one record", "consent.html", "en", "data"),
        ),
        timeline=timeline(),
    )


CONTENTS = (
    ("Why email, and why now", "why"),
    ("Problems", "problems"),
    ("Stakeholders", "stakeholders"),
    ("Service levels", "slas"),
    ("Goals", "goals"),
    ("Metrics", "metrics"),
    ("Participation", "participation"),
    ("Who does what", "raci"),
    ("Steps", "steps"),
    ("Risks", "risks"),
    ("Decisions", "decisions"),
)
PROSE = """<h2 id="mops--why">Why email, and why now</h2>
<p>Nine of ten marketers call this function <a href="../a-z.html">important</a>; we felt it when
the third campaign in a row went out late. A mail took <strong>19 working days</strong> from the idea to the send.</p>
<ul><li>One platform, because two never agreed.</li>
<li>Clean lists, because a click by a scanner is <em>not</em> a reader.</li></ul>
<blockquote><p>We learn about mails from angry customers.</p></blockquote>
<h3 id="what-stays">What stays as it is</h3>
<table><thead><tr><th>Mail</th><th>How often</th></tr></thead>
<tbody><tr><td>Newsletter</td><td>every second week</td></tr>
<tr><td>Product news</td><td>once a quarter</td></tr></tbody></table>
<pre><code>utm_source=email</code></pre>"""
