"""What a template may see: one class for each page and each component.

Knows: finished words in the page's language, finished addresses, states as closed words.
Never: premises (today, thresholds), facts that no template shows, markup other than the prose's own.

`href` is always relative to the page and ready to print. `tone` is one of ok, warn, bad, info, mute.
Structs encode to canonical JSON, without the names of their fields; a page's digest is the digest of its view.
"""

from mopsdocs.model.view_board import BoardCard, BoardColumn, BoardView
from mopsdocs.model.view_changes import (
    ChangeCard,
    ChangeGroup,
    ChangeRow,
    ChangesView,
)
from mopsdocs.model.view_coverage import Coverage, Gap, RoleShare
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
from mopsdocs.model.view_history import HistoryRow, Latest, PersonChange, PersonChanges, VersionRow, VersionsView
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
    PartyView,
    PlainView,
    PlaybookRow,
    ProblemsView,
    TaskLineView,
    TasksView,
    Total,
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
    RiskRow,
    Side,
    SlaCard,
    StakeholderCard,
    StepCard,
    TaskRow,
)
from mopsdocs.model.view_progress import (
    Bar,
    Chart,
    ChartText,
    LoadRow,
    Revision,
    TeamLoad,
    Use,
    ValueRow,
    ValueTable,
)
from mopsdocs.model.view_raci import RaciColumn, RaciRow, RaciTable
from mopsdocs.model.view_signatures import SignatureRow
from mopsdocs.model.view_team import (
    HandoverView,
    HoldingGroup,
    HoldingRow,
    PartyRow,
    PeopleView,
    ReviewsView,
    Taker,
    TeamRow,
)
from mopsdocs.model.view_timeline import Fold, QuarterView, Stretch, Timeline, TimelineRow, TimelineWeek

__all__ = [
    "AffectedRow",
    "Alternate",
    "AreaCard",
    "AreaView",
    "AreasView",
    "AtoZView",
    "Bar",
    "BoardCard",
    "BoardColumn",
    "BoardView",
    "ChangeCard",
    "ChangeGroup",
    "ChangeRow",
    "ChangesView",
    "Chart",
    "ChartText",
    "Coverage",
    "Criterion",
    "Day",
    "DecisionRow",
    "DutySection",
    "Fact",
    "FeedbackRow",
    "Figure",
    "Filter",
    "Fold",
    "Frame",
    "Gap",
    "GoalCard",
    "GoalLineView",
    "GoalsView",
    "Group",
    "HandoverView",
    "HistoryRow",
    "HoldingGroup",
    "HoldingRow",
    "HomeView",
    "Html",
    "InputRow",
    "Label",
    "Latest",
    "Link",
    "ListPageView",
    "LoadRow",
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
    "QuarterView",
    "RaciColumn",
    "RaciRow",
    "RaciTable",
    "ReviewsView",
    "Revision",
    "RiskRow",
    "RoleShare",
    "Side",
    "SignatureRow",
    "SlaCard",
    "StakeholderCard",
    "StepCard",
    "Stretch",
    "Tag",
    "Taker",
    "TaskLineView",
    "TaskRow",
    "TasksView",
    "TeamLoad",
    "TeamRow",
    "Timeline",
    "TimelineRow",
    "TimelineWeek",
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
    | BoardView
    | QuarterView
    | HandoverView
    | ReviewsView
)
