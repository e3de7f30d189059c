"""The pages of the team's day, in a handbook that somebody leaves: everybody can read them, on any screen."""

import shutil
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.conftest import build
from browser.test_access import AXE, TOO_WIDE, breaches, prepare
from browser.test_markup import objections
from checkout import CHECKOUT
from readers import Reader

pytestmark = pytest.mark.browser

SETTINGS = "title: Handbook\nlanguages: [en, es, pt]\nlevels: {default: draft}\n"
PLACES = ("index.html", "people/index.html", "people/luis.gomez.html", "people/luis.gomez/handover.html")


def write_left(folder: Path) -> None:
    """Our own handbook, which somebody with much to do is about to leave."""
    root = folder / "handbook"
    shutil.copytree(CHECKOUT / "playbooks", root / "playbooks")
    people = (CHECKOUT / "people.yml").read_text("utf-8")
    left = people.replace("from: 2023-05-01}", "to: 2026-10-31}")
    (root / "people.yml").write_text(left, "utf-8")
    (root / "mopsdocs.yml").write_text(SETTINGS, "utf-8")
    build(root, folder / "site")


@pytest.fixture(scope="session")
def site(once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """The site of that handbook."""
    return once("left", write_left) / "site"


@pytest.mark.parametrize("place", [*PLACES, f"es/{PLACES[-1]}", f"pt/{PLACES[-1]}"])
def test_axe_finds_nothing(place: str, reader: Callable[..., Reader], site: Path) -> None:
    """What is to be handed over can be read by everybody, in any colours and width; nothing scrolls sideways."""
    person = reader(policy=False)
    person.page.goto((site / place).as_uri())
    prepare(person, AXE.read_text("utf-8"))
    found = []
    for width, scheme in product((1280, 390, 320), ("light", "dark")):
        person.page.set_viewport_size({"width": width, "height": 900})
        person.page.emulate_media(color_scheme=scheme)
        wrong = (*breaches(person), *person.page.evaluate(TOO_WIDE))
        found += [f"{scheme}, {width} px: {one}" for one in wrong]

    assert not found, "\n".join(found)


def test_markup_of_what_is_to_be_handed_over(site: Path, tmp_path: Path) -> None:
    """The Nu Html Checker finds no error in these pages."""
    for number, place in enumerate(PLACES):
        shutil.copy(site / place, tmp_path / f"{number}.html")

    assert [] == objections(tmp_path)


def test_from_home_to_a_key(reader: Callable[..., Reader], site: Path) -> None:
    """Home leads to whoever leaves, and there stands which key of which file to change, and who could take it."""
    page = reader().page
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="Luis Gómez").first.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Everything Luis Gómez still holds")
    row = page.get_by_role("row", name="Head of reporting")
    expect(row).to_contain_text("people.yml roles.reporting-lead.holder")
    expect(row.get_by_role("link", name="Inês Costa")).to_be_visible()
