"""The three promises of the house: the core is a function, a page is its ingredients, a body is private."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from checkout import SRC
from house import house
from mopsdocs.compile.compiling import Compilation, compile  # It is what the verb is called.

SETTINGS = """\
=== mopsdocs.yml
title: Small handbook
languages: [en, es]
=== people.yml
people:
  ana.ruiz: {name: Ana Ruiz, team: mops}
  luis.gomez: {name: Luis Gómez, team: mops}
teams: {mops: {name: Marketing operations, lead: ana.ruiz}}
"""
LAUNCH = """\
=== playbooks/campaigns/launch.md
---
title: Launch on time
owner: ana.ruiz
metrics:
  - {id: days, name: Days to launch, type: level, unit: days, good: down, every: month}
goals:
  - {id: G1, title: From 40 to 30 days, metric: days, baseline: 40, target: 30, start: 2026-01-01, due: 2026-12-31}
tasks:
  - {id: T1, title: List the steps, serves: [G1], responsible: [luis.gomez], accountable: ana.ruiz, due: 2026-11-02}
---
Send it to [](review/G1) after [](person:luis.gomez) has read it.
"""
REVIEW = """\
=== playbooks/data/review.md
---
title: Review what we send
owner: luis.gomez
goals:
  - {id: G1, title: Two readers for each mail, owner: ana.ruiz}
---
See [](launch).
"""
OTHER = """\
=== playbooks/data/clean.md
---
title: Clean the contact lists
owner: luis.gomez
tasks:
  - {id: T1, title: Remove duplicates, responsible: [luis.gomez], accountable: ana.ruiz, due: 2026-10-20}
---
Twice a year.
"""
HOUSE = SETTINGS + LAUNCH + REVIEW + OTHER


def stale(before: str, after: str) -> list[str]:
    """The pages that would be rendered again, in English."""
    old, new = compile(house(before)).site, compile(house(after)).site
    return [p for p, r in new.items() if not p.startswith("es/") and (p not in old or old[p].digest != r.digest)]


@pytest.fixture(scope="module")
def small() -> Compilation:
    """A handbook of three playbooks."""
    return compile(house(HOUSE))


def test_prose_edit_touches_one_page() -> None:
    """Editing the body of a playbook makes only its own page stale."""
    assert stale(HOUSE, HOUSE.replace("Send it to", "Post it to")) == ["playbooks/launch.html"]


def test_title_edit_touches_those_who_show_it() -> None:
    """Editing a title makes stale the page, those who refer to it, and the lists that name it."""
    assert stale(HOUSE, HOUSE.replace("title: Launch on time", "title: Launch in time")) == [
        "a-z.html",
        "areas/campaigns.html",
        "areas/campaigns.ics",
        "areas/campaigns/timeline.html",
        "calendar.ics",
        "goals.csv",
        "goals.html",
        "handbook.json",
        "index.html",
        "metrics/launch.days.html",
        "people/ana.ruiz.html",
        "people/ana.ruiz.ics",
        "people/luis.gomez.html",
        "people/luis.gomez.ics",
        "playbooks/launch.html",
        "playbooks/review.html",
        "raci.csv",
        "tasks.csv",
        "tasks.html",
        "tasks/board.html",
    ]


LEAVING = HOUSE.replace("name: Luis Gómez, team: mops}", "name: Luis Gómez, team: mops, to: 2026-10-31}").replace(
    "teams: {", "  olga.petrova: {name: Olga Petrova, team: sales}\nteams: {sales: {name: Sales}, "
)
DUE = "due: 2026-10-20}"


def test_a_task_less_touches_those_who_compare() -> None:
    """A task that is done makes stale who had it, their team, what a leaver still holds, and no other team."""
    assert stale(LEAVING, LEAVING.replace(DUE, "due: 2026-10-20, status: done, done: 2026-10-01}")) == [
        "areas/data.html",
        "areas/data.ics",
        "areas/data/timeline.html",
        "areas/index.html",
        "calendar.ics",
        "handbook.json",
        "index.html",
        "people/ana.ruiz.html",
        "people/ana.ruiz.ics",
        "people/index.html",
        "people/luis.gomez.html",
        "people/luis.gomez.ics",
        "people/luis.gomez/handover.html",
        "playbooks/clean.html",
        "raci.csv",
        "tasks.csv",
        "tasks.html",
        "tasks/board.html",
        "teams/mops.html",
    ]


def test_a_later_review_touches_where_it_stands() -> None:
    """The day of a review moves its playbook's page, those who look, its area, and the page of reviews."""
    reviewed = HOUSE.replace("title: Review", "review: {every: 3 months, last: 2026-09-01}\ntitle: Review")

    assert stale(reviewed, reviewed.replace("last: 2026-09-01", "last: 2026-09-02")) == [
        "areas/data.html",
        "areas/data.ics",
        "calendar.ics",
        "handbook.json",
        "people/luis.gomez.html",
        "people/luis.gomez.ics",
        "playbooks/review.html",
        "reviews.html",
    ]


