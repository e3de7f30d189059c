"""A goal with its values in a few words, as a handbook that a writer could have written, and what comes of it."""

from dataclasses import dataclass, field

from house import house
from mopsdocs.compile.prepare import prepare
from mopsdocs.compile.stages import bind_edition, judge, survey
from mopsdocs.model.assessment import Progress
from mopsdocs.model.periods import number_of, written_as
from mopsdocs.words import Words

PATH = "playbooks/campaigns/plan.md"
ENGLISH = Words("en", {})
KINDS = {
    "total": "type: total\n    inputs: {clicks: Clicks}\n    formula: clicks",
    "level": "type: level",
    "rate": "type: rate\n    inputs: {clicks: Clicks, views: Views}\n    formula: clicks / views * 100",
}
COLUMNS = {"total": "clicks", "level": "value", "rate": "clicks,views"}
LEFT = 'title: Plan\nowner: ana.ruiz\nmetrics:\n  - id: one\n    name: One\n    good: up\n    unit: "{unit}"\n'


@dataclass(frozen=True)
class Plan:
    """A goal, its metric and its values; `values` are the rows from `first` on, `csv` the file itself."""

    kind: str = "level"
    every: str = "month"
    base: str | None = "100"
    target: str | None = "200"
    start: str | None = "2026-01-01"
    due: str | None = "2026-12-31"
    more: str = ""
    first: str = "2026-01"
    values: tuple[str | int, ...] = ()
    today: str = "2026-07-10"
    csv: str | None = None
    unit: str = ""
    late: str = ""
    settings: str = ""
    metric: str = "one"
    others: str = ""
    files: dict[str, str] = field(default_factory=dict)

    def text(self) -> str:
        """The handbook."""
        goal = [
            ("metric", self.metric),
            ("baseline", self.base),
            ("target", self.target),
            ("start", self.start),
            ("due", self.due),
        ]
        lines = "".join(f"    {key}: {value}\n" for key, value in goal if value is not None)
        late = f"    due_after: {self.late}\n" if self.late else ""
        more = "".join(f"    {line}\n" for line in self.more.splitlines())
        head = LEFT.format(unit=self.unit) + f"    {KINDS[self.kind]}\n    every: {self.every}\n{late}"
        files = {"one.csv": self.table(), **self.files}
        return (
            f"# today: {self.today}\n=== {PATH}\n---\n{head}    values: one.csv\n{self.others}"
            f"goals:\n  - id: G1\n{lines}{more}---\nWhy.\n"
            f"=== mopsdocs.yml\ntitle: Handbook\n{self.settings}\n"
            + "".join(f"=== playbooks/campaigns/{name}\n{text}" for name, text in files.items() if text)
        )

    def table(self) -> str:
        """The file of values."""
        if self.csv is not None:
            return self.csv
        begin = number_of(self.first, self.every) or 0
        rows = [f"{written_as(self.every, begin + i)},{value}\n" for i, value in enumerate(self.values)]
        return f"period,{COLUMNS[self.kind]}\n" + "".join(rows)

    def progress(self) -> Progress:
        """How far the goal has come."""
        prepared = prepare(house(self.text()))
        surveyed = [survey(one, prepared) for one in prepared.groups]
        edition = bind_edition(surveyed, prepared)
        plan = next(one for one in surveyed if one.paths[0] == PATH)
        judged = judge(plan, edition, prepared)
        assert judged.assessment
        return judged.assessment.goals[0].progress


def sentence(progress: Progress) -> str:
    """What is said of it in English."""
    return ENGLISH.said(progress.sentence).replace("\N{NO-BREAK SPACE}", " ")
