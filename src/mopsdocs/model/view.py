"""What a template may see: one class for each page and each component.

Knows: finished words in the page's language, finished addresses, states as closed words.
Never: premises (today, thresholds), facts that no template shows, markup other than the prose's own.

`href` is always relative to the page and ready to print. `tone` is one of ok, warn, bad, info, mute.
Structs encode to canonical JSON, without the names of their fields; a page's digest is the digest of its view.
"""

from mopsdocs.model.view_changes import (
    ChangeCard,
    ChangeGroup,
    ChangeRow,
    ChangesView,
)
from mopsdocs.model.view_frame import (
    Alternate,
    Day,
    Frame,
    Label,
    Link,
    Nav,
    NavLink,
    PartyMark,
    Tag,
    Tone,
    VersionLink,
    VersionMark,
)
from mopsdocs.model.view_history import HistoryRow, PersonChange, PersonChanges
from mopsdocs.model.view_lists import (
    AreaCard,
    AreasView,
    AreaView,
    AtoZView,
    DutySection,
    Filter,
    GoalLineView,
    GoalsView,
    Group,
    HomeView,
    ListPageView,
    MetricView,
    MissingView,
    PartyRow,
    PartyView,
    PeopleView,
    PlainView,
    PlaybookRow,
    ProblemsView,
    TaskLineView,
    TasksView,
    Total,
    VersionRow,
    VersionsView,
)
from mopsdocs.model.view_playbook import (
    AffectedRow,
    Criterion,
    DecisionRow,
    Fact,
    FeedbackRow,
    Figure,
    GoalCard,
    Html,
    InputRow,
    MetricCard,
    NeedRow,
    Part,
    ParticipationView,
    Placed,
    PlaybookView,
    ProblemCard,
    RaciColumn,
    RaciRow,
    RaciTable,
    RiskRow,
    Side,
    SlaCard,
    StakeholderCard,
    StepCard,
    TaskRow,
)
from mopsdocs.model.view_progress import Bar, Chart, ChartText, Revision, Use, ValueRow, ValueTable
from mopsdocs.model.view_signatures import SignatureRow

__all__ = [
    "AffectedRow",
    "Alternate",
    "AreaCard",
    "AreaView",
    "AreasView",
    "AtoZView",
    "Bar",
    "ChangeCard",
    "ChangeGroup",
    "ChangeRow",
    "ChangesView",
    "Chart",
    "ChartText",
    "Criterion",
    "Day",
    "DecisionRow",
    "DutySection",
    "Fact",
    "FeedbackRow",
    "Figure",
    "Filter",
    "Frame",
    "GoalCard",
    "GoalLineView",
    "GoalsView",
    "Group",
    "HistoryRow",
    "HomeView",
    "Html",
    "InputRow",
    "Label",
    "Link",
    "ListPageView",
    "MetricCard",
    "MetricView",
    "MissingView",
    "Nav",
    "NavLink",
    "NeedRow",
    "Part",
    "ParticipationView",
    "PartyMark",
    "PartyRow",
    "PartyView",
    "PeopleView",
    "PersonChange",
    "PersonChanges",
    "Placed",
    "PlainView",
    "PlaybookRow",
    "PlaybookView",
    "ProblemCard",
    "ProblemsView",
    "RaciColumn",
    "RaciRow",
    "RaciTable",
    "Revision",
    "RiskRow",
    "Side",
    "SignatureRow",
    "SlaCard",
    "StakeholderCard",
    "StepCard",
    "Tag",
    "TaskLineView",
    "TaskRow",
    "TasksView",
    "Tone",
    "Total",
    "Use",
    "ValueRow",
    "ValueTable",
    "VersionLink",
    "VersionMark",
    "VersionRow",
    "VersionsView",
    "View",
]

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
    | VersionsView
    | ChangesView
    | MetricView
)
