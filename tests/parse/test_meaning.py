"""A front matter gets its meaning: values, defaults, labels, places, ids."""

from datetime import date
from decimal import Decimal

import pytest

from mopsdocs.model.config import default_areas
from mopsdocs.model.diagnostic import Key, KeyPath
from mopsdocs.model.playbook import Baseline, Body, Change, Duration, Page, Playbook, Target, Window
from mopsdocs.model.prose import Heading, Prose
from mopsdocs.model.text import Text
from mopsdocs.parse.meaning import Place, PlaybookRead, page, playbook
from mopsdocs.parse.yaml import read

PLACE = Place("playbooks/campaigns/email-program.md", "email-program", "campaigns")
SMALL = """
title: Answer every lead within a day
owner: ana.ruiz
metrics:
  - {id: reply-time, name: Time to reply, type: level, unit: hours, good: down, every: month, values: reply-time.csv}
goals:
  - {id: G1, metric: reply-time, scope: All leads, baseline: 30, target: 24, start: 2026-01-01, due: 2026-06-30}
tasks:
  - {id: T1, title: Route leads, serves: [G1], responsible: [luis.gomez], accountable: ana.ruiz, due: 2026-02-15}
"""


def meant(front: str, place: Place = PLACE, **words: dict[str, str]) -> PlaybookRead:
    """What a front matter means, with translations by language."""
    return playbook(read(front).tree, place, lang="en", areas=default_areas(), translations=words)


def book(front: str) -> Playbook:
    """A playbook without a mistake in it."""
    found = meant(f"title: A\n{front}")
    assert () == found.noticed
    return found.playbook


def told(front: str, place: Place = PLACE) -> list[tuple[str, KeyPath, str]]:
    """Code, place and hint of what is noticed."""
    return [
        (
            one.code,
            one.at.path if isinstance(one.at, Key) else one.at,
            one.hint.text.format(**one.hint.values) if one.hint else "",
        )
        for one in meant(front, place).noticed
    ]


def test_the_smallest_playbook() -> None:
    """The smallest playbook is clean and has all defaults filled in."""
    found = meant(SMALL)
    [goal], [task], [metric] = found.playbook.goals, found.playbook.tasks, found.playbook.metrics
    assert () == found.noticed
    assert ("email-program", "en", "campaigns", False, "active") == (
        found.playbook.id,
        found.playbook.lang,
        found.playbook.area,
        found.playbook.area_given,
        found.playbook.status,
    )
    assert ("ana.ruiz", None, Baseline(("goals", 0, "baseline"), Decimal(30), None)) == (
        goal.owner,
        goal.direction,
        goal.baseline,
    )
    assert Target(("goals", 0, "target"), Decimal(24)) == goal.target
    assert ("todo", (), None) == (task.status, task.after, task.raci.consulted)
    assert (1, "level", Text("Time to reply", "en")) == (metric.revision, metric.kind, metric.name)


def test_one_who_answers_may_be_written_as_a_list() -> None:
    """`accountable` is one party, a list of several, or none; how many are right is for others to say."""
    tasks = book("""
tasks:
  - {id: T1, title: A, accountable: ana.ruiz}
  - {id: T2, title: A, accountable: [ana.ruiz, role:cmo]}
  - {id: T3, title: A, accountable: []}
  - {id: T4, title: A, accountable: }
  - {id: T5, title: A}
""").tasks
    assert [("ana.ruiz",), ("ana.ruiz", "role:cmo"), (), None, None] == [task.raci.accountable for task in tasks]


def test_a_person_may_be_written_as_links_do() -> None:
    """`person:ana.ruiz`, as in prose, is the same as `ana.ruiz`."""
    found = book("owner: person:ana.ruiz\ntasks: [{id: T1, title: A, responsible: [person:luis.gomez, team:mops]}]")
    assert ("ana.ruiz", ("luis.gomez", "team:mops")) == (found.owner, found.tasks[0].raci.responsible)


