"""The output folder before anything is written: where it lies, and whether it may be ours.

Knows: what must never be overwritten.
Never: writes, but for the folders that lead to the output folder.
"""

import os
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mopsdocs.shell.errors import UserError
from mopsdocs.shell.manifest import Manifest

OTHER: Final = "Give a folder of its own, such as --out site."
ASIDE: Final = ".old"  # ends the name of an old site that has made room for the new one
_OCTAL: Final = re.compile(r"\\([0-7]{3})")


@dataclass(frozen=True, slots=True)
class Ground:
    """The output folder, and the folder where the next site is prepared: beside it, or inside."""

    out: Path
    beside: Path

    @property
    def whole(self) -> bool:
        """Whether the output folder can be exchanged as a whole."""
        return self.out != self.beside

    @property
    def lock(self) -> Path:
        """The file that the running build holds."""
        return self.beside / f"{self.prefix}.lock"

    @property
    def journal(self) -> Path:
        """The file that says what an interrupted build still had to do."""
        return self.beside / f"{self.prefix}.journal"

    @property
    def prefix(self) -> str:
        """How the names of our own things beside the output folder begin."""
        return f".{self.out.name}.mopsdocs"

    def is_staging(self, name: str) -> bool:
        """Whether this is the name of a folder where a site is, or was, prepared."""
        return bool(re.fullmatch(re.escape(self.prefix) + r"-\d+-[0-9a-f]{8}", name.removesuffix(ASIDE)))


def survey(out: Path, protected: Sequence[Path]) -> Ground:
    """The ground of an output folder, refused where something else lives there."""
    if out.is_symlink():
        raise UserError(f"{out} is a link to another place, and mopsdocs follows no links.", OTHER)
    found = out.resolve()
    _refuse_precious(found, protected)
    if found.exists() and not found.is_dir():
        raise UserError(f"{out} is a file, not a folder.", OTHER)
    _refuse_repository(found)
    # A folder that something is mounted on, or that stands where we may not write, stays where it is.
    fixed = found.is_dir() and (_is_mounted(found) or not _is_open(found.parent))
    return Ground(found, found if fixed else found.parent)


def refuse_foreign(ground: Ground, manifest: Manifest) -> None:
    """Refuses a folder with somebody else's files in it."""
    if manifest.files or not ground.out.is_dir():
        return
    found = [path for path in ground.out.iterdir() if not path.name.startswith(ground.prefix)]
    if found and (manifest.fault or not manifest.tool):
        why = f" ({manifest.fault})" if manifest.fault else ""
        raise UserError(
            f"{ground.out} is not empty, and mopsdocs did not make what is in it{why}.",
            "Give an empty or new folder with --out, or add --adopt to keep what is there beside the pages.",
        )


def _refuse_precious(out: Path, protected: Sequence[Path]) -> None:
    if out == out.parent:
        raise UserError(f"{out} is the whole disk: the site needs a folder of its own.", OTHER)
    precious = [(path.resolve(), "what the site is made from") for path in protected]
    with suppress(RuntimeError):
        precious.append((Path.home().resolve(), "your home folder"))
    above = _marks(out)
    here = _marks(out, upwards=False)
    for path, what in precious:
        if here & _marks(path):
            raise UserError(f"{out} cannot be replaced by a site: it is, or holds, {what} ({path}).", OTHER)
    for path in protected:
        if above & _marks(path.resolve(), upwards=False):
            raise UserError(f"{out} lies inside {path}, and the site cannot be written there.", OTHER)


def _marks(path: Path, *, upwards: bool = True) -> set[object]:
    """How to know a folder, and those above it, again: by name, and by what the disk calls it."""
    marks: set[object] = set()
    for folder in (path, *path.parents) if upwards else (path,):
        marks.add(folder)
        with suppress(OSError):
            seen = folder.stat()
            marks.add((seen.st_dev, seen.st_ino))
    return marks


def _refuse_repository(out: Path) -> None:
    if ".git" in map(str.lower, out.parts) or os.path.lexists(out / ".git"):
        raise UserError(f"{out} is a git repository, or part of one's own records.", OTHER)


def _is_open(folder: Path) -> bool:
    """Whether files may be added to a folder and removed from it."""
    return os.access(folder, os.W_OK | os.X_OK, effective_ids=True)


def _is_mounted(out: Path) -> bool:
    """Whether another disk is mounted on this folder, or on one inside it."""
    inside = f"{out}/"
    return out.is_mount() or any(f"{place}/".startswith(inside) for place in _mounts())


def _mounts() -> Iterable[str]:
    try:
        lines = Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return []
    return [_OCTAL.sub(lambda found: chr(int(found[1], 8)), line.split(" ")[4]) for line in lines]
