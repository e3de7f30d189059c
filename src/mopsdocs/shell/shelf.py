"""What really lies in the output folder, reached without following a link.

Knows: a path's true kind, size and content.
Never: leaves the folder, whatever has been put in the way.
"""

import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path

from mopsdocs.shell.errors import DISK, UserError
from mopsdocs.shell.manifest import read_regular
from mopsdocs.shell.paths import folders_of
from mopsdocs.shell.staging import FOLDER_MODE


class Shelf:
    """A folder as it stands now; what it has seen of inner folders it remembers."""

    def __init__(self, root: Path) -> None:
        self._root = str(root)
        # True: a real folder. False: something else, or nothing. Unknown: not looked at.
        self._real: dict[str, bool] = {}

    def size(self, path: str) -> int:
        """The size of a regular file; -1 if there is none."""
        folder = path.rpartition("/")[0]
        real = self._real.get(folder)
        if real or (real is None and self._is_real(folder)):
            try:
                seen = os.lstat(f"{self._root}/{path}")
            except OSError:
                return -1
            if stat.S_ISREG(seen.st_mode):
                return seen.st_size
        return -1

    def digest(self, path: str) -> str:
        """The digest of a regular file's content; empty if there is none."""
        size = self.size(path)
        if size < 0:
            return ""
        try:
            return hashlib.sha256(read_regular(Path(self._root, path), size)).hexdigest()
        except OSError:
            return ""

    def is_free(self, path: str) -> bool:
        """Whether nothing stands at this path, nor in place of a folder that leads there."""
        above = path.rpartition("/")[0]
        while above:
            if os.path.lexists(f"{self._root}/{above}"):
                if not self._is_real(above):
                    return False
                break
            above = above.rpartition("/")[0]
        return not os.path.lexists(f"{self._root}/{path}")

    def is_open(self, path: str) -> bool:
        """Whether files may be added and removed beside this path, or in the folder that leads to it."""
        above = path.rpartition("/")[0]
        while above and not os.path.lexists(f"{self._root}/{above}"):
            above = above.rpartition("/")[0]
        return os.access(f"{self._root}/{above}", os.W_OK | os.X_OK, effective_ids=True)

    def make_way(self, path: str) -> None:
        """Makes the folders that lead to a path."""
        for folder in ("", *sorted(folders_of((path,)))):
            if not self._is_real(folder):
                made = Path(self._root, folder)
                with suppress(FileExistsError):
                    made.mkdir(FOLDER_MODE)
                    made.chmod(FOLDER_MODE)  # whatever the umask says
                del self._real[folder]
            if not self._is_real(folder):
                raise UserError(f"{folder} is in the way in the output folder.", "Move it away.", DISK)

    def prune(self, path: str) -> None:
        """Removes the folders above a removed file that it left empty."""
        folder = path.rpartition("/")[0]
        with suppress(OSError):
            while folder:
                if self._is_real(folder):  # else it is gone already, perhaps by a build that was killed
                    Path(self._root, folder).rmdir()
                    self._real.clear()
                folder = folder.rpartition("/")[0]

    def _is_real(self, folder: str) -> bool:
        known = self._real.get(folder)
        if known is None:
            known = self._look(folder)
            self._real[folder] = known
        return known

    def _look(self, folder: str) -> bool:
        if folder and not self._is_real(folder.rpartition("/")[0]):
            return False
        with suppress(OSError):
            return stat.S_ISDIR(os.lstat(f"{self._root}/{folder}").st_mode)
        return False
