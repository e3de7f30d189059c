"""Where things are: the handbook's root, our templates, the day, the engine.

Knows: the environment, the folder tree, the clock.
Never: what a playbook means.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import mopsdocs
from mopsdocs.shell.errors import UserError

CONFIG = "mopsdocs.yml"
FIRST, LAST = 1900, 2199
PACKAGE = Path(mopsdocs.__file__).parent
_CHECKOUTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
_RENDERERS = ("jinja2", "markdown-it-py", "mdit-py-plugins", "babel", "msgspec")


@dataclass(frozen=True, slots=True)
class Workspace:
    """A handbook on disk: its root, the folder of its playbooks, and the day on which it is assessed."""

    root: Path
    today: date
    configured: bool

    @property
    def site(self) -> Path:
        """Where the handbook is built unless said otherwise: a folder of notes is not written into."""
        return self.root / "site" if self.configured else self.root.with_name(f"{self.root.name}-site")

    @property
    def in_checkout(self) -> str:
        """Where the handbook lies in what a code host has checked out to work on: `docs/handbook/`, or nothing."""
        for name in _CHECKOUTS:
            top = os.environ.get(name)
            if top and Path(top).is_absolute() and self.root.is_relative_to(Path(top).resolve()):
                found = self.root.relative_to(Path(top).resolve()).as_posix()
                return "" if found == "." else f"{found}/"
        return ""

    def shown(self, path: str) -> str:
        """Give a source's path as the user knows it, relative to the root."""
        return path if self.configured else path.removeprefix("playbooks/")


def open_workspace(root: Path | None, today: date | None) -> Workspace:
    """Find the handbook: the folder named, or the nearest one upwards that has a mopsdocs.yml."""
    day = today or this_day()
    if not FIRST <= day.year <= LAST:
        raise UserError(f"{day} is no day to assess a plan on", f"Give one of the years {FIRST} to {LAST}")
    if root is not None:
        if not root.is_dir():
            message = f"There is no folder {root}"
            raise UserError(message, "Name the folder that holds mopsdocs.yml")
        return Workspace(root.resolve(), day, (root / CONFIG).is_file())
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / CONFIG).is_file():
            return Workspace(folder, day, configured=True)
    return Workspace(here, day, configured=False)


def looks_bare(root: Path) -> bool:
    """Whether a folder is a bare repository; a handbook that brings the files of one is none."""
    if (root / CONFIG).is_file():
        return False
    return (root / "HEAD").is_file() and (root / "objects").is_dir() and (root / "refs").is_dir()


def this_day() -> date:
    """Give the day: SOURCE_DATE_EPOCH in UTC where it is set, or else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.now(tz=UTC).astimezone().date()
    try:
        return datetime.fromtimestamp(int(epoch), tz=UTC).date()
    except (ValueError, OverflowError, OSError):
        message = f"SOURCE_DATE_EPOCH is {epoch!r}, which is no number of seconds"
        raise UserError(message, "Unset it, or give the seconds since 1970-01-01") from None


def bundled_templates() -> Path:
    """The templates we ship: inside the package once installed, beside src/ in a checkout."""
    packaged = PACKAGE / "templates"
    return packaged if packaged.is_dir() else PACKAGE.parents[1] / "templates"


@cache
def engine() -> str:
    """What renders: our version and our renderers' versions."""
    found = dict(_installed())
    return " ".join([f"mopsdocs {mopsdocs.__version__}", *(f"{one} {_version(one, found)}" for one in _RENDERERS)])


def _version(name: str, found: dict[str, str]) -> str:
    known = found.get(name.replace("-", "_"))
    if known:
        return known
    from importlib.metadata import version  # It takes longer to load than a build takes to see that nothing changed.

    return version(name)


def _installed() -> Iterator[tuple[str, str]]:
    """List what is installed by the names of its folders, what is found first last."""
    for folder in reversed(sys.path):
        with suppress(OSError):
            for name in os.listdir(folder or "."):  # noqa: PTH208  # Names alone: a path for each takes long.
                if name.endswith(".dist-info"):
                    package, _, version = name.removesuffix(".dist-info").partition("-")
                    yield package.lower(), version
