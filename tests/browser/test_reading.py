"""Pages work wherever they are opened: from disk, without scripts, on paper, and without a complaint."""

import re
import subprocess
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from browser.site import KINDS, LANGUAGES, samples
from readers import Reader

pytestmark = pytest.mark.browser

FLAGSHIP = "playbooks/email-program.html"
MATRIX = "table.raci__table"
DISPLAYED = """matrix => ['thead', 'tbody tr', 'tbody tr > *'].map(
  part => getComputedStyle(matrix.querySelector(part)).display)"""
SHEET = re.compile(r'<page width="([\d.]+)"')
WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')
LEGIBLE = 6.0  # points; Chromium shrinks what is too wide for its sheet
LINKS = "all => all.filter(a => a.checkVisibility()).map(a => a.getAttribute('href'))"
# 404.html answers for any address, so its links are absolute, and it is never opened from disk.
OTHER = [kind for kind in KINDS if kind != "404"]
ALONE = [kind for kind in OTHER if kind != "v"]  # From a script a version learns that it is still the current one.


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", OTHER)
def test_page_opens_from_disk_without_complaint(
    kind: str, language: str, reader: Callable[..., Reader], handbook_site: Path
) -> None:
    """Opened from disk, a page loads all it names, breaks no rule of its own policy, and logs nothing."""
    page = handbook_site / samples(handbook_site)[kind, language]
    person = reader()
    person.page.goto(page.as_uri())

    assert person.complaints == []
    assert person.page.evaluate("document.styleSheets.length") > 0


@pytest.mark.parametrize("kind", KINDS)
def test_page_opens_from_a_server_without_complaint(
    kind: str, reader: Callable[..., Reader], handbook_site: Path, handbook_address: str
) -> None:
    """Opened from a server, a page loads all it names, breaks no rule of its own policy, and logs nothing."""
    person = reader()
    person.page.goto(f"{handbook_address}/{samples(handbook_site)[kind, 'en']}")

    assert person.complaints == []


@pytest.mark.parametrize("kind", ALONE)
def test_page_says_the_same_without_scripts(kind: str, reader: Callable[..., Reader], handbook_site: Path) -> None:
    """Without scripts a page shows the same words and leads to the same places."""
    page = handbook_site / samples(handbook_site)[kind, "en"]
    words, links = [], []
    for scripts in (True, False):
        person = reader(scripts=scripts)
        person.page.goto(page.as_uri())
        words.append(person.page.inner_text("main"))
        links.append(person.page.eval_on_selector_all("a", LINKS))

    assert words[0].strip()
    assert words[0] == words[1]
    assert links[0] == links[1]


@pytest.fixture(params=LANGUAGES)
def flagship(request: pytest.FixtureRequest, reader: Callable[..., Reader], handbook_site: Path) -> Reader:
    """A reader of our flagship playbook in one of the languages."""
    folder = handbook_site if request.param == LANGUAGES[0] else handbook_site / request.param
    person = reader()
    person.page.goto((folder / FLAGSHIP).as_uri())
    return person


def printed(reader: Reader, sheet: Path) -> tuple[float, list[tuple[float, float, float, float, str]]]:
    """The width of an A4 sheet in points, and where each word stands that is printed on one."""
    reader.page.pdf(path=sheet, format="A4", prefer_css_page_size=True)
    read = ["pdftotext", "-bbox", "-enc", "UTF-8", sheet, "-"]
    told = subprocess.run(read, capture_output=True, text=True, check=True).stdout
    words = [(*map(float, place), unescape(word)) for *place, word in WORD.findall(told)]
    return float(SHEET.findall(told)[0]), words


def test_matrix_stays_a_table_on_paper(flagship: Reader) -> None:
    """In print the matrix is a table whose head comes again on every sheet, never the cards of a phone."""
    flagship.page.set_viewport_size({"width": 673, "height": 900})
    flagship.page.emulate_media(media="print")
    displayed = flagship.page.locator(MATRIX).first.evaluate(DISPLAYED)

    assert ["table-header-group", "table-row", "table-cell"] == displayed


