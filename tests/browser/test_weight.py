"""Pages are light, and stay so however large the handbook grows."""

import gzip
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from browser.conftest import build
from browser.large import GOALS, MONTHS, ROLES, TASKS, publish, write_handbook
from browser.site import served
from checkout import TODAY
from mopsdocs.compile.advance import advance
from mopsdocs.shell.reader import read
from mopsdocs.shell.workspace import open_workspace
from readers import Reader

pytestmark = pytest.mark.browser

LARGE = "playbooks/large.html"
KB = 1000  # the stricter reading
SHARED = "link[rel~=icon], link[rel=stylesheet], link[rel=preload], script[src]"


def shelf(playbooks: int, folder: Path) -> None:
    """Writes a handbook of so many playbooks and builds it."""
    write_handbook(folder / "handbook", playbooks)
    publish(folder / "handbook")
    build(folder / "handbook", folder / "site")


@pytest.fixture(scope="session")
def small_site(once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """The site of a handbook with 20 playbooks."""
    return once("shelf-of-20", lambda folder: shelf(20, folder)) / "site"


def weigh(site: Path, page: str, reader: Callable[..., Reader]) -> Mapping[str, list[int]]:
    """Opens a page with an empty cache; the compressed sizes of what it takes, by type of content."""
    person = reader()
    sizes: dict[str, list[int]] = {}
    with served(site) as address:
        asked: dict[str, None] = {}
        person.page.on("request", lambda request: asked.setdefault(request.url))
        person.page.goto(f"{address}/{page}", wait_until="networkidle")
        # A browser without a window asks for no icon; one with a window does.
        for named in person.page.eval_on_selector_all(SHARED, "all => all.map(e => e.href || e.src)"):
            asked.setdefault(named)
        for url in asked:
            answer = person.context.request.get(url)
            assert answer.ok, url
            sort = answer.headers["content-type"].partition(";")[0].rpartition("/")[2]
            sizes.setdefault(sort, []).append(len(gzip.compress(answer.body(), 6)))
    return sizes


def test_large_playbook_is_large(small_site: Path, reader: Callable[..., Reader]) -> None:
    """The page that is weighed holds the whole matrix, 14 tasks and 11 roles, charts, values and what changed."""
    person = reader()
    person.page.goto((small_site / LARGE).as_uri())
    matrix = person.page.locator("table.raci__table")
    heads = " ".join(matrix.locator("thead th").all_text_contents())

    assert matrix.locator("tbody tr").count() == len(TASKS)
    assert [] == [name for name in ROLES if f"Head of {name}" not in heads]
    assert person.page.locator(".chart svg").count() == len(GOALS)
    assert person.page.locator(".values tbody tr").count() >= len(GOALS) * MONTHS
    assert person.page.locator("#mops--history").count() == 1


@pytest.mark.parametrize("lang", ["", "es/", "pt/"])
def test_large_playbook_is_light(lang: str, small_site: Path, reader: Callable[..., Reader]) -> None:
    """A playbook page with a 14 x 11 matrix takes 12 KB of HTML, 8 of CSS, 6 of scripts, 60 in 6 requests."""
    sizes = weigh(small_site, lang + LARGE, reader)

    assert sum(sizes["html"]) <= 12 * KB, sizes
    assert sum(sizes["css"]) <= 8 * KB, sizes
    assert sum(sizes.get("javascript", [])) <= 6 * KB, sizes
    assert sum(map(len, sizes.values())) <= 6, sizes
    assert sum(map(sum, sizes.values())) <= 60 * KB, sizes


def test_page_does_not_grow_with_the_handbook(tmp_path: Path) -> None:
    """The same page is as large among 10,000 playbooks as among 20, within 5 %."""
    sizes = {}
    for playbooks in (20, 10_000):
        root = tmp_path / str(playbooks)
        write_handbook(root, playbooks)
        # The preview makes single pages, each the same to the byte as a build's.
        live = advance(None, read(open_workspace(root, date.fromisoformat(TODAY))))
        sizes[len(live.edition.cards)] = len(live.page(LARGE) or b"")
    small, big = sizes[20], sizes[10_000]

    assert abs(big - small) <= 0.05 * small, f"{small} bytes among 20, {big} among 10,000"
