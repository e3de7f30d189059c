"""The folder where the next site is prepared: new files, links to kept ones, and what is not ours.

Knows: how a file comes into a folder that nobody looks at yet.
Never: changes a byte of the site that is being read.
"""

import errno
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from mopsdocs.shell.errors import DISK, UserError
from mopsdocs.shell.manifest import NAME, Filed
from mopsdocs.shell.paths import folders_of, is_sound

FILE_MODE: Final = 0o644
FOLDER_MODE: Final = 0o755
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_BUFFER: Final = 1 << 18
_IN_THE_WAY: Final = {errno.EEXIST, errno.ENOTDIR, errno.EISDIR}


@dataclass(frozen=True, slots=True)
class Change:
    """What lies between the site that is there and the one that is planned, by path.

    Written files differ from what is there, alike ones do not; removed ones are ours and as we left them,
    spared ones have been changed by somebody since.
    """

    before: Mapping[str, Filed]
    planned: Mapping[str, Filed]
    written: frozenset[str]
    alike: frozenset[str]
    removed: frozenset[str]
    spared: tuple[str, ...]


def place(staging: Path, path: str, content: bytes, recipe: str) -> Filed:
    """Writes one file of the next site; workers may call it too, each for other paths."""
    with _placing(staging, path) as target:
        write_file(target, content)
    return Filed(path, hashlib.sha256(content).hexdigest(), len(content), recipe)


def place_pieces(staging: Path, path: str, pieces: Iterable[bytes], recipe: str) -> Filed:
    """Does as `place`, for a file that there is no room for as a whole."""
    size, digest = 0, hashlib.sha256()
    with _placing(staging, path) as target, os.fdopen(os.open(target, _NEW, FILE_MODE), "wb", _BUFFER) as file:
        os.fchmod(file.fileno(), FILE_MODE)  # whatever the umask says
        for piece in pieces:
            size += file.write(piece)
            digest.update(piece)
    return Filed(path, digest.hexdigest(), size, recipe)


@contextmanager
def _placing(staging: Path, path: str) -> Iterator[str]:
    if not is_sound((path,)):
        raise ValueError(path)
    try:
        _make_folder(str(staging), path.rpartition("/")[0])
        yield f"{staging}/{path}"
    except OSError as error:
        raise UserError(f"{path} could not be written: {error.strerror}.", "", DISK) from error


def link_kept(change: Change, out: str, staging: str) -> None:
    """Links the files that stay as they are into the next site."""
    for path in change.planned:
        if path not in change.written:
            _make_folder(staging, path.rpartition("/")[0])
            os.link(f"{out}/{path}", f"{staging}/{path}", follow_symlinks=False)


def carry_foreign(change: Change, out: str, staging: str) -> None:
    """Links everything that is not ours into the next site, and says so if something is in the way."""
    ours = folders_of(change.before) | folders_of(change.planned)
    foreign: list[str] = []
    pending = [""]
    while pending:
        folder = pending.pop()
        _refuse_closed(f"{out}/{folder}")
        with os.scandir(f"{out}/{folder}") as found:
            for one in found:
                path = f"{folder}/{one.name}" if folder else one.name
                if one.is_dir(follow_symlinks=False):
                    pending.append(path)
                    if path not in ours:
                        _carry_folder(change, staging, path)
                        foreign.append(path)
                elif path != NAME and not _is_ours(change, path, one):
                    _carry_file(out, staging, path)
    for path in reversed(foreign):
        _make_alike(f"{out}/{path}", f"{staging}/{path}")


def in_the_way(path: str) -> UserError:
    """Says that something stands where a page should go."""
    return UserError(
        f"{path} is in the output folder already, and mopsdocs did not make it.",
        "Move it away, or give the playbook whose page needs the place another name.",
    )


def _is_ours(change: Change, path: str, one: os.DirEntry[str]) -> bool:
    if path in change.removed:
        return True
    known = path in change.before or path not in change.written
    return path in change.planned and known and one.is_file(follow_symlinks=False)


def _carry_folder(change: Change, staging: str, path: str) -> None:
    if path in change.planned:
        raise in_the_way(path)
    _make_folder(staging, path)


def _carry_file(out: str, staging: str, path: str) -> None:
    try:
        _make_folder(staging, path.rpartition("/")[0])
        os.link(f"{out}/{path}", f"{staging}/{path}", follow_symlinks=False)
    except OSError as error:
        if error.errno in _IN_THE_WAY:
            raise in_the_way(path) from error
        raise


def _refuse_closed(folder: str) -> None:
    """Raises for a folder that we may not empty once its files have moved on."""
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK, effective_ids=True):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), folder)


def _make_alike(old: str, new: str) -> None:
    from shutil import copystat  # rarely needed, and slow to load

    seen = Path(old).stat()
    copystat(old, new)
    with suppress(PermissionError):
        os.chown(new, seen.st_uid, seen.st_gid)


def write_file(target: str, content: bytes) -> None:
    """Writes a file that is not there yet."""
    file = os.open(target, _NEW, FILE_MODE)
    try:
        os.fchmod(file, FILE_MODE)  # whatever the umask says
        done = os.write(file, content)
        while done < len(content):
            done += os.write(file, content[done:])
    finally:
        os.close(file)


@lru_cache(maxsize=65536)
def _make_folder(staging: str, folder: str) -> None:
    """Makes a folder below the staging folder, whose own name never comes back: so this can be remembered."""
    if not folder:
        return
    _make_folder(staging, folder.rpartition("/")[0])
    made = Path(staging, folder)
    with suppress(FileExistsError):
        made.mkdir(FOLDER_MODE)
        made.chmod(FOLDER_MODE)  # whatever the umask says
