"""Lists of many playbooks follow an edit a moment later, and nobody waits for them."""

import gc
import time
import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import RLock

from msgspec import structs

from house import house
from mopsdocs.compile.advance import advance, edited
from mopsdocs.compile.compiling import compile as compile_all
from mopsdocs.compile.live import Live
from mopsdocs.compile.prepare import prepare
from mopsdocs.compile.shelves import Guards
from mopsdocs.compile.sights import FEW
from mopsdocs.compile.sketching import completed, read_by_others
from mopsdocs.compile.stages import survey
from mopsdocs.compile.standing import Standing, standing_of
from mopsdocs.model.outline import Outline
from mopsdocs.model.source import Inputs, Source, blob_id
from mopsdocs.shell.serve.cellar import Shown
from mopsdocs.shell.serve.warm import Shift
from mopsdocs.shell.serve.window import Window
from serve.conftest import Preview
from serve.test_advance import known
from serve.test_sketch import BOOK, PEOPLE, large, sketched

MANY = FEW + 10
LISTS = ("index.html", "tasks.html", "goals.html", "a-z.html", "areas/campaigns.html")
FIRST = "playbooks/campaigns/book-1.md"


def many(count: int = MANY) -> str:
    """A handbook of so many playbooks, each of which leads to the next."""
    books = [BOOK.format(name=f"book-{one}", next=f"book-{(one + 1) % count}", more="Prose.") for one in range(count)]
    return PEOPLE + "".join(books)


def listed(given: Inputs) -> Live:
    """The state in which all is known of a handbook."""
    live = known(advance(None, given))
    return replace(live, lists=live.overviews())


def saved(live: Live, given: Inputs, old: str, new: str) -> Live:
    """The state after one file was saved with other words in it."""
    content = next(one for one in given.snapshot.sources if one.path == FIRST).content
    assert old.encode() in content
    content = content.replace(old.encode(), new.encode(), 1)
    found = edited(live, (Source(FIRST, content, blob_id(content)),))
    assert found is not None
    return found


def test_lists_follow_a_moment_later() -> None:
    """After an edit that lists show, its page is new, lists are as they were, and then become what a build makes."""
    text = many()
    before, after = house(text), house(text.replace("title: Book book-1\n", "title: The first\n"))
    live = listed(before)
    old = {path: live.page(path) for path in LISTS}

    now = saved(live, before, "title: Book book-1\n", "title: The first\n")

    assert (False, True) == (live.behind, now.behind)
    assert b"<h1>The first" in (now.page("playbooks/book-1.html") or b"")
    assert old == {path: now.page(path) for path in LISTS}
    renewed, site = replace(now, lists=now.overviews()), compile_all(after)
    assert not renewed.behind
    assert {path: site.render(path) for path in LISTS} == {path: renewed.page(path) for path in LISTS}


def test_an_edit_of_prose_leaves_lists_alone() -> None:
    """What no list shows makes none of them anew, before and after an edit that does."""
    given = house(many())
    live = listed(given)

    prose = saved(live, given, "Prose.", "More prose.")
    title = known(saved(prose, given, "title: Book", "title: A book"))
    both = saved(title, given, "title: Book book-1", "title: A book book-1")

    assert (False, True, True) == (prose.behind, title.behind, both.behind)
    assert not replace(both, lists=title.overviews()).behind


def test_what_others_have_read_is_taken_up() -> None:
    """Documents read to the end by others come to what a compilation comes to; one edited meanwhile stays edited."""
    text = many(12)
    given, after = house(text), house(text.replace("title: Book book-1\n", "title: The first\n"))
    read = advance(None, given)
    found = {name: one for name, one in read.standings.items() if read.outline(name)}
    live = saved(sketched(given), given, "title: Book book-1\n", "title: The first\n")

    now = read_by_others(live, found)

    site = compile_all(after)
    assert frozenset() == now.sketched
    assert {path: one.digest for path, one in site.site.items()} == {path: now.digest(path) for path in site.site}
    assert read_by_others(now, found) is now


def listed_sketch(given: Inputs) -> Live:
    """The state in which lists are shown, and nobody has read the prose."""
    live = known(sketched(given))
    return replace(live, lists=live.overviews())


def read_behind(live: Live, given: Inputs) -> dict[str, Standing]:
    """What others put down of all documents when they have read them to the end, taken up beside what is shown."""
    prepared = prepare(given)
    shift = Shift(prepared, survey, sketches=False)
    surveyed, told = shift.first(prepared.groups)
    cards = dict(told)
    found = {}
    for name, one in shift.second(surveyed, sorted(told)):
        recalled = structs.replace(cards[name], outline=one.outline, needs=one.needs)
        whole = standing_of(live.standings[name].group, recalled)
        assert whole is not None
        found[name] = completed(live.standings[name], whole)
    return found


