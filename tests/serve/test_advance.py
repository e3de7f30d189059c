"""Going on from one state of a handbook to the next comes to the same as compiling it from the beginning."""

import random
from collections.abc import Mapping

import pytest

from checkout import CHECKOUT, TODAY
from house import files, house, inputs
from mopsdocs.compile.advance import advance, edited, missing
from mopsdocs.compile.compiling import compile as compile_all
from mopsdocs.compile.live import Live, unknown
from mopsdocs.compile.standing import Recalled, settled
from mopsdocs.model.source import Inputs, Source, blob_id

PEOPLE = """\
=== people.yml
people:
  ana.ruiz: {name: Ana Ruiz}
  luis.gomez: {name: Luis Gómez}
"""
ONE = """\
=== playbooks/campaigns/one.md
---
title: One
owner: ana.ruiz
metrics:
  - {id: clicks, name: Clicks, type: total, unit: clicks, good: up, every: month}
goals:
  - {id: G1, title: More clicks, metric: clicks, baseline: 10, target: 20, start: 2026-01-01, due: 2026-12-31}
tasks:
  - {id: T1, title: Write, serves: [G1], responsible: [luis.gomez], accountable: ana.ruiz, due: 2026-11-01}
---
See [two](two.md).
"""
TWO = """\
=== playbooks/campaigns/two.md
---
title: Two
owner: ana.ruiz
goals:
  - {id: G1, title: Even more, metric: one/clicks, baseline: 20, target: 30, start: 2026-01-01, due: 2026-12-31}
tasks:
  - {id: T1, title: Send, serves: [G1], after: [one/T1], responsible: [luis.gomez], due: 2026-12-01}
---
After [one](one.md#nowhere).
"""
VALUES = "playbooks/campaigns/clicks.csv"
BASE = PEOPLE + ONE + TWO


def whole(given: Inputs) -> Live:
    """The state that a handbook has at first, its lists known."""
    live = advance(None, given)
    return advance(live, given)


def same(live: Live, given: Inputs) -> None:
    """Compares every page, and the findings of every document, with those of a compilation."""
    site = compile_all(given)
    assert set(site.site) == set(live.paths())
    for path, recipe in site.site.items():
        assert recipe.digest == live.digest(path), path
        assert recipe.renderer == "copy" or site.render(path) == live.page(path), path
    for name in live.standings:
        mine = {(one.code, one.span, one.said.text) for one in live.diagnostics(name)}
        theirs = {
            (one.code, one.span, one.said.text)
            for one in site.report.diagnostics
            if one.path in (name, VALUES) and one.ignored is None
        }
        assert mine <= theirs, name


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("See [two]", "Look at [two]"),
        ("title: One", "title: The first"),
        ("id: clicks, name: Clicks", "id: clicks, name: Clicks by people"),
        ("title: Write", "title: Write it down"),
        ("metric: one/clicks", "metric: one/nothing"),
        ("owner: ana.ruiz", "owner: luis.gomez"),
        ("due: 2026-11-01", "due: 2026-11-02, status: done, done: 2026-10-01"),
        ("title: Two", "title: Two\nwas: [zwei]"),
        ("title: Two", "title: Two\nsupersedes: [one]"),
        ("id: T1, title: Write", "id: T9, title: Write"),
        ("name: Luis Gómez", "name: Luis G."),
        ("name: Luis Gómez", "name: Luis Gómez, to: 2026-12-15"),
        ("owner: ana.ruiz", "owner: ana.ruiz\nreview: {every: 3 months, last: 2026-07-20}"),
    ],
)
def test_an_edit_comes_to_the_same(old: str, new: str) -> None:
    """After an edit, every page and every finding is what a compilation from the beginning gives."""
    after = house(BASE.replace(old, new, 1))

    same(advance(whole(house(BASE)), after), after)


def test_an_edit_of_a_few_files_comes_to_the_same() -> None:
    """The short way, for files whose contents alone have changed, ends where the long one does."""
    live, after = whole(house(BASE)), house(BASE.replace("title: One", "title: The first"))
    changed = next(one for one in after.snapshot.sources if one.path.endswith("one.md"))

    found = edited(live, (changed,))

    assert found is not None
    same(found, after)


def test_files_come_and_go() -> None:
    """A document that is added, taken away or renamed is seen by those that refer to it."""
    states = [BASE, PEOPLE + ONE, BASE, BASE.replace("campaigns/one.md", "campaigns/first.md"), PEOPLE + TWO, BASE]
    live = None
    for state in states:
        live = advance(live, house(state))
        same(live, house(state))


MEASURED = ONE.replace("every: month", "every: month, values: clicks.csv").replace("type: total", "type: level")
LENT = ONE.replace("One", "Three").replace("one.md", "three.md").replace(
    "type: total, unit: clicks,", "type: rate, unit: clicks, formula: '[one/clicks] * 2',"
)
BORROWED = TWO.replace("one/clicks", "three/clicks")
ROWS = ["2026-07,12", "2026-08,14"]


def measured(*rows: str, name: str = "clicks") -> Inputs:
    """A handbook in which one playbook measures, and two rest on it: one on its metric, one on the other's."""
    values = "\n".join(("=== playbooks/campaigns/" + name + ".csv", "period,value", *rows, ""))
    return house(PEOPLE + MEASURED + LENT + BORROWED + (values if rows else ""))


