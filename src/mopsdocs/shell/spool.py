"""What many documents came to, put by in a file until all of them are there.

Knows: a file that has no name any more, and where in it each document stands.
Never: outlives the process; holds what cannot be computed again.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec

from mopsdocs.shell.errors import DISK, UserError
from mopsdocs.shell.memory import Remembered

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Remembered).decode
_OPENED = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


@contextmanager
def _told_of() -> Iterator[None]:
    """Tell whoever builds where the disk refuses."""
    try:
        yield
    except OSError as error:
        message = f"What the build has to remember could not be written: {error.strerror}"
        raise UserError(message, "Make room on the disk of the output folder.", DISK) from error


class Spool(Mapping[str, Remembered]):
    """Documents by source path, in its order; each is read when it is asked for. Workers may read, too."""

    def __init__(self, path: Path) -> None:
        with _told_of():
            self._file = os.open(path, _OPENED, 0o600)
            path.unlink()
        self._end = 0
        self._places: dict[str, tuple[int, int]] = {}

    def update(self, documents: Mapping[str, Remembered]) -> None:
        """Put documents by; in one process alone."""
        for path, one in documents.items():
            content = _encode(one)
            with _told_of():
                self._write(content)
            self._places[path] = self._end, len(content)
            self._end += len(content)

    def _write(self, content: bytes) -> None:
        done = 0
        while done < len(content):
            done += os.pwrite(self._file, content[done:], self._end + done)

    def __getitem__(self, path: str) -> Remembered:
        """Read a document."""
        start, length = self._places[path]
        return _decode(os.pread(self._file, length, start))

    def __iter__(self) -> Iterator[str]:
        """Give the paths of all documents, in order."""
        return iter(sorted(self._places))

    def __len__(self) -> int:
        """Count the documents."""
        return len(self._places)

    def __del__(self) -> None:
        """Let go of the file."""
        if hasattr(self, "_file"):
            os.close(self._file)
