"""Makes an output folder equal to a set of files: all of them or none, and only those that differ.

Knows: what is there, what is planned, and the gentlest way from the one to the other.
Never: writes outside its folder and the room beside it; changes or drops a file that it did not make.
"""

import errno
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from mopsdocs.shell.errors import DISK, UserError
from mopsdocs.shell.ground import Ground, refuse_foreign, survey
from mopsdocs.shell.journal import Journal, commit, finish, number_of, recover, reported
from mopsdocs.shell.lock import Lock
from mopsdocs.shell.manifest import NAME, Filed, Manifest, manifest_text, read_manifest
from mopsdocs.shell.paths import check_paths, folders_of
from mopsdocs.shell.shelf import Shelf
from mopsdocs.shell.staging import (
    FOLDER_MODE,
    Change,
    carry_foreign,
    in_the_way,
    link_kept,
    place,
    place_pieces,
    write_file,
)

FEW: Final = 50
# Why a file may be impossible to link: another disk, another owner, too many links, a disk without links.
_UNLINKABLE: Final = {errno.EXDEV, errno.EPERM, errno.EACCES, errno.EMLINK, errno.EOPNOTSUPP, errno.ENOSYS}

__all__ = ["Filed", "Published", "Site", "check_paths", "place", "place_pieces"]


