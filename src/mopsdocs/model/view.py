"""What a template may see: one class for each page and each component.

Knows: finished words in the page's language, finished addresses, states as closed words.
Never: premises (today, thresholds), facts that no template shows, markup other than the prose's own.

`href` is always relative to the page and ready to print. `tone` is one of ok, warn, bad, info, mute.
Structs encode to canonical JSON, without the names of their fields; a page's digest is the digest of its view.
"""

from msgspec import Struct

Tone = str


class Label(Struct, frozen=True, array_like=True):
    """Words of the plan; `lang` is set where they fall back to another language than the page's."""

    text: str
    lang: str | None = None


class Day(Struct, frozen=True, array_like=True):
    """A date: ISO for machines, short words for readers (`15 Oct 2026`)."""

    iso: str
    text: str


class Link(Struct, frozen=True, array_like=True):
    """A link; `lang` as in `Label`, `note` a word that follows it quietly (`3 playbooks`)."""

    text: str
    href: str
    lang: str | None = None
    note: str | None = None


class Tag(Struct, frozen=True, array_like=True):
    """A state in words: `Tag("warn", "Due in 2 days")`."""

    tone: Tone
    text: str


class PartyMark(Struct, frozen=True, array_like=True):
    """A person, role or team: its short name, its page, and for a role the holder in brackets."""

    text: str
    href: str | None
    holder: str | None = None


# ---------------------------------------------------------------- the frame of every page


class NavLink(Struct, frozen=True, array_like=True):
    """A line of the navigation; `current` for the page itself, `within` for the section it stands in."""

    text: str
    href: str
    current: bool = False
    within: bool = False
    lang: str | None = None


class Nav(Struct, frozen=True, array_like=True):
    """Sections of the handbook; the areas; of the current area at most 8 neighbours and a link to all of them."""

    sections: tuple[NavLink, ...]
    areas: tuple[NavLink, ...]
    area: str | None = None
    neighbours: tuple[NavLink, ...] = ()
    all_of_area: Link | None = None


class Alternate(Struct, frozen=True, array_like=True):
    """This page in a language: its own name for itself, the way there, its absolute address if one is configured."""

    lang: str
    name: str
    href: str
    current: bool
    absolute: str | None = None


class Frame(Struct, frozen=True, array_like=True):
    """What every page carries. `top` leads to the folder of styles and scripts, `home` to the home page.

    `as_of` stands on the home page alone: elsewhere a new day would make every page stale.
    """

    lang: str
    title: str
    description: str
    site: str
    top: str
    home: str
    nav: Nav
    alternates: tuple[Alternate, ...]
    as_of: Day | None = None
    crumbs: tuple[Link, ...] = ()
    canonical: str | None = None
    accent: bool = False
    edit: str | None = None
    robots: str | None = None
    base_href: str | None = None


# ---------------------------------------------------------------- parts of a playbook page


class Fact(Struct, frozen=True, array_like=True):
    """A row of the facts box: a term and one or more answers."""

    term: str
    parties: tuple[PartyMark, ...] = ()
    link: Link | None = None
    day: Day | None = None
    text: str | None = None
    tag: Tag | None = None


class Criterion(Struct, frozen=True, array_like=True):
    """A row of the SMART checklist. `state` is met, signed, open or changed; `remedy` says what would make it met."""

    letter: str
    word: str
    state: str
    tag: Tag
    evidence: str
    remedy: str | None = None
    source: str | None = None


class Figure(Struct, frozen=True, array_like=True):
    """A large number: `Baseline`, `48,000`, `clicks, 2025`."""

    term: str
    number: str
    note: str | None = None


class GoalCard(Struct, frozen=True, array_like=True):
    """A goal with its SMART checklist; `met` of five criteria are met."""

    id: str
    anchor: str
    title: Label
    statement: Label
    tag: Tag
    figures: tuple[Figure, ...]
    facts: tuple[Fact, ...]
    scope: Label | None
    supports: tuple[Link, ...]
    checkpoints: tuple[tuple[Day, str], ...]
    criteria: tuple[Criterion, ...]
    met: int
    smart_tag: Tag
    steps: tuple[Link, ...]
    note: str | None = None


