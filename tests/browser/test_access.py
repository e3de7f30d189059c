"""Everybody can read every kind of page: axe finds nothing, and a narrow screen needs no sideways scroll."""

from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from browser.site import KINDS, LANGUAGES, kind, pages, samples
from checkout import CHECKOUT
from readers import Reader

pytestmark = pytest.mark.browser

AXE = CHECKOUT / "node_modules" / "axe-core" / "axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
STILL = "*, *::before, *::after { transition: none !important; animation: none !important; }"
UNFOLD = "for (const folded of document.querySelectorAll('main details')) folded.open = true"
TOO_WIDE = """() => {
  const edge = document.documentElement.clientWidth;
  const scrolls = e => ['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(e).overflowX);
  const inside = e => e && e !== document.body && (scrolls(e) || inside(e.parentElement));
  const wide = [...document.body.querySelectorAll('*')]
    .filter(e => e.getBoundingClientRect().right > edge + 0.5 && !inside(e.parentElement))
    .map(e => `${e.outerHTML.slice(0, 150)}... ends at ${e.getBoundingClientRect().right}`);
  const scrolling = document.documentElement.scrollWidth;
  return scrolling > innerWidth ? [`the page is ${scrolling} px wide`, ...wide.slice(0, 3)] : [];
}"""


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe."""
    assert AXE.is_file(), "axe is missing: `make tools` installs it"
    return AXE.read_text("utf-8")


def prepare(reader: Reader, axe: str) -> None:
    """Brings axe to the page on the screen, with all movement stopped and the folded parts opened."""
    reader.page.add_style_tag(content=STILL)
    reader.page.evaluate(UNFOLD)
    reader.page.evaluate(axe)


def breaches(reader: Reader) -> list[str]:
    """What axe holds against the page on the screen: the rule, and where it is broken."""
    found: dict[str, Any] = reader.page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})",
        STANDARDS,
    )
    return [
        f"{rule['id']} ({rule['help']}): {len(rule['nodes'])} x, for one "
        + "; ".join(" ".join(map(str, place["target"])) for place in rule["nodes"][:3])
        for rule in found["violations"]
    ]


def test_every_kind_of_page_is_looked_at(handbook_site: Path) -> None:
    """The tests here know every kind of page of the site, and the site has every kind in each language."""
    found = pages(handbook_site)

    assert set(KINDS) == {kind(page) for page in found}
    assert [] == [page for page in samples(handbook_site).values() if page not in found]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(
    kind: str,
    language: str,
    axe: str,
    reader: Callable[..., Reader],
    handbook_site: Path,
    handbook_address: str,
) -> None:
    """No page breaks WCAG 2.2 AA or a best practice, in any language, colour scheme or width."""
    page = samples(handbook_site)[kind, language]
    person = reader(policy=False)
    person.page.goto(f"{handbook_address}/{page}")
    prepare(person, axe)
    found = []
    for width, scheme in product((1280, 390), ("light", "dark")):
        person.page.set_viewport_size({"width": width, "height": 900})
        person.page.emulate_media(color_scheme=scheme)
        found += [f"{page}, {scheme}, {width} px: {breach}" for breach in breaches(person)]

    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_sideways_scroll_on_a_small_phone(
    kind: str, language: str, reader: Callable[..., Reader], handbook_site: Path, handbook_address: str
) -> None:
    """At 320 px the page itself never scrolls sideways, folded parts opened or not."""
    page = samples(handbook_site)[kind, language]
    person = reader(320)
    person.page.goto(f"{handbook_address}/{page}")
    wide = person.page.evaluate(TOO_WIDE)
    person.page.evaluate(UNFOLD)
    wide += person.page.evaluate(TOO_WIDE)

    assert not wide, "\n".join([str(page), *wide])
