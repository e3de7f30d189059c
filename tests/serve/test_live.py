"""The page in front of an author follows the file."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from readers import Reader
from serve.conftest import EMAIL, PAGE, Preview

pytestmark = pytest.mark.browser
SUMMARY = "Email brings us leads we already know how to talk to."
OVERLAY = ".mopslive-overlay"


def opened(preview: Preview, page: Page, path: str = PAGE) -> Page:
    """A page of the preview, looked at once."""
    page.goto(preview.address + path)
    page.wait_for_function("document.querySelector('.mopslive-overlay') !== null")
    page.wait_for_load_state("load")
    page.wait_for_timeout(300)
    return page


def test_an_edit_shows_at_once_and_keeps_the_place(preview: Preview, reader: Callable[..., Reader]) -> None:
    """A saved file swaps the page's main part; the window is not loaded anew, and what is read stays where it is."""
    someone = reader()
    page = opened(preview, someone.page)
    page.evaluate("window.stays = 1; scrollTo({top: 1500, behavior: 'instant'})")
    before = page.evaluate("scrollY")

    preview.change(SUMMARY, "Email is read on Mondays.")

    expect(page.locator("main")).to_contain_text("Email is read on Mondays.")
    assert 1 == page.evaluate("window.stays")
    assert abs(page.evaluate("scrollY") - before) < 80
    assert [] == someone.complaints


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (SUMMARY, "Email is read on Mondays."),
        ("\n---\n", "\n---\n\nOne more paragraph before all others.\n"),
        ("\n---\n", "\n---\n\n- one\n- two\n\n## One more part\n\nWith words.\n"),
        ("title: Merge contacts that stand on two lists", "title: Merge contacts"),
        ("status: active\n", "status: active\ntags: [letters, launch]\n"),
    ],
)
def test_what_is_swapped_is_the_whole_page(
    preview: Preview, reader: Callable[..., Reader], old: str, new: str
) -> None:
    """Only what reads otherwise is swapped, and what then stands there is what the page says when it is loaded."""
    someone = reader()
    page = opened(preview, someone.page)
    page.evaluate("document.querySelector('main footer, main section:last-of-type').mine = true")
    whole = "[...document.querySelectorAll('.mopslive')].forEach(one => one.remove()); document.body.innerHTML"
    swaps = "event.detail.swapped && done(1)"
    page.evaluate(f"""() => {{
        window.swaps = new Promise(done => document.addEventListener('mopslive', event => {swaps}));
    }}""")

    preview.change(old, new)
    page.evaluate("window.swaps")
    kept = page.evaluate("document.querySelector('main footer, main section:last-of-type').mine === true")
    swapped = page.evaluate(whole)
    assert [] == someone.complaints
    opened(preview, page)

    assert page.evaluate(whole) == swapped
    assert kept


def test_what_has_not_changed_stays(preview: Preview, reader: Callable[..., Reader]) -> None:
    """A tab whose page shows nothing of an edit is left alone."""
    page = opened(preview, reader().page, "playbooks/win-loss.html")
    page.evaluate("document.querySelector('main').dataset.mine = 'yes'")
    seen = preview.look()["version"]

    preview.change("\n---\n", "\n---\n\nOne more sentence of prose.\n")
    preview.until(PAGE, lambda told: told["version"] != seen and "One more sentence" in str(told["html"]))
    page.wait_for_timeout(500)

    assert "yes" == page.evaluate("document.querySelector('main').dataset.mine")


def test_overlay_comes_and_goes(preview: Preview, reader: Callable[..., Reader]) -> None:
    """Broken YAML leaves the page as it was, says what the terminal would say, and is gone when it is mended."""
    page = opened(preview, reader().page)

    preview.change("status: active\n", "status: [active\n")
    expect(page.locator(OVERLAY)).to_be_visible()
    expect(page.locator(OVERLAY)).to_contain_text(f"{EMAIL}:4")
    expect(page.locator("main")).to_contain_text(SUMMARY)
    link = f"/-/open?path={EMAIL.replace('/', '%2F')}&line=4"
    expect(page.locator(f"{OVERLAY} a").first).to_have_attribute("href", link)
    assert str(preview.root) not in page.content()

    preview.change("status: [active\n", "status: active\n")
    expect(page.locator(OVERLAY)).to_be_hidden()


