"""Source files changed in place: only the bytes asked for, all of a file or nothing of it.

Knows: the disk; that somebody else may write the same file.
Never: what a change is for.
"""

import errno
import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from mopsdocs.model.diagnostic import Span
from mopsdocs.shell.errors import DISK, UserError
from mopsdocs.shell.manifest import read_regular

_ROOM = 1_000_000
_NEW = 0o644

Edit = tuple[Span, str]
"""A place in a file, on one line, and what is written there."""


class ChangedError(UserError):
    """A file is no longer what was read of it."""


def edited(content: bytes, edits: Iterable[Edit]) -> bytes:
    """Give a file's content with its edits done; line ends and everything else stay as they are.

    Edits are on single lines. One that overlaps another, or lies outside its line, is left out.
    """
    lines = content.removeprefix(b"\xef\xbb\xbf").decode().split("\n")
    mark = b"\xef\xbb\xbf" if content.startswith(b"\xef\xbb\xbf") else b""
    before: tuple[int, int] | None = None
    for span, text in sorted(edits, key=lambda edit: (edit[0].line, edit[0].column), reverse=True):
        line = lines[span.line - 1].removesuffix("\r") if span.line <= len(lines) else ""
        last = (span.line, span.end_column)
        if span.line != span.end_line or span.end_column - 1 > len(line) or (before and last > before):
            continue
        end = lines[span.line - 1][len(line) :]
        lines[span.line - 1] = line[: span.column - 1] + text + line[span.end_column - 1 :] + end
        before = (span.line, span.column)
    return mark + "\n".join(lines).encode()


def write_back(path: Path, before: bytes | None, after: bytes) -> None:
    """Write a file anew, at once and whole, with its mode; raise ChangedError where it is no longer what was read.

    `before` is None for a file that is not there yet.
    """
    name = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        found, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
        with os.fdopen(found, "wb") as file:
            file.write(after)
            os.fchmod(file.fileno(), path.stat().st_mode & 0o7777 if before is not None else _NEW)
            file.flush()
            os.fsync(file.fileno())
        if _content(path, before) != before:
            message = f"{path.name} has changed while it was being read"
            raise ChangedError(message, "Nothing was written to it; run the command again", DISK)
        if before is not None and not os.access(path, os.W_OK):  # To rename over it asks for its folder alone.
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        Path(name).replace(path)
        name = ""
    except OSError as error:
        raise UserError(f"{path.name} could not be written: {error.strerror}", exit_code=DISK) from error
    finally:
        if name:
            with suppress(OSError):
                Path(name).unlink()


def _content(path: Path, before: bytes | None) -> bytes | None:
    """Give what stands in a file now; None where there is none."""
    try:
        return read_regular(path, len(before or b"") + _ROOM)
    except FileNotFoundError:
        return None