def test_lists_stay_while_prose_is_read() -> None:
    """What others have read of the prose shows on no list: they stay, and those planned later are right."""
    given = house(many(40))
    live = sketched(given)
    assert live.lists is not None
    site, home = compile_all(given), live.recipe("index.html")
    found = read_behind(live, given)

    now = read_by_others(live, found)

    assert (frozenset(), False) == (now.sketched, now.behind)
    assert now.recipe("index.html") is home
    assert {path: one.digest for path, one in site.site.items()} == {path: now.digest(path) for path in site.site}


def test_lists_follow_where_prose_shows_on_them() -> None:
    """Where whoever reads the prose comes to something else than the plan alone did, lists are made anew."""
    given = house(many(FEW + 10))
    live = listed_sketch(given)
    found = read_behind(live, given)
    whole = found[FIRST]
    assert isinstance(whole.outline, Outline)
    found[FIRST] = replace(whole, outline=structs.replace(whole.outline, backup="ana.ruiz"))

    assert read_by_others(live, found).behind


def test_many_look_at_once() -> None:
    """Whoever looks at pages and lists at the same time as others, while files are saved, gets whole ones."""
    text = many(80)
    given = house(text)
    live = advance(None, given, guards=Guards(RLock(), RLock))
    live = replace(live, lists=live.overviews())
    site = compile_all(given)
    pages = [path for path in site.site if path.endswith(".html")]

    def look(number: int) -> list[str]:
        mine = pages[number * 7 % len(pages) :] + pages[: number * 7 % len(pages)]
        return [path for path in mine if live.digest(path) != site.site[path].digest]

    with ThreadPoolExecutor(6) as crowd:
        looking = [crowd.submit(look, number) for number in range(6)]
        for number in range(20):
            now = saved(live, given, "Prose.", f"Prose {number}.")
            assert f"Prose {number}.".encode() in (now.page("playbooks/book-1.html") or b"")
        wrong = [one.result() for one in looking]

    assert [[]] * 6 == wrong


def test_what_is_over_goes_at_once() -> None:
    """A state that is over, and its lists, need nobody to look for garbage, and no page that was shown keeps them."""
    given, window = house(many()), Window()
    live = listed(given)
    for path in ("index.html", "playbooks/book-1.html"):
        window.put(path, live, Shown(live.digest(path) or "", live.page(path) or b""))
        assert window.at_hand(path, live)
    gone = [weakref.ref(live), weakref.ref(live.lists)]
    gc.disable()
    try:
        now = saved(live, given, "title: Book", "title: A book")
        live = replace(now, lists=now.overviews())
        del now
        assert [None, None] == [one() for one in gone]
        assert window.at_hand("index.html", live) is None
    finally:
        gc.enable()


def test_a_list_in_front_of_somebody_becomes_new(tmp_path: Path, start: Callable[..., Preview]) -> None:
    """In a preview of many playbooks the page shows an edit at once, and the lists that are looked at soon after."""
    preview = start(large(tmp_path / "handbook", "en", MANY))
    for path in LISTS:
        preview.until(path, lambda told: bool(told["html"]))
    before = preview.look("tasks.html")
    assert [False, False] == [before["behind"], preview.look("playbooks/book-8.html")["behind"]]

    preview.change("title: Write", "title: Write it down", "playbooks/campaigns/book-8.md")
    preview.change("Book book-8", "The eighth", "playbooks/campaigns/book-8.md")
    preview.shows("The eighth", "playbooks/book-8.html")
    preview.shows("Write it down", "tasks.html")
    preview.shows("The eighth", "a-z.html")

    assert not preview.until("tasks.html", lambda told: not told["behind"])["troubles"]
    assert before["digest"] != preview.look("tasks.html")["digest"]
    assert [] == preview.look("index.html")["troubles"]


def test_a_warm_start_of_many_shows_what_is_there(tmp_path: Path, start: Callable[..., Preview]) -> None:
    """What was shown last is shown again, and is not shown when a file has changed in between."""
    root = large(tmp_path / "handbook", "en", MANY)
    first = start(root)
    for path in LISTS:
        first.until(path, lambda told: bool(told["html"]))
    first.until("playbooks/book-7.html", lambda told: not told["checking"])
    shown = {path: first.look(path)["digest"] for path in LISTS}
    time.sleep(3)
    first.process.terminate()
    first.process.wait(15)

    second = start(root)
    again = {path: second.until(path, lambda told: bool(told["html"]))["digest"] for path in LISTS}
    second.process.terminate()
    second.process.wait(15)
    second.change("Book book-8", "The eighth", "playbooks/campaigns/book-8.md")
    third = start(root)
    third.shows("The eighth", "a-z.html")

    assert shown == again
