"""What a build or a check is asked to do, and what a build came to.

Knows: the options of both, and the end of a build.
Never: how it is done.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mopsdocs.shell.manifest import Filed
from mopsdocs.shell.workspace import Workspace

if TYPE_CHECKING:
    from mopsdocs.model.diagnostic import Report


@dataclass(frozen=True, slots=True)
class Order:
    """What a build is asked to do."""

    workspace: Workspace
    out: Path
    jobs: int
    strict: bool = False
    adopt: bool = False


@dataclass(frozen=True, slots=True)
class CheckOrder:
    """What a check is asked to do; `output` names a format, `lang` is None for the handbook's own language.

    `files` are those whose findings are shown (all, where there are none); `version` is one in git, by its name,
    `base` what the files are judged against.
    """

    root: Path | None
    today: date | None
    level: str | None
    output: str
    strict: bool
    lang: str | None
    baseline: bool
    no_ignore: bool
    fix: bool
    files: tuple[Path, ...] = ()
    version: str | None = None
    base: str | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to; `report` is there where findings have stopped it."""

    documents: int
    written: int = 0
    removed: int = 0
    spared: tuple[str, ...] = ()
    warnings: int = 0
    infos: int = 0
    report: "Report | None" = None


def fingerprint(files: Mapping[str, Filed]) -> str:
    """Tell one site from another by the contents of all its files."""
    rows = [f"{path}\0{filed.sha256}\0" for path, filed in sorted(files.items())]
    return hashlib.sha256("".join(rows).encode()).hexdigest()