@pytest.mark.parametrize(
    "after",
    [measured(*ROWS, "2026-09,19"), measured("2026-07,12", "2026-08,1O"), measured(), measured(*ROWS, name="other")],
    ids=["a value more", "a mistake", "no file", "another file"],
)
def test_other_values_come_to_the_same(after: Inputs) -> None:
    """Values that come, change and go are seen by every page that rests on them, and so are mistakes in them."""
    before = measured(*ROWS)

    same(advance(whole(before), after), after)
    same(advance(whole(after), before), before)


def test_a_page_that_was_read_with_other_values_is_made_anew() -> None:
    """Whoever has looked at a page sees the new value there, in its own playbook and where it is borrowed."""
    before, after = measured(*ROWS), measured(*ROWS, "2026-09,19")
    live = known(whole(before))
    paths = ["metrics/one.clicks.html", "playbooks/one.html", "playbooks/three.html", "playbooks/two.html"]
    old = [live.page(path) for path in paths]

    now = advance(live, after)

    assert paths == [path for path, page in zip(paths, old, strict=True) if page != now.page(path)]
    same(now, after)


def test_values_that_change_are_work() -> None:
    """A document whose values are others has to be read again, and is counted: many are left to others to read."""
    live = whole(measured(*ROWS))

    assert 0 == missing(live, measured(*ROWS), {})
    assert 1 == missing(live, measured(*ROWS, "2026-09,19"), {})
    assert 1 == missing(live, measured(), {})


def test_the_address_of_an_earlier_id_leads_on() -> None:
    """Where a playbook was called otherwise, a page leads to it, in every language, as in the site itself."""
    config = "=== mopsdocs.yml\nlanguages: [en, es]\naddress: https://handbook.summer.example/\n"
    given = house(config + BASE.replace("title: Two", "title: Two\nwas: [zwei]"))

    live = whole(given)

    same(live, given)
    assert live.page("playbooks/zwei.html") == compile_all(given).render("playbooks/zwei.html")
    assert live.page("es/playbooks/zwei.html") == compile_all(given).render("es/playbooks/zwei.html")
    assert live.page("sitemap.xml") == compile_all(given).render("sitemap.xml")
    assert b"zwei" not in (live.page("sitemap.xml") or b"zwei")


def test_what_was_remembered_comes_to_the_same() -> None:
    """What is remembered of documents is used where it holds, and left where another document has changed."""
    memory = {name: one.recalled() for name, one in known(whole(house(BASE))).standings.items()}
    after = house(BASE.replace("id: clicks, name: Clicks", "id: clicks, name: Clicks by people"))

    live = advance(None, after, memory)

    assert ["playbooks/campaigns/one.md", "playbooks/campaigns/two.md"] == sorted(unknown(live))
    same(advance(live, after), after)


def test_memory_that_is_brought_up_to_date_keeps_only_what_holds() -> None:
    """An outline that rests on a card that is another now is forgotten, and one that does not is kept."""
    third = (
        ONE.replace("one.md", "three.md")
        .replace("See [two](two.md).", "Alone.")
        .replace("title: One", "title: Three")
    )
    before = known(whole(house(BASE + third)))
    memory = {name: one.recalled() for name, one in before.standings.items()}
    after = known(whole(house(BASE.replace("title: One", "title: The first") + third)))
    name = "playbooks/campaigns/one.md"
    new: Mapping[str, Recalled] = {name: after.standings[name].recalled()}

    found = settled(memory, new, memory.keys())

    assert b"" == found["playbooks/campaigns/two.md"].outline
    assert memory["playbooks/campaigns/three.md"] == found["playbooks/campaigns/three.md"]


def known(live: Live) -> Live:
    """A state in which every outline is known."""
    for name in live.standings:
        live.outline(name)
    return live


@pytest.mark.parametrize(
    ("path", "broken"),
    [
        ("playbooks/campaigns/one.md", "---\ntitle: [One\nowner: ana.ruiz\n---\nBody.\n"),
        ("people.yml", "people: [\n"),
        ("people.yml", None),
        ("mopsdocs.yml", "title: [\n"),
    ],
)
def test_what_is_broken_leaves_the_pages_as_they_were(path: str, broken: str | None) -> None:
    """A file that cannot be read, or is gone, changes no page, and is told of; mended, nothing is left of it."""
    text = f"{BASE}=== mopsdocs.yml\ntitle: Ours\n"
    before = whole(house(text))
    contents = files(text)
    if broken is None:
        del contents[path]
    else:
        contents[path] = broken
    given = inputs(contents, house(text).snapshot.version.as_of)

    live = advance(before, given)

    for page in compile_all(house(text)).site:
        assert before.page(page) == live.page(page), page
    assert [path] == [*{one.path for one in live.troubles}]
    mended = advance(live, house(text))
    assert () == mended.troubles
    same(mended, house(text))


def test_many_edits_of_our_own_handbook() -> None:
    """After any number of small mistakes and their mending our own handbook is what it was."""
    chance = random.Random(7)
    names = ("mopsdocs.yml", "people.yml", "signoffs.yml")
    contents = {name: (CHECKOUT / name).read_text("utf-8") for name in names}
    for file in (CHECKOUT / "playbooks").rglob("*.md"):
        contents[file.relative_to(CHECKOUT).as_posix()] = file.read_text("utf-8")
    day = house(f"# today: {TODAY}\n").snapshot.version.as_of
    first = inputs(contents, day)
    live = whole(first)
    for _ in range(30):
        path = chance.choice(sorted(contents))
        lines = contents[path].split("\n")
        del lines[chance.randrange(len(lines))]
        content = "\n".join(lines).encode()
        live = edited(live, (Source(path, content, blob_id(content)),)) or advance(
            live, inputs({**contents, path: content.decode()}, day)
        )
        live.page("index.html")
    same(advance(live, first), first)
