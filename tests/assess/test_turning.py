"""Days on which nothing turns: an assessment that is kept from one day to another is the one that would be made."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from house import house
from mopsdocs.assess import turns
from mopsdocs.compile.prepare import prepare
from mopsdocs.compile.stages import bind_edition, judge, survey
from mopsdocs.model.handbook import Bound
from tests.assess.pacing import PATH, Plan

FIRST, COUNT, APART = date(2026, 1, 20), 150, (1, 7, 40)
PLANS = {
    "values that end": Plan(values=(110, 120, 130), late="5 days"),
    "values to come": Plan(values=tuple(range(110, 120)), late="3 days"),
    "no day to be recorded by": Plan(values=(110, 120)),
    "no value yet": Plan(start="2026-02-10", due="2026-05-20", late="5 days"),
    "weeks": Plan(every="week", first="2026-W05", values=(110, 120, 130), late="2 days"),
    "quarters": Plan(kind="rate", every="quarter", first="2025-Q4", values=("1,2", "2,3"), late="10 days"),
    "a total": Plan(kind="total", values=(3, 4), start="2026-02-01", due="2026-04-15"),
    "no window": Plan(start=None, due=None, values=(110,), late="1 week"),
}


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_what_is_kept_is_what_would_be_made(plan: Plan) -> None:
    """Wherever nothing turns between two days, forwards or backwards, the playbook amounts to the same on both."""
    given = house(plan.text())
    alone = prepare(given)
    parsed = [survey(one, alone) for one in alone.groups]
    found = []
    for day in (FIRST + timedelta(days=number) for number in range(COUNT)):
        prepared = replace(alone, version=replace(alone.version, as_of=day))
        edition = bind_edition(parsed, prepared)
        (judged,) = (judge(one, edition, prepared) for one in parsed if one.paths[0] == PATH)
        assert isinstance(judged.bound, Bound)
        found.append((day, judged.bound.playbook, judged.assessment))

    pairs = [(one, other) for apart in APART for one, other in zip(found, found[apart:], strict=False)]
    kept = [(one, other) for one, other in pairs if not turns(one[1], one[0], other[0])]
    assert [one[2] for one, _ in kept] == [other[2] for _, other in kept]
    assert all(turns(one[1], other[0], one[0]) == turns(one[1], one[0], other[0]) for one, other in pairs)
    assert len(kept) > len(pairs) / 3
    assert any(one[2] != other[2] for one, other in pairs)
