"""Pages of a large handbook are there before all of it is read, and become what they are in a site."""

import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import structs

from checkout import CHECKOUT, TODAY
from house import day, house, inputs
from mopsdocs.compile.advance import advance, edited
from mopsdocs.compile.compiling import compile as compile_all
from mopsdocs.compile.live import Live
from mopsdocs.compile.prepare import prepare
from mopsdocs.compile.sketching import finished
from mopsdocs.compile.stages import sketch
from mopsdocs.compile.standing import Recalled
from mopsdocs.model.source import Inputs
from mopsdocs.shell.serve.phrases import likely_language
from mopsdocs.shell.serve.warm import Shift
from serve.conftest import Preview

BOOK = """\
=== playbooks/campaigns/{name}.md
---
title: Book {name}
goals:
  - {{id: G1, title: More, target: 20, start: 2026-01-01, due: 2026-12-31, owner: ana.ruiz}}
tasks:
  - {{id: T1, title: Write, serves: [G1], responsible: [ana.ruiz], due: 2026-11-01}}
---
## How it is done

See [the next]({next}.md), [how]({next}.md#how-it-is-done), [here](#how-it-is-done), [elsewhere](#else).
{more}
"""
PEOPLE = "=== people.yml\npeople:\n  ana.ruiz: {name: Ana Ruiz}\n"
PAIR = (
    PEOPLE
    + BOOK.format(name="one", next="two", more="And [nowhere](two.md#nowhere).")
    + BOOK.format(name="two", next="one", more="")
)
FIRST = "playbooks/campaigns/one.md"


def sketched(given: Inputs) -> Live:
    """A handbook of which the plans alone have been read."""
    prepared = prepare(given)
    shift = Shift(prepared, sketch, sketches=True)
    surveyed, told = shift.first(prepared.groups)
    memory = dict(told)
    for name, one in shift.second(surveyed, sorted(told)):
        memory[name] = structs.replace(memory[name], outline=one.outline, needs=one.needs)
    assert all(isinstance(one, Recalled) for one in memory.values())
    return advance(None, given, memory)


def codes(live: Live, name: str = FIRST) -> list[str]:
    """What is wrong with a document, as far as it is known."""
    return [one.code for one in live.diagnostics(name)]


def test_pages_are_those_of_the_site() -> None:
    """Every page of our own handbook is the built one while nobody has read its prose but that of the page itself."""
    found = {
        path.relative_to(CHECKOUT).as_posix(): path.read_text("utf-8")
        for path in (*CHECKOUT.glob("playbooks/**/*.md"), *CHECKOUT.glob("playbooks/**/*.csv"))
    }
    found |= {name: (CHECKOUT / name).read_text("utf-8") for name in ("people.yml", "signoffs.yml")}
    given = inputs(found | {"mopsdocs.yml": "languages: [en, es, pt]\nareas: {}\n"}, day(TODAY))
    live, site = sketched(given), compile_all(given).site

    assert live.lists is not None
    assert live.sketched
    assert [] == [path for path, one in site.items() if one.digest != live.digest(path)]
    assert {path: one.digest for path, one in site.items()} == {path: finished(live).digest(path) for path in site}


def test_nothing_is_told_that_is_not_so() -> None:
    """Before all prose is read, a link to a heading is not held to lead nowhere; afterwards it is, where it does."""
    given = house(PAIR)
    live = sketched(given)
    before = codes(live)

    done = finished(live)

    theirs = sorted(one.code for one in compile_all(given).report.diagnostics if one.path == FIRST)
    assert frozenset() == done.sketched
    assert theirs == sorted(codes(done))
    assert [*before, "LINK-007"].count("LINK-007") == theirs.count("LINK-007") == 2