def test_printed_playbook_holds_the_matrix(flagship: Reader, tmp_path: Path) -> None:
    """Printed to A4, the caption, the head of every column and every task are on the sheet."""
    matrix = flagship.page.locator(MATRIX).first
    heads = matrix.locator("thead th").all_text_contents()
    tasks = matrix.locator("tbody th[scope=row]").all_text_contents()
    wanted = " ".join([matrix.locator("caption").inner_text(), *heads, *tasks]).split()
    width, words = printed(flagship, tmp_path / "sheet.pdf")

    assert heads
    assert tasks
    assert [] == sorted(set(wanted) - {word for *_, word in words})
    assert [] == [word for left, _, right, _, word in words if left < 0 or right > width]


def test_printed_playbook_is_legible(flagship: Reader, tmp_path: Path) -> None:
    """Printed to A4, no word is so small that nobody can read it: a wide matrix does not shrink the sheet."""
    _, words = printed(flagship, tmp_path / "sheet.pdf")

    assert min(min(right - left, low - high) for left, high, right, low, word in words if len(word) > 3) >= LEGIBLE


@pytest.mark.parametrize("page", ["tasks.html", "tasks/board.html"])
def test_tasks_are_chosen_without_scripts(page: str, reader: Callable[..., Reader], handbook_site: Path) -> None:
    """Without scripts a choice of area leaves its tasks alone, by due date and by state; `All` brings all back."""
    person = reader(scripts=False)
    person.page.goto((handbook_site / page).as_uri())
    before = person.page.locator(".line").count()
    person.page.get_by_label("Data management").check()
    left = person.page.locator(".line:visible").count()
    person.page.get_by_label("All").first.check()

    assert 0 < left < before
    assert person.page.locator(".line:visible").count() == before


def test_board_stands_in_columns_where_there_is_room(reader: Callable[..., Reader], handbook_site: Path) -> None:
    """On a wide screen the states of the board stand side by side, on a phone one below the other."""
    edges = {}
    for width in (1280, 390):
        person = reader(width)
        person.page.goto((handbook_site / "tasks/board.html").as_uri())
        edges[width] = person.page.eval_on_selector_all(
            ".board__column", "all => all.map(one => Math.round(one.getBoundingClientRect().left))"
        )

    assert edges[1280] == sorted(set(edges[1280]))
    assert len(edges[1280]) == 5
    assert len(set(edges[390])) == 1


def test_timeline_is_an_agenda_on_a_phone(reader: Callable[..., Reader], handbook_site: Path) -> None:
    """A wide screen and paper show bars without weeks, a phone weeks without bars; today's line stands among them."""
    person = reader()
    person.page.goto((handbook_site / FLAGSHIP).as_uri())
    bar, week = person.page.locator("td.timeline__bar svg").first, person.page.locator(".timeline__week").first
    box, line = (person.page.locator(one).first.bounding_box() for one in (".timeline thead svg", ".timeline__today"))
    assert box
    assert line
    wide = (bar.is_visible(), week.is_visible())
    person.page.emulate_media(media="print")
    person.page.set_viewport_size({"width": 673, "height": 900})
    paper = (bar.is_visible(), week.is_visible())
    person.page.emulate_media(media="screen")
    person.page.set_viewport_size({"width": 390, "height": 900})

    assert wide == (True, False)
    assert paper == (True, False)
    assert (bar.is_visible(), week.is_visible()) == (False, True)
    assert box["x"] < line["x"] < box["x"] + box["width"]


@pytest.mark.parametrize("page", ["tasks/board.html", "areas/campaigns/timeline.html"])
def test_team_pages_fit_on_paper(
    page: str, reader: Callable[..., Reader], handbook_site: Path, tmp_path: Path
) -> None:
    """Printed to A4, nothing of the board or of a timeline runs off the sheet, and every word is legible."""
    person = reader()
    person.page.goto((handbook_site / page).as_uri())
    width, words = printed(person, tmp_path / "sheet.pdf")

    assert [] == [word for left, _, right, _, word in words if left < 0 or right > width]
    assert min(min(right - left, low - high) for left, high, right, low, word in words if len(word) > 3) >= LEGIBLE