def test_an_empty_value_is_none() -> None:
    """A key that is left empty is as good as one that is left out."""
    found = book("owner:\nsummary:\nperiod:\ntags:\ngoals:\n  - {id: G1, due: , baseline: , scope: ''}\nsteps:\n")
    assert (None, None, None, (), ()) == (found.owner, found.summary, found.period, found.tags, found.steps)
    assert (None, None, None) == (found.goals[0].due, found.goals[0].baseline, found.goals[0].scope)


def test_values_have_their_types() -> None:
    """Numbers are decimals, dates are dates, shares, changes and durations are taken apart."""
    found = book("""
period: {start: 2026-01-01, end: 2026-12-31}
review: {every: 3 months, last: "2026-09-30", by: ana.ruiz, watch: [total-clicks]}
slas:
  - id: SLA1
    title: Hand-over
    commitment: {measure: time, op: at-most, value: 4, unit: business hours, share: 95 %, window: 30 days}
    signoffs: [{by: role:cmo}]
goals:
  - id: G1
    target: {value: 60000, change: +25 %}
    checkpoints: [{date: 2026-06-30, value: 29500}]
  - {id: G2, target: {from: 10, to: 20}}
metrics:
  - id: m
    example: {clicks: 4200, result: 3.5}
    revision: 2
    changed: {date: 2026-01-01, why: Bots}
    due_after: 5 days
""")
    [sla], [first, second], [metric] = found.slas, found.goals, found.metrics
    assert Window(date(2026, 1, 1), date(2026, 12, 31)) == found.period
    assert found.review
    assert sla.commitment
    assert first.target
    assert second.target
    assert (Duration(3, "months"), date(2026, 9, 30), ("review",)) == (
        found.review.every,
        found.review.last,
        found.review.at,
    )
    assert (Decimal(4), Decimal(95), Duration(30, "days")) == (
        sla.commitment.value,
        sla.commitment.share,
        sla.commitment.window,
    )
    assert ("agreement", "role:cmo", ("slas", 0, "signoffs", 0)) == (
        sla.signoffs[0].aspect,
        sla.signoffs[0].by,
        sla.signoffs[0].at,
    )
    assert (Decimal(60000), Change(Decimal(25), "%")) == (first.target.value, first.target.change)
    assert (date(2026, 6, 30), Decimal(29500)) == (first.checkpoints[0].on, first.checkpoints[0].value)
    assert (Decimal(10), Decimal(20)) == (second.target.low, second.target.high)
    assert {"clicks": Decimal(4200), "result": Decimal("3.5")} == metric.example
    assert (2, (date(2026, 1, 1), Text("Bots", "en")), Duration(5, "days")) == (
        metric.revision,
        metric.changed,
        metric.due_after,
    )


def test_everything_knows_where_it_stands() -> None:
    """Each thing carries the key path of its place in the file, also where an entry before it is empty."""
    found = book("steps:\n  -\n  - {id: S1, title: A, tasks: [{id: T1, title: A}]}\nrisks: [{id: R1, text: Spam}]")
    assert [("steps", 1), ("steps", 1, "tasks", 0), ("risks", 0)] == [
        found.steps[0].at,
        found.steps[0].tasks[0].at,
        found.risks[0].at,
    ]


