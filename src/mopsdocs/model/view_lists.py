"""The pages that list: home, areas, parties, goals, tasks, problems, A to Z; plain pages, and those of metrics.

Knows: lines of lists as a template shows them.
Never: the parts of a playbook's page.
"""

from msgspec import Struct

from mopsdocs.model.view_coverage import Coverage
from mopsdocs.model.view_frame import Day, Label, Link, NavLink, PartyMark, Tag, Tone
from mopsdocs.model.view_history import Latest, PersonChanges
from mopsdocs.model.view_playbook import Fact, MetricCard, Part, ProblemCard
from mopsdocs.model.view_progress import Bar, Chart, Revision, TeamLoad, Use, ValueTable


class Total(Struct, frozen=True, array_like=True):
    """A number of the home page's strip, which is a link."""

    number: str
    text: str
    href: str
    tone: Tone = "mute"


class TaskLineView(Struct, frozen=True, array_like=True):
    """A task in a list: within what, whose it is, when it is due. `area_id` and `state` are what filters know.

    It stands within a playbook; and a playbook that is to be reviewed within its area.
    """

    title: Label
    href: str
    within: Link | None
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
    bar: Bar | None = None


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
    all_areas: Link | None = None
    latest: Latest | None = None
    leaving: tuple[Link, ...] = ()


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
    late: Tag | None = None


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
    coverage: Coverage | None
    more: tuple[Link, ...] = ()
    quarter: Link | None = None


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
    """A person, role or team. `kind` is person, role or team; `asked` is what they are asked to sign."""

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
    news: PersonChanges | None = None
    load: Bar | None = None
    loads: TeamLoad | None = None
    handover: Link | None = None
    metrics: tuple[Link, ...] = ()
    reviews: tuple[TaskLineView, ...] = ()
    asked: tuple[Link, ...] = ()


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
    ways: tuple[NavLink, ...] = ()


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


class MetricView(Struct, frozen=True, array_like=True):
    """A metric's own page: its definition, its values, how it has changed, and who uses it."""

    title: Label
    lead: str
    facts: tuple[Fact, ...]
    card: MetricCard
    finding: str | None
    chart: Chart | None
    values: ValueTable | None
    empty: str | None
    revisions: tuple[Revision, ...]
    uses: tuple[Use, ...]
