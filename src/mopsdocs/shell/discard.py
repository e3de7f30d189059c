"""The removal of a folder that has had its day: an old site, or a site that was never finished.

Knows: which files of it were ours, and that the others must live on in the new site.
Never: follows a link, and never drops a file that it cannot place.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from mopsdocs.shell.manifest import NAME, read_manifest


def discard_old(old: Path, site: Path) -> None:
    """Removes an old site; a file in it that is not ours and not yet in the new site moves there."""
    ours = read_manifest(old).files
    planned = read_manifest(site).files

    def spare(path: str) -> None:
        if path not in ours and path != NAME:
            _move_if_new(old / path, site / (f"{path}~" if path in planned else path))

    _dismantle(old, spare)


def discard_unfinished(folder: Path) -> None:
    """Removes a folder in which a site was prepared: what is not ours in it has its true place elsewhere."""
    _dismantle(folder, lambda _path: None)


def _move_if_new(file: Path, home: Path) -> None:
    """Moves a file home, unless it is there: it came, or was saved anew, while the site was exchanged."""
    with suppress(FileNotFoundError):
        if file.lstat().st_ino == home.lstat().st_ino:
            return
    home.parent.mkdir(parents=True, exist_ok=True)
    file.replace(home)


def _dismantle(root: Path, spare: Callable[[str], None]) -> None:
    """Removes every file below a folder, the list of ours last: an interrupted removal can be taken up."""
    folders = [""]
    for folder in folders:
        folders.extend(_empty(root, folder, spare))
    (root / NAME).unlink(missing_ok=True)
    for folder in reversed(folders):
        (root / folder).rmdir()


def _empty(root: Path, folder: str, spare: Callable[[str], None]) -> list[str]:
    """Removes the files of one folder and returns the folders in it."""
    inner = []
    opened = os.open(root / folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        with os.scandir(opened) as found:
            listed = [(one.name, one.is_dir(follow_symlinks=False)) for one in found]
        for name, is_folder in listed:
            path = f"{folder}/{name}" if folder else name
            if is_folder:
                inner.append(path)
            elif path != NAME:
                spare(path)
                with suppress(FileNotFoundError):
                    os.unlink(name, dir_fd=opened)
    finally:
        os.close(opened)
    return inner
