"""Chromium, and a handbook for it to open.

Nothing here is skipped for want of a tool: `make test` brings Chromium, axe and the HTML checker.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from browser.site import served
from checkout import CHECKOUT, SRC, TODAY


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