class InputRow(Struct, frozen=True, array_like=True):
    """An input of a formula, its meaning, its value in the worked example."""

    name: str
    meaning: Label | None
    example: str | None


class MetricCard(Struct, frozen=True, array_like=True):
    """A metric with its formula and worked example (`4,200 / 120,000 * 100 = 3.5 %`)."""

    id: str
    anchor: str
    name: Label
    kind: str
    formula: str | None
    worked: str | None
    inputs: tuple[InputRow, ...]
    facts: tuple[Fact, ...]
    goals: tuple[Link, ...]
    changed: str | None = None


class Mark(Struct, frozen=True, array_like=True):
    """A cell of the RACI matrix: the letters in it, `""`, `"A"`, `"AR"`, ..., in the order A R C I."""

    letters: str


class RaciColumn(Struct, frozen=True, array_like=True):
    """A party of the matrix: its short name, its page, and how often it is A, R, C and I."""

    text: str
    href: str | None
    counts: str


class RaciRow(Struct, frozen=True, array_like=True):
    """A task of the matrix; `marks` has one entry of letters for each column."""

    title: Label
    href: str
    marks: tuple[str, ...]
    due: Day | None
    tag: Tag
    late: bool = False


class RaciTable(Struct, frozen=True, array_like=True):
    """The matrix of who does what."""

    caption: str
    columns: tuple[RaciColumn, ...]
    rows: tuple[RaciRow, ...]


class NeedRow(Struct, frozen=True, array_like=True):
    """A stakeholder's need, and what serves it."""

    id: str
    anchor: str
    text: Label
    served_by: tuple[Link, ...]


class StakeholderCard(Struct, frozen=True, array_like=True):
    """A stakeholder with its needs."""

    anchor: str
    party: PartyMark
    needs: tuple[NeedRow, ...]


class Side(Struct, frozen=True, array_like=True):
    """One side of a service level: who promises what to whom, as one sentence and as its clock."""

    party: PartyMark | None
    sentence: str


class SlaCard(Struct, frozen=True, array_like=True):
    """A two-sided service-level agreement."""

    id: str
    anchor: str
    title: Label
    deliverable: Label | None
    provider: Side
    consumer: Side | None
    escalation: tuple[PartyMark, ...]
    facts: tuple[Fact, ...]
    serves: tuple[Link, ...]


class AffectedRow(Struct, frozen=True, array_like=True):
    """Whose work changes, how, and what they gain."""

    party: PartyMark
    changes: Label | None
    gains: Label | None
    how: str | None


class FeedbackRow(Struct, frozen=True, array_like=True):
    """What a colleague said and what was answered."""

    anchor: str
    party: PartyMark | None
    day: Day | None
    text: Label | None
    answer: Label | None
    tag: Tag
    changed: tuple[Link, ...]


class ParticipationView(Struct, frozen=True, array_like=True):
    """Who is affected and how they were heard."""

    window: str | None
    affected: tuple[AffectedRow, ...]
    feedback: tuple[FeedbackRow, ...]


class TaskRow(Struct, frozen=True, array_like=True):
    """A task with its state. `state` is todo, doing, blocked, review, done, dropped."""

    id: str
    anchor: str
    title: Label
    state: str
    tag: Tag
    people: tuple[PartyMark, ...]
    due: Day | None
    notes: tuple[str, ...] = ()
    evidence: str | None = None
    issue: str | None = None
    after: tuple[Link, ...] = ()


class StepCard(Struct, frozen=True, array_like=True):
    """A step with its tasks; `done` of `count` are done."""

    id: str
    anchor: str
    title: Label
    tag: Tag
    done_when: Label | None
    accountable: tuple[PartyMark, ...]
    window: str | None
    serves: tuple[Link, ...]
    tasks: tuple[TaskRow, ...]
    progress: str
    done: int
    count: int


class ProblemCard(Struct, frozen=True, array_like=True):
    """A problem and what is done about it, with the goals and steps that serve it."""

    anchor: str
    problem: Label
    solution: Label | None
    evidence: Label | None
    source: str | None
    served_by: tuple[Link, ...]
    playbook: Link | None = None


