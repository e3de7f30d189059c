"""One build at a time: a lock on the output folder that dies with the process that holds it.

Knows: the lock's file, and whose number stands in it.
Never: waits, and never takes a number for proof: only the system's own lock counts.
"""

import fcntl
import os
from pathlib import Path
from typing import Final

from mopsdocs.shell.errors import DISK, LOCKED, UserError

_FLAGS: Final = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
_held: set[int] = set()


def _let_go_in_child() -> None:
    # A worker that outlives its killed parent must not keep the lock.
    for descriptor in _held:
        os.close(descriptor)
    _held.clear()


os.register_at_fork(after_in_child=_let_go_in_child)


class Lock:
    """The lock at a path; `release` takes its file away again."""

    def __init__(self, path: Path, subject: str) -> None:
        self._path = path
        self._subject = subject
        self._descriptor = -1

    def acquire(self) -> None:
        """Takes the lock, or says who has it."""
        while self._descriptor < 0:
            try:
                self._try()
            except BlockingIOError:
                raise UserError(self._taken(), "Try again when it has finished.", LOCKED) from None
            except OSError as error:
                message = f"mopsdocs cannot write at {self._subject}: {error.strerror} ({error.filename})."
                raise UserError(message, "Make that folder writable, or give another --out.", DISK) from error

    def release(self) -> None:
        """Takes the lock's file away and lets go."""
        if self._descriptor >= 0:
            self._path.unlink(missing_ok=True)
            self._close(self._descriptor)
            self._descriptor = -1

    def _try(self) -> None:
        found = os.open(self._path, _FLAGS, 0o644)
        _held.add(found)
        try:
            fcntl.flock(found, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # Whoever held it before may have removed the file that we opened: then it guards nothing.
            if os.path.samestat(os.fstat(found), self._path.lstat()):
                os.ftruncate(found, 0)
                os.pwrite(found, f"{os.getpid()}\n".encode(), 0)
                self._descriptor = found
        except FileNotFoundError:
            pass
        finally:
            if self._descriptor != found:
                self._close(found)

    def _taken(self) -> str:
        try:
            holder = self._path.read_text("ascii").strip()
        except (OSError, ValueError):
            holder = ""
        who = f"process {holder}" if holder.isdecimal() else "a process that gave no number"
        return f"Another build is writing {self._subject} ({who})."

    @staticmethod
    def _close(descriptor: int) -> None:
        if descriptor in _held:
            _held.discard(descriptor)
            os.close(descriptor)