EVERY_LABEL = """
title: t
summary: t
problems: [{id: P1, problem: t, solution: t, evidence: t}]
stakeholders: [{id: sales, who: team:sales, needs: [{id: N1, text: t}]}]
slas: [{id: SLA1, title: t, deliverable: t, commitment: {measure: t}, in_return: {measure: t}}]
metrics: [{id: click-rate, name: t, source: t, inputs: {clicks: t}, changed: {why: t}}]
goals:
  - id: G1
    title: t
    statement: t
    scope: t
    achievable: {why: t, resources: [t, t]}
    relevant: {why: t}
    realistic: {why: t}
    override: {why: t}
participation:
  affected: [{who: team:email-authors, changes: t, gains: t}]
  feedback: [{id: F1, text: t, answer: t}]
steps: [{id: S1, title: t, done_when: t, tasks: [{id: T1, title: t, blocked_by: t}]}]
tasks: [{id: T2, title: t}]
risks: [{id: R1, text: t, answer: t}]
decisions: [{id: D1, title: t, why: t}]
"""
_PATHS = """
title summary problems.P1.problem problems.P1.solution problems.P1.evidence stakeholders.sales.needs.N1.text
slas.SLA1.title slas.SLA1.deliverable slas.SLA1.commitment.measure slas.SLA1.in_return.measure
metrics.click-rate.name metrics.click-rate.source metrics.click-rate.inputs.clicks metrics.click-rate.changed.why
goals.G1.title goals.G1.statement goals.G1.scope goals.G1.achievable.why goals.G1.achievable.resources.1
goals.G1.achievable.resources.2 goals.G1.relevant.why goals.G1.realistic.why goals.G1.override.why
participation.affected.team:email-authors.changes participation.affected.team:email-authors.gains
participation.feedback.F1.text participation.feedback.F1.answer
steps.S1.title steps.S1.done_when steps.S1.tasks.T1.title steps.S1.tasks.T1.blocked_by tasks.T2.title
risks.R1.text risks.R1.answer decisions.D1.title decisions.D1.why
"""
PATHS = _PATHS.split()


def test_labels_have_paths() -> None:
    """The path of each label is made of ids, and of the party for those affected; a list counts from one."""
    assert sorted(PATHS) == sorted(meant(EVERY_LABEL, es={}).labels)


def test_labels_take_their_translations() -> None:
    """A label has its words in each language that translates it, and in no other."""
    words = {path: f"es {path}" for path in PATHS}
    found = meant(EVERY_LABEL, es=words, pt={"steps.S1.tasks.T1.title": "pt", "title": ""}).playbook
    assert found.participation
    assert found.goals[0].achievable
    assert Text("t", "en", (("es", "es title"),)) == found.title
    assert (("es", "es steps.S1.tasks.T1.title"), ("pt", "pt")) == found.steps[0].tasks[0].title.others
    assert Text("t", "en", (("es", "es goals.G1.achievable.resources.2"),)) == found.goals[0].achievable.resources[1]
    changes = found.participation.affected[0].changes
    assert changes
    assert "es participation.affected.team:email-authors.changes" == changes.in_language("es")


def test_the_language_of_the_file_wins() -> None:
    """`lang` in the front matter is the language of its labels."""
    found = meant("title: Más clics\nlang: es\nowner: ana", en={"title": "More clicks"}).playbook
    assert ("es", Text("Más clics", "es", (("en", "More clicks"),))) == (found.lang, found.title)


@pytest.mark.parametrize(
    ("front", "at"),
    [
        ("steps: [{id: S1, title: First}]\ntasks: [{id: S1, title: Second}]", ("tasks", 0, "id")),
        ("metrics: [{id: clicks}]\nstakeholders: [{id: clicks, who: team:sales}]", ("metrics", 0, "id")),
        ("risks: [{id: R1}, {id: R2}, {id: R1}]", ("risks", 2, "id")),
    ],
)
def test_ids_are_given_once(front: str, at: KeyPath) -> None:
    """Two things of whatever kind with one id are told at the second, with both named."""
    hint = "Give one of them another id: all things of a playbook share one list of ids"
    assert [("FM-004", at, hint)] == told(f"title: A\n{front}")


def test_twins_are_named() -> None:
    """The finding about an id that stands twice names both things."""
    [found] = meant("title: A\nsteps: [{id: S1, title: First}]\ntasks: [{id: S1, title: Second}]").noticed
    assert ("First", "Second") == (found.said.values["first"], found.said.values["second"])


def test_case_tells_ids_apart() -> None:
    """`t1` and `T1` are two ids, as are the inputs of two metrics with one name."""
    assert [] == told("""
title: A
metrics: [{id: a, inputs: {clicks: x}}, {id: b, inputs: {clicks: x}}]
tasks: [{id: t1, title: A}, {id: T1, title: B}]
""")