class RiskRow(Struct, frozen=True, array_like=True):
    """A risk with its weight in words and the answer to it."""

    anchor: str
    text: Label
    tag: Tag
    weight: str | None
    answer: Label | None
    owner: PartyMark | None


class DecisionRow(Struct, frozen=True, array_like=True):
    """A decision: what, when, by whom, why."""

    anchor: str
    title: Label
    day: Day | None
    by: PartyMark | None
    why: Label | None
    tag: Tag


class Html(Struct, frozen=True, array_like=True, tag="html"):
    """Prose as safe HTML; `lang` is set where it falls back to another language."""

    html: str
    lang: str | None = None


class Placed(Struct, frozen=True, array_like=True, tag="placed"):
    """A generated block placed by hand among the prose: its kind and the anchors of what it shows."""

    name: str
    anchors: tuple[str, ...]


Part = Html | Placed


class PlaybookView(Struct, frozen=True, array_like=True):
    """A playbook page. `body` is the prose with blocks placed by hand; what was placed is not repeated below."""

    title: Label
    summary: Label | None
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    contents: tuple[Link, ...]
    fallback: str | None
    body: tuple[Part, ...]
    shown: tuple[str, ...]
    problems: tuple[ProblemCard, ...]
    stakeholders: tuple[StakeholderCard, ...]
    slas: tuple[SlaCard, ...]
    goals: tuple[GoalCard, ...]
    metrics: tuple[MetricCard, ...]
    participation: ParticipationView | None
    raci: RaciTable | None
    steps: tuple[StepCard, ...]
    tasks: tuple[TaskRow, ...]
    risks: tuple[RiskRow, ...]
    decisions: tuple[DecisionRow, ...]
    related: tuple[Link, ...]


# ---------------------------------------------------------------- other pages


class Total(Struct, frozen=True, array_like=True):
    """A number of the home page's strip, which is a link."""

    number: str
    text: str
    href: str
    tone: Tone = "mute"


class TaskLineView(Struct, frozen=True, array_like=True):
    """A task in a list: where it belongs, whose it is, when it is due. `keys` are filter words: area, state."""

    title: Label
    href: str
    playbook: Link
    area: str
    people: tuple[PartyMark, ...]
    due: Day | None
    tag: Tag
    role: str | None = None
    area_id: str = ""
    state: str = ""


class GoalLineView(Struct, frozen=True, array_like=True):
    """A goal in a list: `48,000 -> 60,000 clicks by 31 Dec 2026`, how far the SMART check agrees."""

    title: Label
    href: str
    playbook: Link
    way: str
    owner: PartyMark | None
    due: Day | None
    smart: Tag
    tag: Tag
    met: int


class Group(Struct, frozen=True, array_like=True):
    """Tasks under a heading (`Late`, `October 2026`); or, of a long list, `links` to pages with their counts."""

    title: str
    anchor: str
    tasks: tuple[TaskLineView, ...] = ()
    more: Link | None = None
    links: tuple[Link, ...] = ()


class AreaCard(Struct, frozen=True, array_like=True):
    """An area on the home page and the page of areas."""

    title: str
    href: str
    playbooks: str
    goals: str
    open_tasks: str
    summary: Label | None


class HomeView(Struct, frozen=True, array_like=True):
    """What needs attention today."""

    title: str
    totals_line: str
    totals: tuple[Total, ...]
    goals: tuple[GoalLineView, ...]
    all_goals: Link | None
    due: tuple[TaskLineView, ...]
    due_title: str
    all_tasks: Link | None
    problems: tuple[Link, ...]
    all_problems: Link | None
    areas: tuple[AreaCard, ...]
    welcome: tuple[Part, ...] = ()


class AreasView(Struct, frozen=True, array_like=True):
    """All areas."""

    title: str
    intro: str
    areas: tuple[AreaCard, ...]


class PlaybookRow(Struct, frozen=True, array_like=True):
    """A playbook in an area's table."""

    title: Label
    href: str
    summary: Label | None
    owner: PartyMark | None
    status: Tag
    review: Day | None
    review_tag: Tag | None
    open_tasks: str