@pytest.mark.parametrize(
    ("lang", "kept", "opens", "wrong"),
    [
        ("es", "Estas páginas se muestran como estaban", "en el editor", "no existe"),
        ("pt", "Estas páginas são mostradas como estavam", "no editor", "não existe"),
    ],
)
def test_the_preview_speaks_the_handbooks_language(
    preview: Preview, reader: Callable[..., Reader], lang: str, kept: str, opens: str, wrong: str
) -> None:
    """Findings, in the overlay and on the page, and what is said around them are in the handbook's first language."""
    preview.change("languages: [en, es, pt]", f"languages: [{lang}, en]", "mopsdocs.yml")
    preview.until("index.html", lambda told: told["lang"] == lang)
    page = opened(preview, reader().page)

    preview.change("responsible: [luis.gomez]", "responsible: [louis.gomes]")
    row = page.locator(".mopslive-finding", has_text="louis.gomes").first
    expect(row).to_contain_text(opens)
    assert lang == row.get_attribute("lang")

    preview.change("status: active\n", "status: [active\n")
    expect(page.locator(OVERLAY)).to_contain_text(kept)
    assert lang == page.locator(OVERLAY).get_attribute("lang")
    assert "keeps" not in page.locator(".mopslive-region").inner_text()


def test_findings_stand_beside_what_they_concern(preview: Preview, reader: Callable[..., Reader]) -> None:
    """A task that nobody is responsible for says so in its own row."""
    page = opened(preview, reader().page)

    preview.change("responsible: [luis.gomez]", "responsible: [louis.gomes]")

    row = page.locator(".mopslive-finding", has_text="louis.gomes").first
    expect(row).to_be_visible()
    assert row.evaluate("one => one.parentElement.id").startswith("mops-T")


def test_twenty_tabs_share_one_stream(preview: Preview, reader: Callable[..., Reader]) -> None:
    """Twenty tabs hold one connection between them, all hear of an edit, and go on when the first is closed."""
    someone = reader()
    streams: list[str] = []
    someone.context.on("request", lambda asked: streams.append(asked.url) if "/-/events" in asked.url else None)
    tabs = [opened(preview, someone.page if not number else someone.context.new_page()) for number in range(20)]
    assert 1 == len(streams)

    preview.change(SUMMARY, "Heard by twenty.")
    for tab in tabs:
        expect(tab.locator("main")).to_contain_text("Heard by twenty.")

    tabs.pop(0).close()
    tabs[0].wait_for_timeout(1500)
    preview.change("Heard by twenty.", "Heard by nineteen.")
    for tab in tabs:
        expect(tab.locator("main")).to_contain_text("Heard by nineteen.")
    assert 2 == len(streams)


def test_a_first_look_opens_by_itself(
    handbook: object, start: Callable[..., Preview], reader: Callable[..., Reader]
) -> None:
    """Whoever comes too early sees how far it is, and then the page, without touching anything."""
    preview = start(handbook, ready=False)
    page = reader().page
    page.goto(preview.address)
    expect(page.locator("main h1")).to_contain_text("What needs attention today", timeout=20_000)


def test_style_is_exchanged(preview: Preview, reader: Callable[..., Reader]) -> None:
    """A style of the handbook's own is put on without loading the page anew."""
    page = opened(preview, reader().page)
    page.evaluate("window.stays = 1")
    folder = preview.root / "templates" / "components" / "extra"
    folder.mkdir(parents=True)

    (folder / "extra.css").write_text("h1 { letter-spacing: 7px; }\n")

    end = time.monotonic() + 15
    while time.monotonic() < end and "7px" != page.evaluate(
        "getComputedStyle(document.querySelector('h1')).letterSpacing"
    ):
        page.wait_for_timeout(50)
    assert "7px" == page.evaluate("getComputedStyle(document.querySelector('h1')).letterSpacing")
    assert 1 == page.evaluate("window.stays")