@dataclass(frozen=True, slots=True)
class Published:
    """What a publish did: files written and removed, and those of ours kept since somebody changed them."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    spared: tuple[str, ...]


class Site:
    """An output folder under lock: prepare files with `stage` and `place`, then `publish` them."""

    def __init__(self, out: Path, tool: str, protected: Sequence[Path] = (), *, adopt: bool = False) -> None:
        self._out = out
        self._tool = tool
        self._protected = protected
        self._adopt = adopt
        self._staging: Path | None = None
        self._found = Manifest("", {})
        self._ground: Ground
        self._lock: Lock
        self._shelf: Shelf
        self.recovered = False

    def __enter__(self) -> Self:
        self._ground = survey(self._out, self._protected)
        with reported(self._out):
            _make_parents(self._ground.beside)
        self._lock = Lock(self._ground.lock, str(self._out))
        self._lock.acquire()
        try:
            self.recovered = recover(self._ground)
            self._found = read_manifest(self._ground.out)
            self._shelf = Shelf(self._ground.out)
            if not self._adopt:
                refuse_foreign(self._ground, self._found)
        except BaseException:
            self._lock.release()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            with suppress(UserError):  # what is left is taken up by the next build
                recover(self._ground)
        finally:
            self._lock.release()

    @property
    def manifest(self) -> Mapping[str, Filed]:
        """The files of ours that the folder should hold, by path."""
        return self._found.files

    def intact(self, path: str) -> bool:
        """Whether a file of ours is still there, plain and of the size that it had."""
        filed = self._found.files.get(path)
        return filed is not None and self._shelf.size(path) == filed.size

    def whole(self) -> bool:
        """Whether all files of ours are still there, as `intact` sees it."""
        size_of = self._shelf.size
        return all(size_of(path) == filed.size for path, filed in self._found.files.items())

    def stage(self) -> Path:
        """The folder for `place`; this process or its workers fill it, and `publish` empties it."""
        if self._staging is None:
            name = f"{self._ground.prefix}-{os.getpid()}-{os.urandom(4).hex()}"
            staging = self._ground.beside / name
            with reported(self._out):
                staging.mkdir(FOLDER_MODE)
                staging.chmod(FOLDER_MODE)  # whatever the umask says
            self._staging = staging
        return self._staging

    def publish(self, written: Iterable[Filed], kept: Iterable[str]) -> Published:
        """Makes the folder hold the placed files, the kept ones, what was never ours, and nothing else."""
        self._shelf = Shelf(self._ground.out)
        with reported(self._out):
            change = self._weigh(tuple(written), kept)
            same = change.planned == self._found.files and self._tool == self._found.tool
            if not (same and not change.written and self._ground.out.is_dir()):
                self._carry_out(change)
        self._found = Manifest(self._tool, change.planned)
        self._shelf = Shelf(self._ground.out)
        self._staging = None
        return Published(tuple(sorted(change.written)), tuple(sorted(change.removed)), change.spared)

    def _weigh(self, written: Sequence[Filed], kept: Iterable[str]) -> Change:
        before = self._found.files
        planned = {path: before[path] for path in kept}
        claims = [*planned, *(filed.path for filed in written)]
        planned.update((filed.path, filed) for filed in written)
        if len(claims) != len(planned) or not planned.keys() <= before.keys():
            check_paths(claims)
        gone = before.keys() - planned.keys()
        removed = {path for path in gone if self._shelf.digest(path) == before[path].sha256}
        spared = {path for path in gone - removed if self._shelf.size(path) >= 0}
        alike = frozenset(filed.path for filed in written if self._is_there(filed))
        changed = frozenset(filed.path for filed in written) - alike
        return Change(before, planned, changed, alike, frozenset(removed), tuple(sorted(spared)))

    def _is_there(self, filed: Filed) -> bool:
        """Whether the very same content is there already, ours or not."""
        old = self._found.files.get(filed.path)
        if old is not None and old.sha256 != filed.sha256:
            return False
        return self._shelf.size(filed.path) == filed.size and self._shelf.digest(filed.path) == filed.sha256

    def _carry_out(self, change: Change) -> None:
        staging = self.stage()
        small = self._ground.whole and self._is_small(change)
        whole = self._ground.whole and not small and self._gather(change, staging)
        if not whole and not small:
            self._refuse_obstacles(change)
        write_file(str(staging / NAME), manifest_text(self._tool, change.planned.values()))
        journal = Journal(staging.name, number_of(staging), whole)
        if not whole:
            removed = tuple((path, change.before[path].sha256) for path in sorted(change.removed))
            journal = replace(journal, placed=tuple(sorted(change.written)), removed=removed)
        commit(self._ground, journal)
        finish(self._ground, journal)

    def _is_small(self, change: Change) -> bool:
        """Whether the files can be moved one by one: few, none in the way, and no folder goes."""
        touched = change.written | change.removed
        if len(touched) > FEW or not self._shelf.is_open(NAME):
            return False
        if change.removed and folders_of(change.before) - folders_of(change.planned):
            return False
        return all(self._shelf.is_open(path) for path in touched) and not any(self._obstacles(change))

    def _gather(self, change: Change, staging: Path) -> bool:
        """Completes the staging folder; false where the disk cannot link what has to come along."""
        for path in change.planned.keys() - change.written - change.alike:
            if not self.intact(path):
                raise UserError(f"{path} changed while the site was built.", "Build again.", DISK)
        for path in change.alike:
            (staging / path).unlink()
        try:
            link_kept(change, str(self._ground.out), str(staging))
            if self._ground.out.is_dir():
                carry_foreign(change, str(self._ground.out), str(staging))
        except OSError as error:
            if error.errno in _UNLINKABLE:
                return False
            raise
        return True

    def _refuse_obstacles(self, change: Change) -> None:
        for path in self._obstacles(change):
            raise in_the_way(path)
        for path in change.written | change.removed | {NAME}:
            if not self._shelf.is_open(path):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)

    def _obstacles(self, change: Change) -> Iterator[str]:
        """The written paths where something stands that is not a file of ours."""
        for path in change.written:
            ours = path in change.before and self._shelf.size(path) >= 0
            if not ours and not self._shelf.is_free(path):
                yield path


def _make_parents(folder: Path) -> None:
    """Makes the folders that lead to the output folder."""
    for made in [above for above in (folder, *folder.parents) if not above.exists()][::-1]:
        made.mkdir(FOLDER_MODE)
        made.chmod(FOLDER_MODE)  # whatever the umask says