class AreaView(Struct, frozen=True, array_like=True):
    """An area: its own prose, goals, playbooks, pages, open tasks by due date."""

    title: str
    body: tuple[Part, ...]
    summary: Label | None
    fallback: str | None
    goals: tuple[GoalLineView, ...]
    playbooks: tuple[PlaybookRow, ...]
    pages: tuple[Link, ...]
    tasks: tuple[Group, ...]
    coverage: str | None
    more: tuple[Link, ...] = ()


class DutySection(Struct, frozen=True, array_like=True):
    """What a party is accountable for, responsible for, consulted or informed on, by due date."""

    title: str
    anchor: str
    explanation: str
    count: str
    tasks: tuple[TaskLineView, ...]
    folded: bool = False
    groups: tuple[Group, ...] = ()


class PartyView(Struct, frozen=True, array_like=True):
    """A person, role or team. `kind` is person, role or team."""

    kind: str
    title: str
    subtitle: str | None
    facts: tuple[Fact, ...]
    tags: tuple[Tag, ...]
    now: tuple[Group, ...]
    duties: tuple[DutySection, ...]
    goals: tuple[GoalLineView, ...]
    owns: tuple[PlaybookRow, ...]
    roles: tuple[Link, ...]
    members: tuple[PartyMark, ...]
    slas: tuple[Link, ...]
    empty: str | None = None


class PartyRow(Struct, frozen=True, array_like=True):
    """A line of the page of people: name, what she is, roles, team, open tasks."""

    text: str
    href: str
    note: str | None
    roles: tuple[Link, ...]
    team: Link | None
    accountable: str
    responsible: str


class PeopleView(Struct, frozen=True, array_like=True):
    """People, roles and teams."""

    title: str
    intro: str
    people: tuple[PartyRow, ...]
    roles: tuple[PartyRow, ...]
    teams: tuple[PartyRow, ...]


class GoalsView(Struct, frozen=True, array_like=True):
    """All goals, by area."""

    title: str
    intro: str
    groups: tuple[tuple[str, str, tuple[GoalLineView, ...]], ...]
    more: tuple[Link, ...] = ()


class Filter(Struct, frozen=True, array_like=True):
    """A filter that works without a script: radio buttons, each with a value and its words."""

    name: str
    title: str
    options: tuple[tuple[str, str], ...]


class TasksView(Struct, frozen=True, array_like=True):
    """The one central place: all open tasks by due date; filters by area, state, and links by owner."""

    title: str
    intro: str
    filters: tuple[Filter, ...]
    owners: tuple[Link, ...]
    groups: tuple[Group, ...]
    done: tuple[Group, ...] = ()
    more: tuple[Link, ...] = ()


class ProblemsView(Struct, frozen=True, array_like=True):
    """Problems and what is done about them, by area."""

    title: str
    intro: str
    groups: tuple[tuple[str, str, tuple[ProblemCard, ...]], ...]


class AtoZView(Struct, frozen=True, array_like=True):
    """Every page by its first letter."""

    title: str
    intro: str
    letters: tuple[tuple[str, str, tuple[Link, ...]], ...]
    more: tuple[Link, ...] = ()


class PlainView(Struct, frozen=True, array_like=True):
    """A plain page."""

    title: Label
    summary: Label | None
    fallback: str | None
    body: tuple[Part, ...]
    contents: tuple[Link, ...] = ()


class MissingView(Struct, frozen=True, array_like=True):
    """The page for an address that does not exist."""

    title: str
    intro: str
    links: tuple[Link, ...]


class ListPageView(Struct, frozen=True, array_like=True):
    """One page of a list that is too long for one: its tasks, and the ways to the other pages."""

    title: str
    intro: str
    groups: tuple[Group, ...]
    up: Link
    more: tuple[Link, ...] = ()


View = (
    PlaybookView
    | HomeView
    | AreasView
    | AreaView
    | PartyView
    | PeopleView
    | GoalsView
    | TasksView
    | ProblemsView
    | AtoZView
    | PlainView
    | MissingView
    | ListPageView
)
