"""Pages work wherever they are opened: from disk, without scripts, on paper, and without a complaint."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from browser.conftest import Reader
from browser.site import KINDS, LANGUAGES, samples

pytestmark = pytest.mark.browser

A4 = 673  # CSS pixels between the margins of an upright A4 sheet
FLAGSHIP = "playbooks/email-program.html"
MATRIX = "table.raci__table"
PRINTED = """matrix => ({
  row: getComputedStyle(matrix.querySelector('tbody tr')).display,
  cell: getComputedStyle(matrix.querySelector('tbody tr > *')).display,
  head: getComputedStyle(matrix.querySelector('thead')).display,
  cut: matrix.getBoundingClientRect().right - document.documentElement.clientWidth,
})"""
LINKS = "all => all.filter(a => a.checkVisibility()).map(a => a.getAttribute('href'))"
# 404.html answers for any address, so its links are absolute, and it is never opened from disk.
OTHER = [kind for kind in KINDS if kind != "404"]


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


@pytest.mark.parametrize("kind", OTHER)
def test_page_says_the_same_without_scripts(
    kind: str, reader: Callable[..., Reader], handbook_site: Path
) -> None:
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_matrix_stays_a_table_on_paper(
    language: str, reader: Callable[..., Reader], handbook_site: Path
) -> None:
    """On an A4 sheet the matrix is a table, and no column falls off the edge."""
    folder = handbook_site if language == "en" else handbook_site / language
    person = reader(A4)
    person.page.emulate_media(media="print")
    person.page.goto((folder / FLAGSHIP).as_uri())
    seen = person.page.locator(MATRIX).first.evaluate(PRINTED)

    assert ("table-row", "table-cell", "table-header-group") == (seen["row"], seen["cell"], seen["head"])
    assert seen["cut"] <= 1


def test_printed_playbook_holds_the_matrix(
    reader: Callable[..., Reader], handbook_site: Path, tmp_path: Path
) -> None:
    """Printed to A4, a playbook has the matrix with its caption, the head of every column, and all tasks."""
    person = reader()
    person.page.goto((handbook_site / FLAGSHIP).as_uri())
    matrix = person.page.locator(MATRIX).first
    caption = matrix.locator("caption").inner_text().split()
    heads = [head.split() for head in matrix.locator("thead th").all_text_contents()]
    tasks = [task.split() for task in matrix.locator("tbody th[scope=row]").all_text_contents()]
    person.page.pdf(path=tmp_path / "sheet.pdf", format="A4", prefer_css_page_size=True)

    read = ["pdftotext", "-enc", "UTF-8", tmp_path / "sheet.pdf", "-"]
    told = subprocess.run(read, capture_output=True, text=True, check=True).stdout.split()

    assert caption
    assert tasks
    assert heads
    assert [] == [word for words in [caption, *heads, *tasks] for word in words if word not in told]
