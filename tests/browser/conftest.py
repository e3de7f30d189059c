"""Chromium, and a handbook for it to open.

Nothing here is skipped for want of a tool: `make test` brings Chromium, axe and the HTML checker.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from browser.site import served
from checkout import CHECKOUT, SRC, TODAY

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PAGE_TIMEOUT = 20_000


def build(root: Path, site: Path) -> None:
    """Builds a handbook as a person would, as of the day that our own is pinned to."""
    command = (sys.executable, "-m", "mopsdocs", "build", "--root", root, "--out", site, "--today", TODAY)
    done = subprocess.run(
        command,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(SRC)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{root} does not build\n{done.stdout}\n{done.stderr}"


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], None]], Path]:
    """Makes a folder once for all the processes that run tests, whichever comes first."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent

    def make(name: str, fill: Callable[[Path], None]) -> Path:
        folder = shared / name
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not folder.exists():
                shutil.rmtree(shared / f"{name}.part", ignore_errors=True)
                (shared / f"{name}.part").mkdir()
                fill(shared / f"{name}.part")
                (shared / f"{name}.part").rename(folder)
        return folder

    return make


@pytest.fixture(scope="session")
def handbook_site(once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """Our own handbook, built; MOPSDOCS_TEST_SITE names one that is built already."""
    if ready := os.environ.get("MOPSDOCS_TEST_SITE"):
        return Path(ready).resolve()
    return once("handbook", lambda folder: build(CHECKOUT, folder / "site")) / "site"


@pytest.fixture(scope="session")
def handbook_address(handbook_site: Path) -> Iterator[str]:
    """Our own handbook on a server, for what is to be counted and for the page about missing pages."""
    with served(handbook_site) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all the tests of a process."""
    path = shutil.which("chromium")
    assert path, "Chromium is missing: `make tools` installs it, or says how"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@dataclass
class Reader:
    """A person in front of a browser: the window, and what the browser complained about."""

    context: BrowserContext
    page: Page
    complaints: list[str] = field(default_factory=list)


@pytest.fixture
def reader(chromium: Browser) -> Iterator[Callable[..., Reader]]:
    """Opens windows of a width, in a colour scheme, with or without scripts; closes them afterwards."""
    opened: list[BrowserContext] = []

    def sit_down(
        width: int = 1280,
        scheme: Literal["light", "dark"] = "light",
        *,
        scripts: bool = True,
        policy: bool = True,
    ) -> Reader:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            reduced_motion="reduce",
            java_script_enabled=scripts,
            bypass_csp=not policy,
            locale="en-GB",
            timezone_id="UTC",
        )
        context.set_default_timeout(PAGE_TIMEOUT)
        opened.append(context)
        reader = Reader(context, context.new_page())
        reader.page.on("console", lambda said: _note(reader, said.type, said.text))
        reader.page.on("pageerror", lambda error: reader.complaints.append(str(error)))
        reader.page.on("requestfailed", lambda asked: reader.complaints.append(f"not loaded: {asked.url}"))
        return reader

    yield sit_down
    for context in opened:
        context.close()


def _note(reader: Reader, weight: str, text: str) -> None:
    if weight in {"error", "warning"}:
        reader.complaints.append(f"{weight}: {text}")
