"""A person in front of Chromium, for every test that opens pages: one browser for all of a process."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

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
