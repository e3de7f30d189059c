"""What holds of every comparison, whatever the two versions say."""

from datetime import date
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mopsdocs.diff import compare, runs
from mopsdocs.model.facts import Facts
from tests.diff.versions import PEOPLE, applied, facts, flat, front

IDS = ("ana.ruiz", "luis.gomez", "marta.gil", "role:mops-lead", "team:sales")
WORDS = ("plan", "send", "lists", "clicks", "every", "week", "Más", "é & <b>")
FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])

parties = st.sampled_from(IDS)
several = st.lists(parties, max_size=3, unique=True)
dates = st.dates(min_value=date(2026, 1, 1)).map(lambda day: f"2026-{day.month:02}-{day.day:02}")
said = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


def some(**keys: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    """Some of these keys."""
    return st.fixed_dictionaries({}, optional=keys)


def numbered(letter: str, part: st.SearchStrategy[dict[str, object]]) -> st.SearchStrategy[list[dict[str, object]]]:
    """A few parts, each with an id of its own, in any order."""
    return st.lists(st.tuples(st.integers(1, 12), part), max_size=3, unique_by=lambda pair: pair[0]).map(
        lambda pairs: [{"id": f"{letter}{number}", "title": "Same"} | one for number, one in pairs]
    )


roles = {"accountable": parties, "consulted": several, "informed": several}
task = some(
    title=said,
    responsible=several,
    due=dates,
    status=st.sampled_from(["todo", "doing", "blocked"]),
    effort=st.just("3d"),
    **roles,
)
goal = some(title=said, target=st.integers(1, 99), baseline=st.integers(1, 99), due=dates, owner=parties)
risk = some(text=said, owner=parties, likelihood=st.sampled_from(["low", "high"]))
plan = some(
    title=said,
    owner=parties,
    tags=st.lists(st.sampled_from(["a", "b", "c"]), unique=True, max_size=2),
    goals=numbered("G", goal),
    steps=st.tuples(numbered("S", some(title=said, due=dates, **roles)), numbered("T", task)).map(
        lambda both: [one | ({"tasks": both[1]} if one is both[0][0] else {}) for one in both[0]]
    ),
    tasks=numbered("U", task),
    risks=numbered("R", risk).map(
        lambda several: [{k: v for k, v in one.items() if k != "title"} for one in several]
    ),
).map(lambda keys: {"title": "Plan", "tasks": []} | keys)
section = st.tuples(st.sampled_from(["Why", "How", "Who", "When"]), said)
bodies = st.lists(section, max_size=3, unique_by=lambda one: one[0]).map(
    lambda sections: "".join(f"## {heading}\n\n{text}\n\n" for heading, text in sections)
)
handbooks = st.dictionaries(st.sampled_from(["launch", "email", "lists"]), st.tuples(plan, bodies), max_size=3)


def version(handbook: dict[str, tuple[dict[str, object], str]], *, turned: bool = False) -> Facts:
    """A version with these playbooks; `turned` writes files, keys and lists in another order."""
    files = list(handbook.items())
    texts = [
        f"=== playbooks/campaigns/{name}.md\n{front(_turned(keys) if turned else keys, body)}"
        for name, (keys, body) in (files[::-1] if turned else files)
    ]
    return facts("".join([*texts, PEOPLE] if turned else [PEOPLE, *texts]))


def _turned(keys: dict[str, object]) -> dict[str, object]:
    lists = {"goals", "steps", "tasks", "risks", "tags", "consulted", "informed", "responsible"}
    found = {}
    for name in reversed(keys):
        value = keys[name]
        if isinstance(value, list) and name in lists:
            value = [_turned(one) if isinstance(one, dict) else one for one in reversed(value)]
        found[name] = value
    return found


@FEW
@given(handbooks, handbooks)
def test_changes_lead_from_one_version_to_the_other(
    old: dict[str, tuple[dict[str, object], str]], new: dict[str, tuple[dict[str, object], str]]
) -> None:
    """The changes, applied to the facts of the one version, give the facts of the other."""
    before, after = version(old), version(new)

    assert flat(after) == applied(compare(before, after), flat(before))


@FEW
@given(handbooks)
def test_order_never_matters(handbook: dict[str, tuple[dict[str, object], str]]) -> None:
    """The order of files, keys and lists changes nothing, and the order of changes neither."""
    straight, turned, empty = version(handbook), version(handbook, turned=True), version({})

    assert () == compare(straight, turned)
    assert compare(empty, straight) == compare(empty, turned)


@FEW
@given(plan, plan, bodies)
def test_rename_and_edits(old: dict[str, object], new: dict[str, object], body: str) -> None:
    """A playbook that was renamed and edited is one rename, and the edits that there are without it."""
    before = version({"email": (old, body)})
    edits = compare(before, version({"email": (new, body)}))
    renamed = compare(before, version({"lists": (new | {"was": ["email"]}, body)}))

    assert [("renamed", "id", "email", "lists")] == [(c.kind, c.field, c.before, c.after) for c in renamed[:1]]
    assert [(c.kind, c.item, c.key, c.before, c.after) for c in edits] == [
        (c.kind, c.item, c.key, c.before, c.after) for c in renamed[1:]
    ]


@settings(deadline=None)
@given(st.text("ab \n.", max_size=40), st.text("ab \n.", max_size=40))
def test_runs_are_both_texts(before: str, after: str) -> None:
    """What stayed and what went is the one text, what stayed and what came the other; neighbours differ in kind."""
    found = runs(before, after)

    assert before == "".join(run.text for run in found if run.kind != "in")
    assert after == "".join(run.text for run in found if run.kind != "out")
    assert all(one.kind != other.kind for one, other in pairwise(found))


def test_runs_of_long_texts_end() -> None:
    """Texts that share nothing, or one word without end, are compared in time that grows with their length."""
    found = runs("a b " * 50_000, "b c " * 50_000)

    assert ("a b " * 50_000, "b c " * 50_000) == (
        "".join(run.text for run in found if run.kind != "in"),
        "".join(run.text for run in found if run.kind != "out"),
    )