def test_an_edit_among_sketches() -> None:
    """A page that has been looked at shows the new title of another one, though only its prose names it."""
    live, after = sketched(house(PAIR)), house(PAIR.replace("title: Book two", "title: The second"))
    assert b"The second" not in (live.page("playbooks/one.html") or b"")

    now = edited(live, [one for one in after.snapshot.sources if one.path.endswith("two.md")])

    site = compile_all(after)
    assert now is not None
    assert frozenset((FIRST,)) == now.sketched
    for state in (now, finished(now)):
        assert site.site["playbooks/two.html"].digest == state.digest("playbooks/two.html")
    assert site.render("playbooks/one.html") == finished(now).page("playbooks/one.html")
    assert site.render("index.html") == finished(now).page("index.html")


@pytest.mark.parametrize(
    ("settings", "lang"),
    [
        (b"title: Manual\nlanguages: [es, en]\n", "es"),
        (b'languages:\r\n  - "pt"\r\n  - en\r\n', "pt"),
        (b"languages: pt\n", "pt"),
        (b"title: languages\n", ""),
    ],
)
def test_a_language_is_known_at_once(settings: bytes, lang: str) -> None:
    """Before the settings are read, their first language can be told well enough to ask for patience in it."""
    assert lang == likely_language(settings)


def large(root: Path, languages: str, count: int = 150) -> Path:
    """A handbook of many playbooks, each of which leads to a heading of the next that is not there."""
    for number in range(count):
        name, after = f"book-{number}", f"book-{(number + 1) % count}"
        text = BOOK.format(name=name, next=after, more=f"And [nowhere]({after}.md#nowhere).")
        file = root / text.partition("\n")[0].removeprefix("=== ")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.partition("\n")[2], "utf-8")
    (root / "people.yml").write_text(PEOPLE.partition("\n")[2], "utf-8")
    (root / "mopsdocs.yml").write_text(f"languages: [{languages}]\n", "utf-8")
    return root


@pytest.mark.parametrize(
    ("lang", "reading", "read"),
    [
        ("es", "Leyendo el manual", "playbooks leídos"),
        ("pt", "Lendo o manual", "playbooks lidos"),
        ("en", "Reading the handbook", "playbooks are read"),
    ],
)
def test_whoever_waits_is_told_so_in_the_handbooks_language(
    tmp_path: Path, start: Callable[..., Preview], lang: str, reading: str, read: str
) -> None:
    """A page that is not there yet says how far it is in the language that the handbook is written in."""
    preview = start(large(tmp_path / "handbook", lang), ready=False)

    status, _, content = preview.ask("/")

    page = content.decode()
    assert 503 == status
    assert f'<html lang="{lang}">' in page
    assert f"<h1>{reading}</h1>" in page
    assert read in page
    assert not {"{title}", "{said}", "{label}", "{words}"} & set(page.split())


def test_a_cold_start(tmp_path: Path, start: Callable[..., Preview]) -> None:
    """Pages are there before all is checked and say so; an edit shows meanwhile; in the end all is told."""
    preview = start(large(tmp_path / "handbook", "en"))
    page = "playbooks/book-7.html"
    seen = preview.look(page)

    preview.change("Book book-8", "The eighth", "playbooks/campaigns/book-8.md")
    preview.shows("The eighth", page)
    told = preview.until(page, lambda told: not told["checking"])

    assert "checking" in seen
    assert 2 == str(told["findings"]).count("'code': 'LINK-007'")
    assert [] == told["troubles"]
    assert preview.process.poll() is None


def test_whoever_works_behind_may_be_killed(tmp_path: Path, start: Callable[..., Preview]) -> None:
    """Ended in the middle, a preview leaves nobody behind, and enough for the next one to tell all."""
    root = large(tmp_path / "handbook", "en")
    first = start(root)
    time.sleep(4)
    first.process.terminate()
    first.process.wait(15)
    assert b"" == subprocess.run(["pgrep", "-f", f"serve.warm {root}"], capture_output=True, check=False).stdout

    second = start(root)
    told = second.until("playbooks/book-7.html", lambda told: bool(told["digest"]) and not told["checking"])

    assert 2 == str(told["findings"]).count("'code': 'LINK-007'")
    end = time.monotonic() + 30
    while b"Book book-9" not in second.ask("/playbooks/book-8.html")[2]:
        assert time.monotonic() < end
