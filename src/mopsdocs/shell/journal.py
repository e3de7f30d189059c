"""What has been decided and must be finished, also by the next build if this one is killed.

Knows: how a prepared site takes the place of the old one, step by step, and that any step may be the last.
Never: begins before everything is prepared, and never believes a journal whose folder is another one.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from mopsdocs.shell.discard import discard_old, discard_unfinished
from mopsdocs.shell.errors import DISK, UserError
from mopsdocs.shell.ground import ASIDE, Ground
from mopsdocs.shell.manifest import LIMIT, NAME, read_regular
from mopsdocs.shell.paths import is_sound
from mopsdocs.shell.shelf import Shelf

SCHEMA: Final = "mopsdocs-journal/1"
_DRAFT: Final = ".mopsdocs-journal"


@dataclass(frozen=True, slots=True)
class Journal:
    """A prepared site: its folder, that folder's number on the disk, and, if not whole, the files to move."""

    staging: str
    number: int
    whole: bool
    placed: tuple[str, ...] = ()
    removed: tuple[tuple[str, str], ...] = ()


def commit(ground: Ground, journal: Journal) -> None:
    """Writes the journal: from here on the new site is decided."""
    draft = ground.beside / journal.staging / _DRAFT
    draft.write_text(json.dumps({"schema": SCHEMA, **asdict(journal)}), "ascii")
    draft.replace(ground.journal)


def finish(ground: Ground, journal: Journal) -> None:
    """Carries out what the journal says, from wherever it was left."""
    if journal.whole:
        _finish_whole(ground, journal)
    else:
        _finish_files(ground, journal)
    with suppress(OSError):  # what is left of an old site does no harm: the next build tries again
        _clear_away(ground, journal)
        ground.journal.unlink(missing_ok=True)


def recover(ground: Ground) -> bool:
    """Finishes what a killed build had decided, removes what it had not; true if there was something."""
    journal = _read(ground)
    with reported(ground.out):
        if journal:
            finish(ground, journal)
        else:
            ground.journal.unlink(missing_ok=True)
        left = [path for path in ground.beside.iterdir() if ground.is_staging(path.name)]
        for path in left if not ground.journal.exists() else ():
            with suppress(OSError):
                _remove_stale(ground, path)
    return bool(journal or left)


@contextmanager
def reported(out: Path) -> Iterator[None]:
    """Turns what the disk refuses into a sentence for the operator."""
    try:
        yield
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        raise UserError(
            f"The site {out} could not be written: {error.strerror}{where}.",
            "Mend that, then build again.",
            DISK,
        ) from error


def number_of(folder: Path) -> int:
    """What the disk calls a folder; 0 if there is none."""
    with suppress(OSError):
        return folder.lstat().st_ino
    return 0


def _finish_whole(ground: Ground, journal: Journal) -> None:
    staging = ground.beside / journal.staging
    if number_of(staging) == journal.number:
        try:
            _install(staging, ground.out, staging.with_name(f"{staging.name}{ASIDE}"))
        except OSError:
            ground.journal.unlink(missing_ok=True)  # the old site stays, and the next build starts afresh
            raise


def _clear_away(ground: Ground, journal: Journal) -> None:
    """Removes the folder of the files that have moved, or the old site that was exchanged."""
    staging = ground.beside / journal.staging
    if not journal.whole and number_of(staging) == journal.number:
        discard_unfinished(staging)
    if journal.whole and number_of(ground.out) == journal.number:
        for old in (staging, staging.with_name(f"{staging.name}{ASIDE}")):
            if old.is_dir():
                discard_old(old, ground.out)


def _remove_stale(ground: Ground, path: Path) -> None:
    """Removes what a killed build left, but for an old site that stands in for a lost one."""
    if path.is_symlink() or not path.is_dir():
        path.unlink()
    elif not path.name.endswith(ASIDE):
        discard_unfinished(path)
    elif ground.out.exists():
        discard_old(path, ground.out)
    else:
        path.rename(ground.out)


def _install(staging: Path, out: Path, aside: Path) -> None:
    """Puts the prepared folder in the place of the old one: at once where the disk can, else in two steps."""
    if not out.exists() or not any(out.iterdir()):
        staging.rename(out)
        return
    from mopsdocs.shell.exchange import exchange  # it loads ctypes, which few builds need

    if not exchange(staging, out):
        out.rename(aside)
        try:
            staging.rename(out)
        except OSError:
            aside.rename(out)
            raise


def _finish_files(ground: Ground, journal: Journal) -> None:
    staging = ground.beside / journal.staging
    if number_of(staging) != journal.number:
        return
    shelf = Shelf(ground.out)
    for path in journal.placed:
        if os.path.lexists(staging / path):
            shelf.make_way(path)
            (staging / path).replace(ground.out / path)
    for path, sha256 in journal.removed:
        if shelf.digest(path) == sha256:
            (ground.out / path).unlink()
        shelf.prune(path)
    if os.path.lexists(staging / NAME):
        (staging / NAME).replace(ground.out / NAME)


def _read(ground: Ground) -> Journal | None:
    """The journal, if it is one, and is about a folder of ours."""
    try:
        found = json.loads(read_regular(ground.journal, LIMIT))
        if found.pop("schema") != SCHEMA:
            return None
        removed = tuple((str(path), str(sha256)) for path, sha256 in found.pop("removed"))
        journal = Journal(**{**found, "placed": tuple(map(str, found["placed"]))}, removed=removed)
        paths = [*journal.placed, *(path for path, _ in removed)]
        sound = ground.is_staging(journal.staging) and is_sound(paths)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return journal if sound else None