@pytest.mark.parametrize("word", ["TBD", "TODO: ask sales", "Clicks (FIXME)", "Coming soon", "See (add link)", "XXX"])
def test_placeholders_in_labels(word: str) -> None:
    """A placeholder in a label is told where it stands."""
    assert [("FM-005", ("goals", 0, "scope"))] == [
        one[:2] for one in told(f"title: A\ngoals: [{{id: G1, title: Clicks, scope: '{word}'}}]")
    ]


@pytest.mark.parametrize("word", ["Todo el equipo", "XXXL shirts", "A to-do list", "The TODOs", "Methodology"])
def test_words_that_only_resemble_placeholders(word: str) -> None:
    """Ordinary words that hold the letters of a placeholder are left alone."""
    assert [] == told(f"title: A\ngoals: [{{id: G1, scope: '{word}'}}]")


@pytest.mark.parametrize("word", ["no", "Yes", "ON", "off", "true", "null", "1.10", "2.0"])
def test_words_that_other_programs_read_otherwise(word: str) -> None:
    """A plain `no` or `1.10` where text is meant is taken as that text, and told to stand in quotes."""
    assert [("FM-002", ("title",), f'Write `"{word}"`, in quotes')] == told(f"title: {word}\nowner: ana")
    assert [("FM-002", ("tags", 1), f'Write `"{word}"`, in quotes')] == told(f"title: A\ntags: [a, {word}]")
    assert word == meant(f"title: {word}\nowner: ana").playbook.title.source
    assert [] == told(f'title: "{word}"\nowner: ana\ntags: ["{word}"]')


@pytest.mark.parametrize("word", ["Not yet", "2026", "1.15", "Noon", "25"])
def test_words_that_everybody_reads_alike(word: str) -> None:
    """Other short texts need no quotes."""
    assert [] == told(f"title: {word}\nowner: ana")


def test_a_point_between_thousands() -> None:
    """`60.000` is sixty here; who means thousands hears of it, and the number stays as it reads."""
    front = "title: A\ngoals: [{id: G1, baseline: 48.000, target: {value: 60.500}}]"
    assert [("FM-002", ("goals", 0, "baseline"), "Write `48000` or `48`")] == told(front)
    assert Decimal(48) == getattr(meant(front).playbook.goals[0].baseline, "value", None)


@pytest.mark.parametrize(
    ("front", "hint"),
    [
        ("owner: ana", "Add `title: Email program`"),
        ("title: ''\nowner: ana", "Write it like this: `title: Make email a channel that pays`"),
        ("title: [a, b]\nowner: ana", "Write it like this: `title: Make email a channel that pays`"),
        ("titel: Email\nowner: ana", "Did you mean `title`?"),
    ],
)
def test_a_playbook_without_a_title(front: str, hint: str) -> None:
    """A missing, empty or misspelled title is one finding, and the file's name stands in for it."""
    assert [("FM-003", hint)] == [(code, said) for code, _, said in told(front)]
    assert meant(front).playbook.title.source in {"Email program", "Email"}


@pytest.mark.parametrize(
    ("front", "folder", "area", "finding"),
    [
        ("", "data", "data", None),
        ("", "drafts", "", None),
        ("", None, "", None),
        ("", "campaing", "campaigns", ("FM-009", (), "Name it `campaigns`, or add `area: campaigns`")),
        ("area: data", "drafts", "data", None),
        ("area: Data", "campaigns", "data", ("FM-009", ("area",), "Did you mean `data`?")),
        ("area: marketing", "campaigns", "", ("FM-009", ("area",), "The areas are")),
    ],
)
def test_areas(front: str, folder: str | None, area: str, finding: tuple[str, KeyPath, str] | None) -> None:
    """The area is the one written, else the folder's; a word that is no area is told with the likeliest one."""
    found = meant(f"title: A\nowner: ana\n{front}", PLACE._replace(area=folder))
    assert (area, bool(front)) == (found.playbook.area, found.playbook.area_given)
    assert (finding is not None) == bool(found.noticed)
    for code, at, hint in told(f"title: A\nowner: ana\n{front}", PLACE._replace(area=folder)):
        assert finding
        assert (*finding[:2], True) == (code, at, hint.startswith(finding[2]))