def test_another_day_touches_no_page_of_a_leaver() -> None:
    """Until something is due or somebody is gone, another day changes nothing of what is to be handed over."""
    assert stale(f"# today: 2026-10-02\n{LEAVING}", f"# today: 2026-10-03\n{LEAVING}") == [
        "handbook.json",
        "index.html",
        "style.css",
    ]


def test_a_blank_line_moves_nothing() -> None:
    """A blank line or a comment in the front matter changes no page: lines are not part of the meaning."""
    assert stale(HOUSE, HOUSE.replace("title: Launch", "# why\n\ntitle: Launch")) == []


def test_another_day_touches_what_the_day_changes() -> None:
    """A day later, only what says something about the day differs: where it stands on timelines, a style says."""
    assert stale(f"# today: 2026-10-02\n{HOUSE}", f"# today: 2026-10-03\n{HOUSE}") == [
        "handbook.json",
        "index.html",
        "style.css",
    ]


def test_a_finished_task_touches_those_who_count_it() -> None:
    """A task done makes stale its page, the lists and timelines that show it, and those who count what is open."""
    done = HOUSE.replace("due: 2026-11-02}", "due: 2026-11-02, status: done, done: 2026-10-12}")

    assert stale(HOUSE, done) == [
        "areas/campaigns.html",
        "areas/campaigns.ics",
        "areas/campaigns/timeline.html",
        "areas/index.html",
        "calendar.ics",
        "handbook.json",
        "index.html",
        "people/ana.ruiz.html",
        "people/ana.ruiz.ics",
        "people/index.html",
        "people/luis.gomez.html",
        "people/luis.gomez.ics",
        "playbooks/launch.html",
        "raci.csv",
        "tasks.csv",
        "tasks.html",
        "tasks/board.html",
        "teams/mops.html",
    ]


def test_lazy_rendering_equals_the_build(small: Compilation) -> None:
    """Each page rendered alone, in any order and twice, is the page that a build writes."""
    paths = [path for path, recipe in small.site.items() if recipe.renderer != "copy"]
    built = {path: small.render(path) for path in paths}
    random.Random(7).shuffle(paths)
    fresh = compile(house(HOUSE))
    shuffled = [(path, fresh.render(path)) for path in paths + paths]

    assert shuffled == [(path, built[path]) for path in paths + paths]


def test_one_digest_one_page(small: Compilation) -> None:
    """Two recipes with one digest and one template have the same bytes."""
    found: dict[str, bytes] = {}
    for path, recipe in small.site.items():
        content = small.render(path)
        assert found.setdefault(recipe.digest, content) == content


def test_hash_seeds_make_no_difference() -> None:
    """Three hash seeds, one result: no order comes from a set or a hash."""
    program = (
        "import sys, json, hashlib; sys.path[:0] = json.loads(sys.argv[1]);"
        "from house import house; from mopsdocs.compile.compiling import compile;"
        "site = compile(house(sys.stdin.read()));"
        "print(hashlib.sha256(b''.join(site.render(path) for path in site.site)).hexdigest())"
    )
    places = json.dumps([str(SRC), str(Path(__file__).parent)])
    found = {
        subprocess.run(
            [sys.executable, "-c", program, places],
            input=HOUSE,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }

    assert len(found) == 1


class TouchedError(Exception):
    """The core has reached for the world."""


WORLD = ("open", "os.", "socket.", "subprocess.", "shutil.", "sqlite3.", "urllib.", "tempfile.")


def test_core_touches_nothing() -> None:
    """Compiling and rendering open no file, start no process, ask no network and no environment."""
    inputs = house(HOUSE)
    warm = compile(inputs)  # Imports and CLDR's data are read the first time; they are no input of ours.
    for path in warm.site:
        warm.render(path)
    changed = house(HOUSE.replace("Send it to", "Give it to"))
    armed = True

    def watch(event: str, _: tuple[object, ...]) -> None:
        if armed and event.startswith(WORLD):
            raise TouchedError(event)

    sys.addaudithook(watch)
    try:
        again = compile(changed)
        pages = [again.render(path) for path in again.site]
    finally:
        armed = False

    assert pages


def test_lines_are_found_late() -> None:
    """A finding carries the line and column of what it is about, though no page knows of lines."""
    broken = HOUSE.replace("accountable: ana.ruiz, due: 2026-11-02", "accountable: ana, due: 2026-11-02")
    found = [one for one in compile(house(broken)).report.diagnostics if one.code == "PEOPLE-001"]

    assert [(one.path, one.span.line) for one in found if one.span] == [("playbooks/campaigns/launch.md", 9)]
