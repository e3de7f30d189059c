"""Whatever stands in a handbook's files, a check ends with findings: no crash, no flood of findings or of work."""

import string
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from house import PLAYBOOK, files, inputs
from mopsdocs.compile.reporting import check
from mopsdocs.model.diagnostic import Report
from mopsdocs.parse.schema_handbook import Handbook, People
from mopsdocs.parse.schema_work import Playbook
from steps import assert_few_steps

DAY = date(2026, 10, 15)
MOST = 2000
"""More findings than this nobody's file has: a hundred a rule, and fewer than twenty rules at once."""

KEYS = sorted({*Playbook.__annotations__, *Handbook.__annotations__, *People.__annotations__, "id", "due", "start"})
ODD = (
    "G1 T1 ana.ruiz role:cmo team:sales 2026-10-15 31/12/2026 3,5 @x yes [](G1) http://x javascript:x ../.. total"
    " clicks/0 todo pendiente 1e9 \ufeff {"
)
WORDS = st.sampled_from([*KEYS, "25 %", "clicks / 0", *ODD.split(" ")])
MARKS = ":#-[]{}'\"|>&*!%@`,.\n\t \u202e\u00e9\x00"
TEXT = st.text(st.sampled_from(f"{string.ascii_letters}{string.digits}{MARKS}"), max_size=40)
SCALARS = st.one_of(WORDS, TEXT, st.integers(-3, 3000).map(str), st.just(""))
TREES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.one_of(WORDS, st.sampled_from(KEYS)), inner, max_size=6)
    ),
    max_leaves=25,
)
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def yaml_of(tree: object, indent: int = 0) -> str:
    """A tree as somebody might write it, right or wrong: texts are not quoted."""
    space = " " * indent
    match tree:
        case dict():
            return "".join(f"\n{space}{key}: {yaml_of(value, indent + 2)}" for key, value in tree.items()) or "{}"
        case list():
            return "".join(f"\n{space}- {yaml_of(value, indent + 2).lstrip()}" for value in tree) or "[]"
        case _:
            return str(tree)


def checked(contents: dict[str, str]) -> Report:
    """The report on files, made in steps that grow with their size; every place in it is a place of its file."""
    whole, found = inputs(contents, DAY), list[Report]()
    assert_few_steps(whole, lambda: found.append(check(whole)))
    (report,) = found
    for one in report.diagnostics:
        assert one.span is not None
        assert one.said.text
        lines = contents.get(one.path, "").count("\n") + contents.get(one.path, "").count("\r") + 2
        assert 1 <= one.span.line <= one.span.end_line <= lines
        assert one.span.column >= 1
    assert len(report.diagnostics) <= MOST
    return report


@SLOW
@given(tree=st.dictionaries(st.sampled_from(KEYS), TREES, max_size=8), body=TEXT)
def test_any_front_matter_is_checked(tree: dict[str, object], body: str) -> None:
    """Keys of the format with anything below them end in findings."""
    checked({PLAYBOOK: f"---{yaml_of(tree)}\n---\n{body}"})


@SLOW
@given(text=st.one_of(TEXT, st.lists(SCALARS, max_size=30).map("\n".join)))
def test_any_body_is_checked(text: str) -> None:
    """Prose of any shape ends in findings."""
    checked({PLAYBOOK: f"---\ntitle: Forms\nowner: ana.ruiz\n---\n{text}", "playbooks/page.md": text})


@SLOW
@given(people=TREES, handbook=TREES)
def test_any_settings_and_people_are_checked(people: object, handbook: object) -> None:
    """People.yml and mopsdocs.yml of any shape end in findings."""
    plan = files("---\ntitle: Forms\nowner: ana.ruiz\ntasks: [{id: T1, title: x, responsible: [role:cmo]}]\n---\n")
    checked({**plan, "people.yml": yaml_of(people).lstrip("\n"), "mopsdocs.yml": yaml_of(handbook).lstrip("\n")})


@SLOW
@given(words=st.dictionaries(st.sampled_from(["title", "goals.G1.title", "x"]), SCALARS), tree=TREES, body=TEXT)
def test_any_translation_is_checked(words: dict[str, str], tree: object, body: str) -> None:
    """A translation of any shape, beside a sound source, ends in findings."""
    settings_ = "title: Handbook\nlanguages: [en, es]\nglossary: {keep: [MOps], terms: {MQL: {en: lead, es: lead}}}\n"
    source = "---\ntitle: 25 % more for MOps\ngoals: [{id: G1, title: A lead in 3 days}]\n---\n## Why\n\n3 leads.\n"
    front = yaml_of({"lang": "es", "strings": words, "translated_from": tree})
    translation = {PLAYBOOK.replace(".md", ".es.md"): f"---{front}\n---\n{body}"}
    checked({PLAYBOOK: source, "mopsdocs.yml": settings_, **translation})