def test_a_file_name_that_can_be_no_id() -> None:
    """A file name with spaces gives an id without, and is told; a written id needs no good file name."""
    place = PLACE._replace(name="Email Program")
    assert [("FM-004", (), "Rename it to `email-program`, or add `id: email-program`")] == told("title: A", place)
    assert "email-program" == meant("title: A", place).playbook.id
    assert [] == told("title: A\nid: email-program", place)


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("../data/consent.md", None),
        ("../../people.yml", None),
        ("../../../etc/passwd.txt", "SAFE-004"),
        ("a/../../../../x.md", "SAFE-004"),
        ("https://example.com/../..", None),
        ("www.example.com/form", "FM-003"),
    ],
)
def test_links_stay_in_the_handbook(link: str, code: str | None) -> None:
    """A path may lead anywhere within the handbook and nowhere out of it."""
    front = f"title: A\ntasks: [{{id: T1, title: A, issue: {link}}}]"
    assert [code] * bool(code) == [one[0] for one in told(front)]
    assert (code == "SAFE-004") == (meant(front).playbook.tasks[0].issue is None)


def test_an_ignored_rule_needs_a_reason() -> None:
    """A rule is ignored with a reason and until a day; without a reason it is not, and that is told."""
    found = meant("title: A\nignore: [{rule: SLA-004}, {rule: RACI-005, why: Agreed, until: 2026-12-31}]")
    assert [("RACI-005", "Agreed", date(2026, 12, 31), ("ignore", 1))] == [
        (one.rule, one.why, one.until, one.at) for one in found.playbook.ignore
    ]
    assert [("FM-003", ("ignore", 0))] == [(one.code, one.at) for one in found.noticed]


def leaf(front: str, name: str = "campaigns/how-we-work", bodies: tuple[Body, ...] = ()) -> Page:
    """A page without a mistake in it."""
    place = Place(f"playbooks/{name}.md", name, "campaigns")
    found = page(read(front).tree, place, lang="en", areas=default_areas(), bodies=bodies)
    assert () == found.noticed
    return found.page


def test_a_page_keeps_to_itself() -> None:
    """A page takes title, summary and area; whatever else its author keeps there is nobody's business."""
    found = leaf("title: How we work\nsummary: A week\nauthor: Ana\nlayout: {wide: yes}\ntags: [a]")
    assert (Text("How we work", "en"), Text("A week", "en"), "campaigns") == (found.title, found.summary, found.area)


def test_a_page_without_a_title() -> None:
    """A page is called by the one heading above all others, else by its file or folder in words."""
    top, below = Heading(2, "Our week", "our-week", 1), Heading(3, "Monday", "monday", 3)
    with_top = (Body("en", "x.md", Prose(headings=(top, below))),)
    several = (Body("en", "x.md", Prose(headings=(top, below, top))),)
    assert "Our week" == leaf("", bodies=with_top).title.source
    assert "How we work" == leaf("", bodies=several).title.source
    assert "Campaign analysis and reporting" == leaf("", name="campaigns/index").title.source


def test_a_plan_that_became_a_page_by_a_slip() -> None:
    """A page with a list under a misspelled plan key was meant for a playbook, and is told so."""
    place = Place("playbooks/a.md", "a")
    found = page(read("title: A\nobjetivos: [{id: G1}]\nauthor: Ana").tree, place, lang="en", areas=default_areas())
    assert [("FM-003", Key(("objetivos",)))] == [(one.code, one.at) for one in found.noticed]


def test_things_under_a_misspelled_key_stand_where_they_are_written() -> None:
    """What stands under `objetivos` is read as goals, and its place is that in the file."""
    found = meant("title: A\nobjetivos: [{id: G1, due: 2026-12-31}]\ntareas: [{id: T1, title: A}]").playbook
    assert (("objetivos", 0), ("tareas", 0)) == (found.goals[0].at, found.tasks[0].at)
