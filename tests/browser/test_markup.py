"""What is written is right: markup, styles and links of the whole site."""

import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from browser.site import pages
from checkout import CHECKOUT

pytestmark = pytest.mark.browser

VNU = CHECKOUT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
JAVA = ("java", "-Xss1m", "-Xmx512m", "-Duser.language=en", "-jar", VNU)
OPTIONS = ("--format", "json", "--errors-only", "--exit-zero-always", "--also-check-css", "--also-check-svg")


def objections(site: Path) -> list[str]:
    """What the Nu Html Checker holds against pages, styles and pictures; one Java machine reads them all."""
    assert VNU.is_file(), "the Nu Html Checker is missing: `make tools` installs it"
    files = sorted(path for path in site.rglob("*") if path.suffix in {".html", ".css", ".svg"})
    done = subprocess.run(
        [*JAVA, *OPTIONS, *files],
        capture_output=True,
        text=True,
        check=True,
    )
    return [
        f"{unquote(urlsplit(found.get('url', '')).path).removeprefix(f'{site}/')}"
        f":{found.get('lastLine')}: {found['message']} | {found.get('extract', '').strip()}"
        for found in json.loads(done.stderr or done.stdout)["messages"]
    ]


def test_checker_sees_mistakes(tmp_path: Path) -> None:
    """The HTML checker is really at work: it objects to a page and a stylesheet with a mistake each."""
    (tmp_path / "index.html").write_text("<!doctype html><title>x</title><p><div></p>", "utf-8")
    (tmp_path / "style.css").write_text("p { colour: red }", "utf-8")

    found = "\n".join(objections(tmp_path))

    assert "No “p” element in scope" in found
    assert "style.css:1: CSS: “colour”" in found


def test_every_page_and_style_is_valid(handbook_site: Path) -> None:
    """The Nu Html Checker finds no error in any page, stylesheet or picture."""
    found = objections(handbook_site)

    assert not found, "\n".join(found)


def dead_ends(site: Path) -> tuple[list[str], int]:
    """The links of a site that lead nowhere, and how many there are in all."""
    lychee = Path(sys.executable).with_name("lychee")
    options = ("--offline", "--include-fragments", "--no-progress", "--format", "json", "--root-dir", site)
    done = subprocess.run(
        [lychee, *options, f"{site}/**/*.html"], cwd=site, capture_output=True, text=True, check=False
    )
    assert done.stdout, done.stderr
    found = json.loads(done.stdout)
    dead = [
        f"{page} -> {link['url']}: {link['status']['text']}".replace(f"{site}/", "")
        for page, links in found["error_map"].items()
        for link in links
    ]
    return dead, found["total"]


def test_link_checker_sees_dead_ends(tmp_path: Path) -> None:
    """The link checker is really at work: it names a missing page, a missing place and a missing style."""
    (tmp_path / "index.html").write_text(
        '<!doctype html><link rel="stylesheet" href="s.css"><p id="here"><a href="#here">a</a>'
        '<a href="#gone">b</a><a href="gone.html">c</a><a href="/index.html#here">d</a>',
        "utf-8",
    )

    dead, links = dead_ends(tmp_path)

    assert links == 5
    assert len(dead) == 3


def test_every_link_leads_somewhere(handbook_site: Path) -> None:
    """Every link, style, script and picture exists, and so does the place on the page that a link names."""
    dead, links = dead_ends(handbook_site)

    assert not dead, "\n".join(dead)
    assert links > len(pages(handbook_site))
